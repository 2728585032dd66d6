// SPDX-License-Identifier: GPL-3.0-or-later
#include <catch2/catch.hpp>

#include <string>

#include "instruments/drivers/modbus/modbus_driver.h"
#include "instruments/protocol/checksums.h"
#include "tests/instruments/drivers/decode.h"
#include "tests/instruments/modbus/hex.h"
#include "tests/instruments/registry/conversation.h"

using namespace velocert;
using namespace velocert::instruments;
using namespace velocert::instruments::test;

namespace {

const std::string good = R"({
  "format": "velocert-instrument/1",
  "protocol": "modbus",
  "id": "house-cell",
  "name": "load cell of the house",
  "kind": "force-gauge",
  "profiles": [
    { "id": "left", "name": "left", "port": "19200 8E1", "address": 5,
      "polls": [ { "function": 4, "start": "0x0010", "count": 2 } ],
      "values": [ { "measurand": "force", "function": 4, "register": "0x0010", "type": "i32", "order": "CDAB",
                    "scale": "0.1", "unit": "N", "low": "0 N", "high": "500 N", "resolution": "0.1 N" } ],
      "actions": [ { "command": "tare", "writes": [ { "function": 6, "register": 16, "value": 1 } ] } ] } ]
})";

base::Result<std::unique_ptr<LoadedDriver>> load(const std::string& text) {
    const auto json = base::Json::parse(text, "cell.json");
    REQUIRE(json);
    return load_modbus_driver(*json, "cell.json");
}

std::string with(std::string text, const std::string& what, const std::string& instead) {
    const auto at = text.find(what);
    REQUIRE(at != std::string::npos);
    return text.replace(at, what.size(), instead);
}

}  // namespace

TEST_CASE("an instrument file of the laboratory becomes a driver", "[modbus]") {
    const auto loaded = load(good);
    INFO((loaded ? "" : loaded.error().text()));
    REQUIRE(loaded);
    const auto& driver = (*loaded)->driver;
    CHECK(driver.id == "house-cell");
    CHECK(driver.kind == "force-gauge");
    REQUIRE(driver.profiles.size() == 1);
    CHECK(driver.profiles[0].port == "19200 8E1");
    REQUIRE(driver.measurands.size() == 1);
    const auto ask = driver.exchange(sequence::Command::read_now, {});
    REQUIRE(ask);
    CHECK(ask->request == modbus_read(5, 4, 0x10, 2));
    // 1234 counts, low word first.
    std::string answer = hex("05 04 04 04 D2 00 00");
    const auto crc = crc16_modbus(base::as_bytes(answer));
    answer += static_cast<char>(crc & 0xFFU);
    answer += static_cast<char>(crc >> 8U);
    const auto decoded = decode(driver, {sends(ask->request), answers(answer)});
    REQUIRE(decoded.indications.size() == 1);
    CHECK(line(decoded.indications[0]) == "force 123.4 N step 0.1 @0+9");
    CHECK(driver.exchange(sequence::Command::tare, {})->request == modbus_write_register(5, 16, 1));
    CHECK_FALSE(driver.exchange(sequence::Command::zero, {}));
}

TEST_CASE("an instrument file tells the class of its model", "[modbus]") {
    const auto loaded = load(with(good, "\"port\"", "\"class\": \"0.5, ISO 376\", \"port\""));
    REQUIRE(loaded);
    CHECK(accuracy_class_of((*loaded)->driver, {}) == "0.5, ISO 376");
    CHECK(accuracy_class_of((*loaded)->driver, {{"class", "1"}}) == "1");
    CHECK(accuracy_class_of((*load(good))->driver, {}).empty());
}

