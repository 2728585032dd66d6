// SPDX-License-Identifier: GPL-3.0-or-later
// The motor bench, parts balance and roller bench of the virtual bench, through the program's own drivers.
#include <algorithm>
#include <catch2/catch.hpp>
#include <map>
#include <optional>
#include <string>
#include <thread>

#include "core/sequence/stop_repeats.h"
#include "instruments/simulators/bench/virtual_bench.h"

namespace velocert::instruments {
namespace {

using metrology::AnyQuantity;
using metrology::Kind;
using metrology::Measurand;
using sequence::Command;
using sequence::Order;
using std::chrono::milliseconds;
using std::chrono::steady_clock;

constexpr milliseconds patience{20'000};

AnyQuantity quantity(const char* text) { return metrology::WrittenQuantity::parse(text).value().value(); }

class Session {
  public:
    explicit Session(const std::string& scenario, std::optional<std::uint64_t> seed = {})
        : bench_(VirtualBench::create(scenario, 0.0, clock_, seed).value()) {}

    sequence::Instrument& open(const std::string& role) {
        auto opened = bench_->instruments().open(role);
        INFO((opened ? "" : opened.error().text()));
        REQUIRE(opened);
        return *(instruments_[role] = std::move(*opened));
    }
    void confirm(const std::string& key, std::map<std::string, std::string> conditions = {}, std::string choice = {},
                 std::map<std::string, std::string> values = {}) {
        sequence::Prompt prompt;
        prompt.key = key;
        prompt.conditions = std::move(conditions);
        bench_->performed(prompt, {true, std::move(choice), {}, std::move(values)});
    }
    void order(const std::string& role, const Order& order) {
        const auto done = instruments_.at(role)->command(order, patience);
        INFO((done ? "" : done.error().text()));
        REQUIRE(done);
    }
    /// What one reading of that instrument shows, by measurand.
    std::map<Measurand, double> read(const std::string& role, std::size_t values) {
        order(role, Command::read_now);
        std::map<Measurand, double> out;
        while (out.size() < values) {
            auto next = instruments_.at(role)->next(steady_clock::now() + patience, {});
            INFO((next ? "" : next.error().text()));
            REQUIRE(next);
            REQUIRE(next->has_value());
            REQUIRE((*next)->has_value());
            CHECK((*next)->arrival_ns >= 0);
            const auto& shown = **next;
            out[shown.measurand] = shown.value.to_double();
        }
        return out;
    }
    /// Model time passes on the clock of the bench.
    void wait(double seconds) {
        const std::int64_t until = bench_->clock().monotonic_ns() + static_cast<std::int64_t>(seconds * 1e9);
        while (bench_->clock().monotonic_ns() < until) std::this_thread::sleep_for(milliseconds(2));
    }
    VirtualBench& bench() { return *bench_; }
    sequence::Instrument& at(const std::string& role) { return *instruments_.at(role); }

  private:
    base::SystemClock clock_;
    std::unique_ptr<VirtualBench> bench_;
    std::map<std::string, std::unique_ptr<sequence::Instrument>> instruments_;
};

void feed(Session& session, const char* volts) {
    session.open("source");
    session.order("source", Command::reset);
    session.order("source", Order(Command::set_voltage, quantity(volts)));
    session.order("source", Order(Command::set_current_limit, quantity("30 A")));
    session.order("source", Command::output_on);
}

}  // namespace

TEST_CASE("Every role of the virtual bench opens, says that it is virtual and can be made safe", "[simulators]") {
    Session session("default");
    const auto station = session.bench().station();
    CHECK(station.instruments.size() == 16);
    for (const auto& entry : station.instruments) {
        CAPTURE(entry.role);
        auto& instrument = session.open(entry.role);
        CHECK(instrument.identity().simulated);
        CHECK(instrument.state() == sequence::InstrumentState::simulated);
        const auto safe = instrument.safe_state();
        INFO((safe ? *safe : safe.error().text()));
        CHECK(safe);
    }
    CHECK_FALSE(session.bench().instruments().open("oven"));
}

TEST_CASE("The torque that is read at a held speed is the model's, and the power agrees with it", "[simulators]") {
    Session session("default");
    feed(session, "48 V");
    session.open("dynamometer");
    session.open("power_meter");
    session.order("power_meter", Command::reset);
    session.order("dynamometer", Order(Command::set_speed, quantity("120 r/min")));
    session.wait(5.0);
    double torque = 0.0;
    constexpr int readings = 20;
    for (int i = 0; i < readings; ++i) {
        auto shown = session.read("dynamometer", 2);
        CHECK(shown[Measurand::rotation] == Approx(120.0).margin(1.01));
        torque += shown[Measurand::torque] / readings;
    }
    const TrueValues truth = session.bench().true_values();
    CHECK(truth.set_speed == Approx(120.0));
    // Twenty readings with 0.01 N m of noise and at most 0.4 % of ripple, whose mean is nearly nothing.
    CHECK(torque == Approx(truth.torque_at_set_speed).margin(0.12));
    CHECK(truth.torque_at_set_speed ==
          session.bench().true_torque(120.0, truth.motor.controller_voltage, truth.motor.winding));
    auto power = session.read("power_meter", 3);
    CHECK(power[Measurand::voltage] == Approx(truth.motor.controller_voltage).margin(0.02));
    CHECK(power[Measurand::power] == Approx(power[Measurand::voltage] * power[Measurand::current]).epsilon(5e-4));
    CHECK(power[Measurand::power] > torque * 12.566);

    // The torque of a brake that lets go falls within moments; a run asks again until it has.
    auto brake = session.at("dynamometer").safe_state();
    for (int i = 0; i < sequence::stop_repeats && !brake; ++i) {
        CHECK(brake.error().code == base::ErrorCode::instrument_refused);
        session.wait(0.2);
        brake = session.at("dynamometer").safe_state();
    }
    INFO((brake ? *brake : brake.error().text()));
    REQUIRE(brake);
    CHECK(brake->find("brake off") != std::string::npos);
    const auto output = session.at("source").safe_state();
    REQUIRE(output);
    CHECK(output->find("output off (OUTP? 0)") != std::string::npos);
    CHECK(session.bench().true_values().motor.controller_voltage == 0.0);
}

TEST_CASE("Ten seconds at the motor bench take a tenth of a second, by the stamps of what is read", "[simulators]") {
    Session session("default");
    session.open("dynamometer");
    const auto begin = steady_clock::now();
    const std::int64_t from = session.bench().clock().monotonic_ns();
    session.wait(10.0);
    CHECK(session.bench().clock().monotonic_ns() - from >= 10'000'000'000);
    CHECK(steady_clock::now() - begin < std::chrono::seconds(5));
}

TEST_CASE("A driven motor shows its back-EMF at the voltmeter, and its inductance turns with the rotor",
          "[simulators]") {
    Session session("default");
    session.open("dynamometer");
    session.open("voltmeter");
    session.order("dynamometer", Order(Command::set_speed, quantity("300 r/min")));
    session.wait(5.0);
    auto shown = session.read("voltmeter", 2);
    const TrueValues truth = session.bench().true_values();
    CHECK(shown[Measurand::voltage] == Approx(truth.motor.terminal_voltage).margin(0.01));
    CHECK(shown[Measurand::frequency] == Approx(100.0).epsilon(1e-4));
    session.order("dynamometer", Command::brake_off);

    session.open("lcr");
    session.order("lcr", Command::reset);
    session.order("lcr", Order(Command::set_frequency, quantity("1 kHz")));
    for (const char* pair : {"U-V", "V-W", "W-U"})
        for (const char* angle : {"0 deg", "2 deg", "5 deg"}) {
            CAPTURE(pair, angle);
            session.confirm("inductance/turn/rotor", {{"rotor_angle", angle}, {"terminals", pair}});
            auto values = session.read("lcr", 2);
            // 1 kHz takes 0.05 % away in the model; noise of 0.02 uH.
            CHECK(values[Measurand::inductance] ==
                  Approx(session.bench().true_values().inductance / 1.0005).margin(0.1e-6));
        }
}

TEST_CASE("Parts go onto the balance by name or in the order of the bill", "[simulators]") {
    Session session("default");
    session.open("parts_balance");
    session.confirm("plastics/weigh/empty");
    session.order("parts_balance", Command::zero);
    const auto weigh = [&] {
        session.order("parts_balance", Command::read_stable);
        auto next = session.at("parts_balance").next(steady_clock::now() + patience, {});
        REQUIRE(next);
        REQUIRE(next->has_value());
        return (*next)->value.to_double();
    };
    session.confirm("plastics/weigh/part");
    CHECK(weigh() == Approx(0.286).margin(0.0021));
    session.confirm("plastics/weigh/part", {{"part", "saddle"}});
    CHECK(weigh() == Approx(1.846).margin(0.0021));
    CHECK(session.bench().true_values().part_kg == Approx(1.846));
    session.confirm("plastics/weigh/part", {}, "floor-board");
    CHECK(weigh() == Approx(0.612).margin(0.0021));
    session.confirm("plastics/weigh/next", {}, {}, {{"part", "charger"}});
    CHECK(weigh() == Approx(0.486).margin(0.0021));
    session.confirm("plastics/weigh/empty");
    CHECK(weigh() == Approx(0.0).margin(0.0011));
    const TrueValues truth = session.bench().true_values();
    CHECK(truth.plastics_kg / truth.vehicle_kg < 0.055);
    CHECK(truth.plastics_kg / truth.vehicle_kg > 0.050);
}

TEST_CASE("On the roller bench the current ends at the cut-off speed that the model has", "[simulators]") {
    for (const char* scenario : {"default", "tampered"}) {
        CAPTURE(scenario);
        Session session(scenario);
        auto& roller = session.open("roller");
        session.confirm("cut-off/run/prepare");
        session.order("roller", Command::reset);
        session.order("roller", Command::start);
        double speed = 0.0;
        double highest = 0.0;
        double highest_driven = 0.0;
        std::int64_t moved_us = 0;
        for (;;) {
            auto next = roller.next(steady_clock::now() + patience, {});
            INFO((next ? "" : next.error().text()));
            REQUIRE(next);
            REQUIRE(next->has_value());
            const auto& shown = **next;
            if (shown.measurand == Measurand::speed) {
                speed = shown.value.to_double() / 3.6;
                highest = std::max(highest, speed);
                moved_us = shown.device_time_us;
            }
            if (shown.measurand != Measurand::current) continue;
            if (shown.value.to_double() > 0.5) highest_driven = std::max(highest_driven, speed);
            if (highest > 5.0 && shown.device_time_us > moved_us + 1'000'000) break;
        }
        session.order("roller", Command::stop);
        const TrueValues truth = session.bench().true_values();
        CHECK(highest == Approx(std::max(29.0 / 3.6, truth.highest_speed)).margin(0.1));
        CHECK(highest_driven == Approx(truth.cut_off_speed).margin(0.15));
        CHECK((highest_driven * 3.6 > 25.5) == (std::string(scenario) == "tampered"));
    }
}

TEST_CASE("Weak, strong, hot and sagging benches differ as their names say", "[simulators]") {
    const auto torque = [](const char* scenario, double seconds) {
        Session session(scenario);
        feed(session, "48 V");
        session.open("dynamometer");
        session.order("dynamometer", Order(Command::set_speed, quantity("120 r/min")));
        session.wait(seconds);
        return session.read("dynamometer", 2)[Measurand::torque];
    };
    const double usual = torque("default", 5.0);
    CHECK(torque("weak-motor", 5.0) < 0.6 * usual);
    CHECK(torque("strong-motor", 5.0) > 1.3 * usual);
    CHECK(torque("hot-motor", 120.0) < 0.7 * usual);
    Session sag("source-sag");
    feed(sag, "48 V");
    sag.open("dynamometer");
    sag.order("dynamometer", Order(Command::set_speed, quantity("150 r/min")));
    sag.wait(5.0);
    CHECK(sag.bench().true_values().motor.controller_voltage < 46.0);
}

TEST_CASE("An alarm of the dynamometer is a value that is missing and an error, not a torque", "[simulators]") {
    Session session("dyno-alarm");
    auto& dynamometer = session.open("dynamometer");
    session.wait(12.0);
    REQUIRE(dynamometer.command(Command::read_now, patience));
    auto next = dynamometer.next(steady_clock::now() + patience, {});
    REQUIRE(next);
    REQUIRE(next->has_value());
    CHECK_FALSE((*next)->has_value());
    next = dynamometer.next(steady_clock::now() + patience, {});
    next = dynamometer.next(steady_clock::now() + patience, {});
    REQUIRE_FALSE(next);
    CHECK(next.error().code == base::ErrorCode::protocol);
    CHECK(next.error().found.find("alarm") != std::string::npos);
}

TEST_CASE("What an instrument of the bench refuses or does not know is an error with its reason", "[simulators]") {
    Session session("default");
    auto& source = session.open("source");
    const auto refused = source.command(Order(Command::set_voltage, quantity("500 V")), patience);
    REQUIRE_FALSE(refused);
    CHECK(refused.error().code == base::ErrorCode::instrument_refused);
    CHECK(refused.error().found.find("-222") != std::string::npos);
    CHECK(source.command(Order(Command::set_voltage), patience).error().code == base::ErrorCode::missing_field);
    CHECK(source.command(Order(Command::set_voltage, quantity("5 A")), patience).error().code ==
          base::ErrorCode::wrong_unit);
    CHECK(source.command(Command::brake_off, patience).error().code == base::ErrorCode::instrument_refused);
    CHECK(source.command(Order(Command::set_voltage, quantity("48 V")), patience));
}

}  // namespace velocert::instruments
