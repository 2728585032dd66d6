// SPDX-License-Identifier: GPL-3.0-or-later
#include "reports/seal/archival_check.h"

#include <catch2/catch.hpp>
#include <functional>

#include "reports/seal/pdf_finish.h"
#include "reports/seal/seal_reading.h"
#include "tests/support/pdf_text.h"
#include "tests/support/sealed_report.h"

using namespace velocert;
using namespace velocert::reports;
using velocert::test::SealingBench;

namespace {

const PdfIdentity identity{"标题 & <title>", "R-2025-0001", "Velocert 0.1", "2025-11-22T02:00:00.000Z"};

std::string text_of(const PdfBytes& bytes) { return {bytes.begin(), bytes.end()}; }

PdfBytes finished(const std::string& pdf) {
    auto out = finish_pdf(base::as_bytes(pdf), identity);
    if (!out) FAIL(out.error().text());
    return *out;
}

std::string findings_of(const std::string& pdf) {
    const auto findings = archival_findings(base::as_bytes(pdf));
    if (!findings) return findings.error().text();
    std::string out;
    for (const auto& finding : *findings) out += finding.where + ": " + finding.what + "\n";
    return out;
}

/// Replaced by text of the same length, so that the places in the table stay right.
std::string damaged(std::string text, const std::string& old, std::string with) {
    const auto at = text.find(old);
    if (at == std::string::npos) FAIL("not there: " << old);
    with.resize(old.size(), ' ');
    return text.replace(at, old.size(), with);
}

/// The small file with further members in its page and with a further object (number 7).
std::string small_with(const std::string& page_members, const std::string& object) {
    std::string pdf = velocert::test::small_pdf();
    const auto rebuilt = [&](const std::string& old, const std::string& with) {
        pdf.replace(pdf.find(old), old.size(), with);
    };
    rebuilt("/Resources << >>", "/Resources << >> " + page_members);
    const auto end = pdf.find("xref\n0 7");
    pdf = pdf.substr(0, end);
    if (!object.empty()) pdf += "7 0 obj\n" + object + "\nendobj\n";
    std::string table = "xref\n0 " + std::string(object.empty() ? "7" : "8") + "\n0000000000 65535 f \n";
    for (int i = 1; i <= (object.empty() ? 6 : 7); ++i) {
        std::string place = std::to_string(pdf.find(std::to_string(i) + " 0 obj\n"));
        table += place.insert(0, 10 - place.size(), '0') + " 00000 n \n";
    }
    const auto at = pdf.size();
    return pdf + table + "trailer\n<< /Size 8 /Root 1 0 R >>\nstartxref\n" + std::to_string(at) + "\n%%EOF\n";
}

}  // namespace

TEST_CASE("a finished file claims PDF/A-3b and nothing stands against it", "[archive]") {
    const std::string pdf = text_of(finished(velocert::test::small_pdf()));
    CHECK(pdf.starts_with("%PDF-1.7\n"));
    CHECK(pdf.find("<pdfaid:part>3</pdfaid:part>") != std::string::npos);
    CHECK(findings_of(pdf) == "");
}

TEST_CASE("a prepared file has its attachments and fields as the archive asks", "[archive]") {
    const SealingBench bench;
    const std::string pdf = text_of(bench.prepared());
    CHECK(findings_of(pdf) == "");
    for (const char* part : {"/AFRelationship /Data", "/Subtype /application#2fjson", "/Type /EmbeddedFile",
                             "/SigFlags 3", "/F 132", "/FT /Sig", "/Rect [ 0 0 0 0 ]", "/T (Tested)", "/T (Reviewed)",
                             "/T (Approved)", "/ModDate (D:20251122000000Z)", "/UF (record.json)", "/F (record.json)"})
        CHECK(pdf.find(part) != std::string::npos);
    // Stored as it is: anybody can take it out.
    CHECK(pdf.find(bench.record) != std::string::npos);
    CHECK(pdf.find("/ObjStm") == std::string::npos);
    const auto reading = read_seal(pdf);
    CHECK(reading.findings.empty());
    REQUIRE(reading.attachments.size() == 1);
    CHECK(reading.attachments[0].name == "record.json");
    CHECK(reading.attachments[0].relationship == "Data");
    CHECK(reading.attachments[0].media_type == "application/json");
    CHECK(reading.attachments[0].content == bench.record);
    REQUIRE(reading.fields.size() == 3);
    CHECK(reading.fields[0].name == "Tested");
    CHECK(reading.fields[2].name == "Approved");
}

TEST_CASE("the same input gives the same bytes", "[archive]") {
    const SealingBench bench;
    CHECK(bench.prepared() == bench.prepared());
    SealingBench other;
    other.record += " ";
    CHECK(bench.prepared() != other.prepared());
}

