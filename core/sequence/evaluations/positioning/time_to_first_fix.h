// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include <cstddef>
#include <vector>

#include <tl/expected.hpp>

#include "core/sequence/evaluations/evaluation.h"
#include "core/sequence/evaluations/positioning/fix_epochs.h"

namespace velocert::sequence {

/// How a first fix is looked for.
struct FirstFixMethod {
    double longest_gap_s = 0;     ///< between two moments; a longer one hides when the fix came
    std::size_t consecutive = 1;  ///< moments with a fix, one after the other, that make it count
    double started_s = 0;         ///< when power or signal came, after the first moment of the stretch
    /// How long moments with a fix may stand at the beginning of a marked stretch: they were on their way when the mark
    /// was set. The time then counts from the last of them.
    double on_the_way_s = 0;
};
struct FirstFix {
    double seconds = 0;
    double interval_s = 0;    ///< from the moment before to the first one with a fix: how finely it is known
    std::size_t epoch = 0;    ///< its index
    std::size_t without = 0;  ///< moments without a fix before it
};
/// The time from the start to the first fix. The start is the last moment before the stretch, or its first moment where
/// there is none before (power came with it), plus what the method says. Reasons: series_empty; start_missing when the
/// receiver has a fix already at the start; no_fix; too_few_epochs when what came did not hold; those of
/// seconds_between().
[[nodiscard]] tl::expected<FirstFix, conformity::Reason> first_fix(const FixSeries& series,
                                                                   const FirstFixMethod& method);

/// The evaluation: the receiver's record during the action "receive", which begins when power or signal comes ("start"
/// of the step's conditions says which: cold, hot, after-loss; it changes nothing in the computation). A recording that
/// was imported begins with its first moment, or with the typed "started_after". Where the receiver says on the line
/// that it starts anew, the time counts from there. Parameters: longest_gap, consecutive,
/// on_the_way. Values: time_to_first_fix,
/// epoch_interval, moments_without_fix, satellites.
[[nodiscard]] base::Result<StepResult> time_to_first_fix(const EvaluationInput& input);

}  // namespace velocert::sequence
