// SPDX-License-Identifier: GPL-3.0-or-later
#include "tests/instruments/registry/conversation.h"

#include <thread>

#include "core/sequence/wire_log.h"
#include "instruments/drivers/balances/mt_sics.h"
#include "instruments/drivers/motion/pulse_daq.h"
#include "tests/instruments/registry/memory_log.h"

using namespace velocert::instruments;
using namespace velocert::instruments::test;
using std::chrono::milliseconds;
using velocert::base::ErrorCode;
using velocert::sequence::Command;
using velocert::sequence::InstrumentState;
using Steady = std::chrono::steady_clock;

TEST_CASE("a balance is asked who it is when it is opened, piece by piece if need be") {
    for (const std::size_t piece : {1U, 3U, 4096U}) {
        CAPTURE(piece);
        const StillClock clock;
        Script script;
        script.piece = piece;
        identify_balance(script);
        const auto balance = opened(mt_sics, script, clock);
        CHECK(balance->driver() == "mt-sics");
        CHECK(balance->identity().model == "PBK-150 150.00 kg");
        CHECK(balance->identity().serial == "B0210");
        CHECK(balance->identity().software == "2.10");
        CHECK_FALSE(balance->identity().simulated);
        CHECK(balance->state() == InstrumentState::live);
        CHECK(script.leftovers().empty());
    }
}

TEST_CASE("an instrument that calls itself virtual is simulated, whatever wire it is on") {
    const StillClock clock;
    Script script;
    script.expect("@\r\n").answer("I4 A \"1\"\r\n").expect("I2\r\n").answer("I2 A \"VIRTUAL-150 150.00 kg\"\r\n");
    script.expect("I3\r\n").answer("ES\r\n");
    const auto balance = opened(mt_sics, script, clock);
    CHECK(balance->identity().simulated);
    CHECK(balance->state() == InstrumentState::simulated);
    CHECK(script.leftovers().empty());
}

TEST_CASE("a balance that keeps silent about its model is not opened, one that does not know the question is") {
    const StillClock clock;
    {
        Script script;
        script.expect("@\r\n").answer("I4 A \"1\"\r\n").expect("I2\r\n").expect("I2\r\n").expect("I2\r\n");
        const auto balance = open_instrument(mt_sics, {}, std::make_unique<ScriptedTransport>(script), clock);
        REQUIRE_FALSE(balance);
        CHECK(balance.error().code == ErrorCode::timeout);
        CHECK(script.leftovers().empty());
    }
    Script script;
    script.expect("@\r\n").expect("@\r\n").answer("I4 A \"1\"\r\n").expect("I2\r\n").answer("ES\r\n");
    script.expect("I3\r\n").answer("I3 A \"VIRTUAL 1\"\r\n");
    const auto balance = opened(mt_sics, script, clock);
    CHECK(balance->identity().simulated);
    CHECK(script.leftovers().empty());
}

TEST_CASE("noise and late lines in front of the identity do no harm") {
    const StillClock clock;
    Script script;
    script.answer("\x80\xff 62.95 kg\r\nS S      62.95 kg\r\n");
    identify_balance(script);
    const auto balance = opened(mt_sics, script, clock);
    CHECK(balance->identity().serial == "B0210");
    CHECK(script.leftovers().empty());
}

TEST_CASE("a counter set up with other pulses per metre than it has is the wrong instrument") {
    const StillClock clock;
    Script script;
    script.expect("I\n").answer(daq_identity_line({"DAQ-1", "1.2", "SN-7", "100", "0.1"}));
    const auto counter = open_instrument(pulse_daq, {}, std::make_unique<ScriptedTransport>(script), clock);
    REQUIRE_FALSE(counter);
    CHECK(counter.error().code == ErrorCode::wrong_instrument);
    CHECK(counter.error().found.find("100 pulses per metre") != std::string::npos);
}