TEST_CASE("other programs find the attachment", "[archive]") {
    const SealingBench bench;
    const std::string told = reports::test::ask("pdfdetach -list", bench.sealed());
    if (told.find("not found") != std::string::npos) {
        WARN("pdfdetach is not installed (apt-get install poppler-utils)");
        return;
    }
    CHECK(told.find("1 embedded files") != std::string::npos);
    CHECK(told.find("record.json") != std::string::npos);
}

TEST_CASE("attachments with unfit names or twice the same are refused", "[archive]") {
    const auto pdf = finished(velocert::test::small_pdf());
    const auto attachment = [](const char* name, const char* type) {
        return Attachment{name, type, Relationship::data, "", {'x'}, {}};
    };
    for (const char* name : {"", "a/b", "..\\x", "a b", "记录.json"}) {
        const auto refused = prepare(pdf, {attachment(name, "text/plain")});
        REQUIRE_FALSE(refused);
        CHECK(refused.error().code == base::ErrorCode::bad_value);
    }
    CHECK_FALSE(prepare(pdf, {attachment("a", "text/plain"), attachment("a", "text/plain")}));
    CHECK_FALSE(prepare(pdf, {attachment("a", "text")}));
    CHECK(prepare(pdf, {}));
    const auto twice = prepare(pdf, {});
    CHECK_FALSE(prepare(*twice, {}));
    CHECK_FALSE(prepare(base::as_bytes("no PDF"), {}));
}

TEST_CASE("what stands against an archive is named", "[archive]") {
    const std::string good = text_of(finished(velocert::test::small_pdf()));
    const std::vector<std::pair<std::string, std::string>> cases = {
        {damaged(good, "%PDF-1.7", "%PDF-1.4"), "header: not version 1.7"},
        {damaged(good, "<pdfaid:part>3<", "<pdfaid:part>2<"), "do not claim part 3"},
        {damaged(good, "<pdfaid:conformance>B<", "<pdfaid:conformance>U<"), "do not claim part 3"},
        {damaged(good, "R-2025-0001</rdf:li>", "R-2025-0002</rdf:li>"), "dc:description is not what"},
        {damaged(good, "&amp; &lt;title", "&amp; &lt;tutle"), "dc:title is not what"},
        {damaged(good, "<xmp:CreateDate>2025", "<xmp:CreateDate>2024"), "xmp:CreateDate is not what"},
        {damaged(good, "<pdf:Producer>Velocert", "<pdf:Producer>Velacert"), "pdf:Producer is not what"},
        {damaged(good, "/Metadata ", "/Metadoto "), "metadata: there are none"},
        {damaged(good, "/OutputIntents ", "/OutputIntenss "), "output intent: not exactly one"},
        {damaged(good, "/GTS_PDFA1", "/GTS_PDFX"), "output intent: of another kind"},
        {damaged(good, "/DestOutputProfile ", "/DestOutputPrafile "), "output intent: without a profile"},
        {damaged(good, "RGB ", "CMYK"), "none for RGB"},
        {damaged(good, "sRGB\nendstream", "aRGB\nendstream"), "not sRGB"},
        {damaged(good, "/N 3", "/N 4"), "three components"},
        {damaged(good, " /ID [", " /IX ["), "trailer: no identifier"},
        {damaged(good, "sRGB\nendstream", "sRGB endstream"), "does not end with its line"},
    };
    for (std::size_t i = 0; i < cases.size(); ++i) {
        DYNAMIC_SECTION(i << " " << cases[i].second) {
            const std::string told = findings_of(cases[i].first);
            INFO(told);
            CHECK(told.find(cases[i].second) != std::string::npos);
        }
    }
}

