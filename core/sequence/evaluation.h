// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include <optional>
#include <span>
#include <string>
#include <vector>

#include "core/base/result.h"
#include "core/conformity/decision_rule.h"
#include "core/metrology/indication.h"
#include "core/sequence/calibration_set.h"
#include "core/sequence/instrument.h"
#include "core/sequence/run.h"
#include "core/sequence/typed_value.h"
#include "core/sequence/wire_log.h"
#include "core/standards/edition.h"

namespace velocert::sequence {

/// What an attempt's evaluation sees of one capture: decoded indications with their byte offsets.
struct CaptureData {
    std::string role;
    WireLogHeader header;  ///< what the log says of itself
    std::vector<metrology::Indication> indications;
    std::vector<metrology::DeviceEvent> events;
    std::vector<metrology::RejectedFrame> rejected;
    std::uint64_t received = 0;  ///< bytes received over the whole capture
    bool complete = true;        ///< false when the log was cut short or the queue overflowed
};

/// All that an evaluation may look at, and nothing else. Borrowed; everything in it is on record or derived from it.
struct EvaluationInput {
    const standards::StandardEdition& edition;
    const standards::Step& step;
    const standards::ItemTraits& item;
    const conformity::DecisionRule& rule;
    std::span<const CaptureData> captures;
    std::span<const Mark> marks;
    std::string_view void_reason;                  ///< not empty: the operator declared the attempt void
    std::span<const TypedValue> typed = {};        ///< what was typed at the attempt's prompts
    std::span<const StepRun> earlier = {};         ///< the run's attempts before this one, in order, of all procedures
    const CalibrationSet* calibrations = nullptr;  ///< null: values are taken as indicated
    std::string_view procedure = {};               ///< whose step it is; empty: `earlier` is searched by step alone
    const laboratory::Part* part = nullptr;        ///< in a step that is done for each part: the one it is about
    std::span<const laboratory::Part> parts = {};  ///< the bill of parts as it stands
    std::string_view started_utc = {};             ///< when the attempt began: what certificates are held against
    std::string_view subject = {};                 ///< which of the step's subjects it is about

    [[nodiscard]] const CalibrationSet& calibration_set() const;
};

/// The pure heart: captures, marks and typed values to the attempt's result, by the step's evaluation. The same call is
/// made live, in recompute, and on the auditor's machine.
/// An error means the plan itself is wrong (missing parameter); bad data gives a result with its reason.
[[nodiscard]] base::Result<StepResult> evaluate(const EvaluationInput& input);

/// Judges a procedure from its attempts, in order: number of valid runs, aggregation, limits. Pure.
/// Steps that apply and have no data give NotEvaluated, unless `only_given` (judge), which lists them instead.
[[nodiscard]] ProcedureResult judge_procedure(const standards::StandardEdition& edition,
                                              const standards::Procedure& procedure, const standards::ItemTraits& item,
                                              const conformity::DecisionRule& rule, std::span<const StepRun> step_runs,
                                              bool only_given = false);

/// Whether the step has all the valid runs it needs, or may not be repeated any more.
struct RepeatState {
    int attempts = 0;
    int valid = 0;
    std::optional<int> needed;  ///< absent while the number of valid runs is unverified
    int attempts_left = 0;
    bool done = false;
};
[[nodiscard]] RepeatState repeat_state(const standards::StandardEdition& edition, const standards::Step& step,
                                       std::span<const StepRun> step_runs);

/// Decodes a wire log's bytes into what evaluate() takes.
[[nodiscard]] base::Result<CaptureData> decode_capture(const CaptureRecord& capture,
                                                       std::span<const std::uint8_t> wire_log,
                                                       const DecoderSource& decoders);

/// One difference between what is stored and what the bytes give.
struct Difference {
    std::string run;
    std::string step;  ///< "braking/dry.both#3", or "braking" for the procedure's own judgement
    std::string field;
    std::string stored;
    std::string recomputed;
};
/// From wire log to verdict again, with the pack, release and certificates of the archive.
[[nodiscard]] base::Result<std::vector<Difference>> recompute(const Run& run, const EvidenceSource& evidence,
                                                              const DecoderSource& decoders);
/// A certificate in the place of the one a run used.
struct WhatIf {
    std::string role;
    laboratory::Certificate certificate;
};
/// The same with other certificates for their measurands: what the record would say had they been the ones. Nothing is
/// changed by the question. Errors: not_found when the run has no such role.
[[nodiscard]] base::Result<std::vector<Difference>> recompute_what_if(const Run& run, std::span<const WhatIf> instead,
                                                                      const EvidenceSource& evidence,
                                                                      const DecoderSource& decoders);
/// The edition a run was judged by, rebuilt from the archived pack and release.
[[nodiscard]] base::Result<standards::StandardEdition> edition_of(const Run& run, const EvidenceSource& evidence);

}  // namespace velocert::sequence
