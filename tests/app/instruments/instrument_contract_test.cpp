// SPDX-License-Identifier: GPL-3.0-or-later
// The command line with instruments at the other end of a line: the virtual bench, and a balance written by itself.
#include <catch2/catch.hpp>

#include <algorithm>
#include <csignal>
#include <filesystem>
#include <fstream>
#include <sstream>
#include <thread>

#include "tests/app/process.h"

using namespace velocert::tests;
using velocert::base::Json;

namespace {

std::vector<Json> lines(const std::string& text) {
    std::vector<Json> out;
    std::istringstream stream(text);
    for (std::string line; std::getline(stream, line);) {
        auto json = Json::parse(line);
        REQUIRE(json);
        out.push_back(*json);
    }
    return out;
}

std::string member(const Json& json, const char* key) {
    const Json* found = json.find(key);
    if (found == nullptr || found->is_null()) return {};
    if (const auto* number = found->number()) return number->digits;
    return found->string() != nullptr ? *found->string() : std::string();
}

bool has_flag(const Json& json, const std::string& flag) {
    const Json* flags = json.find("flags");
    if (flags == nullptr || flags->items() == nullptr) return false;
    for (const auto& entry : *flags->items())
        if (entry.string() != nullptr && *entry.string() == flag) return true;
    return false;
}

/// A balance of other making behind a pair of linked pseudo-terminals.
class PeerBalance {
  public:
    PeerBalance(const ScratchFolder& folder, const std::string& behaviour)
        : wire_({"/usr/bin/socat", "pty,raw,echo=0,link=" + (folder / "far"),
                 "pty,raw,echo=0,link=" + (folder / "near")}) {
        REQUIRE(appears(folder / "far"));
        REQUIRE(appears(folder / "near"));
        balance_ = std::make_unique<Process>(std::vector<std::string>{
            "/usr/bin/perl", std::string(VELOCERT_PEERS) + "/balance.pl", folder / "far", behaviour});
    }

  private:
    Process wire_;
    std::unique_ptr<Process> balance_;
};

Finished read_peer(const std::string& behaviour, std::vector<std::string> more) {
    const ScratchFolder folder;
    const PeerBalance peer(folder, behaviour);
    std::vector<std::string> words{"read", "--driver", "mt-sics", "--port", folder / "near"};
    words.insert(words.end(), more.begin(), more.end());
    return cli(words);
}

}  // namespace

TEST_CASE("the virtual balance and read talk over a pseudo-terminal, and the log decodes to the same values") {
    const ScratchFolder folder;
    Process bench({VELOCERT_BENCH, "--instrument", "mt-sics", "--link", folder / "A", "--set", "mass=62.95 kg", "--set",
                   "load=on", "--seed", "7"});
    REQUIRE(appears(folder / "A"));
    const auto read = cli({"read", "--driver", "mt-sics", "--port", folder / "A", "--set", "profile=150-kg-platform",
                           "--count", "12", "--log", folder / "scale.wire"});
    CAPTURE(read.err);
    REQUIRE(read.code == 0);
    const auto live = lines(read.out);
    REQUIRE(live.size() == 12);
    for (const auto& line : live) {
        CHECK(member(line, "measurand") == "mass");
        CHECK(member(line, "resolution") == "0.05 kg");
        CHECK_FALSE(member(line, "frame").empty());
    }
    CHECK_THAT(read.err, Catch::Contains("simulated"));

    const auto decoded = cli({"decode", "--driver", "mt-sics", folder / "scale.wire"});
    REQUIRE(decoded.code == 0);
    const auto again = lines(decoded.out);
    REQUIRE(again.size() >= live.size());
    std::size_t at = 0;
    for (const auto& line : again)
        if (at < live.size() && member(line, "offset") == member(live[at], "offset")) {
            CHECK(member(line, "value") == member(live[at], "value"));
            CHECK(member(line, "frame") == member(live[at], "frame"));
            ++at;
        }
    CHECK(at == live.size());

    // A log is never overwritten.
    CHECK(cli({"read", "--driver", "mt-sics", "--port", folder / "A", "--count", "1", "--log", folder / "scale.wire"})
              .code == 3);

    bench.signal(SIGTERM);
    CHECK(bench.wait(std::chrono::seconds(10)).code == 0);
    CHECK_FALSE(std::filesystem::exists(folder / "A"));
}

