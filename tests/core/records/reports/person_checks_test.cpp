// SPDX-License-Identifier: GPL-3.0-or-later
// Whose work it is, by all names of a person, and what other reports say of the run.
#include <catch2/catch.hpp>

#include <map>

#include "core/records/reports/report_checks.h"
#include "tests/core/records/people/people_fixture.h"
#include "tests/core/records/reports/report_story.h"

namespace velocert::records {
namespace {

/// A run, its signers, and a register in which Wang Fang is 王芳 too.
struct Persons {
    PeopleLaboratory laboratory;
    laboratory::PeopleRegister people;
    sequence::Run run;
    laboratory::Order order;
    PlannedSigners signers;
    std::vector<base::Person> former;

    Persons() {
        laboratory.staff();
        people = laboratory.people();
        run.id = "run-1";
        signers = {laboratory.account("li.ming").person(), laboratory.account("zhao.lei").person(),
                   laboratory.account("wang.fang").person()};
    }
    [[nodiscard]] std::vector<std::string> found() const {
        ReportCase report{.run = run,
                          .order = order,
                          .number = {},
                          .title = {},
                          .method = {},
                          .statement = {},
                          .signers = signers,
                          .issue_on = {},
                          .certificates = {},
                          .signatures = {},
                          .open_holds = {},
                          .amended_issue = {},
                          .prepared = {},
                          .now = {},
                          .integrity = {}};
        report.former_testers = former;
        report.people = &people;
        std::vector<std::string> out;
        for (const auto& one : person_findings(report)) out.push_back(one.code);
        return out;
    }
};

const std::vector<std::string> nothing;
const std::vector<std::string> own_work{"persons/own-work"};
const std::vector<std::string> not_the_tester{"persons/not-the-tester"};

}  // namespace

TEST_CASE("own work is told by every name of an account and by the account itself", "[person-checks]") {
    Persons one;
    REQUIRE(one.signers.approved.name == "王芳");
    CHECK(one.found() == nothing);
    one.former = {one.signers.tested};
    CHECK(one.found() == nothing);
    for (const auto& who : {base::Person{"", "Wang Fang"}, base::Person{"", "ＷＡＮＧ  fang"}, base::Person{"", "王芳"},
                            base::Person{"", "wang.fang"}, base::Person{one.signers.approved.id, "married since"}}) {
        CAPTURE(who.name);
        one.former = {one.signers.tested, who};
        CHECK(one.found() == own_work);
    }
    one.former = {one.signers.tested, {"", "Wang Fa"}};
    CHECK(one.found() == nothing);
}

TEST_CASE("whoever signs as tested made the test where somebody is named", "[person-checks]") {
    Persons one;
    const auto by = [&](const base::Person& who) {
        one.run.operator_account = who.id;
        one.run.operator_name = who.name;
        return one.found();
    };
    CHECK(by({"", ""}) == nothing);
    CHECK(by({"", "  "}) == nothing);
    CHECK(by(one.signers.tested) == nothing);
    CHECK(by({"", "li  ming"}) == nothing);
    CHECK(by({"", "Sun Qi"}) == not_the_tester);
    // Of two accounts with one name the account decides.
    CHECK(by({one.laboratory.account("sun.qi").id, "Li Ming"}) == not_the_tester);
    // Whoever took a step of an earlier run was at the bench.
    one.former = {one.signers.tested};
    CHECK(by({"", "Sun Qi"}) == nothing);
}

TEST_CASE("whoever combined runs did not test by that and does not review it either", "[person-checks]") {
    Persons one;
    sequence::Suspension joined;
    joined.text = "run-0";
    one.run.suspensions.push_back(joined);
    one.run.operator_name = "Sun Qi";
    sequence::Resumption again;
    again.operator_name = "Li Ming";
    one.run.resumptions.push_back(again);
    CHECK(one.found() == nothing);
    one.run.operator_name = "Li Ming";
    one.run.resumptions.front().operator_name = "Sun Qi";
    CHECK(one.found() == not_the_tester);
    one.run.operator_name = "Zhao Lei";
    one.run.resumptions.front().operator_name = "Li Ming";
    CHECK(one.found() == own_work);
}

TEST_CASE("a report in force keeps another of its run away that does not belong to it", "[person-checks]") {
    ReportRegister reports;
    const auto add = [&](const char* number, ReportState state, const char* amends = nullptr,
                         const char* run = "run-1") {
        ReportLife life;
        life.state = state;
        life.preparation.report = number;
        life.preparation.of_run = run;
        if (amends != nullptr) life.preparation.amends = Amends{amends, AmendmentKind::replacement, "typing error", {}};
        reports.reports.push_back(life);
    };
    const auto found = [&](const char* amends = nullptr, const char* run = "run-1", const char* number = "R-9") {
        Preparation coming;
        coming.report = number;
        coming.of_run = run;
        if (amends != nullptr) coming.amends = Amends{amends, AmendmentKind::replacement, "typing error", {}};
        std::vector<std::string> out;
        const auto own = [](const Preparation& one) { return std::vector{one.of_run}; };
        for (const auto& one : other_report_findings(reports, coming, own)) out.push_back(one.code);
        return out;
    };
    CHECK(found() == nothing);
    add("R-1", ReportState::voided);
    for (const auto state : {ReportState::prepared, ReportState::tested, ReportState::reviewed, ReportState::returned})
        add("R-2", state);
    CHECK(found() == nothing);
    add("R-3", ReportState::superseded);
    add("R-4", ReportState::issued, "R-3");
    const std::vector<std::string> fourth{"report/R-4"};
    CHECK(found() == fourth);
    CHECK(found("R-1") == fourth);
    CHECK(found("R-4") == nothing);
    CHECK(found("R-3") == nothing);
    CHECK(found(nullptr, "run-2") == nothing);
    CHECK(found(nullptr, "run-1", "R-4") == nothing);
    // A supplement and what it belongs to are both in force.
    reports = {};
    add("R-1", ReportState::amended);
    add("R-2", ReportState::issued, "R-1");
    CHECK(found() == std::vector<std::string>{"report/R-1", "report/R-2"});
    CHECK(found("R-2") == nothing);
    CHECK(found("R-1") == nothing);
    // Entries that lead in a circle end.
    reports = {};
    add("R-1", ReportState::issued, "R-2");
    add("R-2", ReportState::issued, "R-1");
    CHECK(found("R-1").size() <= 2);
}

TEST_CASE("a run that two reports give the results of keeps them apart however it came into them", "[person-checks]") {
    // "C" and "D" bring runs together, "F" took former attempts from A.
    const std::map<std::string, std::vector<std::string>> rests_on = {
        {"A", {}}, {"B", {}}, {"C", {"A", "B"}}, {"D", {"B", "E"}}, {"E", {}}, {"F", {"A"}}, {"G", {"A"}}};
    const auto preparation = [&](const char* number, const std::string& run) {
        Preparation out;
        out.report = number;
        out.of_run = run;
        out.rests_on = rests_on.at(run);
        return out;
    };
    const auto runs = [&](const Preparation& one) {
        std::vector<std::string> out{one.of_run};
        if (one.of_run == "C" || one.of_run == "D") out.insert(out.end(), one.rests_on.begin(), one.rests_on.end());
        return out;
    };
    const auto found = [&](const std::string& there, ReportState state, const std::string& coming,
                           const char* amends = nullptr) {
        ReportRegister reports;
        reports.reports.push_back({});
        reports.reports.back().state = state;
        reports.reports.back().preparation = preparation("R-1", there);
        auto next = preparation("R-2", coming);
        if (amends != nullptr) next.amends = Amends{amends, AmendmentKind::supplement, "more was tested", {}};
        std::string out;
        for (const auto& one : other_report_findings(reports, next, runs)) out += one.where + "; ";
        return out;
    };
    struct {
        const char* there;
        const char* coming;
        const char* where;
    } const rows[] = {{"C", "D", "run B; "}, {"D", "C", "run B; "}, {"A", "C", "run A; "}, {"C", "A", "run A; "},
                      {"C", "C", "run C; "}, {"E", "C", ""},        {"F", "A", ""},        {"A", "F", ""},
                      {"F", "G", ""},        {"F", "C", ""},        {"C", "F", ""},        {"F", "F", "run F; "}};
    for (const auto& row : rows) {
        INFO(row.there << " in force and " << row.coming << " coming");
        CHECK(found(row.there, ReportState::issued, row.coming) == row.where);
        CHECK(found(row.there, ReportState::amended, row.coming) == row.where);
        for (const auto state : {ReportState::voided, ReportState::superseded, ReportState::reviewed})
            CHECK(found(row.there, state, row.coming).empty());
        CHECK(found(row.there, ReportState::issued, row.coming, "R-1").empty());
        CHECK(found(row.there, ReportState::issued, row.coming, "R-0") == row.where);
    }
}

}  // namespace velocert::records
