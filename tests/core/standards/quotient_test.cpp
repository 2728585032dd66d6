// SPDX-License-Identifier: GPL-3.0-or-later
// Figures that follow from another one and a fixed quantity.
#include "core/standards/needs/quotient.h"

#include <catch2/catch.hpp>

using namespace velocert;

TEST_CASE("a quotient is what its units make it, and never less than the exact one") {
    struct Row {
        const char* of;
        const char* per;
        const char* quotient;
    };
    for (const auto& row : {
             Row{"20000 m", "30 km/h", "2400 s"},
             Row{"1 m", "1 m/s", "1 s"},
             Row{"100 m", "9.58 s", "37578289 mm/h"},  // 37.57828810... km/h, up to the next mm/h
             Row{"400 W", "48 V", "8333334 uA"},
             Row{"400 W", "10 A", "40 V"},
             Row{"12 V", "4 A", "3 ohm"},
             Row{"12 V", "3 ohm", "4 A"},
         }) {
        CAPTURE(row.of, row.per);
        const auto of = metrology::WrittenQuantity::parse(row.of);
        const auto per = metrology::WrittenQuantity::parse(row.per);
        const auto expected = metrology::WrittenQuantity::parse(row.quotient);
        REQUIRE(of);
        REQUIRE(per);
        REQUIRE(expected);
        const auto found = standards::divided(of->value(), per->value());
        REQUIRE(found);
        CHECK(found->text() == expected->value().text());
    }
    const auto value = [](const char* text) { return metrology::WrittenQuantity::parse(text).value().value(); };
    CHECK_FALSE(standards::divided(value("1 m"), value("0 km/h")));
    CHECK_FALSE(standards::divided(value("1 m"), value("-1 km/h")));
    CHECK_FALSE(standards::divided(value("1 m"), value("1 V")));
    CHECK_FALSE(standards::parse_quotient("distance"));
    CHECK_FALSE(standards::parse_quotient("flame-circuit/box-bars.afterflame_1"));
    CHECK_FALSE(standards::parse_quotient(" / 30 km/h"));
    CHECK_FALSE(standards::parse_quotient("distance / soon"));
}
