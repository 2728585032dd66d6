// SPDX-License-Identifier: GPL-3.0-or-later
// The rest between two attempts that a pack asks for: waited for, told, and left when somebody stops.
#include <catch2/catch.hpp>

#include <algorithm>
#include <vector>

#include "core/sequence/pause.h"
#include "core/sequence/running/runner.h"
#include "core/standards/pack.h"
#include "tests/support/line_instrument.h"
#include "tests/support/memory_sink.h"

namespace velocert::sequence::test {
namespace {

using conformity::Reason;

/// A scale that is not at zero when it is first asked, so that the first attempt does not count.
class Scale final : public InstrumentSource {
  public:
    base::Result<std::unique_ptr<Instrument>> open(std::string_view) override {
        auto replies = [asked = 0, attempt = 0](Command command) mutable -> base::Result<std::string> {
            if (command == Command::zero) {
                asked = 0;
                ++attempt;
            }
            if (command != Command::read_stable) return std::string();
            const bool empty = asked == 0 || asked == 4;
            ++asked;
            return "mass " + std::string(!empty ? "62.90" : attempt == 1 ? "0.50" : "0.00") + " kg 0 stable\n";
        };
        return std::unique_ptr<Instrument>(std::make_unique<tests::LineInstrument>(
            "mt-sics", InstrumentIdentity{"Maker", "Model", "S-1", "1.10", false}, replies));
    }
};

class Again final : public Operator {
  public:
    base::Result<Answer> ask(const Prompt&, std::stop_token) override { return Answer{}; }
};

/// Goes ten times as fast as the wall.
class FastClock final : public base::Clock {
  public:
    std::chrono::system_clock::time_point now() const override {
        return std::chrono::sys_days(std::chrono::year(2026) / 3 / 2) +
               std::chrono::duration_cast<std::chrono::system_clock::duration>(
                   10 * (std::chrono::steady_clock::now() - began_));
    }
    std::int64_t monotonic_ns() const override {
        return (10 * std::chrono::duration_cast<std::chrono::nanoseconds>(std::chrono::steady_clock::now() - began_))
            .count();
    }

  private:
    std::chrono::steady_clock::time_point began_ = std::chrono::steady_clock::now();
};

class Watcher final : public RunObserver {
  public:
    explicit Watcher(RunControl* stops) : stops_(stops) {}
    std::vector<std::int64_t> left;
    void resting(const standards::Step& step, std::chrono::seconds time) override {
        CHECK(step.id == "weigh");
        left.push_back(time.count());
        if (stops_ != nullptr) stops_->request(RunControl::Stop::safely);
    }

  private:
    RunControl* stops_;
};

RunPlan plan_with_rest(const char* rest) {
    RunPlan plan;
    for (const auto& pack : standards::embedded_packs()) {
        auto edition = standards::load_edition(pack);
        REQUIRE(edition);
        plan.edition = *edition;
        plan.pack_bundle = pack.bundle();
    }
    for (auto& procedure : plan.edition.procedures)
        if (procedure.id == "vehicle-mass") {
            procedure.steps.front().repeat.least_pause = metrology::WrittenQuantity::parse(rest).value();
            procedure.steps.front().repeat.max_attempts = 2;
        }
    plan.item.id = "S-001";
    plan.item.traits.battery = standards::Battery::lead_acid;
    plan.item.traits.made_on = *base::parse_date("2025-10-01");
    plan.station.id = "B1";
    plan.station.name = "Bench 1";
    plan.station.instruments = {{"scale", "mt-sics", "port-1", {}, "", ""}};
    plan.procedures = {"vehicle-mass"};
    plan.run_id = "R-1";
    return plan;
}

Run weigh(RunPlan plan, RunObserver& observer, RunControl& control) {
    FastClock clock;
    Scale scale;
    Again person;
    tests::MemorySink sink{false};
    tests::LineDecoders decoders;
    auto run = Runner(clock, scale, decoders, person, sink, observer, control).run(std::move(plan));
    if (!run) FAIL(run.error().text());
    return std::move(*run);
}

}  // namespace

TEST_CASE("the runner waits for the rest between two attempts and tells how long it goes on", "[rest]") {
    RunControl control;
    Watcher watcher(nullptr);
    const auto run = weigh(plan_with_rest("4 s"), watcher, control);
    REQUIRE(run.step_runs.size() == 2);
    CHECK_FALSE(run.step_runs[0].result.valid);
    REQUIRE(watcher.left.size() >= 2);
    CHECK(watcher.left.front() <= 4);
    CHECK(watcher.left.back() >= 1);
    CHECK(std::is_sorted(watcher.left.rbegin(), watcher.left.rend()));
    // By the times of the record, too: from the last acquisition of the first to the first one of the second.
    const auto plan = plan_with_rest("4 s");
    const auto& step = plan.edition.procedure("vehicle-mass")->steps.front();
    const auto ended = rest_ends(step, "vehicle-mass", std::span(run.step_runs).first(1));
    REQUIRE(ended);
    CHECK(*base::parse_utc(run.step_runs[1].started_utc) >= *ended);
}

TEST_CASE("a stop during the rest ends the run at once and begins no attempt", "[rest]") {
    RunControl control;
    Watcher watcher(&control);
    const auto run = weigh(plan_with_rest("1 h"), watcher, control);
    CHECK(run.step_runs.size() == 1);
    CHECK(watcher.left.size() == 1);
    CHECK(run.lifecycle == Lifecycle::stopped);
    CHECK(run.verdict == conformity::Verdict::not_evaluated);
}

TEST_CASE("without a rest in the pack nobody waits", "[rest]") {
    RunControl control;
    Watcher watcher(nullptr);
    auto plan = plan_with_rest("4 s");
    for (auto& procedure : plan.edition.procedures)
        for (auto& step : procedure.steps) step.repeat.least_pause.reset();
    CHECK(weigh(std::move(plan), watcher, control).step_runs.size() == 2);
    CHECK(watcher.left.empty());
}

}  // namespace velocert::sequence::test
