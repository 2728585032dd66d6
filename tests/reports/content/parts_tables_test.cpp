// SPDX-License-Identifier: GPL-3.0-or-later
#include <catch2/catch.hpp>

#include "core/standards/pack.h"
#include "reports/content/sections/sections.h"
#include "tests/support/sample_run.h"

using namespace velocert;
using namespace velocert::reports;
using laboratory::Part;
using metrology::Kind;

namespace {

Part part(const std::string& id, bool counts) {
    Part out;
    out.id = id;
    out.name = "cover " + id;
    out.material = "ABS";
    out.counts = counts;
    out.reason = counts ? "" : "metal inside";
    out.photo = id + ".jpg";
    return out;
}

sequence::StepRun attempt(const std::string& subject, int number, std::int64_t mg, bool valid) {
    sequence::StepRun out;
    out.procedure = "plastics-share";
    out.step = subject.empty() ? "share" : "part";
    out.subject = subject;
    out.number = number;
    out.outcome = conformity::Outcome::completed;
    out.captures.resize(1);
    out.captures[0].role = "parts_balance";
    out.captures[0].identity = "Maker|Model|4711|1";
    out.result.valid = valid;
    out.result.reason = valid ? conformity::Reason::none : conformity::Reason::repeatability;
    out.result.values = {{"mass", {Kind::mass, mg}}};
    return out;
}

const standards::Step& step_of(const standards::Procedure& procedure, std::string_view id) {
    for (const auto& step : procedure.steps)
        if (step.id == id) return step;
    FAIL("no such step");
    return procedure.steps.front();
}

}  // namespace

TEST_CASE("the parts of a plastics share stand in the report with every weighing, counted or not", "[reports]") {
    auto sample = test::training_run();
    sample.edition = standards::embedded_editions().value().back();
    sample.run.parts = {part("P-1", true), part("P-2", false), part("P-3", true)};
    sample.run.step_runs = {attempt("P-1", 1, 412'300, false), attempt("P-1", 2, 412'400, true),
                            attempt("P-2", 1, 100'000, true)};
    const ReportInput input{sample.run, sample.edition, sample.evidence, sample.decoders};
    const auto* procedure = sample.edition.procedure("plastics-share");
    REQUIRE(procedure != nullptr);
    const auto table = parts_table(input, *procedure, step_of(*procedure, "part"));
    REQUIRE(table.rows.size() == 4);
    for (const auto& row : table.rows) CHECK(row.size() == table.columns.size());
    CHECK(table.rows[0][0].text.zh == "P-1\ncover P-1");
    CHECK(table.rows[0][3].text.zh == "0.412");
    CHECK_THAT(table.rows[0][6].text.en, Catch::Contains("does not count"));
    CHECK_THAT(table.rows[1][6].text.en, Catch::Contains("valid"));
    CHECK_THAT(table.rows[1][4].text.zh, Catch::Contains("4711"));
    CHECK_THAT(table.rows[2][2].text.zh, Catch::Contains("metal inside"));
    CHECK_THAT(table.rows[2][5].text.zh, Catch::Contains("P-2.jpg"));
    CHECK(table.rows[3][6].text.en == "Not weighed");
}

TEST_CASE("the sums and the share stand in the report with their uncertainty", "[reports]") {
    auto sample = test::training_run();
    sample.edition = standards::embedded_editions().value().back();
    auto share = attempt({}, 1, 0, true);
    share.result.reason = conformity::Reason::inside_limit;
    share.result.values = {{"vehicle_mass", {Kind::mass, 63'000'000}},
                           {"plastics_mass", {Kind::mass, 3'465'000}},
                           {"share", {Kind::ratio, 55'000'000}},
                           {"share_standard_uncertainty", {Kind::ratio, 60'000}},
                           {"coverage_factor", {Kind::ratio, 2'000'000'000}}};
    sample.run.step_runs = {share};
    const ReportInput input{sample.run, sample.edition, sample.evidence, sample.decoders};
    const auto* procedure = sample.edition.procedure("plastics-share");
    REQUIRE(procedure != nullptr);
    const auto table = share_table(input, *procedure, step_of(*procedure, "share"));
    REQUIRE(table.rows.size() == 5);
    CHECK(table.rows[0][1].text.zh == "63.000 kg");
    CHECK(table.rows[1][1].text.zh == "3.465 kg");
    CHECK(table.rows[2][1].text.zh == "5.500 %");
    CHECK(table.rows[3][1].text.zh == "0.006 %");
    CHECK(table.rows[4][1].text.zh == "2");
    // Calculated once more, each value is told with its number.
    share.number = 2;
    sample.run.step_runs.push_back(share);
    const auto twice = share_table(input, *procedure, step_of(*procedure, "share"));
    REQUIRE(twice.rows.size() == 10);
    CHECK(twice.rows[9][0].text.zh == "2");
    CHECK(twice.rows[9][2].text.zh == "2");
}
