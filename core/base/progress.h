// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include <cstdint>
#include <functional>
#include <string_view>

namespace velocert::base {

/// How long work tells how far it is: which part, how many of how many. It goes on while the answer is true; on false
/// it ends as soon as it can with the error `interrupted` and leaves nothing behind. Called on the thread that works.
/// An empty one means that nobody asks.
using Progress = std::function<bool(std::string_view part, std::uint64_t done, std::uint64_t total)>;

/// Tells `progress` if there is one; true if the work is to go on.
[[nodiscard]] inline bool go_on(const Progress& progress, std::string_view part, std::uint64_t done,
                                std::uint64_t total) {
    return !progress || progress(part, done, total);
}

}  // namespace velocert::base
