// SPDX-License-Identifier: GPL-3.0-or-later
#include "instruments/registry/diagnosis.h"

#include "instruments/protocol/checksums.h"
#include "instruments/registry/registry.h"
#include "tests/instruments/contract/model_line.h"
#include "tests/instruments/registry/conversation.h"

using namespace velocert;
using namespace velocert::instruments;
using namespace velocert::instruments::test;

namespace {

LineEvidence line(std::string sent, std::string heard) {
    LineEvidence out;
    out.port = "/dev/ttyX";
    out.settings = "9600 8N1";
    out.sent = std::move(sent);
    out.heard = std::move(heard);
    return out;
}

}  // namespace

TEST_CASE("each cause is told from the others by what the line shows") {
    CHECK(cause_of(line("SI\r\n", "")) == LineCause::silence);
    CHECK(cause_of(line("SI\r\n", "SI\r\n")) == LineCause::echo);
    CHECK(cause_of(line("SI\r\n", "SI\r\nSI\r\n")) == LineCause::echo);
    CHECK(cause_of(line("SI\r\n", "SI")) == LineCause::echo);
    CHECK(cause_of(line("SI\r\n", "HELLO\r\n")) == LineCause::unknown_language);
    CHECK(cause_of(line("", "HELLO\r\n")) == LineCause::unknown_language);
    CHECK(cause_of(line("SI\r\n", "\xf8\x80\xfe\x1e\xf0")) == LineCause::wrong_rate);
    CHECK(cause_of(line("SI\r\n", std::string(8, '\0'))) == LineCause::wrong_rate);

    auto framing = line("SI\r\n", "3f@\r\n");
    CHECK(cause_of(framing) == LineCause::unknown_language);
    framing.errors.framing = 3;
    CHECK(cause_of(framing) == LineCause::wrong_rate);
    auto parity = line("SI\r\n", "3f@\r\n");
    parity.errors.parity = 3;
    CHECK(cause_of(parity) == LineCause::wrong_parity);
    // A wrong rate gives parity errors as well.
    parity.errors.framing = 1;
    CHECK(cause_of(parity) == LineCause::wrong_rate);
    auto nothing_usable = line("SI\r\n", "");
    nothing_usable.errors.breaks = 1;
    CHECK(cause_of(nothing_usable) == LineCause::wrong_rate);

    auto damaged = line("SI\r\n", "\xf8\x80\xfe\x1e\xf0");
    damaged.damaged = true;
    CHECK(cause_of(damaged) == LineCause::damaged);

    auto other = line("SI\r\n", "ES\r\n");
    other.other_driver = "scpi-source";
    CHECK(cause_of(other) == LineCause::other_instrument);
    auto address = line("0XU\r\n", "");
    address.address = "0";
    address.answering_address = "3";
    CHECK(cause_of(address) == LineCause::other_address);
}

TEST_CASE("each diagnosis names the port, the cause and what to do") {
    struct Row {
        LineEvidence evidence;
        const char* found;
        const char* expected;
    };
    auto rate = line("SI\r\n", std::string(8, '\0'));
    rate.other_settings = {"2400 7E1", "4800 8N1"};
    auto address = line("x", "");
    address.address = "1";
    address.answering_address = "7";
    auto other = line("x", "y");
    other.other_driver = "wxt";
    for (const auto& row :
         {Row{line("x", ""), "not one byte", "RX and TX"}, Row{line("x", "x"), "echoes", "local echo"},
          Row{rate, "9600 8N1", "2400 7E1, 4800 8N1"}, Row{address, "address 7", "--set address=7"},
          Row{other, "'wxt'", "--driver wxt"}, Row{line("x", "HELLO"), "no driver understands", "protocol"}}) {
        const auto error = diagnose(row.evidence);
        CHECK(error.where == "/dev/ttyX");
        CHECK_THAT(error.found, Catch::Contains(row.found));
        CHECK_THAT(error.expected, Catch::Contains(row.expected));
    }
}

TEST_CASE("an instrument at another address is found, and at its own address nothing is said of others") {
    ModelLine weather("wxt");
    ModelTransport transport(weather, "19200 8N1");
    const auto& driver = **find_driver("wxt");
    // The instrument has address 0.
    CHECK(answering_address(driver, {{"address", "3"}}, transport, weather) == "0");
    CHECK(answering_address(driver, {{"address", "0"}}, transport, weather).empty());
    ModelLine balance("mt-sics");
    ModelTransport other(balance, "9600 8N1");
    CHECK(answering_address(**find_driver("mt-sics"), {}, other, balance).empty());
    CHECK(balance.sent.empty());
}

