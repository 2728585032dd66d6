// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include <algorithm>
#include <string>
#include <vector>

namespace velocert::standards {

/// Where in a laboratory's list that stood which has gone from it: {"3"}, the index of the nearest before it that is
/// still there; nothing where it was the first. `shipped[at]` is what has gone.
template <typename T>
[[nodiscard]] std::vector<std::string> before_gone(const std::vector<T>& own, const std::vector<T>& shipped,
                                                   std::size_t at) {
    while (at-- > 0) {
        const auto found = std::ranges::find(own, shipped[at].id, &T::id);
        if (found != own.end()) return {std::to_string(found - own.begin())};
    }
    return {};
}

/// The action of that kind and id among them; the end where there is none.
template <typename T>
[[nodiscard]] auto action_like(const std::vector<T>& actions, const T& action) {
    return std::ranges::find_if(actions, [&](const T& one) { return one.kind == action.kind && one.id == action.id; });
}

/// The first of the shipped ones that a laboratory's list has not; empty when it has all.
[[nodiscard]] inline std::string first_lacking(const std::vector<std::string>& own,
                                               const std::vector<std::string>& shipped) {
    const auto lacking =
        std::ranges::find_if(shipped, [&](const auto& one) { return std::ranges::find(own, one) == own.end(); });
    return lacking == shipped.end() ? std::string() : *lacking;
}

}  // namespace velocert::standards
