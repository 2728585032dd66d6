// SPDX-License-Identifier: GPL-3.0-or-later
#include "core/base/stated_reason.h"

#include <catch2/catch.hpp>

namespace velocert::base {

TEST_CASE("a reason says something", "[people]") {
    struct Case {
        const char* text;
        const char* kept;
    };
    for (const auto& one : {Case{"left the laboratory", "left the laboratory"}, Case{"  离职 ", "离职"},
                            Case{"no", "no"}, Case{"抄录错误。", "抄录错误。"}, Case{"ok 2", "ok 2"}}) {
        CAPTURE(one.text);
        CHECK(stated_reason(one.text, "reason").value() == one.kept);
    }
}

TEST_CASE("a reason of marks, blanks or one letter again and again is none", "[people]") {
    struct Case {
        std::string text;
        ErrorCode code;
    };
    for (const auto& one : {Case{"", ErrorCode::missing_field}, Case{"   \t", ErrorCode::missing_field},
                            Case{".", ErrorCode::missing_field}, Case{"...", ErrorCode::missing_field},
                            Case{"。", ErrorCode::missing_field}, Case{"　", ErrorCode::missing_field},
                            Case{"- / -", ErrorCode::missing_field}, Case{"12345", ErrorCode::missing_field},
                            Case{"x", ErrorCode::missing_field}, Case{"xxx", ErrorCode::missing_field},
                            Case{"xX", ErrorCode::missing_field}, Case{"ｘx", ErrorCode::missing_field},
                            Case{"无", ErrorCode::missing_field}, Case{"a\nb", ErrorCode::bad_value},
                            Case{"a\x01 b", ErrorCode::bad_value}, Case{"ab\xff", ErrorCode::bad_value},
                            Case{std::string(250, 'a') + std::string(251, 'b'), ErrorCode::bad_value}}) {
        CAPTURE(one.text);
        const auto reason = stated_reason(one.text, "reason");
        REQUIRE_FALSE(reason);
        CHECK(reason.error().code == one.code);
        CHECK(reason.error().where == "reason");
        CHECK_FALSE(reason.error().expected.empty());
    }
}

TEST_CASE("longer words say something by the same rule, on any number of lines", "[people]") {
    for (const auto* text : {"weigh it once more", "复测", "first line\nsecond line", "no", "  ok  "}) {
        CAPTURE(text);
        CHECK(says_something(text));
        CHECK(need_words(text, "hold H1", "decision", "what is decided"));
    }
    for (const auto* text :
         {"", " \t\n", ".", "。", "·", "，", "-", "_", "- _ .", "…", "12345", "x", "XX", "无", "!?"}) {
        CAPTURE(text);
        const auto refused = need_words(text, "hold H1", "decision", "what is decided");
        REQUIRE_FALSE(refused);
        CHECK(refused.error().code == ErrorCode::missing_field);
        CHECK(refused.error().where == "hold H1");
        CHECK(refused.error().expected == "what is decided");
    }
}

}  // namespace velocert::base
