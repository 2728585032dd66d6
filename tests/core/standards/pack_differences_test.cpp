// SPDX-License-Identifier: GPL-3.0-or-later
// What a laboratory's own pack has otherwise than the shipped one, found in what is written.
#include "core/standards/editions/pack_differences.h"

#include <catch2/catch.hpp>

#include "tests/core/standards/inspection_pack.h"

using namespace velocert;
using standards::pack_differences;
using standards::PackDifference;

namespace {

void replace_in(standards::Pack& pack, const std::string& file, const std::string& from, const std::string& to) {
    auto& text = pack.files.at(file);
    const auto at = text.find(from);
    REQUIRE(at != std::string::npos);
    text.replace(at, from.size(), to);
}

}  // namespace

TEST_CASE("a copy that says only whose it is differs in that alone") {
    auto own = tests::inspection_pack();
    replace_in(own, "edition.json", "\"revision\": 3,", "\"revision\": 4, \"laboratory\": \"Bike Lab\",");
    const auto found = pack_differences(own, tests::inspection_pack());
    REQUIRE(found);
    REQUIRE(found->size() == 1);
    CHECK(found->front().kind == PackDifference::Kind::changed);
    CHECK(found->front().file == "edition.json");
    CHECK(found->front().list.empty());
    CHECK(found->front().members == std::vector<std::string>{"revision", "laboratory"});
}

TEST_CASE("an edited step, an added clause and a limit that has gone are each named where they stand") {
    const auto shipped = tests::inspection_pack();
    auto own = shipped;
    replace_in(own, "procedures/looking.json", "plate.svg", "nameplate.svg");
    replace_in(
        own, "clauses.json", "\n  ]",
        ",\n    { \"id\": \"BL-1\", \"title\": { \"zh\": \"自\", \"en\": \"Own\" }, \"procedure\": \"looking\" }\n  ]");
    const auto found = pack_differences(own, shipped);
    REQUIRE(found);
    REQUIRE(found->size() == 2);
    CHECK((*found)[0].kind == PackDifference::Kind::added);
    CHECK((*found)[0].list == "clauses");
    CHECK((*found)[0].id == "BL-1");
    CHECK((*found)[0].title.en == "Own");
    CHECK((*found)[1].kind == PackDifference::Kind::changed);
    CHECK((*found)[1].file == "procedures/looking.json");
    CHECK((*found)[1].list == "steps");
    CHECK((*found)[1].members == std::vector<std::string>{"actions"});
    // Seen from the other side, what was added has gone.
    const auto back = pack_differences(shipped, own);
    REQUIRE(back);
    REQUIRE(back->size() == 2);
    CHECK((*back)[0].kind == PackDifference::Kind::removed);
    CHECK((*back)[0].id == "BL-1");
}

TEST_CASE("whole files that came or went are told and blanks alone are no difference") {
    const auto shipped = tests::inspection_pack();
    auto own = shipped;
    replace_in(own, "limits.json", "\n", "\n\n   ");
    CHECK(pack_differences(own, shipped)->empty());
    own.files["procedures/own-look.json"] = R"({"id":"own-look","title":{"zh":"自检","en":"Own look"}})";
    own.files.erase("clauses.json");
    const auto found = pack_differences(own, shipped);
    REQUIRE(found);
    REQUIRE(found->size() == 2);
    CHECK((*found)[0].kind == PackDifference::Kind::added);
    CHECK((*found)[0].id == "own-look");
    CHECK((*found)[0].title.zh == "自检");
    CHECK((*found)[1].kind == PackDifference::Kind::removed);
    CHECK((*found)[1].file == "clauses.json");
    own.files["procedures/own-look.json"] = "{";
    CHECK_FALSE(pack_differences(own, shipped));
}

TEST_CASE("an order that alone is another is told of the list") {
    standards::Pack shipped;
    shipped.files["clauses.json"] = R"({"clauses":[{"id":"a"},{"id":"b"}]})";
    auto own = shipped;
    own.files["clauses.json"] = R"({"clauses":[{"id":"b"},{"id":"a"}]})";
    const auto found = pack_differences(own, shipped);
    REQUIRE(found);
    REQUIRE(found->size() == 1);
    CHECK(found->front().list.empty());
    CHECK(found->front().members == std::vector<std::string>{"clauses"});
}
