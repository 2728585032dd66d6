// SPDX-License-Identifier: GPL-3.0-or-later
#include "tests/instruments/registry/conversation.h"

#include "core/sequence/wire_log.h"
#include "instruments/drivers/balances/mt_sics.h"
#include "instruments/drivers/described/described.h"
#include "instruments/drivers/motion/pulse_daq.h"
#include "instruments/registry/port_instrument.h"
#include "tests/instruments/described/small_instrument.h"
#include "tests/instruments/drivers/decode.h"
#include "tests/instruments/registry/memory_log.h"

using namespace velocert::instruments;
using namespace velocert::instruments::test;
using std::chrono::milliseconds;
using velocert::base::ErrorCode;
using velocert::metrology::Flag;
using velocert::sequence::Command;
using velocert::sequence::InstrumentState;
using Steady = std::chrono::steady_clock;

TEST_CASE("a restart in mid-session ends the capture's indications with an error") {
    const StillClock clock;
    Script script;
    identify_balance(script);
    const auto balance = opened(mt_sics, script, clock);
    LogPaper paper;
    REQUIRE(balance->begin_capture(std::make_unique<MemoryLog>(paper)));
    script.expect("SIR\r\n").answer("S D      10.00 kg\r\nI4 A \"B0210\"\r\nS D       0.00 kg\r\n");
    REQUIRE(balance->command(Command::start, answer_wait));
    CHECK(told(*balance) == "10.00");
    CHECK(told(*balance) == "instrument-restarted");
    // Nothing comes after it, and a new capture begins afresh.
    CHECK_FALSE(balance->next(Steady::now(), {}).value());
    REQUIRE(balance->end_capture());
    LogPaper second;
    REQUIRE(balance->begin_capture(std::make_unique<MemoryLog>(second)));
    script.expect("S\r\n").answer("S S       5.00 kg\r\n");
    REQUIRE(balance->command(Command::read_stable, answer_wait));
    CHECK(told(*balance) == "5.00");
}

TEST_CASE("another instrument that answers in place of the one that was opened is found out") {
    const StillClock clock;
    Script script;
    identify_balance(script);
    const auto balance = opened(mt_sics, script, clock);
    script.expect("@\r\n").answer("I4 A \"OTHER\"\r\n");
    REQUIRE(balance->command(Command::stop, answer_wait));
    CHECK(told(*balance) == "wrong-instrument");
    // What was recorded of it when it was opened stays.
    CHECK(balance->identity().serial == "B0210");
}

TEST_CASE("a restart while a command waits is told by the command") {
    const StillClock clock;
    Script script;
    identify_balance(script);
    const auto balance = opened(mt_sics, script, clock);
    script.expect("Z\r\n").answer("I4 A \"B0210\"\r\n");
    const auto zero = balance->command(Command::zero, answer_wait);
    REQUIRE_FALSE(zero);
    CHECK(zero.error().code == ErrorCode::instrument_restarted);
}

TEST_CASE("overload and faults of the balance come as what they are") {
    const StillClock clock;
    Script script;
    identify_balance(script);
    const auto balance = opened(mt_sics, script, clock);
    script.expect("S\r\n").answer("S +\r\n");
    REQUIRE(balance->command(Command::read_stable, answer_wait));
    const auto over = next_of(*balance);
    REQUIRE(over);
    REQUIRE(*over);
    CHECK((*over)->flags.has(Flag::over_range));
    CHECK_FALSE((*over)->has_value());
    script.expect("S\r\n").answer("S S Error 3\r\n");
    REQUIRE(balance->command(Command::read_stable, answer_wait));
    CHECK(told(*balance) == "no value");
    const auto fault = next_of(*balance);
    REQUIRE_FALSE(fault);
    CHECK(fault.error().code == ErrorCode::protocol);
    CHECK(fault.error().found.find("Error 3") != std::string::npos);
}

