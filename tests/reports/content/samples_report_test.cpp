// SPDX-License-Identifier: GPL-3.0-or-later
// On which sample each item was tested: in the table of items, and in the order.
#include <catch2/catch.hpp>

#include <variant>

#include "reports/content/report_text.h"
#include "reports/content/sections/issue_sections.h"
#include "reports/content/sections/sections.h"
#include "tests/support/sample_run.h"

using namespace velocert;
using namespace velocert::reports;
using Catch::Contains;

namespace {

laboratory::Order order_with(const std::string& samples) {
    const auto order =
        laboratory::load_order(R"({"format": "velocert-order/1", "samples": [)" + samples + "]}", "order.json");
    REQUIRE(order);
    return *order;
}

IssueInput issue_of(const laboratory::Order& order) {
    return {"R-1", order, {{"u-1", "Li Ming"}, {"u-2", "Wang Fang"}, {"u-3", "Zhao Lei"}}, {}, std::nullopt, {}, {}};
}

/// Weighing on the item, braking on a second vehicle.
test::Sample two_samples() {
    auto sample = test::passing_run();
    for (auto& procedure : sample.edition.procedures)
        if (procedure.id == "braking")
            for (auto& step : procedure.steps) step.sample = "B";
    return sample;
}
const standards::SamplePlan plan{
    {{"A", {"甲", "The vehicle"}, 1, 0, "s", true, false}, {"B", {"乙", "A second one"}, 2, 0, "s", false, false}}};

const Table& table_of(const Section& section) {
    for (const auto& block : section.blocks)
        if (const auto* table = std::get_if<Table>(&block)) return *table;
    FAIL("no table in " << section.id);
    return std::get<Table>(section.blocks.front());
}

/// What stands in the sample's column, by the Chinese requirement of the row.
std::string sample_of(const Section& section, const std::string& requirement) {
    const auto& table = table_of(section);
    for (const auto& row : table.rows)
        if (row[2].text.zh.starts_with(requirement)) {
            REQUIRE(row.size() == table.columns.size());
            return row[row.size() - 2].text.zh;
        }
    FAIL("no row " << requirement);
    return {};
}

}  // namespace

TEST_CASE("each item says on which sample it was tested, by the laboratory's code", "[samples]") {
    const auto sample = two_samples();
    const auto section = [&](const std::string& samples) {
        const auto order = order_with(samples);
        const auto issue = issue_of(order);
        return clauses_section({sample.run, sample.edition, sample.evidence, sample.decoders, &issue}, plan);
    };
    const auto one =
        section(R"({"plan": "B", "code": "26-B1", "procedures": ["braking"]}, {"plan": "B", "code": "26-B2"})");
    CHECK(table_of(one).columns.size() == 7);
    CHECK(table_of(one).columns[5].heading.en == "Sample");
    CHECK(sample_of(one, "整车质量（铅酸蓄电池）") == sample.run.item.id);
    CHECK(sample_of(one, "制动性能：干态") == "26-B1");
    // What was not tested was tested on nothing.
    CHECK(sample_of(one, "总体要求") == "–");
    CHECK(sample_of(one, "脚踏骑行") == "–");

    CHECK(sample_of(section(""), "制动性能：干态") == "B：未说明编号");
    CHECK(sample_of(section(R"({"plan": "B", "code": "b1"}, {"plan": "B", "code": "b2"})"), "制动性能：干态") ==
          "B：未说明编号（b1, b2）");
    CHECK(sample_of(section(R"({"plan": "B", "code": "b1", "spare": true})"), "制动性能：干态") == "B：未说明编号");
    // The item's own code is the run's, whatever the order lists.
    CHECK(sample_of(section(R"({"plan": "A", "code": "another"})"), "整车质量（铅酸蓄电池）") == sample.run.item.id);
}