TEST_CASE("several polls of one device are asked one after the other", "[modbus]") {
    const auto text = with(
        with(good, "\"count\": 2 } ]", "\"count\": 2 }, { \"function\": 4, \"start\": 40, \"count\": 1 } ]"),
        "\"resolution\": \"0.1 N\" } ]",
        "\"resolution\": \"0.1 N\" }, { \"measurand\": \"temperature\", \"function\": 4, \"register\": 40, \"unit\": "
        "\"degC\", \"low\": \"0 degC\", \"high\": \"90 degC\", \"resolution\": \"1 degC\" } ]");
    const auto loaded = load(text);
    INFO((loaded ? "" : loaded.error().text()));
    REQUIRE(loaded);
    const auto summed = [](std::string frame) {
        const auto crc = crc16_modbus(base::as_bytes(frame));
        frame += static_cast<char>(crc & 0xFFU);
        return frame + static_cast<char>(crc >> 8U);
    };
    const auto force = summed(hex("05 04 04 04 D2 00 00"));
    const auto warm = summed(hex("05 04 02 00 15"));
    Script script;
    script.expect(modbus_read(5, 4, 0x10, 2)).answer(force).expect(modbus_read(5, 4, 40, 1)).answer(warm);
    script.expect(modbus_read(5, 3, 0xFF00, 8)).answer(summed(hex("05 83 02")));
    script.expect(modbus_read(5, 4, 0x10, 2)).answer(force).expect(modbus_read(5, 4, 40, 1)).answer(warm);
    const StillClock clock;
    const auto instrument = opened((*loaded)->driver, script, clock);
    CHECK_FALSE(instrument->identity().simulated);
    REQUIRE(instrument->command(sequence::Command::read_now, std::chrono::milliseconds(5'000)));
    CHECK(told(*instrument) == "123.4");
    CHECK(told(*instrument) == "21");
    CHECK(script.leftovers().empty());
}

TEST_CASE("a mistake in an instrument file is told with its line and what was expected", "[modbus]") {
    struct Row {
        const char* what;
        const char* instead;
        const char* place;  ///< begins so
    };
    const Row rows[] = {
        {"velocert-instrument/1", "velocert-instrument/9", "cell.json:2:"},
        {"\"modbus\"", "\"ascii\"", "cell.json:3:"},
        {"\"force\"", "\"push\"", "cell.json:10:"},
        {"\"i32\"", "\"int\"", "cell.json:10:"},
        {"\"CDAB\"", "\"ABDC\"", "cell.json:10:"},
        {"\"0.1\"", "\"1/10\"", "cell.json:11:"},
        {"\"unit\": \"N\"", "\"unit\": \"kg\"", "cell.json:11:"},
        {"\"500 N\"", "\"500\"", "cell.json:11:"},
        {"\"19200 8E1\"", "\"fast\"", "cell.json:8:"},
        {"\"address\": 5", "\"address\": 300", "cell.json:8:"},
        {"\"function\": 4, \"start\"", "\"function\": 7, \"start\"", "cell.json:9:"},
        {"\"count\": 2", "\"count\": 200", "cell.json:9:"},
        {"\"count\": 2", "\"count\": 1", "cell.json:10:"},
        {"\"count\": 2 }", "\"count\": 2 }, { \"function\": 4, \"start\": 40, \"count\": 2 }", "cell.json:9:"},
        {"\"tare\"", "\"tear\"", "cell.json:12:"},
        {", \"value\": 1", "", "cell.json:12:"},
        {"\"kind\"", "\"energises\": true, \"kind\"", "cell.json:6:"},
        {"\"scale\": \"0.1\"", "\"scale\": \"0.1\", \"times\": \"range\"", "cell.json:7:"},
        {"\"scale\"", "\"factor\"", "cell.json:11:"},
    };
    for (const auto& row : rows) {
        CAPTURE(row.what, row.instead);
        const auto loaded = load(with(good, row.what, row.instead));
        REQUIRE_FALSE(loaded);
        CHECK_THAT(loaded.error().where, Catch::StartsWith(row.place));
        CHECK_FALSE(loaded.error().found.empty());
        CHECK_FALSE(loaded.error().expected.empty());
    }
}

TEST_CASE("a status may be a code in some bits of a register, and no other code sets its flag", "[modbus]") {
    const auto text =
        with(with(good, "\"count\": 2 }", "\"count\": 3 }"), "\"actions\"",
             "\"status\": [ { \"function\": 4, \"register\": 18, \"mask\": \"0xE000\", \"equals\": \"0x4000\", "
             "\"flag\": \"over-range\" } ], \"actions\"");
    const auto loaded = load(text);
    INFO((loaded ? "" : loaded.error().text()));
    REQUIRE(loaded);
    for (unsigned code = 0; code < 8; ++code) {
        CAPTURE(code);
        // 1234 counts, low word first, then the code over bits that mean nothing.
        std::string answer = hex("05 04 06 04 D2 00 00");
        answer += static_cast<char>(code << 5U | 0x1FU);
        answer += '\xFF';
        const auto crc = crc16_modbus(base::as_bytes(answer));
        answer += static_cast<char>(crc & 0xFFU);
        answer += static_cast<char>(crc >> 8U);
        const auto decoded = decode((*loaded)->driver, {sends(modbus_read(5, 4, 0x10, 3)), answers(answer)});
        REQUIRE(decoded.indications.size() == 1);
        CHECK(decoded.indications[0].flags.has(metrology::Flag::over_range) == (code == 2));
        CHECK(decoded.indications[0].has_value() == (code != 2));
    }
    CHECK_FALSE(load(with(text, "\"0x4000\"", "\"0x1000\"")));
    CHECK_FALSE(load(with(text, "\"mask\": \"0xE000\"", "\"mask\": 0")));
    CHECK_FALSE(load(with(text, ", \"equals\": \"0x4000\"", "")));
}

namespace {

/// A frame with its check sum.
std::string with_sum(const std::string& digits) {
    std::string frame = hex(digits.c_str());
    const auto crc = crc16_modbus(base::as_bytes(frame));
    frame += static_cast<char>(crc & 0xFFU);
    return frame + static_cast<char>(crc >> 8U);
}

/// A cell whose overload is a coil and whose trouble is another register: neither stands beside the force.
std::string set_apart() {
    return with(with(good, "\"count\": 2 } ]",
                     "\"count\": 2 }, { \"function\": 1, \"start\": 8, \"count\": 3 },\n"
                     "  { \"function\": 3, \"start\": 7, \"count\": 1 } ]"),
                "\"actions\"",
                "\"status\": [ { \"function\": 1, \"register\": 9, \"flag\": \"over-range\" },\n"
                "  { \"function\": 3, \"register\": 7, \"bit\": 1, \"flag\": \"no-value\" } ], \"actions\"");
}

}  // namespace

TEST_CASE("a status that is asked for by itself counts for the value of its round and for no other", "[modbus]") {
    const auto loaded = load(set_apart());
    INFO((loaded ? "" : loaded.error().text()));
    REQUIRE(loaded);
    const auto& driver = (*loaded)->driver;
    const auto round = driver.exchange(sequence::Command::read_now, {});
    REQUIRE(round);
    // What tells whether the value counts is asked for in front of it.
    const auto coils = modbus_read(5, 1, 8, 3);
    const auto trouble = modbus_read(5, 3, 7, 1);
    const auto force = modbus_read(5, 4, 0x10, 2);
    CHECK(round->request == coils);
    CHECK(round->then == std::vector<std::string>{trouble, force});
    const auto no_coil = with_sum("05 01 01 00");
    const auto other_coil = with_sum("05 01 01 05");
    const auto overload = with_sum("05 01 01 02");
    const auto fine = with_sum("05 03 02 00 00");
    const auto broken = with_sum("05 03 02 00 02");
    const auto shown = with_sum("05 04 04 04 D2 00 00");
    const auto read = [&](const std::vector<std::pair<std::string, std::string>>& talk, const Options& options = {}) {
        std::vector<Said> stretches;
        for (const auto& [question, answer] : talk) {
            stretches.push_back(sends(question));
            if (!answer.empty()) stretches.push_back(answers(answer));
        }
        std::string out;
        for (const auto& one : decode(driver, stretches, options).indications)
            out += (out.empty() ? "" : " ") + (one.has_value() ? one.value.text() : std::string("-")) +
                   (one.flags.has(metrology::Flag::over_range) ? "over" : "") +
                   (one.flags.has(metrology::Flag::no_value) ? "none" : "");
        return out;
    };
    CHECK(read({{coils, no_coil}, {trouble, fine}, {force, shown}}) == "123.4");
    CHECK(read({{coils, other_coil}, {trouble, fine}, {force, shown}}) == "123.4");
    CHECK(read({{coils, overload}, {trouble, fine}, {force, shown}}) == "-over");
    CHECK(read({{coils, no_coil}, {trouble, broken}, {force, shown}}) == "-none");
    // Until it is there, of this very round, there is no value.
    CHECK(read({{force, shown}}) == "-none");
    CHECK(read({{coils, no_coil}, {force, shown}}) == "-none");
    CHECK(read({{coils, ""}, {trouble, fine}, {force, shown}}) == "-none");
    CHECK(read({{coils, with_sum("05 81 06")}, {trouble, fine}, {force, shown}}) == "-none");
    CHECK(read({{coils, no_coil}, {trouble, fine}, {force, shown}, {coils, ""}, {trouble, fine}, {force, shown}}) ==
          "123.4 -none");
    CHECK(
        read({{coils, overload}, {trouble, fine}, {force, shown}, {coils, no_coil}, {trouble, fine}, {force, shown}}) ==
        "-over 123.4");
    // Asked again within the round.
    CHECK(read({{coils, no_coil}, {trouble, ""}, {trouble, fine}, {force, ""}, {force, shown}}) == "123.4");
    // Bytes without their questions: a round begins with the answer to its first.
    const auto bare = [&](const std::string& bytes) {
        std::string out;
        for (const auto& one : decode(driver, bytes).indications) out += one.has_value() ? 'v' : '-';
        return out;
    };
    CHECK(bare(no_coil + fine + shown + overload + fine + shown + no_coil + shown) == "v--");
    // A record from before has the value.
    CHECK(read({{coils, overload}, {trouble, broken}, {force, shown}}, {{"reading-rule", "4"}}) == "123.4");
}

TEST_CASE("a float of a register table has the step that the table tells, and a code beyond the highest its own word",
          "[modbus]") {
    const auto text = with(with(good, "\"i32\", \"order\": \"CDAB\"",
                                "\"f32\", \"highest\": \"0x7F7FFFFF\", \"over\": [ \"0x7F800000\" ]"),
                           "\"scale\": \"0.1\"", "\"scale\": \"1\"");
    const auto loaded = load(text);
    INFO((loaded ? "" : loaded.error().text()));
    REQUIRE(loaded);
    const auto read = [&](const std::string& answer, const Options& options = {}) {
        const auto decoded =
            decode((*loaded)->driver, {sends(modbus_read(5, 4, 0x10, 2)), answers(with_sum(answer))}, options);
        REQUIRE(decoded.indications.size() == 1);
        return decoded.indications[0];
    };
    // 12.5 by IEEE 754: 0x41480000.
    CHECK(line(read("05 04 04 41 48 00 00")) == "force 12.5 N step 0.1 @0+9");
    CHECK(read("05 04 04 41 48 00 00", {{"reading-rule", "4"}}).resolution == base::Decimal());
    const auto over = read("05 04 04 7F 80 00 00");
    CHECK(over.flags == metrology::Flags(metrology::Flag::over_range));
    CHECK(read("05 04 04 7F 80 00 00", {{"reading-rule", "4"}}).flags.has(metrology::Flag::no_value));
    CHECK(read("05 04 04 7F 80 00 01").flags == metrology::Flags(metrology::Flag::no_value));
}
