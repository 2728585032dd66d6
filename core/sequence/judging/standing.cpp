// SPDX-License-Identifier: GPL-3.0-or-later
#include "core/sequence/judging/standing.h"

#include <algorithm>
#include <iterator>
#include <set>

#include "core/sequence/answers/on_record.h"
#include "core/sequence/documents/joined_runs.h"
#include "core/sequence/evaluations/kept_conditions.h"
#include "core/sequence/judging/judge_procedure.h"
#include "core/standards/needs/answer_source.h"
#include "core/standards/needs/multiple.h"
#include "core/standards/needs/quotient.h"
#include "core/standards/needs/step_order.h"

namespace velocert::sequence {
namespace {

bool interrupted(const StepRun& attempt) {
    return attempt.error_code == base::name(base::ErrorCode::interrupted) &&
           attempt.outcome != conformity::Outcome::completed;
}

/// The program ended in it: nobody wrote down how it went on.
bool cut_off(const StepRun& attempt) { return interrupted(attempt) && attempt.outcome == conformity::Outcome::errored; }

bool left_untouched(const StepRun& attempt) {
    return interrupted(attempt) && attempt.typed.empty() && attempt.marks.empty();
}

/// Takes away what the suspension before it did to the attempts so far.
void suspend(const standards::StandardEdition& edition, std::vector<StepRun>& out) {
    if (out.empty()) return;
    const std::string under_way = out.back().procedure;
    if (cut_off(out.back()) || left_untouched(out.back())) out.pop_back();
    const auto* procedure = edition.procedure(under_way);
    if (procedure == nullptr || procedure->resumable) return;
    for (const auto& step : procedure->steps) {
        const auto is_of_step = [&](const StepRun& attempt) {
            return attempt.procedure == under_way && attempt.step == step.id;
        };
        std::set<std::string> begun;
        for (const auto& attempt : out)
            if (is_of_step(attempt)) begun.insert(attempt.subject);
        for (const auto& subject : begun) {
            std::vector<StepRun> own;
            std::ranges::copy_if(out, std::back_inserter(own), [&](const StepRun& attempt) {
                return is_of_step(attempt) && attempt.subject == subject;
            });
            const bool failed = std::ranges::any_of(own, [](const StepRun& attempt) {
                return attempt.result.valid && attempt.result.verdict == conformity::Verdict::fail;
            });
            if (failed || repeat_state(edition, step, own).done) continue;
            std::erase_if(out,
                          [&](const StepRun& attempt) { return is_of_step(attempt) && attempt.subject == subject; });
        }
    }
}

bool ended(const Run& run) { return run.lifecycle != Lifecycle::running && run.lifecycle != Lifecycle::suspended; }

/// Without what lies in the archive with its own run.
StepRun without_captures(StepRun attempt) {
    attempt.captures.clear();
    attempt.marks.clear();
    attempt.safe_states.clear();
    attempt.gauges.clear();
    for (auto& value : attempt.typed) value.attachment.reset();
    return attempt;
}

}  // namespace

std::vector<StepRun> standing_attempts(const standards::StandardEdition& edition, const Run& run, std::size_t before) {
    before = std::min(before, run.step_runs.size());
    if (!run.former) return {run.step_runs.begin(), run.step_runs.begin() + static_cast<std::ptrdiff_t>(before)};
    std::vector<StepRun> out;
    for (std::size_t i = 0; i <= before; ++i) {
        // Where the attempts of another run begin, nothing was left half-done.
        if (!is_combined(run))
            for (const auto& resumption : run.resumptions)
                if (resumption.first_attempt == i) suspend(edition, out);
        if (i < before) out.push_back(run.step_runs[i]);
    }
    std::vector<StepRun> former;
    for (const auto& one : *run.former) former.push_back(one.attempt);
    out.insert(out.begin(), former.begin(), former.end());
    return out;
}

std::set<std::string> rests_on(const standards::StandardEdition& edition, const standards::ItemTraits& item,
                               std::span<const std::string> procedures) {
    std::set<std::string> out;
    const auto figure = [&](const std::string& text) {
        const auto quotient = standards::parse_quotient(text);
        const auto multiple = standards::parse_multiple(text);
        if (auto name = standards::figure_name(quotient   ? quotient->of
                                               : multiple ? multiple->of
                                                          : text);
            !name.step.empty())
            out.insert(std::move(name.step));
    };
    const auto figures = [&](const std::vector<std::string>& texts) { std::ranges::for_each(texts, figure); };
    for (const auto& id : procedures) {
        const auto* procedure = edition.procedure(id);
        if (procedure == nullptr || !procedure->applies.covers(item)) continue;
        for (const auto& step : procedure->steps) {
            if (!step.applies.covers(item)) continue;
            out.insert(step.needs.begin(), step.needs.end());
            for (const auto& [name, parameter] : step.parameters)
                if (!parameter.of.empty()) figure(parameter.of);
            for (const auto& action : step.actions)
                for (const auto& field : action.fields) {
                    for (const auto& source : field.same_as)
                        if (const auto read = standards::parse_answer_source(source);
                            read && read->of == standards::AnswerSource::Of::answer)
                            out.insert(read->step);
                    figures(field.sum_of);
                    figures(field.difference_of);
                    figures(field.at_least);
                    figures(field.at_most);
                    figures(field.other_than);
                    for (const auto& choice : field.choices)
                        for (const auto& bound : choice.only_if) figure(bound.of);
                }
        }
    }
    std::erase_if(out, [&](const std::string& step) {
        return std::ranges::find(procedures, step.substr(0, step.find('/'))) != procedures.end();
    });
    return out;
}

void take_former(const standards::StandardEdition& edition, const Run& run, std::set<std::string>& open,
                 std::vector<FormerAttempt>& out) {
    // What a combined run holds is looked for where it was done.
    if (run.edition != edition.id || !ended(run) || is_combined(run)) return;
    const auto standing = standing_attempts(edition, run);
    // What that run took over itself is looked for where it was done.
    const auto own = std::span(standing).subspan(run.former ? run.former->size() : 0);
    std::erase_if(open, [&](const std::string& step) {
        auto counting = counting_attempts(step, own);
        // What that day asked of its conditions may be less than what this edition asks.
        const auto* plan = standards::step_of(edition, step);
        std::erase_if(counting, [&](const StepRun* one) {
            return plan != nullptr && one->result.verdict != conformity::Verdict::fail &&
                   !conditions_not_kept(edition, *plan, one->typed, one->result.values).empty();
        });
        for (const auto* attempt : counting) out.push_back({run.id, without_captures(*attempt)});
        return !counting.empty();
    });
}

std::vector<FormerAttempt> former_attempts(const standards::StandardEdition& edition, const standards::ItemTraits& item,
                                           std::span<const std::string> procedures, std::span<const Run> runs) {
    std::vector<FormerAttempt> out;
    auto open = rests_on(edition, item, procedures);
    for (const auto& run : runs) {
        if (open.empty()) break;
        take_former(edition, run, open, out);
    }
    return out;
}

}  // namespace velocert::sequence
