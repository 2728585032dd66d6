// SPDX-License-Identifier: GPL-3.0-or-later
#include "instruments/drivers/torque/torque_frequency.h"

#include <catch2/catch.hpp>

#include "instruments/drivers/motion/pulse_daq.h"
#include "instruments/drivers/motion/pulse_daq_frame.h"
#include "instruments/registry/registry.h"
#include "instruments/simulators/catalogue.h"
#include "instruments/simulators/line/simulated_port.h"
#include "tests/instruments/drivers/decode.h"

using namespace velocert::instruments;
using namespace velocert::instruments::test;
using std::chrono::milliseconds;
using std::chrono::steady_clock;
using velocert::metrology::Decoded;
using velocert::metrology::DeviceEvent;
using velocert::metrology::Flag;
using velocert::sequence::Command;

namespace {

/// Two samples 100 ms apart with so many pulses between them, the last pulse `age` microseconds before each.
std::string interval(std::uint32_t pulses, std::uint32_t begin_us = 1'000'000, std::uint32_t begin_count = 0,
                     std::uint32_t age_us = 50) {
    const DaqSample first{0, begin_us, begin_count, begin_us - age_us, 0, 0};
    const DaqSample second{1, begin_us + 100'000U, begin_count + pulses, begin_us + 100'000U - age_us, 0, 0};
    return daq_line(first) + daq_line(second);
}

std::size_t faults(const Decoded& decoded) {
    std::size_t count = 0;
    for (const auto& event : decoded.events) count += event.kind == DeviceEvent::Kind::fault ? 1U : 0U;
    return count;
}

}  // namespace

