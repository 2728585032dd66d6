// SPDX-License-Identifier: GPL-3.0-or-later
// Drivers and simulated devices, each written from the protocol alone, in conversation.
#include <catch2/catch.hpp>

#include <cmath>
#include <string>
#include <vector>

#include "instruments/protocol/modbus.h"
#include "instruments/registry/registry.h"
#include "instruments/simulators/catalogue.h"
#include "instruments/simulators/line/simulated_port.h"
#include "tests/instruments/modbus/hex.h"
#include "tests/instruments/registry/conversation.h"

namespace velocert::instruments {
namespace {

using sequence::Command;
using std::chrono::milliseconds;
using std::chrono::steady_clock;

struct Row {
    const char* driver;
    Options options;    ///< of the driver
    Options simulated;  ///< of the simulator
    std::vector<std::string> values;
};
const Row rows[] = {
    {"modbus", {{"type", "f32"}}, {{"type", "f32"}}, {"12.34"}},
    {"modbus",
     {{"type", "f32"}, {"order", "DCBA"}, {"register", "0x0010"}, {"function", "4"}, {"address", "7"}},
     {{"type", "f32"}, {"order", "DCBA"}, {"register", "16"}, {"function", "4"}, {"address", "7"}},
     {"12.34"}},
    {"modbus",
     {{"type", "i32"}, {"order", "CDAB"}, {"scale", "0.01"}},
     {{"type", "i32"}, {"order", "CDAB"}, {"value", "-12.34"}},
     {"-12.34"}},
    {"modbus-torque", {}, {}, {"12.345", "60"}},
    {"modbus-torque", {{"profile", "dyn-200-torque"}}, {{"torque", "-3.5 N.m"}}, {"-3.500"}},
    {"modbus-torque", {{"profile", "dyn-200-2"}}, {{"model", "dyn-200-2"}}, {"12.345", "60"}},
    {"modbus-torque", {{"profile", "star-j12"}}, {{"model", "star-j12"}, {"torque", "-31.6 N.m"}}, {"-31.6"}},
    {"modbus-weighing-indicator", {}, {}, {"62.930"}},
    {"modbus-weighing-indicator", {{"profile", "float"}}, {{"model", "float"}}, {"62.93"}},
    {"modbus-load", {}, {}, {"48", "0"}},
    {"modbus-climate", {}, {{"temperature", "-9.7 degC"}}, {"48.6", "-9.7"}},
    {"modbus-climate",
     {{"profile", "temperature-first-sign-magnitude"}},
     {{"model", "temperature-first-sign-magnitude"}, {"temperature", "-9.7 degC"}},
     {"-9.7", "48.6"}},
    {"modbus-wind", {}, {}, {"3.2", "90"}},
    {"modbus-wind", {{"profile", "xm8589"}}, {{"model", "xm8589"}}, {"3.2"}},
    {"modbus-wind", {{"profile", "enginique"}}, {{"model", "enginique"}}, {"3.2"}},
    {"modbus", {{"scale", "0.01"}}, {}, {"12.34"}},
    {"modbus-force", {}, {}, {"123"}},
    {"modbus-force", {{"scale", "0.1"}}, {{"force", "-45 N"}}, {"-4.5"}},
    {"modbus-force", {{"profile", "adt42"}}, {{"model", "adt42"}, {"force", "-0.5 N"}}, {"-0.5"}},
    {"modbus-force", {{"profile", "adt42-channel-1"}}, {{"model", "adt42"}, {"force", "250.5 N"}}, {"250.5"}},
};

class Bench {
  public:
    explicit Bench(const Row& row)
        : row_(row), port_(make_simulator(row.driver, row.simulated, EbikeModel{}, 7).value(), 11, 0.0, clock_) {
        auto opened = open_instrument(**find_driver(row_.driver), row_.options, port_.connect("virtual"), clock_);
        INFO((opened ? "" : opened.error().text()));
        REQUIRE(opened);
        instrument_ = std::move(*opened);
    }
    void arm(Fault fault, int count) {
        port_.with_line([&](SimulatedLine& line, std::int64_t) { REQUIRE(line.arm_on_command({fault, 0, count})); });
    }
    bool has(Fault fault) {
        bool known = false;
        port_.with_line([&](SimulatedLine& line, std::int64_t) { known = line.has(fault); });
        return known;
    }
    base::Result<void> tell(const sequence::Order& order) { return instrument_->command(order, milliseconds(150)); }
    /// The values of one reading; empty when it failed, "-" for one without value.
    std::vector<std::string> read(milliseconds patience = milliseconds(150)) {
        std::vector<std::string> out;
        if (!instrument_->command(Command::read_now, patience)) return out;
        for (std::size_t i = 0; i < row_.values.size(); ++i) {
            const auto next = instrument_->next(steady_clock::now() + milliseconds(200), {});
            if (!next || !*next) return {};
            out.push_back((*next)->has_value() ? (*next)->value.text() : "-");
        }
        return out;
    }
    sequence::Instrument& instrument() { return *instrument_; }

