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

#include "core/laboratory/order.h"
#include "core/sequence/run.h"
#include "core/standards/edition.h"
#include "core/standards/needs/test_conditions.h"
#include "core/standards/sample_plan.h"

namespace velocert::sequence {

/// Where a step of an order stands.
enum class PlannedState : std::uint8_t {
    done,       ///< it has what it needs of valid attempts
    ready,      ///< nothing is in its way
    after,      ///< another step has to be done first
    resting,    ///< the sample still has to rest
    no_sample,  ///< its samples were used up by destructive steps
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
    standards::Title procedure_title = {};
    laboratory::SampleCode code = {};  ///< of the sample, as the laboratory's own label has it
    /// The earliest time for what is open: now, or when the rests before it can be over. How long the work itself takes
    /// is not known, and counts as nothing. Absent for what is done or never can be.
    std::optional<Time> not_before = {};
    /// Open and with a rest before it: "procedure/step" that can be done while the sample rests, in the plan's order.
    std::vector<std::string> meanwhile = {};
    std::vector<standards::StatedCondition> conditions = {};  ///< what must hold for it to say anything
    /// "procedure/step" of the plan whose result is taken in its place in a run of both procedures; empty: none.
    std::string instead = {};
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

/// What the tests are done on: the samples of the plan, and those that came in for them.
struct PlanSamples {
    standards::SamplePlan plan;
    std::vector<laboratory::OrderSample> received;  ///< empty where no order is at hand
    std::string item;                               ///< the code of the test item
    /// The code of the sample that `step` is done on.
    [[nodiscard]] laboratory::SampleCode code(const standards::Procedure& procedure, const standards::Step& step) const;
    /// How many there are of that sample: what came in, else what the plan counts, else one; nothing for pieces, of
    /// which there are enough.
    [[nodiscard]] std::optional<std::size_t> number(std::string_view sample) const;
};

/// Plans every step that applies to the item. In the order: what a step needs before it; steps that a long rest waits
/// for as early as they can be; what another step's result serves for right behind that one; destructive ones last, and
/// on each sample after all others. A step without a sample of
/// its own is done on the test item. `runs` are the item's runs by this edition, of any age: a step is done when one of
/// them has the valid attempts it needs, for each of its subjects. A destructive step uses a sample up, but for those
/// that need it, which go on with the same one. Nothing else is done on a sample that rests, unless it is one of many
/// pieces. `voided` are runs that do not count: nothing of them is done, and what they used up is gone all the same.
/// Pure.
[[nodiscard]] TestPlan plan_tests(const standards::StandardEdition& edition, const standards::ItemTraits& item,
                                  std::span<const Run> runs, PlannedStep::Time now, const PlanSamples& samples = {},
                                  std::span<const Run> voided = {});

}  // namespace velocert::sequence
