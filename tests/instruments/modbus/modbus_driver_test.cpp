// SPDX-License-Identifier: GPL-3.0-or-later
#include <rapidcheck.h>
#include <catch2/catch.hpp>

#include "instruments/drivers/modbus/modbus_driver.h"
#include "instruments/protocol/checksums.h"
#include "instruments/registry/registry.h"
#include "tests/instruments/drivers/decode.h"
#include "tests/instruments/modbus/hex.h"

using namespace velocert;
using namespace velocert::instruments;
using namespace velocert::instruments::test;

namespace {

const Driver& driver_of(std::string_view id) { return **find_driver(id); }

/// A question of a driver and its right answer.
struct Exchanged {
    const char* driver;
    Options options;
    const char* request;
    const char* answer;
};
const Exchanged exchanged[] = {
    {"modbus", {{"type", "f32"}}, "01 03 00 00 00 02 C4 0B", "01 03 04 41 45 70 A4 DB A1"},
    {"modbus-torque", {}, "01 03 00 00 00 02 C4 0B", "01 03 04 00 00 30 39 2E 21"},
    {"modbus-torque", {{"profile", "dyn-200-2"}}, "01 03 00 00 00 04 44 09", "01 03 08 00 00 30 39 00 00 05 78 0F 50"},
    {"modbus-torque", {{"profile", "star-j12"}}, "01 03 00 00 00 01 84 0A", "01 03 02 02 AC B9 59"},
    {"modbus-climate", {}, "01 03 00 00 00 02 C4 0B", "01 03 04 01 E6 FF 9F 1B A0"},
    {"modbus-wind", {}, "01 03 01 F4 00 01 C4 04", "01 03 02 00 37 F9 92"},
    {"modbus-weighing-indicator", {}, "01 03 00 00 00 03 05 CB", "01 03 06 00 00 F2 31 00 01 83 C2"},
    {"modbus-force", {}, "01 03 00 00 00 03 05 CB", "01 03 06 00 00 30 39 00 02 7F B9"},
    {"modbus-force", {{"profile", "mx08-indicated"}}, "01 03 03 ED 00 02 54 7A", "01 03 04 00 00 27 10 E0 0F"},
    {"modbus-force", {{"profile", "adt42"}}, "01 03 00 08 00 02 45 C9", "01 03 04 CC CD 42 F6 E4 7A"},
    {"modbus-load", {}, "01 03 0B 00 00 04 46 2D", "01 03 08 42 40 0C 4A 40 A8 00 00 5C D8"},
};

std::size_t accounted(const metrology::Decoded& decoded) {
    std::size_t bytes = 0;
    std::uint64_t last = ~std::uint64_t{0};
    for (const auto& shown : decoded.indications) {
        if (shown.offset != last) bytes += shown.length;
        last = shown.offset;
    }
    for (const auto& frame : decoded.rejected) bytes += frame.length;
    return bytes;
}

}  // namespace

TEST_CASE("only a device that knows no such place has no mark of a simulated one", "[modbus]") {
    const std::string question = modbus_read(1, modbus_function::read_holding, 0xFF00, 8);
    for (const int code : {1, 2, 3, 4, 5, 6, 7, 8, 10, 11}) {
        CAPTURE(code);
        const std::string bare{'\x01', '\x83', static_cast<char>(code)};
        const auto crc = crc16_modbus(base::as_bytes(bare));
        const auto answer = bare + static_cast<char>(crc & 0xFFU) + static_cast<char>(crc >> 8U);
        const auto decoded = decode(driver_of("modbus"), {sends(question), answers(answer)});
        const bool none = code <= 3;
        REQUIRE(decoded.events.size() == 1);
        CHECK((decoded.events[0].kind == metrology::DeviceEvent::Kind::accepted) == none);
        CHECK((decoded.events[0].text.find("no mark") != std::string::npos) == none);
        CHECK(decoded.rejected.empty() == none);
    }
}

TEST_CASE("every shipped instrument file is read, with its place in the driver list", "[modbus]") {
    for (const auto& file : embedded_modbus_maps()) {
        CAPTURE(file.name);
        const auto json = base::Json::parse(file.text, file.name);
        REQUIRE(json);
        const auto loaded = load_modbus_driver(*json, std::string(file.name));
        INFO((loaded ? "" : loaded.error().text()));
        REQUIRE(loaded);
        CHECK(find_driver((*loaded)->driver.id));
    }
}

TEST_CASE("a poll asks with the bytes of the makers' examples", "[modbus]") {
    for (const auto& row : exchanged) {
        CAPTURE(row.driver);
        const auto exchange = driver_of(row.driver).exchange(sequence::Command::read_now, row.options);
        REQUIRE(exchange);
        CHECK(exchange->request == hex(row.request));
        CHECK(exchange->retries == 2);
        for (const auto& more : exchange->then) CHECK(more.size() == 8);
    }
}

