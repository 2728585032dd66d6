// SPDX-License-Identifier: GPL-3.0-or-later
// From an item to a report anyone can recompute, with the programs as they are installed.
#include <catch2/catch.hpp>

#include <csignal>
#include <filesystem>
#include <fstream>
#include <random>
#include <sstream>
#include <thread>

#include "tests/app/documents.h"
#include "tests/app/process.h"

using namespace velocert::tests;
using velocert::base::Json;
namespace fs = std::filesystem;

namespace {

std::vector<std::string> files_under(const std::string& folder) {
    std::vector<std::string> out;
    for (const auto& entry : fs::recursive_directory_iterator(folder))
        if (entry.is_regular_file()) out.push_back(entry.path().string());
    std::sort(out.begin(), out.end());
    return out;
}

std::size_t differences(const Finished& recomputed) {
    const auto document = recomputed.json();
    return document.find("differences")->items()->size();
}

}  // namespace

TEST_CASE("a whole virtual type test ends with verdicts, an archive that verifies, and the same digits again") {
    const ScratchFolder folder;
    const auto run =
        cli({"run", "--item", folder.file("item.json", item), "--archive", folder / "archive", "--virtual", "--json"});
    CAPTURE(run.err);
    REQUIRE(run.code == 0);
    const auto document = run.json();
    CHECK(member(document, "verdict") == "pass");
    CHECK(member(document, "lifecycle") == "completed");
    CHECK(*document.find("specimen")->boolean());
    // Mass, braking, plastics, speed, cut-off, torque, back-EMF and inductance at least: all that the bench can serve.
    REQUIRE(document.find("procedures")->items()->size() >= 8);
    for (const auto& procedure : *document.find("procedures")->items()) {
        CHECK(member(procedure, "format") == "velocert-result/1");
        CHECK(member(procedure, "edition") == "GB17761-2024");
        CHECK(member(procedure, "verdict") == "pass");
    }
    const auto id = member(document, "run");

    const auto recomputed = cli({"recompute", "--archive", folder / "archive", "--all", "--json"});
    CAPTURE(recomputed.err);
    CHECK(recomputed.code == 0);
    CHECK(differences(recomputed) == 0);
    const auto verified = cli({"verify", folder / "archive", "--json"});
    CAPTURE(verified.out, verified.err);
    CHECK(verified.code == 0);
    CHECK(*verified.json().find("ok")->boolean());

    const auto report = cli({"report", "--archive", folder / "archive", "--run", id, "--out", folder / "report.pdf"});
    CAPTURE(report.err);
    CHECK(report.code == 0);
    CHECK(bytes_of(folder / "report.pdf").substr(0, 5) == "%PDF-");

    const auto package = folder / "S-001.velo";
    const auto exported = cli({"export", "--archive", folder / "archive", "--run", id, "--out", package});
    CAPTURE(exported.err);
    REQUIRE(exported.code == 0);
    CHECK(cli({"verify", package, "--json"}).code == 0);
    const auto elsewhere = cli({"recompute", "--package", package, "--json"});
    CHECK(elsewhere.code == 0);
    CHECK(differences(elsewhere) == 0);
}

TEST_CASE("a changed byte in a stored file is found, and recompute does not hide it") {
    const ScratchFolder folder;
    REQUIRE(cli({"run", "--item", folder.file("item.json", item), "--archive", folder / "archive", "--procedure",
                 "vehicle-mass", "--virtual"})
                .code == 0);
    std::mt19937 random(1);
    for (const auto& path : files_under(folder / "archive/evidence")) {
        CAPTURE(path);
        const auto original = bytes_of(path);
        REQUIRE_FALSE(original.empty());
        auto changed = original;
        changed[random() % changed.size()] ^= 1;
        fs::permissions(path, fs::perms::owner_all);
        std::ofstream(path, std::ios::binary | std::ios::trunc) << changed;
        const auto verified = cli({"verify", folder / "archive", "--json"});
        CHECK(verified.code == 5);
        CHECK_THAT(verified.out, Catch::Contains(fs::path(path).filename().string()));
        std::ofstream(path, std::ios::binary | std::ios::trunc) << original;
    }
    CHECK(cli({"verify", folder / "archive"}).code == 0);
}

