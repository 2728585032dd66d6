// SPDX-License-Identifier: GPL-3.0-or-later
#include <catch2/catch.hpp>

#include "core/laboratory/equipment_register.h"
#include "reports/content/report_text.h"
#include "tests/core/laboratory/certificate_fixture.h"
#include "tests/support/sample_run.h"

using namespace velocert;
using namespace velocert::reports;
using base::ErrorCode;
using laboratory::test::CertificateText;
using metrology::Measurand;

namespace {

void freeze(test::Sample& sample, const laboratory::Certificate& certificate, const std::string& role,
            Measurand measurand) {
    const auto digest = sample.evidence.store({certificate.text.begin(), certificate.text.end()});
    sample.run.certificates.push_back({role, "E-1", {}, digest, certificate.number, {measurand}});
}

std::string text_of(const test::Sample& sample) {
    const auto report = sample.report();
    if (!report) FAIL(report.error().text());
    return report_text(*report);
}

}  // namespace

TEST_CASE("the report names every certificate with its dates, range, correction and uncertainty", "[reports]") {
    auto sample = test::passing_run();
    freeze(sample, CertificateText{}.load(), "scale", Measurand::mass);
    const std::string text = text_of(sample);
    for (const char* part : {"Calibrations", "校准", "M-1", "Calibration laboratory", "CNAS L0000", "2026-03-01",
                             "2027-02-28", "U = 0.02 kg", "k = 2", "-0.05 kg", "0 kg ～ 150 kg", "0 kg to 150 kg"}) {
        CAPTURE(part);
        CHECK_THAT(text, Catch::Contains(part));
    }
    CHECK_THAT(text, !Catch::Contains("their figures are assumed"));
}

TEST_CASE("each point of a certificate has its own uncertainty where they differ, never the largest for all",
          "[reports]") {
    auto sample = test::passing_run();
    std::string certificate = CertificateText{}.text();
    const std::string from = R"("points":[)";
    certificate.insert(certificate.find(from) + from.size(),
                       R"({"indication":"1 kg","correction":"0 kg","expanded_uncertainty":"0.001 kg"},)"
                       R"({"indication":"10 kg","correction":"-0.01 kg","expanded_uncertainty":"0.001 kg"},)");
    const auto loaded = laboratory::load_certificate(certificate, "M-1");
    REQUIRE(loaded);
    freeze(sample, *loaded, "scale", Measurand::mass);
    const std::string text = text_of(sample);
    for (const char* part : {"1 kg, 10 kg: 0.001 kg", "150 kg: 0.02 kg", "10 kg: -0.01 kg", "150 kg: -0.05 kg",
                             "the larger U holds", "两点中较大者"}) {
        CAPTURE(part);
        CHECK_THAT(text, Catch::Contains(part));
    }
    CHECK_THAT(text, !Catch::Contains("U = 0.02 kg"));
}

TEST_CASE("the uncertainty of a thermometer stands in kelvin", "[reports]") {
    auto sample = test::passing_run();
    std::string certificate =
        CertificateText{.measurand = "temperature", .unit = "degC", .high = "100", .correction = "-0.5"}.text();
    const auto loaded = laboratory::load_certificate(certificate, "M-1");
    REQUIRE(loaded);
    freeze(sample, *loaded, "scale", Measurand::temperature);
    const std::string text = text_of(sample);
    CHECK_THAT(text, Catch::Contains("U = 0.02 K") && Catch::Contains("-0.5 K"));
    CHECK_THAT(text, !Catch::Contains("mK"));
}

TEST_CASE("a report of a run from before certificates were asked for says nothing about them", "[reports]") {
    CHECK_THAT(text_of(test::passing_run()), !Catch::Contains("Calibrations"));
}

TEST_CASE("a demonstration certificate is printed as what it is", "[reports]") {
    auto sample = test::training_run();
    const auto certificates = laboratory::demonstration_certificates();
    REQUIRE(certificates.has_value());
    for (const auto& certificate : *certificates)
        if (certificate.number == "DEMO-MASS-150") freeze(sample, certificate, "scale", Measurand::mass);
    const std::string text = text_of(sample);
    CHECK_THAT(text, Catch::Contains("Demonstration laboratory (not real)"));
    CHECK_THAT(text, Catch::Contains("their figures are assumed"));
}

TEST_CASE("what a run took up when it was gone on with is printed as what it began with", "[reports]") {
    auto sample = test::passing_run();
    freeze(sample, CertificateText{}.load(), "scale", Measurand::mass);
    const auto before = sample.run.certificates;
    freeze(sample, CertificateText{.number = "M-2", .serial = "S-2", .correction = "-0.07"}.load(), "scale",
           Measurand::mass);
    const auto after = sample.run.certificates;
    sample.run.certificates = before;
    sample.run.suspensions.emplace_back().suspended_utc = "2026-11-25T11:00:00.000Z";
    auto& resumption = sample.run.resumptions.emplace_back();
    resumption.resumed_utc = "2026-11-25T11:30:00.000Z";
    resumption.certificates = after;
    resumption.deviations = {{"calibration", "scale", laboratory::BlockerCode::certificate_expired, Measurand::mass,
                              "it expired while the run was left", "the vehicle is on the scale", "Li Ming",
                              "Wang Fang", "2026-11-25T11:30:00.000Z"}};
    const std::string text = text_of(sample);
    for (const char* part : {"M-1", "-0.05 kg", "M-2", "-0.07 kg",
                             "The instrument \"Platform scale\" (mass) was used in spite of its calibration",
                             "it expired while the run was left", "the vehicle is on the scale"}) {
        CAPTURE(part);
        CHECK_THAT(text, Catch::Contains(part));
    }
    // A certificate that is frozen again is told once.
    CHECK(text.find("CNAS L0000") != std::string::npos);
    CHECK(text.find("-0.05 kg") == text.rfind("-0.05 kg"));
}

TEST_CASE("a deviation is printed with reason, both persons and time, a lost certificate prints nothing", "[reports]") {
    auto sample = test::passing_run();
    sample.run.deviations.push_back({"calibration", "scale", laboratory::BlockerCode::certificate_missing,
                                     Measurand::mass, "no certificate for the serial number S-1",
                                     "certificate is in the post", "Li Ming", "Wang Fang", "2026-11-25T12:00:00.000Z"});
    const std::string text = text_of(sample);
    for (const char* part : {"The instrument \"Platform scale\" (mass) was used in spite of its calibration",
                             "no calibration certificate", "没有校准证书", "certificate is in the post", "Li Ming",
                             "Wang Fang", "2026-11-25T12:00:00.000Z", "indications are not corrected"}) {
        CAPTURE(part);
        CHECK_THAT(text, Catch::Contains(part));
    }
    sample.run.certificates.push_back({"scale", "E-1", {}, base::Digest::of("gone"), "M-1", {Measurand::mass}});
    const auto refused = sample.report();
    REQUIRE_FALSE(refused);
    CHECK(refused.error().code == ErrorCode::not_found);  // as the store of the sample says it
}
