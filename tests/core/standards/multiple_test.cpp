// SPDX-License-Identifier: GPL-3.0-or-later
// Figures that are so many times another one.
#include "core/standards/needs/multiple.h"

#include <catch2/catch.hpp>

using namespace velocert;

TEST_CASE("a multiple is exact in its base unit and never more than the exact one") {
    struct Row {
        const char* of;
        const char* times;
        const char* multiple;
    };
    for (const auto& row : {
             Row{"48 V", "135 %", "64.8 V"},
             Row{"48 V", "1.35 1", "64.8 V"},
             Row{"51.2 V", "100 %", "51.2 V"},
             Row{"36 V", "122.5 %", "44.1 V"},
             Row{"0.000003 V", "150 %", "0.000004 V"},    // 4.5 uV, down to the base unit
             Row{"-0.000003 V", "150 %", "-0.000005 V"},  // -4.5 uV, down
             Row{"0 V", "135 %", "0 V"},
         }) {
        CAPTURE(row.of, row.times);
        const auto of = metrology::WrittenQuantity::parse(row.of);
        const auto times = metrology::WrittenQuantity::parse(row.times);
        const auto expected = metrology::WrittenQuantity::parse(row.multiple);
        REQUIRE(of);
        REQUIRE(times);
        REQUIRE(expected);
        const auto found = standards::multiplied(of->value(), times->value());
        REQUIRE(found);
        CHECK(found->text() == expected->value().text());
    }
    const auto value = [](const char* text) { return metrology::WrittenQuantity::parse(text).value().value(); };
    CHECK_FALSE(standards::multiplied(value("48 V"), value("0 %")));
    CHECK_FALSE(standards::multiplied(value("48 V"), value("-1 %")));
    CHECK_FALSE(standards::multiplied(value("48 V"), value("2 V")));
    CHECK_FALSE(standards::multiplied(value("9000000000000 V"), value("200 %")));
}

TEST_CASE("a multiple is read as it is written and a plain figure is none") {
    const auto multiple = standards::parse_multiple("general/voltage.nominal_voltage * 135 %");
    REQUIRE(multiple);
    CHECK(multiple->of == "general/voltage.nominal_voltage");
    CHECK(multiple->times.text() == "135 %");
    CHECK(standards::text(*multiple) == "general/voltage.nominal_voltage * 135 %");
    for (const char* none : {"", "voltage", "general/voltage.nominal_voltage", " * 135 %", "voltage * ",
                             "voltage * 2 V", "voltage * 0 %", "voltage * much", "distance / 30 km/h"}) {
        CAPTURE(none);
        CHECK_FALSE(standards::parse_multiple(none));
    }
}
