// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include <cstdint>
#include <string>
#include <string_view>

namespace velocert::instruments {

// The frames of the pulse data-acquisition protocol, version 1, written anew from its description: what the driver and
// its simulator share, they could also share a mistake in.

/// The fields of one frame.
struct DaqFields {
    std::uint16_t sequence = 0;
    std::uint32_t time_us = 0;   ///< device clock when time and counter were latched together
    std::uint32_t count = 0;     ///< pulses since the counter was zeroed
    std::uint32_t edge_us = 0;   ///< device clock at the last pulse
    std::uint16_t inputs = 0;    ///< bit 0 front lever, 1 rear lever, 2 and 3 light gates
    std::int32_t force_raw = 0;  ///< converter of the lever force
};

/// What the first byte of a binary frame says. An event has the fields of its moment, with the inputs after it.
enum class DaqFrameType : std::uint8_t { data = 1, event = 2 };

/// "#D,seq,t_us,cnt,edge_us,din,f_raw*hh" LF.
[[nodiscard]] std::string daq_data_line(const DaqFields& frame);
/// "#E,seq,t_us,bit,level*hh" LF.
[[nodiscard]] std::string daq_event_line(std::uint16_t sequence, std::uint32_t time_us, int bit, bool level);
/// "#" body "*hh" LF; hh is the exclusive or of the body's characters, as in NMEA 0183.
[[nodiscard]] std::string daq_checked_line(std::string_view body);
/// COBS frame with delimiter: type and fields little-endian, then CRC-16/XMODEM over them.
[[nodiscard]] std::string daq_binary_frame(DaqFrameType type, const DaqFields& frame);
/// Consistent overhead byte stuffing (Cheshire and Baker 1999), without the delimiter.
[[nodiscard]] std::string cobs_stuffed(std::string_view data);
/// CRC-16/XMODEM: polynomial 1021, start 0, not reflected.
[[nodiscard]] std::uint16_t xmodem_crc(std::string_view data);

}  // namespace velocert::instruments
