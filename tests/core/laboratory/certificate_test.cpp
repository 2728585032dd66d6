// SPDX-License-Identifier: GPL-3.0-or-later
#include "core/laboratory/certificate.h"

#include <catch2/catch.hpp>

#include "core/laboratory/equipment_register.h"

using namespace velocert;
using namespace velocert::laboratory;
using base::ErrorCode;
using metrology::Kind;
using metrology::Measurand;

namespace {

const std::string good = R"({ "format": "velocert-calibration/1",
  "number": "M-2026-0417", "revision": 2, "replaces": "M-2025-0009",
  "laboratory": "Calibration laboratory", "traceability": "CNAS L0000, NIM",
  "instrument": { "maker": "Maker", "model": "IND-150", "serial": "B012345678" },
  "calibrated_on": "2026-03-01", "due_on": "2027-02-28",
  "conditions": { "temperature": "20.1 degC", "humidity": "45 %" },
  "measurands": [
    { "measurand": "mass", "coverage_factor": "2", "range": { "low": "0 kg", "high": "150 kg" },
      "points": [
        { "indication": "0 kg", "correction": "0 kg", "expanded_uncertainty": "0.01 kg" },
        { "indication": "50.00 kg", "error": "0.02 kg", "expanded_uncertainty": "0.02 kg" },
        { "indication": "100.00 kg", "reference": "99.95 kg", "expanded_uncertainty": "0.03 kg" } ] },
    { "measurand": "temperature", "coverage_factor": "1.96", "range": { "low": "-10 degC", "high": "50 degC" },
      "points": [ { "indication": "20 degC", "correction": "-0.2 degC", "expanded_uncertainty": "0.3 degC" } ] } ],
  "attachment": { "file": "M-2026-0417.pdf",
                  "sha256": "e3b0c44298fc1c149afbf4c8996fb92427ae41e4649b934ca495991b7852b855" } })";

/// `good` with one part put in the place of another.
std::string with(std::string_view part, std::string_view instead) {
    std::string text = good;
    const auto at = text.find(part);
    REQUIRE(at != std::string::npos);
    text.replace(at, part.size(), instead);
    return text;
}

}  // namespace

