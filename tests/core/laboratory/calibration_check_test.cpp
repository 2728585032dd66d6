// SPDX-License-Identifier: GPL-3.0-or-later
#include "core/laboratory/calibration_check.h"

#include <catch2/catch.hpp>
#include <functional>
#include <set>

#include "core/standards/pack.h"
#include "tests/core/laboratory/certificate_fixture.h"

using namespace velocert;
using namespace velocert::laboratory;
using namespace velocert::laboratory::test;
using metrology::AnyQuantity;
using metrology::Kind;
using metrology::Measurand;

namespace {

AnyQuantity kilograms(std::int64_t value) { return {Kind::mass, value * 1'000'000}; }

/// One scale that is in order in every way; each case spoils one thing.
struct Bench {
    Station station;
    std::map<std::string, ToldIdentity> told{{"scale", {"Maker", "Model", "S-1", false}}};
    std::string status = "in-service";
    std::string registered_serial = "S-1";
    std::string registered_model = "Model";
    CertificateText certificate;
    bool has_equipment = true;
    bool has_certificate = true;
    std::vector<CalibrationNeed> needs{{"scale", Measurand::mass, kilograms(0), kilograms(63)}};
    base::Date on = day("2026-11-25");
    std::vector<IntermediateCheck> checks;

    Bench() {
        station.id = "B1";
        station.name = "Bench 1";
        station.instruments.push_back({"scale", "mt-sics", "/dev/ttyUSB0", {}, "", ""});
    }
    [[nodiscard]] EquipmentRegister registered() const {
        EquipmentRegister out;
        if (has_equipment) REQUIRE(out.add(equipment("E-1", registered_serial, status, registered_model), "Li Ming"));
        if (has_certificate) REQUIRE(out.add(certificate.load(), "Li Ming"));
        for (const auto& check : checks) REQUIRE(out.add(check));
        return out;
    }
    [[nodiscard]] CalibrationCheck check() const { return calibration_check(station, told, registered(), needs, on); }
};

IntermediateCheck failing_check() {
    return {"E-1",
            day("2026-05-01"),
            Measurand::mass,
            *metrology::WrittenQuantity::parse("50 kg"),
            *metrology::WrittenQuantity::parse("50.2 kg"),
            *metrology::WrittenQuantity::parse("0.05 kg"),
            "Li Ming"};
}

}  // namespace

TEST_CASE("an instrument that is in order in every way blocks nothing", "[calibration-check]") {
    struct Row {
        const char* what;
        std::function<void(Bench&)> change;
    };
    for (const auto& [what, change] : {
             Row{"found by the serial number it tells", [](Bench&) {}},
             Row{"named in the station by its serial number",
                 [](Bench& b) { b.station.instruments[0].serial = "S-1"; }},
             Row{"named in the station by its id", [](Bench& b) { b.station.instruments[0].equipment = "E-1"; }},
             Row{"named, and not asked yet",
                 [](Bench& b) {
                     b.station.instruments[0].serial = "S-1";
                     b.told.clear();
                 }},
             Row{"named by id, tells its model only",
                 [](Bench& b) {
                     b.station.instruments[0].equipment = "E-1";
                     b.told["scale"] = {"", "Model 150 kg", "", false};
                 }},
             Row{"calibrated on the day", [](Bench& b) { b.on = day("2026-03-01"); }},
             Row{"due on the day", [](Bench& b) { b.on = day("2027-02-28"); }},
             Row{"needed up to the end of the range", [](Bench& b) { b.needs[0].high = kilograms(150); }},
             Row{"nothing is known of the range",
                 [](Bench& b) {
                     b.needs[0].low.reset();
                     b.needs[0].high.reset();
                 }},
         }) {
        CAPTURE(what);
        Bench bench;
        change(bench);
        const auto checked = bench.check();
        for (const auto& blocker : checked.blockers) UNSCOPED_INFO(text(blocker));
        CHECK(checked.blockers.empty());
        REQUIRE(checked.assigned.size() == 1);
        CHECK(checked.assigned[0].role == "scale");
        CHECK(checked.assigned[0].equipment == "E-1");
        CHECK(checked.assigned[0].certificate.number == "M-1");
        CHECK(checked.assigned[0].document == equipment_text());
    }
}

