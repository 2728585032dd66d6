// SPDX-License-Identifier: GPL-3.0-or-later
// What counts as read back, and how orders and their answers are paired.
#include <catch2/catch.hpp>

#include "instruments/drivers/electrical/chroma_190.h"
#include "instruments/drivers/electrical/gpt_9000.h"
#include "instruments/drivers/electrical/lcr_handheld.h"
#include "instruments/drivers/electrical/scpi_lcr.h"
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
        const char* question;  ///< as earlier releases asked
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
        const auto ask = scpi_multimeter.exchange(Command::read_now, options).value();
        const std::string set = std::string(row.question).substr(0, std::string(row.question).find('\n') + 1);
        CHECK(ask.request == "*CLS\n" + set + "SYST:ERR?\n");
        CHECK(ask.then == std::vector<std::string>{"READ?\n"});
        CHECK(ask.drain == "SYST:ERR?\n");
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

TEST_CASE("A reading counts when the instrument took what was set and says itself what it shows", "[electrical]") {
    const std::string set = "*CLS\nCONF:VOLT:DC\nSYST:ERR?\n";
    const Options confirmed{{"confirm", "yes"}};
    const struct {
        const char* errors;
        const char* function;
        bool counts;
    } rows[] = {
        {"+0,\"No error\"", "\"VOLT +1.000000E+02,+1.000000E-04\"", true},
        {"0", "VOLT", true},
        {"0", "\"VOLT:DC\"", true},
        {"-221,\"Settings conflict\"", "\"VOLT +1.0E+02,+1.0E-04\"", false},
        {"+0,\"No error\"", "\"RES +1.000000E+03,+1.000000E-02\"", false},
        {"+0,\"No error\"", "\"VOLT:AC +1.0E+02,+1.0E-04\"", false},
        {"+0,\"No error\"", "\"VOLTAGE\"", false},
        {"+0,\"No error\"", "+5.44E+01", false},
        {"+0,\"No error\"", "\"\"", false},
    };
    for (const auto& row : rows) {
        CAPTURE(row.errors, row.function);
        const auto decoded =
            decode(scpi_multimeter,
                   {sends(set), answers(std::string(row.errors) + "\n"), sends("CONF?\n"),
                    answers(std::string(row.function) + "\n"), sends("READ?\n"), answers("+5.44000000E+01\n")},
                   confirmed);
        CHECK(decoded.indications.size() == (row.counts ? 1U : 0U));
        CHECK(decoded.rejected.empty() == row.counts);
    }
    // Nor does a queue that was emptied afterwards make it count.
    const auto emptied =
        decode(scpi_multimeter, {sends(set), answers("-221,\"Settings conflict\"\n"), sends("SYST:ERR?\n"),
                                 answers("0,\"No error\"\n"), sends("READ?\n"), answers("54.4\n")});
    // Whoever is not asked what it shows must still have taken what was set.
    CHECK(
        decode(scpi_multimeter, {sends(set), answers("0\n"), sends("READ?\n"), answers("54.4\n")}).indications.size() ==
        1);
    CHECK(emptied.indications.empty());
    CHECK(lines(emptied).at(0) == "rejected refused @38+5");
    // Two questions of a reading that was given up: what comes late is not taken for the next one's.
    const auto late = decode(scpi_multimeter,
                             {sends(set), sends(set), answers("0\n0\n"), sends("CONF?\n"), answers("\"VOLT\"\n"),
                              sends("READ?\n"), answers("54.4\n")},
                             confirmed);
    CHECK(late.indications.empty());
    CHECK(scpi_multimeter.exchange(Command::read_now, {{"profile", "gdm-8300"}, {"confirm", "yes"}})->then.front() ==
          "CONF:FUNC?\n");
}

