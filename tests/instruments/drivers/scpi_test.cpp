// SPDX-License-Identifier: GPL-3.0-or-later
// SCPI numbers and answers: exact digits, and nothing broken ever becomes a value.
#include "instruments/protocol/scpi.h"

#include <catch2/catch.hpp>

#include "instruments/drivers/electrical/scpi_lcr.h"
#include "instruments/drivers/electrical/scpi_load.h"
#include "instruments/drivers/electrical/scpi_multimeter.h"
#include "instruments/drivers/electrical/scpi_power_meter.h"
#include "instruments/drivers/electrical/scpi_source.h"
#include "tests/instruments/drivers/decode.h"

using namespace velocert::instruments;
using namespace velocert::instruments::test;
using velocert::metrology::DeviceEvent;

namespace {

const std::string meter_question =
    ":NUM:NORM:NUMB 3\n:NUM:NORM:ITEM1 U,1\n:NUM:NORM:ITEM2 I,1\n:NUM:NORM:ITEM3 P,1\n:NUM:NORM:VAL?\n";
const Options three_items{{"items", "U,I,P"}};
const std::string lcr_question = "TRIG\nFETC?\n";
// As releases before this one asked, all on one line.
const std::string source_question = "MEAS:VOLT?;:MEAS:CURR?\n";

struct Reader {
    const Driver* driver;
    std::string question;
    std::string answer;
    Options options{};
};
const Reader readers[] = {
    {&scpi_source, source_question, "+4.80120E+01;+2.1030E+00\r\n"},
    {&scpi_power_meter, meter_question, "126.86E+00,2.0199E+00,256.07E+00\r\n", three_items},
    {&scpi_lcr, lcr_question, "+1.23450E-04,+8.76000E-01,+0\n"},
    {&scpi_multimeter, "MEAS:VOLT:AC?;:MEAS:FREQ?\n", "+3.09420E+01;+1.00000E+02\n"},
};

}  // namespace

TEST_CASE("A SCPI number keeps exactly its digits, in every form the standard has") {
    const struct {
        const char* text;
        const char* value;
        const char* step;
    } rows[] = {
        {"12", "12", "1"},
        {"+12", "12", "1"},
        {"-0.50", "-0.50", "0.01"},
        {"+4.81E+01", "48.1", "0.1"},
        {"4.81234500E+01", "48.1234500", "0.0000001"},
        {"126.86E+00", "126.86", "0.01"},
        {"+1.23450E-04", "0.000123450", "0.000000001"},
        {"1.2E+03", "1200", "100"},
        {".5", "0.5", "0.1"},
        {"5.", "5", "1"},
        {"0.000E+00", "0.000", "0.001"},
        {"-1e-3", "-0.001", "0.001"},
        {"000012.5", "12.5", "0.1"},
    };
    for (const auto& row : rows) {
        CAPTURE(row.text);
        const auto number = parse_scpi_number(row.text);
        REQUIRE(number);
        CHECK(number->kind == ScpiNumber::Kind::value);
        CHECK(number->value.text() == row.value);
        CHECK(number->resolution.text() == row.step);
    }
}

TEST_CASE("What stands for no number is told apart from numbers, and anything else is none") {
    using Kind = ScpiNumber::Kind;
    const struct {
        const char* text;
        Kind kind;
    } special[] = {
        {"9.9E37", Kind::over},
        {"+9.90000000E+37", Kind::over},
        {"-9.9E37", Kind::under},
        {"9.91E37", Kind::not_a_number},
        {"+9.91000000E+37", Kind::not_a_number},
        {"NAN", Kind::not_a_number},
        {"INF", Kind::over},
        {"-INF", Kind::under},
        {"NINF", Kind::under},
        {"99E36", Kind::over},
        {"9.9E+99", Kind::over},
    };
    for (const auto& row : special) {
        CAPTURE(row.text);
        const auto number = parse_scpi_number(row.text);
        REQUIRE(number);
        CHECK(number->kind == row.kind);
    }
    for (const char* text : {"",         "+",    "-",   ".",      "E5",      "1E",    "1E+",
                             "1.2.3",    "1,2",  " 1",  "1 ",     "0x10",    "1e5.0", "nan(1)",
                             "infinity", "--1",  "+-1", "1E1000", "#14abcd", "1.0V",  "9.2233720368547758079",
                             "1E-19",    "1E+20"}) {
        CAPTURE(text);
        CHECK_FALSE(parse_scpi_number(text));
    }
    CHECK(parse_scpi_integer("+0") == 0);
    CHECK(parse_scpi_integer("-222") == -222);
    for (const char* text : {"", "+", "-", "+-1", "1.0", "1 ", "one", "99999999999999999999"})
        CHECK_FALSE(parse_scpi_integer(text));
    CHECK(parse_scpi_error("-113,\"Undefined header;FROB\"")->text == "Undefined header;FROB");
    for (const char* text : {"", "0", "0,No error", "0,\"No error", "x,\"y\"", "0,\"a\",\"b\""})
        CHECK_FALSE(parse_scpi_error(text));
}

