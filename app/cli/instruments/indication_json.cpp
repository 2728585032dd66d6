// SPDX-License-Identifier: GPL-3.0-or-later
#include "app/cli/instruments/indication_json.h"

#include <algorithm>
#include <array>
#include <charconv>
#include <chrono>

namespace velocert::app {
namespace {

using metrology::Indication;

void append_number(std::uint64_t value, std::string& out) {
    std::array<char, 24> buffer{};
    const auto end = std::to_chars(buffer.data(), buffer.data() + buffer.size(), value).ptr;
    out.append(buffer.data(), end);
}

/// "2026-01-05T08:00:00.00Z" with the digits of the seconds as sent.
void append_utc(const base::Decimal& since_1970, std::string& out) {
    std::int64_t one = 1;
    for (int i = 0; i < since_1970.scale(); ++i) one *= 10;
    const std::int64_t seconds = since_1970.mantissa() / one;
    const auto day = std::chrono::floor<std::chrono::days>(std::chrono::sys_seconds(std::chrono::seconds(seconds)));
    const std::chrono::year_month_day date(day);
    const auto digits = [&](std::int64_t value, std::size_t width) {
        const std::string text = std::to_string(value);
        if (text.size() < width) out.append(width - text.size(), '0');
        out += text;
    };
    const std::int64_t of_day = seconds - day.time_since_epoch().count() * 86'400;
    digits(int{date.year()}, 4);
    out += '-';
    digits(unsigned{date.month()}, 2);
    out += '-';
    digits(unsigned{date.day()}, 2);
    out += 'T';
    digits(of_day / 3600, 2);
    out += ':';
    digits(of_day / 60 % 60, 2);
    out += ':';
    digits(of_day % 60, 2);
    if (since_1970.scale() > 0) {
        out += '.';
        digits(since_1970.mantissa() % one, static_cast<std::size_t>(since_1970.scale()));
    }
    out += 'Z';
}

}  // namespace

void FrameWindow::add(std::span<const std::uint8_t> bytes) {
    if (bytes_.size() > 2 * keep) {
        const std::size_t drop = bytes_.size() - keep;
        bytes_.erase(bytes_.begin(), bytes_.begin() + static_cast<std::ptrdiff_t>(drop));
        start_ += drop;
    }
    bytes_.insert(bytes_.end(), bytes.begin(), bytes.end());
}

std::span<const std::uint8_t> FrameWindow::frame(std::uint64_t offset, std::uint32_t length) const {
    if (offset < start_ || offset + length > start_ + bytes_.size()) return {};
    return std::span(bytes_).subspan(offset - start_, length);
}

void IndicationLines::append_time(std::int64_t arrival_ns, std::string& out) const {
    out += '{';
    if (arrival_ns == Indication::no_time) return;
    const auto us = static_cast<std::uint64_t>(std::max<std::int64_t>(arrival_ns - start_ns_, 0) / 1000);
    out += "\"t\":";
    append_number(us / 1'000'000, out);
    out += '.';
    const std::string digits = std::to_string(us % 1'000'000);
    out.append(6 - digits.size(), '0');
    out += digits;
    out += ',';
}

void IndicationLines::append_frame(std::uint64_t offset, std::uint32_t length, std::string& out) const {
    static constexpr char hex[] = "0123456789abcdef";
    out += "\"frame\":\"";
    for (const auto byte : window_.frame(offset, length)) {
        out += hex[byte >> 4];
        out += hex[byte & 15];
    }
    out += "\"}\n";
}

std::size_t IndicationLines::append(const metrology::Decoded& decoded, std::size_t most, std::string& out) const {
    std::size_t count = 0;
    auto rejected = decoded.rejected.begin();
    const auto append_rejected_before = [&](std::uint64_t offset) {
        for (; rejected != decoded.rejected.end() && rejected->offset < offset; ++rejected) {
            append_time(rejected->arrival_ns, out);
            out += "\"offset\":";
            append_number(rejected->offset, out);
            out += ",\"rejected\":\"";
            out += metrology::name(rejected->reason);
            out += "\",";
            append_frame(rejected->offset, rejected->length, out);
        }
    };
    for (const auto& indication : decoded.indications) {
        if (count == most) return count;
        append_rejected_before(indication.offset);
        append_time(indication.arrival_ns, out);
        out += "\"offset\":";
        append_number(indication.offset, out);
        out += ",\"measurand\":\"";
        out += metrology::name(indication.measurand);
        out += "\",\"value\":";
        if (indication.has_value()) {
            const bool moment = indication.measurand == metrology::Measurand::time_utc;
            // Pure numbers have no unit.
            const bool plain = indication.unit->kind == metrology::Kind::count || indication.unit->symbol == "1";
            out += '"';
            if (moment)
                append_utc(indication.value, out);
            else
                out += indication.value.text();
            if (!plain && !moment) {
                out += ' ';
                out += indication.unit->symbol;
            }
            out += '"';
            if (indication.resolution.mantissa() != 0) {
                out += ",\"resolution\":\"";
                out += indication.resolution.text();
                if (!plain) {
                    out += ' ';
                    out += indication.unit->symbol;
                }
                out += '"';
            }
        } else {
            out += "null";
        }
        out += ",\"flags\":[";
        bool first = true;
        for (const auto flag : indication.flags.names()) {
            if (!first) out += ',';
            first = false;
            out += '"';
            out += flag;
            out += '"';
        }
        out += "],";
        append_frame(indication.offset, indication.length, out);
        ++count;
    }
    append_rejected_before(~std::uint64_t{0});
    return count;
}

}  // namespace velocert::app