TEST_CASE("each thing that can be in the way is told with its cause and what to do about it", "[calibration-check]") {
    struct Row {
        const char* what;
        std::function<void(Bench&)> spoil;
        BlockerCode code;
        const char* cause;
        const char* fix;
    };
    const std::vector<Row> rows{
        {"no certificate", [](Bench& b) { b.has_certificate = false; }, BlockerCode::certificate_missing,
         "no certificate for the serial number S-1", "calibration add"},
        {"of another serial number", [](Bench& b) { b.certificate.serial = "S-2"; }, BlockerCode::certificate_missing,
         "S-1", "calibrat"},
        {"the day after it was due", [](Bench& b) { b.on = day("2027-03-01"); }, BlockerCode::certificate_expired,
         "due on 2027-02-28", "calibrated"},
        {"the day before it was calibrated", [](Bench& b) { b.on = day("2026-02-28"); }, BlockerCode::not_yet_valid,
         "2026-02-28", "certificate that was in force"},
        {"out of service", [](Bench& b) { b.status = "out-of-service"; }, BlockerCode::out_of_service,
         "E-1 is out of service", "another instrument"},
        {"not in the register", [](Bench& b) { b.has_equipment = false; }, BlockerCode::unassigned, "serial number S-1",
         "calibration equip"},
        {"an id that is not in the register", [](Bench& b) { b.station.instruments[0].equipment = "E-9"; },
         BlockerCode::unassigned, "'E-9'", "calibration equip"},
        {"another serial number told",
         [](Bench& b) {
             b.station.instruments[0].equipment = "E-1";
             b.told["scale"].serial = "S-7";
         },
         BlockerCode::identity_mismatch, "S-7", "connect the registered instrument"},
        {"the station expects another serial number",
         [](Bench& b) {
             b.station.instruments[0].equipment = "E-1";
             b.station.instruments[0].serial = "S-7";
         },
         BlockerCode::identity_mismatch, "S-7", "correct the station"},
        {"another model told",
         [](Bench& b) {
             b.station.instruments[0].equipment = "E-1";
             b.told["scale"] = {"", "Other", "", false};
         },
         BlockerCode::identity_mismatch, "'Other'", "connect the registered instrument"},
        {"the certificate is for another model", [](Bench& b) { b.certificate.model = "Other"; },
         BlockerCode::identity_mismatch, "Maker Other", "certificate of this instrument"},
        {"nothing told",
         [](Bench& b) {
             b.station.instruments[0].equipment = "E-1";
             b.told["scale"] = {};
         },
         BlockerCode::not_identified, "did not tell who it is", "an instrument that does"},
        {"nothing told, nothing named", [](Bench& b) { b.told["scale"] = {}; }, BlockerCode::not_identified,
         "told no serial number", "name it in the station"},
        {"not asked, nothing named", [](Bench& b) { b.told.clear(); }, BlockerCode::not_identified, "was not asked",
         "name it in the station"},
        {"the measurand is not on it",
         [](Bench& b) {
             b.needs[0] = {"scale", Measurand::force, {}, {}};
         },
         BlockerCode::measurand_missing, "force", "calibrated for force"},
        {"the range is too short", [](Bench& b) { b.certificate.high = "60"; }, BlockerCode::range_not_covered,
         "needs 63 kg", "covers it"},
        {"the range begins too late", [](Bench& b) { b.certificate.low = "1"; }, BlockerCode::range_not_covered,
         "needs 0 kg", "covers it"},
        {"the intermediate check failed", [](Bench& b) { b.checks.push_back(failing_check()); },
         BlockerCode::check_failed, "intermediate check of mass", "repeat the check"},
    };
    std::set<BlockerCode> seen;
    for (const auto& row : rows) {
        CAPTURE(row.what);
        Bench bench;
        row.spoil(bench);
        const auto checked = bench.check();
        REQUIRE(checked.blockers.size() == 1);
        const auto& blocker = checked.blockers[0];
        CHECK(blocker.role == "scale");
        CHECK(name(blocker.code) == name(row.code));
        CHECK_THAT(blocker.cause, Catch::Contains(row.cause));
        CHECK_THAT(blocker.fix, Catch::Contains(row.fix));
        CHECK(*parse_blocker_code(name(blocker.code)) == blocker.code);
        seen.insert(blocker.code);
    }
    CHECK(seen.size() == 10);  // every code of the enumeration
    CHECK_FALSE(parse_blocker_code("whim"));
}

TEST_CASE("all that is in the way is told at once", "[calibration-check]") {
    Bench bench;
    bench.status = "out-of-service";
    bench.on = day("2027-03-01");
    bench.station.instruments.push_back({"recorder", "pulse-daq", "/dev/ttyUSB1", {}, "", ""});
    bench.needs.push_back({"recorder", Measurand::distance, {}, {}});
    bench.needs.push_back({"scale", Measurand::force, {}, {}});
    const auto checked = bench.check();
    std::vector<std::string> codes;
    for (const auto& blocker : checked.blockers) codes.push_back(blocker.role + ' ' + std::string(name(blocker.code)));
    CHECK(codes == std::vector<std::string>{"scale out-of-service", "scale certificate-expired",
                                            "scale measurand-missing", "recorder not-identified"});
}

