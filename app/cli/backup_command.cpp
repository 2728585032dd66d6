// SPDX-License-Identifier: GPL-3.0-or-later
#include <memory>
#include <optional>

#include "app/cli/commands.h"
#include "core/records/archive.h"
#include "core/records/backup.h"
#include "core/records/backup_history.h"
#include "core/records/folder_warnings.h"
#include "core/records/retention.h"

namespace velocert::app {
namespace {

using base::Json;

struct Arguments {
    std::string archive;
    std::string to;
    std::string person;
    int hours = 24;
};

Json whole(std::uint64_t value) { return Json::integer(static_cast<std::int64_t>(value)); }

void warn(const Output& output, const std::string& folder) {
    for (const auto& warning : records::folder_warnings(folder))
        output.say("warning: " + warning.where + ": " + warning.what);
}

/// Another program may be writing; then the backup stands all the same, and its record is missing.
base::Result<void> record(const Arguments& arguments, const records::Snapshot& snapshot, const base::Clock& clock,
                          const std::optional<base::Person>& person) {
    auto archive = records::Archive::open(arguments.archive, clock);
    if (!archive) return base::fail(archive.error());
    return records::record_backup(**archive, snapshot, arguments.to, person);
}

ExitCode back_up(const Output& output, const Arguments& arguments) {
    if (arguments.archive.empty() || arguments.to.empty())
        return output.refuse({base::ErrorCode::bad_input, "backup", "no archive or no place for its backup",
                              "--archive DIR --to DIR, or `backup status`"});
    const base::SystemClock clock;
    std::optional<base::Person> person;
    if (!arguments.person.empty()) {
        auto named = base::person_named(arguments.person, "--person");
        if (!named) return output.refuse(named.error());
        person = std::move(*named);
    }
    warn(output, arguments.archive);
    const auto done = records::back_up(arguments.archive, arguments.to, clock);
    if (!done) return output.refuse(done.error());
    const auto recorded = record(arguments, done->snapshot, clock, person);
    if (!recorded) output.say("the backup was made but is not on record: " + recorded.error().text());
    const auto& verification = done->verification;
    if (output.json) {
        auto findings = Json::array();
        for (const auto& one : verification.findings)
            findings.push(Json::object().set("where", one.where).set("what", one.what));
        output.document(Json::object()
                            .set("ok", verification.ok())
                            .set("snapshot", done->snapshot.name)
                            .set("manifest", done->snapshot.digest.text())
                            .set("entries", whole(done->snapshot.manifest.tree_size))
                            .set("root", done->snapshot.manifest.root.text())
                            .set("evidence_files", whole(done->snapshot.manifest.evidence.size()))
                            .set("files_copied", whole(done->files_copied))
                            .set("bytes_copied", whole(done->bytes_copied))
                            .set("recorded", recorded.has_value())
                            .set("findings", findings));
    } else {
        for (const auto& one : verification.findings) output.text(one.where + ": " + one.what);
        output.text("snapshot " + done->snapshot.name + ": " + std::to_string(done->snapshot.manifest.tree_size) +
                    " entries, " + std::to_string(done->snapshot.manifest.evidence.size()) + " evidence files, " +
                    std::to_string(done->files_copied) + " of them new" +
                    (verification.ok() ? "; opened again, all holds" : "; it does not hold"));
    }
    return verification.ok() ? ExitCode::done : ExitCode::integrity;
}

std::string words_for(const records::BackupAge& age) {
    if (!age.age) return "there is no backup";
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
    const auto warnings = records::folder_warnings(arguments.archive);
    std::size_t holds = 0;
    for (const auto& hold : retention->holds) holds += hold.lifted ? 0U : 1U;
    if (output.json) {
        auto listed = Json::array();
        for (const auto& one : warnings) listed.push(Json::object().set("where", one.where).set("what", one.what));
        output.document(Json::object()
                            .set("alarm", age.alarm)
                            .set("newest_utc", newest ? Json(*newest) : Json())
                            .set("age_hours", age.age ? Json::integer(age.age->count() / 3600) : Json())
                            .set("last_backup", history->last ? Json(history->last->snapshot) : Json())
                            .set("last_rehearsal_utc", last ? Json(last->utc) : Json())
                            .set("last_rehearsal_good", last ? Json(last->good()) : Json())
                            .set("last_good_rehearsal_utc", good ? Json(good->utc) : Json())
                            .set("retention_years", Json::integer(retention->years))
                            .set("legal_holds", whole(holds))
                            .set("warnings", listed));
    } else {
        output.text((age.alarm ? "ALARM: " : "") + words_for(age));
        output.text(good ? "last good rehearsal of a restore: " + good->utc
                         : std::string("no restore was ever rehearsed with success"));
        if (last && !last->good()) output.text("the last rehearsal, " + last->utc + ", failed: " + last->first_finding);
        output.text("records are kept for " + std::to_string(retention->years) + " years" +
                    (retention->stated ? "" : " (nothing longer was stated)") +
                    "; legal holds in force: " + std::to_string(holds));
        for (const auto& one : warnings) output.text("warning: " + one.where + ": " + one.what);
    }
    return age.alarm ? ExitCode::undecided : ExitCode::done;
}

}  // namespace

void add_backup(CLI::App& app, CommandLine& line) {
    auto* command = app.add_subcommand("backup", "Take a snapshot of an archive, also while it is written; its status");
    const auto arguments = std::make_shared<Arguments>();
    command->add_option("--archive", arguments->archive, "Archive folder");
    command->add_option("--to", arguments->to, "Folder of its backups, on another disk (made if it is missing)");
    command->add_option("--person", arguments->person, "Who makes it; left out: by schedule");
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
