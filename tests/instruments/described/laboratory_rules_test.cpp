// SPDX-License-Identifier: GPL-3.0-or-later
// What a laboratory's own description must keep to before an instrument is operated by it.
#include "instruments/drivers/described/laboratory_rules.h"

#include <catch2/catch.hpp>

#include "core/base/clock.h"
#include "core/sequence/judging/evaluate.h"
#include "core/sequence/wire_log.h"
#include "instruments/drivers/described/described.h"
#include "instruments/registry/registry.h"
#include "tests/instruments/described/small_instrument.h"
#include "tests/instruments/registry/memory_log.h"
#include "tests/instruments/registry/scripted_transport.h"

using namespace velocert;
using namespace velocert::instruments;
using namespace velocert::instruments::test;

namespace {

/// A source that tells what became of each order.
const std::string good_source = R"json({
  "format": "velocert-instrument/1",
  "protocol": "lines",
  "id": "own-source", "name": "A source", "kind": "source", "energises": true, "source": "made up for this test",
  "probe": { "send": "ID\r" },
  "profiles": [ { "id": "one", "name": "one", "port": "9600 8N1",
      "ranges": [ { "measurand": "voltage", "low": "0 V", "high": "60 V", "resolution": "0.01 V" } ] } ],
  "frame": { "longest": 40 },
  "checksum": { "method": "xor", "field": "sum", "from": 0, "gap": 1 },
  "messages": [
    { "name": "value", "pattern": "V{shown:number}*{sum:hex(2)}", "gives": [ { "measurand": "voltage", "value": "shown", "decimals": 2, "unit": "V" } ] },
    { "name": "off", "pattern": "O0*{sum:hex(2)}", "event": { "kind": "accepted", "text": "output off" } },
    { "name": "done", "pattern": "OK*{sum:hex(2)}", "event": { "kind": "accepted", "text": "{command}" } },
    { "name": "about", "pattern": "PSU,{model:word}*{sum:hex(2)}", "event": { "kind": "identity", "text": "|{model}||" } }
  ],
  "commands": {
    "read-now": { "send": "V?\r", "answer": ["value"], "timeout": "200 ms" },
    "set-voltage": { "send": "V{value:V:2}\r", "answer": ["done"] },
    "output-on": { "send": "O1\r", "answer": ["done"] },
    "output-off": { "send": "O0\r", "answer": ["off"], "timeout": "200 ms" },
    "stop": { "send": "STOP\r", "answer": ["off"], "timeout": "200 ms" }
  },
  "identification": [ { "send": "ID\r", "answer": ["about"], "timeout": "200 ms" } ]
})json";

std::string replaced(std::string text, const std::string& from, const std::string& to) {
    const auto at = text.find(from);
    REQUIRE(at != std::string::npos);
    return text.replace(at, from.size(), to);
}

}  // namespace

TEST_CASE("what can put power on something says so, and tells what became of its stop", "[described]") {
    const auto fine = read_laboratory_driver(good_source, "own.json");
    INFO((fine ? "" : fine.error().text()));
    REQUIRE(fine);
    const struct {
        const char* from;
        const char* to;
        const char* line;  ///< of the mistake
        const char* found;
    } rows[] = {
        {"\"energises\": true, ", "", "own.json:4:", "without \"energises\""},
        {"\"kind\": \"source\", \"energises\": true", "\"kind\": \"multimeter\"", "own.json:", "set-voltage"},
        {"\"kind\": \"source\", \"energises\": true", "\"kind\": \"load\", \"energises\": false",
         "own.json:4:", "a load"},
        {"\"send\": \"STOP\\r\", \"answer\": [\"off\"], ", "\"send\": \"STOP\\r\", ",
         "own.json:21:", "\"stop\" was done"},
        {"\"send\": \"STOP\\r\", \"answer\": [\"off\"]", "\"send\": \"STOP\\r\", \"answer\": [\"about\"]",
         "own.json:21:", "\"stop\" was done"},
        {"\"send\": \"O0\\r\", \"answer\": [\"off\"], ", "\"send\": \"O0\\r\", ", "own.json:20:", "output-off"},
        {"\"probe\": { \"send\": \"ID\\r\" }", "\"probe\": { \"send\": \"O1\\r\" }", "own.json:5:", "no question"},
        {"\"probe\": { \"send\": \"ID\\r\" }", "\"probe\": { \"send\": \"OUTP ON\\r\\n\" }",
         "own.json:5:", "sets or starts"},
        {"\"decimals\": 2", "\"decimals\": 99", "own.json:11:", "99"},
        {"\"decimals\": 2", "\"decimals\": -3", "own.json:11:", "-3"},
        {"\"longest\": 40", "\"longest\": 0", "own.json:8:", "0"},
        {"\"from\": 0", "\"from\": 99999", "own.json:9:", "99999"},
        {"\"gap\": 1", "\"gap\": 300", "own.json:9:", "300"},
        {"\"high\": \"60 V\"", "\"high\": \"-60 V\"", "own.json:7:", "-60 V"},
        {"\"resolution\": \"0.01 V\"", "\"resolution\": \"0 V\"", "own.json:7:", "0 V"},
        {"PSU,{model:word}*{sum:hex(2)}", "PSU,{model:word}", "own.json:14:", "no field 'sum'"},
        {"\"answer\": [\"value\"], \"timeout\"", "\"answer\": [\"value\"], \"answers\": 1000, \"timeout\"",
         "own.json:17:", "1000"},
    };
    for (const auto& row : rows) {
        CAPTURE(row.from, row.to);
        const auto made = read_laboratory_driver(replaced(good_source, row.from, row.to), "own.json");
        REQUIRE_FALSE(made);
        INFO(made.error().text());
        CHECK(made.error().where.starts_with(row.line));
        CHECK(made.error().text().find(row.found) != std::string::npos);
        CHECK_FALSE(made.error().expected.empty());
    }
    // A question to a stranger that also sets something, by either of its names.
    auto both =
        replaced(good_source, "\"probe\": { \"send\": \"ID\\r\" }", "\"probe\": { \"send\": \"*IDN?;OUTP ON\\n\" }");
    both = replaced(both, "[ { \"send\": \"ID\\r\"", "[ { \"send\": \"*IDN?;OUTP ON\\n\"");
    CHECK_FALSE(read_laboratory_driver(both, "own.json"));
    auto asks =
        replaced(good_source, "\"probe\": { \"send\": \"ID\\r\" }", "\"probe\": { \"send\": \"*IDN?;OUTP?\\n\" }");
    asks = replaced(asks, "[ { \"send\": \"ID\\r\"", "[ { \"send\": \"*IDN?;OUTP?\\n\"");
    CHECK(read_laboratory_driver(asks, "own.json"));
}

