// SPDX-License-Identifier: GPL-3.0-or-later
// Runs the benchmarks, and judges those figures for which a least value is asked: the exit code is 1 when one is
// missed, or when a benchmark could not be run.
#include <benchmark/benchmark.h>

#include <array>
#include <cstdio>
#include <string_view>

#include "tests/bench/drivers_bench.h"

namespace {

/// A counter with the least that is asked of it, wherever it stands.
struct Target {
    std::string_view counter;
    double least;
};
constexpr std::array targets{
    Target{"lines", 100},            // of 921,600 bit/s that a decoder keeps up with
    Target{"percent_of_ideal", 95},  // of the cycle that a bus allows
};

class Judging final : public benchmark::ConsoleReporter {
  public:
    Judging() : ConsoleReporter(OO_None) {}
    void ReportRuns(const std::vector<Run>& runs) override {
        ConsoleReporter::ReportRuns(runs);
        for (const auto& run : runs) {
            if (run.error_occurred) miss(run, run.error_message);
            for (const auto& target : targets)
                if (const auto found = run.counters.find(std::string(target.counter));
                    found != run.counters.end() && found->second.value < target.least)
                    miss(run, std::string(target.counter) + " is " + std::to_string(found->second.value) + ", asked " +
                                  std::to_string(target.least));
        }
    }
    [[nodiscard]] bool missed() const { return missed_; }

  private:
    void miss(const Run& run, const std::string& why) {
        missed_ = true;
        std::fprintf(stderr, "%s: %s\n", run.benchmark_name().c_str(), why.c_str());
    }
    bool missed_ = false;
};

}  // namespace

int main(int argc, char** argv) {
    register_driver_benchmarks();
    benchmark::Initialize(&argc, argv);
    if (benchmark::ReportUnrecognizedArguments(argc, argv)) return 1;
    Judging judging;
    benchmark::RunSpecifiedBenchmarks(&judging);
    benchmark::Shutdown();
    return judging.missed() ? 1 : 0;
}
