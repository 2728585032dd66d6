// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include <cstdint>
#include <span>

#include "core/base/result.h"
#include "core/sequence/evaluations/evaluation.h"

namespace velocert::sequence {

/// The pure heart: captures, marks and typed values to the attempt's result, by the step's evaluation. The same call is
/// made live, in recompute, and on the auditor's machine.
/// An error means the plan itself is wrong (missing parameter); bad data gives a result with its reason.
[[nodiscard]] base::Result<StepResult> evaluate(const EvaluationInput& input);

/// Decodes a wire log's bytes into what evaluate() takes.
[[nodiscard]] base::Result<CaptureData> decode_capture(const CaptureRecord& capture,
                                                       std::span<const std::uint8_t> wire_log,
                                                       const DecoderSource& decoders);

}  // namespace velocert::sequence
