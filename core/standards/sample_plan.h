// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include <string>
#include <string_view>
#include <vector>

#include "core/base/result.h"
#include "core/standards/pack.h"

namespace velocert::standards {

/// What an edition's tests are done on: a vehicle, a frame with its fork, pieces of materials.
struct PlannedSample {
    std::string id;  ///< "A", as the steps name it
    Title title;
    int count = 1;        ///< that the tests use
    int spares = 0;       ///< to be held ready beside them, in case one is lost
    std::string source;   ///< of the numbers
    bool item = false;    ///< it is the test item itself, whose code is the item's
    bool pieces = false;  ///< many pieces: what becomes of one, or that one rests, leaves the others free
};

/// The samples of a type test, in their order. Data of the pack ("samples.json", velocert-samples/1); a pack without
/// that file has none planned, and then nothing is known of their number.
struct SamplePlan {
    std::vector<PlannedSample> samples;
    /// Null where the plan does not have it.
    [[nodiscard]] const PlannedSample* sample(std::string_view id) const;
    /// The sample that the step is done on: its own, or the test item. "A" where the plan does not say which that is.
    [[nodiscard]] std::string sample_of(const Step& step) const;
};

/// Reads the file of a pack that load_edition took. Errors say file, line and column: an id twice or empty, counts out
/// of range, no item or two, and a step of `edition` on a sample that is not planned.
[[nodiscard]] base::Result<SamplePlan> load_sample_plan(const Pack& pack, const StandardEdition& edition);

}  // namespace velocert::standards
