// SPDX-License-Identifier: GPL-3.0-or-later
// What a description must keep before an instrument is driven by it. A laboratory's file is no evidence yet: what it
// leaves open would be a wrong value or an output that stays on.
#include <algorithm>
#include <catch2/catch.hpp>

#include "instruments/drivers/described/described.h"
#include "instruments/drivers/described/use_rules.h"
#include "instruments/drivers/modbus/modbus_driver.h"
#include "instruments/registry/registry.h"
#include "tests/instruments/described/small_instrument.h"

using namespace velocert;
using namespace velocert::instruments;
using namespace velocert::instruments::test;

namespace {

/// A source that nobody makes: it answers its stop with the state of its output.
const std::string small_source = R"json({
  "format": "velocert-instrument/1",
  "protocol": "lines",
  "id": "small-source", "name": "A small source", "kind": "source", "source": "made up for this test",
  "energises": true,
  "profiles": [
    { "id": "one", "name": "one", "port": "9600 8N1", "longest_silence": "300 ms",
      "ranges": [ { "measurand": "voltage", "low": "0 V", "high": "60 V", "resolution": "0.01 V" } ] }
  ],
  "probe": { "send": "WHO\r" },
  "frame": { "longest": 40 },
  "checksum": { "method": "sum", "field": "sum" },
  "messages": [
    { "name": "value", "pattern": "U{shown:number}*{sum:hex(2)}",
      "gives": [ { "measurand": "voltage", "value": "shown", "decimals": 2, "unit": "V" } ] },
    { "name": "off", "pattern": "OFF*{sum:hex(2)}", "event": { "kind": "accepted", "text": "off" } },
    { "name": "on", "pattern": "ON*{sum:hex(2)}", "event": { "kind": "refused", "text": "it is on" } },
    { "name": "about", "pattern": "SRC-{serial:digits}", "unchecked": true, "event": { "kind": "identity", "text": "maker|SRC|{serial}|" } }
  ],
  "commands": {
    "read-now": { "send": "U?\r", "answer": ["value"] },
    "set-voltage": { "send": "U={value:V:2}\r" },
    "output-on": { "send": "O1\r" },
    "stop": { "send": "O0;O?\r", "answer": ["off", "on"] }
  },
  "identification": [ { "send": "WHO\r", "answer": ["about"] } ]
})json";

struct Row {
    const char* instead_of;
    const char* stands;
    const char* at;  ///< what stands on the line of the error; null: the mistake itself
    const char* found;
    bool only_for_use = true;  ///< what a stored log carries may still be read
};

void refused(const std::string& good, const Row& row) {
    CAPTURE(row.instead_of, row.stands);
    auto text = good;
    const auto at = text.find(row.instead_of);
    REQUIRE(at != std::string::npos);
    const auto told = row.at == nullptr ? at : text.find(row.at);
    REQUIRE(told != std::string::npos);
    const auto line = 1 + std::count(text.begin(), text.begin() + static_cast<std::ptrdiff_t>(told), '\n');
    text.replace(at, std::string_view(row.instead_of).size(), row.stands);
    if (row.only_for_use) CHECK(read_described_driver(text, "mine.json"));
    const auto made = read_driver_for_use(text, "mine.json");
    REQUIRE_FALSE(made);
    INFO(made.error().text());
    CHECK(made.error().where.rfind("mine.json:" + std::to_string(line) + ":", 0) == 0);
    CHECK(made.error().text().find(row.found) != std::string::npos);
    CHECK_FALSE(made.error().expected.empty());
    // Wrong input, never trouble on the bench.
    CHECK((made.error().code == base::ErrorCode::bad_value || made.error().code == base::ErrorCode::missing_field));
}

}  // namespace

