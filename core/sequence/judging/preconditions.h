// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include <chrono>
#include <optional>
#include <span>
#include <string>
#include <string_view>

#include "core/sequence/run.h"
#include "core/standards/edition.h"

namespace velocert::sequence {

// What a step asks for before it: other steps that have been done ("needs"), and the rest of the sample since ("waits",
// ISO 554 and the like: conditioning). By the wall-clock times that the record keeps with the attempts. Pure.

/// The first step ("procedure/step") that this one needs before it and of which no attempt counts; for each of its
/// subjects, where it has some. What does not apply to the item is not asked for. Empty: there is none.
[[nodiscard]] std::string unmet_need(const standards::StandardEdition& edition, const standards::ItemTraits& item,
                                     const standards::Step& step, std::span<const StepRun> earlier);

/// The rest of a sample before a step.
struct SampleRest {
    std::chrono::system_clock::time_point since;  ///< the end of the last attempt that counts of what it needs
    std::chrono::system_clock::time_point ends;   ///< to the millisecond, never before it is over
    metrology::AnyQuantity asked;
};
/// Nothing where the step asks for no rest, or nothing was done yet from which it would count. Errors: a time of the
/// record that cannot be read.
[[nodiscard]] base::Result<std::optional<SampleRest>> rest_before(const standards::Step& step,
                                                                  std::span<const StepRun> earlier);

/// The attempt that is asked about.
struct AttemptBegun {
    std::string_view started_utc;
    std::chrono::microseconds passed_over{0};  ///< of the rest, by a virtual bench; counts in a specimen only
    std::string_view measured_utc = {};        ///< the end of what was acquired in it; empty: nothing was
};
/// Why an attempt that began then does not count: rests_on_missing under the name "needs" with the step that is
/// missing; pause_too_short under "rest" with what was kept, what is asked for and both times; pause_too_long under
/// "within" where it was measured later than the limit of that name lets it be (one that nobody verified holds nothing
/// against an attempt, and lets none pass; see unverified_condition); clock_fault where a time cannot be read or the
/// attempt began before its sample's rest did. Nothing where all was as the step asks.
[[nodiscard]] std::optional<NamedWord> precondition_objection(const standards::StandardEdition& edition,
                                                              const standards::ItemTraits& item,
                                                              const standards::Step& step, const AttemptBegun& attempt,
                                                              std::span<const StepRun> earlier);

}  // namespace velocert::sequence
