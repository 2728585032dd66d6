// SPDX-License-Identifier: GPL-3.0-or-later
// The way from the last byte of a ride to a saved verdict, and from the archive back to the same digits.
#include <benchmark/benchmark.h>

#include <filesystem>
#include <optional>

#include "app/planning/run_planning.h"
#include "core/records/archive.h"
#include "core/sequence/evaluations/evaluation.h"
#include "core/sequence/judging/evaluate.h"
#include "core/sequence/judging/judge_procedure.h"
#include "core/sequence/judging/recompute.h"
#include "core/sequence/wire_log.h"
#include "instruments/registry/registry.h"
#include "instruments/simulators/bench/virtual_bench.h"

namespace {

using namespace velocert;

/// Confirms everything and tells the virtual bench.
class Person final : public sequence::Operator {
  public:
    explicit Person(instruments::VirtualBench& bench) : bench_(bench) {}
    base::Result<sequence::Answer> ask(const sequence::Prompt& prompt, std::stop_token) override {
        bench_.performed(prompt, {});
        sequence::Answer answer;
        for (const auto& field : prompt.fields)
            if (!field.example.empty()) answer.values[field.id] = field.example;
        return answer;
    }

  private:
    instruments::VirtualBench& bench_;
};

/// Measures from the end of an acquisition (its last byte has been delivered) to the durable attempt.
class Stopwatch final : public sequence::RunObserver {
  public:
    void indication(std::string_view, const metrology::Indication&) override { last_ = clock_.monotonic_ns(); }
    void attempt_saved(const sequence::StepRun&, const sequence::RepeatState&) override {
        const auto took = clock_.monotonic_ns() - last_;
        worst_ = std::max(worst_, took);
        ++attempts_;
    }
    [[nodiscard]] double worst_ms() const { return static_cast<double>(worst_) / 1e6; }
    [[nodiscard]] int attempts() const { return attempts_; }

  private:
    base::SystemClock clock_;
    std::int64_t last_ = 0;
    std::int64_t worst_ = 0;
    int attempts_ = 0;
};

/// A whole virtual type test in a folder that is removed afterwards.
class TypeTest {
  public:
    TypeTest() : folder_(std::filesystem::temp_directory_path() / "velocert-bench-run") {
        std::filesystem::remove_all(folder_);
        auto bench = instruments::VirtualBench::create("default", 0, clock_);
        archive_ = std::move(*records::Archive::create(folder_.string(), records::ArchiveKind::training, clock_));
        request_.item.id = "B-001";
        request_.item.traits.battery = standards::Battery::lead_acid;
        request_.item.traits.made_on = *base::parse_date("2025-10-01");
        request_.station = (*bench)->station();
        auto plan = app::plan_run(request_, true);
        Person person(**bench);
        sequence::RunControl control;
        sequence::Runner runner(clock_, (*bench)->instruments(), decoders, person, *archive_, watch, control);
        run = *runner.run(std::move(plan->plan));
    }
    ~TypeTest() {
        std::error_code ignored;
        std::filesystem::remove_all(folder_, ignored);
    }
    TypeTest(const TypeTest&) = delete;
    TypeTest& operator=(const TypeTest&) = delete;

    [[nodiscard]] const records::Archive& archive() const { return *archive_; }

    /// Time that passed at the bench, by the recorder's own clock.
    [[nodiscard]] double bench_seconds() const {
        double seconds = 0;
        for (const auto& step_run : run.step_runs)
            for (const auto& capture : step_run.captures) {
                const auto log = archive_->load(capture.log);
                const auto data = sequence::decode_capture(capture, *log, decoders);
                std::optional<std::int64_t> first;
                std::int64_t last = 0;
                for (const auto& indication : data->indications) {
                    if (indication.device_time_us < 0) continue;
                    if (!first) first = indication.device_time_us;
                    last = std::max(last, indication.device_time_us);
                }
                if (first) seconds += static_cast<double>(last - *first) / 1e6;
            }
        return seconds;
    }

    instruments::RegistryDecoders decoders;
    Stopwatch watch;
    sequence::Run run;

  private:
    base::SystemClock clock_;
    std::filesystem::path folder_;
    std::unique_ptr<records::Archive> archive_;
    app::RunRequest request_;
};

void verdict_after_last_byte(benchmark::State& state) {
    double worst = 0;
    int attempts = 0;
    for (auto _ : state) {
        const TypeTest test;
        worst = std::max(worst, test.watch.worst_ms());
        attempts += test.watch.attempts();
    }
    state.counters["worst_ms"] = worst;
    state.counters["attempts"] = attempts;
    state.SetLabel("worst_ms: at most 100 ms from the last byte to the saved verdict");
}
BENCHMARK(verdict_after_last_byte)->Iterations(3)->Unit(benchmark::kMillisecond);

void recompute_run(benchmark::State& state) {
    const TypeTest test;
    const double bench_seconds = test.bench_seconds();
    std::size_t differences = 0;
    for (auto _ : state) differences += sequence::recompute(test.run, test.archive(), test.decoders)->size();
    state.counters["times_real_time"] =
        benchmark::Counter(bench_seconds * static_cast<double>(state.iterations()), benchmark::Counter::kIsRate);
    state.counters["bench_s"] = bench_seconds;
    state.counters["differences"] = static_cast<double>(differences);
    state.SetLabel("times_real_time: at least 50");
}
BENCHMARK(recompute_run)->Unit(benchmark::kMillisecond);

}  // namespace
