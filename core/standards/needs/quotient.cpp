// SPDX-License-Identifier: GPL-3.0-or-later
#include "core/standards/needs/quotient.h"

#include <algorithm>
#include <array>
#include <cstdint>
#include <limits>

namespace velocert::standards {
namespace {

using metrology::Kind;

constexpr std::string_view over = " / ";

/// One division of kinds. In base units (core/metrology/unit.h): result = of * scale / per, exactly.
struct Division {
    Kind of;
    Kind per;
    Kind result;
    std::int64_t scale;
};
constexpr std::array divisions{
    Division{Kind::length, Kind::speed, Kind::duration, 3'600'000},      // um / (mm/h) -> us
    Division{Kind::length, Kind::duration, Kind::speed, 3'600'000},      // um / us -> mm/h
    Division{Kind::power, Kind::voltage, Kind::current, 1'000'000},      // uW / uV -> uA
    Division{Kind::power, Kind::current, Kind::voltage, 1'000'000},      // uW / uA -> uV
    Division{Kind::energy, Kind::power, Kind::duration, 1'000'000'000},  // mJ / uW -> us
    Division{Kind::energy, Kind::duration, Kind::power, 1'000'000'000},  // mJ / us -> uW
    Division{Kind::voltage, Kind::current, Kind::resistance, 1'000},     // uV / uA -> mOhm
    Division{Kind::voltage, Kind::resistance, Kind::current, 1'000},     // uV / mOhm -> uA
};

const Division* division(Kind of, Kind per) {
    const auto found =
        std::ranges::find_if(divisions, [&](const Division& one) { return one.of == of && one.per == per; });
    return found == divisions.end() ? nullptr : &*found;
}

}  // namespace

std::optional<Quotient> parse_quotient(std::string_view text) {
    const auto at = text.find(over);
    if (at == std::string_view::npos || at == 0) return std::nullopt;
    const auto per = metrology::WrittenQuantity::parse(text.substr(at + over.size()));
    if (!per) return std::nullopt;
    return Quotient{std::string(text.substr(0, at)), *per};
}

std::string text(const Quotient& quotient) { return quotient.of + std::string(over) + quotient.per.text(); }

std::optional<Kind> quotient_kind(Kind of, Kind per) {
    const auto* known = division(of, per);
    return known == nullptr ? std::nullopt : std::optional(known->result);
}

std::optional<metrology::AnyQuantity> divided(const metrology::AnyQuantity& of, const metrology::AnyQuantity& per) {
    const auto* known = division(of.kind(), per.kind());
    if (known == nullptr || per.base() <= 0 || of.base() < 0) return std::nullopt;
    // of * scale / per in two steps that stay within 64 bits, since scale and per are far below their range.
    const auto whole = of.base() / per.base();
    const auto rest = of.base() % per.base();
    constexpr auto most = std::numeric_limits<std::int64_t>::max();
    if (whole > (most - known->scale) / known->scale || rest > (most - per.base()) / known->scale) return std::nullopt;
    const auto part = (rest * known->scale + per.base() - 1) / per.base();
    return metrology::AnyQuantity(known->result, whole * known->scale + part);
}

}  // namespace velocert::standards
