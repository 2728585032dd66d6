// SPDX-License-Identifier: GPL-3.0-or-later
#include "core/sequence/judging/judge_procedure.h"

#include <catch2/catch.hpp>

#include <initializer_list>
#include <set>

#include "core/sequence/documents/reason_sentence.h"
#include "core/standards/needs/test_conditions.h"
#include "core/standards/pack.h"
#include "tests/core/sequence/released_edition.h"

namespace velocert::sequence::test {
namespace {

using conformity::Reason;
using conformity::Verdict;

/// With the limits of its conditions released too: what nobody verified lets nothing pass.
standards::StandardEdition judging_edition() {
    auto edition = released_edition();
    std::set<std::string> ids;
    for (const auto& step : edition.procedure("braking")->steps)
        for (const auto& condition : standards::conditions_of(edition, step))
            if (condition.limit != nullptr) ids.insert(condition.limit->id);
    for (auto& limit : edition.limits) {
        if (!ids.contains(limit.id)) continue;
        limit.status = conformity::LimitStatus::released;
        if (limit.id == "brake.total_test_mass") limit.value = metrology::WrittenQuantity::parse("120 kg").value();
        if (limit.id == "brake.conditioning_min") limit.value = metrology::WrittenQuantity::parse("10").value();
    }
    return edition;
}

StepRun attempt(std::string step, std::int64_t corrected_um, bool valid, Verdict verdict,
                std::string procedure = "braking") {
    StepRun out;
    out.procedure = std::move(procedure);
    out.step = std::move(step);
    out.outcome = conformity::Outcome::completed;
    out.result.valid = valid;
    out.result.verdict = verdict;
    out.result.reason = valid ? Reason::inside_limit : Reason::speed_too_low_under_limit;
    out.result.values.push_back({"corrected_distance", {metrology::Kind::length, corrected_um}});
    return out;
}

std::vector<StepRun> whole_test(int runs = 5, std::int64_t dry_both = 6'500'000) {
    std::vector<StepRun> out;
    const auto add = [&](const char* step, std::int64_t um) {
        for (int i = 0; i < runs; ++i) out.push_back(attempt(step, um, true, Verdict::pass));
    };
    add("dry.both", dry_both);
    add("dry.rear", 12'000'000);
    add("wet.both", 4'500'000);
    add("wet.rear", 9'000'000);
    return out;
}

ProcedureResult judged(const std::vector<StepRun>& runs,
                       const standards::StandardEdition& edition = judging_edition()) {
    return judge_procedure(edition, *edition.procedure("braking"), lead_acid_item(), {}, runs);
}

}  // namespace

TEST_CASE("a whole braking test passes only with every condition and all its runs") {
    CHECK(judged(whole_test()).verdict == Verdict::pass);
    CHECK(judged(whole_test()).assessments.size() == 4);
    for (const auto* step : {"dry.both", "dry.rear", "wet.both", "wet.rear"}) {
        auto runs = whole_test();
        std::erase_if(runs, [&](const auto& run) { return run.step == step; });
        const auto left_out = judged(runs);
        INFO(step);
        CHECK(left_out.verdict == Verdict::not_evaluated);
        CHECK(left_out.reason == Reason::step_not_completed);
        auto fewer = whole_test();
        fewer.erase(std::find_if(fewer.begin(), fewer.end(), [&](const auto& run) { return run.step == step; }));
        CHECK(judged(fewer).verdict == Verdict::not_evaluated);
        CHECK(judged(fewer).reason == Reason::too_few_valid_runs);
    }
    CHECK(judged({}).verdict == Verdict::not_evaluated);
}

TEST_CASE("only valid runs enter the mean") {
    auto runs = whole_test();
    runs.push_back(attempt("dry.both", 20'000'000, false, Verdict::not_evaluated));
    const auto result = judged(runs);
    CHECK(result.verdict == Verdict::pass);
    CHECK(result.assessments[0].measurement->value.base() == 6'500'000);
}

TEST_CASE("a condition that fails decides the procedure and its reason") {
    auto runs = whole_test();
    for (auto& run : runs)
        if (run.step == "wet.both") run.result.values[0].value = {metrology::Kind::length, 5'000'001};
    const auto result = judged(runs);
    CHECK(result.verdict == Verdict::fail);
    CHECK(result.reason == Reason::outside_limit);
}

TEST_CASE("too few runs that all fail are a Fail, too few with one good run are not") {
    auto edition = judging_edition();
    std::vector<StepRun> runs = whole_test();
    std::erase_if(runs, [](const auto& run) { return run.step == "dry.both"; });
    auto both_fail = runs;
    for (int i = 0; i < 2; ++i) both_fail.push_back(attempt("dry.both", 8'000'000, true, Verdict::fail));
    CHECK(judged(both_fail).verdict == Verdict::fail);
    auto mixed = runs;
    mixed.push_back(attempt("dry.both", 8'000'000, true, Verdict::fail));
    mixed.push_back(attempt("dry.both", 6'900'000, true, Verdict::pass));
    CHECK(judged(mixed).verdict == Verdict::not_evaluated);
    CHECK(judged(mixed).reason == Reason::too_few_valid_runs);
}

TEST_CASE("where each run decides, one that is as bad as the mean leaves the mean its reason") {
    auto edition = released_edition(2);
    for (auto& limit : edition.limits)
        if (limit.id == "brake.aggregation") limit.text_value = "each";
    conformity::DecisionRule rule;
    rule.rule = conformity::RuleName::guard_band;
    struct Given {
        std::int64_t um;
        Verdict verdict;
        Reason reason;
    };
    // The limit is 7 m and U is 0.2 m: accepted up to 6.8 m.
    const auto of = [&](std::initializer_list<Given> given) {
        std::vector<StepRun> runs;
        for (const auto& one : given) {
            auto& run = runs.emplace_back(attempt("dry.both", one.um, true, one.verdict));
            run.number = static_cast<int>(runs.size());
            run.result.reason = one.reason;
            run.result.values.push_back(
                {"corrected_distance_standard_uncertainty", {metrology::Kind::length, 100'000}});
            run.result.values.push_back({"coverage_factor", {metrology::Kind::ratio, 2'000'000'000}});
        }
        return judge_procedure(edition, *edition.procedure("braking"), lead_acid_item(), rule, runs).assessments[0];
    };
    const Given good{6'500'000, Verdict::pass, Reason::inside_limit};
    const Given not_accepted{6'900'000, Verdict::fail, Reason::outside_acceptance_limit};
    const Given bad{7'100'000, Verdict::fail, Reason::outside_limit};
    const Given worse{7'300'000, Verdict::fail, Reason::outside_limit};
    const Given untold{6'600'000, Verdict::not_evaluated, Reason::uncertainty_missing};

    // The mean of 6.9 m is inside the limit and not accepted, and one run is outside.
    const auto mean_guarded = of({{6'700'000, Verdict::pass, Reason::inside_limit}, bad});
    CHECK(mean_guarded.verdict == Verdict::fail);
    CHECK(mean_guarded.reason == Reason::outside_acceptance_limit);
    CHECK(mean_guarded.detail.empty());
    CHECK_THAT(sentence(mean_guarded),
               Catch::Matchers::Contains("6.900 m meets") && Catch::Matchers::Contains("but not the acceptance limit"));
    // The mean of 6.7 m is accepted, and one run is not.
    const auto run_guarded = of({good, not_accepted});
    CHECK(run_guarded.verdict == Verdict::fail);
    CHECK(run_guarded.reason == Reason::outside_acceptance_limit);
    CHECK(run_guarded.detail == "#2: 6.900 m");
    CHECK_THAT(sentence(run_guarded), Catch::Matchers::Contains("attempt 2: 6.900 m meets") &&
                                          Catch::Matchers::Contains("but not the acceptance limit"));
    const auto outside = of({bad, worse});
    CHECK(outside.reason == Reason::outside_limit);
    CHECK(outside.detail == "#1: 7.100 m");
    CHECK_THAT(sentence(outside), Catch::Matchers::Contains("attempt 1: 7.100 m does not meet"));
    const auto open = of({good, untold});
    CHECK(open.verdict == Verdict::not_evaluated);
    CHECK(open.reason == Reason::uncertainty_missing);
    CHECK(open.detail.empty());
    // Too few: the one that would decide has not decided yet.
    edition = released_edition(3);
    for (auto& limit : edition.limits)
        if (limit.id == "brake.aggregation") limit.text_value = "each";
    const auto few = of({good, not_accepted});
    CHECK(few.verdict == Verdict::not_evaluated);
    CHECK(few.reason == Reason::too_few_valid_runs);
    CHECK(few.detail.empty());
}

TEST_CASE("that an output was not seen to go off is not what a completed attempt lacked") {
    auto run = attempt("dry.both", 6'500'000, false, Verdict::not_evaluated);
    run.error_text = "safe state of motor: no answer";
    run.error_code = "timeout";
    CHECK(judged({run}).assessments[0].reason == Reason::speed_too_low_under_limit);
    CHECK(judged({run}).assessments[0].detail.empty());
    // What ended an attempt is, and what figures that were given for judging lack.
    run.outcome = conformity::Outcome::errored;
    CHECK(judged({run}).assessments[0].detail == run.error_text);
    run.outcome = conformity::Outcome::completed;
    run.error_code.clear();
    CHECK(judged({run}).assessments[0].detail == run.error_text);
}

TEST_CASE("a provisional number of valid runs is not enough for a Pass") {
    auto edition = judging_edition();
    for (auto& limit : edition.limits)
        if (limit.id == "brake.valid_runs") limit.status = conformity::LimitStatus::provisional;
    const auto result = judged(whole_test(), edition);
    CHECK(result.verdict == Verdict::not_evaluated);
    CHECK(result.reason == Reason::valid_runs_unverified);
    CHECK(judged(whole_test(5, 7'000'001), edition).verdict == Verdict::fail);
}

TEST_CASE("a limit that the edition lacks is never passed") {
    auto edition = judging_edition();
    std::erase_if(edition.limits, [](const auto& limit) { return limit.id == "brake.dry.both.distance"; });
    const auto result = judged(whole_test(), edition);
    CHECK(result.verdict == Verdict::not_evaluated);
    CHECK(result.reason == Reason::limit_missing);
}

TEST_CASE("a procedure that does not apply to the item is not applicable") {
    auto edition = judging_edition();
    for (auto& procedure : edition.procedures)
        if (procedure.id == "braking") procedure.applies.batteries = {standards::Battery::lithium_ion};
    CHECK(judged(whole_test(), edition).verdict == Verdict::not_applicable);
    CHECK(judged({}, edition).verdict == Verdict::not_applicable);
}

TEST_CASE("values of simulated instruments are marked as such in the assessment") {
    auto runs = whole_test();
    CHECK(judged(runs).assessments[0].measurement->provenance == metrology::Provenance::calculated);
    runs[0].captures.push_back({});
    runs[0].captures[0].simulated = true;
    CHECK(judged(runs).assessments[0].measurement->provenance == metrology::Provenance::simulated);
}

TEST_CASE("the repeat state counts attempts and valid runs of its own step") {
    const auto edition = judging_edition();
    const auto& step = edition.procedure("braking")->steps.front();
    REQUIRE(step.id == "dry.both");
    std::vector<StepRun> runs;
    for (int i = 0; i < 4; ++i) runs.push_back(attempt("dry.both", 6'000'000, true, Verdict::pass));
    runs.push_back(attempt("dry.both", 6'000'000, false, Verdict::not_evaluated));
    runs.push_back(attempt("wet.both", 6'000'000, true, Verdict::pass));
    auto state = repeat_state(edition, step, runs);
    CHECK(state.attempts == 5);
    CHECK(state.valid == 4);
    CHECK(state.needed == 5);
    CHECK(state.attempts_left == step.repeat.max_attempts - 5);
    CHECK_FALSE(state.done);
    runs.push_back(attempt("dry.both", 6'000'000, true, Verdict::pass));
    CHECK(repeat_state(edition, step, runs).done);

    std::vector<StepRun> invalid(static_cast<std::size_t>(step.repeat.max_attempts),
                                 attempt("dry.both", 1, false, Verdict::not_evaluated));
    state = repeat_state(edition, step, invalid);
    CHECK(state.done);
    CHECK(state.attempts_left == 0);

    const auto shipped = standards::embedded_editions().value().back();
    CHECK_FALSE(repeat_state(shipped, shipped.procedure("braking")->steps.front(), runs).needed.has_value());
    const auto& weigh = edition.procedure("vehicle-mass")->steps.front();
    CHECK(repeat_state(edition, weigh, {}).needed == 1);
}

TEST_CASE("the verdict of a run is the worst of all planned procedures") {
    Run run;
    run.procedures = {"vehicle-mass", "braking"};
    CHECK(overall_verdict(run) == Verdict::not_evaluated);
    run.results.push_back({"vehicle-mass", Verdict::pass, Reason::inside_limit, {}, {}});
    CHECK(overall_verdict(run) == Verdict::not_evaluated);
    run.results.push_back({"braking", Verdict::pass, Reason::inside_limit, {}, {}});
    CHECK(overall_verdict(run) == Verdict::pass);
    run.results[0].verdict = Verdict::fail;
    CHECK(overall_verdict(run) == Verdict::fail);
    run.procedures.clear();
    CHECK(overall_verdict(run) == Verdict::not_evaluated);
}

TEST_CASE("the uncertainty of recorded runs grows by their scatter, that of given figures does not") {
    // 6.4, 6.5, 6.6 m with 10 mm each: s / root 3 = 57.735 mm, combined 58.595 mm; 2 x 1.0609 degrees of freedom.
    const auto runs = [](bool recorded) {
        std::vector<StepRun> out;
        for (const std::int64_t um : {6'400'000, 6'500'000, 6'600'000}) {
            out.push_back(attempt("dry.both", um, true, Verdict::pass));
            out.back().result.values.push_back(
                {"corrected_distance_standard_uncertainty", {metrology::Kind::length, 10'000}});
            out.back().result.values.push_back({"coverage_factor", {metrology::Kind::ratio, 2'000'000'000}});
            if (recorded) out.back().captures.emplace_back();
        }
        return out;
    };
    const auto given = judged(runs(false), released_edition(3)).assessments[0].measurement;
    REQUIRE(given);
    CHECK(given->standard_uncertainty->base() == 10'000);
    CHECK(*given->coverage_factor == base::Decimal(2, 0));
    const auto recorded = judged(runs(true), released_edition(3)).assessments[0].measurement;
    REQUIRE(recorded);
    CHECK(recorded->value.base() == 6'500'000);
    CHECK(recorded->standard_uncertainty->base() == 58'595);
    // Table G.2 of JCGM 100:2008: 4.30 for two degrees of freedom (the next lower whole number).
    CHECK(recorded->coverage_factor->to_double() == Approx(4.30).margin(0.005));
    // A single run has no scatter.
    auto single = runs(true);
    single.resize(1);
    CHECK(judged(single, released_edition(1)).assessments[0].measurement->standard_uncertainty->base() == 10'000);
}

TEST_CASE("what a step that is not judged itself was not told is named before the steps that wait for it") {
    const auto editions = standards::embedded_editions();
    REQUIRE(editions);
    for (const auto& edition : *editions) {
        CAPTURE(edition.id);
        const auto of = [&](const std::vector<StepRun>& runs) {
            return judge_procedure(edition, *edition.procedure("flame-circuit"), lead_acid_item(), {}, runs);
        };
        StepRun conditioning;
        conditioning.procedure = "flame-circuit";
        conditioning.step = "conditioning";
        conditioning.outcome = conformity::Outcome::completed;
        conditioning.result.reason = Reason::answer_missing;
        conditioning.result.words.push_back({"humidity", {}, Reason::answer_missing});
        const auto missing = of({conditioning});
        CHECK(missing.verdict == Verdict::not_evaluated);
        CHECK(missing.reason == Reason::answer_missing);
        CHECK(missing.detail == "conditioning: humidity");
        // Nobody began at all.
        CHECK(of({}).verdict == Verdict::not_evaluated);
        CHECK(of({}).detail == "conditioning");
        // What rests is done, and the bars are not: they speak for themselves.
        conditioning.result = {};
        conditioning.result.valid = true;
        CHECK(of({conditioning}).verdict == Verdict::not_evaluated);
        CHECK(of({conditioning}).detail.starts_with("box-bars"));
    }
}

}  // namespace velocert::sequence::test
