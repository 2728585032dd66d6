// SPDX-License-Identifier: GPL-3.0-or-later
#include "instruments/registry/terminal_text.h"

#include <algorithm>
#include <array>
#include <cstdio>

#include "core/base/digest.h"

namespace velocert::instruments {
namespace {

using base::ErrorCode;
using base::Result;
using metrology::Direction;

constexpr std::size_t bytes_a_line = 16;

std::string seconds(std::int64_t since_start_ns) {
    std::array<char, 32> text{};
    const auto us = since_start_ns / 1000;
    std::snprintf(text.data(), text.size(), "%lld.%06lld", static_cast<long long>(us / 1'000'000),
                  static_cast<long long>(us % 1'000'000));
    return text.data();
}

std::string hex_pair(std::uint8_t byte) {
    constexpr std::string_view digits = "0123456789ABCDEF";
    return {digits[byte >> 4U], digits[byte & 15U]};
}

}  // namespace

Result<LineEnd> parse_line_end(std::string_view text) {
    if (text == "crlf") return LineEnd::crlf;
    if (text == "cr") return LineEnd::cr;
    if (text == "lf") return LineEnd::lf;
    if (text == "none") return LineEnd::none;
    return base::fail(ErrorCode::bad_value, "--eol", "'" + std::string(text) + "'", "crlf, cr, lf or none");
}

Result<std::string> typed_bytes(std::string_view line, LineEnd end) {
    std::string out;
    for (std::size_t i = 0; i < line.size(); ++i) {
        if (line[i] != '\\') {
            out += line[i];
            continue;
        }
        const char escape = i + 1 < line.size() ? line[++i] : '\0';
        if (escape == 'r')
            out += '\r';
        else if (escape == 'n')
            out += '\n';
        else if (escape == 't')
            out += '\t';
        else if (escape == '\\')
            out += '\\';
        else {
            const auto pair = escape == 'x' ? line.substr(i + 1, 2) : std::string_view();
            const auto byte = base::bytes_of_hex(pair);
            if (pair.size() != 2 || !byte)
                return base::fail(ErrorCode::bad_value, "line", "'" + std::string(line) + "'",
                                  "\\r, \\n, \\t, \\\\ or \\x with two hexadecimal digits after a backslash");
            out += *byte;
            i += 2;
        }
    }
    switch (end) {
        case LineEnd::crlf: out += "\r\n"; break;
        case LineEnd::cr: out += '\r'; break;
        case LineEnd::lf: out += '\n'; break;
        case LineEnd::none: break;
    }
    return out;
}

Result<std::string> typed_hex(std::string_view line) {
    std::string digits;
    for (const char c : line)
        if (c != ' ' && c != '\t') digits += c;
    return base::bytes_of_hex(digits);
}

std::string shown_text(std::span<const std::uint8_t> bytes) {
    std::string out;
    for (const auto byte : bytes) {
        if (byte == '\r')
            out += "\\r";
        else if (byte == '\n')
            out += "\\n";
        else if (byte == '\t')
            out += "\\t";
        else if (byte == '\\')
            out += "\\\\";
        else if (byte >= 0x20 && byte < 0x7F)
            out += static_cast<char>(byte);
        else
            out += "\\x" + hex_pair(byte);
    }
    return out;
}

std::string chunk_lines(Direction direction, std::int64_t since_start_ns, std::span<const std::uint8_t> bytes) {
    std::string out;
    std::string front = seconds(since_start_ns);
    front.insert(0, front.size() < 12 ? 12 - front.size() : 0, ' ');
    front += direction == Direction::sent ? " > " : " < ";
    for (std::size_t at = 0; at < bytes.size(); at += bytes_a_line) {
        const auto row = bytes.subspan(at, std::min(bytes_a_line, bytes.size() - at));
        if (at > 0) out += '\n';
        out += front;
        for (std::size_t i = 0; i < bytes_a_line; ++i) out += i < row.size() ? hex_pair(row[i]) + ' ' : "   ";
        out += ' ' + shown_text(row);
    }
    return out;
}

base::Json chunk_json(Direction direction, std::int64_t since_start_ns, std::span<const std::uint8_t> bytes) {
    return base::Json::object()
        .set("t", base::Json(base::Json::Number{seconds(since_start_ns)}))
        .set("direction", direction == Direction::sent ? "sent" : "received")
        .set("hex", base::hex(bytes))
        .set("text", shown_text(bytes));
}

}  // namespace velocert::instruments
