// SPDX-License-Identifier: GPL-3.0-or-later
#include "reports/content/sections/signature_sheet.h"

#include <catch2/catch.hpp>

#include "reports/content/report_text.h"
#include "tests/core/records/reports/report_story.h"
#include "tests/support/sample_run.h"

namespace velocert::reports {

using Catch::Contains;
using records::Meaning;

TEST_CASE("the signature sheet tells of each signature when it was made, with the zone", "[signature-sheet]") {
    records::Story story;
    story.prepare().sign_all().issue();
    const auto reports = records::report_register(story.entries);
    REQUIRE(reports);
    const auto* life = reports->report("R-2026-0001");
    REQUIRE(life != nullptr);
    const auto sheet = signature_sheet(*life, test::passing_run().run);
    if (!sheet) FAIL(sheet.error().text());
    const auto text = report_text(*sheet);
    for (const auto& person : {records::li, records::wang, records::zhao}) {
        CAPTURE(person.name);
        CHECK_THAT(text, Contains(person.name) && Contains(base::Digest::of("certificate of " + person.name).text()));
    }
    std::size_t times = 0;
    for (auto at = text.find("2026-11-26 09:30:00 UTC+08:00"); at != std::string::npos;
         at = text.find("2026-11-26 09:30:00 UTC+08:00", at + 1))
        ++times;
    CHECK(times == 3);
    CHECK_THAT(text, Contains(life->issue->document.text()) && Contains("2026-11-26T02:00:00.000Z"));
    CHECK(sheet->standing == Standing::numbered);
    CHECK(sheet->mark.en.empty());
    // A specimen's sheet is one too.
    const auto specimen = signature_sheet(*life, test::training_run().run);
    REQUIRE(specimen);
    CHECK(specimen->standing == Standing::specimen);
    CHECK(specimen->mark.en == "SPECIMEN");
}

TEST_CASE("a report that was not issued has no signature sheet", "[signature-sheet]") {
    const auto run = test::passing_run().run;
    records::Story prepared;
    prepared.prepare();
    records::Story signed_once;
    signed_once.prepare().sign(Meaning::tested, records::li);
    for (const auto* story : {&prepared, &signed_once}) {
        const auto reports = records::report_register(story->entries);
        REQUIRE(reports);
        const auto refused = signature_sheet(*reports->report("R-2026-0001"), run);
        REQUIRE_FALSE(refused);
        CHECK(refused.error().code == base::ErrorCode::not_permitted);
    }
}

}  // namespace velocert::reports
