// SPDX-License-Identifier: GPL-3.0-or-later
#include <chrono>
#include <filesystem>
#include <memory>
#include <optional>
#include <thread>

#include "app/acts/time_of_day.h"
#include "app/cli/acting_person.h"
#include "app/cli/commands.h"
#include "app/cli/interrupt.h"
#include "app/cli/records/failure_commands.h"
#include "core/records/archive.h"
#include "core/records/integrity/system_failure.h"
#include "core/records/keeping/upkeep.h"
#include "core/records/people/people.h"
#include "core/records/people/people_warnings.h"
#include "core/signing/notes/signed_note.h"

namespace velocert::app {
namespace {

using base::ErrorCode;
using base::Json;
using base::Result;

struct Arguments {
    std::string archive;
    bool watch = false;
    std::string at;
    std::string station_key;
    std::string time_stamp_key;
    std::string backup_to;
    int rehearsal_days = 31;
    std::string why;
    ActorOptions actor;
};

constexpr std::chrono::minutes day{std::chrono::hours(24)};

std::chrono::minutes local_offset(const base::Clock& clock) { return records::MachineClock().offset(clock.now()); }

std::string absolute(const std::string& path) {
    if (path.empty()) return path;
    std::error_code code;
    const auto whole = std::filesystem::absolute(path, code);
    return code ? path : whole.lexically_normal().string();
}

ExitCode set_plan(const Output& output, const Arguments& arguments) {
    if (const auto named = somebody_is_named(arguments.actor); !named) return output.refuse(named.error());
    const base::SystemClock clock;
    records::UpkeepPlan plan;
    const auto at = time_of_day(arguments.at, local_offset(clock), "--at");
    if (!at) return output.refuse(at.error());
    plan.at = *at;
    plan.station_key = absolute(arguments.station_key);
    plan.backup_folder = absolute(arguments.backup_to);
    plan.time_stamp_key = absolute(arguments.time_stamp_key);
    plan.rehearsal_every = std::chrono::hours(24 * arguments.rehearsal_days);
    if (!plan.station_key.empty())
        if (const auto key = signing::StationKey::load(plan.station_key); !key) return output.refuse(key.error());
    const auto archive = records::Archive::open(arguments.archive, clock);
    if (!archive) return output.refuse(archive.error());
    const auto acting =
        acting_person(**archive, clock, arguments.actor, "set the upkeep", laboratory::Act::make_backup);
    if (!acting) return output.refuse(acting.error());
    const auto done = records::set_upkeep_plan(**archive, plan, acting->person, arguments.why, clock);
    if (!done) return output.refuse(done.error());
    if (output.json)
        output.document(Json::object().set("set", true).set("at_utc", time_of_day_text(plan.at)));
    else
        output.text("each day at " + arguments.at + " (" + time_of_day_text(plan.at) + " UTC)");
    return ExitCode::done;
}

/// What is owed by the plan; an error where none was set.
Result<records::UpkeepOwed> owed(const records::Archive& archive, const base::Clock& clock) {
    auto out = records::upkeep_owed(archive, clock);
    if (out && !out->plan)
        return base::fail(ErrorCode::not_found, archive.folder(), "no upkeep was set for it", "'upkeep set' first");
    return out;
}

Json json_of(const std::optional<records::UpkeepFacts::Time>& time) {
    return time ? Json(base::utc_text(*time)) : Json();
}

ExitCode status(const Output& output, const Arguments& arguments) {
    const base::SystemClock clock;
    const auto archive = records::Archive::open_read_only(arguments.archive);
    if (!archive) return output.refuse(archive.error());
    const auto now = owed(**archive, clock);
    if (!now) return output.refuse(now.error());
    const auto plan = now->in_force();
    const auto& facts = now->facts;
    const auto& due = now->due;
    const auto failures = records::system_failures(**archive);
    if (!failures) return output.refuse(failures.error());
    const auto open = records::open_failures(*failures).size();
    const auto people = records::people_register(**archive);
    if (!people) return output.refuse(people.error());
    auto warnings = records::people_warnings(*people, clock.now());
    warnings.locked.insert(warnings.locked.end(), warnings.review.begin(), warnings.review.end());
    if (output.json) {
        auto told = Json::array();
        for (const auto& one : warnings.locked) told.push(one);
        output.document(Json::object()
                            .set("at_utc", time_of_day_text(plan.at))
                            .set("backup_folder", plan.backup_folder)
                            .set("station_key", plan.station_key)
                            .set("time_stamp_key", plan.time_stamp_key)
                            .set("verified_utc", json_of(facts.verified))
                            .set("checkpoint_utc", json_of(facts.checkpoint))
                            .set("backup_utc", json_of(facts.backup))
                            .set("good_rehearsal_utc", json_of(facts.good_rehearsal))
                            .set("open_failures", Json::integer(static_cast<std::int64_t>(open)))
                            .set("people", std::move(told))
                            .set("due", Json::object()
                                            .set("checkpoint", due.checkpoint)
                                            .set("delivery", due.delivery)
                                            .set("verification", due.verification)
                                            .set("backup", due.backup)
                                            .set("rehearsal", due.rehearsal)));
    } else {
        const auto line = [&](const char* duty, const std::optional<records::UpkeepFacts::Time>& last, bool is_due) {
            output.text(std::string(duty) + ": " + (last ? base::utc_text(*last) : "never") + (is_due ? ", due" : ""));
        };
        output.text("each day at " + time_of_day_text((plan.at + local_offset(clock) + day) % day) + " (" +
                    time_of_day_text(plan.at) + " UTC)");
        line("checkpoint", facts.checkpoint, due.checkpoint);
        line("verification", facts.verified, due.verification);
        line("backup", facts.backup, due.backup);
        line("rehearsal of a restore", facts.good_rehearsal, due.rehearsal);
        if (open > 0)
            output.text("unclean ends that nobody has accounted for: " + std::to_string(open) + " ('upkeep failures')");
        for (const auto& one : warnings.locked) output.text("warning: " + one);
        if (due.delivery) output.text("outside places: a checkpoint is still to be brought there");
    }
    return due.any() || due.rehearsal ? ExitCode::undecided : ExitCode::done;
}

/// What is due, done once.
ExitCode keep_up_once(const Output& output, const Arguments& arguments) {
    const base::SystemClock clock;
    const auto archive = records::Archive::open(arguments.archive, clock);
    if (!archive) return output.refuse(archive.error());
    tell_open_failures(output, **archive);
    const auto now = owed(**archive, clock);
    if (!now) return output.refuse(now.error());
    const auto done = records::keep_up(**archive, now->in_force(), now->due, clock);
    bool verified = true;
    auto acts = Json::array();
    for (const auto& act : done.acts) {
        verified = verified && (act.good || act.duty != "verification");
        acts.push(Json::object().set("duty", act.duty).set("good", act.good).set("what", act.what));
        if (!output.json) output.text(std::string(act.duty) + (act.good ? ": " : " FAILED: ") + act.what);
    }
    if (output.json)
        output.document(Json::object()
                            .set("good", done.good())
                            .set("acts", std::move(acts))
                            .set("rehearsal_due", now->due.rehearsal));
    else if (done.acts.empty())
        output.text("nothing is due");
    if (now->due.rehearsal) output.say("a restore ought to be rehearsed: 'restore rehearse'");
    if (!verified) return ExitCode::integrity;
    return done.good() ? ExitCode::done : ExitCode::bench_trouble;
}

/// Until it is interrupted. Looks once a minute, and opens the archive for writing only when something is due.
ExitCode watch(const Output& output, const Arguments& arguments) {
    watch_for_interrupts();
    const base::SystemClock clock;
    output.say("looking once a minute; end with Ctrl+C");
    while (!interrupted()) {
        bool due = false;
        {
            const auto archive = records::Archive::open_read_only(arguments.archive);
            if (!archive) return output.refuse(archive.error());
            const auto now = owed(**archive, clock);
            if (!now) return output.refuse(now.error());
            due = now->due.any();
        }
        // Failures are told and come up again a minute later; another program that writes now does them itself.
        if (due) static_cast<void>(keep_up_once(output, arguments));
        for (int tenth = 0; tenth < 600 && !interrupted(); ++tenth)
            std::this_thread::sleep_for(std::chrono::milliseconds(100));
    }
    return ExitCode::done;
}

}  // namespace

void add_upkeep(CLI::App& app, CommandLine& line) {
    auto* command = app.add_subcommand(
        "upkeep", "What an archive is owed each day: checkpoint, verification, backup; does what is due");
    const auto arguments = std::make_shared<Arguments>();
    command->add_option("--archive", arguments->archive, "Archive folder");
    command->add_flag("--watch", arguments->watch, "Stay, and do what falls due, until interrupted");
    command->footer(
        "Exit code 4: a duty could not be done; 5: the archive does not verify.\n"
        "Example: velocert-cli upkeep set --archive lab --at 02:00 --station-key station.key --backup-to "
        "/media/safe/lab\n"
        "                                --person 'Zhao Lei' --why 'first setting'\n"
        "         velocert-cli upkeep --archive lab        (from a timer of the machine, or with --watch)\n"
        "         velocert-cli upkeep status --archive lab\n"
        "         velocert-cli upkeep failures --archive lab     (after an unclean end: cause and action are asked)");
    auto* set = command->add_subcommand("set", "Say when, with which key and where to; recorded with who and why");
    set->add_option("--archive", arguments->archive, "Archive folder")->required();
    set->add_option("--at", arguments->at, "Time of day at this place, HH:MM")->default_val("02:00");
    set->add_option("--station-key", arguments->station_key, "Key of the station; left out: no checkpoints");
    set->add_option(
        "--time-stamp-key", arguments->time_stamp_key,
        "Key file of the laboratory's time-stamp authority, for what is signed at the window; left out: such "
        "signatures carry no token");
    set->add_option("--backup-to", arguments->backup_to, "Folder of the backups; left out: no backups");
    set->add_option("--rehearsal-days", arguments->rehearsal_days, "A restore is to be rehearsed so often (default 31)")
        ->check(CLI::Range(1, 3660));
    set->add_option("--why", arguments->why, "The reason")->required();
    set->add_option("--person", arguments->actor.name, "Who sets it, by name, where the archive has no accounts");
    add_actor_options(*set, arguments->actor);
    auto* state = command->add_subcommand("status", "When each was last done, and what is due (then exit code 2)");
    state->add_option("--archive", arguments->archive, "Archive folder (only read)")->required();
    const auto about_failures = add_failure_commands(*command);
    command->callback([&line, arguments, set, state, about_failures] {
        if (auto work = about_failures()) {
            line.action = std::move(*work);
            return;
        }
        const bool to_set = set->parsed();
        const bool asked = state->parsed();
        line.action = [arguments, to_set, asked](const Output& output) {
            if (to_set) return set_plan(output, *arguments);
            if (asked) return status(output, *arguments);
            if (arguments->archive.empty())
                return output.refuse({ErrorCode::bad_input, "upkeep", "no archive", "--archive DIR"});
            return arguments->watch ? watch(output, *arguments) : keep_up_once(output, *arguments);
        };
    });
}

}  // namespace velocert::app
