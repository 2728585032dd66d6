// SPDX-License-Identifier: GPL-3.0-or-later
// The first page of any search, among ten thousand, a hundred thousand and a million runs; the time should follow the
// page. The million takes minutes to make: set VELOCERT_BENCH_MILLION to have it. Above 50 ms the
// program ends with 1 (main.cpp).
#include <benchmark/benchmark.h>

#include <array>
#include <cstdint>
#include <cstdlib>
#include <map>
#include <memory>
#include <string>

#include "core/records/archive.h"
#include "core/records/index/run_query.h"
#include "tests/bench/large_archive.h"

namespace {

using namespace velocert;
using bench::Filled;
using conformity::Verdict;
using sequence::Lifecycle;

const records::Archive& archive_of(int runs) {
    static std::map<int, std::unique_ptr<Filled>> filled;
    auto& one = filled[runs];
    if (one == nullptr) one = std::make_unique<Filled>(runs);
    return *one->archive;
}

struct Search {
    const char* name;
    void (*ask)(records::RunQuery&, int runs);
};
constexpr std::array searches{
    Search{"no filter", [](records::RunQuery&, int) {}},
    Search{"one item",
           [](records::RunQuery& query, int runs) { query.item = "S-" + std::to_string(10'000 + runs / 16); }},
    Search{"verdict, 1 in 100", [](records::RunQuery& query, int) { query.verdict = Verdict::fail; }},
    Search{"lifecycle, 1 in 10,000", [](records::RunQuery& query, int) { query.lifecycle = Lifecycle::aborted; }},
    Search{"going on", [](records::RunQuery& query, int) { query.lifecycle = Lifecycle::running; }},
    Search{"operator and verdict: none",
           [](records::RunQuery& query, int) {
               query.operator_name = "ou yang";
               query.verdict = Verdict::fail;
           }},
    Search{"edition, operator, lifecycle, verdict",
           [](records::RunQuery& query, int) {
               query.edition = "GB17761-2024";
               query.operator_name = "operator 3";
               query.lifecycle = Lifecycle::completed;
               query.verdict = Verdict::fail;
           }},
    Search{"beginning of a text",
           [](records::RunQuery& query, int runs) { query.text = "1180" + std::to_string(1'000'000 + runs / 2); }},
    Search{"beginning that none has, behind one that all have",
           [](records::RunQuery& query, int) { query.text = "1180500123"; }},
    Search{"beginning that one has, behind one that all have",
           [](records::RunQuery& query, int) { query.text = "11801000017"; }},
    Search{"short beginning and verdict",
           [](records::RunQuery& query, int) {
               query.text = "maker 1";
               query.verdict = Verdict::fail;
           }},
    Search{"three days long ago",
           [](records::RunQuery& query, int) {
               query.from = *base::parse_date("2021-05-04");
               query.to = *base::parse_date("2021-05-06");
           }},
    Search{"up to a day, by verdict",
           [](records::RunQuery& query, int) {
               query.to = *base::parse_date("2022-01-01");
               query.verdict = Verdict::fail;
           }},
};

void first_page(benchmark::State& state) {
    const int runs = static_cast<int>(state.range(1));
    const auto& search = searches[static_cast<std::size_t>(state.range(0))];
    const auto& archive = archive_of(runs);
    records::RunQuery query;
    search.ask(query, runs);
    std::size_t found = 0;
    for (auto unused : state) {
        const auto page = archive.find_runs(query);
        if (!page) std::abort();
        found = page->runs.size();
    }
    state.SetLabel(std::string(search.name) + ", " + std::to_string(found) + " shown; the first page of 50: 50 ms");
}

/// The million only where it is asked for: what is left out is not missed.
void every_size(benchmark::internal::Benchmark* one) {
    for (const int runs : {10'000, 100'000, 1'000'000}) {
        if (runs > 100'000 && std::getenv("VELOCERT_BENCH_MILLION") == nullptr) continue;
        for (std::size_t i = 0; i < searches.size(); ++i) one->Args({static_cast<std::int64_t>(i), runs});
    }
}
BENCHMARK(first_page)->Apply(every_size)->Unit(benchmark::kMicrosecond);

}  // namespace