TEST_CASE("every changed byte of an answer is never a value, and every byte is accounted for", "[modbus]") {
    int wrong = 0;
    for (const auto& row : exchanged) {
        const auto request = hex(row.request);
        const auto answer = hex(row.answer);
        for (std::size_t at = 0; at < answer.size(); ++at)
            for (int change = 1; change < 256; ++change) {
                auto damaged = answer;
                damaged[at] = static_cast<char>(static_cast<std::uint8_t>(damaged[at]) ^ change);
                const auto decoded = decode(driver_of(row.driver), {sends(request), answers(damaged)}, row.options);
                if (!decoded.indications.empty() || accounted(decoded) != answer.size()) {
                    ++wrong;
                    CAPTURE(row.driver, at, change);
                    CHECK(decoded.indications.empty());
                    CHECK(accounted(decoded) == answer.size());
                }
                const auto bare = decode(driver_of(row.driver), damaged, row.options);
                if (!bare.indications.empty()) {
                    ++wrong;
                    CAPTURE(row.driver, at, change);
                    CHECK(bare.indications.empty());
                }
            }
    }
    CHECK(wrong == 0);
}

TEST_CASE("every cut of an answer is never a value", "[modbus]") {
    for (const auto& row : exchanged) {
        const auto answer = hex(row.answer);
        for (std::size_t from = 0; from < answer.size(); ++from)
            for (std::size_t to = from; to <= answer.size(); ++to) {
                if (from == 0 && to == answer.size()) continue;
                CAPTURE(row.driver, from, to);
                const auto cut = answer.substr(from, to - from);
                const auto decoded =
                    decode(driver_of(row.driver), {sends(hex(row.request)), answers(cut)}, row.options);
                CHECK(decoded.indications.empty());
                CHECK(accounted(decoded) == cut.size());
            }
    }
}

TEST_CASE("an answer is found behind and before garbage", "[modbus]") {
    for (const auto& row : exchanged)
        for (const char* junk : {"00", "01", "01 03", "FF FF FF", "01 03 01", "55 03 FF"}) {
            CAPTURE(row.driver, junk);
            const auto decoded =
                decode(driver_of(row.driver),
                       {sends(hex(row.request)), answers(hex(junk) + hex(row.answer) + hex(junk))}, row.options);
            CHECK_FALSE(decoded.indications.empty());
            CHECK(accounted(decoded) == hex(junk).size() * 2 + hex(row.answer).size());
        }
}

TEST_CASE("a bare capture is understood by the polls of the map", "[modbus]") {
    for (const auto& row : exchanged) {
        CAPTURE(row.driver);
        const auto answer = hex(row.answer);
        const auto twice = decode(driver_of(row.driver), answer + answer, row.options);
        CHECK(twice.indications.size() % 2 == 0);
        CHECK_FALSE(twice.indications.empty());
        CHECK(twice.rejected.empty());
    }
}

TEST_CASE("a second answer, and one of another device, is late", "[modbus]") {
    for (const auto& row : exchanged) {
        CAPTURE(row.driver);
        const auto once =
            decode(driver_of(row.driver), {sends(hex(row.request)), answers(hex(row.answer))}, row.options);
        const auto twice = decode(driver_of(row.driver),
                                  {sends(hex(row.request)), answers(hex(row.answer) + hex(row.answer))}, row.options);
        CHECK(twice.indications.size() == once.indications.size());
        REQUIRE(twice.rejected.size() == 1);
        CHECK(twice.rejected[0].reason == metrology::Rejection::late);
        auto other = row.options;
        other["address"] = "9";
        const auto asked = driver_of(row.driver).exchange(sequence::Command::read_now, other);
        REQUIRE(asked);
        const auto wrong = decode(driver_of(row.driver), {sends(asked->request), answers(hex(row.answer))}, other);
        CHECK(wrong.indications.empty());
        REQUIRE(wrong.rejected.size() == 1);
        CHECK(wrong.rejected[0].reason == metrology::Rejection::late);
    }
}

TEST_CASE("an echo is stripped exactly, and told where nobody spoke of one", "[modbus]") {
    for (const auto& row : exchanged) {
        CAPTURE(row.driver);
        auto with_echo = row.options;
        with_echo["echo"] = "yes";
        const auto request = hex(row.request);
        const auto stripped =
            decode(driver_of(row.driver), {sends(request), answers(request + hex(row.answer))}, with_echo);
        CHECK_FALSE(stripped.indications.empty());
        CHECK(stripped.rejected.empty());
        // The option is set and nothing echoes: the answer counts all the same.
        const auto quiet = decode(driver_of(row.driver), {sends(request), answers(hex(row.answer))}, with_echo);
        CHECK_FALSE(quiet.indications.empty());
        const auto unknown =
            decode(driver_of(row.driver), {sends(request), answers(request + hex(row.answer))}, row.options);
        CHECK_FALSE(unknown.indications.empty());
        REQUIRE_FALSE(unknown.events.empty());
        CHECK(unknown.events[0].kind == metrology::DeviceEvent::Kind::fault);
        CHECK_THAT(unknown.events[0].text, Catch::Contains("echo=yes"));
    }
}

