// SPDX-License-Identifier: GPL-3.0-or-later
// A machine that sleeps while a run goes on: what was under way does not count, and nothing else is lost.
#include <atomic>
#include <catch2/catch.hpp>
#include <thread>
#include <utility>

#include "core/base/sleep_clock.h"
#include "core/sequence/running/runner.h"
#include "core/sequence/running/sleep_gap.h"
#include "core/standards/pack.h"
#include "tests/support/line_instrument.h"
#include "tests/support/memory_sink.h"

using namespace velocert;
using namespace velocert::sequence;
using namespace std::chrono_literals;
using conformity::Outcome;
using conformity::Verdict;

namespace {

/// A machine whose lid the test closes.
class Lid final : public base::SleepClock {
  public:
    std::chrono::nanoseconds slept() const override { return std::chrono::nanoseconds(ns_.load()); }
    void close(std::chrono::nanoseconds time) { ns_ += time.count(); }

  private:
    std::atomic<std::int64_t> ns_{0};
};

/// The wall clock as somebody sets it.
class Wall final : public base::Clock {
  public:
    std::chrono::system_clock::time_point now() const override { return base::parse_utc(utc).value(); }
    std::int64_t monotonic_ns() const override { return ++ns_; }
    std::string utc = "2025-11-22T08:00:00.000Z";

  private:
    mutable std::int64_t ns_ = 0;
};

struct Scale final : InstrumentSource {
    tests::LineInstrument::Replies replies;
    base::Result<std::unique_ptr<Instrument>> open(std::string_view) override {
        return std::unique_ptr<Instrument>(std::make_unique<tests::LineInstrument>(
            "mt-sics", InstrumentIdentity{"test", "VIRTUAL", "1", "1", true}, replies));
    }
};

struct Person final : Operator {
    std::function<base::Result<Answer>(const Prompt&, std::stop_token)> reply = [](const Prompt&, std::stop_token) {
        return Answer{};
    };
    int retries = 0;
    base::Result<Answer> ask(const Prompt& prompt, std::stop_token stop) override {
        if (prompt.kind == Prompt::Kind::retry) ++retries;
        return reply(prompt, std::move(stop));
    }
};

/// One weighing of a vehicle, with a place where something may happen: at a command, or at a question.
struct Weighing {
    Lid lid;
    Wall wall;
    Scale scale;
    Person person;
    tests::MemorySink sink{true};
    RunObserver observer;
    RunControl control;
    tests::LineDecoders decoders;
    RunPlan plan;
    std::function<void(Command, int)> at_command = [](Command, int) {};
    std::string load = "62.90";

    Weighing() {
        for (const auto& pack : standards::embedded_packs()) {
            plan.edition = standards::load_edition(pack).value();
            plan.pack_bundle = pack.bundle();
        }
        for (const auto& embedded : standards::demonstration_releases()) {
            const auto release = standards::load_release(embedded.text, embedded.name).value();
            if (release.edition != plan.edition.id) continue;
            plan.edition = standards::apply_release(plan.edition, release).value();
            plan.release_text = std::string(embedded.text);
        }
        plan.item.id = "S-001";
        plan.item.traits.battery = standards::Battery::lead_acid;
        plan.item.traits.made_on = *base::parse_date("2025-10-01");
        plan.station.id = "T";
        plan.station.name = "Test station";
        plan.station.is_virtual = true;
        plan.station.instruments = {{"scale", "mt-sics", "port", {}, ""}};
        plan.procedures = {"vehicle-mass"};
        plan.run_id = "R-1";
        scale.replies = [this, asked = 0, told = 0](Command command) mutable -> base::Result<std::string> {
            if (command == Command::zero) asked = 0;
            at_command(command, told++);
            if (command != Command::read_stable) return std::string();
            return "mass " + (asked++ % 4 == 0 ? std::string("0.00") : load) + " kg 0 stable\n";
        };
    }
    Run run() {
        Runner runner(wall, scale, decoders, person, sink, observer, control, lid);
        auto done = runner.run(plan);
        INFO((done ? std::string() : done.error().text()));
        REQUIRE(done);
        return *done;
    }
    /// Sleeps once, at the first weighing under load.
    void sleep_while_weighing(std::chrono::milliseconds time) {
        at_command = [this, time, seen = 0](Command command, int) mutable {
            if (command == Command::read_stable && ++seen == 2) lid.close(time);
        };
    }
};

}  // namespace

TEST_CASE("a sleep counts from a length that no reading of clocks reaches") {
    Lid lid;
    base::SleepWatch watch(lid);
    CHECK_FALSE(watch.slept());
    lid.close(249ms);
    CHECK_FALSE(watch.slept());
    lid.close(1ms);
    CHECK(watch.slept() == 250ms);
    lid.close(2h);
    CHECK(watch.slept() == 2h + 250ms);
    watch.restart();
    CHECK_FALSE(watch.slept());
}