TEST_CASE("a balance of other making is understood, whole or byte by byte") {
    for (const char* behaviour : {"plain", "fragments", "no-stream"}) {
        CAPTURE(behaviour);
        const auto read = read_peer(behaviour, {"--count", "4"});
        CAPTURE(read.err);
        REQUIRE(read.code == 0);
        CHECK_THAT(read.err, Catch::Contains("B012345678"));
        int stable = 0;
        for (const auto& line : lines(read.out)) {
            // The model without a stream says "ES" once, which is a line without a value.
            if (std::string(behaviour) == "no-stream" && member(line, "value").empty()) continue;
            CHECK_THAT(member(line, "value"), Catch::StartsWith("62.9") || Catch::StartsWith("63.0"));
            stable += has_flag(line, "stable") ? 1 : 0;
        }
        CHECK(stable >= 2);
    }
}

TEST_CASE("a time that is none is refused before anything is opened") {
    for (const char* seconds : {"nan", "inf", "1e300", "0", "-1", "2592001"}) {
        CAPTURE(seconds);
        CHECK(cli({"read", "--driver", "mt-sics", "--port", "/dev/null", "--seconds", seconds}).code == 3);
    }
}

TEST_CASE("what is mistyped is told as such, by its own word and with exit code 3") {
    const std::vector<std::string> reading{"read", "--driver", "mt-sics", "--port", "/nonexistent"};
    const struct {
        std::vector<std::string> more;
        const char* words;
    } rows[] = {
        {{"--settings", "9600 9N1"}, "--settings: '9600 9N1'"},
        {{"--settings", "fast"}, "--settings: 'fast'"},
        {{"--count", "0"}, "'0' (expected a whole number above zero)"},
        {{"--count", "-3"}, "'-3' (expected a whole number above zero)"},
        {{"--seconds", "0"}, "'0' (expected a number above zero)"},
        {{"--seconds", "soon"}, "'soon' (expected a number above zero)"},
        {{"--set", "settings=9600 8N1", "--set", "settings=4800 8N1"}, "'settings' twice"},
    };
    for (const auto& row : rows) {
        auto words = reading;
        words.insert(words.end(), row.more.begin(), row.more.end());
        const auto result = cli(words);
        CAPTURE(result.err);
        CHECK(result.code == 3);
        CHECK(result.out.empty());
        CHECK_THAT(result.err, Catch::Contains(row.words));
        CHECK(result.err.size() < 500);
    }
    const auto terminal = cli({"terminal", "--port", "/nonexistent", "--settings", "9600 9N1"});
    CHECK(terminal.code == 3);
    CHECK_THAT(terminal.err, Catch::Contains("--settings: '9600 9N1'"));
    const auto unknown = cli({"jugde", "case.json"});
    CHECK(unknown.code == 3);
    CHECK_THAT(unknown.err, Catch::Contains("there is no command 'jugde'"));
}

TEST_CASE("the register table of the help page is a description as it stands, in both languages") {
    for (const char* language : {"en", "zh"}) {
        CAPTURE(language);
        std::ifstream page(std::string(VELOCERT_SAMPLES) + "/../help/" + language + "/modbus.md");
        std::string example;
        for (std::string line; std::getline(page, line);) {
            if (line == "    {")
                example = "{\n";
            else if (!example.empty() && line.starts_with("    "))
                example += line + '\n';
            if (line == "    }") break;
        }
        const ScratchFolder folder;
        std::ofstream(folder / "cell.json") << example;
        const auto checked = cli({"drivers", "--check", folder / "cell.json"});
        CAPTURE(example, checked.err);
        CHECK(checked.code == 0);
    }
}

