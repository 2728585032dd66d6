// SPDX-License-Identifier: GPL-3.0-or-later
#include <memory>
#include <optional>

#include "app/acts/backups.h"
#include "app/cli/acting_person.h"
#include "app/cli/commands.h"
#include "app/cli/interrupt.h"
#include "core/records/archive.h"
#include "core/records/folder/folder_warnings.h"
#include "core/records/keeping/backup.h"
#include "core/records/keeping/backup_history.h"
#include "core/records/keeping/retention.h"
#include "core/sequence/documents/exact_json.h"
#include "core/signing/notes/signed_note.h"

namespace velocert::app {
namespace {

using base::Json;
using sequence::stored_count;

struct Arguments {
    std::string archive;
    std::string to;
    std::string key;
    ActorOptions actor;
    int hours = 24;
};

void warn(const Output& output, const std::string& folder) {
    for (const auto& warning : records::folder_warnings(folder))
        output.say("warning: " + warning.where + ": " + warning.what);
}

/// Who makes it, and may: told before the work. Nobody named: a backup by schedule. So is one while another program
/// writes: nobody can sign in then, for a sign-in is an entry, and a backup by schedule needs nobody.
base::Result<std::optional<Actor>> asked_by(const Arguments& arguments, const base::Clock& clock,
                                            const Output& output) {
    if (!somebody_is_named(arguments.actor)) return std::optional<Actor>();
    auto archive = records::Archive::open(arguments.archive, clock);
    if (!archive && archive.error().code == base::ErrorCode::already_exists) {
        output.say("note: " + archive.error().found +
                   ": nobody can sign in now. The backup is taken as one by schedule, without a name");
        return std::optional<Actor>();
    }
    if (!archive) return base::fail(archive.error());
    auto acting = acting_person(**archive, clock, arguments.actor, "make a backup");
    if (!acting) return base::fail(acting.error());
    return std::optional(std::move(*acting));
}

void print(const Output& output, const BackupOutcome& outcome, bool signed_one) {
    const auto& done = outcome.done;
    const auto& verification = done.verification;
    if (!output.json) {
        for (const auto& one : verification.findings) output.text(one.where + ": " + one.what);
        output.text("snapshot " + done.snapshot.name + ": " + std::to_string(done.snapshot.manifest.tree_size) +
                    " entries, " + std::to_string(done.snapshot.manifest.evidence.size()) + " evidence files, " +
                    std::to_string(done.files_copied) + " of them new" + (signed_one ? ", signed" : ", not signed") +
                    (verification.ok() ? "; opened again, all holds" : "; it does not hold"));
        return;
    }
    auto findings = Json::array();
    for (const auto& one : verification.findings)
        findings.push(Json::object().set("where", one.where).set("what", one.what));
    output.document(Json::object()
                        .set("ok", verification.ok())
                        .set("snapshot", done.snapshot.name)
                        .set("manifest", done.snapshot.digest.text())
                        .set("signed", signed_one)
                        .set("entries", stored_count(done.snapshot.manifest.tree_size))
                        .set("root", done.snapshot.manifest.root.text())
                        .set("evidence_files", stored_count(done.snapshot.manifest.evidence.size()))
                        .set("files_copied", stored_count(done.files_copied))
                        .set("bytes_copied", stored_count(done.bytes_copied))
                        .set("recorded", outcome.recorded)
                        .set("findings", findings));
}

ExitCode back_up(const Output& output, const Arguments& arguments) {
    if (arguments.archive.empty() || arguments.to.empty())
        return output.refuse({base::ErrorCode::bad_input, "backup", "no archive or no place for its backup",
                              "--archive DIR --to DIR, or `backup status`"});
    const base::SystemClock clock;
    std::optional<signing::StationKey> key;
    if (!arguments.key.empty()) {
        auto loaded = signing::StationKey::load(arguments.key);
        if (!loaded) return output.refuse(loaded.error());
        key.emplace(std::move(*loaded));
    }
    warn(output, arguments.archive);
    const auto actor = asked_by(arguments, clock, output);
    if (!actor) return output.refuse(actor.error());
    const auto outcome =
        make_backup(arguments.archive, arguments.to, key ? &*key : nullptr, *actor, clock, until_interrupted());
    if (!outcome) return output.refuse(outcome.error());
    if (!outcome->recorded)
        output.say("the backup was made but is not on record: " + outcome->why_not +
                   ". The next backup there puts it on record");
    print(output, *outcome, key.has_value());
    return outcome->done.verification.ok() ? ExitCode::done : ExitCode::integrity;
}

std::string words_for(const records::BackupAge& age, bool looked) {
    if (!age.age)
        return looked
                   ? "there is no backup"
                   : "no backup is on record; one that was taken while another program had the archive is found with "
                     "--to DIR, its folder, and the next backup there puts it on record";
    const auto hours = std::chrono::duration_cast<std::chrono::hours>(*age.age).count();
    return "the newest backup is " + std::to_string(hours) + " h old";
}

ExitCode status(const Output& output, const Arguments& arguments) {
    const auto archive = records::Archive::open_read_only(arguments.archive);
    if (!archive) return output.refuse(archive.error());
    const auto history = records::backup_history(**archive);
    if (!history) return output.refuse(history.error());
    const auto retention = records::retention_of(**archive);
    if (!retention) return output.refuse(retention.error());
    std::optional<std::string> newest;
    if (history->last) newest = history->last->utc;
    if (!arguments.to.empty()) {
        // The folder tells of backups that could not be recorded.
        const auto snapshots = records::snapshots_in(arguments.to);
        if (!snapshots) return output.refuse(snapshots.error());
        for (const auto& one : *snapshots)
            if (!newest || *newest < one.manifest.made_utc) newest = one.manifest.made_utc;
    }
    const base::SystemClock clock;
    const auto age = records::backup_age(newest, clock.now(), std::chrono::hours(arguments.hours));
    const auto& good = history->last_good_rehearsal;
    const auto& last = history->last_rehearsal;
    // A backup out of which no archive came is none, however young.
    const bool failed = last && !last->good();
    const bool alarm = age.alarm || failed;
    const auto warnings = records::folder_warnings(arguments.archive);
    std::size_t holds = 0;
    for (const auto& hold : retention->holds) holds += hold.lifted ? 0U : 1U;
    if (output.json) {
        auto listed = Json::array();
        for (const auto& one : warnings) listed.push(Json::object().set("where", one.where).set("what", one.what));
        output.document(Json::object()
                            .set("alarm", alarm)
                            .set("newest_utc", newest ? Json(*newest) : Json())
                            .set("age_hours", age.age ? Json::integer(age.age->count() / 3600) : Json())
                            .set("last_backup", history->last ? Json(history->last->snapshot) : Json())
                            .set("last_rehearsal_utc", last ? Json(last->utc) : Json())
                            .set("last_rehearsal_good", last ? Json(last->good()) : Json())
                            .set("last_good_rehearsal_utc", good ? Json(good->utc) : Json())
                            .set("retention_years", Json::integer(retention->years))
                            .set("legal_holds", stored_count(holds))
                            .set("warnings", listed));
    } else {
        output.text((age.alarm ? "ALARM: " : "") + words_for(age, !arguments.to.empty()));
        output.text(good ? "last good rehearsal of a restore: " + good->utc
                         : std::string("no restore was ever rehearsed with success"));
        if (failed) output.text("ALARM: the last rehearsal, " + last->utc + ", failed: " + last->first_finding);
        output.text("records are kept for " + std::to_string(retention->years) + " years" +
                    (retention->stated ? "" : " (nothing longer was stated)") +
                    "; legal holds in force: " + std::to_string(holds));
        for (const auto& one : warnings) output.text("warning: " + one.where + ": " + one.what);
    }
    return alarm ? ExitCode::undecided : ExitCode::done;
}

}  // namespace

void add_backup(CLI::App& app, CommandLine& line) {
    auto* command = app.add_subcommand("backup", "Take a snapshot of an archive, also while it is written; its status");
    const auto arguments = std::make_shared<Arguments>();
    command->add_option("--archive", arguments->archive, "Archive folder");
    command->add_option("--to", arguments->to, "Folder of its backups, on another disk (made if it is missing)");
    command->add_option(
        "--station-key", arguments->key,
        "Key of the station: signs the backup and a checkpoint before it; needed once the ledger names one");
    command->add_option("--person", arguments->actor.name, "Who makes it, by name; left out: by schedule");
    add_actor_options(*command, arguments->actor);
    command->footer(
        "Example: velocert-cli backup --archive lab --to DISK/lab-backups\n"
        "         velocert-cli backup status --archive lab");
    auto* state = command->add_subcommand(
        "status", "Age of the newest backup, last rehearsal, retention and legal holds; exit code 2 is the alarm");
    state->add_option("--archive", arguments->archive, "Archive folder (only read)")->required();
    state->add_option("--to", arguments->to, "Folder of its backups, for those that are not on record");
    state->add_option("--hours", arguments->hours, "Alarm when the newest is older than this (default 24)")
        ->check(CLI::Range(1, 24 * 366));
    command->callback([&line, arguments, state] {
        const bool asked = state->parsed();
        line.action = [arguments, asked](const Output& output) {
            return asked ? status(output, *arguments) : back_up(output, *arguments);
        };
    });
}

}  // namespace velocert::app
