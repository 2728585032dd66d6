// SPDX-License-Identifier: GPL-3.0-or-later
// How the runner asks polled instruments, waits, and leaves them safe.
#include <catch2/catch.hpp>

#include <algorithm>
#include <iterator>

#include "core/sequence/running/runner.h"
#include "core/sequence/running/timed_wait.h"
#include "tests/core/sequence/evaluations/motor_fixture.h"
#include "tests/support/line_instrument.h"
#include "tests/support/memory_sink.h"

using namespace velocert;
using namespace velocert::sequence;
using conformity::Outcome;
using conformity::Reason;
using conformity::Verdict;
using tests::LineInstrument;

namespace {

/// A clock that goes a thousand times as fast as the machine's: waiting for it takes no time.
class QuickClock final : public base::Clock {
  public:
    std::chrono::system_clock::time_point now() const override { return {}; }
    std::int64_t monotonic_ns() const override { return machine_.monotonic_ns() * 1000; }

  private:
    base::SystemClock machine_;
};

/// What a bench of a dynamometer, a source and a power meter is told, in one list.
struct Bench final : InstrumentSource {
    std::vector<std::string> told;
    bool steady = true;
    bool safe = true;
    int brake_refusals = 0;  ///< so often the brake says that it is still on
    bool log_full = false;   ///< the brake's capture cannot be closed
    std::int64_t now = 0;

    struct Told final : LineInstrument {
        Told(Bench& bench, std::string role, Replies replies)
            : LineInstrument(role, {"test", "VIRTUAL", "1", "1", true}, std::move(replies)),
              bench_(bench),
              role_(role) {}
        base::Result<void> command(const Order& order, std::chrono::milliseconds timeout) override {
            if (order.command != Command::read_now)
                bench_.told.push_back(role_ + ' ' + std::string(name(order.command)) +
                                      (order.value ? ' ' + order.value->text() : std::string()));
            return LineInstrument::command(order, timeout);
        }
        base::Result<std::string> safe_state() override {
            bench_.told.push_back(role_ + " safe");
            if (!bench_.safe && role_ == "source")
                return base::fail(base::ErrorCode::timeout, role_, "no answer", "an output that is off");
            if (role_ == "dynamometer" && bench_.brake_refusals > 0) {
                --bench_.brake_refusals;
                return base::fail(base::ErrorCode::instrument_refused, role_, "still on", "a released brake");
            }
            return std::string("output off");
        }
        base::Result<CaptureEnd> end_capture() override {
            if (role_ == "dynamometer" && bench_.log_full)
                return base::fail(base::ErrorCode::disk_full, role_, "no space", "space on the disk");
            return LineInstrument::end_capture();
        }
        Bench& bench_;
        std::string role_;
    };

    base::Result<std::unique_ptr<Instrument>> open(std::string_view role) override {
        const std::string name(role);
        return std::unique_ptr<Instrument>(std::make_unique<Told>(*this, name, [this, name](Command command) {
            return base::Result<std::string>(command == Command::read_now ? values(name) : std::string());
        }));
    }

    std::string values(const std::string& role) {
        if (role == "dynamometer") {
            now += 100'000;
            const double ripple = steady ? 0.05 * std::sin(7.3e-6 * static_cast<double>(now))
                                         : 3e-6 * static_cast<double>(now % 4'000'000);
            const auto torque = base::nearest(25 + ripple, 3).value().text();
            return "rotation " + speed + " r/min " + std::to_string(now) + "\ntorque " + torque + " N.m " +
                   std::to_string(now) + "\n";
        }
        const auto t = std::to_string(now);
        return "voltage 48.00 V " + t + "\ncurrent 9.50 A " + t + "\npower 456 W " + t + "\n";
    }
    std::string speed = "60";
};

class Person final : public Operator {
  public:
    std::vector<Prompt> asked;
    std::function<void(const Prompt&)> meanwhile = [](const Prompt&) {};
    base::Result<Answer> ask(const Prompt& prompt, std::stop_token stop) override {
        if (stop.stop_requested()) return base::fail(base::ErrorCode::interrupted, prompt.key, "stopped");
        asked.push_back(prompt);
        meanwhile(prompt);
        Answer answer;
        for (const auto& field : prompt.fields) answer.values[field.id] = field.example;
        return answer;
    }
};

struct Fixture {
    QuickClock clock;
    Bench bench;
    Person person;
    tests::MemorySink sink{true};
    RunObserver observer;
    RunControl control;
    tests::LineDecoders decoders;
    RunPlan plan;

