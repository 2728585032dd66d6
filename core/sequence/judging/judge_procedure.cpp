// SPDX-License-Identifier: GPL-3.0-or-later
#include "core/sequence/judging/judge_procedure.h"

#include <algorithm>
#include <array>

#include "core/sequence/answers/answered.h"
#include "core/sequence/documents/reason_sentence.h"
#include "core/sequence/evaluations/evaluation_table.h"
#include "core/sequence/evaluations/kept_conditions.h"
#include "core/sequence/evaluations/plan_lookup.h"
#include "core/sequence/judging/combined_attempts.h"
#include "core/sequence/judging/preconditions.h"
#include "core/standards/needs/step_order.h"

namespace velocert::sequence {
namespace {

using conformity::Assessment;
using conformity::Limit;
using conformity::LimitStatus;
using conformity::Reason;
using conformity::Verdict;
using Attempts = std::vector<const StepRun*>;

/// How the corrected distances of the valid runs make one result.
enum class Aggregation : std::uint8_t {
    mean,        ///< their mean decides
    each,        ///< every run decides by itself
    unverified,  ///< not known yet
};

Aggregation aggregation_of(const standards::StandardEdition& edition, const standards::Step& step) {
    const auto limit = step_limit(edition, step, "aggregation");
    if (!limit || (*limit)->status == LimitStatus::unverified || (*limit)->informative) return Aggregation::unverified;
    if ((*limit)->text_value == "mean") return Aggregation::mean;
    if ((*limit)->text_value == "each") return Aggregation::each;
    return Aggregation::unverified;
}

/// Number of valid runs a step needs: nothing while it is neither confirmed nor released.
std::optional<int> needed_runs(const standards::StandardEdition& edition, const standards::Step& step) {
    if (step.repeat.valid_runs_limit.empty()) return 1;
    const Limit* limit = edition.limit(step.repeat.valid_runs_limit);
    if (limit == nullptr || (limit->status != LimitStatus::confirmed && limit->status != LimitStatus::released))
        return std::nullopt;
    if (!limit->value || limit->value->kind() != metrology::Kind::count) return std::nullopt;
    const std::int64_t needed = limit->value->value().base();
    if (needed < 1 || needed > 1'000'000) return std::nullopt;
    return static_cast<int>(needed);
}

/// Nothing that was seen is a result: declared void, done before the rest was over, or on nothing that had to come
/// before.
bool no_test(Reason reason) {
    constexpr std::array none{Reason::run_void, Reason::pause_too_short, Reason::rests_on_missing, Reason::clock_fault};
    return std::ranges::find(none, reason) != none.end();
}

/// The attempt says that one more is to follow it.
bool asks_for_another(const standards::Step& step, const StepRun& attempt) {
    return !step.repeat.again_if_field.empty() &&
           typed_text(attempt.typed, step.repeat.again_if_field) == step.repeat.again_if_word;
}

/// Whether a result's word under the name of a figure is about that figure. Packs of before gave none, and elsewhere
/// such a word may be that of a condition of the same name.
bool tells_of_figures(const standards::Step& step) {
    return step.parameters.contains("log_rule") || step.parameters.contains("reference_rule");
}

void set(Assessment& assessment, Verdict verdict, Reason reason) {
    assessment.verdict = verdict;
    assessment.reason = reason;
}

/// Only a Pass (or an Inconclusive) is taken back by what is missing; a Fail stays a Fail.
void hold_back(Assessment& assessment, Reason reason) {
    if (assessment.verdict == Verdict::pass || assessment.verdict == Verdict::not_applicable)
        set(assessment, Verdict::not_evaluated, reason);
}

struct StepJudgement {
    const standards::StandardEdition& edition;
    const standards::Step& step;
    const standards::ItemTraits& item;
    const conformity::DecisionRule& rule;
    metrology::Provenance provenance;

    [[nodiscard]] Assessment judge(const Judged& judged, const Attempts& attempts) const {
        Assessment out = judge_figure(judged, attempts);
        if (tells_of_figures(step) && !attempts.empty())
            tell_of_figure(attempts.back()->result.word(judged.value), out);
        // What nobody can look up in a measurement is named: the answer that is missing, or what ended the attempt.
        if (out.verdict == Verdict::not_evaluated && out.detail.empty() && !out.measurement)
            out.detail = lacking(attempts);
        if (out.reason == Reason::too_few_valid_runs && out.detail.empty() && !out.measurement)
            out.detail = why_none_counts(attempts);
        return out;
    }

