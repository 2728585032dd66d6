// SPDX-License-Identifier: GPL-3.0-or-later
// What came over an instrument between the test and the approval stands in the way until somebody decides about it.
#include "app/reporting/instrument_standing.h"

#include <catch2/catch.hpp>

#include <functional>

#include "app/acts/register_entries.h"
#include "core/base/clock.h"
#include "core/records/reports/report_acts.h"
#include "tests/core/laboratory/certificate_fixture.h"
#include "tests/core/records/sample_run.h"

using namespace velocert;
using Catch::Contains;
using laboratory::EquipmentStatus;

namespace {

const app::Actor chu{{{}, "Chu Lan"}, std::nullopt};
const base::Person li{{}, "Li Ming"};
const base::Person zhao{{}, "Zhao Lei"};

/// An archive with a scale, its certificate, and a run that used it.
struct Bench {
    records::ScratchFolder scratch;
    base::SystemClock clock;
    std::unique_ptr<records::Archive> archive;
    std::vector<laboratory::Certificate> used{laboratory::test::CertificateText().load()};
    records::Preparation preparation;

    Bench() {
        auto made = records::Archive::create(scratch.path("a"), records::ArchiveKind::real, clock);
        REQUIRE(made);
        archive = std::move(*made);
        REQUIRE(app::enter_equipment(*archive, clock, chu, laboratory::test::equipment()));
        REQUIRE(app::enter_equipment(*archive, clock, chu, laboratory::test::equipment("E-2", "S-2")));
        REQUIRE(app::enter_certificate(*archive, clock, chu, used.front(), scratch.path("M-1.json")));
        // Before the run nothing counts: the scale was away and came back.
        status(EquipmentStatus::out_of_service);
        status(EquipmentStatus::in_service);
        records::record_sample_run(*archive, "run-1", 1);
        preparation.report = "R-2026-0001";
        preparation.of_run = "run-1";
        preparation.item = archive->run("run-1")->item.id;
    }
    void status(EquipmentStatus to, const std::string& id = "E-1") {
        REQUIRE(app::enter_status(*archive, clock, chu, id, to, "it was dropped"));
    }
    void calibrate(const std::string& number, const std::string& serial, const std::string& instead_of = {}) {
        const laboratory::test::CertificateText text{
            .number = number,
            .serial = serial,
            .calibrated_on = "2026-10-01",
            .due_on = "2027-09-30",
            .more = instead_of.empty() ? std::string() : R"(,"replaces":")" + instead_of + '"'};
        REQUIRE(app::enter_certificate(*archive, clock, chu, text.load(), scratch.path(number + ".json")));
    }
    void check(const std::string& indication) {
        REQUIRE(app::enter_check(*archive, clock, chu, {"E-1", "2026-11-20", "mass", "50 kg", indication, "0.05 kg"}));
    }
    void decide(records::HoldSubject about = {records::HoldSubject::Kind::run, "run-1"}) {
        const auto hold = records::open_hold(*archive, clock, std::move(about), "the scale was dropped", li);
        REQUIRE(hold);
        REQUIRE(records::close_hold(*archive, clock, hold->hold, "within its limits", "results stand", zhao));
    }
    [[nodiscard]] std::vector<records::ReportFinding> findings() const {
        const auto run = archive->run("run-1");
        REQUIRE(run);
        auto out = app::instrument_findings(*archive, preparation, *run, used);
        if (!out) FAIL(out.error().text());
        return std::move(*out);
    }
};

}  // namespace