TEST_CASE("instruments behind pseudo-terminals run in a training archive, and are refused in a real one") {
    const ScratchFolder folder;
    Process scale({VELOCERT_BENCH, "--instrument", "mt-sics", "--link", folder / "scale", "--set", "mass=62.90 kg",
                   "--seed", "3"});
    REQUIRE(appears(folder / "scale"));
    const auto station =
        folder.file("station.json", R"({"format":"velocert-station/1","id":"B1","name":"Bench 1","instruments":[)"
                                    R"({"role":"scale","driver":"mt-sics","port":")" +
                                        (folder / "scale") + R"("}]})");
    const auto answers =
        folder.file("answers.json", R"({"format":"velocert-answers/1","default":"accept","answers":{}})");
    const auto item_file = folder.file("item.json", item);
    const auto refused =
        cli({"run", "--item", item_file, "--archive", folder / "real", "--station", station, "--answers", answers});
    CAPTURE(refused.err);
    CHECK(refused.code == 6);

    const auto run = cli({"run", "--item", item_file, "--archive", folder / "training", "--training", "--station",
                          station, "--answers", answers, "--procedure", "vehicle-mass", "--json"});
    CAPTURE(run.err);
    REQUIRE(run.code == 0);
    CHECK(member(run.json(), "verdict") == "pass");

    // Asked for the whole edition, a bench with one balance passes nothing, and says what it left out.
    const auto whole = cli({"run", "--item", item_file, "--archive", folder / "training", "--station", station,
                            "--answers", answers, "--json"});
    CAPTURE(whole.err);
    CHECK(whole.code == 2);
    CHECK(member(whole.json(), "verdict") == "not-evaluated");
    CHECK_THAT(whole.json().find("unexamined")->text(), Catch::Contains("6.1/braking"));
    CHECK(cli({"recompute", "--archive", folder / "training", "--all"}).code == 0);
}

TEST_CASE("chosen procedures are done in an order that their needs allow, and what they leave open is listed") {
    const ScratchFolder folder;
    const auto item_file = folder.file("item.json", item);
    const auto run = [&](const std::vector<std::string>& procedures) {
        std::vector<std::string> words{"run",       "--item", item_file, "--archive", folder / "archive",
                                       "--virtual", "--json"};
        for (const auto& one : procedures) words.insert(words.end(), {"--procedure", one});
        return cli(words);
    };
    const auto order_of = [](const Json& document) {
        std::vector<std::string> out;
        for (const auto& one : *document.find("procedures")->items()) out.push_back(member(one, "procedure"));
        return out;
    };
    const auto turned = run({"insulation-after-water", "rain-wading"});
    CAPTURE(turned.err);
    CHECK((turned.code == 0 || turned.code == 2));
    CHECK(order_of(turned.json()) == std::vector<std::string>{"rain-wading", "insulation-after-water"});
    // What needs nothing of the other stays as it was named.
    const auto kept = run({"manual", "dates"});
    CAPTURE(kept.err);
    CHECK(kept.code == 0);
    CHECK(order_of(kept.json()) == std::vector<std::string>{"manual", "dates"});
    const auto open = kept.json().find("unexamined")->text();
    CHECK_THAT(open, Catch::Contains("6.1/braking"));
    CHECK_THAT(open, !Catch::Contains("\"6.9"));
}

TEST_CASE("a run that is interrupted stops safely, is on record, can be gone on with, and the archive goes on") {
    // The second is what a terminal sends that is closed.
    const int signal = GENERATE(SIGTERM, SIGHUP);
    CAPTURE(signal);
    const ScratchFolder folder;
    const auto item_file = folder.file("item.json", item);
    Process run({VELOCERT_CLI, "run", "--item", item_file, "--archive", folder / "archive", "--virtual", "--pace", "1",
                 "--procedure", "braking", "--json"});
    REQUIRE(appears(folder / "archive/evidence/pending"));
    std::this_thread::sleep_for(std::chrono::milliseconds(1500));
    run.signal(signal);
    const auto ended = run.wait(std::chrono::seconds(20));
    CAPTURE(ended.err);
    CHECK(ended.code == 4);
    CHECK(member(ended.json(), "lifecycle") == "stopped");
    CHECK(ended.json().find("resumable")->text() == "true");
    CHECK(cli({"verify", folder / "archive"}).code == 0);
    CHECK(cli({"run", "--item", item_file, "--archive", folder / "archive", "--procedure", "vehicle-mass", "--virtual"})
              .code == 0);
}

