// SPDX-License-Identifier: GPL-3.0-or-later
#include "core/laboratory/people/password_policy.h"

#include <catch2/catch.hpp>

#include "tests/support/cheap_hasher.h"

namespace velocert::laboratory {
namespace {

using tests::secret;

const std::vector<std::string> own{"li.ming", "李明", "Li Ming"};

}  // namespace

TEST_CASE("a long password that nobody could guess is taken without a rule of composition", "[people]") {
    for (const auto* text : {"a lamp, a hat and 3 spoons", "quiet river under bridge", "mayonnaise bread knife",
                             "glockenturmspatz", "一二三四五六七八九十百千万亿兆", "lamp hat spoon x",
                             "TGVUCZKWPLMRDXQ", "ummm plötzlich regnet es", "    lamp  hat  spoon  "}) {
        CAPTURE(text);
        const auto done = acceptable(secret(text), {}, own);
        CHECK(done.has_value());
        if (!done) WARN(done.error().text());
    }
}

TEST_CASE("what is short, well known, a run, a repetition or one's own name is refused and not repeated", "[people]") {
    for (const std::string text : {"",
                                   "short one",
                                   "fourteen chars",
                                   "passwordpassword",
                                   "Password12345678",
                                   "P@ssw0rd2026!!!!",
                                   "qwertyuiop123456",
                                   "1234567890123456",
                                   "abcdefghijklmnopqrstuvwxyz",
                                   "aaaaaaaaaaaaaaaaaaaa",
                                   "velovelovelovelo",
                                   "xkxkxkxkxkxkxkxk",
                                   "li.ming.li.ming.2026",
                                   "LiMing LiMing 1990",
                                   "李明李明李明李明李明李明李明李明",
                                   "correct horse battery staple",
                                   "correcthorsebatterystaple",
                                   "ｐａｓｓｗｏｒｄｐａｓｓｗｏｒｄ",
                                   "asdfghjkl;zxcvbnm,./",
                                   "zyxwvutsrqponmlkji",
                                   "我的密码123456789123456",
                                   "welcome to velocert 2026",
                                   "1qaz2wsx3edc4rfv",
                                   "admin administrator 1",
                                   "31415926535897932384"}) {
        CAPTURE(text);
        const auto done = acceptable(secret(text), {}, own);
        REQUIRE_FALSE(done);
        CHECK(done.error().code == base::ErrorCode::bad_value);
        CHECK_FALSE(done.error().expected.empty());
        if (text.size() > 6) CHECK(done.error().text().find(text) == std::string::npos);
    }
    CHECK_FALSE(acceptable(secret("a lamp, a hat \xff 3 spoons"), {}, own));
    CHECK_FALSE(acceptable(secret("a lamp, a hat \x07 3 spoons"), {}, own));
    CHECK_FALSE(acceptable(secret(std::string(1025, 'x')), {}, own));
}

TEST_CASE("length counts characters, not bytes", "[people]") {
    CHECK_FALSE(acceptable(secret("电灯帽子和三把勺子"), {}, own));  // 9 characters in 27 bytes
    CHECK(acceptable(secret("电灯帽子和三把勺子在窗边的桌上"), {}, own));
}

TEST_CASE("a site that is bound to composition can switch it on", "[people]") {
    PasswordPolicy policy;
    policy.classes = 3;
    struct Case {
        const char* text;
        bool good;
    };
    for (const auto& one : {Case{"quietriverunderbridge", false}, Case{"quiet river under bridge", false},
                            Case{"Quiet river under bridge", true}, Case{"Quietriverunderbridge7", true},
                            Case{"quiet river under 7 bridges", true}, Case{"QUIETRIVERUNDERBRIDGE", false}}) {
        CAPTURE(one.text);
        CHECK(acceptable(secret(one.text), policy, own).has_value() == one.good);
    }
}

TEST_CASE("a policy can be made stricter, but length and blocklist stay", "[people]") {
    using P = PasswordPolicy;
    for (const auto& good : {P{}, P{15, 0, 0, 1}, P{64, 4, 30, 12}, P{15, 3, 90, 5}, P{20, 1, 730, 1}})
        CHECK(check(good, "policy"));
    for (const auto& bad :
         {P{14, 0, 0, 1}, P{0, 0, 0, 1}, P{65, 0, 0, 1}, P{15, -1, 0, 1}, P{15, 5, 0, 1}, P{15, 0, 1, 1},
          P{15, 0, 29, 1}, P{15, 0, 731, 1}, P{15, 0, -1, 1}, P{15, 0, 0, 0}, P{15, 0, 0, 13}}) {
        const auto done = check(bad, "policy");
        REQUIRE_FALSE(done);
        CHECK(done.error().code == base::ErrorCode::bad_value);
    }
    const P policy{20, 3, 90, 5};
    const auto json = base::Json::object().set("new", to_json(policy));
    base::JsonReader reader(json, "test");
    CHECK(read_password_policy(reader, "new") == policy);
    CHECK(reader.finish());
}

}  // namespace velocert::laboratory
