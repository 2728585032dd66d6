// SPDX-License-Identifier: GPL-3.0-or-later
#include "core/records/integrity/clock_standing.h"

#include <catch2/catch.hpp>

#include "core/records/integrity/verify_checkpoints.h"
#include "tests/core/records/people/people_fixture.h"

namespace velocert::records {
namespace {

using std::chrono::hours;
using std::chrono::minutes;
using Time = std::chrono::system_clock::time_point;
using Catch::Contains;

struct GivenSource final : ClockSource {
    ClockState given;
    explicit GivenSource(Synchronisation how) : given{how, "kernel", 16'000'000} {}
    [[nodiscard]] ClockState state() const override { return given; }
    [[nodiscard]] minutes offset(Time) const override { return minutes(480); }
};

const Time now = base::parse_utc("2026-03-02T08:00:00.000Z").value();
const base::Person zhao{"u-0003", "Zhao Lei"};

LedgerEntry made(Time time, const char* clock, bool note = false) {
    const auto utc = base::utc_text(time);
    auto record = base::Json::object();
    if (note)
        record = base::Json::object()
                     .set("by", base::to_json(zhao))
                     .set("reason", "radio clock, 1 s behind")
                     .set("made", RecordTime{utc, "+08:00", {Synchronisation::unsynchronised, "kernel", 16}}.json());
    return {0, note ? "clock-note/1" : "look/1", utc, std::move(record), "+08:00", clock};
}

/// Of a ledger of these entries, oldest first, by a clock in that state.
ClockStanding standing(Synchronisation how, std::vector<LedgerEntry> entries, int* asked = nullptr) {
    const auto out = clock_standing({how, "kernel", 16'000'000}, now, entries.size(), [&](std::uint64_t seq) {
        if (asked != nullptr) ++*asked;
        return base::Result<LedgerEntry>(entries.at(seq - 1));
    });
    if (!out) FAIL(out.error().text());
    return *out;
}

}  // namespace

TEST_CASE("it is signed by a clock that is synchronised, lately was, or that somebody answers for", "[clock]") {
    const auto free = Synchronisation::unsynchronised;
    struct Case {
        const char* what;
        Synchronisation how;
        std::vector<LedgerEntry> entries;
        bool may;
    };
    const auto old = made(now - hours(48), "unsynchronised");
    const Case cases[] = {
        {"synchronised now", Synchronisation::synchronised, {}, true},
        {"never was", free, {old, made(now - hours(1), "unsynchronised")}, false},
        {"nobody can tell", Synchronisation::unknown, {old, made(now - hours(1), "unknown")}, false},
        {"no entry at all", free, {}, false},
        {"an archive that began an hour ago", free, {made(now - hours(1), "unsynchronised")}, true},
        {"an archive that began more than a day ago",
         free,
         {made(now - hours(24) - minutes(1), "unsynchronised"), made(now, "unsynchronised")},
         false},
        {"entries of before the state was kept", free, {old, made(now - hours(1), "")}, false},
        {"an hour ago", free, {made(now - hours(1), "synchronised"), made(now, "unsynchronised")}, true},
        {"a day ago to the second", free, {made(now - hours(24), "synchronised")}, true},
        {"more than a day ago", free, {made(now - hours(24) - minutes(1), "synchronised")}, false},
        {"nobody can tell, but an hour ago one could",
         Synchronisation::unknown,
         {made(now - hours(1), "synchronised")},
         true},
        {"a note", free, {made(now - hours(3), "unsynchronised", true), made(now, "unsynchronised")}, true},
        {"a note of more than a day ago", free, {made(now - hours(25), "unsynchronised", true)}, false},
        {"a note from a time that has not come", free, {old, made(now + hours(2), "unsynchronised", true)}, false},
        {"behind an entry from a time that has not come",
         free,
         {old, made(now - hours(1), "synchronised"), made(now + hours(2), "unsynchronised")},
         false},
    };
    for (const auto& one : cases) {
        INFO(one.what);
        const auto found = standing(one.how, one.entries);
        CHECK(found.may_sign() == one.may);
        CHECK(may_sign_by(found, ArchiveKind::training));
        const auto may = may_sign_by(found, ArchiveKind::real);
        CHECK(may.has_value() == one.may);
        CHECK(found.caution().empty() == (one.how == Synchronisation::synchronised));
        if (may) continue;
        CHECK(may.error().code == base::ErrorCode::not_permitted);
        CHECK_THAT(may.error().text(), Contains("synchronised") && Contains("note-clock"));
    }
    CHECK_THAT(standing(free, {made(now - hours(3), "unsynchronised", true)}).caution(),
               Contains("Zhao Lei") && Contains("radio clock, 1 s behind"));
    CHECK_THAT(standing(free, {made(now - hours(1), "synchronised")}).caution(),
               Contains("it last was at 2026-03-02T07:00:00.000Z"));
}

TEST_CASE("looking for the last good time costs the entries of a day and no more", "[clock]") {
    std::vector<LedgerEntry> entries;
    for (int hour = 500; hour > 0; --hour) entries.push_back(made(now - hours(hour), "unsynchronised"));
    int asked = 0;
    CHECK_FALSE(standing(Synchronisation::unsynchronised, entries, &asked).may_sign());
    CHECK(asked == 25);  // the one that is too old is looked at
    asked = 0;
    CHECK(standing(Synchronisation::synchronised, entries, &asked).may_sign());
    CHECK(asked == 0);
}

TEST_CASE("a note about the clock is on the record, and allows signing for a day", "[clock]") {
    PeopleLaboratory laboratory;
    auto& archive = *laboratory.archive;
    const GivenSource free(Synchronisation::unsynchronised);
    const GivenSource kept(Synchronisation::synchronised);
    const auto may = [&] { return clock_standing(archive, laboratory.clock, free)->may_sign(); };
    // The archive has just begun: nobody's clock has been alone for long.
    CHECK(may());
    CHECK_THAT(clock_standing(archive, laboratory.clock, free)->caution(), Contains("the archive began at"));
    laboratory.clock.time += hours(25);
    CHECK_FALSE(may());

    const auto before = laboratory.rows();
    for (const auto* reason : {"", "  ", ".", "\t\n"})
        CHECK(note_clock(archive, zhao, reason, laboratory.clock, free).error().code == base::ErrorCode::missing_field);
    CHECK(note_clock(archive, zhao, "compared", laboratory.clock, kept).error().code == base::ErrorCode::bad_input);
    CHECK(laboratory.rows() == before);

    REQUIRE(note_clock(archive, zhao, "radio clock, 1 s behind", laboratory.clock, free));
    CHECK(laboratory.rows() == before + 1);
    CHECK(may());
    const auto found = clock_standing(archive, laboratory.clock, free);
    REQUIRE(found->note);
    CHECK(found->note->seq == before + 1);
    CHECK(found->note->by == zhao);
    laboratory.clock.time += hours(24);
    CHECK(may());
    laboratory.clock.time += minutes(1);
    CHECK_FALSE(may());
    CHECK(text_of(*verify_archive(laboratory.folder)).empty());
}

TEST_CASE("a note about the clock that is none stops the signing", "[clock]") {
    auto bad = made(now, "unsynchronised", true);
    bad.record.set("by", "somebody");
    const auto found = clock_standing({Synchronisation::unsynchronised, "kernel", 16}, now, 1,
                                      [&](std::uint64_t) { return base::Result<LedgerEntry>(bad); });
    CHECK_FALSE(found);
}

}  // namespace velocert::records
