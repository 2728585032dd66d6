// SPDX-License-Identifier: GPL-3.0-or-later
// What the contracts of the command line hand to it, and how they look into what it answers.
#pragma once

#include <catch2/catch.hpp>
#include <string>

#include "core/base/json.h"

namespace velocert::tests {

/// A test item that everything applies to which is tested without further papers.
inline const char* const item =
    R"({"format":"velocert-item/1","id":"S-001","battery":"lead-acid","drive":"electric","made_on":"2025-10-01"})";

/// The text of a member that must be there; empty where it is no text.
inline std::string member(const base::Json& json, const char* key) {
    const base::Json* found = json.find(key);
    REQUIRE(found != nullptr);
    return found->string() != nullptr ? *found->string() : std::string();
}

}  // namespace velocert::tests
