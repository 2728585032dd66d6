// SPDX-License-Identifier: GPL-3.0-or-later
// The clauses that rest on instruments, run on the virtual bench: what passes, and exactly what fails.
#include <catch2/catch.hpp>

#include "tests/app/process.h"
#include "tests/app/runs/run_document.h"

using velocert::base::Json;
using velocert::tests::assessed_with;
using velocert::tests::cli;
using velocert::tests::Finished;
using velocert::tests::ScratchFolder;

namespace {

const std::vector<std::string> measured{
    "battery-voltage", "horn",       "prompt-tone", "control-system",         "rated-power",   "beidou",
    "messages",        "dielectric", "rain-wading", "insulation-after-water", "insulation-dry"};

Finished run(const ScratchFolder& folder, const std::vector<std::string>& procedures, const std::string& scenario) {
    std::vector<std::string> words{
        "run",
        "--item",
        folder.file("item.json", R"({"id":"S-001","battery":"lead-acid","drive":"electric",)"
                                 R"("made_on":"2025-10-01","certified_to":null,"sold_on":null,)"
                                 R"("use":"commercial"})"),
        "--archive",
        folder / "archive",
        "--virtual",
        scenario,
        "--answers",
        folder.file("answers.json", R"({"format":"velocert-answers/1","default":"accept","answers":{}})"),
        "--json"};
    for (const auto& procedure : procedures) {
        words.emplace_back("--procedure");
        words.push_back(procedure);
    }
    return cli(words);
}

/// The limits that are not met, of all procedures.
std::vector<std::string> failing(const Json& document) {
    std::vector<std::string> out;
    for (const auto& one : assessed_with(document, "fail")) out.push_back(one.limit);
    return out;
}

}  // namespace

TEST_CASE("every clause with instruments passes on the virtual bench, and recomputes to the same digits") {
    const ScratchFolder folder;
    const auto done = run(folder, measured, "default");
    CAPTURE(done.out, done.err);
    CHECK(done.code == 0);
    CHECK(failing(done.json()).empty());
    const auto again = cli({"recompute", "--archive", folder / "archive", "--all", "--json"});
    CAPTURE(again.out);
    CHECK(again.code == 0);
    CHECK(again.json().find("differences")->items()->empty());
}

TEST_CASE("each thing that is wrong with a vehicle fails its own limit and no other") {
    struct Row {
        const char* procedure;
        const char* scenario;
        std::vector<std::string> limits;  ///< that fail
        int code;
    };
    for (const auto& row : {
             Row{"horn", "quiet-horn", {"sound.horn_level"}, 1},
             Row{"prompt-tone", "loud-tone", {"sound.prompt_level"}, 1},
             Row{"prompt-tone", "noisy-hall", {}, 2},
             Row{"insulation-after-water", "leaking-insulation", {"insulation.after_water"}, 1},
             Row{"insulation-dry", "leaking-insulation", {"insulation.dry"}, 1},
             Row{"dielectric", "breakdown", {"dielectric.leakage"}, 1},
             Row{"beidou", "late-fix", {"beidou.ttff_cold"}, 1},
             Row{"beidou", "wandering-fix", {"beidou.horizontal"}, 1},
             Row{"beidou", "foreign-satellites", {}, 2},
             Row{"battery-voltage", "full-battery", {"battery.max_output_voltage"}, 1},
             Row{"rated-power", "strong-drive", {"motor.rated_power"}, 1},
             Row{"control-system", "deaf-brake", {"control.brake_cut_current"}, 1},
             Row{"control-system", "no-undervoltage", {}, 2},
         }) {
        CAPTURE(row.procedure, row.scenario);
        const ScratchFolder folder;
        std::vector<std::string> procedures{row.procedure};
        // What is measured after water needs the water.
        if (procedures.front() == "insulation-after-water") procedures.insert(procedures.begin(), "rain-wading");
        const auto done = run(folder, procedures, row.scenario);
        CAPTURE(done.out, done.err);
        CHECK(done.code == row.code);
        CHECK(failing(done.json()) == row.limits);
    }
}

TEST_CASE("an open interlock keeps the tester from being started, and the run says so") {
    const ScratchFolder folder;
    const auto done = run(folder, {"dielectric"}, "open-interlock");
    CAPTURE(done.out, done.err);
    CHECK(done.code != 0);
    CHECK(failing(done.json()).empty());
}
