// SPDX-License-Identifier: GPL-3.0-or-later
#include "core/laboratory/people/password.h"

#include <catch2/catch.hpp>

#include <sodium.h>

#include "tests/support/cheap_hasher.h"

namespace velocert::laboratory {
namespace {

using tests::secret;

/// Argon2id version 0x13 as the reference implementation publishes it (phc-winner-argon2, src/test.c).
struct Published {
    const char* stored;
    const char* password;
};
const std::array published{
    Published{"$argon2id$v=19$m=65536,t=2,p=1$c29tZXNhbHQ$CTFhFdXPJO1aFaMaO6Mm5c8y7cJHAph8ArZWb2GRPPc", "password"},
    Published{"$argon2id$v=19$m=256,t=2,p=1$c29tZXNhbHQ$nf65EOgLrQMR/uIPnA4rEsF5h7TKyQwu9U1bMCHGi/4", "password"},
    Published{"$argon2id$v=19$m=65536,t=1,p=1$c29tZXNhbHQ$9qWtwbpyPd3vm1rB1GThgPzZ3/ydHL92zKL+15XZypg", "password"},
    Published{"$argon2id$v=19$m=65536,t=4,p=1$c29tZXNhbHQ$kCXUjmjvc5XMqQedpMTsOv+zyJEf5PhtGiUghW9jFyw", "password"},
    Published{"$argon2id$v=19$m=65536,t=2,p=1$c29tZXNhbHQ$C4TWUs9rDEvq7w3+J4umqA32aWKB1+DSiRuBfYxFj94",
              "differentpassword"},
    Published{"$argon2id$v=19$m=65536,t=2,p=1$ZGlmZnNhbHQ$vfMrBczELrFdWP0ZsfhWsRPaHppYdP3MVEMIVlqoFBw", "password"}};

}  // namespace

TEST_CASE("the library that protects passwords is Argon2id as published", "[people]") {
    REQUIRE(sodium_init() >= 0);
    for (const auto& one : published) {
        CAPTURE(one.stored);
        const std::string right = one.password;
        const std::string wrong = right + "1";
        CHECK(crypto_pwhash_str_verify(one.stored, right.data(), right.size()) == 0);
        CHECK(crypto_pwhash_str_verify(one.stored, wrong.data(), wrong.size()) != 0);
    }
}

TEST_CASE("a stored password has the moderate cost, a salt of its own, and fits the password alone", "[people]") {
    const auto& hasher = argon2id();
    const auto stored = hasher.hash(secret("a lamp, a hat and 3 spoons"));
    REQUIRE(stored);
    CHECK(stored->starts_with("$argon2id$v=19$m=262144,t=3,p=1$"));
    CHECK(is_argon2id_text(*stored));
    CHECK(hasher.verify(*stored, secret("a lamp, a hat and 3 spoons")));
    CHECK_FALSE(hasher.verify(*stored, secret("a lamp, a hat and 3 spoon")));
    CHECK_FALSE(hasher.needs_rehash(*stored));
    const auto again = hasher.hash(secret("a lamp, a hat and 3 spoons"));
    REQUIRE(again);
    CHECK(*again != *stored);
}

TEST_CASE("a password that was stored with another cost is taken up anew", "[people]") {
    const auto cheap = tests::CheapHasher().hash(secret("a lamp, a hat and 3 spoons"));
    REQUIRE(cheap);
    CHECK(argon2id().verify(*cheap, secret("a lamp, a hat and 3 spoons")));
    CHECK(argon2id().needs_rehash(*cheap));
}

TEST_CASE("the stand-in has the cost of a stored password", "[people]") {
    CHECK(is_argon2id_text(argon2id().stand_in()));
    CHECK_FALSE(argon2id().needs_rehash(argon2id().stand_in()));
    CHECK_FALSE(argon2id().verify(argon2id().stand_in(), secret("")));
}

TEST_CASE("nothing but an Argon2id text may stand where a password is kept", "[people]") {
    const std::string good =
        "$argon2id$v=19$m=262144,t=3,p=1$ooUHHHpEIO81coy4Nr6wMg$kRAGHvxDD5cIdgZzMRQcdVvac/RKX7uPeQ4Smw9YWls";
    REQUIRE(is_argon2id_text(good));
    for (std::size_t cut = 0; cut < good.size(); ++cut) CHECK_FALSE(is_argon2id_text(good.substr(0, cut)));
    const auto with = [&](std::string_view from, std::string_view to) {
        auto text = good;
        text.replace(text.find(from), from.size(), to);
        return text;
    };
    for (const auto& text :
         {std::string("a lamp, a hat and 3 spoons"), std::string("5f4dcc3b5aa765d61d8327deb882cf99"), good + "=",
          good + "a", " " + good, with("$argon2id", "$argon2i"), with("$argon2id", "$argon2d"), with("v=19", "v=16"),
          with("m=262144", "m="), with("m=262144", "m=0262144"), with("m=262144", "m=2621440000"), with("t=3", "t=-3"),
          with(",p=1", ""), with("MRQ", "M Q"), with("MRQ", "M-Q"), with("$kRAG", "kRAG")}) {
        CAPTURE(text);
        CHECK_FALSE(is_argon2id_text(text));
        CHECK_FALSE(argon2id().verify(text, secret("a lamp, a hat and 3 spoons")));
    }
}

}  // namespace velocert::laboratory
