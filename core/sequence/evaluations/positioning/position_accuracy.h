// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include <optional>
#include <span>
#include <utility>
#include <vector>

#include "core/base/clock.h"
#include "core/sequence/evaluations/evaluation.h"
#include "core/sequence/evaluations/positioning/fix_epochs.h"
#include "core/sequence/evaluations/positioning/geodesy.h"

namespace velocert::sequence {

/// What positions are compared with.
struct Reference {
    Place place;
    double speed = 0;  ///< m/s; a point stands still
};

/// Root mean squares over the moments of a stretch, each with how many went into it.
struct PositionErrors {
    double horizontal = 0;  ///< m
    double vertical = 0;    ///< m
    double speed = 0;       ///< m/s
    std::size_t positions = 0;
    std::size_t heights = 0;
    std::size_t speeds = 0;
};
/// Square root of the mean of the squares, about the reference and not about the mean: a constant offset counts in
/// full. Heights of fixes in two dimensions are left out. Moments without a fix must not be among them.
[[nodiscard]] PositionErrors position_errors(std::span<const FixEpoch> epochs, const Reference& reference);

/// The same against a second receiver, moment by moment: what it told at the same time of the receivers' clocks, which
/// are both UTC, within `within_s`. So the reference may move. Moments outside of what the reference tells are left
/// out; `unmatched` counts those inside of it without a like.
struct MatchedErrors {
    PositionErrors errors;
    std::size_t unmatched = 0;
    std::size_t alike = 0;  ///< of errors.positions those in which both told the very same figures
    /// The first two days, as both receivers tell them, that are not the same one.
    std::optional<std::pair<base::Date, base::Date>> days = {};
};
[[nodiscard]] MatchedErrors matched_errors(std::span<const FixEpoch> epochs, std::span<const FixEpoch> reference,
                                           double within_s);

/// The moments with a fix, from the first one on; and why they do not count as they are: series_empty, no_fix (also
/// when it is lost again: leaving out the moments without one would make a receiver better that loses its way),
/// series_gap, stale, clock_fault, too_few_epochs. Figures may be worked out all the same, to be looked at.
struct CountedEpochs {
    std::vector<FixEpoch> epochs;
    conformity::Reason trouble = conformity::Reason::none;
};
[[nodiscard]] CountedEpochs counted_epochs(const FixSeries& series, std::size_t least, double longest_gap_s);
/// The typed point "reference_latitude", "reference_longitude", "reference_height"; nothing where one of them is
/// missing.
[[nodiscard]] std::optional<Place> typed_reference(std::span<const TypedValue> typed);
/// Their mean position: what a reference receiver says of its place.
[[nodiscard]] std::optional<Place> mean_place(std::span<const FixEpoch> epochs);

/// The evaluation: positions, heights and speeds of the role "receiver" during "receive", against the typed
/// "reference_latitude", "reference_longitude", "reference_height" (above the sea, as receivers tell it) and, where the
/// unit does not stand still, "reference_speed"; or against the role "reference": where the step has the parameter
/// matched_within, moment by moment (a moment of the reference's stretch without a like is a series_gap), else against
/// its mean. Without either, the
/// scatter about its own mean is told and not judged (reference_missing). A stretch that does not count keeps its
/// figures beside the reason. Parameters: longest_gap, least_epochs, matched_within; and, optional, since records of
/// before were judged without them: reference_rule, by which a reference that tells the receiver's very own figures at
/// every moment is none (reference_missing), and one of another day neither (clock_fault); longest_offset, beyond which
/// the reference is not where the receiver stands (implausible). By reference_rule a lack of heights or speeds is told
/// as such (value_missing). Each of these reasons has a word under the name of each figure. Values: horizontal_rms,
/// vertical_rms, speed_rms, positions, and as far as the receiver tells them satellites_least, beidou_least,
/// share_of_beidou.
[[nodiscard]] base::Result<StepResult> position_accuracy(const EvaluationInput& input);

/// The evaluation "beidou-alone": that every position of the stretch was found with satellites of BeiDou and of no
/// other system, by what the receiver tells of those it used. Others among them, or none told: other_constellation.
/// Values: share_of_beidou, beidou_least, positions.
[[nodiscard]] base::Result<StepResult> beidou_alone(const EvaluationInput& input);

}  // namespace velocert::sequence