TEST_CASE("what was scanned at the bench stands before what the order foretells", "[samples]") {
    auto sample = two_samples();
    standards::Field code;
    code.id = "sample_code";
    code.names_sample = true;
    std::string step_id;
    const standards::Step* scanned_step = nullptr;
    for (auto& procedure : sample.edition.procedures)
        if (procedure.id == "braking") {
            auto& step = procedure.steps.front();
            step.actions.front().fields.push_back(code);
            step_id = step.id;
            scanned_step = &step;
        }
    REQUIRE(scanned_step != nullptr);
    std::vector<const sequence::StepRun*> attempts;
    for (auto& attempt : sample.run.step_runs)
        if (attempt.procedure == "braking" && attempt.step == step_id) {
            attempt.typed.push_back({"ride", "sample_code", attempts.empty() ? "26-B7" : "26-B8"});
            attempts.push_back(&attempt);
        }
    REQUIRE(attempts.size() >= 2);
    const auto order = order_with(R"({"plan": "B", "code": "26-B1", "procedures": ["braking"]})");
    const auto issue = issue_of(order);
    const ReportInput input{sample.run, sample.edition, sample.evidence, sample.decoders, &issue};
    CHECK(sample_words(input, plan, "braking", *scanned_step).zh == "26-B7, 26-B8");
    CHECK(sample_words(input, plan, "braking", *scanned_step, attempts.front()).zh == "26-B7");
    CHECK_THAT(sample_of(clauses_section(input, plan), "制动性能：干态"), Contains("26-B7"));
    CHECK_THAT(sample_of(clauses_section(input, plan), "制动性能：干态"), !Contains("26-B1"));
    // What was scanned at an attempt that does not count stands with that attempt alone.
    for (auto& attempt : sample.run.step_runs)
        if (&attempt == attempts.front()) attempt.result.valid = false;
    CHECK(sample_words(input, plan, "braking", *scanned_step).zh == "26-B8");
    CHECK(sample_words(input, plan, "braking", *scanned_step, attempts.front()).zh == "26-B7");
    CHECK_THAT(sample_of(clauses_section(input, plan), "制动性能：干态"), !Contains("26-B7"));
}

TEST_CASE("a report without an order says that the codes are not stated", "[samples]") {
    const auto sample = two_samples();
    const auto section = clauses_section({sample.run, sample.edition, sample.evidence, sample.decoders}, plan);
    CHECK(sample_of(section, "整车质量（铅酸蓄电池）") == sample.run.item.id);
    CHECK(sample_of(section, "制动性能：干态") == "B：未说明编号");
}

TEST_CASE("where the edition plans no samples the table has no column for them", "[samples]") {
    const auto sample = two_samples();
    const auto section = clauses_section({sample.run, sample.edition, sample.evidence, sample.decoders});
    CHECK(table_of(section).columns.size() == 6);
    const auto report = sample.report();
    REQUIRE(report);
    CHECK_THAT(report_text(*report), !Contains("样品 Sample |"));
}

TEST_CASE("the order's samples stand with the order, each with what it is used for", "[samples]") {
    const auto sample = two_samples();
    const auto order = order_with(R"({"plan": "B", "code": "26-B1", "procedures": ["braking"]},
        {"plan": "B", "code": "26-B2"}, {"plan": "B", "code": "26-B3", "spare": true})");
    const auto issue = issue_of(order);
    const auto table = table_of(order_section(issue, sample.edition, sample.run));
    REQUIRE(table.rows.size() == 3);
    CHECK(table.rows[0][1].text.zh == "26-B1");
    CHECK(table.rows[0][2].text.zh == sample.edition.procedure("braking")->title.zh);
    CHECK(table.rows[1][2].text.en == "All that is planned on it");
    CHECK(table.rows[2][2].text.en == "Spare");
    const auto none = order_with("");
    for (const auto& block : order_section(issue_of(none), sample.edition, sample.run).blocks)
        CHECK(std::get_if<Table>(&block) == nullptr);
}
