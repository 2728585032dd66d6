// SPDX-License-Identifier: GPL-3.0-or-later
#include "core/sequence/judging/recompute.h"

#include <algorithm>

#include "core/laboratory/gauge_check.h"
#include "core/sequence/calibrations/archived_calibrations.h"
#include "core/sequence/evaluations/evaluation.h"
#include "core/sequence/judging/evaluate.h"
#include "core/sequence/judging/judge_procedure.h"
#include "core/sequence/judging/part_step.h"
#include "core/sequence/judging/recording.h"
#include "core/sequence/judging/standing.h"
#include "core/standards/needs/step_order.h"
#include "core/standards/pack.h"

namespace velocert::sequence {
namespace {

using base::ErrorCode;
using base::Json;

std::string_view text_of(const std::vector<std::uint8_t>& bytes) {
    return {reinterpret_cast<const char*>(bytes.data()), bytes.size()};
}

std::string shown(const Json* json) {
    if (json == nullptr) return "(absent)";
    if (const auto* text = json->string()) return *text;
    return json->text();
}

/// Collects differences of one run; every comparison ends here.
class Comparison {
  public:
    explicit Comparison(std::string run) : run_(std::move(run)) {}

    void at(std::string step) { step_ = std::move(step); }

    void differ(std::string field, std::string stored, std::string recomputed) {
        out_.push_back({run_, step_, std::move(field), std::move(stored), std::move(recomputed)});
    }
    void compare(const std::string& field, const std::string& stored, const std::string& recomputed) {
        if (stored != recomputed) differ(field, stored, recomputed);
    }
    /// Leaf by leaf, so that each difference names its own field.
    void compare(const std::string& field, const Json* stored, const Json* recomputed) {
        if (stored != nullptr && recomputed != nullptr) {
            if (stored->members() != nullptr && recomputed->members() != nullptr)
                return compare_members(field, *stored, *recomputed);
            if (stored->items() != nullptr && recomputed->items() != nullptr)
                return compare_items(field, *stored, *recomputed);
            if (*stored == *recomputed) return;
        } else if (stored == recomputed) {
            return;
        }
        differ(field, shown(stored), shown(recomputed));
    }
    [[nodiscard]] std::vector<Difference> take() { return std::move(out_); }

  private:
    void compare_members(const std::string& field, const Json& stored, const Json& recomputed) {
        const std::string prefix = field.empty() ? "" : field + '.';
        for (const auto& [key, value] : *stored.members()) compare(prefix + key, &value, recomputed.find(key));
        for (const auto& [key, value] : *recomputed.members())
            if (stored.find(key) == nullptr) compare(prefix + key, nullptr, &value);
    }
    void compare_items(const std::string& field, const Json& stored, const Json& recomputed) {
        const auto& a = *stored.items();
        const auto& b = *recomputed.items();
        for (std::size_t i = 0; i < std::max(a.size(), b.size()); ++i)
            compare(field + '[' + std::to_string(i) + ']', i < a.size() ? &a[i] : nullptr,
                    i < b.size() ? &b[i] : nullptr);
    }