  private:
    base::SystemClock clock_;
    const Row& row_;
    SimulatedPort port_;
    std::unique_ptr<sequence::Instrument> instrument_;
};

sequence::Order order(Command command, metrology::Kind kind, std::int64_t base_units) {
    return {command, metrology::AnyQuantity(kind, base_units)};
}

}  // namespace

TEST_CASE("every Modbus driver reads what its simulated device shows", "[modbus]") {
    for (const auto& row : rows) {
        CAPTURE(row.driver, row.values);
        Bench bench(row);
        CHECK(bench.instrument().identity().simulated);
        CHECK(bench.read() == row.values);
        CHECK(bench.instrument().safe_state());
    }
}

TEST_CASE("disturbed answers of a Modbus device give the right values or none", "[modbus]") {
    for (const auto& row : {rows[0], rows[3], rows[8], rows[10]})
        for (const Fault fault :
             {Fault::wrong_checksum, Fault::dropped_reply, Fault::torn_frame, Fault::garbage_before,
              Fault::garbage_after, Fault::duplicate_reply, Fault::fragments, Fault::wrong_address}) {
            CAPTURE(row.driver, info(fault).name);
            Bench bench(row);
            bench.arm(fault, 2);
            int good = 0;
            for (int i = 0; i < 3; ++i) {
                const auto shown = bench.read(milliseconds(40));
                if (!shown.empty()) CHECK(shown == row.values);
                if (!shown.empty()) ++good;
                if (shown.empty() && fault == Fault::wrong_address) break;
            }
            if (fault != Fault::wrong_address) CHECK(good >= 1);
        }
}

TEST_CASE("a question that stays unanswered is asked again twice", "[modbus]") {
    Bench bench(rows[0]);
    bench.arm(Fault::dropped_reply, 2);
    CHECK(bench.read(milliseconds(40)) == rows[0].values);
    bench.arm(Fault::dropped_reply, 3);
    const auto lost = bench.instrument().command(Command::read_now, milliseconds(30));
    REQUIRE_FALSE(lost);
    CHECK(lost.error().code == base::ErrorCode::timeout);
}

TEST_CASE("an answer that comes after its time is not taken for that of the question asked again", "[modbus]") {
    using namespace test;
    const std::string poll = hex("01 03 00 00 00 02 C4 0B");
    const std::string twelve = hex("01 03 04 41 48 00 00 6E 19");       // 12.5
    const std::string ninety_nine = hex("01 03 04 42 C6 00 00 0E 76");  // 99
    const std::string in_step = modbus_read(1, modbus_function::read_holding, 1, 1);
    const std::string one_register = hex("01 03 02 00 00 B8 44");
    const std::string no_such_register = hex("01 83 02 C0 F1");
    for (const bool late : {true, false})
        for (const auto& met : {one_register, no_such_register}) {
            CAPTURE(late, met.size());
            const StillClock clock;
            Script script;
            script.expect(poll).answer(twelve).expect(hex("01 03 FF 00 00 08 74 18")).answer(no_such_register);
            const auto device = opened(**find_driver("modbus"), script, clock, {{"type", "f32"}});
            script.expect(poll)
                .expect(in_step)
                .answer((late ? ninety_nine : std::string()) + met)
                .expect(poll)
                .answer(twelve);
            // The first question is given up before its answer comes.
            REQUIRE(device->command(Command::read_now, milliseconds(60)));
            CHECK(told(*device) == "12.5");
            CHECK(script.leftovers().empty());
        }
}

TEST_CASE("a device that answers nothing but its poll is read, and still no late answer is taken for another") {
    using namespace test;
    const std::string poll = hex("01 03 00 00 00 02 C4 0B");
    const std::string twelve = hex("01 03 04 41 48 00 00 6E 19");       // 12.5
    const std::string ninety_nine = hex("01 03 04 42 C6 00 00 0E 76");  // 99
    const std::string mark = hex("01 03 FF 00 00 08 74 18");
    const std::string in_step = modbus_read(1, modbus_function::read_holding, 1, 1);
    const StillClock clock;
    Script script;
    script.expect(poll).answer(twelve).expect(mark).expect(mark).expect(mark);
    const auto device = opened(**find_driver("modbus"), script, clock, {{"type", "f32"}});
    const auto reads = [&](const char* value) {
        CHECK(device->command(Command::read_now, milliseconds(60)));
        CHECK(told(*device) == value);
        CHECK(script.leftovers().empty());
    };
    script.expect(in_step).expect(poll).answer(twelve);
    reads("12.5");
    script.expect(poll).answer(ninety_nine);
    reads("99");
    // An answer is lost.
    script.expect(poll).expect(in_step).expect(poll).answer(twelve);
    reads("12.5");
    // One is late: the question that stays open has its time, and once more as something came.
    script.expect(poll).expect(in_step).answer(ninety_nine).expect(in_step).expect(poll).answer(twelve);
    reads("12.5");
    // It is gone.
    script.expect(poll).expect(in_step).expect(poll).expect(in_step).expect(poll);
    const auto gone = device->command(Command::read_now, milliseconds(30));
    REQUIRE_FALSE(gone);
    CHECK(gone.error().code == base::ErrorCode::timeout);
    CHECK(script.leftovers().empty());
}

TEST_CASE("a device that has once answered what brings both sides in step owes that answer always") {
    using namespace test;
    const std::string poll = hex("01 03 00 00 00 02 C4 0B");
    const std::string twelve = hex("01 03 04 41 48 00 00 6E 19");
    const std::string mark = hex("01 03 FF 00 00 08 74 18");
    const std::string in_step = modbus_read(1, modbus_function::read_holding, 1, 1);
    const StillClock clock;
    Script script;
    script.expect(poll).answer(twelve).expect(mark).expect(mark).expect(mark);
    const auto device = opened(**find_driver("modbus"), script, clock, {{"type", "f32"}});
    script.expect(in_step).answer(hex("01 83 02 C0 F1")).expect(poll).expect(in_step).expect(in_step);
    const auto lost = device->command(Command::read_now, milliseconds(40));
    REQUIRE_FALSE(lost);
    CHECK(lost.error().code == base::ErrorCode::timeout);
    CHECK(script.leftovers().empty());
}

TEST_CASE("the question that brings both sides in step has an answer of another length than any poll", "[modbus]") {
    const auto asked = [](const char* driver, const Options& options) {
        return (*find_driver(driver))->exchange(Command::read_now, options).value();
    };
    for (const auto& row : rows) {
        CAPTURE(row.driver, row.options);
        const auto reading = asked(row.driver, row.options);
        REQUIRE(reading.in_step.size() == 8);
        const auto count = [](const std::string& request) { return request.substr(4, 2); };
        auto polls = reading.then;
        polls.push_back(reading.request);
        for (const auto& poll : polls) CHECK((poll[1] != reading.in_step[1] || count(poll) != count(reading.in_step)));
    }
}

TEST_CASE("an exception is told in words, and a busy device has no value", "[modbus]") {
    Bench bench(rows[3]);
    bench.arm(Fault::busy, 1);
    CHECK(bench.read().size() == 2);  // strikes behind this answer or with it
    bench.arm(Fault::device_error, 1);
    bool failed = false;
    for (int i = 0; i < 2; ++i) {
        const auto told = bench.instrument().command(Command::read_now, milliseconds(100));
        if (told) continue;
        failed = true;
        CHECK(told.error().code == base::ErrorCode::instrument_refused);
        CHECK_THAT(told.error().found, Catch::Contains("exception 4"));
    }
    CHECK(failed);
}

TEST_CASE("what is beyond the range has no value where the device can tell", "[modbus]") {
    for (const auto& row : rows) {
        for (const Fault fault : {Fault::over_range, Fault::under_range}) {
            CAPTURE(row.driver, row.values, info(fault).name);
            Bench bench(row);
            if (!bench.has(fault)) continue;
            bench.arm(fault, 1);
            static_cast<void>(bench.read());
            const auto shown = bench.read();
            REQUIRE_FALSE(shown.empty());
            CHECK(shown[0] == "-");
        }
    }
}

TEST_CASE("a load is set, switched and read back, and says that it is virtual", "[modbus]") {
    Bench bench(rows[9]);
    CHECK(bench.instrument().identity().simulated);
    CHECK(bench.instrument().identity().maker == "Maynuo");
    CHECK(bench.tell(order(Command::set_current, metrology::Kind::current, 5'250'000)));
    CHECK(bench.read() == std::vector<std::string>{"48", "0"});
    CHECK(bench.tell(Command::output_on));
    CHECK(bench.read() == std::vector<std::string>{"48", "5.25"});
    CHECK(bench.tell(order(Command::set_power, metrology::Kind::power, 24'000'000)));
    CHECK(bench.read() == std::vector<std::string>{"48", "0.5"});
    CHECK(bench.tell(order(Command::set_resistance, metrology::Kind::resistance, 96'000)));
    CHECK(bench.read() == std::vector<std::string>{"48", "0.5"});
    CHECK(bench.tell(order(Command::set_voltage, metrology::Kind::voltage, 24'000'000)));
    const auto safe = bench.instrument().safe_state();
    REQUIRE(safe);
    CHECK_THAT(*safe, Catch::Contains("read back 0"));
}

TEST_CASE("a force transmitter is tared, and tells when it moves and when it is beyond its range", "[modbus]") {
    for (const auto& row : {rows[16], rows[18]}) {
        CAPTURE(row.options);
        Bench bench(row);
        CHECK(bench.read() == row.values);
        CHECK(bench.tell(Command::tare));
        const auto tared = bench.read();
        REQUIRE(tared.size() == 1);
        CHECK(base::Decimal::parse(tared[0]).value() == base::Decimal(0, 0));
    }
    Bench bench(rows[16]);
    const auto flags = [&] {
        REQUIRE(bench.instrument().command(Command::read_now, milliseconds(150)));
        const auto next = bench.instrument().next(steady_clock::now() + milliseconds(200), {});
        REQUIRE(next);
        REQUIRE(*next);
        return (*next)->flags;
    };
    CHECK(flags().has(metrology::Flag::stable));
    bench.arm(Fault::unstable, 1);
    static_cast<void>(bench.read());
    CHECK_FALSE(flags().has(metrology::Flag::stable));
    bench.arm(Fault::under_range, 1);
    static_cast<void>(bench.read());
    CHECK(flags().has(metrology::Flag::under_range));
}

TEST_CASE("an indicator is set to zero and tells when it is not stable", "[modbus]") {
    Bench bench(rows[7]);
    CHECK(bench.read() == std::vector<std::string>{"62.930"});
    CHECK(bench.tell(Command::zero));
    CHECK(bench.read() == std::vector<std::string>{"0.000"});
    bench.arm(Fault::unstable, 1);
    static_cast<void>(bench.read());
    REQUIRE(bench.instrument().command(Command::read_now, milliseconds(150)));
    const auto next = bench.instrument().next(steady_clock::now() + milliseconds(200), {});
    REQUIRE(next);
    REQUIRE(*next);
    CHECK_FALSE((*next)->flags.has(metrology::Flag::stable));
}

}  // namespace velocert::instruments
