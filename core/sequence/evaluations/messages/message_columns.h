// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include <string_view>

#include "core/sequence/answers/answered_file.h"
#include "core/sequence/evaluations/evaluation.h"
#include "core/sequence/evaluations/messages/message_log.h"

namespace velocert::sequence {

/// Whether the log can be judged by the step: it has a column for each field that a message must hold and, where alarms
/// are judged, one for them; and where the step says what a field can be, the column is of that kind. A column that is
/// called otherwise would be taken for what the vehicle did not send. One in which every cell is empty is there: then
/// the vehicle sent nothing. Errors name the column, those that nothing asks for, and the header that was expected.
/// A log that was read by LogRule::rounded is not looked at.
[[nodiscard]] base::Result<void> check_columns(const EvaluationInput& input, const MessageLog& log,
                                               std::string_view source);

/// Of a file that is handed in for the step: that it is such a log, by check_columns. A step of another evaluation, and
/// a field that is no log, take any file.
[[nodiscard]] base::Result<void> check_message_log(const EvaluationInput& input, std::string_view field,
                                                   const AnsweredFile& file);

}  // namespace velocert::sequence
