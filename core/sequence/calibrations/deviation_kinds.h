// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include <string_view>

namespace velocert::sequence {

// Kinds of Deviation: an instrument used in spite of its calibration; a result that a combined run does not take, where
// `role` is "procedure/<id>", `cause` the run and its verdict, and nobody approves beside the report's own signers.
inline constexpr std::string_view of_calibration = "calibration";
inline constexpr std::string_view result_not_taken = "result-not-taken";

}  // namespace velocert::sequence
