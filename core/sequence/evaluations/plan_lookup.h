// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include <string>

#include "core/base/result.h"
#include "core/metrology/quantity.h"
#include "core/standards/edition.h"

namespace velocert::sequence {

// What an evaluation takes from the plan. An error means that the plan itself is wrong.

/// A positive parameter of the step, of that kind.
[[nodiscard]] base::Result<metrology::AnyQuantity> step_parameter(const standards::Step& step, const std::string& key,
                                                                  metrology::Kind kind);
/// The limit behind a use ("force_max").
[[nodiscard]] base::Result<const conformity::Limit*> step_limit(const standards::StandardEdition& edition,
                                                                const standards::Step& step, const std::string& use);
/// The limit a figure is held against ("result"), which may depend on the battery ("result/lead-acid" goes first).
[[nodiscard]] base::Result<const conformity::Limit*> judged_limit(const standards::StandardEdition& edition,
                                                                  const standards::Step& step,
                                                                  const standards::ItemTraits& item,
                                                                  const std::string& use);
/// The limit of the step's result, which may depend on the battery ("result/lead-acid", then "result").
[[nodiscard]] base::Result<const conformity::Limit*> result_limit(const standards::StandardEdition& edition,
                                                                  const standards::Step& step,
                                                                  const standards::ItemTraits& item);

}  // namespace velocert::sequence
