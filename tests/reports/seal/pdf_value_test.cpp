// SPDX-License-Identifier: GPL-3.0-or-later
#include "reports/seal/pdf_value.h"

#include <catch2/catch.hpp>

#include "reports/seal/pdf_revisions.h"
#include "reports/seal/pdf_text.h"
#include "tests/support/pdf_attacks.h"
#include "tests/support/sealed_report.h"

using namespace velocert;
using namespace velocert::reports;

namespace {

base::Result<PdfValue> read(std::string_view text) {
    ReadingBudget budget;
    return PdfReader(text, 0, budget).value();
}

}  // namespace

TEST_CASE("values of a PDF are read as they stand", "[pdf]") {
    struct Case {
        const char* text;
        PdfValue::Kind kind;
        const char* meaning;
    };
    using Kind = PdfValue::Kind;
    // Examples of ISO 32000, 7.3.
    const std::vector<Case> cases = {
        {"null", Kind::null, "null"},
        {"true", Kind::boolean, "true"},
        {"false", Kind::boolean, "false"},
        {"123", Kind::number, "123"},
        {"-.002", Kind::number, "-.002"},
        {"+17", Kind::number, "+17"},
        {"/Name1", Kind::name, "Name1"},
        {"/A;Name_With-Various***Characters?", Kind::name, "A;Name_With-Various***Characters?"},
        {"/lime#20Green", Kind::name, "lime Green"},
        {"/application#2fjson", Kind::name, "application/json"},
        {"(This is a string)", Kind::text, "This is a string"},
        {"(balanced (parentheses) may stand)", Kind::text, "balanced (parentheses) may stand"},
        {"(\\n\\\\\\(\\)\\053\\53x)", Kind::text, "\n\\()++x"},
        {"(two \\\nlines)", Kind::text, "two lines"},
        {"()", Kind::text, ""},
        {"<4E6F76>", Kind::text, "Nov"},
        {"<>", Kind::text, ""},
        {"12 0 R", Kind::reference, ""},
        {"[1 (a) /B [2]]", Kind::array, ""},
        {"<< /A 1 /B << /C (d) >> >>", Kind::dictionary, ""},
        {"<</A/B/C<00>>>", Kind::dictionary, ""},
    };
    for (const auto& one : cases) {
        DYNAMIC_SECTION(one.text) {
            const auto value = read(one.text);
            if (!value) FAIL(value.error().text());
            CHECK(value->kind == one.kind);
            CHECK(value->text == one.meaning);
            CHECK(value->raw == one.text);
        }
    }
}

TEST_CASE("members and references are found", "[pdf]") {
    const auto value = read("<< /Size 12 /Root 3 0 R /Kids [ 1 0 R 20 0 R ] /Big 1234567890123 >>");
    REQUIRE(value);
    CHECK(value->find("Size")->whole_number() == 12);
    CHECK(value->find("Root")->object == 3);
    CHECK(value->find("Kids")->items.at(1).object == 20);
    CHECK(value->find("Big")->whole_number() == PdfValue::npos);
    CHECK(value->find("Root")->whole_number() == PdfValue::npos);
    CHECK(value->find("Nothing") == nullptr);
}

TEST_CASE("what is no value is refused", "[pdf]") {
    for (const char* text : {"",
                             " ",
                             "tru",
                             "<<",
                             "<< /A",
                             "<< /A 1",
                             "<< A 1 >>",
                             "<< /A 1 /A 2 >>",
                             "[",
                             "[1 2",
                             "(",
                             "(a",
                             "(a\\",
                             "<",
                             "<4",
                             "<4>",
                             "<zz>",
                             "<4E 6F>",
                             "/#zz",
                             "/#4",
                             ")",
                             "]",
                             ">>",
                             "% comment",
                             "{",
                             "R",
                             "12 0 Rx",
                             "<< /A >>",
                             "[1 % no comments\n2]"}) {
        DYNAMIC_SECTION(text) { CHECK_FALSE(read(text)); }
    }
}

