// SPDX-License-Identifier: GPL-3.0-or-later
#include "core/records/reports/report_checks.h"

#include <algorithm>
#include <catch2/catch.hpp>
#include <functional>

#include "core/standards/editions/shipped_edition.h"
#include "tests/core/records/reports/report_story.h"
#include "tests/core/records/sample_run.h"

namespace velocert::records {
namespace {

base::Date day(const char* text) { return *base::parse_date(text); }

/// Everything as it should be.
struct Sound {
    sequence::Run run = sample_run("run-1", base::Digest(), false);
    laboratory::Order order;
    PlannedSigners signers{li, wang, zhao};
    std::string number = "R-2025-0001";
    std::string title = "Type test report";
    std::string method = "GB 17761-2024";
    std::string statement = "The results relate only to the items tested.";
    std::optional<base::Date> issue_on = day("2025-11-24");
    std::vector<laboratory::Certificate> certificates;
    std::vector<HeldSignature> signatures;
    std::vector<const Hold*> holds;
    std::optional<base::Date> amended_issue;
    std::string integrity;
    std::optional<std::vector<sequence::StepRun>> standing;

    Sound() {
        run.ended_utc = "2025-11-22T02:10:00.000Z";
        run.lifecycle = sequence::Lifecycle::completed;
        run.operator_name = "Li Ming";
        run.item.model = "TDT-1";
        run.item.client = "Client Ltd";
        sequence::ProcedureResult result;
        result.procedure = "vehicle-mass";
        result.verdict = conformity::Verdict::pass;
        run.results = {result};
        run.step_runs = {sample_step_run(1, base::Digest())};
        sequence::FrozenCertificate frozen;
        frozen.role = "scale";
        frozen.number = "M-1";
        run.certificates = {frozen};
        laboratory::Certificate certificate;
        certificate.number = "M-1";
        certificate.instrument.serial = "1";
        certificate.calibrated_on = day("2025-03-01");
        certificate.due_on = day("2026-02-28");
        certificates = {certificate};
        order = *laboratory::load_order(R"({"format": "velocert-order/1", "number": "O-1", "ordered_on": "2025-11-10",
            "laboratory": {"name": "Lab", "address": "1 Road"}, "place": "Hall 2",
            "client": {"name": "Client Ltd", "address": "2 Road"},
            "sample": {"id": "S-001", "model": "TDT-1", "description": "electric bicycle", "condition": "new",
                       "received_on": "2025-11-20", "sampled_on": "2025-11-18", "sampling": "brought by the client"},
            "photos_asked": ["front-45"], "photos": [{"subject": "front-45", "file": "a.jpg",
              "sha256": "0000000000000000000000000000000000000000000000000000000000000000"}],
            "no_deviations": true, "no_external": true})",
                                        "order.json");
    }

    [[nodiscard]] ReportCase report() const {
        return {run,
                order,
                number,
                title,
                method,
                statement,
                signers,
                issue_on,
                certificates,
                signatures,
                holds,
                amended_issue,
                *base::parse_utc("2025-11-23T01:00:00.000Z"),
                *base::parse_utc("2025-11-24T01:00:00.000Z"),
                std::chrono::minutes(480),
                integrity,
                nullptr,
                nullptr,
                standing ? std::optional(std::span<const sequence::StepRun>(*standing)) : std::nullopt};
    }
};

std::vector<std::string> codes(const std::vector<ReportFinding>& findings) {
    std::vector<std::string> out;
    for (const auto& one : findings) out.push_back(one.code);
    return out;
}

}  // namespace

TEST_CASE("a report with nothing in its way has no findings", "[report-checks]") {
    const Sound sound;
    const auto findings = report_findings(sound.report());
    for (const auto& one : findings) UNSCOPED_INFO(text(one));
    CHECK(findings.empty());
}

