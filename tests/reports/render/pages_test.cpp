// SPDX-License-Identifier: GPL-3.0-or-later
#include "reports/render/pages.h"

#include <QFontMetricsF>
#include <algorithm>
#include <catch2/catch.hpp>

#include "reports/render/gui_environment.h"
#include "tests/support/sample_run.h"

using namespace velocert;
using namespace velocert::reports;

namespace {

Pages pages_of(const test::Sample& sample) {
    REQUIRE(ensure_gui_environment());
    const auto report = sample.report();
    REQUIRE(report);
    const auto typography = Typography::load();
    REQUIRE(typography);
    return lay_out(*report, *typography, paper_palette());
}

QRect extent(const PlacedText& text) {
    return {text.x, text.y - line_ascent(text.style.points), text.width, line_height(text.style.points)};
}

}  // namespace

TEST_CASE("every text stands inside the margins of its page", "[render]") {
    for (const auto& sample : {test::failing_run(), test::training_run(), test::run_with_attempts(60)}) {
        for (const Page& page : pages_of(sample).pages) {
            for (const PlacedText& text : page.texts) {
                INFO(text.text.toStdString());
                CHECK(text.x >= margin);
                CHECK(text.x + text.width <= page_width - margin + mm(0.2));
                CHECK(text.y > mm(10));
                CHECK(text.y < mm(290));
            }
        }
    }
}

TEST_CASE("no two texts of a page lie over each other", "[render]") {
    test::Sample long_id = test::training_run();
    long_id.run.id += "-and-a-name-that-somebody-gave-the-run-in-a-long-afternoon-at-the-bench-of-the-laboratory";
    for (const auto& sample : {test::failing_run(), test::errored_run(), test::training_run(), long_id}) {
        for (const Page& page : pages_of(sample).pages) {
            for (std::size_t i = 0; i < page.texts.size(); ++i) {
                for (std::size_t j = i + 1; j < page.texts.size(); ++j) {
                    const QRect a = extent(page.texts[i]);
                    const QRect b = extent(page.texts[j]).adjusted(20, 20, -20, -20);
                    INFO(page.texts[i].text.toStdString() << " / " << page.texts[j].text.toStdString());
                    CHECK_FALSE(a.intersects(b));
                }
            }
        }
    }
}

TEST_CASE("no heading stands alone at the foot of a page", "[render]") {
    for (int attempts = 1; attempts < 40; attempts += 3) {
        for (const Page& page : pages_of(test::run_with_attempts(attempts)).pages) {
            int heading_y = 0;
            int last_y = 0;
            for (const PlacedText& text : page.texts) {
                if (text.y > content_bottom) continue;
                if (text.style.points == 13) heading_y = std::max(heading_y, text.y);
                last_y = std::max(last_y, text.y);
            }
            CHECK((heading_y == 0 || last_y > heading_y + mm(8)));
        }
    }
}

TEST_CASE("a heading stays with its table, and no row of a table stands alone on a page", "[render]") {
    REQUIRE(ensure_gui_environment());
    const auto typography = Typography::load();
    REQUIRE(typography);
    // A table with a high head and high rows behind more and more lines: it comes to the foot of the page at every
    // step.
    for (int lines = 20; lines < 45; ++lines) {
        Report report;
        Section first{"first", {"甲", "A"}, {}, true};
        for (int i = 0; i < lines; ++i) first.blocks.emplace_back(Paragraph{plain("一行 line"), Tone::normal});
        Section second{"second", {"乙", "B"}, {}, false};
        Table table;
        table.caption = {"表", "Table"};
        table.columns = {{{"高\n高\n高", "high"}, 1, Align::left}};
        for (int i = 0; i < 5; ++i) table.rows.push_back({{{"行\n行\n行\n行", "row"}, Tone::normal}});
        second.blocks.emplace_back(table);
        report.sections = {first, second};
        for (const Page& page : lay_out(report, *typography, paper_palette()).pages) {
            int headings = 0;
            int heads = 0;
            int rows = 0;
            for (const PlacedText& text : page.texts) {
                headings += text.text == "B" ? 1 : 0;
                heads += text.text == "high" ? 1 : 0;
                rows += text.text == "row" ? 1 : 0;
            }
            CAPTURE(lines, headings, heads, rows);
            CHECK((headings == 0 || rows > 1));
            CHECK((heads == 0 || rows > 1));
            CHECK(rows != 1);
        }
    }
}

TEST_CASE("a text is broken into lines that fit, at the places its language allows", "[render]") {
    REQUIRE(ensure_gui_environment());
    const auto typography = Typography::load();
    REQUIRE(typography);
    const QFont font = typography->font(9, false);
    const QFontMetricsF metrics(font);
    const std::vector<QString> texts = {"The run was not completed as planned and this is a long sentence about it",
                                        "操作者声明作废，作废原因是脚着地，因此这一次试验不计入有效次数",
                                        "f57556252d2873757fa02f48828fc0d65f0fa11c47c86ab6bc3adbf83b466c16"};
    for (const QString& text : texts) {
        const auto lines = wrapped(text, font, mm(40));
        CHECK(lines.size() > 1);
        QString together;
        for (const QString& line : lines) {
            CHECK(metrics.horizontalAdvance(line) <= mm(40));
            together += line;
        }
        CHECK(together.remove(' ') == QString(text).remove(' '));
    }
    CHECK(wrapped("two\nlines", font, mm(40)) == std::vector<QString>{"two", "lines"});
    // English words stay whole when they can.
    for (const QString& line : wrapped(texts[0], font, mm(40))) {
        for (const QString& word : line.split(' ')) CHECK(texts[0].split(' ').contains(word));
    }
}

TEST_CASE("a font that is not installed is an error that says what to install", "[render]") {
    REQUIRE(ensure_gui_environment());
    const auto typography = Typography::load({"No Such Hei", "No Such Song"});
    REQUIRE_FALSE(typography);
    CHECK(typography.error().code == base::ErrorCode::not_found);
    CHECK(typography.error().text().find("No Such Hei, No Such Song") != std::string::npos);
    CHECK(typography.error().text().find("fonts-wqy") != std::string::npos);
}

TEST_CASE("the second pinned font is taken when the first is missing", "[render]") {
    REQUIRE(ensure_gui_environment());
    const auto typography = Typography::load({"No Such Hei", "WenQuanYi Zen Hei"});
    REQUIRE(typography);
    CHECK(typography->family() == "WenQuanYi Zen Hei");
}
