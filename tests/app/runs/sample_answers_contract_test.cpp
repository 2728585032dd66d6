// SPDX-License-Identifier: GPL-3.0-or-later
// The sample files of answers by the command line: whatever is taken from them is missing by name, and nothing usual
// takes its place.
#include <catch2/catch.hpp>

#include <filesystem>
#include <string>

#include "tests/app/process.h"

using velocert::base::Json;
using velocert::tests::bytes_of;
using velocert::tests::cli;
using velocert::tests::ScratchFolder;

namespace {

const std::string samples = std::string(VELOCERT_SAMPLES) + "/";

Json without(const Json& object, const std::string& key) {
    auto out = Json::object();
    bool found = false;
    for (const auto& [name, value] : *object.members()) {
        if (name == key || name.starts_with(key + '/'))
            found = true;
        else
            out.set(name, value);
    }
    REQUIRE(found);
    return out;
}

/// The sample's file without all answers to a procedure or a prompt, or without one value of a prompt; with its papers.
std::string answers_without(const ScratchFolder& folder, const std::string& sample, const std::string& prompt,
                            const std::string& field) {
    std::filesystem::copy(samples + "papers", folder / "papers");
    const auto document = Json::parse(bytes_of(samples + sample + "-answers.json"), sample).value();
    REQUIRE(*document.find("default")->string() == "stop");
    const auto& all = *document.find("answers");
    auto answers = without(all, prompt);
    if (!field.empty())
        answers.set(prompt, Json::object().set("values", without(*all.find(prompt)->find("values"), field)));
    return folder.file("answers.json", Json::object()
                                           .set("format", "velocert-answers/1")
                                           .set("default", "stop")
                                           .set("answers", std::move(answers))
                                           .text(true));
}

struct Row {
    const char* what;
    const char* sample;
    const char* procedure;  ///< run alone
    const char* prompt;
    const char* field;  ///< empty: the whole prompt
    const char* named;  ///< in the reason
};

}  // namespace

TEST_CASE("an answer of any kind that is taken from a sample file is missing by name, and never a pass") {
    for (const auto& row : {
             Row{"a typed value", "throttle-2024", "dimensions", "dimensions/measure/body", "height", "height"},
             Row{"a choice", "both-2018", "fire", "fire/burn/burn", "contained", "contained"},
             Row{"a photo", "assist-2024", "nameplate", "nameplate/look/look", "photo", "photo"},
             Row{"a certificate's number", "assist-2024", "lithium-pack", "lithium-pack/certificate/certificate",
                 "number", "number"},
             Row{"a certificate itself", "throttle-2024", "charger", "charger/certificate/certificate", "document",
                 "document"},
             Row{"a document", "assist-2024", "manual", "manual/read/read", "manual", "manual"},
             Row{"a date", "throttle-2024", "dates", "dates/documents/documents", "made", "made"},
             Row{"a code", "both-2018", "vehicle-code", "vehicle-code/read/read", "vehicle_code", "vehicle_code"},
             Row{"the specimens", "assist-2024", "flame-wire", "flame-wire/burn/burn", "", "spread"},
             Row{"a value of a measurement", "throttle-2024", "low-speed-torque", "low-speed-torque/sweep/mount",
                 "winding_temperature", "winding_temperature"},
             Row{"what the step after it rests on", "throttle-2024", "maximum-speed", "maximum-speed/outbound/prepare",
                 "wind", "wind"},
             Row{"a prompt of a measurement", "throttle-2024", "vehicle-mass", "vehicle-mass/weigh/load", "",
                 "vehicle-mass/weigh/load"},
         }) {
        CAPTURE(row.what);
        const ScratchFolder folder;
        const auto run = cli({"run", "--item", samples + row.sample + "-item.json", "--archive", folder / "archive",
                              "--procedure", row.procedure, "--virtual", "--answers",
                              answers_without(folder, row.sample, row.prompt, row.field), "--json"});
        CAPTURE(run.err, run.out);
        CHECK(run.code == 2);
        const auto document = run.json();
        CHECK(*document.find("verdict")->string() == "not-evaluated");
        const auto& results = *document.find("procedures")->items();
        REQUIRE(results.size() == 1);
        CHECK(*results.front().find("verdict")->string() == "not-evaluated");
        CHECK(results.front().find("reason")->string()->find(row.named) != std::string::npos);
    }
}