    [[nodiscard]] Reason why_missing(const Attempts& attempts) const {
        if (attempts.empty()) return Reason::step_not_completed;
        // One attempt is all there is: its own reason says more than a count.
        // So does the refusal that ended it, however often it was repeated.
        return attempts.size() == 1 || is_answered(step) || !attempts.back()->refused.empty()
                   ? attempts.back()->result.reason
                   : Reason::too_few_valid_runs;
    }
    /// What of the last attempt is missing, in the words of its record.
    [[nodiscard]] std::string lacking(const Attempts& attempts) const {
        if (attempts.empty()) return step.id;
        const auto& last = *attempts.back();
        // With a code, the error of a completed attempt is an output that nobody saw go off: no figure lacks for it.
        if (!last.error_text.empty() && (last.outcome != conformity::Outcome::completed || last.error_code.empty()))
            return last.error_text;
        const auto missing = missing_of(last.result);
        return missing.empty() && last.result.reason == Reason::condition_not_met ? shortfall(last.result) : missing;
    }

  private:
    /// What a measured result says of the figure itself goes before the attempt's reason, which may be that of another
    /// one. A word without a reason is about the value that is shown.
    static void tell_of_figure(const NamedWord* word, Assessment& out) {
        if (word == nullptr) return;
        if (word->reason == Reason::none && out.measurement && out.reason == Reason::outside_limit)
            out.detail = word->text;
        if (word->reason == Reason::none || out.measurement || out.verdict != Verdict::not_evaluated ||
            out.reason == Reason::limit_unverified)
            return;
        out.reason = word->reason;
        out.detail = word->text;
    }
    /// Why the last of several attempts does not count, where no word of its record says it: the reason by its name.
    [[nodiscard]] static std::string why_none_counts(const Attempts& attempts) {
        if (attempts.empty() || attempts.back()->result.valid) return {};
        const auto reason = attempts.back()->result.reason;
        return reason == Reason::none ? std::string() : std::string(conformity::name(reason));
    }
    /// What of a test was less than its limit asks, where the result tells it under the use's name: "test_time 59.6 s
    /// (dielectric.time: 60 s)".
    [[nodiscard]] std::string shortfall(const StepResult& result) const {
        for (const auto& [use, id] : step.limits) {
            const auto shown = result.value("test_" + use);
            const auto* limit = edition.limit(id);
            if (!shown || limit == nullptr || !limit->value || limit->value->kind() != shown->kind()) continue;
            if (shown->base() < limit->value->value().base())
                return "test_" + use + ' ' + shown->text() + " (" + id + ": " + limit->value->text() + ')';
        }
        return {};
    }
    [[nodiscard]] Assessment judge_figure(const Judged& judged, const Attempts& attempts) const {
        const auto limit = judged_limit(edition, step, item, judged.use);
        if (!limit) {
            Limit missing;
            missing.edition = edition.id;
            missing.clause = step.clause;
            if (const auto use = step.limits.find(judged.use); use != step.limits.end()) missing.id = use->second;
            Assessment none{missing, {}, rule, {}, {}, {}, {}, {}, {}};
            set(none, Verdict::not_evaluated, Reason::limit_missing);
            return none;
        }
        Attempts valid;
        std::copy_if(attempts.begin(), attempts.end(), std::back_inserter(valid),
                     [](const StepRun* attempt) { return attempt->result.valid; });
        if (is_answered(step)) return judge_answer(judged, **limit, attempts, valid);
        const auto [measurement, exactness] = combined(step, valid, judged.value, provenance);
        Limit held = **limit;
        // Where a limit holds at several set points, each assessment is of one of them.
        if (judged.at) {
            held.at = judged.at;
            held.set_points.clear();
        }
        Assessment out = conformity::assess_exactly(measurement, exactness, held, rule, why_missing(attempts));
        if (valid.empty()) return out;
        check_aggregation(valid, judged.value, out);
        check_count(valid, out);
        // Of too few runs none has decided yet.
        if (out.reason == Reason::too_few_valid_runs) out.detail.clear();
        return out;
    }

    /// Without a value or a word, the limit's own state or that reason.
    [[nodiscard]] Assessment undecided(const Limit& limit, Reason reason) const {
        return limit.is_class ? conformity::assess_word(std::nullopt, limit, rule, reason)
                              : conformity::assess(std::nullopt, limit, rule, reason);
    }

