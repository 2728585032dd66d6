// SPDX-License-Identifier: GPL-3.0-or-later
// Signals, closed streams and full places: a command stops safely, says so, and leaves nothing half made.
#include <fcntl.h>
#include <sys/stat.h>
#include <unistd.h>

#include <catch2/catch.hpp>
#include <csignal>
#include <cstdlib>
#include <filesystem>
#include <fstream>
#include <optional>
#include <string>
#include <thread>

#include "tests/app/documents.h"
#include "tests/app/process.h"

using namespace velocert::tests;
using velocert::base::Json;
namespace fs = std::filesystem;

namespace {

/// A virtual balance behind a pseudo-terminal, and a station that has it.
struct BalanceStation {
    explicit BalanceStation(const ScratchFolder& folder)
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

/// A run with a person who types: standard input is a pipe that stays open.
class TypedRun {
  public:
    explicit TypedRun(const ScratchFolder& folder) : station_(folder), errors_(folder / "errors.txt") {
        const auto pipe = folder / "typed";
        REQUIRE(::mkfifo(pipe.c_str(), 0600) == 0);
        typed_ = ::open(pipe.c_str(), O_RDWR | O_CLOEXEC);
        REQUIRE(typed_ >= 0);
        const std::string command = "exec '" VELOCERT_CLI "' run --item '" + folder.file("item.json", item) +
                                    "' --archive '" + (folder / "archive") + "' --training --station '" +
                                    station_.file + "' --procedure vehicle-mass --json < '" + pipe + "' 2> '" +
                                    errors_ + "'";
        program_.emplace(std::vector<std::string>{"/bin/sh", "-c", command});
    }
    ~TypedRun() { ::close(typed_); }
    TypedRun(const TypedRun&) = delete;
    TypedRun& operator=(const TypedRun&) = delete;

    [[nodiscard]] const std::string& errors() const { return errors_; }
    void type(const std::string& text) const {
        REQUIRE(::write(typed_, text.data(), text.size()) == static_cast<ssize_t>(text.size()));
    }
    [[nodiscard]] std::string said() const { return bytes_of(errors_); }
    Process& program() { return *program_; }

