// SPDX-License-Identifier: GPL-3.0-or-later
// Runs that wait for a report, and runs by the instruments that were set up.
#include <catch2/catch.hpp>

#include "core/records/archive.h"
#include "core/records/index/run_query.h"
#include "core/records/reports/report_entries.h"
#include "tests/core/records/sample_run.h"

namespace velocert::records {
namespace {

enum class End { none, suspended, ended, reported };

struct Kept {
    ScratchFolder scratch;
    SteppedClock clock;
    std::unique_ptr<Archive> archive = Archive::create(scratch.path("a"), ArchiveKind::training, clock).value();
    base::Digest pack = archive->store(base::as_bytes("the bundle of the pack")).value();
    int runs = 0;
    int reports = 0;

    std::string tell(End end, laboratory::Station station = {}) {
        const std::string id = "run-" + std::to_string(++runs);
        auto run = sample_run(id, pack, true);
        if (!station.id.empty()) run.station = station;
        REQUIRE(archive->append("run-start/1", sequence::run_start_record(run)));
        if (end == End::suspended) REQUIRE(archive->append("run-suspend/1", base::Json::object().set("run", id)));
        if (end == End::none || end == End::suspended) return id;
        run.lifecycle = sequence::Lifecycle::completed;
        run.verdict = conformity::Verdict::pass;
        run.ended_utc = run.started_utc;
        REQUIRE(archive->append("run-end/1", sequence::run_end_record(run)));
        if (end == End::reported) report(run);
        return id;
    }
    void report(const sequence::Run& run) {
        Preparation preparation;
        preparation.report = "SPECIMEN-2025-" + std::to_string(1000 + ++reports);
        preparation.preparation = 1;
        preparation.of_run = run.id;
        preparation.item = run.item.id;
        preparation.edition = run.edition;
        preparation.order = preparation.record = preparation.document = pack;
        preparation.issue_on = *base::parse_date("2025-11-22");
        preparation.signers = {{"u-1", "Li"}, {"u-2", "Wang"}, {"u-3", "Zhao"}};
        preparation.prepared_by = {"u-4", "Sun"};
        preparation.prepared_utc = "2025-11-22T08:00:00.000Z";
        REQUIRE(archive->append("report-prepare/1", to_record(preparation)));
    }
    [[nodiscard]] RunPage waiting(int limit, const std::string& after = {}) const {
        RunQuery query;
        query.waiting = true;
        query.limit = limit;
        query.after = after;
        auto page = archive->find_runs(query);
        REQUIRE(page);
        return *page;
    }
};

std::string ids(const RunPage& page) {
    std::string out;
    for (const auto& run : page.runs) out += run.id + ' ';
    return out;
}

}  // namespace

TEST_CASE("what waits for a report has ended and has none, oldest first, with its number") {
    Kept kept;
    CHECK(kept.waiting(10).runs.empty());
    CHECK(kept.waiting(10).waiting == 0);
    kept.tell(End::reported);
    const auto second = kept.tell(End::ended);
    kept.tell(End::none);
    kept.tell(End::suspended);
    const auto fifth = kept.tell(End::ended);
    kept.tell(End::reported);
    const auto page = kept.waiting(10);
    CHECK(ids(page) == second + ' ' + fifth + ' ');
    CHECK(page.waiting == 2);
    CHECK(page.next.empty());
    CHECK(page.runs.front().verdict == "pass");
    CHECK(page.runs.front().lifecycle == "completed");
}

TEST_CASE("every run that waits stands on some page, once, however many there are") {
    Kept kept;
    std::string wanted;
    std::uint64_t waiting = 0;
    for (int i = 0; i < 260; ++i) {
        const End ends[] = {End::ended, End::ended, End::reported, End::none, End::ended};
        const auto id = kept.tell(ends[i % 5]);
        if (ends[i % 5] != End::ended) continue;
        wanted += id + ' ';
        ++waiting;
    }
    for (const int limit : {1, 7, 50, 1000}) {
        std::string all;
        std::string after;
        do {
            const auto page = kept.waiting(limit, after);
            CHECK(page.waiting == waiting);
            CHECK(page.runs.size() <= static_cast<std::size_t>(limit));
            all += ids(page);
            after = page.next;
        } while (!after.empty());
        CHECK(all == wanted);
    }
}

TEST_CASE("the place before which nothing waits leaves nothing out, now or later") {
    Kept kept;
    kept.tell(End::reported);
    kept.tell(End::reported);
    const auto open = kept.tell(End::none);
    kept.tell(End::reported);
    // The open run may have to wait one day: the place stays before it.
    const auto before = kept.waiting(10);
    CHECK(before.runs.empty());
    auto run = sample_run(open, kept.pack, true);
    run.lifecycle = sequence::Lifecycle::completed;
    run.ended_utc = run.started_utc;
    REQUIRE(kept.archive->append("run-end/1", sequence::run_end_record(run)));
    const auto then = kept.waiting(10, before.none_before);
    CHECK(ids(then) == open + ' ');
    const auto last = kept.tell(End::ended);
    CHECK(ids(kept.waiting(10, then.none_before)) == open + ' ' + last + ' ');
    kept.report(run);
    const auto rest = kept.waiting(10, then.none_before);
    CHECK(ids(rest) == last + ' ');
    CHECK(std::stoll(rest.none_before) > std::stoll(then.none_before));
    CHECK(ids(kept.waiting(10, rest.none_before)) == last + ' ');
}

TEST_CASE("what waits is asked for alone, and one run by its id") {
    Kept kept;
    const auto first = kept.tell(End::ended);
    kept.tell(End::ended);
    RunQuery both;
    both.waiting = true;
    for (auto change : std::vector<void (*)(RunQuery&)>{
             [](RunQuery& query) { query.item = "S-001"; }, [](RunQuery& query) { query.id = "run-1"; },
             [](RunQuery& query) { query.virtual_bench = true; },
             [](RunQuery& query) { query.verdict = conformity::Verdict::pass; }}) {
        RunQuery query = both;
        change(query);
        const auto page = kept.archive->find_runs(query);
        REQUIRE_FALSE(page);
        CHECK(page.error().code == base::ErrorCode::bad_input);
    }
    RunQuery one;
    one.id = first;
    CHECK(ids(*kept.archive->find_runs(one)) == first + ' ');
    one.id = "none of that name";
    CHECK(kept.archive->find_runs(one)->runs.empty());
    one.id = first;
    one.verdict = conformity::Verdict::fail;
    CHECK(kept.archive->find_runs(one)->runs.empty());
}

TEST_CASE("runs are found by an instrument of their station, newest first, and no others") {
    Kept kept;
    laboratory::Station road{"ROAD", "Road", false, {{"recorder", "pulse-daq", "/dev/a", {}, ""}}};
    laboratory::Station hall{
        "HALL", "Hall", false, {{"scale", "mt-sics", "/dev/b", {}, ""}, {"recorder", "pulse-daq", "/dev/c", {}, ""}}};
    laboratory::Station bench{"V", "Virtual", true, {{"scale", "mt-sics", "", {}, ""}}};
    const auto one = kept.tell(End::ended, road);
    const auto two = kept.tell(End::ended, hall);
    const auto three = kept.tell(End::none, road);
    const auto four = kept.tell(End::ended, bench);
    const auto by = [&](std::vector<std::pair<std::string, std::string>> instruments, int most = 0) {
        RunQuery query;
        query.instruments = std::move(instruments);
        query.most_looked_at = most;
        return ids(*kept.archive->find_runs(query));
    };
    CHECK(by({{"pulse-daq", "/dev/a"}}) == three + ' ' + one + ' ');
    CHECK(by({{"mt-sics", "/dev/b"}}) == two + ' ');
    CHECK(by({{"mt-sics", "/dev/b"}, {"pulse-daq", "/dev/a"}}) == three + ' ' + two + ' ' + one + ' ');
    // The same port with another instrument at it, and the same instrument at another port, are not meant.
    CHECK(by({{"mt-sics", "/dev/a"}}).empty());
    CHECK(by({{"pulse-daq", "/dev/b"}}).empty());
    CHECK(by({{"mt-sics", ""}}) == four + ' ');
    RunQuery on_bench;
    on_bench.virtual_bench = true;
    CHECK(ids(*kept.archive->find_runs(on_bench)) == four + ' ');
    // No further back than one is willing to look.
    CHECK(by({{"pulse-daq", "/dev/a"}}, 2) == three + ' ');
    CHECK(by({{"pulse-daq", "/dev/a"}}, 4) == three + ' ' + one + ' ');
}

}  // namespace velocert::records