TEST_CASE("what was scanned as the sample is held against the order, and no used-up sample is tested again",
          "[report-checks]") {
    const auto& shipped = *standards::shipped_edition("GB17761-2024").value();
    const auto samples = standards::load_sample_plan(shipped.pack, shipped.edition).value();
    struct Scan {
        const char* procedure;
        const char* step;
        const char* code;
        bool valid = true;
    };
    struct Row {
        const char* name;
        std::vector<Scan> scans;
        std::vector<std::string> codes;
    };
    const Scan shaken{"vibration", "shake", "26-B1"};
    const Scan uncounted{"vibration", "shake", "26-B1", false};
    for (const auto& row :
         {Row{"as the order has it", {shaken, {"impact", "drop", "26-B1"}, {"static-loads", "load", "26-B2"}}, {}},
          Row{"the same again, after a void attempt", {shaken, shaken}, {}}, Row{"nothing was scanned", {}, {}},
          Row{"a wrong one that does not count, then it", {{"vibration", "shake", "26-B9", false}, shaken}, {}},
          Row{"it without counting, then a wrong one", {uncounted, {"impact", "drop", "26-B9"}}, {"sample/scanned"}},
          Row{"broken without counting", {uncounted, {"handlebar-torque", "twist", "26-B1"}}, {"sample/used-up"}},
          Row{"one that did not come in", {{"vibration", "shake", "26-B9"}}, {"sample/scanned"}},
          Row{"the vehicle itself", {{"vibration", "shake", "S-001"}}, {"sample/scanned"}},
          Row{"a pack", {{"vibration", "shake", "26-D1"}}, {"sample/scanned"}},
          Row{"another than the order has for it", {{"static-loads", "load", "26-B1"}}, {"sample/scanned"}},
          Row{"of a sample that did not come in", {{"heat-mark", "heat", "26-C"}}, {"sample/scanned"}},
          Row{"a spent one, to which something else is done",
              {shaken, {"handlebar-torque", "twist", "26-B1"}},
              {"sample/used-up"}},
          Row{"before it is spent", {{"handlebar-torque", "twist", "26-B1"}, shaken}, {}}}) {
        CAPTURE(row.name);
        Sound sound;
        sound.order.samples = {{"B", "26-B1", {"vibration", "impact", "handlebar-torque"}},
                               {"B", "26-B2", {"static-loads"}},
                               {"D", "26-D1", {}}};
        for (const auto& scan : row.scans) {
            sequence::StepRun attempt;
            attempt.procedure = scan.procedure;
            attempt.step = scan.step;
            attempt.typed = {{"setup", "sample_code", scan.code}};
            attempt.result.valid = scan.valid;
            sound.run.step_runs.push_back(attempt);
        }
        auto report = sound.report();
        CHECK(sample_findings(report).empty());  // without the edition nothing is looked at
        report.edition = &shipped.edition;
        report.samples = &samples;
        CHECK(codes(sample_findings(report)) == row.codes);
    }
}

TEST_CASE("each of the sixteen fields is missed when it is empty or says nothing, and no other", "[report-checks]") {
    const std::pair<char, std::function<void(Sound&)>> cases[] = {
        {'a', [](Sound& s) { s.title.clear(); }},
        {'b', [](Sound& s) { s.order.laboratory.address = "。"; }},
        {'c', [](Sound& s) { s.order.place = " "; }},
        {'d', [](Sound& s) { s.number.clear(); }},
        {'e', [](Sound& s) { s.order.client.address = " . "; }},
        {'f', [](Sound& s) { s.method.clear(); }},
        {'g', [](Sound& s) { s.order.condition = "--"; }},
        {'h', [](Sound& s) { s.order.received_on.reset(); }},
        {'i', [](Sound& s) { s.run.started_utc.clear(); }},
        {'j', [](Sound& s) { s.issue_on.reset(); }},
        {'k', [](Sound& s) { s.order.sampling = "."; }},
        {'l', [](Sound& s) { s.statement.clear(); }},
        {'m',
         [](Sound& s) {
             s.run.results.clear();
             s.run.procedures.clear();
         }},
        {'n', [](Sound& s) { s.order.no_deviations = false; }},
        {'o', [](Sound& s) { s.signers.approved.name.clear(); }},
        {'p', [](Sound& s) { s.order.no_external = false; }},
    };
    REQUIRE(std::size(cases) == 16);
    for (const auto& [letter, empty] : cases) {
        INFO(letter);
        Sound sound;
        empty(sound);
        const auto fields = report_fields(sound.report());
        REQUIRE(fields.size() == 16);
        CHECK(codes(missing_fields(fields)) == std::vector<std::string>{std::string("field/") + letter});
        const auto all = codes(report_findings(sound.report()));
        CHECK(std::ranges::find(all, std::string("field/") + letter) != all.end());
    }
}