TEST_CASE("An impedance meter that is set to another quantity gives no inductance", "[electrical]") {
    for (const Options& options : {Options{}, Options{{"confirm", "no"}}}) {
        const auto ask = scpi_lcr.exchange(Command::read_now, options).value();
        CHECK(ask.request == "TRIG\nFETC?\n");
        CHECK(ask.then.empty());
    }
    const auto asked = [](const Driver& driver, const Options& options) {
        std::string all;
        for (const auto& exchange : driver.identification(options)) {
            all += exchange.request;
            for (const auto& request : exchange.then) all += request;
        }
        return all;
    };
    CHECK(asked(scpi_lcr, {}) == "*CLS\n*IDN?\nFUNC:IMP?\n");
    CHECK(asked(lcr_handheld, {}) == "*IDN?\nFUNC:IMPA?\nFUNC:IMPB?\nFUNC:EQUI?\n");
    for (const char* confirm : {"yes", "no"}) {
        CHECK(asked(scpi_lcr, {{"confirm", confirm}}) == "*CLS\n*IDN?\n");
        CHECK(asked(lcr_handheld, {{"confirm", confirm}}) == "*IDN?\n");
    }
    const auto ask = scpi_lcr.exchange(Command::read_now, {{"confirm", "yes"}}).value();
    CHECK(ask.request == "FUNC:IMP?\n");
    CHECK(ask.then == std::vector<std::string>{"TRIG\nFETC?\n"});
    CHECK(scpi_lcr.exchange(Command::read_now, {{"confirm", "maybe"}}).error().code ==
          velocert::base::ErrorCode::bad_value);
    const struct {
        const char* told;
        const char* function;
        bool counts;
    } rows[] = {{"LSRS", "LSRS", true}, {"Ls-Rs", "LSRS", true}, {"\"LSQ\"", "LSQ", true}, {"CPD", "LSRS", false},
                {"LSQ", "LSRS", false}, {"LSRS", "LSQ", false},  {"LS", "LSRS", false},    {"LPRP", "LSRS", false}};
    for (const auto& row : rows) {
        CAPTURE(row.told, row.function);
        const auto decoded = decode(scpi_lcr,
                                    {sends("FUNC:IMP?\n"), answers(std::string(row.told) + "\n"),
                                     sends("TRIG\nFETC?\n"), answers("+1.23450E-04,+8.76000E-01,+0\n")},
                                    {{"function", row.function}, {"confirm", "yes"}});
        CHECK(decoded.indications.size() == (row.counts ? 2U : 0U));
    }
    const auto held = decode(lcr_handheld,
                             {sends("FUNC:IMPA?\n"), answers("C\n"), sends("FUNC:IMPB?\n"), answers("Q\n"),
                              sends("FETC?\n"), answers("+1.2E-06,+8.7E+00,0\n")},
                             {{"confirm", "yes"}});
    CHECK(held.indications.empty());
    CHECK(held.events.at(0).kind == DeviceEvent::Kind::refused);
    const auto esr = decode(lcr_handheld,
                            {sends("FUNC:IMPA?\n"), answers("L\n"), sends("FUNC:IMPB?\n"), answers("ESR\n"),
                             sends("FETC?\n"), answers("+1.2E-06,+8.7E+00,0\n")},
                            {{"secondary", "RS"}, {"confirm", "yes"}});
    CHECK(esr.indications.size() == 2);
}

