// SPDX-License-Identifier: GPL-3.0-or-later
#include <catch2/catch.hpp>

#include "core/sequence/run.h"
#include "tests/core/sequence/documents/sample_run.h"

namespace velocert::sequence::test {
namespace {

using Records = std::vector<std::pair<std::string, base::Json>>;

Records records_of(const Run& run) {
    Records out;
    out.emplace_back("run-start/1", run_start_record(run));
    for (const auto& step_run : run.step_runs) {
        out.emplace_back("attempt-start/1", attempt_start_record(run.id, step_run, {{"scale", "pending/1"}}));
        out.emplace_back("step-run/1", step_run_record(run.id, step_run));
    }
    out.emplace_back("run-end/1", run_end_record(run));
    return out;
}

/// As the ledger stores it: canonical text and back.
Records stored(const Records& records) {
    Records out;
    for (const auto& [type, record] : records) out.emplace_back(type, base::Json::parse(record.canonical()).value());
    return out;
}

}  // namespace

TEST_CASE("a run reads back from its stored records as it was") {
    const Run run = sample_run();
    const auto again = run_from_records(stored(records_of(run)));
    if (!again) FAIL(again.error().text());
    // The records of the run that was read are the records it was read from: nothing was lost or changed.
    const auto first = records_of(run);
    const auto second = records_of(*again);
    REQUIRE(first.size() == second.size());
    for (std::size_t i = 0; i < first.size(); ++i) CHECK(first[i].second.canonical() == second[i].second.canonical());
    // And some of what the records carry, field by field.
    CHECK(again->id == run.id);
    CHECK(again->item.id == run.item.id);
    CHECK(again->release == run.release);
    CHECK(again->rule == run.rule);
    CHECK(again->lifecycle == Lifecycle::completed);
    REQUIRE(again->step_runs.size() == run.step_runs.size());
    CHECK(again->step_runs[0].result == run.step_runs[0].result);
    CHECK(again->step_runs[0].captures[0].log == run.step_runs[0].captures[0].log);
    CHECK(again->step_runs[0].captures[0].options == run.step_runs[0].captures[0].options);
    CHECK(again->step_runs[0].marks[1].to == 123456789);
    REQUIRE(again->results.size() == 1);
    CHECK(again->results[0].assessments[0].limit.value->text() == "63.0 kg");  // the digits as printed
    CHECK(again->results[0].assessments[0].measurement->value == run.results[0].assessments[0].measurement->value);
}

TEST_CASE("assessments of every shape read back exactly") {
    conformity::Limit limit;
    limit.id = "dims.height";
    limit.kind = metrology::Kind::sound_level;
    limit.relation = conformity::Relation::within;
    limit.value = metrology::WrittenQuantity::parse("55 dB(A)").value();
    limit.upper = metrology::WrittenQuantity::parse("62.0 dB(A)").value();
    limit.at = metrology::WrittenQuantity::parse("15 km/h").value();
    limit.status = conformity::LimitStatus::provisional;
    limit.note = "a \"note\"";
    limit.informative = true;
    conformity::DecisionRule rule{conformity::RuleName::four_zone, {75, 2}, conformity::Comparison::rounded_value};
    const metrology::Measurement measurement{"level",
                                             {metrology::Kind::sound_level, 6001},
                                             metrology::AnyQuantity(metrology::Kind::sound_level, 33),
                                             base::Decimal(196, 2),
                                             metrology::Provenance::simulated};
    for (const bool informative : {true, false}) {
        limit.informative = informative;
        for (const auto& given : {std::optional(measurement), std::optional<metrology::Measurement>()}) {
            const auto assessment = conformity::assess(given, limit, rule, conformity::Reason::series_gap);
            const auto json = base::Json::parse(to_json(assessment).canonical()).value();
            const auto again = assessment_from_json(json, "record");
            if (!again) FAIL(again.error().text());
            CHECK(to_json(*again).canonical() == to_json(assessment).canonical());
            CHECK(again->verdict == assessment.verdict);
            CHECK(again->limit.informative == informative);
            CHECK(again->measurement.has_value() == given.has_value());
        }
    }
}

TEST_CASE("rules, limits and measurements keep what not every record holds") {
    conformity::Limit limit;
    limit.id = "some.limit";
    limit.kind = metrology::Kind::length;
    limit.relation = conformity::Relation::at_most;
    limit.value = metrology::WrittenQuantity::parse("7 m").value();
    limit.status = conformity::LimitStatus::confirmed;
    limit.inherent = true;
    conformity::DecisionRule rule;
    rule.rule = conformity::RuleName::target_risk;
    rule.risk = base::Decimal(25, 3);
    rule.tolerance_ratio = base::Decimal(4, 0);
    metrology::Measurement measurement{"length",
                                       {metrology::Kind::length, 6'500'000},
                                       metrology::AnyQuantity(metrology::Kind::length, 10'000),
                                       base::Decimal(2, 0)};
    measurement.effective_dof = base::Decimal(167, 1);
    measurement.sample =
        *metrology::SampledDistribution::of({6'490'000, 6'500'000, 6'510'000}, 3, 18446744073709551615U);
    const auto assessment = conformity::assess(measurement, limit, rule);
    const auto json = base::Json::parse(to_json(assessment).canonical()).value();
    const auto again = assessment_from_json(json, "record");
    if (!again) FAIL(again.error().text());
    CHECK(to_json(*again).canonical() == to_json(assessment).canonical());
    CHECK(again->rule == rule);
    CHECK(again->limit.inherent);
    CHECK(again->measurement->effective_dof->text() == "16.7");
    CHECK(again->measurement->sample->trials() == 3);
    CHECK(again->measurement->sample->seed() == 18446744073709551615U);
    CHECK(again->measurement->sample->values().empty());  // computed again from the seed, never read
    CHECK(again->conformance_probability->text() == "1.00000");
}

TEST_CASE("a record that holds none of the later members is written as it always was") {
    conformity::Limit limit;
    limit.value = metrology::WrittenQuantity::parse("7 m").value();
    limit.kind = metrology::Kind::length;
    const metrology::Measurement measurement{"length", {metrology::Kind::length, 6'500'000}, {}, {}};
    const auto text = to_json(conformity::assess(measurement, limit, {})).canonical();
    for (const char* later : {"risk", "tolerance_ratio", "inherent", "effective_dof", "monte_carlo", "warnings"})
        CHECK(text.find('"' + std::string(later) + '"') == std::string::npos);
    CHECK(text.find(R"("rule":{"comparison":"full-value","fraction":"1","name":"simple"})") != std::string::npos);
}

TEST_CASE("a stored rule whose figures mean nothing is refused") {
    conformity::DecisionRule rule;
    rule.rule = conformity::RuleName::target_risk;
    rule.risk = base::Decimal(5, 2);
    const auto whole = to_json(conformity::assess({}, conformity::Limit{}, rule));
    REQUIRE(assessment_from_json(whole, "record"));
    const auto with = [&](const char* key, base::Json value) {
        auto changed = whole;
        auto stored_rule = *whole.find("rule");
        stored_rule.set(key, std::move(value));
        changed.set("rule", stored_rule);
        return assessment_from_json(changed, "record");
    };
    for (const auto& refused : {with("risk", "0.6"), with("risk", {}), with("risk", "0"), with("fraction", "1"),
                                with("name", "simple"), with("tolerance_ratio", "0"), with("risk", "nan")}) {
        REQUIRE_FALSE(refused);
        CHECK_THAT(refused.error().where, Catch::Contains("/rule"));
    }
}

TEST_CASE("the file of the program that made a run stands in its record, and in that of going on with another") {
    Run run = sample_run();
    const auto before = run_start_record(run);
    CHECK(before.find("program") == nullptr);
    const ProgramFile program{"velocert-cli", base::Digest::of(std::string_view("its bytes"))};
    run.program = program;
    auto records = records_of(run);
    CHECK(*records[0].second.find("program") ==
          base::Json::object().set("file", "velocert-cli").set("sha256", program.digest.text()));
    CHECK(run_from_records(stored(records))->program == program);
    for (const auto& bad :
         {base::Json("velocert-cli"), base::Json::object().set("file", "velocert-cli"),
          base::Json::object().set("file", "").set("sha256", program.digest.text()),
          base::Json::object().set("file", "velocert-cli").set("sha256", "12ab"),
          base::Json::object().set("file", "velocert-cli").set("sha256", program.digest.text()).set("size", "1")}) {
        records[0].second.set("program", bad);
        CHECK_FALSE(run_from_records(stored(records)));
    }

    Resumption resumption;
    resumption.resumed_utc = "2025-11-23T02:00:00.000Z";
    resumption.station = run.station;
    CHECK(run_resume_record("R", resumption).find("program") == nullptr);
    resumption.program = ProgramFile{"velocert", base::Digest::of(std::string_view("other bytes"))};
    const Records gone_on{{"run-start/1", run_start_record(run)},
                          {"run-suspend/1", run_suspend_record(run.id, {"2025-11-22T03:00:00.000Z", "later", "0.1.0"})},
                          {"run-resume/1", run_resume_record(run.id, resumption)}};
    const auto again = run_from_records(stored(gone_on));
    if (!again) FAIL(again.error().text());
    CHECK(again->program == program);
    CHECK(again->resumptions.at(0).program == resumption.program);
}

TEST_CASE("an attempt that began and never ended stays on record as interrupted") {
    const Run run = sample_run();
    auto records = records_of(run);
    records.insert(records.end() - 1, {"attempt-start/1", attempt_start_record(run.id,
                                                                               [&] {
                                                                                   StepRun lost = run.step_runs[0];
                                                                                   lost.number = 9;
                                                                                   return lost;
                                                                               }(),
                                                                               {})});
    const auto again = run_from_records(stored(records)).value();
    REQUIRE(again.step_runs.size() == run.step_runs.size() + 1);
    const auto& lost = again.step_runs.back();
    CHECK(lost.number == 9);
    CHECK(lost.outcome == conformity::Outcome::errored);
    CHECK(lost.error_code == "interrupted");
    CHECK_FALSE(lost.result.valid);
    CHECK(lost.result.verdict == conformity::Verdict::not_evaluated);
}

TEST_CASE("a run without its end record is running and has no verdict") {
    auto records = records_of(sample_run());
    records.pop_back();
    const auto again = run_from_records(stored(records)).value();
    CHECK(again.lifecycle == Lifecycle::running);
    CHECK(again.verdict == conformity::Verdict::not_evaluated);
    CHECK(again.results.empty());
}

TEST_CASE("records out of order, of another run, or with unknown members are refused") {
    const Run run = sample_run();
    const auto refused = [](const Records& records) { return !run_from_records(records).has_value(); };
    CHECK(refused({}));
    auto records = records_of(run);
    CHECK(refused({records.begin() + 1, records.end()}));  // no start
    auto twice = records;
    twice.insert(twice.begin(), twice.front());
    CHECK(refused(twice));
    auto after_end = records;
    after_end.push_back(records[1]);
    CHECK(refused(after_end));
    auto strange = records;
    strange.emplace_back("step-run/2", records[2].second);
    CHECK(refused(strange));
    for (std::size_t i = 0; i < records.size(); ++i) {
        auto more = records;
        more[i].second.set("colour", "red");
        INFO(more[i].first);
        CHECK(refused(more));
        if (i == 0) continue;
        auto other = records;
        other[i].second.set("run", "another");
        CHECK(refused(other));
    }
}

TEST_CASE("every member of a record is needed") {
    const Run run = sample_run();
    const auto records = records_of(run);
    // Texts that may be empty are optional on reading; all others are not.
    for (const auto& [record, key] : std::vector<std::pair<std::size_t, std::string>>{{0, "run"},
                                                                                      {0, "item"},
                                                                                      {0, "station"},
                                                                                      {0, "edition"},
                                                                                      {0, "pack"},
                                                                                      {0, "rule"},
                                                                                      {0, "specimen"},
                                                                                      {0, "procedures"},
                                                                                      {2, "procedure"},
                                                                                      {2, "step"},
                                                                                      {2, "number"},
                                                                                      {2, "outcome"},
                                                                                      {2, "captures"},
                                                                                      {2, "marks"},
                                                                                      {2, "result"}}) {
        auto fewer = records;
        base::Json::Object members;
        for (const auto& member : *fewer[record].second.members())
            if (member.first != key) members.push_back(member);
        fewer[record].second = base::Json(members);
        INFO(fewer[record].first << " without " << key);
        CHECK_FALSE(run_from_records(fewer).has_value());
    }
}

}  // namespace velocert::sequence::test
