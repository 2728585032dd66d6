// SPDX-License-Identifier: GPL-3.0-or-later
#include "instruments/drivers/torque/magtrol.h"

#include <catch2/catch.hpp>

#include "tests/instruments/drivers/decode.h"

using namespace velocert::instruments;
using namespace velocert::instruments::test;
using velocert::metrology::Rejection;
using velocert::sequence::Command;
using velocert::sequence::Order;

namespace {

auto of(const char* text) { return velocert::metrology::WrittenQuantity::parse(text).value().value(); }

}  // namespace

TEST_CASE("Output data of the controller's form gives rotation and torque, and no other form does") {
    const struct {
        const char* text;
        const char* rotation;
        const char* torque;
    } good[] = {
        {"S  120T12.35R", "120", "12.35"}, {"S    0T0.000L", "0", "0.000"},       {"S99999T100.0L", "99999", "-100.0"},
        {"S   350T3.1R", "350", "3.1"},    {"S123456T1.000R", "123456", "1.000"}, {"S  120T1235.R", "120", "1235"},
        {"S     0T1235.L", "0", "-1235"},  {"S  120T 123.R", "120", "123"},
    };
    for (const auto& row : good) {
        CAPTURE(row.text);
        const auto decoded = decode(magtrol, std::string(row.text) + "\r\n");
        REQUIRE(decoded.indications.size() == 2);
        CHECK(decoded.indications[0].value.text() == row.rotation);
        CHECK(decoded.indications[1].value.text() == row.torque);
    }
    for (const char* text : {"",
                             "S",
                             "S  120T12.35",
                             "S  120T12.35X",
                             "S  120T1235R",
                             "S  120T12.3.5R",
                             "S 120T12.35R",
                             "S       120T12.35R",
                             "S  12OT12.35R",
                             "S  -12T12.35R",
                             "S  1.2T12.35R",
                             "S  120T-12.35R",
                             "S     T12.35R",
                             "S  120TR",
                             "S  120T.5R",
                             "S  120T5.R",
                             "S  120T123.R",
                             "S  120T12345.R",
                             "S  120T....5R",
                             "S  120T    .R",
                             "T12.35S  120R",
                             "S  120T12.35r",
                             "S  120T12.35R ",
                             "S  120T123456.78R"}) {
        CAPTURE(text);
        CHECK(decode(magtrol, std::string(text) + "\r\n").indications.empty());
    }
}

TEST_CASE("Output data cut anywhere is no torque, not even together with the next answer") {
    const std::string text = "S  120T12.35R";
    for (std::size_t length = 1; length < text.size(); ++length) {
        CHECK(decode(magtrol, {sends("OD\r\n"), answers(text.substr(0, length) + "\r\n")}).indications.empty());
        const auto joined = decode(
            magtrol, {sends("OD\r\n"), answers(text.substr(0, length)), sends("OD\r\n"), answers("S  100T10.00R\r\n")});
        REQUIRE(joined.indications.size() == 2);
        CHECK(joined.indications[1].value.text() == "10.00");
    }
}

TEST_CASE("An alarm gives values that are missing, an acceptance and a fault") {
    const auto decoded = decode(magtrol, {sends("OD\r\n"), answers("S  120T12.35A\r\n")});
    REQUIRE(decoded.indications.size() == 2);
    for (const auto& shown : decoded.indications) CHECK_FALSE(shown.has_value());
    REQUIRE(decoded.events.size() == 2);
    CHECK(decoded.events[1].kind == velocert::metrology::DeviceEvent::Kind::fault);
    const auto order = decode(magtrol, {sends("N120\r\nOD\r\n"), answers("S  120T12.35A\r\n")});
    CHECK(order.indications.empty());
    CHECK(order.events.at(0).kind == velocert::metrology::DeviceEvent::Kind::refused);
}

TEST_CASE("A reading that comes after it was given up does not prove that the brake is off") {
    const auto decoded = decode(magtrol, {sends("OD\r\n"), sends("N\r\nQ\r\n*IDN?\r\nOD\r\n"),
                                          answers("S  120T12.35R\r\n"),  // of the first question, late
                                          answers("Magtrol DSP6001,V1\r\n"), answers("S  300T0.000R\r\n")});
    CHECK(decoded.indications.empty());
    REQUIRE(decoded.rejected.size() == 1);
    CHECK(decoded.rejected[0].reason == Rejection::late);
    REQUIRE(decoded.events.size() == 1);
    CHECK(decoded.events[0].text == "brake off (OD S  300T0.000R)");
}

