// SPDX-License-Identifier: GPL-3.0-or-later
#include "instruments/drivers/balances/start_byte_decoder.h"

namespace velocert::instruments {

using metrology::Decoded;
using metrology::Direction;
using metrology::Indication;
using metrology::Rejection;

namespace {

// Noise without an end is reported in pieces.
constexpr std::uint32_t longest_garbage = 64;

}  // namespace

void StartByteDecoder::feed(Direction direction, std::span<const std::uint8_t> bytes, std::int64_t arrival_ns,
                            Decoded& out) {
    if (direction == Direction::received) {
        for (const auto byte : bytes) take(byte, arrival_ns, out);
        return;
    }
    if (bytes.empty()) return;
    watching_ = true;
    // What is unfinished cannot answer what is asked only now.
    end_garbage(arrival_ns, out);
    drop(Rejection::truncated, size_, arrival_ns, out);
    request(bytes);
}

void StartByteDecoder::finish(Decoded& out) {
    end_garbage(Indication::no_time, out);
    drop(Rejection::truncated, size_, Indication::no_time, out);
}

void StartByteDecoder::take(std::uint8_t byte, std::int64_t arrival_ns, Decoded& out) {
    ++offset_;
    if (byte == start_ && (size_ == 0 || !may_hold_start(size_))) {
        if (garbage_ > 0) {
            out.rejected.push_back({Rejection::garbage, arrival_ns, offset_ - 1 - garbage_, garbage_});
            garbage_ = 0;
        }
        if (size_ > 0) {
            out.rejected.push_back(
                {Rejection::truncated, arrival_ns, offset_ - 1 - size_, static_cast<std::uint32_t>(size_)});
        }
        held_[0] = byte;
        size_ = 1;
        return;
    }
    if (size_ == 0) {
        if (++garbage_ == longest_garbage) end_garbage(arrival_ns, out);
        return;
    }
    held_[size_++] = byte;
    const auto outcome = judge({std::span(held_).first(size_), offset_ - size_, arrival_ns}, out);
    switch (outcome.kind) {
        case Outcome::Kind::more: return;
        case Outcome::Kind::done: size_ = 0; return;
        case Outcome::Kind::rejected:
            if (!outcome.without_last) {
                drop(outcome.reason, size_, arrival_ns, out);
                return;
            }
            out.rejected.push_back(
                {outcome.reason, arrival_ns, offset_ - size_, static_cast<std::uint32_t>(size_ - 1)});
            held_[0] = byte;
            size_ = 1;
            return;
    }
}

void StartByteDecoder::drop(Rejection reason, std::size_t count, std::int64_t arrival_ns, Decoded& out) {
    if (count == 0) return;
    out.rejected.push_back({reason, arrival_ns, offset_ - count, static_cast<std::uint32_t>(count)});
    size_ = 0;
}

void StartByteDecoder::end_garbage(std::int64_t arrival_ns, Decoded& out) {
    if (garbage_ == 0) return;
    out.rejected.push_back({Rejection::garbage, arrival_ns, offset_ - garbage_, garbage_});
    garbage_ = 0;
}

Indication StartByteDecoder::indication(const Frame& frame, metrology::Measurand measurand) {
    Indication indication;
    indication.measurand = measurand;
    indication.arrival_ns = frame.arrival_ns;
    indication.offset = frame.offset;
    indication.length = static_cast<std::uint32_t>(frame.bytes.size());
    return indication;
}

}  // namespace velocert::instruments