TEST_CASE("Any run of carriage returns and line feeds ends a line") {
    for (const char* end : {"\n", "\r\n", "\n\r", "\r", "\r\r\n\n"}) {
        const auto decoded = decode(scpi_source, {sends(source_question), answers(std::string("48.0;2.1") + end),
                                                  sends(source_question), answers(std::string("47.0;2.2") + end)});
        REQUIRE(decoded.indications.size() == 4);
        CHECK(decoded.indications[2].value.text() == "47.0");
        CHECK(decoded.rejected.empty());
    }
}

TEST_CASE("An answer cut anywhere, or with a character too many, is no value") {
    for (const auto& reader : readers) {
        CAPTURE(reader.driver->id);
        const auto whole = decode(*reader.driver, {sends(reader.question), answers(reader.answer)}, reader.options);
        CHECK(whole.indications.size() >= 2);
        const std::string text = reader.answer.substr(0, reader.answer.find_first_of("\r\n"));
        std::size_t counted = 0;
        for (std::size_t length = 1; length < text.size(); ++length) {
            // Without its end the line is no line.
            CHECK(decode(*reader.driver, {sends(reader.question), answers(text.substr(0, length))}, reader.options)
                      .indications.empty());
            // What began before the next request cannot belong to it. Where the two could be one number, as with "4"
            // and "48.0", what comes may be its rest, and none of it counts.
            const auto joined = decode(*reader.driver,
                                       {sends(reader.question), answers(text.substr(0, length)), sends(reader.question),
                                        answers(reader.answer)},
                                       reader.options);
            const bool doubtful = joined.indications.empty();
            CHECK((doubtful || joined.indications.size() == whole.indications.size()));
            CHECK(joined.rejected.size() == (doubtful ? 2 : 1));
            for (std::size_t i = 0; i < joined.indications.size(); ++i)
                CHECK(joined.indications[i].value == whole.indications[i].value);
            counted += doubtful ? 0U : 1U;
        }
        CHECK(counted > text.size() / 4);
        // A letter at the end of a number is its unit; 'Q' is none.
        for (const char extra : {'.', 'E', ',', ';', '#', '"', '\x01', 'Q'})
            for (std::size_t at = 0; at <= text.size(); ++at) {
                std::string changed = text;
                changed.insert(at, 1, extra);
                CAPTURE(changed);
                // A comma more can only make a status of what was a digit: then there are values that are missing.
                for (const auto& shown :
                     decode(*reader.driver, {sends(reader.question), answers(changed + "\n")}, reader.options)
                         .indications)
                    CHECK_FALSE(shown.has_value());
            }
    }
}

TEST_CASE("A block of any length in place of numbers is no value") {
    for (const char* block : {"#0\x01\x02\n", "#18\x41\x42\x43\x44\x45\x46\x47\x48\n", "#14abcd\n"})
        CHECK(decode(scpi_power_meter, {sends(meter_question), answers(block)}, three_items).indications.empty());
}

TEST_CASE("After an answer that stayed away nothing counts until a question that cannot be mistaken is answered") {
    const std::string step = "OUTP OFF;:OUTP?;:SYST:ERR?\n";
    const auto decoded =
        decode(scpi_source, {
                                sends(source_question),  // no answer in time
                                sends(step),
                                answers("48.0;2.1\n"),  // comes late: the source is asked for something else
                                answers("0;0,\"No error\"\n"),
                                sends(source_question),
                                answers("0.0;0.0\n"),
                            });
    REQUIRE(decoded.indications.size() == 2);
    CHECK(decoded.indications[0].value.text() == "0.0");
    REQUIRE(decoded.rejected.size() == 1);
    CHECK(decoded.rejected[0].reason == velocert::metrology::Rejection::late);
    REQUIRE(decoded.events.size() == 2);
    CHECK(decoded.events[0].text == "output off (OUTP? 0)");
    // An answer nobody asked for is late too.
    const auto none = decode(scpi_source, {sends("VOLT 5\n"), answers("48.0;2.1\n")});
    CHECK(none.indications.empty());
    CHECK(none.rejected.at(0).reason == velocert::metrology::Rejection::late);
}