TEST_CASE("what does not answer at all cannot be opened") {
    const StillClock clock;
    Script script;
    script.expect("I\n").expect("I\n").expect("I\n");
    const auto counter = open_instrument(pulse_daq, {}, std::make_unique<ScriptedTransport>(script), clock);
    REQUIRE_FALSE(counter);
    CHECK(counter.error().code == ErrorCode::timeout);
    CHECK(counter.error().expected.find("9600 8N1") != std::string::npos);
    CHECK(script.leftovers().empty());
}

TEST_CASE("a weighing goes from zero to stable values, and its log gives the same indications again") {
    for (const std::size_t piece : {1U, 4096U}) {
        CAPTURE(piece);
        const StillClock clock;
        Script script;
        script.piece = piece;
        identify_balance(script);
        const auto balance = opened(mt_sics, script, clock);
        LogPaper paper;
        REQUIRE(balance->begin_capture(std::make_unique<MemoryLog>(paper)));
        CHECK(balance->position() == 0);

        script.expect("Z\r\n").answer("Z A\r\n");
        REQUIRE(balance->command(Command::zero, answer_wait));
        const auto from = balance->position();
        CHECK(from <= 5);
        script.expect("S\r\n").answer("S I\r\n").expect("S\r\n").answer("S S      62.95 kg\r\n");
        REQUIRE(balance->command(Command::read_stable, answer_wait));
        CHECK(told(*balance) == "no value");
        REQUIRE(balance->command(Command::read_stable, answer_wait));
        CHECK(told(*balance) == "62.95");
        // Up to the CR of its last line; the LF belongs to nothing any more. Byte by byte, the LF of what it told
        // before the capture may still come first.
        const std::size_t before = balance->position() - (5 + 5 + 18);
        CHECK(before <= (piece == 1 ? 1U : 0U));
        CHECK(script.leftovers().empty());

        script.expect("@\r\n").answer("I4 A \"B0210\"\r\n");
        const auto safe = balance->safe_state();
        REQUIRE(safe);
        CHECK(safe->find("stopped") == 0);
        const auto end = balance->end_capture();
        REQUIRE(end);
        CHECK(paper.sealed);
        CHECK(end->log == velocert::base::Digest::of(paper.bytes));
        // Nobody waits for the LF of the last line either.
        const std::size_t all = before + 5 + 5 + 19 + 14;
        const std::size_t late = all - end->received;
        CHECK(late <= (piece == 1 ? 1U : 0U));
        CHECK(end->rejected == 0);
        CHECK_FALSE(end->overflowed);

        const auto log = velocert::sequence::parse_wire_log(paper.bytes, "log");
        REQUIRE(log);
        CHECK(log->complete);
        CHECK(log->header.driver == "mt-sics");
        CHECK(log->header.settings == "9600 8N1");
        CHECK(log->header.identity.find("PBK-150") != std::string::npos);
        std::string sent;
        std::string received;
        auto decoder = RegistryDecoders().make_decoder(log->header.driver, log->header.options).value();
        velocert::metrology::Decoded decoded;
        for (const auto& record : log->records) {
            auto& side = record.direction == velocert::metrology::Direction::sent ? sent : received;
            side.append(record.bytes.begin(), record.bytes.end());
            decoder->feed(record.direction, record.bytes, record.time_ns, decoded);
        }
        CHECK(sent == "Z\r\nS\r\nS\r\n@\r\n");
        const std::string told_all =
            std::string(before, '\n') + "Z A\r\nS I\r\nS S      62.95 kg\r\nI4 A \"B0210\"\r\n";
        CHECK(received == told_all.substr(0, all - late));
        REQUIRE(decoded.indications.size() == 2);
        CHECK(decoded.indications[1].value.text() == "62.95");
        CHECK(decoded.indications[1].offset >= from);
        CHECK(decoded.indications[1].offset + decoded.indications[1].length <= 29);
    }
}

TEST_CASE("a command the balance refuses is an error with its reason") {
    const StillClock clock;
    Script script;
    identify_balance(script);
    const auto balance = opened(mt_sics, script, clock);
    for (const char* reply : {"Z I\r\n", "Z +\r\n", "ES\r\n"}) {
        script.expect("Z\r\n").answer(reply);
        const auto zero = balance->command(Command::zero, answer_wait);
        REQUIRE_FALSE(zero);
        CHECK(zero.error().code == ErrorCode::instrument_refused);
        CHECK(zero.error().found.find("zero") == 0);
    }
    CHECK(script.leftovers().empty());
}