TEST_CASE("an instrument that was set aside or failed a check after the run stands in the way of its report",
          "[instrument-standing]") {
    struct Row {
        const char* what;
        std::function<void(Bench&)> happens;
        const char* found;  ///< empty: nothing in the way
    };
    using Kind = records::HoldSubject::Kind;
    for (const auto& row : {
             Row{"nothing", [](Bench&) {}, ""},
             Row{"a good check", [](Bench& b) { b.check("50.02 kg"); }, ""},
             Row{"another instrument", [](Bench& b) { b.status(EquipmentStatus::out_of_service, "E-2"); }, ""},
             Row{"set aside", [](Bench& b) { b.status(EquipmentStatus::out_of_service); }, "it was set aside"},
             Row{"set aside and back again",
                 [](Bench& b) {
                     b.status(EquipmentStatus::out_of_service);
                     b.status(EquipmentStatus::in_service);
                 },
                 "it was set aside"},
             Row{"a failed check", [](Bench& b) { b.check("50.20 kg"); }, "it failed an intermediate check: 50.20 kg"},
             Row{"decided",
                 [](Bench& b) {
                     b.check("50.20 kg");
                     b.decide();
                 },
                 ""},
             Row{"decided about the item",
                 [](Bench& b) {
                     b.status(EquipmentStatus::out_of_service);
                     b.decide({Kind::item, b.preparation.item});
                 },
                 ""},
             Row{"decided about another run",
                 [](Bench& b) {
                     b.check("50.20 kg");
                     b.decide({Kind::run, "run-2"});
                 },
                 "it failed"},
             Row{"decided before",
                 [](Bench& b) {
                     b.decide();
                     b.check("50.20 kg");
                 },
                 "it failed"},
             Row{"a later certificate beside it", [](Bench& b) { b.calibrate("M-2", "S-1"); }, ""},
             Row{"another certificate in the place of the one that was used",
                 [](Bench& b) { b.calibrate("M-2", "S-1", "M-1"); }, "has another one in its place"},
             Row{"that decided, and another instrument calibrated",
                 [](Bench& b) {
                     b.calibrate("M-2", "S-1", "M-1");
                     b.decide();
                     b.calibrate("M-3", "S-2");
                 },
                 ""},
             Row{"that decided, and once more another one",
                 [](Bench& b) {
                     b.calibrate("M-2", "S-1", "M-1");
                     b.decide();
                     b.calibrate("M-4", "S-1", "M-2");
                 },
                 "has another one in its place"},
             Row{"asked and not decided",
                 [](Bench& b) {
                     b.check("50.20 kg");
                     REQUIRE(records::open_hold(*b.archive, b.clock, {Kind::run, "run-1"}, "a doubt", li));
                 },
                 "it failed"},
         }) {
        INFO(row.what);
        Bench bench;
        row.happens(bench);
        const auto findings = bench.findings();
        if (*row.found == '\0') {
            CHECK(findings.empty());
            continue;
        }
        REQUIRE(findings.size() == 1);
        CHECK(findings.front().code == "instrument/E-1");
        CHECK_THAT(findings.front().found, Contains(row.found));
        CHECK_THAT(findings.front().expected, Contains("hold open"));
    }
}

TEST_CASE("what came over an instrument of a run that was brought together with others stands in the way, too",
          "[instrument-standing]") {
    Bench bench;
    // A run of another day that used the scale, put on record before anything came over it.
    auto joined = *bench.archive->run("run-1");
    joined.id = "run-2";
    const auto& scale = bench.used.front();
    joined.certificates.push_back(
        {"scale", "E-1", std::nullopt, scale.digest, scale.number, {metrology::Measurand::mass}});
    REQUIRE(bench.archive->append("run-start/1", sequence::run_start_record(joined)));
    REQUIRE(bench.archive->append("run-end/1", sequence::run_end_record(joined)));
    bench.check("50.20 kg");
    // What brings it together with others is recorded after that, and has used no instrument.
    auto combined = *bench.archive->run("run-1");
    combined.id = "run-3";
    combined.suspensions.push_back({{}, "run-2", {}});
    combined.resumptions.emplace_back();
    REQUIRE(bench.archive->append("run-start/1", sequence::run_start_record(combined)));
    REQUIRE(bench.archive->append("run-end/1", sequence::run_end_record(combined)));
    records::Preparation preparation = bench.preparation;
    preparation.of_run = "run-3";
    preparation.rests_on = {"run-2"};
    const auto findings = [&] {
        auto out = app::instrument_findings_of_all(*bench.archive, preparation, combined, {});
        if (!out) FAIL(out.error().text());
        return std::move(*out);
    };
    REQUIRE(findings().size() == 1);
    CHECK_THAT(findings().front().found, Contains("it failed an intermediate check") && Contains("after run run-2"));
    // A hold on the run that was measured with it decides.
    bench.decide({records::HoldSubject::Kind::run, "run-1"});
    CHECK(findings().size() == 1);
    bench.decide({records::HoldSubject::Kind::run, "run-2"});
    CHECK(findings().empty());
}