TEST_CASE("A set point goes out in the unit of the instrument, with no more digits than it takes") {
    using velocert::sequence::Command;
    using velocert::sequence::Order;
    const auto of = [](const char* text) { return velocert::metrology::WrittenQuantity::parse(text).value().value(); };
    const auto set = [&](const Driver& driver, Command command, const char* value) {
        return driver.exchange(Order(command, of(value)), {}).value();
    };
    CHECK(set(scpi_source, Command::set_voltage, "48 V").request == "VOLT 48\nSYST:ERR?\n");
    CHECK(set(scpi_source, Command::set_voltage, "48 V").then == std::vector<std::string>{"VOLT?\n"});
    CHECK(set(scpi_source, Command::set_voltage, "36500 mV").request == "VOLT 36.5\nSYST:ERR?\n");
    CHECK(set(scpi_source, Command::set_current_limit, "12 A").request == "CURR 12\nSYST:ERR?\n");
    CHECK(set(scpi_lcr, Command::set_frequency, "1 kHz").request == "FREQ 1000\nSYST:ERR?\n");
    CHECK(set(scpi_lcr, Command::set_frequency, "1 kHz").drain == "SYST:ERR?\n");
    CHECK(set(scpi_load, Command::set_current, "5 A").request == "FUNC CURR\nCURR 5\nSYST:ERR?\n");
    CHECK(set(scpi_load, Command::set_power, "0.1 kW").then == std::vector<std::string>{"POW?\n"});
    using velocert::base::ErrorCode;
    CHECK(scpi_source.exchange(Order(Command::set_voltage, of("0.0001 V")), {}).error().code == ErrorCode::bad_value);
    CHECK(scpi_source.exchange(Order(Command::set_voltage, of("-1 V")), {}).error().code == ErrorCode::bad_value);
    CHECK(scpi_source.exchange(Order(Command::set_voltage, of("5000 V")), {}).error().code == ErrorCode::bad_value);
    CHECK(scpi_source.exchange(Command::set_voltage, {}).error().code == ErrorCode::missing_field);
    CHECK(scpi_source.exchange(Command::set_speed, {}).error().code == ErrorCode::instrument_refused);
    // Numbers as text, whatever the meter was left in; where that is asked for, no value before its error queue was
    // empty.
    CHECK(scpi_power_meter.exchange(Command::read_now, {{"items", "P"}})->request ==
          "*CLS\n:NUM:FORM ASC\n:NUM:NORM:NUMB 1\n:NUM:NORM:ITEM1 P,1\n:NUM:NORM:VAL?\n");
    const auto power = scpi_power_meter.exchange(Command::read_now, {{"items", "P"}, {"confirm", "yes"}}).value();
    CHECK(power.request == "*CLS\n:NUM:FORM ASC\n:NUM:NORM:NUMB 1\n:NUM:NORM:ITEM1 P,1\n:STAT:ERR?\n");
    CHECK(power.then == std::vector<std::string>{":NUM:NORM:VAL?\n"});
    for (const char* items : {"", "U,", "U;I", "X", "U,I,P,FU,WH,U"})
        if (*items != '\0') CHECK_FALSE(scpi_power_meter.make_decoder({{"items", items}}));
    CHECK_FALSE(scpi_lcr.make_decoder({{"level", "20"}}));
    CHECK_FALSE(scpi_power_meter.make_decoder({{"mode", "ac"}}));
}

TEST_CASE("A bare capture is read where an answer tells by itself what it is, and nowhere else") {
    CHECK(decode(scpi_lcr, "+1.23450E-04,+8.76000E-01,+0\n").indications.size() == 2);
    CHECK(decode(scpi_power_meter, "126.86E+00,2.0199E+00,256.07E+00,59.989E+00\r\n").indications.size() == 4);
    CHECK(decode(scpi_source, "48.0;2.1\n").indications.empty());
}
