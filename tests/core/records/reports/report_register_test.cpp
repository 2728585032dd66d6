// SPDX-License-Identifier: GPL-3.0-or-later
#include "core/records/reports/report_register.h"

#include <catch2/catch.hpp>
#include <functional>
#include <map>

#include "tests/core/records/reports/report_story.h"

namespace velocert::records {
namespace {

using Catch::Contains;
using S = ReportState;
using A = ReportAct;

constexpr S states[] = {S::prepared, S::tested,  S::reviewed,   S::approved, S::issued,
                        S::returned, S::amended, S::superseded, S::voided};
constexpr A acts[] = {A::prepare, A::sign_tested, A::sign_reviewed, A::sign_approved, A::sign_beside,
                      A::issue,   A::send_back,   A::supplement,    A::replace,       A::make_void};

}  // namespace

TEST_CASE("each act is allowed in the states of the table and in no other", "[report-life]") {
    const std::map<std::pair<S, A>, S> table = {
        {{S::prepared, A::prepare}, S::prepared},     {{S::prepared, A::sign_tested}, S::tested},
        {{S::prepared, A::sign_beside}, S::prepared}, {{S::prepared, A::send_back}, S::returned},
        {{S::prepared, A::make_void}, S::voided},     {{S::tested, A::prepare}, S::prepared},
        {{S::tested, A::sign_reviewed}, S::reviewed}, {{S::tested, A::sign_beside}, S::tested},
        {{S::tested, A::send_back}, S::returned},     {{S::tested, A::make_void}, S::voided},
        {{S::reviewed, A::prepare}, S::prepared},     {{S::reviewed, A::sign_approved}, S::approved},
        {{S::reviewed, A::sign_beside}, S::reviewed}, {{S::reviewed, A::send_back}, S::returned},
        {{S::reviewed, A::make_void}, S::voided},     {{S::approved, A::issue}, S::issued},
        {{S::approved, A::send_back}, S::returned},   {{S::approved, A::make_void}, S::voided},
        {{S::issued, A::supplement}, S::amended},     {{S::issued, A::replace}, S::superseded},
        {{S::issued, A::make_void}, S::voided},       {{S::amended, A::supplement}, S::amended},
        {{S::amended, A::replace}, S::superseded},    {{S::amended, A::make_void}, S::voided},
        {{S::returned, A::prepare}, S::prepared},     {{S::returned, A::make_void}, S::voided},
    };
    for (const auto state : states) {
        for (const auto act : acts) {
            INFO(name(state) << ", " << name(act));
            const auto wanted = table.find({state, act});
            const auto found = after(state, act);
            REQUIRE(found.has_value() == (wanted != table.end()));
            if (found) CHECK(*found == wanted->second);
        }
    }
}

TEST_CASE("a report goes from preparation through three signatures to its issue", "[report-life]") {
    Story story;
    CHECK(story.prepare().state() == "prepared");
    CHECK(story.sign(Meaning::tested, li).state() == "tested");
    CHECK(story.sign(Meaning::witnessed, chen).state() == "tested");
    CHECK(story.sign(Meaning::reviewed, wang).state() == "reviewed");
    CHECK(story.sign(Meaning::approved, zhao).state() == "approved");
    CHECK(story.issue().state() == "issued");
    const auto reports = report_register(story.entries);
    REQUIRE(reports);
    const auto& life = reports->reports.at(0);
    CHECK(life.signatures.size() == 4);
    CHECK(life.undelivered() == std::vector<std::string>{"/outbox"});
    CHECK(life.document() == *life.signature(Meaning::approved)->signature.signed_document);
}

TEST_CASE("entries that the life of a report does not allow are named with their row", "[report-life]") {
    struct Case {
        const char* what;
        std::function<void(Story&)> tell;
        const char* found;
    };
    const auto changed = [](Story& story, Meaning meaning, const base::Person& person, auto change) {
        auto signature = story.signature(meaning, person);
        change(signature);
        story.add("report-signature/1", signature_record(signature));
    };
    const Case cases[] = {
        {"review before the test is signed", [](Story& s) { s.prepare().sign(Meaning::reviewed, wang); },
         "row 2: report R-2026-0001 is prepared"},
        {"approval before the review",
         [](Story& s) { s.prepare().sign(Meaning::tested, li).sign(Meaning::approved, zhao); },
         "row 3: report R-2026-0001 is tested"},
        {"a second signature as tested",
         [](Story& s) { s.prepare().sign(Meaning::tested, li).sign(Meaning::tested, li); }, "row 3: report"},
        {"the tester reviews", [](Story& s) { s.prepare().sign(Meaning::tested, li).sign(Meaning::reviewed, li); },
         "is not Wang Fang"},
        {"somebody else than who stands in the document", [](Story& s) { s.prepare().sign(Meaning::tested, chen); },
         "is not Li Ming"},
        {"the witness approves",
         [](Story& s) {
             s.prepare()
                 .sign(Meaning::witnessed, zhao)
                 .sign(Meaning::tested, li)
                 .sign(Meaning::reviewed, wang)
                 .sign(Meaning::approved, zhao);
         },
         "nobody signs one report in two parts"},
        {"a second account of the tester approves",
         [](Story& s) {
             auto preparation = s.preparation();
             preparation.signers.approved = {"li2", "ＬＩ  ming"};
             s.add("report-prepare/1", to_record(preparation));
         },
         "row 1: a report whose signers are not three persons"},
        {"a signature moved to another record",
         [&](Story& s) {
             s.prepare();
             changed(s, Meaning::tested, li,
                     [](auto& x) { x.statement.record = base::Digest::of(std::string_view("x")); });
         },
         "row 2: a signature that was made for another record"},
        {"a signature moved to another document",
         [&](Story& s) {
             s.prepare();
             changed(s, Meaning::tested, li, [](auto& x) { x.statement.document = base::Digest(); });
         },
         "row 2: a signature that was made for another document"},
        {"a signature moved to another report",
         [&](Story& s) {
             s.prepare().sign(Meaning::tested, li).prepare("R-2026-0002");
             auto moved = s.signature(Meaning::tested, li);
             moved.statement.report = "R-2026-0002";
             s.add("report-signature/1", signature_record(moved));
         },
         "row 4: a signature that was made for another record"},
        {"a signature over a ledger to come",
         [&](Story& s) {
             s.prepare();
             changed(s, Meaning::tested, li, [](auto& x) { x.statement.ledger_size = 2; });
         },
         "row 2: a signature over a ledger that was not there yet"},
        {"a signature that had not seen the last change",
         [&](Story& s) {
             s.prepare().open_hold("H1", {HoldSubject::Kind::run, "run-1"});
             changed(s, Meaning::tested, li, [](auto& x) { x.statement.ledger_size = 1; });
         },
         "row 3: a signature made before the last change of its report"},
        {"a signature of another preparation",
         [&](Story& s) {
             s.prepare().prepare("R-2026-0001", 2);
             changed(s, Meaning::tested, li, [](auto& x) { x.statement.preparation = 1; });
         },
         "row 3: a signature that was made for another record"},
        {"a signature that names no signed document",
         [&](Story& s) {
             s.prepare();
             changed(s, Meaning::tested, li, [](auto& x) { x.signed_document.reset(); });
         },
         "row 2: a signature that does not name the document it left"},
        {"a number out of order", [](Story& s) { s.prepare("R-2026-0002"); },
         "row 1: the report number R-2026-0002 out of order"},
        {"a number of no series", [](Story& s) { s.prepare("X-2026-0001"); }, "which is of no series"},
        {"a number without a year", [](Story& s) { s.prepare("R-0001"); }, "which is of no series"},
        {"a preparation that leaves one out", [](Story& s) { s.prepare().prepare("R-2026-0001", 3); },
         "row 2: a preparation out of order"},
        {"an issue without approval",
         [](Story& s) { s.prepare().sign(Meaning::tested, li).sign(Meaning::reviewed, wang).issue(); },
         "row 4: report R-2026-0001 is reviewed"},
        {"an issue of other bytes",
         [](Story& s) {
             s.prepare().sign_all();
             auto issue = s.issue_of();
             issue.document = base::Digest::of(std::string_view("another file"));
             s.add("report-issue/1", to_record(issue));
         },
         "row 5: an issue of another document"},
        {"a second issue", [](Story& s) { s.prepare().sign_all().issue().issue(); },
         "row 6: report R-2026-0001 is issued"},
        {"a preparation after the issue", [](Story& s) { s.prepare().sign_all().issue().prepare("R-2026-0001", 2); },
         "row 6: report R-2026-0001 is issued"},
        {"an approval while a hold is open",
         [](Story& s) {
             s.open_hold("H1", {HoldSubject::Kind::item, "S-001"}).prepare().sign_all();
         },
         "row 5: an approval while a hold is open"},
        {"a hold closed by who opened it",
         [](Story& s) {
             s.open_hold("H1", {HoldSubject::Kind::run, "run-1"}).close_hold("H1", chen);
         },
         "row 2: a hold released by the person who opened it"},
        {"a hold closed twice",
         [](Story& s) {
             s.open_hold("H1", {HoldSubject::Kind::run, "run-1"}).close_hold("H1").close_hold("H1");
         },
         "row 3: the end of hold H1, which is not open"},
        {"a hold out of order",
         [](Story& s) {
             s.open_hold("H2", {HoldSubject::Kind::run, "run-1"});
         },
         "row 1: a hold out of order"},
        {"a void by who asked for it",
         [](Story& s) {
             const VoidRequest request{"R-2026-0001", "wrong item", li, "2026-11-26T01:30:00.000Z"};
             s.prepare().add("report-void-request/1", to_record(request));
             s.add("report-void/1", to_record(ReportVoid{request, li, "2026-11-26T01:31:00.000Z"}));
         },
         "row 3: a report voided by the person who asked for it"},
        {"a void nobody asked for",
         [](Story& s) {
             s.prepare().add("report-void/1", to_record(ReportVoid{{"R-2026-0001", "x", li, "2026-11-26T01:30:00.000Z"},
                                                                   wang,
                                                                   "2026-11-26T01:31:00.000Z"}));
         },
         "row 2: a void that nobody asked for"},
        {"the meaning voided as a signature", [](Story& s) { s.prepare().sign(Meaning::voided, li); },
         "row 2: a signature with the meaning voided"},
        {"an unknown member", [](Story& s) { s.add("report-prepare/1", to_record(s.preparation()).set("more", "x")); },
         "more"},
        {"a delivery nobody planned",
         [](Story& s) {
             s.prepare().sign_all().issue().add(
                 "report-delivery/1",
                 to_record(ReportDelivery{"R-2026-0001", "/elsewhere", true, "", "2026-11-26T03:00:00.000Z"}));
         },
         "row 6: a delivery to a place that the issue does not name"},
    };
    for (const auto& one : cases) {
        INFO(one.what);
        Story story;
        one.tell(story);
        const auto reports = report_register(story.entries);
        REQUIRE_FALSE(reports);
        CHECK(reports.error().code == base::ErrorCode::integrity);
        CHECK_THAT(reports.error().where + ": " + reports.error().found, Contains(one.found));
    }
}

TEST_CASE("a later change makes signatures void, visibly, and asks for new ones", "[report-life]") {
    struct Case {
        const char* what;
        std::function<void(Story&)> change;
        const char* cause;
    };
    const Case cases[] = {
        {"a record of the run", [](Story& s) { s.add("step-run/1", base::Json::object().set("run", "run-1")); },
         "the run has a later record step-run/1 (ledger row 4)"},
        {"a hold",
         [](Story& s) {
             s.open_hold("H1", {HoldSubject::Kind::report, "R-2026-0001"});
         },
         "hold H1 was opened: scale drifted (ledger row 4)"},
        {"limits", [](Story& s) { s.add("limit-confirmation/1", base::Json::object().set("edition", "GB17761-2024")); },
         "limits of GB17761-2024 were released anew (ledger row 4)"},
        {"a return",
         [](Story& s) {
             s.add("report-return/1", to_record(ReportReturn{"R-2026-0001", 1, "braking", "wrong photo", wang,
                                                             "2026-11-26T01:40:00.000Z"}));
         },
         "the report was returned by Wang Fang (ledger row 4)"},
    };
    for (const auto& one : cases) {
        INFO(one.what);
        Story story;
        story.prepare().sign(Meaning::tested, li).sign(Meaning::reviewed, wang);
        one.change(story);
        const auto reports = report_register(story.entries);
        REQUIRE(reports);
        const auto& life = reports->reports.at(0);
        CHECK(life.state == ReportState::returned);
        for (const auto& held : life.signatures) CHECK(held.void_reason == one.cause);
        CHECK(life.signature(Meaning::tested) == nullptr);
    }
}

TEST_CASE("what sent a report back is named, and a hold by its id", "[report-life]") {
    const auto life_of = [](const Story& story) {
        const auto reports = report_register(story.entries);
        REQUIRE(reports);
        return reports->reports.at(0);
    };
    Story story;
    story.prepare().sign(Meaning::tested, li);
    CHECK(life_of(story).sent_back_by() == nullptr);
    story.open_hold("H1", {HoldSubject::Kind::run, "run-1"});
    // What comes after it finds nothing that holds, and is not the cause.
    story.add("step-run/1", base::Json::object().set("run", "run-1"));
    auto life = life_of(story);
    REQUIRE(life.sent_back_by() != nullptr);
    CHECK(life.sent_back_by()->hold == "H1");
    CHECK(life.sent_back_by()->what == "hold H1 was opened: scale drifted");
    story.prepare("R-2026-0001", 2);
    CHECK(life_of(story).sent_back_by() == nullptr);
    story.sign(Meaning::tested, li);
    story.add("report-return/1",
              to_record(ReportReturn{"R-2026-0001", 2, "braking", "wrong photo", wang, "2026-11-26T01:40:00.000Z"}));
    life = life_of(story);
    CHECK(life.state == ReportState::returned);
    CHECK(life.sent_back_by() == nullptr);
    Story later;
    later.prepare()
        .sign(Meaning::tested, li)
        .add("limit-confirmation/1", base::Json::object().set("edition", "GB17761-2024"));
    life = life_of(later);
    REQUIRE(life.sent_back_by() != nullptr);
    CHECK(life.sent_back_by()->hold.empty());
}

TEST_CASE("what does not concern a report leaves its signatures alone", "[report-life]") {
    Story story;
    story.prepare().sign(Meaning::tested, li);
    story.add("step-run/1", base::Json::object().set("run", "run-2"));
    story.open_hold("H1", {HoldSubject::Kind::item, "S-002"});
    story.add("limit-confirmation/1", base::Json::object().set("edition", "GB17761-2018"));
    story.add("note/1", base::Json::object().set("text", "nothing"));
    CHECK(story.state() == "tested");
    CHECK(story.sign(Meaning::reviewed, wang).state() == "reviewed");
}

TEST_CASE("who signed one preparation may sign the next in the same part and in no other", "[report-life]") {
    Story story;
    story.prepare().sign(Meaning::tested, li);
    story.add("report-return/1",
              to_record(ReportReturn{"R-2026-0001", 1, "", "wrong photo", wang, "2026-11-26T01:40:00.000Z"}));
    Story swapped = story;
    auto preparation = swapped.preparation("R-2026-0001", 2);
    preparation.signers = {wang, li, zhao};
    swapped.add("report-prepare/1", to_record(preparation));
    swapped.sign(Meaning::tested, wang).sign(Meaning::reviewed, li);
    CHECK_THAT(swapped.state(), Contains("nobody signs one report in two parts"));
    CHECK(story.prepare("R-2026-0001", 2).sign_all().issue().state() == "issued");
}

TEST_CASE("a hold that is closed lets the report go on", "[report-life]") {
    Story story;
    story.open_hold("H1", {HoldSubject::Kind::run, "run-1"}).prepare().sign(Meaning::tested, li);
    CHECK(story.close_hold("H1").state() == "returned");
    CHECK(story.prepare("R-2026-0001", 2).sign_all().issue().state() == "issued");
    const auto reports = report_register(story.entries);
    CHECK(reports->holds.at(0).closing->decision == "results stand");
}

TEST_CASE("amendments link both ways", "[report-life]") {
    for (const auto kind : {AmendmentKind::supplement, AmendmentKind::replacement}) {
        Story story;
        story.prepare().sign_all().issue();
        auto preparation = story.preparation("R-2026-0002");
        preparation.amends = Amends{"R-2026-0001", kind, "mass was mistyped", {{"mass", "62.95 kg", "62.59 kg"}}};
        story.add("report-prepare/1", to_record(preparation));
        story.sign_all("R-2026-0002");
        CHECK(story.state("R-2026-0001") == "issued");
        story.issue("R-2026-0002");
        story.add("report-amend/1", to_record(ReportAmendment{"R-2026-0001", "R-2026-0002", kind, "mass was mistyped",
                                                              "2026-11-26T05:00:00.000Z"}));
        const auto reports = report_register(story.entries);
        REQUIRE(reports);
        const auto* old = reports->report("R-2026-0001");
        CHECK(old->state == (kind == AmendmentKind::supplement ? S::amended : S::superseded));
        REQUIRE(old->amended_by.size() == 1);
        CHECK(old->amended_by[0].by == "R-2026-0002");
        CHECK(reports->report("R-2026-0002")->amends("R-2026-0001"));
    }
}

TEST_CASE("an amendment of a report that did not go out, or that changes nothing, is refused", "[report-life]") {
    Story story;
    story.prepare();
    auto preparation = story.preparation("R-2026-0002");
    preparation.amends = Amends{"R-2026-0001", AmendmentKind::supplement, "why", {{"a", "b", "c"}}};
    Story unissued = story;
    unissued.add("report-prepare/1", to_record(preparation));
    CHECK_THAT(unissued.state(), Contains("which is not in force"));
    story.sign_all().issue();
    preparation.amends->changes.clear();
    story.add("report-prepare/1", to_record(preparation));
    CHECK_THAT(story.state(), Contains("an amendment that changes nothing"));
}

TEST_CASE("each series counts for itself, and anew in each year", "[report-life]") {
    Story story;
    story.prepare("R-2026-0001").prepare("R-2026-0002").prepare("R-2027-0001");
    const auto reports = report_register(story.entries);
    REQUIRE(reports);
    CHECK(next_number(*reports, series_of(false), 2026) == "R-2026-0003");
    CHECK(next_number(*reports, series_of(false), 2027) == "R-2027-0002");
    CHECK(next_number(*reports, series_of(true), 2026) == "SPECIMEN-2026-0001");
}

TEST_CASE("the text that is signed is canonical and keeps every part", "[report-life]") {
    Story story;
    story.prepare();
    const auto signature = story.signature(Meaning::tested, li);
    const auto record = signature_record(signature);
    base::JsonReader reader(record, "row");
    const auto back = read_signature(reader);
    REQUIRE(reader.finish());
    CHECK(back.statement.canonical() == signature.statement.canonical());
    CHECK(back.cms == "cms");
    CHECK(signature.statement.canonical().starts_with(R"({"account":"li","document":")"));
    for (const auto* part : {R"("format":"velocert-signature/1")", R"("meaning":"tested")", R"("name":"Li Ming")",
                             R"("size":1)", R"("time":"2026-11-26T09:30:00.000+08:00")"})
        CHECK_THAT(signature.statement.canonical(), Contains(part));
}

TEST_CASE("times of signatures carry the offset of the place", "[report-life]") {
    const auto time = *base::parse_utc("2026-11-26T01:30:00.000Z");
    CHECK(local_time_text(time, std::chrono::minutes(480)) == "2026-11-26T09:30:00.000+08:00");
    CHECK(local_time_text(time, std::chrono::minutes(-150)) == "2026-11-25T23:00:00.000-02:30");
    CHECK(*parse_local_time("2026-11-25T23:00:00.000-02:30") == time);
    for (const auto* bad :
         {"", "2026-11-26T09:30:00.000Z", "2026-11-26T09:30:00.000+8:00", "2026-11-26T09:30:00.000+08:60",
          "2026-11-26T09:30:00.000+15:00", "2026-13-26T09:30:00.000+08:00", "2026-11-26T09:30:00.000 08:00",
          "2026-11-26T09:30:00.000-00:00 "}) {
        INFO(bad);
        CHECK_FALSE(parse_local_time(bad));
    }
}

TEST_CASE("a hold on a run that the report rests on, and its void, are about the report", "[report-life]") {
    Story story;
    auto preparation = story.preparation();
    preparation.rests_on = {"run-7", "run-8"};
    story.add("report-prepare/1", to_record(preparation));
    CHECK(report_register(story.entries)->reports.at(0).preparation.rests_on == preparation.rests_on);
    Story held = story;
    held.sign(Meaning::tested, li).open_hold("H1", {HoldSubject::Kind::run, "run-7"});
    CHECK(held.state() == "returned");
    CHECK(report_register(held.entries)->open_holds(preparation).size() == 1);
    Story other = story;
    other.sign(Meaning::tested, li).open_hold("H1", {HoldSubject::Kind::run, "run-9"});
    CHECK(other.state() == "tested");
    // An approval while it is open breaks the rules, as with a hold on the report's own run.
    Story approved = story;
    approved.open_hold("H1", {HoldSubject::Kind::run, "run-8"}).sign_all();
    CHECK_THAT(approved.state(), Contains("an approval while a hold is open"));

    const RunVoidRequest asked{"run-8", "the wrong sample", li, "2026-11-26T01:00:00.000Z"};
    const auto make_void = [&](Story& one) {
        one.add("run-void-request/1", to_record(asked))
            .add("run-void/1", to_record(RunVoid{asked, wang, asked.requested_utc}));
    };
    Story unsigned_one = story;
    make_void(unsigned_one);
    CHECK(unsigned_one.state() == "returned");
    Story issued = story;
    issued.sign_all().issue();
    make_void(issued);
    const auto reports = report_register(issued.entries);
    REQUIRE(reports);
    CHECK(reports->reports.at(0).state == ReportState::issued);
    REQUIRE(reports->reports.at(0).changes.size() == 1);
    CHECK_THAT(reports->reports.at(0).changes.front().what, Contains("run run-8, which it rests on, was voided"));
    // Nothing is prepared from it any more.
    Story late;
    make_void(late);
    late.add("report-prepare/1", to_record(preparation));
    CHECK_THAT(late.state(), Contains("rests on run run-8, which was voided"));
}

TEST_CASE("the runs that a report rests on are other runs, each named once", "[report-life]") {
    Story story;
    for (const auto& runs : {std::vector<std::string>{"run-1"}, {"run-7", "run-7"}, {""}}) {
        auto preparation = story.preparation();
        preparation.rests_on = runs;
        Story one;
        one.add("report-prepare/1", to_record(preparation));
        CHECK_FALSE(report_register(one.entries));
    }
    CHECK(to_record(story.preparation()).find("rests_on") == nullptr);
}

}  // namespace velocert::records
