// SPDX-License-Identifier: GPL-3.0-or-later
// Commands that cannot go on: told to stop, read by nobody, answered by refusals, killed.
#include <catch2/catch.hpp>

#include <fcntl.h>
#include <poll.h>
#include <stdlib.h>
#include <termios.h>
#include <unistd.h>

#include <algorithm>
#include <array>
#include <atomic>
#include <csignal>
#include <sstream>
#include <string>
#include <thread>
#include <vector>

#include "tests/app/process.h"

using namespace std::chrono_literals;
using velocert::base::Json;
using velocert::tests::appears;
using velocert::tests::bytes_of;
using velocert::tests::cli;
using velocert::tests::Finished;
using velocert::tests::Process;
using velocert::tests::ScratchFolder;

namespace {

std::vector<std::string> lines_of(const std::string& text) {
    std::vector<std::string> out;
    std::istringstream lines(text);
    for (std::string line; std::getline(lines, line);) out.push_back(line);
    return out;
}

/// An instrument that says the same to every line.
class Parrot {
  public:
    explicit Parrot(std::string answer) : answer_(std::move(answer)), master_(posix_openpt(O_RDWR | O_NOCTTY)) {
        REQUIRE(master_ >= 0);
        REQUIRE(grantpt(master_) == 0);
        REQUIRE(unlockpt(master_) == 0);
        std::array<char, 128> name{};
        REQUIRE(ptsname_r(master_, name.data(), name.size()) == 0);
        path_ = name.data();
        // Held open, so that the line is there before and after its reader.
        slave_ = open(path_.c_str(), O_RDWR | O_NOCTTY);
        REQUIRE(slave_ >= 0);
        termios raw{};
        tcgetattr(slave_, &raw);
        cfmakeraw(&raw);
        tcsetattr(slave_, TCSANOW, &raw);
        thread_ = std::thread([this] { talk(); });
    }
    ~Parrot() {
        stop_ = true;
        thread_.join();
        close(slave_);
        close(master_);
    }
    Parrot(const Parrot&) = delete;
    Parrot& operator=(const Parrot&) = delete;

    [[nodiscard]] const std::string& path() const { return path_; }

  private:
    void talk() {
        while (!stop_) {
            pollfd ready{master_, POLLIN, 0};
            if (poll(&ready, 1, 20) <= 0) continue;
            std::array<char, 256> buffer{};
            const auto count = read(master_, buffer.data(), buffer.size());
            const auto end = buffer.begin() + std::max<ssize_t>(count, 0);
            for (auto asked = std::count(buffer.begin(), end, '\n'); asked > 0; --asked)
                if (write(master_, answer_.data(), answer_.size()) < 0) return;
        }
    }

    std::string answer_;
    int master_;
    int slave_ = -1;
    std::string path_;
    std::atomic<bool> stop_{false};
    std::thread thread_;
};

/// A balance with its load on it.
struct Balance {
    explicit Balance(const std::string& driver = "mt-sics")
        : bench({VELOCERT_BENCH, "--instrument", driver, "--link", folder / "A", "--set", "load=on"}) {
        REQUIRE(appears(folder / "A"));
    }
    ScratchFolder folder;
    Process bench;
};

/// Runs a line of the shell; $CLI is the program.
Finished shell(const std::string& line, std::chrono::seconds limit) {
    setenv("CLI", VELOCERT_CLI, 1);
    return Process({"/bin/sh", "-c", line}).wait(limit);
}

}  // namespace

TEST_CASE("a reading that is answered by nothing but refusals comes to an end") {
    const Parrot parrot("ES\r\n");
    Process reading({VELOCERT_CLI, "read", "--driver", "radwag", "--port", parrot.path(), "--count", "3"});
    const auto result = reading.wait(40s);
    CAPTURE(result.out, result.err);
    CHECK(result.code == 4);
    CHECK_THAT(result.err, Catch::Contains("no value came for") && Catch::Contains("refuses"));
}

TEST_CASE("a reading whose reader goes away stops, and its log is closed") {
    const Balance balance;
    const auto log = balance.folder / "r.wire";
    const auto code = balance.folder / "code";
    const auto result = shell("{ \"$CLI\" read --driver mt-sics --port " + (balance.folder / "A") + " --log " + log +
                                  "; echo $? > " + code + "; } | head -n 1",
                              20s);
    CHECK(lines_of(result.out).size() == 1);
    CHECK(bytes_of(code) == "4\n");
    const auto decoded = cli({"decode", "--driver", "mt-sics", log});
    CHECK(decoded.code == 0);
    CHECK_THAT(decoded.err, !Catch::Contains("not closed in order"));
}