TEST_CASE("whoever asks for a value and gets none is told so by the exit code") {
    const ScratchFolder folder;
    Process bench({VELOCERT_BENCH, "--instrument", "nmea-0183", "--link", folder / "A"});
    REQUIRE(appears(folder / "A"));
    const auto read = cli(
        {"read", "--driver", "toledo-continuous", "--port", folder / "A", "--count", "1", "--seconds", "2", "--json"});
    CAPTURE(read.out, read.err);
    CHECK(read.code == 4);
    for (const auto& line : lines(read.out)) CHECK(member(line, "value").empty());
    bench.signal(SIGTERM);
    CHECK(bench.wait(std::chrono::seconds(10)).code == 0);
}

TEST_CASE("garbage between frames is rejected and named, the frames stay") {
    const auto read = read_peer("garbage", {"--count", "6"});
    REQUIRE(read.code == 0);
    int values = 0;
    int rejected = 0;
    for (const auto& line : lines(read.out)) {
        values += member(line, "value").empty() ? 0 : 1;
        rejected += member(line, "rejected").empty() ? 0 : 1;
    }
    CHECK(values == 6);
    CHECK(rejected >= 2);
}

TEST_CASE("busy and overload give lines without a value, and say which it was") {
    struct Row {
        const char* behaviour;
        const char* flag;
    };
    for (const auto& row : {Row{"busy", "no-value"}, Row{"overload", "over-range"}}) {
        CAPTURE(row.behaviour);
        const auto read = read_peer(row.behaviour, {"--count", "3"});
        REQUIRE(read.code == 0);
        const auto shown = lines(read.out);
        REQUIRE(shown.size() == 3);
        for (const auto& line : shown) {
            CHECK(member(line, "value").empty());
            CHECK(has_flag(line, row.flag));
        }
        // An instrument that answers and never with a value is not to be taken for one that works.
        CHECK_THAT(read.err, Catch::Contains("note: no indication had a value: " + std::string(row.flag)));
    }
}

TEST_CASE("an unsolicited restart is told to the user") {
    const auto read = read_peer("restart", {"--count", "4"});
    CHECK_THAT(read.err, Catch::Contains("restarted"));
}

TEST_CASE("trouble on the line ends with exit code 4 and its cause") {
    const auto gone = read_peer("hang-up", {"--seconds", "20"});
    CHECK(gone.code == 4);
    const auto silent = read_peer("mute", {"--seconds", "60"});
    CHECK(silent.code == 4);
    CHECK_THAT(silent.err, Catch::Contains("cable"));
    const auto missing = cli({"read", "--driver", "mt-sics", "--port", "/no/such/port", "--count", "1"});
    CHECK((missing.code == 4 || missing.code == 3));
    CHECK_THAT(missing.err, Catch::Contains("/no/such/port"));
    CHECK(cli({"read", "--driver", "abacus", "--port", "/dev/null", "--count", "1"}).code == 3);
    CHECK(cli({"read", "--driver", "mt-sics", "--port", "/dev/null", "--set", "colour=red"}).code == 3);
}

TEST_CASE("an interrupted read keeps its log and exits with 4") {
    const ScratchFolder folder;
    Process bench({VELOCERT_BENCH, "--instrument", "pulse-daq", "--link", folder / "D"});
    REQUIRE(appears(folder / "D"));
    Process reading(
        {VELOCERT_CLI, "read", "--driver", "pulse-daq", "--port", folder / "D", "--log", folder / "daq.wire"});
    REQUIRE(appears(folder / "daq.wire"));
    std::this_thread::sleep_for(std::chrono::milliseconds(700));
    reading.signal(SIGINT);
    const auto ended = reading.wait(std::chrono::seconds(10));
    CHECK(ended.code == 4);
    CHECK_FALSE(lines(ended.out).empty());
    const auto decoded = cli({"decode", "--driver", "pulse-daq", folder / "daq.wire"});
    CHECK(decoded.code == 0);
    CHECK(decoded.err.find("not closed") == std::string::npos);
    CHECK(lines(decoded.out).size() >= lines(ended.out).size());
}

