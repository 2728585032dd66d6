// SPDX-License-Identifier: GPL-3.0-or-later
#include "instruments/simulators/line/simulated_line.h"

#include <algorithm>
#include <array>
#include <catch2/catch.hpp>
#include <string>
#include <vector>

#include "instruments/registry/registry.h"
#include "instruments/simulators/catalogue.h"

namespace velocert::instruments {
namespace {

constexpr std::int64_t second = 1'000'000;
constexpr std::int64_t ms = 1'000;
const std::string weight = "S S       0.00 kg\r\n";

/// A line with a balance or a recorder, read on model time.
class Wire {
  public:
    explicit Wire(const std::string& driver = "mt-sics", std::uint64_t seed = 1)
        : line(make_simulator(driver, driver == "mt-sics" ? Options{} : Options{{"ride", "none"}}, {}, 1).value(),
               seed) {}
    void send(const std::string& bytes) { line.receive(std::vector<std::uint8_t>(bytes.begin(), bytes.end()), now); }
    /// Everything that arrives within that time, looked for every millisecond.
    std::string heard(std::int64_t us) {
        std::string all;
        for (const std::int64_t end = now + us; now < end; now += ms) {
            std::array<std::uint8_t, 256> bytes{};
            for (std::size_t n = line.take(now, bytes); n > 0; n = line.take(now, bytes)) {
                all.append(bytes.begin(), bytes.begin() + static_cast<std::ptrdiff_t>(n));
                largest = std::max(largest, n);
            }
            if (first_us < 0 && !all.empty()) first_us = now;
            if (!all.empty() && last_size != all.size()) last_us = now;
            last_size = all.size();
        }
        return all;
    }
    std::string ask(const std::string& command, std::int64_t us = 500 * ms) {
        send(command + "\r\n");
        return heard(us);
    }
    void arm(Fault fault, int count = 1, std::int64_t after_us = 0) {
        REQUIRE(line.arm({fault, after_us, count}, now));
    }

