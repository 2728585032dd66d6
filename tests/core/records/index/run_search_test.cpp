// SPDX-License-Identifier: GPL-3.0-or-later
// Finding runs: every filter against a plain look through all of them, pages that join without gaps, and old archives.
#include <SQLiteCpp/Column.h>
#include <SQLiteCpp/Database.h>
#include <SQLiteCpp/Statement.h>
#include <sqlite3.h>

#include <algorithm>
#include <catch2/catch.hpp>
#include <filesystem>
#include <map>

#include "core/base/person.h"
#include "core/records/archive.h"
#include "core/records/index/database.h"
#include "core/records/index/run_query.h"
#include "core/records/index/run_search.h"
#include "tests/core/records/sample_run.h"

namespace velocert::records {
namespace {

using conformity::Verdict;
using sequence::Lifecycle;

/// What is told of one run to the archive, and what a query is compared with.
struct Told {
    std::string id, item, edition, operator_name, model, maker, vehicle_code, day;
    std::optional<Lifecycle> lifecycle;  ///< nothing: goes on
    Verdict verdict = Verdict::not_evaluated;
};

void tell(Archive& archive, const base::Digest& pack, const Told& told) {
    auto run = sample_run(told.id, pack, true);
    run.item.id = told.item;
    run.item.model = told.model;
    run.item.maker = told.maker;
    run.item.vehicle_code = told.vehicle_code;
    run.edition = told.edition;
    run.operator_name = told.operator_name;
    run.started_utc = told.day + "T08:00:00.000Z";
    REQUIRE(archive.append("run-start/1", sequence::run_start_record(run)));
    if (told.lifecycle == Lifecycle::suspended) {
        auto record = base::Json::object();
        record.set("run", told.id);
        REQUIRE(archive.append("run-suspend/1", record));
    } else if (told.lifecycle) {
        run.lifecycle = *told.lifecycle;
        run.verdict = told.verdict;
        run.ended_utc = run.started_utc;
        REQUIRE(archive.append("run-end/1", sequence::run_end_record(run)));
    }
}

/// Every combination of a few values, in an order that has nothing to do with any of them, and days that go back once.
std::vector<Told> many_runs() {
    std::vector<Told> out;
    const Verdict verdicts[] = {Verdict::pass, Verdict::fail, Verdict::not_evaluated};
    const Lifecycle ends[] = {Lifecycle::completed, Lifecycle::aborted, Lifecycle::suspended};
    for (int i = 0; i < 120; ++i) {
        Told told;
        told.id = "run-" + std::to_string(i);
        told.item = (i % 3 == 0 ? "S-00" : "T-10") + std::to_string(i % 7);
        told.edition = i % 5 == 0 ? "GB17761-2018" : "GB17761-2024";
        told.operator_name = i % 2 == 0 ? "Li Ming" : "王 芳";
        told.model = "Swift " + std::to_string(i % 4);
        told.maker = i % 11 == 0 ? "" : "绿源电动车有限公司";
        told.vehicle_code = "1180" + std::to_string(10'000 + i);
        const int day = i < 80 ? i : i - 30;  // the clock was set back by a month
        told.day =
            base::text(base::Date(std::chrono::sys_days(std::chrono::year(2025) / 11 / 1) + std::chrono::days(day)));
        told.lifecycle = ends[i % 13 == 0 ? 2 : i % 2];
        told.verdict = verdicts[(i / 2) % 3];
        out.push_back(told);
    }
    out[119].lifecycle.reset();
    return out;
}

bool begins(const std::string& text, const std::string& folded) { return base::folded_name(text).starts_with(folded); }

bool holds(const Told& run, const RunQuery& query) {
    const auto lifecycle = run.lifecycle.value_or(Lifecycle::running);
    const bool open = lifecycle == Lifecycle::running || lifecycle == Lifecycle::suspended;
    const std::string text = base::folded_name(query.text);
    return (query.item.empty() || run.item == query.item) && (query.edition.empty() || run.edition == query.edition) &&
           (query.operator_name.empty() ||
            base::folded_name(run.operator_name) == base::folded_name(query.operator_name)) &&
           (!query.verdict || *query.verdict == (open ? Verdict::not_evaluated : run.verdict)) &&
           (!query.lifecycle || *query.lifecycle == lifecycle) &&
           (text.empty() || begins(run.item, text) || begins(run.model, text) || begins(run.maker, text) ||
            begins(run.vehicle_code, text)) &&
           (!query.from || run.day >= base::text(*query.from)) && (!query.to || run.day <= base::text(*query.to));
}

std::string ids_of(const std::vector<RunSummary>& runs) {
    std::string out;
    for (const auto& run : runs) out += run.id + ' ';
    return out;
}

/// All pages of a query, joined; `limit` runs on each.
std::string all_pages(const Archive& archive, RunQuery query, int limit) {
    std::string out;
    query.limit = limit;
    for (int pages = 0; pages < 1000; ++pages) {
        const auto page = archive.find_runs(query);
        REQUIRE(page);
        out += ids_of(page->runs);
        if (page->next.empty()) return out;
        CHECK(page->runs.size() == static_cast<std::size_t>(limit));
        query.after = page->next;
    }
    return "endless";
}

std::string first_of(const std::string& ids, int count) {
    std::size_t end = 0;
    for (; count > 0 && end < ids.size(); --count) end = ids.find(' ', end) + 1;
    return ids.substr(0, end);
}

base::Date day(const char* text) { return base::parse_date(text).value(); }

std::vector<RunQuery> queries() {
    std::vector<RunQuery> out;
    for (unsigned given = 0; given < 128; ++given) {
        RunQuery query;
        if ((given & 1U) != 0) query.item = given % 3 == 0 ? "S-003" : "T-101";
        if ((given & 2U) != 0) query.edition = "GB17761-2024";
        if ((given & 4U) != 0) query.operator_name = given % 8 < 6 ? "LI  ming" : "王　芳";
        if ((given & 8U) != 0) query.verdict = given % 5 == 0 ? Verdict::not_evaluated : Verdict::fail;
        if ((given & 16U) != 0) query.lifecycle = given % 7 == 0 ? Lifecycle::suspended : Lifecycle::completed;
        if ((given & 32U) != 0) query.text = given % 3 == 0 ? "swift" : given % 3 == 1 ? "118010" : "绿源电";
        if ((given & 64U) != 0) {
            query.from = day("2025-12-03");
            query.to = day("2026-01-15");
        }
        out.push_back(query);
    }
    const auto add = [&](auto change) { change(out.emplace_back()); };
    add([](RunQuery& query) { query.lifecycle = Lifecycle::running; });
    add([](RunQuery& query) { query.lifecycle = Lifecycle::suspended; });
    add([](RunQuery& query) { query.verdict = Verdict::not_evaluated; });
    add([](RunQuery& query) { query.item = "S-009"; });
    add([](RunQuery& query) { query.text = "s"; });
    add([](RunQuery& query) { query.text = "Swift 3 and more than there is"; });
    // Beginnings whose length has no term of its own.
    for (const auto* text :
         {"swift", "11801", "1180100", "118010099", "swift 3", "绿源电动车", "s-00", "s-003x", "11809"})
        add([&](RunQuery& query) { query.text = text; });
    add([](RunQuery& query) { query.text = "11801", query.verdict = Verdict::fail; });
    add([](RunQuery& query) { query.from = day("2026-01-01"); });
    add([](RunQuery& query) { query.to = day("2025-11-30"); });
    add([](RunQuery& query) { query.from = day("2025-12-31"), query.to = day("2025-12-31"); });
    add([](RunQuery& query) { query.from = day("2025-12-31"), query.to = day("2025-12-01"); });
    add([](RunQuery& query) { query.from = day("2025-01-01"), query.to = day("2026-12-31"); });
    return out;
}

/// What was asked of the database, and how many rows each statement went over without an index.
struct Asked {
    std::map<std::string, int> statements;
    static int of(unsigned, void* self, void* statement, void*) {
        auto* one = static_cast<sqlite3_stmt*>(statement);
        static_cast<Asked*>(self)->statements[sqlite3_sql(one)] +=
            sqlite3_stmt_status(one, SQLITE_STMTSTATUS_FULLSCAN_STEP, 1);
        return 0;
    }
};

std::vector<std::string> plan_of(SQLite::Database& connection, const std::string& sql) {
    SQLite::Statement plan(connection, "EXPLAIN QUERY PLAN " + sql);
    std::vector<std::string> out;
    while (plan.executeStep()) out.push_back(plan.getColumn(3).getString());
    return out;
}

}  // namespace

TEST_CASE("each query finds what a look through all runs finds, in the order of the ledger, on pages of any size") {
    const ScratchFolder scratch;
    const SteppedClock clock;
    auto archive = Archive::create(scratch.path("a"), ArchiveKind::training, clock);
    REQUIRE(archive);
    const auto pack = (*archive)->store(base::as_bytes("the bundle of the pack"));
    REQUIRE(pack);
    const auto told = many_runs();
    for (const auto& one : told) tell(**archive, *pack, one);
    const auto index = Database::open_read_only(scratch.path("a") + "/index.sqlite");
    REQUIRE(index);
    std::size_t found = 0;
    for (const auto& query : queries()) {
        std::string wanted;
        for (auto at = told.rbegin(); at != told.rend(); ++at)
            if (holds(*at, query)) wanted += at->id + ' ';
        found += static_cast<std::size_t>(std::count(wanted.begin(), wanted.end(), ' '));
        INFO("item " << query.item << " edition " << query.edition << " operator " << query.operator_name << " text "
                     << query.text << (query.verdict ? conformity::name(*query.verdict) : "")
                     << (query.lifecycle ? sequence::name(*query.lifecycle) : "")
                     << (query.from ? base::text(*query.from) : ""));
        for (const int limit : {1, 7, 1000}) CHECK(all_pages(**archive, query, limit) == wanted);
        // However few texts are read before the terms are asked.
        for (const int rows : {0, 1, 10}) CHECK(ids_of(search_runs(*index, query, rows)->runs) == first_of(wanted, 50));
    }
    CHECK(found > 1000);
    const auto page = (*archive)->find_runs(RunQuery{});
    REQUIRE(page);
    CHECK(ids_of(page->runs) == ids_of(*(*archive)->runs(50, 0)));
    CHECK(page->runs.at(0).operator_name == "王 芳");
    CHECK((*archive)->runs(1, 0)->at(0).operator_name == "王 芳");
    archive->reset();
    CHECK(text_of(*verify_archive(scratch.path("a"))).empty());
}

TEST_CASE("no filter reads a table from end to end") {
    const ScratchFolder scratch;
    const SteppedClock clock;
    auto archive = Archive::create(scratch.path("a"), ArchiveKind::training, clock);
    REQUIRE(archive);
    const auto pack = (*archive)->store(base::as_bytes("the bundle of the pack"));
    REQUIRE(pack);
    for (const auto& one : many_runs()) tell(**archive, *pack, one);
    const auto index = Database::open_read_only(scratch.path("a") + "/index.sqlite");
    REQUIRE(index);
    auto* handle = index->connection().getHandle();
    Asked asked;
    REQUIRE(sqlite3_trace_v2(handle, SQLITE_TRACE_PROFILE, &Asked::of, &asked) == SQLITE_OK);
    auto all = queries();
    all.emplace_back().id = "run-7";
    all.emplace_back().virtual_bench = true;
    for (const auto& query : all)
        for (const int rows : {1, 1000}) REQUIRE(search_runs(*index, query, rows));
    const auto statements = std::move(asked.statements);
    REQUIRE(sqlite3_trace_v2(handle, 0, nullptr, nullptr) == SQLITE_OK);
    CHECK(statements.size() >= 8);
    for (const auto& [sql, stepped_over] : statements) {
        INFO(sql);
        CHECK(stepped_over == 0);
        for (const auto& line : plan_of(index->connection(), sql))
            if (line != "SCAN CONSTANT ROW") CHECK_THAT(line, !Catch::StartsWith("SCAN"));
    }
    // What it looks for is there to be seen: this one does read all of it.
    const auto lines = plan_of(index->connection(), "SELECT seq FROM run_started WHERE started_utc = '2026'");
    CHECK(std::ranges::any_of(lines, [](const auto& line) { return line.starts_with("SCAN"); }));
}

TEST_CASE("a page that cannot be is refused") {
    const ScratchFolder scratch;
    const SteppedClock clock;
    auto archive = Archive::create(scratch.path("a"), ArchiveKind::training, clock);
    REQUIRE(archive);
    CHECK((*archive)->find_runs(RunQuery{})->runs.empty());
    for (const int limit : {0, -1, 1001}) {
        RunQuery query;
        query.limit = limit;
        CHECK((*archive)->find_runs(query).error().code == base::ErrorCode::bad_value);
    }
    for (const auto* after : {"x", "0", "-5", "7 ", "99999999999999999999"}) {
        RunQuery query;
        query.after = after;
        INFO(after);
        CHECK((*archive)->find_runs(query).error().code == base::ErrorCode::bad_value);
    }
}

TEST_CASE("an archive of the first schema is searched as it is, and without being changed") {
    const ScratchFolder scratch;
    const std::string folder = std::string(VELOCERT_GOLDEN) + "/archives/v1";
    const std::string before = file_text(folder + "/index.sqlite");
    const auto archive = Archive::open_read_only(folder);
    REQUIRE(archive);
    RunQuery query;
    query.verdict = Verdict::fail;
    query.operator_name = "li ming";
    query.text = "s-0";
    const auto page = (*archive)->find_runs(query);
    REQUIRE(page);
    CHECK(ids_of(page->runs) == "run-1 ");
    query.verdict.reset();
    CHECK(ids_of((*archive)->find_runs(query)->runs) == "run-2 run-1 ");
    CHECK(file_text(folder + "/index.sqlite") == before);

    // Opened for writing it gets the rows that a new archive with the same entries has.
    std::filesystem::copy(folder, scratch.path("a"), std::filesystem::copy_options::recursive);
    const SteppedClock clock;
    REQUIRE(Archive::open(scratch.path("a"), clock));
    CHECK(text_of(*verify_archive(scratch.path("a"))).empty());
    CHECK(ids_of(Archive::open_read_only(scratch.path("a")).value()->find_runs(query)->runs) == "run-2 run-1 ");
}

}  // namespace velocert::records