TEST_CASE("a certificate is read with corrections however it states them", "[certificate]") {
    const auto read = load_certificate(good, "cert.json");
    CAPTURE(read ? std::string() : read.error().text());
    REQUIRE(read);
    CHECK(read->number == "M-2026-0417");
    CHECK(read->revision == 2);
    CHECK(read->replaces == "M-2025-0009");
    CHECK(read->instrument == InstrumentName{"Maker", "IND-150", "B012345678"});
    CHECK(read->conditions == "20.1 degC, 45 %");
    CHECK(read->digest == base::Digest::of(good));
    REQUIRE(read->attachment);
    CHECK(read->attachment->digest == base::Digest::of(""));  // FIPS 180-4: SHA-256 of nothing
    const auto* mass = read->find(Measurand::mass);
    REQUIRE(mass != nullptr);
    REQUIRE(mass->points.size() == 3);
    CHECK(mass->points[0].correction.base() == 0);
    CHECK(mass->points[1].correction.base() == -20'000);  // the error with the other sign
    CHECK(mass->points[2].correction.base() == -50'000);  // reference minus indication
    CHECK(mass->certificate == "M-2026-0417");
    CHECK(mass->serial == "B012345678");
    CHECK(base::text(mass->due_on) == "2027-02-28");
    const auto* temperature = read->find(Measurand::temperature);
    REQUIRE(temperature != nullptr);
    CHECK(temperature->points[0].indication.base() == 293'150);
    CHECK(temperature->points[0].correction.base() == -200);
    CHECK(temperature->points[0].expanded_uncertainty.base() == 300);
    CHECK(read->find(Measurand::force) == nullptr);
}

TEST_CASE("a certificate that cannot be relied on is refused, and the place is named", "[certificate]") {
    struct Row {
        const char* what;
        std::string text;
        ErrorCode code;
        const char* place;
    };
    const std::vector<Row> rows{
        {"not JSON", "{", ErrorCode::bad_input, "cert.json:1:2"},
        {"another format", with("velocert-calibration/1", "velocert-calibration/2"), ErrorCode::unknown_version,
         "cert.json:1:13 /format"},
        {"no number", with(R"("number": "M-2026-0417", )", ""), ErrorCode::missing_field, "cert.json:1:1"},
        {"an unknown member", with(R"("number")", R"("colour": "red", "number")"), ErrorCode::unknown_field, "/colour"},
        {"revision 0", with(R"("revision": 2)", R"("revision": 0)"), ErrorCode::bad_value, "/revision"},
        {"replaces itself", with("M-2025-0009", "M-2026-0417"), ErrorCode::bad_value, "/replaces"},
        {"no traceability", with(R"(, "traceability": "CNAS L0000, NIM")", ""), ErrorCode::missing_field, "cert.json"},
        {"no serial number", with(R"(, "serial": "B012345678")", ""), ErrorCode::missing_field, "/instrument"},
        {"due on the day of calibration", with("2027-02-28", "2026-03-01"), ErrorCode::bad_value, "/due_on"},
        {"due before", with("2027-02-28", "2026-02-28"), ErrorCode::bad_value, "/due_on"},
        {"no day", with("2027-02-28", "2027-02-29"), ErrorCode::bad_value, "/due_on"},
        {"no conditions", with(R"("conditions": { "temperature": "20.1 degC", "humidity": "45 %" },)", ""),
         ErrorCode::missing_field, "cert.json"},
        {"no points",
         with(R"([ { "indication": "20 degC", "correction": "-0.2 degC", "expanded_uncertainty": "0.3 degC" } ])",
              "[]"),
         ErrorCode::bad_value, "/measurands/1/points"},
        {"points that do not ascend", with(R"("indication": "50.00 kg")", R"("indication": "0.00 kg")"),
         ErrorCode::bad_value, "/measurands/0/points/1/indication"},
        {"a point of another kind", with(R"("indication": "50.00 kg")", R"("indication": "50.00 N")"),
         ErrorCode::wrong_unit, "/measurands/0/points/1/indication"},
        {"a correction of another kind", with(R"("error": "0.02 kg")", R"("error": "0.02 m")"), ErrorCode::wrong_unit,
         "/measurands/0/points/1/error"},
        {"no correction", with(R"("error": "0.02 kg", )", ""), ErrorCode::missing_field, "/measurands/0/points/1"},
        {"two corrections", with(R"("error": "0.02 kg")", R"("error": "0.02 kg", "correction": "0.02 kg")"),
         ErrorCode::bad_input, "/measurands/0/points/1"},
        {"no uncertainty", with(R"(, "expanded_uncertainty": "0.02 kg")", ""), ErrorCode::missing_field,
         "/measurands/0/points/1"},
        {"an uncertainty of zero", with("0.02 kg\" },", "0 kg\" },"), ErrorCode::bad_value,
         "/measurands/0/points/1/expanded_uncertainty"},
        {"an uncertainty below zero", with("0.02 kg\" },", "-0.02 kg\" },"), ErrorCode::bad_value,
         "/measurands/0/points/1/expanded_uncertainty"},
        {"a point outside the range", with(R"("high": "150 kg")", R"("high": "99 kg")"), ErrorCode::bad_value,
         "/measurands/0/points/2/indication"},
        {"a range that ends before it begins", with(R"("high": "150 kg")", R"("high": "-1 kg")"), ErrorCode::bad_value,
         "/measurands/0/range/high"},
        {"no range", with(R"("range": { "low": "0 kg", "high": "150 kg" },)", ""), ErrorCode::missing_field,
         "/measurands/0"},
        {"a coverage factor of zero", with(R"("coverage_factor": "2")", R"("coverage_factor": "0")"),
         ErrorCode::bad_value, "/measurands/0/coverage_factor"},
        {"a coverage factor below zero", with(R"("coverage_factor": "2")", R"("coverage_factor": "-2")"),
         ErrorCode::bad_value, "/measurands/0/coverage_factor"},
        {"a coverage factor next to nothing",
         with(R"("coverage_factor": "2", "range": { "low": "0 kg", "high": "150 kg" })",
              R"("coverage_factor": "0.000000001", "range": { "low": "0 kg", "high": "9000000000 kg" }, )"
              R"("relative_expanded_uncertainty": "100 %")"),
         ErrorCode::bad_value, "/measurands/0/coverage_factor"},
        {"a measurand twice", with(R"("measurand": "temperature")", R"("measurand": "mass")"),
         ErrorCode::already_exists, "/measurands/1/measurand"},
        {"an unknown measurand", with(R"("measurand": "temperature")", R"("measurand": "beauty")"),
         ErrorCode::bad_value, "/measurands/1/measurand"},
        {"a share of a temperature",
         with(R"("coverage_factor": "1.96")", R"("coverage_factor": "1.96", "relative_expanded_uncertainty": "1 %")"),
         ErrorCode::bad_value, "/measurands/1/relative_expanded_uncertainty"},
        {"a share above all",
         with(R"("coverage_factor": "2")", R"("coverage_factor": "2", "relative_expanded_uncertainty": "101 %")"),
         ErrorCode::bad_value, "/measurands/0/relative_expanded_uncertainty"},
        {"a file in a folder", with("M-2026-0417.pdf", "../M-2026-0417.pdf"), ErrorCode::bad_value, "/attachment/file"},
        {"a digest that is none", with("e3b0c442", "e3b0"), ErrorCode::bad_value, "/attachment/sha256"},
    };
    for (const auto& row : rows) {
        CAPTURE(row.what);
        const auto read = load_certificate(row.text, "cert.json");
        REQUIRE_FALSE(read);
        CAPTURE(read.error().text());
        CHECK(read.error().code == row.code);
        CHECK_THAT(read.error().where, Catch::Contains(row.place));
        CHECK_FALSE(read.error().found.empty());
    }
}

TEST_CASE("every demonstration certificate that is built in can be read, is marked, and is named as what it is",
          "[certificate]") {
    const auto certificates = demonstration_certificates();
    CAPTURE(certificates ? std::string() : certificates.error().text());
    REQUIRE(certificates);
    CHECK_FALSE(certificates->empty());
    for (const auto& certificate : *certificates) {
        CAPTURE(certificate.number);
        CHECK(certificate.demonstration);
        CHECK_THAT(certificate.laboratory, Catch::Contains("not real"));
        CHECK_THAT(certificate.instrument.model + ' ' + certificate.instrument.serial, Catch::Contains("VIRTUAL"));
    }
    EquipmentRegister registered;
    CHECK(registered.add(certificates->front(), "Li Ming").error().code == ErrorCode::not_permitted);
}
