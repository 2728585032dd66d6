// SPDX-License-Identifier: GPL-3.0-or-later
// Modbus between this program and others: pymodbus as the device, mbpoll as the one who asks. Both are optional; where
// they are not installed the test says so and passes.
#include <catch2/catch.hpp>

#include <algorithm>
#include <csignal>
#include <filesystem>
#include <sstream>
#include <thread>

#include "core/base/clock.h"
#include "instruments/registry/registry.h"
#include "tests/app/process.h"

using namespace velocert::tests;
using velocert::base::Json;

namespace {

constexpr const char* python = "/usr/bin/python3";
constexpr const char* mbpoll = "/usr/bin/mbpoll";
const std::string slave = std::string(VELOCERT_PEERS) + "/modbus_slave.py";

bool pymodbus_is_here() {
    bool here = std::filesystem::exists(python) && std::filesystem::exists("/usr/bin/socat");
    if (here) here = Process({python, slave, "-", "present"}).wait().code == 0;
    if (!here) WARN("skipped: python3-pymodbus or socat is not installed");
    return here;
}

bool mbpoll_is_here() {
    const bool here = std::filesystem::exists(mbpoll);
    if (!here) WARN("skipped: mbpoll is not installed");
    return here;
}

/// pymodbus behind a pair of linked pseudo-terminals.
class PeerSlave {
  public:
    PeerSlave(const ScratchFolder& folder, const std::string& behaviour)
        : wire_({"/usr/bin/socat", "pty,raw,echo=0,link=" + (folder / "far"),
                 "pty,raw,echo=0,link=" + (folder / "near")}) {
        REQUIRE(appears(folder / "far"));
        REQUIRE(appears(folder / "near"));
        slave_ = std::make_unique<Process>(std::vector<std::string>{python, slave, folder / "far", behaviour});
        // It takes a while until Python listens; what is asked before is lost.
        std::this_thread::sleep_for(std::chrono::milliseconds(1500));
    }

  private:
    Process wire_;
    std::unique_ptr<Process> slave_;
};

std::vector<std::string> values(const std::string& text) {
    std::vector<std::string> out;
    std::istringstream stream(text);
    for (std::string line; std::getline(stream, line);) {
        const auto json = Json::parse(line);
        REQUIRE(json);
        const auto* value = json->find("value");
        if (value != nullptr) out.push_back(value->string() != nullptr ? *value->string() : "null");
    }
    return out;
}

Finished poll(const ScratchFolder& folder, std::vector<std::string> more) {
    std::vector<std::string> words{mbpoll, "-m", "rtu", "-b", "9600", "-P", "none", "-0", "-1", "-o", "0.5"};
    words.insert(words.end(), more.begin(), more.end());
    words.push_back(folder / "A");
    return Process(words).wait(std::chrono::seconds(20));
}

}  // namespace

TEST_CASE("a Modbus slave of other making is read, whatever it drops or delays") {
    if (!pymodbus_is_here()) return;
    for (const char* behaviour : {"plain", "drop", "delay"}) {
        CAPTURE(behaviour);
        const ScratchFolder folder;
        const PeerSlave peer(folder, behaviour);
        for (const char* place : {"register=0", "register=10"}) {
            const bool first = std::string(place) == "register=0";
            const auto read = cli({"read", "--driver", "modbus", "--port", folder / "near", "--count", "12", "--set",
                                   place, "--set", "type=f32", "--set", first ? "order=ABCD" : "order=CDAB", "--set",
                                   "unit=N.m", "--set", "measurand=torque"});
            CAPTURE(read.err, read.out);
            CHECK(read.code == 0);
            const auto shown = values(read.out);
            CHECK(shown.size() == 12);
            for (const auto& value : shown) CHECK(value == "12.34 N.m");
        }
    }
}

TEST_CASE("a register that a slave of other making has not is refused in words") {
    if (!pymodbus_is_here()) return;
    const ScratchFolder folder;
    const PeerSlave peer(folder, "plain");
    const auto read = cli({"read", "--driver", "modbus", "--port", folder / "near", "--seconds", "1", "--set",
                           "register=200", "--set", "type=f32"});
    CAPTURE(read.err, read.out);
    CHECK(read.code == 4);
    CHECK(values(read.out).empty());
    CHECK_THAT(read.err, Catch::Contains("exception 2"));
    CHECK_THAT(read.out, Catch::Contains("refused"));
}

TEST_CASE("a master of other making reads the simulated devices") {
    if (!mbpoll_is_here()) return;
    const ScratchFolder folder;
    Process bench({VELOCERT_BENCH, "--instrument", "modbus", "--set", "type=f32", "--link", folder / "A"});
    REQUIRE(appears(folder / "A"));
    const auto real = poll(folder, {"-a", "1", "-r", "0", "-c", "1", "-t", "4:float", "-B"});
    CAPTURE(real.out, real.err);
    CHECK(real.code == 0);
    CHECK_THAT(real.out, Catch::Contains("12.34"));
    const auto missing = poll(folder, {"-a", "1", "-r", "200", "-c", "1", "-t", "4"});
    CHECK_THAT(missing.out + missing.err, Catch::Contains("Illegal data address"));
    const auto nobody = poll(folder, {"-a", "9", "-r", "0", "-c", "1", "-t", "4"});
    CHECK_THAT(nobody.out + nobody.err, Catch::Contains("timed out"));
    bench.signal(SIGTERM);
    CHECK(bench.wait(std::chrono::seconds(10)).code == 0);
}

