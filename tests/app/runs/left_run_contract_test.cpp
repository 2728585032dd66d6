// SPDX-License-Identifier: GPL-3.0-or-later
// Runs that their person or their program leaves: what the list says of them.
#include <catch2/catch.hpp>
#include <chrono>
#include <csignal>
#include <string>
#include <thread>
#include <vector>

#include "tests/app/documents.h"
#include "tests/app/process.h"

using namespace velocert::tests;
using velocert::base::Json;

namespace {

/// A virtual balance behind a pseudo-terminal, and a station that has it.
struct TypedStation {
    explicit TypedStation(const ScratchFolder& folder)
        : bench({VELOCERT_BENCH, "--instrument", "mt-sics", "--link", folder / "scale", "--set", "mass=62.90 kg",
                 "--seed", "3"}) {
        REQUIRE(appears(folder / "scale"));
        file =
            folder.file("station.json", R"({"format":"velocert-station/1","id":"B1","name":"Bench 1","instruments":[)"
                                        R"({"role":"scale","driver":"mt-sics","port":")" +
                                            (folder / "scale") + R"("}]})");
    }
    Process bench;
    std::string file;
};

std::string in_quotes(const std::string& text) { return " '" + text + "'"; }

/// Until the file says it; false after twenty seconds.
bool told_in(const std::string& file, const std::string& text) {
    const auto end = std::chrono::steady_clock::now() + std::chrono::seconds(20);
    while (bytes_of(file).find(text) == std::string::npos) {
        if (std::chrono::steady_clock::now() > end) return false;
        std::this_thread::sleep_for(std::chrono::milliseconds(5));
    }
    return true;
}

}  // namespace

TEST_CASE("the end of the input after a q stops the run, as whoever typed it meant") {
    const ScratchFolder folder;
    const TypedStation station(folder);
    const auto run =
        Process({"/bin/sh", "-c",
                 "printf 'q\\n' |" + in_quotes(VELOCERT_CLI) + " run --item" +
                     in_quotes(folder.file("item.json", item)) + " --archive" + in_quotes(folder / "archive") +
                     " --training --station" + in_quotes(station.file) + " --procedure vehicle-mass --json"})
            .wait();
    CAPTURE(run.out, run.err);
    CHECK(run.code == 4);
    CHECK(member(run.json(), "lifecycle") == "stopped");
    CHECK(member(run.json(), "verdict") == "not-evaluated");
    CHECK(cli({"verify", folder / "archive"}).code == 0);
}

TEST_CASE("a run whose program was killed is listed as interrupted, with what had failed so far") {
    const ScratchFolder folder;
    const auto errors = folder / "errors.txt";
    Process run({"/bin/sh", "-c",
                 "exec" + in_quotes(VELOCERT_CLI) + " run --item" + in_quotes(folder.file("item.json", item)) +
                     " --archive" + in_quotes(folder / "archive") +
                     " --virtual overweight --pace 1 --procedure vehicle-mass --procedure braking --json 2>" +
                     in_quotes(errors)});
    REQUIRE(told_in(errors, "vehicle-mass: fail"));
    const auto listed = [&](const std::vector<std::string>& more = {}) {
        std::vector<std::string> words{"runs", "--archive", folder / "archive", "--json"};
        words.insert(words.end(), more.begin(), more.end());
        return cli(words).json();
    };
    const auto first = [](const Json& list) { return list.find("runs")->items()->front(); };
    CHECK(member(first(listed()), "lifecycle") == "running");
    CHECK(first(listed()).find("failed_so_far")->text() == R"(["vehicle-mass"])");
    run.signal(SIGKILL);
    static_cast<void>(run.wait(std::chrono::seconds(20)));
    CHECK(member(first(listed()), "lifecycle") == "interrupted");
    CHECK(member(first(listed()), "verdict") == "not-evaluated");
    CHECK(first(listed()).find("failed_so_far")->text() == R"(["vehicle-mass"])");
    CHECK(listed({"--lifecycle", "interrupted"}).find("runs")->items()->size() == 1);
    CHECK(listed({"--lifecycle", "running"}).find("runs")->items()->empty());
    // Taken up by the next one that writes, it is suspended, and still says so.
    CHECK(cli({"audit", "--archive", folder / "archive"}).code == 0);
    REQUIRE(cli({"run", "--item", folder.file("other.json", item), "--archive", folder / "archive", "--procedure",
                 "vehicle-mass", "--virtual"})
                .code == 0);
    CHECK(listed({"--lifecycle", "suspended"}).find("runs")->items()->size() == 1);
}

TEST_CASE("an attempt counts only when it was said to be kept, and a slip of the keyboard is asked again") {
    struct Row {
        const char* what;
        const char* input;  ///< three prompts are done, then what is said of the attempt
        const char* verdict;
        const char* lifecycle;
        const char* told;
    };
    for (const auto& row :
         {Row{"kept", "\n\n\n\n", "pass", "completed", "keep this attempt?"},
          Row{"a slip, then kept", "\n\n\nyes\n\n", "pass", "completed", "'yes' is none of these"},
          Row{"abandoned, and the step left", "\n\n\nq\nq\n", "not-evaluated", "errored", "try again?"},
          Row{"abandoned, then done again and kept", "\n\n\nq\nonce more\n\n\n\n\n", "pass", "completed", "try again?"},
          Row{"abandoned, and nothing more is said", "\n\n\nq\n", "not-evaluated", "stopped", "try again?"},
          Row{"left for another day", "\n\n\ns\n", "not-evaluated", "suspended", "keep this attempt?"},
          Row{"nothing is said", "\n\n\n", "not-evaluated", "errored", "keep this attempt?"}}) {
        CAPTURE(row.what);
        const ScratchFolder folder;
        const TypedStation station(folder);
        const auto run = cli({"run", "--item", folder.file("item.json", item), "--archive", folder / "archive",
                              "--training", "--station", station.file, "--procedure", "vehicle-mass", "--json"},
                             row.input);
        CAPTURE(run.out, run.err);
        CHECK(member(run.json(), "verdict") == row.verdict);
        CHECK(member(run.json(), "lifecycle") == row.lifecycle);
        CHECK(run.err.find(row.told) != std::string::npos);
        CHECK(cli({"recompute", "--archive", folder / "archive", "--all"}).code == 0);
    }
}
