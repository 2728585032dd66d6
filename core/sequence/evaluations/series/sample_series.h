// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include <optional>
#include <string_view>

#include <tl/expected.hpp>

#include "core/conformity/reason.h"
#include "core/metrology/indication.h"
#include "core/sequence/evaluations/evaluation.h"
#include "core/sequence/evaluations/series/steady_state.h"

namespace velocert::sequence {

/// Which clock stamps a series: instruments that are asked have none of their own.
enum class TimeBase : std::uint8_t {
    arrival,  ///< when the frame's last byte arrived, monotonic; comparable between the instruments of one run
    device,   ///< the instrument's own
};

/// What one instrument showed of one measurand during one action.
struct SampleSeries {
    Series samples;                                    ///< corrected by calibration where the run has one
    std::optional<metrology::AnyQuantity> resolution;  ///< the coarsest smallest step shown
};

/// The series of that role within the action's mark. An action of that name that is not there, or nothing of that
/// measurand, gives an empty series. Otherwise: value_missing (an answer without value, an alarm), the reasons of
/// corrected(), series_gap (frames or the log's end lost), clock_fault (no time, or one that goes back),
/// instrument_restarted.
[[nodiscard]] tl::expected<SampleSeries, conformity::Reason> sample_series(const EvaluationInput& input,
                                                                           std::string_view action,
                                                                           std::string_view role,
                                                                           metrology::Measurand measurand,
                                                                           TimeBase time_base);

/// The step's role whose mark of that action has that measurand: the action's own, or one read alongside. Empty when
/// there is none.
[[nodiscard]] std::string_view role_with(const EvaluationInput& input, std::string_view action,
                                         metrology::Measurand measurand);

/// A computed value in the preferred unit of its kind leaves the computation: nearest base unit. Nothing for NaN.
[[nodiscard]] std::optional<metrology::AnyQuantity> exact(metrology::Kind kind, double value);
/// The value in the preferred unit of its kind, for computing.
[[nodiscard]] double number(const metrology::AnyQuantity& value);

}  // namespace velocert::sequence
