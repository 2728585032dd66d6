// SPDX-License-Identifier: GPL-3.0-or-later
#include "instruments/protocol/cobs.h"

#include <algorithm>

namespace velocert::instruments {
namespace {

constexpr std::uint8_t full_block = 0xFF;

}  // namespace

std::vector<std::uint8_t> cobs_encode(std::span<const std::uint8_t> data) {
    std::vector<std::uint8_t> out;
    out.reserve(data.size() + data.size() / 254 + 1);
    std::size_t code_at = 0;
    out.push_back(1);
    for (std::size_t i = 0; i < data.size(); ++i) {
        if (data[i] == 0) {
            code_at = out.size();
            out.push_back(1);
            continue;
        }
        out.push_back(data[i]);
        ++out[code_at];
        if (out[code_at] == full_block && i + 1 < data.size()) {
            code_at = out.size();
            out.push_back(1);
        }
    }
    return out;
}

std::optional<std::size_t> cobs_decode(std::span<const std::uint8_t> frame, std::span<std::uint8_t> into) {
    std::size_t at = 0;
    std::size_t count = 0;
    while (at < frame.size()) {
        const std::uint8_t code = frame[at++];
        if (code == 0) return std::nullopt;
        const std::size_t block = code - 1U;
        if (block > frame.size() - at || block > into.size() - count) return std::nullopt;
        const auto bytes = frame.subspan(at, block);
        if (std::find(bytes.begin(), bytes.end(), std::uint8_t{0}) != bytes.end()) return std::nullopt;
        std::copy(bytes.begin(), bytes.end(), into.begin() + static_cast<std::ptrdiff_t>(count));
        at += block;
        count += block;
        if (code != full_block && at < frame.size()) {
            if (count == into.size()) return std::nullopt;
            into[count++] = 0;
        }
    }
    return count;
}

}  // namespace velocert::instruments
