// SPDX-License-Identifier: GPL-3.0-or-later
// Typed dimensions and the gauge by which they were read: what the register says of it, what the run keeps of that, and
// what the verdict makes of its uncertainty.
#include <catch2/catch.hpp>

#include <functional>

#include "core/sequence/calibrations/archived_calibrations.h"
#include "core/sequence/documents/reason_sentence.h"
#include "core/sequence/gauge_certificates.h"
#include "core/sequence/judging/recompute.h"
#include "tests/core/laboratory/certificate_fixture.h"
#include "tests/core/sequence/answers/inspection_fixture.h"
#include "tests/core/sequence/running/done_before.h"
#include "tests/support/line_instrument.h"

namespace velocert::sequence::test {
namespace {

using conformity::Reason;
using conformity::Verdict;
using laboratory::test::CertificateText;
using metrology::AnyQuantity;
using metrology::Kind;

constexpr const char* named = "dimensions/measure/setup.gauge";
constexpr const char* height = "dimensions/measure/body.height";

/// The dimensions of a vehicle without a rack, with a register that has one gauge of lengths. The tests' day is
/// 2026-03-02.
struct Fixture {
    RunPlan plan;
    Inspector inspector;
    tests::MemorySink sink;
    tests::LineDecoders decoders;
    CertificateText certificate{.measurand = "length", .unit = "mm", .high = "2500", .correction = "0"};

