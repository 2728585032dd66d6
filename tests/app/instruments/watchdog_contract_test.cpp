// SPDX-License-Identifier: GPL-3.0-or-later
// The watchdog as a process: a source behind a pseudo-terminal, a program that is killed while its output is on.
#include <catch2/catch.hpp>

#include <fcntl.h>
#include <poll.h>
#include <unistd.h>

#include <chrono>
#include <csignal>
#include <filesystem>
#include <fstream>
#include <thread>

#include "tests/app/process.h"

using namespace velocert::tests;
using namespace std::chrono_literals;
namespace fs = std::filesystem;

namespace {

constexpr const char* item = R"({"id":"S-001","battery":"lead-acid","drive":"electric","made_on":"2025-10-01"})";

/// The answer of whoever is on the terminal; empty after a while.
std::string ask(const std::string& path, const std::string& question) {
    const int terminal = ::open(path.c_str(), O_RDWR | O_NOCTTY);
    REQUIRE(terminal >= 0);
    std::string line;
    if (::write(terminal, question.data(), question.size()) > 0) {
        const auto end = std::chrono::steady_clock::now() + 2s;
        while (!line.ends_with('\n') && std::chrono::steady_clock::now() < end) {
            pollfd entry{terminal, POLLIN, 0};
            char byte = 0;
            if (::poll(&entry, 1, 50) > 0 && ::read(terminal, &byte, 1) == 1) line += byte;
        }
    }
    ::close(terminal);
    return line;
}

std::vector<std::string> records_in(const std::string& folder) {
    std::vector<std::string> out;
    std::error_code code;
    for (const auto& entry : fs::directory_iterator(folder, code))
        if (entry.path().extension() == ".json") out.push_back(entry.path().string());
    return out;
}

bool within(std::chrono::milliseconds limit, const std::function<bool()>& holds) {
    const auto end = std::chrono::steady_clock::now() + limit;
    while (!holds()) {
        if (std::chrono::steady_clock::now() > end) return false;
        std::this_thread::sleep_for(10ms);
    }
    return true;
}

/// Its only child.
int watchdog_of(const Process& user) {
    const auto id = std::to_string(user.id());
    return std::stoi(bytes_of("/proc/" + id + "/task/" + id + "/children"));
}

struct Bench {
    explicit Bench(const std::string& driver = "scpi-source")
        : source({VELOCERT_BENCH, "--instrument", driver, "--link", folder / "source"}) {
        REQUIRE(appears(folder / "source"));
        setenv("VELOCERT_WATCHDOG", VELOCERT_WATCHDOG_PROGRAM, 1);
    }
    ScratchFolder folder;
    Process source;
};

}  // namespace

TEST_CASE("a program that is killed leaves no output on, and the next start says so") {
    const Bench bench;
    const auto item_file = bench.folder.file("item.json", item);
    const auto archive = bench.folder / "archive";
    const auto run_again = [&] {
        return cli({"run", "--item", item_file, "--archive", archive, "--virtual", "--procedure", "vehicle-mass"});
    };
    REQUIRE(run_again().code == 0);

    Process user({VELOCERT_OUTPUT_USER, bench.folder / "source", archive + "/watchdog", bench.folder / "on"});
    REQUIRE(appears(bench.folder / "on"));
    const auto killed = std::chrono::steady_clock::now();
    user.signal(SIGKILL);
    REQUIRE(within(5s, [&] { return records_in(archive + "/watchdog").size() == 1; }));
    const auto took = std::chrono::steady_clock::now() - killed;
    CHECK(took < 2s);
    CHECK(ask(bench.folder / "source", "OUTP?\n").starts_with('0'));

    const auto verified = cli({"verify", archive, "--json"});
    CHECK(verified.code == 0);
    CHECK_THAT(verified.out, Catch::Contains("the watchdog drove scpi-source"));
    CHECK_THAT(verified.out, Catch::Contains("Li Ming"));
    CHECK_THAT(verified.out, Catch::Contains("confirmed its safe state"));

    const auto next = run_again();
    CHECK(next.code == 0);
    CHECK_THAT(next.err, Catch::Contains("the watchdog drove scpi-source"));
    CHECK(records_in(archive + "/watchdog").empty());
    CHECK(records_in(archive + "/watchdog/entered").size() == 1);
    const auto after = cli({"verify", archive, "--json"});
    CHECK(after.code == 0);
    CHECK_THAT(after.out, !Catch::Contains("watchdog"));
    CHECK_THAT(run_again().err, !Catch::Contains("watchdog"));
}

