// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include <chrono>
#include <cstddef>
#include <cstdint>
#include <optional>
#include <span>
#include <string>
#include <string_view>
#include <vector>

#include "core/sequence/run.h"
#include "core/standards/edition.h"

namespace velocert::sequence {

/// Where a step of an order stands.
enum class PlannedState : std::uint8_t {
    done,       ///< it has what it needs of valid attempts
    ready,      ///< nothing is in its way
    after,      ///< another step has to be done first
    resting,    ///< the sample still has to rest
    no_sample,  ///< its sample was used up by a destructive step
};
[[nodiscard]] std::string_view name(PlannedState state);

/// One step that the order asks for, in the place where it is best done.
struct PlannedStep {
    using Time = std::chrono::system_clock::time_point;
    std::string procedure;
    std::string step;
    standards::Title title;
    std::string clause;
    std::string sample;  ///< on which sample of the plan
    bool destructive = false;
    PlannedState state = PlannedState::ready;
    std::vector<std::string> after;            ///< "procedure/step" that are still open
    std::optional<Time> rests_until;           ///< resting: until when
    std::optional<std::chrono::seconds> rest;  ///< that it asks for, before it
    std::optional<Time> done_at;
    [[nodiscard]] std::string key() const { return procedure + '/' + step; }
};

/// The order of tests of one item over days.
struct TestPlan {
    std::vector<PlannedStep> steps;
    std::size_t done = 0;
    std::vector<std::string> beside;  ///< what can be done while a sample rests; empty where none rests
    std::optional<PlannedStep::Time> first_done;
    std::optional<PlannedStep::Time> last_done;
};

/// Plans every step that applies to the item. In the order: what a step needs before it; steps that a long rest waits
/// for as early as they can be; destructive ones last, and on each sample after all others. A step without a sample of
/// its own is done on the first ("A"). `runs` are the item's runs by this edition, of any age: a step is done when one
/// of them has the valid attempts it needs, for each of its subjects. Pure.
[[nodiscard]] TestPlan plan_tests(const standards::StandardEdition& edition, const standards::ItemTraits& item,
                                  std::span<const Run> runs, PlannedStep::Time now);

}  // namespace velocert::sequence
