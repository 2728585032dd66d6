// SPDX-License-Identifier: GPL-3.0-or-later
#include "core/records/integrity/integrity_state.h"

#include <algorithm>
#include <array>
#include <iterator>

#include "core/records/archive_info.h"
#include "core/records/files/lock_file.h"
#include "core/records/integrity/system_failure.h"
#include "core/records/ledger/row_name.h"
#include "core/records/people/people.h"

namespace velocert::records {
namespace {

using base::ErrorCode;
using base::Result;
using Kind = IssueObstacle::Kind;

constexpr std::string_view verification_type = "verification/1";
/// Findings that a record carries in full; beyond them their number says enough.
constexpr std::size_t findings_kept = 20;
/// A time that lies so little ahead is the same moment.
constexpr std::chrono::minutes ahead_allowed{1};

Result<IntegrityState::Last> last_in(const LedgerEntry& entry) {
    const std::string where = row_name(entry.seq);
    base::JsonReader reader(entry.record, where);
    IntegrityState::Last out;
    out.seq = entry.seq;
    out.ok = reader.text("result") == "ok";
    out.rows = static_cast<std::uint64_t>(std::max<std::int64_t>(reader.integer("rows"), 0));
    out.checked = static_cast<std::uint64_t>(std::max<std::int64_t>(reader.integer("checked"), 0));
    out.findings = static_cast<std::uint64_t>(std::max<std::int64_t>(reader.integer("finding_count"), 0));
    for (const auto& item : reader.array("findings")) {
        base::JsonReader one(item, where);
        const auto place = one.text("where");
        const auto what = one.text("what");
        if (out.first_finding.empty()) out.first_finding = place + ": " + what;
        if (auto done = one.finish(); !done) return base::fail(done.error());
    }
    out.whole = reader.optional("scope") == nullptr;
    const auto reason = reader.text("reason");
    for (const auto one : {VerificationReason::unclean_exit, VerificationReason::nightly,
                           VerificationReason::before_signature, VerificationReason::by_hand})
        if (name(one) == reason) out.reason = one;
    if (const auto* by = reader.optional("by")) {
        base::JsonReader person(*by, where);
        out.by.id = person.text_or("id", {});
        out.by.name = person.text_or("name", {});
    }
    auto made = RecordTime::parse(reader.any("made"), where);
    if (!made) return base::fail(made.error());
    out.time = *made;
    if (auto done = reader.finish(); !done)
        return base::fail(ErrorCode::integrity, done.error().where, done.error().found, done.error().expected);
    return out;
}

std::string hours_text(std::chrono::system_clock::duration age) {
    return std::to_string(std::chrono::duration_cast<std::chrono::hours>(age).count()) + " h";
}

void judge_verification(IntegrityState& state, std::chrono::system_clock::time_point now, const IntegrityRule& rule) {
    const auto add = [&](Kind kind, std::string what) { state.obstacles.push_back({kind, std::move(what)}); };
    if (!state.last) {
        add(Kind::never_verified, "the archive was never verified");
        return;
    }
    const auto& last = *state.last;
    if (!last.ok)
        add(Kind::findings, "the verification of " + last.time.utc + ": " + std::to_string(last.findings) +
                                " faults, the first at " + last.first_finding);
    const auto time = base::parse_utc(last.time.utc);
    if (!time || *time > now + ahead_allowed)
        add(Kind::clock_set_back, "the last verification carries the time " + last.time.utc +
                                      ", which has not come yet: the clock was set back");
    else if (now - *time > rule.longest_age)
        add(Kind::stale, "the last verification is " + hours_text(now - *time) + " old, more than " +
                             hours_text(rule.longest_age) + ": " + last.time.utc);
    if (state.left_open)
        add(Kind::left_open, "a program ended without closing the archive, and it was not verified since");
}

/// Whose the checkpoints are, where the ledger does not know it.
std::string by_unknown_keys(const Rollback& one) {
    std::string out;
    for (const auto& name : one.unknown_keys) out += (out.empty() ? ", signed by " : " and ") + name;
    return out.empty() ? out : out + ", whose key the ledger does not name";
}

void judge_places(IntegrityState& state, const IntegrityRule& rule) {
    std::size_t good = 0;
    for (const auto& one : state.places) {
        const bool whole = one.good && one.newest == state.newest_checkpoint;
        good += whole ? 1 : 0;
        if (!whole)
            state.warnings.push_back("place \"" + one.place.name + "\" lacks checkpoints" +
                                     (one.what.empty() ? "" : ": " + one.what));
    }
    if (state.newest_checkpoint == 0)
        state.obstacles.push_back({Kind::no_checkpoint, "there is no checkpoint yet"});
    else if (good < rule.least_places)
        state.obstacles.push_back(
            {Kind::too_few_places, "outside places hold the newest checkpoint: " + std::to_string(good) +
                                       ", and the least is " + std::to_string(rule.least_places)});
    if (good < wanted_places)
        state.warnings.push_back(std::to_string(good) + " outside places hold all checkpoints; there ought to be " +
                                 std::to_string(wanted_places));
}

}  // namespace

std::string_view name(VerificationReason reason) {
    switch (reason) {
        case VerificationReason::unclean_exit: return "unclean-exit";
        case VerificationReason::nightly: return "nightly";
        case VerificationReason::before_signature: return "before-signature";
        case VerificationReason::by_hand: return "by-hand";
    }
    return {};
}

bool verification_holds(std::string_view type, const base::Json& record) {
    const auto* result = type == verification_type ? record.find("result") : nullptr;
    return result != nullptr && *result == base::Json("ok") && record.find("scope") == nullptr;
}

Result<Verification> verify_and_record(Archive& archive, const std::vector<signing::NoteVerifier>& keys,
                                       const base::Clock& clock, VerificationReason reason, const base::Person& by,
                                       const ClockSource& source, const base::Progress& progress,
                                       const VerificationScope& scope) {
    auto places = place_states(archive);
    if (!places) return base::fail(places.error());
    auto rows = archive.ledger_size();
    if (!rows) return base::fail(rows.error());
    OutsideProof outside;
    outside.keys = keys;
    auto origin = origin_of(archive);
    if (!origin) return base::fail(origin.error());
    // A place that was good must be looked at; one that never was is told by its state. But what lies there of this
    // archive counts, whatever the ledger knows of it: an older state does not know what was brought there later.
    for (const auto& one : *places)
        if (one.good || holds_checkpoints(one.place.folder, *origin)) outside.folders.push_back(one.place.folder);
    auto verification = verify_archive(archive.folder(), outside, progress, scope);
    if (!verification) return verification;
    auto findings = base::Json::array();
    for (std::size_t i = 0; i < std::min(findings_kept, verification->findings.size()); ++i)
        findings.push(base::Json::object()
                          .set("where", verification->findings[i].where)
                          .set("what", verification->findings[i].what));
    const auto count = [](std::uint64_t value) { return base::Json::integer(static_cast<std::int64_t>(value)); };
    auto record = base::Json::object()
                      .set("result", verification->ok() ? "ok" : "failed")
                      .set("rows", count(*rows))
                      .set("checked", count(verification->checked))
                      .set("finding_count", count(verification->findings.size()))
                      .set("findings", std::move(findings))
                      .set("reason", name(reason))
                      .set("by", by.name.empty() ? base::Json() : base::to_json(by))
                      .set("made", RecordTime::now(clock, source).json());
    if (!scope.whole()) {
        auto runs = base::Json::array();
        for (const auto& run : scope.runs) runs.push(run);
        auto files = base::Json::array();
        for (const auto& file : scope.files) files.push(file.text());
        record.set("scope", base::Json::object()
                                .set("files", std::move(files))
                                .set("runs", std::move(runs))
                                .set("verified_rows", count(scope.verified_rows)));
    }
    if (auto done = archive.append(verification_type, record); !done) return base::fail(done.error());
    return verification;
}

std::vector<IssueObstacle> IntegrityState::obstacles_in(ArchiveKind kind) const {
    if (kind == ArchiveKind::real) return obstacles;
    std::vector<IssueObstacle> out;
    for (const auto& one : obstacles)
        if (one.kind == Kind::findings || one.kind == Kind::clock_set_back || one.kind == Kind::stale ||
            one.kind == Kind::left_open)
            out.push_back(one);
    return out;
}

Result<void> IntegrityState::may_issue(ArchiveKind kind) const {
    std::string all;
    for (const auto& one : obstacles_in(kind)) all += (all.empty() ? "" : "; ") + one.what;
    if (all.empty()) return {};
    return base::fail(ErrorCode::not_permitted, "integrity of the archive", std::move(all),
                      "a recent verification without findings, checkpoints in outside places, no open roll-back");
}

Result<IntegrityState> integrity_state(const Archive& archive, const base::Clock& clock, const IntegrityRule& rule) {
    const auto people = people_register(archive);
    if (!people) return base::fail(people.error());
    return integrity_state(archive, clock, rule, people_warnings(*people, clock.now()));
}

Result<IntegrityState> integrity_state(const Archive& archive, const base::Clock& clock, const IntegrityRule& rule,
                                       PeopleWarnings of_people) {
    IntegrityState out;
    auto rows = archive.ledger_size();
    if (!rows) return base::fail(rows.error());
    out.rows = *rows;
    out.unverified = *rows;
    auto entries = archive.ledger_entries(std::array{verification_type});
    if (!entries) return base::fail(entries.error());
    for (const auto& entry : *entries) {
        auto last = last_in(entry);
        if (!last) return base::fail(last.error());
        // One that left something out and found nothing says nothing of the rest.
        if (last->ok && !last->whole) continue;
        if (last->ok) {
            out.unverified = *rows - std::min(*rows, last->rows);
            out.held_utc = last->time.utc;
        }
        out.last = std::move(*last);
    }
    auto failures = system_failures(archive);
    if (!failures) return base::fail(failures.error());
    // What was left open before a verification was looked at by it.
    const std::uint64_t verified_at = out.last && out.last->ok ? out.last->seq : 0;
    const auto left = LockFile::is_left(ArchivePaths(archive.folder()).lock);
    if (!left) return base::fail(left.error());
    out.left_open = *left || archive.was_left_open() ||
                    std::ranges::any_of(*failures, [&](const SystemFailure& one) { return one.seq > verified_at; });
    auto places = place_states(archive);
    if (!places) return base::fail(places.error());
    out.places = std::move(*places);
    auto made = checkpoints(archive);
    if (!made) return base::fail(made.error());
    if (!made->empty()) out.newest_checkpoint = made->back().checkpoint.size;
    auto noticed = rollbacks(archive);
    if (!noticed) return base::fail(noticed.error());
    for (auto& one : *noticed)
        if (!one.acknowledged) out.open_rollbacks.push_back(std::move(one));

    if (const auto open = open_failures(std::move(*failures)); !open.empty())
        out.warnings.push_back(std::to_string(open.size()) +
                               " unclean ends of the program that nobody has accounted for");

    out.locked_out = !of_people.locked.empty();
    std::ranges::move(of_people.locked, std::back_inserter(out.warnings));
    std::ranges::move(of_people.review, std::back_inserter(out.warnings));

    judge_verification(out, clock.now(), rule);
    judge_places(out, rule);
    for (const auto& one : out.open_rollbacks)
        out.obstacles.push_back(
            {Kind::rolled_back, "place \"" + one.place + "\" is ahead of the archive" + by_unknown_keys(one) +
                                    " (ledger row " + std::to_string(one.seq) + "), and nobody has acknowledged that"});
    return out;
}

Result<void> look_at_places(const Archive& archive, IntegrityState& state) {
    auto keys = station_keys(archive);
    if (!keys) return base::fail(keys.error());
    for (const auto& one : state.places) {
        if (std::ranges::any_of(state.open_rollbacks,
                                [&](const Rollback& open) { return open.place == one.place.name; }))
            continue;  // told already
        const auto contradicts = contradiction_in(archive, one.place, *keys);
        if (!contradicts) return base::fail(contradicts.error());
        if (!contradicts->empty())
            state.obstacles.push_back({Kind::rolled_back, "place \"" + one.place.name + "\": " + *contradicts});
    }
    return {};
}

Result<bool> note_clock_step(Archive& archive, std::chrono::milliseconds step, const base::Clock& clock,
                             const ClockSource& source) {
    auto rows = archive.ledger_size();
    if (!rows) return base::fail(rows.error());
    auto last = archive.ledger_row(*rows);
    if (!last) return base::fail(last.error());
    auto entry = parse_entry(last->canonical, row_name(*rows));
    if (!entry) return base::fail(entry.error());
    const auto now = clock.now();
    // Between two programs nobody watched: then the ledger's own last time is what can be compared.
    const auto before = base::parse_utc(entry->time);
    if (std::chrono::abs(step) <= largest_clock_step && before && *before > now)
        step = std::chrono::duration_cast<std::chrono::milliseconds>(now - *before);
    if (std::chrono::abs(step) <= largest_clock_step) return false;
    auto done = archive.append("clock-step/1", base::Json::object()
                                                   .set("step_ms", base::Json::integer(step.count()))
                                                   .set("previous_entry_utc", entry->time)
                                                   .set("made", RecordTime::now(clock, source).json()));
    if (!done) return base::fail(done.error());
    return true;
}

}  // namespace velocert::records
