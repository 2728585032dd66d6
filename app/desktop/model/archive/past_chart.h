// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include <optional>
#include <utility>
#include <vector>

#include "app/desktop/model/archive/past_run.h"

// The charts of an attempt of the past: each measurand over time, as prompts and bytes run along time too; and of a
// ride its speed over the distance from the brake trigger, where its limit has a place. Pure.
namespace velocert::app {

/// The measurand, as a place in capture.measurands(), that an attempt opens on: of a ride the speed, else the first one
/// of the kind that the result is judged by, else the most frequent one.
[[nodiscard]] int opening_measurand(const PastRun& past, const sequence::StepRun& attempt,
                                    const TimelineCapture& capture);

/// A measurand over time with what it is judged by: limit and guard band of the assessment on record; of a ride's speed
/// the band that the speed at onset must lie in, and the brake trigger.
[[nodiscard]] reports::Chart judged_time_chart(const PastRun& past, const sequence::StepRun& attempt,
                                               const TimelineCapture& capture, metrology::Measurand measurand);

/// A ride over its distance: the same definition as in the report.
struct DistanceChart {
    reports::Chart chart;
    std::vector<std::pair<double, double>> places;  ///< seconds and metres from the trigger, both not decreasing

    [[nodiscard]] double x_at(double seconds) const;
    [[nodiscard]] double seconds_at(double x) const;
};
/// Nothing where the attempt is no ride, or this instrument recorded no distance.
[[nodiscard]] std::optional<DistanceChart> distance_chart(const PastRun& past, const sequence::StepRun& attempt,
                                                          const TimelineCapture& capture);

}  // namespace velocert::app
