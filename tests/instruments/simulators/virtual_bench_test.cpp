// SPDX-License-Identifier: GPL-3.0-or-later
// The virtual bench seen as the runner sees it: through the program's own drivers.
#include "instruments/simulators/bench/virtual_bench.h"

#include <catch2/catch.hpp>
#include <optional>
#include <string>

namespace velocert::instruments {
namespace {

using metrology::Flag;
using metrology::Indication;
using metrology::Measurand;
using std::chrono::milliseconds;
using std::chrono::steady_clock;

/// The virtual bench with what a run does to it.
class Session {
  public:
    explicit Session(const std::string& scenario) : bench_(VirtualBench::create(scenario, 0.0, clock_).value()) {}

    void confirm(const std::string& procedure, const std::string& step, const std::string& action) {
        sequence::Prompt prompt;
        prompt.key = procedure + "/" + step + "/" + action;
        prompt.procedure = procedure;
        prompt.step = step;
        if (procedure == "braking") {
            prompt.conditions["surface"] = step.substr(0, step.find('.'));
            prompt.conditions["brakes"] = step.substr(step.find('.') + 1);
        }
        bench_->performed(prompt, {});
    }
    std::unique_ptr<sequence::Instrument> open(const std::string& role) {
        auto opened = bench_->instruments().open(role);
        INFO((opened ? "" : opened.error().text()));
        REQUIRE(opened);
        return std::move(*opened);
    }
    VirtualBench& bench() { return *bench_; }

    /// Rides once; the path (m) between the first lever movement and standstill, as far as whole pulses tell.
    base::Result<double> ride(sequence::Instrument& recorder, const std::string& step) {
        confirm("braking", step, "prepare");
        REQUIRE(recorder.command(sequence::Command::reset, milliseconds(1000)));
        REQUIRE(recorder.command(sequence::Command::start, milliseconds(1000)));
        std::optional<double> at_lever;
        double path = 0.0;
        std::int64_t still_since = 0;
        for (;;) {
            auto next = recorder.next(steady_clock::now() + milliseconds(5000), {});
            if (!next) return base::fail(next.error());
            if (!*next) return base::fail(base::ErrorCode::timeout, "ride", "no indication");
            const Indication& shown = **next;
            if (shown.measurand == Measurand::front_brake || shown.measurand == Measurand::rear_brake)
                if (!at_lever && shown.value.mantissa() == 1) at_lever = path;
            if (shown.measurand != Measurand::distance) {
                if (at_lever && shown.measurand == Measurand::front_force &&
                    shown.device_time_us > still_since + 1'000'000)
                    break;
                continue;
            }
            const double now = shown.value.to_double();
            if (now > path) still_since = shown.device_time_us;
            path = now;
        }
        static_cast<void>(recorder.command(sequence::Command::stop, milliseconds(1000)));
        return path - at_lever.value_or(path);
    }

