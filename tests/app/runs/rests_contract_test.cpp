// SPDX-License-Identifier: GPL-3.0-or-later
// What a run rests on, with the programs as they are installed: rests that are kept, steps of the days before, and runs
// that were left or killed and are gone on with.
#include <catch2/catch.hpp>

#include <csignal>
#include <filesystem>
#include <thread>

#include "tests/app/documents.h"
#include "tests/app/process.h"

using namespace velocert::tests;
using velocert::base::Json;

namespace {

const std::string samples = VELOCERT_SAMPLES;

bool says(const Finished& run, const std::string& text) { return run.out.find(text) != std::string::npos; }

/// A laboratory whose archive is real, and whose station has no instrument.
struct RealLaboratory {
    ScratchFolder folder;
    std::string archive = folder / "real";
    std::string station =
        folder.file("station.json", R"({"format":"velocert-station/1","id":"B1","name":"Bench 1","instruments":[]})");

    [[nodiscard]] Finished go(std::vector<std::string> words, const std::vector<std::string>& procedures) const {
        words.insert(words.end(), {"--archive", archive, "--station", station, "--answers",
                                   samples + "/assist-2024-answers.json", "--operator", "Li", "--json"});
        for (const auto& procedure : procedures) words.insert(words.end(), {"--procedure", procedure});
        return cli(words);
    }
    [[nodiscard]] Finished run(const std::vector<std::string>& procedures) const {
        return go({"run", "--item", samples + "/assist-2024-item.json"}, procedures);
    }
};

/// A training archive with the virtual bench.
struct VirtualLaboratory {
    ScratchFolder folder;
    std::string archive = folder / "training";

    [[nodiscard]] Finished go(std::vector<std::string> words, const std::string& answers = {}) const {
        words.insert(words.end(), {"--archive", archive, "--virtual", "light-vehicle", "--json"});
        if (!answers.empty())
            words.insert(words.end(), {"--answers", folder.file("answers.json",
                                                                R"({"format":"velocert-answers/1","default":"accept",)"
                                                                R"("answers":{)" +
                                                                    answers + "}}")});
        return cli(words);
    }
    [[nodiscard]] Finished run(const std::vector<std::string>& procedures, const std::string& answers = {}) const {
        std::vector<std::string> words{"run", "--item", samples + "/assist-2024-item.json"};
        for (const auto& procedure : procedures) words.insert(words.end(), {"--procedure", procedure});
        return go(words, answers);
    }
    [[nodiscard]] Finished resume(const std::string& id, const std::string& answers = {}) const {
        return go({"run", "--resume", id}, answers);
    }
};

void holds(const std::string& archive) {
    const auto verified = cli({"verify", archive, "--json"});
    CAPTURE(verified.out);
    CHECK(verified.code == 0);
    const auto recomputed = cli({"recompute", "--archive", archive, "--all", "--json"});
    CAPTURE(recomputed.out);
    CHECK(recomputed.code == 0);
}

}  // namespace

TEST_CASE("in a real archive strips that have not rested are not burnt, and the run is left until they have") {
    const RealLaboratory lab;
    const auto left = lab.run({"flame-textile", "manual"});
    CAPTURE(left.out, left.err);
    CHECK(left.code == 2);
    CHECK(member(left.json(), "lifecycle") == "suspended");
    CHECK(member(left.json(), "verdict") == "not-evaluated");
    CHECK(left.err.find("put aside flame-textile/strips: its sample rests until") != std::string::npos);
    CHECK(left.err.find("saved manual/read") != std::string::npos);
    CHECK(left.err.find("saved flame-textile/strips") == std::string::npos);
    const auto again = lab.go({"run", "--resume", member(left.json(), "run")}, {});
    CAPTURE(again.err);
    CHECK(again.code == 2);
    CHECK(member(again.json(), "lifecycle") == "suspended");
    CHECK(again.err.find("saved") == std::string::npos);
    holds(lab.archive);
}

TEST_CASE("a certificate is held against the motor code of the day before") {
    const RealLaboratory lab;
    const auto alone = lab.run({"product-certificate"});
    CAPTURE(alone.out, alone.err);
    CHECK(alone.code == 2);
    CHECK(says(alone, "nameplate/look"));
    const auto codes = lab.run({"nameplate", "vehicle-code", "motor-code"});
    CAPTURE(codes.err);
    const auto same = lab.run({"product-certificate"});
    CAPTURE(same.out);
    CHECK(same.err.find("saved product-certificate/compare") != std::string::npos);
    CHECK_FALSE(says(same, "answers-disagree"));
    holds(lab.archive);
}

