// SPDX-License-Identifier: GPL-3.0-or-later
#include "core/sequence/answers/answered_file.h"

#include <catch2/catch.hpp>
#include <filesystem>
#include <fstream>

#include "core/sequence/answers/typed_file.h"
#include "tests/core/records/sample_run.h"
#include "tests/core/sequence/answers/answers_fixture.h"

using namespace velocert;
using namespace velocert::sequence;
using base::ErrorCode;

namespace {

AnsweredFile file_of(const std::string& bytes) { return {"f", {bytes.begin(), bytes.end()}}; }

std::string bytes_of(std::string_view hex) {
    std::string out;
    for (std::size_t i = 0; i + 1 < hex.size(); i += 2)
        out += static_cast<char>(std::stoi(std::string(hex.substr(i, 2)), nullptr, 16));
    return out;
}

// Written with Python's zlib and struct: six by four points, in grey.
const std::string png = bytes_of(
    "89504e470d0a1a0a0000000d4948445200000006000000040800000000886f119f000000244944415478da636060e713955166e0159156d234"
    "609052d4d037b36550d733b571f602002418037962a261a20000000049454e44ae426082");
/// The same header, and no data.
const std::string png_without_data = png.substr(0, 33) + png.substr(png.size() - 12);
// 60000 by 60000 and 100000 by 100000 points, declared only.
const std::string huge_png = bytes_of(
    "89504e470d0a1a0a0000000d494844520000ea600000ea6008020000000fb0e2150000001149444154789c63601805a360140c77000003e800"
    "01b3a6d3460000000049454e44ae426082");
const std::string larger_png =
    bytes_of("89504e470d0a1a0a0000000d49484452000186a0000186a0080200000027309c9f0000000049454e44ae426082");

/// A segment that holds a whole thumbnail, then the picture itself.
std::string with_thumbnail() {
    const auto thumbnail = tests::tiny_jpeg("thumbnail");
    return "\xFF\xD8\xFF\xE1" + std::string{'\0', static_cast<char>(thumbnail.size() + 2)} + thumbnail +
           test::picture().substr(2);
}
/// The picture with another width and height in its frame header.
std::string huge_jpeg() {
    auto out = test::picture();
    out.replace(out.find(std::string("\x08\x00\x01\x00\x01", 5)), 5, "\x08\xFF\xDC\xFF\xDC");
    return out;
}
std::string replaced(std::string text, const std::string& old, const std::string& by) {
    return text.replace(text.find(old), old.size(), by);
}
const std::string pdf = tests::tiny_pdf();

}  // namespace

TEST_CASE("a file is known by its bytes, and a torn one is refused") {
    struct Row {
        const char* name;
        std::string bytes;
        FileKind kind;
        bool as_photo;
        bool as_document;
    };
    for (const auto& row : {
             Row{"JPEG", test::picture(), FileKind::jpeg, true, true},
             Row{"JPEG with padding", test::picture() + std::string(5, '\0'), FileKind::jpeg, true, true},
             Row{"JPEG with a thumbnail and a film behind it", with_thumbnail() + "film", FileKind::jpeg, true, true},
             Row{"JPEG with a thumbnail, cut", with_thumbnail().substr(0, with_thumbnail().size() - 2), FileKind::jpeg,
                 false, false},
             Row{"JPEG cut in its first segment", with_thumbnail().substr(0, 9), FileKind::jpeg, false, false},
             Row{"JPEG of its marks alone", "\xFF\xD8\xFF\xE0" + std::string(50, 'x') + "\xFF\xD9", FileKind::jpeg,
                 false, false},
             Row{"JPEG without its codes", test::picture().substr(0, test::picture().size() - 3) + "\xFF\xD9",
                 FileKind::jpeg, false, false},
             Row{"JPEG of 65500 by 65500 points, declared", huge_jpeg(), FileKind::jpeg, false, false},
             Row{"PNG with a note behind it", png + "note", FileKind::png, true, true},
             Row{"PNG cut in a chunk", png.substr(0, 45) + "IEND", FileKind::png, false, false},
             Row{"PNG without data", png_without_data, FileKind::png, false, false},
             Row{"PNG with zeroed data", replaced(png, png.substr(43, 8), std::string(8, '\0')), FileKind::png, false,
                 false},
             Row{"PNG of 60000 by 60000 points, declared", huge_png, FileKind::png, false, false},
             Row{"PNG of 100000 by 100000 points, declared", larger_png, FileKind::png, false, false},
             Row{"JPEG cut", test::picture().substr(0, 5), FileKind::jpeg, false, false},
             Row{"PNG", png, FileKind::png, true, true},
             Row{"PNG cut", png.substr(0, png.size() - 1), FileKind::png, false, false},
             Row{"PDF", pdf, FileKind::pdf, false, true},
             Row{"PDF cut", pdf.substr(0, 20), FileKind::pdf, false, false},
             Row{"PDF with a note behind it", pdf + "note\n", FileKind::pdf, false, true},
             Row{"PDF whose table is elsewhere", replaced(pdf, "startxref\n", "startxref\n1"), FileKind::pdf, false,
                 true},
             Row{"PDF with nothing in it", "%PDF-1.4\n%%EOF\n", FileKind::pdf, false, false},
             Row{"PDF without a page", replaced(pdf, "/Kids [3 0 R] /Count 1", "/Kids [] /Count 0     "), FileKind::pdf,
                 false, false},
             Row{"PDF with an empty page", replaced(pdf, "/Contents 4 0 R", "               "), FileKind::pdf, false,
                 false},
             Row{"PDF without a catalogue", replaced(pdf, "/Root 1 0 R", "           "), FileKind::pdf, false, false},
             Row{"CSV", "t_s,speed_km/h\n0,1\n", FileKind::csv, false, true},
             Row{"CSV with semicolons", "a;b\n1;2\n", FileKind::csv, false, true},
             Row{"log", "12:00:01 connected\n12:00:02 alarm\n", FileKind::log, false, true},
             Row{"sentences of a receiver", "$GNGGA,120000.00,,,*00\r\n", FileKind::log, false, true},
             Row{"Chinese text", "时间 报警\n", FileKind::log, false, true},
             Row{"text with a zero", std::string("a\0b", 3), FileKind::unknown, false, false},
             Row{"text that is no UTF-8", "gr\xFC\xDF", FileKind::unknown, false, false},
             Row{"text cut within a letter", "\xE6\x97", FileKind::unknown, false, false},
             Row{"a program",
                 std::string("\x7F"
                             "ELF\x02",
                             5),
                 FileKind::unknown, false, false},
             Row{"an archive", "PK\x03\x04", FileKind::unknown, false, false},
             Row{"nothing", "", FileKind::unknown, false, false},
         }) {
        CAPTURE(row.name);
        const auto file = file_of(row.bytes);
        CHECK(name(kind_of(file.bytes)) == name(row.kind));
        CHECK(check_file(file, true, "f").has_value() == row.as_photo);
        CHECK(check_file(file, false, "f").has_value() == row.as_document);
        if (!row.as_document) {
            const auto refused = check_file(file, false, "plate.jpg");
            CHECK(refused.error().where == "plate.jpg");
            CHECK_FALSE(refused.error().found.empty());
            CHECK_FALSE(refused.error().expected.empty());
        }
    }
}

