// SPDX-License-Identifier: GPL-3.0-or-later
// A mark that may part thousands in each cell of a table is not guessed.
#include <catch2/catch.hpp>

#include "instruments/import/import_csv.h"

using namespace velocert::instruments;

namespace {

std::string csv_of(const std::string& rows, std::optional<char> mark = {}) {
    const auto series = import_csv("t_s;speed_km/h\n" + rows, "ride.csv", mark);
    return series ? series_csv(*series, Columns::evaluated) : series.error().where;
}

}  // namespace

TEST_CASE("A decimal mark that no cell shows to be one is refused with what to write", "[import]") {
    const auto refused = import_csv("t_s;speed_km/h\n0;25\n1;1.234\n2;2.345\n", "ride.csv");
    REQUIRE_FALSE(refused);
    CHECK(refused.error().where == "ride.csv:3, column 2");
    CHECK(refused.error().found.starts_with("'1.234' may be 1.234 or 1234"));
    CHECK(refused.error().expected.starts_with("--decimal point, or one cell written as 1.2340"));
    const auto comma = import_csv("t_s;speed_km/h\n0;12,345\n", "ride.csv");
    REQUIRE_FALSE(comma);
    CHECK(comma.error().found.starts_with("'12,345' may be 12,345 or 12345"));
    CHECK(comma.error().expected.starts_with("--decimal comma, or one cell written as 12,3450"));
    CHECK(csv_of("0;-1.234\n") == "ride.csv:2, column 2");
    CHECK_FALSE(import_csv("t_s\tspeed_km/h\n1.000\t999.000\n", "ride.csv"));
}

TEST_CASE("One cell that cannot be of thousands tells the decimal mark of all", "[import]") {
    const std::string head = "t_s,speed_km/h\n";
    for (const auto& [rows, told] : {
             std::pair("0;1.234\n1;25.1\n", "0,1.234\n1,25.1\n"),
             std::pair("0.0;1.234\n", "0.0,1.234\n"),
             std::pair("0.100;1.234\n", "0.100,1.234\n"),
             std::pair("0;1234.567\n", "0,1234.567\n"),
             std::pair("0;1.2340\n1;1.234\n", "0,1.2340\n1,1.234\n"),
             // A number is written with a digit before its mark.
             std::pair("0;.234\n1;1.234\n", "0,0.234\n1,1.234\n"),
             std::pair("0,1;1,234\n", "0.1,1.234\n"),
             std::pair("0;25\n1;26\n", "0,25\n1,26\n"),
         }) {
        CAPTURE(rows);
        CHECK(csv_of(rows) == head + told);
    }
    // A column that is left out tells nothing.
    CHECK_FALSE(import_csv("t_s;speed_km/h;acceleration_g\n0;1.234;0.01\n", "ride.csv"));
}

TEST_CASE("Whoever says which mark it is gets that one and no other", "[import]") {
    CHECK(csv_of("0;1.234\n", '.') == "t_s,speed_km/h\n0,1.234\n");
    CHECK(csv_of("0;1,234\n", ',') == "t_s,speed_km/h\n0,1.234\n");
    CHECK(csv_of("0;1.234\n", ',') == "ride.csv:2, column 2");
    CHECK(csv_of("0;1,234\n", '.') == "ride.csv:2, column 2");
    CHECK_FALSE(import_csv("t_s,speed_km/h\n0,1\n", "ride.csv", ','));
    CHECK(import_csv("t_s,speed_km/h\n0,1.234\n", "ride.csv", '.'));
    // Where a comma parts the cells a point is the only mark there is.
    CHECK(import_csv("t_s,speed_km/h\n0,1.234\n", "ride.csv"));
}
