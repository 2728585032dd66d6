// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include <optional>
#include <string>
#include <vector>

#include "app/desktop/model/archive/past_run.h"

// Two runs of the past as curves in one chart: attempts at the same step, the same quantity, each from its own bytes.
// For looking at: nothing is judged by it. Pure.
namespace velocert::app {

/// A step that both runs attempted with an instrument, of one part where it is done for parts.
struct ComparedStep {
    QString title;
    std::vector<int> first;   ///< places of its attempts in the first run's list; never empty
    std::vector<int> second;  ///< the same of the second run
    int first_opens = 0;      ///< the last of them that counts, else the last
    int second_opens = 0;
};
/// In the order of the first run.
[[nodiscard]] std::vector<ComparedStep> compared_steps(const PastRun& first, const PastRun& second);

/// One of the two attempts, with what its bytes say.
struct ComparedAttempt {
    const PastRun& past;
    const sequence::StepRun& attempt;
    const AttemptTimeline& timeline;
};

/// A quantity that both attempts have from the instrument of the same role.
struct ComparedQuantity {
    std::size_t first = 0;                          ///< capture
    std::size_t second = 0;                         ///< capture
    std::optional<metrology::Measurand> measurand;  ///< over time; nothing: the speed of a ride over the distance
    bool opens = false;                             ///< what is looked at first
};
[[nodiscard]] std::vector<ComparedQuantity> compared_quantities(const ComparedAttempt& first,
                                                                const ComparedAttempt& second);

/// Both curves in the unit of the first. Time counts from each attempt's first byte, distance from each brake trigger.
/// Limits and gates of the first stay; those of the second where they differ are marked with its number. What the
/// uncertainty makes of a limit belongs to one run alone and is left out.
[[nodiscard]] reports::Chart compared_chart(const ComparedAttempt& first, const ComparedAttempt& second,
                                            const ComparedQuantity& quantity);

/// What both curves say at one place: "1: 24.3 km/h · 2: 24.9 km/h · Δ 0.6 km/h"; a curve that has nothing there yet is
/// left out, and Δ where one of them is.
[[nodiscard]] QString compared_values(const reports::Chart& chart, double at);

}  // namespace velocert::app