TEST_CASE("a source that does not say so, or whose stop proves nothing, is not driven", "[described]") {
    REQUIRE(read_driver_for_use(small_source, "mine.json"));
    const Row rows[] = {
        {R"("energises": true)", R"("energises": false)", "set-voltage", "can put power on something"},
        {R"("kind": "source")", R"("kind": "torque-metre")", nullptr, "one of anemometer"},
        {R"(, "answer": ["off", "on"])", "", "\"stop\"", "nothing proves"},
        {R"("answer": ["off", "on"])", R"("answer": ["about"])", "\"stop\"", "nothing proves"},
        {R"("answer": ["off", "on"])", R"("answer": ["on"])", "\"stop\"", "nothing proves"},
        {R"("probe": { "send": "WHO\r" })", R"("probe": { "send": "OUTP ON\r" })", nullptr, "OUTP ON"},
        {R"("probe": { "send": "WHO\r" })", R"("probe": { "send": "WHAT\r" })", nullptr, "asked nowhere else"},
        {R"("probe": { "send": "WHO\r" })", R"("probe": { "send": "WHO\r", "name": "WHAT\r" })", nullptr,
         "is no question of this file"},
        {R"("probe": { "send": "WHO\r" })", R"("probe": { "send": "O1\r" })", nullptr, "an order of this very file"},
        {R"("identification": [ { "send": "WHO\r")", R"("identification": [ { "send": "*RST;*IDN?\r")", nullptr,
         "*RST"},
    };
    for (const auto& row : rows) refused(small_source, row);
    // A tester of insulation begins with its start.
    auto tester = small_source;
    tester.replace(tester.find("\"kind\": \"source\""), 16, "\"kind\": \"safety-tester\"");
    CHECK(read_driver_for_use(tester, "mine.json"));
    const Row silent{R"("energises": true)", R"("energises": false)", "set-voltage", "energises"};
    refused(tester, silent);
    CHECK(switches_on(sequence::Command::start, "safety-tester"));
    CHECK_FALSE(switches_on(sequence::Command::start, "balance"));
    for (const auto command : {sequence::Command::stop, sequence::Command::output_off, sequence::Command::brake_off,
                               sequence::Command::read_now, sequence::Command::zero})
        CHECK_FALSE(switches_on(command, "source"));
}

TEST_CASE("a number outside of its limits is refused, and never put at the nearest of them", "[described]") {
    const Row rows[] = {
        {R"("decimals": 2)", R"("decimals": -3)", nullptr, "-3"},
        {R"("decimals": 2)", R"("decimals": 12)", nullptr, "12"},
        {R"("longest": 40)", R"("longest": 0)", nullptr, "longest"},
        {R"("longest": 40)", R"("longest": 5000)", nullptr, "5000"},
        {R"("field": "sum" })", R"("field": "sum", "from": 99999 })", nullptr, "99999"},
        {R"("field": "sum" })", R"("field": "sum", "gap": 300 })", nullptr, "300"},
        {R"("low": "0 V")", R"("low": "60 V")", nullptr, "not below"},
        {R"("low": "0 V")", R"("low": "61 V")", nullptr, "not below"},
        {R"("resolution": "0.01 V")", R"("resolution": "0 V")", nullptr, "smallest step"},
        {R"("answer": ["value"] })", R"("answer": ["value"], "answers": 0 })", nullptr, "answers"},
        {R"("pattern": "SRC-{serial:digits}", "unchecked": true)", R"("pattern": "SRC-{serial:digits}")", nullptr,
         "the check field 'sum'"},
        {R"("pattern": "OFF*{sum:hex(2)}")", R"("pattern": "OFF")", nullptr, "the check field 'sum'"},
        {R"("decimals": 2, "unit": "V" } ] },)", R"("decimals": 2, "unit": "V" } ], "unchecked": true },)", nullptr,
         "no check covers", false},
        {R"("unit": "V" })", R"("unit_field": "shown", "units": {} })", nullptr, "units"},
    };
    for (const auto& row : rows) refused(small_source, row);
}