TEST_CASE("impossible orders of days are refused, each by its name", "[report-checks]") {
    ReportDates sound;
    sound.made = day("2025-10-01");
    sound.ordered = day("2025-10-05");
    sound.sampled = day("2025-10-10");
    sound.received = day("2025-10-12");
    sound.test_from = day("2025-10-20");
    sound.test_to = day("2025-10-22");
    sound.prepared = day("2025-10-23");
    sound.signed_tested = day("2025-10-24");
    sound.signed_reviewed = day("2025-10-25");
    sound.signed_approved = day("2025-10-26");
    sound.issue = day("2025-10-26");
    sound.today = day("2025-10-26");
    sound.external = day("2025-10-15");
    sound.amended_issue = day("2025-09-01");
    sound.calibrations = {{"M-1", day("2025-01-01"), day("2025-12-31")}};
    REQUIRE(date_findings(sound).empty());
    struct Case {
        const char* code;
        std::function<void(ReportDates&)> break_it;
    };
    const Case cases[] = {
        {"dates/receipt-before-making",
         [](auto& d) {
             d.received = day("2025-09-30");
             d.sampled.reset();
         }},
        {"dates/sampling-before-making", [](auto& d) { d.sampled = day("2025-09-30"); }},
        {"dates/receipt-before-sampling", [](auto& d) { d.received = day("2025-10-09"); }},
        {"dates/test-before-order", [](auto& d) { d.ordered = day("2025-10-21"); }},
        {"dates/test-before-receipt", [](auto& d) { d.received = day("2025-10-21"); }},
        {"dates/test-ends-before-it-begins", [](auto& d) { d.test_to = day("2025-10-19"); }},
        {"dates/prepared-before-test-end", [](auto& d) { d.prepared = day("2025-10-21"); }},
        {"dates/signed-before-test-end",
         [](auto& d) {
             d.signed_tested = day("2025-10-21");
             d.prepared.reset();
         }},
        {"dates/signed-before-prepared", [](auto& d) { d.signed_tested = day("2025-10-22"); }},
        {"dates/review-before-test-signature", [](auto& d) { d.signed_reviewed = day("2025-10-23"); }},
        {"dates/approval-before-review", [](auto& d) { d.signed_approved = day("2025-10-24"); }},
        {"dates/approval-before-test-end",
         [](auto& d) {
             d.signed_approved = day("2025-10-21");
             d.signed_reviewed.reset();
         }},
        {"dates/issue-before-approval", [](auto& d) { d.issue = day("2025-10-25"); }},
        {"dates/issue-before-test-end",
         [](auto& d) {
             d.issue = day("2025-10-21");
             d.signed_approved.reset();
             d.prepared.reset();
         }},
        {"dates/issue-before-prepared",
         [](auto& d) {
             d.issue = day("2025-10-22");
             d.signed_approved.reset();
         }},
        {"dates/issue-before-amended-report", [](auto& d) { d.amended_issue = day("2025-10-27"); }},
        {"dates/issue-before-external-result", [](auto& d) { d.external = day("2025-10-27"); }},
        {"dates/receipt-in-the-future",
         [](auto& d) {
             d.received = day("2025-10-27");
             d.test_from.reset();
         }},
        {"dates/order-in-the-future",
         [](auto& d) {
             d.ordered = day("2025-10-27");
             d.test_from.reset();
         }},
        {"dates/test-in-the-future",
         [](auto& d) {
             d.test_to = day("2025-10-27");
             d.prepared.reset();
             d.signed_tested.reset();
             d.signed_approved.reset();
             d.issue.reset();
         }},
        {"dates/signature-in-the-future",
         [](auto& d) {
             d.signed_approved = day("2025-10-27");
             d.issue.reset();
         }},
        {"dates/calibrated-after-test", [](auto& d) { d.calibrations[0].calibrated = day("2025-10-21"); }},
        {"dates/calibration-expired", [](auto& d) { d.calibrations[0].due = day("2025-10-21"); }},
    };
    for (const auto& one : cases) {
        INFO(one.code);
        auto dates = sound;
        one.break_it(dates);
        CHECK(codes(date_findings(dates)) == std::vector<std::string>{one.code});
    }
}

