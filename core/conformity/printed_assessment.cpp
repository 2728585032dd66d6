// SPDX-License-Identifier: GPL-3.0-or-later
#include "core/conformity/printed_assessment.h"

#include <algorithm>

#include "core/metrology/printed_result.h"

namespace velocert::conformity {
namespace {

using base::Decimal;
using metrology::AnyQuantity;

/// Whether the rounded number lies where the exact one does: above, at or below.
bool same_side(const Decimal& exact, const Decimal& shown, const std::optional<AnyQuantity>& border,
               const AnyQuantity& value, const metrology::Unit& unit) {
    if (!border || border->kind() != value.kind()) return true;
    const Decimal there = border->in(unit);
    return (exact <=> there) == (shown <=> there);
}

std::optional<AnyQuantity> quantity_of(const std::optional<metrology::WrittenQuantity>& bound) {
    return bound ? std::optional(bound->value()) : std::nullopt;
}

}  // namespace

std::optional<PrintedAssessment> printed_assessment(const Assessment& assessment) {
    const auto& limit = assessment.limit;
    if (!assessment.measurement) return std::nullopt;
    const auto& value = assessment.measurement->value;
    const auto expanded = assessment.measurement->expanded_uncertainty();
    if (!expanded || expanded->kind() != value.kind() || limit.kind != value.kind()) return std::nullopt;
    if (limit.value && limit.value->kind() != value.kind()) return std::nullopt;
    PrintedAssessment out{{}, {}, limit.value ? limit.value->unit() : metrology::preferred_unit(value.kind())};
    metrology::Unit width = out.unit;
    width.offset = 0;
    const Decimal exact = value.in(out.unit);
    const auto rounded = metrology::rounded_with_uncertainty(exact, expanded->in(width));
    if (!rounded) return std::nullopt;
    out.value = rounded->value;
    out.uncertainty = rounded->uncertainty;
    const auto shows_side = [&](const Decimal& shown) {
        return same_side(exact, shown, quantity_of(limit.value), value, out.unit) &&
               same_side(exact, shown, quantity_of(limit.upper), value, out.unit) &&
               same_side(exact, shown, assessment.acceptance_limit, value, out.unit);
    };
    for (int scale = out.value.scale(); !shows_side(out.value) && scale < exact.scale();)
        out.value = value.rounded_in(out.unit, ++scale);
    return out;
}

}  // namespace velocert::conformity
