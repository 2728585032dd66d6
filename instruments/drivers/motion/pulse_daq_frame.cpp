// SPDX-License-Identifier: GPL-3.0-or-later
#include "instruments/drivers/motion/pulse_daq_frame.h"

#include <limits>

#include "instruments/protocol/checksums.h"
#include "instruments/protocol/cobs.h"

namespace velocert::instruments {
namespace {

using metrology::Rejection;

constexpr std::size_t binary_size = 23;
constexpr std::uint8_t sample_type = 1;
constexpr std::uint8_t edge_type = 2;
constexpr int highest_bit = 15;

std::span<const std::uint8_t> bytes_of(std::string_view text) {
    return {reinterpret_cast<const std::uint8_t*>(text.data()), text.size()};
}

std::optional<unsigned> hex_digit(char c) {
    if (c >= '0' && c <= '9') return static_cast<unsigned>(c - '0');
    if (c >= 'A' && c <= 'F') return static_cast<unsigned>(c - 'A' + 10);
    if (c >= 'a' && c <= 'f') return static_cast<unsigned>(c - 'a' + 10);
    return std::nullopt;
}

/// Takes comma-separated fields off the front of a line.
class Fields {
  public:
    explicit Fields(std::string_view text) : at_(text.data()), end_(text.data() + text.size()) {}

    /// An unsigned whole number up to `most`; marks the line as bad otherwise.
    std::uint32_t number(std::uint32_t most) {
        comma();
        std::uint64_t value = 0;
        const char* const first = at_;
        // Ten digits cover every field; more than that is no number of ours.
        for (; at_ != end_ && *at_ >= '0' && *at_ <= '9' && at_ - first < 10; ++at_)
            value = value * 10 + static_cast<std::uint64_t>(*at_ - '0');
        good_ = good_ && at_ != first && value <= most;
        return static_cast<std::uint32_t>(value);
    }
    std::int32_t signed_number() {
        comma();
        const bool negative = at_ != end_ && *at_ == '-';
        if (negative) ++at_;
        pending_ = false;
        const std::uint32_t magnitude = number(negative ? 0x8000'0000U : 0x7FFF'FFFFU);
        return static_cast<std::int32_t>(negative ? 0U - magnitude : magnitude);
    }
    std::string_view text() {
        comma();
        const char* const first = at_;
        while (at_ != end_ && *at_ != ',') ++at_;
        return {first, static_cast<std::size_t>(at_ - first)};
    }
    /// True if all was good and nothing is left.
    [[nodiscard]] bool done() const { return good_ && at_ == end_; }

  private:
    void comma() {
        if (!pending_) {
            pending_ = true;
            return;
        }
        if (at_ != end_ && *at_ == ',')
            ++at_;
        else
            good_ = false;
    }