    /// Of several attempts that count, the worst answer; of none, the last one, which says what it lacks.
    [[nodiscard]] Assessment judge_answer(const Judged& judged, const Limit& limit, const Attempts& attempts,
                                          const Attempts& valid) const {
        if (attempts.empty()) return undecided(limit, Reason::step_not_completed);
        Attempts considered = valid.empty() ? Attempts{attempts.back()} : valid;
        // In a list each attempt is a deed of its own: no further one makes up for one that its own figures contradict.
        if (!valid.empty() && !step.repeat.again_if_field.empty())
            std::ranges::copy_if(attempts, std::back_inserter(considered),
                                 [&](const StepRun* attempt) { return contradicted(*attempt, judged.value); });
        std::optional<Assessment> out;
        for (const auto* attempt : considered) {
            if (attempt->outcome != conformity::Outcome::completed || no_test(attempt->result.reason)) {
                Assessment none = undecided(limit, attempt->result.reason);
                if (!out || none.verdict > out->verdict) out = std::move(none);
                continue;
            }
            const auto measurement =
                combined(step, Attempts{attempt}, judged.value, metrology::Provenance::typed).measurement;
            auto one = assess_answer(attempt->result, judged.value, limit, rule, measurement);
            if (!out || one.verdict > out->verdict) out = std::move(one);
        }
        if (!valid.empty()) check_count(valid, *out);
        // What does not arise so far may arise in the next attempt.
        if (!valid.empty() && asks_for_another(step, *valid.back()) && out->verdict <= Verdict::pass) {
            hold_back(*out, Reason::too_few_valid_runs);
            out->detail = step.repeat.again_if_field + ": " + step.repeat.again_if_word;
        }
        return *out;
    }

    /// While the rule of combination is not known, a Pass needs the mean and every single run.
    void check_aggregation(const Attempts& valid, const std::string& figure, Assessment& out) const {
        if (step.repeat.valid_runs_limit.empty()) return;
        const auto worst_run = *std::max_element(valid.begin(), valid.end(), [](const auto* a, const auto* b) {
            return a->result.verdict < b->result.verdict;
        });
        switch (aggregation_of(edition, step)) {
            case Aggregation::mean: return;
            case Aggregation::each: {
                const auto& run = worst_run->result;
                if (run.verdict < out.verdict || run.verdict == Verdict::pass) return;
                // As bad as the mean: the mean keeps its own reason, as records of before have it.
                if (run.verdict > out.verdict) set(out, run.verdict, run.reason);
                if (run.reason != out.reason || run.verdict == Verdict::not_evaluated) return;
                // The value shown is the mean, which may well be inside: the run that decides is named.
                if (const auto value = run.value(figure))
                    out.detail = "#" + std::to_string(worst_run->number) + ": " + printed(*value, out.limit);
                return;
            }
            case Aggregation::unverified:
                if (worst_run->result.verdict != Verdict::pass) hold_back(out, Reason::aggregation_unverified);
                return;
        }
    }

