// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include <cstdint>
#include <string>
#include <string_view>
#include <vector>

#include "core/conformity/assessment.h"
#include "core/sequence/run.h"

namespace velocert::sequence {

/// What a Pass rests on that its reader has to know; it changes no verdict and is not stored.
enum class PassCaveat : std::uint8_t {
    uncertainty_not_stated,  ///< a quantity was accepted without any uncertainty (simple acceptance)
    provisional_limit,       ///< the limit's figure is not confirmed against the official text
};
[[nodiscard]] std::string_view name(PassCaveat caveat);

/// Of one assessment; none where it is no Pass, or decides nothing. Counts have no uncertainty to state.
[[nodiscard]] std::vector<PassCaveat> caveats(const conformity::Assessment& assessment);

/// Of the whole result, as warnings of a document: "provisional-limit brake.dry.both.distance". Each once.
[[nodiscard]] std::vector<std::string> caveat_warnings(const ProcedureResult& result);
/// " No uncertainty was stated. The limit is provisional." to stand behind the reason of a Pass; names the limits where
/// several were judged. Empty where there is nothing to say.
[[nodiscard]] std::string caveat_sentences(const conformity::Assessment& assessment);
[[nodiscard]] std::string caveat_sentences(const ProcedureResult& result);

}  // namespace velocert::sequence
