// SPDX-License-Identifier: GPL-3.0-or-later
#include "core/standards/needs/multiple.h"

#include <cstdint>
#include <limits>

namespace velocert::standards {
namespace {

constexpr std::string_view times_sign = " * ";

}  // namespace

std::optional<Multiple> parse_multiple(std::string_view text) {
    const auto at = text.find(times_sign);
    if (at == std::string_view::npos || at == 0) return std::nullopt;
    const auto times = metrology::WrittenQuantity::parse(text.substr(at + times_sign.size()), metrology::Kind::ratio);
    if (!times || times->value().base() <= 0) return std::nullopt;
    return Multiple{std::string(text.substr(0, at)), *times};
}

std::string text(const Multiple& multiple) { return multiple.of + std::string(times_sign) + multiple.times.text(); }

std::optional<metrology::AnyQuantity> multiplied(const metrology::AnyQuantity& of,
                                                 const metrology::AnyQuantity& times) {
    if (times.kind() != metrology::Kind::ratio || times.base() <= 0) return std::nullopt;
    constexpr base::Wide one = 1'000'000'000;  // of the ratio's base unit
    const auto product = static_cast<base::Wide>(of.base()) * times.base();
    auto out = product / one;
    if (product < 0 && out * one != product) --out;
    if (out > std::numeric_limits<std::int64_t>::max() || out < std::numeric_limits<std::int64_t>::min())
        return std::nullopt;
    return metrology::AnyQuantity(of.kind(), static_cast<std::int64_t>(out));
}

}  // namespace velocert::standards
