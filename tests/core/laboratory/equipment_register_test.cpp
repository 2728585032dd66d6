// SPDX-License-Identifier: GPL-3.0-or-later
#include "core/laboratory/equipment_register.h"

#include <catch2/catch.hpp>
#include <map>

#include "tests/core/laboratory/certificate_fixture.h"

using namespace velocert;
using namespace velocert::laboratory;
using namespace velocert::laboratory::test;
using base::ErrorCode;
using base::Json;
using metrology::Measurand;

namespace {

EquipmentRegister small_register() {
    EquipmentRegister out;
    REQUIRE(out.add(equipment(), "Li Ming"));
    REQUIRE(out.add(CertificateText{}.load(), "Li Ming"));
    return out;
}

IntermediateCheck weighing(const char* on, const char* indication) {
    return {"E-1",
            day(on),
            Measurand::mass,
            *metrology::WrittenQuantity::parse("50 kg"),
            *metrology::WrittenQuantity::parse(indication),
            *metrology::WrittenQuantity::parse("0.05 kg"),
            "Li Ming"};
}

}  // namespace

TEST_CASE("an instrument is entered with all eight groups, and refused by name without any of them", "[equipment]") {
    const auto whole = load_equipment(equipment_text(), "e.json");
    REQUIRE(whole);
    CHECK(whole->instrument == InstrumentName{"Maker", "Model", "S-1"});
    CHECK(whole->maintenance.size() == 1);
    for (const std::string group : {"identity", "manufacture", "conformity", "location", "calibration",
                                    "reference_materials", "maintenance", "damage"}) {
        CAPTURE(group);
        const auto json = Json::parse(equipment_text());
        auto without = Json::object();
        for (const auto& [key, value] : *json->members())
            if (key != group) without.set(key, value);
        const auto refused = load_equipment(without.text(), "e.json");
        REQUIRE_FALSE(refused);
        CHECK(refused.error().code == ErrorCode::missing_field);
        CHECK_THAT(refused.error().found, Catch::Contains('"' + group + '"'));
    }
    CHECK_FALSE(load_equipment(equipment_text("E-1", "S-1", "lost"), "e.json"));
}

TEST_CASE("what would make the register ambiguous is refused", "[equipment]") {
    auto registered = small_register();
    CHECK(registered.add(equipment("E-2", "S-1"), "Li Ming").error().code == ErrorCode::already_exists);
    CHECK(registered.add(equipment(), "Li Ming").error().code == ErrorCode::already_exists);
    CHECK(registered.add(equipment("E-2", "S-2"), " ").error().code == ErrorCode::missing_field);
    CHECK(registered.add(CertificateText{}.load(), "Li Ming").error().code == ErrorCode::already_exists);
    CHECK(registered.add(CertificateText{.number = "M-2"}.load(), "").error().code == ErrorCode::missing_field);
    CHECK(registered.set_status("E-9", EquipmentStatus::out_of_service, "dropped", "Li Ming").error().code ==
          ErrorCode::not_found);
    CHECK(registered.set_status("E-1", EquipmentStatus::out_of_service, " ", "Li Ming").error().code ==
          ErrorCode::missing_field);
    CHECK(registered.set_status("E-1", EquipmentStatus::in_service, "why", "Li Ming").error().code ==
          ErrorCode::already_exists);
}

TEST_CASE("the latest certificate of a day is that of the latest calibration, and never a replaced one",
          "[equipment]") {
    auto registered = small_register();
    const auto number = [&](const char* on) {
        const auto* latest = registered.latest("S-1", Measurand::mass, day(on));
        return latest == nullptr ? std::string("none") : latest->number + '/' + std::to_string(latest->revision);
    };
    CHECK(number("2026-02-28") == "none");
    CHECK(number("2026-03-01") == "M-1/1");
    CHECK(number("2030-01-01") == "M-1/1");  // its due date is another question
    REQUIRE(registered.add(CertificateText{.number = "M-2", .calibrated_on = "2026-09-01"}.load(), "Li Ming"));
    CHECK(number("2026-08-31") == "M-1/1");
    CHECK(number("2026-09-01") == "M-2/1");
    REQUIRE(registered.add(
        CertificateText{.number = "M-2", .calibrated_on = "2026-09-01", .more = R"(,"revision":2)"}.load(), "Li Ming"));
    CHECK(number("2026-09-01") == "M-2/2");
    REQUIRE(registered.add(
        CertificateText{.number = "M-3", .calibrated_on = "2026-01-01", .more = R"(,"replaces":"M-1")"}.load(),
        "Li Ming"));
    CHECK(number("2026-08-31") == "M-3/1");
    CHECK(registered.latest("S-1", Measurand::force, day("2026-09-01")) == nullptr);
    CHECK(registered.latest("", Measurand::mass, day("2026-09-01")) == nullptr);
}

