// SPDX-License-Identifier: GPL-3.0-or-later
#include "core/sequence/answers/answered.h"

#include <algorithm>
#include <array>

namespace velocert::sequence {

using conformity::Assessment;
using conformity::Reason;
using conformity::Verdict;

bool holds_back(Reason reason) {
    constexpr std::array holding{Reason::answer_missing,
                                 Reason::evidence_missing,
                                 Reason::certificate_incomplete,
                                 Reason::certificate_expired,
                                 Reason::certificate_postdated,
                                 Reason::duplicate_code,
                                 Reason::answers_disagree,
                                 Reason::code_form,
                                 Reason::condition_not_met,
                                 Reason::implausible,
                                 Reason::not_calibrated,
                                 Reason::calibration_range,
                                 Reason::wrong_kind,
                                 Reason::rests_on_missing,
                                 Reason::pause_too_short,
                                 Reason::clock_fault,
                                 Reason::ambient_missing,
                                 Reason::ambient_outside};
    return std::ranges::find(holding, reason) != holding.end();
}

std::string missing_of(const StepResult& result) {
    std::string out;
    for (const auto& word : result.words) {
        if (!holds_back(word.reason)) continue;
        out += (out.empty() ? "" : ", ") + word.name;
        if (!word.text.empty()) out += ' ' + word.text;
    }
    return out;
}

std::string seen_on(std::string_view field) { return std::string(field) + "_seen_on"; }

Assessment assess_answer(const StepResult& result, const std::string& figure, const conformity::Limit& limit,
                         const conformity::DecisionRule& rule,
                         const std::optional<metrology::Measurement>& measurement) {
    const auto* word = result.word(figure);
    Assessment out;
    if (word != nullptr && word->reason == Reason::answered_not_applicable) {
        out = Assessment{limit, {}, rule, Verdict::not_applicable, word->reason, {}, {}, {}, {}};
        out.detail = word->text;
    } else if (limit.is_class) {
        const bool said = word != nullptr && word->reason == Reason::none;
        out = conformity::assess_word(said ? std::optional(word->text) : std::nullopt, limit, rule,
                                      Reason::answer_missing);
        if (!said) out.detail = figure;
    } else {
        auto value = measurement;
        if (const auto typed = result.value(figure); !value && typed)
            value = metrology::Measurement{figure, *typed, {}, {}, metrology::Provenance::typed};
        out = conformity::assess(value, limit, rule, Reason::answer_missing);
        if (!value) out.detail = figure;
    }
    const auto held = std::ranges::find_if(result.words, [](const NamedWord& one) { return holds_back(one.reason); });
    if (held == result.words.end() || out.verdict == Verdict::fail) return out;
    // What is missing names itself; that a limit is unverified is told only when nothing is.
    out.verdict = std::max(out.verdict, Verdict::not_evaluated);
    if (out.verdict == Verdict::not_evaluated) {
        out.reason = held->reason;
        out.detail = missing_of(result);
    }
    return out;
}

}  // namespace velocert::sequence
