// SPDX-License-Identifier: GPL-3.0-or-later
// Field p of a report: what other bodies found, whether the order names it or the run rests on their certificates.
#include <catch2/catch.hpp>

#include "core/records/reports/report_checks.h"
#include "core/standards/editions/shipped_edition.h"

using namespace velocert;

TEST_CASE("certificates that the run rests on are results of external providers", "[report-checks]") {
    const auto& shipped = *standards::shipped_edition("GB17761-2024").value();
    laboratory::Order order;
    const records::PlannedSigners signers;
    sequence::StepRun attempt;
    attempt.procedure = "charger";
    attempt.step = "certificate";
    attempt.result.valid = true;
    attempt.typed = {{"certificate", "number", "CERT-1"}, {"certificate", "body", "Charger Body"}};
    const auto told = [&](const sequence::StepRun& one, const standards::StandardEdition* edition) {
        sequence::Run run;
        run.step_runs = {one};
        records::ReportCase report{
            run, order, {}, {}, {}, {}, signers, {}, {}, {}, {}, {}, {}, {}, std::chrono::minutes(0), {}};
        report.edition = edition;
        const auto field = records::report_fields(report).back();
        CHECK(field.letter == 'p');
        return field.text;
    };
    CHECK(told(attempt, &shipped.edition) == "charger: Charger Body CERT-1");
    CHECK(told(attempt, nullptr).empty());
    for (const auto spoil : {+[](sequence::StepRun& one) { one.result.valid = false; },
                             +[](sequence::StepRun& one) { one.typed.pop_back(); },
                             +[](sequence::StepRun& one) { one.step = "charger"; }}) {
        auto spoilt = attempt;
        spoil(spoilt);
        CHECK(told(spoilt, &shipped.edition).empty());
    }
    // What the order names stands beside them; an order that names none does not take them away.
    order.external = {{"battery", "Battery House", "B-77", base::parse_date("2025-10-01").value()}};
    CHECK(told(attempt, &shipped.edition) == "battery: Battery House B-77; charger: Charger Body CERT-1");
    order.external.clear();
    order.no_external = true;
    CHECK(told(attempt, &shipped.edition) == "charger: Charger Body CERT-1");
}
