// SPDX-License-Identifier: GPL-3.0-or-later
#include "reports/render/pdf.h"

#include <catch2/catch.hpp>
#include <functional>

#include "reports/content/report_text.h"
#include "reports/render/gui_environment.h"
#include "reports/render/pages.h"
#include "tests/support/pdf_text.h"
#include "tests/support/sample_run.h"

using namespace velocert;
using namespace velocert::reports;
using test::without_blanks;

namespace {

std::vector<std::uint8_t> pdf_of(const Report& report) {
    REQUIRE(ensure_gui_environment());
    auto pdf = render_pdf(report);
    if (!pdf) FAIL(pdf.error().text());
    return *pdf;
}

Report report_of(const test::Sample& sample) {
    auto report = sample.report();
    if (!report) FAIL(report.error().text());
    return *report;
}

std::string joined(const std::vector<std::string>& pages) {
    std::string text;
    for (const std::string& page : pages) text += page;
    return text;
}

// Every string of the report that the text layer does not hold.
std::vector<std::string> missing_strings(const Report& report, const std::vector<std::string>& pages) {
    const std::string text = without_blanks(joined(pages));
    std::vector<std::string> missing;
    for (const std::string& wanted : report_strings(report)) {
        if (text.find(without_blanks(wanted)) == std::string::npos) missing.push_back(wanted);
    }
    return missing;
}

const std::vector<std::pair<std::string, std::function<test::Sample()>>> samples = {
    {"pass", test::passing_run},    {"fail", test::failing_run},    {"not-evaluated", test::undecided_run},
    {"aborted", test::aborted_run}, {"errored", test::errored_run}, {"specimen", test::training_run}};

}  // namespace

TEST_CASE("every text of a report is found in the text layer of its PDF", "[render]") {
    for (const auto& [name, sample] : samples) {
        DYNAMIC_SECTION(name) {
            const Report report = report_of(sample());
            const auto pages = test::pages_of(pdf_of(report));
            CHECK(missing_strings(report, pages) == std::vector<std::string>{});
        }
    }
}

TEST_CASE("the text layer holds, page by page, exactly what was laid out", "[render]") {
    const Report report = report_of(test::training_run());
    REQUIRE(ensure_gui_environment());
    const auto typography = Typography::load();
    REQUIRE(typography);
    const Pages laid_out = lay_out(report, *typography, paper_palette());
    const auto pages = test::pages_of(pdf_of(report));
    REQUIRE(pages.size() == laid_out.pages.size());
    for (std::size_t i = 0; i < pages.size(); ++i) {
        std::string drawn;
        for (const PlacedText& text : laid_out.pages[i].texts) drawn += text.text.toStdString();
        if (!laid_out.pages[i].charts.empty()) {
            // A chart draws its own labels after the page's texts.
            CHECK(without_blanks(pages[i]).substr(0, without_blanks(drawn).size()) == without_blanks(drawn));
        } else {
            CHECK(without_blanks(pages[i]) == without_blanks(drawn));
        }
    }
}

TEST_CASE("each page carries the mark, the number of the report and its place among the pages", "[render]") {
    for (const auto& [name, sample] : samples) {
        DYNAMIC_SECTION(name) {
            const Report report = report_of(sample());
            const auto pages = test::pages_of(pdf_of(report));
            REQUIRE(pages.size() > 3);
            for (std::size_t i = 0; i < pages.size(); ++i) {
                const std::string page = without_blanks(pages[i]);
                CHECK(page.find(without_blanks(print(report.mark, Language::both))) != std::string::npos);
                CHECK(page.find(without_blanks(report.reference.zh)) != std::string::npos);
                const std::string place = "Page" + std::to_string(i + 1) + "of" + std::to_string(pages.size());
                CHECK(page.find(place) != std::string::npos);
            }
            CHECK(without_blanks(pages.back()).find("以下空白Endofreport") != std::string::npos);
        }
    }
}

TEST_CASE("the same report gives the same bytes", "[render]") {
    const Report report = report_of(test::passing_run());
    const auto digest = [](const Report& r) { return base::Digest::of(pdf_of(r)).text(); };
    const std::string first = digest(report);
    CHECK(first == digest(report));
    CHECK(first == digest(report_of(test::passing_run())));
    CHECK(first != digest(report_of(test::failing_run())));
}

TEST_CASE("the document is dated by the run and not by the clock", "[render]") {
    const std::string info = test::ask("TZ=UTC pdfinfo", pdf_of(report_of(test::training_run())));
    CHECK(info.find("CreationDate:    Sat Nov 22 03:00:00 2025") != std::string::npos);
    CHECK(info.find("SPECIMEN-20251122-020000-7f3a") != std::string::npos);
    CHECK(info.find("A4") != std::string::npos);
}

TEST_CASE("the file is sound for other programs, and carries its own fonts", "[render]") {
    const auto pdf = pdf_of(report_of(test::training_run()));
    CHECK(test::ask("qpdf --check", pdf).find("No syntax or stream encoding errors found") != std::string::npos);
    const std::string fonts = test::ask("pdffonts", pdf);
    CHECK(fonts.find("WenQuanYi") != std::string::npos);
    CHECK(fonts.find("Type 3") == std::string::npos);
}

TEST_CASE("nothing is drawn with opacity", "[render]") {
    const std::string objects = test::ask("qpdf --qdf --object-streams=disable --stream-data=uncompress",
                                          pdf_of(report_of(test::training_run())));
    CHECK(objects.find("/SMask") == std::string::npos);
    for (const std::string_view key : {"/ca 0", "/CA 0"}) CHECK(objects.find(key) == std::string::npos);
}

TEST_CASE("very long texts wrap and none of them is lost", "[render]") {
    test::Sample sample = test::passing_run();
    std::string story;
    for (int i = 0; i < 400; ++i)
        story += "第" + std::to_string(i) + "句话说明样品的状况，word" + std::to_string(i) + " ";
    sample.run.item.note = story;
    sample.run.item.model = std::string(300, 'M');
    sample.run.step_runs[1].void_note = story.substr(0, 6000);
    sample.run.operator_name =
        "a name that goes on and on and on and on and on and on and on and on and on and on and on";
    const Report report = report_of(sample);
    const auto pages = test::pages_of(pdf_of(report));
    std::string text;
    // Where a long text runs on over pages, heads and feet stand between its parts.
    for (const std::string& page : pages) text += without_blanks(page);
    for (int i = 0; i < 400; ++i) {
        CHECK(text.find("第" + std::to_string(i) + "句话说明样品的状况") != std::string::npos);
    }
    CHECK(text.find("anamethatgoesonandonandon") != std::string::npos);
}

TEST_CASE("sixty attempts run on over pages, each with the head of its table", "[render]") {
    const Report report = report_of(test::run_with_attempts(60));
    const auto pages = test::pages_of(pdf_of(report));
    int with_head = 0;
    std::string text;
    for (const std::string& page : pages) {
        if (page.find("Start, UTC") != std::string::npos && page.find("6.479") != std::string::npos) ++with_head;
        text += page;
    }
    CHECK(with_head >= 3);
    CHECK(missing_strings(report, pages) == std::vector<std::string>{});
    CHECK(without_blanks(text).find("braking/dry.both#60") != std::string::npos);
}

TEST_CASE("a character the font lacks is written out by its number", "[render]") {
    test::Sample sample = test::passing_run();
    sample.run.item.note = "rare \xF0\x9F\x9A\xB2 sign";
    const auto pages = test::pages_of(pdf_of(report_of(sample)));
    CHECK(without_blanks(joined(pages)).find("rare<U+1F6B2>sign") != std::string::npos);
}
