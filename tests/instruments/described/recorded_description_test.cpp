// SPDX-License-Identifier: GPL-3.0-or-later
// Descriptions that stand in records: made before a rule was, they are still read as they were then.
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

/// "$...*" with the sum that the small instrument wants.
std::string framed(const std::string& text) {
    unsigned sum = 0;
    for (const char c : text) sum ^= static_cast<unsigned char>(c);
    constexpr char digits[] = "0123456789ABCDEF";
    return "$" + text + "*" + digits[sum >> 4U] + digits[sum & 15U] + "\r\n";
}

std::string replaced(std::string text, const std::string& from, const std::string& to) {
    const auto at = text.find(from);
    REQUIRE(at != std::string::npos);
    return text.replace(at, from.size(), to);
}

}  // namespace

TEST_CASE("records made with a description of before the rules are decoded all the same", "[described]") {
    const auto old = replaced(good_source, "\"energises\": true, ", "");
    REQUIRE_FALSE(read_driver_for_use(old, "own.json"));
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
    CHECK(safe.error().code == base::ErrorCode::silence);
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

TEST_CASE("the answer to an order of a laboratory's own instrument is an indication only in records of before",
          "[described]") {
    auto own = replaced(small_instrument, "\"answer\": [\"done\", \"no\"], \"timeout\": \"200 ms\" },",
                        "\"answer\": [\"value\", \"no\"], \"timeout\": \"200 ms\" },");
    const auto driver = read_described_driver(own, "small.json").value();
    for (const auto& [rule, indications] : {std::pair(sequence::reading_rule_first, std::size_t{2}),
                                            std::pair(sequence::reading_rule_fourth, std::size_t{2}),
                                            std::pair(sequence::reading_rule_now, std::size_t{1})}) {
        CAPTURE(rule);
        auto decoder =
            RegistryDecoders()
                .make_decoder("small", {{"definition", driver->definition}, {"reading-rule", std::string(rule)}})
                .value();
        metrology::Decoded out;
        const auto say = [&](metrology::Direction direction, std::string_view bytes) {
            decoder->feed(direction, base::as_bytes(bytes), 1, out);
        };
        say(metrology::Direction::sent, "Z\r");
        say(metrology::Direction::received, framed("S,0.0 N"));
        say(metrology::Direction::sent, "?\r");
        say(metrology::Direction::received, framed("S,5.0 N"));
        REQUIRE(out.indications.size() == indications);
        CHECK(out.indications.back().value.text() == "5.0");
        REQUIRE(out.events.size() == 1);
        CHECK(out.events[0].kind == metrology::DeviceEvent::Kind::accepted);
    }
}
