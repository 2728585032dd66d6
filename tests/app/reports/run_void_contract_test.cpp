// SPDX-License-Identifier: GPL-3.0-or-later
// A run with a report in force that somebody asks to void: the report is named, none is approved meanwhile, and
// everybody who lists or verifies is told. What is held before anything of it is there is said, too.
#include <catch2/catch.hpp>

#include "tests/app/records/issued_report.h"
#include "tests/app/reports/signing_laboratory.h"

using namespace velocert;
using namespace velocert::tests;
using base::Json;
using Catch::Contains;

namespace {

Finished act_of(const SigningLaboratory& lab, const std::string& login, std::vector<std::string> words,
                const std::string& more = {}) {
    words.insert(words.end(), {"--archive", lab.archive, "--user", login, "--password-stdin"});
    return cli(words, SigningLaboratory::password(login) + "\n" + more);
}

std::vector<std::string> numbers_in(const Json& list) {
    std::vector<std::string> out;
    for (const auto& one : *list.items()) out.push_back(*one.string());
    return out;
}

/// The second document of the program: a number and its report as the list shows it.
Json listed(const SigningLaboratory& lab, const std::string& report) {
    const auto list = cli({"report", "list", "--archive", lab.archive, "--json"});
    REQUIRE(list.code == 0);
    const auto document = list.json();
    for (const auto& one : *document.find("reports")->items())
        if (*one.find("report")->string() == report) return one;
    FAIL("not listed: " << report);
    return {};
}

}  // namespace

TEST_CASE("whoever voids a run is told of its reports in force, and so is whoever lists or verifies afterwards",
          "[report-contract]") {
    const Issued issued;
    const auto& lab = issued.lab;
    const auto asked =
        act_of(lab, "li.ming", {"runs", "void", "--run", lab.run_id, "--reason", "wrong item", "--json"});
    CAPTURE(asked.out, asked.err);
    REQUIRE(asked.code == 0);
    CHECK(numbers_in(*asked.json().find("reports_in_force")) == std::vector{issued.report});
    CHECK_THAT(asked.err, Contains(issued.report + " (issued)"));
    CHECK(listed(lab, issued.report).find("run_voided")->is_null());
    CHECK(*listed(lab, issued.report).find("run_void_requested")->find("reason")->string() == "wrong item");
    const auto waiting = verify({lab.archive});
    CHECK_THAT(waiting.out,
               Contains("runs voided: none") && Contains("runs asked to be voided, not decided: 1: " + lab.run_id));

    const auto confirmed = act_of(lab, "zhao.lei",
                                  {"runs", "void", "--run", lab.run_id, "--confirm", "--key",
                                   lab.folder / "zhao.lei.p12", "--trust", lab.trust, "--json"},
                                  SigningLaboratory::passphrase("zhao.lei") + "\n");
    CAPTURE(confirmed.out, confirmed.err);
    REQUIRE(confirmed.code == 0);
    CHECK(numbers_in(*confirmed.json().find("reports_in_force")) == std::vector{issued.report});
    CHECK_THAT(confirmed.err, Contains("a run that counts for nothing now: " + issued.report));

    // The report is what it was, with the words beside it everywhere.
    CHECK(lab.state(issued.report) == "issued");
    CHECK(*listed(lab, issued.report).find("run_voided")->find("reason")->string() == "wrong item");
    for (const auto& words :
         {std::vector<std::string>{"report", "list", "--archive", lab.archive},
          std::vector<std::string>{"report", "show", "--archive", lab.archive, "--report", issued.report}})
        CHECK_THAT(cli(words).out, Contains("VOIDED: run " + lab.run_id + " counts for nothing since 20"));
    const std::string as_text = "reports issued: 1: " + issued.report + " (its run was voided since)";
    for (const auto& found : {verify({lab.archive}), cli({"verify", lab.archive})}) {
        CAPTURE(found.out);
        CHECK(found.code == 0);
        const auto rows = found.out.find("rows and files checked, all hold");
        REQUIRE(rows != std::string::npos);
        CHECK(found.out.find(as_text) > rows);
        CHECK_THAT(found.out, Contains(as_text) && Contains("reports superseded: none") &&
                                  Contains("reports voided: none") && Contains("reports in work: none") &&
                                  Contains("runs voided: 1: " + lab.run_id) && Contains("holds open: none"));
    }
    const auto as_json = verify({lab.archive, "--json"}).json();
    CHECK(*as_json.find("reports")->items()->front().find("run_voided")->find("of_run")->string() == lab.run_id);
    const auto package = lab.folder / "after.velo";
    REQUIRE(cli({"export", "--archive", lab.archive, "--run", lab.run_id, "--out", package}).code == 0);
    CHECK_THAT(verify({package, "--no-recompute"}).out,
               Contains("report " + issued.report + ": issued; its run " + lab.run_id + " was voided on 20"));
}

