// SPDX-License-Identifier: GPL-3.0-or-later
// Conversations with the instruments of a motor bench: what is sent, what is made of the answers, and what happens when
// they stay away.
#include <catch2/catch.hpp>

#include <thread>

#include "core/sequence/wire_log.h"
#include "instruments/drivers/ambient/wxt.h"
#include "instruments/drivers/electrical/scpi_lcr.h"
#include "instruments/drivers/electrical/scpi_load.h"
#include "instruments/drivers/electrical/scpi_multimeter.h"
#include "instruments/drivers/electrical/scpi_power_meter.h"
#include "instruments/drivers/electrical/scpi_source.h"
#include "instruments/drivers/torque/magtrol.h"
#include "tests/instruments/contract/model_line.h"
#include "tests/instruments/registry/conversation.h"
#include "tests/instruments/registry/memory_log.h"

using namespace velocert::instruments;
using namespace velocert::instruments::test;
using std::chrono::milliseconds;
using velocert::base::ErrorCode;
using velocert::metrology::DeviceEvent;
using velocert::metrology::Direction;
using velocert::sequence::Command;
using velocert::sequence::Order;

namespace {

auto of(const char* text) { return velocert::metrology::WrittenQuantity::parse(text).value().value(); }

Script& identify_source(Script& script) {
    // Of an earlier user, and one that *CLS did not clear.
    return script.expect("SYST:REM\n*CLS\n*IDN?\n")
        .answer("ITECH,IT6722,600001,1.05\n")
        .expect("SYST:ERR?\n")
        .answer("-410,\"Query INTERRUPTED\"\n")
        .expect("SYST:ERR?\n")
        .answer("0,\"No error\"\n");
}
Script& identify_brake(Script& script) { return script.expect("*IDN?\r\n").answer("Magtrol DSP6001,V1.20\r\n"); }

}  // namespace

TEST_CASE("A source is set, read and switched off, and its log gives the same indications again") {
    for (const std::size_t piece : {1U, 4096U}) {
        CAPTURE(piece);
        const StillClock clock;
        Script script;
        script.piece = piece;
        identify_source(script);
        const auto source = opened(scpi_source, script, clock);
        CHECK(source->identity().text() == "ITECH|IT6722|600001|1.05");
        LogPaper paper;
        REQUIRE(source->begin_capture(std::make_unique<MemoryLog>(paper)));
        script.expect("VOLT 48\nSYST:ERR?\n").answer("0,\"No error\"\n").expect("VOLT?\n").answer("48.000\n");
        REQUIRE(source->command(Order(Command::set_voltage, of("48 V")), answer_wait));
        script.expect("OUTP ON\nSYST:ERR?\n").answer("0,\"No error\"\n").expect("OUTP?\n").answer("1\n");
        REQUIRE(source->command(Command::output_on, answer_wait));
        const auto from = source->position();
        script.expect("MEAS:VOLT?\n").answer("48.012\n").expect("MEAS:CURR?\n").answer("2.103\n");
        REQUIRE(source->command(Command::read_now, answer_wait));
        CHECK(told(*source) == "48.012");
        CHECK(told(*source) == "2.103");
        CHECK(source->position() > from);
        script.expect("CURR 150\nSYST:ERR?\n")
            .answer("-222,\"Data out of range\"\n")
            .expect("SYST:ERR?\n")  // until nothing is left for the next order
            .answer("-350,\"Queue overflow\"\n")
            .expect("SYST:ERR?\n")
            .answer("+0,\"No error\"\n");
        const auto refused = source->command(Order(Command::set_current_limit, of("150 A")), answer_wait);
        REQUIRE_FALSE(refused);
        CHECK(refused.error().code == ErrorCode::instrument_refused);
        CHECK(refused.error().found.find("-222") != std::string::npos);
        script.expect("OUTP OFF\n*IDN?\n").answer("ITECH,IT6722,600001,1.05\n").expect("OUTP?\n").answer("0\n");
        const auto safe = source->safe_state();
        REQUIRE(safe);
        CHECK(*safe == "stopped; read back: output off (OUTP? 0)");
        REQUIRE(source->end_capture());
        CHECK(script.leftovers().empty());

        const auto log = velocert::sequence::parse_wire_log(paper.bytes, "log");
        REQUIRE(log);
        auto decoder = RegistryDecoders().make_decoder(log->header.driver, log->header.options).value();
        velocert::metrology::Decoded decoded;
        for (const auto& record : log->records) decoder->feed(record.direction, record.bytes, record.time_ns, decoded);
        REQUIRE(decoded.indications.size() == 2);
        CHECK(decoded.indications[0].value.text() == "48.012");
        CHECK(decoded.indications[0].offset >= from);
        CHECK(decoded.indications[0].arrival_ns > 0);
    }
}

