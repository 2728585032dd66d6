// SPDX-License-Identifier: GPL-3.0-or-later
#include "core/laboratory/station.h"

#include <catch2/catch.hpp>

using namespace velocert;
using base::ErrorCode;
using laboratory::station_from_json;

namespace {

const std::string good = R"({ "format": "velocert-station/1", "id": "B1", "name": "Bench 1", "instruments": [
  { "role": "scale", "driver": "mt-sics", "port": "ttyS0", "serial": "0123456789" },
  { "role": "recorder", "driver": "pulse-daq", "port": "ttyS1", "options": { "ppm": "400", "format": "binary" } }
] })";

base::Result<laboratory::Station> read(const std::string& text) {
    const auto json = base::Json::parse(text, "station.json");
    REQUIRE(json);
    return station_from_json(*json, "station.json");
}

}  // namespace

TEST_CASE("a station is read with its instruments by role") {
    const auto station = read(good);
    REQUIRE(station);
    CHECK(station->id == "B1");
    CHECK(station->name == "Bench 1");
    CHECK_FALSE(station->is_virtual);
    REQUIRE(station->instrument("scale") != nullptr);
    CHECK(station->instrument("scale")->driver == "mt-sics");
    CHECK(station->instrument("scale")->serial == "0123456789");
    REQUIRE(station->instrument("recorder") != nullptr);
    CHECK(station->instrument("recorder")->port == "ttyS1");
    CHECK(station->instrument("recorder")->options.at("ppm") == "400");
    CHECK(station->instrument("dynamometer") == nullptr);
}

TEST_CASE("a station written and read again is the same") {
    const std::string bench = R"({"format":"velocert-station/1","id":"V","name":"Virtual","virtual":true,)"
                              R"("instruments":[{"role":"scale","driver":"mt-sics"}]})";
    for (const auto& text : {good, bench}) {
        const auto station = read(text);
        REQUIRE(station);
        const auto again = station_from_json(to_json(*station), "station");
        REQUIRE(again);
        CHECK(to_json(*again) == to_json(*station));
        CHECK(again->is_virtual == station->is_virtual);
    }
    const auto station = read(bench);
    REQUIRE(station);
    CHECK(to_json(*station).text() == bench);
}

TEST_CASE("several instruments may be on one line where their set-up tells them apart") {
    // Whether their drivers can share one is known where the drivers are.
    std::string text = good;
    text.replace(text.find("ttyS1"), 5, "ttyS0");
    const auto station = read(text);
    REQUIRE(station);
    CHECK(station->instrument("recorder")->port == station->instrument("scale")->port);
}

TEST_CASE("a station that is wrong is refused, and the place is named") {
    struct Row {
        const char* from;
        const char* to;
        ErrorCode code;
        const char* where;
    };
    for (const auto& row : {
             Row{"station/1", "station/2", ErrorCode::unknown_version, "station.json:1:13 /format"},
             Row{"\"format\": \"velocert-station/1\", ", "", ErrorCode::missing_field, "station.json:1:1 /"},
             Row{"\"name\"", "\"label\"", ErrorCode::missing_field, "station.json:1:1 /"},
             Row{"\"serial\"", "\"serials\"", ErrorCode::unknown_field, "station.json:2:71 /instruments/0/serials"},
             Row{"\"role\": \"recorder\"", "\"role\": \"scale\"", ErrorCode::already_exists,
                 "station.json:3:13 /instruments/1/role"},
             Row{"\"driver\": \"pulse-daq\", \"port\": \"ttyS1\", \"options\": { \"ppm\": \"400\", \"format\": "
                 "\"binary\" }",
                 "\"driver\": \"mt-sics\", \"port\": \"ttyS0\"", ErrorCode::already_exists,
                 "station.json:3:54 /instruments/1/port"},
             Row{"\"port\": \"ttyS0\", ", "", ErrorCode::missing_field, "station.json:2:3 /instruments/0"},
             Row{"\"driver\": \"mt-sics\", ", "", ErrorCode::missing_field, "station.json:2:3 /instruments/0"},
             Row{"\"400\"", "400", ErrorCode::bad_value, "station.json:3:85 /instruments/1/options/ppm"},
             Row{"{ \"ppm\": \"400\", \"format\": \"binary\" }", "[]", ErrorCode::bad_input,
                 "station.json:3:76 /instruments/1/options"},
             Row{"{ \"role\": \"scale\"", "7, { \"role\": \"scale\"", ErrorCode::bad_input,
                 "station.json:2:3 /instruments/0"},
         }) {
        CAPTURE(row.from, row.to);
        std::string text = good;
        text.replace(text.find(row.from), std::string(row.from).size(), row.to);
        const auto station = read(text);
        REQUIRE_FALSE(station);
        CHECK(station.error().code == row.code);
        CHECK(station.error().where == row.where);
    }
}
