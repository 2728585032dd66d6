// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include <catch2/catch.hpp>

#include <string>
#include <string_view>
#include <vector>

#include "core/base/json.h"

// What the document of the command `run` says.
namespace velocert::tests {

struct AssessedLimit {
    std::string limit;
    std::string clause;
};
/// The assessments of all procedures with that verdict, in their order.
[[nodiscard]] inline std::vector<AssessedLimit> assessed_with(const base::Json& document, std::string_view verdict) {
    std::vector<AssessedLimit> out;
    const auto* procedures = document.find("procedures");
    REQUIRE(procedures != nullptr);
    for (const auto& procedure : *procedures->items())
        for (const auto& assessment : *procedure.find("assessments")->items())
            if (*assessment.find("verdict")->string() == verdict)
                out.push_back({*assessment.find("limit")->string(), *assessment.find("clause")->string()});
    return out;
}

}  // namespace velocert::tests
