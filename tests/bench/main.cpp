// SPDX-License-Identifier: GPL-3.0-or-later
// Runs the benchmarks, and judges those figures for which a least value is asked: the exit code is 1 when one is
// missed, or when a benchmark could not be run.
#include <benchmark/benchmark.h>

#include <array>

#include "tests/bench/drivers_bench.h"
#include "tests/bench/judging.h"

namespace {

using velocert::bench::Target;

constexpr std::array targets{
    Target{"lines", Target::Bound::at_least, 100},                // of 921,600 bit/s that a decoder keeps up with
    Target{"percent_of_ideal", Target::Bound::at_least, 95},      // of the cycle that a bus allows
    Target{"", Target::Bound::at_most, 50'000, "first_page"},     // of any search, in microseconds, however many runs
    Target{"", Target::Bound::at_most, 100'000, "waiting_page"},  // between two keys
};

}  // namespace

int main(int argc, char** argv) {
    register_driver_benchmarks();
    benchmark::Initialize(&argc, argv);
    if (benchmark::ReportUnrecognizedArguments(argc, argv)) return 1;
    velocert::bench::Judging judging(targets);
    benchmark::RunSpecifiedBenchmarks(&judging);
    benchmark::Shutdown();
    return judging.missed() ? 1 : 0;
}
