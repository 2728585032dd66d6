// SPDX-License-Identifier: GPL-3.0-or-later
// Drivers of satellite receivers in conversation with their simulators, on good lines and on bad ones.
#include <catch2/catch.hpp>
#include <cmath>
#include <map>

#include "instruments/registry/registry.h"
#include "instruments/simulators/catalogue.h"
#include "instruments/simulators/line/simulated_port.h"

namespace velocert::instruments {
namespace {

using base::ErrorCode;
using metrology::Measurand;
using sequence::Command;
using std::chrono::milliseconds;
using std::chrono::steady_clock;

class Receiver {
  public:
    Receiver(const char* driver, Options simulator, Options options)
        : driver_(driver),
          options_(std::move(options)),
          port_(make_simulator(driver, simulator, EbikeModel{}, 7).value(), 11, 0.0, clock_) {}

    base::Result<void> open() {
        auto opened = open_instrument(**find_driver(driver_), options_, port_.connect("virtual"), clock_);
        if (!opened) return base::fail(opened.error());
        instrument_ = std::move(*opened);
        return {};
    }
    void arm(Fault fault, int count = 1) {
        port_.with_line([&](SimulatedLine& line, std::int64_t now_us) {
            REQUIRE(line.arm({fault, 0, count}, now_us));
        });
    }
    base::Result<void> start() { return instrument_->command(Command::start, milliseconds(500)); }
    /// So many indications; ends early with an error.
    base::Result<std::vector<metrology::Indication>> read(std::size_t count) {
        std::vector<metrology::Indication> out;
        while (out.size() < count) {
            auto next = instrument_->next(steady_clock::now() + milliseconds(500), {});
            if (!next) return base::fail(next.error());
            if (!*next) break;
            out.push_back(**next);
        }
        return out;
    }
    sequence::Instrument& instrument() { return *instrument_; }

