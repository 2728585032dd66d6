// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include <string_view>

#include "core/base/error.h"
#include "core/conformity/assessment.h"
#include "core/conformity/limit.h"
#include "core/conformity/sufficiency.h"
#include "core/conformity/verdict.h"
#include "core/laboratory/calibration_check.h"
#include "core/metrology/indication.h"
#include "core/metrology/measurement.h"
#include "core/sequence/run.h"
#include "core/standards/item_traits.h"
#include "reports/charts/bilingual.h"
#include "reports/content/report.h"

namespace velocert::reports {

// The words of the report for the codes of the record, in both languages. Every code has one.

[[nodiscard]] Bilingual words(conformity::Verdict verdict);
[[nodiscard]] Bilingual words(conformity::Reason reason);
[[nodiscard]] Bilingual words(conformity::Outcome outcome);
[[nodiscard]] Bilingual words(conformity::LimitStatus status);
[[nodiscard]] Bilingual words(conformity::RuleName rule);
/// The same with its figure: "Guarded acceptance, w = 0.83 · U".
[[nodiscard]] Bilingual rule_text(const conformity::DecisionRule& rule);
[[nodiscard]] Bilingual words(conformity::AssessmentWarning warning);
[[nodiscard]] Bilingual words(conformity::Comparison comparison);
[[nodiscard]] Bilingual words(conformity::Zone zone);
[[nodiscard]] Bilingual words(metrology::Provenance provenance);
[[nodiscard]] Bilingual words(sequence::Lifecycle lifecycle);
/// Of an attempt that a stop ended before anybody said that it went as the method asks.
[[nodiscard]] Bilingual unconfirmed_words();
[[nodiscard]] Bilingual words(standards::Battery battery);
[[nodiscard]] Bilingual words(standards::Drive drive);
[[nodiscard]] Bilingual words(base::ErrorCode code);
[[nodiscard]] Bilingual words(laboratory::BlockerCode code);
[[nodiscard]] Bilingual words(metrology::Measurand measurand);

/// The letter of the item table: P, F, N; "-" where nothing was decided, "?" where it could not be.
[[nodiscard]] std::string_view letter(conformity::Verdict verdict);
/// "P 符合": letter and word.
[[nodiscard]] Bilingual verdict_mark(conformity::Verdict verdict);
/// Whether all was looked at and is informative: nothing was left to be evaluated.
[[nodiscard]] bool only_told(conformity::Verdict verdict, conformity::Reason reason);
/// The same mark, but "供参考 For information" for what is only told.
[[nodiscard]] Bilingual verdict_mark(conformity::Verdict verdict, conformity::Reason reason);
[[nodiscard]] Tone tone(conformity::Verdict verdict);

/// English words as they stand inside a sentence: "Outside the limit" gives "outside the limit"; "U = ..." stays.
[[nodiscard]] std::string in_sentence(const std::string& english);

/// Words for the codes that records hold as text. An unknown code is printed as it is, never swallowed.
[[nodiscard]] Bilingual error_words(std::string_view error_code);
[[nodiscard]] Bilingual retry_words(std::string_view reason);      ///< a Reason's or an ErrorCode's name, or free text
[[nodiscard]] Bilingual value_words(std::string_view value_name);  ///< "speed", "reading_2" ...
[[nodiscard]] Bilingual edition_reason_words(std::string_view code, std::string_view english);

}  // namespace velocert::reports
