// SPDX-License-Identifier: GPL-3.0-or-later
// The plastics share of sixty parts with the programs as they are installed: left, killed, and gone on with.
#include <catch2/catch.hpp>

#include <csignal>
#include <filesystem>
#include <map>
#include <thread>

#include "tests/app/documents.h"
#include "tests/app/process.h"

using namespace velocert::tests;
using velocert::base::Json;

namespace {

// A vehicle whose mass is a whole number of the scale's steps, so that its noise shows in no digit.
const char* const scenario = R"({"format":"velocert-scenario/1","id":"steady","title":{"zh":"稳定","en":"steady"},)"
                             R"("seed":7,"vehicle":{"mass":"62.95 kg"}})";

/// Every fourth part is no plastic but metal; of the others every other one counts.
std::string sixty_parts(int count = 60) {
    std::string out;
    for (int i = 1; i <= count; ++i) {
        const std::string number = std::to_string(i);
        out += (i == 1 ? "" : ",") + std::string(R"({"id":"P-)") + number + R"(","name":"part )" + number + '"';
        out += i % 4 == 1 ? R"(,"material":"PP","counts":true)" : R"(,"counts":false,"reason":"metal")";
        if (i % 5 == 0) out += R"(,"container":"tare")";
        if (i % 2 == 0) out += R"(,"balance":"second_balance")";
        out += '}';
    }
    return R"({"format":"velocert-parts/1","parts":[)" + out + "]}";
}

std::string suspend_at(const std::string& key) {
    return R"({"format":"velocert-answers/1","default":"accept","answers":{")" + key + R"(":{"suspend":true}}})";
}

/// Decision and valid values of the procedure: what must not depend on when and how often the run was left.
std::string digits(const Json& run) {
    const Json& procedure = run.find("procedures")->items()->front();
    std::string out = procedure.find("assessments")->text() + '\n';
    for (const auto& one : *procedure.find("runs")->items()) {
        if (!*one.find("valid")->boolean()) continue;
        out += (one.find("part") == nullptr ? member(one, "step") : member(one, "part")) + ' ';
        for (const char* name : {"mass", "share", "plastics_mass", "parts_mass"})
            if (const auto* value = one.find(name)) out += value->text() + ' ';
        out += '\n';
    }
    return out;
}

struct Laboratory {
    ScratchFolder folder;
    std::string item_file = folder.file("item.json", item);
    std::string parts_file = folder.file("parts.json", sixty_parts());
    std::string scenario_file = folder.file("steady.json", scenario);
    std::string archive = folder / "archive";

    std::vector<std::string> start(const std::string& where) const {
        return {"run",     "--item",   item_file,     "--archive",      where,   "--virtual", scenario_file,
                "--parts", parts_file, "--procedure", "plastics-share", "--json"};
    }
    std::vector<std::string> resume(const std::string& id) const {
        return {"run", "--resume", id, "--archive", archive, "--virtual", scenario_file, "--json"};
    }
    Finished with_answers(std::vector<std::string> words, const std::string& answers) const {
        words.push_back("--answers");
        words.push_back(folder.file("answers.json", answers));
        return cli(std::move(words));
    }
    void holds() const {
        const auto verified = cli({"verify", archive, "--json"});
        CAPTURE(verified.out);
        CHECK(verified.code == 0);
        const auto recomputed = cli({"recompute", "--archive", archive, "--all", "--json"});
        CAPTURE(recomputed.out);
        CHECK(recomputed.code == 0);
    }
};

}  // namespace

