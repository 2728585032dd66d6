// SPDX-License-Identifier: GPL-3.0-or-later
#include "instruments/drivers/motion/satellite_framer.h"

#include <array>

#include "instruments/protocol/checksums.h"

namespace velocert::instruments {
namespace {

using metrology::Rejection;

// Standard sentences have at most 82 characters, proprietary ones a few hundred.
constexpr std::size_t longest_sentence = 1024;
// Garbage is told in stretches of at most so many bytes.
constexpr std::size_t longest_garbage = 1024;
// What is shorter than an address and ends at a strange byte never was a sentence.
constexpr std::size_t shortest_torn = 6;
constexpr std::size_t most_hex = 8;

bool line_end(std::uint8_t byte) { return byte == '\r' || byte == '\n'; }

bool hex_digit(std::uint8_t byte) {
    return (byte >= '0' && byte <= '9') || (byte >= 'A' && byte <= 'F') || (byte >= 'a' && byte <= 'f');
}

bool upper(std::uint8_t byte) { return byte >= 'A' && byte <= 'Z'; }

/// Where, behind the first byte, the next frame may begin, be it with the last byte; the end when nowhere.
std::size_t next_start(std::span<const std::uint8_t> bytes) {
    for (std::size_t i = 1; i < bytes.size(); ++i) {
        const bool last = i + 1 == bytes.size();
        if (bytes[i] == 0xB5 && (last || bytes[i + 1] == 0x62)) return i;
        if (bytes[i] == '$' && (last || upper(bytes[i + 1]))) return i;
    }
    return bytes.size();
}

/// CRC-24Q: polynomial 864CFB, start 0, not reflected.
std::uint32_t crc24q(std::span<const std::uint8_t> bytes) {
    static constexpr auto table = [] {
        std::array<std::uint32_t, 256> out{};
        for (std::uint32_t i = 0; i < out.size(); ++i) {
            std::uint32_t crc = i << 16U;
            for (int bit = 0; bit < 8; ++bit) crc = (crc & 0x800000U) != 0 ? (crc << 1U) ^ 0x864CFBU : crc << 1U;
            out[i] = crc & 0xFFFFFFU;
        }
        return out;
    }();
    std::uint32_t crc = 0;
    for (const auto byte : bytes) crc = ((crc << 8U) & 0xFFFFFFU) ^ table[((crc >> 16U) ^ byte) & 0xFFU];
    return crc;
}

}  // namespace

SatelliteFramer::Piece SatelliteFramer::sentence(std::span<const std::uint8_t> rest) {
    using State = Piece::State;
    const auto rejected = [](Rejection reason, std::size_t length) {
        return Piece{State::found, SatelliteFrame::Kind::rejected, reason, length};
    };
    const auto torn = [&](std::size_t length) {
        return length < shortest_torn ? Piece{} : rejected(Rejection::truncated, length);
    };
    for (std::size_t i = 1;; ++i) {
        if (i > longest_sentence) return rejected(Rejection::length, i);
        if (i == rest.size()) return {State::unfinished};
        const auto byte = rest[i];
        if (line_end(byte)) return {State::found, SatelliteFrame::Kind::sentence, Rejection::garbage, i + 1};
        if (byte == '$' || byte < 0x20 || byte > 0x7E) return torn(i);
        if (byte != '*') continue;
        std::size_t end = i + 1;
        while (end < rest.size() && end - i <= most_hex && hex_digit(rest[end])) ++end;
        // The byte behind the digits tells that they are all.
        if (end == rest.size()) return {State::unfinished};
        if (end - i - 1 < 2) continue;
        return {State::found, SatelliteFrame::Kind::sentence, Rejection::garbage,
                end + (line_end(rest[end]) ? 1U : 0U)};
    }
}

SatelliteFramer::Piece SatelliteFramer::u_blox(std::span<const std::uint8_t> rest) {
    using State = Piece::State;
    if (rest.size() < 2) return {State::unfinished};
    if (rest[1] != 0x62) return {};
    if (rest.size() < 6) return {State::unfinished};
    const std::size_t total = (rest[4] | (std::size_t{rest[5]} << 8U)) + 8;
    if (total > longest_ubx) return {State::found, SatelliteFrame::Kind::rejected, Rejection::length, 2};
    if (rest.size() < total) return {State::unfinished};
    const auto sums = fletcher_sums(rest.subspan(2, total - 4));
    if (sums[0] == rest[total - 2] && sums[1] == rest[total - 1])
        return {State::found, SatelliteFrame::Kind::u_blox, Rejection::garbage, total};
    return {State::found, SatelliteFrame::Kind::rejected, Rejection::checksum, next_start(rest.first(total))};
}

SatelliteFramer::Piece SatelliteFramer::rtcm(std::span<const std::uint8_t> rest) {
    using State = Piece::State;
    if (rest.size() < 2) return {State::unfinished};
    if ((rest[1] & 0xFCU) != 0) return {};
    if (rest.size() < 3) return {State::unfinished};
    const std::size_t body = ((rest[1] & 3U) << 8U) + 3U + rest[2];
    if (rest.size() < body + 3) return {State::unfinished};
    const std::uint32_t told =
        (std::uint32_t{rest[body]} << 16U) | (std::uint32_t{rest[body + 1]} << 8U) | rest[body + 2];
    if (crc24q(rest.first(body)) != told) return {};
    return {State::found, SatelliteFrame::Kind::rtcm, Rejection::garbage, body + 3};
}

SatelliteFramer::Piece SatelliteFramer::examine(std::span<const std::uint8_t> rest) {
    switch (rest.front()) {
        case '$':
        case '!': return sentence(rest);
        case 0xB5: return u_blox(rest);
        case 0xD3: return rtcm(rest);
        default: return {};
    }
}

std::optional<SatelliteFrame> SatelliteFramer::next(bool last) {
    while (at_ < held_.size()) {
        const auto rest = std::span<const std::uint8_t>(held_).subspan(at_);
        auto piece = examine(rest);
        if (piece.state == Piece::State::unfinished) {
            if (!last) return std::nullopt;
            piece = {Piece::State::found, SatelliteFrame::Kind::rejected, Rejection::truncated, next_start(rest)};
        }
        if (piece.state == Piece::State::found) {
            if (garbage_ > 0) return garbage();
            SatelliteFrame frame;
            frame.kind = piece.kind;
            frame.reason = piece.reason;
            if (piece.kind != SatelliteFrame::Kind::rejected) frame.bytes = rest.first(piece.length);
            frame.offset = offset_;
            frame.length = static_cast<std::uint32_t>(piece.length);
            at_ += piece.length;
            offset_ += piece.length;
            return frame;
        }
        ++at_;
        ++offset_;
        const bool ends = line_end(rest.front());
        if (!ends || garbage_ > 0) ++garbage_;
        if ((ends && garbage_ > 0) || garbage_ >= longest_garbage) return garbage();
    }
    if (last && garbage_ > 0) return garbage();
    return std::nullopt;
}

SatelliteFrame SatelliteFramer::garbage() {
    SatelliteFrame frame;
    frame.offset = offset_ - garbage_;
    frame.length = static_cast<std::uint32_t>(garbage_);
    garbage_ = 0;
    return frame;
}

void SatelliteFramer::let_go() {
    held_.erase(held_.begin(), held_.begin() + static_cast<std::ptrdiff_t>(at_));
    at_ = 0;
}

}  // namespace velocert::instruments
