// SPDX-License-Identifier: GPL-3.0-or-later
#include <catch2/catch.hpp>

#include "instruments/drivers/described/described.h"
#include "tests/instruments/described/small_instrument.h"
#include "tests/instruments/drivers/decode.h"

using namespace velocert;
using namespace velocert::instruments;
using namespace velocert::instruments::test;
using metrology::Flag;
using metrology::Rejection;

namespace {

std::shared_ptr<const Driver> small() { return read_described_driver(small_instrument, "small.json").value(); }

/// "$body*hh" with the sum over what stands between.
std::string said(const std::string& body) {
    unsigned sum = 0;
    for (const char c : body) sum ^= static_cast<unsigned char>(c);
    constexpr char hex[] = "0123456789ABCDEF";
    return "$" + body + "*" + hex[sum / 16] + hex[sum % 16] + "\r\n";
}

std::string frame(int tenths, int point, bool invalid, int packed = 0x12) {
    std::string out{'\xAA', '\x55'};
    out += static_cast<char>((tenths >> 8) & 0xFF);
    out += static_cast<char>(tenths & 0xFF);
    out += static_cast<char>(point | (invalid ? 0x80 : 0));
    out += static_cast<char>(packed);
    unsigned sum = 0;
    for (const char c : out) sum += static_cast<unsigned char>(c);
    out += static_cast<char>(sum & 0xFF);
    return out + "\r";
}

}  // namespace

TEST_CASE("a described line gives its value with unit, step and flags", "[described]") {
    const auto driver = small();
    const auto decoded =
        decode(*driver, said("S,1.5 N") + said("D,-0.25 kN") + said("O,999.9 N") + said("S,3 lb") + said("X,3 N"));
    REQUIRE(decoded.indications.size() == 3);
    CHECK(decoded.indications[0].value.text() == "1.5");
    CHECK(decoded.indications[0].unit->symbol == "N");
    CHECK(decoded.indications[0].resolution.text() == "0.1");
    CHECK(decoded.indications[0].flags == metrology::Flags(Flag::stable));
    CHECK(decoded.indications[1].value.text() == "-0.25");
    CHECK(decoded.indications[1].unit->symbol == "kN");
    CHECK(decoded.indications[1].flags.empty());
    CHECK_FALSE(decoded.indications[2].has_value());
    CHECK(decoded.indications[2].flags == metrology::Flags(Flag::over_range));
    REQUIRE(decoded.rejected.size() == 2);
    CHECK(decoded.rejected[0].reason == Rejection::syntax);
    // What is shown in a unit nobody described is told, so that somebody can mend it.
    REQUIRE(decoded.events.size() == 1);
    CHECK(decoded.events[0].kind == metrology::DeviceEvent::Kind::fault);
    CHECK(decoded.events[0].text.find("'lb'") != std::string::npos);
}

TEST_CASE("a message of another profile is none, and a factor and a step count exactly", "[described]") {
    const auto driver = small();
    CHECK(decode(*driver, said("P,125")).indications.empty());
    const auto decoded = decode(*driver, said("P,125"), {{"profile", "two"}});
    REQUIRE(decoded.indications.size() == 1);
    CHECK(decoded.indications[0].value.text() == "12.5");
    CHECK(decoded.indications[0].resolution.text() == "0.5");
}