TEST_CASE("a cable pulled in mid-frame is unplugged for everything that follows, and the log is closed in order") {
    const StillClock clock;
    Script script;
    identify_counter(script);
    const auto counter = opened(pulse_daq, script, clock);
    LogPaper paper;
    REQUIRE(counter->begin_capture(std::make_unique<MemoryLog>(paper)));
    script.expect("S\n").answer(daq_line({0, 1000, 0, 900, 0, 0}) + "#D,1,11000,2").hang_up();
    REQUIRE(counter->command(Command::start, answer_wait));
    for (int i = 0; i < 7; ++i) CHECK(told(*counter) != "unplugged");
    CHECK(told(*counter) == "unplugged");
    CHECK(told(*counter) == "unplugged");
    CHECK(counter->state() == InstrumentState::unplugged);
    CHECK(counter->command(Command::stop, answer_wait).error().code == ErrorCode::unplugged);
    CHECK(counter->safe_state().error().code == ErrorCode::unplugged);
    const auto end = counter->end_capture();
    REQUIRE(end);
    CHECK(end->rejected == 1);
    CHECK(velocert::sequence::parse_wire_log(paper.bytes, "log")->complete);
    LogPaper second;
    CHECK(counter->begin_capture(std::make_unique<MemoryLog>(second)).error().code == ErrorCode::unplugged);
}

