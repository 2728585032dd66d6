// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include <optional>
#include <span>
#include <string>
#include <string_view>
#include <vector>

#include "core/sequence/evaluations/evaluation.h"

namespace velocert::sequence {

/// One figure of a step's result that is held against a limit.
struct Judged {
    std::string use;    ///< of the step's limits ("result"; "result/lead-acid" stands behind it for that battery)
    std::string value;  ///< name of the result's value ("mass", "corrected_distance")
    /// The set point at which this figure is judged, where a limit holds at several.
    std::optional<metrology::WrittenQuantity> at = {};
};

/// A kind of evaluation: the pure function that makes an attempt's result, and what of it is judged. What it needs of a
/// step's data is declared beside the pack loader (core/standards/evaluation_needs).
struct EvaluationKind {
    std::string_view name;
    base::Result<StepResult> (*evaluate)(const EvaluationInput& input);
    /// The figures held against limits, in order. None: the step only contributes to a later one, and must be
    /// completed.
    std::vector<Judged> (*judged)(const standards::StandardEdition& edition, const standards::Step& step,
                                  const standards::ItemTraits& item);
    /// The figures are answers of a person: judged one by one as they are, with what is missing named.
    bool answered = false;
};

/// All kinds: the one explicit list.
[[nodiscard]] std::span<const EvaluationKind> evaluation_kinds();
/// Null when there is none of that name.
[[nodiscard]] const EvaluationKind* find_evaluation(std::string_view name);

/// Whether a step is judged by the answers of a person.
[[nodiscard]] bool is_answered(const standards::Step& step);

/// What of a step is judged; nothing for an unknown evaluation.
[[nodiscard]] std::vector<Judged> judged_of(const standards::StandardEdition& edition, const standards::Step& step,
                                            const standards::ItemTraits& item);

}  // namespace velocert::sequence
