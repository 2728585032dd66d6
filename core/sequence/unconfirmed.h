// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include <string>
#include <string_view>

#include "core/sequence/run.h"

namespace velocert::sequence {

/// In the record of an attempt that a stop ended before anybody said whether it went as the method asks.
inline constexpr std::string_view nobody_confirmed = "before anybody said that the attempt went as the method asks";

/// Whether that is what ended the attempt. It is on record and counts for nothing.
[[nodiscard]] inline bool unconfirmed(const StepRun& attempt) {
    return attempt.outcome == conformity::Outcome::aborted &&
           attempt.error_text.find(nobody_confirmed) != std::string::npos;
}

}  // namespace velocert::sequence
