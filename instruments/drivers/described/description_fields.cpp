// SPDX-License-Identifier: GPL-3.0-or-later
#include "instruments/drivers/described/description_fields.h"

#include <optional>
#include <utility>

#include "core/base/digest.h"
#include "core/metrology/quantity.h"

namespace velocert::instruments {
namespace {

using base::ErrorCode;

std::optional<std::string> from_hex(std::string_view text) {
    std::string digits(text);
    std::erase(digits, ' ');
    auto made = base::bytes_of_hex(digits);
    if (!made || made->empty()) return std::nullopt;
    return std::move(*made);
}

/// UTF-8 of characters up to U+00FF to one byte each.
std::optional<std::string> from_text(std::string_view text) {
    std::string out;
    for (std::size_t i = 0; i < text.size(); ++i) {
        const auto byte = static_cast<std::uint8_t>(text[i]);
        if (byte < 0x80) {
            out += text[i];
            continue;
        }
        if ((byte != 0xC2 && byte != 0xC3) || i + 1 == text.size()) return std::nullopt;
        out += static_cast<char>(((byte & 3U) << 6U) | (static_cast<std::uint8_t>(text[++i]) & 0x3FU));
    }
    return out;
}

}  // namespace

std::chrono::milliseconds duration(base::JsonReader& reader, std::string_view key, std::chrono::milliseconds fallback) {
    if (reader.optional(key) == nullptr) return fallback;
    const auto text = reader.text(key);
    if (!reader.ok()) return fallback;
    const auto written = metrology::WrittenQuantity::parse(text, metrology::Kind::duration);
    constexpr std::int64_t hour_us = 3'600'000'000;
    if (!written || written->value().base() < 1'000 || written->value().base() > hour_us) {
        reader.refuse(key, ErrorCode::bad_value, "'" + text + "'", "a duration such as \"500 ms\", at most an hour");
        return fallback;
    }
    return std::chrono::milliseconds(written->value().base() / 1'000);
}

std::string bytes(base::JsonReader& reader, std::string_view key, bool required) {
    const auto text = required ? reader.text(key) : reader.text_or(key, "");
    if (!reader.ok() || text.empty()) return {};
    const auto made = text.starts_with("hex:") ? from_hex(std::string_view(text).substr(4)) : from_text(text);
    if (made) return *made;
    reader.refuse(key, ErrorCode::bad_value, "'" + text + "'",
                  "characters up to \\u00ff, or hex: and pairs of hexadecimal digits");
    return {};
}

}  // namespace velocert::instruments
