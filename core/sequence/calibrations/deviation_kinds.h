// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include <string_view>

namespace velocert::sequence {

// Kinds of Deviation: an instrument used in spite of its calibration; a result that a combined run does not take, where
// `role` is "procedure/<id>", `cause` the run and its verdict, and nobody approves beside the report's own signers; a
// run of which a combined one holds results and that did not do all it planned, where `role` is "run/<id>", `cause` how
// it ended and `reason` by what (the same again where nothing was said).
inline constexpr std::string_view of_calibration = "calibration";
inline constexpr std::string_view result_not_taken = "result-not-taken";
inline constexpr std::string_view ended_early = "ended-early";

}  // namespace velocert::sequence