    SimulatedLine line;
    std::int64_t now = 0;
    std::int64_t first_us = -1;
    std::int64_t last_us = -1;
    std::size_t last_size = 0;
    std::size_t largest = 0;
};

}  // namespace

TEST_CASE("Each fault of a line does what it declares, and then is over", "[simulators]") {
    Wire wire;
    SECTION("without a fault a reply comes at once and whole") {
        CHECK(wire.ask("SI") == weight);
        CHECK(wire.first_us == 20 * ms);
        CHECK(wire.largest == weight.size());
    }
    SECTION("pacing: a byte takes its time on the line") {
        wire.arm(Fault::pacing);
        CHECK(wire.ask("SI") == weight);
        // 19 bytes of 1.04 ms at 9600 baud
        CHECK(wire.last_us - wire.first_us >= 18 * ms);
        CHECK(wire.last_us - wire.first_us <= 20 * ms);
    }
    SECTION("fragments: one byte per read") {
        wire.arm(Fault::fragments);
        CHECK(wire.ask("SI") == weight);
        CHECK(wire.largest == 1);
    }
    SECTION("coalesce: bytes come in lumps") {
        wire.arm(Fault::coalesce);
        wire.send("SI\r\nSI\r\nSI\r\n");
        CHECK(wire.heard(500 * ms) == weight + weight + weight);
        CHECK(wire.largest == 3 * weight.size());
        CHECK(wire.first_us == 100 * ms);
    }
    SECTION("garbage before") {
        wire.arm(Fault::garbage_before);
        const std::string reply = wire.ask("SI");
        CHECK(reply.size() > weight.size());
        CHECK(reply.ends_with(weight));
        CHECK(wire.ask("SI") == weight);
    }
    SECTION("garbage after") {
        wire.arm(Fault::garbage_after);
        const std::string reply = wire.ask("SI");
        CHECK(reply.size() > weight.size());
        CHECK(reply.starts_with(weight));
        CHECK(wire.ask("SI") == weight);
    }
    SECTION("dropped reply") {
        wire.arm(Fault::dropped_reply, 2);
        CHECK(wire.ask("SI").empty());
        CHECK(wire.ask("SI").empty());
        CHECK(wire.ask("SI") == weight);
    }
    SECTION("late reply: later ones come before it") {
        wire.arm(Fault::late_reply);
        CHECK(wire.ask("I3").empty());
        CHECK(wire.line.holds_back());
        CHECK(wire.ask("SI") == weight);
        CHECK(wire.heard(4 * second + 100 * ms) == "I3 A \"VIRTUAL 1.00\"\r\n");
        CHECK_FALSE(wire.line.holds_back());
    }
    SECTION("duplicate reply") {
        wire.arm(Fault::duplicate_reply);
        CHECK(wire.ask("SI") == weight + weight);
        CHECK(wire.ask("SI") == weight);
    }
    SECTION("torn frame") {
        wire.arm(Fault::torn_frame);
        CHECK(wire.ask("SI") == weight.substr(0, weight.size() / 2));
        CHECK(wire.ask("SI") == weight);
    }
    SECTION("silence") {
        wire.arm(Fault::silence);
        CHECK(wire.ask("SI", 20 * second).empty());
        wire.line.plug_in(wire.now);
        CHECK(wire.ask("SI") == weight);
    }
    SECTION("unplug: what was under way is lost") {
        wire.send("SI\r\n");
        wire.arm(Fault::unplug, 1, 10 * ms);
        CHECK(wire.heard(second).empty());
        CHECK_FALSE(wire.line.plugged());
        CHECK(wire.ask("SI").empty());
        wire.line.plug_in(wire.now);
        CHECK(wire.ask("SI") == weight);
    }
}

TEST_CASE("A wrong checksum is wrong in nothing but one bit", "[simulators]") {
    Wire good("pulse-daq");
    Wire bad("pulse-daq");
    bad.arm(Fault::wrong_checksum);
    good.send("S");
    bad.send("S");
    const std::string right = good.heard(100 * ms);
    const std::string wrong = bad.heard(100 * ms);
    REQUIRE(right.size() == wrong.size());
    int bits = 0;
    for (std::size_t i = 0; i < right.size(); ++i)
        bits += __builtin_popcount(static_cast<unsigned>(static_cast<unsigned char>(right[i] ^ wrong[i])));
    CHECK(bits == 1);
    // MT-SICS has no check that could be wrong
    CHECK_FALSE(Wire("mt-sics").line.has(Fault::wrong_checksum));
    CHECK_FALSE(Wire("mt-sics").line.arm({Fault::clock_wrap, 0, 1}, 0));
}

TEST_CASE("A fault strikes at its moment, whenever one looks", "[simulators]") {
    for (const std::int64_t look_us : {ms, 40 * ms, 3 * second}) {
        CAPTURE(look_us);
        Wire wire("pulse-daq");
        REQUIRE(wire.line.arm({Fault::silence, second, 1}, 0));
        wire.send("S");
        std::string all;
        std::vector<std::uint8_t> bytes(65'536);
        for (std::int64_t now = 0; now <= 3 * second; now += look_us) {
            const std::size_t n = wire.line.take(now, bytes);
            all.append(bytes.begin(), bytes.begin() + static_cast<std::ptrdiff_t>(n));
        }
        CHECK(std::count(all.begin(), all.end(), '\n') == 200);  // one second of 200 frames each
    }
}

TEST_CASE("A fault armed on the next command counts from there", "[simulators]") {
    Wire wire;
    REQUIRE(wire.line.arm_on_command({Fault::silence, second, 1}));
    CHECK_FALSE(wire.line.arm_on_command({Fault::clock_wrap, 0, 1}));
    wire.heard(10 * second);
    CHECK(wire.ask("SI") == weight);
    CHECK(wire.ask("SI") == weight);
    CHECK(wire.ask("SI").empty());
}

TEST_CASE("A fault of an instrument that is only listened to counts from when its line is opened", "[simulators]") {
    std::size_t faults_met = 0;
    for (const auto& info : simulators()) {
        if (!(*find_driver(info.driver))->profiles.front().listens_only) continue;
        for (const auto& row : faults()) {
            SimulatedLine line(make_simulator(info.driver, {}, EbikeModel{}, 7).value(), 1);
            if (!line.arm_on_command({row.fault, second, 1})) continue;
            CAPTURE(info.driver, row.name);
            CHECK_FALSE(line.next_fault_us());
            line.met(2 * second);
            CHECK(line.next_fault_us() == 3 * second);
            // Whoever opens it again does not begin anew.
            line.met(4 * second);
            CHECK_FALSE(line.next_fault_us());
            ++faults_met;
        }
    }
    CHECK(faults_met > 50);
}

TEST_CASE("A fault without an end strikes about one frame in ten", "[simulators]") {
    Wire wire("pulse-daq");
    wire.arm(Fault::dropped_reply, 0);
    wire.send("S");
    const std::string all = wire.heard(10 * second);
    const auto frames = std::count(all.begin(), all.end(), '\n');
    CHECK(frames > 1740);
    CHECK(frames < 1860);
}

TEST_CASE("The same seed spoils the same bytes, another seed others", "[simulators]") {
    const auto spoiled = [](std::uint64_t seed) {
        Wire wire("pulse-daq", seed);
        for (const Fault fault :
             {Fault::garbage_before, Fault::wrong_checksum, Fault::torn_frame, Fault::duplicate_reply})
            wire.arm(fault, 0);
        wire.send("S");
        return wire.heard(5 * second);
    };
    CHECK(spoiled(1) == spoiled(1));
    CHECK(spoiled(1) != spoiled(2));
}

TEST_CASE("Faults are named, and a typed fault carries its moment and count", "[simulators]") {
    for (const auto& row : faults()) CHECK(parse_fault(row.name).value() == row.fault);
    const struct {
        const char* text;
        Fault fault;
        std::int64_t after_us;
        int count;
    } good[] = {
        {"silence", Fault::silence, 5'000'000, 1},
        {"unplug@0", Fault::unplug, 0, 1},
        {"late-reply", Fault::late_reply, 0, 0},
        {"late-reply@2", Fault::late_reply, 2'000'000, 1},
        {"torn-frame@2.5x30", Fault::torn_frame, 2'500'000, 30},
        {"fragments", Fault::fragments, 0, 1},
    };
    for (const auto& c : good) {
        CAPTURE(c.text);
        const auto plan = parse_fault_plan(c.text);
        REQUIRE(plan);
        CHECK(plan->fault == c.fault);
        CHECK(plan->after_us == c.after_us);
        CHECK(plan->count == c.count);
    }
    for (const char* bad :
         {"", "Silence", "smoke", "silence@", "silence@x", "silence@-1", "silence@1x3", "torn-frame@1x",
          "torn-frame@1x-1", "torn-frame@1x2.5", "torn-frame@1e3", "torn-frame@99999999"})
        CHECK_FALSE(parse_fault_plan(bad));
}

}  // namespace velocert::instruments
