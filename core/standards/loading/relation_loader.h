// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include <optional>
#include <string>
#include <string_view>
#include <vector>

#include "core/base/json.h"
#include "core/standards/edition.h"
#include "core/standards/needs/step_trouble.h"

namespace velocert::standards {

/// Reads what an answer must fit beside its limit: other answers, files that are other ones, a first day. Refuses what
/// the field's kind has no use for.
void read_field_relations(base::JsonReader& reader, Field& field);

/// "only_if" of a choice.
[[nodiscard]] std::vector<Bound> read_bounds(base::JsonReader& reader, std::string_view key);

/// Whether they bind alike, whatever source they name.
[[nodiscard]] bool same_bounds(const std::vector<Bound>& one, const std::vector<Bound>& other);

/// The same of a field's condition, which may be absent.
[[nodiscard]] bool same_condition(const std::optional<Bound>& one, const std::optional<Bound>& other);

/// What is wrong with what the relations of `step` name: a field or a limit that is not there, that comes later, or
/// that is of another kind. Pure.
[[nodiscard]] StepTrouble relations_trouble(const StandardEdition& edition, const Procedure& procedure,
                                            const Step& step);

}  // namespace velocert::standards
