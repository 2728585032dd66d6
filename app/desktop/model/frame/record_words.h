// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include <QString>
#include <string>

#include "core/metrology/indication.h"
#include "core/sequence/run.h"
#include "core/standards/edition.h"

namespace velocert::app {

// Records keep what happened as English sentences; these say the ones the program itself writes in the language in use.
// What is none of them (a person's words, an instrument's own) stands as it is.

/// Why the run ended as it did.
[[nodiscard]] QString lifecycle_text_words(const std::string& recorded);
/// What an instrument said at the end of an attempt.
[[nodiscard]] QString safe_state_words(const std::string& recorded);
/// A warning about the archive's outside places.
[[nodiscard]] QString integrity_warning_words(const std::string& warning);
/// What the edition calls a role; its id where it knows none.
[[nodiscard]] standards::Title role_of(const standards::StandardEdition& edition, const std::string& role);
/// The instrument of that role, as the procedures of the edition call it.
[[nodiscard]] QString role_title(const standards::StandardEdition& edition, const std::string& role);
/// "Wet, both brakes, 16 km/h · attempt 2", as the edition calls the step; its id where it knows none.
[[nodiscard]] QString attempt_title(const standards::StandardEdition& edition, const sequence::StepRun& attempt);
/// What a picture or a file of a training or virtual run says of itself.
[[nodiscard]] QString specimen_words();
/// "mass 62.95 kg, stable", with the digits of the instrument.
[[nodiscard]] QString reading_words(const metrology::Indication& indication);
[[nodiscard]] QString measurand_word(metrology::Measurand measurand);
/// The kind of a driver: "balance".
[[nodiscard]] QString driver_kind_word(const std::string& kind);

}  // namespace velocert::app
