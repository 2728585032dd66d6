// SPDX-License-Identifier: GPL-3.0-or-later
#include "instruments/drivers/balances/weight.h"

#include <algorithm>

namespace velocert::instruments {
namespace {

using base::Decimal;

std::int64_t power_of_ten(int exponent) {
    std::int64_t power = 1;
    for (int i = 0; i < exponent; ++i) power *= 10;
    return power;
}

}  // namespace

base::Result<std::optional<metrology::WrittenQuantity>> display_step(const std::string& text) {
    if (text.empty()) return std::optional<metrology::WrittenQuantity>();
    auto parsed = metrology::WrittenQuantity::parse(text, metrology::Kind::mass);
    if (!parsed) return base::fail(parsed.error().code, "step", parsed.error().found, parsed.error().expected);
    if (parsed->value().base() <= 0)
        return base::fail(base::ErrorCode::bad_value, "step", "'" + text + "'", "a mass greater than zero");
    return std::optional(*parsed);
}

std::optional<Decimal> right_aligned(std::string_view field) {
    // A column that does not reach its end has lost a character.
    if (field.ends_with(' ')) return std::nullopt;
    const auto shown = parse_shown_text(field);
    return shown && shown->unit.empty() ? shown->value : std::nullopt;
}

bool looks_like_unit(std::string_view symbol) {
    const auto letter = [](char c) { return (c >= 'A' && c <= 'Z') || (c >= 'a' && c <= 'z') || c == '%'; };
    return !symbol.empty() && symbol.size() <= 5 && std::all_of(symbol.begin(), symbol.end(), letter);
}

std::string_view without_trailing_blanks(std::string_view text) {
    while (!text.empty() && text.back() == ' ') text.remove_suffix(1);
    return text;
}

WeightUnits::WeightUnits(const std::optional<metrology::WrittenQuantity>& step) {
    constexpr std::array<std::string_view, 4> symbols{"kg", "g", "mg", "t"};
    for (std::size_t i = 0; i < symbols.size(); ++i) {
        rows_[i] = {symbols[i], &unit_row(symbols[i]), std::nullopt};
        if (step) rows_[i].step = step->value().in(*rows_[i].unit);
    }
}

const WeightUnits::Row* WeightUnits::find(std::string_view symbol) const {
    for (const auto& row : rows_)
        if (row.symbol == symbol) return &row;
    return nullptr;
}

Decimal WeightUnits::resolution(const Decimal& value, const Row& row) {
    const Decimal last_digit(1, value.scale());
    if (!row.step) return last_digit;
    const int finer = value.scale() - row.step->scale();
    const std::int64_t mantissa = finer >= 0 ? value.mantissa() : value.mantissa() * power_of_ten(-finer);
    const std::int64_t step = finer >= 0 ? row.step->mantissa() * power_of_ten(finer) : row.step->mantissa();
    return mantissa % step == 0 ? *row.step : last_digit;
}

void WeightUnits::fill(const Decimal& value, const Row& row, metrology::Indication& into) {
    into.value = value;
    into.unit = row.unit;
    into.resolution = resolution(value, row);
}

bool RestWindow::add(const Decimal& value, const Decimal& step) {
    if (count_ == 0) return false;
    if (value.scale() != scale_) {
        clear();
        scale_ = value.scale();
    }
    if (filled_ == 0) next_ = 0;
    values_[next_] = value.mantissa();
    next_ = (next_ + 1) % count_;
    filled_ = std::min(filled_ + 1, count_);
    if (filled_ < count_) return false;
    const auto [low, high] =
        std::minmax_element(values_.begin(), values_.begin() + static_cast<std::ptrdiff_t>(count_));
    return Decimal(*high - *low, scale_) <= step;
}

}  // namespace velocert::instruments