TEST_CASE("a certificate holds for the days on which the run used it, be it from a resumption on", "[report-checks]") {
    // Tested on the 20th to 22nd; left on the 20th, and gone on with on the 22nd by another scale.
    const auto with = [](const char* first_due, const char* second_from, const char* second_due, bool let_go = false) {
        Sound sound;
        sound.run.started_utc = "2025-11-20T02:00:00.000Z";
        sound.run.suspensions.emplace_back().suspended_utc = "2025-11-20T06:00:00.000Z";
        auto& resumption = sound.run.resumptions.emplace_back();
        resumption.resumed_utc = "2025-11-22T01:00:00.000Z";
        auto frozen = sound.run.certificates.front();
        frozen.number = "M-2";
        frozen.certificate = base::Digest::of(std::string_view("another"));
        resumption.certificates = {frozen};
        if (let_go) resumption.deviations.emplace_back().role = "scale";
        sound.certificates.front().due_on = day(first_due);
        auto second = sound.certificates.front();
        second.number = "M-2";
        second.calibrated_on = day(second_from);
        second.due_on = day(second_due);
        sound.certificates.push_back(second);
        return codes(report_findings(sound.report()));
    };
    CHECK(with("2026-02-28", "2025-03-01", "2026-02-28").empty());
    // The first one ended while the run was left, the second is of that time: both held when they were used.
    CHECK(with("2025-11-21", "2025-11-21", "2026-02-28").empty());
    CHECK(with("2025-11-19", "2025-03-01", "2026-02-28") == std::vector<std::string>{"dates/calibration-expired"});
    CHECK(with("2026-02-28", "2025-11-23", "2026-02-28") == std::vector<std::string>{"dates/calibrated-after-test"});
    CHECK(with("2026-02-28", "2025-03-01", "2025-11-21") == std::vector<std::string>{"dates/calibration-expired"});
    CHECK(with("2026-02-28", "2025-03-01", "2025-11-21", true).empty());
    CHECK(with("2025-11-19", "2025-03-01", "2025-11-21", true) ==
          std::vector<std::string>{"dates/calibration-expired"});
}

TEST_CASE("the day of a test is that of the laboratory's wall clock", "[report-checks]") {
    Sound sound;
    sound.run.started_utc = "2025-11-19T17:00:00.000Z";  // the 20th in the laboratory, when the item came
    CHECK(report_findings(sound.report()).empty());
    sound.run.started_utc = "2025-11-19T15:00:00.000Z";
    CHECK(codes(report_findings(sound.report())) == std::vector<std::string>{"dates/test-before-receipt"});
}

namespace {

/// A model that is of one unit with the item.
laboratory::CoveredModel covered_by(const Sound& sound) {
    return {"TDT-9", "another colour", sound.run.item.traits.drive, sound.run.item.traits.battery, true};
}
standards::Battery other_battery(const Sound& sound) {
    return sound.run.item.traits.battery == standards::Battery::lead_acid ? standards::Battery::lithium_ion
                                                                          : standards::Battery::lead_acid;
}
/// An attempt that counts, in which that was typed at the prompt for the voltage.
void answered(Sound& sound, const char* field, const char* text) {
    sequence::StepRun attempt;
    attempt.procedure = "general";
    attempt.step = "voltage";
    if (!sound.run.step_runs.empty() && sound.run.step_runs.back().step == "voltage") {
        sound.run.step_runs.back().typed.push_back({"label", field, text});
        return;
    }
    attempt.result.valid = true;
    attempt.typed.push_back({"label", field, text});
    sound.run.step_runs.push_back(std::move(attempt));
}

}  // namespace

