// SPDX-License-Identifier: GPL-3.0-or-later
#include "app/planning/specimen_picture.h"

#include <algorithm>
#include <array>

namespace velocert::app {
namespace {

constexpr int width = 320;
constexpr int height = 200;
constexpr int bytes_per_line = width / 8;

/// Letters of 5 by 7 points; a row's leftmost point is bit 4.
struct Glyph {
    char letter;
    std::array<std::uint8_t, 7> rows;
};
constexpr std::array glyphs{
    Glyph{'A', {0x0E, 0x11, 0x11, 0x1F, 0x11, 0x11, 0x11}}, Glyph{'B', {0x1E, 0x11, 0x11, 0x1E, 0x11, 0x11, 0x1E}},
    Glyph{'C', {0x0E, 0x11, 0x10, 0x10, 0x10, 0x11, 0x0E}}, Glyph{'D', {0x1E, 0x11, 0x11, 0x11, 0x11, 0x11, 0x1E}},
    Glyph{'E', {0x1F, 0x10, 0x10, 0x1E, 0x10, 0x10, 0x1F}}, Glyph{'F', {0x1F, 0x10, 0x10, 0x1E, 0x10, 0x10, 0x10}},
    Glyph{'G', {0x0E, 0x11, 0x10, 0x17, 0x11, 0x11, 0x0F}}, Glyph{'H', {0x11, 0x11, 0x11, 0x1F, 0x11, 0x11, 0x11}},
    Glyph{'I', {0x0E, 0x04, 0x04, 0x04, 0x04, 0x04, 0x0E}}, Glyph{'J', {0x07, 0x02, 0x02, 0x02, 0x02, 0x12, 0x0C}},
    Glyph{'K', {0x11, 0x12, 0x14, 0x18, 0x14, 0x12, 0x11}}, Glyph{'L', {0x10, 0x10, 0x10, 0x10, 0x10, 0x10, 0x1F}},
    Glyph{'M', {0x11, 0x1B, 0x15, 0x15, 0x11, 0x11, 0x11}}, Glyph{'N', {0x11, 0x19, 0x15, 0x13, 0x11, 0x11, 0x11}},
    Glyph{'O', {0x0E, 0x11, 0x11, 0x11, 0x11, 0x11, 0x0E}}, Glyph{'P', {0x1E, 0x11, 0x11, 0x1E, 0x10, 0x10, 0x10}},
    Glyph{'Q', {0x0E, 0x11, 0x11, 0x11, 0x15, 0x12, 0x0D}}, Glyph{'R', {0x1E, 0x11, 0x11, 0x1E, 0x14, 0x12, 0x11}},
    Glyph{'S', {0x0F, 0x10, 0x10, 0x0E, 0x01, 0x01, 0x1E}}, Glyph{'T', {0x1F, 0x04, 0x04, 0x04, 0x04, 0x04, 0x04}},
    Glyph{'U', {0x11, 0x11, 0x11, 0x11, 0x11, 0x11, 0x0E}}, Glyph{'V', {0x11, 0x11, 0x11, 0x11, 0x11, 0x0A, 0x04}},
    Glyph{'W', {0x11, 0x11, 0x11, 0x15, 0x15, 0x1B, 0x11}}, Glyph{'X', {0x11, 0x11, 0x0A, 0x04, 0x0A, 0x11, 0x11}},
    Glyph{'Y', {0x11, 0x11, 0x0A, 0x04, 0x04, 0x04, 0x04}}, Glyph{'Z', {0x1F, 0x01, 0x02, 0x04, 0x08, 0x10, 0x1F}},
    Glyph{'0', {0x0E, 0x11, 0x13, 0x15, 0x19, 0x11, 0x0E}}, Glyph{'1', {0x04, 0x0C, 0x04, 0x04, 0x04, 0x04, 0x0E}},
    Glyph{'2', {0x0E, 0x11, 0x01, 0x06, 0x08, 0x10, 0x1F}}, Glyph{'3', {0x1E, 0x01, 0x01, 0x0E, 0x01, 0x01, 0x1E}},
    Glyph{'4', {0x02, 0x06, 0x0A, 0x12, 0x1F, 0x02, 0x02}}, Glyph{'5', {0x1F, 0x10, 0x1E, 0x01, 0x01, 0x11, 0x0E}},
    Glyph{'6', {0x0E, 0x10, 0x10, 0x1E, 0x11, 0x11, 0x0E}}, Glyph{'7', {0x1F, 0x01, 0x02, 0x04, 0x08, 0x08, 0x08}},
    Glyph{'8', {0x0E, 0x11, 0x11, 0x0E, 0x11, 0x11, 0x0E}}, Glyph{'9', {0x0E, 0x11, 0x11, 0x0F, 0x01, 0x01, 0x0E}},
    Glyph{'-', {0x00, 0x00, 0x00, 0x1F, 0x00, 0x00, 0x00}}, Glyph{'.', {0x00, 0x00, 0x00, 0x00, 0x00, 0x0C, 0x0C}},
    Glyph{'/', {0x01, 0x01, 0x02, 0x04, 0x08, 0x10, 0x10}}, Glyph{'_', {0x00, 0x00, 0x00, 0x00, 0x00, 0x00, 0x1F}},
    Glyph{'@', {0x0E, 0x11, 0x17, 0x15, 0x17, 0x10, 0x0E}},
};

/// One bit per point, 1 is white.
class Canvas {
  public:
    Canvas() : bits_(static_cast<std::size_t>(bytes_per_line * height), 0xFF) {}