TEST_CASE("a command without an answer is cancelled, and its late answer counts for nothing") {
    const StillClock clock;
    Script script;
    identify_balance(script);
    const auto balance = opened(mt_sics, script, clock);
    LogPaper paper;
    REQUIRE(balance->begin_capture(std::make_unique<MemoryLog>(paper)));
    script.expect("Z\r\n").expect("@\r\n").answer("Z A\r\nI4 A \"B0210\"\r\n");
    const auto zero = balance->command(Command::zero, milliseconds(30));
    REQUIRE_FALSE(zero);
    CHECK(zero.error().code == ErrorCode::timeout);
    script.expect("S\r\n").answer("S S       1.00 kg\r\nS S       2.00 kg\r\n");
    REQUIRE(balance->command(Command::read_stable, answer_wait));
    CHECK(told(*balance) == "1.00");
    script.wait_until_heard();
    CHECK(script.leftovers().empty());
    const auto end = balance->end_capture();
    REQUIRE(end);
    CHECK(end->rejected == 2);
}

TEST_CASE("a counter is started, stopped and read back in one conversation") {
    const StillClock clock;
    Script script;
    identify_counter(script);
    const auto counter = opened(pulse_daq, script, clock, {{"rate", "100"}});
    LogPaper paper;
    REQUIRE(counter->begin_capture(std::make_unique<MemoryLog>(paper)));
    script.expect("Z\n").expect("R100\nS\n").answer("37,0,0*11\n" + daq_line({0, 1000, 0, 900, 0, 0}));
    REQUIRE(counter->command(Command::reset, answer_wait));
    REQUIRE(counter->command(Command::start, answer_wait));
    CHECK(told(*counter) == "0.000000");
    // More is waiting, so the mark stands behind what was given.
    CHECK(counter->position() == 10 + 23);
    script.expect("X\n").answer(daq_line({1, 2000, 0, 900, 0, 0}));
    script.expect("I\n").answer(daq_identity_line({"DAQ-1", "1.2", "SN-7", "400", "0.1"}));
    const auto safe = counter->safe_state();
    REQUIRE(safe);
    CHECK(safe->find("SN-7") != std::string::npos);
    CHECK(script.leftovers().empty());
    const auto end = counter->end_capture();
    REQUIRE(end);
    CHECK(end->rejected == 1);
    CHECK_FALSE(end->overflowed);
}

TEST_CASE("waiting for an indication ends with the deadline or the stop, whichever comes first") {
    const StillClock clock;
    Script script;
    identify_balance(script);
    const auto balance = opened(mt_sics, script, clock);
    CHECK_FALSE(balance->next(Steady::now(), {}).value());
    std::stop_source stop;
    const std::jthread person([&] {
        std::this_thread::sleep_for(milliseconds(20));
        stop.request_stop();
    });
    CHECK_FALSE(balance->next(Steady::now() + answer_wait, stop.get_token()).value());
}

TEST_CASE("whatever comes after a position was asked for stands behind it") {
    const StillClock clock;
    Script script;
    script.piece = 7;
    identify_balance(script);
    const auto balance = opened(mt_sics, script, clock);
    LogPaper paper;
    REQUIRE(balance->begin_capture(std::make_unique<MemoryLog>(paper)));
    std::string stream;
    for (int i = 0; i < 200; ++i) stream += i % 5 == 0 ? "noise\r\n" : "S S       1.00 kg\r\n";
    script.expect("SIR\r\n").answer(stream);
    REQUIRE(balance->command(Command::start, answer_wait));
    for (int i = 0; i < 160; ++i) {
        const auto before = balance->position();
        const auto next = next_of(*balance);
        REQUIRE(next);
        REQUIRE(*next);
        CHECK((*next)->offset >= before);
        CHECK(balance->position() >= (*next)->offset + (*next)->length);
    }
    CHECK(balance->position() == stream.size() - 1);
}
