// SPDX-License-Identifier: GPL-3.0-or-later
// Levels without their background; what an insulation tester must have told.
#include <catch2/catch.hpp>

#include <cmath>
#include <limits>

#include "core/sequence/evaluations/evaluation.h"
#include "core/sequence/evaluations/sound_level.h"
#include "core/sequence/judging/evaluate.h"
#include "core/sequence/judging/judge_procedure.h"
#include "core/standards/pack.h"
#include "tests/core/sequence/answers/inspection_fixture.h"
#include "tests/core/sequence/answers/usual_answers.h"

using namespace velocert;
using namespace velocert::sequence;
using conformity::Reason;

TEST_CASE("a level without its background is that of the tables", "[sound]") {
    // K1 of ISO 3746: 3 dB above 3.0, 4 dB 2.2, 5 dB 1.7, 6 dB 1.3, 8 dB 0.7, 10 dB 0.5 (rounded there).
    struct Row {
        double above;
        double correction;
    };
    for (const auto& row :
         {Row{3, 3.0}, Row{4, 2.2}, Row{5, 1.7}, Row{6, 1.3}, Row{7, 1.0}, Row{8, 0.7}, Row{9.9, 0.5}}) {
        CAPTURE(row.above);
        const auto alone = without_background(60 + row.above, 60, 3, 10);
        REQUIRE(alone);
        CHECK(60 + row.above - *alone == Approx(row.correction).margin(0.06));
    }
    CHECK(*without_background(75, 60, 3, 10) == 75);
    CHECK(*without_background(70, 60, 3, 10) == 70);
}

TEST_CASE("a level that is too close to its background cannot be corrected", "[sound]") {
    const double nan = std::numeric_limits<double>::quiet_NaN();
    const double infinite = std::numeric_limits<double>::infinity();
    for (const double level : {62.9, 60.0, 50.0}) {
        const auto alone = without_background(level, 60, 3, 10);
        REQUIRE_FALSE(alone);
        CHECK(alone.error() == Reason::background_too_high);
    }
    CHECK(without_background(60, 60, 0, 10).error() == Reason::background_too_high);
    CHECK(without_background(nan, 60, 3, 10).error() == Reason::value_not_finite);
    CHECK(without_background(60, nan, 3, 10).error() == Reason::value_not_finite);
    CHECK(without_background(infinite, 60, 3, 10).error() == Reason::value_not_finite);
}

namespace {

using metrology::Flag;
using metrology::Measurand;

/// What the tester told in one frame: a resistance in megohms, or a flag.
struct Frame {
    const char* resistance;
    bool timed = true;
};

CaptureData told_by_tester(const std::vector<Frame>& frames) {
    CaptureData out;
    out.role = "insulation_tester";
    for (const auto& frame : frames) {
        const auto add = [&](Measurand measurand, const std::string& text, const char* unit) {
            metrology::Indication one;
            one.measurand = measurand;
            one.offset = out.received;
            one.length = 10;
            for (const auto& row : metrology::units())
                if (row.symbol == unit) one.unit = &row;
            REQUIRE(one.unit != nullptr);
            if (text == "!under")
                one.flags = Flag::under_range;
            else if (text == "!over")
                one.flags = Flag::over_range;
            else if (text == "!none")
                one.flags = Flag::no_value;
            else
                one.value = base::Decimal::parse(text).value();
            out.indications.push_back(one);
        };
        add(Measurand::voltage, "500", "V");
        add(Measurand::resistance, frame.resistance, "Mohm");
        if (frame.timed) add(Measurand::elapsed_time, "1", "s");
        out.received += 10;
    }
    return out;
}

StepResult insulation_of(const std::vector<Frame>& frames) {
    standards::StandardEdition edition;
    conformity::Limit limit;
    limit.id = "insulation.after_water";
    limit.kind = metrology::Kind::resistance;
    limit.relation = conformity::Relation::at_least;
    limit.value = *metrology::WrittenQuantity::parse("1 Mohm");
    limit.status = conformity::LimitStatus::released;
    edition.limits = {limit};
    standards::Step step;
    step.id = "insulation";
    step.evaluation = "insulation-resistance";
    step.limits = {{"result", limit.id}};
    step.parameters["test_voltage"] = {*metrology::WrittenQuantity::parse("500 V"), {}, "s"};
    step.parameters["voltage_tolerance"] = {*metrology::WrittenQuantity::parse("10 %"), {}, "s"};
    step.parameters["beyond_range"] = {*metrology::WrittenQuantity::parse("9500 Mohm"), {}, "s"};
    const std::vector<CaptureData> captures{told_by_tester(frames)};
    const std::vector<Mark> marks{{"test", "insulation_tester", 0, captures.front().received}};
    const auto typed = sequence::test::kept_conditions(step);
    return evaluate({edition, step, {}, {}, captures, marks, {}, typed}).value();
}

}  // namespace

TEST_CASE("a test that was shorter than its limit asks says how long it was, and for how long it should have been",
          "[safety]") {
    const auto edition = test::inspection_plan("GB17761-2024", {}).edition;
    const auto* procedure = edition.procedure("dielectric");
    REQUIRE(procedure != nullptr);
    const auto judged = [&](const char* time, Reason reason) {
        StepRun attempt;
        attempt.procedure = procedure->id;
        attempt.step = procedure->steps.front().id;
        attempt.outcome = conformity::Outcome::completed;
        attempt.result.reason = reason;
        attempt.result.values = {{"test_time", metrology::WrittenQuantity::parse(time).value().value()}};
        const std::vector<StepRun> attempts{attempt};
        return judge_procedure(edition, *procedure, {}, {}, attempts, false);
    };
    const auto shorter = judged("59.6 s", Reason::condition_not_met);
    CHECK(shorter.verdict == conformity::Verdict::not_evaluated);
    CHECK(shorter.reason == Reason::condition_not_met);
    CHECK(shorter.detail == "test_time 59.6 s (dielectric.time: 60 s)");
    // Where it was long enough another state was not met, and another reason has its own words.
    CHECK(judged("60.0 s", Reason::condition_not_met).detail.empty());
    CHECK(judged("59.6 s", Reason::set_point_missed).detail.empty());
}

TEST_CASE("the last answer of an insulation test decides, and nothing stands in for one without a value", "[safety]") {
    CHECK(insulation_of({{"0.2"}, {"20"}}).verdict == conformity::Verdict::pass);
    CHECK(insulation_of({{"20"}, {"0.2"}}).verdict == conformity::Verdict::fail);
    CHECK(insulation_of({{"20"}, {"!over"}}).verdict == conformity::Verdict::pass);
    CHECK(insulation_of({{"20"}, {"0.2", false}}).verdict == conformity::Verdict::pass);  // still rising: no time yet
    for (const auto& [last, reason] : {std::pair{"!under", Reason::over_range}, {"!none", Reason::value_missing}}) {
        CAPTURE(last);
        const auto result = insulation_of({{"20"}, {last}});
        CHECK_FALSE(result.valid);
        CHECK(result.verdict == conformity::Verdict::not_evaluated);
        CHECK(result.reason == reason);
    }
    CHECK(insulation_of({}).verdict == conformity::Verdict::not_evaluated);
}
