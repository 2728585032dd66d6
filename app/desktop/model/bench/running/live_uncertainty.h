// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include <QString>
#include <optional>
#include <span>
#include <string>

#include "core/sequence/calibrations/calibration_set.h"
#include "core/sequence/judging/expected_decision.h"

namespace velocert::app {

// What can be told of uncertainty while a step is under way, and in which words it cannot be told. Pure; nothing is
// estimated here that the budget of the step or a certificate does not give.

/// The expanded uncertainty of a value that is shown, as the certificate in use gives it at that value.
struct ShownUncertainty {
    metrology::AnyQuantity expanded;
    base::Decimal coverage_factor;
};
/// Nothing where the run has no certificate of that role for what is shown, or the value lies outside its range.
[[nodiscard]] std::optional<ShownUncertainty> shown_uncertainty(const sequence::CalibrationSet& calibrations,
                                                                const std::string& role,
                                                                const metrology::Indication& indication);
/// "U = 0.02 kg (k = 2)"; of nothing: that the certificate does not say it.
[[nodiscard]] QString shown_uncertainty_words(const std::optional<ShownUncertainty>& shown);

/// What the bench can be expected to decide at that limit in that step. Of several values that are held against it the
/// one with the largest uncertainty, for its guard band holds for the others too.
[[nodiscard]] const sequence::ExpectedDecision* expected_at(std::span<const sequence::ExpectedDecision> all,
                                                            const std::string& procedure, const std::string& step,
                                                            const conformity::Limit& limit);

/// "Result: U at least 0.06 m at the limit (k = 2); within that of the limit a result carries more than the usual
/// risk.", or why nothing can be told before the end. Empty for a step without a limit of its own.
/// `scatter_of`: from so many attempts; 0: their scatter is not in it yet, which is said where the step needs several.
[[nodiscard]] QString expectation_words(const sequence::ExpectedDecision* expected, const conformity::Limit* limit,
                                        const standards::Step& step, bool calibrated, int scatter_of = 0);

}  // namespace velocert::app
