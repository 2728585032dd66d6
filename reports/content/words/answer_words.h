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
/// What a limit asks, in few words: the question that is answered for it, or the figure that is computed for it.
/// Nothing when no step of the procedure uses the limit so.
[[nodiscard]] std::optional<Bilingual> asked_title(const standards::Procedure& procedure, std::string_view limit);
/// The limit as it is asked for: where it is a word, the answer as the pack says it; else as limit_text says it.
[[nodiscard]] Bilingual required_text(const standards::Procedure& procedure, const conformity::Limit& limit);
/// The specimen or attempt of that id among the subjects of a step; the id itself where the step does not tell.
[[nodiscard]] Bilingual subject_words(const standards::Step& step, const std::string& subject);
/// The title with the subject after it, if there is one.
[[nodiscard]] Bilingual with_subject(Bilingual title, const standards::Step& step, const std::string& subject);
/// The word that was answered, as the pack says it; "–" when there is none.
[[nodiscard]] Bilingual answer_text(const standards::Procedure& procedure, const conformity::Assessment& assessment);
/// ": plate_photo" behind a reason that names what it is about; empty when it does not.
[[nodiscard]] Bilingual detail_text(const conformity::Assessment& assessment);

}  // namespace velocert::reports
