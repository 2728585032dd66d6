// SPDX-License-Identifier: GPL-3.0-or-later
#include "core/metrology/printed_result.h"

namespace velocert::metrology {
namespace {

using base::Decimal;

int digits_of(std::int64_t mantissa) {
    int out = 1;
    for (; mantissa >= 10; mantissa /= 10) ++out;
    return out;
}

/// The scale at which the first `digits` significant digits of a positive number end.
int scale_of(const Decimal& number, int digits) { return number.scale() - digits_of(number.mantissa()) + digits; }

}  // namespace

base::Result<PrintedResult> rounded_with_uncertainty(const Decimal& value, const Decimal& uncertainty, int digits) {
    if (uncertainty.mantissa() < 0)
        return base::fail(base::ErrorCode::bad_value, {}, "an uncertainty of " + uncertainty.text(),
                          "no negative uncertainty");
    if (digits != 1 && digits != 2)
        return base::fail(base::ErrorCode::bad_value, {}, std::to_string(digits) + " digits of an uncertainty",
                          "1 or 2");
    if (uncertainty.mantissa() == 0) return PrintedResult{value, uncertainty};
    int scale = scale_of(uncertainty, digits);
    if (scale > Decimal::max_scale) scale = Decimal::max_scale;
    auto rounded = base::round_half_even(uncertainty, scale);
    if (!rounded) return base::fail(rounded.error());
    if (rounded->mantissa() != 0 && scale_of(*rounded, digits) < scale) {
        // Rounded again from the exact digits, never from the rounded ones.
        rounded = base::round_half_even(uncertainty, --scale);
        if (!rounded) return base::fail(rounded.error());
    }
    const auto shown = base::round_half_even(value, scale);
    if (!shown) return base::fail(shown.error());
    return PrintedResult{*shown, *rounded};
}

base::Result<std::string> print_with_uncertainty(const Decimal& value, const Decimal& uncertainty, int digits) {
    const auto printed = rounded_with_uncertainty(value, uncertainty, digits);
    if (!printed) return base::fail(printed.error());
    return printed->value.text() + " ± " + printed->uncertainty.text();
}

base::Result<std::string> print_with_uncertainty(const AnyQuantity& value, const AnyQuantity& uncertainty,
                                                 const Unit& unit, int digits) {
    if (value.kind() != unit.kind || uncertainty.kind() != unit.kind)
        return base::fail(base::ErrorCode::wrong_unit, {}, "value, uncertainty and unit are not of one kind",
                          std::string(name(unit.kind)));
    // A difference of temperatures has no zero of its own: the offset of the unit belongs to the value alone.
    Unit plain = unit;
    plain.offset = 0;
    const auto text = print_with_uncertainty(value.in(unit), uncertainty.in(plain), digits);
    if (!text || unit.print.empty()) return text;
    return "(" + *text + ") " + std::string(unit.print);
}

}  // namespace velocert::metrology