TEST_CASE("an intermediate check fails beyond its limit, and holds until a later one or a calibration", "[equipment]") {
    CHECK(weighing("2026-05-01", "50.05 kg").passed());
    CHECK(weighing("2026-05-01", "49.95 kg").passed());
    CHECK_FALSE(weighing("2026-05-01", "50.050001 kg").passed());
    auto registered = small_register();
    REQUIRE(registered.add(weighing("2026-05-01", "50.10 kg")));
    CHECK_FALSE(registered.check_failed("E-1", Measurand::mass, day("2026-04-30")));
    CHECK(registered.check_failed("E-1", Measurand::mass, day("2026-05-01")));
    CHECK_FALSE(registered.check_failed("E-1", Measurand::force, day("2026-05-01")));
    auto repeated = registered;
    REQUIRE(repeated.add(weighing("2026-05-02", "50.00 kg")));
    CHECK_FALSE(repeated.check_failed("E-1", Measurand::mass, day("2026-05-02")));
    REQUIRE(registered.add(CertificateText{.number = "M-2", .calibrated_on = "2026-05-03"}.load(), "Li Ming"));
    CHECK(registered.check_failed("E-1", Measurand::mass, day("2026-05-02")));
    CHECK_FALSE(registered.check_failed("E-1", Measurand::mass, day("2026-05-03")));
}

TEST_CASE("the register that is rebuilt from its entries is the one they were made from", "[equipment]") {
    std::map<base::Digest, std::string> files;
    std::vector<std::pair<std::string, Json>> records;
    const auto device = equipment();
    const auto certificate = CertificateText{}.load();
    files[device.digest] = device.text;
    files[certificate.digest] = certificate.text;
    records.emplace_back("equipment/1", equipment_record(device, "Li Ming"));
    records.emplace_back("certificate/1", certificate_record(certificate, "Wang Fang", false));
    records.emplace_back("equipment-status/1",
                         status_record("E-1", EquipmentStatus::out_of_service, "dropped", "Li Ming"));
    records.emplace_back("equipment-check/1", to_json(weighing("2026-05-01", "50.00 kg")));
    const auto text_of = [&](const base::Digest& digest) -> base::Result<std::string> {
        if (const auto found = files.find(digest); found != files.end()) return found->second;
        return base::fail(ErrorCode::integrity, digest.text(), "missing");
    };
    const auto rebuilt = register_from_records(records, text_of);
    CAPTURE(rebuilt ? std::string() : rebuilt.error().text());
    REQUIRE(rebuilt);
    REQUIRE(rebuilt->by_id("E-1") != nullptr);
    CHECK(rebuilt->by_id("E-1")->status == EquipmentStatus::out_of_service);
    CHECK(rebuilt->by_id("E-1")->status_reason == "dropped");
    CHECK(rebuilt->by_serial("S-1") == rebuilt->by_id("E-1"));
    CHECK(rebuilt->latest("S-1", Measurand::mass, day("2026-03-01"))->digest == certificate.digest);
    CHECK(rebuilt->checks().size() == 1);

    files.erase(certificate.digest);
    CHECK(register_from_records(records, text_of).error().code == ErrorCode::integrity);
    records = {{"equipment/2", Json::object()}};
    CHECK(register_from_records(records, text_of).error().code == ErrorCode::unknown_version);
}