    void check_count(const Attempts& valid, Assessment& out) const {
        const auto needed = needed_runs(edition, step);
        if (!needed) {
            hold_back(out, Reason::valid_runs_unverified);
            return;
        }
        if (valid.size() >= static_cast<std::size_t>(*needed)) return;
        const bool all_fail =
            std::all_of(valid.begin(), valid.end(), [](const auto* a) { return a->result.verdict == Verdict::fail; });
        // A mean of too few runs is not the result yet; it fails already only when nothing so far speaks against it.
        if (out.verdict != Verdict::fail || !all_fail) set(out, Verdict::not_evaluated, Reason::too_few_valid_runs);
    }
};

/// The subjects a step is done for; one without a name where it is done once.
std::vector<std::string> subjects_of(const standards::Step& step) {
    std::vector<std::string> out;
    for (const auto& subject : step.subjects) out.push_back(subject.id);
    if (out.empty()) out.emplace_back();
    return out;
}

Attempts of_subject(const Attempts& attempts, const std::string& subject) {
    Attempts out;
    std::ranges::copy_if(attempts, std::back_inserter(out), [&](const auto* one) { return one->subject == subject; });
    return out;
}

/// The step of another procedure for want of which this one was not begun; empty: there is none.
std::string need_elsewhere(const standards::StandardEdition& edition, const standards::Procedure& procedure,
                           const standards::Step& step, const standards::ItemTraits& item,
                           std::span<const StepRun> step_runs) {
    auto need = unmet_need(edition, item, step, step_runs);
    return need.starts_with(procedure.id + '/') ? std::string() : need;
}

/// The unverified condition of the step, or of one that it rests on, which need not be of this procedure.
std::string open_condition_of(const standards::StandardEdition& edition, const standards::Step& step,
                              const standards::ItemTraits& item) {
    if (auto own = unverified_condition(edition, step); !own.empty()) return own;
    for (const auto& need : step.needs) {
        const auto* before = standards::step_of(edition, need);
        const auto* procedure = edition.procedure(need.substr(0, need.find('/')));
        if (before == nullptr || procedure == nullptr || !procedure->applies.covers(item) ||
            !before->applies.covers(item))
            continue;
        if (auto open = open_condition_of(edition, *before, item); !open.empty()) return open;
    }
    return {};
}

void name_need(Assessment& assessment, const std::string& need) {
    if (assessment.verdict != Verdict::not_evaluated) return;
    if (assessment.reason == Reason::step_not_completed) assessment.reason = Reason::rests_on_missing;
    assessment.detail = need;
}

metrology::Provenance provenance_of(std::span<const StepRun> step_runs) {
    auto out = metrology::Provenance::calculated;
    for (const auto& step_run : step_runs)
        for (const auto& capture : step_run.captures)
            if (capture.simulated) out = metrology::Provenance::simulated;
    return out;
}

}  // namespace

ProcedureResult judge_procedure_of(const standards::StandardEdition& edition, const standards::Procedure& procedure,
                                   const standards::ItemTraits& item, const conformity::DecisionRule& rule,
                                   std::span<const StepRun> step_runs, Absent absent, metrology::Provenance provenance,
                                   bool name_needs) {
    const bool given = absent != Absent::lacking;
    ProcedureResult out;
    out.procedure = procedure.id;
    bool applies = false;
    std::vector<Verdict> verdicts;
    Reason incomplete = Reason::none;  ///< of the first step that only contributes and has nothing to contribute
    std::string barren;                ///< that step
    bool measured = false;             ///< that step is done with instruments
    std::vector<bool> held_back;       ///< by assessment: not begun, since it needs that step
    for (const auto& step : procedure.steps) {
        if (!procedure.applies.covers(item) || !step.applies.covers(item)) continue;
        applies = true;
        Attempts attempts;
        for (const auto& step_run : step_runs)
            if ((step_run.procedure == procedure.id && step_run.step == step.id) ||
                (!step.instead.empty() && step_run.procedure + '/' + step_run.step == step.instead))
                attempts.push_back(&step_run);
        if (attempts.empty() && given) out.missing_conditions.push_back(step.id);
        if (attempts.empty() && absent == Absent::listed) continue;
        const StepJudgement judgement{edition, step, item, rule, provenance};
        const auto need =
            attempts.empty() && name_needs ? need_elsewhere(edition, procedure, step, item, step_runs) : std::string();
        const auto figures = judged_of(edition, step, item);
        // Figures that are given for judging were not measured here: what they were measured under is not known.
        const auto given_condition = is_answered(step) ? unverified_condition(edition, step) : std::string();
        const auto open_condition = given ? given_condition : open_condition_of(edition, step, item);
        // A step that is done for each of a list is judged for each, and the worst of them counts.
        for (const auto& subject : subjects_of(step)) {
            const auto own = subject.empty() ? attempts : of_subject(attempts, subject);
            bool decides = false;
            for (const auto& figure : figures) {
                out.assessments.push_back(judgement.judge(figure, own));
                out.assessments.back().subject = subject;
                if (out.assessments.back().verdict == Verdict::pass && !open_condition.empty()) {
                    hold_back(out.assessments.back(), Reason::limit_unverified);
                    out.assessments.back().detail = open_condition;
                }
                // What rests on a step that gave nothing says what that one lacks.
                if (auto& last = out.assessments.back(); last.reason == Reason::rests_on_missing && last.detail.empty())
                    last.detail = out.detail;
                if (!need.empty()) name_need(out.assessments.back(), need);
                held_back.push_back(own.empty() && std::ranges::find(step.needs, barren) != step.needs.end());
                if (held_back.back() && measured) name_need(out.assessments.back(), out.detail);
                // What an informative annex says is shown beside the result and decides nothing.
                if (out.assessments.back().limit.informative) continue;
                verdicts.push_back(out.assessments.back().verdict);
                decides = true;
            }
            // A step that is not judged itself must have been done: what later steps make of it rests on it.
            const bool contributes =
                std::any_of(own.begin(), own.end(), [](const StepRun* attempt) { return attempt->result.valid; });
            if (decides || contributes) continue;
            verdicts.push_back(Verdict::not_evaluated);
            if (incomplete != Reason::none) continue;
            barren = procedure.id + '/' + step.id;
            measured = !is_answered(step);
            incomplete = !need.empty()                     ? Reason::rests_on_missing
                         : own.empty() && !subject.empty() ? Reason::subjects_missing
                                                           : judgement.why_missing(own);
            const auto lacking = need.empty() ? judgement.lacking(own) : need;
            out.detail = step.id + (subject.empty() ? "" : '@' + subject) +
                         (lacking.empty() || lacking == step.id ? "" : ": " + lacking);
        }
    }
    if (!applies) {
        out.verdict = Verdict::not_applicable;
        out.reason = Reason::not_required;
        return out;
    }
    out.verdict = conformity::worst(verdicts);
    out.reason = given ? Reason::series_empty : Reason::step_not_completed;
    for (std::size_t i = 0; i < out.assessments.size(); ++i) {
        const auto& assessment = out.assessments[i];
        if (assessment.verdict != out.verdict || assessment.limit.informative) continue;
        // What the step before it lacks says more than that this one was not begun.
        if (held_back[i]) break;
        out.reason = assessment.reason;
        out.detail = assessment.detail;
        return out;
    }
    if (incomplete == Reason::none && verdicts.empty() && !out.assessments.empty()) incomplete = Reason::informative;
    if (incomplete != Reason::none) out.reason = incomplete;
    return out;
}

ProcedureResult judge_procedure(const standards::StandardEdition& edition, const standards::Procedure& procedure,
                                const standards::ItemTraits& item, const conformity::DecisionRule& rule,
                                std::span<const StepRun> step_runs, bool only_given) {
    return judge_procedure_of(edition, procedure, item, rule, step_runs, only_given ? Absent::listed : Absent::lacking,
                              provenance_of(step_runs));
}

ProcedureResult judge_procedure(const standards::StandardEdition& edition, const standards::Procedure& procedure,
                                const Run& run, std::span<const StepRun> standing) {
    return judge_procedure_of(edition, procedure, run.item.traits, run.rule, standing, Absent::lacking,
                              provenance_of(standing), run.former.has_value());
}

bool contradicted(const StepRun& attempt, std::string_view figure) {
    if (attempt.result.valid || attempt.result.reason == Reason::run_void) return false;
    const auto* word = attempt.result.word(figure);
    return word != nullptr && word->reason == Reason::answers_disagree;
}

RepeatState repeat_state(const standards::StandardEdition& edition, const standards::Step& step,
                         std::span<const StepRun> step_runs) {
    RepeatState out;
    bool another = false;
    for (const auto& step_run : step_runs) {
        if (step_run.step != step.id) continue;
        ++out.attempts;
        if (!step_run.result.valid) continue;
        ++out.valid;
        another = asks_for_another(step, step_run);
    }
    out.needed = needed_runs(edition, step);
    out.attempts_left = std::max(0, step.repeat.max_attempts - out.attempts);
    out.done = (out.needed && out.valid >= *out.needed && !another) || out.attempts_left == 0;
    return out;
}

Verdict overall_verdict(const Run& run) {
    std::vector<Verdict> verdicts;
    for (const auto& procedure : run.procedures) {
        const auto result = std::find_if(run.results.begin(), run.results.end(),
                                         [&](const auto& one) { return one.procedure == procedure; });
        verdicts.push_back(result == run.results.end() ? Verdict::not_evaluated : result->verdict);
    }
    if (!run.unexamined.empty()) verdicts.push_back(Verdict::not_evaluated);
    return conformity::worst(verdicts);
}

std::vector<std::string> open_clauses(const standards::StandardEdition& edition, const Run& run) {
    std::vector<std::string> out;
    for (const auto& clause : edition.clauses) {
        if (clause.not_applicable || !clause.applies.covers(run.item.traits)) continue;
        // The loader lets no pack judge a new run that leaves a clause without one; an archived pack is read as it was.
        if (clause.procedure.empty()) continue;
        const auto* procedure = edition.procedure(clause.procedure);
        if (procedure != nullptr && !procedure->applies.covers(run.item.traits)) continue;
        const bool examined = std::ranges::any_of(
            run.results, [&](const ProcedureResult& result) { return result.procedure == clause.procedure; });
        if (!examined) out.push_back(clause.id);
    }
    return out;
}

std::vector<std::string> unexamined_clauses(const standards::StandardEdition& edition, const Run& run) {
    return run.whole ? open_clauses(edition, run) : std::vector<std::string>();
}

}  // namespace velocert::sequence