TEST_CASE("what is told to stop exits with 4") {
    const ScratchFolder folder;
    const auto heavy = folder.file(
        "b.json",
        R"({"format":"velocert-budget/1","inputs":[{"name":"x","value":"1","standard_uncertainty":"0.1"},)"
        R"({"name":"z","value":"1","standard_uncertainty":"0.1"}],"outputs":[{"name":"y","model":"sin(x)^2+sin(z)^2+)"
        R"(sin(x+z)^2+sin(x-z)^2+sin(2*x)^2+sin(3*z)^2"}],"coverage_probability":"0.95",)"
        R"("monte_carlo":{"trials":20000000,"seed":1}})");
    int pipes = 0;
    for (const int number : {SIGINT, SIGTERM}) {
        CAPTURE(number);
        Process counting({VELOCERT_CLI, "uncertainty", heavy});
        std::this_thread::sleep_for(400ms);
        counting.signal(number);
        const auto counted = counting.wait(5s);
        CAPTURE(counted.err);
        CHECK(counted.code == 4);
        CHECK(counted.out.empty());
        for (const std::string command : {"judge -", "uncertainty -", "decode --driver mt-sics -", "import -"}) {
            CAPTURE(command);
            // A pipe whose other end is open and says nothing.
            const auto pipe = folder / ("pipe" + std::to_string(++pipes));
            const auto waiting =
                shell("mkfifo " + pipe + "; sleep 20 > " + pipe + " & s=$!; \"$CLI\" " + command + " < " + pipe +
                          " & p=$!; sleep 0.5; kill -" + std::to_string(number) + " $p; wait $p; echo $?; kill $s",
                      15s);
            CAPTURE(waiting.err);
            CHECK(waiting.out == "4\n");
            CHECK_THAT(waiting.err, Catch::Contains("interrupted"));
        }
    }
    const Balance balance;
    const auto pipe = folder / "typed";
    const auto talk = shell("mkfifo " + pipe + "; sleep 20 > " + pipe + " & s=$!; \"$CLI\" terminal --port " +
                                (balance.folder / "A") + " < " + pipe +
                                " & p=$!; sleep 0.7; kill -TERM $p; wait $p; echo $?; kill $s",
                            15s);
    CAPTURE(talk.err);
    CHECK(talk.out == "4\n");
}

TEST_CASE("a killed reading loses no more than its last second") {
    const Balance balance;
    const auto log = balance.folder / "r.wire";
    Process reading({VELOCERT_CLI, "read", "--driver", "mt-sics", "--port", balance.folder / "A", "--log", log});
    std::this_thread::sleep_for(4s);
    reading.signal(SIGKILL);
    const auto result = reading.wait();
    const auto decoded = cli({"decode", "--driver", "mt-sics", log});
    CHECK(decoded.code == 0);
    CHECK_THAT(decoded.err, Catch::Contains("not closed in order"));
    const auto shown = lines_of(result.out).size();
    CHECK(shown > 5);
    CHECK(lines_of(decoded.out).size() + 15 >= shown);
}

TEST_CASE("read and decode tell the same of one log") {
    // A balance that talks unasked: what it says while it is asked who it is counts, and so does the time until then.
    const std::vector<std::vector<std::string>> ends{{"--count", "1"}, {"--count", "5"}, {"--seconds", "1"}};
    for (const char* driver : {"xk3190", "mt-sics"})
        for (const auto& end : ends) {
            CAPTURE(driver, end);
            const Balance balance(driver);
            const auto log = balance.folder / "r.wire";
            const auto live =
                cli({"read", "--driver", driver, "--port", balance.folder / "A", "--log", log, end[0], end[1]});
            CAPTURE(live.err);
            REQUIRE(live.code == 0);
            const auto shown = lines_of(live.out);
            REQUIRE_FALSE(shown.empty());
            CHECK(lines_of(cli({"decode", "--driver", driver, log}).out) == shown);
            // What came behind the last one that was asked for is in the log all the same.
            const auto all = lines_of(cli({"decode", "--driver", driver, log, "--set", "reading-count=0"}).out);
            REQUIRE(all.size() >= shown.size());
            CHECK(std::equal(shown.begin(), shown.end(), all.begin()));
            CHECK(cli({"decode", "--driver", driver, log, "--set", "reading-count=some"}).code == 3);
        }
}

