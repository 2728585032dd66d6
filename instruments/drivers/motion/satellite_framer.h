// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include <algorithm>
#include <cstddef>
#include <cstdint>
#include <optional>
#include <span>
#include <vector>

#include "core/metrology/indication.h"

namespace velocert::instruments {

/// One stretch of what a satellite receiver sends.
struct SatelliteFrame {
    enum class Kind : std::uint8_t {
        sentence,  ///< text from '$' or '!' to its checksum and line end; the checksum is not yet looked at
        u_blox,    ///< u-blox binary, checksum right
        rtcm,      ///< RTCM 3 corrections, checksum right
        rejected,
    };
    Kind kind = Kind::rejected;
    metrology::Rejection reason = metrology::Rejection::garbage;
    std::span<const std::uint8_t> bytes;  ///< with line end and checksum; empty when rejected
    std::uint64_t offset = 0;
    std::uint32_t length = 0;
};

/// Finds the frames of the three protocols that satellite receivers mix on one line, and says of every other byte why
/// it is none. Line ends between frames are no bytes of anything. The same result for every way of cutting; holds at
/// most the longest frame and a slice of the input. What looks like a frame and is none costs only its beginning:
/// frames that stand within are found all the same.
class SatelliteFramer {
  public:
    SatelliteFramer() { held_.reserve(slice + longest_ubx); }

    /// Calls `take(const SatelliteFrame&)` for each stretch that is decided with these bytes.
    template <typename Take>
    void feed(std::span<const std::uint8_t> chunk, Take&& take) {
        while (!chunk.empty()) {
            const auto part = chunk.first(std::min(chunk.size(), slice));
            chunk = chunk.subspan(part.size());
            held_.insert(held_.end(), part.begin(), part.end());
            while (const auto frame = next(false)) take(*frame);
            let_go();
        }
    }
    /// The stream has ended: what is left is truncated.
    template <typename Take>
    void finish(Take&& take) {
        while (const auto frame = next(true)) take(*frame);
        let_go();
    }

  private:
    static constexpr std::size_t slice = 4096;
    static constexpr std::size_t longest_ubx = 4096;

    struct Piece {
        enum class State : std::uint8_t { none, unfinished, found };
        State state = State::none;
        SatelliteFrame::Kind kind = SatelliteFrame::Kind::rejected;
        metrology::Rejection reason = metrology::Rejection::garbage;
        std::size_t length = 0;
    };
    [[nodiscard]] static Piece sentence(std::span<const std::uint8_t> rest);
    [[nodiscard]] static Piece u_blox(std::span<const std::uint8_t> rest);
    [[nodiscard]] static Piece rtcm(std::span<const std::uint8_t> rest);
    [[nodiscard]] static Piece examine(std::span<const std::uint8_t> rest);

    [[nodiscard]] std::optional<SatelliteFrame> next(bool last);
    [[nodiscard]] SatelliteFrame garbage();
    void let_go();

    std::vector<std::uint8_t> held_;
    std::size_t at_ = 0;        ///< first byte of held_ that is not decided yet
    std::uint64_t offset_ = 0;  ///< of that byte in the stream
    std::size_t garbage_ = 0;   ///< bytes in front of it that belong to nothing and were not told yet
};

}  // namespace velocert::instruments
