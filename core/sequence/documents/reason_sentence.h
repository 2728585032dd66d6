// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include <string>
#include <string_view>

#include "core/conformity/assessment.h"
#include "core/sequence/run.h"

namespace velocert::sequence {

/// A plain English sentence for machine-readable results; screens and reports put it in the user's language.
[[nodiscard]] std::string_view sentence(conformity::Reason reason);
/// The same with the figures: "brake.dry.both.distance: 7.15 m does not meet <= 7 m."
[[nodiscard]] std::string sentence(const conformity::Assessment& assessment);
/// Of the whole procedure: the sentence of the assessment that decided.
[[nodiscard]] std::string sentence(const ProcedureResult& result);

/// Whether a value of that name is a difference (a resolution, an uncertainty) and no state of the quantity itself.
[[nodiscard]] bool is_difference(std::string_view value_name);
/// A value of a result, exactly, in the preferred unit of its kind. Differences of temperatures (a resolution, an
/// uncertainty) are in millikelvin: as a
/// state, 1 K reads -272.15 degC.
[[nodiscard]] std::string value_text(const NamedValue& named);
/// A ratio in percent with all its digits, at least two ("5.50 %").
[[nodiscard]] std::string percentage(const metrology::AnyQuantity& ratio);
/// The value as results print it: lengths with 3 digits against the limit, others exactly.
[[nodiscard]] std::string printed(const metrology::AnyQuantity& value, const conformity::Limit& limit);

}  // namespace velocert::sequence
