// SPDX-License-Identifier: GPL-3.0-or-later
// velocert-bench as its users run it: started, spoken to over its pseudo-terminal, and stopped.
#include <catch2/catch.hpp>

#include <fcntl.h>
#include <poll.h>
#include <unistd.h>

#include <chrono>
#include <csignal>
#include <filesystem>
#include <string>
#include <thread>
#include <vector>

#include "instruments/registry/registry.h"
#include "instruments/transport/transport.h"
#include "tests/app/process.h"

namespace velocert::tests {
namespace {

namespace fs = std::filesystem;
using namespace std::chrono_literals;

std::vector<std::string> bench_words(std::vector<std::string> words) {
    words.insert(words.begin(), VELOCERT_BENCH);
    return words;
}

bool is_link(const std::string& path) { return fs::is_symlink(fs::symlink_status(path)); }

/// Waits until the link is gone, as long as it takes on a slow machine.
bool disappears(const std::string& path) {
    for (int i = 0; i < 2000 && is_link(path); ++i) std::this_thread::sleep_for(10ms);
    return !is_link(path);
}

int code_of(Process& program) { return program.wait().code; }

int stopped(Process& program, int signal) {
    program.signal(signal);
    return code_of(program);
}

/// Sends a command and returns the line that comes back; empty after `patience`.
std::string ask(int terminal, const std::string& command, std::chrono::milliseconds patience = 20'000ms) {
    if (!command.empty()) REQUIRE(::write(terminal, command.data(), command.size()) > 0);
    std::string line;
    const auto end = std::chrono::steady_clock::now() + patience;
    while (!line.ends_with('\n') && std::chrono::steady_clock::now() < end) {
        pollfd entry{terminal, POLLIN, 0};
        ::poll(&entry, 1, 50);
        char byte = 0;
        if ((entry.revents & POLLIN) != 0 && ::read(terminal, &byte, 1) == 1) line += byte;
    }
    return line;
}

}  // namespace

TEST_CASE("The virtual bench makes its link, serves one program after the other, and removes the link when stopped") {
    for (const int signal : {SIGTERM, SIGINT}) {
        const ScratchFolder folder;
        const std::string link = folder / "scale";
        Process bench(bench_words({"--instrument", "mt-sics", "--link", link, "--set", "load=on"}));
        REQUIRE(appears(link));
        for (int peer = 0; peer < 3; ++peer) {
            const int terminal = ::open(link.c_str(), O_RDWR | O_NOCTTY);
            REQUIRE(terminal >= 0);
            CHECK(ask(terminal, "@\r\n") == "I4 A \"V0150001\"\r\n");
            CHECK(ask(terminal, "I2\r\n") == "I2 A \"VIRTUAL-150 150.00 kg\"\r\n");
            CHECK(ask(terminal, "S\r\n").starts_with("S S      62.9"));
            CHECK(ask(terminal, "s\r\n") == "ES\r\n");
            // what is under way when a program leaves does not meet the next one
            REQUIRE(::write(terminal, "SIR\r\n", 5) == 5);
            CHECK(ask(terminal, "").starts_with("S S"));
            ::close(terminal);
        }
        CHECK(stopped(bench, signal) == 0);
        CHECK_FALSE(fs::exists(fs::symlink_status(link)));
    }
}

TEST_CASE("The program's own drivers open the virtual bench and see that it is virtual") {
    const base::SystemClock clock;
    for (const char* driver :
         {"mt-sics", "pulse-daq", "magtrol", "scpi-source", "scpi-power-meter", "scpi-lcr", "scpi-multimeter", "wxt"}) {
        CAPTURE(driver);
        const ScratchFolder folder;
        const std::string link = folder / "port";
        Process bench(bench_words({"--instrument", driver, "--link", link}));
        REQUIRE(appears(link));
        auto transport = instruments::open_port(link, {});
        REQUIRE(transport);
        auto instrument =
            instruments::open_instrument(**instruments::find_driver(driver), {}, std::move(*transport), clock);
        REQUIRE(instrument);
        CHECK((*instrument)->identity().simulated);
        const bool streams = std::string_view(driver) == "mt-sics" || std::string_view(driver) == "pulse-daq";
        REQUIRE((*instrument)->command(streams ? sequence::Command::start : sequence::Command::read_now, 5000ms));
        const auto next = (*instrument)->next(std::chrono::steady_clock::now() + 20s, {});
        REQUIRE(next);
        CHECK(next->has_value());
    }
}

TEST_CASE("The same seed streams the same bytes, another seed others") {
    const auto first_lines = [](const std::string& seed) {
        const ScratchFolder folder;
        const std::string link = folder / "port";
        Process bench(bench_words({"--instrument", "pulse-daq", "--link", link, "--seed", seed, "--set", "ride=none"}));
        REQUIRE(appears(link));
        const int terminal = ::open(link.c_str(), O_RDWR | O_NOCTTY);
        std::vector<std::string> forces;
        std::string line = ask(terminal, "S\n");
        for (int i = 0; i < 50; ++i, line = ask(terminal, ""))
            forces.push_back(line.substr(line.rfind(','), line.find('*') - line.rfind(',')));
        ::close(terminal);
        return forces;
    };
    const auto once = first_lines("5");
    CHECK(once == first_lines("5"));
    CHECK(once != first_lines("6"));
}

TEST_CASE("A line that is pulled out takes its link along and comes back") {
    const ScratchFolder folder;
    const std::string link = folder / "scale";
    Process bench(bench_words({"--instrument", "mt-sics", "--link", link, "--fault", "unplug@0.2"}));
    REQUIRE(appears(link));
    const int terminal = ::open(link.c_str(), O_RDWR | O_NOCTTY);
    CHECK(ask(terminal, "SI\r\n").starts_with("S S"));
    CHECK(disappears(link));
    ::close(terminal);
    CHECK(appears(link));
    const int again = ::open(link.c_str(), O_RDWR | O_NOCTTY);
    CHECK(ask(again, "SI\r\n").starts_with("S S"));
    ::close(again);
    CHECK(stopped(bench, SIGTERM) == 0);
}

TEST_CASE("A fault strikes an instrument that is only listened to, though nobody sends it anything") {
    for (const char* instrument :
         {"xk3190", "toledo-continuous", "es51919", "th2810b", "lutron-16", "cem-dt885x", "uni-t-ut32x", "nmea-wind"}) {
        CAPTURE(instrument);
        const ScratchFolder folder;
        const std::string link = folder / "meter";
        Process bench(bench_words({"--instrument", instrument, "--link", link, "--fault", "unplug@0.2"}));
        REQUIRE(appears(link));
        // Before anybody opens it, nothing happens.
        std::this_thread::sleep_for(600ms);
        CHECK(is_link(link));
        const int terminal = ::open(link.c_str(), O_RDWR | O_NOCTTY);
        CHECK(disappears(link));
        ::close(terminal);
        CHECK(stopped(bench, SIGTERM) == 0);
    }
}

TEST_CASE("Only a link that an earlier bench left behind is replaced") {
    const ScratchFolder folder;
    const std::string link = folder / "scale";
    const std::vector<std::string> arguments{"--instrument", "mt-sics", "--link", link};
    SECTION("a file stays") {
        folder.file("scale", "precious");
        Process bench(bench_words(arguments));
        const Finished ended = bench.wait();
        CHECK(ended.code == 3);
        CHECK(fs::is_regular_file(link));
        CHECK_THAT(ended.err, Catch::Contains("there is a file"));
    }
    SECTION("a link to something else stays") {
        fs::create_symlink("/dev/null", link);
        Process bench(bench_words(arguments));
        CHECK(code_of(bench) == 3);
        CHECK(fs::read_symlink(link) == "/dev/null");
    }
    SECTION("the link of a bench that still runs stays") {
        Process first(bench_words(arguments));
        REQUIRE(appears(link));
        const fs::path target = fs::read_symlink(link);
        Process second(bench_words(arguments));
        CHECK(code_of(second) == 3);
        CHECK(fs::read_symlink(link) == target);
        CHECK(stopped(first, SIGTERM) == 0);
    }
    SECTION("the link of a bench that was killed is replaced") {
        fs::create_symlink("/dev/pts/999999", link);
        Process bench(bench_words(arguments));
        REQUIRE(appears(link));
        CHECK(stopped(bench, SIGTERM) == 0);
        CHECK_FALSE(fs::exists(fs::symlink_status(link)));
    }
    SECTION("a folder that is not there is said") {
        Process bench(bench_words({"--instrument", "mt-sics", "--link", folder / "no/scale"}));
        CHECK(code_of(bench) == 4);
    }
}

TEST_CASE("Wrong arguments end with code 3 and say what was expected") {
    const struct {
        std::vector<std::string> arguments;
        const char* said;
    } cases[] = {
        {{}, "--instrument"},
        {{"--instrument", "mt-sics"}, "--link"},
        {{"--instrument", "toaster", "--link", "x"}, "mt-sics, "},
        {{"--instrument", "mt-sics", "--link", "x", "--set", "mass"}, "NAME=VALUE"},
        {{"--instrument", "mt-sics", "--link", "x", "--set", "colour=red"}, "capacity"},
        {{"--instrument", "mt-sics", "--link", "x", "--set", "mass=63"}, "kg"},
        {{"--instrument", "mt-sics", "--link", "x", "--fault", "smoke"}, "silence"},
        {{"--instrument", "mt-sics", "--link", "x", "--fault", "clock-wrap"}, "--list"},
        {{"--instrument", "mt-sics", "--link", "x", "--seed", "many"}, "seed"},
        {{"--instrument", "mt-sics", "--link", "x", "--seed", "18446744073709551616"}, "18446744073709551615"},
        {{"--instruments", "mt-sics"}, "instruments"},
    };
    for (const auto& c : cases) {
        const ScratchFolder folder;
        Process bench(bench_words(c.arguments));
        const Finished ended = bench.wait();
        CAPTURE(ended.err);
        CHECK(ended.code == 3);
        CHECK_THAT(ended.err, Catch::Contains(c.said));
    }
}

TEST_CASE("The list names instruments, options and faults, as text and as JSON") {
    const Finished text = Process(bench_words({"--list"})).wait();
    CHECK(text.code == 0);
    for (const char* word : {"mt-sics", "pulse-daq", "mass", "ppm", "silence", "late-reply", "magtrol", "scpi-source",
                             "scpi-power-meter", "scpi-lcr", "scpi-multimeter", "wxt", "torque_step", "device-error"})
        CHECK_THAT(text.out, Catch::Contains(word));
    const Finished json = Process(bench_words({"--list", "--json"})).wait();
    CHECK(json.code == 0);
    const base::Json list = json.json();
    // One for each driver there is, with something to set or to break.
    const auto drivers = Process({VELOCERT_CLI, "drivers", "--json"}).wait().json();
    CHECK(list.find("instruments")->items()->size() == drivers.find("drivers")->items()->size());
    CHECK(list.find("faults")->items()->size() > 20);
    const Finished help = Process(bench_words({"--help"})).wait();
    CHECK(help.code == 0);
    CHECK_THAT(help.out, Catch::Contains("Example:"));
}

}  // namespace velocert::tests
