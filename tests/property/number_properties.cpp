// SPDX-License-Identifier: GPL-3.0-or-later
#include <rapidcheck.h>

#include <catch2/catch.hpp>
#include <cmath>
#include <limits>
#include <string>

#include "core/base/decimal.h"
#include "core/metrology/quantity.h"

using namespace velocert;
using base::Decimal;
using base::Wide;
using metrology::AnyQuantity;
using metrology::Kind;
using metrology::WrittenQuantity;

namespace {

constexpr std::int64_t largest = std::numeric_limits<std::int64_t>::max();

/// Whole numbers of all sizes: small ones, those around round figures, and the ends.
rc::Gen<std::int64_t> whole() {
    return rc::gen::oneOf(
        rc::gen::inRange<std::int64_t>(-1000, 1001),
        rc::gen::map(rc::gen::inRange<std::int64_t>(-1'000'000, 1'000'000), [](std::int64_t n) { return n * 5'000; }),
        rc::gen::inRange<std::int64_t>(-largest, largest), rc::gen::elementOf(std::vector{largest, -largest}));
}

rc::Gen<Decimal> decimal() {
    return rc::gen::map(rc::gen::pair(whole(), rc::gen::inRange(0, Decimal::max_scale + 1)),
                        [](const auto& pair) { return Decimal(pair.first, pair.second); });
}

/// Values of every kind; halved, since degrees Celsius lie beside the range of what they stand for.
rc::Gen<AnyQuantity> quantity() {
    return rc::gen::map(rc::gen::pair(rc::gen::inRange(0, static_cast<int>(metrology::last_kind) + 1), whole()),
                        [](const auto& pair) { return AnyQuantity(static_cast<Kind>(pair.first), pair.second / 2); });
}

}  // namespace

TEST_CASE("what a decimal prints is read back with the same digits") {
    CHECK(rc::check([] {
        const auto value = *decimal();
        const auto again = Decimal::parse(value.text());
        RC_ASSERT(again.has_value());
        RC_ASSERT(again->mantissa() == value.mantissa());
        RC_ASSERT(again->scale() == value.scale());
    }));
}

TEST_CASE("no text that is read as a decimal prints as another value") {
    CHECK(rc::check([] {
        const auto text = *rc::gen::container<std::string>(rc::gen::elementOf(std::string("0123456789.-+eE x") + '\0'));
        const auto value = Decimal::parse(text);
        if (!value) return;
        const auto again = Decimal::parse(value->text());
        RC_ASSERT(again.has_value());
        RC_ASSERT(*again == *value);
        RC_ASSERT(again->scale() == value->scale());
    }));
}

TEST_CASE("decimals are ordered by value, whatever their digits") {
    CHECK(rc::check([] {
        const auto a = *decimal();
        const auto b = *decimal();
        RC_ASSERT(((a <=> b) < 0) == ((b <=> a) > 0));
        RC_ASSERT(a == a.normalized());
        if (const auto wider = a.rescaled(a.scale() + 1)) {
            RC_ASSERT(*wider == a);
            RC_ASSERT((*wider <=> b) == (a <=> b));
        }
    }));
}

TEST_CASE("rounding moves by half a step at most, is odd, monotonic and done once") {
    CHECK(rc::check([] {
        const auto value = *decimal();
        const int scale = *rc::gen::inRange(-6, Decimal::max_scale + 1);
        const int interval = *rc::gen::elementOf(std::vector{1, 2, 5});
        const auto rounded = base::round_half_even(value, scale, interval);
        if (!rounded) return;  // out of range
        const auto again = base::round_half_even(*rounded, scale, interval);
        RC_ASSERT(again.has_value());
        RC_ASSERT(*again == *rounded);
        const auto negative = base::round_half_even(Decimal(-value.mantissa(), value.scale()), scale, interval);
        RC_ASSERT(negative.has_value());
        RC_ASSERT(*negative == Decimal(-rounded->mantissa(), rounded->scale()));
        const auto next = base::round_half_even(Decimal(value.mantissa() / 2, value.scale()), scale, interval);
        RC_ASSERT(next.has_value());
        RC_ASSERT((value.mantissa() >= 0 ? *next <= *rounded : *next >= *rounded));
    }));
}

TEST_CASE("the one integer rounding is the nearest whole number, ties to even") {
    CHECK(rc::check([] {
        const Wide numerator = *whole();
        const Wide denominator = *rc::gen::suchThat(whole(), [](std::int64_t n) { return n > 0; });
        const Wide quotient = base::divide_half_even(numerator, denominator);
        const Wide rest = numerator - quotient * denominator;
        const Wide twice = rest < 0 ? -rest * 2 : rest * 2;
        RC_ASSERT(twice <= denominator);
        if (twice == denominator) RC_ASSERT(quotient % 2 == 0);
    }));
}

TEST_CASE("a double that is a whole number of steps leaves the computation unchanged") {
    CHECK(rc::check([] {
        const auto steps = *rc::gen::inRange<std::int64_t>(-(1LL << 40), 1LL << 40);
        const int halvings = *rc::gen::inRange(0, 10);
        // steps / 2^halvings is exact in binary and in decimal with as many digits.
        const double value = std::ldexp(static_cast<double>(steps), -halvings);
        const auto out = base::nearest(value, halvings);
        if (!out) return;
        RC_ASSERT(out->to_double() == value);
    }));
}

TEST_CASE("what a quantity prints is read back as the same quantity") {
    CHECK(rc::check([] {
        const auto value = *quantity();
        const auto again = WrittenQuantity::parse(value.text(), value.kind());
        RC_ASSERT(again.has_value());
        RC_ASSERT(again->value() == value);
    }));
}

TEST_CASE("a written quantity is read back with its digits, in any unit") {
    CHECK(rc::check([] {
        const auto units = metrology::units();
        const auto& unit = units[*rc::gen::inRange<std::size_t>(0, units.size())];
        const WrittenQuantity written(*decimal(), unit);
        const auto again = WrittenQuantity::parse(written.text());
        if (!again) return;  // finer than the base unit or too large
        RC_ASSERT(again->text() == written.text());
        RC_ASSERT(again->value() == written.value());
        RC_ASSERT(again->value().in(unit) == written.number());
    }));
}

TEST_CASE("a value that has an end in a unit is printed there with all its digits") {
    CHECK(rc::check([] {
        const auto units = metrology::units();
        const auto& unit = units[*rc::gen::inRange<std::size_t>(0, units.size())];
        const AnyQuantity value(unit.kind, *whole() / 2);
        // As many digits as it takes, if there is an end and the number has room for them; no unit needs more than
        // twelve.
        Wide scaled = static_cast<Wide>(value.base()) - unit.offset;
        for (int digits = 0; scaled % unit.factor != 0; scaled *= 10)
            if (++digits > 12) return;
        if (scaled / unit.factor > largest || scaled / unit.factor < -largest) return;
        const auto again = WrittenQuantity::parse(WrittenQuantity(value.in(unit), unit).text());
        RC_ASSERT(again.has_value());
        RC_ASSERT(again->value() == value);
    }));
}
