// SPDX-License-Identifier: GPL-3.0-or-later
// What counts as read back, and how orders and their answers are paired.
#include <catch2/catch.hpp>

#include "instruments/drivers/electrical/chroma_190.h"
#include "instruments/drivers/electrical/gpt_9000.h"
#include "instruments/drivers/electrical/scpi_multimeter.h"
#include "instruments/drivers/electrical/scpi_power_meter.h"
#include "instruments/drivers/electrical/scpi_reading.h"
#include "instruments/drivers/electrical/scpi_source.h"
#include "tests/instruments/drivers/decode.h"

using namespace velocert::instruments;
using namespace velocert::instruments::test;
using velocert::metrology::DeviceEvent;
using velocert::sequence::Command;

TEST_CASE("A setting counts as read back when the value is the same, however it is written", "[electrical]") {
    const struct {
        const char* ordered;
        const char* told;
        bool same;
    } rows[] = {
        {"48", "48.000", true},     {"48", "+4.80000E+01", true}, {"1", "1.000kV", true},  {"60", "060.0S", true},
        {"0.01", "+1.0E-02", true}, {"50", "50Hz", true},         {"10", "10.00mA", true}, {"ON", "1", true},
        {"ON", "on", true},         {"OFF", "0", true},           {"1", "ON", true},       {"LSRS", "LSRS", true},
        {"CURR", "CURRENT", true},  {"RES", "\"RES\"", true},     {"48", "48.001", false}, {"48", "", false},
        {"48", "9.9E37", false},    {"ON", "0", false},           {"OFF", "1", false},     {"OFF", "ON", false},
        {"CURR", "VOLT", false},    {"48", "OK", false},          {"CURR", "5", false},    {"48", "-48", false},
        {"CURR", "C", false},       {"48", "4.8", false},         {"0", "1E-3", false},    {"ON", "OFF", false},
    };
    for (const auto& row : rows) {
        CAPTURE(row.ordered, row.told);
        CHECK(reads_back(row.ordered, row.told) == row.same);
    }
}

TEST_CASE("Of a reading with several questions nothing is shown until all are answered", "[electrical]") {
    const auto first = decode(scpi_source, {sends("MEAS:VOLT?\n"), answers("48.0\n")});
    CHECK(first.indications.empty());
    REQUIRE(first.events.size() == 1);
    CHECK(first.events[0].kind == DeviceEvent::Kind::accepted);
    // Both questions at once, as one who does not wait would send them.
    const auto both = decode(scpi_source, {sends("MEAS:VOLT?\nMEAS:CURR?\n"), answers("48.0\n2.1\n")});
    CHECK(lines(both).at(0) == "voltage 48.0 V step 0.1 @0+5");
    CHECK(lines(both).at(1) == "current 2.1 A step 0.1 @5+4");
    // What a reading that was given up had shown does not come back with the next one.
    const auto again =
        decode(scpi_source, {sends("MEAS:VOLT?\n"), answers("48.0\n"), sends("OUTP OFF\n*IDN?\n"), answers("A,B,C,D\n"),
                             sends("MEAS:VOLT?\n"), answers("0.0\n"), sends("MEAS:CURR?\n"), answers("0.1\n")});
    REQUIRE(again.indications.size() == 2);
    CHECK(again.indications[0].value.text() == "0.0");
}

TEST_CASE("A power meter with energy counts it from the reset to the stop", "[electrical]") {
    const Options energy{{"items", "U,WH"}};
    CHECK(scpi_power_meter.exchange(Command::reset, energy)->request.find(":INTEG:RES\n:INTEG:STAR\n") !=
          std::string::npos);
    CHECK(scpi_power_meter.exchange(Command::stop, energy)->request == ":INTEG:STOP\n*IDN?\n");
    CHECK(scpi_power_meter.exchange(Command::stop, {})->request == "*IDN?\n");
    const auto decoded = decode(scpi_power_meter, {sends(":NUM:NORM:VAL?\n"), answers("48.12E+00,1.5E+00\n")}, energy);
    REQUIRE(decoded.indications.size() == 2);
    CHECK(line(decoded.indications[1]) == "energy 1.5 Wh step 0.1 @0+18");
}

