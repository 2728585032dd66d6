// SPDX-License-Identifier: GPL-3.0-or-later
#include "reports/content/trail_document.h"

#include <catch2/catch.hpp>

#include "reports/content/report_text.h"
#include "reports/render/gui_environment.h"
#include "reports/render/pdf.h"
#include "tests/support/pdf_text.h"

namespace velocert::reports {
namespace {

using Catch::Contains;

TrailPaper paper() {
    TrailPaper out;
    out.origin = "velocert/0123";
    out.size = 120;
    out.reviewed_to = 90;
    out.reviewed_by = "Wang Fang";
    out.made_utc = "2026-11-26T09:00:00.000Z";
    out.made_by = "赵磊";
    out.program_version = "0.1.0";
    out.lines = {{7, "2026-11-26T08:00:00.000Z", {"李明登录。", "Li Ming: sign-in."}, {}, ""},
                 {9,
                  "2026-11-26T08:01:00.000Z",
                  {"赵磊更改了李明的角色。", "Zhao Lei changed the roles of Li Ming."},
                  {{"角色：检验员 → 审核员", "roles: technician → reviewer"}},
                  "passed the examination"}};
    return out;
}

}  // namespace

TEST_CASE("an extract of the audit trail prints each entry with its number, time, words, changes and reason",
          "[trail-document]") {
    const auto document = trail_document(paper());
    const auto text = report_text(document);
    for (const auto* part : {"| 7 ", "2026-11-26 08:00:00.000", "李明登录。", "Li Ming: sign-in.", "| 9 ",
                             "角色：检验员 → 审核员", "roles: technician → reviewer", "passed the examination",
                             "2 of 120", "up to entry 90, by Wang Fang", "velocert/0123", "赵磊", "all entries"}) {
        CAPTURE(part);
        CHECK_THAT(text, Contains(part));
    }
    // What changed is not told apart by words alone.
    const auto& rows = std::get<Table>(document.section("entries")->blocks.front()).rows;
    REQUIRE(rows.size() == 2);
    CHECK(rows[0][3].tone == Tone::quiet);
    CHECK(rows[1][3].tone == Tone::strong);
}

TEST_CASE("an extract tells what was left out and who answers for it", "[trail-document]") {
    auto asked = paper();
    asked.query.person = "li.ming";
    asked.query.object = "S-001";
    asked.query.run = "run-1";
    asked.query.report = "R-2026-0001";
    asked.query.type = "sign-in";
    asked.query.from = *base::parse_date("2026-11-01");
    asked.query.to = *base::parse_date("2026-11-30");
    asked.query.changes_only = true;
    asked.reviewed_to = 0;
    asked.made_by.clear();
    asked.lines.clear();
    const auto text = report_text(trail_document(asked));
    for (const auto* part : {"By: li.ming", "About: S-001", "Run: run-1", "Report: R-2026-0001", "Type: sign-in",
                             "2026-11-01", "2026-11-30", "only entries that changed a value", "reviewed by nobody",
                             "nobody named", "No entry is like that.", "0 of 120"}) {
        CAPTURE(part);
        CHECK_THAT(text, Contains(part));
    }
    CHECK(text.find("all entries") == std::string::npos);
    CHECK_THAT(text, !Contains("only the newest"));
    // Nor is what was cut taken for all there is.
    auto cut = paper();
    cut.newest = 2;
    const auto newest = report_text(trail_document(cut));
    CHECK_THAT(newest, Contains("only the newest 2") && Contains("仅最新 2 条") && !Contains("all entries"));
}

TEST_CASE("an extract is marked by its archive, and bears neither a verdict nor a number", "[trail-document]") {
    const auto specimen = trail_document(paper());
    CHECK(specimen.mark.en == "SPECIMEN");
    auto real = paper();
    real.specimen = false;
    const auto document = trail_document(real);
    CHECK(document.mark.en.empty());
    CHECK(document.number.empty());
    REQUIRE(ensure_gui_environment());
    const auto pdf = render_pdf(document);
    if (!pdf) FAIL(pdf.error().text());
    std::string text;
    for (const auto& page : test::pages_of(*pdf)) text += page;
    text = test::without_blanks(text);
    CHECK_THAT(text, Contains("赵磊更改了李明的角色") && Contains("ZhaoLeichangedtherolesofLiMing."));
    CHECK_THAT(text, !Contains("检验结论") && !Contains("Conclusion"));
}

}  // namespace velocert::reports
