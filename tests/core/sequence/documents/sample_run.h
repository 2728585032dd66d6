// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "core/sequence/run.h"

namespace velocert::sequence::test {

/// A run with something in every field.
inline Run sample_run() {
    Run run;
    run.id = "R-0001";
    run.started_utc = "2025-11-22T02:00:00.000Z";
    run.ended_utc = "2025-11-22T02:10:00.000Z";
    run.item.id = "S-001";
    run.item.traits.battery = standards::Battery::lead_acid;
    run.item.traits.made_on = base::parse_date("2025-10-01").value();
    run.item.model = "车 42";
    run.station.id = "bench-1";
    run.station.name = "Bench 1";
    run.station.instruments.push_back({"scale", "mt-sics", "/dev/ttyUSB0", {{"format", "text"}}, ""});
    run.edition = "GB17761-2024";
    run.edition_reason = "made-from-2025-09-01";
    run.edition_reason_text = "Made on 2025-10-01.";
    run.pack = base::Digest::of("pack");
    run.release = base::Digest::of("release");
    run.laboratory = "Laboratory";
    run.rule = {conformity::RuleName::guard_band, {50, 2}, conformity::Comparison::rounded_value};
    run.operator_name = "Operator";
    run.program_version = "0.1.0";
    run.specimen = true;
    run.procedures = {"vehicle-mass"};

    StepRun attempt;
    attempt.procedure = "vehicle-mass";
    attempt.step = "weigh";
    attempt.number = 1;
    attempt.started_utc = run.started_utc;
    attempt.ended_utc = run.ended_utc;
    attempt.outcome = conformity::Outcome::completed;
    attempt.captures.push_back(
        {"scale", "mt-sics", {{"z", "1"}, {"a", "2"}}, "M|N|1|2", true, base::Digest::of("log"), 4711, 2, false});
    attempt.marks = {{"zero_check", "scale", 0, 100}, {"load", "scale", 100, 123456789}};
    attempt.result.valid = true;
    attempt.result.verdict = conformity::Verdict::pass;
    attempt.result.reason = conformity::Reason::inside_limit;
    attempt.result.values = {{"mass", {metrology::Kind::mass, 62'925'001}},
                             {"zero", {metrology::Kind::mass, -1}},
                             {"speed", {metrology::Kind::speed, 25'800'001}},
                             {"temperature", {metrology::Kind::temperature, 293'151}}};
    run.step_runs.push_back(attempt);
    attempt.number = 2;
    attempt.outcome = conformity::Outcome::errored;
    attempt.error_code = "unplugged";
    attempt.error_text = "the port is gone";
    attempt.void_reason = "touched";
    attempt.void_note = "a note";
    attempt.retry_reason = "again";
    attempt.result = {};
    run.step_runs.push_back(attempt);

    conformity::Limit limit;
    limit.id = "mass.lead_acid";
    limit.edition = run.edition;
    limit.clause = "6.1";
    limit.kind = metrology::Kind::mass;
    limit.relation = conformity::Relation::at_most;
    limit.value = metrology::WrittenQuantity::parse("63.0 kg").value();
    limit.status = conformity::LimitStatus::confirmed;
    limit.source = "a source";
    const metrology::Measurement mass{"mass",
                                      {metrology::Kind::mass, 62'925'001},
                                      metrology::AnyQuantity(metrology::Kind::mass, 50'000),
                                      base::Decimal(20, 1),
                                      metrology::Provenance::calculated};
    ProcedureResult result;
    result.procedure = "vehicle-mass";
    result.assessments.push_back(conformity::assess(mass, limit, run.rule));
    result.verdict = result.assessments[0].verdict;
    result.reason = result.assessments[0].reason;
    result.missing_conditions = {"none"};
    run.results.push_back(result);
    run.lifecycle = Lifecycle::completed;
    run.lifecycle_text = "done";
    run.verdict = result.verdict;
    return run;
}

}  // namespace velocert::sequence::test
