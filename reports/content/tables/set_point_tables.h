// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include <string_view>
#include <vector>

#include "reports/content/build_report.h"
#include "reports/content/report.h"

namespace velocert::reports {

// What the report says of steps that measure at several set points, and of motors.

/// "torque_2" is a value of the second set point; "torque_2_type_a" goes with it.
[[nodiscard]] bool is_of_set_point(std::string_view value_name);

/// One row for each set point of the attempt; no rows when it has no such values.
[[nodiscard]] Table set_point_table(const standards::Step& step, const sequence::StepRun& attempt);

/// Tables, figures and lines that follow the attempts of the procedure: per set point, torque over speed, inductance
/// over the rotor's position, and the no-load speeds that follow from the back-EMF.
[[nodiscard]] std::vector<Block> motor_blocks(const ReportInput& input, const standards::Procedure& procedure);

/// Which part of a step an assessment is of: the step's title, with the set point where the limit holds at one of
/// several. The assessment must be one of the result's: two steps may be judged by one limit, in their order.
[[nodiscard]] Bilingual assessed_title(const ReportInput& input, const standards::Procedure& procedure,
                                       const sequence::ProcedureResult& result,
                                       const conformity::Assessment& assessment);

}  // namespace velocert::reports
