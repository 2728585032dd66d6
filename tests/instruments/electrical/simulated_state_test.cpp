// SPDX-License-Identifier: GPL-3.0-or-later
// What simulated loads and testers say of themselves: whether something is under power, what they have to show from the
// start, and which faults their protocols have a word for; and the echo of a load's own frames.
#include <algorithm>
#include <chrono>
#include <string>

#include "core/metrology/quantity.h"
#include "instruments/drivers/electrical/itech_frame_load.h"
#include "instruments/registry/registry.h"
#include "instruments/simulators/line/simulated_port.h"
#include "tests/instruments/contract/model_line.h"
#include "tests/instruments/drivers/decode.h"

using namespace velocert;
using namespace velocert::instruments;
using namespace velocert::instruments::test;
using metrology::Direction;
using metrology::Indication;
using sequence::Command;

namespace {

void say(const Driver& driver, ModelLine& line, const sequence::Order& order, const Options& options = {}) {
    const auto exchange = driver.exchange(order, options);
    REQUIRE(exchange);
    line.send(exchange->request);
    static_cast<void>(line.listen(200'000));
    for (const auto& part : exchange->then) {
        line.send(part);
        static_cast<void>(line.listen(200'000));
    }
}

metrology::Decoded read(const Driver& driver, ModelLine& line, const Options& options = {}) {
    const auto decoder = driver.make_decoder(options).value();
    const auto ask = driver.exchange(Command::read_now, options).value();
    metrology::Decoded decoded;
    std::vector<std::string> questions{ask.request};
    questions.insert(questions.end(), ask.then.begin(), ask.then.end());
    for (const auto& question : questions) {
        decoder->feed(Direction::sent, base::as_bytes(question), Indication::no_time, decoded);
        line.send(question);
        const auto heard = line.listen(200'000);
        decoder->feed(Direction::received, base::as_bytes(heard), Indication::no_time, decoded);
    }
    return decoded;
}

/// Frames of a load: 26 bytes, the last one the sum of the others.
std::string frame(std::string bytes) {
    bytes.resize(25, '\0');
    unsigned sum = 0;
    for (const char c : bytes) sum += static_cast<unsigned char>(c);
    return bytes + static_cast<char>(sum & 0xFFU);
}
const std::string state_question = frame(std::string("\xAA\x00\x5F", 3));
// 48.120 V, 5.2500 A, 252.630 W; on, constant current.
const std::string state_answer =
    frame(std::string("\xAA\x00\x5F\xF8\xBB\x00\x00\x14\xCD\x00\x00\xD6\xDA\x03\x00\x08\x40", 17));

}  // namespace

TEST_CASE("Whatever can be switched on says that it is hazardous from then on until it is switched off",
          "[electrical]") {
    std::size_t tried = 0;
    for (const auto* driver : drivers()) {
        if (!driver->energises || !driver->exchange(Command::output_on, {})) continue;
        CAPTURE(driver->id);
        ++tried;
        ModelLine line(driver->id);
        const auto hazardous = [&] { return line.line().simulator().hazardous_now(); };
        CHECK_FALSE(hazardous());
        static_cast<void>(line.listen(100'000));
        CHECK_FALSE(hazardous());
        say(*driver, line, Command::output_on);
        CHECK(hazardous());
        say(*driver, line, Command::stop);
        CHECK_FALSE(hazardous());
    }
    CHECK(tried >= 6);
}

TEST_CASE("A test that has ended by itself is no hazard any more", "[electrical]") {
    for (const char* id : {"gpt-9000", "chroma-190"}) {
        CAPTURE(id);
        ModelLine line(id);
        say(**find_driver(id), line, Command::output_on);
        CHECK(line.line().simulator().hazardous_now());
        static_cast<void>(line.listen(3'000'000));
        CHECK_FALSE(line.line().simulator().hazardous_now());
    }
}

TEST_CASE("A tester shows the result of its last test, or says that there is none", "[electrical]") {
    for (const auto& [id, mode] : {std::pair("gpt-9000", "acw"), std::pair("gpt-9000", "ir"),
                                   std::pair("chroma-190", "ac"), std::pair("chroma-190", "ir")}) {
        CAPTURE(id, mode);
        const auto& driver = **find_driver(id);
        for (const bool tested : {true, false}) {
            CAPTURE(tested);
            ModelLine line(make_simulator(id, {{"tested", tested ? "yes" : "no"}}, EbikeModel{}, 7).value());
            // A time that is set is that of the next test: the last one does not begin again.
            say(driver, line, {Command::set_duration, metrology::WrittenQuantity::parse("60 s").value().value()});
            CHECK_FALSE(line.line().simulator().hazardous_now());
            // Reset chooses the kind of test: the result of another one does not count.
            say(driver, line, Command::reset, {{"mode", mode}});
            const auto decoded = read(driver, line, {{"mode", mode}});
            REQUIRE_FALSE(decoded.indications.empty());
            const auto& judgement = decoded.indications.back();
            CHECK(judgement.measurand == metrology::Measurand::judgement);
            CHECK(judgement.has_value() == tested);
            if (tested) CHECK(judgement.value.text() == "1");
        }
    }
}

TEST_CASE("A simulator knows a range fault only where its frames have a word for it", "[electrical]") {
    struct Row {
        const char* driver;
        Options options;
        bool over, under;
    };
    for (const auto& [driver, options, over, under] :
         {Row{"scpi-load", {}, true, true}, Row{"itech-frame-load", {}, true, true}, Row{"gpt-9000", {}, false, false},
          Row{"gpt-9000", {{"test", "insulation"}}, true, false}, Row{"chroma-190", {}, true, false},
          Row{"hioki-3174", {}, false, false}, Row{"hioki-3174", {{"test", "insulation"}}, true, true},
          Row{"es51919", {}, true, true}, Row{"th2810b", {}, true, true}, Row{"modbus", {}, false, false},
          Row{"modbus", {{"type", "f32"}}, true, true}, Row{"xk3190", {}, false, false},
          Row{"xk3190", {{"mode", "a12e"}}, true, true}}) {
        CAPTURE(driver);
        const auto made = make_simulator(driver, options, EbikeModel{}, 7).value();
        CHECK(made->knows(Fault::over_range) == over);
        CHECK(made->knows(Fault::under_range) == under);
    }
}

TEST_CASE("An insulation resistance beyond what can be shown has no value", "[electrical]") {
    for (const auto& [id, mode] :
         {std::pair("gpt-9000", "ir"), std::pair("chroma-190", "ir"), std::pair("hioki-3174", "insulation")}) {
        CAPTURE(id);
        const auto& driver = **find_driver(id);
        ModelLine line(id);
        if (const auto reset = driver.exchange(Command::reset, {{"mode", mode}})) line.send(reset->request);
        static_cast<void>(line.listen(200'000));
        static_cast<void>(read(driver, line, {{"mode", mode}}));
        REQUIRE(line.line().arm({Fault::over_range, 0, 0}, line.now_us()));
        const auto decoded = read(driver, line, {{"mode", mode}});
        REQUIRE(decoded.indications.size() >= 2);
        CHECK_FALSE(decoded.indications[1].has_value());
    }
}

TEST_CASE("The echo of a question to the load is told as such, and the answer behind it counts", "[electrical]") {
    const auto decoded = decode(itech_frame_load, {sends(state_question), answers(state_question + state_answer)});
    REQUIRE(decoded.indications.size() == 3);
    CHECK(decoded.indications[0].value.text() == "48.120");
    REQUIRE(decoded.rejected.size() == 1);
    CHECK(decoded.rejected[0].reason == metrology::Rejection::garbage);
    CHECK(decoded.rejected[0].length == 26);
    CHECK(std::count_if(decoded.events.begin(), decoded.events.end(), [](const metrology::DeviceEvent& event) {
              return event.kind == metrology::DeviceEvent::Kind::fault &&
                     event.text.find("local echo") != std::string::npos;
          }) == 1);
    const auto alone = decode(itech_frame_load, {sends(state_question), answers(state_question)});
    CHECK(alone.indications.empty());
}

TEST_CASE("A setting of nothing reads back as the bytes of its question, on a line without echo", "[electrical]") {
    const auto set = frame(std::string("\xAA\x00\x2A", 3));
    const auto question = frame(std::string("\xAA\x00\x2B", 3));
    const auto done = frame(std::string("\xAA\x00\x12\x80", 4));
    const auto accepted = [](const metrology::Decoded& decoded, std::string_view text) {
        return std::any_of(decoded.events.begin(), decoded.events.end(), [&](const metrology::DeviceEvent& event) {
            return event.kind == metrology::DeviceEvent::Kind::accepted && event.text.starts_with(text);
        });
    };
    CHECK(accepted(decode(itech_frame_load, {sends(set), answers(done), sends(question), answers(question)}),
                   "current 0.0000 A"));
    // The order came back too: then what looks like the answer is an echo until it comes once more.
    CHECK_FALSE(accepted(
        decode(itech_frame_load, {sends(set), answers(set + done), sends(question), answers(question)}), "current"));
    CHECK(accepted(
        decode(itech_frame_load, {sends(set), answers(set + done), sends(question), answers(question + question)}),
        "current 0.0000 A"));
}

TEST_CASE("Between two requests there is the pause that the maker wants", "[electrical]") {
    using std::chrono::milliseconds;
    Driver patient = **find_driver("scpi-multimeter");
    auto profile = patient.profiles.front();
    profile.pause = milliseconds(150);
    patient.profiles = std::span(&profile, 1);
    const base::SystemClock clock;
    SimulatedPort port(make_simulator("scpi-multimeter", {}, EbikeModel{}, 7).value(), 11, 0.0, clock);
    const auto begun = std::chrono::steady_clock::now();
    const auto opened = open_instrument(patient, {}, port.connect("virtual"), clock);
    REQUIRE(opened);
    REQUIRE((*opened)->command(Command::stop, milliseconds(2'000)));
    CHECK(std::chrono::steady_clock::now() - begun >= milliseconds(150));
    CHECK(profile_of(**find_driver("rion-nl"), {}).pause >= milliseconds(1'000));
}
