// SPDX-License-Identifier: GPL-3.0-or-later
#include "core/records/files/tar.h"

#include <algorithm>
#include <optional>

namespace velocert::records {
namespace {

constexpr std::size_t block = 512;
constexpr std::size_t size_at = 124;
constexpr std::size_t size_digits = 11;

void put(std::vector<std::uint8_t>& header, std::size_t at, std::string_view text) {
    std::copy(text.begin(), text.end(), header.begin() + static_cast<std::ptrdiff_t>(at));
}

std::string octal(std::uint64_t value, std::size_t digits) {
    std::string out(digits, '0');
    for (auto place = out.rbegin(); place != out.rend() && value > 0; ++place, value >>= 3U)
        *place = static_cast<char>('0' + (value & 7U));
    return out;
}

std::optional<std::uint64_t> size_in(std::span<const std::uint8_t> header) {
    std::uint64_t size = 0;
    for (std::size_t i = 0; i < size_digits; ++i) {
        const auto digit = header[size_at + i];
        if (digit < '0' || digit > '7') return std::nullopt;
        size = size * 8 + (digit - static_cast<unsigned>('0'));
    }
    return size;
}

bool is_zero(std::uint8_t byte) { return byte == 0; }

}  // namespace

std::vector<std::uint8_t> tar_header(std::string_view name, std::uint64_t size) {
    std::vector<std::uint8_t> header(block);
    put(header, 0, name.substr(0, tar_longest_name));
    put(header, 100, "0000444");
    put(header, 108, "0000000");
    put(header, 116, "0000000");
    put(header, size_at, octal(size, size_digits));
    put(header, 136, "00000000000");
    put(header, 148, "        ");  // counts as blanks in the sum
    put(header, 156, "0");
    put(header, 257,
        std::string_view("ustar\0"
                         "00",
                         8));
    unsigned sum = 0;
    for (const auto byte : header) sum += byte;
    put(header, 148, octal(sum, 6) + std::string("\0 ", 2));
    return header;
}

std::size_t tar_padding(std::uint64_t size) { return (block - size % block) % block; }

base::Result<std::vector<TarMember>> list_tar(const ByteSource& file, std::string_view source) {
    std::vector<TarMember> out;
    std::uint64_t at = 0;
    const auto refuse = [&](std::uint64_t offset, std::string found, std::string expected) {
        return base::fail(base::ErrorCode::integrity, std::string(source) + " byte " + std::to_string(offset),
                          std::move(found), std::move(expected));
    };
    std::vector<std::uint8_t> header(block);
    while (true) {
        const auto rest = file.size() - at;
        if (rest < tar_end) return refuse(file.size(), "the end of the file", "more: the file was cut");
        if (auto done = file.read(at, header); !done) return base::fail(done.error());
        if (header[0] == 0) {
            std::vector<std::uint8_t> zeros(tar_end);
            if (auto done = file.read(at, zeros); !done) return base::fail(done.error());
            const auto wrong = std::find_if_not(zeros.begin(), zeros.end(), is_zero);
            if (wrong != zeros.end())
                return refuse(at + static_cast<std::uint64_t>(wrong - zeros.begin()), "a byte that is not zero",
                              "the zeros that end the file");
            if (rest != tar_end) return refuse(at + tar_end, "more bytes", "the end of the file");
            return out;
        }
        const auto name_end = std::find_if(header.begin(), header.begin() + tar_longest_name, is_zero);
        const std::string name(header.begin(), name_end);
        const auto size = size_in(header);
        const auto wanted = tar_header(name, size.value_or(0));
        const auto wrong = std::mismatch(wanted.begin(), wanted.end(), header.begin());
        if (wrong.first != wanted.end())
            return refuse(at + static_cast<std::uint64_t>(wrong.first - wanted.begin()), "a changed byte",
                          "the header of \"" + name + "\"");
        if (*size > rest - block - tar_end) return refuse(at + size_at, "a size beyond the file's end", "less");
        out.push_back({name, at + block, *size});
        const auto behind = at + block + *size;
        std::vector<std::uint8_t> padding(std::min<std::uint64_t>(tar_padding(*size), file.size() - behind));
        if (auto done = file.read(behind, padding); !done) return base::fail(done.error());
        const auto stain = std::find_if_not(padding.begin(), padding.end(), is_zero);
        if (stain != padding.end())
            return refuse(behind + static_cast<std::uint64_t>(stain - padding.begin()), "a byte that is not zero",
                          "the zeros behind \"" + name + "\"");
        at = behind + padding.size();
    }
}

}  // namespace velocert::records
