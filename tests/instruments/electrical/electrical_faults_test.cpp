// SPDX-License-Identifier: GPL-3.0-or-later
// Loads, impedance meters and safety testers against their simulators, on good lines and on bad ones.
#include <catch2/catch.hpp>

#include <cmath>
#include <string>
#include <vector>

#include "core/metrology/quantity.h"
#include "instruments/registry/registry.h"
#include "instruments/simulators/catalogue.h"
#include "instruments/simulators/line/simulated_port.h"

namespace velocert::instruments {
namespace {

using sequence::Command;
using sequence::Order;
using std::chrono::milliseconds;
using std::chrono::steady_clock;

Order of(Command command, const char* text) {
    return {command, metrology::WrittenQuantity::parse(text).value().value()};
}

struct Row {
    const char* driver;
    Options simulator;
    Options options;
    std::vector<double> truth;  ///< of each value, in the unit that is told; none: it shows no value at rest
};
const Row rows[] = {
    {"scpi-load", {{"noise", "0 mV"}}, {}, {48.0, 0.0, 0.0}},
    {"itech-frame-load", {{"noise", "0 mV"}}, {}, {48.0, 0.0, 0.0}},
    {"lcr-handheld", {{"noise", "0 uH"}}, {}, {123.45e-6, 9.0}},
    {"aim-tti-lcr400", {{"noise", "0 uH"}}, {}, {123.45e-6, 9.0}},
    {"es51919", {{"noise", "0 uH"}}, {}, {123.45, 9.0}},
    {"th2810b", {{"noise", "0 uH"}}, {}, {123.45, 9.0}},
    {"hioki-3174", {}, {}, {1.0, 0.05, 30.0, 1.0}},
    {"hioki-3174", {}, {{"mode", "insulation"}}, {500.0, 20.0, 10.0, 1.0}},
};

class Bench {
  public:
    Bench(const char* driver, const Options& simulator, Options options, HazardInputs hazard = {})
        : driver_(**find_driver(driver)),
          options_(std::move(options)),
          port_(make_simulator(driver, simulator, EbikeModel{}, 7).value(), 11, 0.0, clock_) {
        auto opened = open_instrument(driver_, options_, port_.connect("virtual"), clock_, std::move(hazard));
        INFO((opened ? "" : opened.error().text()));
        REQUIRE(opened);
        instrument_ = std::move(*opened);
    }
    void act(Fault fault, int count = 1) {
        port_.with_line([&](SimulatedLine& line, std::int64_t now_us) {
            REQUIRE(line.has(fault));
            REQUIRE(line.arm({fault, 0, count}, now_us));
        });
    }
    sequence::Instrument& operator*() { return *instrument_; }
    sequence::Instrument* operator->() { return instrument_.get(); }
    /// The values of one reading, not-a-number for those that are missing; empty when it failed.
    std::vector<double> read(std::size_t count) {
        std::vector<double> out;
        if (!instrument_->command(Command::read_now, milliseconds(200))) return out;
        for (std::size_t i = 0; i < count; ++i) {
            const auto next = instrument_->next(steady_clock::now() + milliseconds(300), {});
            if (!next || !*next) return {};
            out.push_back((*next)->has_value() ? (*next)->value.to_double() : std::nan(""));
        }
        return out;
    }