TEST_CASE("What energises goes out only when all before it and the order itself are on the disk of the archive") {
    const StillClock clock;
    Script script;
    identify_source(script);
    const auto source = opened(scpi_source, script, clock);
    LogPaper paper;
    REQUIRE(source->begin_capture(std::make_unique<MemoryLog>(paper)));
    script.expect("VOLT 48\nSYST:ERR?\n").answer("0,\"No error\"\n").expect("VOLT?\n").answer("48.000\n");
    REQUIRE(source->command(Order(Command::set_voltage, of("48 V")), answer_wait));
    script.expect("OUTP ON\nSYST:ERR?\n").answer("0,\"No error\"\n").expect("OUTP?\n").answer("1\n");
    REQUIRE(source->command(Command::output_on, answer_wait));
    CHECK(paper.durable.find("VOLT 48") != std::string::npos);
    CHECK(paper.durable.find("OUTP ON") != std::string::npos);
    // A reading puts power on nothing, and waits for no disk.
    const auto before = paper.durable;
    script.expect("MEAS:VOLT?\n").answer("48.012\n").expect("MEAS:CURR?\n").answer("2.103\n");
    REQUIRE(source->command(Command::read_now, answer_wait));
    CHECK(paper.durable == before);

    // Nothing of the next order is sent when the disk takes nothing more; the stop is sent all the same.
    paper.syncs = false;
    const auto refused = source->command(Order(Command::set_voltage, of("60 V")), answer_wait);
    REQUIRE_FALSE(refused);
    CHECK(refused.error().code == ErrorCode::disk_full);
    CHECK(source->command(Command::read_now, answer_wait).error().code == ErrorCode::disk_full);
    script.expect("OUTP OFF\n*IDN?\n").answer("ITECH,IT6722,600001,1.05\n").expect("OUTP?\n").answer("0\n");
    const auto safe = source->safe_state();
    INFO((safe ? *safe : safe.error().text()));
    REQUIRE(safe);
    CHECK(*safe == "stopped; read back: output off (OUTP? 0)");
    CHECK(source->end_capture().error().code == ErrorCode::disk_full);
    CHECK(script.leftovers().empty());
}

TEST_CASE("What an instrument said is handed to the archive within about a second, also when it then falls silent") {
    const StillClock clock;
    Script script;
    identify_source(script);
    const auto source = opened(scpi_source, script, clock);
    LogPaper paper;
    REQUIRE(source->begin_capture(std::make_unique<MemoryLog>(paper)));
    script.expect("MEAS:VOLT?\n").answer("48.012\n").expect("MEAS:CURR?\n").answer("2.103\n");
    REQUIRE(source->command(Command::read_now, answer_wait));
    CHECK(told(*source) == "48.012");
    CHECK(told(*source) == "2.103");
    const auto until = std::chrono::steady_clock::now() + std::chrono::seconds(20);
    const auto all = paper.bytes.size();
    while (paper.handed_over < all && std::chrono::steady_clock::now() < until)
        std::this_thread::sleep_for(milliseconds(10));
    CHECK(paper.handed_over == all);
}