TEST_CASE("a step that nobody answered to do again is named, with the key that would, where the run is read") {
    const ScratchFolder folder;
    const auto braking = [&](const std::string& archive, const std::string& answers) {
        return cli({"run", "--item", samples + "assist-2024-item.json", "--archive", folder / archive, "--procedure",
                    "braking", "--virtual", "--answers", answers, "--json"});
    };
    const auto left = braking("left", answers_without(folder, "assist-2024", "braking/dry.rear/retry", ""));
    CAPTURE(left.err);
    CHECK(left.code == 2);
    const std::string key = "braking/dry.rear was not done again: braking/dry.rear/retry: ";
    const auto document = left.json();
    CHECK(document.find("lifecycle_text")->string()->find(key) != std::string::npos);
    CHECK(left.err.find("note: " + key) != std::string::npos);
    const auto whole = braking("whole", samples + "assist-2024-answers.json");
    CHECK(whole.code == 0);
    CHECK(whole.json().find("lifecycle_text")->is_null());
    CHECK(whole.err.find("not done again") == std::string::npos);
}

TEST_CASE("a whole type test without the answers to one procedure is not evaluated, and that procedure says why") {
    const ScratchFolder folder;
    const auto run = cli({"run", "--item", samples + "throttle-2024-item.json", "--archive", folder / "archive",
                          "--virtual", "--answers", answers_without(folder, "throttle-2024", "manual", ""), "--json"});
    CAPTURE(run.err);
    CHECK(run.code == 2);
    const auto document = run.json();
    CHECK(*document.find("verdict")->string() == "not-evaluated");
    for (const auto& result : *document.find("procedures")->items()) {
        const bool taken = *result.find("procedure")->string() == "manual";
        CAPTURE(*result.find("procedure")->string());
        CHECK((*result.find("verdict")->string() == "not-evaluated") == taken);
        if (taken) CHECK(result.find("reason")->string()->find("manual, edition") != std::string::npos);
    }
}

TEST_CASE("an answer of a file that contradicts the order, or another answer, is no pass by the command line") {
    struct Contradiction {
        const char* procedure;
        const char* answers;
        const char* named;
    };
    for (const auto& row : {
             Contradiction{"dates", R"("dates/documents/documents":{"values":{"made":"2020-10-01","edition":"yes"}})",
                           "made 2020-10-01 (item.made_on: 2025-11-15)"},
             Contradiction{"nameplate", R"("nameplate/look/look":{"values":{"model":"TX-60"}})",
                           "model TX-60 (item.model: TX-48)"},
             Contradiction{"vehicle-code",
                           R"("vehicle-code/read/read":{"values":{"vehicle_code":"12342250000020","digits":"15"}})",
                           "vehicle_code 12342250000020 (item.vehicle_code: 123422500000202)"},
         }) {
        CAPTURE(row.procedure);
        const ScratchFolder folder;
        const auto answers = folder.file(
            "answers.json",
            std::string(R"({"format":"velocert-answers/1","default":"accept","answers":{)") + row.answers + "}}");
        const auto run = cli({"run", "--item", samples + "throttle-2024-item.json", "--archive", folder / "archive",
                              "--procedure", row.procedure, "--virtual", "--answers", answers, "--json"});
        CAPTURE(run.err, run.out);
        CHECK(run.code == 2);
        const auto document = run.json();
        const auto& result = document.find("procedures")->items()->front();
        CHECK(*result.find("verdict")->string() == "not-evaluated");
        CHECK(result.find("reason")->string()->find(row.named) != std::string::npos);
    }
}

TEST_CASE(
    "what is only answered, and judged before something simulated is measured, is computed again without a "
    "difference") {
    const ScratchFolder folder;
    const auto run = cli({"run", "--item", samples + "throttle-2024-item.json", "--archive", folder / "archive",
                          "--procedure", "messages", "--procedure", "beidou", "--virtual", "--answers",
                          samples + "throttle-2024-answers.json", "--json"});
    CAPTURE(run.err, run.out);
    REQUIRE(run.code == 0);
    const auto again = cli({"recompute", "--archive", folder / "archive", "--all", "--json"});
    CAPTURE(again.out);
    CHECK(again.code == 0);
    CHECK(again.json().find("differences")->items()->empty());
}