TEST_CASE("what does not agree, is not answered or is not there blocks a report", "[report-checks]") {
    const Hold hold{{"H1", {HoldSubject::Kind::run, "run-1"}, "scale drifted", chen, "2025-11-23T00:00:00.000Z"}, {}};
    const std::pair<const char*, std::function<void(Sound&)>> cases[] = {
        {"sample/code", [](Sound& s) { s.order.item = "S-002"; }},
        {"sample/model", [](Sound& s) { s.order.model = "TDT-2"; }},
        {"sample/client", [](Sound& s) { s.order.client.name = "Another Ltd"; }},
        {"sample/instrument", [](Sound& s) { s.certificates[0].instrument.serial = "2"; }},
        {"answer/vehicle-mass", [](Sound& s) { s.run.results[0].verdict = conformity::Verdict::not_evaluated; }},
        {"answer/vehicle-mass", [](Sound& s) { s.run.results[0].verdict = conformity::Verdict::inconclusive; }},
        {"answer/braking", [](Sound& s) { s.run.procedures.push_back("braking"); }},
        {"photo/front-45", [](Sound& s) { s.order.photos.clear(); }},
        {"unit/TDT-9",
         [](Sound& s) { s.order.covered = {covered_by(s)}, s.order.covered[0].battery = other_battery(s); }},
        {"unit/TDT-9",
         [](Sound& s) {
             s.order.covered = {covered_by(s)};
             s.order.covered[0].drive = s.run.item.traits.drive == standards::Drive::electric
                                            ? standards::Drive::assist
                                            : standards::Drive::electric;
         }},
        {"unit/TDT-9",
         [](Sound& s) {
             s.order.covered = {covered_by(s)};
             s.order.covered[0].similar_frame = false;
         }},
        {"unit/TDT-9",
         [](Sound& s) {
             s.order.covered = {covered_by(s)};
             s.order.covered[0].similar_frame.reset();
         }},
        {"unit/TDT-9",
         [](Sound& s) {
             s.order.covered = {covered_by(s)};
             s.order.covered[0].differences = " - ";
         }},
        {"declared/battery",
         [](Sound& s) {
             answered(s, "battery_model", "LP-4810");
             s.order.components = {{"battery", "LP-4812", "Maker", "C-1", {"general/voltage.battery_model"}}};
         }},
        {"declared/battery",
         [](Sound& s) {
             s.order.components = {{"battery", "LP-4810", "Maker", "C-1", {"general/voltage.battery_model"}}};
         }},
        {"declared/Rated voltage",
         [](Sound& s) {
             answered(s, "nominal_voltage", "48 V");
             s.order.parameters = {{"Rated voltage", "36 V", {"general/voltage.nominal_voltage"}}};
         }},
        {"dates/calibration-expired", [](Sound& s) { s.certificates[0].due_on = day("2025-11-21"); }},
        {"persons/two-parts",
         [](Sound& s) {
             s.signers.approved = {"other", "wang  FANG"};
         }},
        {"persons/own-work", [](Sound& s) { s.run.resumptions.emplace_back().operator_name = "Zhao Lei"; }},
        {"persons/not-the-tester", [](Sound& s) { s.run.operator_name = "Ma Hua"; }},
        {"order/demonstration", [](Sound& s) { s.order.demonstration = true; }},
        {"hold/H1", [&](Sound& s) { s.holds.push_back(&hold); }},
        {"integrity", [](Sound& s) { s.integrity = "not verified since 2025-10-01"; }},
    };
    for (const auto& [code, break_it] : cases) {
        INFO(code);
        Sound sound;
        break_it(sound);
        CHECK(codes(report_findings(sound.report())) == std::vector<std::string>{code});
    }
}

