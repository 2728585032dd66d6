// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include <cstdint>
#include <optional>
#include <string_view>
#include <vector>

#include <tl/expected.hpp>

#include "core/conformity/reason.h"
#include "core/sequence/evaluations/evaluation.h"

namespace velocert::sequence {

/// What a satellite receiver told of one moment. Nothing in it is filled in from the moment before.
struct FixEpoch {
    std::int64_t device_us = metrology::Indication::no_time;   ///< the receiver's clock
    std::int64_t arrival_ns = metrology::Indication::no_time;  ///< of the first sentence; no_time in a bare recording
    std::uint64_t offset = 0;                                  ///< of the first sentence
    bool fixed = false;  ///< it tells where it is, and that satellites say so: no dead reckoning, no typed position
    std::optional<double> latitude;   ///< degrees, north positive
    std::optional<double> longitude;  ///< degrees, east positive
    std::optional<double> height;     ///< m above mean sea level
    std::optional<double> speed;      ///< m/s
    std::optional<int> quality;       ///< as NMEA 0183 counts
    std::optional<int> mode;          ///< 3: in three dimensions
    std::optional<int> satellites;    ///< used, as the position's sentence counts them (some stop at 12)
    std::optional<int> beidou;        ///< of BeiDou, used; nothing where only those in view are told
    std::optional<int> others;        ///< of all other systems, used
};

/// The moments of a stretch of a capture, in order. A new one begins with another time of the receiver's clock, and
/// where a receiver tells none, with whatever has been told already. A last
/// one that tells less than the one before was cut off, and is left out.
[[nodiscard]] std::vector<FixEpoch> fix_epochs(const CaptureData& capture, std::uint64_t from, std::uint64_t to);

/// A receiver's stretch of the attempt, with the reason why nothing may be made of it: the last mark of the action on
/// that role; or, where the capture was imported and nobody could mark it, all of it.
struct FixSeries {
    std::vector<FixEpoch> epochs;
    /// Index in `epochs` from which the stretch begins; those before it belong to the same capture.
    std::size_t first = 0;
};
[[nodiscard]] tl::expected<FixSeries, conformity::Reason> fix_series(const EvaluationInput& input,
                                                                     std::string_view action, std::string_view role);

/// Seconds from one moment to a later one. By the receiver's own clock, of which only the time of the day is looked at
/// (the date becomes known with the first fix); where that does not run on step by step, each above zero and none above
/// `longest_gap_s`, by the times of arrival; where there are none, clock_fault, or series_gap for a step that is too
/// long.
[[nodiscard]] tl::expected<double, conformity::Reason> seconds_between(const std::vector<FixEpoch>& epochs,
                                                                       std::size_t from, std::size_t to,
                                                                       double longest_gap_s);

}  // namespace velocert::sequence