TEST_CASE("What was asked of an output that is not known to be off is told with the answer") {
    const StillClock clock;
    Script script;
    identify_source(script);
    const auto source = opened(scpi_source, script, clock);
    script.expect("OUTP OFF\n*IDN?\n").answer("ITECH,IT6722,600001,1.05\n").expect("OUTP?\n").answer("1\n");
    const auto safe = source->safe_state();
    REQUIRE_FALSE(safe);
    CHECK(safe.error().found.starts_with("asked OUTP OFF\\n*IDN?\\n, OUTP?\\n: "));
}

TEST_CASE("An output that stays on is no safe state") {
    const StillClock clock;
    Script script;
    identify_source(script);
    const auto source = opened(scpi_source, script, clock);
    script.expect("OUTP OFF\n*IDN?\n").answer("ITECH,IT6722,600001,1.05\n").expect("OUTP?\n").answer("1\n");
    const auto safe = source->safe_state();
    REQUIRE_FALSE(safe);
    CHECK(safe.error().code == ErrorCode::instrument_refused);
    CHECK(safe.error().found.find("still on") != std::string::npos);
}

TEST_CASE("What stood in the list of errors before the instrument was opened refuses nothing") {
    struct Row {
        const Driver* driver;
        Order first;
    };
    const Row rows[] = {{&scpi_source, Order(Command::set_voltage, of("48 V"))},
                        {&scpi_load, Order(Command::set_current, of("2 A"))},
                        {&scpi_lcr, Order(Command::set_frequency, of("1000 Hz"))}};
    for (const auto& row : rows) {
        CAPTURE(row.driver->id);
        ModelLine line(row.driver->id);
        line.send("NONSENSE 1\nSTRANGE\n");
        static_cast<void>(line.listen(1'000'000));
        auto decoder = row.driver->make_decoder({}).value();
        velocert::metrology::Decoded out;
        const auto say = [&](const std::string& bytes) {
            decoder->feed(Direction::sent, velocert::base::as_bytes(bytes), line.monotonic_ns(), out);
            line.send(bytes);
            const auto heard = line.listen(1'000'000);
            decoder->feed(Direction::received, velocert::base::as_bytes(heard), line.monotonic_ns(), out);
        };
        const auto order = row.driver->exchange(row.first, {}).value();
        const auto first = [&] {
            say(order.request);
            for (const auto& request : order.then) say(request);
            return std::ranges::count(out.events, DeviceEvent::Kind::refused, &DeviceEvent::kind);
        };
        for (const auto& question : row.driver->identification({})) say(question.request);
        CHECK(first() == 0);
        // What it does not take itself is still told.
        line.send("NONSENSE 1\n");
        CHECK(first() == 1);
    }
}

TEST_CASE("A reading without an answer is an error, and what comes late for it counts for nothing") {
    const StillClock clock;
    Script script;
    identify_source(script);
    const auto source = opened(scpi_source, script, clock);
    LogPaper paper;
    REQUIRE(source->begin_capture(std::make_unique<MemoryLog>(paper)));
    script.expect("MEAS:VOLT?\n")
        .expect("OUTP OFF\n*IDN?\n")
        .answer("48.000\nITECH,IT6722,600001,1.05\n")
        .expect("OUTP?\n")
        .answer("0\n");
    const auto unanswered = source->command(Command::read_now, milliseconds(30));
    REQUIRE_FALSE(unanswered);
    CHECK(unanswered.error().code == ErrorCode::timeout);
    script.expect("MEAS:VOLT?\n").answer("0.001\n").expect("MEAS:CURR?\n").answer("0.000\n");
    REQUIRE(source->command(Command::read_now, answer_wait));
    CHECK(told(*source) == "0.001");
    const auto end = source->end_capture();
    REQUIRE(end);
    CHECK(end->rejected == 1);
    CHECK(script.leftovers().empty());
}