TEST_CASE("every beginning of a picture is torn") {
    for (const auto* whole : {&png, &pdf}) {
        const bool photo = whole == &png;
        // A line's end behind the last mark of a PDF is no part of it, and its first letters alone are text.
        for (std::size_t length = photo ? 0 : 5; length + 1 < whole->size(); ++length)
            CHECK_FALSE(check_file(file_of(whole->substr(0, length)), photo, "f"));
    }
    const auto jpeg = test::picture();
    for (std::size_t length = 0; length < jpeg.size(); ++length)
        CHECK_FALSE(check_file(file_of(jpeg.substr(0, length)), true, "f"));
}

TEST_CASE("a PNG in which any byte was changed is refused") {
    for (std::size_t i = 0; i < png.size(); ++i)
        for (const unsigned mask : {0x01U, 0x80U, 0xFFU}) {
            auto changed = png;
            changed[i] = static_cast<char>(static_cast<unsigned char>(changed[i]) ^ mask);
            CAPTURE(i, mask);
            CHECK_FALSE(check_file(file_of(changed), true, "f"));
        }
}

TEST_CASE("whatever changes in a JPEG or a PDF, looking at it ends with a word of why or with nothing") {
    for (const auto& whole : {test::picture("a comment"), pdf})
        for (std::size_t i = 0; i < whole.size(); ++i)
            for (const unsigned mask : {0x01U, 0x10U, 0xFFU}) {
                auto changed = whole;
                changed[i] = static_cast<char>(static_cast<unsigned char>(changed[i]) ^ mask);
                const auto fine = check_file(file_of(changed), false, "f");
                if (!fine) CHECK_FALSE(fine.error().found.empty());
            }
}

TEST_CASE("a file is read whole, or refused with its path") {
    const records::ScratchFolder scratch;
    const std::string path = scratch.path("plate.jpg");
    std::ofstream(path, std::ios::binary) << test::picture("plate");
    const auto read = read_answered_file(path);
    REQUIRE(read);
    CHECK(read->name == "plate.jpg");
    CHECK(std::string(read->bytes.begin(), read->bytes.end()) == test::picture("plate"));

    std::ofstream(scratch.path("empty")).flush();
    std::ofstream(scratch.path("large")).flush();
    std::filesystem::resize_file(scratch.path("large"), largest_file + 1);
    struct Row {
        std::string path;
        ErrorCode code;
        const char* found;
    };
    for (const auto& row : {Row{scratch.path("missing.jpg"), ErrorCode::not_found, "no such file"},
                            Row{scratch.path("."), ErrorCode::bad_value, "no file"},
                            Row{scratch.path("empty"), ErrorCode::bad_value, "empty"},
                            Row{scratch.path("large"), ErrorCode::bad_value, "65 MiB"},
                            Row{"/dev/null", ErrorCode::bad_value, "no file"}}) {
        CAPTURE(row.path);
        const auto refused = read_answered_file(row.path);
        REQUIRE_FALSE(refused);
        CHECK(base::name(refused.error().code) == base::name(row.code));
        CHECK(refused.error().where == row.path);
        CHECK_THAT(refused.error().found, Catch::Matchers::Contains(row.found));
        CHECK_FALSE(refused.error().expected.empty());
    }
}

TEST_CASE("the text that names a file is read back, and no other") {
    const TypedFile file{base::Digest::of("x"), "plate 1.jpg"};
    const auto read = parse_typed_file(file.text());
    REQUIRE(read);
    CHECK(read->digest == file.digest);
    CHECK(read->name == file.name);
    const std::string hex = file.digest.text();
    for (const auto& text :
         {std::string(), std::string("plate.jpg"), "sha256:" + hex, "sha256:" + hex + " ", "sha256:" + hex + "_a",
          "sha256:" + hex.substr(1) + " a", "sha1:" + hex + " a", "sha256:" + hex + " ../a", "sha256:" + hex + " a\\b",
          "sha256:" + hex + " a\n", "sha256:" + std::string(64, 'g') + " a"}) {
        CAPTURE(text);
        CHECK_FALSE(parse_typed_file(text));
    }
}