TEST_CASE("A frequency is the torque that centre, deviation and rated torque make of it, exactly", "[torque]") {
    const struct {
        Options options;
        std::uint32_t pulses;  ///< in 100 ms
        const char* torque;
    } rows[] = {
        {{}, 1'000, "0.0000"},
        {{}, 1'500, "100.0000"},
        {{}, 500, "-100.0000"},
        {{}, 1'001, "0.2000"},
        {{{"torque", "20"}}, 1'250, "10.0000"},
        // The certificate's own numbers: (10010 - 10002.5) / 4996.25 x 50.
        {{{"centre", "10002.5"}, {"deviation", "4996.25"}, {"torque", "50"}}, 1'001, "0.0751"},
        {{{"profile", "60-30"}}, 7'500, "50.0000"},
        {{{"profile", "240-120"}, {"torque", "1000"}}, 12'000, "-1000.0000"},
        // A third of a newton metre of 3 kHz: rounded once.
        {{{"deviation", "3000"}, {"torque", "1"}}, 1'100, "0.3333"},
        {{{"deviation", "3000"}, {"torque", "2"}}, 1'100, "0.6667"},
    };
    for (const auto& row : rows) {
        CAPTURE(row.options, row.pulses);
        const auto decoded = decode(torque_frequency, interval(row.pulses), row.options);
        REQUIRE(decoded.indications.size() == 1);
        CHECK(decoded.indications[0].value.text() == row.torque);
        CHECK(decoded.indications[0].unit->symbol == "N.m");
        CHECK(decoded.indications[0].flags.has(Flag::derived));
        CHECK(faults(decoded) == 0);
    }
}

TEST_CASE("Beyond the limit there is no torque but over or under range, and at it there still is one", "[torque]") {
    const struct {
        const char* limit;
        std::uint32_t pulses;
        bool value;
        Flag flag;
    } rows[] = {
        {"110", 1'550, true, Flag::derived},     {"110", 1'551, false, Flag::over_range},
        {"110", 450, true, Flag::derived},       {"110", 449, false, Flag::under_range},
        {"100", 1'501, false, Flag::over_range}, {"200", 1'999, true, Flag::derived},
        {"200", 9'000, false, Flag::over_range}, {"110", 8, false, Flag::under_range},
    };
    for (const auto& row : rows) {
        CAPTURE(row.limit, row.pulses);
        const auto decoded = decode(torque_frequency, interval(row.pulses), {{"limit", row.limit}});
        REQUIRE(decoded.indications.size() == 1);
        CHECK(decoded.indications[0].has_value() == row.value);
        CHECK(decoded.indications[0].flags.has(row.flag));
    }
}

TEST_CASE("A transducer that gives no pulses, or pauses, has no torque and is told once", "[torque]") {
    for (const std::uint32_t pulses : {0U, 1U, 7U}) {
        const auto decoded = decode(torque_frequency, interval(pulses));
        REQUIRE(decoded.indications.size() == 1);
        CHECK(decoded.indications[0].flags.has(Flag::no_value));
        CHECK(faults(decoded) == 1);
    }
    // The signal is back in the middle of an interval: a mean from the pulse before the pause would be far too low.
    std::string stream = interval(1'000);
    stream += daq_line({2, 1'200'000, 1'300, 1'130'000, 0, 0});
    stream += daq_line({3, 1'300'000, 1'900, 1'299'950, 0, 0});
    stream += daq_line({4, 1'400'000, 2'900, 1'399'950, 0, 0});
    const auto decoded = decode(torque_frequency, stream);
    REQUIRE(decoded.indications.size() == 4);
    // Up to the pause the pulses themselves tell the frequency: 300 of them in 30050 us.
    CHECK(decoded.indications[1].value.text() == "-0.3328");
    CHECK(decoded.indications[2].flags.has(Flag::no_value));
    CHECK(decoded.indications[3].value.text() == "0.0000");
    CHECK(faults(decoded) == 1);
}

TEST_CASE("Clock and counter may wrap, what goes back, or is lost, gives no mean across it", "[torque]") {
    const auto wrapped = decode(torque_frequency, interval(1'250, 4'294'940'000U, 4'294'967'000U));
    REQUIRE(wrapped.indications.size() == 1);
    CHECK(wrapped.indications[0].value.text() == "50.0000");
    const struct {
        DaqSample next;
        std::size_t faults;
    } rows[] = {
        {{2, 900'000, 2'000, 899'950, 0, 0}, 1},    // the clock went back
        {{2, 1'200'000, 500, 1'199'950, 0, 0}, 0},  // so did the counter, of a stream that nobody is known to have set
        {{3, 1'300'000, 3'000, 1'299'950, 0, 0}, 0},   // a frame is missing
        {{2, 9'200'000, 80'000, 9'199'950, 0, 0}, 0},  // it was stopped for a while
    };
    for (const auto& row : rows) {
        CAPTURE(row.next.seq, row.next.t_us);
        auto after = row.next;
        after.seq = static_cast<std::uint16_t>(after.seq + 1);
        after.t_us += 100'000;
        after.edge_us += 100'000;
        after.count += 1'000;
        const auto decoded = decode(torque_frequency, interval(1'000) + daq_line(row.next) + daq_line(after));
        REQUIRE(decoded.indications.size() == 2);
        CHECK(decoded.indications[1].value.text() == "0.0000");
        CHECK(decoded.indications[1].device_time_us > decoded.indications[0].device_time_us);
        CHECK(faults(decoded) == row.faults);
    }
    const auto set_back = decode(
        torque_frequency, {sends("S\n"), answers(interval(1'000) + daq_line({2, 1'200'000, 5, 1'199'950, 0, 0}))});
    CHECK(faults(set_back) == 1);
}

TEST_CASE("A box that counts way is no torque box, and the other way round", "[torque]") {
    const DaqIdentity way{"BOX", "1.0", "7", "400", "0.1"};
    const DaqIdentity torque{"BOX", "1.0", "7", "0", "0"};
    const auto kinds = [](const Decoded& decoded) {
        std::vector<DeviceEvent::Kind> out;
        for (const auto& event : decoded.events) out.push_back(event.kind);
        return out;
    };
    using Kinds = std::vector<DeviceEvent::Kind>;
    const auto asked = [&](const Driver& driver, const DaqIdentity& identity) {
        return kinds(decode(driver, {sends("I\n"), answers(daq_identity_line(identity))}));
    };
    CHECK(asked(torque_frequency, torque) == Kinds{DeviceEvent::Kind::identity});
    CHECK(asked(torque_frequency, way) == Kinds{DeviceEvent::Kind::fault});
    CHECK(asked(pulse_daq, way) == Kinds{DeviceEvent::Kind::identity});
    CHECK(asked(pulse_daq, torque) == Kinds{DeviceEvent::Kind::fault});
}

TEST_CASE("What a torque transducer cannot be is refused", "[torque]") {
    using Typed = std::pair<std::string, std::string>;
    for (const auto& [name, value] : std::vector<Typed>{{"centre", "0"},
                                                        {"centre", "ten"},
                                                        {"deviation", "10000"},
                                                        {"deviation", "-1"},
                                                        {"torque", "0"},
                                                        {"torque", "1.2345"},
                                                        {"limit", "99"},
                                                        {"rate", "0"},
                                                        {"rate", "101"},
                                                        {"format", "ascii"},
                                                        {"ppm", "400"}}) {
        CAPTURE(name, value);
        const auto refused = torque_frequency.make_decoder({{name, value}});
        REQUIRE_FALSE(refused);
        CHECK(refused.error().code == velocert::base::ErrorCode::bad_value);
    }
    CHECK(torque_frequency.exchange(Command::start, {{"rate", "20"}})->request == "R20\nS\n");
    CHECK_FALSE(torque_frequency.exchange(Command::read_now, {}));
}

TEST_CASE("The driver reads the torque that its simulated transducer has, in both formats", "[torque]") {
    for (const char* format : {"text", "binary"}) {
        CAPTURE(format);
        const velocert::base::SystemClock clock;
        SimulatedPort port(
            make_simulator("torque-frequency", {{"torque", "-31.5 N.m"}, {"format", format}}, EbikeModel{}, 7).value(),
            11, 0.0, clock);
        auto opened = open_instrument(torque_frequency, {{"format", format}}, port.connect("virtual"), clock);
        INFO((opened ? "" : opened.error().text()));
        REQUIRE(opened);
        CHECK((*opened)->identity().simulated);
        REQUIRE((*opened)->command(Command::start, milliseconds(500)));
        for (int i = 0; i < 3; ++i) {
            const auto next = (*opened)->next(steady_clock::now() + milliseconds(1'000), {});
            REQUIRE(next);
            REQUIRE(*next);
            REQUIRE((*next)->has_value());
            // One microsecond of 100 ms is 0.0015 N.m here.
            CHECK((*next)->value.to_double() == Approx(-31.5).margin(0.0016));
        }
        CHECK((*opened)->safe_state());
    }
}