TEST_CASE("a program that is killed leaves no load drawing, whatever the load speaks") {
    struct Row {
        const char* driver;
        std::string question;  ///< whether it is on
        std::string on;        ///< the answers begin so
        std::string off;
    };
    const Row rows[] = {
        {"scpi-load", "INP?\n", "1", "0"},
        // Coil 0510, the state of the input: one byte of bits.
        {"modbus-load", std::string("\x01\x01\x05\x10\x00\x01\xFC\xC3", 8), std::string("\x01\x01\x01\x01", 4),
         std::string("\x01\x01\x01\x00", 4)},
    };
    for (const auto& row : rows) {
        CAPTURE(row.driver);
        const Bench bench(row.driver);
        const auto watch = bench.folder / "watch";
        Process user({VELOCERT_OUTPUT_USER, bench.folder / "source", watch, bench.folder / "on", row.driver});
        if (!appears(bench.folder / "on")) FAIL(user.wait().err);
        const auto killed = std::chrono::steady_clock::now();
        user.signal(SIGKILL);
        REQUIRE(within(5s, [&] { return records_in(watch).size() == 1; }));
        CHECK(std::chrono::steady_clock::now() - killed < 2s);
        CHECK(ask(bench.folder / "source", row.question).starts_with(row.off));
        const auto record = bytes_of(records_in(watch).front());
        CHECK_THAT(record, Catch::Contains(row.driver));
        CHECK_THAT(record, Catch::Contains("Li Ming"));
        CHECK_THAT(record, Catch::Contains("confirmed"));
    }
}

TEST_CASE("a reading or a terminal that is killed leaves no output on, and the next one says so") {
    for (const std::string command : {"read", "terminal"}) {
        CAPTURE(command);
        const Bench bench;
        const auto state = bench.folder / "state";
        setenv("XDG_STATE_HOME", state.c_str(), 1);
        const auto watch = state + "/velocert/watchdog";
        CHECK(ask(bench.folder / "source", "OUTP ON;:OUTP?\n").starts_with('1'));
        std::vector<std::string> words{VELOCERT_CLI,  command,  "--driver",
                                       "scpi-source", "--port", bench.folder / "source"};
        if (command == "terminal") words.insert(words.end(), {"--linger", "30"});
        Process user(words);
        REQUIRE(within(5s, [&] { return records_in(watch + "/open").size() == 1; }));
        // While it lives nobody is told.
        CHECK_THAT(cli({"read", "--driver", "mt-sics", "--port", bench.folder / "nobody"}).err,
                   !Catch::Contains("watchdog"));
        std::this_thread::sleep_for(500ms);
        user.signal(SIGKILL);
        REQUIRE(within(5s, [&] { return records_in(watch).size() == 1; }));
        CHECK(ask(bench.folder / "source", "OUTP?\n").starts_with('0'));
        CHECK(records_in(watch + "/open").empty());
        const auto next = cli({"read", "--driver", "scpi-source", "--port", bench.folder / "source", "--count", "2"});
        CHECK(next.code == 0);
        CHECK_THAT(next.err, Catch::Contains("the watchdog drove scpi-source"));
        CHECK_THAT(next.err, Catch::Contains("confirmed its safe state"));
        CHECK(records_in(watch + "/told").size() == 1);
        // That one ended in order, and is told of by nobody.
        CHECK(records_in(watch).empty());
        CHECK(records_in(watch + "/open").empty());
        CHECK_THAT(cli({"read", "--driver", "scpi-source", "--port", bench.folder / "source", "--count", "2"}).err,
                   !Catch::Contains("watchdog"));
        unsetenv("XDG_STATE_HOME");
    }
}