  private:
    base::SystemClock clock_;
    std::unique_ptr<VirtualBench> bench_;
};

Indication stable_weight(sequence::Instrument& scale) {
    REQUIRE(scale.command(sequence::Command::read_stable, milliseconds(30'000)));
    auto next = scale.next(steady_clock::now() + milliseconds(30'000), {});
    INFO((next ? "" : next.error().text()));
    REQUIRE(next);
    REQUIRE(next->has_value());
    return **next;
}

}  // namespace

TEST_CASE("The instruments of the virtual bench say that they are virtual", "[simulators]") {
    Session session("default");
    for (const char* role : {"scale", "recorder"}) {
        const auto instrument = session.open(role);
        CHECK(instrument->identity().simulated);
        CHECK(instrument->identity().text().find("VIRTUAL") != std::string::npos);
        CHECK(instrument->state() == sequence::InstrumentState::simulated);
    }
    CHECK_FALSE(session.bench().instruments().open("oven"));
}

TEST_CASE("The scale shows zero, and the vehicle once it was placed", "[simulators]") {
    Session session("default");
    auto scale = session.open("scale");
    session.confirm("vehicle-mass", "weigh", "empty");
    REQUIRE(scale->command(sequence::Command::zero, milliseconds(10'000)));
    CHECK(stable_weight(*scale).value == base::Decimal(0, 0));
    session.confirm("vehicle-mass", "weigh", "load");
    for (int i = 0; i < 5; ++i) {
        const Indication shown = stable_weight(*scale);
        CHECK(shown.flags.has(Flag::stable));
        CHECK(shown.value.to_double() == Approx(62.93).margin(0.08));
    }
    session.confirm("vehicle-mass", "weigh", "empty");
    CHECK(stable_weight(*scale).value.to_double() == Approx(0.0).margin(0.051));
}

TEST_CASE("Each ride the recorder sees ends where the model says", "[simulators]") {
    Session session("default");
    auto recorder = session.open("recorder");
    for (const char* step : {"dry.both", "dry.rear", "wet.both", "wet.rear"}) {
        CAPTURE(step);
        const auto path = session.ride(*recorder, step);
        REQUIRE(path);
        CHECK(*path == Approx(session.bench().true_stopping_distance_m()).margin(0.06));  // one frame of path at most
    }
}

TEST_CASE("Without a ride to come the vehicle stands still", "[simulators]") {
    Session session("default");
    auto recorder = session.open("recorder");
    REQUIRE(recorder->command(sequence::Command::start, milliseconds(1000)));
    int frames = 0;
    while (frames < 200) {
        auto next = recorder->next(steady_clock::now() + milliseconds(5000), {});
        REQUIRE(next);
        REQUIRE(next->has_value());
        if ((*next)->measurand != Measurand::distance) continue;
        ++frames;
        REQUIRE((*next)->value.mantissa() == 0);
    }
    CHECK(session.bench().true_stopping_distance_m() == 0.0);
}

TEST_CASE("The faults of a scenario strike the ride they name, and the next ride works again", "[simulators]") {
    const struct {
        const char* scenario;
        base::ErrorCode code;
    } cases[] = {{"unplug", base::ErrorCode::unplugged}, {"silence", base::ErrorCode::silence}};
    for (const auto& c : cases) {
        CAPTURE(c.scenario);
        Session session(c.scenario);
        auto recorder = session.open("recorder");
        REQUIRE(session.ride(*recorder, "dry.both"));
        const auto struck = session.ride(*recorder, "dry.both");
        REQUIRE_FALSE(struck);
        CHECK(struck.error().code == c.code);
        recorder.reset();
        recorder = session.open("recorder");
        CHECK(session.ride(*recorder, "dry.both"));
    }
}

TEST_CASE("A scale that restarts while it weighs is noticed", "[simulators]") {
    Session session("restart");
    auto scale = session.open("scale");
    session.confirm("vehicle-mass", "weigh", "empty");
    REQUIRE(scale->command(sequence::Command::zero, milliseconds(10'000)));
    session.confirm("vehicle-mass", "weigh", "load");
    REQUIRE(scale->command(sequence::Command::read_stable, milliseconds(30'000)));
    const auto next = scale->next(steady_clock::now() + milliseconds(30'000), {});
    REQUIRE_FALSE(next);
    CHECK(next.error().code == base::ErrorCode::instrument_restarted);
}

TEST_CASE("A scripted ride is slower than the others", "[simulators]") {
    Session session("default");
    auto recorder = session.open("recorder");
    double truth[3] = {};
    for (double& distance : truth) {
        REQUIRE(session.ride(*recorder, "dry.rear"));
        distance = session.bench().true_stopping_distance_m();
    }
    // the third ride begins 2.3 km/h slower: about 18 % less path, give or take the rider
    CHECK(truth[2] < 0.95 * truth[0]);
    CHECK(truth[2] < 0.95 * truth[1]);
}

TEST_CASE("The same scenario gives the same truth each time", "[simulators]") {
    const auto truth = [] {
        Session session("default");
        auto recorder = session.open("recorder");
        REQUIRE(session.ride(*recorder, "wet.both"));
        return session.bench().true_stopping_distance_m();
    };
    CHECK(truth() == truth());
}

}  // namespace velocert::instruments
