// SPDX-License-Identifier: GPL-3.0-or-later
// Units behind the numbers of SCPI instruments (IEEE 488.2, suffix): those of the measurand give a value in that unit,
// with the digits as they were sent; any other gives none and is told.
#include "instruments/drivers/electrical/scpi_suffix.h"

#include <catch2/catch.hpp>

#include "instruments/drivers/electrical/lcr_handheld.h"
#include "instruments/drivers/electrical/scpi_lcr.h"
#include "instruments/drivers/electrical/scpi_load.h"
#include "instruments/drivers/electrical/scpi_multimeter.h"
#include "instruments/drivers/electrical/scpi_power_meter.h"
#include "instruments/drivers/electrical/scpi_reading.h"
#include "instruments/drivers/electrical/scpi_source.h"
#include "tests/instruments/drivers/decode.h"

using namespace velocert::instruments;
using namespace velocert::instruments::test;
using velocert::metrology::Decoded;
using velocert::metrology::DeviceEvent;
using velocert::metrology::Kind;
using velocert::metrology::Rejection;

namespace {

/// What a meter set to that function gives for an answer to READ?.
Decoded metered(const std::string& function, const std::string& answer) {
    return decode(scpi_multimeter, {sends("READ?\n"), answers(answer + "\r\n")}, {{"function", function}});
}

std::string words(const Decoded& decoded) {
    std::string out;
    for (const auto& shown : decoded.indications)
        out += (out.empty() ? "" : "; ") +
               (shown.has_value()
                    ? shown.value.text() + ' ' + std::string(shown.unit->symbol) + " step " + shown.resolution.text()
                    : std::string("no value"));
    return out;
}

}  // namespace

TEST_CASE("A unit of the measurand behind a SCPI number is its unit and the digits stay", "[scpi]") {
    const struct {
        const char* function;
        const char* answer;
        const char* shown;
    } rows[] = {
        {"dc-voltage", "1.2345E+00V", "1.2345 V step 0.0001"},
        {"dc-voltage", "+4.8012E+01 V", "48.012 V step 0.001"},
        {"dc-voltage", "+4.8012E+01 VDC", "48.012 V step 0.001"},
        {"dc-voltage", "-0.48012kV", "-0.48012 kV step 0.00001"},
        {"dc-voltage", "480.12 mV", "480.12 mV step 0.01"},
        {"dc-voltage", "12.5UV", "12.5 uV step 0.1"},
        {"dc-voltage", "VOLT 48.01V", "48.01 V step 0.01"},
        {"dc-voltage", "+9.9E37V", "no value"},
        {"dc-current", "2.103 A", "2.103 A step 0.001"},
        {"dc-current", "21.03 mA", "21.03 mA step 0.01"},
        {"ac-current", "21.03 mAAC", "21.03 mA step 0.01"},
        {"resistance", "8.76E+02OHM", "876 ohm step 1"},
        {"resistance", "0.876 kOhm", "0.876 kohm step 0.001"},
        {"resistance", "1.25MOHM", "1.25 Mohm step 0.01"},
        {"frequency", "50.0HZ", "50.0 Hz step 0.1"},
        {"frequency", "0.0500 kHz", "0.0500 kHz step 0.0001"},
    };
    for (const auto& row : rows) {
        CAPTURE(row.function, row.answer);
        const auto decoded = metered(row.function, row.answer);
        CHECK(words(decoded) == row.shown);
        CHECK(decoded.rejected.empty());
    }
}

TEST_CASE("A unit that is none of the measurand is rejected as one and told in words", "[scpi]") {
    const struct {
        const char* function;
        const char* answer;
        const char* told;
    } rows[] = {
        {"dc-voltage", "2.103A", "the voltage in 'A'"},         {"dc-voltage", "48.012 VAC", "the voltage in 'VAC'"},
        {"ac-current", "2.103 ADC", "the current in 'ADC'"},    {"dc-voltage", "48.012 dBm", "the voltage in 'dBm'"},
        {"dc-voltage", "48.012MV", "the voltage in 'MV'"},  // IEEE 488.2 reads milli, SI mega
        {"dc-current", "21.03 MA", "the current in 'MA'"},      {"resistance", "876 mOhm", "the resistance in 'mOhm'"},
        {"resistance", "876 mohm", "the resistance in 'mohm'"}, {"frequency", "50.0 V", "the frequency in 'V'"},
        {"frequency", "50 S", "the frequency in 'S'"},          {"dc-voltage", "12.3 %", "the voltage in '%'"},
    };
    for (const auto& row : rows) {
        CAPTURE(row.function, row.answer);
        const auto decoded = metered(row.function, row.answer);
        CHECK(decoded.indications.empty());
        REQUIRE(decoded.rejected.size() == 1);
        CHECK(decoded.rejected[0].reason == Rejection::unit);
        REQUIRE(decoded.events.size() == 1);
        CHECK(decoded.events[0].kind == DeviceEvent::Kind::refused);
        CHECK(decoded.events[0].text.find(row.told) != std::string::npos);
    }
}