TEST_CASE("a port that dies after any number of bytes gives whole frames, then unplugged, and a log in order") {
    const std::string stream = daq_line({0, 1000, 0, 900, 0, 0}) + daq_line({1, 11'000, 27, 10'900, 0, 0}) +
                               daq_edge_line(2, 12'345, 0, true) + daq_line({3, 21'000, 54, 20'800, 1, 0});
    for (std::size_t alive = 0; alive <= stream.size(); ++alive) {
        CAPTURE(alive);
        const StillClock clock;
        Script script;
        identify_counter(script);
        const auto counter = opened(pulse_daq, script, clock);
        LogPaper paper;
        REQUIRE(counter->begin_capture(std::make_unique<MemoryLog>(paper)));
        script.expect("S\n").answer(stream.substr(0, alive)).hang_up();
        REQUIRE(counter->command(Command::start, answer_wait));
        const auto whole = decode(pulse_daq, {sends("S\n"), answers(stream.substr(0, alive))});
        for (const auto& expected : whole.indications) {
            const auto next = next_of(*counter);
            REQUIRE(next);
            REQUIRE(*next);
            CHECK(line(**next) == line(expected));
        }
        CHECK(told(*counter) == "unplugged");
        const auto end = counter->end_capture();
        REQUIRE(end);
        CHECK(end->received == alive);
        CHECK(end->rejected == whole.rejected.size());
        CHECK(velocert::sequence::parse_wire_log(paper.bytes, "log")->complete);
    }
}

TEST_CASE("a stream that falls silent is an error after the declared time, and not before") {
    StillClock clock;
    Script script;
    identify_counter(script);
    const auto counter = opened(pulse_daq, script, clock);
    const auto longest = std::chrono::nanoseconds(pulse_daq.profiles.front().longest_silence).count();
    script.expect("S\n").answer(daq_line({0, 1000, 0, 900, 0, 0}));
    REQUIRE(counter->command(Command::start, answer_wait));
    for (int i = 0; i < 7; ++i) CHECK(told(*counter) != "silence");
    script.wait_until_heard();
    clock.ns += longest;
    CHECK(counter->state() == InstrumentState::slow);
    CHECK_FALSE(counter->next(Steady::now() + milliseconds(60), {}).value());
    // Noise is no sign of life.
    script.say("noise\n");
    script.wait_until_heard();
    clock.ns += 1;
    CHECK(told(*counter) == "silence");
    CHECK(counter->state() == InstrumentState::stale);
}

TEST_CASE("nothing is due before a start, after a stop, or after the one answer asked for") {
    StillClock clock;
    Script script;
    identify_balance(script);
    const auto balance = opened(mt_sics, script, clock);
    const auto quiet = [&] {
        clock.ns += std::chrono::nanoseconds(std::chrono::hours(1)).count();
        return !balance->next(Steady::now() + milliseconds(60), {}).value().has_value();
    };
    CHECK(quiet());
    script.expect("S\r\n").answer("S S       1.00 kg\r\n");
    REQUIRE(balance->command(Command::read_stable, answer_wait));
    CHECK(told(*balance) == "1.00");
    CHECK(quiet());
    script.expect("SIR\r\n").answer("S S       1.00 kg\r\n").expect("@\r\n").answer("I4 A \"B0210\"\r\n");
    REQUIRE(balance->command(Command::start, answer_wait));
    CHECK(told(*balance) == "1.00");
    REQUIRE(balance->command(Command::stop, answer_wait));
    CHECK(quiet());
    CHECK(balance->state() == InstrumentState::live);
    CHECK(script.leftovers().empty());
}

TEST_CASE("a queue that nobody reads overflows as an error on the record, behind what fitted") {
    const StillClock clock;
    Script script;
    identify_balance(script);
    PortInstrument balance(mt_sics, {}, std::make_unique<ScriptedTransport>(script),
                           std::move(*mt_sics.make_decoder({})), clock, 8);
    REQUIRE(balance.identify());
    LogPaper paper;
    REQUIRE(balance.begin_capture(std::make_unique<MemoryLog>(paper)));
    std::string much;
    for (int i = 0; i < 12; ++i) much += "S S       1.0" + std::to_string(i % 10) + " kg\r\n";
    script.expect("SIR\r\n").answer(much);
    REQUIRE(balance.command(Command::start, answer_wait));
    script.wait_until_heard();
    for (int i = 0; i < 8; ++i) CHECK(told(balance) == "1.0" + std::to_string(i));
    CHECK(told(balance) == "overflow");
    CHECK(told(balance) == "overflow");
    const auto end = balance.end_capture();
    REQUIRE(end);
    CHECK(end->overflowed);
    // The log has it all.
    CHECK(end->received == much.size());
}

TEST_CASE("a full disk is told at whichever write it happens, and never gives a sealed log") {
    for (int writes = 0;; ++writes) {
        CAPTURE(writes);
        REQUIRE(writes < 20);
        const StillClock clock;
        Script script;
        identify_balance(script);
        const auto balance = opened(mt_sics, script, clock);
        LogPaper paper;
        paper.writes_left = writes;
        const auto first_error = [&]() -> std::optional<ErrorCode> {
            if (auto begun = balance->begin_capture(std::make_unique<MemoryLog>(paper)); !begun)
                return begun.error().code;
            script.expect("S\r\n").answer("S S       1.00 kg\r\n");
            if (auto sent = balance->command(Command::read_stable, answer_wait); !sent) return sent.error().code;
            if (auto next = next_of(*balance); !next) return next.error().code;
            return std::nullopt;
        };
        const auto error = first_error();
        const auto end = balance->end_capture();
        if (!error && end) {
            CHECK(paper.sealed);
            break;
        }
        if (error) CHECK(*error == ErrorCode::disk_full);
        REQUIRE_FALSE(end);
        if (writes > 0) CHECK(end.error().code == ErrorCode::disk_full);
        CHECK_FALSE(paper.sealed);
    }
}

TEST_CASE("a torn frame and a wrong check sum cost that frame and flag the next") {
    const StillClock clock;
    Script script;
    identify_counter(script);
    const auto counter = opened(pulse_daq, script, clock, {{"force", "single"}});
    LogPaper paper;
    REQUIRE(counter->begin_capture(std::make_unique<MemoryLog>(paper)));
    std::string damaged = daq_line({1, 11'000, 9, 10'000, 0, 0});
    damaged[4] ^= 1;
    script.expect("S\n").answer(daq_line({0, 1000, 0, 900, 0, 0}) + damaged + daq_line({2, 21'000, 18, 20'000, 0, 0}));
    REQUIRE(counter->command(Command::start, answer_wait));
    for (int i = 0; i < 6; ++i) CHECK_FALSE(next_of(*counter)->value().flags.has(Flag::gap));
    CHECK(next_of(*counter)->value().flags.has(Flag::gap));
}

TEST_CASE("a stop that nothing reads back is the safe state of a meter, and never of what can energise") {
    auto meter = small_instrument;
    const auto swap = [&meter](const std::string& from, const std::string& to) {
        const auto at = meter.find(from);
        REQUIRE(at != std::string::npos);
        meter.replace(at, from.size(), to);
    };
    swap(R"("stop": { "send": "HALT\r", "answer": ["about"], "timeout": "200 ms" })",
         R"("stop": { "send": "HALT\r" })");
    swap(R"("identification": [ { "send": "WHO\r", "answer": ["about"], "timeout": "200 ms" } ])",
         R"("identification": [])");
    for (const bool energises : {false, true}) {
        CAPTURE(energises);
        if (energises)
            swap(R"("source": "made up for this test",)", R"("source": "made up for this test", "energises": true,)");
        const auto driver = read_described_driver(meter, "small.json");
        REQUIRE(driver);
        const StillClock clock;
        Script script;
        const auto instrument = opened(**driver, script, clock);
        script.expect("HALT\r");
        const auto safe = instrument->safe_state();
        CHECK(script.leftovers().empty());
        CHECK(safe.has_value() == !energises);
        if (!safe) {
            CHECK(safe.error().code == ErrorCode::silence);
            CHECK(safe.error().expected.find("by hand") != std::string::npos);
        } else {
            CHECK(safe->find("read back") == std::string::npos);
        }
    }
}
