// SPDX-License-Identifier: GPL-3.0-or-later
// A run that two persons make to count for nothing: it stays, and every report that rests on it tells of it.
#include <catch2/catch.hpp>

#include <functional>
#include <optional>
#include <tuple>

#include "core/records/integrity/verify_checkpoints.h"
#include "core/records/packages/package.h"
#include "core/records/reports/report_acts.h"
#include "core/signing/signed_data/cms.h"
#include "tests/core/records/reports/recorded_archive.h"
#include "tests/core/records/reports/report_story.h"
#include "tests/core/records/reports/signed_report.h"
#include "tests/core/records/sample_run.h"

namespace velocert::records {
namespace {

using base::ErrorCode;
using Catch::Contains;

struct Bench : RecordedArchive {
    Bench() : RecordedArchive(ArchiveKind::real, 2) {
        record_sample_run(*archive, "run-2", 1);
        record_sample_run(*archive, "run-3", 1);
    }
    [[nodiscard]] base::Result<void> voided(const std::string& run = "run-1") {
        if (auto asked = request_run_void(*archive, clock, run, "the wrong sample", li); !asked) return asked;
        return confirm_run_void(*archive, clock, run, wang);
    }
    [[nodiscard]] std::string package_findings() const {
        const auto file = scratch.path("run-1.velo");
        const auto exported = export_package(*archive, "run-1", SampleDecoders(), file);
        if (!exported) FAIL(exported.error().text());
        return text_of(*verify_package(file));
    }
    [[nodiscard]] std::string findings() {
        archive.reset();
        return text_of(*verify_archive(folder));
    }
};

}  // namespace

TEST_CASE("a run is voided by two persons with a reason and stays where it is", "[run-void]") {
    Bench bench;
    CHECK(voided_runs(*bench.archive)->empty());
    REQUIRE(request_run_void(*bench.archive, bench.clock, "run-1", "the wrong sample", li));
    // Asked for is not done.
    CHECK(voided_runs(*bench.archive)->empty());
    REQUIRE(confirm_run_void(*bench.archive, bench.clock, "run-1", wang));
    CHECK(*voided_runs(*bench.archive) == std::map<std::string, std::string>{{"run-1", "the wrong sample"}});
    const auto reports = report_register(*bench.archive);
    REQUIRE(reports);
    REQUIRE(reports->run_void("run-1") != nullptr);
    CHECK(reports->run_void("run-1")->confirmed_by == wang);
    CHECK(reports->run_void("run-2") == nullptr);
    // All attempts are still there.
    const auto run = bench.archive->run("run-1");
    REQUIRE(run);
    CHECK(run->step_runs.size() == 2);
    CHECK(bench.package_findings() == "");
    CHECK(bench.findings() == "");
}

TEST_CASE("a run is not voided without a reason, by one person, twice, or while it is not there", "[run-void]") {
    Bench bench;
    const auto refused = [](const base::Result<void>& done, ErrorCode code) {
        return !done && done.error().code == code;
    };
    const auto ask = [&](const std::string& run, const std::string& why) {
        return request_run_void(*bench.archive, bench.clock, run, why, li);
    };
    for (const auto* why : {"", " ", ".", "。", "- -"}) {
        INFO(why);
        CHECK(refused(ask("run-1", why), ErrorCode::missing_field));
    }
    CHECK(refused(ask("run-9", "the wrong sample"), ErrorCode::not_found));
    CHECK(refused(confirm_run_void(*bench.archive, bench.clock, "run-1", wang), ErrorCode::not_permitted));
    REQUIRE(ask("run-1", "the wrong sample"));
    CHECK(refused(confirm_run_void(*bench.archive, bench.clock, "run-1", li), ErrorCode::not_permitted));
    CHECK(refused(confirm_run_void(*bench.archive, bench.clock, "run-1", {"li-2", " LI  ming"}),
                  ErrorCode::not_permitted));
    CHECK(refused(confirm_run_void(*bench.archive, bench.clock, "run-2", wang), ErrorCode::not_permitted));
    CHECK(voided_runs(*bench.archive)->empty());
    REQUIRE(confirm_run_void(*bench.archive, bench.clock, "run-1", wang));
    CHECK(refused(confirm_run_void(*bench.archive, bench.clock, "run-1", zhao), ErrorCode::not_permitted));
    CHECK(refused(ask("run-1", "once more"), ErrorCode::not_permitted));
    CHECK(bench.findings() == "");
}

TEST_CASE("no report is made of a voided run, one that waits goes back, and one that went out tells of it",
          "[run-void]") {
    Bench bench;
    const auto waiting = prepare_sample_report(*bench.archive, bench.clock, "run-1");
    REQUIRE(record_signature(*bench.archive, made_signature(*bench.archive, waiting, Meaning::tested, li)));
    const auto out = prepare_sample_report(*bench.archive, bench.clock, "run-2");
    sign_sample_report(*bench.archive, out);
    REQUIRE(
        record_issue(*bench.archive, bench.clock, made_signature(*bench.archive, out, Meaning::approved, zhao), {}));
    REQUIRE(bench.voided("run-1"));
    REQUIRE(bench.voided("run-2"));
    const auto went_back = report_life(*bench.archive, waiting);
    REQUIRE(went_back);
    CHECK(went_back->state == ReportState::returned);
    REQUIRE(went_back->signatures.size() == 1);
    CHECK_THAT(went_back->signatures.front().void_reason, Contains("the run was voided: the wrong sample"));
    const auto issued = report_life(*bench.archive, out);
    REQUIRE(issued);
    CHECK(issued->state == ReportState::issued);
    REQUIRE_FALSE(issued->changes.empty());
    CHECK_THAT(issued->changes.back().what, Contains("the run was voided"));
    auto again = Story().preparation(waiting, 2);
    again.of_run = "run-1";
    const auto prepared = prepare_report(*bench.archive, bench.clock, again, {"o", "r", {1}});
    REQUIRE_FALSE(prepared);
    CHECK(prepared.error().code == ErrorCode::not_permitted);
    CHECK_THAT(prepared.error().found, Contains("a run that was voided"));
    CHECK(bench.findings() == "");
}

TEST_CASE("no report is approved or issued while nobody has decided on a voiding that was asked for", "[run-void]") {
    // Of the report's own run, and of one that it rests on.
    for (const auto* asked_for : {"run-1", "run-2"}) {
        INFO(asked_for);
        Bench bench;
        const auto report = prepare_sample_report(*bench.archive, bench.clock, "run-1", {}, {}, {"run-2"});
        const auto other = prepare_sample_report(*bench.archive, bench.clock, "run-3");
        sign_sample_report(*bench.archive, report);
        sign_sample_report(*bench.archive, other);
        const auto approval = made_signature(*bench.archive, report, Meaning::approved, zhao);
        const auto reports = [&] { return report_register(*bench.archive).value(); };
        CHECK(may_sign(reports(), report, Meaning::approved, zhao));
        REQUIRE(request_run_void(*bench.archive, bench.clock, asked_for, "the wrong sample", li));
        const auto rows = bench.archive->ledger_size().value();
        const auto asked = may_sign(reports(), report, Meaning::approved, zhao);
        const auto issued = record_issue(*bench.archive, bench.clock, approval, {});
        REQUIRE_FALSE(asked);
        REQUIRE_FALSE(issued);
        for (const auto& error : {asked.error(), issued.error()}) {
            CHECK(error.code == ErrorCode::not_permitted);
            CHECK_THAT(error.found, Contains("Li Ming asked on 20") && Contains(asked_for) &&
                                        Contains("nobody has decided: the wrong sample"));
        }
        CHECK(bench.archive->ledger_size().value() == rows);
        // A report of another run is not concerned.
        CHECK(may_sign(reports(), other, Meaning::approved, zhao));
        // A second person decides that the run counts, and why.
        REQUIRE(decline_run_void(*bench.archive, bench.clock, asked_for, "the sample was the right one", wang));
        CHECK(reports().void_requests.empty());
        CHECK(may_sign(reports(), report, Meaning::approved, zhao));
        CHECK(record_issue(*bench.archive, bench.clock, made_signature(*bench.archive, report, Meaning::approved, zhao),
                           {}));
        CHECK(bench.package_findings() == "");
        CHECK(bench.findings() == "");
    }
}

TEST_CASE("a voiding is declined by a second person with words, and may be asked for anew", "[run-void]") {
    Bench bench;
    const auto declined = [&](const std::string& run, const std::string& why, const base::Person& person) {
        const auto done = decline_run_void(*bench.archive, bench.clock, run, why, person);
        return done ? std::optional<ErrorCode>() : done.error().code;
    };
    CHECK(declined("run-1", "it is good", wang) == ErrorCode::not_permitted);
    REQUIRE(request_run_void(*bench.archive, bench.clock, "run-1", "the wrong sample", li));
    for (const auto* why : {"", " ", "。", "--"}) CHECK(declined("run-1", why, wang) == ErrorCode::missing_field);
    CHECK(declined("run-1", "it is good", li) == ErrorCode::not_permitted);
    CHECK(declined("run-1", "it is good", {"li-2", " LI  ming"}) == ErrorCode::not_permitted);
    CHECK(declined("run-2", "it is good", wang) == ErrorCode::not_permitted);
    CHECK_FALSE(declined("run-1", "it is good", wang));
    CHECK(declined("run-1", "it is good", wang) == ErrorCode::not_permitted);
    CHECK_FALSE(confirm_run_void(*bench.archive, bench.clock, "run-1", wang));
    REQUIRE(bench.voided("run-1"));
    CHECK(declined("run-1", "it is good", zhao) == ErrorCode::not_permitted);
    CHECK(bench.findings() == "");
}

TEST_CASE("the reports in force that rest on a run are named, and of each how its run was voided", "[run-void]") {
    Bench bench;
    const auto issue = [&](const std::string& run, std::vector<std::string> rests_on) {
        const auto report = prepare_sample_report(*bench.archive, bench.clock, run, {}, {}, std::move(rests_on));
        sign_sample_report(*bench.archive, report);
        REQUIRE(record_issue(*bench.archive, bench.clock,
                             made_signature(*bench.archive, report, Meaning::approved, zhao), {}));
        return report;
    };
    const auto own = issue("run-1", {});
    const auto resting = issue("run-3", {"run-1"});
    const auto other = issue("run-2", {});
    static_cast<void>(prepare_sample_report(*bench.archive, bench.clock, "run-1"));
    const auto numbers = [&](const std::string& run) {
        std::vector<std::string> out;
        for (const auto* life : report_register(*bench.archive)->in_force_from(run)) out.push_back(life->number());
        return out;
    };
    CHECK(numbers("run-1") == std::vector{own, resting});
    CHECK(numbers("run-9").empty());
    REQUIRE(bench.voided("run-1"));
    const auto reports = report_register(*bench.archive);
    for (const auto& report : {own, resting}) {
        const auto* voided = reports->void_behind(reports->report(report)->preparation);
        REQUIRE(voided != nullptr);
        CHECK(voided->request.of_run == "run-1");
        CHECK(reports->report(report)->state == ReportState::issued);
    }
    CHECK(reports->void_behind(reports->report(other)->preparation) == nullptr);
    CHECK(reports->void_asked_behind(reports->report(own)->preparation) == nullptr);
}

TEST_CASE("attack: a voiding declined that nobody asked for, or by who asked, is named in archive and package",
          "[run-void]") {
    const RunVoidRequest asked{"run-1", "the wrong sample", li, "2025-11-23T02:00:00.000Z"};
    const std::tuple<const char*, std::function<void(RunVoidDeclined&)>, const char*> cases[] = {
        {"other words", [](RunVoidDeclined& one) { one.request.reason = "another reason"; }, "nobody made"},
        {"in another's name", [](RunVoidDeclined& one) { one.request.requested_by = chen; }, "nobody made"},
        {"by who asked", [](RunVoidDeclined& one) { one.declined_by = li; }, "by the person who made it"},
    };
    for (const auto& [what, change, found] : cases) {
        INFO(what);
        Bench bench;
        REQUIRE(bench.archive->append("run-void-request/1", to_record(asked)));
        RunVoidDeclined done{asked, "it is good", wang, "2025-11-23T02:10:00.000Z"};
        change(done);
        REQUIRE(bench.archive->append("run-void-declined/1", to_record(done)));
        CHECK_THAT(bench.package_findings(), Contains(found));
        CHECK_THAT(bench.findings(), Contains(found));
    }
}

TEST_CASE("attack: a void of a run that nobody asked for, or by one person, is named in archive and package",
          "[run-void]") {
    const RunVoidRequest asked{"run-1", "the wrong sample", li, "2025-11-23T02:00:00.000Z"};
    const std::tuple<const char*, std::function<void(RunVoid&)>, const char*> cases[] = {
        {"other words", [](RunVoid& one) { one.request.reason = "another reason"; }, "nobody asked for"},
        {"in another's name", [](RunVoid& one) { one.request.requested_by = chen; }, "nobody asked for"},
        {"by who asked", [](RunVoid& one) { one.confirmed_by = li; }, "by the person who asked"},
    };
    for (const auto& [what, change, found] : cases) {
        INFO(what);
        Bench bench;
        REQUIRE(bench.archive->append("run-void-request/1", to_record(asked)));
        RunVoid done{asked, wang, "2025-11-23T02:10:00.000Z"};
        change(done);
        REQUIRE(bench.archive->append("run-void/1", to_record(done)));
        CHECK_THAT(bench.package_findings(), Contains(found));
        CHECK_THAT(bench.findings(), Contains(found));
    }
}

}  // namespace velocert::records