TEST_CASE("A brake holds, is read and released, an unknown command is noticed by the silence it meets") {
    const StillClock clock;
    Script script;
    identify_brake(script);
    const auto brake = opened(magtrol, script, clock);
    CHECK(brake->identity().model == "Magtrol DSP6001");
    LogPaper paper;
    REQUIRE(brake->begin_capture(std::make_unique<MemoryLog>(paper)));
    script.expect("N120\r\nOD\r\n").answer("S   80T10.00R\r\n");
    REQUIRE(brake->command(Order(Command::set_speed, of("120 r/min")), answer_wait));
    script.expect("OD\r\n").answer("S  120T12.35R\r\n");
    REQUIRE(brake->command(Command::read_now, answer_wait));
    CHECK(told(*brake) == "120");
    CHECK(told(*brake) == "12.35");
    script.expect("OD\r\n").expect("N\r\nQ\r\n*IDN?\r\nOD\r\n").answer("Magtrol DSP6001,V1.20\r\nS  118T0.00R\r\n");
    CHECK(brake->command(Command::read_now, milliseconds(30)).error().code == ErrorCode::timeout);
    script.expect("N\r\nQ\r\n*IDN?\r\nOD\r\n").answer("Magtrol DSP6001,V1.20\r\nS  100T0.00R\r\n");
    const auto safe = brake->safe_state();
    REQUIRE(safe);
    CHECK(*safe == "stopped; read back: brake off (OD S  100T0.00R)");
    CHECK(script.leftovers().empty());
}

TEST_CASE("An alarm ends the run with its reason after values that are missing") {
    const StillClock clock;
    Script script;
    identify_brake(script);
    const auto brake = opened(magtrol, script, clock);
    script.expect("OD\r\n").answer("S  120T12.35A\r\n");
    REQUIRE(brake->command(Command::read_now, answer_wait));
    CHECK(told(*brake) == "no value");
    CHECK(told(*brake) == "no value");
    CHECK(told(*brake) == "protocol");
}

TEST_CASE("Meters say what is over their range, and a cable that is pulled is noticed while one waits") {
    const StillClock clock;
    Script script;
    script.expect(":COMM:REM ON\n:COMM:HEAD OFF\n*CLS\n*IDN?\n").answer("YOKOGAWA,WT310,0,F1.01\r\n");
    const auto meter = opened(scpi_power_meter, script, clock, {{"items", "U,I,P"}, {"confirm", "yes"}});
    const std::string set =
        "*CLS\n:NUM:FORM ASC\n:NUM:NORM:NUMB 3\n:NUM:NORM:ITEM1 U,1\n:NUM:NORM:ITEM2 I,1\n:NUM:NORM:ITEM3 P,1\n"
        ":STAT:ERR?\n";
    const std::string question = ":NUM:NORM:VAL?\n";
    script.expect(set).answer("0,\"No error\"\r\n").expect(question).answer("48.01E+00,INF,NAN\r\n");
    REQUIRE(meter->command(Command::read_now, answer_wait));
    CHECK(told(*meter) == "48.01");
    CHECK(told(*meter) == "no value");
    CHECK(told(*meter) == "no value");
    script.expect(set).answer("0,\"No error\"\r\n").expect(question).hang_up();
    CHECK(meter->command(Command::read_now, answer_wait).error().code == ErrorCode::unplugged);

    Script bridge_script;
    bridge_script.expect("*CLS\n*IDN?\n").answer("Tonghui,TH2830,W1,1.0\n");
    const auto bridge = opened(scpi_lcr, bridge_script, clock, {{"confirm", "yes"}});
    bridge_script.expect("FUNC:IMP?\n").answer("LSRS\n").expect("TRIG\nFETC?\n").answer("+1.2E-04,+8.7E-01,+4\n");
    REQUIRE(bridge->command(Command::read_now, answer_wait));
    CHECK(told(*bridge) == "no value");
    CHECK(told(*bridge) == "no value");
    CHECK(told(*bridge) == "protocol");
    CHECK(bridge_script.leftovers().empty());
}

