// SPDX-License-Identifier: GPL-3.0-or-later
#include "instruments/registry/identify.h"

#include <array>
#include <set>

#include "instruments/drivers/balances/xk3190.h"
#include "instruments/protocol/checksums.h"
#include "instruments/protocol/modbus.h"
#include "instruments/registry/address_search.h"
#include "instruments/registry/registry.h"
#include "tests/instruments/contract/model_line.h"

using namespace velocert;
using namespace velocert::instruments;
using namespace velocert::instruments::test;

namespace {

/// A port on which the instrument is met only at its own settings, as on a real line.
Search real_port(ModelLine& line) {
    Search search;
    search.open = [&line](const PortSettings& settings) -> base::Result<std::unique_ptr<Transport>> {
        line.deaf = settings.text() != line.line().simulator().port_settings();
        return std::make_unique<ModelTransport>(line, settings.text());
    };
    return search;
}

Search pseudo_terminal(ModelLine& line) {
    Search search;
    search.pseudo_terminal = true;
    search.open = [&line](const PortSettings& settings) -> base::Result<std::unique_ptr<Transport>> {
        return std::make_unique<ModelTransport>(line, settings.text());
    };
    return search;
}

/// Found as its own, or as one that cannot be told from it by what it answers: what stands in the registers of a shared
/// line tells nobody what it means.
bool is_found(const Identification& found, std::string_view driver) {
    const auto* best = found.found();
    if (best == nullptr) return false;
    // A receiver that sends sentences by itself is read by them, whatever else it speaks.
    if (driver == "ubx" && best->recognition.driver->id == "nmea-0183") return true;
    if (best->recognition.driver->id == driver) return true;
    // The simulated ones call themselves the same.
    if (driver == "lcr-handheld" && best->recognition.driver->id == "scpi-lcr") return true;
    if (!driver.starts_with("modbus")) return false;
    for (const auto& candidate : found.candidates)
        if (candidate.recognition.driver->id == driver) return candidate.recognition.score == best->recognition.score;
    return false;
}

std::string listed(const Identification& found) {
    std::string out;
    for (const auto& candidate : found.candidates)
        out += std::string(candidate.recognition.driver->id) + ' ' + std::to_string(candidate.recognition.score) +
               " at " + candidate.settings.text() + ": " + candidate.recognition.reason() + '\n';
    return out;
}

/// A line on which nobody is until that time.
class LateTransport final : public Transport {
  public:
    LateTransport(ModelLine& line, const PortSettings& settings, std::int64_t from_us)
        : line_(line), port_(line, settings.text()), from_us_(from_us) {}
    base::Result<std::size_t> read(std::span<std::uint8_t> into, std::chrono::milliseconds wait) override {
        return port_.read(into, wait);
    }
    base::Result<void> write(std::span<const std::uint8_t> bytes, std::chrono::milliseconds wait) override {
        line_.deaf = line_.now_us() < from_us_;
        return port_.write(bytes, wait);
    }
    std::string settings_text() const override { return port_.settings_text(); }
    std::string name() const override { return port_.name(); }

  private:
    ModelLine& line_;
    ModelTransport port_;
    std::int64_t from_us_;
};

}  // namespace

TEST_CASE("every simulated instrument is identified as its own driver on a pseudo-terminal within 20 s") {
    for (const auto& info : simulators()) {
        ModelLine line(info.driver);
        const auto found = identify(drivers(), pseudo_terminal(line), line);
        REQUIRE(found);
        CAPTURE(info.driver, listed(*found));
        CHECK(is_found(*found, info.driver));
        CHECK(found->took < std::chrono::seconds(20));
    }
}

TEST_CASE("every simulated instrument is identified on a real line at the settings it has within 20 s") {
    for (const auto& info : simulators()) {
        ModelLine line(info.driver);
        const std::string settings(line.line().simulator().port_settings());
        const auto found = identify(drivers(), real_port(line), line);
        REQUIRE(found);
        CAPTURE(info.driver, settings, listed(*found));
        CHECK(is_found(*found, info.driver));
        if (found->found() != nullptr) CHECK(found->found()->settings.text() == settings);
        CHECK(found->took < std::chrono::seconds(20));
    }
}

