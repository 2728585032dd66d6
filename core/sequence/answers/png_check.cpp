// SPDX-License-Identifier: GPL-3.0-or-later
// Whether the bytes are a whole PNG, by decoding it with libpng.
#include <png.h>

#include <algorithm>
#include <csetjmp>
#include <cstring>
#include <vector>

#include "core/sequence/answers/picture_check.h"
#include "core/sequence/answers/picture_decoding.h"

namespace velocert::sequence {
namespace {

/// All that a decoding needs, outside of the function that libpng jumps back into.
struct Reading {
    std::span<const std::uint8_t> bytes;
    std::size_t at = 0;
    std::string trouble;
    std::vector<std::uint8_t> line;
    png_structp png = nullptr;
    png_infop info = nullptr;

    Reading() = default;
    Reading(const Reading&) = delete;
    Reading& operator=(const Reading&) = delete;
    ~Reading() { png_destroy_read_struct(&png, &info, nullptr); }
};

void take(png_structp png, png_bytep out, std::size_t size) {
    auto& reading = *static_cast<Reading*>(png_get_io_ptr(png));
    if (reading.bytes.size() - reading.at < size) png_error(png, "ends too early");
    std::memcpy(out, reading.bytes.data() + reading.at, size);
    reading.at += size;
}

[[noreturn]] void keep_error(png_structp png, png_const_charp text) {
    static_cast<Reading*>(png_get_error_ptr(png))->trouble = text;
    png_longjmp(png, 1);
}

void pass_over(png_structp /*png*/, png_const_charp /*text*/) {}

/// Points in a line, and lines, that are decoded at most; a JPEG cannot have more either.
constexpr png_uint_32 widest = 65'535;

/// Packed lines of deflated data: a byte of the file holds at most so many of them (zlib's own description).
constexpr std::uint64_t most_inflated = 1'032;

/// False with reading.trouble where it is no picture. Between setjmp and here no object of C++ comes into being.
bool decode(Reading& reading) {
    if (setjmp(png_jmpbuf(reading.png)) != 0) return false;
    png_read_info(reading.png, reading.info);
    const std::uint64_t width = png_get_image_width(reading.png, reading.info);
    const std::uint64_t height = png_get_image_height(reading.png, reading.info);
    const std::uint64_t row = png_get_rowbytes(reading.png, reading.info);
    if (width * height > most_points) png_error(reading.png, "has too many points");
    if (row * height / most_inflated > reading.bytes.size()) png_error(reading.png, "is too short for its size");
    reading.line.resize(static_cast<std::size_t>(row));
    const int passes = png_set_interlace_handling(reading.png);
    png_read_update_info(reading.png, reading.info);
    for (int pass = 0; pass < passes; ++pass)
        for (std::uint64_t y = 0; y < height; ++y) png_read_row(reading.png, reading.line.data(), nullptr);
    png_read_end(reading.png, nullptr);
    return true;
}

}  // namespace

std::string png_trouble(std::span<const std::uint8_t> bytes) {
    Reading reading;
    reading.bytes = bytes;
    reading.png = png_create_read_struct(PNG_LIBPNG_VER_STRING, &reading, keep_error, pass_over);
    if (reading.png != nullptr) reading.info = png_create_info_struct(reading.png);
    if (reading.info == nullptr) return "cannot be decoded: no memory";
    png_set_read_fn(reading.png, &reading, take);
    png_set_user_limits(reading.png, widest, widest);
    // A text or a profile whose checksum does not hold was changed on its way, too.
    png_set_crc_action(reading.png, PNG_CRC_ERROR_QUIT, PNG_CRC_ERROR_QUIT);
    if (decode(reading)) return {};
    return "is torn or damaged (" + reading.trouble + ")";
}

}  // namespace velocert::sequence
