// SPDX-License-Identifier: GPL-3.0-or-later
#include "core/metrology/printed_result.h"

#include <catch2/catch.hpp>

#include "core/metrology/measurement.h"

using namespace velocert;
using namespace velocert::metrology;
using base::Decimal;

TEST_CASE("a result and its uncertainty end at the same digit (JCGM 100, 7.2.6)") {
    // The first four: vectors of the requirement catalogue; the others by hand.
    struct Row {
        const char* value;
        const char* uncertainty;
        int digits;
        const char* printed;
    };
    for (const auto& row :
         {Row{"24.6432", "0.2987", 2, "24.64 ± 0.30"}, Row{"127.73217", "0.0710714", 2, "127.732 ± 0.071"},
          Row{"9.6", "0.996", 2, "9.6 ± 1.0"}, Row{"0.013", "0.026", 2, "0.013 ± 0.026"},
          Row{"24.6432", "0.2987", 1, "24.6 ± 0.3"}, Row{"9.64", "0.96", 1, "10 ± 1"},
          Row{"9.64", "0.0996", 2, "9.64 ± 0.10"}, Row{"62.925", "0.1", 2, "62.92 ± 0.10"},
          Row{"62.9250001", "0.1", 2, "62.93 ± 0.10"}, Row{"7", "0.012", 2, "7.000 ± 0.012"},
          Row{"12345", "1234", 2, "12300 ± 1200"}, Row{"12345", "995", 2, "12300 ± 1000"},
          Row{"12345", "9951", 2, "12000 ± 10000"}, Row{"12345", "9949", 2, "12300 ± 9900"},
          Row{"-0.0365", "0.0010", 1, "-0.036 ± 0.001"}, Row{"5.125", "0", 2, "5.125 ± 0"}}) {
        CAPTURE(row.value, row.uncertainty, row.digits);
        const auto printed =
            print_with_uncertainty(*Decimal::parse(row.value), *Decimal::parse(row.uncertainty), row.digits);
        REQUIRE(printed);
        CHECK(*printed == row.printed);
    }
}

TEST_CASE("a result is printed in its unit, and what is stored stays as it is") {
    const auto value = WrittenQuantity::parse("0.013 m")->value();
    Measurement measurement{"length", value, WrittenQuantity::parse("0.013 m")->value(), Decimal(2, 0)};
    const auto expanded = *measurement.expanded_uncertainty();
    CHECK(*print_with_uncertainty(value, expanded, *find_unit("m")) == "(0.013 ± 0.026) m");
    CHECK(*print_with_uncertainty(value, expanded, *find_unit("mm"), 1) == "(10 ± 30) mm");
    CHECK(measurement.expanded_uncertainty() == WrittenQuantity::parse("0.026 m")->value());
    CHECK(*print_with_uncertainty(AnyQuantity(Kind::count, 7), AnyQuantity(Kind::count, 2), *find_unit("count")) ==
          "7.0 ± 2.0");
    // An uncertainty is a difference: 1.5 K, not 1.5 K less the zero of the Celsius scale.
    CHECK(*print_with_uncertainty(WrittenQuantity::parse("23.45 °C")->value(), AnyQuantity(Kind::temperature, 1'500),
                                  preferred_unit(Kind::temperature)) == "(23.4 ± 1.5) °C");
}

TEST_CASE("what cannot be printed is refused") {
    CHECK_FALSE(print_with_uncertainty(Decimal(1, 0), Decimal(-1, 1)));
    for (const int digits : {0, 3, -1}) CHECK_FALSE(print_with_uncertainty(Decimal(1, 0), Decimal(1, 1), digits));
    CHECK_FALSE(print_with_uncertainty(Decimal(9'000'000'000'000'000'000, 0), Decimal(1, 9)));
    CHECK_FALSE(
        print_with_uncertainty(AnyQuantity(Kind::mass, 1), AnyQuantity(Kind::length, 1), preferred_unit(Kind::mass)));
    CHECK_FALSE(
        print_with_uncertainty(AnyQuantity(Kind::mass, 1), AnyQuantity(Kind::mass, 1), preferred_unit(Kind::length)));
}
