// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include <QStringList>

#include "core/sequence/run.h"
#include "core/standards/edition.h"

namespace velocert::app {

/// What the method asks of a field that states a condition: "5 °C … 35 °C"; empty where it is only recorded.
[[nodiscard]] QString asked_condition_words(const standards::StandardEdition& edition, const standards::Step& step,
                                            const standards::Field& field);
/// Each condition that kept an attempt from counting, with what was answered and what the method asks for: "Mass of
/// vehicle, rider and gear: 130 kg, where = 100 kg ± 1 % is asked for". Nothing where the record names none: an attempt
/// that counts, and one of before they were named.
[[nodiscard]] QStringList unkept_condition_words(const standards::StandardEdition& edition, const standards::Step& step,
                                                 const sequence::StepRun& attempt);

}  // namespace velocert::app
