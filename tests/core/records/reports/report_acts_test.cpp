// SPDX-License-Identifier: GPL-3.0-or-later
#include "core/records/reports/report_acts.h"

#include <catch2/catch.hpp>
#include <functional>
#include <tuple>

#include "core/records/integrity/inclusion_file.h"
#include "core/records/integrity/verify_reports.h"
#include "core/records/ledger/merkle.h"
#include "core/sequence/documents/joined_runs.h"
#include "core/sequence/judging/combined_run.h"
#include "tests/core/records/index/raw_index.h"
#include "tests/core/records/reports/recorded_archive.h"
#include "tests/core/records/reports/report_story.h"
#include "tests/core/records/reports/signed_report.h"
#include "tests/core/records/sample_run.h"

namespace velocert::records {
namespace {

using base::ErrorCode;
using Catch::Contains;

struct Bench : RecordedArchive {
    using RecordedArchive::RecordedArchive;
    [[nodiscard]] std::string state(const std::string& report) const {
        const auto life = report_life(*archive, report);
        return life ? std::string(name(life->state)) : life.error().text();
    }
    [[nodiscard]] std::string findings() {
        archive.reset();
        return text_of(*verify_archive(folder));
    }
};

/// A run that brings those together, as 'report combine' records it.
void record_combined_run(Archive& archive, const std::string& id, const std::vector<std::string>& held) {
    const auto pack = archive.store(base::as_bytes("the bundle of the pack"));
    REQUIRE(pack);
    auto run = sample_run(id, *pack, archive.training());
    for (const auto& one : held) {
        run.suspensions.push_back({{}, one, run.program_version});
        sequence::Resumption again;
        again.resumed_utc = "2025-11-22T03:00:00.000Z";
        again.operator_name = run.operator_name;
        again.program_version = run.program_version;
        again.station = run.station;
        run.resumptions.push_back(again);
    }
    run.lifecycle = sequence::Lifecycle::completed;
    run.ended_utc = "2025-11-22T03:10:00.000Z";
    run.verdict = conformity::Verdict::fail;
    const auto done = sequence::record_combined(archive, run);
    if (!done) FAIL(done.error().text());
    REQUIRE(sequence::runs_in(archive.run(id).value()) == held);
}

}  // namespace

TEST_CASE("a report is prepared, signed by three persons, issued and delivered in an archive", "[report-acts]") {
    Bench bench;
    const auto report = prepare_sample_report(*bench.archive, bench.clock, "run-1");
    CHECK(report == "R-2025-0001");
    sign_sample_report(*bench.archive, report);
    const auto issue = record_issue(*bench.archive, bench.clock,
                                    made_signature(*bench.archive, report, Meaning::approved, zhao), {"/out", "/usb"});
    REQUIRE(issue);
    CHECK(bench.state(report) == "issued");
    const auto bytes = bench.archive->load(issue->document);
    REQUIRE(bytes);
    CHECK_THAT(std::string(bytes->begin(), bytes->end()),
               Contains("signed by Li Ming\nsigned by Wang Fang\nsigned by Zhao Lei"));
    REQUIRE(record_delivery(*bench.archive, {report, "/out", false, "no such folder", {}}, bench.clock));
    REQUIRE(record_delivery(*bench.archive, {report, "/out", true, {}, {}}, bench.clock));
    CHECK(report_life(*bench.archive, report)->undelivered() == std::vector<std::string>{"/usb"});
    // A proof of the report is one of all of it: prepared, signed three times, issued, brought twice.
    const auto rows = rows_of_report(*bench.archive, report);
    REQUIRE(rows);
    std::vector<std::string> types;
    for (const auto row : *rows) types.push_back(bench.archive->ledger_row(row)->type);
    CHECK(types == std::vector<std::string>{"report-prepare/1", "report-signature/1", "report-signature/1",
                                            "report-signature/1", "report-issue/1", "report-delivery/1",
                                            "report-delivery/1"});
    CHECK(bench.findings() == "");
}

TEST_CASE("training archives number their specimens in a series of their own", "[report-acts]") {
    Bench bench(ArchiveKind::training);
    CHECK(prepare_sample_report(*bench.archive, bench.clock, "run-1") == "SPECIMEN-2025-0001");
    auto preparation = Story().preparation("R-2025-0001");
    const auto done = prepare_report(*bench.archive, bench.clock, preparation, {"o", "r", {1}});
    REQUIRE_FALSE(done);
    CHECK(done.error().code == ErrorCode::not_permitted);
}

TEST_CASE("acts that are not allowed are refused before anything is stored", "[report-acts]") {
    const std::pair<const char*, std::function<base::Result<void>(Bench&)>> cases[] = {
        {"is not Li Ming",
         [](Bench& b) {
             return record_signature(*b.archive, made_signature(*b.archive, "R-2025-0001", Meaning::tested, wang));
         }},
        {"is prepared",
         [](Bench& b) {
             return record_signature(*b.archive, made_signature(*b.archive, "R-2025-0001", Meaning::reviewed, wang));
         }},
        {"is prepared",
         [](Bench& b) -> base::Result<void> {
             const auto done = record_issue(*b.archive, b.clock,
                                            made_signature(*b.archive, "R-2025-0001", Meaning::approved, zhao), {});
             if (done) return {};
             return base::fail(done.error());
         }},
        {"not issued",
         [](Bench& b) {
             return record_delivery(*b.archive, {"R-2025-0001", "/out", true, {}, {}}, b.clock);
         }},
        {"nobody asked", [](Bench& b) { return confirm_void(*b.archive, b.clock, "R-2025-0001", wang); }},
        {"made for another record",
         [](Bench& b) {
             auto made = made_signature(*b.archive, "R-2025-0001", Meaning::tested, li);
             made.statement.record = base::Digest::of(std::string_view("another"));
             return record_signature(*b.archive, made);
         }},
    };
    for (const auto& [found, act] : cases) {
        INFO(found);
        Bench bench;
        prepare_sample_report(*bench.archive, bench.clock, "run-1");
        const auto before = bench.archive->ledger_leaves()->size();
        const auto done = act(bench);
        REQUIRE_FALSE(done);
        CHECK(done.error().code == ErrorCode::not_permitted);
        CHECK_THAT(done.error().text(), Contains(found));
        CHECK(bench.archive->ledger_leaves()->size() == before);
    }
}

TEST_CASE("holds block the approval until a second person decides", "[report-acts]") {
    Bench bench;
    const auto hold = open_hold(*bench.archive, bench.clock, {HoldSubject::Kind::item, "S-001"}, "scale drifted", chen);
    REQUIRE(hold);
    CHECK(hold->hold == "H1");
    CHECK_FALSE(open_hold(*bench.archive, bench.clock, {HoldSubject::Kind::item, "S-001"}, " . ", chen));
    const auto report = prepare_sample_report(*bench.archive, bench.clock, "run-1");
    sign_sample_report(*bench.archive, report);
    const auto reports = report_register(*bench.archive);
    CHECK_THAT(may_sign(*reports, report, Meaning::approved, zhao).error().text(), Contains("hold H1 is open"));
    CHECK(record_issue(*bench.archive, bench.clock, made_signature(*bench.archive, report, Meaning::approved, zhao), {})
              .error()
              .code == ErrorCode::not_permitted);
    CHECK(close_hold(*bench.archive, bench.clock, "H1", "within limits", "stands", chen).error().code ==
          ErrorCode::not_permitted);
    REQUIRE(close_hold(*bench.archive, bench.clock, "H1", "within limits", "stands", wang));
    CHECK(bench.state(report) == "returned");
    CHECK(prepare_sample_report(*bench.archive, bench.clock, "run-1", report) == report);
    sign_sample_report(*bench.archive, report);
    REQUIRE(
        record_issue(*bench.archive, bench.clock, made_signature(*bench.archive, report, Meaning::approved, zhao), {}));
    CHECK(bench.findings() == "");
}

TEST_CASE("an amendment is issued together with the other end of its link", "[report-acts]") {
    Bench bench;
    const auto first = prepare_sample_report(*bench.archive, bench.clock, "run-1");
    sign_sample_report(*bench.archive, first);
    REQUIRE(
        record_issue(*bench.archive, bench.clock, made_signature(*bench.archive, first, Meaning::approved, zhao), {}));
    const auto second =
        prepare_sample_report(*bench.archive, bench.clock, "run-1", {},
                              Amends{first, AmendmentKind::replacement, "typing error", {{"a", "b", "c"}}});
    sign_sample_report(*bench.archive, second);
    CHECK(bench.state(first) == "issued");
    REQUIRE(
        record_issue(*bench.archive, bench.clock, made_signature(*bench.archive, second, Meaning::approved, zhao), {}));
    CHECK(bench.state(first) == "superseded");
    CHECK(report_life(*bench.archive, first)->amended_by.at(0).by == second);
    REQUIRE(request_void(*bench.archive, bench.clock, second, "wrong item", li));
    CHECK(confirm_void(*bench.archive, bench.clock, second, li).error().code == ErrorCode::not_permitted);
    REQUIRE(confirm_void(*bench.archive, bench.clock, second, zhao));
    CHECK(bench.state(second) == "voided");
    CHECK(bench.findings() == "");
}

TEST_CASE("a second report on a run is issued when it amends the first or the first is void", "[report-acts]") {
    Bench bench;
    const auto issue = [&](const std::string& report) {
        sign_sample_report(*bench.archive, report);
        return record_issue(*bench.archive, bench.clock,
                            made_signature(*bench.archive, report, Meaning::approved, zhao), {});
    };
    const auto first = prepare_sample_report(*bench.archive, bench.clock, "run-1");
    const auto second = prepare_sample_report(*bench.archive, bench.clock, "run-1");
    REQUIRE(issue(first));
    const auto before = bench.archive->ledger_leaves()->size() + 2;
    const auto refused = issue(second);
    REQUIRE_FALSE(refused);
    CHECK(refused.error().code == ErrorCode::not_permitted);
    CHECK_THAT(refused.error().text(), Contains(second) && Contains("run run-1") &&
                                           Contains("report " + first + " of it is issued") && Contains("'amend'"));
    CHECK(bench.archive->ledger_leaves()->size() == before);
    REQUIRE(request_void(*bench.archive, bench.clock, first, "wrong item", li));
    REQUIRE(confirm_void(*bench.archive, bench.clock, first, zhao));
    REQUIRE(
        record_issue(*bench.archive, bench.clock, made_signature(*bench.archive, second, Meaning::approved, zhao), {}));
    CHECK(bench.state(second) == "issued");
    CHECK(bench.findings() == "");
}

TEST_CASE("reports that bring a run together with others are held against those that give its results",
          "[report-acts]") {
    const std::vector<std::string> of_first{"run-1", "run-2"};
    const std::vector<std::string> of_second{"run-3", "run-1"};
    struct {
        const char* run;
        std::vector<std::string> rests_on;
        const char* other;
        std::vector<std::string> other_rests_on;
    } const pairs[] = {{"run-8", of_first, "run-9", of_second},
                       {"run-1", {}, "run-9", of_second},
                       {"run-9", of_second, "run-1", {}},
                       // Prepared before it was kept what a report rests on: the runs tell.
                       {"run-8", {}, "run-9", {}},
                       {"run-8", {}, "run-9", of_second},
                       {"run-8", of_first, "run-9", {}},
                       {"run-1", {}, "run-9", {}},
                       {"run-9", {}, "run-1", {}}};
    for (const auto& pair : pairs) {
        INFO(pair.run << ", then " << pair.other);
        Bench bench;
        for (const auto& [run, held] : {std::pair{"run-8", of_first}, std::pair{"run-9", of_second}})
            record_combined_run(*bench.archive, run, held);
        record_combined_run(*bench.archive, "run-7", {"run-6"});
        record_sample_run(*bench.archive, "run-5", 1);
        const auto approval = [&](const std::string& report) {
            return made_signature(*bench.archive, report, Meaning::approved, zhao);
        };
        const auto first = prepare_sample_report(*bench.archive, bench.clock, pair.run, {}, {}, pair.rests_on);
        const auto second = prepare_sample_report(*bench.archive, bench.clock, pair.other, {}, {}, pair.other_rests_on);
        const auto third = prepare_sample_report(*bench.archive, bench.clock, "run-7", {}, {}, {"run-6"});
        // What a run only took former attempts from it does not give the results of.
        const auto fourth = prepare_sample_report(*bench.archive, bench.clock, "run-5", {}, {}, {"run-1"});
        for (const auto& one : {first, second, third, fourth}) sign_sample_report(*bench.archive, one);
        REQUIRE(record_issue(*bench.archive, bench.clock, approval(first), {}));
        CHECK(record_issue(*bench.archive, bench.clock, approval(third), {}));
        CHECK(record_issue(*bench.archive, bench.clock, approval(fourth), {}));
        const auto refused = record_issue(*bench.archive, bench.clock, approval(second), {});
        REQUIRE_FALSE(refused);
        CHECK(refused.error().code == ErrorCode::not_permitted);
        CHECK_THAT(refused.error().text(), Contains("run run-1") && Contains("report " + first) &&
                                               Contains("does not amend it") && Contains("'report void'"));
        const auto amending = prepare_sample_report(
            *bench.archive, bench.clock, pair.other, {},
            Amends{first, AmendmentKind::replacement, "more was tested", {{"a", "b", "c"}}}, pair.other_rests_on);
        sign_sample_report(*bench.archive, amending);
        REQUIRE(record_issue(*bench.archive, bench.clock, approval(amending), {}));
        CHECK(bench.state(first) == "superseded");
        CHECK_FALSE(record_issue(*bench.archive, bench.clock, approval(second), {}));
        REQUIRE(request_void(*bench.archive, bench.clock, amending, "wrong item", li));
        REQUIRE(confirm_void(*bench.archive, bench.clock, amending, zhao));
        REQUIRE(record_issue(*bench.archive, bench.clock, approval(second), {}));
        CHECK(bench.findings() == "");
    }
}

TEST_CASE("an archive of before that holds two such reports is read and verified as it was", "[report-acts]") {
    Bench bench;
    const auto plain = prepare_sample_report(*bench.archive, bench.clock, "run-1");
    record_combined_run(*bench.archive, "run-9", {"run-1", "run-2"});
    const auto combined = prepare_sample_report(*bench.archive, bench.clock, "run-9", {}, {}, {"run-1", "run-2"});
    for (const auto& report : {plain, combined}) {
        sign_sample_report(*bench.archive, report);
        const auto made = made_signature(*bench.archive, report, Meaning::approved, zhao);
        const auto certificate = bench.archive->store(base::as_bytes(made.certificate));
        const auto document = bench.archive->store(*made.document);
        REQUIRE((certificate && document));
        ReportIssue issue;
        issue.report = report;
        issue.preparation = 1;
        issue.document = *document;
        issue.issued_by = zhao;
        issue.issued_utc = base::utc_text(bench.clock.now());
        const std::pair<std::string, base::Json> records[] = {
            {"report-signature/1", signature_record({made.statement, made.cms, *certificate, *document})},
            {"report-issue/1", to_record(issue)}};
        REQUIRE(bench.archive->append_all(records));
    }
    CHECK(bench.state(plain) == "issued");
    CHECK(bench.state(combined) == "issued");
    CHECK(bench.findings() == "");
}

TEST_CASE("a return makes the signatures void and the report is prepared again under its number", "[report-acts]") {
    Bench bench;
    const auto report = prepare_sample_report(*bench.archive, bench.clock, "run-1");
    REQUIRE(record_signature(*bench.archive, made_signature(*bench.archive, report, Meaning::tested, li)));
    CHECK_FALSE(return_report(*bench.archive, bench.clock, report, "braking", "", wang));
    REQUIRE(return_report(*bench.archive, bench.clock, report, "braking", "wrong photo", wang));
    CHECK(bench.state(report) == "returned");
    CHECK(prepare_sample_report(*bench.archive, bench.clock, "run-1", report) == report);
    const auto life = report_life(*bench.archive, report);
    CHECK(life->preparation.preparation == 2);
    CHECK_FALSE(life->signatures.at(0).holds());
    CHECK(bench.findings() == "");
}

TEST_CASE("the database itself refuses what must never be, whoever writes into it", "[report-acts]") {
    Bench bench;
    const auto report = prepare_sample_report(*bench.archive, bench.clock, "run-1");
    REQUIRE(record_signature(*bench.archive, made_signature(*bench.archive, report, Meaning::tested, li)));
    bench.archive.reset();
    const RawIndex index(bench.folder);
    const std::string row =
        "PRAGMA foreign_keys=OFF; INSERT INTO report_signed (seq, report, preparation, meaning, account, person) "
        "VALUES ";
    const std::pair<std::string, const char*> cases[] = {
        {row + "(90, 'R-2025-0001', 1, 'reviewed', 'li', 'li ming')", "already"},
        {row + "(90, 'R-2025-0001', 1, 'reviewed', 'other', 'li ming')", "already"},
        {row + "(90, 'R-2025-0001', 1, 'reviewed', 'li', 'somebody')", "already"},
        {row + "(90, 'R-2025-0001', 1, 'tested', 'chen', 'chen yu')", "already"},
        {row + "(90, 'R-2025-0001', 2, 'witnessed', 'li', 'li ming')", "in two parts"},
        {row + "(90, 'R-2025-0001', 1, 'approved', 'zhao', 'zhao lei')", "in order"},
        {row + "(90, 'R-2025-0001', 1, 'praised', 'zhao', 'zhao lei')", "CHECK"},
        {"INSERT INTO report_issued (seq, report, preparation, document) VALUES (90, 'R-2025-0001', 1, '" +
             std::string(64, 'a') + "')",
         "approved"},
        {"INSERT INTO report_prepared (seq, report, preparation, of_run, item) VALUES (90, 'R-2025-0001', 1, 'run-1', "
         "'x')",
         "already"},
        {"INSERT OR REPLACE INTO report_prepared (seq, report, preparation, of_run, item) VALUES (90, 'R-2025-0001', "
         "1, 'run-1', 'x')",
         "already"},
        {"UPDATE report_signed SET person = 'x'", "only grows"},
        {"DELETE FROM report_signed", "only grows"},
        {"INSERT INTO report_outbox (seq, report, place) VALUES (90, 'R-2025-0001', '/x')", "what was issued"},
    };
    for (const auto& [sql, found] : cases) {
        INFO(sql);
        CHECK_THAT(index.run(sql), Contains(found));
    }
}

TEST_CASE("changes in the tables of reports are named", "[report-acts]") {
    const std::pair<const char*, const char*> cases[] = {
        {"UPDATE report_signed SET person = 'somebody' WHERE meaning = 'tested'", "table report_signed"},
        {"DELETE FROM report_signed WHERE meaning = 'reviewed'", "the row that belongs to ledger row"},
        {"UPDATE report_issued SET document = replace(document, 'a', 'b')", "table report_issued"},
        {"INSERT INTO report_outbox (seq, report, place) SELECT seq, report, '/elsewhere' FROM report_issued",
         "does not follow from ledger row"},
        {"DELETE FROM report_prepared", "table report_prepared"},
        {"UPDATE hold_closed SET person = 'x'", "table hold_closed"},
    };
    for (const auto& [sql, found] : cases) {
        INFO(sql);
        Bench bench;
        REQUIRE(open_hold(*bench.archive, bench.clock, {HoldSubject::Kind::run, "run-1"}, "scale drifted", chen));
        REQUIRE(close_hold(*bench.archive, bench.clock, "H1", "fine", "stands", wang));
        const auto report = prepare_sample_report(*bench.archive, bench.clock, "run-1");
        sign_sample_report(*bench.archive, report);
        REQUIRE(record_issue(*bench.archive, bench.clock,
                             made_signature(*bench.archive, report, Meaning::approved, zhao), {"/out"}));
        bench.archive.reset();
        RawIndex(bench.folder).tamper(sql);
        CHECK_THAT(bench.findings(), Contains(found));
    }
}

TEST_CASE("a signature that does not hold by itself is named by verify", "[report-acts]") {
    // Each is recorded through the acts, as somebody with the archive in hand could do it.
    const std::tuple<const char*, std::function<void(MadeSignature&, MadeSignature&)>, const char*> cases[] = {
        {"of another text", [](auto& made, auto&) { made.statement.time = "2025-11-23T10:00:01.000+08:00"; },
         "does not hold"},
        {"of another person's key", [](auto& made, auto& other) { made.certificate = other.certificate; },
         "another certificate"},
        {"moved from another signature", [](auto& made, auto& other) { made.cms = other.cms; }, "does not hold"},
        {"over another history",
         [](auto& made, auto&) { made.statement.ledger_root = base::Digest::of(std::string_view("fork")); },
         "was made over another ledger"},
    };
    for (const auto& [what, change, found] : cases) {
        INFO(what);
        Bench bench;
        const auto report = prepare_sample_report(*bench.archive, bench.clock, "run-1");
        auto made = made_signature(*bench.archive, report, Meaning::tested, li);
        auto other = made_signature(*bench.archive, report, Meaning::tested, wang);
        change(made, other);
        REQUIRE(record_signature(*bench.archive, made));
        CHECK_THAT(bench.findings(), Contains(found));
    }
}

}  // namespace velocert::records
