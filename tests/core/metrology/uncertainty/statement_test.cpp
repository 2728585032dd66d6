// SPDX-License-Identifier: GPL-3.0-or-later
#include "core/metrology/uncertainty/results/statement.h"

#include <catch2/catch.hpp>
#include <cmath>

#include "core/metrology/uncertainty/arithmetic/number_text.h"
#include "core/metrology/uncertainty/propagation/tolerance.h"

using namespace velocert::metrology;

TEST_CASE("a result is printed to the place of two digits of its uncertainty (JCGM 100, 7.2.6)") {
    struct Row {
        double value;
        double expanded;
        const char* printed;
        const char* uncertainty;
    };
    for (const auto& row :
         {Row{24.6432, 0.2987, "24.64", "0.30"}, Row{127.73217, 0.0710714, "127.732", "0.071"},
          Row{9.6, 0.996, "9.6", "1.0"}, Row{0.013, 0.026, "0.013", "0.026"},
          // Ties go to the even digit, on the decimal digits: a double of 24.655 lies above, of 24.665 below.
          Row{24.645, 0.30, "24.64", "0.30"}, Row{24.655, 0.30, "24.66", "0.30"}, Row{24.665, 0.30, "24.66", "0.30"},
          Row{-0.0365, 0.015, "-0.036", "0.015"}, Row{-0.0004, 0.01, "0.000", "0.010"}, Row{12345, 678, "12340", "680"},
          Row{50000838, 92.483, "50000838", "92"}, Row{1.726621e-5, 1.755477e-6, "0.0000173", "0.0000018"},
          Row{0, 0.0995, "0.00", "0.10"}, Row{99.99, 9.96, "100", "10"}, Row{3, 0, "3", "0"}}) {
        CAPTURE(row.value, row.expanded);
        const auto s = statement(row.value, row.expanded);
        CHECK(s.value == row.printed);
        CHECK(s.expanded_uncertainty == row.uncertainty);
    }
    CHECK(statement(24.6432, 0.2987, 1).value == "24.6");
    CHECK(statement(24.6432, 0.2987, 1).expanded_uncertainty == "0.3");
}

TEST_CASE("significant digits round half to even, with a carry and with powers of ten") {
    struct Row {
        double value;
        int digits;
        const char* text;
    };
    // The rounding examples of GB/T 8170 that are given by significant digits.
    for (const auto& row :
         {Row{12.1498, 3, "12.1"}, Row{12.1498, 2, "12"}, Row{0.35, 1, "0.4"}, Row{97.46, 2, "97"}, Row{1.05, 2, "1.0"},
          Row{15.4546, 2, "15"}, Row{8.53459, 3, "8.53"}, Row{2500, 1, "2000"}, Row{3500, 1, "4000"},
          Row{25.15, 3, "25.2"}, Row{24.95, 3, "25.0"}, Row{1.2345e-9, 3, "1.23e-09"}, Row{0, 3, "0"},
          Row{-1e300, 2, "-1.0e+300"}, Row{9.99e-8, 2, "1.0e-07"}}) {
        CAPTURE(row.value, row.digits);
        CHECK(significant(row.value, row.digits) == row.text);
    }
}

TEST_CASE("numbers are read strictly and printed so that they are read back") {
    for (const char* bad : {"", "-", "+1", ".5", "5.", "1e", "nan", "NaN", "inf", "-inf", "infinity", "0x10", "1,5",
                            " 1", "1 ", "1e999", "1_0"}) {
        CAPTURE(bad);
        CHECK_FALSE(parse_number(bad));
    }
    for (const double value : {0.1, 6.9, 1e-41, 1.7976931348623157e308, 5e-324, -2.5, 1.0 / 3})
        CHECK(*parse_number(number_text(value)) == value);
    CHECK(*parse_number("6.62606957e-34") == 6.62606957e-34);
    CHECK(number_text(0.05) == "0.05");
    CHECK(number_text(-0.0) == "0");
}

TEST_CASE("the numerical tolerance is half a unit of the last digit (JCGM 101, 7.9.2)") {
    CHECK(tolerance(0.00035, 2) == 5e-6);
    CHECK(tolerance(2, 1) == 0.5);
    CHECK(tolerance(35.8, 2) == 0.5);
    CHECK(tolerance(0.0996, 2) == 0.005);
    CHECK(tolerance(2, 3) == 0.005);
}