TEST_CASE("an empty capture and a log of another format are not passed over in silence") {
    const ScratchFolder folder;
    const auto empty = cli({"decode", "--driver", "mt-sics", folder.file("none.bin", "")});
    CHECK(empty.code == 0);
    CHECK_THAT(empty.err, Catch::Contains("holds nothing"));
    const auto newer = cli({"decode", "--driver", "mt-sics",
                            folder.file("new.wire", "{\"format\":\"velocert-wire/2\",\"driver\":\"mt-sics\"}\n")});
    CHECK(newer.code == 3);
    CHECK(newer.out.empty());
    CHECK_THAT(newer.err, Catch::Contains("velocert-wire/2") && Catch::Contains("velocert-wire/1"));
}

TEST_CASE("a port that is not there is trouble at the bench, and a folder that is not there wrong input") {
    const ScratchFolder folder;
    for (const auto& words : {std::vector<std::string>{"read", "--driver", "mt-sics", "--port", folder / "none"},
                              {"identify", "--port", folder / "none"},
                              {"terminal", "--port", folder / "none"}}) {
        CAPTURE(words.front());
        const auto result = cli(words);
        CHECK(result.code == 4);
        CHECK_THAT(result.err, Catch::Contains("there is no such port"));
    }
    CHECK(cli({"read", "--driver", "mt-sics", "--port", "/dev/null", "--log", folder / "no/x.wire"}).code == 3);
    const auto series = folder.file("s.csv", "t_s,speed_km/h\n0,25.8\n0.1,25.7\n");
    CHECK(cli({"import", series, "--out", folder / "no/x.csv"}).code == 3);
}

TEST_CASE("a script of the terminal is told which of its lines were not sent") {
    const Balance balance;
    const auto result = cli({"terminal", "--port", balance.folder / "A", "--linger", "0.2"}, "SI\n\\q\nSI\n");
    CAPTURE(result.err);
    CHECK(result.code == 3);
    CHECK_THAT(result.err, Catch::Contains("line 2"));
    CHECK(cli({"terminal", "--port", balance.folder / "A", "--linger", "0.2"}, "SI\nSI\n").code == 0);
}

TEST_CASE("figures that cannot be are refused with what was expected") {
    struct Row {
        std::vector<std::string> words;
        const char* says;
    };
    for (const auto& row :
         {Row{{VELOCERT_CLI, "read", "--driver", "mt-sics", "--port", "x", "--count", "1.5"}, "whole number"},
          Row{{VELOCERT_CLI, "read", "--driver", "mt-sics", "--port", "x", "--count", "0"}, "whole number"},
          Row{{VELOCERT_CLI, "read", "--driver", "mt-sics", "--port", "x", "--seconds", "1e300"}, "1e+300"},
          Row{{VELOCERT_CLI, "read", "--driver", "mt-sics", "--port", "x", "--set", "step=0.05 m"}, "step: "},
          Row{{VELOCERT_BENCH, "--instrument", "mt-sics", "--link", "x", "--seed", "-1"}, "whole number"}}) {
        CAPTURE(row.words);
        const auto result = Process(row.words).wait(10s);
        CAPTURE(result.err);
        CHECK(result.code == 3);
        CHECK_THAT(result.err, Catch::Contains(row.says));
        CHECK(result.err.size() < 600);
    }
}

TEST_CASE("help and version are JSON where JSON is asked for") {
    const auto version = cli({"--version", "--json"});
    CHECK(version.code == 0);
    REQUIRE(version.json().find("version") != nullptr);
    CHECK_THAT(cli({"--version"}).out, Catch::StartsWith(*version.json().find("version")->string()));
    for (const auto& words : {std::vector<std::string>{"--help", "--json"}, {"judge", "--help", "--json"}}) {
        const auto help = cli(words);
        CHECK(help.code == 0);
        REQUIRE(help.json().find("help") != nullptr);
        CHECK_THAT(*help.json().find("help")->string(), Catch::Contains("judge"));
    }
}
