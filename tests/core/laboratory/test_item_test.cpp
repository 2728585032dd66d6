// SPDX-License-Identifier: GPL-3.0-or-later
#include "core/laboratory/test_item.h"

#include <catch2/catch.hpp>

using namespace velocert;
using base::ErrorCode;
using laboratory::item_from_json;

namespace {

const std::string good = R"({ "format": "velocert-item/1", "id": "S-001", "battery": "lead-acid",
  "drive": "both", "made_on": "2025-10-01", "certified_to": "GB17761-2024",
  "certified_on": "2025-06-01", "sold_on": null, "model": "A", "maker": "B",
  "vehicle_code": "175721508069087", "client": "C", "note": null })";

base::Result<laboratory::TestItem> read(const std::string& text) {
    const auto json = base::Json::parse(text, "item.json");
    REQUIRE(json);
    return item_from_json(*json, "item.json");
}

}  // namespace

TEST_CASE("an item is read with all that is known of it") {
    const auto item = read(good);
    REQUIRE(item);
    CHECK(item->id == "S-001");
    CHECK(item->traits.battery == standards::Battery::lead_acid);
    CHECK(item->traits.drive == standards::Drive::both);
    REQUIRE(item->traits.made_on);
    CHECK(base::text(*item->traits.made_on) == "2025-10-01");
    CHECK(item->traits.certified_to == "GB17761-2024");
    REQUIRE(item->traits.certified_on);
    CHECK(base::text(*item->traits.certified_on) == "2025-06-01");
    CHECK_FALSE(item->traits.sold_on);
    CHECK(item->model == "A");
    CHECK(item->maker == "B");
    CHECK(item->vehicle_code == "175721508069087");
    CHECK(item->client == "C");
    CHECK(item->note.empty());
}

TEST_CASE("an item needs no more than id, battery, drive and the date made") {
    const auto item =
        read(R"({"id":"电 1","battery":"other","drive":"assist","made_on":"2024-02-29","certified_to":null})");
    REQUIRE(item);
    CHECK(item->id == "电 1");
    CHECK(item->traits.certified_to.empty());
    CHECK_FALSE(item->traits.certified_on);
}

TEST_CASE("an item written and read again is the same") {
    for (const auto& text :
         {good, std::string(R"({"id":"x","battery":"other","drive":"assist","made_on":"2024-02-29"})")}) {
        const auto item = read(text);
        REQUIRE(item);
        const auto again = item_from_json(to_json(*item), "item");
        REQUIRE(again);
        CHECK(to_json(*again) == to_json(*item));
        CHECK(again->traits.sold_on == item->traits.sold_on);
        CHECK(again->vehicle_code == item->vehicle_code);
    }
    const auto item = read(good);
    REQUIRE(item);
    CHECK(to_json(*item).text() ==
          R"({"format":"velocert-item/1","id":"S-001","battery":"lead-acid","drive":"both",)"
          R"("made_on":"2025-10-01","certified_to":"GB17761-2024","certified_on":"2025-06-01","model":"A",)"
          R"("maker":"B","vehicle_code":"175721508069087","client":"C"})");
}

TEST_CASE("an item that is wrong is refused, and the place is named") {
    struct Row {
        const char* from;
        const char* to;
        ErrorCode code;
        const char* where;
    };
    for (const auto& row : {
             Row{"item/1", "item/2", ErrorCode::unknown_version, "item.json:1:13 /format"},
             Row{"\"id\": \"S-001\", ", "", ErrorCode::missing_field, "item.json:1:1 /"},
             Row{"S-001", "", ErrorCode::bad_value, "item.json:1:38 /id"},
             Row{"S-001", " S-001", ErrorCode::bad_value, "item.json:1:38 /id"},
             Row{"S-001", "S\x7F-1", ErrorCode::bad_value, "item.json:1:38 /id"},
             Row{"\"S-001\"", "1", ErrorCode::bad_value, "item.json:1:38 /id"},
             Row{"lead-acid", "lead", ErrorCode::bad_value, "item.json:1:58 /battery"},
             Row{"\"both\"", "\"none\"", ErrorCode::bad_value, "item.json:2:12 /drive"},
             Row{"\"made_on\": \"2025-10-01\", ", "", ErrorCode::missing_field, "item.json:1:1 /"},
             Row{"\"2025-10-01\"", "null", ErrorCode::bad_value, "item.json:2:31 /made_on"},
             Row{"2025-10-01", "2025-02-30", ErrorCode::bad_value, "item.json:2:31 /made_on"},
             Row{"2025-10-01", "01.10.2025", ErrorCode::bad_value, "item.json:2:31 /made_on"},
             Row{"2025-06-01", "2025-6-1", ErrorCode::bad_value, "item.json:3:19 /certified_on"},
             Row{"\"GB17761-2024\"", "\"\"", ErrorCode::bad_value, "item.json:2:61 /certified_to"},
             Row{"null, \"model\"", "true, \"model\"", ErrorCode::bad_value, "item.json:3:44 /sold_on"},
             Row{"\"client\"", "\"customer\"", ErrorCode::unknown_field, "item.json:4:50 /customer"},
         }) {
        CAPTURE(row.from, row.to);
        std::string text = good;
        text.replace(text.find(row.from), std::string(row.from).size(), row.to);
        const auto item = read(text);
        REQUIRE_FALSE(item);
        CHECK(item.error().code == row.code);
        CHECK(item.error().where == row.where);
    }
}

TEST_CASE("an item inside a larger document is named by its pointer") {
    const auto json = base::Json::parse(R"({"id":"x"})", "case.json");
    REQUIRE(json);
    const auto item = item_from_json(*json, "case.json", "/item");
    REQUIRE_FALSE(item);
    CHECK(item.error().where.ends_with(" /item"));
}

TEST_CASE("an item says what it is for and what it has, or leaves it open") {
    const auto item = read(R"({"id":"x","battery":"other","drive":"assist","made_on":"2025-10-01","use":"commercial",
        "features":{"textile":true,"leather":false}})");
    REQUIRE(item);
    CHECK(item->traits.use == standards::Use::commercial);
    CHECK(item->traits.features == std::map<std::string, bool>{{"textile", true}, {"leather", false}});
    const auto again = item_from_json(to_json(*item), "item");
    REQUIRE(again);
    CHECK(again->traits.use == item->traits.use);
    CHECK(again->traits.features == item->traits.features);
    const auto open = read(good);
    REQUIRE(open);
    CHECK_FALSE(open->traits.use);
    CHECK(open->traits.features.empty());
}

TEST_CASE("a use or a feature that says nothing is refused with its place") {
    struct Row {
        const char* member;
        const char* where;
        const char* found;
    };
    for (const auto& row : {
             Row{R"("use": "racing")", "item.json:2:10 /use", "racing"},
             Row{R"("use": 3)", "item.json:2:10 /use", "number"},
             Row{R"("features": { "textile": "yes" })", "item.json:2:26 /features/textile", "string"},
             Row{R"("features": { "textile": null })", "item.json:2:26 /features/textile", "null"},
             Row{R"("features": ["textile"])", "item.json:2:15 /features", "array"},
         }) {
        CAPTURE(row.member);
        const auto item = read(R"({"id":"x","battery":"other","drive":"assist","made_on":"2025-10-01",)"
                               "\n" +
                               std::string("  ") + row.member + "}");
        REQUIRE_FALSE(item);
        CHECK_THAT(item.error().where, Catch::Matchers::StartsWith("item.json:2:"));
        CHECK_THAT(item.error().found, Catch::Matchers::Contains(row.found));
    }
}
