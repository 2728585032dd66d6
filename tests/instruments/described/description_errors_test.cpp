// SPDX-License-Identifier: GPL-3.0-or-later
#include <algorithm>
#include <catch2/catch.hpp>

#include "instruments/drivers/described/described.h"
#include "tests/instruments/described/small_instrument.h"

using namespace velocert;
using namespace velocert::instruments;
using namespace velocert::instruments::test;

namespace {

struct Row {
    const char* instead_of;
    const char* stands;
    const char* at;  ///< what stands on the line of the error; null: the mistake itself
    const char* found;
};

void refused(const std::string& good, const Row& row) {
    CAPTURE(row.instead_of, row.stands);
    auto text = good;
    const auto at = text.find(row.instead_of);
    REQUIRE(at != std::string::npos);
    const auto told = row.at == nullptr ? at : text.find(row.at);
    const auto line = 1 + std::count(text.begin(), text.begin() + static_cast<std::ptrdiff_t>(told), '\n');
    text.replace(at, std::string_view(row.instead_of).size(), row.stands);
    const auto made = read_described_driver(text, "mine.json");
    REQUIRE_FALSE(made);
    INFO(made.error().text());
    CHECK(made.error().where.rfind("mine.json:" + std::to_string(line) + ":", 0) == 0);
    CHECK(made.error().text().find(row.found) != std::string::npos);
    CHECK_FALSE(made.error().expected.empty());
}

}  // namespace

TEST_CASE("a mistake in a description is told with line, column, what was found and what is right", "[described]") {
    REQUIRE(read_described_driver(small_instrument, "mine.json"));
    const Row rows[] = {
        {"velocert-instrument/1", "velocert-instrument/2", nullptr, "velocert-instrument/2"},
        {"\"lines\"", "\"words\"", nullptr, "words"},
        {"\"id\": \"small\"", "\"id\": \"Small One\"", nullptr, "Small One"},
        {"\"source\": \"made up for this test\"", "\"author\": \"me\"", "{", "source"},
        {"\"9600 8N1\"", "\"9600 9N1\"", nullptr, "9600 9N1"},
        {"\"300 ms\"", "\"300 kg\"", nullptr, "300 kg"},
        {"\"measurand\": \"force\"", "\"measurand\": \"strength\"", nullptr, "strength"},
        {"\"low\": \"-10 N\"", "\"low\": \"-10 V\"", nullptr, "V"},
        {"\"longest\": 40", "\"longest\": \"40\"", nullptr, "longest"},
        {"\"method\": \"xor\"", "\"method\": \"md5\"", nullptr, "md5"},
        {"\"field\": \"sum\", \"from\"", "\"field\": \"total\", \"from\"", nullptr, "total"},
        {"{force:number} {unit", "{force:nmber} {unit", nullptr, "column 16"},
        {"\"value\": \"force\", \"unit_field\"", "\"value\": \"weight\", \"unit_field\"", nullptr, "weight"},
        {"\"kN\": \"kN\"", "\"kN\": \"kiloN\"", nullptr, "kiloN"},
        {"\"kN\": \"kN\"", "\"kN\": \"V\"", nullptr, "'V'"},
        {"\"flag\": \"stable\"", "\"flag\": \"steady\"", nullptr, "steady"},
        {"\"kind\": \"identity\"", "\"kind\": \"name\"", nullptr, "'name'"},
        {"\"zero\": {", "\"nought\": {", nullptr, "nought"},
        {"\"answer\": [\"done\", \"no\"], \"timeout\"", "\"answer\": [\"don\", \"no\"], \"timeout\"", nullptr, "don"},
        {"V{value:V:2}\\r", "V{value:volts:2}\\r", nullptr, "volts"},
        {"V{value:V:2}\\r", "V\\r", nullptr, "no place for the value"},
        {"V{value:V:2}\\r", "V{value:V:2}", nullptr, "nothing behind the value"},
        {"\"send\": \"Z\\r\"", "\"send\": \"?\\rZ\"", "\"commands\"", "begins what"},
        {"\"stop\": {", "\"reset\": {", "\"commands\"", "stop"},
        {"\"commands\": {", "\"orders\": {}, \"commands\": {", nullptr, "orders"},
        {"\"multiply\": \"0.1\"", "\"multiply\": \"0\"", nullptr, "multiply"},
        {"\"resolution\": \"0.5 N\"", "\"resolution\": \"0.5 kN\"", nullptr, "resolution"},
        {"\"force\", \"unit\": \"N\", ", "\"force\", ", nullptr, "unit"},
    };
    for (const auto& row : rows) refused(small_instrument, row);
}

TEST_CASE("a mistake in the description of a frame is told likewise", "[described]") {
    REQUIRE(read_described_driver(small_frames, "mine.json"));
    const Row rows[] = {
        {"hex: AA 55", "hex: AA 5", nullptr, "hex: AA 5"},
        {"\"length\": 8", "\"length\": 3", nullptr, "3"},
        {"\"length\": 8", "\"length\": 1000", nullptr, "1000"},
        {"\"at\": 2", "\"at\": 7", nullptr, "7"},
        {"\"at\": 2", "\"at\": -1", nullptr, "-1"},
        {"\"i16be\"", "\"i17be\"", nullptr, "i17be"},
        {"\"name\": \"point\"", "\"name\": \"shown\"", nullptr, "twice"},
        {"\"low\": 0", "\"low\": 5", nullptr, "low"},
        {"\"value\": \"shown\"", "\"value\": \"hidden\"", nullptr, "hidden"},
    };
    for (const auto& row : rows) refused(small_frames, row);
}

TEST_CASE("every cut of a description is refused and never crashes", "[described]") {
    for (const auto* good : {&small_instrument, &small_frames})
        for (std::size_t size = 0; size + 1 < good->size(); size += 7)
            CHECK_FALSE(read_described_driver(std::string_view(*good).substr(0, size), "cut.json"));
}
