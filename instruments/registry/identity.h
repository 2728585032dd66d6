// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include <string_view>

#include "core/sequence/instrument.h"

namespace velocert::instruments {

/// Adds what one identity event told ("maker|model|serial|software", empty parts say nothing) to what is known.
/// An instrument that calls itself VIRTUAL anywhere is a simulated one from then on.
void learn_identity(sequence::InstrumentIdentity& identity, std::string_view told);

}  // namespace velocert::instruments
