// SPDX-License-Identifier: GPL-3.0-or-later
#include "core/base/person.h"

#include <catch2/catch.hpp>

using namespace velocert::base;

TEST_CASE("a person has a name that can be seen") {
    CHECK(person_named(" Li Wei ", "--person")->name == "Li Wei");
    CHECK(person_named("王芳", "--person")->name == "王芳");
    struct Row {
        std::string name;
        ErrorCode code;
    };
    for (const auto& row : {Row{"", ErrorCode::missing_field}, Row{"   ", ErrorCode::missing_field},
                            Row{"\u00a0\u3000", ErrorCode::missing_field}, Row{"\u200b", ErrorCode::missing_field},
                            Row{"Li\nWei", ErrorCode::bad_value}, Row{"Li\tWei", ErrorCode::bad_value},
                            Row{"Li \xff", ErrorCode::bad_value}, Row{std::string(201, 'a'), ErrorCode::bad_value}}) {
        CAPTURE(row.name);
        const auto person = person_named(row.name, "--person");
        REQUIRE_FALSE(person);
        CHECK(person.error().code == row.code);
        CHECK(person.error().where == "--person");
    }
}

TEST_CASE("names that differ in writing alone are one person") {
    // Pairs of canonical and compatibility equivalence from UAX 15; case folding from CaseFolding.txt.
    for (const auto& [a, b] :
         {std::pair{"Li Wei", "LI  wei"}, std::pair{"Ångström", "A\u030angstro\u0308m"}, std::pair{"Straße", "STRASSE"},
          std::pair{"ﬁn", "FIN"}, std::pair{"Ｌｉ", "li"}, std::pair{"王芳", " 王芳 "}}) {
        CAPTURE(a, b);
        CHECK(same_person({"", a}, {"", b}));
    }
    CHECK_FALSE(same_person({"", "Li Wei"}, {"", "Liwei"}));
    CHECK_FALSE(same_person({"", "王芳"}, {"", "王方"}));
}

TEST_CASE("accounts decide where both persons have one") {
    CHECK_FALSE(same_person({"u1", "Li Wei"}, {"u2", "Li Wei"}));
    CHECK(same_person({"u1", "Li Wei"}, {"u1", "L. Wei"}));
    CHECK(same_person({"u1", "Li Wei"}, {"", "li wei"}));
}
