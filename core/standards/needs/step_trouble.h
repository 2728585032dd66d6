// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include <cstddef>
#include <string>
#include <vector>

namespace velocert::standards {

/// What is wrong with a step, and where: the members and indices that lead to it within the step. What the step lacks
/// stands at the object that lacks it. An empty text: nothing is wrong.
struct StepTrouble {
    std::vector<std::string> way;
    std::string text;
};

/// Where a field of a prompt stands: {"actions", "2", "fields", "0"}.
[[nodiscard]] inline std::vector<std::string> way_of_field(std::size_t action, std::size_t field) {
    return {"actions", std::to_string(action), "fields", std::to_string(field)};
}
/// `way` with more behind it.
[[nodiscard]] inline std::vector<std::string> beyond(std::vector<std::string> way,
                                                     const std::vector<std::string>& more) {
    way.insert(way.end(), more.begin(), more.end());
    return way;
}

}  // namespace velocert::standards
