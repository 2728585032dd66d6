// SPDX-License-Identifier: GPL-3.0-or-later
// Whether the bytes are a whole JPEG, by decoding it with libjpeg-turbo.
#include <algorithm>
#include <array>
#include <csetjmp>
#include <cstdio>
#include <vector>

// After <cstdio>, which it needs and does not include.
#include <jpeglib.h>
// After the header above, without whose settings it leaves codes out.
#include <jerror.h>

#include "core/sequence/answers/picture_check.h"
#include "core/sequence/answers/picture_decoding.h"

namespace velocert::sequence {
namespace {

/// All that a decoding needs, outside of the function that libjpeg jumps back into.
struct Reading {
    jpeg_error_mgr errors{};  // first: libjpeg hands it back
    std::jmp_buf back{};
    std::string trouble;
    std::vector<JSAMPLE> line;
    jpeg_progress_mgr progress{};
    jpeg_decompress_struct jpeg{};

    Reading() = default;
    Reading(const Reading&) = delete;
    Reading& operator=(const Reading&) = delete;
    ~Reading() { jpeg_destroy_decompress(&jpeg); }
};

// A point of a JPEG takes at least so many bits that a byte holds no more of them: a block of 8 by 8 has two codes.
constexpr std::uint64_t most_points_in_byte = 1'024;
// A progressive one has some ten. Each goes over the whole picture, however few bytes it has.
constexpr int most_scans = 100;

[[noreturn]] void keep_error(j_common_ptr jpeg) {
    auto& reading = *reinterpret_cast<Reading*>(jpeg->err);
    std::array<char, JMSG_LENGTH_MAX> text{};
    jpeg->err->format_message(jpeg, text.data());
    reading.trouble = text.data();
    std::longjmp(reading.back, 1);
}

/// libjpeg warns of damaged data and goes on with something else; what is only unusual is passed over.
void weigh_message(j_common_ptr jpeg, int level) {
    constexpr std::array damage{JWRN_JPEG_EOF, JWRN_HIT_MARKER, JWRN_HUFF_BAD_CODE, JWRN_ARITH_BAD_CODE,
                                JWRN_MUST_RESYNC};
    if (level < 0 && std::find(damage.begin(), damage.end(), jpeg->err->msg_code) != damage.end()) keep_error(jpeg);
}

void tell_nobody(j_common_ptr /*jpeg*/) {}

[[noreturn]] void refuse(Reading& reading, const char* why) {
    reading.trouble = why;
    std::longjmp(reading.back, 1);
}

void count_scans(j_common_ptr jpeg) {
    const auto* decoding = reinterpret_cast<j_decompress_ptr>(jpeg);
    if (decoding->input_scan_number > most_scans) refuse(*reinterpret_cast<Reading*>(jpeg->err), "has too many scans");
}

/// False with reading.trouble where it is no picture. Between setjmp and here no object of C++ comes into being.
bool decode(Reading& reading, const std::uint8_t* bytes, unsigned long size) {
    if (setjmp(reading.back) != 0) return false;
    auto& jpeg = reading.jpeg;
    jpeg_create_decompress(&jpeg);
    jpeg.progress = &reading.progress;
    jpeg_mem_src(&jpeg, bytes, size);
    jpeg_read_header(&jpeg, TRUE);
    const std::uint64_t points = std::uint64_t{jpeg.image_width} * jpeg.image_height;
    if (points > most_points) refuse(reading, "has too many points");
    if (points / most_points_in_byte > size) refuse(reading, "is too short for its size");
    // Every code is read all the same; only the points are not worked out.
    jpeg.scale_num = 1;
    jpeg.scale_denom = 8;
    jpeg.dct_method = JDCT_IFAST;
    jpeg_start_decompress(&jpeg);
    reading.line.resize(static_cast<std::size_t>(jpeg.output_width) * static_cast<unsigned>(jpeg.output_components));
    while (jpeg.output_scanline < jpeg.output_height) {
        JSAMPROW row = reading.line.data();
        jpeg_read_scanlines(&jpeg, &row, 1);
    }
    // Up to the end mark; what a camera puts behind it does not matter.
    jpeg_finish_decompress(&jpeg);
    return true;
}

}  // namespace

std::string jpeg_trouble(std::span<const std::uint8_t> bytes) {
    Reading reading;
    reading.jpeg.err = jpeg_std_error(&reading.errors);
    reading.errors.error_exit = keep_error;
    reading.errors.emit_message = weigh_message;
    reading.errors.output_message = tell_nobody;
    reading.progress.progress_monitor = count_scans;
    if (decode(reading, bytes.data(), static_cast<unsigned long>(bytes.size()))) return {};
    return "is torn or damaged (" + reading.trouble + ")";
}

}  // namespace velocert::sequence
