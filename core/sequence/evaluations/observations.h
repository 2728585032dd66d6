// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include <string>
#include <vector>

#include "core/base/result.h"
#include "core/sequence/evaluations/evaluation.h"
#include "core/sequence/evaluations/evaluation_table.h"

namespace velocert::sequence {

/// What an examiner saw, read or measured by hand and typed at the step's prompts. Every field whose id is a use of the
/// step's limits is one figure: a quantity is held against the limit by its relation, the word of a choice or a flag
/// against the limit's word. A choice that says "does not arise" gives NotApplicable, with the reason that was typed
/// beside it. A required answer, photo or document that is not there leaves every figure of the step not evaluated that
/// does not fail, and is named; only where no figure arises, nothing is missing either. So does an answer that differs
/// from what is on record and must be the same (answers_disagree, with both), and a code that does not have the form its
/// deciding parts are read by (code_form). A count of a code's characters is taken from the code; where another was
/// typed, nobody knows which of the two was misread, and there is no such figure at all: it neither passes nor fails.
///
/// Result values: each typed quantity under its field's id. Result words: the other figures and the parts of codes under
/// theirs, and what is missing with its reason.
[[nodiscard]] base::Result<StepResult> observations(const EvaluationInput& input);

/// The certificate of another body. Judged by its answer "conforms", as an observation; number, body, date, model and
/// document must be there (certificate_incomplete), it must not be dated after the day of the attempt
/// (certificate_postdated), nor have expired before it (certificate_expired). Days are those of UTC; as the day begins
/// earlier east of Greenwich, a certificate may be dated one day ahead.
[[nodiscard]] base::Result<StepResult> external_certificate(const EvaluationInput& input);

/// The figures of a step that names them by its fields, in the order in which they are asked for.
[[nodiscard]] std::vector<Judged> answered_figures(const standards::StandardEdition& edition,
                                                   const standards::Step& step, const standards::ItemTraits& item);

}  // namespace velocert::sequence