TEST_CASE("an answer that cannot be written is no success") {
    if (!std::filesystem::exists("/dev/full")) return;
    for (const char* words : {"standards", "drivers --json"}) {
        CAPTURE(words);
        const auto full =
            Process({"/bin/sh", "-c", std::string("'" VELOCERT_CLI "' ") + words + " > /dev/full"}).wait();
        CHECK(full.code == 4);
        CHECK_THAT(full.err, Catch::Contains("could not be written"));
        CHECK(Process({"/bin/sh", "-c", std::string("'" VELOCERT_CLI "' ") + words + " > /dev/null"}).wait().code == 0);
    }
}

TEST_CASE("kill -9 at random moments of a run loses nothing that was shown as saved") {
    // Two hundred kills of the storage itself are in the records' checks; here the whole program dies, a few times.
    const ScratchFolder folder;
    const auto item_file = folder.file("item.json", item);
    std::mt19937 random(20261123);
    for (int round = 0; round < 12; ++round) {
        CAPTURE(round);
        Process run({VELOCERT_CLI, "run", "--item", item_file, "--archive", folder / "archive", "--virtual"});
        std::this_thread::sleep_for(std::chrono::milliseconds(20 + random() % 400));
        run.signal(SIGKILL);
        const auto killed = run.wait();
        if (!fs::exists(folder / "archive/archive.json")) continue;
        // As the crash left it: nothing that was recorded is touched, and what is told of it are notes.
        const auto as_left = cli({"verify", folder / "archive", "--json"});
        CAPTURE(as_left.out);
        CHECK(as_left.code == 0);
        CHECK(cli({"recompute", "--archive", folder / "archive", "--all"}).code == 0);
        // Opening for the next run closes what the crash left open; every attempt shown as saved is there.
        const auto next = cli(
            {"run", "--item", item_file, "--archive", folder / "archive", "--procedure", "vehicle-mass", "--virtual"});
        CAPTURE(next.err);
        REQUIRE(next.code == 0);
        const auto verified = cli({"verify", folder / "archive", "--json"});
        CAPTURE(verified.out);
        REQUIRE(verified.code == 0);
        const auto recomputed = cli({"recompute", "--archive", folder / "archive", "--all", "--json"});
        REQUIRE(recomputed.code == 0);
        const auto database = bytes_of(folder / "archive/index.sqlite");
        std::istringstream said(killed.err);
        std::string run_id;
        int saved = 0;
        for (std::string line; std::getline(said, line);) {
            if (line.rfind("run ", 0) == 0) run_id = line.substr(4, line.find(':') - 4);
            saved += line.rfind("saved ", 0) == 0 ? 1 : 0;
        }
        if (run_id.empty()) continue;
        CHECK(database.find(run_id) != std::string::npos);
        const auto report =
            cli({"export", "--archive", folder / "archive", "--run", run_id, "--out", folder / (run_id + ".velo")});
        CHECK(report.code == 0);
        CHECK(cli({"verify", folder / (run_id + ".velo")}).code == 0);
        CAPTURE(saved);
    }
}

TEST_CASE("faults on the virtual bench end as declared, and never as a fail of the item") {
    struct Row {
        const char* scenario;
    };
    for (const auto& row : {Row{"unplug"}, Row{"silence"}, Row{"torn"}, Row{"restart"}, Row{"clock-wrap"}}) {
        CAPTURE(row.scenario);
        const ScratchFolder folder;
        const auto run = cli({"run", "--item", folder.file("item.json", item), "--archive", folder / "archive",
                              "--virtual", row.scenario, "--json"});
        CAPTURE(run.err);
        CHECK((run.code == 0 || run.code == 2 || run.code == 4));
        CHECK(member(run.json(), "verdict") != "fail");
        CHECK(cli({"verify", folder / "archive"}).code == 0);
        CHECK(cli({"recompute", "--archive", folder / "archive", "--all"}).code == 0);
    }
}

