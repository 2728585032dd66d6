// SPDX-License-Identifier: GPL-3.0-or-later
#include "core/metrology/unit.h"

#include <catch2/catch.hpp>
#include <set>
#include <string>

using namespace velocert::metrology;

namespace {

constexpr int kinds = static_cast<int>(last_kind) + 1;

}  // namespace

TEST_CASE("every kind has a name, a preferred unit and a base unit of factor one") {
    std::set<std::string_view> names;
    for (int i = 0; i < kinds; ++i) {
        const auto kind = static_cast<Kind>(i);
        CAPTURE(i);
        CHECK(name(kind) != "unknown");
        CHECK(names.insert(name(kind)).second);
        CHECK(preferred_unit(kind).kind == kind);
        CHECK(base_unit(kind).kind == kind);
        CHECK(base_unit(kind).factor == 1);
        CHECK(base_unit(kind).offset == 0);
    }
}

TEST_CASE("every unit is found by its symbol and by its printed form, and no two share one") {
    std::set<std::string_view> symbols;
    for (const auto& unit : units()) {
        CAPTURE(std::string(unit.symbol));
        CHECK(symbols.insert(unit.symbol).second);
        CHECK(unit.factor > 0);
        REQUIRE(find_unit(unit.symbol));
        CHECK(*find_unit(unit.symbol) == unit);
        if (!unit.print.empty()) {
            REQUIRE(find_unit(unit.print));
            CHECK(find_unit(unit.print)->kind == unit.kind);
        }
    }
}

TEST_CASE("a preferred unit is a power of ten of the base unit, so that printing it is exact") {
    for (int i = 0; i < kinds; ++i) {
        std::int64_t factor = preferred_unit(static_cast<Kind>(i)).factor;
        while (factor % 10 == 0) factor /= 10;
        CHECK(factor == 1);
    }
}

TEST_CASE("the factors are those of the SI brochure") {
    struct Row {
        const char* symbol;
        const char* base;
        std::int64_t factor;
        std::int64_t offset;
    };
    for (const auto& row :
         {Row{"kg", "mg", 1'000'000, 0}, Row{"m", "um", 1'000'000, 0}, Row{"m/s", "mm/h", 3'600'000, 0},
          Row{"km/h", "mm/h", 1'000'000, 0}, Row{"min", "us", 60'000'000, 0}, Row{"Wh", "mJ", 3'600'000, 0},
          Row{"degC", "mK", 1'000, 273'150}, Row{"%", "ppb", 10'000'000, 0}, Row{"cm3", "mm3", 1'000, 0}}) {
        CAPTURE(row.symbol);
        const auto unit = find_unit(row.symbol);
        REQUIRE(unit);
        CHECK(unit->factor == row.factor);
        CHECK(unit->offset == row.offset);
        CHECK(find_unit(row.base)->kind == unit->kind);
        CHECK(find_unit(row.base)->factor == 1);
    }
}

TEST_CASE("an unknown symbol is refused by name") {
    for (const char* symbol : {"", " ", "KG", "Kg", "kg ", "kmh", "km / h", "lbs", "metre", "N*m"}) {
        CAPTURE(symbol);
        const auto unit = find_unit(symbol);
        REQUIRE_FALSE(unit);
        CHECK(unit.error().code == velocert::base::ErrorCode::wrong_unit);
    }
}
