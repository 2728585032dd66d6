// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include <span>
#include <string>
#include <string_view>

#include "core/base/json.h"
#include "core/base/result.h"
#include "core/sequence/instrument.h"
#include "instruments/drivers/driver.h"

namespace velocert::instruments {

// What a description must keep before an instrument may be driven by it, beyond making sense. A description that a
// stored wire log carries is not asked for this: its bytes were exchanged already, and they must be decoded as they
// were then.

/// The kinds of instruments there are: what procedures ask for by `kind`.
[[nodiscard]] std::span<const std::string_view> instrument_kinds();

/// Whether bytes may be sent to a port of which nobody knows what stands behind it: each part is a question, or holds
/// no word that switches, sets, resets or begins something. Case does not count.
[[nodiscard]] bool harmless_question(std::string_view bytes);

/// Errors name source, line and column: a kind or an id of its own making, numbers outside of their limits, a range
/// that is none, a message without the check, something that energises and does not say so or does not prove its stop,
/// a probe that might switch something.
[[nodiscard]] base::Result<void> fit_for_use(const base::Json& json, const std::string& source, const Driver& driver);

}  // namespace velocert::instruments