TEST_CASE("the motor checks judge the motor that stands on the bench, and give the same digits again") {
    struct Row {
        const char* scenario;
        const char* procedure;
        const char* verdict;
    };
    for (const auto& row :
         {Row{"default", "low-speed-torque", "pass"}, Row{"weak-motor", "low-speed-torque", "fail"},
          Row{"default", "back-emf", "pass"}, Row{"tampered", "back-emf", "fail"},
          Row{"default", "inductance-difference", "pass"}, Row{"salient-motor", "inductance-difference", "fail"},
          Row{"default", "maximum-speed", "pass"}, Row{"tampered", "maximum-speed", "fail"},
          Row{"default", "cut-off", "pass"}, Row{"tampered", "cut-off", "fail"}}) {
        CAPTURE(row.scenario, row.procedure);
        const ScratchFolder folder;
        const auto run = cli({"run", "--item", folder.file("item.json", item), "--archive", folder / "archive",
                              "--virtual", row.scenario, "--procedure", row.procedure, "--json"});
        CAPTURE(run.err, run.out);
        const auto document = run.json();
        CHECK(member(document, "verdict") == row.verdict);
        CHECK(member(document, "lifecycle") == "completed");
        CHECK(cli({"recompute", "--archive", folder / "archive", "--all"}).code == 0);
        const auto report = cli({"report", "--archive", folder / "archive", "--run", member(document, "run"), "--out",
                                 folder / "report.pdf"});
        CAPTURE(report.err);
        CHECK(report.code == 0);
    }
}

TEST_CASE("trouble on the motor bench is never a fail of the motor") {
    for (const char* scenario : {"dyno-alarm", "hot-motor", "source-sag", "meter-over-range"}) {
        CAPTURE(scenario);
        const ScratchFolder folder;
        const auto run = cli({"run", "--item", folder.file("item.json", item), "--archive", folder / "archive",
                              "--virtual", scenario, "--procedure", "low-speed-torque", "--json"});
        CAPTURE(run.err, run.out);
        CHECK((run.code == 0 || run.code == 2 || run.code == 4));
        CHECK(member(run.json(), "verdict") != "fail");
        CHECK(cli({"verify", folder / "archive"}).code == 0);
        CHECK(cli({"recompute", "--archive", folder / "archive", "--all"}).code == 0);
    }
}

TEST_CASE("an overweight item fails with exit code 1, and a long stop too") {
    for (const char* scenario : {"overweight", "long-stop"}) {
        CAPTURE(scenario);
        const ScratchFolder folder;
        const auto run = cli({"run", "--item", folder.file("item.json", item), "--archive", folder / "archive",
                              "--virtual", scenario, "--json"});
        CAPTURE(run.err);
        CHECK(run.code == 1);
        CHECK(member(run.json(), "verdict") == "fail");
    }
}

TEST_CASE("the rule named for a run is frozen with it and judges it") {
    struct Row {
        std::vector<std::string> options;
        const char* name;
        const char* figure;
        const char* value;
        int code;
    };
    // The virtual vehicle's 62.93 kg lies inside 63 kg, but not by the 0.1 kg of U: only simple acceptance accepts it.
    for (const auto& row :
         {Row{{}, "simple", "fraction", "1", 0},
          Row{{"--rule", "guard-band", "--fraction", "0.83"}, "guard-band", "fraction", "0.83", 1},
          Row{{"--rule", "four-zone", "--comparison", "rounded-value"}, "four-zone", "comparison", "rounded-value", 2},
          Row{{"--rule", "target-risk", "--risk", "0.025"}, "target-risk", "risk", "0.025", 1}}) {
        CAPTURE(row.name);
        const ScratchFolder folder;
        std::vector<std::string> words{"run",         "--item",       folder.file("item.json", item),
                                       "--archive",   folder / "a",   "--virtual",
                                       "--procedure", "vehicle-mass", "--json"};
        words.insert(words.end(), row.options.begin(), row.options.end());
        const auto run = cli(words);
        CAPTURE(run.err);
        REQUIRE(run.code == row.code);
        const auto document = run.json();
        const auto& result = document.find("procedures")->items()->front();
        REQUIRE(result.find("rule") != nullptr);
        CHECK(member(*result.find("rule"), "name") == row.name);
        CHECK(member(*result.find("rule"), row.figure) == row.value);
        CHECK(cli({"recompute", "--archive", folder / "a", "--all"}).code == 0);
    }
}

