// SPDX-License-Identifier: GPL-3.0-or-later
#include "instruments/drivers/line_decoder.h"

#include <algorithm>

#include "instruments/protocol/scpi.h"

namespace velocert::instruments {

using metrology::Decoded;
using metrology::DeviceEvent;
using metrology::Direction;
using metrology::Indication;
using metrology::Rejection;

void LineDecoder::feed(Direction direction, std::span<const std::uint8_t> bytes, std::int64_t arrival_ns,
                       Decoded& out) {
    if (direction == Direction::received) {
        received_.feed(bytes, [&](const RawFrame& raw) { line(raw, arrival_ns, out); });
        return;
    }
    if (bytes.empty()) return;
    watching_ = true;
    received_.finish([&](const RawFrame& raw) { line(raw, arrival_ns, out); });
    keys(bytes);
    sent_.feed(bytes, [&](const RawFrame& raw) {
        if (!raw.too_long) request({reinterpret_cast<const char*>(raw.bytes.data()), raw.bytes.size()});
    });
}

void LineDecoder::finish(Decoded& out) {
    received_.finish([&](const RawFrame& raw) { line(raw, Indication::no_time, out); });
}

void LineDecoder::line(const RawFrame& raw, std::int64_t arrival_ns, Decoded& out) {
    const std::size_t before = out.indications.size();
    auto reason = [&]() -> std::optional<Rejection> {
        if (raw.too_long) return Rejection::length;
        if (raw.cut) return Rejection::truncated;
        BlockWatch watch;
        const auto strange = [&](std::uint8_t byte) {
            return !(blocks_ && watch.data(byte, raw.bytes.size())) && (byte < 0x20 || byte > highest_);
        };
        if (std::any_of(raw.bytes.begin(), raw.bytes.end(), strange)) return Rejection::garbage;
        const std::string_view text(reinterpret_cast<const char*>(raw.bytes.data()), raw.bytes.size());
        return answer({text, raw.offset, raw.length, arrival_ns}, out);
    }();
    // It has answered its request, but half a number is none.
    if (!reason && raw.tail && out.indications.size() > before) {
        out.indications.resize(before);
        reason = Rejection::truncated;
    }
    if (reason) out.rejected.push_back({*reason, arrival_ns, raw.offset, raw.length});
}

void LineDecoder::event(const Line& line, DeviceEvent::Kind kind, std::string text, Decoded& out) {
    out.events.push_back({kind, std::move(text), line.arrival_ns, line.offset});
}

Indication LineDecoder::indication(const Line& line, metrology::Measurand measurand) {
    Indication indication;
    indication.measurand = measurand;
    indication.arrival_ns = line.arrival_ns;
    indication.offset = line.offset;
    indication.length = line.length;
    return indication;
}

std::optional<std::string> identity_of(std::string_view answer) {
    const auto fields = scpi_fields(answer, ',');
    if (fields.size() < 2 || fields.size() > 5 || fields[0].empty()) return std::nullopt;
    // A list of numbers is no identity: a maker's name begins with a letter.
    const char first = fields[0].front();
    if ((first < 'A' || first > 'Z') && (first < 'a' || first > 'z')) return std::nullopt;
    if (answer.find_first_of("|\";") != std::string_view::npos) return std::nullopt;
    if (fields.size() == 2) {
        // "Magtrol DSP6001,V1.20", but "OWON,XDM1041": a version has a point, or is a number. Nor is "34401A" one
        // behind a name without any digit, which is a maker's.
        const auto second = fields[1];
        const auto is_digit = [](char c) { return c >= '0' && c <= '9'; };
        const auto is_letter = [](char c) { return (c >= 'A' && c <= 'Z') || (c >= 'a' && c <= 'z'); };
        constexpr std::ptrdiff_t digits_of_a_model = 3;
        const bool model = std::ranges::none_of(fields[0], is_digit) && std::ranges::any_of(second, is_letter) &&
                           std::ranges::count_if(second, is_digit) >= digits_of_a_model &&
                           second.find('.') == std::string_view::npos;
        const auto digit = [&](std::size_t at) { return at < second.size() && second[at] >= '0' && second[at] <= '9'; };
        const bool version = second.empty() || (digit(0) && !model) || second.find('.') != std::string_view::npos ||
                             ((second[0] == 'V' || second[0] == 'v') && digit(1));
        return version ? "|" + std::string(fields[0]) + "||" + std::string(second)
                       : std::string(fields[0]) + "|" + std::string(second) + "||";
    }
    std::string text;
    for (std::size_t i = 0; i < 4; ++i) {
        if (i > 0) text += '|';
        if (i < fields.size()) text += fields[i];
    }
    if (fields.size() == 5) text += ',' + std::string(fields[4]);
    return text;
}

}  // namespace velocert::instruments
