// SPDX-License-Identifier: GPL-3.0-or-later
#include "instruments/drivers/motion/daq_stream.h"

#include <optional>
#include <string_view>

namespace velocert::instruments {

using metrology::Decoded;
using metrology::Indication;
using metrology::Rejection;

namespace {

constexpr std::size_t longest_frame = 160;  // the identity line has free texts; samples are far shorter

}  // namespace

DaqStream::DaqStream(bool binary)
    : binary_(binary),
      framer_(binary ? std::uint8_t{0} : std::uint8_t{'\n'}, longest_frame,
              binary ? std::optional<Framer::Second>({'#', '\n'}) : std::nullopt) {}

void DaqStream::feed(std::span<const std::uint8_t> bytes, std::int64_t arrival_ns, Decoded& out, const Take& take) {
    framer_.feed(bytes, [&](const RawFrame& raw) { frame(raw, arrival_ns, out, take); });
}

void DaqStream::finish(Decoded& out, const Take& take) {
    framer_.finish([&](const RawFrame& raw) { frame(raw, Indication::no_time, out, take); });
}

void DaqStream::frame(const RawFrame& raw, std::int64_t arrival_ns, Decoded& out, const Take& take) {
    DaqPlace place{raw.offset, raw.length, arrival_ns};
    const auto reject = [&](Rejection reason) {
        out.rejected.push_back({reason, place.arrival_ns, place.offset, place.length});
    };
    const auto parsed = [&](const DaqFrame& frame) {
        if (frame.kind == DaqFrame::Kind::rejected)
            reject(frame.reason);
        else
            take(frame, place);
    };
    if (raw.too_long) return reject(Rejection::length);
    if (raw.cut) return reject(Rejection::truncated);
    if (binary_ && (raw.bytes.empty() || raw.bytes.front() != '#')) {
        // Zeros between frames are idle time.
        if (!raw.bytes.empty()) parsed(parse_daq_binary(raw.bytes));
        return;
    }
    std::string_view line(reinterpret_cast<const char*>(raw.bytes.data()), raw.bytes.size());
    if (!line.empty() && line.back() == '\r') line.remove_suffix(1);
    const auto start = line.rfind('#');
    if (start == std::string_view::npos) return reject(Rejection::garbage);
    if (start > 0) {
        // Noise in front of a frame, such as the rest of a line whose end was lost.
        place.length = static_cast<std::uint32_t>(start);
        reject(Rejection::garbage);
        place.offset += start;
        place.length = raw.length - static_cast<std::uint32_t>(start);
    }
    parsed(parse_daq_line(line.substr(start), identity_));
}

}  // namespace velocert::instruments