TEST_CASE("A brake that still holds something is not off, whatever was told to it") {
    using velocert::metrology::DeviceEvent;
    const struct {
        Options options;
        const char* shown;
        bool off;
    } rows[] = {
        {{}, "S   60T30.36R", false},
        {{}, "S   60T30.36L", false},
        {{}, "S   60T1.001R", false},
        {{}, "S   60T1.000L", true},
        {{}, "S  300T0.000R", true},
        {{}, "S    0T0.000A", false},
        {{{"released", "2.5 N.m"}}, "S  300T2.40L", true},
        {{{"released", "0.2 N.m"}}, "S  300T0.30R", false},
        {{{"torque_unit", "N.cm"}}, "S  300T99.9R", true},
        {{{"torque_unit", "N.cm"}}, "S  300T 101.R", false},
        {{{"torque_unit", "N.mm"}}, "S  300T1001.R", false},
    };
    for (const auto& row : rows) {
        CAPTURE(row.shown);
        const auto decoded = decode(magtrol,
                                    {sends("N\r\nQ\r\n*IDN?\r\nOD\r\n"), answers("Magtrol DSP6001,V1\r\n"),
                                     answers(std::string(row.shown) + "\r\n")},
                                    row.options);
        CHECK(decoded.indications.empty());
        REQUIRE(decoded.events.size() == 1);
        CHECK(decoded.events[0].kind == (row.off ? DeviceEvent::Kind::accepted : DeviceEvent::Kind::refused));
    }
    for (const char* bad : {"0 N.m", "-1 N.m", "1", "1 kg", "none"})
        CHECK_FALSE(magtrol.make_decoder({{"released", bad}}));
}

TEST_CASE("Orders become the commands of each controller") {
    const Options two{{"profile", "dsp7001"}};
    CHECK(magtrol.exchange(Command::read_now, {})->request == "OD\r\n");
    CHECK(magtrol.exchange(Command::read_now, two)->request == "OD1\r\n");
    CHECK(magtrol.exchange(Order(Command::set_speed, of("120 r/min")), {})->request == "N120\r\nOD\r\n");
    CHECK(magtrol.exchange(Order(Command::set_speed, of("120 r/min")), two)->request == "N1,120\r\nOD1\r\n");
    CHECK(magtrol.exchange(Order(Command::set_torque, of("1.5 N.m")), {{"torque_unit", "N.cm"}})->request ==
          "Q150\r\nOD\r\n");
    CHECK(magtrol.exchange(Command::brake_off, {})->request == "N\r\nQ\r\n*IDN?\r\nOD\r\n");
    CHECK(magtrol.exchange(Command::stop, two)->request == "N1\r\nQ1\r\n*IDN?\r\nOD1\r\n");
    using velocert::base::ErrorCode;
    CHECK(magtrol.exchange(Order(Command::set_speed, of("120.5 r/min")), {}).error().code == ErrorCode::bad_value);
    CHECK(magtrol.exchange(Command::set_speed, {}).error().code == ErrorCode::missing_field);
    CHECK(magtrol.exchange(Command::output_on, {}).error().code == ErrorCode::instrument_refused);
    CHECK_FALSE(magtrol.make_decoder({{"torque_unit", "lb.in"}}));
}

TEST_CASE("A controller whose name is words without commas tells who it is, and records of before are read as then") {
    using velocert::metrology::DeviceEvent;
    const struct {
        const char* told;
        const char* identity;
    } names[] = {
        {"Magtrol DSP6001 Rev 3A", "Magtrol|DSP6001||Rev 3A"},
        {"MAGTROL DSP6001 VER 4.7", "MAGTROL|DSP6001||VER 4.7"},
        {"DSP7001 V2", "|DSP7001||V2"},
        {"Magtrol DSP6001,V1.20", "|Magtrol DSP6001||V1.20"},
    };
    for (const auto& row : names) {
        CAPTURE(row.told);
        const auto decoded = decode(magtrol, {sends("*IDN?\r\n"), answers(std::string(row.told) + "\r\n"),
                                              sends("OD\r\n"), answers("S  120T12.35R\r\n")});
        REQUIRE_FALSE(decoded.events.empty());
        CHECK(decoded.events[0].kind == DeviceEvent::Kind::identity);
        CHECK(decoded.events[0].text == row.identity);
        CHECK(decoded.indications.size() == 2);
        CHECK(decoded.rejected.empty());
    }
    // Nothing of these is a name, and a torque that comes late least of all.
    for (const char* text : {"S  120T12.35R", "S  120T12.3", "0", "ERR 5", "ES", "Magtrol", "unknown command", "A 1.5",
                             "12 volts", "a|b 1 2"}) {
        CAPTURE(text);
        const auto decoded = decode(magtrol, {sends("*IDN?\r\n"), answers(std::string(text) + "\r\n")});
        CHECK(decoded.events.empty());
        CHECK(decoded.rejected.size() == 1);
    }
    for (const char* rule : {"1", "2", "3"}) {
        const auto then =
            decode(magtrol, {sends("*IDN?\r\n"), answers("Magtrol DSP6001 Rev 3A\r\n")}, {{"reading-rule", rule}});
        CHECK(then.events.empty());
        CHECK(then.rejected.size() == 1);
    }
}