    Fixture() {
        plan.edition = test::demonstration_edition();
        plan.pack_bundle = standards::embedded_packs().back().bundle();
        plan.item.id = "S-001";
        plan.item.traits.made_on = *base::parse_date("2025-10-01");
        plan.station.id = "T";
        plan.station.name = "Test station";
        plan.station.is_virtual = true;
        for (const char* role : {"dynamometer", "source", "power_meter"})
            plan.station.instruments.push_back({role, role, "port", {}, ""});
        plan.procedures = {"low-speed-torque"};
        plan.run_id = "R-1";
        // One short hold: the whole sweep is the virtual bench's business.
        for (auto& procedure : plan.edition.procedures)
            for (auto& step : procedure.steps) {
                if (procedure.id != "low-speed-torque") continue;
                step.set_points = {*metrology::WrittenQuantity::parse("60 r/min")};
                step.repeat.max_attempts = 1;
            }
        auto& limit = test::limit_of(plan.edition, "motor.low_speed_torque");
        limit.set_points = {*metrology::WrittenQuantity::parse("60 r/min")};
    }
    base::Result<Run> run() {
        Runner runner(clock, bench, decoders, person, sink, observer, control);
        return runner.run(plan);
    }
};

}  // namespace

TEST_CASE("a set point is ordered, powered, held, and left again, and everything is safe at the end") {
    Fixture f;
    const auto run = f.run();
    REQUIRE(run);
    const std::vector<std::string> told{"power_meter reset",
                                        "source set-current-limit 40 A",
                                        "source set-voltage 48 V",
                                        "dynamometer set-speed 60 r/min",
                                        "source output-on",
                                        "source output-off",
                                        "dynamometer brake-off",
                                        "dynamometer safe",
                                        "source safe",
                                        "power_meter safe"};
    CHECK(f.bench.told == told);
    REQUIRE(run->step_runs.size() == 1);
    const auto& attempt = run->step_runs.front();
    CHECK(attempt.outcome == Outcome::completed);
    REQUIRE(attempt.safe_states.size() == 3);
    CHECK(attempt.safe_states[1] == SafeState{"source", "output off", true});
    const auto hold = std::find_if(attempt.marks.begin(), attempt.marks.end(), [](const auto& mark) {
        return mark.action == "hold_1" && mark.role == "power_meter";
    });
    REQUIRE(hold != attempt.marks.end());
    CHECK(hold->to > hold->from);
    // The record keeps what was read back.
    const auto again = run_from_records(f.sink.records);
    REQUIRE(again);
    CHECK(again->step_runs.front().safe_states == attempt.safe_states);
}

TEST_CASE("a safe state that cannot be read back is an error on the record") {
    Fixture f;
    f.bench.safe = false;
    const auto run = f.run();
    REQUIRE(run);
    const auto& attempt = run->step_runs.front();
    CHECK_FALSE(attempt.safe_states[1].ok);
    CHECK(attempt.error_code == "timeout");
    CHECK(attempt.error_text.find("source") != std::string::npos);
}

TEST_CASE("all are told to stop before one that says it is still on is told again") {
    const auto stops = [](const std::vector<std::string>& told) {
        std::vector<std::string> out;
        std::copy_if(told.begin(), told.end(), std::back_inserter(out),
                     [](const std::string& line) { return line.ends_with(" safe"); });
        return out;
    };
    Fixture late;
    late.bench.brake_refusals = 1;
    const auto run = late.run();
    REQUIRE(run);
    CHECK(stops(late.bench.told) ==
          std::vector<std::string>{"dynamometer safe", "source safe", "power_meter safe", "dynamometer safe"});
    CHECK(run->step_runs.front().error_code.empty());
    CHECK(run->step_runs.front().safe_states[0] == SafeState{"dynamometer", "output off", true});

    // One that stays on is believed in the end, and is trouble.
    Fixture stuck;
    stuck.bench.brake_refusals = 1'000;
    const auto troubled = stuck.run();
    REQUIRE(troubled);
    CHECK(stops(stuck.bench.told).size() == 3 + 7);
    CHECK_FALSE(troubled->step_runs.front().safe_states[0].ok);
    CHECK(troubled->step_runs.front().safe_states[1].ok);
    CHECK(troubled->step_runs.front().error_code == "instrument-refused");

    // A log that cannot be closed keeps no other instrument from its stop.
    Fixture full;
    full.bench.log_full = true;
    const auto failed = full.run();
    REQUIRE_FALSE(failed);
    CHECK(failed.error().code == base::ErrorCode::disk_full);
    CHECK(stops(full.bench.told) == std::vector<std::string>{"dynamometer safe", "source safe", "power_meter safe"});
}