TEST_CASE("a terminal that cannot begin or whose reader goes leaves on what was left on, and tells of no watchdog") {
    const Bench bench;
    const auto state = bench.folder / "state";
    setenv("XDG_STATE_HOME", state.c_str(), 1);
    const auto watch = state + "/velocert/watchdog";
    CHECK(ask(bench.folder / "source", "OUTP ON;:OUTP?\n").starts_with('1'));
    const auto nothing_happened = [&] {
        std::this_thread::sleep_for(300ms);
        CHECK(ask(bench.folder / "source", "OUTP?\n").starts_with('1'));
        CHECK(records_in(watch).empty());
        CHECK(records_in(watch + "/open").empty());
    };
    const std::vector<std::string> words{"terminal", "--driver", "scpi-source", "--port", bench.folder / "source"};
    const auto with = [&](const std::string& log) {
        auto out = words;
        out.insert(out.end(), {"--log", log});
        return out;
    };
    const auto taken = bench.folder.file("taken.wire", "mine");
    const auto refused = cli(with(taken), "OUTP?\n");
    CHECK(refused.code == 3);
    CHECK_THAT(refused.err, Catch::Contains("taken.wire"));
    CHECK(bytes_of(taken) == "mine");
    nothing_happened();
    CHECK(cli(with(bench.folder / "no/such.wire"), "OUTP?\n").code == 3);
    nothing_happened();
    // As `terminal | head -1`: the reader goes while the program has more to show.
    const auto source = bench.folder / "source";
    const auto command = "(echo '*IDN?'; sleep 1; echo 'OUTP?'; sleep 1; echo 'OUTP?'; sleep 1) | '" +
                         std::string(VELOCERT_CLI) + "' terminal --driver scpi-source --port '" + source +
                         "' | head -1";
    Process piped({"/bin/sh", "-c", command});
    const auto ended = piped.wait(20s);
    CHECK_THAT(ended.err, Catch::Contains("standard output"));
    nothing_happened();
    CHECK_THAT(cli(words).err, !Catch::Contains("watchdog"));
    // No port, no log of it.
    CHECK(cli({"terminal", "--port", bench.folder / "nobody", "--log", bench.folder / "fresh.wire"}).code == 4);
    CHECK_FALSE(fs::exists(bench.folder / "fresh.wire"));
    unsetenv("XDG_STATE_HOME");
}

TEST_CASE("a reading whose watchdog is killed stops the instrument and ends, and without one nothing is read") {
    const Bench bench;
    setenv("XDG_STATE_HOME", (bench.folder / "state").c_str(), 1);
    CHECK(ask(bench.folder / "source", "OUTP ON;:OUTP?\n").starts_with('1'));
    Process user({VELOCERT_CLI, "read", "--driver", "scpi-source", "--port", bench.folder / "source"});
    REQUIRE(within(5s, [&] { return records_in(bench.folder / "state/velocert/watchdog/open").size() == 1; }));
    std::this_thread::sleep_for(500ms);
    kill(watchdog_of(user), SIGKILL);
    const auto ended = user.wait(10s);
    CHECK(ended.code == 4);
    CHECK_THAT(ended.err, Catch::Contains("the watchdog beside this instrument has ended"));
    CHECK(ask(bench.folder / "source", "OUTP?\n").starts_with('0'));
    setenv("VELOCERT_WATCHDOG", "/nonexistent/velocert-watchdog", 1);
    const auto alone = cli({"read", "--driver", "scpi-source", "--port", bench.folder / "source", "--count", "2"});
    CHECK(alone.code != 0);
    CHECK(alone.out.empty());
    CHECK_THAT(alone.err, Catch::Contains("watchdog"));
    setenv("VELOCERT_WATCHDOG", VELOCERT_WATCHDOG_PROGRAM, 1);
    unsetenv("XDG_STATE_HOME");
}

TEST_CASE("a program that ends in order says farewell, and nothing is written down") {
    const Bench bench;
    Process user({VELOCERT_OUTPUT_USER, bench.folder / "source", bench.folder / "watch"});
    CHECK(user.wait(20s).code == 0);
    std::this_thread::sleep_for(200ms);
    CHECK(records_in(bench.folder / "watch").empty());
    CHECK(records_in(bench.folder / "watch/open").empty());
    CHECK(ask(bench.folder / "source", "OUTP?\n").starts_with('0'));
}

TEST_CASE("without a watchdog beside it nothing that energises is opened") {
    const Bench bench;
    setenv("VELOCERT_WATCHDOG", "/no/such/program", 1);
    Process user({VELOCERT_OUTPUT_USER, bench.folder / "source", bench.folder / "watch"});
    const auto ended = user.wait(20s);
    setenv("VELOCERT_WATCHDOG", VELOCERT_WATCHDOG_PROGRAM, 1);
    CHECK(ended.code == 4);
    CHECK_THAT(ended.err, Catch::Contains("velocert-watchdog"));
}

