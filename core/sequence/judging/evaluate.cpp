// SPDX-License-Identifier: GPL-3.0-or-later
#include "core/sequence/judging/evaluate.h"

#include <algorithm>

#include "core/sequence/answers/confirmations.h"
#include "core/sequence/answers/relations.h"
#include "core/sequence/evaluations/evaluation.h"
#include "core/sequence/evaluations/evaluation_table.h"
#include "core/sequence/evaluations/kept_conditions.h"
#include "core/sequence/evaluations/not_counting.h"
#include "core/sequence/judging/preconditions.h"
#include "core/sequence/judging/step_uncertainty.h"
#include "core/sequence/wire_log.h"

namespace velocert::sequence {

using base::ErrorCode;

namespace {

/// What was answered otherwise than it must be, before the conditions that were typed and not kept. Those that nobody
/// typed are no trouble of their own: the refusal ended the prompts before they were asked for.
std::vector<NamedWord> told_first(const standards::Field& denied, std::vector<NamedWord> unkept,
                                  std::span<const TypedValue> typed) {
    std::erase_if(unkept, [&](const NamedWord& one) { return one.name == denied.id || !typed_text(typed, one.name); });
    const auto said = typed_text(typed, denied.id).value_or(std::string_view());
    unkept.insert(unkept.begin(),
                  {denied.id, denial(said, answer_asked(denied, false)), conformity::Reason::condition_not_met});
    return unkept;
}

}  // namespace

base::Result<StepResult> evaluate(const EvaluationInput& given) {
    const auto step = with_answers(given.step, given.earlier);
    const auto calibrations = with_gauges(given.calibration_set(), given.gauges);
    const EvaluationInput input{given.edition,
                                step,
                                given.item,
                                given.rule,
                                given.captures,
                                given.marks,
                                given.void_reason,
                                given.typed,
                                given.earlier,
                                &calibrations,
                                given.procedure,
                                given.part,
                                given.parts,
                                given.started_utc,
                                given.subject,
                                given.documents,
                                given.about,
                                given.gauges,
                                given.rest_passed_over,
                                given.refused};
    if (const auto* kind = find_evaluation(input.step.evaluation)) {
        auto result = kind->evaluate(input);
        if (result) add_uncertainty(input, *result);
        if (result && !kind->answered && result->reason != conformity::Reason::run_void) {
            auto unkept = conditions_not_kept(input.edition, input.step, input.typed);
            const auto* denied = denied_confirmation(input.step, false, input.typed);
            if (denied != nullptr && !input.refused.empty())
                unkept = told_first(*denied, std::move(unkept), input.typed);
            result->words.insert(result->words.end(), unkept.begin(), unkept.end());
            if (!unkept.empty() && result->valid) return not_counting(std::move(*result), unkept.front().reason);
            // Without the state the method asks for nothing was measured, whatever was indicated.
            if (denied != nullptr) return not_counting(std::move(*result), conformity::Reason::condition_not_met);
        }
        if (auto other = other_method(given.step, given.earlier);
            result && other && result->reason != conformity::Reason::run_void) {
            result->words.push_back(std::move(*other));
            return not_counting(std::move(*result), conformity::Reason::condition_not_met);
        }
        if (!result || !given.rest_passed_over || result->reason == conformity::Reason::run_void) return result;
        // What was done too early, or on nothing, is not the test that the method asks for.
        if (auto objection = precondition_objection(
                given.edition, given.item, given.step,
                {given.started_utc, *given.rest_passed_over,
                 given.marks.empty() ? std::string_view() : std::string_view(given.marks.back().to_utc)},
                given.earlier)) {
            const auto reason = objection->reason;
            result->words.push_back(std::move(*objection));
            return not_counting(std::move(*result), reason);
        }
        return result;
    }
    std::string known;
    for (const auto& kind : evaluation_kinds()) known += (known.empty() ? "" : ", ") + std::string(kind.name);
    return base::fail(ErrorCode::bad_value, "step " + input.step.id, "no evaluation '" + input.step.evaluation + "'",
                      "one of " + known);
}

base::Result<CaptureData> decode_capture(const CaptureRecord& capture, std::span<const std::uint8_t> wire_log,
                                         const DecoderSource& decoders) {
    const auto log = parse_wire_log(wire_log, "capture of " + capture.role);
    if (!log) return base::fail(log.error());
    // What the log carries beside the set-up, such as the description of a laboratory's own driver, was in force too.
    auto options = capture.options;
    const auto given = [&](std::string_view name) {
        return std::ranges::any_of(options, [&](const auto& one) { return one.first == name; });
    };
    for (const auto& [name, value] : log->header.options)
        if (!given(name)) options.emplace_back(name, value);
    if (!given(range_rule_option)) options.emplace_back(range_rule_option, range_rule_none);
    if (!given(reading_rule_option)) options.emplace_back(reading_rule_option, reading_rule_first);
    auto decoder = decoders.make_decoder(capture.driver, options);
    if (!decoder) return base::fail(decoder.error());
    metrology::Decoded decoded;
    std::uint64_t received = 0;
    for (const auto& record : log->records) {
        if (record.direction == metrology::Direction::received) received += record.bytes.size();
        (*decoder)->feed(record.direction, record.bytes, record.time_ns, decoded);
    }
    (*decoder)->finish(decoded);
    CaptureData out;
    out.role = capture.role;
    out.header = log->header;
    out.indications = std::move(decoded.indications);
    out.events = std::move(decoded.events);
    out.rejected = std::move(decoded.rejected);
    out.received = received;
    out.complete = log->complete && !capture.overflowed;
    return out;
}

}  // namespace velocert::sequence
