// SPDX-License-Identifier: GPL-3.0-or-later
#include "core/base/decimal.h"

#include <catch2/catch.hpp>

#include <limits>

using velocert::base::Decimal;
using velocert::base::nearest;
using velocert::base::round_half_even;

TEST_CASE("a decimal keeps the digits it was written with") {
    struct Row {
        const char* in;
        const char* out;
    };
    for (const auto& row : {Row{"62.90", "62.90"}, Row{"-0.05", "-0.05"}, Row{"7", "7"}, Row{"-0.0", "0.0"},
                            Row{"007", "7"}, Row{"9223372036854775807", "9223372036854775807"}}) {
        CAPTURE(row.in);
        const auto value = Decimal::parse(row.in);
        REQUIRE(value);
        CHECK(value->text() == row.out);
    }
}

TEST_CASE("what is no plain decimal number is refused") {
    for (const char* text : {"", "-", "+1", ".5", "5.", "1e3", "nan", "inf", "1,5", " 1", "1 ", "--1", "0x10",
                             "9223372036854775808", "0.0000000000000000001", "1.2.3"}) {
        CAPTURE(text);
        CHECK_FALSE(Decimal::parse(text));
    }
}

TEST_CASE("rounding follows GB/T 8170: half to even, once, on the magnitude") {
    // Vectors of GB/T 8170-2008 (interval 1, 0.2 and 0.5 units).
    struct Row {
        const char* in;
        int scale;
        int interval;
        const char* out;
    };
    for (const auto& row :
         {Row{"12.1498", 1, 1, "12.1"}, Row{"12.1498", 0, 1, "12"}, Row{"1268", -2, 1, "1300"},
          Row{"10.5002", 0, 1, "11"}, Row{"1.050", 1, 1, "1.0"}, Row{"0.35", 1, 1, "0.4"}, Row{"2500", -3, 1, "2000"},
          Row{"3500", -3, 1, "4000"}, Row{"-0.0365", 3, 1, "-0.036"}, Row{"97.46", 0, 1, "97"},
          Row{"15.4546", 0, 1, "15"}, Row{"8.53459", 2, 1, "8.53"}, Row{"830", -1, 2, "840"}, Row{"842", -1, 2, "840"},
          Row{"832", -1, 2, "840"}, Row{"-930", -1, 2, "-920"}, Row{"25.05", 1, 1, "25.0"}, Row{"25.15", 1, 1, "25.2"},
          Row{"24.95", 1, 1, "25.0"}}) {
        CAPTURE(row.in, row.scale, row.interval);
        const auto value = round_half_even(*Decimal::parse(row.in), row.scale, row.interval);
        REQUIRE(value);
        CHECK(value->text() == row.out);
    }
}

TEST_CASE("a value that is not finite never leaves a computation") {
    CHECK_FALSE(nearest(std::numeric_limits<double>::quiet_NaN(), 3));
    CHECK_FALSE(nearest(std::numeric_limits<double>::infinity(), 3));
    CHECK_FALSE(nearest(1e300, 3));
    CHECK(nearest(0.125, 2)->text() == "0.12");
}
