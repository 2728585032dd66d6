// SPDX-License-Identifier: GPL-3.0-or-later
#include "app/desktop/model/bench/running/centre_facts.h"

#include <QCoreApplication>
#include <algorithm>
#include <cmath>
#include <map>

#include "app/desktop/model/bench/running/coverage.h"
#include "app/desktop/model/bench/running/run_presenter.h"
#include "app/desktop/model/frame/ending_words.h"
#include "app/words/decision.h"
#include "app/words/language.h"
#include "app/words/words.h"
#include "core/sequence/used_calibrations.h"
#include "core/standards/needs/step_order.h"

namespace velocert::app {
namespace {

using conformity::Verdict;

class Centre {
    Q_DECLARE_TR_FUNCTIONS(Centre)
};

QString clause_words(const standards::StandardEdition& edition, const std::string& id) {
    const auto* clause = edition.clause(id);
    const QString number = clause_number(id);
    return clause == nullptr ? number : Centre::tr("%1  %2").arg(number, in_words(clause->title));
}

/// Everything the results of the step are held against, in the words of its limits.
QString requirement(const standards::StandardEdition& edition, const standards::Step& step,
                    const standards::ItemTraits& item) {
    QStringList parts;
    const std::string own = "result/" + std::string(standards::name(item.battery));
    for (const auto& [use, id] : step.limits) {
        if (!use.starts_with("result")) continue;
        // What is meant for another battery is not asked of this one.
        if (use.starts_with("result/") && use != own) continue;
        if (use == "result" && step.limits.contains(own)) continue;
        const auto* limit = edition.limit(id);
        if (limit == nullptr) continue;
        QString words = limit_words(*limit);
        if (limit->status != conformity::LimitStatus::confirmed) words += " (" + status_word(limit->status) + ")";
        parts << words;
    }
    if (parts.isEmpty()) return Centre::tr("This step is held against no limit of its own.");
    return Centre::tr("Requirement: %1").arg(parts.join("; "));
}

CentreFacts of_step(RunPresenter& run, const standards::StandardEdition& edition) {
    CentreFacts out;
    const auto at = run.current_step();
    const auto* step = standards::step_of(edition, at.first, at.second);
    if (step == nullptr) return out;
    out.title = clause_words(edition, step->clause);
    out.lead = requirement(edition, *step, run.order()->item.traits);
    const QString title = in_words(step->title);
    for (const auto& attempt : run.run().step_runs) {
        if (attempt.procedure != at.first || attempt.step != at.second) continue;
        const bool counts = attempt.outcome == conformity::Outcome::completed && attempt.result.valid;
        QString text = Centre::tr("Attempt %1: %2")
                           .arg(attempt.number)
                           .arg(attempt.outcome == conformity::Outcome::completed ? verdict_word(attempt.result.verdict)
                                                                                  : outcome_word(attempt.outcome));
        if (const QString why = run.attempts().reason_of(attempt); !why.isEmpty()) text += " · " + why;
        if (!attempt.subject.empty()) text = QString::fromStdString(attempt.subject) + " · " + text;
        out.rows.push_back({counts ? sign_of(attempt.result.verdict) : Sign::not_evaluated, text});
    }
    out.rows_title =
        out.rows.empty() ? Centre::tr("%1: no attempt yet").arg(title) : Centre::tr("%1: attempts so far").arg(title);
    return out;
}

QString result_words(const standards::StandardEdition& edition, const sequence::ProcedureResult& result) {
    const auto* procedure = edition.procedure(result.procedure);
    const QString title = procedure == nullptr
                              ? QString::fromStdString(result.procedure)
                              : Centre::tr("%1  %2").arg(clause_number(procedure->clause), in_words(procedure->title));
    const auto* decided = deciding_assessment(result);
    const QString why = decided != nullptr ? margin_words(*decided) : reason_words(result.reason);
    return why.isEmpty() ? Centre::tr("%1: %2").arg(title, verdict_word(result.verdict))
                         : Centre::tr("%1: %2 · %3").arg(title, verdict_word(result.verdict), why);
}

/// What is worst comes first; among equals what is closest to its limit.
std::vector<const sequence::ProcedureResult*> by_weight(const sequence::Run& run) {
    std::vector<const sequence::ProcedureResult*> out;
    for (const auto& result : run.results) out.push_back(&result);
    std::ranges::stable_sort(out, [](const auto* a, const auto* b) {
        if (a->verdict != b->verdict) return a->verdict > b->verdict;
        const auto* of_a = deciding_assessment(*a);
        const auto* of_b = deciding_assessment(*b);
        const bool known_a = of_a != nullptr && of_a->margin.has_value();
        const bool known_b = of_b != nullptr && of_b->margin.has_value();
        if (known_a != known_b) return known_a;
        return known_a && std::abs(margin_share(*of_a)) < std::abs(margin_share(*of_b));
    });
    return out;
}

CentreFacts of_end(const RunPresenter& run, const standards::StandardEdition& edition, const QString& review_key) {
    CentreFacts out;
    const auto& done = run.run();
    if (done.results.empty()) return out;
    out.title = Centre::tr("What this run came to");
    std::map<Verdict, int> counts;
    for (const auto& result : done.results) ++counts[result.verdict];
    QStringList numbers;
    for (auto at = counts.rbegin(); at != counts.rend(); ++at)
        numbers << Centre::tr("%1 %2").arg(at->second).arg(verdict_word(at->first));
    out.lead = numbers.join(" · ");
    const auto& order = *run.order();
    if (const QString scope = incomplete_words(coverage(edition, order.item.traits, order.procedures, done));
        !scope.isEmpty())
        out.lead += '\n' + scope;
    out.rows_title = Centre::tr("Clause by clause, the worst and the closest first");
    for (const auto* result : by_weight(done))
        out.rows.push_back({sign_of(result->verdict), result_words(edition, *result)});
    int lost = 0;
    for (const auto& attempt : done.step_runs)
        lost += attempt.outcome != conformity::Outcome::completed || !attempt.result.valid ? 1 : 0;
    // What was stopped was not done as planned, whatever counts of it: nothing good is said of all of it then.
    const bool as_planned = done.lifecycle == sequence::Lifecycle::completed;
    out.notes << left_on_lines(done, edition) << ending_lines(done, edition);
    if (lost > 0)
        out.notes << Centre::tr("%n attempt(s) did not count; they stay on record.", nullptr, lost);
    else if (as_planned)
        out.notes << Centre::tr("Every attempt counted.");
    const auto deviations = sequence::deviations_of(done);
    if (!deviations.empty())
        out.notes << Centre::tr("%n deviation(s) from the method, each approved by a second person.", nullptr,
                                static_cast<int>(deviations.size()));
    else if (as_planned)
        out.notes << Centre::tr("No deviation from the method.");
    out.notes << (review_key.isEmpty() ? Centre::tr("Next: it waits for its report and its review.")
                                       : Centre::tr("Next: it waits in Review (%1).").arg(review_key));
    return out;
}

}  // namespace

double margin_share(const conformity::Assessment& a) {
    if (!a.margin || !a.limit.value || a.limit.value->value().base() == 0) return 0.0;
    return static_cast<double>(a.margin->base()) / static_cast<double>(a.limit.value->value().base());
}

const conformity::Assessment* deciding_assessment(const sequence::ProcedureResult& result) {
    const conformity::Assessment* out = nullptr;
    for (const auto& assessment : result.assessments)
        if (assessment.verdict == result.verdict && (out == nullptr || margin_share(assessment) < margin_share(*out)))
            out = &assessment;
    return out;
}

CentreFacts centre_facts(RunPresenter& run, const QString& review_key) {
    if (!run.order()) return {};
    const auto& edition = run.order()->edition;
    return run.running() ? of_step(run, edition) : of_end(run, edition, review_key);
}

}  // namespace velocert::app
