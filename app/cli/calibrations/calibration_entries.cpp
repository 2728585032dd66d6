// SPDX-License-Identifier: GPL-3.0-or-later
// The entries of the command "calibration": each is checked against the register, and is then one record.
#include <filesystem>

#include "app/acts/first_archive.h"
#include "app/acts/register_entries.h"
#include "app/cli/calibrations/calibration_command.h"
#include "app/cli/commands.h"

namespace velocert::app {
namespace {

using base::ErrorCode;
using base::Json;
using base::Result;

/// An archive open for writing, with the person who makes the entry.
struct OpenArchive {
    std::unique_ptr<records::Archive> archive;
    ActingPerson acting;
};

Result<OpenArchive> open_archive(const CalibrationArguments& arguments, const base::Clock& clock, bool may_make,
                                 const std::string& object) {
    if (auto named = somebody_is_named(arguments.actor); !named) return base::fail(named.error());
    auto archive =
        may_make ? open_or_make(arguments.archive,
                                arguments.training ? records::ArchiveKind::training : records::ArchiveKind::real, clock)
                 : records::Archive::open(arguments.archive, clock);
    if (!archive) return base::fail(archive.error());
    auto acting = acting_person(**archive, clock, arguments.actor, "enter " + object);
    if (!acting) return base::fail(acting.error());
    return OpenArchive{std::move(*archive), std::move(*acting)};
}

ExitCode entered(const Output& output, const Result<RegisterEntry>& entry, const std::string& text) {
    if (!entry) return output.refuse(entry.error());
    for (const auto& warning : entry->warnings) output.say("warning: " + warning);
    if (output.json)
        output.document(Json::object().set("entered", entry->record));
    else
        output.text(text);
    return ExitCode::done;
}

}  // namespace

ExitCode add_certificate(const Output& output, const CalibrationArguments& arguments) {
    const base::SystemClock clock;
    const auto text = read_file(arguments.file);
    if (!text) return output.refuse(text.error());
    const auto certificate = laboratory::load_certificate(*text, arguments.file);
    if (!certificate) return output.refuse(certificate.error());
    // Said before an archive is made for it.
    if (certificate->demonstration)
        return output.refuse({ErrorCode::not_permitted, arguments.file, "a certificate of the demonstration laboratory",
                              "a certificate of a calibration; demonstration certificates are built in"});
    const auto open = open_archive(arguments, clock, true, "certificate " + certificate->number);
    if (!open) return output.refuse(open.error());
    return entered(output, enter_certificate(*open->archive, clock, open->acting, *certificate, arguments.file),
                   "certificate " + certificate->number + " for serial number " + certificate->instrument.serial +
                       ", due on " + base::text(certificate->due_on));
}

ExitCode enter_equipment(const Output& output, const CalibrationArguments& arguments) {
    const base::SystemClock clock;
    const auto text = read_file(arguments.file);
    if (!text) return output.refuse(text.error());
    const auto equipment = laboratory::load_equipment(*text, arguments.file);
    if (!equipment) return output.refuse(equipment.error());
    const auto open = open_archive(arguments, clock, true, "equipment " + equipment->id);
    if (!open) return output.refuse(open.error());
    return entered(output, enter_equipment(*open->archive, clock, open->acting, *equipment),
                   "equipment " + equipment->id + ", " + equipment->title);
}

ExitCode change_status(const Output& output, const CalibrationArguments& arguments,
                       laboratory::EquipmentStatus status) {
    const base::SystemClock clock;
    const auto open = open_archive(arguments, clock, false, "equipment " + arguments.id);
    if (!open) return output.refuse(open.error());
    return entered(output, enter_status(*open->archive, clock, open->acting, arguments.id, status, arguments.reason),
                   "equipment " + arguments.id + " is " + std::string(laboratory::name(status)));
}

ExitCode enter_check(const Output& output, const CalibrationArguments& arguments) {
    const base::SystemClock clock;
    const CheckFigures figures{
        arguments.id,         arguments.on.empty() ? base::text(base::day_of(clock.now())) : arguments.on,
        arguments.measurand,  arguments.reference,
        arguments.indication, arguments.limit};
    // What can be wrong with the figures comes before anybody is asked for a password.
    const auto check = laboratory::check_from_json(
        figures.record(arguments.actor.name.empty() ? arguments.actor.login : arguments.actor.name),
        "intermediate check");
    if (!check) return output.refuse(check.error());
    const auto open = open_archive(arguments, clock, false, "check of " + arguments.id);
    if (!open) return output.refuse(open.error());
    return entered(output, enter_check(*open->archive, clock, open->acting, figures),
                   "intermediate check of " + arguments.id + ": " +
                       (check->passed() ? "passed" : "failed; the instrument blocks its steps from now on"));
}

}  // namespace velocert::app
