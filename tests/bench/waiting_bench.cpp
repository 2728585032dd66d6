// SPDX-License-Identifier: GPL-3.0-or-later
// The first page of what waits for a report, and the last runs by an instrument, among ten thousand and a hundred
// thousand runs: where none has a report, and where all but the newest hundred have one.
#include <benchmark/benchmark.h>

#include <map>
#include <memory>
#include <string>

#include "core/records/archive.h"
#include "core/records/index/run_query.h"
#include "tests/bench/large_archive.h"

namespace {

using namespace velocert;
using bench::Filled;

constexpr int still_waiting = 100;

void report_all_but_the_newest(const std::string& file, int runs) {
    bench::Filler filler(file);
    auto* prepared =
        filler.prepare("INSERT INTO report_prepared (seq, report, preparation, of_run, item) VALUES (?,?,?,?,?)");
    auto* started = filler.prepare("SELECT seq FROM run_started WHERE run = ?");
    for (int i = 0; i < runs - still_waiting; ++i) {
        const std::string run = "run-" + std::to_string(i);
        bench::bind(started, 1, run);
        if (sqlite3_step(started) != SQLITE_ROW) std::abort();
        const std::int64_t seq = sqlite3_column_int64(started, 0);
        sqlite3_reset(started);
        bench::insert(prepared, seq, "SPECIMEN-2025-" + std::to_string(i), std::int64_t{1}, run, std::string("item"));
    }
    filler.run("COMMIT");
    sqlite3_finalize(prepared);
    sqlite3_finalize(started);
}

const records::Archive& archive_of(int runs, bool reported) {
    static std::map<std::pair<int, bool>, std::unique_ptr<Filled>> filled;
    auto& one = filled[{runs, reported}];
    if (one == nullptr) {
        one = std::make_unique<Filled>(runs);
        if (reported) report_all_but_the_newest(one->scratch.archive() + "/index.sqlite", runs);
    }
    return *one->archive;
}

records::RunPage page_of(const records::Archive& archive, const records::RunQuery& query) {
    auto page = archive.find_runs(query);
    if (!page) std::abort();
    return std::move(*page);
}

void waiting_page(benchmark::State& state) {
    const bool reported = state.range(1) != 0;
    const bool again = state.range(2) != 0;
    const auto& archive = archive_of(static_cast<int>(state.range(0)), reported);
    records::RunQuery query;
    query.waiting = true;
    query.limit = 100;
    // As the window asks after its first look: from where anything can still wait.
    if (again) query.after = page_of(archive, query).none_before;
    records::RunPage page;
    for (auto unused : state) page = page_of(archive, query);
    state.SetLabel(std::string(reported ? "all but 100 reported" : "none reported") + (again ? ", asked again" : "") +
                   ": " + std::to_string(page.runs.size()) + " shown of " + std::to_string(page.waiting) +
                   " that wait; the whole queue: 100 ms");
}
BENCHMARK(waiting_page)->ArgsProduct({{10'000, 100'000}, {0, 1}, {0, 1}})->Unit(benchmark::kMicrosecond);

void by_instrument(benchmark::State& state) {
    const auto& archive = archive_of(static_cast<int>(state.range(0)), false);
    records::RunQuery query;
    query.instruments = {{"mt-sics", "/dev/none"}};
    query.most_looked_at = 500;
    query.limit = 3;
    for (auto unused : state) benchmark::DoNotOptimize(page_of(archive, query));
    state.SetLabel("500 runs looked at, none found; between two keys: 100 ms");
}
BENCHMARK(by_instrument)->Arg(10'000)->Arg(100'000)->Unit(benchmark::kMicrosecond);

}  // namespace
