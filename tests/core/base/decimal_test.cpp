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

TEST_CASE("rounding to intervals of 1, 2 and 5 works in every decade") {
    // GB/T 8170-2008, 3.3: to a fifth multiply by 5, to a half by 2, round, divide again. Figures by hand.
    struct Row {
        const char* in;
        int scale;
        int interval;
        const char* out;
    };
    for (const auto& row : {Row{"60.25", 1, 5, "60.0"},
                            Row{"60.38", 1, 5, "60.5"},
                            Row{"60.28", 1, 5, "60.5"},
                            Row{"-60.75", 1, 5, "-61.0"},
                            Row{"60.24", 1, 5, "60.0"},
                            Row{"0.0123", 3, 2, "0.012"},
                            Row{"0.013", 3, 2, "0.012"},
                            Row{"0.0131", 3, 2, "0.014"},
                            Row{"0.015", 3, 2, "0.016"},
                            Row{"0.00025", 4, 5, "0.0000"},
                            Row{"0.00075", 4, 5, "0.0010"},
                            Row{"1.25", 1, 5, "1.0"},
                            Row{"1.75", 1, 5, "2.0"},
                            Row{"7", 0, 2, "8"},
                            Row{"5", 0, 2, "4"},
                            Row{"12.5", 0, 5, "10"},
                            Row{"17.5", 0, 5, "20"},
                            Row{"1250", -2, 5, "1000"},
                            Row{"1750", -2, 5, "2000"},
                            Row{"1300", -2, 2, "1200"},
                            Row{"1500", -2, 2, "1600"},
                            Row{"-1500", -2, 2, "-1600"},
                            Row{"25000", -4, 1, "20000"},
                            Row{"25001", -4, 1, "30000"}}) {
        CAPTURE(row.in, row.scale, row.interval);
        const auto value = round_half_even(*Decimal::parse(row.in), row.scale, row.interval);
        REQUIRE(value);
        CHECK(value->text() == row.out);
    }
}

TEST_CASE("a value is rounded once: rounding in steps gives another result") {
    // GB/T 8170-2008, 3.3.1: 15.4546 is 15; by 15.455, 15.46 and 15.5 it would wrongly become 16.
    const auto exact = *Decimal::parse("15.4546");
    CHECK(round_half_even(exact, 0)->text() == "15");
    Decimal steps = exact;
    for (const int scale : {3, 2, 1, 0}) steps = *round_half_even(steps, scale);
    CHECK(steps.text() == "16");
}

TEST_CASE("doubles round these values wrongly, decimals do not") {
    // The naive way of a program that computes in doubles is the control: it must go wrong here.
    struct Row {
        const char* in;
        double naive;
        const char* wrong;
        const char* right;
    };
    for (const auto& row :
         {Row{"0.35", 0.35, "0.3", "0.4"}, Row{"25.15", 25.15, "25.1", "25.2"}, Row{"24.95", 24.95, "24.9", "25.0"}}) {
        CAPTURE(row.in);
        CHECK(nearest(row.naive, 1)->text() == row.wrong);
        CHECK(round_half_even(*Decimal::parse(row.in), 1)->text() == row.right);
    }
}

TEST_CASE("a value that is not finite never leaves a computation") {
    CHECK_FALSE(nearest(std::numeric_limits<double>::quiet_NaN(), 3));
    CHECK_FALSE(nearest(std::numeric_limits<double>::infinity(), 3));
    CHECK_FALSE(nearest(1e300, 3));
    CHECK(nearest(0.125, 2)->text() == "0.12");
}

TEST_CASE("a double leaves the computation by its exact binary value, once") {
    // Expected digits: Python's decimal module, round-half-even of the exact value of the double.
    struct Row {
        double value;
        int scale;
        const char* out;
    };
    for (const auto& row :
         {Row{0.35, 1, "0.3"}, Row{2.5, 0, "2"}, Row{3.5, 0, "4"}, Row{-2.5, 0, "-2"}, Row{25.15, 1, "25.1"},
          Row{1e-300, 18, "0.000000000000000000"}, Row{-0.0, 2, "0.00"}, Row{0.1, 18, "0.100000000000000006"},
          Row{0.3, 18, "0.299999999999999989"}, Row{9.0, 18, "9.000000000000000000"},
          Row{9007199254740993.0, 0, "9007199254740992"}, Row{9.2e18, 0, "9200000000000000000"},
          Row{4.9406564584124654e-324, 18, "0.000000000000000000"}}) {
        CAPTURE(row.value, row.scale);
        const auto value = nearest(row.value, row.scale);
        REQUIRE(value);
        CHECK(value->text() == row.out);
    }
    for (const double value : {9.3e18, -9.3e18, 1e19, 1.7976931348623157e308}) CHECK_FALSE(nearest(value, 0));
    CHECK_FALSE(nearest(10.0, 18));
    CHECK_FALSE(nearest(1.0, 19));
    CHECK_FALSE(nearest(1.0, -1));
}

TEST_CASE("equal values of different digits compare equal") {
    const auto at = [](const char* text) { return *Decimal::parse(text); };
    CHECK(at("7") == at("7.000"));
    CHECK(at("-0") == at("0.0"));
    CHECK(at("6.999999999999999999") < at("7"));
    CHECK(at("-7.1") < at("-7.01"));
    CHECK(at("9223372036854775807") > at("9.223372036854775807"));
}

TEST_CASE("digits are never lost by rescaling") {
    CHECK(Decimal::parse("7.10")->rescaled(1)->text() == "7.1");
    CHECK(Decimal::parse("7.1")->rescaled(3)->text() == "7.100");
    CHECK_FALSE(Decimal::parse("7.15")->rescaled(1));
    CHECK_FALSE(Decimal::parse("9223372036854775807")->rescaled(1));
    CHECK_FALSE(Decimal::parse("7")->rescaled(-1));
    CHECK_FALSE(Decimal::parse("7")->rescaled(19));
    CHECK(Decimal::parse("-7.100")->normalized().text() == "-7.1");
    CHECK(Decimal::parse("700")->normalized().text() == "700");
    CHECK(Decimal::parse("0.000")->normalized().text() == "0");
}

TEST_CASE("rounding refuses what it cannot hold") {
    CHECK_FALSE(round_half_even(*Decimal::parse("9223372036854775807"), -1));
    CHECK_FALSE(round_half_even(*Decimal::parse("1"), 19));
    CHECK_FALSE(round_half_even(*Decimal::parse("1"), -19));
    CHECK_FALSE(round_half_even(*Decimal::parse("1"), 0, 3));
    CHECK_FALSE(round_half_even(*Decimal::parse("1"), 0, 0));
    CHECK(round_half_even(*Decimal::parse("0.000000000000000001"), -18)->text() == "0");
}