TEST_CASE("frames of a shared line tell whose they are and whether they came whole") {
    ModelLine quiet("mt-sics");
    ModelTransport transport(quiet, "4800 8N1");
    // Of the Modbus specification's examples: address, function, two bytes, and their sum.
    const auto frame = [](std::uint8_t address, bool right) {
        const std::uint8_t bytes[] = {address, 3, 4, 0xFF, 0xFF, 0x80, 0x81};
        std::string out(std::begin(bytes), std::end(bytes));
        const auto crc = crc16_modbus(bytes);
        out += static_cast<char>(crc & 0xFFU);
        out += static_cast<char>((crc >> 8U) ^ (right ? 0U : 1U));
        return out;
    };
    const auto& climate = **find_driver("modbus-climate");
    const auto evidence = [&](const std::string& heard, const Options& options = {}) {
        return evidence_of(climate, options, transport, "?", heard);
    };
    // The address that nobody has said is that of the model.
    CHECK(evidence("").address == "1");
    CHECK(evidence("", {{"address", "9"}}).address == "9");
    CHECK_THAT(diagnose(evidence(frame(5, true))).found,
               Catch::Contains("at address 1, but something does at address 5"));
    CHECK(cause_of(evidence(frame(5, true))) == LineCause::other_address);
    CHECK(cause_of(evidence("\x7f" + frame(5, true))) == LineCause::other_address);
    CHECK(cause_of(evidence(frame(1, false))) == LineCause::damaged);
    CHECK_THAT(diagnose(evidence(frame(1, false))).found, Catch::Contains("check sum"));
    // Damaged frames of others, sound ones of its own and addresses that no device has tell nothing of this kind.
    CHECK(cause_of(evidence(frame(5, false))) == LineCause::wrong_rate);
    CHECK(evidence(frame(1, true)).answering_address.empty());
    CHECK_FALSE(evidence(frame(1, true)).damaged);
    // A whole frame of the device that was asked is no sign of another rate, whatever its bytes look like.
    CHECK(cause_of(evidence(frame(1, true))) == LineCause::unknown_language);
    CHECK_THAT(diagnose(evidence(frame(1, true))).found, Catch::Contains("address 1 answers soundly"));
    CHECK(cause_of(evidence(frame(248, true))) == LineCause::wrong_rate);
    CHECK(cause_of(evidence(frame(0, true))) == LineCause::wrong_rate);
}

TEST_CASE("a device of a shared line that answers late, or with an exception, is told as that and as no other rate") {
    const auto found_in = [](const std::vector<std::uint8_t>& bytes, bool late) {
        LineEvidence evidence;
        evidence.address = "1";
        evidence.heard.assign(bytes.begin(), bytes.end());
        const auto crc = crc16_modbus(bytes);
        evidence.heard += static_cast<char>(crc & 0xFFU);
        evidence.heard += static_cast<char>(crc >> 8U);
        look_into_frames(evidence);
        evidence.late = late;
        CHECK(evidence.sound);
        CHECK(cause_of(evidence) == LineCause::unknown_language);
        return diagnose(evidence).text();
    };
    CHECK_THAT(found_in({1, 3, 2, 0, 0}, true),
               Catch::Contains("Modbus at address 1, later") && Catch::Contains("--set timeout="));
    CHECK_THAT(found_in({1, 0x83, 2}, false),
               Catch::Contains("Modbus at address 1, with exception 2 (it has no such register)"));
    CHECK_THAT(found_in({1, 0x84, 1}, false), Catch::Contains("with exception 1 (it has no such function)"));
    CHECK_THAT(found_in({1, 0x83, 6}, false), Catch::Contains("with exception 6") && !Catch::Contains("such"));
    CHECK_THAT(found_in({1, 3, 2, 0, 0}, false), Catch::Contains("answers soundly"));
}

TEST_CASE("what another instrument sends is recognised") {
    ModelLine recorder("pulse-daq");
    ModelTransport transport(recorder, "115200 8N1");
    recorder.send("S\n");
    const auto heard = recorder.listen(300'000);
    REQUIRE(heard.size() > 100);
    const auto evidence = evidence_of(**find_driver("mt-sics"), {}, transport, "SI\r\n", heard);
    CHECK(evidence.other_driver == "pulse-daq");
    CHECK(cause_of(evidence) == LineCause::other_instrument);
}

TEST_CASE("an instrument that cannot be opened is told with the likely cause") {
    const base::SystemClock clock;
    Script silent;
    const auto nobody =
        open_instrument(**find_driver("pulse-daq"), {}, std::make_unique<ScriptedTransport>(silent), clock);
    REQUIRE_FALSE(nobody);
    CHECK(nobody.error().code == base::ErrorCode::timeout);
    CHECK_THAT(nobody.error().found, Catch::Contains("not one byte"));
}