TEST_CASE("a number is read as its field is described, and one that contradicts its description is none",
          "[described]") {
    // What shows it, how its value is described, and what it is; null: rejected.
    const struct {
        const char* pattern;
        const char* more;
        const char* line;
        const char* value;
        const char* before;  ///< by the fourth edition
    } rows[] = {
        {"F{force:hex(4)}", "", "F0010", "16", "10"},
        {"F{force:hex(4)}", "", "F00ff", "255", nullptr},
        {"F{force:hex(4)}", "", "F1E02", "7682", "100"},
        {"F{force:hex(4)}", R"(, "decimals": 1)", "F0010", "1.6", "1.0"},
        {"F{force:hex(16)}", "", "FFFFFFFFFFFFFFFFF", nullptr, nullptr},
        {"F{force:digits}", R"(, "decimals": 2)", "F1250", "12.50", "12.50"},
        {"F{force:number}", R"(, "decimals": 2)", "F-1250", "-12.50", "-12.50"},
        {"F{force:number}", R"(, "decimals": 2)", "F12.5", nullptr, "0.125"},
        {"F{force:number}", R"(, "decimals": 2)", "F12.", nullptr, "0.12"},
        {"F{force:number}", R"(, "decimals": 0)", "F12.5", "12.5", "12.5"},
        {"F{place:digits(1)},{force:number}", R"(, "decimals_field": "place")", "F1,125", "12.5", "12.5"},
        {"F{place:digits(1)},{force:number}", R"(, "decimals_field": "place")", "F1,12.5", nullptr, "1.25"},
        {"F{place:digits(1)},{force:number}", R"(, "decimals_field": "place")", "F0,12.5", nullptr, "12.5"},
        {"F{sign:+|-| }{force:number}", R"(, "negative_if": { "field": "sign", "is": ["-"] })", "F-12.5", "-12.5",
         "-12.5"},
        {"F{sign:+|-| }{force:number}", R"(, "negative_if": { "field": "sign", "is": ["-"] })", "F  12.5", "12.5",
         "12.5"},
        {"F{sign:+|-| }{force:number}", R"(, "negative_if": { "field": "sign", "is": ["-"] })", "F--12.5", nullptr,
         "12.5"},
        {"F{sign:+|-| }{force:number}", R"(, "negative_if": { "field": "sign", "is": ["-"] })", "F-+12.5", nullptr,
         "-12.5"},
        {"F{sign:+|-| }{force:number}", R"(, "negative_if": { "field": "sign", "is": ["-"] })", "F+ -12.5", nullptr,
         "-12.5"},
        {"F{sign:+|-| }{force:nr3}", R"(, "negative_if": { "field": "sign", "is": ["-"] })", "F--1.25E1", nullptr,
         "12.5"},
        {"F{sign:+|-| }{force:nr3}", R"(, "negative_if": { "field": "sign", "is": ["-"] })", "F-125E-1", "-12.5",
         "-12.5"},
        // Where the field of the sign may be missing, and is, the number has its own.
        {"F[{sign:m|p}]{force:number}", R"(, "negative_if": { "field": "sign", "is": ["m"] })", "F-12.5", "-12.5",
         "-12.5"},
    };
    for (const auto& row : rows) {
        CAPTURE(row.pattern, row.more, row.line);
        const auto driver = read_described_driver(
            std::string(R"({ "format": "velocert-instrument/1", "protocol": "lines", "id": "plain", "name": "Plain",
                "kind": "force-gauge", "source": "made up for this test",
                "profiles": [ { "id": "one", "name": "one", "port": "9600 8N1", "ranges": [
                  { "measurand": "force", "low": "-10 kN", "high": "10 kN", "resolution": "0.1 N" } ] } ],
                "frame": { "longest": 40 }, "messages": [ { "name": "value", "unasked": true, "pattern": ")") +
                row.pattern + R"(", "gives": [ { "measurand": "force", "value": "force", "unit": "N")" + row.more +
                " } ] } ] }",
            "plain.json");
        REQUIRE(driver);
        for (const bool old : {false, true}) {
            const char* wanted = old ? row.before : row.value;
            const auto decoded =
                decode(**driver, std::string(row.line) + "\r\n", old ? Options{{"reading-rule", "4"}} : Options{});
            CHECK(decoded.rejected.size() == (wanted == nullptr ? 1 : 0));
            REQUIRE(decoded.indications.size() == (wanted == nullptr ? 0 : 1));
            if (wanted != nullptr) CHECK(decoded.indications[0].value.text() == wanted);
        }
    }
}

TEST_CASE("any changed byte and any cut of a described line or frame is no value", "[described]") {
    const auto lines_driver = small();
    const auto frames_driver = read_described_driver(small_frames, "frames.json").value();
    const std::pair<const Driver*, std::string> rows[] = {{lines_driver.get(), said("S,1.5 N")},
                                                          {frames_driver.get(), frame(253, 1, false)}};
    for (const auto& [driver, good] : rows) {
        REQUIRE(decode(*driver, good).indications.size() == 1);
        const std::size_t body = good.find_last_not_of("\r\n") + 1;
        for (std::size_t i = 0; i < body; ++i) {
            for (const int change : {1, 2, 4, 0x40}) {
                auto bad = good;
                bad[i] = static_cast<char>(bad[i] ^ change);
                CAPTURE(driver->id, i, change);
                CHECK(decode(*driver, bad).indications.empty());
            }
            CHECK(decode(*driver, good.substr(0, i)).indications.empty());
            if (i > 0) CHECK(decode(*driver, good.substr(i)).indications.empty());
        }
    }
}

TEST_CASE("a frame of fixed length is found again after garbage, and a broken one costs only itself", "[described]") {
    const auto driver = read_described_driver(small_frames, "frames.json").value();
    const std::string good = frame(-253, 1, false);
    const auto decoded = decode(*driver,
                                "\xAA"
                                "\x01\x02" +
                                    good + good.substr(0, 5) + good + "\x55" + good + "\xAA\x55");
    REQUIRE(decoded.indications.size() == 3);
    for (const auto& indication : decoded.indications) {
        CHECK(indication.value.text() == "-25.3");
        CHECK(indication.length == 8);
    }
    CHECK(decoded.indications[0].offset == 3);
    REQUIRE(decoded.rejected.size() == 4);
    CHECK(decoded.rejected[0].reason == Rejection::garbage);
    CHECK(decoded.rejected[0].length == 3);
    CHECK(decoded.rejected[1].offset == 11);
    CHECK(decoded.rejected[1].length == 5);
    CHECK(decoded.rejected[3].reason == Rejection::truncated);
    // No value by its own word, and a digit that is none.
    CHECK_FALSE(decode(*driver, frame(1, 1, true)).indications.front().has_value());
    CHECK(decode(*driver, frame(1, 1, false, 0x1A)).rejected.front().reason == Rejection::syntax);
}

TEST_CASE("once something was asked, only its answer counts", "[described]") {
    const auto driver = small();
    struct Row {
        const char* name;
        std::vector<Said> conversation;
        std::size_t values;
        std::vector<Rejection> rejected;
    };
    const Row rows[] = {
        {"asked and answered", {sends("?\r"), answers(said("S,1 N"))}, 1, {}},
        {"answered twice", {sends("?\r"), answers(said("S,1 N") + said("S,1 N"))}, 1, {Rejection::late}},
        {"nothing asked", {sends("Z\r"), answers(said("S,1 N"))}, 0, {Rejection::late}},
        {"given up, then known again by its name",
         {sends("?\r"), sends("HALT\r"), answers(said("S,1 N")), answers(said("I,Small,12")), sends("?\r"),
          answers(said("S,2 N"))},
         1,
         {Rejection::late}},
        {"a stream", {sends("GO\r"), answers(said("S,1 N") + said("S,2 N") + said("S,3 N"))}, 3, {}},
        {"a stream that was stopped", {sends("GO\r"), sends("HALT\r"), answers(said("S,1 N"))}, 0, {Rejection::late}},
        {"refused", {sends("Z\r"), answers(said("NO,7"))}, 0, {Rejection::refused}},
    };
    for (const auto& row : rows) {
        CAPTURE(row.name);
        for (const std::size_t piece : {0U, 1U, 3U}) {
            const auto decoded = decode(*driver, row.conversation, {}, piece);
            CHECK(decoded.indications.size() == row.values);
            std::vector<Rejection> reasons;
            for (const auto& frame : decoded.rejected) reasons.push_back(frame.reason);
            CHECK(reasons == row.rejected);
        }
    }
}

TEST_CASE("what a described instrument says beside values becomes events in words", "[described]") {
    const auto driver = small();
    const auto events =
        decode(*driver, {sends("WHO\r"), answers(said("I,Small,0012")), sends("Z\r"), answers(said("OK")), sends("Z\r"),
                         answers(said("NO,7")), answers(said("HELLO"))})
            .events;
    REQUIRE(events.size() == 4);
    CHECK(events[0].text == "Small||0012|");
    CHECK(events[1].text == "zero");
    CHECK(events[2].text == "zero: code 7");
    CHECK(events[3].kind == metrology::DeviceEvent::Kind::restarted);
}

TEST_CASE("orders become the bytes the file says, with their values in its unit", "[described]") {
    using sequence::Command;
    const auto driver = small();
    CHECK(driver->exchange(Command::read_now, {})->request == "?\r");
    CHECK_FALSE(driver->exchange(Command::read_now, {})->acknowledged);
    CHECK(driver->exchange(Command::zero, {})->acknowledged);
    const sequence::Order order(Command::set_voltage, metrology::AnyQuantity(metrology::Kind::voltage, 12'500'000));
    CHECK(driver->exchange(order, {})->request == "V12.5\r");
    const sequence::Order fine(Command::set_voltage, metrology::AnyQuantity(metrology::Kind::voltage, 12'501'000));
    CHECK(driver->exchange(fine, {}).error().code == base::ErrorCode::bad_value);
    const auto none = driver->exchange(Command::tare, {});
    REQUIRE_FALSE(none);
    CHECK(none.error().code == base::ErrorCode::instrument_refused);
    CHECK(none.error().expected.find("read-now") != std::string::npos);
    // One that takes no requests is only listened to.
    const auto listener = read_described_driver(small_frames, "frames.json").value();
    CHECK(listener->profiles.front().listens_only);
    CHECK(listener->exchange(Command::start, {})->request.empty());
    CHECK_FALSE(listener->exchange(Command::zero, {}));
}