TEST_CASE("a machine that is awake has not slept, however often its clocks are read") {
    const base::SleepWatch watch(base::machine_sleep());
    for (int i = 0; i < 10'000; ++i) REQUIRE_FALSE(watch.slept());
}

TEST_CASE("what a command sets going lasts until the command that ends it") {
    struct Case {
        std::vector<std::pair<const char*, Command>> told;
        bool going;
    };
    for (const auto& [told, going] : {
             Case{{}, false},
             Case{{{"scale", Command::zero}, {"scale", Command::read_stable}}, false},
             Case{{{"source", Command::set_voltage}}, false},
             Case{{{"source", Command::output_on}}, true},
             Case{{{"source", Command::output_on}, {"source", Command::output_off}}, false},
             Case{{{"source", Command::output_on}, {"other", Command::output_off}}, true},
             Case{{{"source", Command::output_on}, {"source", Command::output_on}, {"source", Command::output_off}},
                  false},
             Case{{{"brake", Command::set_speed}}, true},
             Case{{{"brake", Command::set_torque}, {"brake", Command::brake_off}}, false},
             Case{{{"brake", Command::set_speed}, {"source", Command::output_on}, {"source", Command::output_off}},
                  true},
             Case{{{"recorder", Command::start}}, true},
             Case{{{"recorder", Command::start}, {"recorder", Command::stop}}, false},
             Case{{{"recorder", Command::start}, {"recorder", Command::output_off}}, true},
         }) {
        SetGoing set;
        for (const auto& [role, command] : told) set.done(role, command);
        CHECK(set.any() == going);
    }
}

TEST_CASE("a sleep spoils what is measured, commanded or waited for, and a prompt only while something goes on") {
    using Kind = standards::Action::Kind;
    for (const auto kind : {Kind::set, Kind::wait, Kind::acquire}) {
        CHECK(spoiled_by_sleep(kind, false));
        CHECK(spoiled_by_sleep(kind, true));
    }
    for (const auto kind : {Kind::prompt, Kind::compute, Kind::assess}) {
        CHECK_FALSE(spoiled_by_sleep(kind, false));
        CHECK(spoiled_by_sleep(kind, true));
    }
}

TEST_CASE("an attempt during which the machine slept ends as bench trouble that names the gap, and is done again") {
    struct Case {
        std::chrono::milliseconds gap;
        bool spoiled;
        const char* said;
    };
    for (const auto& [gap, spoiled, said] :
         {Case{0ms, false, ""}, Case{249ms, false, ""}, Case{250ms, true, "slept for 0.250 s"},
          Case{42'300ms, true, "slept for 42.300 s"}, Case{8h, true, "slept for 28800.000 s"}}) {
        Weighing weighing;
        weighing.sleep_while_weighing(gap);
        const auto run = weighing.run();
        CHECK(run.lifecycle == Lifecycle::completed);
        CHECK(run.verdict == Verdict::pass);
        CHECK(weighing.person.retries == (spoiled ? 1 : 0));
        REQUIRE(run.step_runs.size() == (spoiled ? 2 : 1));
        const auto& first = run.step_runs.front();
        CHECK(first.outcome == (spoiled ? Outcome::errored : Outcome::completed));
        if (!spoiled) continue;
        CHECK(first.error_code == machine_slept);
        CHECK_THAT(first.error_text, Catch::Contains(said) && Catch::Contains("vehicle-mass/weigh/load"));
        CHECK(first.result.verdict == Verdict::not_evaluated);
        CHECK_FALSE(first.result.valid);
        // Its bytes are kept, and the instrument was driven to its safe state.
        REQUIRE(first.captures.size() == 1);
        REQUIRE(first.safe_states.size() == 1);
        CHECK(first.safe_states.front().ok);
        CHECK(run.step_runs.back().result.valid);
    }
}

TEST_CASE("the gap is read back from the record's own words, and from no others") {
    for (const auto gap : {250ms, 1'000ms, 42'345ms, 86'400'000ms})
        CHECK(slept_for(slept_text(gap, "braking/dry.both/ride")) == gap);
    for (const char* other :
         {"", "unplugged", "a: the machine slept for ", "a: the machine slept for long s",
          "a: the machine slept for -1.000 s while this was under way", "the machine slept for 1 s"})
        CHECK_FALSE(slept_for(other));
}

TEST_CASE("a sleep is never a fail and never covers one") {
    Weighing weighing;
    weighing.load = "80.00";
    weighing.sleep_while_weighing(1min);
    // Left as it is: nothing was decided, however heavy the vehicle.
    weighing.person.reply = [](const Prompt& prompt, std::stop_token) {
        return Answer{prompt.kind != Prompt::Kind::retry, {}, {}};
    };
    const auto left = weighing.run();
    CHECK(left.verdict == Verdict::not_evaluated);
    CHECK(left.lifecycle == Lifecycle::errored);
    Weighing again;
    again.load = "80.00";
    again.sleep_while_weighing(1min);
    CHECK(again.run().verdict == Verdict::fail);
}

TEST_CASE("a sleep while a command is carried out spoils the attempt too") {
    Weighing weighing;
    weighing.at_command = [&, once = false](Command command, int) mutable {
        if (command == Command::zero && !std::exchange(once, true)) weighing.lid.close(10s);
    };
    const auto run = weighing.run();
    REQUIRE(run.step_runs.size() == 2);
    CHECK(run.step_runs.front().error_code == machine_slept);
    CHECK_THAT(run.step_runs.front().error_text, Catch::Contains("vehicle-mass/weigh/zero"));
}

TEST_CASE("a sleep at a prompt is harmless while nothing is measured, however long") {
    Weighing weighing;
    weighing.person.reply = [&](const Prompt&, std::stop_token) {
        weighing.lid.close(12h);
        return Answer{};
    };
    const auto run = weighing.run();
    CHECK(run.verdict == Verdict::pass);
    CHECK(run.step_runs.size() == 1);
}

TEST_CASE("a wall clock that is set back or forth is no sleep") {
    for (const char* utc : {"2025-11-22T06:00:00.000Z", "2025-11-23T08:00:00.000Z"}) {
        Weighing weighing;
        weighing.at_command = [&](Command command, int) {
            if (command == Command::read_stable) weighing.wall.utc = utc;
        };
        const auto run = weighing.run();
        CHECK(run.verdict == Verdict::pass);
        CHECK(run.step_runs.size() == 1);
    }
}

TEST_CASE("an instrument that is gone on waking is told as the sleep that it is") {
    Weighing weighing;
    const auto usual = weighing.scale.replies;
    weighing.scale.replies = [&, usual, once = false](Command command) mutable -> base::Result<std::string> {
        if (command != Command::read_stable || once) return usual(command);
        once = true;
        weighing.lid.close(30s);
        return std::string("unplug\n");
    };
    weighing.person.reply = [](const Prompt& prompt, std::stop_token) {
        return Answer{prompt.kind != Prompt::Kind::retry, {}, {}};
    };
    const auto run = weighing.run();
    REQUIRE(run.step_runs.size() == 1);
    CHECK(run.step_runs.front().error_code == machine_slept);
    // Without the sleep it is what it was.
    Weighing awake;
    awake.scale.replies = [](Command command) -> base::Result<std::string> {
        return std::string(command == Command::read_stable ? "unplug\n" : "");
    };
    awake.person.reply = weighing.person.reply;
    CHECK(awake.run().step_runs.front().error_code == "unplugged");
}

TEST_CASE("a question that is open while an output is on closes on waking, and the output goes off") {
    Weighing weighing;
    for (auto& procedure : weighing.plan.edition.procedures)
        if (procedure.id == "vehicle-mass") {
            standards::Action on;
            on.kind = standards::Action::Kind::set;
            on.id = "on";
            on.role = "scale";
            on.command = "output-on";
            procedure.steps.front().actions.insert(procedure.steps.front().actions.begin(), on);
        }
    bool closed = false;
    weighing.person.reply = [&](const Prompt& prompt, std::stop_token stop) -> base::Result<Answer> {
        if (prompt.kind == Prompt::Kind::retry) return Answer{false, {}, {}};
        weighing.lid.close(5min);
        for (int i = 0; i < 10'000 && !stop.stop_requested(); ++i) std::this_thread::sleep_for(1ms);
        closed = stop.stop_requested();
        return base::fail(base::ErrorCode::interrupted, prompt.key, "closed");
    };
    const int before = tests::LineInstrument::safe_states;
    const auto run = weighing.run();
    CHECK(closed);
    REQUIRE(run.step_runs.size() == 1);
    CHECK(run.step_runs.front().error_code == machine_slept);
    CHECK(run.step_runs.front().outcome == Outcome::errored);
    CHECK(tests::LineInstrument::safe_states == before + 1);
}

TEST_CASE("the stop of the operator still closes a question that is watched for sleep") {
    Lid lid;
    std::stop_source run;
    const StopOnWaking guard(lid, run.get_token());
    CHECK_FALSE(guard.token().stop_requested());
    run.request_stop();
    CHECK(guard.token().stop_requested());
}