TEST_CASE("a step alone is not evaluated and names what it needs, until an earlier run has it") {
    struct Row {
        const char* procedure;
        std::vector<std::string> before;
        const char* need;
    };
    for (const auto& row : {Row{"insulation-after-water", {"rain-wading"}, "rain-wading/wade"},
                            Row{"heat-mark", {"nameplate", "vehicle-code"}, "vehicle-code/read"},
                            Row{"impact", {"mechanical", "vibration"}, "vibration/shake"}}) {
        CAPTURE(row.procedure);
        const VirtualLaboratory lab;
        const auto alone = lab.run({row.procedure});
        CAPTURE(alone.out, alone.err);
        CHECK(alone.code == 2);
        CHECK(says(alone, "rests-on-missing"));
        CHECK(says(alone, row.need));
        REQUIRE(lab.run(row.before).code == 0);
        const auto after = lab.run({row.procedure});
        CAPTURE(after.out, after.err);
        CHECK(after.code == 0);
        // From its own package alone, too.
        const auto package = lab.folder / "one.velo";
        CHECK(cli({"export", "--archive", lab.archive, "--run", member(after.json(), "run"), "--out", package}).code ==
              0);
        CHECK(cli({"verify", package}).code == 0);
        holds(lab.archive);
    }
}

TEST_CASE("a certificate that says another motor code than yesterday's record gives no verdict") {
    const VirtualLaboratory lab;
    REQUIRE(lab.run({"nameplate", "vehicle-code", "motor-code"}).code == 0);
    const auto other = lab.run({"product-certificate"},
                               R"("product-certificate/compare/copy":{"values":{"stated_motor_code":"OTHER-77"}})");
    CAPTURE(other.out, other.err);
    CHECK(other.code == 2);
    CHECK(says(other, "answers-disagree"));
    CHECK(lab.run({"product-certificate"}).code == 0);
    holds(lab.archive);
}

TEST_CASE("a run that is left at a question is gone on with there, whatever its procedure") {
    struct Row {
        std::vector<std::string> procedures;
        const char* question;
        const char* saved_again;  ///< after it is gone on with
    };
    for (const auto& row :
         {Row{{"wiring", "vehicle-mass"}, "vehicle-mass/weigh/load", "saved vehicle-mass/weigh"},
          Row{{"flame-textile", "wiring"}, "flame-textile/strips/burn@W1", "saved flame-textile/strips @W1"}}) {
        CAPTURE(row.question);
        const VirtualLaboratory lab;
        const auto left = lab.run(row.procedures, '"' + std::string(row.question) + R"(":{"suspend":true})");
        CAPTURE(left.out, left.err);
        CHECK(left.code == 2);
        REQUIRE(member(left.json(), "lifecycle") == "suspended");
        const auto done = lab.resume(member(left.json(), "run"));
        CAPTURE(done.out, done.err);
        CHECK(done.code == 0);
        CHECK(member(done.json(), "lifecycle") == "completed");
        CHECK(done.err.find(row.saved_again) != std::string::npos);
        CHECK(lab.resume(member(left.json(), "run")).code == 3);
        holds(lab.archive);
    }
}

TEST_CASE("a run whose program was killed or told to end is gone on with, and keeps what was cut") {
    for (const int signal : {SIGKILL, SIGTERM}) {
        CAPTURE(signal);
        const VirtualLaboratory lab;
        Process run({VELOCERT_CLI, "run", "--item", samples + "/assist-2024-item.json", "--archive", lab.archive,
                     "--virtual", "light-vehicle", "--procedure", "wiring", "--procedure", "vehicle-mass", "--pace",
                     "1", "--json"});
        REQUIRE(appears(lab.archive + "/evidence/pending"));
        std::this_thread::sleep_for(std::chrono::milliseconds(1500));
        run.signal(signal);
        const auto ended = run.wait(std::chrono::seconds(20));
        CAPTURE(ended.err);
        const auto at = ended.err.find("run ");
        REQUIRE(at != std::string::npos);
        const auto id = ended.err.substr(at + 4, ended.err.find(':', at) - at - 4);
        const auto done = lab.resume(id);
        CAPTURE(done.out, done.err);
        CHECK(done.code == 0);
        CHECK(member(done.json(), "lifecycle") == "completed");
        CHECK(done.err.find("saved wiring/look") == std::string::npos);
        holds(lab.archive);
    }
}
