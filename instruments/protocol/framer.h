// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include <algorithm>
#include <cstddef>
#include <cstdint>
#include <cstring>
#include <optional>
#include <span>
#include <vector>

namespace velocert::instruments {

/// A stretch of received bytes between two delimiters, and where it stood in the stream.
struct RawFrame {
    std::span<const std::uint8_t> bytes;  ///< without the delimiter; empty when too_long
    std::uint64_t offset = 0;             ///< of the first byte
    std::uint32_t length = 0;             ///< bytes of the stream, the delimiter included
    bool too_long = false;                ///< more bytes than any frame has: not kept, only counted
    bool cut = false;                     ///< the stream ended before the delimiter
    bool tail = false;                    ///< may be the rest of a number that the frame before it was cut in
};

/// Cuts a byte stream at a delimiter, fed in chunks of any size, with the same result for every way of
/// cutting. Holds at most `longest` bytes whatever comes; after garbage it is in step again at the next
/// delimiter. A frame that lies whole in a chunk is handed out without being copied.
class Framer {
  public:
    /// A second kind of frame in the same stream, known by its first byte; it ends at its own delimiter.
    struct Second {
        std::uint8_t first;
        std::uint8_t delimiter;
    };

    Framer(std::uint8_t delimiter, std::size_t longest, std::optional<Second> second = std::nullopt)
        : delimiter_(delimiter), longest_(longest), second_(second) {
        held_.reserve(longest);
    }

    /// Calls `take(const RawFrame&)` for each frame that ends in this chunk.
    template <typename Take>
    void feed(std::span<const std::uint8_t> chunk, Take&& take) {
        while (!chunk.empty()) {
            const std::uint8_t first = length_ > 0 ? first_ : chunk[0];
            const bool second = second_ && first == second_->first;
            const auto* const found = static_cast<const std::uint8_t*>(
                std::memchr(chunk.data(), second ? second_->delimiter : delimiter_, chunk.size()));
            const std::size_t body = found == nullptr ? chunk.size() : static_cast<std::size_t>(found - chunk.data());
            if (found != nullptr && length_ == 0 && body <= longest_) {
                take(RawFrame{chunk.first(body), offset_, static_cast<std::uint32_t>(body + 1), false, false});
                offset_ += body + 1;
            } else {
                hold(chunk.first(body), first);
                if (found != nullptr) {
                    ++length_;
                    hand_out(take, false);
                }
            }
            chunk = chunk.subspan(std::min(body + 1, chunk.size()));
        }
    }

    /// The stream has ended: hands out what is left.
    template <typename Take>
    void finish(Take&& take) {
        if (length_ > 0) hand_out(take, true);
    }

  private:
    void hold(std::span<const std::uint8_t> bytes, std::uint8_t first) {
        first_ = first;
        length_ += bytes.size();
        too_long_ = too_long_ || length_ > longest_;
        if (too_long_)
            held_.clear();
        else
            held_.insert(held_.end(), bytes.begin(), bytes.end());
    }

    template <typename Take>
    void hand_out(Take& take, bool cut) {
        take(RawFrame{held_, offset_, static_cast<std::uint32_t>(length_), too_long_, cut});
        offset_ += length_;
        length_ = 0;
        too_long_ = false;
        held_.clear();
    }

    std::uint8_t delimiter_;
    std::size_t longest_;
    std::optional<Second> second_;
    std::vector<std::uint8_t> held_;
    std::uint64_t offset_ = 0;  ///< of the first byte of the frame under way
    std::uint64_t length_ = 0;  ///< bytes of it so far
    std::uint8_t first_ = 0;
    bool too_long_ = false;
};

}  // namespace velocert::instruments
