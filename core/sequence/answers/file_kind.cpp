// SPDX-License-Identifier: GPL-3.0-or-later
#include "core/sequence/answers/file_kind.h"

#include <algorithm>
#include <array>
#include <cstddef>

namespace velocert::sequence {
namespace {

template <std::size_t size>
bool begins(std::span<const std::uint8_t> bytes, const std::array<std::uint8_t, size>& with) {
    return bytes.size() >= size && std::equal(with.begin(), with.end(), bytes.begin());
}

constexpr std::array<std::uint8_t, 3> jpeg_start{0xFF, 0xD8, 0xFF};
constexpr std::array<std::uint8_t, 8> png_start{0x89, 'P', 'N', 'G', '\r', '\n', 0x1A, '\n'};
constexpr std::array<std::uint8_t, 5> pdf_start{'%', 'P', 'D', 'F', '-'};

/// Whether the bytes are text: UTF-8 without control characters other than those of lines.
bool is_text(std::span<const std::uint8_t> bytes) {
    for (std::size_t i = 0; i < bytes.size();) {
        const std::uint8_t byte = bytes[i];
        if (byte < 0x80) {
            if (byte < 0x20 && byte != '\n' && byte != '\r' && byte != '\t') return false;
            if (byte == 0x7F) return false;
            ++i;
            continue;
        }
        const std::size_t more = byte >= 0xF0 && byte <= 0xF4 ? 3 : byte >= 0xE0 ? 2 : byte >= 0xC2 ? 1 : 0;
        if (byte > 0xF4 || more == 0 || i + more >= bytes.size()) return false;
        for (std::size_t k = 1; k <= more; ++k)
            if ((bytes[i + k] & 0xC0U) != 0x80U) return false;
        i += more + 1;
    }
    return true;
}

}  // namespace

std::string_view name(FileKind kind) {
    switch (kind) {
        case FileKind::unknown: return "unknown";
        case FileKind::jpeg: return "JPEG";
        case FileKind::png: return "PNG";
        case FileKind::pdf: return "PDF";
        case FileKind::csv: return "CSV";
        case FileKind::log: return "text";
    }
    return "unknown";
}

FileKind kind_of(std::span<const std::uint8_t> bytes) {
    if (begins(bytes, jpeg_start)) return FileKind::jpeg;
    if (begins(bytes, png_start)) return FileKind::png;
    if (begins(bytes, pdf_start)) return FileKind::pdf;
    if (bytes.empty() || !is_text(bytes)) return FileKind::unknown;
    const auto line_end = std::ranges::find(bytes, std::uint8_t{'\n'});
    const auto line = bytes.first(static_cast<std::size_t>(line_end - bytes.begin()));
    const bool columns =
        std::ranges::any_of(line, [](std::uint8_t byte) { return byte == ',' || byte == ';' || byte == '\t'; });
    // The sentences of receivers have commas too, and begin with their own sign.
    return columns && line.front() != '$' && line.front() != '!' ? FileKind::csv : FileKind::log;
}

}  // namespace velocert::sequence