TEST_CASE("no report is approved while the voiding of its run waits for a decision", "[report-contract]") {
    const SigningLaboratory lab;
    const auto prepared = lab.prepare();
    REQUIRE(prepared.code == 0);
    const std::string report = *prepared.json().find("report")->string();
    REQUIRE(lab.sign(report, "li.ming", "tested", SigningLaboratory::both("li.ming")).code == 0);
    REQUIRE(lab.sign(report, "wang.fang", "reviewed", SigningLaboratory::both("wang.fang")).code == 0);
    const auto asked = act_of(lab, "li.ming", {"runs", "void", "--run", lab.run_id, "--reason", "wrong item"});
    REQUIRE(asked.code == 0);
    CHECK_THAT(asked.out, Contains("no report of it is approved before"));
    CHECK(asked.err.find("warning: in force") == std::string::npos);
    const auto refused = lab.approve(report, "zhao.lei", lab.folder.path());
    CAPTURE(refused.err);
    CHECK(refused.code == 6);
    CHECK_THAT(refused.err,
               Contains("Li Ming asked on 20") && Contains("nobody has decided: wrong item") && Contains("--decline"));
    CHECK(lab.state(report) == "reviewed");
    CHECK(lab.show(report).find("attempts")->items()->size() == 1);
    CHECK_THAT(verify({lab.archive}).out, Contains("reports in work: 1: " + report));

    // By another person, with words, who may make void.
    CHECK(act_of(lab, "li.ming", {"runs", "void", "--run", lab.run_id, "--decline", "it is the right one"}).code == 6);
    CHECK(act_of(lab, "zhao.lei", {"runs", "void", "--run", lab.run_id, "--decline", "."}).code == 3);
    CHECK(act_of(lab, "zhao.lei", {"runs", "void", "--run", lab.run_id, "--decline", "yes", "--confirm"}).code == 3);
    const auto declined =
        act_of(lab, "zhao.lei", {"runs", "void", "--run", lab.run_id, "--decline", "it is the right one", "--json"});
    CAPTURE(declined.err);
    REQUIRE(declined.code == 0);
    CHECK(*declined.json().find("declined")->boolean());
    CHECK_FALSE(*declined.json().find("voided")->boolean());
    CHECK_THAT(cli({"audit", "--archive", lab.archive}).out,
               Contains("decided that the run " + lab.run_id + " counts: it is the right one"));
    const auto approved = lab.approve(report, "zhao.lei", lab.folder.path());
    CAPTURE(approved.err);
    CHECK(approved.code == 0);
    CHECK(verify({lab.archive}).code == 0);
}

TEST_CASE("a hold on an item that nothing of the archive is of is opened and said outright", "[report-contract]") {
    const SigningLaboratory lab;
    const auto mistyped =
        act_of(lab, "li.ming", {"hold", "open", "--item", "S-0O1", "--reason", "scale drifted", "--json"});
    CAPTURE(mistyped.out, mistyped.err);
    REQUIRE(mistyped.code == 0);
    CHECK_FALSE(*mistyped.json().find("known")->boolean());
    CHECK(*mistyped.json().find("open")->boolean());
    CHECK_THAT(mistyped.err, Contains("no run and no report of this archive is of an item S-0O1"));
    const auto known =
        act_of(lab, "li.ming", {"hold", "open", "--item", "S-001", "--reason", "scale drifted", "--json"});
    REQUIRE(known.code == 0);
    CHECK(*known.json().find("known")->boolean());
    CHECK(known.err.find("no run and no report") == std::string::npos);
    CHECK_THAT(verify({lab.archive}).out, Contains("holds open: 2: H1 on item S-0O1, H2 on item S-001"));
}