TEST_CASE("what can never be, or would read less than it seems to, is refused before an instrument is driven by it",
          "[described]") {
    const Row rows[] = {
        {R"("resolution": "0.01 V" } ])",
         R"("resolution": "0.01 V" }, { "measurand": "voltage", "low": "0 V", "high": "6 V", "resolution": "0.01 V" } ])",
         nullptr, "'voltage' twice"},
        {R"(U{shown:number}*)", R"(U{shown:number}/{shown:number}*)", nullptr, "'shown' twice"},
        {R"(U{shown:number}*{sum:hex(2)}")", R"(U{shown:number}*{sum:hex(3)}")", nullptr, "hex(3)"},
        {R"(U{shown:number}*{sum:hex(2)}")", R"(U{shown:number}*{sum:digits(2)}")", nullptr, "digits(2)"},
        {R"("method": "sum")", R"("method": "crc16-modbus")", "\"pattern\"", "{sum:hex(4)}"},
        {R"("field": "sum" })", R"("field": "sum", "written": "bytes" })", "\"pattern\"", "{sum:text(1)}"},
        {R"("field": "sum" })", R"("field": "sum", "from": 99 })", nullptr, "nothing is left to check"},
        {R"("field": "sum" })", R"("field": "sum", "from": 30, "gap": 16 })", nullptr, "nothing is left to check"},
        {R"(OFF*{sum:hex(2)}")", R"(OFF*{sum:hex(2)}\r\n")", nullptr, "column 17: a control character"},
        {R"(OFF*{sum:hex(2)}")", R"(\u0002OFF*{sum:hex(2)}")", nullptr, "column 1: a control character"},
        {R"("A small source")", R"("A small\u0000source")", nullptr, "a zero byte"},
        {R"("pattern": "U{shown:number}*{sum:hex(2)}",)",
         R"("pattern": "U{shown:number}{state:S|D|}*{sum:hex(2)}", "flags": [ { "field": "state", "is": ["X"], "flag": "stable" } ],)",
         nullptr, "can never be"},
    };
    for (const auto& row : rows) refused(small_source, row);
    for (
        const auto& [from, to] :
        {std::pair(
             R"("pattern": "U{shown:number}*{sum:hex(2)}",)",
             R"("pattern": "U{shown:number}{state:S |D|}*{sum:hex(2)}", "flags": [ { "field": "state", "is": ["S", ""], "flag": "stable" } ],)"),
         std::pair(R"(OFF*)", R"(\u0006OFF{{*)")}) {
        auto text = small_source;
        text.replace(text.find(from), std::string_view(from).size(), to);
        const auto made = read_driver_for_use(text, "mine.json");
        INFO((made ? "" : made.error().text()));
        CHECK(made);
    }
    const Row frames[] = {
        {R"({ "name": "sum", "at": 6 })", R"({ "name": "sum", "at": 5, "length": 2 })", "\"checksum\"", "2 bytes"},
        {R"("field": "sum" })", R"("field": "sum", "from": 6 })", nullptr, "nothing is left to check"},
        {R"("method": "sum", "written": "bytes")", R"("method": "sum", "written": "hex")", nullptr, "1 bytes"},
    };
    REQUIRE(read_driver_for_use(small_frames, "mine.json"));
    for (const auto& row : frames) refused(small_frames, row);
}

TEST_CASE("a message that carries no check is taken where the description says so, and only there", "[described]") {
    const auto driver = read_driver_for_use(small_source, "mine.json");
    REQUIRE(driver);
    const auto decoder = (*driver)->make_decoder({});
    REQUIRE(decoder);
    metrology::Decoded out;
    // 'U' + '1' + '2' + '5' + '0' + '*' = 55 + 31 + 32 + 35 + 30 + 2A = 147: the low byte is 47.
    (*decoder)->feed(metrology::Direction::received,
                     base::as_bytes(std::string_view("SRC-00451\r\nU1250*47\r\nU1260*47\r\n")), 0, out);
    REQUIRE(out.events.size() == 1);
    CHECK(out.events[0].text == "maker|SRC|00451|");
    REQUIRE(out.indications.size() == 1);
    REQUIRE(out.rejected.size() == 1);
    CHECK(out.rejected[0].reason == metrology::Rejection::checksum);
}

TEST_CASE("what is sent to a port nobody knows is a question in each of its parts", "[described]") {
    for (const auto* good :
         {"*IDN?\r\n", "I4\r\n", "?SN\r\n", "VER\r\n", "\nA\r", "MEAS:VOLT?\n", "OUTP?;*IDN?\n", "U\r", ""}) {
        CAPTURE(good);
        CHECK(harmless_question(good));
    }
    for (const auto* bad : {"OUTP ON\r\n", "outp on\r\n", ":OUTPut:STATe 1\n", "*IDN?;OUTP 1\n", "*RST\n", "VOLT 48\n",
                            "INP ON\n", "FUNC:TEST ON\r\n", "TARE\r", "*TRG\n", "SOUR:CURR 3;*IDN?\n", "START\r"}) {
        CAPTURE(bad);
        CHECK_FALSE(harmless_question(bad));
    }
}

