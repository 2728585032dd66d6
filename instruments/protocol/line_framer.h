// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include <cstddef>
#include <cstdint>
#include <span>
#include <vector>

#include "instruments/protocol/framer.h"

namespace velocert::instruments {

/// Cuts a byte stream into lines that any run of CR and LF ends: instruments send LF, CR LF, LF CR or CR. Empty lines
/// are none. The same result for every way of cutting; holds at most `longest` bytes. A frame's length is that of its
/// text and of the one byte that ended it. A prompt that an instrument puts in front of or behind its lines ends a line
/// like CR and LF do.
class LineFramer {
  public:
    explicit LineFramer(std::size_t longest, char prompt = '\n')
        : longest_(longest), prompt_(static_cast<std::uint8_t>(prompt)) {
        held_.reserve(longest);
    }

    /// Calls `take(const RawFrame&)` for each line that ends in this chunk.
    template <typename Take>
    void feed(std::span<const std::uint8_t> chunk, Take&& take) {
        for (const auto byte : chunk) {
            ++offset_;
            if (byte == '\r' || byte == '\n' || byte == prompt_) {
                if (length_ > 0) hand_out(take, false);
                continue;
            }
            ++length_;
            if (held_.size() < longest_) held_.push_back(byte);
        }
    }

    /// The stream has ended, or what is left can belong to nothing that is still to come.
    template <typename Take>
    void finish(Take&& take) {
        if (length_ > 0) hand_out(take, true);
    }

  private:
    template <typename Take>
    void hand_out(Take& take, bool cut) {
        const std::uint64_t bytes = length_ + (cut ? 0U : 1U);
        const bool too_long = length_ > longest_;
        if (too_long) held_.clear();
        take(RawFrame{held_, offset_ - bytes, static_cast<std::uint32_t>(bytes), too_long, cut});
        length_ = 0;
        held_.clear();
    }

    std::size_t longest_;
    std::uint8_t prompt_;
    std::vector<std::uint8_t> held_;
    std::uint64_t offset_ = 0;  ///< bytes so far
    std::uint64_t length_ = 0;  ///< of the line under way
};

}  // namespace velocert::instruments