TEST_CASE("captured bytes decode without a port, good and bad frames alike") {
    const ScratchFolder folder;
    const auto file =
        folder.file("capture.bin", "S S     100.00 g\r\nS D     100.01 g\r\nrubbish\r\nS +\r\nS S      1x0.00 g\r\n");
    const auto result = cli({"decode", "--driver", "mt-sics", file});
    REQUIRE(result.code == 0);
    const auto shown = lines(result.out);
    REQUIRE(shown.size() == 5);
    CHECK(member(shown[0], "value") == "100.00 g");
    CHECK(member(shown[0], "offset") == "0");
    CHECK(member(shown[0], "frame") == "53205320202020203130302e303020670d");
    CHECK(has_flag(shown[0], "stable"));
    CHECK_FALSE(has_flag(shown[1], "stable"));
    CHECK_FALSE(member(shown[2], "rejected").empty());
    CHECK(has_flag(shown[3], "over-range"));
    CHECK_FALSE(member(shown[4], "rejected").empty());
}

TEST_CASE("captured bytes without any value say so, and how to tell another range") {
    const ScratchFolder folder;
    const auto ranged = "this driver takes what lies outside 0 kg to 600 kg for beyond the range";
    struct Row {
        const char* driver;
        const char* bytes;
        std::vector<std::string> set;
        const char* says;  ///< null: nothing
    };
    const Row rows[] = {
        {"and", "ST,+00062.95 kg\r\n", {}, nullptr},
        {"and", "ST,+00700.00 kg\r\n", {}, ranged},
        {"and", "ST,+00700.00 kg\r\nST,+00062.95 kg\r\n", {}, nullptr},
        {"and", "ST,+00700.00 kg\r\n", {"--set", "measuring-range=0 kg..1000 kg"}, nullptr},
        {"and", "ST,+00062.95 kg\r\n", {"--set", "measuring-range=0 kg..30 kg"}, "over-range"},
        {"kern", "+0012.34KG S\r\n", {}, nullptr},
        {"mt-sics", "S I\r\nS I\r\n", {}, "note: no indication had a value: no-value"},
        {"mt-sics", "rubbish\r\n", {}, nullptr},
    };
    for (const auto& row : rows) {
        CAPTURE(row.driver, row.bytes);
        std::vector<std::string> words{"decode", "--driver", row.driver, "-"};
        words.insert(words.end(), row.set.begin(), row.set.end());
        const auto decoded = cli(words, row.bytes);
        CHECK(decoded.code == 0);
        if (row.says == nullptr)
            CHECK(decoded.err.empty());
        else
            CHECK_THAT(decoded.err, Catch::Contains(row.says));
        const bool told = decoded.err.find("--set \"measuring-range=") != std::string::npos;
        CHECK(told == (row.says == ranged));
    }
}

TEST_CASE("what captured bytes tell of faults and refusals is said once each, beside the lines") {
    const ScratchFolder folder;
    const auto file = folder.file("gauge.bin", "152.3\r\n15.5 daN\r\n15.6 daN\r\n3.4 lbf\r\n!\r\n!\r\n152.4\r\n");
    const auto result = cli({"decode", "--driver", "andilog", file});
    REQUIRE(result.code == 0);
    const auto shown = lines(result.out);
    // A line for each frame, also for each rejected one.
    REQUIRE(shown.size() == 7);
    CHECK(member(shown[0], "value") == "152.3 N");
    for (std::size_t i = 1; i < 4; ++i) CHECK(member(shown[i], "rejected") == "syntax");
    for (std::size_t i = 4; i < 6; ++i) CHECK(member(shown[i], "rejected") == "refused");
    CHECK(member(shown[6], "value") == "152.4 N");
    CHECK(std::count(result.err.begin(), result.err.end(), '\n') == 3);
    for (const char* said : {"the instrument reports a fault: it shows 'daN'; set it to N",
                             "the instrument reports a fault: it shows 'lbf'; set it to N",
                             "the instrument refuses: ", "nothing in its memory"})
        CHECK_THAT(result.err, Catch::Contains(said));
    // With nothing to say nothing is said.
    CHECK(cli({"decode", "--driver", "andilog", folder.file("fine.bin", "152.3\r\n")}).err.empty());
}