    const char* at_;
    const char* end_;
    bool good_ = true;
    bool pending_ = true;  ///< a comma stands before the next field
};

DaqFrame rejected(Rejection reason) {
    DaqFrame out;
    out.reason = reason;
    return out;
}

void put(std::vector<std::uint8_t>& out, std::uint32_t value, int size) {
    for (int i = 0; i < size; ++i) out.push_back(static_cast<std::uint8_t>(value >> (8 * i)));
}

std::uint32_t get(std::span<const std::uint8_t> bytes, std::size_t at, std::size_t size) {
    std::uint32_t value = 0;
    for (std::size_t i = 0; i < size; ++i) value |= static_cast<std::uint32_t>(bytes[at + i]) << (8 * i);
    return value;
}

std::string sealed(const std::string& body) {
    constexpr std::string_view digits = "0123456789ABCDEF";
    const std::uint8_t sum = xor_checksum(bytes_of(body));
    return '#' + body + '*' + digits[sum >> 4U] + digits[sum & 15U] + '\n';
}

}  // namespace

DaqFrame parse_daq_line(std::string_view line, DaqIdentity& identity) {
    if (line.size() < 3 || line[0] != '#' || line[2] != ',') return rejected(Rejection::garbage);
    if (line.size() < 6 || line[line.size() - 3] != '*') return rejected(Rejection::syntax);
    const auto high = hex_digit(line[line.size() - 2]);
    const auto low = hex_digit(line[line.size() - 1]);
    if (!high || !low) return rejected(Rejection::syntax);
    const std::string_view body = line.substr(1, line.size() - 4);
    if (xor_checksum(bytes_of(body)) != *high * 16 + *low) return rejected(Rejection::checksum);

    DaqFrame out;
    Fields fields(body.substr(1));
    constexpr std::uint32_t u16 = std::numeric_limits<std::uint16_t>::max();
    constexpr std::uint32_t u32 = std::numeric_limits<std::uint32_t>::max();
    switch (body[0]) {
        case 'D':
            out.kind = DaqFrame::Kind::sample;
            out.sample.seq = static_cast<std::uint16_t>(fields.number(u16));
            out.sample.t_us = fields.number(u32);
            out.sample.count = fields.number(u32);
            out.sample.edge_us = fields.number(u32);
            out.sample.inputs = static_cast<std::uint16_t>(fields.number(u16));
            out.sample.force_raw = fields.signed_number();
            break;
        case 'E': {
            out.kind = DaqFrame::Kind::edge;
            out.edge.seq = static_cast<std::uint16_t>(fields.number(u16));
            out.edge.t_us = fields.number(u32);
            const auto bit = fields.number(highest_bit);
            const auto level = fields.number(1);
            out.edge.mask = static_cast<std::uint16_t>(1U << (bit & 15U));
            out.edge.inputs = level == 0 ? std::uint16_t{0} : out.edge.mask;
            break;
        }
        case 'I':
            out.kind = DaqFrame::Kind::identity;
            identity.name = fields.text();
            identity.firmware = fields.text();
            identity.serial = fields.text();
            identity.pulses_per_metre = fields.text();
            identity.force_scale = fields.text();
            break;
        default: return rejected(Rejection::syntax);
    }
    return fields.done() ? out : rejected(Rejection::syntax);
}

DaqFrame parse_daq_binary(std::span<const std::uint8_t> frame) {
    std::array<std::uint8_t, binary_size> data{};
    const auto size = cobs_decode(frame, data);
    if (!size) return rejected(Rejection::garbage);
    if (*size != binary_size) return rejected(Rejection::length);
    const std::span<const std::uint8_t> bytes(data);
    if (crc16_xmodem(bytes.first(binary_size - 2)) != get(bytes, binary_size - 2, 2))
        return rejected(Rejection::checksum);
    DaqFrame out;
    out.sample.seq = static_cast<std::uint16_t>(get(bytes, 1, 2));
    out.sample.t_us = get(bytes, 3, 4);
    out.sample.count = get(bytes, 7, 4);
    out.sample.edge_us = get(bytes, 11, 4);
    out.sample.inputs = static_cast<std::uint16_t>(get(bytes, 15, 2));
    out.sample.force_raw = static_cast<std::int32_t>(get(bytes, 17, 4));
    if (data[0] == sample_type) {
        out.kind = DaqFrame::Kind::sample;
    } else if (data[0] == edge_type) {
        out.kind = DaqFrame::Kind::edge;
        out.edge = {out.sample.seq, out.sample.t_us, out.sample.inputs, 0};
    } else {
        return rejected(Rejection::syntax);
    }
    return out;
}

std::string daq_line(const DaqSample& sample) {
    return sealed("D," + std::to_string(sample.seq) + ',' + std::to_string(sample.t_us) + ',' +
                  std::to_string(sample.count) + ',' + std::to_string(sample.edge_us) + ',' +
                  std::to_string(sample.inputs) + ',' + std::to_string(sample.force_raw));
}

std::string daq_edge_line(std::uint16_t seq, std::uint32_t t_us, int bit, bool level) {
    return sealed("E," + std::to_string(seq) + ',' + std::to_string(t_us) + ',' + std::to_string(bit) +
                  (level ? ",1" : ",0"));
}

std::string daq_identity_line(const DaqIdentity& identity) {
    return sealed("I," + identity.name + ',' + identity.firmware + ',' + identity.serial + ',' +
                  identity.pulses_per_metre + ',' + identity.force_scale);
}

std::vector<std::uint8_t> daq_binary(std::uint8_t type, const DaqSample& sample) {
    std::vector<std::uint8_t> data;
    data.reserve(binary_size);
    data.push_back(type);
    put(data, sample.seq, 2);
    put(data, sample.t_us, 4);
    put(data, sample.count, 4);
    put(data, sample.edge_us, 4);
    put(data, sample.inputs, 2);
    put(data, static_cast<std::uint32_t>(sample.force_raw), 4);
    put(data, crc16_xmodem(data), 2);
    auto frame = cobs_encode(data);
    frame.push_back(0);
    return frame;
}

}  // namespace velocert::instruments
