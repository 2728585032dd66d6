// SPDX-License-Identifier: GPL-3.0-or-later
// The entries of the command "calibration": each is checked against the register, and is then one record.
#include <filesystem>

#include "app/cli/calibration_command.h"
#include "app/cli/commands.h"

namespace velocert::app {
namespace {

using base::ErrorCode;
using base::Json;
using base::Result;

/// An archive open for writing, with its register and the person who makes the entry.
struct OpenRegister {
    std::unique_ptr<records::Archive> archive;
    laboratory::EquipmentRegister equipment;
    ActingPerson acting;

    /// The entry as this person makes it.
    [[nodiscard]] Json by_account(Json record) const {
        if (acting.account) record.set("account", acting.account->id);
        return record;
    }
};

Result<OpenRegister> open_register(const CalibrationArguments& arguments, const base::Clock& clock, bool may_make,
                                   laboratory::Act act, const std::string& object) {
    if (auto named = somebody_is_named(arguments.actor); !named) return base::fail(named.error());
    const bool there = std::filesystem::exists(std::filesystem::path(arguments.archive) / "archive.json");
    auto archive = there || !may_make
                       ? records::Archive::open(arguments.archive, clock)
                       : records::Archive::create(
                             arguments.archive,
                             arguments.training ? records::ArchiveKind::training : records::ArchiveKind::real, clock);
    if (!archive) return base::fail(archive.error());
    auto acting = acting_person(**archive, clock, arguments.actor, "enter " + object, act, {}, object);
    if (!acting) return base::fail(acting.error());
    auto equipment = records::equipment_register(**archive);
    if (!equipment) return base::fail(equipment.error());
    return OpenRegister{std::move(*archive), std::move(*equipment), std::move(*acting)};
}

/// The file a certificate names, from beside it, if it is there. Errors: integrity when its bytes are others.
Result<bool> store_attachment(const laboratory::Certificate& certificate, const std::string& beside,
                              records::Archive& archive) {
    if (!certificate.attachment) return false;
    const auto path = (std::filesystem::path(beside).parent_path() / certificate.attachment->file).string();
    if (!std::filesystem::exists(path)) return false;
    const auto bytes = read_file(path);
    if (!bytes) return base::fail(bytes.error());
    if (base::Digest::of(*bytes) != certificate.attachment->digest)
        return base::fail(ErrorCode::integrity, path, "SHA-256 " + base::Digest::of(*bytes).text(),
                          certificate.attachment->digest.text() + ", as the certificate says");
    const auto stored = archive.store(base::as_bytes(*bytes));
    if (!stored) return base::fail(stored.error());
    return true;
}

ExitCode entered(const Output& output, const Json& record, const std::string& text) {
    if (output.json)
        output.document(Json::object().set("entered", record));
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
    if (certificate->demonstration)
        return output.refuse({ErrorCode::not_permitted, arguments.file, "a certificate of the demonstration laboratory",
                              "a certificate of a calibration; demonstration certificates are built in"});
    auto open =
        open_register(arguments, clock, true, laboratory::Act::keep_equipment, "certificate " + certificate->number);
    if (!open) return output.refuse(open.error());
    if (const auto done = open->equipment.add(*certificate, open->acting.person.name); !done)
        return output.refuse(done.error());
    const auto attached = store_attachment(*certificate, arguments.file, *open->archive);
    if (!attached) return output.refuse(attached.error());
    if (const auto stored = open->archive->store(base::as_bytes(*text)); !stored) return output.refuse(stored.error());
    const auto record =
        open->by_account(laboratory::certificate_record(*certificate, open->acting.person.name, *attached));
    if (const auto done = open->archive->append("certificate/1", record); !done) return output.refuse(done.error());
    if (certificate->attachment && !*attached)
        output.say("warning: " + certificate->attachment->file + " is not beside the certificate; it was not kept");
    if (open->equipment.by_serial(certificate->instrument.serial) == nullptr)
        output.say("warning: the register has no equipment with the serial number " + certificate->instrument.serial +
                   "; enter it with 'calibration equip'");
    return entered(output, record,
                   "certificate " + certificate->number + " for serial number " + certificate->instrument.serial +
                       ", due on " + base::text(certificate->due_on));
}

ExitCode enter_equipment(const Output& output, const CalibrationArguments& arguments) {
    const base::SystemClock clock;
    const auto text = read_file(arguments.file);
    if (!text) return output.refuse(text.error());
    const auto equipment = laboratory::load_equipment(*text, arguments.file);
    if (!equipment) return output.refuse(equipment.error());
    auto open = open_register(arguments, clock, true, laboratory::Act::keep_equipment, "equipment " + equipment->id);
    if (!open) return output.refuse(open.error());
    if (const auto done = open->equipment.add(*equipment, open->acting.person.name); !done)
        return output.refuse(done.error());
    if (const auto stored = open->archive->store(base::as_bytes(*text)); !stored) return output.refuse(stored.error());
    const auto record = open->by_account(laboratory::equipment_record(*equipment, open->acting.person.name));
    if (const auto done = open->archive->append("equipment/1", record); !done) return output.refuse(done.error());
    return entered(output, record, "equipment " + equipment->id + ", " + equipment->title);
}

ExitCode change_status(const Output& output, const CalibrationArguments& arguments,
                       laboratory::EquipmentStatus status) {
    const base::SystemClock clock;
    auto open = open_register(arguments, clock, false,
                              status == laboratory::EquipmentStatus::in_service ? laboratory::Act::keep_equipment
                                                                                : laboratory::Act::set_equipment_aside,
                              "equipment " + arguments.id);
    if (!open) return output.refuse(open.error());
    if (const auto done = open->equipment.set_status(arguments.id, status, arguments.reason, open->acting.person.name);
        !done)
        return output.refuse(done.error());
    const auto record =
        open->by_account(laboratory::status_record(arguments.id, status, arguments.reason, open->acting.person.name));
    if (const auto done = open->archive->append("equipment-status/1", record); !done)
        return output.refuse(done.error());
    return entered(output, record, "equipment " + arguments.id + " is " + std::string(laboratory::name(status)));
}

ExitCode enter_check(const Output& output, const CalibrationArguments& arguments) {
    const base::SystemClock clock;
    auto record = Json::object();
    record.set("equipment", arguments.id);
    record.set("on", arguments.on.empty() ? base::text(base::day_of(clock.now())) : arguments.on);
    record.set("measurand", arguments.measurand);
    record.set("reference", arguments.reference);
    record.set("indication", arguments.indication);
    record.set("limit", arguments.limit);
    // What can be wrong with the figures comes before anybody is asked for a password.
    auto figures = record;
    figures.set("person", arguments.actor.name.empty() ? arguments.actor.login : arguments.actor.name);
    if (const auto good = laboratory::check_from_json(figures, "intermediate check"); !good)
        return output.refuse(good.error());
    auto open = open_register(arguments, clock, false, laboratory::Act::check_equipment, "check of " + arguments.id);
    if (!open) return output.refuse(open.error());
    record.set("person", open->acting.person.name);
    record = open->by_account(std::move(record));
    const auto check = laboratory::check_from_json(record, "intermediate check");
    if (!check) return output.refuse(check.error());
    if (const auto done = open->equipment.add(*check); !done) return output.refuse(done.error());
    if (const auto done = open->archive->append("equipment-check/1", record); !done) return output.refuse(done.error());
    return entered(output, record,
                   "intermediate check of " + arguments.id + ": " +
                       (check->passed() ? "passed" : "failed; the instrument blocks its steps from now on"));
}

}  // namespace velocert::app
