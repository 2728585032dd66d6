// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include <cstdint>
#include <span>
#include <string>
#include <vector>

#include "core/metrology/decoder.h"

namespace velocert::app {

/// The received bytes that frames may still refer to, found by their offset in the stream. Old ones are let go.
class FrameWindow {
  public:
    void add(std::span<const std::uint8_t> bytes);
    /// The frame's bytes; empty when they are no longer kept.
    [[nodiscard]] std::span<const std::uint8_t> frame(std::uint64_t offset, std::uint32_t length) const;

  private:
    static constexpr std::size_t keep = 1 << 16;
    std::vector<std::uint8_t> bytes_;
    std::uint64_t start_ = 0;
};

/// Writes what a decoder gave as the contract's lines (read and decode), in the order of the bytes. Built by hand into
/// one reused buffer: a recorder's stream is thousands of lines per second.
class IndicationLines {
  public:
    /// `start_ns` is the time that counts as t = 0.
    IndicationLines(const FrameWindow& window, std::int64_t start_ns) : window_(window), start_ns_(start_ns) {}

    /// Appends the lines to `out`; at most `most` indications, of which the number is returned.
    std::size_t append(const metrology::Decoded& decoded, std::size_t most, std::string& out) const;

  private:
    void append_time(std::int64_t arrival_ns, std::string& out) const;
    void append_frame(std::uint64_t offset, std::uint32_t length, std::string& out) const;

    const FrameWindow& window_;
    std::int64_t start_ns_;
};

}  // namespace velocert::app
