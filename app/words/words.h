// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include <QString>

#include "core/base/error.h"
#include "core/conformity/assessment.h"
#include "core/conformity/limit.h"
#include "core/conformity/verdict.h"
#include "core/sequence/instrument.h"
#include "core/sequence/run.h"

namespace velocert::app {

/// The words a person reads for the codes that records hold, in the language in use (see language.h).
/// All are short phrases without a full stop, fit for a table cell or the middle of a sentence.
[[nodiscard]] QString verdict_word(conformity::Verdict verdict);
[[nodiscard]] QString outcome_word(conformity::Outcome outcome);
[[nodiscard]] QString status_word(conformity::LimitStatus status);
[[nodiscard]] QString state_word(sequence::InstrumentState state);
[[nodiscard]] QString lifecycle_word(sequence::Lifecycle lifecycle);
/// Why a verdict is what it is; empty for Reason::none.
[[nodiscard]] QString reason_words(conformity::Reason reason);
/// "2026-03-02 09:00" of a time in UTC as a record has it: as times stand everywhere in the window.
[[nodiscard]] QString minute_words(const std::string& utc);

/// A failure in the user's language. Each part is a sentence; `detail` is the technical text as it is kept on
/// record.
struct ErrorWords {
    QString happened;
    QString lost;
    QString remedy;
    QString detail;
    /// The three sentences one after the other.
    [[nodiscard]] QString text() const;
};
[[nodiscard]] ErrorWords error_words(const base::Error& error);

}  // namespace velocert::app