TEST_CASE("What is torn or no number stays a wrong answer and no unit", "[scpi]") {
    for (const char* answer : {"1.2E", "1.2E+", "1.2E-", "V", "1.2.3V", "1.2V3V,", "--1V", "1.2 #V", "1,2V", "1.2V,",
                               "NANV", "0x10V", "1.2-V", "1E1000V", "9.2233720368547758079V"}) {
        CAPTURE(answer);
        const auto decoded = metered("dc-voltage", answer);
        CHECK(decoded.indications.empty());
        CHECK(decoded.rejected.size() == 1);
        CHECK(decoded.rejected.at(0).reason != Rejection::unit);
    }
}

TEST_CASE("Of a reading in which one unit is wrong nothing counts and the next one does", "[scpi]") {
    const std::vector<Said> one{sends("MEAS:VOLT?\n"), answers("48.12 lb\n"), sends("MEAS:CURR?\n"),
                                answers("5.25A\n"),    sends("MEAS:POW?\n"),  answers("252.6W\n")};
    const auto spoilt = decode(scpi_load, one);
    CHECK(spoilt.indications.empty());
    CHECK(spoilt.rejected.size() == 2);
    auto two = one;
    for (const auto& said : {sends("MEAS:VOLT?\n"), answers("48.12V\n"), sends("MEAS:CURR?\n"), answers("5250mA\n"),
                             sends("MEAS:POW?\n"), answers("0.2526kW\n")})
        two.push_back(said);
    CHECK(words(decode(scpi_load, two)) == "48.12 V step 0.01; 5250 mA step 1; 0.2526 kW step 0.0001");
    const auto list = decode(scpi_power_meter, "126.86E+00V,2.0199E+00A,256.07E+00VA,59.989E+00HZ\r\n");
    CHECK(list.indications.empty());
    CHECK(list.rejected.at(0).reason == Rejection::unit);
    CHECK(decode(scpi_power_meter, "126.86E+00V,2.0199E+00A,256.07E+00W,59.989E+00HZ\r\n").indications.size() == 4);
    CHECK(decode(scpi_source, {sends("MEAS:VOLT?\n"), answers("48.0V\n"), sends("MEAS:CURR?\n"), answers("2.1A\n")})
              .indications.size() == 2);
    // A quality factor has no unit at all, nor has a status.
    CHECK(decode(scpi_lcr, {sends("FETC?\n"), answers("+1.2E-04H,+8.7E+01Q,+0\n")}, {{"function", "LSQ"}})
              .rejected.at(0)
              .reason == Rejection::unit);
    CHECK(decode(lcr_handheld, {sends("FETC?\n"), answers("123.4uH,8.7\n")}).indications.size() == 2);
    CHECK(decode(scpi_lcr, {sends("FETC?\n"), answers("+1.2E-04H,+8.7E+01OHM,+0V\n")}).indications.empty());
}

TEST_CASE("An answer with units that is cut anywhere gives no other value than one that was cut before them",
          "[scpi]") {
    const std::string answer = "+4.8012E+01mV";
    for (std::size_t length = 1; length < answer.size(); ++length) {
        CAPTURE(length);
        // Without its end the line is no line.
        CHECK(decode(scpi_multimeter, {sends("READ?\n"), answers(answer.substr(0, length))}).indications.empty());
        const auto torn = decode(scpi_multimeter, {sends("READ?\n"), answers(answer.substr(0, length)),
                                                   sends("READ?\n"), answers(answer + "\n")});
        for (const auto& shown : torn.indications) CHECK(line(shown).find("48.012 mV") != std::string::npos);
    }
}