TEST_CASE("what a page may not hold in an archive is named, and such a report is not prepared", "[archive]") {
    struct Case {
        const char* page;
        const char* object;
        const char* told;
    };
    const std::vector<Case> cases = {
        {"/X 7 0 R", "<< /Type /ExtGState /ca 0.5 >>", "transparency"},
        {"/X 7 0 R", "<< /Type /ExtGState /CA 0.99 >>", "transparency"},
        {"/X 7 0 R", "<< /Type /ExtGState /BM /Multiply >>", "transparency"},
        {"/X 7 0 R", "<< /Type /ExtGState /SMask << /S /Alpha >> >>", "soft mask"},
        {"/X 7 0 R", "<< /Type /ExtGState /TR /Identity >>", "transfer function"},
        {"/Group << /S /Transparency >>", "", "transparency"},
        {"/X 7 0 R", "<< /Type /Font /Subtype /TrueType /BaseFont /A >>", "not embedded"},
        {"/X 7 0 R",
         "<< /Type /Font /Subtype /Type1 /BaseFont /Helvetica /FontDescriptor << /FontName /Helvetica >> >>",
         "not embedded"},
        {"/X 7 0 R",
         "<< /Type /Font /Subtype /TrueType /BaseFont /A /FontDescriptor << /FontName /B /FontFile2 5 0 R >> >>",
         "different names"},
        {"/X 7 0 R",
         "<< /Type /Font /Subtype /CIDFontType2 /BaseFont /A /FontDescriptor << /FontName /A /FontFile2 5 0 R >> >>",
         "map from characters"},
        {"/X 7 0 R", "<< /Type /Font /Subtype /Type0 /BaseFont /A >>", "without the characters"},
        {"/X 7 0 R", "<< /Subtype /Image /SMask 5 0 R /Length 1 >>\nstream\nx\nendstream", "image with transparency"},
        {"/X 7 0 R", "<< /Subtype /Image /Interpolate true /Length 1 >>\nstream\nx\nendstream", "smoothed"},
        {"/X 7 0 R", "<< /Subtype /Image /ColorSpace /DeviceCMYK /Length 1 >>\nstream\nx\nendstream",
         "output intent has not"},
        {"/X 7 0 R", "<< /Subtype /Image /Alternates [] /Length 1 >>\nstream\nx\nendstream", "in its stead"},
        {"/X 7 0 R", "<< /Subtype /PS /Length 1 >>\nstream\nx\nendstream", "PostScript"},
        {"/X 7 0 R", "<< /Filter /LZWDecode /Length 1 >>\nstream\nx\nendstream", "LZWDecode"},
        {"/X 7 0 R", "<< /F (other.bin) /Length 0 >>\nstream\n\nendstream", "outside the file"},
        {"/Annots [7 0 R]", "<< /Type /Annot /Subtype /Text /Rect [0 0 9 9] /F 4 >>", "no appearance"},
        {"/Annots [7 0 R]", "<< /Type /Annot /Subtype /Text /Rect [0 0 0 0] /F 6 >>", "hidden"},
        {"/Annots [7 0 R]", "<< /Type /Annot /Subtype /Text /Rect [0 0 0 0] >>", "not printed"},
        {"/Annots [7 0 R]", "<< /Type /Annot /Subtype /Link /Rect [0 0 0 0] /F 4 /A << /S /Launch >> >>", "acts"},
        {"/X 7 0 R", "<< /S /JavaScript /JS (x) >>", "/JavaScript"},
        {"/X 7 0 R", "<< /S /Launch >>", "/Launch"},
    };
    for (const auto& one : cases) {
        DYNAMIC_SECTION(one.object << one.page) {
            const auto pdf = finished(small_with(one.page, one.object));
            const std::string told = findings_of(text_of(pdf));
            INFO(told);
            CHECK(told.find(one.told) != std::string::npos);
            const auto refused = prepare(pdf, {});
            REQUIRE_FALSE(refused);
            CHECK(refused.error().code == base::ErrorCode::integrity);
        }
    }
    CHECK(prepare(finished(small_with("", "")), {}));
}

TEST_CASE("an attachment that lacks what an archive asks for is named", "[archive]") {
    const SealingBench bench;
    const std::string good = text_of(bench.prepared());
    const std::vector<std::pair<std::string, std::string>> cases = {
        {damaged(good, "/AFRelationship /Data", "/AFRelationship /None"), "how it stands to the report"},
        {damaged(good, "/UF (record.json)", "/UX (record.json)"), "no /UF"},
        {damaged(good, "/Subtype /application#2fjson", "/Subtope /application#2fjson"), "no media type"},
        {damaged(good, "/Type /EmbeddedFile", "/Type /Embedded"), "no embedded file"},
        {damaged(good, "/ModDate (D:20251122000000Z) /Size", "/MidDate (D:20251122000000Z) /Size"), "no /ModDate"},
        {damaged(good, "/CheckSum", "/ChockSum"), "no /CheckSum"},
        {damaged(good, "/AF [", "/AX ["), "not among the associated files"},
    };
    for (std::size_t i = 0; i < cases.size(); ++i) {
        DYNAMIC_SECTION(i << " " << cases[i].second) {
            const std::string told = findings_of(cases[i].first);
            INFO(told);
            CHECK(told.find(cases[i].second) != std::string::npos);
        }
    }
    // The reader compares size and checksum by itself, and nothing is signed then.
    const std::string changed = damaged(good, "62.95 kg", "62.90 kg");
    const auto reading = read_seal(changed);
    REQUIRE(reading.findings.size() == 1);
    CHECK(reading.findings[0].what.find("another size or checksum") != std::string::npos);
    const auto refused = add_signature(base::as_bytes(changed), bench.request("Tested"), bench.key("Tested"));
    REQUIRE_FALSE(refused);
    CHECK(refused.error().code == base::ErrorCode::integrity);
}
