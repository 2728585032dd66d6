// SPDX-License-Identifier: GPL-3.0-or-later
#include "core/sequence/answers/answered_file.h"

#include <algorithm>
#include <array>
#include <filesystem>
#include <fstream>
#include <system_error>

namespace velocert::sequence {
namespace {

using base::ErrorCode;

template <std::size_t size>
bool begins(std::span<const std::uint8_t> bytes, const std::array<std::uint8_t, size>& with) {
    return bytes.size() >= size && std::equal(with.begin(), with.end(), bytes.begin());
}

constexpr std::array<std::uint8_t, 3> jpeg_start{0xFF, 0xD8, 0xFF};
constexpr std::array<std::uint8_t, 8> png_start{0x89, 'P', 'N', 'G', '\r', '\n', 0x1A, '\n'};
constexpr std::array<std::uint8_t, 12> png_end{0, 0, 0, 0, 'I', 'E', 'N', 'D', 0xAE, 0x42, 0x60, 0x82};
constexpr std::array<std::uint8_t, 5> pdf_start{'%', 'P', 'D', 'F', '-'};
constexpr std::string_view pdf_end = "%%EOF";

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

std::size_t number_at(std::span<const std::uint8_t> bytes, std::size_t at, std::size_t size) {
    std::size_t out = 0;
    for (std::size_t i = 0; i < size; ++i) out = (out << 8U) | bytes[at + i];
    return out;
}

/// Whether the end mark of the picture itself is there (ITU-T T.81, B.1 and B.2): that of a thumbnail in a segment
/// before it is not, and what a camera puts behind it does not matter.
bool jpeg_ends(std::span<const std::uint8_t> bytes) {
    std::size_t at = 2;
    while (at + 4 <= bytes.size() && bytes[at] == 0xFF && bytes[at + 1] != 0xDA) {
        if (bytes[at + 1] == 0xFF) {
            ++at;  // a filling byte
            continue;
        }
        at += 2 + number_at(bytes, at + 2, 2);
    }
    if (at + 4 > bytes.size() || bytes[at] != 0xFF || bytes[at + 1] != 0xDA) return false;
    constexpr std::array<std::uint8_t, 2> end{0xFF, 0xD9};
    const auto rest = bytes.subspan(at + 2);
    return std::search(rest.begin(), rest.end(), end.begin(), end.end()) != rest.end();
}

/// Whether the chunks lead to the last one.
bool png_ends(std::span<const std::uint8_t> bytes) {
    std::size_t at = png_start.size();
    while (at + 12 <= bytes.size()) {
        const std::size_t next = at + 12 + number_at(bytes, at, 4);
        if (next > bytes.size()) return false;
        if (std::equal(png_end.begin(), png_end.end(), bytes.begin() + static_cast<std::ptrdiff_t>(at))) return true;
        at = next;
    }
    return false;
}

/// Whether a picture or a PDF has its end. Cameras and signatures may leave a little behind it.
bool is_whole(FileKind kind, std::span<const std::uint8_t> bytes) {
    switch (kind) {
        case FileKind::jpeg: {
            // Padding after the end mark is common.
            std::size_t end = bytes.size();
            while (end > 0 && bytes[end - 1] == 0) --end;
            return (end >= 4 && bytes[end - 2] == 0xFF && bytes[end - 1] == 0xD9) || jpeg_ends(bytes);
        }
        case FileKind::png:
            return png_ends(bytes) || (bytes.size() >= png_start.size() + png_end.size() &&
                                       std::equal(png_end.begin(), png_end.end(), bytes.end() - png_end.size()));
        case FileKind::pdf: {
            const auto tail = bytes.last(std::min<std::size_t>(bytes.size(), 1024));
            return std::search(tail.begin(), tail.end(), pdf_end.begin(), pdf_end.end()) != tail.end();
        }
        case FileKind::csv:
        case FileKind::log:
        case FileKind::unknown: return true;
    }
    return false;
}

std::string megabytes(std::uintmax_t bytes) { return std::to_string((bytes + (1U << 20U) - 1) >> 20U) + " MiB"; }

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

base::Result<AnsweredFile> read_answered_file(const std::string& path) {
    const auto refuse = [&path](ErrorCode code, std::string found, std::string expected) {
        return base::fail(code, path, std::move(found), std::move(expected));
    };
    const std::filesystem::path file(path);
    std::error_code trouble;
    const auto status = std::filesystem::status(file, trouble);
    if (!std::filesystem::exists(status))
        return refuse(ErrorCode::not_found, "there is no such file", "the path of a file that exists");
    if (!std::filesystem::is_regular_file(status))
        return refuse(ErrorCode::bad_value, "this is no file", "a file, not a folder or a device");
    const auto size = std::filesystem::file_size(file, trouble);
    if (trouble) return refuse(ErrorCode::io, trouble.message(), "a file that can be read");
    if (size == 0) return refuse(ErrorCode::bad_value, "the file is empty", "a file with something in it");
    if (size > largest_file)
        return refuse(ErrorCode::bad_value, "the file has " + megabytes(size),
                      "at most " + megabytes(largest_file) + "; reduce the picture, or split the recording");
    std::ifstream stream(file, std::ios::binary);
    if (!stream) return refuse(ErrorCode::io, "the file cannot be opened", "a file that this user may read");
    AnsweredFile out{file.filename().string(), std::vector<std::uint8_t>(static_cast<std::size_t>(size))};
    stream.read(reinterpret_cast<char*>(out.bytes.data()), static_cast<std::streamsize>(size));
    const bool short_read = stream.gcount() != static_cast<std::streamsize>(size);
    if (short_read || stream.peek() != std::ifstream::traits_type::eof())
        return refuse(ErrorCode::io, "the file changed while it was read, or could not be read to its end",
                      "a file that nobody writes to; try again");
    return out;
}

base::Result<void> check_file(const AnsweredFile& file, bool photo, std::string_view where) {
    const auto refuse = [where](std::string found, std::string expected) {
        return base::fail(ErrorCode::bad_value, std::string(where), std::move(found), std::move(expected));
    };
    if (file.bytes.empty()) return refuse("the file is empty", "a file with something in it");
    if (file.bytes.size() > largest_file)
        return refuse("the file has " + megabytes(file.bytes.size()), "at most " + megabytes(largest_file));
    const auto kind = kind_of(file.bytes);
    const bool picture = kind == FileKind::jpeg || kind == FileKind::png;
    const std::string wanted = photo ? "a photo as JPEG or PNG" : "JPEG, PNG, PDF, CSV or text";
    if (photo ? !picture : kind == FileKind::unknown)
        return refuse("the bytes are " + (kind == FileKind::unknown ? "of no known kind" : std::string(name(kind))),
                      wanted);
    if (!is_whole(kind, file.bytes))
        return refuse("the " + std::string(name(kind)) + " has no end: it is torn",
                      "the whole file; take it from the camera or the sender once more");
    return {};
}

}  // namespace velocert::sequence