  private:
    BalanceStation station_;
    std::string errors_;
    int typed_ = -1;
    std::optional<Process> program_;
};

/// A training archive with one finished run; returns the run.
std::string archive_with_run(const ScratchFolder& folder, const std::string& name = "archive") {
    const auto run = cli({"run", "--item", folder.file("item.json", item), "--archive", folder / name, "--procedure",
                          "vehicle-mass", "--virtual", "--json"});
    CAPTURE(run.err);
    REQUIRE(run.code == 0);
    return member(run.json(), "run");
}

std::string quoted(const std::string& text) { return " '" + text + "'"; }

/// Until the file says it; false after twenty seconds.
bool says(const std::string& file, const std::string& text) {
    const auto end = std::chrono::steady_clock::now() + std::chrono::seconds(20);
    while (bytes_of(file).find(text) == std::string::npos) {
        if (std::chrono::steady_clock::now() > end) return false;
        std::this_thread::sleep_for(std::chrono::milliseconds(5));
    }
    return true;
}

std::vector<std::string> verdicts(const Json& procedures) {
    std::vector<std::string> out;
    for (const auto& one : *procedures.items()) out.push_back(member(one, "procedure") + " " + member(one, "verdict"));
    return out;
}

Finished shell(const std::string& command) { return Process({"/bin/sh", "-c", command}).wait(); }

}  // namespace

TEST_CASE("a signal at a question stops the run, and the record gives that cause and no other") {
    const int signal = GENERATE(SIGINT, SIGTERM, SIGHUP);
    CAPTURE(signal);
    const ScratchFolder folder;
    TypedRun run(folder);
    REQUIRE(says(run.errors(), "[Enter: done"));
    run.program().signal(signal);
    const auto ended = run.program().wait(std::chrono::seconds(10));
    CAPTURE(ended.out, run.said());
    REQUIRE(ended.code == 4);
    CHECK(member(ended.json(), "lifecycle") == "stopped");
    const auto trail = cli({"audit", "--archive", folder / "archive"});
    CHECK(trail.code == 0);
    CHECK_THAT(ended.out + trail.out, !Catch::Contains("no more input"));
    CHECK(cli({"verify", folder / "archive"}).code == 0);
}

TEST_CASE("answers that are sent all at once through an open pipe are taken one after the other") {
    const ScratchFolder folder;
    TypedRun run(folder);
    REQUIRE(says(run.errors(), "[Enter: done"));
    run.type(std::string(60, '\n'));
    const auto ended = run.program().wait(std::chrono::seconds(40));
    CAPTURE(ended.out, run.said());
    REQUIRE(ended.code == 0);
    CHECK(member(ended.json(), "verdict") == "pass");
}

TEST_CASE("the end of the input at a question is no answer") {
    const ScratchFolder folder;
    const BalanceStation station(folder);
    const auto run = cli({"run", "--item", folder.file("item.json", item), "--archive", folder / "archive",
                          "--training", "--station", station.file, "--procedure", "vehicle-mass", "--json"});
    CAPTURE(run.out, run.err);
    CHECK(run.code != 0);
    CHECK(member(run.json(), "verdict") == "not-evaluated");
}

TEST_CASE("a report is made in every locale, and its pages are the same bytes") {
    const ScratchFolder folder;
    const auto run = archive_with_run(folder);
    std::string first;
    int number = 0;
    for (const std::string setting : {"FC_LANG=en", "FC_LANG=zh-cn", "FC_LANG=zh-tw", "LC_ALL=zh_CN.UTF-8",
                                      "LANG=zh_CN.UTF-8 LC_CTYPE=zh_CN.UTF-8", "LANG=C"}) {
        CAPTURE(setting);
        const auto pdf = folder / ("report-" + std::to_string(++number) + ".pdf");
        const auto made = shell(setting + quoted(VELOCERT_CLI) + " report --archive" + quoted(folder / "archive") +
                                " --run " + run + " --out" + quoted(pdf));
        CAPTURE(made.err);
        REQUIRE(made.code == 0);
        if (first.empty()) first = bytes_of(pdf);
        REQUIRE_FALSE(first.empty());
        CHECK((bytes_of(pdf) == first));
    }
}

TEST_CASE("a signal ends a command that works long with 4, and what it was making is not there") {
    const ScratchFolder folder;
    // So many trials take minutes.
    const auto budget = folder.file(
        "budget.json", R"({"format":"velocert-budget/1","inputs":[)"
                       R"({"name":"S","value":"6.90","standard_uncertainty":"0.01","distribution":"normal"}],)"
                       R"("outputs":[{"name":"Sc","model":"sin(S)^2+cos(S)^3"}],"coverage_probability":"0.95",)"
                       R"("monte_carlo":{"trials":5000000,"seed":1}})");
    Process work({VELOCERT_CLI, "uncertainty", budget, "--json"});
    std::this_thread::sleep_for(std::chrono::milliseconds(150));
    work.signal(SIGINT);
    const auto ended = work.wait(std::chrono::seconds(5));
    CAPTURE(ended.err);
    CHECK(ended.code == 4);
    CHECK(ended.out.empty());
}

TEST_CASE("a signal ends the wait for a pipe with 4, whether somebody writes it or nobody does") {
    const bool written = GENERATE(false, true);
    CAPTURE(written);
    const ScratchFolder folder;
    const auto pipe = folder / "capture";
    REQUIRE(::mkfifo(pipe.c_str(), 0600) == 0);
    const int writer = written ? ::open(pipe.c_str(), O_RDWR | O_CLOEXEC) : -1;
    if (written) REQUIRE(::write(writer, "S S 1.0", 7) == 7);
    Process decode({VELOCERT_CLI, "decode", "--driver", "mt-sics", pipe});
    std::this_thread::sleep_for(std::chrono::milliseconds(500));
    decode.signal(SIGINT);
    const auto ended = decode.wait(std::chrono::seconds(10));
    if (written) ::close(writer);
    CAPTURE(ended.err);
    CHECK(ended.code == 4);
    CHECK(ended.out.empty());
}

TEST_CASE("a signal at the question whether to sign ends with 4, and another answer than yes with 6") {
    const bool stopped = GENERATE(true, false);
    CAPTURE(stopped);
    const ScratchFolder folder;
    const int terminal = ::posix_openpt(O_RDWR | O_NOCTTY | O_CLOEXEC);
    REQUIRE((::grantpt(terminal) == 0 && ::unlockpt(terminal) == 0));
    const auto errors = folder / "errors.txt";
    Process witness({"/bin/sh", "-c",
                     "exec" + quoted(VELOCERT_CLI) + " witness --archive" + quoted(folder / "archive") +
                         " --run R --step braking/dry --saw nothing --user li <" + quoted(::ptsname(terminal)) + " 2>" +
                         quoted(errors)});
    REQUIRE(says(errors, "Type yes"));
    if (stopped)
        witness.signal(SIGINT);
    else
        REQUIRE(::write(terminal, "no\n", 3) == 3);
    const auto ended = witness.wait(std::chrono::seconds(10));
    ::close(terminal);
    CAPTURE(bytes_of(errors));
    CHECK(ended.code == (stopped ? 4 : 6));
}

TEST_CASE("a file that may not grow is a full place: nothing half made stays, and the archive holds") {
    const ScratchFolder folder;
    const auto run = archive_with_run(folder);
    const auto limited = [&](const std::string& words) {
        return shell("ulimit -f 8; exec" + quoted(VELOCERT_CLI) + " " + words);
    };
    std::string rows = "Time (ms),Speed (km/h)\n";
    for (int i = 0; i < 4000; ++i) rows += std::to_string(i * 10) + ",25.0\n";
    const auto ride = folder.file("ride.csv", rows);
    CHECK(cli({"import", ride, "--out", folder / "whole.csv"}).code == 0);
    for (const auto& [words, file] :
         {std::pair{"import" + quoted(ride) + " --out", "a.csv"},
          std::pair{"export --archive" + quoted(folder / "archive") + " --run " + run + " --out", "a.velo"},
          std::pair{"report --archive" + quoted(folder / "archive") + " --run " + run + " --out", "a.pdf"}}) {
        CAPTURE(words);
        const auto made = limited(words + quoted(folder / file));
        CAPTURE(made.err);
        CHECK(made.code == 4);
        for (const auto& entry : fs::directory_iterator(folder.path()))
            CHECK_THAT(entry.path().filename().string(), !Catch::StartsWith("a."));
    }
    const auto backed_up = limited("backup --archive" + quoted(folder / "archive") + " --to" + quoted(folder / "bk"));
    CHECK(backed_up.code == 4);
    const auto second = limited("run --item" + quoted(folder / "item.json") + " --archive" +
                                quoted(folder / "archive") + " --procedure braking --virtual --json");
    CAPTURE(second.err);
    CHECK(second.code == 4);
    CHECK(cli({"run", "--item", folder / "item.json", "--archive", folder / "archive", "--procedure", "vehicle-mass",
               "--virtual"})
              .code == 0);
    const auto verified = cli({"verify", folder / "archive"});
    CAPTURE(verified.out);
    CHECK(verified.code == 0);
}

TEST_CASE("an answer that was not written ends no program with 0, whichever it is") {
    if (!fs::exists("/dev/full")) return;
    const ScratchFolder folder;
    const auto run = archive_with_run(folder);
    REQUIRE(cli({"export", "--archive", folder / "archive", "--run", run, "--out", folder / "a.velo"}).code == 0);
    const std::string package = folder / "a.velo";
    for (const auto& command :
         {quoted(VELOCERT_VERIFY) + quoted(package), quoted(VELOCERT_VERIFY) + " --json" + quoted(package),
          quoted(VELOCERT_VERIFY) + " --help", quoted(VELOCERT_VERIFY) + " --version", quoted(VELOCERT_CLI) + " --help",
          quoted(VELOCERT_CLI) + " --version", quoted(VELOCERT_CLI) + " judge --help",
          quoted(VELOCERT_CLI) + " verify" + quoted(package), quoted(VELOCERT_BENCH) + " --list",
          quoted(VELOCERT_BENCH) + " --list --json", quoted(VELOCERT_BENCH) + " --help"}) {
        CAPTURE(command);
        CHECK(shell(command + " > /dev/null").code == 0);
        for (const std::string place : {" > /dev/full", " >&-"}) {
            CAPTURE(place);
            const auto ended = shell(command + place);
            CHECK(ended.code == 4);
            CHECK_THAT(ended.err, Catch::Contains("could not be written"));
        }
    }
    // Nor is the answer written into what was opened in the place of a closed stream.
    CHECK(cli({"verify", folder / "archive"}).code == 0);
}

TEST_CASE("a run that is left does not hide what failed before, and its verdict waits for its end") {
    const ScratchFolder folder;
    const auto errors = folder / "errors.txt";
    Process run({"/bin/sh", "-c",
                 "exec" + quoted(VELOCERT_CLI) + " run --item" + quoted(folder.file("item.json", item)) + " --archive" +
                     quoted(folder / "archive") +
                     " --virtual overweight --pace 1 --procedure vehicle-mass --procedure braking --json 2>" +
                     quoted(errors)});
    REQUIRE(says(errors, "vehicle-mass: fail"));
    std::this_thread::sleep_for(std::chrono::milliseconds(300));
    run.signal(SIGINT);
    const auto left = run.wait(std::chrono::seconds(20));
    CAPTURE(left.out, bytes_of(errors));
    REQUIRE(left.code == 4);
    const auto document = left.json();
    CHECK(member(document, "verdict") == "not-evaluated");
    const auto so_far = verdicts(*document.find("procedures"));
    REQUIRE_FALSE(so_far.empty());
    CHECK(so_far.front() == "vehicle-mass fail");
    for (const auto& one : so_far) CHECK(one != "braking pass");
    const auto id = member(document, "run");

    const auto listed = cli({"runs", "--archive", folder / "archive", "--json"});
    CAPTURE(listed.out);
    CHECK(listed.json().find("runs")->items()->front().find("failed_so_far")->text() == R"(["vehicle-mass"])");
    REQUIRE(
        cli({"export", "--archive", folder / "archive", "--run", id, "--format", "json", "--out", folder / "left.json"})
            .code == 0);
    const auto record = Json::parse(bytes_of(folder / "left.json"));
    REQUIRE(record);
    CHECK_THAT(record->find("results")->text(), Catch::Contains("mass.lead_acid") && Catch::Contains("fail"));
    REQUIRE(
        cli({"export", "--archive", folder / "archive", "--run", id, "--format", "xml", "--out", folder / "left.xml"})
            .code == 0);
    CHECK_THAT(bytes_of(folder / "left.xml"), Catch::Contains("<dcc:content>not-evaluated</dcc:content>"));
    CHECK(cli({"report", "--archive", folder / "archive", "--run", id, "--out", folder / "left.pdf"}).code == 0);
    CHECK(cli({"recompute", "--archive", folder / "archive"}).code == 0);
    CHECK(cli({"verify", folder / "archive"}).code == 0);

    const auto ended =
        cli({"run", "--resume", id, "--archive", folder / "archive", "--virtual", "overweight", "--json"});
    CAPTURE(ended.err);
    CHECK(ended.code == 1);
    CHECK(verdicts(*ended.json().find("procedures")) == std::vector<std::string>{"vehicle-mass fail", "braking pass"});
}

TEST_CASE("an archive whose making was cut is made anew, and one that lost its description is not touched") {
    const ScratchFolder folder;
    const auto item_file = folder.file("item.json", item);
    const auto run_in = [&](const std::string& archive) {
        return cli({"run", "--item", item_file, "--archive", archive, "--procedure", "vehicle-mass", "--virtual"});
    };
    // Killed at any moment of its beginning.
    for (int delay_ms = 0; delay_ms <= 240; delay_ms += 12) {
        CAPTURE(delay_ms);
        const auto archive = folder / ("cut-" + std::to_string(delay_ms));
        Process run({VELOCERT_CLI, "run", "--item", item_file, "--archive", archive, "--procedure", "vehicle-mass",
                     "--virtual"});
        std::this_thread::sleep_for(std::chrono::milliseconds(delay_ms));
        run.signal(SIGKILL);
        static_cast<void>(run.wait());
        const auto again = run_in(archive);
        CAPTURE(again.err);
        CHECK(again.code == 0);
        CHECK(cli({"verify", archive}).code == 0);
    }
    // Cut before its last file: what is there is one entry and no evidence.
    const auto whole = folder / "whole";
    REQUIRE(run_in(whole).code == 0);
    const auto begun = folder / "begun";
    fs::create_directories(begun + "/evidence/pending");
    std::ofstream(begun + "/index.sqlite");
    std::ofstream(begun + "/lock") << "process 1 on nowhere\n";
    std::ofstream(begun + "/archive.json.partial-7") << "{";
    CHECK(run_in(begun).code == 0);
    CHECK(cli({"verify", begun}).code == 0);
    // An archive with records and without archive.json, and a folder of something else.
    fs::remove(whole + "/archive.json");
    const auto index = bytes_of(whole + "/index.sqlite");
    const std::string dead = "process 1 on nowhere\n";
    std::ofstream(whole + "/lock") << dead;
    CHECK(run_in(whole).code == 3);
    CHECK(bytes_of(whole + "/lock") == dead);
    CHECK(bytes_of(whole + "/index.sqlite") == index);
    fs::remove_all(whole + "/evidence");
    fs::remove(whole + "/heads.log");
    CHECK(run_in(whole).code == 3);
    CHECK(bytes_of(whole + "/lock") == dead);
    CHECK(bytes_of(whole + "/index.sqlite") == index);
    fs::create_directories(folder / "other");
    std::ofstream(folder / "other/thesis.txt") << "a";
    CHECK(run_in(folder / "other").code == 3);
    CHECK(fs::exists(folder / "other/thesis.txt"));
    CHECK_FALSE(fs::exists(folder / "other/lock"));
}

TEST_CASE("of two first runs at once both are on record, or the second is told that another program writes") {
    const ScratchFolder folder;
    const std::vector<std::string> words{
        VELOCERT_CLI,  "run",          "--item",   folder.file("item.json", item), "--archive", folder / "archive",
        "--procedure", "vehicle-mass", "--virtual"};
    Process first(words);
    Process second(words);
    for (auto* one : {&first, &second}) {
        const auto ended = one->wait();
        CAPTURE(ended.err);
        CHECK((ended.code == 0 || ended.code == 3));
        if (ended.code == 3)
            CHECK_THAT(ended.err, Catch::Contains("written by") || Catch::Contains("an archive is here"));
    }
    CHECK(cli({"verify", folder / "archive"}).code == 0);
}

TEST_CASE("backups of another archive are no rehearsal of this one, and a failed rehearsal is an alarm") {
    const ScratchFolder folder;
    archive_with_run(folder, "one");
    archive_with_run(folder, "other");
    for (const std::string name : {"one", "other"})
        REQUIRE(cli({"backup", "--archive", folder / name, "--to", folder / (name + "-backups")}).code == 0);
    const auto strange = cli({"restore", "rehearse", "--from", folder / "other-backups", "--archive", folder / "one"});
    CAPTURE(strange.err);
    CHECK(strange.code == 3);
    CHECK_THAT(strange.err, Catch::Contains("another archive"));
    CHECK(cli({"backup", "status", "--archive", folder / "one"}).code == 0);
    // An evidence file of the snapshot is lost.
    for (const auto& entry : fs::recursive_directory_iterator(folder / "one-backups/evidence"))
        if (entry.is_regular_file()) {
            fs::remove(entry.path());
            break;
        }
    CHECK(cli({"restore", "rehearse", "--from", folder / "one-backups", "--archive", folder / "one"}).code == 5);
    const auto status = cli({"backup", "status", "--archive", folder / "one", "--json"});
    CAPTURE(status.out);
    CHECK(status.code == 2);
    CHECK(*status.json().find("alarm")->boolean());
}

TEST_CASE("damage is told in JSON too, and keeps no other run from being computed again") {
    const ScratchFolder folder;
    const auto first = archive_with_run(folder);
    archive_with_run(folder);
    REQUIRE(cli({"export", "--archive", folder / "archive", "--run", first, "--out", folder / "a.velo"}).code == 0);
    const auto empty = folder.file("empty.velo", "");
    for (const std::vector<std::string>& words :
         {std::vector<std::string>{VELOCERT_VERIFY, "--json", empty}, {VELOCERT_CLI, "--json", "verify", empty}}) {
        const auto told = Process(words).wait();
        CAPTURE(told.out, told.err);
        CHECK(told.code == 5);
        CHECK(told.json().find("ok")->text() == "false");
        CHECK_FALSE(told.json().find("findings")->items()->empty());
    }
    const auto of_package = cli({"recompute", "--package", empty, "--json"});
    CHECK(of_package.code == 5);
    CHECK_FALSE(of_package.json().find("differences")->items()->empty());
    std::string largest;  // of the wire logs
    for (const auto& entry : fs::recursive_directory_iterator(folder / "archive/evidence"))
        if (entry.is_regular_file() && bytes_of(entry.path()).find("velocert-wire/1") < 20 &&
            (largest.empty() || fs::file_size(entry.path()) > fs::file_size(largest)))
            largest = entry.path();
    REQUIRE_FALSE(largest.empty());
    fs::permissions(largest, fs::perms::owner_all);
    std::ofstream(largest, std::ios::binary | std::ios::trunc) << "overwritten";
    const auto recomputed = cli({"recompute", "--archive", folder / "archive", "--json"});
    CAPTURE(recomputed.out, recomputed.err);
    CHECK(recomputed.code == 5);
    CHECK(recomputed.json().find("runs")->text() == "2");
    CHECK_FALSE(recomputed.json().find("differences")->items()->empty());
    const auto refused = cli({"verify", empty});
    CHECK_THAT(refused.err, !Catch::Contains("Nothing that was recorded is lost"));
}

TEST_CASE("what is mistyped is told before anything is recorded") {
    const ScratchFolder folder;
    const auto item_file = folder.file("item.json", item);
    const auto station =
        folder.file("station.json", R"({"format":"velocert-station/1","id":"B1","name":"B","instruments":[)"
                                    R"({"role":"scale","driver":"mt-sicks","port":"/dev/null"}]})");
    const auto unknown = cli({"run", "--item", item_file, "--archive", folder / "archive", "--training", "--station",
                              station, "--procedure", "vehicle-mass"});
    CAPTURE(unknown.err);
    CHECK(unknown.code == 3);
    CHECK_THAT(unknown.err, Catch::Contains("mt-sicks") && Catch::Contains("scale"));
    CHECK_FALSE(fs::exists(folder / "archive"));
    const auto pace = cli({"run", "--item", item_file, "--archive", folder / "archive", "--virtual", "--pace", "-1"});
    CHECK(pace.code == 3);
    CHECK(pace.err.size() < 300);
    const auto twice = cli({"run", "--item", item_file, "--archive", folder / "archive", "--virtual", "--procedure",
                            "vehicle-mass", "--procedure", "vehicle-mass", "--json"});
    CHECK(twice.code == 0);
    CHECK(twice.json().find("procedures")->items()->size() == 1);
    CHECK(cli({"audit", "--archive", folder / "archive", "--last", "-1"}).code == 3);
    CHECK(cli({"audit", "--archive", folder / "archive", "--last", "1"}).code == 0);
    CHECK(cli({"measure", "--help"}).code == 3);
    CHECK(cli({"measure"}).code == 3);
    CHECK(cli({"--help"}).code == 0);
}