TEST_CASE("a plastics share left on two days and killed on the third is the same as in one go") {
    const Laboratory lab;
    const auto one_go = cli(lab.start(lab.folder / "one-go"));
    CAPTURE(one_go.err);
    REQUIRE(one_go.code == 0);

    const auto monday = lab.with_answers(lab.start(lab.archive), suspend_at("plastics-share/part/empty@P-21"));
    CAPTURE(monday.err);
    CHECK(monday.code == 2);
    REQUIRE(member(monday.json(), "lifecycle") == "suspended");
    CHECK(member(monday.json(), "verdict") == "not-evaluated");
    const auto id = member(monday.json(), "run");
    lab.holds();
    // A suspended run can be looked at, reported and handed on as it is.
    CHECK(cli({"report", "--archive", lab.archive, "--run", id, "--out", lab.folder / "monday.pdf"}).code == 0);
    CHECK(cli({"export", "--archive", lab.archive, "--run", id, "--out", lab.folder / "monday.velo"}).code == 0);
    CHECK(cli({"verify", lab.folder / "monday.velo"}).code == 0);

    const auto tuesday = lab.with_answers(lab.resume(id), suspend_at("plastics-share/part/part@P-41"));
    CAPTURE(tuesday.err);
    CHECK(tuesday.code == 2);
    CHECK(member(tuesday.json(), "run") == id);

    // On Wednesday the program dies in the middle of a part.
    auto words = lab.resume(id);
    words.insert(words.begin(), VELOCERT_CLI);
    words.insert(words.end(), {"--pace", "1"});
    Process wednesday(words);
    std::this_thread::sleep_for(std::chrono::milliseconds(3000));
    wednesday.signal(SIGKILL);
    const auto killed = wednesday.wait();
    CHECK(killed.code == 128 + SIGKILL);

    const auto done = cli(lab.resume(id));
    CAPTURE(done.err);
    REQUIRE(done.code == 0);
    CHECK(member(done.json(), "lifecycle") == "completed");
    CHECK(digits(done.json()) == digits(one_go.json()));
    lab.holds();
    bool interrupted = false;
    const Json ended = done.json();
    for (const auto& one : *ended.find("procedures")->items()->front().find("runs")->items())
        interrupted = interrupted || member(one, "outcome") == "errored";
    CHECK(interrupted);
    CHECK(cli({"report", "--archive", lab.archive, "--run", id, "--out", lab.folder / "share.pdf"}).code == 0);
    // An ended run stays as it is.
    CHECK(cli(lab.resume(id)).code == 3);
}

TEST_CASE("a signal suspends a plastics share, and its bill of parts may grow meanwhile") {
    Laboratory lab;
    lab.parts_file = lab.folder.file("few.json", sixty_parts(6));
    auto words = lab.start(lab.archive);
    words.insert(words.begin(), VELOCERT_CLI);
    words.insert(words.end(), {"--pace", "1"});
    Process run(words);
    REQUIRE(appears(lab.archive + "/evidence/pending"));
    std::this_thread::sleep_for(std::chrono::milliseconds(1000));
    run.signal(SIGTERM);
    const auto ended = run.wait(std::chrono::seconds(20));
    CAPTURE(ended.err);
    CHECK(ended.code == 4);
    REQUIRE(member(ended.json(), "lifecycle") == "stopped");
    CHECK(ended.json().find("resumable")->text() == "true");
    const auto id = member(ended.json(), "run");

    auto more = lab.resume(id);
    more.insert(more.end(), {"--parts", lab.folder.file("more.json", sixty_parts(8))});
    const auto done = cli(more);
    CAPTURE(done.err);
    REQUIRE(done.code == 0);
    CHECK_THAT(digits(done.json()), Catch::Contains("P-8"));
    lab.holds();
}

TEST_CASE("what cannot be gone on with is refused in words") {
    const Laboratory lab;
    const auto left = lab.with_answers(lab.start(lab.archive), suspend_at("plastics-share/part/empty@P-2"));
    REQUIRE(left.code == 2);
    const auto id = member(left.json(), "run");
    auto changed = lab.resume(id);
    changed.insert(changed.end(),
                   {"--parts", lab.folder.file("changed.json", R"({"format":"velocert-parts/1","parts":[{"id":"P-1",)"
                                                               R"("name":"part 1","counts":false,"reason":"x"}]})")});
    const auto refused = cli(changed);
    CHECK(refused.code == 3);
    CHECK_THAT(refused.err, Catch::Contains("P-1"));
    CHECK(cli(lab.resume("20260101-000000000000")).code == 3);
    CHECK(cli({"run", "--archive", lab.archive, "--virtual"}).code == 3);
    CHECK(cli({"run", "--resume", id, "--item", lab.item_file, "--archive", lab.archive, "--virtual"}).code == 3);
    // A station without a bill of parts cannot begin a plastics share.
    const auto station =
        lab.folder.file("station.json", R"({"format":"velocert-station/1","id":"B1","name":"Bench 1","instruments":[)"
                                        R"({"role":"scale","driver":"mt-sics","port":"/dev/null"},)"
                                        R"({"role":"parts_balance","driver":"mt-sics","port":"/dev/zero"}]})");
    const auto bare = cli({"run", "--item", lab.item_file, "--archive", lab.folder / "real", "--station", station,
                           "--procedure", "plastics-share"});
    CHECK(bare.code == 3);
    CHECK_THAT(bare.err, Catch::Contains("--parts"));
}