TEST_CASE("depth and number of values are bounded", "[pdf]") {
    CHECK(read(std::string(31, '[') + std::string(31, ']')));
    CHECK_FALSE(read(std::string(40, '[') + std::string(40, ']')));
    CHECK_FALSE(read(std::string(1'000'000, '[')));
    CHECK_FALSE(read("[" + std::string(1000, '1') + "]")->items.empty());
    std::string many = "[";
    for (int i = 0; i < 300'000; ++i) many += "1 ";
    CHECK_FALSE(read(many + "]"));
}

TEST_CASE("text in UTF-16 and UTF-8 is turned into one another", "[pdf]") {
    for (const char* text : {"", "Zhang San", "张三", "é", "\xF0\x9F\x9A\xB2 bicycle"}) {
        const auto wide = utf16_of(text);
        REQUIRE(wide);
        CHECK(utf8_of(*wide) == text);
    }
    CHECK(*utf16_of("张") == std::string("\xfe\xff\x5f\x20", 4));
    for (const char* text :
         {"\xff", "\xc0\x80", "\xed\xa0\x80", "\xf5\x80\x80\x80", "\xe5\xbc", "a\x80", "\xf0\x80\x80\x80"})
        CHECK_FALSE(utf16_of(text));
    for (const std::string& text :
         {std::string("ab"), std::string("\xfe\xff\x5f", 3), std::string("\xfe\xff\xd8\x00", 4),
          std::string("\xfe\xff\xdc\x00\x00\x41", 6), std::string("\xfe\xff\xd8\x00\x00\x41", 6)})
        CHECK_FALSE(utf8_of(text));
}

TEST_CASE("dates of a PDF are read back only as they are written", "[pdf]") {
    const auto time = base::parse_utc("2025-11-22T02:03:04.000Z").value();
    CHECK(pdf_date(time) == "D:20251122020304Z");
    CHECK(time_of_pdf_date("D:20251122020304Z") == time);
    for (const char* text : {"", "D:20251122020304", "D:20251122020304+00'00'", "D:20251322020304Z", "20251122020304Z"})
        CHECK_FALSE(time_of_pdf_date(text));
}

TEST_CASE("a file is read as the chain of its writings", "[pdf]") {
    const test::SealingBench bench;
    const auto pdf = bench.sealed(2);
    const std::string_view text(reinterpret_cast<const char*>(pdf.data()), pdf.size());
    const auto file = PdfRevisions::read(text);
    if (!file) FAIL(file.error().text());
    REQUIRE(file->all().size() == 3);
    CHECK(file->all()[0].begin == 0);
    CHECK(file->all()[1].begin == file->all()[0].end);
    CHECK(file->all()[2].begin == file->all()[1].end);
    CHECK(file->all()[2].end == pdf.size());
    CHECK(file->all()[0].end == bench.prepared().size());
    CHECK(file->all()[1].objects.size() == 2);
    CHECK_FALSE(file->object(10000, 2));
}

TEST_CASE("tables that are damaged, hidden or endless are refused", "[pdf]") {
    const test::SealingBench bench;
    const auto pdf = bench.prepared();
    const std::string good(pdf.begin(), pdf.end());
    REQUIRE(PdfRevisions::read(good));
    const auto with = [&](const std::string& old, const std::string& text) {
        const auto at = good.rfind(old);
        REQUIRE(at != std::string::npos);
        return std::string(good).replace(at, old.size(), text);
    };
    const std::string table =
        good.substr(good.rfind("startxref\n") + 10, good.rfind("\n%%EOF") - good.rfind("startxref\n") - 10);
    const std::vector<std::string> cases = {
        with("%%EOF\n", "%%EOF"),
        with("%%EOF\n", "%%eof\n"),
        with("startxref\n" + table, "startxref\n0"),
        with("startxref\n" + table, "startxref\n9999999999"),
        with("startxref\n" + table, "startxref\n-1"),
        with("startxref\n" + table, "startxref\n1" + table),
        with("xref\n0 ", "xref\n1 "),
        with("xref\n0 ", "xreg\n0 "),
        with(" 65535 f \n", " 65535 n \n"),
        with("trailer <<", "trailer << /Encrypt 1 0 R"),
        with("trailer <<", "trailer << /XRefStm 9"),
        with("trailer <<", "trailer << /Prev " + table),
        with("trailer <<", "trailer << /Prev 9999999"),
        with("trailer <<", "trailer <<<"),
        with("00000 n \n", "00001 n \n"),
        with("00000 n \n", "00000 n\n"),
        with("00000 n \n", "00000 f \n"),
    };
    for (std::size_t i = 0; i < cases.size(); ++i) {
        DYNAMIC_SECTION(i) { CHECK_FALSE(PdfRevisions::read(cases[i])); }
    }
    CHECK_FALSE(PdfRevisions::read(std::string(good).replace(0, 9, "%PDF-1.4\n")));
    CHECK_FALSE(PdfRevisions::read(good + std::string(5000, ' ')));
    for (const char* text : {"", "%PDF-1.7\n", "%PDF-1.7\nstartxref\n0\n%%EOF\n", "startxref\n"})
        CHECK_FALSE(PdfRevisions::read(text));
}

TEST_CASE("so many writings are never read", "[pdf]") {
    const test::SealingBench bench;
    auto pdf = bench.prepared();
    for (std::size_t i = 0; i < PdfRevisions::most_revisions; ++i) pdf = test::with_empty_writing(pdf);
    const std::string_view text(reinterpret_cast<const char*>(pdf.data()), pdf.size());
    const auto file = PdfRevisions::read(text);
    REQUIRE_FALSE(file);
    CHECK(file.error().found == "too many writings");
}
