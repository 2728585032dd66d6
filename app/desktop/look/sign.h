// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include <cstdint>

#include "core/conformity/verdict.h"
#include "core/sequence/instrument.h"

namespace velocert::app {

/// What is shown by shape, word and colour together, wherever it appears.
enum class Sign : std::uint8_t {
    none,
    pass,            ///< tick
    fail,            ///< cross
    inconclusive,    ///< diamond
    not_evaluated,   ///< dash
    not_applicable,  ///< dot
    running,         ///< triangle
    simulated,       ///< hollow diamond
    done,            ///< frame with a dot: done, and nothing in it to decide
    open,            ///< ring: still to do, or not open
    slow,            ///< half circle
    broken,          ///< broken ring: stale, unplugged
    live,            ///< full circle
};

[[nodiscard]] Sign sign_of(conformity::Verdict verdict);
[[nodiscard]] Sign sign_of(sequence::InstrumentState state);

}  // namespace velocert::app
