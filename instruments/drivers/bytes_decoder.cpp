// SPDX-License-Identifier: GPL-3.0-or-later
#include "instruments/drivers/bytes_decoder.h"

#include <string>
#include <utility>

namespace velocert::instruments {
namespace {

using metrology::Decoded;
using metrology::DeviceEvent;
using metrology::Direction;
using metrology::Indication;
using metrology::Rejection;

// A row of garbage is told when it is over, or after so many bytes of it.
constexpr std::uint32_t longest_garbage = 1024;

}  // namespace

void BytesDecoder::feed(Direction direction, std::span<const std::uint8_t> bytes, std::int64_t arrival_ns,
                        Decoded& out) {
    if (direction == Direction::received) {
        held_.insert(held_.end(), bytes.begin(), bytes.end());
        run(arrival_ns, false, out);
        return;
    }
    if (bytes.empty()) return;
    watching_ = true;
    if (talk_ == Talk::answer) run(arrival_ns, true, out);
    sent(bytes);
}

void BytesDecoder::finish(Decoded& out) {
    run(Indication::no_time, true, out);
    end(offset_, out);
}

void BytesDecoder::run(std::int64_t arrival_ns, bool ended, Decoded& out) {
    std::size_t at = 0;
    while (at < held_.size()) {
        const auto rest = std::span<const std::uint8_t>(held_).subspan(at);
        Step done = step({rest, offset_, arrival_ns, ended}, out);
        if (done.bytes == 0 && ended) done = rejected(rest.size(), Rejection::truncated);
        if (done.bytes == 0 && rest.size() >= longest_) done = rejected(1, Rejection::garbage);
        if (done.bytes == 0) break;
        if (done.rejected == Rejection::garbage) {
            if (garbage_.length == 0) garbage_ = {Rejection::garbage, arrival_ns, offset_, 0};
            garbage_.length += static_cast<std::uint32_t>(done.bytes);
            if (garbage_.length >= longest_garbage) end_garbage(out);
        } else {
            end_garbage(out);
            if (done.rejected)
                out.rejected.push_back({*done.rejected, arrival_ns, offset_, static_cast<std::uint32_t>(done.bytes)});
        }
        at += done.bytes;
        offset_ += done.bytes;
    }
    held_.erase(held_.begin(), held_.begin() + static_cast<std::ptrdiff_t>(at));
    if (ended) end_garbage(out);
}

void BytesDecoder::end_garbage(Decoded& out) {
    if (garbage_.length > 0) out.rejected.push_back(garbage_);
    garbage_.length = 0;
}

Indication BytesDecoder::indication(const Pending& pending, std::size_t length, metrology::Measurand measurand) {
    Indication indication;
    indication.measurand = measurand;
    indication.arrival_ns = pending.arrival_ns;
    indication.offset = pending.offset;
    indication.length = static_cast<std::uint32_t>(length);
    return indication;
}

void BytesDecoder::event(const Pending& pending, DeviceEvent::Kind kind, std::string text, Decoded& out) {
    out.events.push_back({kind, std::move(text), pending.arrival_ns, pending.offset});
}

}  // namespace velocert::instruments
