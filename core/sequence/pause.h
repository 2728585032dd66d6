// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include <chrono>
#include <optional>
#include <span>
#include <string_view>

#include "core/conformity/reason.h"
#include "core/sequence/run.h"
#include "core/standards/procedure.h"

namespace velocert::sequence {

// The pause between the attempts of a step: from the end of the last acquisition before to the beginning of this one,
// by the wall-clock times that the record keeps with the marks. Pure.

/// How long the pause before an attempt was; nothing before the first acquisition, or when the marks keep no times.
[[nodiscard]] std::optional<std::chrono::milliseconds> pause_before(const standards::Step& step,
                                                                    std::string_view procedure,
                                                                    std::span<const Mark> marks,
                                                                    std::span<const StepRun> earlier);

/// Until when the method asks for rest before the next attempt; nothing where it asks for none, or nothing was acquired
/// yet in this step.
[[nodiscard]] std::optional<std::chrono::system_clock::time_point> rest_ends(const standards::Step& step,
                                                                             std::string_view procedure,
                                                                             std::span<const StepRun> earlier);

/// Until when the next acquisition of the step has to begin; nothing when the method limits no pause, or nothing was
/// acquired yet in this step. `procedure` empty: any.
[[nodiscard]] std::optional<std::chrono::system_clock::time_point> pause_ends(const standards::Step& step,
                                                                              std::string_view procedure,
                                                                              std::span<const StepRun> earlier);

/// pause_too_long when the acquisition `action` began after that, pause_too_short when it began before the rest was
/// over; clock_fault when it began before the last one ended, or a time cannot be read. None when it was in time, or
/// when the marks keep no times (older records).
[[nodiscard]] conformity::Reason pause_objection(const standards::Step& step, std::string_view procedure,
                                                 std::string_view action, std::span<const Mark> marks,
                                                 std::span<const StepRun> earlier);

}  // namespace velocert::sequence
