// SPDX-License-Identifier: GPL-3.0-or-later
// What must hold for every step that a person answers and every procedure, of all editions that ship.
#include <catch2/catch.hpp>

#include <algorithm>

#include "core/sequence/answers/answered.h"
#include "core/sequence/answers/typed_file.h"
#include "core/sequence/evaluations/evaluation.h"
#include "core/sequence/evaluations/evaluation_table.h"
#include "core/sequence/judging/evaluate.h"
#include "core/sequence/judging/judge_procedure.h"
#include "core/sequence/judging/part_step.h"
#include "core/standards/pack.h"

using namespace velocert;
using namespace velocert::sequence;
using conformity::Verdict;
using standards::Field;

namespace {

/// The shipped editions with the assumed values, and the pack that these tests are made with.
const std::vector<standards::StandardEdition>& editions() {
    static const auto all = [] {
        auto out = standards::embedded_editions().value();
        for (auto& edition : out)
            for (const auto& text : standards::demonstration_releases()) {
                const auto release = standards::load_release(text.text, text.name).value();
                if (release.edition == edition.id) edition = standards::apply_release(edition, release).value();
            }
        return out;
    }();
    return all;
}

/// The usual answer, as the virtual operator gives it.
std::string usual(const Field& field) {
    if (field.is_file()) return TypedFile{base::Digest::of(field.id), field.id + ".png"}.text();
    if (!field.example.empty()) return field.example;
    if (field.kind == Field::Kind::choice) return field.choices.front().id;
    return field.kind == Field::Kind::flag ? "yes" : std::string();
}

struct AnsweredStep {
    const standards::StandardEdition& edition;
    const standards::Procedure& procedure;
    standards::Step step;
    std::string subject;
};

std::vector<AnsweredStep> answered_steps() {
    std::vector<AnsweredStep> out;
    for (const auto& edition : editions())
        for (const auto& procedure : edition.procedures)
            for (const auto& step : procedure.steps) {
                const auto* kind = find_evaluation(step.evaluation);
                if (kind == nullptr || !kind->answered) continue;
                if (step.subjects.empty()) out.push_back({edition, procedure, step, {}});
                for (const auto& subject : step.subjects)
                    out.push_back({edition, procedure, step_for_subject(step, subject), subject.id});
            }
    return out;
}

StepResult result_of(const AnsweredStep& one, const std::string& without) {
    std::vector<TypedValue> typed;
    for (const auto& action : one.step.actions)
        for (const auto& field : action.fields)
            if (field.id != without && field.required) typed.push_back({action.id, field.id, usual(field)});
    EvaluationInput input{one.edition, one.step, {}, {}, {}, {}, {}, typed};
    input.procedure = one.procedure.id;
    input.started_utc = "2026-11-01T00:00:00.000Z";
    input.subject = one.subject;
    return evaluate(input).value();
}

}  // namespace

TEST_CASE("the usual answers of a shipped step are complete, and without any of them it is not evaluated by name") {
    for (const auto& one : answered_steps()) {
        CAPTURE(one.edition.id, one.procedure.id, one.step.id, one.subject);
        const auto full = result_of(one, {});
        CHECK(missing_of(full).empty());
        CHECK(full.valid);
        for (const auto& action : one.step.actions)
            for (const auto& field : action.fields) {
                if (!field.required) continue;
                CAPTURE(field.id);
                const auto lacking = result_of(one, field.id);
                CHECK_THAT(missing_of(lacking), Catch::Matchers::Contains(field.id));
                if (full.verdict != Verdict::fail) CHECK(lacking.verdict == Verdict::not_evaluated);
            }
    }
}

TEST_CASE("given answers of a shipped procedure are not enough without any one of its steps") {
    int tried = 0;
    const auto steps = answered_steps();
    for (const auto& left_out : steps) {
        standards::ItemTraits item;
        item.drive = standards::Drive::both;
        if (!left_out.procedure.applies.covers(item) || !left_out.step.applies.covers(item)) continue;
        CAPTURE(left_out.edition.id, left_out.procedure.id, left_out.step.id);
        std::vector<StepRun> given;
        for (const auto& one : steps) {
            if (&one.edition != &left_out.edition || one.procedure.id != left_out.procedure.id ||
                one.step.id == left_out.step.id || !one.step.applies.covers(item))
                continue;
            StepRun attempt;
            attempt.procedure = one.procedure.id;
            attempt.step = one.step.id;
            attempt.subject = one.subject;
            attempt.outcome = conformity::Outcome::completed;
            attempt.result = result_of(one, {});
            given.push_back(attempt);
        }
        const auto result = judge_procedure_of(left_out.edition, left_out.procedure, item, {}, given,
                                               Absent::not_answered, metrology::Provenance::typed);
        CHECK(result.verdict >= Verdict::not_evaluated);
        CHECK(std::ranges::find(result.missing_conditions, left_out.step.id) != result.missing_conditions.end());
        ++tried;
    }
    CHECK(tried > 100);
}

TEST_CASE("a whole run without any one procedure is not evaluated, and names its clauses") {
    for (const auto& edition : editions())
        for (const auto& left_out : edition.procedures) {
            CAPTURE(edition.id, left_out.id);
            Run run;
            run.whole = true;
            run.item.traits.battery = standards::Battery::lithium_ion;
            run.item.traits.drive = standards::Drive::both;
            std::vector<std::string> clauses;
            for (const auto& clause : edition.clauses)
                if (clause.procedure == left_out.id && clause.applies.covers(run.item.traits) &&
                    left_out.applies.covers(run.item.traits))
                    clauses.push_back(clause.id);
            for (const auto& procedure : edition.procedures) {
                if (procedure.id == left_out.id) continue;
                run.procedures.push_back(procedure.id);
                run.results.push_back({procedure.id, Verdict::pass, conformity::Reason::inside_limit, {}, {}});
            }
            run.unexamined = unexamined_clauses(edition, run);
            for (const auto& clause : clauses) CHECK(std::ranges::find(run.unexamined, clause) != run.unexamined.end());
            CHECK(overall_verdict(run) == (run.unexamined.empty() ? Verdict::pass : Verdict::not_evaluated));
            // Named procedures alone are judged as they are named.
            run.whole = false;
            CHECK(unexamined_clauses(edition, run).empty());
            // What they leave open is known all the same.
            CHECK(open_clauses(edition, run) == run.unexamined);
        }
}
