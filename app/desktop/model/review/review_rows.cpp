// SPDX-License-Identifier: GPL-3.0-or-later
#include "app/desktop/model/review/review_rows.h"

#include <algorithm>
#include <cmath>
#include <limits>
#include <map>
#include <set>
#include <tuple>

#include "core/sequence/answers/typed_file.h"
#include "core/sequence/calibrations/deviation_kinds.h"
#include "core/sequence/judging/recording.h"
#include "core/sequence/used_calibrations.h"
#include "core/standards/needs/answer_needs.h"
#include "core/standards/needs/step_order.h"

namespace velocert::app {
namespace {

using conformity::Assessment;
using conformity::Verdict;
using conformity::Zone;

/// The steps of a procedure that are judged by a limit; all of it where that cannot be told.
std::vector<std::string> steps_of(const standards::Procedure& procedure, const std::string& limit) {
    std::vector<std::string> out;
    for (const auto& step : procedure.steps)
        if (std::any_of(step.limits.begin(), step.limits.end(), [&](const auto& use) { return use.second == limit; }))
            out.push_back(step.id);
    if (out.empty())
        for (const auto& step : procedure.steps) out.push_back(step.id);
    return out;
}

bool broke_off(const sequence::StepRun& attempt) {
    return attempt.outcome == conformity::Outcome::aborted || attempt.outcome == conformity::Outcome::errored;
}

bool lost_bytes(const sequence::StepRun& attempt) {
    return std::any_of(attempt.captures.begin(), attempt.captures.end(),
                       [](const auto& capture) { return capture.overflowed || capture.rejected > 0; });
}

std::optional<double> closeness_of(const Assessment& assessment) {
    if (!assessment.margin || !assessment.limit.value) return std::nullopt;
    const double whole = std::abs(static_cast<double>(assessment.limit.value->value().base()));
    const double margin = std::abs(static_cast<double>(assessment.margin->base()));
    // A limit of zero has no part: any distance from it is large, none is small.
    if (whole == 0) return margin == 0 ? 0 : std::numeric_limits<double>::infinity();
    return margin / whole;
}

std::string question(const sequence::StepRun& attempt, const std::string& field) {
    return attempt.procedure + '/' + attempt.step + '.' + field + '@' + attempt.subject;
}

/// The questions of the run that a photo answers which answers another one, too, by its bytes. A further attempt asks
/// the same question.
std::set<std::string> shared_photos(const sequence::Run& run, const standards::StandardEdition& edition) {
    std::map<std::string, std::set<std::string>> questions;
    for (const auto& attempt : run.step_runs) {
        const auto* step = standards::step_of(edition, attempt.procedure, attempt.step);
        if (step == nullptr) continue;
        for (const auto& typed : attempt.typed) {
            const auto* field = standards::find_field(*step, typed.field);
            if (field == nullptr || field->kind != standards::Field::Kind::photo) continue;
            if (const auto file = sequence::parse_typed_file(typed.text))
                questions[file->digest.text()].insert(question(attempt, typed.field));
        }
    }
    std::set<std::string> out;
    for (const auto& [digest, asked] : questions)
        if (asked.size() > 1) out.insert(asked.begin(), asked.end());
    return out;
}

class RowMaker {
  public:
    RowMaker(const sequence::Run& run, const standards::StandardEdition& edition)
        : run_(run), edition_(edition), shared_(shared_photos(run, edition)) {}

    [[nodiscard]] ReviewRow row(const sequence::ProcedureResult& result, const Assessment* assessment) const {
        ReviewRow out;
        out.procedure = result.procedure;
        out.verdict = assessment != nullptr ? assessment->verdict : result.verdict;
        out.reason = assessment != nullptr ? assessment->reason : result.reason;
        std::vector<std::string> steps;
        if (const auto* procedure = edition_.procedure(result.procedure)) {
            out.clause = procedure->clause;
            out.title = procedure->title;
            steps = steps_of(*procedure, assessment != nullptr ? assessment->limit.id : std::string());
            if (assessment != nullptr && steps.size() == 1 && procedure->steps.size() > 1)
                for (const auto& step : procedure->steps)
                    if (step.id == steps.front()) out.title = step.title;
            out.whole = steps.size() == procedure->steps.size();
            if (deviates(*procedure)) out.concerns.push_back(Concern::deviation);
        }
        if (assessment != nullptr) {
            out.clause = assessment->limit.clause.empty() ? out.clause : assessment->limit.clause;
            out.closeness = closeness_of(*assessment);
            if (assessment->zone == Zone::conditional_pass || assessment->zone == Zone::conditional_fail)
                out.concerns.push_back(Concern::conditional);
            if (assessment->limit.status == conformity::LimitStatus::provisional ||
                edition_.assumes(assessment->limit.id))
                out.concerns.push_back(Concern::limit);
        }
        if (out.verdict == Verdict::fail) out.concerns.push_back(Concern::fails);
        if (out.verdict == Verdict::inconclusive || out.verdict == Verdict::not_evaluated)
            out.concerns.push_back(Concern::undecided);
        look_at_attempts(out, steps);
        out.steps = std::move(steps);
        std::sort(out.concerns.begin(), out.concerns.end());
        return out;
    }

