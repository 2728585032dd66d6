// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include <algorithm>
#include <array>
#include <cstdint>
#include <span>

#include "core/metrology/decoder.h"

namespace velocert::instruments {

/// Finds frames of a fixed length in a byte stream: a candidate begins with `first`, and what it is, is asked for when
/// it is complete. After something else it is in step again at the next byte that may begin a frame. What lies between
/// frames is rejected as garbage, in stretches of at most `longest_garbage`. The same result for every way of cutting.
template <std::size_t Length>
class FixedFrames {
  public:
    static constexpr std::uint32_t longest_garbage = 64;
    explicit FixedFrames(std::uint8_t first) : first_(first) {}

    /// `take(frame, offset)` gives nothing for a frame that was understood or counts for nothing else, and otherwise
    /// why it is none; then what stands before its next possible beginning is rejected for that reason.
    template <typename Take>
    void feed(std::span<const std::uint8_t> bytes, std::int64_t arrival_ns, metrology::Decoded& out, Take&& take) {
        for (const auto byte : bytes) {
            held_[count_++] = byte;
            while (count_ > 0) {
                if (held_[0] != first_) {
                    skip(1, arrival_ns, out);
                    continue;
                }
                if (count_ < Length) break;
                flush(arrival_ns, out);
                if (const auto reason = take(std::span<const std::uint8_t, Length>(held_), offset_)) {
                    const auto* const next = std::find(held_.begin() + 1, held_.end(), first_);
                    const auto length = static_cast<std::size_t>(next - held_.begin());
                    out.rejected.push_back({*reason, arrival_ns, offset_, static_cast<std::uint32_t>(length)});
                    drop(length);
                } else {
                    drop(Length);
                }
            }
        }
    }
    /// What is left over belongs to nothing that is still to come.
    void finish(std::int64_t arrival_ns, metrology::Decoded& out) {
        flush(arrival_ns, out);
        if (count_ == 0) return;
        out.rejected.push_back(
            {metrology::Rejection::truncated, arrival_ns, offset_, static_cast<std::uint32_t>(count_)});
        drop(count_);
    }

  private:
    void drop(std::size_t length) {
        std::copy(held_.begin() + static_cast<std::ptrdiff_t>(length),
                  held_.begin() + static_cast<std::ptrdiff_t>(count_), held_.begin());
        count_ -= length;
        offset_ += length;
    }
    void skip(std::size_t length, std::int64_t arrival_ns, metrology::Decoded& out) {
        garbage_ += static_cast<std::uint32_t>(length);
        drop(length);
        if (garbage_ >= longest_garbage) flush(arrival_ns, out);
    }
    void flush(std::int64_t arrival_ns, metrology::Decoded& out) {
        if (garbage_ == 0) return;
        out.rejected.push_back({metrology::Rejection::garbage, arrival_ns, offset_ - garbage_, garbage_});
        garbage_ = 0;
    }

    std::uint8_t first_;
    std::array<std::uint8_t, Length> held_{};
    std::size_t count_ = 0;
    std::uint64_t offset_ = 0;  ///< of the first byte held
    std::uint32_t garbage_ = 0;
};

}  // namespace velocert::instruments