    void ink(int x, int y) {
        if (x < 0 || y < 0 || x >= width || y >= height) return;
        auto& byte = bits_[static_cast<std::size_t>(y * bytes_per_line + x / 8)];
        byte = static_cast<std::uint8_t>(byte & ~(0x80U >> static_cast<unsigned>(x % 8)));
    }
    void write(std::string_view text, int x, int y, int scale) {
        for (const char c : text) {
            const char upper = c >= 'a' && c <= 'z' ? static_cast<char>(c - 'a' + 'A') : c;
            if (const auto glyph = std::ranges::find(glyphs, upper, &Glyph::letter); glyph != glyphs.end())
                draw(*glyph, x, y, scale);
            x += 6 * scale;
        }
    }
    void frame() {
        for (int thick = 0; thick < 3; ++thick) {
            for (int x = 0; x < width; ++x) {
                ink(x, thick);
                ink(x, height - 1 - thick);
            }
            for (int y = 0; y < height; ++y) {
                ink(thick, y);
                ink(width - 1 - thick, y);
            }
        }
    }
    /// As PNG filters them: each line behind a zero.
    [[nodiscard]] std::vector<std::uint8_t> lines() const {
        std::vector<std::uint8_t> out;
        for (int y = 0; y < height; ++y) {
            out.push_back(0);
            const auto from = bits_.begin() + y * bytes_per_line;
            out.insert(out.end(), from, from + bytes_per_line);
        }
        return out;
    }

  private:
    void draw(const Glyph& glyph, int x, int y, int scale) {
        for (int row = 0; row < 7 * scale; ++row)
            for (int column = 0; column < 5 * scale; ++column)
                if ((glyph.rows[static_cast<std::size_t>(row / scale)] >> static_cast<unsigned>(4 - column / scale)) &
                    1U)
                    ink(x + column, y + row);
    }

    std::vector<std::uint8_t> bits_;
};

void add_number(std::vector<std::uint8_t>& out, std::uint32_t number) {
    for (int shift = 24; shift >= 0; shift -= 8) out.push_back(static_cast<std::uint8_t>(number >> shift));
}

/// CRC-32 of PNG (ISO 3309), bit by bit: the picture is small.
std::uint32_t crc(const std::vector<std::uint8_t>& bytes, std::size_t from) {
    std::uint32_t out = 0xFFFFFFFFU;
    for (std::size_t i = from; i < bytes.size(); ++i) {
        out ^= bytes[i];
        for (int bit = 0; bit < 8; ++bit) out = (out & 1U) != 0 ? (out >> 1U) ^ 0xEDB88320U : out >> 1U;
    }
    return ~out;
}

void add_chunk(std::vector<std::uint8_t>& out, std::string_view type, const std::vector<std::uint8_t>& data) {
    add_number(out, static_cast<std::uint32_t>(data.size()));
    const std::size_t from = out.size();
    out.insert(out.end(), type.begin(), type.end());
    out.insert(out.end(), data.begin(), data.end());
    add_number(out, crc(out, from));
}

/// A zlib stream of one stored block (RFC 1950, RFC 1951 3.2.4): no library, and the same bytes everywhere.
std::vector<std::uint8_t> stored(const std::vector<std::uint8_t>& data) {
    static_assert((bytes_per_line + 1) * height < 65536, "one stored block holds the picture");
    const auto size = static_cast<std::uint16_t>(data.size());
    const auto inverse = static_cast<std::uint16_t>(~size);
    std::vector<std::uint8_t> out{0x78, 0x01, 0x01};
    for (const std::uint16_t number : {size, inverse}) {
        out.push_back(static_cast<std::uint8_t>(number & 0xFFU));
        out.push_back(static_cast<std::uint8_t>(number >> 8U));
    }
    out.insert(out.end(), data.begin(), data.end());
    std::uint32_t a = 1;
    std::uint32_t b = 0;
    for (const auto byte : data) {
        a = (a + byte) % 65521U;
        b = (b + a) % 65521U;
    }
    add_number(out, (b << 16U) | a);
    return out;
}

}  // namespace

std::vector<std::uint8_t> specimen_picture(const std::vector<std::string>& lines) {
    Canvas canvas;
    canvas.frame();
    canvas.write("SPECIMEN", 16, 24, 6);
    int y = 92;
    for (const auto& line : lines) {
        canvas.write(std::string_view(line).substr(0, 48), 16, y, 1);
        y += 14;
    }
    std::vector<std::uint8_t> out{0x89, 'P', 'N', 'G', '\r', '\n', 0x1A, '\n'};
    std::vector<std::uint8_t> header;
    add_number(header, width);
    add_number(header, height);
    header.insert(header.end(), {1, 0, 0, 0, 0});  // one bit, grey, deflate, no filter, not interlaced
    add_chunk(out, "IHDR", header);
    add_chunk(out, "IDAT", stored(canvas.lines()));
    add_chunk(out, "IEND", {});
    return out;
}

sequence::AnsweredFile specimen_file(std::string_view prompt, std::string_view subject, std::string_view field) {
    std::string name = "specimen-" + std::string(field);
    if (!subject.empty()) name += '-' + std::string(subject);
    return {name + ".png",
            specimen_picture({"THIS IS NO PHOTO. IT STANDS IN FOR", std::string(field),
                              subject.empty() ? std::string() : '@' + std::string(subject), std::string(prompt)})};
}

}  // namespace velocert::app
