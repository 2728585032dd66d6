// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include <QString>

#include "core/conformity/assessment.h"
#include "core/metrology/quantity.h"

namespace velocert::app {

/// Digits behind the point with which a value of that kind is shown when no limit asks for more.
[[nodiscard]] int shown_digits(metrology::Kind kind);

/// A value in its preferred unit, rounded for showing, with the locale's point and the printed unit ("15.7
/// km/h").
[[nodiscard]] QString value_words(const metrology::AnyQuantity& value);
[[nodiscard]] QString value_words(const metrology::AnyQuantity& value, int digits);
/// The measured value as it stands beside its limit, on the limit's own side ("6.48 m").
[[nodiscard]] QString value_words(const metrology::AnyQuantity& value, const conformity::Limit& limit);
/// Every digit, with the locale's point.
[[nodiscard]] QString exact_words(const base::Decimal& number);
/// Every digit, in the unit of the limit.
[[nodiscard]] QString exact_words(const metrology::AnyQuantity& value, const conformity::Limit& limit);
/// An expanded uncertainty in the preferred unit of its kind, rounded up to two digits that count ("0.053 m").
[[nodiscard]] QString uncertainty_words(const metrology::AnyQuantity& expanded);
/// "≤ 7 m", "55 ... 62 dB(A)".
[[nodiscard]] QString limit_words(const conformity::Limit& limit);
/// The same of a bound that is in words already.
[[nodiscard]] QString limit_words(conformity::Relation relation, const QString& bound);

/// The verdict with its margin in words: "PASS, 0.52 m inside the 7 m limit, U = 0.06 m". An
/// uncertainty that is large for the limit is said.
/// The margin is taken from the printed figures, so that a reader who subtracts gets the same.
[[nodiscard]] QString decision_sentence(const conformity::Assessment& assessment);
/// The same without the verdict in front.
[[nodiscard]] QString margin_words(const conformity::Assessment& assessment);

}  // namespace velocert::app
