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

const std::string png = std::string("\x89PNG\r\n\x1A\n", 8) + "data" + std::string("\0\0\0\0IEND\xAE\x42\x60\x82", 12);
/// A segment that holds a whole thumbnail, then the picture's own scan and end.
const std::string jpeg = std::string("\xFF\xD8\xFF\xE1\x00\x08", 6) + std::string("\xFF\xD8..\xFF\xD9", 6) +
                         std::string("\xFF\xDA\x00\x02scan\xFF\xD9", 10);
const std::string png_of_chunks = std::string("\x89PNG\r\n\x1A\n", 8) + std::string("\0\0\0\2IDATxyCRCC", 14) +
                                  std::string("\0\0\0\0IEND\xAE\x42\x60\x82", 12);
const std::string pdf = "%PDF-1.7\n1 0 obj\nendobj\n%%EOF\n";

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
             Row{"JPEG with a film behind it", jpeg + "film", FileKind::jpeg, true, true},
             Row{"JPEG with a thumbnail, cut", jpeg.substr(0, jpeg.size() - 2), FileKind::jpeg, false, false},
             Row{"JPEG cut in its first segment", jpeg.substr(0, 9), FileKind::jpeg, false, false},
             Row{"PNG with a note behind it", png_of_chunks + "note", FileKind::png, true, true},
             Row{"PNG cut in a chunk", png_of_chunks.substr(0, 14) + "IEND", FileKind::png, false, false},
             Row{"JPEG cut", test::picture().substr(0, 5), FileKind::jpeg, false, false},
             Row{"PNG", png, FileKind::png, true, true},
             Row{"PNG cut", png.substr(0, png.size() - 1), FileKind::png, false, false},
             Row{"PDF", pdf, FileKind::pdf, false, true},
             Row{"PDF cut", pdf.substr(0, 20), FileKind::pdf, false, false},
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
    for (std::size_t length = 0; length + 1 < png.size(); ++length)
        CHECK_FALSE(check_file(file_of(png.substr(0, length)), true, "f"));
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