  private:
    [[nodiscard]] bool deviates(const standards::Procedure& procedure) const {
        const auto concerns = [&](const sequence::Deviation& deviation) {
            // A result that is not taken names no instrument.
            if (deviation.kind == sequence::result_not_taken) return deviation.role == "procedure/" + procedure.id;
            return std::any_of(procedure.roles.begin(), procedure.roles.end(),
                               [&](const auto& role) { return role.id == deviation.role; });
        };
        return std::ranges::any_of(sequence::deviations_of(run_), concerns);
    }

    void look_at_attempts(ReviewRow& out, const std::vector<std::string>& steps) const {
        bool gap = false;
        bool retry = false;
        bool shared = false;
        for (const auto& attempt : run_.step_runs) {
            if (attempt.procedure != out.procedure ||
                std::find(steps.begin(), steps.end(), attempt.step) == steps.end())
                continue;
            ++out.attempts;
            out.typed += static_cast<int>(std::ranges::count_if(
                attempt.typed, [](const auto& typed) { return !sequence::is_rule_field(typed.field); }));
            gap = gap || broke_off(attempt) || lost_bytes(attempt) ||
                  attempt.result.reason == conformity::Reason::series_gap;
            shared = shared || std::ranges::any_of(attempt.typed, [&](const auto& typed) {
                         return shared_.contains(question(attempt, typed.field));
                     });
            retry = retry || !attempt.void_reason.empty() || !attempt.retry_reason.empty();
        }
        if (gap) out.concerns.push_back(Concern::gap);
        if (retry) out.concerns.push_back(Concern::retry);
        if (shared) out.concerns.push_back(Concern::same_photo);
        if (out.typed > 0) out.concerns.push_back(Concern::typed);
    }

    const sequence::Run& run_;
    const standards::StandardEdition& edition_;
    std::set<std::string> shared_;  ///< questions that share a photo
};

/// Smaller is riskier.
std::tuple<std::size_t, std::ptrdiff_t, double> risk(const ReviewRow& row) {
    const auto gravest = row.concerns.empty() ? concern_count : static_cast<std::size_t>(row.concerns.front());
    return {gravest, -static_cast<std::ptrdiff_t>(row.concerns.size()),
            row.closeness.value_or(std::numeric_limits<double>::infinity())};
}

}  // namespace

bool ReviewRow::has(Concern concern) const {
    return std::find(concerns.begin(), concerns.end(), concern) != concerns.end();
}

std::vector<ReviewRow> review_rows(const sequence::Run& run, const standards::StandardEdition& edition) {
    const RowMaker maker(run, edition);
    std::vector<ReviewRow> out;
    for (const auto& result : run.results) {
        if (result.assessments.empty()) {
            out.push_back(maker.row(result, nullptr));
            out.back().assessment = ReviewRow::no_assessment;
        }
        for (std::size_t i = 0; i < result.assessments.size(); ++i) {
            out.push_back(maker.row(result, &result.assessments[i]));
            out.back().assessment = i;
        }
    }
    std::stable_sort(out.begin(), out.end(), [](const auto& a, const auto& b) { return risk(a) < risk(b); });
    return out;
}

int count_of(const std::vector<ReviewRow>& rows, Concern concern) {
    return static_cast<int>(
        std::count_if(rows.begin(), rows.end(), [concern](const ReviewRow& row) { return row.has(concern); }));
}

}  // namespace velocert::app
