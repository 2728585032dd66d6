// SPDX-License-Identifier: GPL-3.0-or-later
// How an instrument is doing: each change of state, and how soon it is noticed.
#include <thread>

#include "instruments/drivers/balances/mt_sics.h"
#include "tests/instruments/registry/conversation.h"
#include "tests/instruments/transport/pty_pair.h"

using namespace velocert;
using namespace velocert::instruments;
using namespace velocert::instruments::test;
using sequence::Command;
using sequence::InstrumentState;
using std::chrono::milliseconds;

namespace {

constexpr milliseconds tolerance{250};

bool becomes(const sequence::Instrument& instrument, InstrumentState state) {
    const auto until = std::chrono::steady_clock::now() + answer_wait;
    while (instrument.state() != state && std::chrono::steady_clock::now() < until)
        std::this_thread::sleep_for(milliseconds(1));
    return instrument.state() == state;
}

milliseconds silence_of(const Driver& driver) { return profile_of(driver, {}).longest_silence; }

std::int64_t ns(milliseconds time) { return std::chrono::nanoseconds(time).count(); }

}  // namespace

TEST_CASE("a stream is live, slow after half its declared silence, stale after all of it, and live again") {
    StillClock clock;
    Script script;
    identify_balance(script).expect("SIR\r\n").answer("S S      62.95 kg\r\n");
    const auto balance = opened(mt_sics, script, clock);
    CHECK(balance->state() == InstrumentState::live);
    REQUIRE(balance->command(Command::start, milliseconds(1000)));
    CHECK(told(*balance) == "62.95");
    CHECK(balance->state() == InstrumentState::live);
    const auto silence = silence_of(mt_sics);
    clock.ns += ns(silence) / 2;
    CHECK(balance->state() == InstrumentState::live);
    clock.ns += ns(milliseconds(1));
    CHECK(balance->state() == InstrumentState::slow);
    script.say("S S      62.95 kg\r\n");
    CHECK(becomes(*balance, InstrumentState::live));
    clock.ns += ns(silence) + ns(milliseconds(1));
    CHECK(becomes(*balance, InstrumentState::stale));
    // Garbage is no sign of life; a value is.
    script.say("?????\r\n");
    script.wait_until_heard();
    CHECK(balance->state() == InstrumentState::stale);
    script.say("S S      62.95 kg\r\n");
    CHECK(becomes(*balance, InstrumentState::live));
    script.unplug();
    CHECK(becomes(*balance, InstrumentState::unplugged));
}

TEST_CASE("an instrument of which nothing is due may be silent as long as it likes") {
    StillClock clock;
    Script script;
    identify_balance(script);
    const auto balance = opened(mt_sics, script, clock);
    clock.ns += ns(std::chrono::hours(1));
    std::this_thread::sleep_for(milliseconds(50));
    CHECK(balance->state() == InstrumentState::live);
}

TEST_CASE("an instrument that calls itself VIRTUAL is simulated, until it is slow, stale or gone") {
    StillClock clock;
    Script script;
    script.expect("@\r\n")
        .answer("I4 A \"V1\"\r\n")
        .expect("I2\r\n")
        .answer("I2 A \"VIRTUAL-150\"\r\n")
        .expect("I3\r\n")
        .answer("I3 A \"1\"\r\n")
        .expect("SIR\r\n");
    const auto balance = opened(mt_sics, script, clock);
    CHECK(balance->state() == InstrumentState::simulated);
    REQUIRE(balance->command(Command::start, milliseconds(1000)));
    clock.ns += ns(silence_of(mt_sics)) / 2 + ns(milliseconds(1));
    CHECK(balance->state() == InstrumentState::slow);
    clock.ns += ns(silence_of(mt_sics));
    CHECK(becomes(*balance, InstrumentState::stale));
    script.unplug();
    CHECK(becomes(*balance, InstrumentState::unplugged));
}

TEST_CASE("silence is noticed within the declared silence and 250 ms") {
    // The clock stands at the end of the declared silence; what is measured is how long it takes to notice.
    StillClock clock;
    Script script;
    identify_balance(script).expect("SIR\r\n").answer("S S      62.95 kg\r\n");
    const auto balance = opened(mt_sics, script, clock);
    REQUIRE(balance->command(Command::start, milliseconds(1000)));
    CHECK(told(*balance) == "62.95");
    script.wait_until_heard();
    clock.ns += ns(silence_of(mt_sics)) + 1;
    const auto begun = std::chrono::steady_clock::now();
    const auto next = next_of(*balance);
    const auto took = std::chrono::steady_clock::now() - begun;
    REQUIRE_FALSE(next);
    CHECK(next.error().code == base::ErrorCode::silence);
    CHECK(took < tolerance);
}

TEST_CASE("a port that vanishes is noticed within 250 ms, whatever the declared silence") {
    const base::SystemClock clock;
    PtyPair pair;
    auto transport = open_port(pair.path(), {});
    REQUIRE(transport);
    std::jthread device([&pair] {
        for (const char* answer : {"I4 A \"B0210\"\r\n", "I2 A \"PBK-150\"\r\n", "I3 A \"2.10\"\r\n"}) {
            std::string line;
            while (!line.ends_with('\n')) line += pair.read(1);
            pair.write(answer);
        }
    });
    auto balance = open_instrument(mt_sics, {}, std::move(*transport), clock);
    REQUIRE(balance);
    device.join();
    CHECK((*balance)->state() == InstrumentState::live);
    const auto begun = std::chrono::steady_clock::now();
    pair.hang_up();
    CHECK(becomes(**balance, InstrumentState::unplugged));
    CHECK(std::chrono::steady_clock::now() - begun < tolerance);
    CHECK((*balance)->command(Command::read_now, milliseconds(100)).error().code == base::ErrorCode::unplugged);
}
