// SPDX-License-Identifier: GPL-3.0-or-later
// The text that another program takes out of a report's PDF is the document it was made from: nothing less, nothing
// more, in its order. The same for whole type tests: app_tests, "text layer of a whole type test".
#include "tests/support/source_text.h"

#include <catch2/catch.hpp>
#include <functional>

#include "reports/render/gui_environment.h"
#include "reports/render/pdf.h"
#include "reports/seal/text_layer.h"
#include "tests/support/pdf_text.h"
#include "tests/support/sample_run.h"
#include "tests/support/usual_report.h"

using namespace velocert;
using namespace velocert::reports;
using test::differences_from_source;
using Strings = std::vector<std::string>;

namespace {

std::vector<std::uint8_t> pdf_of(const Report& report) {
    REQUIRE(ensure_gui_environment());
    auto pdf = render_pdf(report);
    if (!pdf) FAIL(pdf.error().text());
    return *pdf;
}

const std::vector<std::pair<std::string, std::function<test::Sample()>>> samples = {
    {"pass", test::passing_run},
    {"fail", test::failing_run},
    {"not-evaluated", test::undecided_run},
    {"aborted", test::aborted_run},
    {"errored", test::errored_run},
    {"specimen", test::training_run},
    {"sixty attempts", [] { return test::run_with_attempts(60); }}};

/// A long report is set once for all that is tried on it.
struct Usual {
    Report report = test::usual_report({400, 300});
    Strings pages = test::pages_of(pdf_of(report));
};

Table& table_of(Report& report, std::size_t index) { return std::get<Table>(report.sections[0].blocks.at(index)); }

}  // namespace

TEST_CASE("the text layer of every kind of report is its source", "[render][source]") {
    for (const auto& [name, sample] : samples) {
        DYNAMIC_SECTION(name) {
            const auto report = sample().report();
            REQUIRE(report);
            const auto pdf = pdf_of(*report);
            CHECK(differences_from_source(*report, test::pages_of(pdf)) == Strings{});
            // As the program itself reads it, when it looks at what it has drawn.
            CHECK(differences_from_source(*report, text_layer(pdf).value()) == Strings{});
        }
    }
}

TEST_CASE("the text layer of a report of more than forty pages with charts and photos is its source",
          "[render][source]") {
    const Usual usual;
    CHECK(usual.pages.size() >= 40);
    CHECK(differences_from_source(usual.report, usual.pages) == Strings{});
}

TEST_CASE("what a text layer has lost, changed, moved or added is found at its page", "[render][source]") {
    const Usual usual;
    const auto found_on = [](const Strings& findings, std::size_t page) {
        REQUIRE(findings.size() == 1);
        CAPTURE(findings.front());
        CHECK(findings.front().starts_with("page " + std::to_string(page) + ": "));
    };
    // In the pages: page 20 is in the middle of the tables.
    const auto changed = [&](std::size_t page, const std::function<void(std::string&)>& change) {
        Strings pages = usual.pages;
        change(pages.at(page - 1));
        return differences_from_source(usual.report, pages);
    };
    const std::string sign = "活";
    const auto middle = [&](const std::string& text) {
        const auto at = text.find(sign, text.size() / 2);
        REQUIRE(at != std::string::npos);
        return at;
    };
    found_on(changed(20, [&](std::string& text) { text.erase(middle(text), sign.size()); }), 20);
    found_on(changed(20, [&](std::string& text) { text.replace(middle(text), sign.size(), "舌"); }), 20);
    // A radical that looks like the character, and the sign for a glyph without one.
    found_on(changed(20, [&](std::string& text) { text.replace(middle(text), sign.size(), "\xE2\xBB\x9A"); }), 20);
    found_on(changed(20, [&](std::string& text) { text.replace(middle(text), sign.size(), "\xEF\xBF\xBD"); }), 20);
    found_on(changed(20, [&](std::string& text) { text.insert(middle(text), "多"); }), 20);
    found_on(changed(20, [](std::string& text) { text += "hidden"; }), 20);
    found_on(changed(20, [](std::string& text) { text.insert(0, "x"); }), 20);
    found_on(changed(20, [](std::string& text) { text.clear(); }), 20);
    found_on(changed(1, [](std::string& text) { text.replace(text.find("Page 1"), 6, "Page 2"); }), 1);
    for (std::size_t page = 1; page <= usual.pages.size(); ++page)
        if (usual.pages[page - 1].find("Deceleration, attempt 0") != std::string::npos)
            found_on(changed(page, [](std::string& text) { text += "限值"; }), page);
    Strings pages = usual.pages;
    std::swap(pages[9], pages[10]);
    found_on(differences_from_source(usual.report, pages), 10);
    pages = usual.pages;
    pages.pop_back();
    CHECK(differences_from_source(usual.report, pages).size() == 1);

    // In the source: what the pages do not say, or say elsewhere.
    const auto other = [&](const std::function<void(Report&)>& change) {
        Report report = usual.report;
        change(report);
        return differences_from_source(report, usual.pages).size();
    };
    CHECK(other([](Report& report) { table_of(report, 9).rows[3][2].text.zh += "0"; }) == 1);
    CHECK(other([](Report& report) { table_of(report, 9).rows[3][3].text.en = "Fail"; }) == 1);
    CHECK(other([](Report& report) { table_of(report, 9).rows.pop_back(); }) == 1);
    CHECK(other([](Report& report) { std::swap(table_of(report, 9).rows[0], table_of(report, 9).rows[1]); }) == 1);
    CHECK(other([](Report& report) { std::swap(report.sections[1], report.sections[2]); }) == 1);
    CHECK(other([](Report& report) { std::get<Photo>(report.sections[2].blocks.back()).digest.back() = 'b'; }) == 1);
    CHECK(other([](Report& report) { std::get<Figure>(report.sections[1].blocks[7]).chart.y.unit = "m/s"; }) == 1);
    CHECK(other([](Report& report) { report.end_mark.en.clear(); }) == 1);
    CHECK(other([](Report& report) { report.sections.push_back({"more", {"更多", "More"}, {}, false}); }) == 1);
}