TEST_CASE("every driver that ships keeps the rules that a laboratory's file must keep", "[described]") {
    for (const auto& file : embedded_descriptions()) {
        CAPTURE(file.name);
        const auto made = read_driver_for_use(file.text, std::string(file.name));
        INFO((made ? "" : made.error().text()));
        CHECK(made);
    }
    for (const auto& file : embedded_modbus_maps()) {
        CAPTURE(file.name);
        const auto made = read_driver_for_use(file.text, std::string(file.name));
        INFO((made ? "" : made.error().text()));
        CHECK(made);
        std::string dropped(file.text);
        const std::string flag = "\"energises\": true";
        const auto at = dropped.find(flag);
        if (at == std::string::npos) continue;
        dropped.replace(at, flag.size(), "\"energises\": false");
        CHECK(read_described_driver(dropped, "mine.json"));
        const auto refused = read_driver_for_use(dropped, "mine.json");
        REQUIRE_FALSE(refused);
        CHECK(refused.error().text().find("energises") != std::string::npos);
    }
    for (const auto* driver : drivers()) {
        CAPTURE(driver->id);
        const auto kinds = instrument_kinds();
        CHECK(std::find(kinds.begin(), kinds.end(), driver->kind) != kinds.end());
        CHECK(harmless_question(driver->probe.question));
        for (const auto command : sequence::commands()) {
            if (!switches_on(command, driver->kind)) continue;
            CAPTURE(sequence::name(command));
            sequence::Order order{command};
            if (const auto kind = sequence::value_kind(command)) order.value = metrology::AnyQuantity{*kind, 1'000'000};
            if (driver->exchange(order, {})) CHECK(driver->energises);
        }
        CHECK(find_shipped_driver(driver->id) == driver);
    }
    CHECK(find_shipped_driver("nobody") == nullptr);
}

TEST_CASE("a register table of which every value is 0, or that has a measurand twice, drives no instrument",
          "[described]") {
    const std::string good = R"json({
  "format": "velocert-instrument/1", "protocol": "modbus", "id": "own-cell", "name": "A cell", "kind": "torque-sensor",
  "source": "made up for this test",
  "profiles": [ { "id": "one", "name": "one", "port": "9600 8N1",
    "polls": [ { "function": 3, "start": 0, "count": 2 } ],
    "values": [
      { "measurand": "torque", "register": 0, "scale": "0.1", "unit": "N.m", "low": "0 N.m", "high": "100 N.m", "resolution": "0.1 N.m" },
      { "measurand": "rotation", "register": 1, "unit": "r/min", "low": "0 r/min", "high": "1000 r/min", "resolution": "1 r/min" } ] } ]
})json";
    REQUIRE(read_driver_for_use(good, "own.json"));
    for (const auto& [from, to, found] :
         {std::tuple("\"0.1\", \"unit\"", "\"0\", \"unit\"", "every value is 0"),
          std::tuple("\"0.1\", \"unit\"", "\"0.00\", \"unit\"", "every value is 0"),
          std::tuple(
              "\"rotation\", \"register\": 1, \"unit\": \"r/min\", \"low\": \"0 r/min\", \"high\": \"1000 r/min\", "
              "\"resolution\": \"1 r/min\"",
              "\"torque\", \"register\": 1, \"unit\": \"N.m\", \"low\": \"0 N.m\", \"high\": \"10 N.m\", "
              "\"resolution\": \"1 N.m\"",
              "twice"),
          std::tuple(
              "\"values\": [",
              "\"status\": [ { \"function\": 3, \"register\": \"0x0002\", \"bit\": 0, \"flag\": \"no-value\" } ], "
              "\"values\": [",
              "no poll of function 3 brings 2"),
          std::tuple("\"values\": [",
                     "\"status\": [ { \"function\": 1, \"register\": 1, \"flag\": \"no-value\" } ], \"values\": [",
                     "no poll of function 1 brings 1")}) {
        auto text = good;
        const auto at = text.find(from);
        REQUIRE(at != std::string::npos);
        text.replace(at, std::string(from).size(), to);
        CAPTURE(to);
        const auto made = read_driver_for_use(text, "own.json");
        REQUIRE_FALSE(made);
        CHECK(made.error().found.find(found) != std::string::npos);
        // A log that carries it is read as it was.
        CHECK(read_described_driver(text, "own.json"));
    }
}