  private:
    base::SystemClock clock_;
    const Driver& driver_;
    Options options_;
    SimulatedPort port_;
    std::unique_ptr<sequence::Instrument> instrument_;
};

}  // namespace

TEST_CASE("Each instrument shows what its simulator has, and says that it is simulated where it can", "[electrical]") {
    for (const auto& row : rows) {
        CAPTURE(row.driver);
        Bench bench(row.driver, row.simulator, row.options);
        const auto shown = bench.read(row.truth.size());
        REQUIRE(shown.size() == row.truth.size());
        for (std::size_t i = 0; i < shown.size(); ++i) CHECK(shown[i] == Approx(row.truth[i]).epsilon(0.01));
        CHECK(bench->identity().simulated != profile_of(**find_driver(row.driver), {}).listens_only);
    }
}

TEST_CASE("Lost, torn, doubled and scattered answers of electrical instruments give the right values or none",
          "[electrical]") {
    for (const auto& row : rows)
        for (const Fault fault : {Fault::dropped_reply, Fault::torn_frame, Fault::duplicate_reply, Fault::fragments,
                                  Fault::garbage_before}) {
            CAPTURE(row.driver, info(fault).name);
            Bench bench(row.driver, row.simulator, row.options);
            bench.act(fault);
            int good = 0;
            for (int i = 0; i < 4; ++i) {
                const auto shown = bench.read(row.truth.size());
                if (shown.empty()) continue;
                ++good;
                for (std::size_t k = 0; k < shown.size(); ++k)
                    if (!std::isnan(shown[k])) CHECK(shown[k] == Approx(row.truth[k]).epsilon(0.01));
            }
            CHECK(good >= 2);
        }
}

TEST_CASE("What an electrical instrument has beyond its range has no value", "[electrical]") {
    for (const auto& row : rows) {
        if (row.driver == std::string("hioki-3174")) continue;
        for (const Fault fault : {Fault::over_range, Fault::under_range}) {
            CAPTURE(row.driver, info(fault).name);
            Bench bench(row.driver, row.simulator, row.options);
            bench.act(fault);
            std::vector<double> shown;
            for (int i = 0; i < 3 && (shown.empty() || !std::isnan(shown[0] + shown[1])); ++i)
                shown = bench.read(row.truth.size());
            REQUIRE(shown.size() == row.truth.size());
            CHECK(std::isnan(shown[0] + shown[1]));
        }
    }
}

TEST_CASE("A load is set, read back, switched on and off, and says what it cannot do", "[electrical]") {
    for (const char* driver : {"scpi-load", "itech-frame-load"}) {
        CAPTURE(driver);
        Bench bench(driver, {{"noise", "0 mV"}}, {});
        REQUIRE(bench->command(Command::reset, milliseconds(300)));
        struct Set {
            Command command;
            const char* value;
            double amperes;
        };
        // A battery of 48 V with 0.05 ohm: I, (48-U)/0.05, P = U I, 48/(R+0.05).
        for (const auto& [command, value, amperes] :
             {Set{Command::set_current, "5.25 A", 5.25}, Set{Command::set_voltage, "47.5 V", 10.0},
              Set{Command::set_power, "230 W", 4.81592}, Set{Command::set_resistance, "9.55 ohm", 5.0}}) {
            CAPTURE(value);
            REQUIRE(bench->command(of(command, value), milliseconds(500)));
            REQUIRE(bench->command(Command::output_on, milliseconds(500)));
            const auto shown = bench.read(3);
            REQUIRE(shown.size() == 3);
            CHECK(shown[1] == Approx(amperes).epsilon(0.001));
            CHECK(shown[0] == Approx(48.0 - 0.05 * amperes).epsilon(0.0005));
            CHECK(shown[2] == Approx(shown[0] * shown[1]).epsilon(0.001));
        }
        const auto refused = bench->command(of(Command::set_current, "100 A"), milliseconds(500));
        REQUIRE_FALSE(refused);
        CHECK(refused.error().code == base::ErrorCode::instrument_refused);
        // The next order does not meet the error of the one before.
        CHECK(bench->command(of(Command::set_current, "2 A"), milliseconds(500)));
        const auto safe = bench->safe_state();
        REQUIRE(safe);
        CHECK(safe->find("input off") != std::string::npos);
        REQUIRE(bench->command(Command::output_on, milliseconds(500)));
        bench.act(Fault::stuck_value);
        const auto stuck = bench->safe_state();
        REQUIRE_FALSE(stuck);
        CHECK(stuck.error().found.find("still on") != std::string::npos);
    }
}

TEST_CASE("A load at another address, and a frame with a wrong sum, give nothing", "[electrical]") {
    for (const Fault fault : {Fault::wrong_address, Fault::wrong_checksum}) {
        CAPTURE(info(fault).name);
        Bench bench("itech-frame-load", {}, {});
        bench.act(fault, 50);  // for ever would strike one frame in ten
        int good = 0;
        for (int i = 0; i < 3; ++i) good += bench.read(3).empty() ? 0 : 1;
        CHECK(good == 0);
    }
}

TEST_CASE("A safety tester puts voltage on only when all is fulfilled, and its judgement is told", "[electrical]") {
    struct Tester {
        const char* driver;
        Options simulator;
        Options options;
        double judgement;
    };
    const Tester testers[] = {
        {"gpt-9000", {}, {}, 1.0},
        {"gpt-9000", {{"breakdown", "800 V"}}, {{"mode", "dcw"}}, 0.0},
        {"gpt-9000", {{"resistance", "5 Mohm"}}, {{"mode", "ir"}}, 1.0},
        {"chroma-190", {}, {}, 1.0},
        {"chroma-190", {{"resistance", "0.5 Mohm"}}, {{"mode", "ir"}}, 0.0},
    };
    for (const auto& tester : testers) {
        CAPTURE(tester.driver, tester.judgement);
        bool asked = false;
        Bench bench(tester.driver, tester.simulator, tester.options,
                    {[] { return true; }, [&] { return asked = true; }});
        const bool insulation = tester.options.contains("mode") && tester.options.at("mode") == "ir";
        CHECK(bench->command(Command::output_on, milliseconds(300)).error().code == base::ErrorCode::not_permitted);
        REQUIRE(bench->command(Command::reset, milliseconds(300)));
        REQUIRE(bench->command(of(Command::set_voltage, "1 kV"), milliseconds(300)));
        REQUIRE(bench->command(
            insulation ? of(Command::set_resistance_limit, "1 Mohm") : of(Command::set_current_limit, "10 mA"),
            milliseconds(300)));
        REQUIRE(bench->command(of(Command::set_duration, "0.5 s"), milliseconds(300)));
        CHECK_FALSE(asked);
        const auto on = bench->command(Command::output_on, milliseconds(300));
        INFO((on ? std::string() : on.error().text()));
        REQUIRE(on);
        CHECK(asked);
        double judged = std::nan("");
        for (int i = 0; i < 100 && std::isnan(judged); ++i) {
            const std::size_t count = tester.driver == std::string("gpt-9000") ? 4 : 3;
            const auto shown = bench.read(count);
            REQUIRE(shown.size() == count);
            judged = shown.back();
        }
        CHECK(judged == tester.judgement);
        const auto safe = bench->safe_state();
        REQUIRE(safe);
        CHECK(safe->find("test off") != std::string::npos);
    }
}

TEST_CASE("With an open interlock a tester refuses, and what it refuses is stopped", "[electrical]") {
    for (const char* driver : {"gpt-9000", "chroma-190"}) {
        CAPTURE(driver);
        Bench bench(driver, {{"interlock", "open"}}, {}, {[] { return true; }, [] { return true; }});
        REQUIRE(bench->command(of(Command::set_voltage, "1 kV"), milliseconds(300)));
        const auto on = bench->command(Command::output_on, milliseconds(300));
        REQUIRE_FALSE(on);
        CHECK(on.error().code == base::ErrorCode::instrument_refused);
        CHECK(bench->safe_state());
    }
}

}  // namespace velocert::instruments
