// SPDX-License-Identifier: GPL-3.0-or-later
// The live terminal, exclusive use and diagnosis, as processes over pseudo-terminals.
#include <catch2/catch.hpp>

#include <csignal>
#include <sstream>
#include <thread>

#include "instruments/registry/registry.h"
#include "instruments/transport/transport.h"
#include "tests/app/process.h"

using namespace velocert::tests;
using velocert::base::Json;

namespace {

std::string text_of(const Json& json, const char* key) {
    const auto* found = json.find(key);
    return found != nullptr && found->string() != nullptr ? *found->string() : std::string();
}

struct Balance {
    Balance() : bench({VELOCERT_BENCH, "--instrument", "mt-sics", "--link", folder / "A", "--set", "mass=62.95 kg"}) {
        REQUIRE(appears(folder / "A"));
    }
    ScratchFolder folder;
    Process bench;
};

}  // namespace

TEST_CASE("the terminal sends typed lines, shows both directions, and its log decodes") {
    const Balance balance;
    const auto talk = cli({"terminal", "--port", balance.folder / "A", "--json", "--driver", "mt-sics", "--log",
                           balance.folder / "talk.wire"},
                          "I4\nSI\n");
    CAPTURE(talk.err);
    REQUIRE(talk.code == 0);
    std::string sent;
    std::string received;
    std::istringstream lines(talk.out);
    for (std::string line; std::getline(lines, line);) {
        const auto json = Json::parse(line);
        REQUIRE(json);
        REQUIRE(json->find("t")->number() != nullptr);
        CHECK_FALSE(text_of(*json, "hex").empty());
        (text_of(*json, "direction") == "sent" ? sent : received) += text_of(*json, "text");
    }
    CHECK(sent == "I4\\r\\nSI\\r\\n");
    CHECK_THAT(received, Catch::StartsWith("I4 A ") && Catch::Contains("kg\\r\\n"));
    const auto decoded = cli({"decode", "--driver", "mt-sics", balance.folder / "talk.wire"});
    CHECK(decoded.code == 0);
    CHECK_THAT(decoded.out, Catch::Contains("\"measurand\":\"mass\""));
}

TEST_CASE("the terminal takes escapes and hexadecimal lines, and refuses what is neither") {
    const Balance balance;
    const auto escaped = cli({"terminal", "--port", balance.folder / "A", "--eol", "none"}, "I4\\x0d\\n\n");
    CHECK(escaped.code == 0);
    CHECK_THAT(escaped.out, Catch::Contains("49 34 0D 0A") && Catch::Contains(" < "));
    const auto hex = cli({"terminal", "--port", balance.folder / "A", "--hex"}, "49 34 0d 0a\nzz\n");
    CHECK(hex.code == 3);  // one of its lines was not sent
    CHECK_THAT(hex.out, Catch::Contains(" < "));
    CHECK_THAT(hex.err, Catch::Contains("hexadecimal"));
    CHECK(cli({"terminal", "--port", balance.folder / "A", "--eol", "both"}).code == 3);
    CHECK(cli({"terminal", "--port", balance.folder / "none"}).code == 4);
}

TEST_CASE("a port is used by one, and the second is told by whom") {
    const Balance balance;
    Process reading({VELOCERT_CLI, "read", "--driver", "mt-sics", "--port", balance.folder / "A", "--log",
                     balance.folder / "read.wire"});
    REQUIRE(appears(balance.folder / "read.wire"));
    Finished second;
    for (int i = 0; i < 50 && second.code != 4; ++i)
        second = cli({"terminal", "--port", balance.folder / "A", "--linger", "0"});
    CHECK(second.code == 4);
    CHECK_THAT(second.err, Catch::Contains("in use by read of ") && Catch::Contains("process "));
    reading.signal(SIGKILL);
    CHECK(reading.wait().code == 128 + SIGKILL);
    // What a killed program left keeps nobody out.
    CHECK(cli({"terminal", "--port", balance.folder / "A", "--linger", "0"}).code == 0);
}

TEST_CASE("read tells why nothing understandable came") {
    const ScratchFolder folder;
    const Process wire(
        {"/usr/bin/socat", "pty,raw,echo=0,link=" + (folder / "far"), "pty,raw,echo=0,link=" + (folder / "near")});
    REQUIRE(appears(folder / "near"));
    const auto silent = cli({"read", "--driver", "mt-sics", "--port", folder / "near", "--count", "1"});
    CHECK(silent.code == 4);
    CHECK_THAT(silent.err, Catch::Contains("not one byte") && Catch::Contains("RX and TX"));

    Process recorder({VELOCERT_BENCH, "--instrument", "pulse-daq", "--link", folder / "daq"});
    REQUIRE(appears(folder / "daq"));
    // It is made to stream by its own driver's start, which a killed reader leaves running.
    Process owner(
        {VELOCERT_CLI, "read", "--driver", "pulse-daq", "--port", folder / "daq", "--log", folder / "daq.wire"});
    REQUIRE(appears(folder / "daq.wire"));
    std::this_thread::sleep_for(std::chrono::milliseconds(300));
    owner.signal(SIGKILL);
    static_cast<void>(owner.wait());
    const auto other = cli({"read", "--driver", "mt-sics", "--port", folder / "daq", "--seconds", "1"});
    CAPTURE(other.err);
    CHECK_THAT(other.err, Catch::Contains("the driver 'pulse-daq' understands it"));
}

TEST_CASE("an instrument that vanishes is noticed at once, and silence within its time and 250 ms") {
    using namespace velocert;
    using namespace std::chrono_literals;
    using Clock = std::chrono::steady_clock;
    const base::SystemClock clock;
    for (const bool killed : {true, false}) {
        CAPTURE(killed);
        const ScratchFolder folder;
        std::vector<std::string> words{VELOCERT_BENCH, "--instrument", "pulse-daq", "--link", folder / "daq"};
        if (!killed) words.insert(words.end(), {"--fault", "silence@1"});
        Process bench(words);
        REQUIRE(appears(folder / "daq"));
        const auto& driver = **instruments::find_driver("pulse-daq");
        auto port = instruments::open_port(folder / "daq", {});
        REQUIRE(port);
        auto opened = instruments::open_instrument(driver, {}, std::move(*port), clock);
        REQUIRE(opened);
        auto& recorder = **opened;
        REQUIRE(recorder.command(sequence::Command::start, 1000ms));
        auto last = Clock::now();
        if (killed) bench.signal(SIGKILL);
        base::Result<std::optional<metrology::Indication>> next;
        while ((next = recorder.next(Clock::now() + 5s, {})) && *next)
            if (!killed) last = Clock::now();
        const auto took = Clock::now() - last;
        CAPTURE(std::chrono::duration_cast<std::chrono::milliseconds>(took).count());
        REQUIRE_FALSE(next);
        const auto silence = instruments::profile_of(driver, {}).longest_silence;
        CHECK(next.error().code == (killed ? base::ErrorCode::unplugged : base::ErrorCode::silence));
        CHECK(took < (killed ? 250ms : silence + 250ms));
    }
}
