// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include <string>

#include "core/standards/edition.h"

namespace velocert::standards {

/// What is wrong with the steps that `step` needs before it: one that the edition does not have, or one that in the end
/// needs `step` itself. Empty when nothing is. Pure.
[[nodiscard]] std::string needs_trouble(const StandardEdition& edition, const Procedure& procedure, const Step& step);

/// Whether a step of `procedure` needs one of the other procedure before it.
[[nodiscard]] bool needs_procedure(const Procedure& procedure, std::string_view other);

/// The step that "procedure/step" names; null when there is none.
[[nodiscard]] const Step* step_of(const StandardEdition& edition, std::string_view name);
[[nodiscard]] const Step* step_of(const StandardEdition& edition, std::string_view procedure, std::string_view step);

/// Whether the step "procedure/step" stands before the other in the order in which the edition is run.
[[nodiscard]] bool comes_before(const StandardEdition& edition, std::string_view step, std::string_view other);

}  // namespace velocert::standards