TEST_CASE("a rule that means nothing starts no run") {
    const ScratchFolder folder;
    const auto item_file = folder.file("item.json", item);
    for (const auto& options : std::vector<std::vector<std::string>>{{"--rule", "guess"},
                                                                     {"--rule", "target-risk"},
                                                                     {"--rule", "target-risk", "--risk", "0.6"},
                                                                     {"--rule", "target-risk", "--risk", "5 %"},
                                                                     {"--risk", "0.05"},
                                                                     {"--fraction", "0.5"},
                                                                     {"--rule", "guard-band", "--fraction", "-1"},
                                                                     {"--rule", "guard-band", "--fraction", "11"},
                                                                     {"--comparison", "by-eye"}}) {
        CAPTURE(options);
        std::vector<std::string> words{"run", "--item", item_file, "--archive", folder / "a", "--virtual"};
        words.insert(words.end(), options.begin(), options.end());
        const auto run = cli(words);
        CHECK(run.code == 3);
        CHECK_FALSE(run.err.empty());
    }
    CHECK_FALSE(fs::exists(folder / "a/archive.json"));
}

TEST_CASE("a station whose instrument cannot be set so starts no run and makes no archive") {
    const ScratchFolder folder;
    struct Row {
        const char* instrument;
        const char* named;
    };
    for (const auto& row : {
             Row{R"("driver":"mt-sics","options":{"test":"x"})", "no option 'test'"},
             Row{R"("driver":"mt-sics","options":{"profile":"none such"})", "no profile 'none such'"},
             Row{R"("driver":"mt-sics","options":{"settings":"9600 9X9"})", "9600 9X9"},
             Row{R"("driver":"none-such")", "no driver 'none-such'"},
         }) {
        CAPTURE(row.named);
        const auto station = folder.file(
            "station.json", std::string(R"({"format":"velocert-station/1","id":"B1","name":"Bench 1",)") +
                                R"("instruments":[{"role":"scale","port":"/dev/ttyS0",)" + row.instrument + "}]}");
        const auto run = cli({"run", "--item", folder.file("item.json", item), "--archive", folder / "archive",
                              "--station", station, "--operator", "Li Ming", "--procedure", "vehicle-mass"});
        CAPTURE(run.err);
        CHECK(run.code == 3);
        CHECK(run.err.find("role 'scale'") != std::string::npos);
        CHECK(run.err.find(row.named) != std::string::npos);
        CHECK_FALSE(std::filesystem::exists(folder / "archive"));
    }
}

TEST_CASE("a run that cannot start says why and touches nothing") {
    const ScratchFolder folder;
    const auto item_file = folder.file("item.json", item);
    CHECK(cli({"run", "--item", item_file, "--archive", folder / "a"}).code == 3);
    CHECK(cli({"run", "--item", folder / "none.json", "--archive", folder / "a", "--virtual"}).code == 3);
    CHECK(cli({"run", "--item", item_file, "--archive", folder / "a", "--virtual", "no-such-scenario"}).code == 3);
    CHECK(cli({"run", "--item", item_file, "--archive", folder / "a", "--virtual", "--procedure", "juggling"}).code ==
          3);
    CHECK(cli({"run", "--item", folder.file("bad.json", "{\"id\":\"S\"}"), "--archive", folder / "a", "--virtual"})
              .code == 3);
    CHECK(cli({"report", "--archive", folder / "a", "--run", "x", "--out", folder / "x.pdf"}).code == 3);
    CHECK_FALSE(fs::exists(folder / "a/archive.json"));
    CHECK_FALSE(fs::exists(folder / "x.pdf"));
}