TEST_CASE("An impedance meter that says when it is opened that it measures something else is not opened") {
    struct Row {
        const char* told;
        bool opened;
    };
    for (const auto& row : {Row{"LSRS\n", true}, Row{"Ls-Rs\r\n", true}, Row{"CPD\n", false}, Row{"LSQ\n", false}}) {
        CAPTURE(row.told);
        const StillClock clock;
        Script script;
        script.expect("*CLS\n*IDN?\n").answer("Tonghui,TH2830,1,V1.0.3\n").expect("FUNC:IMP?\n").answer(row.told);
        auto meter = open_instrument(scpi_lcr, {}, std::make_unique<ScriptedTransport>(script), clock);
        CHECK(meter.has_value() == row.opened);
        CHECK(script.leftovers().empty());
        if (meter) continue;
        CHECK(meter.error().code == ErrorCode::wrong_instrument);
        CHECK(meter.error().found.find("shows something else than LSRS") != std::string::npos);
    }
}

TEST_CASE("A meter that refuses its function is not read, and its errors are taken away") {
    const StillClock clock;
    Script script;
    script.expect("SYST:REM\n*IDN?\n").answer("HEWLETT-PACKARD,34401A,0,11-5-2\r\n");
    const auto meter = opened(scpi_multimeter, script, clock, {{"confirm", "yes"}});
    const std::string set = "*CLS\nCONF:VOLT:DC\nSYST:ERR?\n";
    script.expect(set).answer("-221,\"Settings conflict\"\r\n").expect("SYST:ERR?\n").answer("+0,\"No error\"\r\n");
    const auto refused = meter->command(Command::read_now, answer_wait);
    REQUIRE_FALSE(refused);
    CHECK(refused.error().code == ErrorCode::instrument_refused);
    CHECK(refused.error().found.find("-221") != std::string::npos);
    // It took the order and is in another function all the same.
    script.expect(set)
        .answer("+0,\"No error\"\r\n")
        .expect("CONF?\n")
        .answer("\"RES +1.000000E+03,+1.000000E-02\"\r\n")
        .expect("SYST:ERR?\n")
        .answer("+0,\"No error\"\r\n");
    const auto other = meter->command(Command::read_now, answer_wait);
    REQUIRE_FALSE(other);
    CHECK(other.error().found.find("RES") != std::string::npos);
    script.expect(set)
        .answer("+0,\"No error\"\r\n")
        .expect("CONF?\n")
        .answer("\"VOLT +1.000000E+02,+1.000000E-04\"\r\n")
        .expect("READ?\n")
        .answer("+5.44000000E+01\r\n");
    REQUIRE(meter->command(Command::read_now, answer_wait));
    CHECK(told(*meter) == "54.4000000");
    CHECK(script.leftovers().empty());
}

TEST_CASE("A weather transmitter is asked with checksum, and a damaged answer is not read") {
    const StillClock clock;
    Script script;
    script.expect("0XU\r\n").answer("0XU,A=0,M=P,N=WXT520,V=1.00\r\n");
    const auto weather = opened(wxt, script, clock, {{"profile", "wxt-checked"}});
    LogPaper paper;
    REQUIRE(weather->begin_capture(std::make_unique<MemoryLog>(paper)));
    script.expect("0r0Kld\r\n").answer("0r0,Dm=283D,Sm=1.0M,Sx=2.2M,Ta=23.6C,Ua=14.2P,Pa=1026.6HGSg\r\n");
    REQUIRE(weather->command(Command::read_now, answer_wait));
    CHECK(told(*weather) == "1.0");
    CHECK(told(*weather) == "23.6");
    CHECK(told(*weather) == "14.2");
    script.expect("0r0Kld\r\n")
        .answer("0r0,Dm=283D,Sm=9.0M,Sx=2.2M,Ta=23.6C,Ua=14.2P,Pa=1026.6HGSg\r\n")
        .expect("0XU\r\n")
        .answer("0XU,A=0,M=P,N=WXT520,V=1.00\r\n");
    CHECK(weather->command(Command::read_now, milliseconds(50)).error().code == ErrorCode::timeout);
    const auto end = weather->end_capture();
    REQUIRE(end);
    CHECK(end->rejected == 1);
}
