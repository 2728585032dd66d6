// SPDX-License-Identifier: GPL-3.0-or-later
#include "core/laboratory/opinion.h"

#include <catch2/catch.hpp>
#include <utility>

namespace velocert::laboratory {

using base::ErrorCode;
using Catch::Contains;

TEST_CASE("opinions are read with text, basis and what was said, and belong to whoever states them", "[opinions]") {
    const base::Person zhao{"u-0001", "Zhao Lei"};
    const auto read = load_opinions(
        R"({"format":"velocert-opinions/1","opinions":[
            {"text":"The rear brake fades when wet","basis":"attempts 2 and 3 of the wet rides","dialogue":"told to the client on 3 March"},
            {"text":"边撑的余量很小","basis":"侧倾试验"}]})",
        "opinions.json", zhao);
    if (!read) FAIL(read.error().text());
    REQUIRE(read->size() == 2);
    CHECK(read->front().text == "The rear brake fades when wet");
    CHECK(read->front().dialogue == "told to the client on 3 March");
    CHECK(read->back().basis == "侧倾试验");
    CHECK(read->back().dialogue.empty());
    CHECK(read->back().stated_by == zhao);
    CHECK(
        to_json(*read).canonical() ==
        R"([{"basis":"attempts 2 and 3 of the wet rides","dialogue":"told to the client on 3 March",)"
        R"("stated_by":{"id":"u-0001","name":"Zhao Lei"},"text":"The rear brake fades when wet"},)"
        R"({"basis":"侧倾试验","dialogue":"","stated_by":{"id":"u-0001","name":"Zhao Lei"},"text":"边撑的余量很小"}])");
}

TEST_CASE("an opinion without a text or a basis, none at all, and what nobody knows are refused", "[opinions]") {
    const std::pair<const char*, const char*> cases[] = {
        {"not JSON", "not JSON"},
        {R"({"opinions":[{"text":"It fades","basis":"ride 2"}]})", "format"},
        {R"({"format":"velocert-opinions/2","opinions":[{"text":"It fades","basis":"ride 2"}]})", "format"},
        {R"({"format":"velocert-opinions/1","opinions":[]})", "opinions"},
        {R"({"format":"velocert-opinions/1"})", "opinions"},
        {R"({"format":"velocert-opinions/1","opinions":[{"text":"It fades"}]})", "basis"},
        {R"({"format":"velocert-opinions/1","opinions":[{"basis":"ride 2"}]})", "text"},
        {R"({"format":"velocert-opinions/1","opinions":[{"text":"...","basis":"ride 2"}]})", "text"},
        {R"({"format":"velocert-opinions/1","opinions":[{"text":"It fades","basis":"."}]})", "basis"},
        {R"({"format":"velocert-opinions/1","opinions":[{"text":"It fades","basis":"ride 2","dialogue":"-"}]})",
         "dialogue"},
        {R"({"format":"velocert-opinions/1","opinions":[{"text":"It fades","basis":"ride 2","verdict":"pass"}]})",
         "verdict"},
        {R"({"format":"velocert-opinions/1","opinions":[{"text":"It fades","basis":"ride 2"}],"by":"me"})", "by"},
    };
    for (const auto& [text, where] : cases) {
        INFO(text);
        const auto read = load_opinions(text, "opinions.json", {"u-0001", "Zhao Lei"});
        REQUIRE_FALSE(read);
        if (std::string(where) != "not JSON") CHECK_THAT(read.error().text(), Contains(where));
    }
}

}  // namespace velocert::laboratory