TEST_CASE("what ships keeps to the rules for what a laboratory makes", "[described]") {
    for (const auto& file : embedded_descriptions()) {
        CAPTURE(file.name);
        const auto made = read_laboratory_driver(file.text, std::string(file.name));
        INFO((made ? "" : made.error().text()));
        CHECK(made);
    }
}

TEST_CASE("records made with a description of before the rules are decoded all the same", "[described]") {
    const auto old = replaced(good_source, "\"energises\": true, ", "");
    REQUIRE_FALSE(read_laboratory_driver(old, "own.json"));
    CHECK(RegistryDecoders().make_decoder("own-source", {{"definition", old}}));
}

TEST_CASE("a record of a laboratory's own instrument is decoded again where only its wire log knows the description",
          "[described]") {
    const auto driver = read_described_driver(small_instrument, "small.json").value();
    sequence::WireLogHeader header;
    header.driver = "small";
    header.options = {{"profile", "two"}, {"definition", driver->definition}};
    const std::string text = sequence::encode_header(header);
    std::vector<std::uint8_t> log(text.begin(), text.end());
    sequence::append_record(log, metrology::Direction::received, 1, base::as_bytes(std::string_view("$P,125*4A\r\n")));
    sequence::append_end(log, 2, 1);
    sequence::CaptureRecord capture;
    capture.role = "gauge";
    capture.driver = "small";
    capture.options = {{"profile", "two"}};
    const auto data = sequence::decode_capture(capture, log, RegistryDecoders());
    INFO((data ? "" : data.error().text()));
    REQUIRE(data);
    REQUIRE(data->indications.size() == 1);
    // 12.5 N is beyond the ten that are declared; a log from before that rule is read as it was then.
    CHECK(data->indications[0].has_value());
    header.options.emplace_back(sequence::range_rule_option, sequence::range_rule_held);
    const std::string held = sequence::encode_header(header);
    std::vector<std::uint8_t> later(held.begin(), held.end());
    later.insert(later.end(), log.begin() + static_cast<std::ptrdiff_t>(text.size()), log.end());
    const auto now = sequence::decode_capture(capture, later, RegistryDecoders());
    REQUIRE(now);
    CHECK(now->indications.at(0).flags.has(metrology::Flag::over_range));
}

TEST_CASE("a source whose stop nothing answers is not said to be safe", "[described]") {
    // As records may hold one: it could be read, and is operated by no program that knows the rules.
    auto mute = replaced(good_source, "\"send\": \"STOP\\r\", \"answer\": [\"off\"], \"timeout\": \"200 ms\"",
                         "\"send\": \"STOP\\r\"");
    const auto from = mute.find(",\n  \"identification\"");
    mute = mute.substr(0, from) + "\n}";
    const auto driver = read_described_driver(mute, "own.json");
    INFO((driver ? "" : driver.error().text()));
    REQUIRE(driver);
    const base::SystemClock clock;
    Script script;
    script.expect("STOP\r");
    auto instrument = open_instrument(**driver, {}, std::make_unique<ScriptedTransport>(script), clock);
    REQUIRE(instrument);
    const auto safe = (*instrument)->safe_state();
    REQUIRE_FALSE(safe);
    CHECK(safe.error().code == base::ErrorCode::timeout);
    CHECK_FALSE(safe.error().expected.empty());
    CHECK(script.leftovers().empty());
    // One that only measures has nothing to be switched off.
    auto meter = replaced(mute, "\"energises\": true, ", "");
    const auto harmless = read_described_driver(meter, "own.json");
    REQUIRE(harmless);
    Script quiet;
    quiet.expect("STOP\r");
    auto listening = open_instrument(**harmless, {}, std::make_unique<ScriptedTransport>(quiet), clock);
    REQUIRE(listening);
    const auto stopped = (*listening)->safe_state();
    REQUIRE(stopped);
    CHECK(stopped->find("|||") == std::string::npos);
}