TEST_CASE("what the order declares and the record answers alike blocks nothing", "[report-checks]") {
    Sound sound;
    answered(sound, "nominal_voltage", "48.0 V");
    answered(sound, "battery_model", "LP-4810 ");
    sound.order.parameters = {{"Rated voltage", "48 V", {"general/voltage.nominal_voltage"}}, {"Colour", "red", {}}};
    sound.order.components = {{"battery", "LP-4810", "Maker", "C-1", {"general/voltage.battery_model"}},
                              {"tyres", "T-1", "Maker", "C-2", {}}};
    sound.order.covered = {covered_by(sound)};
    CHECK(report_findings(sound.report()).empty());
    // Both texts are told.
    sound.order.components[0].model = "LP-4812";
    const auto findings = report_findings(sound.report());
    REQUIRE(findings.size() == 1);
    CHECK_THAT(text(findings[0]), Catch::Contains("'LP-4812'") && Catch::Contains("'LP-4810 '") &&
                                      Catch::Contains("general/voltage.battery_model"));
}

TEST_CASE("a finding names both places", "[report-checks]") {
    Sound sound;
    sound.order.model = "TDT-2";
    CHECK(text(report_findings(sound.report()).at(0)) ==
          R"(sample/model: order, sample/model: "TDT-2" (expected "TDT-1", as in run run-1, item/model))");
}

TEST_CASE("an exclusion that the client accepted answers for its procedure", "[report-checks]") {
    Sound sound;
    sound.run.procedures.push_back("braking");
    sound.order.no_deviations = false;
    sound.order.deviations.push_back({"braking", "not tested", "at the client's wish", "Client Ltd", true});
    CHECK(report_findings(sound.report()).empty());
}

TEST_CASE("an expired calibration that a second person let pass is told as a deviation, not refused",
          "[report-checks]") {
    Sound sound;
    sound.certificates[0].due_on = day("2025-11-21");
    sequence::Deviation deviation;
    deviation.role = "scale";
    sound.run.deviations.push_back(deviation);
    CHECK(report_findings(sound.report()).empty());
}

TEST_CASE("what the order declares is held against the attempts that count, not against those a suspension took away",
          "[report-checks]") {
    const auto with = [](std::initializer_list<const char*> on_record, std::initializer_list<const char*> standing) {
        Sound sound;
        answered(sound, "battery_model", "LP-4810");
        const auto sample = sound.run.step_runs.back();
        const auto attempts = [&](std::initializer_list<const char*> models) {
            std::vector<sequence::StepRun> out;
            for (const auto* model : models) {
                out.push_back(sample);
                out.back().number = static_cast<int>(out.size());
                // Each on a specimen of its own: none takes the place of another.
                out.back().subject = "S" + std::to_string(out.size());
                out.back().typed.front().text = model;
            }
            return out;
        };
        sound.run.step_runs.pop_back();
        std::ranges::move(attempts(on_record), std::back_inserter(sound.run.step_runs));
        sound.standing = attempts(standing);
        sound.order.components = {{"battery", "LP-4812", "Maker", "C-1", {"general/voltage.battery_model"}}};
        return codes(declared_findings(sound.report()));
    };
    const std::vector<std::string> none;
    const std::vector<std::string> one{"declared/battery"};
    // Mistyped, and left for the next day: what was typed then is what counts.
    CHECK(with({"LP-4810", "LP-4812"}, {"LP-4812"}) == none);
    CHECK(with({"LP-4810", "LP-4812"}, {"LP-4810"}) == one);
    CHECK(with({"LP-4812", "LP-4810"}, {"LP-4812", "LP-4810"}) == one);
    // Nothing left that says it.
    CHECK(with({"LP-4812"}, {}) == one);
}

}  // namespace velocert::records
