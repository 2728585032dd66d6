// SPDX-License-Identifier: GPL-3.0-or-later
// The archive: durable commits, evidence on its way from bytes to sealed file, the list of runs, and verification.
#include <benchmark/benchmark.h>
#include <sqlite3.h>

#include <cstdlib>
#include <filesystem>
#include <map>
#include <string>

#include "core/records/archive.h"
#include "core/records/ledger/ledger.h"
#include "tests/bench/scratch.h"

namespace {

using namespace velocert;

using bench::Scratch;

std::unique_ptr<records::Archive> fresh(const Scratch& scratch, const base::Clock& clock) {
    auto made = records::Archive::create(scratch.archive(), records::ArchiveKind::training, clock);
    if (!made) std::abort();
    return std::move(*made);
}

base::Json some_record(std::size_t size) {
    auto json = base::Json::object();
    json.set("text", std::string(size, 'x'));
    return json;
}

void append_durably(benchmark::State& state) {
    const Scratch scratch;
    const base::SystemClock clock;
    const auto archive = fresh(scratch, clock);
    const auto record = some_record(2000);
    for (auto unused : state) {
        if (!archive->append("note/1", record)) std::abort();
    }
    state.SetItemsProcessed(state.iterations());
    state.SetLabel("commits; SQLite alone with rollback journal and synchronous=EXTRA: 820 to 1000/s on a common SSD");
}
BENCHMARK(append_durably)->Unit(benchmark::kMicrosecond)->UseRealTime();

/// Pieces as a serial port hands them over, 64 bytes each; sealed at the end.
void log_bytes_and_seal(benchmark::State& state) {
    const Scratch scratch;
    const base::SystemClock clock;
    const auto archive = fresh(scratch, clock);
    constexpr int pieces = 500'000;
    std::vector<std::uint8_t> piece(64);
    std::uint32_t count = 0;
    for (auto unused : state) {
        auto log = archive->open_log("bench");
        if (!log) std::abort();
        for (int i = 0; i < pieces; ++i) {
            ++count;
            for (std::size_t byte = 0; byte < 4; ++byte) piece[byte] = static_cast<std::uint8_t>(count >> (8 * byte));
            if (!(*log)->append(piece)) std::abort();
        }
        if (!(*log)->seal()) std::abort();
    }
    state.SetItemsProcessed(state.iterations() * pieces);
    state.SetBytesProcessed(state.iterations() * pieces * 64);
    state.SetLabel("pieces of 64 bytes, hashed and durable; wanted for the whole path: 500,000 samples/s");
}
BENCHMARK(log_bytes_and_seal)->Unit(benchmark::kMillisecond)->UseRealTime()->MinTime(2);

/// An index of many runs, written in one transaction: only for reading from.
void fill(const std::string& folder, int runs) {
    sqlite3* handle = nullptr;
    if (sqlite3_open((folder + "/index.sqlite").c_str(), &handle) != SQLITE_OK) std::abort();
    const auto run_sql = [&](const std::string& sql) {
        if (sqlite3_exec(handle, sql.c_str(), nullptr, nullptr, nullptr) != SQLITE_OK) std::abort();
    };
    run_sql("BEGIN");
    base::Digest chain;
    std::uint64_t seq = 1;
    const auto add = [&](const char* type, const std::string& run) {
        auto json = base::Json::object();
        json.set("run", run);
        json.set("text", std::string(300, 'x'));
        const auto row = records::make_row({++seq, type, "2025-11-22T02:00:00.000Z", json}, chain);
        if (!row) std::abort();
        chain = row->chain;
        run_sql("INSERT INTO ledger VALUES (" + std::to_string(seq) + ", '" + type + "', '" + run + "', '" +
                row->canonical + "', x'" + row->leaf.text() + "', x'" + row->chain.text() + "')");
    };
    for (int i = 0; i < runs; ++i) {
        const std::string run = "run-" + std::to_string(i);
        add("run-start/1", run);
        run_sql("INSERT INTO run_started VALUES ('" + run + "', " + std::to_string(seq) +
                ", '2025-11-22T02:00:00.000Z', 'S-" + std::to_string(i % 5000) + "', 'GB17761-2024')");
        add("run-end/1", run);
        run_sql("INSERT INTO run_ended VALUES ('" + run + "', " + std::to_string(seq) + ", 'completed', 'pass')");
    }
    run_sql("COMMIT");
    sqlite3_close(handle);
}

/// An archive of so many runs, made once however often the benchmark is called.
const std::string& archive_of(int runs) {
    struct Filled {
        explicit Filled(int count) {
            fresh(scratch, clock).reset();
            fill(folder, count);
        }
        Scratch scratch;
        base::SystemClock clock;
        std::string folder = scratch.archive();
    };
    static std::map<int, Filled> filled;
    return filled.try_emplace(runs, runs).first->second.folder;
}

/// One page of the list, at the beginning and at the end, and the runs of one item, among 100,000.
void list_among_100k_runs(benchmark::State& state) {
    const auto archive = records::Archive::open_read_only(archive_of(100'000));
    if (!archive) std::abort();
    for (auto unused : state) {
        const auto found = state.range(0) < 0 ? (*archive)->runs_of_item("S-4711", 100)
                                              : (*archive)->runs(100, static_cast<int>(state.range(0)));
        if (!found || found->empty()) std::abort();
        benchmark::DoNotOptimize(found);
    }
    state.SetLabel(state.range(0) < 0 ? "runs of one item" : "100 runs from the given place; 60 Hz screen: 16 ms");
}
BENCHMARK(list_among_100k_runs)->Arg(0)->Arg(99'900)->Arg(-1)->Unit(benchmark::kMicrosecond);

void verify_rows(benchmark::State& state) {
    std::uint64_t checked = 0;
    for (auto unused : state) {
        const auto verification = records::verify_archive(archive_of(25'000));
        if (!verification) std::abort();
        checked += verification->checked;
    }
    state.SetItemsProcessed(static_cast<std::int64_t>(checked));
    state.SetLabel("rows; a chain check alone of 50,604 rows in Python: 0.14 s");
}
BENCHMARK(verify_rows)->Unit(benchmark::kMillisecond)->UseRealTime();

void open_for_writing(benchmark::State& state) {
    const Scratch scratch;
    const base::SystemClock clock;
    fresh(scratch, clock).reset();
    for (auto unused : state) {
        const auto archive = records::Archive::open(scratch.archive(), clock);
        if (!archive) std::abort();
    }
}
BENCHMARK(open_for_writing)->Unit(benchmark::kMicrosecond)->UseRealTime();

}  // namespace