TEST_CASE("An impedance meter that was only asked what it measures is read unless it says something else",
          "[electrical]") {
    const std::string value = "+1.23450E-04,+8.76000E-01,+0\n";
    const struct {
        const char* told;  ///< empty: it does not answer
        std::size_t shown;
        std::size_t rejected;
    } rows[] = {{"LSRS\n", 2, 0}, {"Ls-Rs\r\n", 2, 0}, {"", 2, 0},    {"*E10\n", 2, 1}, {"ERROR\n", 2, 1},
                {"CPD\n", 0, 1},  {"LSQ\n", 0, 1},     {"L\n", 0, 1}, {"Z\n", 0, 1}};
    for (const auto& row : rows) {
        CAPTURE(row.told);
        const auto decoded =
            decode(scpi_lcr, {sends("FUNC:IMP?\n"), answers(row.told), sends("TRIG\nFETC?\n"), answers(value)});
        CHECK(decoded.indications.size() == row.shown);
        CHECK(decoded.rejected.size() == row.rejected);
    }
    // Its word that comes late still counts, and what it said last holds.
    CHECK(
        decode(scpi_lcr, {sends("FUNC:IMP?\n"), sends("TRIG\nFETC?\n"), answers("CPD\n" + value)}).indications.empty());
    CHECK(decode(scpi_lcr, {sends("FUNC:IMP?\n"), answers("CPD\n"), sends("FUNC:IMP?\n"), answers("LSRS\n"),
                            sends("TRIG\nFETC?\n"), answers(value)})
              .indications.size() == 2);
    CHECK(decode(lcr_handheld, {sends("FUNC:IMPA?\n"), answers("L\n"), sends("FUNC:IMPB?\n"), sends("FETC?\n"),
                                answers("----,----,N\n")})
              .indications.size() == 2);
    // Another secondary takes the second value and not the inductance.
    for (const auto& [told, second] : {std::pair("Q\n", true), std::pair("D\n", false), std::pair("RS\n", false)}) {
        CAPTURE(told);
        const auto decoded = decode(lcr_handheld, {sends("FUNC:IMPA?\n"), answers("L\n"), sends("FUNC:IMPB?\n"),
                                                   answers(told), sends("FETC?\n"), answers("+1.2E-06,+8.7E+00,N\n")});
        REQUIRE(decoded.indications.size() == 2);
        CHECK(decoded.indications[0].has_value());
        CHECK(decoded.indications[1].has_value() == second);
        CHECK(decoded.rejected.empty());
    }
    // Where an error queue counts as well, a confirmation is a must or is not asked for.
    CHECK_FALSE(scpi_multimeter.make_decoder({{"confirm", "ask"}}));
}

TEST_CASE("A meter whose question does not say what is measured is set, asked, and read", "[electrical]") {
    const Options owon{{"profile", "xdm1041"}};
    const auto ask = scpi_multimeter.exchange(Command::read_now, owon).value();
    CHECK(ask.request == "CONF:VOLT:DC\nFUNC?\n");
    CHECK(ask.then == std::vector<std::string>{"MEAS?\n"});
    CHECK(ask.drain.empty());
    Options silent = owon;
    silent["confirm"] = "no";
    CHECK(scpi_multimeter.exchange(Command::read_now, silent)->request == "CONF:VOLT:DC\nMEAS?\n");
    // Records of earlier releases, which asked another way, are read as before.
    CHECK(lines(decode(scpi_multimeter, {sends("MEAS:VOLT:DC?\n"), answers("48.0012\n")}, owon)).at(0) ==
          "voltage 48.0012 V step 0.0001 @0+8");
    Options alternating = owon;
    alternating["function"] = "ac-voltage";
    for (const auto& [told, options, counts] :
         {std::tuple("\"VOLT\"", owon, true), std::tuple("VOLT", owon, true), std::tuple("\"VOLT AC\"", owon, false),
          std::tuple("\"VOLT AC\"", alternating, true), std::tuple("\"VOLT\"", alternating, false),
          std::tuple("\"CURR\"", owon, false), std::tuple("\"VOLT +1.0E+02\"", owon, true)}) {
        CAPTURE(told, counts);
        const auto first = scpi_multimeter.exchange(Command::read_now, options)->request;
        const auto decoded = decode(
            scpi_multimeter,
            {sends(first), answers(std::string("OK\n") + told + "\n"), sends("MEAS?\n"), answers("OK\n48.0012\n")},
            options);
        CHECK(decoded.indications.size() == (counts ? 1U : 0U));
    }
}

TEST_CASE("A power meter that refused its items gives no values in other places", "[electrical]") {
    const auto ask = scpi_power_meter.exchange(Command::read_now, {{"items", "U,WH"}, {"confirm", "yes"}}).value();
    const auto reading = [&](const char* errors) {
        return decode(scpi_power_meter,
                      {sends(ask.request), answers(errors), sends(ask.then.at(0)), answers("48.12E+00,1.5E+00\n")},
                      {{"items", "U,WH"}, {"confirm", "yes"}});
    };
    CHECK(reading("0,\"No error\"\n").indications.size() == 2);
    CHECK(reading("113,\"Undefined header\"\n").indications.empty());
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
