// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include <string>
#include <string_view>

#include "core/sequence/instrument.h"

namespace velocert::instruments {

/// Adds what one identity event told ("maker|model|serial|software", empty parts say nothing) to what is known.
/// An instrument that calls itself VIRTUAL anywhere is a simulated one from then on.
void learn_identity(sequence::InstrumentIdentity& identity, std::string_view told);

/// True for what tells nothing of itself and sits on a pseudo-terminal. Many instruments have no name to tell, and
/// neither has their simulator; behind a pseudo-terminal stands a program, and unless it says what it is, what it shows
/// is never taken for a measurement.
[[nodiscard]] bool unnamed_program(const sequence::InstrumentIdentity& identity, const std::string& port);

}  // namespace velocert::instruments
