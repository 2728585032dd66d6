// SPDX-License-Identifier: GPL-3.0-or-later
#include "tests/support/sealed_report.h"

#include <stdexcept>

#include "core/base/digest.h"
#include "reports/seal/pdf_finish.h"

namespace velocert::test {
namespace {

template <typename T>
T value_of(base::Result<T> result) {
    if (!result) throw std::runtime_error(result.error().text());
    return std::move(*result);
}

}  // namespace

std::string small_pdf() { return small_pdf("0 0 1 rg 100 100 50 50 re f"); }

std::string small_pdf(const std::string& page_content) {
    std::string profile(128, '\0');
    profile.replace(16, 4, "RGB ");
    profile.replace(36, 4, "acsp");
    profile += "sRGB";
    const std::vector<std::string> objects = {
        "<< /Type /Catalog /Pages 2 0 R /OutputIntents [4 0 R] >>",
        "<< /Type /Pages /Kids [3 0 R] /Count 1 >>",
        "<< /Type /Page /Parent 2 0 R /MediaBox [0 0 595 842] /Resources << >> /Contents 6 0 R >>",
        "<< /Type /OutputIntent /S /GTS_PDFA1 /OutputConditionIdentifier (sRGB) /Info (sRGB) /DestOutputProfile 5 0 R "
        ">>",
        "<< /N 3 /Length " + std::to_string(profile.size()) + " >>\nstream\n" + profile + "\nendstream",
        "<< /Length " + std::to_string(page_content.size()) + " >>\nstream\n" + page_content + "\nendstream"};
    std::string out = "%PDF-1.4\n";
    std::string table = "xref\n0 7\n0000000000 65535 f \n";
    for (std::size_t i = 0; i < objects.size(); ++i) {
        std::string place = std::to_string(out.size());
        place.insert(0, 10 - place.size(), '0');
        table += place + " 00000 n \n";
        out += std::to_string(i + 1) + " 0 obj\n" + objects[i] + "\nendobj\n";
    }
    const std::size_t at = out.size();
    return out + table + "trailer\n<< /Size 7 /Root 1 0 R >>\nstartxref\n" + std::to_string(at) + "\n%%EOF\n";
}

signing::SigningKey& SealingBench::key(const std::string& field) const {
    return field == "Tested" ? *tester : field == "Reviewed" ? *reviewer : *approver;
}

reports::PdfBytes SealingBench::prepared() const {
    const auto finished = value_of(reports::finish_pdf(
        base::as_bytes(small_pdf()), {"电动自行车 report", "R-2025-0001", "Velocert", "2025-11-22T00:00:00.000Z"}));
    const auto bytes = base::as_bytes(record);
    return value_of(reports::prepare(finished, {{reports::record_attachment,
                                                 "application/json",
                                                 reports::Relationship::data,
                                                 "the record",
                                                 {bytes.begin(), bytes.end()},
                                                 time}}));
}

reports::SignatureRequest SealingBench::request(const std::string& field) const {
    const auto& fields = reports::seal_fields();
    std::size_t place = 0;
    while (place < fields.size() && fields[place] != field) ++place;
    static const std::vector<std::string> people = {"张三", "Li Si", "Wang Wu"};
    return {field, place < people.size() ? people[place] : "nobody", "meaning: " + field,
            time + std::chrono::hours(static_cast<long>(place))};
}

reports::PdfBytes SealingBench::sign(const reports::PdfBytes& pdf, const std::string& field,
                                     signing::TimeStampSource* source) const {
    return value_of(reports::add_signature(pdf, request(field), key(field), source));
}

reports::PdfBytes SealingBench::sealed(std::size_t signatures, signing::TimeStampSource* source) const {
    reports::PdfBytes pdf = prepared();
    for (std::size_t i = 0; i < signatures; ++i) pdf = sign(pdf, reports::seal_fields()[i], source);
    return pdf;
}

reports::SealExpectation SealingBench::expectation() const {
    reports::SealExpectation out;
    out.trust = &trust;
    out.now = time + std::chrono::hours(24);
    return out;
}

}  // namespace velocert::test
