// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include <benchmark/benchmark.h>

#include <cstdint>
#include <cstdio>
#include <span>
#include <string>
#include <string_view>
#include <vector>

namespace velocert::bench {

/// A figure with what is asked of it.
struct Target {
    enum class Bound : std::uint8_t { at_least, at_most };
    std::string_view counter;  ///< empty: the real time of one iteration, in the benchmark's own unit
    Bound bound = Bound::at_least;
    double figure = 0;
    std::string_view benchmark = {};  ///< beginning of its name; empty: every one that has the counter
};

/// Prints what was measured and holds it to the targets; what is missed, or could not be run, is said on standard
/// error. Means and deviations of repetitions are not judged: each repetition is.
class Judging final : public benchmark::ConsoleReporter {
  public:
    explicit Judging(std::span<const Target> targets) : ConsoleReporter(OO_None), targets_(targets) {}
    void ReportRuns(const std::vector<Run>& runs) override {
        ConsoleReporter::ReportRuns(runs);
        for (const auto& run : runs) judge(run);
    }
    [[nodiscard]] bool missed() const { return missed_; }

  private:
    void judge(const Run& run) {
        if (run.error_occurred) return miss(run, run.error_message);
        if (run.run_type != Run::RT_Iteration) return;
        for (const auto& target : targets_) {
            if (!run.benchmark_name().starts_with(target.benchmark)) continue;
            double value = run.GetAdjustedRealTime();
            if (!target.counter.empty()) {
                const auto found = run.counters.find(std::string(target.counter));
                if (found == run.counters.end()) continue;
                value = found->second.value;
            }
            const bool least = target.bound == Target::Bound::at_least;
            if (least ? value >= target.figure : value <= target.figure) continue;
            miss(run, std::string(target.counter.empty() ? "time" : target.counter) + " is " + std::to_string(value) +
                          ", asked " + (least ? "at least " : "at most ") + std::to_string(target.figure));
        }
    }
    void miss(const Run& run, const std::string& why) {
        missed_ = true;
        std::fprintf(stderr, "%s: %s\n", run.benchmark_name().c_str(), why.c_str());
    }
    std::span<const Target> targets_;
    bool missed_ = false;
};

}  // namespace velocert::bench
