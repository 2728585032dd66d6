// SPDX-License-Identifier: GPL-3.0-or-later
#include "core/metrology/quantity.h"

#include <catch2/catch.hpp>
#include <cmath>
#include <limits>
#include <string>
#include <type_traits>

using namespace velocert;
using namespace velocert::metrology;

namespace {

constexpr std::int64_t largest = std::numeric_limits<std::int64_t>::max();

template <typename A, typename B>
concept Adds = requires(A a, B b) {
    a + b;
};
template <typename A, typename B>
concept Compares = requires(A a, B b) {
    a < b;
};

}  // namespace

// Kinds do not mix, and a bare number is no quantity: wrong code must not compile.
static_assert(Adds<Mass, Mass> && Compares<Mass, Mass>);
static_assert(!Adds<Mass, Length> && !Compares<Mass, Length>);
static_assert(!Adds<Mass, int> && !Compares<Mass, int>);
static_assert(!std::is_convertible_v<std::int64_t, Mass> && !std::is_constructible_v<Mass, std::int64_t>);
static_assert(sizeof(Mass) == sizeof(std::int64_t));
static_assert((Mass::from_base(3) - Mass::from_base(5)).base() == -2);
static_assert((Mass::from_base(3) * 4).base() == 12);

TEST_CASE("a written quantity keeps its digits and is exact in base units") {
    struct Row {
        const char* text;
        Kind kind;
        std::int64_t base;
    };
    for (const auto& row :
         {Row{"62.95 kg", Kind::mass, 62'950'000}, Row{"62.950 kg", Kind::mass, 62'950'000},
          Row{"7 m", Kind::length, 7'000'000}, Row{"25 km/h", Kind::speed, 25'000'000},
          Row{"0.000001 km/h", Kind::speed, 1}, Row{"-0.05 kg", Kind::mass, -50'000},
          Row{"4.17 m/s", Kind::speed, 15'012'000}, Row{"21.5 degC", Kind::temperature, 294'650},
          Row{"-273.150 degC", Kind::temperature, 0}, Row{"5", Kind::count, 5}, Row{"5.5 %", Kind::ratio, 55'000'000},
          Row{"9223372036854775807 mg", Kind::mass, largest}, Row{"62 dB(A)", Kind::sound_level, 6200}}) {
        CAPTURE(row.text);
        const auto written = WrittenQuantity::parse(row.text);
        REQUIRE(written);
        CHECK(written->text() == row.text);
        CHECK(written->kind() == row.kind);
        CHECK(written->value() == AnyQuantity(row.kind, row.base));
        CHECK(WrittenQuantity::parse(row.text, row.kind));
    }
    CHECK(WrittenQuantity::parse("22.1 N\xC2\xB7m")->text() == "22.1 N.m");
    CHECK_FALSE(*WrittenQuantity::parse("7 m") == *WrittenQuantity::parse("7.0 m"));
}

TEST_CASE("what is no quantity, too fine or too large is refused") {
    for (const char* text : {"",
                             "kg",
                             " kg",
                             "62.95kg",
                             "62.95  kg",
                             "62.95 kg ",
                             " 62.95 kg",
                             "62,95 kg",
                             "62.95 KG",
                             "nan kg",
                             "inf m",
                             "1e3 m",
                             "62.9500001 kg",
                             "0.5",
                             "9223372036854775808 mg",
                             "9223372036854.775808 kg",
                             "9300000000000 kg",
                             "0.0000001 m",
                             "62.95 kg kg",
                             "-",
                             "- kg",
                             "0x10 m",
                             "0.1 um",
                             "3.3333333 m/s"}) {
        CAPTURE(text);
        CHECK_FALSE(WrittenQuantity::parse(text));
    }
}

TEST_CASE("a quantity of another kind is refused with both kinds named") {
    const auto mass = WrittenQuantity::parse("7 m", Kind::mass);
    REQUIRE_FALSE(mass);
    CHECK(mass.error().code == base::ErrorCode::wrong_unit);
    CHECK(mass.error().found == "'7 m' is a length");
    CHECK_FALSE(parse_quantity<Kind::speed>("25 m"));
    CHECK_FALSE(parse_quantity<Kind::count>("25 %"));
    CHECK(parse_quantity<Kind::speed>("25 km/h")->base() == 25'000'000);
    CHECK(AnyQuantity(Kind::mass, 5).as<Kind::mass>() == Mass::from_base(5));
    CHECK_FALSE(AnyQuantity(Kind::mass, 5).as<Kind::length>());
}

TEST_CASE("a quantity prints exactly, with no more digits than needed") {
    struct Row {
        Kind kind;
        std::int64_t base;
        const char* text;
    };
    for (const auto& row :
         {Row{Kind::mass, 62'925'000, "62.925 kg"}, Row{Kind::mass, 1, "0.000001 kg"}, Row{Kind::mass, 0, "0 kg"},
          Row{Kind::length, -6'479'000, "-6.479 m"}, Row{Kind::speed, 25'000'000, "25 km/h"}, Row{Kind::count, 5, "5"},
          Row{Kind::temperature, 273'150, "0 degC"}, Row{Kind::temperature, 0, "-273.15 degC"},
          Row{Kind::sound_level, 6205, "62.05 dB(A)"}, Row{Kind::mass, largest, "9223372036854.775807 kg"},
          Row{Kind::mass, -largest, "-9223372036854.775807 kg"}}) {
        CHECK(AnyQuantity(row.kind, row.base).text() == row.text);
    }
}

TEST_CASE("printing in a unit rounds half to even, and never leaves the range") {
    const Unit kg = *find_unit("kg");
    CHECK(AnyQuantity(Kind::mass, 62'925'000).rounded_in(kg, 2).text() == "62.92");
    CHECK(AnyQuantity(Kind::mass, 62'935'000).rounded_in(kg, 2).text() == "62.94");
    CHECK(AnyQuantity(Kind::mass, -62'925'000).rounded_in(kg, 2).text() == "-62.92");
    CHECK(AnyQuantity(Kind::mass, 62'925'000).rounded_in(kg, 0).text() == "63");
    CHECK(AnyQuantity(Kind::mass, 62'925'000).in(kg, 5).text() == "62.92500");
    // 1 mm/h = 1/3 600 000 m/s = 2.7777... e-7 m/s.
    CHECK(AnyQuantity(Kind::speed, 1).in(*find_unit("m/s")).text() == "0.000000278");
    // One hour is 3 600 000 000 us: 9 us have an end after ten digits, 1 us has none.
    CHECK(AnyQuantity(Kind::duration, 9).in(*find_unit("h")).text() == "0.0000000025");
    CHECK(AnyQuantity(Kind::duration, 1).in(*find_unit("h")).text() == "0");
    CHECK(AnyQuantity(Kind::duration, 3).in(*find_unit("min")).text() == "0.00000005");
    CHECK(AnyQuantity(Kind::energy, 9).in(*find_unit("Wh")).text() == "0.0000025");
    CHECK(AnyQuantity(Kind::speed, largest).in(*find_unit("m/s")).text() == "2562047788015.215502");
    CHECK(AnyQuantity(Kind::mass, largest).rounded_in(*find_unit("mg"), 9).text() == "9223372036854775807");
}

TEST_CASE("a number that was never checked ends at the nearest base unit or at the end of the range") {
    const Unit kg = *find_unit("kg");
    CHECK(WrittenQuantity(base::Decimal(largest, 0), kg).value().base() == largest);
    CHECK(WrittenQuantity(base::Decimal(-largest, 0), kg).value().base() == -largest);
    CHECK(WrittenQuantity(base::Decimal(15, 7), kg).value().base() == 2);
    CHECK(WrittenQuantity(base::Decimal(25, 7), kg).value().base() == 2);
}

TEST_CASE("a computed double becomes the nearest base unit, or an error") {
    CHECK(nearest_quantity(Kind::length, 6'479'000.4)->base() == 6'479'000);
    CHECK(nearest_quantity(Kind::length, 6'479'000.5)->base() == 6'479'000);
    CHECK(nearest_quantity(Kind::length, 6'479'001.5)->base() == 6'479'002);
    CHECK(nearest_quantity(Kind::length, -0.4)->base() == 0);
    for (const double bad : {std::nan(""), std::numeric_limits<double>::infinity(),
                             -std::numeric_limits<double>::infinity(), 9.3e18, 1e300})
        CHECK_FALSE(nearest_quantity(Kind::length, bad));
}

TEST_CASE("a number that cannot be stored is answered with the stored step and the nearest value") {
    struct Row {
        const char* text;
        const char* found;
        const char* expected;
    };
    const auto row = GENERATE(values<Row>({
        {"7.123456 m/s", "no whole multiple of 1 mm/h", "the nearest is 25.644442 km/h"},  // x 3600000 = 25644441.6
        {"62.9500004 kg", "no whole multiple of 1 mg", "the nearest is 62.95 kg"},
        {"0.0000005 kg", "no whole multiple of 1 mg", "the nearest is 0 kg"},
        {"2.5", "no whole multiple of 1", "the nearest is 2"},
        {"20.00001 degC", "no whole multiple of 1 mK", "the nearest is 20 degC"},
        {"99999999999999 t", "larger than the program can hold", "at most 9223372036854.775807 kg"},
        {"-99999999999999 t", "larger than the program can hold", "-9223372036854.775807 kg"},
    }));
    CAPTURE(row.text);
    const auto value = WrittenQuantity::parse(row.text);
    REQUIRE_FALSE(value);
    CHECK(value.error().code == base::ErrorCode::bad_value);
    CHECK(value.error().found.find(row.found) != std::string::npos);
    CHECK(value.error().expected.find(row.expected) != std::string::npos);
    // Said with fewer digits it is taken.
    CHECK(WrittenQuantity::parse("7.123455 m/s"));
}