TEST_CASE("a weighing indicator is identified in each of its modes, streaming or asked by address") {
    for (const auto* mode : {"continuous", "reversed", "forward", "command", "a12e"})
        for (const bool real : {false, true}) {
            ModelLine line("xk3190", Options{{"mode", mode}});
            const auto found = identify(drivers(), real ? real_port(line) : pseudo_terminal(line), line);
            REQUIRE(found);
            CAPTURE(mode, real, listed(*found));
            CHECK(is_found(*found, "xk3190"));
            REQUIRE(found->found() != nullptr);
            REQUIRE(found->found()->recognition.profile != nullptr);
            CHECK(found->found()->recognition.profile->id == mode);
            CHECK(found->took < std::chrono::seconds(20));
            // Alone as well, where little is asked and more is listened to.
            ModelLine again("xk3190", Options{{"mode", mode}});
            const std::array only{&xk3190};
            const auto alone = identify(only, real ? real_port(again) : pseudo_terminal(again), again);
            REQUIRE(alone);
            CHECK(is_found(*alone, "xk3190"));
        }
}

TEST_CASE("nothing is sent but the drivers' own questions") {
    std::set<std::string> questions;
    for (const auto* driver : drivers()) questions.insert(std::string(driver->probe.question));
    questions.insert("\r");    // ends what another line end did not
    questions.insert("\r\n");  // and what none has ended
    for (const auto* driver : drivers()) questions.insert(question_for_the_quiet(*driver));
    for (const auto address : other_addresses()) questions.insert(address_question(address));
    ModelLine line("mt-sics");
    line.deaf = true;
    auto search = pseudo_terminal(line);
    const auto found = identify(drivers(), search, line);
    REQUIRE(found);
    CHECK(found->found() == nullptr);
    std::string asked;
    for (const auto& one : found->asked) {
        CHECK(questions.contains(one.question));
        asked += one.question;
    }
    CHECK(asked == line.sent);
    CHECK(found->heard.empty());
}

TEST_CASE("a silent port is given up within the time, whatever there is to try") {
    ModelLine line("mt-sics");
    Search search;
    search.open = [&line](const PortSettings& settings) -> base::Result<std::unique_ptr<Transport>> {
        line.deaf = true;
        return std::make_unique<ModelTransport>(line, settings.text());
    };
    const auto found = identify(drivers(), search, line);
    REQUIRE(found);
    CHECK(found->found() == nullptr);
    CHECK(found->candidates.empty());
    CHECK(found->took < std::chrono::seconds(20));
}

TEST_CASE("a device of a shared line that has another address is found there and the address is told") {
    for (const char* driver : {"modbus-climate", "modbus-torque", "modbus-load"})
        for (const char* address : {"2", "5", "9"})
            for (const bool real : {false, true}) {
                // Where there are many rates to try, the time may be over before the last address of a rare one.
                if (real && std::string_view(address) == "9") continue;
                ModelLine line(driver, {{"address", address}});
                const auto found = identify(drivers(), real ? real_port(line) : pseudo_terminal(line), line);
                REQUIRE(found);
                CAPTURE(driver, address, real, listed(*found));
                CHECK(found->answering_address == address);
                CHECK(is_found(*found, driver));
                for (const auto& candidate : found->candidates) CHECK(candidate.address == address);
                if (real) CHECK(found->answering_at.text() == line.line().simulator().port_settings());
                CHECK(found->took < std::chrono::seconds(20));
            }
    // Beyond those that are asked, nobody is found, and where somebody answers at once nobody else is looked for.
    ModelLine far("modbus-climate", {{"address", "99"}});
    const auto none = identify(drivers(), pseudo_terminal(far), far);
    REQUIRE(none);
    CHECK(none->answering_address.empty());
    CHECK(none->candidates.empty());
    ModelLine usual("modbus-climate");
    const auto at_once = identify(drivers(), pseudo_terminal(usual), usual);
    REQUIRE(at_once);
    CHECK(at_once->answering_address.empty());
    CHECK(at_once->found()->address.empty());
}