TEST_CASE("cuts do not matter", "[modbus]") {
    rc::check("the same however it is cut", [] {
        const auto& row = exchanged[*rc::gen::inRange<std::size_t>(0, std::size(exchanged))];
        auto options = row.options;
        if (*rc::gen::arbitrary<bool>()) options["echo"] = "yes";
        std::vector<Said> talk;
        const int rounds = *rc::gen::inRange(1, 6);
        for (int i = 0; i < rounds; ++i) {
            talk.push_back(sends(hex(row.request)));
            auto bytes = hex(row.answer);
            switch (*rc::gen::inRange(0, 5)) {
                case 0: bytes = hex(row.request) + bytes; break;
                case 1: bytes = bytes.substr(0, *rc::gen::inRange<std::size_t>(0, bytes.size())); break;
                case 2: bytes[*rc::gen::inRange<std::size_t>(0, bytes.size())] ^= 1; break;
                case 3: bytes = *rc::gen::container<std::string>(rc::gen::arbitrary<char>()) + bytes; break;
                default: break;
            }
            talk.push_back(answers(bytes));
        }
        const auto whole = lines(decode(driver_of(row.driver), talk, options));
        const auto piece = *rc::gen::inRange<std::size_t>(1, 9);
        RC_ASSERT(lines(decode(driver_of(row.driver), talk, options, piece)) == whole);
    });
}

TEST_CASE("what may not be is refused with what was expected", "[modbus]") {
    struct Row {
        const char* driver;
        const char* option;
        const char* value;
    };
    for (const Row& row :
         {Row{"modbus", "address", "0"}, Row{"modbus", "address", "248"}, Row{"modbus", "type", "float"},
          Row{"modbus", "order", "ACBD"}, Row{"modbus", "function", "6"}, Row{"modbus", "register", "70000"},
          Row{"modbus", "unit", "kg"}, Row{"modbus", "scale", "0"}, Row{"modbus", "scale", "1e3"},
          Row{"modbus", "measurand", "weight"}, Row{"modbus", "echo", "maybe"}, Row{"modbus-torque", "range", "-5"},
          Row{"modbus-torque", "address", "1x"}, Row{"modbus-load", "echo", "1"},
          Row{"modbus-climate", "order", "BACD"}}) {
        CAPTURE(row.driver, row.option, row.value);
        auto options = Options{{row.option, row.value}};
        if (std::string(row.option) == "range") options["profile"] = "star-j12";
        const auto decoder = driver_of(row.driver).make_decoder(options);
        REQUIRE_FALSE(decoder);
        CHECK_FALSE(decoder.error().expected.empty());
    }
}

TEST_CASE("the load is set by writes and a read-back, exactly, and stopped by its command", "[modbus]") {
    using sequence::Command;
    const auto& load = driver_of("modbus-load");
    CHECK(load.energises);
    sequence::Order order(Command::set_current);
    order.value.emplace(metrology::Kind::current, 5'000'000);
    const auto set = load.exchange(order, {});
    REQUIRE(set);
    CHECK(set->retries == 0);
    CHECK(set->request == hex("01 05 05 03 FF 00 7C F6"));
    REQUIRE(set->then.size() == 3);
    CHECK(set->then[1] == hex("01 10 0A 01 00 02 04 40 A0 00 00 59 21"));
    CHECK(set->then[2] == hex("01 03 0A 01 00 02 96 13"));
    const auto stop = load.exchange(Command::stop, {});
    REQUIRE(stop);
    CHECK(stop->request == hex("01 10 0A 00 00 01 02 00 2B 4C 4F"));
    REQUIRE(stop->then.size() == 1);
    CHECK(stop->then[0] == hex("01 01 05 10 00 01 FC C3"));
    order.value.emplace(metrology::Kind::current, 5'000'500);  // finer than the load takes
    CHECK_FALSE(load.exchange(order, {}));
    order.value.emplace(metrology::Kind::current, -1'000'000);
    CHECK_FALSE(load.exchange(order, {}));
    order.value.emplace(metrology::Kind::current, 501'000'000);
    CHECK_FALSE(load.exchange(order, {}));
}

TEST_CASE("each driver for Modbus takes the time that an answer may have, within its limits", "[modbus]") {
    for (const auto* driver : drivers()) {
        if (!driver->id.starts_with("modbus")) continue;
        CAPTURE(driver->id);
        const auto wait = [&](const char* time) {
            return driver->exchange(sequence::Command::read_now, {{"timeout", time}});
        };
        CHECK(wait("900")->timeout == std::chrono::milliseconds(900));
        CHECK(wait("20")->timeout == std::chrono::milliseconds(20));
        for (const char* bad : {"19", "10001", "soon", "0.5", "-1"}) CHECK_FALSE(wait(bad));
        CHECK(driver->exchange(sequence::Command::read_now, {})->timeout == std::chrono::milliseconds(500));
    }
}
