// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include <optional>

#include "core/conformity/assessment.h"
#include "core/standards/procedure.h"
#include "reports/charts/bilingual.h"

namespace velocert::reports {

/// What a decision is about that rests on an answer: step, field, and the specimen where there are several. Nothing
/// when no field of the procedure answers for its limit.
[[nodiscard]] std::optional<Bilingual> answered_title(const standards::Procedure& procedure,
                                                      const conformity::Assessment& assessment);
/// The word that was answered, as the pack says it; "–" when there is none.
[[nodiscard]] Bilingual answer_text(const standards::Procedure& procedure, const conformity::Assessment& assessment);
/// ": plate_photo" behind a reason that names what it is about; empty when it does not.
[[nodiscard]] Bilingual detail_text(const conformity::Assessment& assessment);

}  // namespace velocert::reports
