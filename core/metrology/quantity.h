// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include <compare>
#include <cstdint>
#include <optional>
#include <string>
#include <string_view>

#include "core/base/decimal.h"
#include "core/base/result.h"
#include "core/metrology/unit.h"

namespace velocert::metrology {

/// An exact value of one kind: a whole number of the kind's base unit. What is stored, compared or signed
/// is one of these. Kinds do not mix, and there is no way in from a bare number without a unit.
template <Kind K>
class Quantity {
  public:
    constexpr Quantity() = default;
    [[nodiscard]] static constexpr Quantity from_base(std::int64_t base_units) {
        Quantity q;
        q.base_ = base_units;
        return q;
    }
    [[nodiscard]] constexpr std::int64_t base() const { return base_; }

    friend constexpr auto operator<=>(const Quantity&, const Quantity&) = default;
    friend constexpr Quantity operator+(Quantity a, Quantity b) { return from_base(a.base_ + b.base_); }
    friend constexpr Quantity operator-(Quantity a, Quantity b) { return from_base(a.base_ - b.base_); }
    friend constexpr Quantity operator-(Quantity a) { return from_base(-a.base_); }
    friend constexpr Quantity operator*(Quantity a, std::int64_t n) { return from_base(a.base_ * n); }

  private:
    std::int64_t base_ = 0;
};

using Mass = Quantity<Kind::mass>;
using Length = Quantity<Kind::length>;
using Speed = Quantity<Kind::speed>;
using Force = Quantity<Kind::force>;
using Duration = Quantity<Kind::duration>;
using Ratio = Quantity<Kind::ratio>;

/// A Quantity whose kind is known at run time: what limits, results and records hold.
class AnyQuantity {
  public:
    constexpr AnyQuantity(Kind kind, std::int64_t base_units) : kind_(kind), base_(base_units) {}
    template <Kind K>
    constexpr AnyQuantity(Quantity<K> value) : kind_(K), base_(value.base()) {}

    [[nodiscard]] constexpr Kind kind() const { return kind_; }
    [[nodiscard]] constexpr std::int64_t base() const { return base_; }
    /// The typed value, or nothing if the kind is another.
    template <Kind K>
    [[nodiscard]] constexpr std::optional<Quantity<K>> as() const {
        if (kind_ != K) return std::nullopt;
        return Quantity<K>::from_base(base_);
    }

    /// The exact value in that unit: as many digits as it needs, at least `min_scale`. The unit must be of the
    /// same kind. Where a value has no end in a unit (1 mm/h in m/s), it is rounded to 9 digits, half to even.
    [[nodiscard]] base::Decimal in(const Unit& unit, int min_scale = 0) const;
    /// Rounded half to even to `scale` digits of that unit: for printing only. Fewer digits where the range of a
    /// Decimal would be left.
    [[nodiscard]] base::Decimal rounded_in(const Unit& unit, int scale) const;
    /// "62.925 kg": exact, in the preferred unit of the kind, with no more digits than needed.
    [[nodiscard]] std::string text() const;

    friend constexpr bool operator==(const AnyQuantity&, const AnyQuantity&) = default;

  private:
    Kind kind_;
    std::int64_t base_;
};

/// A value exactly as somebody wrote it: digits and unit. Limits, typed values and JSON carry these.
class WrittenQuantity {
  public:
    WrittenQuantity(base::Decimal number, const Unit& unit) : number_(number), unit_(unit) {}

    /// "62.95 kg": decimal, one space, unit. A plain number is a count ("5").
    [[nodiscard]] static base::Result<WrittenQuantity> parse(std::string_view text);
    /// As parse, and the kind must be `kind` (error wrong_unit) .
    [[nodiscard]] static base::Result<WrittenQuantity> parse(std::string_view text, Kind kind);

    [[nodiscard]] const base::Decimal& number() const { return number_; }
    [[nodiscard]] const Unit& unit() const { return unit_; }
    [[nodiscard]] Kind kind() const { return unit_.kind; }
    /// The exact value: parse() has already refused what is finer than the base unit or too large. A number made
    /// otherwise is taken to the nearest base unit, and to the end of the range.
    [[nodiscard]] AnyQuantity value() const;
    /// The digits as written, with the unit ("7.0 m"); a count without unit ("5").
    [[nodiscard]] std::string text() const;

    friend bool operator==(const WrittenQuantity& a, const WrittenQuantity& b) {
        return a.number_.scale() == b.number_.scale() && a.number_ == b.number_ && a.unit_ == b.unit_;
    }

  private:
    base::Decimal number_;
    Unit unit_;
};

/// Parses and converts in one go: "62.95 kg" to Mass. Refuses other kinds and digits finer than the base unit.
template <Kind K>
[[nodiscard]] base::Result<Quantity<K>> parse_quantity(std::string_view text) {
    auto written = WrittenQuantity::parse(text, K);
    if (!written) return base::fail(written.error());
    return Quantity<K>::from_base(written->value().base());
}

/// A computed double leaves the computation: nearest base unit, ties to even; NaN, infinity and overflow are errors.
/// `base_units` is the value expressed in base units of the kind.
[[nodiscard]] base::Result<AnyQuantity> nearest_quantity(Kind kind, double base_units);

}  // namespace velocert::metrology
