// SPDX-License-Identifier: GPL-3.0-or-later
// Reports as they are really drawn, through the whole way: rendered, prepared, signed three times.
#include <algorithm>
#include <catch2/catch.hpp>
#include <functional>

#include "reports/content/report_text.h"
#include "reports/render/gui_environment.h"
#include "reports/render/pdf.h"
#include "reports/seal/archival_check.h"
#include "reports/seal/pdf_finish.h"
#include "reports/seal/text_layer.h"
#include "reports/seal/verify_seal.h"
#include "tests/support/pdf_text.h"
#include "tests/support/sample_run.h"
#include "tests/support/sealed_report.h"

using namespace velocert;
using namespace velocert::reports;
using velocert::test::SealingBench;

namespace {

const std::vector<std::pair<std::string, std::function<reports::test::Sample()>>> samples = {
    {"pass", reports::test::passing_run},
    {"fail", reports::test::failing_run},
    {"specimen", reports::test::training_run}};

Report report_of(const reports::test::Sample& sample) {
    auto report = sample.report();
    if (!report) FAIL(report.error().text());
    return *report;
}

PdfBytes rendered(const Report& report) {
    REQUIRE(ensure_gui_environment());
    auto pdf = render_pdf(report);
    if (!pdf) FAIL(pdf.error().text());
    return *pdf;
}

PdfBytes sealed(const SealingBench& bench, const PdfBytes& pdf) {
    const auto record = base::as_bytes(bench.record);
    auto out = prepare(pdf, {{record_attachment,
                              "application/json",
                              Relationship::data,
                              "record",
                              {record.begin(), record.end()},
                              bench.time}});
    if (!out) FAIL(out.error().text());
    for (const auto& field : seal_fields()) out = bench.sign(*out, field);
    return *out;
}

std::string findings_of(const PdfBytes& pdf) {
    const auto findings = archival_findings(pdf);
    if (!findings) return findings.error().text();
    std::string out;
    for (const auto& finding : *findings) out += finding.where + ": " + finding.what + "\n";
    return out;
}

}  // namespace

TEST_CASE("a rendered report may be kept as PDF/A-3b by our own check, before and after it is sealed",
          "[render][seal]") {
    const SealingBench bench;
    for (const auto& [name, sample] : samples) {
        DYNAMIC_SECTION(name) {
            const auto pdf = rendered(report_of(sample()));
            CHECK(findings_of(pdf) == "");
            CHECK(findings_of(sealed(bench, pdf)) == "");
        }
    }
}

TEST_CASE("a rendered and sealed report verifies, and its text layer is the one that was rendered", "[render][seal]") {
    const SealingBench bench;
    for (const auto& [name, sample] : samples) {
        DYNAMIC_SECTION(name) {
            const Report report = report_of(sample());
            const auto pdf = rendered(report);
            const auto whole = sealed(bench, pdf);
            const auto verification = verify_seal(whole, bench.expectation());
            for (const auto& finding : verification.findings) UNSCOPED_INFO(finding.where << ": " << finding.what);
            CHECK(verification.ok());
            const auto pages = reports::test::pages_of(whole);
            CHECK(pages == reports::test::pages_of(pdf));
            std::string text;
            for (const auto& page : pages) text += page;
            text = reports::test::without_blanks(text);
            for (const std::string& wanted : report_strings(report))
                if (text.find(reports::test::without_blanks(wanted)) == std::string::npos) FAIL_CHECK(wanted);
        }
    }
}

TEST_CASE("the same report prepared twice gives the same bytes", "[render][seal]") {
    const Report report = report_of(reports::test::passing_run());
    const auto once = prepare(rendered(report), {});
    const auto again = prepare(rendered(report_of(reports::test::passing_run())), {});
    REQUIRE(once);
    REQUIRE(again);
    CHECK(*once == *again);
}

TEST_CASE("the text layer that the program reads itself is the one that Poppler takes out", "[render][seal]") {
    for (const auto& [name, sample] : samples) {
        DYNAMIC_SECTION(name) {
            const auto pdf = rendered(report_of(sample()));
            const auto ours = text_layer(pdf);
            if (!ours) FAIL(ours.error().text());
            const auto theirs = reports::test::pages_of(pdf);
            REQUIRE(ours->size() == theirs.size());
            for (std::size_t i = 0; i < theirs.size(); ++i) {
                const std::string page = reports::test::without_blanks((*ours)[i]);
                // Poppler sorts turned labels of charts its own way: there the characters are compared, not their
                // order.
                if (page == reports::test::without_blanks(theirs[i])) continue;
                std::string a = page;
                std::string b = reports::test::without_blanks(theirs[i]);
                std::sort(a.begin(), a.end());
                std::sort(b.begin(), b.end());
                CHECK(a == b);
            }
        }
    }
}

TEST_CASE("a text layer that says something else than the page is found, with its place", "[render][seal]") {
    const auto pdf = rendered(report_of(reports::test::passing_run()));
    auto wanted = text_layer(pdf).value();
    CHECK(check_text_layer(pdf, wanted));
    const auto refused_as = [&](std::size_t page, const std::string& text) {
        auto other = wanted;
        other[page] = text;
        const auto refused = check_text_layer(pdf, other);
        REQUIRE_FALSE(refused);
        CHECK(refused.error().code == base::ErrorCode::integrity);
        CHECK(refused.error().where == "page " + std::to_string(page + 1) + " of the report");
    };
    refused_as(0, "页" + wanted[0]);
    refused_as(1, wanted[1] + "1");
    refused_as(2, "\xE2\xBB\x9A" + wanted[2]);  // a radical that looks like the character
    wanted.pop_back();
    CHECK_FALSE(check_text_layer(pdf, wanted));
    CHECK_FALSE(check_text_layer(base::as_bytes("no PDF"), {}));
}

TEST_CASE("text in a font without a map is missed", "[render][seal]") {
    const std::string drawing = "BT /F1 12 Tf (AB) Tj ET";
    const auto pdf = finish_pdf(base::as_bytes(velocert::test::small_pdf(drawing)), {"t", "s", "c", ""});
    REQUIRE(pdf);
    CHECK(text_layer(*pdf).value() == std::vector<std::string>{"\xEF\xBF\xBD"});
    CHECK_FALSE(check_text_layer(*pdf, {"AB"}));
}
