// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include <string_view>
#include <vector>

#include "reports/content/build_report.h"

namespace velocert::reports {

// Figures that a person read with a gauge and typed: results of the attempt, told as they were typed, together with
// the smallest step of the gauge. Pure.

/// Whether any attempt holds a figure of that name and the smallest step it was read with.
[[nodiscard]] bool read_with_gauge(const std::vector<const sequence::StepRun*>& attempts, std::string_view field);
/// The field whose gauge has the smallest step that `value` names; null where the value is none.
[[nodiscard]] const standards::Field* gauged_field(const standards::Step& step, std::string_view value);
/// The field's title, with the resolution where all attempts have the same: "Usable width (resolution 1 mm)".
[[nodiscard]] Bilingual gauged_heading(const std::vector<const sequence::StepRun*>& attempts,
                                       const standards::Field& field);
/// What was typed in one of the attempts ("220 mm"), with its resolution where the heading does not tell it; "–" where
/// nothing was.
[[nodiscard]] Bilingual gauged_words(const ReportInput& input, const std::vector<const sequence::StepRun*>& attempts,
                                     const sequence::StepRun& attempt, const standards::Field& field);

}  // namespace velocert::reports
