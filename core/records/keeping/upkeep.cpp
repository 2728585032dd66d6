// SPDX-License-Identifier: GPL-3.0-or-later
#include "core/records/keeping/upkeep.h"

#include <algorithm>
#include <array>
#include <filesystem>

#include "core/base/stated_reason.h"
#include "core/records/integrity/anchors.h"
#include "core/records/integrity/checkpoint.h"
#include "core/records/integrity/integrity_state.h"
#include "core/records/integrity/rollback.h"
#include "core/records/integrity/station_key_rule.h"
#include "core/records/keeping/backup.h"
#include "core/records/keeping/backup_history.h"
#include "core/records/ledger/row_name.h"

namespace velocert::records {
namespace {

using base::ErrorCode;
using base::Result;
using Time = UpkeepFacts::Time;

constexpr std::string_view plan_type = "upkeep-plan/1";
/// A time that lies so little ahead is the same moment.
constexpr std::chrono::minutes ahead_allowed{1};

std::int64_t count_of(std::chrono::minutes time) { return static_cast<std::int64_t>(time.count()); }

base::Json to_json(const UpkeepPlan& plan) {
    auto out = base::Json::object();
    if (!plan.time_stamp_key.empty()) out.set("time_stamp_key", plan.time_stamp_key);
    return out.set("at_minute", base::Json::integer(count_of(plan.at)))
        .set("station_key", plan.station_key)
        .set("backup_folder", plan.backup_folder)
        .set("rehearsal_hours", base::Json::integer(static_cast<std::int64_t>(plan.rehearsal_every.count())));
}

Result<UpkeepPlan> plan_in(const base::Json& json, const std::string& where) {
    base::JsonReader reader(json, where);
    UpkeepPlan out;
    out.at = std::chrono::minutes(reader.integer("at_minute"));
    out.station_key = reader.text_or("station_key", {});
    out.backup_folder = reader.text_or("backup_folder", {});
    out.rehearsal_every = std::chrono::hours(reader.integer("rehearsal_hours"));
    out.time_stamp_key = reader.text_or("time_stamp_key", {});
    if (auto done = reader.finish(); !done)
        return base::fail(ErrorCode::integrity, done.error().where, done.error().found, done.error().expected);
    return out;
}

Result<void> check(const UpkeepPlan& plan, const std::string& archive) {
    if (plan.at < std::chrono::minutes(0) || plan.at >= std::chrono::hours(24))
        return base::fail(ErrorCode::bad_value, "time of day", std::to_string(count_of(plan.at)) + " min",
                          "a time from 00:00 to 23:59");
    if (plan.rehearsal_every < std::chrono::hours(1))
        return base::fail(ErrorCode::bad_value, "rehearsal", std::to_string(plan.rehearsal_every.count()) + " h",
                          "1 h or more");
    for (const auto& [what, path] : {std::pair{"station key", &plan.station_key},
                                     {"backups", &plan.backup_folder},
                                     {"time-stamp key", &plan.time_stamp_key}})
        if (!path->empty() && !path->starts_with('/'))
            return base::fail(ErrorCode::bad_value, what, '"' + *path + '"', "an absolute path");
    std::error_code code;
    const auto own = std::filesystem::weakly_canonical(archive, code).string() + '/';
    for (const auto* path : {&plan.station_key, &plan.backup_folder, &plan.time_stamp_key})
        if (!path->empty() && (std::filesystem::weakly_canonical(*path, code).string() + '/').starts_with(own))
            return base::fail(ErrorCode::bad_value, "path", '"' + *path + "\" lies in the archive itself",
                              "a place on another medium");
    return {};
}

std::optional<Time> time_of(const std::string& utc) {
    const auto time = base::parse_utc(utc);
    return time ? std::optional(*time) : std::nullopt;
}

UpkeepDone::Act act_of(std::string_view duty, const Result<std::string>& done) {
    return done ? UpkeepDone::Act{duty, true, *done} : UpkeepDone::Act{duty, false, done.error().text()};
}

Result<std::string> make_days_checkpoint(Archive& archive, const UpkeepPlan& plan, const base::Clock& clock,
                                         const ClockSource& source) {
    auto key = signing::StationKey::load(plan.station_key);
    if (!key) return base::fail(key.error());
    if (auto agreed = places_agree(archive); !agreed) return base::fail(agreed.error());
    auto made = make_checkpoint(archive, *key, clock, CheckpointReason::day, source);
    if (!made) return base::fail(made.error());
    return "signed over " + std::to_string(made->checkpoint.size) + " entries";
}

Result<std::string> bring(Archive& archive, const base::Clock& clock, const ClockSource& source) {
    auto states = deliver(archive, clock, source);
    if (!states) return base::fail(states.error());
    for (const auto& one : *states)
        if (!one.good) return base::fail(ErrorCode::io, "place " + one.place.name, one.what, "a medium that is there");
    return std::to_string(states->size()) + " outside places hold all checkpoints";
}

Result<std::string> verify(Archive& archive, const UpkeepDue& due, const base::Clock& clock, const ClockSource& source,
                           const base::Progress& progress) {
    const auto reason = due.unclean ? VerificationReason::unclean_exit : VerificationReason::nightly;
    auto done = verify_and_record(archive, {}, clock, reason, {}, source, progress);
    if (!done) return base::fail(done.error());
    if (!done->ok()) return base::fail(ErrorCode::integrity, done->findings.front().where, done->findings.front().what);
    return std::to_string(done->checked) + " things checked, all hold";
}

Result<std::string> back_up_now(Archive& archive, const UpkeepPlan& plan, const base::Clock& clock,
                                const base::Progress& progress) {
    std::optional<signing::StationKey> key;
    if (!plan.station_key.empty()) {
        auto loaded = signing::StationKey::load(plan.station_key);
        if (!loaded) return base::fail(loaded.error());
        key.emplace(std::move(*loaded));
    }
    auto done = back_up(archive.folder(), plan.backup_folder, clock, key ? &*key : nullptr, progress);
    if (!done) return base::fail(done.error());
    if (auto recorded = record_backup(archive, done->snapshot, plan.backup_folder, std::nullopt); !recorded)
        return base::fail(recorded.error());
    if (!done->verification.ok())
        return base::fail(ErrorCode::integrity, "snapshot " + done->snapshot.name,
                          done->verification.findings.front().what);
    return "snapshot " + done->snapshot.name + ", opened again, all holds";
}

/// Whoever names the key by which the nights are signed enters it, where persons are asked for that.
Result<void> enter_key_of(const UpkeepPlan& plan, Archive& archive, const base::Person& by, const base::Clock& clock,
                          const ClockSource& source) {
    const auto needed = station_keys_need_persons(archive);
    if (!needed) return base::fail(needed.error());
    if (!*needed || plan.station_key.empty()) return {};
    const auto key = signing::StationKey::load(plan.station_key);
    if (!key) return base::fail(key.error());
    return enter_station_key(archive, key->verifier(), by, clock, source);
}

}  // namespace

Result<void> set_upkeep_plan(Archive& archive, const UpkeepPlan& plan, const base::Person& by, std::string_view reason,
                             const base::Clock& clock, const ClockSource& source) {
    if (auto fine = check(plan, archive.folder()); !fine) return fine;
    if (auto said = base::need_words(reason, "reason", "reason", "why the upkeep is set or changed"); !said)
        return said;
    auto old = upkeep_plan_of(archive);
    if (!old) return base::fail(old.error());
    if (auto entered = enter_key_of(plan, archive, by, clock, source); !entered) return entered;
    return archive.append(plan_type, base::Json::object()
                                         .set("old", *old ? to_json(**old) : base::Json())
                                         .set("new", to_json(plan))
                                         .set("by", base::to_json(by))
                                         .set("reason", reason)
                                         .set("made", RecordTime::now(clock, source).json()));
}

Result<std::optional<UpkeepPlan>> upkeep_plan_of(const Archive& archive) {
    auto entries = archive.ledger_entries(std::array{plan_type});
    if (!entries) return base::fail(entries.error());
    if (entries->empty()) return std::optional<UpkeepPlan>();
    const auto& last = entries->back();
    const std::string where = row_name(last.seq);
    const auto* plan = last.record.find("new");
    if (plan == nullptr) return base::fail(ErrorCode::integrity, where, "no plan of the upkeep");
    auto read = plan_in(*plan, where);
    if (!read) return base::fail(read.error());
    return std::optional(std::move(*read));
}

Result<UpkeepFacts> upkeep_facts(const Archive& archive, const base::Clock& clock) {
    auto state = integrity_state(archive, clock, {}, {});
    if (!state) return base::fail(state.error());
    auto history = backup_history(archive);
    if (!history) return base::fail(history.error());
    auto made = checkpoints(archive);
    if (!made) return base::fail(made.error());
    UpkeepFacts out;
    if (state->last) out.verified = time_of(state->last->time.utc);
    if (!made->empty()) out.checkpoint = time_of(made->back().checkpoint.time.utc);
    if (history->last) out.backup = time_of(history->last->utc);
    if (history->last_good_rehearsal) out.good_rehearsal = time_of(history->last_good_rehearsal->utc);
    out.left_open = state->left_open;
    out.undelivered = std::any_of(state->places.begin(), state->places.end(), [&](const PlaceState& one) {
        return !one.good || one.newest < state->newest_checkpoint;
    });
    return out;
}

Time last_upkeep_time(const UpkeepPlan& plan, Time now) {
    const auto day = std::chrono::floor<std::chrono::days>(now);
    const auto today = day + plan.at;
    return today <= now ? Time(today) : Time(today - std::chrono::days(1));
}

UpkeepDue upkeep_due(const UpkeepPlan& plan, const UpkeepFacts& facts, Time now) {
    const auto since = last_upkeep_time(plan, now);
    const auto owed = [&](const std::optional<Time>& last) {
        return !last || *last < since || *last > now + ahead_allowed;
    };
    UpkeepDue out;
    out.unclean = facts.left_open;
    out.verification = facts.left_open || owed(facts.verified);
    out.checkpoint = !plan.station_key.empty() && owed(facts.checkpoint);
    out.delivery = out.checkpoint || facts.undelivered;
    out.backup = !plan.backup_folder.empty() && owed(facts.backup);
    out.rehearsal =
        !plan.backup_folder.empty() && (!facts.good_rehearsal || now - *facts.good_rehearsal > plan.rehearsal_every);
    return out;
}

Result<UpkeepOwed> upkeep_owed(const Archive& archive, const base::Clock& clock) {
    auto plan = upkeep_plan_of(archive);
    if (!plan) return base::fail(plan.error());
    auto facts = upkeep_facts(archive, clock);
    if (!facts) return base::fail(facts.error());
    UpkeepOwed out{std::move(*plan), *facts, {}};
    out.due = upkeep_due(out.in_force(), out.facts, clock.now());
    // People come and go in a training archive without anybody who keeps it.
    if (!out.plan && archive.kind() == ArchiveKind::training && !out.facts.verified && !out.facts.left_open)
        out.due.verification = false;
    return out;
}

bool UpkeepDone::good() const {
    return !ended_early && std::all_of(acts.begin(), acts.end(), [](const Act& act) { return act.good; });
}

UpkeepDone keep_up(Archive& archive, const UpkeepPlan& plan, const UpkeepDue& due, const base::Clock& clock,
                   const ClockSource& source, const base::Progress& progress) {
    UpkeepDone out;
    const auto do_duty = [&](bool owed, std::string_view duty, const auto& work) {
        if (!owed || out.ended_early) return;
        out.ended_early = !base::go_on(progress, duty, 0, 0);
        if (out.ended_early) return;
        const Result<std::string> done = work();
        out.ended_early = !done && done.error().code == ErrorCode::interrupted;
        if (!out.ended_early) out.acts.push_back(act_of(duty, done));
    };
    do_duty(due.checkpoint, "checkpoint", [&] { return make_days_checkpoint(archive, plan, clock, source); });
    do_duty(due.delivery, "delivery", [&] { return bring(archive, clock, source); });
    do_duty(due.verification, "verification", [&] { return verify(archive, due, clock, source, progress); });
    do_duty(due.backup, "backup", [&] { return back_up_now(archive, plan, clock, progress); });
    return out;
}

}  // namespace velocert::records
