// SPDX-License-Identifier: GPL-3.0-or-later
#include "instruments/simulators/motion/daq_frames.h"

namespace velocert::instruments {
namespace {

void append_little(std::string& out, std::uint32_t value, int bytes) {
    for (int i = 0; i < bytes; ++i) out += static_cast<char>(static_cast<std::uint8_t>(value >> (8 * i)));
}

}  // namespace

std::string daq_checked_line(std::string_view body) {
    std::uint8_t sum = 0;
    for (const char c : body) sum = static_cast<std::uint8_t>(sum ^ static_cast<std::uint8_t>(c));
    constexpr std::string_view digits = "0123456789ABCDEF";
    return "#" + std::string(body) + "*" + digits[sum >> 4U] + digits[sum & 15U] + "\n";
}

std::string daq_data_line(const DaqFields& frame) {
    return daq_checked_line("D," + std::to_string(frame.sequence) + "," + std::to_string(frame.time_us) + "," +
                            std::to_string(frame.count) + "," + std::to_string(frame.edge_us) + "," +
                            std::to_string(frame.inputs) + "," + std::to_string(frame.force_raw));
}

std::string daq_event_line(std::uint16_t sequence, std::uint32_t time_us, int bit, bool level) {
    return daq_checked_line("E," + std::to_string(sequence) + "," + std::to_string(time_us) + "," +
                            std::to_string(bit) + (level ? ",1" : ",0"));
}

std::string daq_binary_frame(DaqFrameType type, const DaqFields& frame) {
    std::string payload;
    payload += static_cast<char>(type);
    append_little(payload, frame.sequence, 2);
    append_little(payload, frame.time_us, 4);
    append_little(payload, frame.count, 4);
    append_little(payload, frame.edge_us, 4);
    append_little(payload, frame.inputs, 2);
    append_little(payload, static_cast<std::uint32_t>(frame.force_raw), 4);
    append_little(payload, xmodem_crc(payload), 2);
    return cobs_stuffed(payload) + '\0';
}

std::string cobs_stuffed(std::string_view data) {
    std::string out(1, '\1');
    std::size_t code_at = 0;  // where the length of the open block stands
    for (const char byte : data) {
        if (byte != '\0') {
            out += byte;
            if (++out[code_at] != '\xFF') continue;
        }
        code_at = out.size();
        out += '\1';
    }
    // a full block at the very end implies no zero, so the empty block behind it goes
    if (code_at > 0 && code_at + 1 == out.size() && !data.empty() && data.back() != '\0') out.pop_back();
    return out;
}

std::uint16_t xmodem_crc(std::string_view data) {
    std::uint32_t crc = 0;
    for (const char byte : data) {
        crc ^= static_cast<std::uint32_t>(static_cast<std::uint8_t>(byte)) << 8U;
        for (int bit = 0; bit < 8; ++bit) crc = (crc & 0x8000U) != 0 ? (crc << 1U) ^ 0x1021U : crc << 1U;
        crc &= 0xFFFFU;
    }
    return static_cast<std::uint16_t>(crc);
}

}  // namespace velocert::instruments