TEST_CASE("the record names what asked for the stop, and the strongest request counts") {
    struct Row {
        StopCause cause;
        const char* words;
    };
    for (const auto& [cause, words] :
         {Row{StopCause::person, "the operator"}, Row{StopCause::interrupt_key, "Ctrl-C at the terminal"},
          Row{StopCause::interrupt_signal, "the signal INT"}, Row{StopCause::terminate_signal, "the signal TERM"},
          Row{StopCause::hangup_signal, "the signal HUP"}, Row{StopCause::terminal_gone, "the loss of the terminal"}}) {
        CAPTURE(words);
        Fixture f;
        f.person.meanwhile = [&, cause = cause](const Prompt& prompt) {
            if (!prompt.key.ends_with("/energise")) return;
            f.control.request(RunControl::Stop::safely, cause);
            // Neither a weaker wish nor the same once more takes its name.
            f.control.request(RunControl::Stop::suspend, StopCause::person);
            f.control.request(RunControl::Stop::safely, StopCause::person);
        };
        const auto run = f.run();
        REQUIRE(run);
        CHECK(run->lifecycle_text == "stopped safely by " + std::string(words));
        CHECK(run->step_runs.front().error_text == "stopped by " + std::string(words));
        const auto again = run_from_records(f.sink.records);
        REQUIRE(again);
        CHECK(again->lifecycle_text == run->lifecycle_text);
    }
}

TEST_CASE("what an instrument says at the end is told for each of them, before a log that cannot be closed") {
    struct Watching final : RunObserver {
        std::vector<SafeState> heard;
        void safe_state(const SafeState& state) override { heard.push_back(state); }
    };
    Watching watching;
    Fixture f;
    f.bench.safe = false;
    f.bench.log_full = true;
    Runner runner(f.clock, f.bench, f.decoders, f.person, f.sink, watching, f.control);
    CHECK_FALSE(runner.run(f.plan));
    REQUIRE(watching.heard.size() == 3);
    CHECK(watching.heard[1].role == "source");
    CHECK_FALSE(watching.heard[1].ok);
}

TEST_CASE("after any stop the outputs are driven safe and what was read back is on record") {
    for (const auto stop : {RunControl::Stop::safely, RunControl::Stop::emergency, RunControl::Stop::abandon}) {
        Fixture f;
        f.person.meanwhile = [&](const Prompt& prompt) {
            if (prompt.key.ends_with("/energise")) f.control.request(stop);
        };
        const auto run = f.run();
        REQUIRE(run);
        const auto& attempt = run->step_runs.front();
        CHECK(attempt.outcome == Outcome::aborted);
        CHECK(attempt.safe_states.size() == 3);
        CHECK(std::find(f.bench.told.begin(), f.bench.told.end(), "source output-on") == f.bench.told.end());
        CHECK(f.bench.told.back() == "power_meter safe");
    }
}

TEST_CASE("prompts for each set point carry it") {
    Fixture f;
    f.plan.procedures = {"inductance-difference"};
    f.plan.station.instruments = {{"lcr", "lcr", "port", {}, ""}};
    const auto run = f.run();
    REQUIRE(run);
    const auto turn = std::find_if(f.person.asked.begin(), f.person.asked.end(), [](const Prompt& prompt) {
        return prompt.key == "inductance-difference/pair.uv/rotor_3";
    });
    REQUIRE(turn != f.person.asked.end());
    CHECK(turn->conditions.at("set_point") == "2.25 deg");
    CHECK(turn->conditions.at("terminals") == "U-V");
}

TEST_CASE("a pause ends with the clock that runs ahead, with the wall's, or with a stop") {
    const QuickClock quick;
    const base::SystemClock machine;
    std::stop_source stop;
    const auto begun = std::chrono::steady_clock::now();
    CHECK(timed_wait(quick, std::chrono::seconds(20), stop.get_token()));
    CHECK(std::chrono::steady_clock::now() - begun < std::chrono::seconds(10));
    CHECK(timed_wait(machine, std::chrono::milliseconds(5), stop.get_token()));
    CHECK(timed_wait(machine, std::chrono::nanoseconds(0), stop.get_token()));
    stop.request_stop();
    CHECK_FALSE(timed_wait(machine, std::chrono::hours(1), stop.get_token()));
}
