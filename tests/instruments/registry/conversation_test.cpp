// SPDX-License-Identifier: GPL-3.0-or-later
#include <catch2/catch.hpp>

#include <atomic>

#include "core/sequence/wire_log.h"
#include "instruments/drivers/mt_sics.h"
#include "instruments/drivers/pulse_daq.h"
#include "instruments/drivers/pulse_daq_frame.h"
#include "instruments/registry/port_instrument.h"
#include "instruments/registry/registry.h"
#include "tests/instruments/drivers/decode.h"
#include "tests/instruments/registry/memory_log.h"
#include "tests/instruments/registry/scripted_transport.h"

using namespace velocert::instruments;
using namespace velocert::instruments::test;
using std::chrono::milliseconds;
using std::chrono::seconds;
using velocert::base::ErrorCode;
using velocert::metrology::Flag;
using velocert::metrology::Indication;
using velocert::sequence::Command;
using velocert::sequence::Instrument;
using velocert::sequence::InstrumentState;
using Steady = std::chrono::steady_clock;

namespace {

/// Time that stands still until the test moves it.
class StillClock final : public velocert::base::Clock {
  public:
    std::chrono::system_clock::time_point now() const override { return {}; }
    std::int64_t monotonic_ns() const override { return ns; }
    std::atomic<std::int64_t> ns{1'000'000'000};
};

constexpr auto answer_wait = seconds(30);

Script& identify_balance(Script& script) {
    return script.expect("@\r\n")
        .answer("I4 A \"B0210\"\r\n")
        .expect("I2\r\n")
        .answer("I2 A \"PBK-150 150.00 kg\"\r\n")
        .expect("I3\r\n")
        .answer("I3 A \"2.10\"\r\n");
}

Script& identify_counter(Script& script) {
    return script.expect("I\n").answer(daq_identity_line({"DAQ-1", "1.2", "SN-7", "400", "0.1"}));
}

std::unique_ptr<Instrument> opened(const Driver& driver, Script& script, const StillClock& clock,
                                   const Options& options = {}) {
    auto instrument = open_instrument(driver, options, std::make_unique<ScriptedTransport>(script), clock);
    if (!instrument) FAIL(instrument.error().text());
    return std::move(*instrument);
}

velocert::base::Result<std::optional<Indication>> next_of(Instrument& instrument) {
    return instrument.next(Steady::now() + answer_wait, {});
}

/// The value of the next indication, or the name of the error.
std::string told(Instrument& instrument) {
    const auto next = next_of(instrument);
    if (!next) return std::string(velocert::base::name(next.error().code));
    if (!*next) return "nothing";
    return (*next)->has_value() ? (*next)->value.text() : "no value";
}

}  // namespace

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
        CHECK(balance->position() == 5 + 5 + 19);
        CHECK(script.leftovers().empty());

        script.expect("@\r\n").answer("I4 A \"B0210\"\r\n");
        const auto safe = balance->safe_state();
        REQUIRE(safe);
        CHECK(safe->find("stopped") == 0);
        const auto end = balance->end_capture();
        REQUIRE(end);
        CHECK(paper.sealed);
        CHECK(end->log == velocert::base::Digest::of(paper.bytes));
        CHECK(end->received == 5 + 5 + 19 + 14);
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
        CHECK(received == "Z A\r\nS I\r\nS S      62.95 kg\r\nI4 A \"B0210\"\r\n");
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
    CHECK(balance->position() == stream.size());
}