TEST_CASE(
    "an expired certificate is still the best that is known when the block is overridden, one of doubtful "
    "belonging is not",
    "[calibration-check]") {
    Bench bench;
    bench.on = day("2027-03-01");
    auto checked = bench.check();
    CHECK(checked.assigned.empty());
    REQUIRE(checked.assigned_if_overridden.size() == 1);
    bench.station.instruments[0].equipment = "E-1";
    bench.told["scale"].serial = "S-7";
    checked = bench.check();
    CHECK(checked.assigned.empty());
    CHECK(checked.assigned_if_overridden.empty());
    bench.on = day("2026-11-25");
    CHECK(bench.check().assigned.empty());
}

TEST_CASE("a virtual instrument is served by the demonstration laboratory, unless its own certificate is there",
          "[calibration-check]") {
    Bench bench;
    bench.has_equipment = false;
    bench.has_certificate = false;
    bench.told["scale"] = {"", "VIRTUAL-150 150.00 kg", "V0150001", true};
    auto registered = bench.registered();
    const auto check = [&] { return calibration_check(bench.station, bench.told, registered, bench.needs, bench.on); };
    // A real archive's register has no demonstration certificates.
    REQUIRE(check().blockers.size() == 1);
    CHECK(check().blockers[0].code == BlockerCode::certificate_missing);
    registered.set_demonstration(*demonstration_certificates());
    REQUIRE(check().blockers.empty());
    CHECK(check().assigned.at(0).certificate.number == "DEMO-MASS-150");
    CHECK(check().assigned.at(0).equipment.empty());
    // The longer model name goes first.
    bench.told["scale"].model = "VIRTUAL-150 30.000 kg";
    bench.needs[0].high = kilograms(20);
    REQUIRE(check().blockers.empty());
    CHECK(check().assigned.at(0).certificate.number == "DEMO-MASS-30");
    // What calls itself virtual without being known, and what is real, get none.
    bench.told["scale"].model = "VIRTUAL-9";
    CHECK(check().blockers.at(0).code == BlockerCode::certificate_missing);
    bench.told["scale"] = {"Maker", "VIRTUAL-150", "V0150001", false};
    CHECK(check().blockers.at(0).code == BlockerCode::unassigned);
    // Its own certificate goes before, be it good or expired.
    bench.told["scale"] = {"", "VIRTUAL-150 150.00 kg", "V0150001", true};
    REQUIRE(registered.add(CertificateText{.serial = "V0150001"}.load(), "Li Ming"));
    REQUIRE(check().blockers.empty());
    CHECK(check().assigned.at(0).certificate.number == "M-1");
    bench.on = day("2027-03-01");
    CHECK(check().blockers.at(0).code == BlockerCode::certificate_expired);
}

TEST_CASE("every virtual instrument that a shipped procedure needs has a demonstration certificate over its range",
          "[calibration-check]") {
    EquipmentRegister registered;
    registered.set_demonstration(*demonstration_certificates());
    const auto editions = standards::embedded_editions();
    REQUIRE(editions);
    for (const auto& edition : *editions) {
        for (const char* procedure : {"vehicle-mass", "braking"}) {
            CAPTURE(edition.id, procedure);
            standards::ItemTraits item;
            const auto needs = calibration_needs(edition, std::vector<std::string>{procedure}, item);
            REQUIRE_FALSE(needs.empty());
            const auto checked = calibration_check(
                Station{},
                {{"scale", {"", "VIRTUAL-150 150.00 kg", "V1", true}}, {"recorder", {"", "VIRTUAL-DAQ", "V2", true}}},
                registered, needs, day("2026-11-25"));
            for (const auto& blocker : checked.blockers) UNSCOPED_INFO(text(blocker));
            CHECK(checked.blockers.empty());
        }
    }
}

TEST_CASE("the needs of a procedure are its roles' measurands but switches, up to the limits they are held against",
          "[calibration-check]") {
    const auto editions = standards::embedded_editions();
    REQUIRE(editions);
    const auto& edition = editions->back();
    standards::ItemTraits item;
    item.battery = standards::Battery::lead_acid;
    const auto mass = calibration_needs(edition, std::vector<std::string>{"vehicle-mass"}, item);
    REQUIRE(mass.size() == 1);
    CHECK(mass[0].role == "scale");
    CHECK(mass[0].measurand == Measurand::mass);
    // The limit as the pack has it for this battery.
    const auto* limit = edition.limit("mass.lead_acid");
    REQUIRE(limit != nullptr);
    CHECK(mass[0].high == limit->value->value());
    const auto braking = calibration_needs(edition, std::vector<std::string>{"braking"}, item);
    for (const auto& need : braking) CHECK(metrology::kind_of(need.measurand) != Kind::count);
    CHECK(calibration_needs(edition, std::vector<std::string>{"no-such"}, item).empty());
}
