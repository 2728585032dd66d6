// SPDX-License-Identifier: GPL-3.0-or-later
#include "reports/seal/pdf_text.h"

#include <algorithm>
#include <cstdint>

#include "core/base/clock.h"

namespace velocert::reports {
namespace {

constexpr std::string_view mark = "\xfe\xff";

bool surrogate(std::uint32_t c) { return c >= 0xd800 && c < 0xe000; }

/// Takes one character off; false for what is no UTF-8 in its shortest form.
bool take_utf8(std::string_view& rest, std::uint32_t& out) {
    const auto byte = [&rest](std::size_t i) { return static_cast<std::uint8_t>(rest[i]); };
    const std::uint8_t first = byte(0);
    const std::size_t length = first < 0x80   ? 1
                               : first < 0xc2 ? 0
                               : first < 0xe0 ? 2
                               : first < 0xf0 ? 3
                               : first < 0xf5 ? 4
                                              : 0;
    if (length == 0 || length > rest.size()) return false;
    out = length == 1 ? first : first & (0xffU >> (length + 1));
    for (std::size_t i = 1; i < length; ++i) {
        if ((byte(i) & 0xc0) != 0x80) return false;
        out = (out << 6) | (byte(i) & 0x3fU);
    }
    static constexpr std::uint32_t least[] = {0, 0, 0x80, 0x800, 0x10000};
    rest.remove_prefix(length);
    return out >= least[length] && out < 0x110000 && !surrogate(out);
}

void put_utf8(std::string& out, std::uint32_t c) {
    const auto put = [&out](std::uint32_t byte) { out += static_cast<char>(byte); };
    if (c < 0x80) return put(c);
    if (c < 0x800) {
        put(0xc0 | (c >> 6));
    } else if (c < 0x10000) {
        put(0xe0 | (c >> 12));
        put(0x80 | ((c >> 6) & 0x3f));
    } else {
        put(0xf0 | (c >> 18));
        put(0x80 | ((c >> 12) & 0x3f));
        put(0x80 | ((c >> 6) & 0x3f));
    }
    put(0x80 | (c & 0x3f));
}

}  // namespace

std::optional<std::string> utf16_of(std::string_view utf8) {
    std::string out(mark);
    const auto put = [&out](std::uint32_t unit) {
        out += static_cast<char>(unit >> 8);
        out += static_cast<char>(unit & 0xff);
    };
    while (!utf8.empty()) {
        std::uint32_t c = 0;
        if (!take_utf8(utf8, c)) return std::nullopt;
        if (c >= 0x10000) {
            put(0xd800 + ((c - 0x10000) >> 10));
            put(0xdc00 + ((c - 0x10000) & 0x3ff));
        } else {
            put(c);
        }
    }
    return out;
}

std::optional<std::string> utf8_of(std::string_view utf16) {
    if (!utf16.starts_with(mark) || utf16.size() % 2 != 0) return std::nullopt;
    std::string out;
    const auto unit = [&utf16](std::size_t at) {
        return static_cast<std::uint32_t>(static_cast<std::uint8_t>(utf16[at])) * 256 +
               static_cast<std::uint8_t>(utf16[at + 1]);
    };
    for (std::size_t at = 2; at < utf16.size(); at += 2) {
        std::uint32_t c = unit(at);
        if (surrogate(c)) {
            const std::uint32_t low = at + 2 < utf16.size() ? unit(at + 2) : 0;
            if (c >= 0xdc00 || low < 0xdc00 || low >= 0xe000) return std::nullopt;
            c = 0x10000 + ((c - 0xd800) << 10) + (low - 0xdc00);
            at += 2;
        }
        put_utf8(out, c);
    }
    return out;
}

std::string pdf_date(const std::string& utc) {
    if (utc.size() < 19) return {};
    std::string digits = utc.substr(0, 19);
    std::erase_if(digits, [](char c) { return c == '-' || c == ':' || c == 'T'; });
    const bool whole =
        digits.size() == 14 && std::all_of(digits.begin(), digits.end(), [](char c) { return c >= '0' && c <= '9'; });
    return whole ? "D:" + digits + "Z" : std::string();
}

std::string pdf_date(std::chrono::system_clock::time_point time) { return pdf_date(base::utc_text(time)); }

std::optional<std::chrono::system_clock::time_point> time_of_pdf_date(std::string_view date) {
    if (date.size() != 17 || !date.starts_with("D:") || date.back() != 'Z') return std::nullopt;
    const auto part = [&](std::size_t at, std::size_t count) { return std::string(date.substr(at, count)); };
    const auto time = base::parse_utc(part(2, 4) + "-" + part(6, 2) + "-" + part(8, 2) + "T" + part(10, 2) + ":" +
                                      part(12, 2) + ":" + part(14, 2) + ".000Z");
    if (!time) return std::nullopt;
    return *time;
}

}  // namespace velocert::reports
