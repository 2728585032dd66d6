// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include <array>
#include <cstddef>
#include <cstdint>
#include <optional>
#include <span>
#include <string>
#include <string_view>
#include <vector>

#include "core/metrology/indication.h"

namespace velocert::instruments {

/// One sample as it stands in a frame, counters not yet unwrapped.
struct DaqSample {
    std::uint16_t seq = 0;
    std::uint32_t t_us = 0;
    std::uint32_t count = 0;
    std::uint32_t edge_us = 0;
    std::uint16_t inputs = 0;
    std::int32_t force_raw = 0;
};

/// A change of one input, at the time it happened (text), or the inputs after some change (binary).
struct DaqEdge {
    std::uint16_t seq = 0;
    std::uint32_t t_us = 0;
    std::uint16_t inputs = 0;  ///< the state after the change, of the bits in `mask`
    std::uint16_t mask = 0;
};

/// What the instrument tells of itself.
struct DaqIdentity {
    std::string name;
    std::string firmware;
    std::string serial;
    std::string pulses_per_metre;
    std::string force_scale;
};

/// One parsed frame: exactly one of the three, or the reason why it is none.
struct DaqFrame {
    enum class Kind : std::uint8_t { sample, edge, identity, rejected };
    Kind kind = Kind::rejected;
    metrology::Rejection reason = metrology::Rejection::garbage;
    DaqSample sample;
    DaqEdge edge;
};

/// A text line from '#' on, without its end. `identity` is filled for that kind only.
[[nodiscard]] DaqFrame parse_daq_line(std::string_view line, DaqIdentity& identity);
/// A COBS frame without its delimiter.
[[nodiscard]] DaqFrame parse_daq_binary(std::span<const std::uint8_t> frame);

/// The other way, for simulators and tests: complete with checksum and delimiter.
[[nodiscard]] std::string daq_line(const DaqSample& sample);
[[nodiscard]] std::string daq_edge_line(std::uint16_t seq, std::uint32_t t_us, int bit, bool level);
[[nodiscard]] std::string daq_identity_line(const DaqIdentity& identity);
/// type 1 for a sample, 2 for an input change (see pulse_daq.h).
[[nodiscard]] std::vector<std::uint8_t> daq_binary(std::uint8_t type, const DaqSample& sample);

}  // namespace velocert::instruments