  private:
    base::SystemClock clock_;
    const char* driver_;
    Options options_;
    SimulatedPort port_;
    std::unique_ptr<sequence::Instrument> instrument_;
};

struct Row {
    const char* driver;
    Options simulator;
    Options options;
    double speed;  ///< 25 km/h in the unit of the driver
    double margin;
};
const Row rows[] = {
    {"nmea-0183", {{"ride", "steady"}, {"rate", "10"}}, {}, 13.499, 0.12},
    {"ubx", {{"ride", "steady"}}, {{"rate", "20"}}, 6944, 60},
    {"vbox", {{"ride", "steady"}}, {}, 13.50, 0.13},
};

}  // namespace

TEST_CASE("Each receiver tells the speed of the vehicle, and a virtual one says that it is virtual",
          "[motion][simulators]") {
    for (const auto& row : rows) {
        CAPTURE(row.driver);
        Receiver receiver(row.driver, row.simulator, row.options);
        REQUIRE(receiver.open());
        // The logger's protocol has no identity.
        CHECK(receiver.instrument().identity().simulated == (std::string_view(row.driver) != "vbox"));
        REQUIRE(receiver.start());
        const auto all = receiver.read(120);
        REQUIRE(all);
        std::map<Measurand, int> seen;
        std::int64_t last_us = 0;
        for (const auto& one : *all) {
            ++seen[one.measurand];
            CHECK(one.has_value());
            CHECK(one.device_time_us >= last_us);
            last_us = one.device_time_us;
            if (one.measurand == Measurand::speed) CHECK(one.value.to_double() == Approx(row.speed).margin(row.margin));
            if (one.measurand == Measurand::latitude) CHECK(one.value.to_double() == Approx(31.23).margin(0.01));
            if (one.measurand == Measurand::longitude) CHECK(one.value.to_double() == Approx(121.47).margin(1e-6));
            if (one.measurand == Measurand::beidou_satellites) CHECK(one.value == base::Decimal(8, 0));
        }
        CHECK(seen[Measurand::speed] >= 8);
        CHECK(seen[Measurand::latitude] >= 8);
        CHECK(seen[Measurand::satellites] >= 8);
        CHECK(receiver.instrument().safe_state());
    }
}

TEST_CASE("On a disturbed line a speed is right or is missing", "[motion][simulators]") {
    for (const auto& row : rows)
        for (const Fault fault : {Fault::wrong_checksum, Fault::torn_frame, Fault::garbage_before, Fault::garbage_after,
                                  Fault::dropped_reply, Fault::duplicate_reply, Fault::fragments}) {
            CAPTURE(row.driver, info(fault).name);
            Receiver receiver(row.driver, row.simulator, row.options);
            REQUIRE(receiver.open());
            REQUIRE(receiver.start());
            receiver.arm(fault, 3);
            const auto all = receiver.read(150);
            REQUIRE(all);
            int good = 0;
            for (const auto& one : *all) {
                if (one.measurand != Measurand::speed || !one.has_value()) continue;
                ++good;
                CHECK(one.value.to_double() == Approx(row.speed).margin(row.margin));
            }
            CHECK(good >= 5);
        }
}

TEST_CASE("A receiver that sees no satellites gives no speed, and a clock that jumps is trouble",
          "[motion][simulators]") {
    for (const auto& row : rows) {
        CAPTURE(row.driver);
        Receiver receiver(row.driver, row.simulator, row.options);
        REQUIRE(receiver.open());
        receiver.arm(Fault::device_error, 0);
        REQUIRE(receiver.start());
        static_cast<void>(receiver.read(40));
        const auto blind = receiver.read(60);
        REQUIRE(blind);
        for (const auto& one : *blind)
            if (one.measurand == Measurand::speed || one.measurand == Measurand::latitude) CHECK_FALSE(one.has_value());

        Receiver jumping(row.driver, row.simulator, row.options);
        REQUIRE(jumping.open());
        REQUIRE(jumping.start());
        REQUIRE(jumping.read(30));
        jumping.arm(Fault::clock_jump);
        const auto jumped = jumping.read(2'000);
        REQUIRE_FALSE(jumped);
        CHECK(jumped.error().code == ErrorCode::protocol);
        CHECK(jumped.error().found.find("forward by") != std::string::npos);
    }
}

TEST_CASE("A u-blox receiver keeps the rate ordered, or the trouble says which it has", "[motion][simulators]") {
    Receiver good("ubx", {{"nmea", "off"}}, {{"rate", "25"}, {"profile", "9-series"}});
    REQUIRE(good.open());
    REQUIRE(good.start());
    const auto all = good.read(80);
    REQUIRE(all);
    std::vector<std::int64_t> times;
    for (const auto& one : *all)
        if (one.measurand == Measurand::speed) times.push_back(one.device_time_us);
    REQUIRE(times.size() >= 7);
    for (std::size_t i = 2; i < times.size(); ++i) CHECK(times[i] - times[i - 1] == 40'000);

    Receiver slow("ubx", {{"fastest", "100"}}, {{"rate", "25"}});
    REQUIRE(slow.open());
    REQUIRE(slow.start());
    const auto told = slow.read(200);
    REQUIRE_FALSE(told);
    CHECK(told.error().found.find("every 100 ms, but 40 ms were ordered") != std::string::npos);
}

TEST_CASE("What a u-blox receiver does not know or refuses is an error of the command", "[motion][simulators]") {
    Receiver old("ubx", {{"generation", "8"}}, {{"rate", "10"}, {"profile", "9-series"}});
    REQUIRE(old.open());
    const auto unknown = old.start();
    REQUIRE_FALSE(unknown);
    CHECK(unknown.error().code == ErrorCode::instrument_refused);
    CHECK(unknown.error().found.find("CFG-VALSET") != std::string::npos);

    Receiver busy("ubx", {}, {{"rate", "10"}});
    REQUIRE(busy.open());
    busy.arm(Fault::busy, 1);
    CHECK_FALSE(busy.start());
    CHECK(busy.start());
    CHECK(busy.read(20));
    busy.arm(Fault::restart);
    const auto restarted = busy.read(2'000);
    REQUIRE_FALSE(restarted);
    CHECK(restarted.error().code == ErrorCode::instrument_restarted);
}

TEST_CASE("A u-blox receiver is polled for one solution, and tells its BeiDou satellites when asked",
          "[motion][simulators]") {
    Receiver receiver("ubx", {}, {{"beidou", "on"}, {"rate", "10"}});
    REQUIRE(receiver.open());
    REQUIRE(receiver.instrument().command(Command::read_now, milliseconds(500)));
    const auto one = receiver.read(10);
    REQUIRE(one);
    CHECK(one->size() == 10);
    REQUIRE(receiver.start());
    const auto all = receiver.read(80);
    REQUIRE(all);
    int beidou = 0;
    for (const auto& indication : *all)
        if (indication.measurand == Measurand::beidou_satellites) {
            ++beidou;
            CHECK(indication.value == base::Decimal(8, 0));
        }
    CHECK(beidou >= 1);
}

TEST_CASE("A logger's braking distance is that of the ride", "[motion][simulators]") {
    Receiver logger("vbox", {{"stand", "0 s"}, {"hold", "1 s"}, {"rate", "20"}, {"speed", "18 km/h"}},
                    {{"distance", "brake"}});
    REQUIRE(logger.open());
    REQUIRE(logger.start());
    const auto all = logger.read(9 * 20 * 9);
    REQUIRE(all);
    // 5 m/s at 3 m/s2.
    double longest = 0;
    for (const auto& one : *all)
        if (one.measurand == Measurand::distance) longest = std::max(longest, one.value.to_double());
    CHECK(longest == Approx(25.0 / 6.0).margin(0.01));

    Receiver strange("vbox", {{"channels", "1048577"}}, {});
    // The first frame may have come before it was opened, or after.
    const auto opened = strange.open();
    if (opened) REQUIRE(strange.start());
    const auto refused = opened ? strange.read(1) : base::fail(opened.error());
    REQUIRE_FALSE(refused);
    CHECK(refused.error().found.find("deselect") != std::string::npos);
}

}  // namespace velocert::instruments