TEST_CASE("an instrument whose watchdog is killed is switched off at once, and nothing goes on with it") {
    const Bench bench;
    const auto told = bench.folder / "on";
    Process user({VELOCERT_OUTPUT_USER, bench.folder / "source", bench.folder / "watch", told});
    REQUIRE(appears(told));
    REQUIRE(::kill(watchdog_of(user), SIGKILL) == 0);
    std::this_thread::sleep_for(200ms);
    user.signal(SIGUSR1);
    const auto ended = user.wait(20s);
    CHECK(ended.code == 4);
    CHECK_THAT(ended.err, Catch::Contains("the watchdog beside this instrument has ended"));
    CHECK_THAT(ended.err, Catch::Contains("was brought into its safe state"));
    CHECK(ask(bench.folder / "source", "OUTP?\n").starts_with('0'));
}

TEST_CASE("a program that is killed together with its watchdog is told of at the next start, and never before") {
    const Bench bench;
    const auto item_file = bench.folder.file("item.json", item);
    const auto archive = bench.folder / "archive";
    const auto run_again = [&] {
        return cli({"run", "--item", item_file, "--archive", archive, "--virtual", "--procedure", "vehicle-mass"});
    };
    const auto told = [&](const Finished& ended) {
        return (ended.out + ended.err).find("nobody switched it off") != std::string::npos;
    };
    REQUIRE(run_again().code == 0);

    Process user({VELOCERT_OUTPUT_USER, bench.folder / "source", archive + "/watchdog", bench.folder / "on"});
    REQUIRE(appears(bench.folder / "on"));
    CHECK(records_in(archive + "/watchdog/open").size() == 1);
    // Somebody else's work, still going on.
    CHECK_FALSE(told(cli({"verify", archive})));
    CHECK_FALSE(told(run_again()));
    CHECK(records_in(archive + "/watchdog/open").size() == 1);

    const auto watchdog = watchdog_of(user);
    REQUIRE(::kill(watchdog, SIGKILL) == 0);
    user.signal(SIGKILL);
    static_cast<void>(user.wait());
    CHECK(ask(bench.folder / "source", "OUTP?\n").starts_with('1'));
    const auto verified = cli({"verify", archive, "--json"});
    CHECK(verified.code == 0);
    CHECK_THAT(verified.out, Catch::Contains("scpi-source") && Catch::Contains("Li Ming"));
    CHECK_THAT(verified.out, Catch::Contains("run 20260101-000000000001") && Catch::Contains("state is not known"));
    CHECK(told(cli({"audit", "--archive", archive})));
    CHECK(told(verified));

    const auto next = run_again();
    CHECK(next.code == 0);
    CHECK_THAT(next.err, Catch::Contains("nobody switched it off") && Catch::Contains("look at the instrument"));
    CHECK(records_in(archive + "/watchdog/open").empty());
    CHECK(records_in(archive + "/watchdog/entered").size() == 1);
    CHECK_THAT(cli({"audit", "--archive", archive}).out, Catch::Contains("Nobody switched off"));
    CHECK(cli({"verify", archive}).code == 0);
    CHECK_FALSE(told(run_again()));
}

TEST_CASE("a watchdog's record that cannot be read is a finding, is kept, and stops nobody's work") {
    const Bench bench;
    const auto item_file = bench.folder.file("item.json", item);
    const auto archive = bench.folder / "archive";
    const auto run_again = [&] {
        return cli({"run", "--item", item_file, "--archive", archive, "--virtual", "--procedure", "vehicle-mass"});
    };
    REQUIRE(run_again().code == 0);
    fs::create_directory(archive + "/watchdog");
    const std::string torn = R"({"format": "velocert-wat)";
    std::ofstream(archive + "/watchdog/torn.json") << torn;
    const auto verified = cli({"verify", archive});
    CHECK(verified.code == 5);
    CHECK_THAT(verified.out, Catch::Contains("torn.json") && Catch::Contains("cannot be read"));
    const auto next = run_again();
    CHECK(next.code == 0);
    CHECK_THAT(next.err, Catch::Contains("cannot be read") && Catch::Contains("look at the instruments"));
    CHECK(bytes_of(archive + "/watchdog/entered/torn.json") == torn);
    // Told in the ledger, with its digest, the file is no finding any more.
    CHECK(cli({"verify", archive}).code == 0);
    const auto trail = cli({"audit", "--archive", archive, "--json"});
    CHECK(trail.code == 0);
    CHECK_THAT(trail.out, Catch::Contains("unreadable"));
}