    std::string run_;
    std::string step_;
    std::vector<Difference> out_;
};

/// Values by their names instead of their places, so that a difference says "values.mass".
Json by_name(const StepResult& result) {
    Json json = to_json(result);
    Json values = Json::object();
    for (const auto& named : result.values) values.set(named.name, named.value.text());
    json.set("values", std::move(values));
    return json;
}

/// Nothing in a run of before rests were judged; none of it counts in a run that is no specimen.
std::optional<std::chrono::microseconds> rest_passed_over(const Run& run, const StepRun& attempt) {
    if (!run.former) return std::nullopt;
    const auto& passed = attempt.rest_passed_over;
    if (!run.specimen || !passed || passed->kind() != metrology::Kind::duration) return std::chrono::microseconds(0);
    return std::chrono::microseconds(passed->base());
}

/// One attempt again, from its logs. Attempts that did not complete were not evaluated, so nothing may be claimed.
base::Result<StepResult> attempt_again(const Run& run, const StepRun& step_run, std::size_t index,
                                       std::span<const StepRun> earlier, const standards::StandardEdition& edition,
                                       const EvidenceSource& evidence, const DecoderSource& decoders,
                                       Comparison& comparison) {
    std::vector<CaptureData> captures;
    for (const auto& capture : step_run.captures) {
        const auto bytes = evidence.load(capture.log);
        if (!bytes) return base::fail(bytes.error());
        auto data = decode_capture(capture, *bytes, decoders);
        if (!data) {
            // A log that a crash or a full disk cut off at its very beginning; only a completed attempt must have a
            // whole one.
            if (step_run.outcome != conformity::Outcome::completed) continue;
            return base::fail(data.error());
        }
        const std::string field = "captures." + capture.role + '.';
        comparison.compare(field + "driver", capture.driver, data->header.driver);
        comparison.compare(field + "identity", capture.identity, data->header.identity);
        comparison.compare(field + "simulated", capture.simulated ? "true" : "false",
                           data->header.simulated ? "true" : "false");
        // Logs that were cut short were counted by the instrument, not by what reached the disk; and nobody counted
        // when the program died before the attempt was recorded, be the log whole or not.
        const bool died = step_run.outcome == conformity::Outcome::errored &&
                          step_run.error_code == base::name(ErrorCode::interrupted);
        if (data->complete && !died) {
            comparison.compare(field + "received", std::to_string(capture.received), std::to_string(data->received));
            comparison.compare(field + "rejected", std::to_string(capture.rejected),
                               std::to_string(data->rejected.size()));
        }
        captures.push_back(std::move(*data));
    }
    if (step_run.outcome != conformity::Outcome::completed) return StepResult{};
    const auto kept = kept_documents(step_run.typed, evidence);
    if (!kept) return base::fail(kept.error());
    add_recordings(*kept, step_run.typed, decoders, captures);
    const auto documents = borrowed(*kept);
    const auto* step = standards::step_of(edition, step_run.procedure, step_run.step);
    if (step == nullptr)
        return base::fail(ErrorCode::not_found, attempt_name(step_run), "the edition has no such step",
                          "a step of " + edition.id);
    const auto parts = parts_at(run, index);
    const auto* calibrations = &calibrations_at(run, index);
    const laboratory::Part* part = nullptr;
    auto own = *step;
    if (!step->subjects.empty()) {
        const auto* subject = find_subject(*step, step_run.subject);
        if (subject == nullptr)
            return base::fail(ErrorCode::not_found, attempt_name(step_run), "the step's list has no such subject",
                              "a subject of the step");
        own = step_for_subject(*step, *subject);
    } else if (step->for_each_part) {
        part = laboratory::find_part(parts, step_run.subject);
        if (part == nullptr)
            return base::fail(ErrorCode::not_found, attempt_name(step_run), "the bill of parts has no such part",
                              "a part of the bill as it stood then");
        own = step_for_part(*step, *part);
    }
    auto input =
        EvaluationInput({edition, own, run.item.traits, run.rule, captures, step_run.marks, step_run.void_reason,
                         step_run.typed, earlier, calibrations, step_run.procedure, part, parts, step_run.started_utc,
                         step_run.subject, documents, &run.item, step_run.gauges, rest_passed_over(run, step_run)});
    input.refused = step_run.refused;
    return evaluate(input);
}

std::string joined(const std::vector<std::string>& texts) {
    std::string out;
    for (const auto& text : texts) out += text + ' ';
    return out;
}

void compare_result(const ProcedureResult& stored, ProcedureResult recomputed, Comparison& comparison) {
    // Records made before details were kept have none, and claim none.
    for (std::size_t i = 0; i < std::min(stored.assessments.size(), recomputed.assessments.size()); ++i)
        if (stored.assessments[i].detail.empty()) recomputed.assessments[i].detail.clear();
    comparison.at(stored.procedure);
    comparison.compare("verdict", std::string(conformity::name(stored.verdict)),
                       std::string(conformity::name(recomputed.verdict)));
    comparison.compare("reason", std::string(conformity::name(stored.reason)),
                       std::string(conformity::name(recomputed.reason)));
    if (!stored.detail.empty()) comparison.compare("detail", stored.detail, recomputed.detail);
    const auto assessments = [](const ProcedureResult& result) {
        Json json = Json::array();
        for (const auto& assessment : result.assessments) json.push(to_json(assessment));
        return json;
    };
    const Json a = assessments(stored);
    const Json b = assessments(recomputed);
    comparison.compare("assessments", &a, &b);
    comparison.compare("missing_conditions", joined(stored.missing_conditions), joined(recomputed.missing_conditions));
}

}  // namespace

base::Result<standards::StandardEdition> edition_of(const Run& run, const EvidenceSource& evidence) {
    const auto bytes = evidence.load(run.pack);
    if (!bytes) return base::fail(bytes.error());
    const auto pack = standards::Pack::unbundle(text_of(*bytes));
    if (!pack) return base::fail(pack.error());
    auto edition = standards::load_edition(*pack, standards::Coverage::as_archived);
    if (!edition) return base::fail(edition.error());
    if (edition->id != run.edition)
        return base::fail(ErrorCode::integrity, "run " + run.id, "the archived pack is of " + edition->id, run.edition);
    if (!run.release) return std::move(*edition);
    const auto release_bytes = evidence.load(*run.release);
    if (!release_bytes) return base::fail(release_bytes.error());
    const auto release = standards::load_release(text_of(*release_bytes), "release " + run.release->text());
    if (!release) return base::fail(release.error());
    return standards::apply_release(std::move(*edition), *release);
}

namespace {

/// All roles a run recorded instruments for.
std::vector<std::string> roles_of(const Run& run) {
    std::vector<std::string> out;
    for (const auto& step_run : run.step_runs)
        for (const auto& capture : step_run.captures)
            if (std::ranges::find(out, capture.role) == out.end()) out.push_back(capture.role);
    return out;
}

/// Another certificate in the place of a gauge's; whether the run named that gauge at all.
bool instead_of_gauge(Run& run, const WhatIf& one) {
    const auto gauge = laboratory::gauge_of_role(one.role);
    bool found = false;
    for (auto& attempt : run.step_runs)
        for (auto& use : attempt.gauges) {
            if (gauge.empty() || use.gauge != gauge) continue;
            found = true;
            const auto* calibration = one.certificate.find(use.measurand);
            if (calibration == nullptr) continue;
            use.calibration = *calibration;
            use.blocked.clear();
        }
    return found;
}

/// With the calibrations the run carries.
base::Result<std::vector<Difference>> recompute_with(const Run& run, const EvidenceSource& evidence,
                                                     const DecoderSource& decoders) {
    const auto edition = edition_of(run, evidence);
    if (!edition) return base::fail(edition.error());
    Comparison comparison(run.id);
    comparison.compare("laboratory", run.laboratory, edition->released_by);

    Run computed = run;
    auto& again = computed.step_runs;
    for (std::size_t i = 0; i < again.size(); ++i) {
        StepRun& step_run = again[i];
        comparison.at(attempt_name(step_run));
        // What came before stands there as it was computed again, so that nothing rests on a stored figure.
        const auto earlier = standing_attempts(*edition, computed, i);
        auto result = attempt_again(run, step_run, i, earlier, *edition, evidence, decoders, comparison);
        if (!result) {
            // What cannot be computed again is a difference in itself; the rest is still looked at.
            comparison.differ("result", std::string(conformity::name(step_run.result.verdict)), result.error().text());
            step_run.result = StepResult{};
            continue;
        }
        const Json stored = by_name(step_run.result);
        const Json recomputed = by_name(*result);
        comparison.compare("", &stored, &recomputed);
        step_run.result = std::move(*result);
    }
    // A run that was not brought to its end has no judgement, and may claim none.
    if (run.results.empty() && (run.lifecycle == Lifecycle::running || run.lifecycle == Lifecycle::errored ||
                                run.lifecycle == Lifecycle::suspended)) {
        comparison.at("");
        comparison.compare("verdict", std::string(conformity::name(run.verdict)),
                           std::string(conformity::name(conformity::Verdict::not_evaluated)));
        return comparison.take();
    }
    const auto standing = standing_attempts(*edition, computed);
    Run judged = run;
    for (auto& result : judged.results) {
        const auto* procedure = edition->procedure(result.procedure);
        if (procedure == nullptr) {
            comparison.at(result.procedure);
            comparison.differ("procedure", result.procedure, "(absent)");
            continue;
        }
        auto recomputed = judge_procedure(*edition, *procedure, run, standing);
        compare_result(result, recomputed, comparison);
        result = std::move(recomputed);
    }
    comparison.at("");
    judged.unexamined = unexamined_clauses(*edition, judged);
    comparison.compare("unexamined", joined(run.unexamined), joined(judged.unexamined));
    comparison.compare("pack_of", run.pack_of, edition->laboratory);
    comparison.compare("verdict", std::string(conformity::name(run.verdict)),
                       std::string(conformity::name(overall_verdict(judged))));
    return comparison.take();
}

}  // namespace

base::Result<std::vector<Difference>> recompute(const Run& run, const EvidenceSource& evidence,
                                                const DecoderSource& decoders) {
    Run calibrated = run;
    if (auto loaded = load_calibrations(calibrated, evidence); !loaded) return base::fail(loaded.error());
    return recompute_with(calibrated, evidence, decoders);
}

base::Result<std::vector<Difference>> recompute_what_if(const Run& run, std::span<const WhatIf> instead,
                                                        const EvidenceSource& evidence, const DecoderSource& decoders) {
    Run calibrated = run;
    if (auto loaded = load_calibrations(calibrated, evidence); !loaded) return base::fail(loaded.error());
    const auto roles = roles_of(run);
    std::vector<CalibrationSet*> sets{&calibrated.calibrations};
    for (auto& resumption : calibrated.resumptions)
        if (resumption.calibrations) sets.push_back(&*resumption.calibrations);
    std::vector<WhatIf> of_instruments;
    for (const auto& one : instead) {
        if (instead_of_gauge(calibrated, one)) continue;
        of_instruments.push_back(one);
        if (std::ranges::find(roles, one.role) == roles.end())
            return base::fail(ErrorCode::not_found, "run " + run.id,
                              "recorded no instrument for the role '" + one.role + "'", "a role of the run");
    }
    if (of_instruments.empty()) return recompute_with(calibrated, evidence, decoders);
    for (auto* set : sets) {
        // A run without calibrations took every role as it was indicated; the others still do.
        if (set->empty()) set->waived = roles;
        for (const auto& one : of_instruments)
            for (const auto& calibration : one.certificate.measurands) {
                std::erase_if(set->entries, [&](const RoleCalibration& entry) {
                    return entry.role == one.role && entry.calibration.measurand == calibration.measurand;
                });
                set->entries.push_back({one.role, calibration});
            }
    }
    return recompute_with(calibrated, evidence, decoders);
}

}  // namespace velocert::sequence
