// SPDX-License-Identifier: GPL-3.0-or-later
#include <filesystem>
#include <memory>
#include <optional>

#include "app/acts/backups.h"
#include "app/acts/handing_out.h"
#include "app/cli/acting_person.h"
#include "app/cli/commands.h"
#include "app/cli/interrupt.h"
#include "core/records/archive.h"
#include "core/records/integrity/rollback.h"
#include "core/records/keeping/backup.h"
#include "core/records/people/people.h"
#include "core/sequence/documents/exact_json.h"
#include "core/sequence/evaluations/evaluation.h"
#include "instruments/registry/registry.h"

namespace velocert::app {
namespace {

using base::Json;
using sequence::stored_count;

struct Arguments {
    std::string from;
    std::string to;
    std::string snapshot;
    std::string archive;
    std::string scratch;
    ActorOptions actor;
};

Json places(const std::vector<records::Finding>& findings) {
    auto out = Json::array();
    for (const auto& one : findings) out.push(Json::object().set("where", one.where).set("what", one.what));
    return out;
}

/// That whoever is named may restore what has just been restored, by the people that it knows; the sign-in is its next
/// entry. In a real archive with accounts somebody has to be named.
base::Result<void> may_restore(const Arguments& arguments, const std::string& snapshot) {
    const base::SystemClock clock;
    if (arguments.actor.login.empty()) {
        const auto archive = records::Archive::open_read_only(arguments.to);
        if (!archive) return base::fail(archive.error());
        const auto people = records::people_register(**archive);
        if (!people) return base::fail(people.error());
        if (!must_be_named(**archive, *people, laboratory::Act::restore_backup)) return {};
        return base::fail(base::ErrorCode::not_permitted, "restore", "nobody is named",
                          "--user LOGIN and that person's password: an administrator of the archive in the backup");
    }
    const auto archive = records::Archive::open(arguments.to, clock);
    if (!archive) return base::fail(archive.error());
    const auto acting = acting_person(**archive, clock, arguments.actor, "restore snapshot " + snapshot,
                                      laboratory::Act::restore_backup, {}, "snapshot " + snapshot);
    if (!acting) return base::fail(acting.error());
    return {};
}

/// Whether somebody can be asked at all: an archive whose people cannot be read is needed all the same, with what was
/// found in it.
bool can_be_asked(const Arguments& arguments) {
    const base::SystemClock clock;
    const auto archive = arguments.actor.login.empty() ? records::Archive::open_read_only(arguments.to)
                                                       : records::Archive::open(arguments.to, clock);
    return archive && records::people_register(**archive);
}

/// Where checkpoints are kept that what was restored does not go on from: it is an older state. Opening the archive for
/// writing notes that in it, which is the event on record; here it is told too. What cannot be opened or read is told
/// by its verification.
std::vector<records::Finding> places_ahead(const std::string& folder, const records::Snapshot& snapshot) {
    const base::SystemClock clock;
    const auto archive = records::Archive::open(folder, clock);
    if (!archive) return {};
    const auto noticed = records::rollbacks(**archive);
    std::vector<records::Finding> out;
    for (const auto& one : noticed.value_or(std::vector<records::Rollback>()))
        if (one.seq > snapshot.manifest.tree_size)
            out.push_back({"place \"" + one.place + '"',
                           "holds checkpoints up to " + one.newest_utc +
                               ", and the restored archive does not go on from them: an older state was put back "
                               "(ledger row " +
                               std::to_string(one.seq) +
                               "). Nothing is issued until a signatory says why that is right: 'checkpoint "
                               "accept-rollback --row " +
                               std::to_string(one.seq) + "'"});
    return out;
}

/// Takes away what was restored into a folder that was missing or empty.
void take_away(const std::string& folder) {
    std::error_code ignored;
    std::filesystem::remove_all(folder, ignored);
}

ExitCode restore(const Output& output, const Arguments& arguments) {
    if (arguments.from.empty() || arguments.to.empty())
        return output.refuse({base::ErrorCode::bad_input, "restore", "no backups or no place for the archive",
                              "--from DIR --to DIR, or `restore rehearse`"});
    auto restored = records::restore(arguments.from, arguments.snapshot, arguments.to, until_interrupted());
    if (!restored) return output.refuse(restored.error());
    auto& verification = restored->verification;
    if (!verification.ok() && !can_be_asked(arguments)) {
        output.say("note: nobody was asked whether they may restore it: its people cannot be read");
    } else if (const auto may = may_restore(arguments, restored->snapshot.name); !may) {
        take_away(arguments.to);
        return output.refuse(may.error());
    }
    const auto ahead = places_ahead(arguments.to, restored->snapshot);
    for (const auto& one : ahead) output.say("warning: " + one.where + ' ' + one.what);
    verification.notes.insert(verification.notes.end(), ahead.begin(), ahead.end());
    if (output.json) {
        output.document(Json::object()
                            .set("ok", verification.ok())
                            .set("snapshot", restored->snapshot.name)
                            .set("entries", stored_count(restored->snapshot.manifest.tree_size))
                            .set("checked", stored_count(verification.checked))
                            .set("findings", places(verification.findings))
                            .set("notes", places(verification.notes)));
    } else {
        for (const auto& one : verification.findings) output.text(one.where + ": " + one.what);
        for (const auto& one : verification.notes) output.text("note: " + one.where + ": " + one.what);
        output.text("snapshot " + restored->snapshot.name + " restored to " + arguments.to + ": " +
                    std::to_string(verification.checked) + " rows and files checked, " +
                    (verification.ok() ? "all hold" : "not all hold") +
                    (ahead.empty() ? "" : ", and it is older than what is kept outside"));
    }
    return verification.ok() ? ExitCode::done : ExitCode::integrity;
}

ExitCode rehearse(const Output& output, const Arguments& arguments) {
    const base::SystemClock clock;
    // Whoever may not is told before the work; the archive is not kept from others while it goes on.
    std::optional<base::Person> person;
    if (!arguments.archive.empty()) {
        const auto archive = records::Archive::open(arguments.archive, clock);
        if (!archive) return output.refuse(archive.error());
        if (somebody_is_named(arguments.actor)) {
            const auto acting = acting_person(**archive, clock, arguments.actor, "rehearse a restore",
                                              laboratory::Act::rehearse_restore);
            if (!acting) return output.refuse(acting.error());
            person = acting->person;
        }
    }
    const instruments::RegistryDecoders decoders;
    auto rehearsed = rehearse_restore({arguments.from, arguments.snapshot, arguments.scratch, arguments.archive},
                                      decoders, clock, until_interrupted());
    if (!rehearsed) return output.refuse(rehearsed.error());
    auto& result = *rehearsed;
    result.person = person;
    bool recorded = false;
    if (!arguments.archive.empty()) {
        const auto archive = records::Archive::open(arguments.archive, clock);
        const base::Result<void> done =
            archive ? records::record_rehearsal(**archive, result) : base::fail(archive.error());
        recorded = done.has_value();
        if (!done) output.say("the rehearsal is not recorded: " + done.error().text());
    }
    if (output.json) {
        output.document(Json::object()
                            .set("ok", result.good())
                            .set("snapshot", result.snapshot)
                            .set("checked", stored_count(result.checked))
                            .set("findings", stored_count(result.findings))
                            .set("runs", stored_count(result.runs))
                            .set("differences", stored_count(result.differences))
                            .set("first_finding", result.first_finding.empty() ? Json() : Json(result.first_finding))
                            .set("recorded", recorded));
    } else {
        output.text("rehearsal with snapshot " + result.snapshot + ": " + std::to_string(result.checked) +
                    " rows and files checked, " + std::to_string(result.runs) + " runs computed again, " +
                    (result.good() ? std::string("all hold") : "FAILED: " + result.first_finding));
        if (!recorded) output.text("not recorded: name the archive with --archive");
    }
    return result.good() ? ExitCode::done : ExitCode::integrity;
}

}  // namespace

void add_restore(CLI::App& app, CommandLine& line) {
    auto* command = app.add_subcommand("restore", "An archive out of its backups, or a rehearsal of that");
    const auto arguments = std::make_shared<Arguments>();
    command->add_option("--from", arguments->from, "Folder of backups (only read)");
    command->add_option("--to", arguments->to, "Missing or empty folder for the archive");
    command->add_option("--snapshot", arguments->snapshot, "Which one (default: the newest)");
    // The parts below have options of their own of these names.
    command->add_option("--user", arguments->actor.login,
                        "Login of the administrator who restores; a real archive with accounts asks for it");
    command->add_flag("--password-stdin", arguments->actor.password_stdin,
                      "Read the password from standard input instead of asking");
    command->footer(
        "Example: velocert-cli restore --from DISK/lab-backups --to lab-again\n"
        "         velocert-cli restore rehearse --from DISK/lab-backups --archive lab");
    auto* trial = command->add_subcommand(
        "rehearse", "Restore to a scratch folder, verify everything, compute every verdict again, record the result");
    trial->add_option("--from", arguments->from, "Folder of backups (only read)")->required();
    trial->add_option("--archive", arguments->archive, "Archive that the result is recorded in");
    trial->add_option("--scratch", arguments->scratch, "Folder with room for the archive (default: the system's)");
    trial->add_option("--snapshot", arguments->snapshot, "Which one (default: the newest)");
    trial->add_option("--person", arguments->actor.name, "Who rehearses, by name; left out: by schedule");
    add_actor_options(*trial, arguments->actor);
    command->callback([&line, arguments, trial] {
        const bool asked = trial->parsed();
        line.action = [arguments, asked](const Output& output) {
            return asked ? rehearse(output, *arguments) : restore(output, *arguments);
        };
    });
}

}  // namespace velocert::app