TEST_CASE("A set point that is read back with a unit is compared with its unit", "[scpi]") {
    const struct {
        const char* told;
        DeviceEvent::Kind kind;
    } rows[] = {
        {"48.000", DeviceEvent::Kind::accepted},    {"48.000V", DeviceEvent::Kind::accepted},
        {"48000 mV", DeviceEvent::Kind::accepted},  {"0.048 kV", DeviceEvent::Kind::accepted},
        {"48 mV", DeviceEvent::Kind::refused},      {"48 kV", DeviceEvent::Kind::refused},
        {"48 MV", DeviceEvent::Kind::refused},      {"48.000 lb", DeviceEvent::Kind::refused},
        {"4.8E+01V", DeviceEvent::Kind::accepted},  {"47.999V", DeviceEvent::Kind::refused},
        {"48.000VDC", DeviceEvent::Kind::accepted}, {"48000 mV DC", DeviceEvent::Kind::accepted},
        {"48.000VAC", DeviceEvent::Kind::refused},  {"48 A", DeviceEvent::Kind::refused},
        {"48 ADC", DeviceEvent::Kind::refused},     {"48 W", DeviceEvent::Kind::refused},
        {"48 Hz", DeviceEvent::Kind::refused},      {"48 DC", DeviceEvent::Kind::refused},
    };
    for (const auto& row : rows) {
        CAPTURE(row.told);
        const auto decoded = decode(scpi_source, {sends("VOLT 48\nSYST:ERR?\n"), answers("0,\"No error\"\n"),
                                                  sends("VOLT?\n"), answers(std::string(row.told) + "\n")});
        REQUIRE(decoded.events.size() == 2);
        CHECK(decoded.events[1].kind == row.kind);
    }
    using velocert::base::Decimal;
    CHECK(in_plain_unit(Decimal(48, 0), Kind::voltage, "kV") == Decimal(48'000, 0));
    CHECK(in_plain_unit(Decimal(125, 2), Kind::resistance, "MOHM") == Decimal(1'250'000, 0));
    CHECK(in_plain_unit(Decimal(5, 0), Kind::inductance, "uH") == Decimal(5, 6));
    CHECK(in_plain_unit(Decimal(48, 0), Kind::voltage, "V DC", "DC") == Decimal(48, 0));
    CHECK_FALSE(in_plain_unit(Decimal(48, 0), Kind::voltage, "VDC"));
    CHECK_FALSE(in_plain_unit(Decimal(48, 0), Kind::voltage, "A"));
    CHECK_FALSE(in_plain_unit(Decimal(std::int64_t{9'000'000'000'000'000'000}, 0), Kind::voltage, "kV"));
    CHECK_FALSE(in_plain_unit(Decimal(48, 0), Kind::voltage, "lb"));
}

TEST_CASE("A set point is read back in a unit of the quantity that its header sets", "[scpi]") {
    const struct {
        const char* order;  ///< header and value
        const char* told;
        bool same;
    } rows[] = {
        {"VOLT 48", "48 V", true},     {"VOLT 48", "48 A", false},     {"CURR 2", "2 A", true},
        {"CURR 2", "2000 mADC", true}, {"CURR 2", "2 V", false},       {"POW 100", "0.1 kW", true},
        {"POW 100", "100 V", false},   {"RES 12", "0.012 kohm", true}, {"RES 12", "12 Hz", false},
        {"RES 12", "12 H", false},     {"CURR:RANG 2", "2 A", false},  {"CURR:RANG 2", "2", true},
        {"POW 100", "100", true},      {"CURR 2", "2 A AC", false},
    };
    for (const auto& row : rows) {
        CAPTURE(row.order, row.told);
        const std::string order = row.order;
        const auto decoded =
            decode(scpi_load, {sends(order + "\nSYST:ERR?\n"), answers("0,\"No error\"\n"),
                               sends(order.substr(0, order.find(' ')) + "?\n"), answers(std::string(row.told) + "\n")});
        REQUIRE(decoded.events.size() == 2);
        CHECK(decoded.events[1].kind == (row.same ? DeviceEvent::Kind::accepted : DeviceEvent::Kind::refused));
    }
    CHECK(kind_set_by("FREQ") == Kind::frequency);
    CHECK_FALSE(kind_set_by("OUTP"));
}

TEST_CASE("Sources, loads and meters of direct current may say so behind their units", "[scpi]") {
    CHECK(words(decode(scpi_source, {sends("MEAS:VOLT?\n"), answers("48.012VDC\n"), sends("MEAS:CURR?\n"),
                                     answers("2.1 A DC\n")})) == "48.012 V step 0.001; 2.1 A step 0.1");
    CHECK(words(decode(scpi_load, {sends("MEAS:VOLT?\n"), answers("48.012VDC\n"), sends("MEAS:CURR?\n"),
                                   answers("2.103ADC\n"), sends("MEAS:POW?\n"), answers("100.9W\n")})) ==
          "48.012 V step 0.001; 2.103 A step 0.001; 100.9 W step 0.1");
    CHECK(decode(scpi_source, {sends("MEAS:VOLT?\n"), answers("48.012VAC\n"), sends("MEAS:CURR?\n"), answers("2.1\n")})
              .indications.empty());
    const struct {
        const char* mode;
        const char* answer;
        std::size_t shown;
    } rows[] = {{"dc", "48.01VDC,2.02ADC\r\n", 2},
                {"dc", "48.01VAC,2.02A\r\n", 0},
                {"rms", "230.1VAC,2.02AAC\r\n", 2},
                {"rms", "48.01VDC,2.02A\r\n", 0},
                {"rms", "230.1V,2.02A\r\n", 2}};
    for (const auto& row : rows) {
        CAPTURE(row.mode, row.answer);
        CHECK(decode(scpi_power_meter, row.answer, {{"items", "U,I"}, {"mode", row.mode}}).indications.size() ==
              row.shown);
    }
}

TEST_CASE("The suffixes of a kind are told as people write them", "[scpi]") {
    CHECK(suffixes_of(Kind::voltage) == "V, mV, uV, kV");
    CHECK(suffixes_of(Kind::resistance) == "ohm, kohm, MOhm");
    CHECK(suffixes_of(Kind::ratio).empty());
    CHECK(suffix_unit(Kind::voltage, "V") != nullptr);
    CHECK(suffix_unit(Kind::current, "V") == nullptr);
    CHECK(suffix_unit(Kind::voltage, "") == nullptr);
    CHECK(suffix_unit(Kind::voltage, "DC", "DC") == nullptr);
    CHECK(suffix_unit(Kind::voltage, "VDC") == nullptr);
}
