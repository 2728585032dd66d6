// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include <optional>
#include <string>

#include "core/conformity/assessment.h"
#include "core/conformity/limit.h"
#include "core/metrology/quantity.h"
#include "reports/charts/bilingual.h"

namespace velocert::reports {

/// Digits behind the point with which a value of that kind stands on paper, in its preferred unit. The stored value
/// keeps all its digits; a value close to its limit is printed with as many as it takes to see the side, a small one
/// with two significant figures.
[[nodiscard]] int printed_digits(metrology::Kind kind);

/// "25.80 km/h".
[[nodiscard]] std::string value_text(const metrology::AnyQuantity& value);
/// U of a judged result with two significant digits, in the limit's unit ("0.18 m"); empty without U.
[[nodiscard]] std::string uncertainty_text(const conformity::Assessment& assessment);
/// A judged result to the place where its U ends, but with as many digits as show its side ("5.82 m"; see
/// conformity::printed_assessment); without U the usual ones of its kind. Empty without a value.
[[nodiscard]] std::string result_text(const conformity::Assessment& assessment);
/// The number alone, for columns that carry the unit in their head; against `limit` when one is given.
[[nodiscard]] std::string number_text(const metrology::AnyQuantity& value, const conformity::Limit* limit);
/// "6.479 m" on the limit's own side; plain value text when the limit has no value.
[[nodiscard]] std::string value_text(const metrology::AnyQuantity& value, const conformity::Limit& limit);
/// "≤ 7 m"; "55 ... 62 dB(A)"; "未知 unknown" when the edition does not give it.
[[nodiscard]] Bilingual limit_text(const conformity::Limit& limit);
/// The digits as written, with the unit as it is printed.
[[nodiscard]] std::string printed(const metrology::WrittenQuantity& written);
/// All digits of the value in its preferred unit, with the unit as it is printed.
[[nodiscard]] std::string exact_text(const metrology::AnyQuantity& value);
/// The same of a difference: one of temperatures in kelvin, since degrees Celsius count from a zero point.
[[nodiscard]] std::string exact_difference_text(const metrology::AnyQuantity& difference);
/// "1.96": a coverage factor with two digits behind the point at most.
[[nodiscard]] std::string factor_text(const base::Decimal& factor);
/// "余量 0.521 m inside" or "超出 0.150 m outside", with the digits of `shown`, the value beside it in the limit's
/// unit; "–" when nothing was decided.
[[nodiscard]] Bilingual margin_text(const conformity::Assessment& assessment, const std::string& shown);
[[nodiscard]] Bilingual margin_text(const conformity::Assessment& assessment);
/// "误收风险 9.0 %", the specific risk of the verdict; nothing where it is not known or below 0.05 %.
[[nodiscard]] Bilingual risk_text(const conformity::Assessment& assessment);
/// The text with that behind it.
[[nodiscard]] Bilingual with_risk(Bilingual text, const conformity::Assessment& assessment);
/// "2026-11-22 02:00:07 UTC" from "2026-11-22T02:00:07.123Z"; other texts as they are.
[[nodiscard]] std::string time_text(const std::string& utc);
/// "02:00:07" of the same.
[[nodiscard]] std::string clock_text(const std::string& utc);

}  // namespace velocert::reports
