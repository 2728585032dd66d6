// SPDX-License-Identifier: GPL-3.0-or-later
#include "instruments/simulators/line/simulated_port.h"

#include <array>
#include <catch2/catch.hpp>
#include <string>
#include <thread>
#include <vector>

#include "instruments/simulators/catalogue.h"

namespace velocert::instruments {
namespace {

using std::chrono::milliseconds;
using std::chrono::steady_clock;

const base::SystemClock& system_clock() {
    static const base::SystemClock clock;
    return clock;
}

struct Bench {
    explicit Bench(const std::string& driver, const Options& options = {}, double pace = 0.0)
        : port(make_simulator(driver, options, {}, 1).value(), 1, pace, system_clock()),
          wire(port.connect("virtual")) {}
    void send(const std::string& text) {
        REQUIRE(wire->write(std::vector<std::uint8_t>(text.begin(), text.end()), milliseconds(100)));
    }
    base::Result<std::string> read(milliseconds wait) {
        std::array<std::uint8_t, 4096> bytes{};
        const auto count = wire->read(bytes, wait);
        if (!count) return base::fail(count.error());
        return std::string(bytes.begin(), bytes.begin() + static_cast<std::ptrdiff_t>(*count));
    }
    SimulatedPort port;
    std::unique_ptr<Transport> wire;
};

}  // namespace

TEST_CASE("At pace 0 a balance settles without anybody waiting for it", "[simulators]") {
    Bench bench("mt-sics", {{"load", "empty"}, {"settling", "60 s"}});
    bench.port.with_line(
        [](SimulatedLine& line, std::int64_t now_us) { line.simulator().place_vehicle(true, now_us); });
    bench.send("S\r\n");
    // twenty seconds of patience at most two hundred times as fast, not twenty to sixty
    CHECK(bench.read(milliseconds(5000)).value() == "S I\r\n");
    Bench quick("mt-sics", {{"load", "empty"}});
    quick.port.with_line(
        [](SimulatedLine& line, std::int64_t now_us) { line.simulator().place_vehicle(true, now_us); });
    quick.send("S\r\n");
    CHECK(quick.read(milliseconds(5000)).value().starts_with("S S      62.9"));
}

TEST_CASE("At pace 0 a stream is made as it is read, and not faster than it may be", "[simulators]") {
    Bench bench("pulse-daq");
    bench.send("S\n");
    const auto begin = steady_clock::now();
    std::size_t frames = 0;
    while (frames < 4000) {
        const std::string bytes = bench.read(milliseconds(1000)).value();
        REQUIRE_FALSE(bytes.empty());
        for (const char c : bytes)
            if (c == '\n') ++frames;
    }
    // twenty seconds of model time cannot pass in less than a tenth of a second
    CHECK(steady_clock::now() - begin > milliseconds(80));
    bench.send("X\n");
    while (!bench.read(milliseconds(1)).value().empty()) {
    }
    CHECK(bench.read(milliseconds(20)).value().empty());
}

TEST_CASE("Reading gives up after its time when nothing comes", "[simulators]") {
    for (const double pace : {0.0, 1.0, 50.0}) {
        Bench bench("mt-sics", {}, pace);
        const auto begin = steady_clock::now();
        CHECK(bench.read(milliseconds(30)).value().empty());
        CHECK(steady_clock::now() - begin >= milliseconds(30));
    }
}

TEST_CASE("A silent instrument is silent at every pace", "[simulators]") {
    for (const double pace : {0.0, 1.0}) {
        Bench bench("pulse-daq", {}, pace);
        bench.port.with_line([](SimulatedLine& line, std::int64_t now_us) {
            REQUIRE(line.arm({Fault::silence, 0, 1}, now_us));
        });
        bench.send("S\n");
        CHECK(bench.read(milliseconds(40)).value().empty());
    }
}

TEST_CASE("A late reply is late by the clock on the wall, also at pace 0", "[simulators]") {
    Bench bench("mt-sics");
    bench.port.with_line([](SimulatedLine& line, std::int64_t now_us) {
        REQUIRE(line.arm({Fault::late_reply, 0, 1}, now_us));
    });
    bench.send("SI\r\n");
    CHECK(bench.read(milliseconds(60)).value().empty());
}

TEST_CASE("A line that was pulled out is an error for its user and there again for the next", "[simulators]") {
    Bench bench("mt-sics");
    bench.port.with_line([](SimulatedLine& line, std::int64_t now_us) {
        REQUIRE(line.arm({Fault::unplug, 0, 1}, now_us));
    });
    const auto dead = bench.read(milliseconds(50));
    REQUIRE_FALSE(dead);
    CHECK(dead.error().code == base::ErrorCode::unplugged);
    CHECK_FALSE(bench.wire->write(std::vector<std::uint8_t>{'S'}, milliseconds(50)));
    auto again = bench.port.connect("virtual");
    const std::string command = "SI\r\n";
    REQUIRE(again->write(std::vector<std::uint8_t>(command.begin(), command.end()), milliseconds(50)));
    std::array<std::uint8_t, 64> bytes{};
    CHECK(again->read(bytes, milliseconds(1000)).value() > 0);
    CHECK_FALSE(bench.read(milliseconds(1)));  // the old user stays without
}

TEST_CASE("One thread reads while another writes and a third acts on the bench, and no byte is lost", "[simulators]") {
    Bench bench("mt-sics", {{"load", "on"}});
    constexpr int asked = 300;
    std::size_t lines = 0;
    std::thread reader([&] {
        while (lines < asked) {
            const auto bytes = bench.read(milliseconds(5000));
            if (!bytes || bytes->empty()) return;
            for (const char c : *bytes)
                if (c == '\n') ++lines;
        }
    });
    std::thread person([&] {
        for (int i = 0; i < 100; ++i)
            bench.port.with_line(
                [&](SimulatedLine& line, std::int64_t now_us) { line.simulator().place_vehicle(i % 2 == 0, now_us); });
    });
    const std::string command = "SI\r\n";
    for (int i = 0; i < asked; ++i)
        static_cast<void>(
            bench.wire->write(std::vector<std::uint8_t>(command.begin(), command.end()), milliseconds(100)));
    person.join();
    reader.join();
    CHECK(lines == asked);
}

TEST_CASE("At pace 0 nobody jumps to a fault while the instrument only waits", "[simulators]") {
    Bench bench("pulse-daq");
    bench.port.with_line([](SimulatedLine& line, std::int64_t now_us) {
        REQUIRE(line.arm({Fault::unplug, 3'600'000'000, 1}, now_us));
    });
    CHECK(bench.read(milliseconds(30)).value().empty());
    bench.send("S\n");
    CHECK_FALSE(bench.read(milliseconds(1000)).value().empty());
}

TEST_CASE("At a pace above zero model time follows the clock", "[simulators]") {
    Bench bench("mt-sics", {}, 10.0);
    bench.send("SIR\r\n");
    const auto begin = steady_clock::now();
    std::size_t lines = 0;
    while (lines < 10) {
        const std::string bytes = bench.read(milliseconds(1000)).value();
        for (const char c : bytes)
            if (c == '\n') ++lines;
    }
    CHECK(steady_clock::now() - begin > milliseconds(80));  // ten values at 10/s, ten times as fast
}

}  // namespace velocert::instruments
