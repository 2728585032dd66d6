// SPDX-License-Identifier: GPL-3.0-or-later
#include "app/cli/instruments/echo_watch.h"

#include <algorithm>

namespace velocert::app {
namespace {

// Shorter ones may be what an instrument answers, such as a key that it confirms.
constexpr std::size_t shortest = 3;
// One may be chance: an answer in the words of the question. Two in a row are a line's.
constexpr int enough = 2;

}  // namespace

bool EchoWatch::echoes(metrology::Direction direction, std::span<const std::uint8_t> bytes) {
    if (told_ || bytes.empty()) return false;
    if (direction == metrology::Direction::sent) {
        // One that did not come back ends the row.
        if (!request_.empty() && same_ < request_.size()) times_ = 0;
        request_.assign(bytes.begin(), bytes.end());
        same_ = 0;
        return false;
    }
    if (request_.size() < shortest || same_ >= request_.size()) return false;
    const auto rest = std::string_view(request_).substr(same_);
    const auto count = std::min(rest.size(), bytes.size());
    const bool same = std::equal(bytes.begin(), bytes.begin() + static_cast<std::ptrdiff_t>(count), rest.begin(),
                                 [](std::uint8_t a, char b) { return a == static_cast<std::uint8_t>(b); });
    if (!same) {
        request_.clear();
        same_ = 0;
        times_ = 0;
        return false;
    }
    same_ += count;
    if (same_ < request_.size() || ++times_ < enough) return false;
    told_ = true;
    return true;
}

}  // namespace velocert::app
