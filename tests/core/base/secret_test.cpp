// SPDX-License-Identifier: GPL-3.0-or-later
#include <catch2/catch.hpp>

#include <array>
#include <utility>

#include "core/base/entropy.h"
#include "core/base/secret.h"

using velocert::base::Secret;

TEST_CASE("a secret leaves nothing in the text it was taken from, nor in the one it moved away from") {
    for (const char* text : {"short", "a passphrase too long to lie inside a string object"}) {
        std::string given = text;
        Secret first(std::move(given));
        CHECK(given.empty());  // NOLINT(bugprone-use-after-move): that is what is promised
        Secret second(std::move(first));
        CHECK(first.empty());  // NOLINT(bugprone-use-after-move)
        CHECK(second.view() == text);
        first = std::move(second);
        CHECK(first.view() == text);
        CHECK(second.empty());  // NOLINT(bugprone-use-after-move)
    }
}

TEST_CASE("the system's entropy does not give the same bytes twice") {
    std::array<std::uint8_t, 32> one{};
    std::array<std::uint8_t, 32> two{};
    const velocert::base::SystemEntropy entropy;
    entropy.fill(one);
    entropy.fill(two);
    CHECK(one != two);
}