    Fixture() {
        standards::ItemTraits item;
        item.battery = standards::Battery::lithium_ion;
        item.drive = standards::Drive::electric;
        item.made_on = base::parse_date("2025-10-01").value();
        item.features = {{"rack", false}};
        plan = inspection_plan("GB17761-2024", item);
        plan.procedures = {"dimensions"};
        plan.operator_name = "Li Ming";
        inspector.otherwise[named] = "E-1";
    }
    void enter() {
        plan.equipment.emplace();
        REQUIRE(plan.equipment->add(laboratory::test::equipment(), "Li Ming"));
        REQUIRE(plan.equipment->add(certificate.load(), "Li Ming"));
    }
    Run done() {
        auto run = inspect(plan, inspector, sink);
        if (!run) FAIL(run.error().text());
        return std::move(*run);
    }
    std::vector<Difference> differences() {
        const auto again = run_from_records(sink.records);
        if (!again) FAIL(again.error().text());
        const auto found = recompute(*again, sink, decoders);
        if (!found) FAIL(found.error().text());
        return *found;
    }
};

const conformity::Assessment& assessment_of(const Run& run, const char* limit) {
    for (const auto& one : run.results.front().assessments)
        if (one.limit.id == limit) return one;
    FAIL("no assessment of " << limit);
    std::abort();
}

}  // namespace

TEST_CASE("a typed dimension is corrected by its gauge's certificate and judged with its uncertainty", "[gauge]") {
    Fixture f;
    f.certificate.correction = "-0.5";
    f.enter();
    f.inspector.otherwise[height] = "1065 mm";
    const auto run = f.done();
    CHECK(run.verdict == Verdict::pass);
    const auto& attempt = run.step_runs.front();
    REQUIRE(attempt.gauges.size() == 1);
    CHECK(attempt.gauges[0].gauge == "E-1");
    CHECK(attempt.gauges[0].blocked.empty());
    REQUIRE(attempt.gauges[0].certificate);
    CHECK(attempt.gauges[0].certificate->equipment == "E-1");
    CHECK(attempt.gauges[0].certificate->certificate == base::Digest::of(f.certificate.text()));
    CHECK(f.sink.blobs.contains(attempt.gauges[0].certificate->certificate));
    // 1065 mm - 0.5 mm; u by hand: sqrt((0.02/2)^2 + 1^2/12) mm = 0.28885 mm, rounded up to the base unit.
    CHECK(attempt.result.value("height") == AnyQuantity(Kind::length, 1'064'500));
    CHECK(attempt.result.value("height_resolution") == AnyQuantity(Kind::length, 1'000));
    const auto& decided = assessment_of(run, "dims.height");
    REQUIRE(decided.measurement);
    CHECK(decided.measurement->value == AnyQuantity(Kind::length, 1'064'500));
    CHECK(decided.measurement->standard_uncertainty == AnyQuantity(Kind::length, 289));
    CHECK(f.differences().empty());
    // The record read back and written again is the same.
    const auto again = run_from_records(f.sink.records);
    REQUIRE(again);
    CHECK(step_run_record(run.id, again->step_runs.front()).text() == step_run_record(run.id, attempt).text());
    const auto json = result_json(run, run.results.front());
    REQUIRE(json.find("calibrations") != nullptr);
    CHECK(json.find("calibrations")->items()->size() == 1);
}

TEST_CASE("the guard band of the rule takes the gauge's uncertainty", "[gauge]") {
    struct Row {
        const char* typed;
        conformity::RuleName rule;
        Verdict verdict;
    };
    // The assumed limit is 1100 mm. U of a value read to 1 mm is 0.57 mm, of one read to 0.01 mm 0.02 mm.
    for (const auto& row : {Row{"1100 mm", conformity::RuleName::simple, Verdict::pass},
                            Row{"1100 mm", conformity::RuleName::guard_band, Verdict::fail},
                            Row{"1099 mm", conformity::RuleName::guard_band, Verdict::pass},
                            Row{"1099.50 mm", conformity::RuleName::guard_band, Verdict::pass},
                            Row{"1100.00 mm", conformity::RuleName::guard_band, Verdict::fail},
                            Row{"1101 mm", conformity::RuleName::simple, Verdict::fail}}) {
        CAPTURE(row.typed, conformity::name(row.rule));
        Fixture f;
        f.enter();
        f.plan.rule.rule = row.rule;
        f.inspector.otherwise[height] = row.typed;
        const auto run = f.done();
        CHECK(assessment_of(run, "dims.height").verdict == row.verdict);
        CHECK(run.verdict == row.verdict);
        CHECK(f.differences().empty());
    }
}

TEST_CASE("a gauge that may not be used gives neither a pass nor a fail, and is named", "[gauge]") {
    struct Row {
        const char* what;
        std::function<void(Fixture&)> spoil;
        const char* told;
        Reason reason;
    };
    for (const auto& row : {
             Row{"unknown", [](Fixture& f) { f.inspector.otherwise[named] = "E-9"; }, "E-9 (unassigned)",
                 Reason::not_calibrated},
             Row{"expired",
                 [](Fixture& f) { f.certificate.due_on = "2026-03-01", f.certificate.calibrated_on = "2025-03-01"; },
                 "E-1 (certificate-expired)", Reason::not_calibrated},
             Row{"of something else", [](Fixture& f) { f.certificate.measurand = "distance"; },
                 "E-1 (measurand-missing)", Reason::not_calibrated},
             Row{"not calibrated so far", [](Fixture& f) { f.certificate.high = "1000"; }, "E-1, height 1500 mm",
                 Reason::calibration_range},
             Row{"not named", [](Fixture& f) { f.inspector.left_out.insert(named); }, "gauge", Reason::answer_missing},
         }) {
        CAPTURE(row.what);
        Fixture f;
        // It would fail, if anybody knew how high it is.
        f.inspector.otherwise[height] = "1500 mm";
        row.spoil(f);
        f.enter();
        const auto run = f.done();
        const auto& decided = assessment_of(run, "dims.height");
        CHECK(run.verdict == Verdict::not_evaluated);
        CHECK(decided.verdict == Verdict::not_evaluated);
        CHECK(conformity::name(decided.reason) == conformity::name(row.reason));
        CHECK_THAT(decided.detail, Catch::Contains(row.told));
        CHECK(f.differences().empty());
    }
}

TEST_CASE("a second person lets a gauge go, on record, and only one that is in the way", "[gauge]") {
    Fixture f;
    f.certificate.calibrated_on = "2025-03-01";
    f.certificate.due_on = "2026-03-01";
    f.enter();
    f.plan.overrides = {{"gauge:E-1", "certificate is in the post", "Wang Fang"}};
    const auto run = f.done();
    CHECK(run.verdict == Verdict::pass);
    REQUIRE(run.deviations.size() == 1);
    CHECK(run.deviations[0].role == "gauge:E-1");
    CHECK(laboratory::name(run.deviations[0].code) == "certificate-expired");
    CHECK(run.deviations[0].approver == "Wang Fang");
    // What the expired certificate says is still the best that is known.
    CHECK(run.step_runs.front().gauges.at(0).blocked == "certificate-expired");
    CHECK(assessment_of(run, "dims.height").measurement->standard_uncertainty);
    CHECK(f.differences().empty());

    struct Row {
        const char* what;
        CalibrationOverride wish;
    };
    for (const auto& row : {Row{"the operator alone", {"gauge:E-1", "reason", "Li Ming"}},
                            Row{"without a reason", {"gauge:E-1", "", "Wang Fang"}}}) {
        CAPTURE(row.what);
        Fixture other;
        other.certificate = f.certificate;
        other.enter();
        other.plan.overrides = {row.wish};
        CHECK_FALSE(inspect(other.plan, other.inspector, other.sink));
        CHECK(other.sink.records.empty());
    }
    Fixture sound;
    sound.enter();
    sound.plan.overrides = {{"gauge:E-1", "to be sure", "Wang Fang"}};
    const auto refused = inspect(sound.plan, sound.inspector, sound.sink);
    REQUIRE_FALSE(refused);
    CHECK_THAT(refused.error().text(), Catch::Contains("nothing blocks"));
    // Another gauge than the one that was let go stays in the way.
    Fixture another;
    another.certificate = f.certificate;
    another.enter();
    another.plan.overrides = {{"gauge:E-9", "borrowed", "Wang Fang"}};
    CHECK(another.done().verdict == Verdict::not_evaluated);
}

TEST_CASE("without a register a typed dimension is taken as it was typed", "[gauge]") {
    Fixture f;
    f.inspector.otherwise[height] = "1065 mm";
    const auto run = f.done();
    CHECK(run.verdict == Verdict::pass);
    CHECK(run.step_runs.front().gauges.empty());
    CHECK(run.step_runs.front().result.value("height") == AnyQuantity(Kind::length, 1'065'000));
    CHECK_FALSE(assessment_of(run, "dims.height").measurement->standard_uncertainty);
    CHECK(f.differences().empty());
}

TEST_CASE("what is done to the register later changes nothing, a lost certificate is found, another one is asked about",
          "[gauge]") {
    Fixture f;
    f.enter();
    f.inspector.otherwise[height] = "1100 mm";
    const auto run = f.done();
    REQUIRE(f.plan.equipment->set_status("E-1", laboratory::EquipmentStatus::out_of_service, "dropped", "Li Ming"));
    CHECK(f.differences().empty());
    const auto again = run_from_records(f.sink.records);
    REQUIRE(again);
    CHECK(uses_equipment(*again, "E-1", "S-1"));
    CHECK_FALSE(uses_equipment(*again, "E-2", "S-2"));
    REQUIRE(gauge_certificates(*again).size() == 1);
    // Had it shown 2 mm too little, the vehicle would have been too high.
    auto worse = f.certificate;
    worse.number = "M-2";
    worse.correction = "2";
    const std::vector<WhatIf> instead{{"gauge:E-1", worse.load()}};
    const auto found = recompute_what_if(*again, instead, f.sink, f.decoders);
    REQUIRE(found);
    CHECK(std::ranges::any_of(
        *found, [](const Difference& one) { return one.field == "values.height" && one.recomputed == "1.102 m"; }));
    const std::vector<WhatIf> unknown{{"gauge:E-2", worse.load()}};
    CHECK_FALSE(recompute_what_if(*again, unknown, f.sink, f.decoders));
    f.sink.blobs.erase(run.step_runs.front().gauges[0].certificate->certificate);
    const auto lost = recompute(*again, f.sink, f.decoders);
    REQUIRE_FALSE(lost);
    CHECK(lost.error().code == base::ErrorCode::integrity);
}

TEST_CASE("a record of a gauge that nothing blocks and of which nothing is known is refused", "[gauge]") {
    Fixture f;
    f.enter();
    auto run = f.done();
    run.step_runs.front().gauges[0].certificate.reset();
    const auto record = step_run_record(run.id, run.step_runs.front());
    const auto read = run_from_records({{"run-start/1", f.sink.records.front().second}, {"step-run/1", record}});
    REQUIRE_FALSE(read);
    CHECK_THAT(read.error().text(), Catch::Contains("calibration"));
}

TEST_CASE("a difference is that of its two readings, each corrected, and its budget takes the certificate at both",
          "[gauge]") {
    Fixture f;
    f.certificate.correction = "-0.5";
    f.enter();
    f.plan.procedures = {"static-loads"};
    f.plan.former = done_before(f.plan);
    f.inspector.otherwise = {{"static-loads/load/setup.gauge", "E-1"},
                             {"static-loads/load/setup.position_before", "100.0 mm"},
                             {"static-loads/load/loaded.position_after", "101.2 mm"},
                             {"static-loads/load/loaded.set", "1.2 mm"}};
    const auto run = f.done();
    const auto& attempt = run.step_runs.front();
    CHECK(attempt.result.value("position_before") == AnyQuantity(Kind::length, 99'500));
    CHECK(attempt.result.value("position_after") == AnyQuantity(Kind::length, 100'700));
    CHECK(attempt.result.value("set") == AnyQuantity(Kind::length, 1'200));
    const auto& decided = assessment_of(run, "static.set");
    REQUIRE(decided.measurement);
    // By hand: both certificates 0.02 mm / 2, both steps 0.1 mm: sqrt(2 (0.01^2 + 0.1^2 / 12)) = 0.04320 mm.
    CHECK(decided.measurement->standard_uncertainty == AnyQuantity(Kind::length, 44));
    // The force was pulled with a gauge that the register does not have: nothing is known of the load.
    CHECK(run.verdict == Verdict::not_evaluated);
    CHECK_THAT(sentence(run.results.front()), Catch::Matchers::Contains("FRC-0302"));
    CHECK(f.differences().empty());
}

TEST_CASE("the smallest step of a temperature is told as a difference, and a temperature as a state", "[gauge]") {
    CHECK(value_text({"temperature", {Kind::temperature, 923'150}}) == "650 degC");
    CHECK(value_text({"temperature_resolution", {Kind::temperature, 1'000}}) == "1000 mK");
    CHECK(value_text({"temperature_standard_uncertainty", {Kind::temperature, 300}}) == "300 mK");
    CHECK(value_text({"height_resolution", {Kind::length, 1'000}}) == "0.001 m");
}

}  // namespace velocert::sequence::test
