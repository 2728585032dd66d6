// SPDX-License-Identifier: GPL-3.0-or-later
#include "core/laboratory/bill_of_parts.h"

#include <catch2/catch.hpp>

namespace velocert::laboratory {
namespace {

base::Result<std::vector<Part>> read(const std::string& text) {
    const auto json = base::Json::parse(text, "parts.json");
    if (!json) return base::fail(json.error());
    return parts_from_json(*json, "parts.json");
}

std::string bill(const std::string& parts) { return R"({"format":"velocert-parts/1","parts":[)" + parts + "]}"; }

const std::string digest(64, 'a');

}  // namespace

TEST_CASE("a bill of parts reads back as it was written, part by part") {
    const auto parts = read(bill(
        R"({"id":"P-1","name":"front mudguard","material":"PP","counts":true,"reason":"marked PP","photo":"p1.jpg",)"
        R"("photo_sha256":")" +
        digest + R"(","container":"tare","balance":"second_balance"},)" +
        R"({"id":"P-2","name":"stem","counts":false,"reason":"metal"})"));
    REQUIRE(parts);
    REQUIRE(parts->size() == 2);
    CHECK((*parts)[0].container == Part::Container::tare);
    CHECK((*parts)[0].photo_digest == digest);
    CHECK((*parts)[1].balance.empty());
    const auto again = parts_from_array(to_json(*parts), "record", "/parts");
    REQUIRE(again);
    CHECK(*again == *parts);
    CHECK(find_part(*parts, "P-2")->name == "stem");
    CHECK(find_part(*parts, "P-3") == nullptr);
}

TEST_CASE("a bill of parts that leaves something open is refused with its place") {
    struct Row {
        const char* what;
        std::string text;
        const char* told;
    };
    const std::vector<Row> rows{
        {"format", R"({"format":"velocert-parts/2","parts":[]})", "velocert-parts/1"},
        {"no array", R"({"format":"velocert-parts/1","parts":{}})", "an array of parts"},
        {"no id", bill(R"({"name":"a","counts":true})"), "/parts/0"},
        {"a mark of answer keys", bill(R"({"id":"P@1","name":"a","counts":true})"), "P@1"},
        {"blank in the id", bill(R"({"id":"P 1","name":"a","counts":true})"), "P 1"},
        {"no reason", bill(R"({"id":"P1","name":"stem","counts":false})"), "'stem'"},
        {"counts", bill(R"({"id":"P1","name":"stem","counts":"no"})"), "true or false"},
        {"container", bill(R"({"id":"P1","name":"stem","counts":true,"container":"box"})"), "none, tare or known"},
        {"digest", bill(R"({"id":"P1","name":"stem","counts":true,"photo":"a","photo_sha256":"12"})"), "64"},
        {"digest without photo", bill(R"({"id":"P1","name":"stem","counts":true,"photo_sha256":")" + digest + "\"}"),
         "photo"},
        {"id twice", bill(R"({"id":"P1","name":"a","counts":true},{"id":"P1","name":"b","counts":true})"), "twice"},
        {"name twice", bill(R"({"id":"P1","name":"a","counts":true},{"id":"P2","name":"a","counts":true})"), "twice"},
        {"unknown member", bill(R"({"id":"P1","name":"a","counts":true,"mass":"1 kg"})"), "mass"},
    };
    for (const auto& row : rows) {
        CAPTURE(row.what);
        const auto parts = read(row.text);
        REQUIRE_FALSE(parts);
        CHECK_THAT(parts.error().text(), Catch::Contains(row.told));
    }
}

TEST_CASE("a bill of parts only grows") {
    const auto known = read(bill(R"({"id":"P1","name":"a","counts":true})")).value();
    const auto same = parts_to_add(known, known, "more.json");
    REQUIRE(same);
    CHECK(same->empty());
    const auto more = parts_to_add(
        known, read(bill(R"({"id":"P2","name":"b","counts":true},{"id":"P1","name":"a","counts":true})")).value(),
        "more.json");
    REQUIRE(more);
    REQUIRE(more->size() == 1);
    CHECK(more->front().id == "P2");
    // Neither what counts nor a name may change under the hand.
    const auto changed = parts_to_add(
        known, read(bill(R"({"id":"P1","name":"a","counts":false,"reason":"metal"})")).value(), "more.json");
    REQUIRE_FALSE(changed);
    CHECK(changed.error().code == base::ErrorCode::already_exists);
    CHECK_FALSE(parts_to_add(known, read(bill(R"({"id":"P2","name":"a","counts":true})")).value(), "more.json"));
}

}  // namespace velocert::laboratory