TEST_CASE("a master of other making sets the simulated load") {
    if (!mbpoll_is_here()) return;
    const ScratchFolder folder;
    Process bench({VELOCERT_BENCH, "--instrument", "modbus-load", "--link", folder / "A"});
    REQUIRE(appears(folder / "A"));
    const auto set = [&](std::vector<std::string> options, const std::string& value) {
        std::vector<std::string> words{mbpoll, "-m", "rtu", "-b", "9600", "-P", "none", "-0", "-1", "-o", "0.5"};
        words.insert(words.end(), options.begin(), options.end());
        words.insert(words.end(), {folder / "A", value});
        return Process(words).wait(std::chrono::seconds(20));
    };
    CHECK(set({"-a", "1", "-r", "1283", "-t", "0"}, "1").code == 0);                 // remote
    CHECK(set({"-a", "1", "-r", "2561", "-t", "4:float", "-B"}, "5.25").code == 0);  // current
    CHECK(set({"-a", "1", "-r", "2560", "-t", "4"}, "1").code == 0);                 // constant current
    CHECK(set({"-a", "1", "-r", "2560", "-t", "4"}, "42").code == 0);                // input on
    const auto shown = poll(folder, {"-a", "1", "-r", "2816", "-c", "2", "-t", "4:float", "-B"});
    CAPTURE(shown.out, shown.err);
    CHECK_THAT(shown.out, Catch::Contains("48"));
    CHECK_THAT(shown.out, Catch::Contains("5.25"));
    bench.signal(SIGTERM);
    CHECK(bench.wait(std::chrono::seconds(10)).code == 0);
}

TEST_CASE("two roles of a station share the line of a slave of other making") {
    if (!pymodbus_is_here()) return;
    using namespace velocert;
    const ScratchFolder folder;
    const PeerSlave peer(folder, "drop");
    const base::SystemClock clock;
    laboratory::Station station;
    station.id = "bench";
    // This slave answers whatever address is asked.
    station.instruments.push_back({"torque", "modbus", folder / "near", {{"type", "f32"}, {"address", "1"}}, {}});
    station.instruments.push_back(
        {"force",
         "modbus",
         folder / "near",
         {{"type", "f32"}, {"address", "2"}, {"register", "10"}, {"order", "CDAB"}, {"measurand", "force"}},
         {}});
    instruments::StationInstruments ports(station, clock);
    auto torque = ports.open("torque");
    INFO((torque ? "" : torque.error().text()));
    REQUIRE(torque);
    auto force = ports.open("force");
    INFO((force ? "" : force.error().text()));
    REQUIRE(force);
    for (int i = 0; i < 6; ++i)
        for (auto* instrument : {torque->get(), force->get()}) {
            REQUIRE(instrument->command(sequence::Command::read_now, std::chrono::milliseconds(2000)));
            const auto next = instrument->next(std::chrono::steady_clock::now() + std::chrono::seconds(2), {});
            REQUIRE(next);
            REQUIRE(*next);
            CHECK((*next)->value.text() == "12.34");
        }
}

TEST_CASE("read asks a simulated sensor all its questions, through damage and echo, and the log decodes alike") {
    const ScratchFolder folder;
    Process bench({VELOCERT_BENCH, "--instrument", "modbus-torque", "--link", folder / "A", "--fault",
                   "wrong-checksum@0.3x2", "--fault", "echo@0.1"});
    REQUIRE(appears(folder / "A"));
    const auto read = cli({"read", "--driver", "modbus-torque", "--port", folder / "A", "--count", "16", "--log",
                           folder / "torque.wire"});
    CAPTURE(read.err, read.out);
    REQUIRE(read.code == 0);
    CHECK_THAT(read.err, Catch::Contains("echo=yes"));
    const auto shown = values(read.out);
    REQUIRE(shown.size() == 16);
    for (std::size_t i = 0; i < shown.size(); ++i) CHECK((shown[i] == "12.345 N.m" || shown[i] == "60 r/min"));
    CHECK(std::count(shown.begin(), shown.end(), "60 r/min") >= 6);
    const auto decoded = cli({"decode", "--driver", "modbus-torque", folder / "torque.wire"});
    REQUIRE(decoded.code == 0);
    CHECK(values(decoded.out).size() >= shown.size());
    bench.signal(SIGTERM);
    CHECK(bench.wait(std::chrono::seconds(10)).code == 0);
}

TEST_CASE("a slave that keeps silent to all that it has not is read on, and one that falls silent is not") {
    // Register 0 alone, 1234: neither the mark of a simulated device nor a second register is there.
    const std::string has = "010300000001840A=01030204D23AD9";
    struct Row {
        std::vector<std::string> table;
        int count;
        int code;
    };
    for (const auto& row : {Row{{has}, 6, 0}, Row{{has, "LOSE:=4"}, 8, 0}, Row{{has, "LOSE:=1"}, 1, 4}}) {
        CAPTURE(row.table);
        const ScratchFolder folder;
        Process wire(
            {"/usr/bin/socat", "pty,raw,echo=0,link=" + (folder / "far"), "pty,raw,echo=0,link=" + (folder / "near")});
        REQUIRE(appears(folder / "far"));
        REQUIRE(appears(folder / "near"));
        std::vector<std::string> words{"/usr/bin/perl", std::string(VELOCERT_PEERS) + "/scant_slave.pl",
                                       folder / "far"};
        words.insert(words.end(), row.table.begin(), row.table.end());
        Process slave_of_few(words);
        const auto read =
            cli({"read", "--driver", "modbus", "--port", folder / "near", "--count", std::to_string(row.count)});
        CAPTURE(read.err, read.out);
        CHECK(read.code == row.code);
        const auto shown = values(read.out);
        CHECK(shown.size() == static_cast<std::size_t>(row.code == 0 ? row.count : 0));
        for (const auto& value : shown) CHECK(value == "1234 N.m");
    }
}
