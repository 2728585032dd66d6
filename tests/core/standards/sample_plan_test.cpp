// SPDX-License-Identifier: GPL-3.0-or-later
#include "core/standards/sample_plan.h"

#include <catch2/catch.hpp>

#include <algorithm>

#include "core/standards/editions/shipped_edition.h"
#include "tests/core/standards/small_pack.h"

using namespace velocert;
using standards::load_sample_plan;

namespace {

/// The small pack with that plan of samples.
standards::Pack with(const std::string& samples) {
    auto pack = tests::small_pack();
    pack.files["samples.json"] = samples;
    return pack;
}
std::string plan_of(const std::string& samples) {
    return R"({ "format": "velocert-samples/1", "samples": [)" + samples + "] }";
}
const std::string title = R"("title": { "zh": "甲", "en": "A" }, "source": "s")";
const std::string item = R"({ "id": "A", "item": true, )" + title + " }";

}  // namespace

TEST_CASE("the shipped editions plan the samples that their steps name, with a source, and one test item",
          "[samples]") {
    const auto editions = standards::shipped_editions();
    REQUIRE(editions);
    for (const auto& [pack, edition] : *editions) {
        CAPTURE(edition.id);
        const auto plan = load_sample_plan(pack, edition);
        REQUIRE(plan);
        CHECK(plan->samples.size() == 4);
        for (const auto& sample : plan->samples) {
            CAPTURE(sample.id);
            CHECK_FALSE(sample.source.empty());
            CHECK((sample.item == (sample.id == "A")));
            CHECK((sample.pieces == (sample.id == "C")));
        }
        REQUIRE(plan->sample("B") != nullptr);
        CHECK(plan->sample("B")->count == 2);
        CHECK(plan->sample("E") == nullptr);
        standards::Step step;
        CHECK(plan->sample_of(step) == "A");
        step.sample = "C";
        CHECK(plan->sample_of(step) == "C");
    }
}

TEST_CASE("every rest of the shipped editions has a step with which it begins, on the same sample", "[samples]") {
    const auto editions = standards::shipped_editions();
    REQUIRE(editions);
    for (const auto& [pack, edition] : *editions) {
        std::size_t rests = 0;
        for (const auto& procedure : edition.procedures)
            for (const auto& step : procedure.steps) {
                if (!step.waits) continue;
                ++rests;
                CAPTURE(edition.id, procedure.id, step.id);
                REQUIRE_FALSE(step.needs.empty());
                CHECK(std::ranges::any_of(procedure.steps, [&](const standards::Step& other) {
                    return procedure.id + '/' + other.id == step.needs.front() && other.sample == step.sample;
                }));
                // Nobody had the official text: the figure is the laboratory's own, and says so.
                CHECK(step.waits->source.starts_with("laboratory method"));
            }
        CHECK(rests == (edition.id == "GB17761-2024" ? 3 : 2));
    }
}

TEST_CASE("a pack without a plan of samples has none, and its steps are done on the test item", "[samples]") {
    const auto pack = tests::small_pack();
    const auto edition = standards::load_edition(pack, standards::Coverage::as_archived);
    REQUIRE(edition);
    const auto plan = load_sample_plan(pack, *edition);
    REQUIRE(plan);
    CHECK(plan->samples.empty());
    CHECK(plan->sample_of(edition->procedures.front().steps.front()) == "A");
}

TEST_CASE("a laboratory's own plan of samples is read as it is written", "[samples]") {
    const auto pack = with(plan_of(R"({ "id": "frame", "count": 3, "spares": 2, )" + title + " }, " +
                                   R"({ "id": "bike", "item": true, )" + title +
                                   R"( }, { "id": "rods", "pieces": true, )" + title + " }"));
    const auto edition = standards::load_edition(pack, standards::Coverage::as_archived);
    REQUIRE(edition);
    const auto plan = load_sample_plan(pack, *edition);
    REQUIRE(plan);
    REQUIRE(plan->samples.size() == 3);
    CHECK(plan->samples[0].count == 3);
    CHECK(plan->samples[0].spares == 2);
    CHECK(plan->samples[2].pieces);
    CHECK(plan->sample_of({}) == "bike");
}

TEST_CASE("what a plan of samples must not say is refused with its place, and so is the pack", "[samples]") {
    const std::pair<std::string, const char*> cases[] = {
        {plan_of(""), "none or several"},
        {plan_of(item + ", " + item), "stands twice"},
        {plan_of(item + R"(, { "id": "B", "item": true, )" + title + " }"), "none or several"},
        {plan_of(R"({ "id": "B", )" + title + " }"), "none or several"},
        {plan_of(R"({ "id": "", "item": true, )" + title + " }"), "empty string"},
        {plan_of(R"({ "id": "A", "item": true, "title": { "zh": "甲", "en": "A" } })"), "source"},
        {plan_of(R"({ "id": "A", "item": true, "count": 2, )" + title + " }"), "true for several"},
        {plan_of(R"({ "id": "A", "item": true, "pieces": true, )" + title + " }"), "true for several"},
        {plan_of(item + R"(, { "id": "B", "count": 0, )" + title + " }"), "1 to 1000"},
        {plan_of(item + R"(, { "id": "B", "spares": -1, )" + title + " }"), "0 to 1000"},
        {plan_of(item + R"(, { "id": "B", "count": 1001, )" + title + " }"), "1 to 1000"},
        {plan_of(item + R"(, { "id": "B", "colour": "red", )" + title + " }"), "colour"},
        {R"({ "format": "velocert-samples/2", "samples": [] })", "velocert-samples"},
        {R"({ "format": "velocert-samples/1" })", "samples"},
        {"[]", "samples.json"},
    };
    for (const auto& [text, said] : cases) {
        CAPTURE(text);
        const auto edition = standards::load_edition(with(text), standards::Coverage::as_archived);
        REQUIRE_FALSE(edition);
        CHECK(edition.error().text().find(said) != std::string::npos);
        CHECK(edition.error().text().find("samples.json") != std::string::npos);
    }
}

TEST_CASE("a step on a sample that nobody planned is named", "[samples]") {
    auto pack = with(plan_of(item));
    auto& steps = pack.files.at("procedures/weighing.json");
    const std::string before = R"("evaluation": "stable-mean",)";
    steps.replace(steps.find(before), before.size(), before + R"( "sample": "Z",)");
    const auto edition = standards::load_edition(pack, standards::Coverage::as_archived);
    REQUIRE_FALSE(edition);
    CHECK(edition.error().text().find("no sample 'Z', on which weighing/one is done") != std::string::npos);
    // Where the step names it, and not where the plan lacks it.
    CHECK_THAT(edition.error().where, Catch::StartsWith("procedures/weighing.json:"));
    CHECK_THAT(edition.error().where, Catch::Contains("sample"));
    CHECK_THAT(edition.error().expected, Catch::Contains("samples.json"));
}