TEST_CASE("Each function of a multimeter has its own measurand and question", "[electrical]") {
    const struct {
        const char* function;
        const char* question;
        const char* shown;
    } rows[] = {
        {"dc-voltage", "CONF:VOLT:DC\nREAD?\n", "voltage 1.5 V step 0.1 @0+4"},
        {"dc-current", "CONF:CURR:DC\nREAD?\n", "current 1.5 A step 0.1 @0+4"},
        {"ac-current", "CONF:CURR:AC\nREAD?\n", "current 1.5 A step 0.1 @0+4"},
        {"resistance", "CONF:RES\nREAD?\n", "resistance 1.5 ohm step 0.1 @0+4"},
        {"frequency", "CONF:FREQ\nREAD?\n", "frequency 1.5 Hz step 0.1 @0+4"},
    };
    for (const auto& row : rows) {
        CAPTURE(row.function);
        const Options options{{"function", row.function}};
        CHECK(scpi_multimeter.exchange(Command::read_now, options)->request == row.question);
        const auto decoded = decode(scpi_multimeter, {sends(row.question), answers("1.5\n")}, options);
        CHECK(lines(decoded).at(0) == row.shown);
        // A bare capture of a single value can only be that.
        CHECK(lines(decode(scpi_multimeter, "1.5\n", options)).at(0) == row.shown);
    }
    for (const Options& options : {Options{{"query", "measure"}}, Options{{"profile", "dm3058"}}})
        CHECK(scpi_multimeter.exchange(Command::read_now, options)->request == "MEAS:VOLT:DC?\n");
    CHECK_FALSE(scpi_multimeter.make_decoder({{"function", "temperature"}}));
    CHECK_FALSE(scpi_multimeter.make_decoder({{"query", "fetch"}}));
}

TEST_CASE("A stop of a safety tester stops before it asks anything", "[electrical]") {
    for (const auto* driver : {&gpt_9000, &chroma_190}) {
        CAPTURE(driver->id);
        const auto stop = driver->exchange(Command::stop, {}).value();
        CHECK((stop.request.starts_with("FUNC:TEST OFF\n") || stop.request.starts_with("SAFE:STOP\n")));
        CHECK(stop.acknowledged);
        CHECK(stop.then.size() == 1);
        CHECK(driver->energises);
        CHECK(driver->kind == "safety-tester");
        CHECK(driver->probe.question == "*IDN?\n");
    }
    using velocert::metrology::WrittenQuantity;
    const auto order = [](Command command, const char* text) {
        return velocert::sequence::Order(command, WrittenQuantity::parse(text).value().value());
    };
    // As the programming manuals write them: kilovolts and milliamperes here, volts and amperes there.
    CHECK(gpt_9000.exchange(order(Command::set_voltage, "1250 V"), {})->request ==
          "MANU:ACW:VOLT 1.25\nMANU:ACW:VOLT?\n");
    CHECK(gpt_9000.exchange(order(Command::set_current_limit, "10 mA"), {})->request ==
          "MANU:ACW:CHIS 10\nMANU:ACW:CHIS?\n");
    CHECK(gpt_9000.exchange(order(Command::set_duration, "1 min"), {})->request ==
          "MANU:ACW:TTIM 60\nMANU:ACW:TTIM?\n");
    CHECK(gpt_9000.exchange(order(Command::set_resistance_limit, "2 Mohm"), {{"mode", "ir"}})->request ==
          "MANU:IR:RLOS 2\nMANU:IR:RLOS?\n");
    CHECK_FALSE(gpt_9000.exchange(order(Command::set_resistance_limit, "2 Mohm"), {}));
    CHECK_FALSE(gpt_9000.exchange(order(Command::set_voltage, "50 kV"), {}));
    CHECK(chroma_190.exchange(order(Command::set_voltage, "1 kV"), {})->request ==
          "SAFE:STEP1:AC:LEV 1000\nSYST:ERR?\n");
    CHECK(chroma_190.exchange(order(Command::set_current_limit, "10 mA"), {{"step", "2"}})->request ==
          "SAFE:STEP2:AC:LIM:HIGH 0.01\nSYST:ERR?\n");
    CHECK(chroma_190.exchange(order(Command::set_resistance_limit, "1 Mohm"), {{"mode", "ir"}})->request ==
          "SAFE:STEP1:IR:LIM:LOW 1000000\nSYST:ERR?\n");
}
