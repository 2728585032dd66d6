// SPDX-License-Identifier: GPL-3.0-or-later
// A gauge that a person names, as the register has it on a day.
#include <catch2/catch.hpp>

#include <functional>

#include "core/laboratory/gauge_check.h"
#include "tests/core/laboratory/certificate_fixture.h"

using namespace velocert;
using namespace velocert::laboratory;
using laboratory::test::CertificateText;
using laboratory::test::day;
using metrology::Measurand;

namespace {

CertificateText tape() { return {.measurand = "length", .unit = "mm", .high = "2500"}; }

EquipmentRegister registered(const CertificateText& certificate) {
    EquipmentRegister out;
    REQUIRE(out.add(laboratory::test::equipment(), "Li Ming"));
    REQUIRE(out.add(certificate.load(), "Li Ming"));
    return out;
}

}  // namespace

TEST_CASE("a gauge is found by its id or its serial number, and its certificate with it", "[gauge]") {
    const auto known = registered(tape());
    for (const char* label : {"E-1", "S-1"}) {
        CAPTURE(label);
        const auto found = gauge_check(label, Measurand::length, known, day("2026-11-25"));
        CHECK(found.blockers.empty());
        REQUIRE(found.certificate);
        CHECK(found.certificate->equipment == "E-1");
        CHECK(found.certificate->role == std::string("gauge:") + label);
        CHECK(found.certificate->certificate.number == "M-1");
        CHECK(found.certificate->document);
    }
}

TEST_CASE("what is in the way of a gauge is named, and only an expired certificate is kept beside it", "[gauge]") {
    struct Row {
        const char* what;
        std::function<void(EquipmentRegister&)> spoil;
        const char* label;
        Measurand measurand;
        const char* on;
        BlockerCode code;
        bool certificate;
    };
    const auto nothing = [](EquipmentRegister&) {};
    for (const auto& row : {
             Row{"not in the register", nothing, "E-9", Measurand::length, "2026-11-25", BlockerCode::unassigned,
                 false},
             Row{"a label that goes on", nothing, "E-12", Measurand::length, "2026-11-25", BlockerCode::unassigned,
                 false},
             Row{"another case", nothing, "e-1", Measurand::length, "2026-11-25", BlockerCode::unassigned, false},
             Row{"the day after the due day", nothing, "E-1", Measurand::length, "2027-03-01",
                 BlockerCode::certificate_expired, true},
             Row{"the day before the calibration", nothing, "E-1", Measurand::length, "2026-02-28",
                 BlockerCode::not_yet_valid, false},
             Row{"another measurand", nothing, "E-1", Measurand::plane_angle, "2026-11-25",
                 BlockerCode::measurand_missing, false},
             Row{"out of service",
                 [](EquipmentRegister& one) {
                     REQUIRE(one.set_status("E-1", EquipmentStatus::out_of_service, "dropped", "Li Ming"));
                 },
                 "E-1", Measurand::length, "2026-11-25", BlockerCode::out_of_service, true},
         }) {
        CAPTURE(row.what);
        auto known = registered(tape());
        row.spoil(known);
        const auto found = gauge_check(row.label, row.measurand, known, day(row.on));
        REQUIRE(found.blockers.size() == 1);
        CHECK(name(found.blockers.front().code) == name(row.code));
        CHECK(found.blockers.front().role == gauge_role(row.label));
        CHECK_FALSE(found.blockers.front().cause.empty());
    }
    // The due day itself is valid.
    CHECK(gauge_check("E-1", Measurand::length, registered(tape()), day("2027-02-28")).blockers.empty());
    // An entry without any certificate.
    EquipmentRegister bare;
    REQUIRE(bare.add(laboratory::test::equipment(), "Li Ming"));
    CHECK(gauge_check("E-1", Measurand::length, bare, day("2026-11-25")).blockers.front().code ==
          BlockerCode::certificate_missing);
    const auto expired = gauge_check("E-1", Measurand::length, registered(tape()), day("2027-03-01"));
    REQUIRE(expired.certificate);
    CHECK(expired.certificate->certificate.number == "M-1");
    CHECK_FALSE(gauge_check("E-9", Measurand::length, registered(tape()), day("2026-11-25")).certificate);
}

TEST_CASE("virtual gauges are those of the demonstration laboratory, by their whole name, and no real ones",
          "[gauge]") {
    EquipmentRegister training;
    training.set_demonstration(*demonstration_certificates());
    const auto found = gauge_check("CAL-0301", Measurand::length, training, day("2026-11-25"));
    CHECK(found.blockers.empty());
    REQUIRE(found.certificate);
    CHECK(found.certificate->certificate.demonstration);
    CHECK(found.certificate->equipment.empty());
    for (const char* other : {"CAL-03012", "CAL-030", "cal-0301", "VIRTUAL"}) {
        CAPTURE(other);
        CHECK_FALSE(gauge_check(other, Measurand::length, training, day("2026-11-25")).blockers.empty());
    }
    // A scale is no gauge of lengths.
    CHECK_FALSE(gauge_check("VIRTUAL-150", Measurand::length, training, day("2026-11-25")).blockers.empty());
    // A real register has no virtual gauge.
    CHECK(gauge_check("CAL-0301", Measurand::length, registered(tape()), day("2026-11-25")).blockers.front().code ==
          BlockerCode::unassigned);
    // An entry of the register goes before the virtual one of the same name.
    REQUIRE(training.add(laboratory::test::equipment("CAL-0301"), "Li Ming"));
    CHECK(gauge_check("CAL-0301", Measurand::length, training, day("2026-11-25")).blockers.front().code ==
          BlockerCode::certificate_missing);
}

TEST_CASE("the role of a gauge is told from that of an instrument", "[gauge]") {
    CHECK(gauge_of_role(gauge_role("CAL-0301")) == "CAL-0301");
    for (const char* role : {"scale", "", "gauge", "gauge:"}) CHECK(gauge_of_role(role).empty());
}