TEST_CASE("whoever answers at another address at the last moment is not asked beyond the time") {
    bool any = false;
    for (std::int64_t from_us = 18'000'000; from_us < 20'000'000; from_us += 100'000)
        for (const char* address : {"2", "5", "9"}) {
            ModelLine line("modbus-climate", {{"address", address}});
            Search search;
            search.open = [&](const PortSettings& settings) -> base::Result<std::unique_ptr<Transport>> {
                return std::make_unique<LateTransport>(line, settings, from_us);
            };
            const auto found = identify(drivers(), search, line);
            REQUIRE(found);
            CAPTURE(from_us, address, found->answering_address);
            CHECK(found->took < std::chrono::seconds(20));
            any = any || found->answering_address == address;
        }
    CHECK(any);
}

TEST_CASE("a question to another address is a read with its sum and has no character that is printed") {
    for (const auto address : other_addresses()) {
        const auto question = address_question(address);
        const auto parsed = parse_modbus_request(base::as_bytes(question));
        REQUIRE(parsed);
        CHECK(parsed->address == address);
        CHECK(modbus_reads_registers(parsed->function));
        CHECK(std::none_of(question.begin(), question.end(), [](char c) { return c >= ' ' && c <= '~'; }));
        CHECK(answering_device(question) == std::nullopt);
    }
}

TEST_CASE("only a whole answer with its sum tells who answers") {
    // The reference's answers: 12.34 as ABCD, and exception 2.
    const std::string answer("\x01\x03\x04\x41\x45\x70\xA4\xDB\xA1", 9);
    const std::string exception("\x01\x83\x02\xC0\xF1", 5);
    CHECK(answering_device(answer) == 1);
    CHECK(answering_device(exception) == 1);
    CHECK(answering_device(std::string(2, '\0') + exception) == 1);
    for (std::size_t length = 0; length < answer.size(); ++length)
        CHECK_FALSE(answering_device(answer.substr(0, length)));
    for (std::size_t at = 0; at < exception.size(); ++at) {
        auto changed = exception;
        changed[at] = static_cast<char>(changed[at] ^ 0x10);
        CHECK_FALSE(answering_device(changed));
    }
    const auto moved = at_address(answer, 5);
    REQUIRE(moved);
    CHECK(answering_device(*moved) == 5);
    CHECK(at_address(*moved, 1) == answer);
    CHECK_FALSE(at_address("HELLO\r\n", 5));
    CHECK_FALSE(at_address("", 5));
}

TEST_CASE("a line that gives back what is sent is noticed, and the instrument on it is found all the same") {
    ModelLine line("mt-sics");
    REQUIRE(line.line().arm({Fault::echo, 0, 0}, 0));
    const auto found = identify(drivers(), pseudo_terminal(line), line);
    REQUIRE(found);
    CAPTURE(listed(*found));
    CHECK(found->echo);
    REQUIRE(found->found() != nullptr);
    CHECK(found->found()->recognition.driver->id == "mt-sics");
}

TEST_CASE("settings worth trying come once each, and a pseudo-terminal is tried at one") {
    const auto all = attempts_of(drivers(), false);
    for (std::size_t i = 0; i < all.size(); ++i) {
        for (std::size_t j = i + 1; j < all.size(); ++j) CHECK_FALSE(all[i].settings == all[j].settings);
        if (i > 0) CHECK(all[i - 1].drivers.size() >= all[i].drivers.size());
        CHECK(all[i].questions.size() == all[i].patience.size());
    }
    const auto one = attempts_of(drivers(), true);
    REQUIRE(one.size() == 1);
    CHECK(one.front().settings == PortSettings{});
    CHECK(one.front().drivers.size() == drivers().size());
}

TEST_CASE("a peer of a pseudo-terminal that looks at its rate is found at that rate within 20 s") {
    const char* driver = "nmea-0183";
    for (const char* rate : {"4800 8N1", "38400 8N1", "115200 8N1"}) {
        ModelLine line(driver);
        Search search;
        search.pseudo_terminal = true;
        search.open = [&](const PortSettings& settings) -> base::Result<std::unique_ptr<Transport>> {
            line.deaf = settings.text() != rate;
            return std::make_unique<ModelTransport>(line, settings.text());
        };
        const auto found = identify(drivers(), search, line);
        REQUIRE(found);
        CAPTURE(driver, rate, listed(*found));
        CHECK(is_found(*found, driver));
        if (found->found() != nullptr) CHECK(found->found()->settings.text() == rate);
        CHECK(found->took < std::chrono::seconds(20));
    }
}

TEST_CASE("behind a question that no line end closes a line end follows, unless such bytes found the instrument") {
    ModelLine line("mt-sics");
    line.deaf = true;
    const auto found = identify(drivers(), pseudo_terminal(line), line);
    REQUIRE(found);
    CHECK(line.sent.ends_with("\r\n"));
    ModelLine frames("modbus-wind");
    REQUIRE(identify(drivers(), pseudo_terminal(frames), frames));
    CHECK_FALSE(frames.sent.ends_with("\r\n"));
}

TEST_CASE("questions that differ in their line end are one question") {
    CHECK(same_question("*IDN?\n", "*IDN?\r\n"));
    CHECK(same_question("", ""));
    CHECK_FALSE(same_question("I4\r\n", "I\r\n"));
}

TEST_CASE("who tells a name that no driver has is named, and taken for none") {
    const auto heard = [](const std::string& answer) { return std::vector<Hearing>{{"", ""}, {"*IDN?\n", answer}}; };
    const auto hearings = heard("ACME,FOO9000,0,1.0\r\n");
    const auto strangers = recognise(drivers(), hearings);
    REQUIRE_FALSE(strangers.empty());
    for (const auto& one : strangers) {
        CAPTURE(one.driver->id, one.reason());
        CHECK(one.stranger);
        CHECK(one.score < recognised_score);
        CHECK(one.identity.text() == "ACME|FOO9000|0|1.0");
    }
    CHECK(strangers.front().reason().find("which no driver knows") != std::string::npos);
    const auto known = recognise(drivers(), heard("HEWLETT-PACKARD,34401A,0,11-5-2\r\n"));
    REQUIRE_FALSE(known.empty());
    CHECK(known.front().driver->id == "scpi-multimeter");
    CHECK_FALSE(known.front().stranger);
    CHECK(known.front().score >= recognised_score);
}

TEST_CASE("a number in a name makes nobody sure of another maker's instrument") {
    for (const char* name : {"EA ELEKTRO-AUTOMATIK,PS 9000,1,1\n", "ACME,XY-9000,123,1.0\n", "ACME,9900A,1,1\n",
                             "FLUKE,5320A,190,1.0\n", "LeCroy,190,1,1.0\n", "XITRON,2801,3174,1\n", "MCS,8310,1,1\n",
                             "ACME POWER,8310,1,1\n", "ACME,FOO,1,GPT9801\n", "ACME,FOO,IT6522D,1\n"}) {
        const auto found = recognise(drivers(), std::vector<Hearing>{{"", ""}, {"*IDN?\n", name}});
        CAPTURE(name, found.front().driver->id, found.front().score);
        CHECK_FALSE(is_clear(found));
    }
    struct Row {
        const char* driver;
        const char* name;
    };
    for (const auto& row :
         {Row{"gpt-9000", "GPT-9803, EM123456, V1.00\r\n"}, Row{"gpt-9000", "GWInstek,GPT-9904,0,1\n"},
          Row{"hioki-3174", "HIOKI,3174,0,V1.00\r\n"}, Row{"chroma-190", "Chroma,19052,1,3.10\n"},
          Row{"scpi-power-meter", "GW Instek,GPM-8310,GEX1,V1.00\n"},
          Row{"scpi-power-meter", "YOKOGAWA,WT310,C2QF12345V,F1.03\n"},
          Row{"scpi-lcr", "Tonghui,TH2830,Ver 1.0.0,W1234567\n"},
          Row{"scpi-lcr", "Agilent Technologies,E4980A,MY12345678,A.02.00\n"},
          Row{"scpi-lcr", "B&K PRECISION,894,1,1.0\n"}, Row{"scpi-multimeter", "HP,34401A\n"},
          Row{"scpi-source", "ITECH Ltd.,IT6522D,8000001,1.06\n"},
          Row{"nti-xl2", "NTiAudio,XL2,A2A-02000-D1,FW4.71\n"}}) {
        const auto found = recognise(drivers(), std::vector<Hearing>{{"", ""}, {"*IDN?\n", row.name}});
        CAPTURE(row.name, found.front().driver->id, found.front().score);
        CHECK(found.front().driver->id == row.driver);
        CHECK(is_clear(found));
    }
}

TEST_CASE("who passes over all sentences of a receiver is not taken for the one that reads them") {
    const auto sealed = [](const std::string& text) {
        constexpr const char* digits = "0123456789ABCDEF";
        const auto sum = xor_checksum(base::as_bytes(text));
        return '$' + text + '*' + digits[sum >> 4U] + digits[sum & 15U] + "\r\n";
    };
    std::string heard;
    for (const char second : {'0', '1', '2'}) {
        const std::string time = std::string("08000") + second + ".000";
        heard += sealed("GNGGA," + time + ",3113.80000,N,12128.20000,E,2,18,0.6,4.2,M,8.0,M,,") +
                 sealed("GPGSA,A,3,01,02,03,,,,,,,,,,1.1,0.6,0.9") + sealed("PQVERNO,R,LC29HBA") +
                 sealed("GNRMC," + time + ",A,3113.80000,N,12128.20000,E,13.499,0.00,050126,,,D,V");
    }
    const auto found = recognise(drivers(), std::vector<Hearing>{{"", heard}});
    REQUIRE(found.size() > 1);
    CHECK(found.front().driver->id == "nmea-0183");
    CHECK(is_clear(found));
    // A wind sensor is not taken for a receiver either.
    const auto wind = sealed("WIMWV,236,R,1.0,M,A");
    const auto sensor = recognise(drivers(), std::vector<Hearing>{{"", wind + wind + wind}});
    REQUIRE_FALSE(sensor.empty());
    CHECK(sensor.front().driver->id == "nmea-wind");
    CHECK(is_clear(sensor));
}

namespace {

/// What is found where each question is answered as that table says, and all others as it says for none.
std::vector<Recognition> heard_from(const std::vector<std::pair<std::string, std::string>>& table,
                                    const std::string& otherwise = {}) {
    std::vector<Hearing> hearings{{"", ""}};
    const auto attempts = attempts_of(drivers(), true);
    for (const auto& question : attempts.front().questions) {
        std::string heard = otherwise;
        for (const auto& [asked, answer] : table)
            if (same_question(asked, question)) heard = answer;
        hearings.push_back({question, heard});
    }
    return recognise(drivers(), hearings);
}

std::string first_of(const std::vector<Recognition>& found) {
    return found.empty() || found.front().score < recognised_score ? "" : std::string(found.front().driver->id);
}

}  // namespace

TEST_CASE("instruments of other making are known by the answers their manuals give") {
    struct Row {
        const char* driver;
        std::vector<std::pair<std::string, std::string>> table;
        std::string otherwise;
    };
    const Row rows[] = {
        {"mark-10", {{"?", "4.285 N\r\n"}}, ""},
        {"mark-10", {{"?", "4.285 N\r\n"}}, "*10\r\n"},
        {"mark-10", {{"?", "4.285\r\n"}}, "*10\r\n"},
        {"mark-10", {{"?", "-18.78 lbF\r\n"}}, "*10\r\n"},
        {"mark-10", {{"?", "-18.78 lbF\r\n"}}, ""},
        {"dillon-afg", {{"?", "  4.285\r\n"}}, ""},
        // Whatever has a '?' in it is a '?' to it.
        {"dillon-afg", {{"?", "  4.285\r\n"}, {"DOD?", "  4.285\r\n"}, {"*IDN?", "  4.285\r\n"}}, ""},
        {"tecsis-eze30", {{"ID", "D:DAS\r"}}, "ERR\r"},
        {"andilog", {{"F", "12.34\r"}}, "?\r"},
        {"kern", {{"O1", "A00\r\n+0123.45 G S\r\n+0123.45 G S\r\n"}}, "E01\r\n"},
        {"ohaus", {{"IP", "     192.21 g  \r\n"}}, "ES\r\n"},
        {"magtrol", {{"*IDN?", "Magtrol DSP6001 Rev 3A\r\n"}}, ""},
        {"magtrol", {{"*IDN?", "MAGTROL DSP6001 VER 4.7\r\n"}}, ""},
        {"scpi-multimeter", {{"*IDN?", "GWInstek,GDM8342,GEQ120001,1.0\r\n"}}, ""},
        {"scpi-multimeter", {{"*IDN?", "GWInstek,GDM8261A,GEQ120001,1.0\r\n"}}, ""},
        {"scpi-multimeter", {{"*IDN?", "GW,GDM8251A,GEQ120001,1.0\r\n"}}, ""},
        {"scpi-multimeter", {{"*IDN?", "Keysight Technologies,34465A,MY54500001,A.02.14\n"}}, ""},
        {"scpi-multimeter", {{"*IDN?", "Agilent Technologies,34405A,MY54500001,1.0\n"}}, ""},
        {"scpi-multimeter", {{"*IDN?", "OWON,XDM2041,2112345,V3.1\n"}}, ""},
        {"lcr-handheld", {{"*IDN?", "BK879B,1.0,123456\r\n"}}, ""},
    };
    for (const auto& row : rows) {
        const auto found = heard_from(row.table, row.otherwise);
        std::string listed;
        for (const auto& one : found)
            listed += std::string(one.driver->id) + ' ' + std::to_string(one.score) + ": " + one.reason() + '\n';
        CAPTURE(row.driver, row.table.front().second, row.otherwise, listed);
        CHECK(first_of(found) == row.driver);
    }
}

TEST_CASE("an address or a state alone makes nobody known") {
    for (const char* told : {"0\r\n", "1\r\n", "12\r\n"}) {
        CAPTURE(told);
        CHECK(first_of(heard_from({{"?", told}})).empty());
    }
}

TEST_CASE("a balance whose values have the length of one profile is known by that profile, whatever it calls itself") {
    const auto found = heard_from({{"SI", "S S    4209.870 g\r\n"}}, "ES\r\n");
    REQUIRE(first_of(found) == "mt-sics");
    CHECK(found.front().profile->id == "kern-kcp-sx");
    std::vector<Hearing> hearings{{"", ""},
                                  {"SI\r\n", "S S    4209.870 g\r\n"},
                                  {"I2\r\n", "I2 A \"KERN PES 6200-2M 6200.00 g\"\r\n"},
                                  {"I4\r\n", "I4 A \"WA1900005\"\r\n"}};
    const auto named = recognise(drivers(), hearings);
    REQUIRE(first_of(named) == "mt-sics");
    CHECK(named.front().profile->id == "kern-kcp-sx");
    CHECK(named.front().identity.serial == "WA1900005");
}

TEST_CASE("a stream that the search has begun is ended, and one that was there goes on") {
    for (const char* driver : {"kern", "pce-322a"}) {
        CAPTURE(driver);
        ModelLine line(driver);
        REQUIRE(line.listen(2'000'000).empty());
        const auto found = identify(drivers(), pseudo_terminal(line), line);
        REQUIRE(found);
        CHECK(is_found(*found, driver));
        static_cast<void>(line.listen(1'000'000));
        CHECK(line.listen(3'000'000).empty());
        ModelLine talking(driver);
        talking.send((*find_driver(driver))->exchange(sequence::Command::start, {})->request);
        static_cast<void>(talking.listen(500'000));
        REQUIRE(identify(drivers(), pseudo_terminal(talking), talking));
        CHECK_FALSE(talking.listen(3'000'000).empty());
    }
}

TEST_CASE("bytes that no driver understands give no candidate") {
    const std::vector<Hearing> hearings{{{}, std::string("\x00\xff\x80\xfe\x00\x00\xc3\x9f", 8)}};
    for (const auto& candidate : recognise(drivers(), hearings)) CHECK(candidate.score < recognised_score);
}
