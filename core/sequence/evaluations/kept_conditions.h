// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include <span>
#include <string>
#include <vector>

#include "core/sequence/answers/typed_value.h"
#include "core/sequence/run.h"
#include "core/standards/edition.h"

namespace velocert::sequence {

/// The step's conditions that nobody stated or that were not kept, each by the name of its field, with what was typed
/// and what was asked: ambient_missing, ambient_outside (temperature, wind, humidity), condition_not_met (all others).
/// One whose limit is not verified holds nothing against anybody here: see unverified_condition. That a
/// choice or flag was not answered is told with the other answers. `values` are those read with a gauge, which go before
/// the typed ones. Pure.
[[nodiscard]] std::vector<NamedWord> conditions_not_kept(const standards::StandardEdition& edition,
                                                         const standards::Step& step, std::span<const TypedValue> typed,
                                                         std::span<const NamedValue> values = {});

/// The limit of the step's first condition that no verified text gives; empty where there is none. What rests on it
/// cannot pass; a Fail stays a Fail.
[[nodiscard]] std::string unverified_condition(const standards::StandardEdition& edition, const standards::Step& step);

}  // namespace velocert::sequence
