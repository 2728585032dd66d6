// SPDX-License-Identifier: GPL-3.0-or-later
#include "core/records/trail/audit_trail.h"

#include <catch2/catch.hpp>

#include "core/base/json_members.h"
#include "core/records/reports/report_entries.h"
#include "tests/core/records/people/people_fixture.h"

namespace velocert::records {
namespace {

using base::Json;
using laboratory::Right;
using laboratory::Role;
using tests::secret;

LedgerEntry entry(const std::string& type, const std::string& record) {
    auto json = Json::parse(record, type);
    if (!json) FAIL(json.error().text());
    return {7, type, "2026-03-02T08:00:00.000Z", std::move(*json)};
}

TrailEntry trail(const std::string& type, const std::string& record) { return trail_entry(entry(type, record), {}); }

std::vector<std::uint64_t> rows(const PeopleLaboratory& lab, const TrailQuery& query) {
    const auto found = audit_trail(*lab.archive, query);
    if (!found) FAIL(found.error().text());
    std::vector<std::uint64_t> out;
    for (const auto& one : *found) out.push_back(one.seq);
    return out;
}

std::vector<std::string> types(const PeopleLaboratory& lab, const TrailQuery& query) {
    const auto found = audit_trail(*lab.archive, query);
    if (!found) FAIL(found.error().text());
    std::vector<std::string> out;
    for (const auto& one : *found) out.push_back(one.type);
    return out;
}

}  // namespace

TEST_CASE("persons are found in records of every age, and who is only planned has not acted", "[people]") {
    CHECK(trail("equipment/1", R"({"equipment":"E-1","document":"x","person":"Li Ming"})").persons ==
          std::vector{base::Person{"", "Li Ming"}});
    CHECK(trail("equipment/1", R"({"equipment":"E-1","document":"x","person":"Li Ming","account":"u-0002"})").persons ==
          std::vector{base::Person{"u-0002", "Li Ming"}});
    CHECK(trail("run-start/1", R"({"run":"r","operator":"Li Ming","operator_account":"u-0002"})").persons ==
          std::vector{base::Person{"u-0002", "Li Ming"}});
    CHECK(trail("limit-confirmation/1", R"({"proposal":"P1","proposed_by":{"id":"","name":"A A"},)"
                                        R"("confirmed_by":{"id":"","name":"B B"}})")
              .persons == std::vector{base::Person{"", "A A"}, base::Person{"", "B B"}});
    CHECK(trail("report-prepare/1", R"({"report":"R-1","signers":{"tested":{"id":"u-1","name":"T"}},)"
                                    R"("prepared_by":{"id":"u-2","name":"P"}})")
              .persons == std::vector{base::Person{"u-2", "P"}});
    CHECK(trail("report-signature/1", R"({"statement":{"report":"R-1","name":"T","account":"u-1"}})").persons ==
          std::vector{base::Person{"u-1", "T"}});
    CHECK(trail("recovered/1", R"({"text":"ended without closing"})").persons.empty());
}

TEST_CASE("a change is told with what was and what is", "[people]") {
    const auto limit =
        trail("limit-proposal/1", R"({"proposal":"P1","before":{"id":"l","value":null,"status":"unverified"},)"
                                  R"("after":{"id":"l","value":"12 N.m","status":"released"}})");
    CHECK(limit.changes ==
          std::vector{TrailChange{"value", "", "12 N.m"}, TrailChange{"status", "unverified", "released"}});
    const auto roles =
        trail("account-roles/1",
              R"({"account":"u-1","old":[{"role":"technician","from":"2026-03-02","until":null}],)"
              R"("new":[{"role":"reviewer","from":"2026-03-03","until":"2026-12-31"}],"reason":"moves on"})");
    CHECK(roles.changes ==
          std::vector{TrailChange{"value", "technician 2026-03-02", "reviewer 2026-03-03 2026-12-31"}});
    CHECK(roles.reason == "moves on");
    CHECK(trail("account-disabled/1", R"({"account":"u-1"})").changes ==
          std::vector{TrailChange{"state", "active", "disabled"}});
    CHECK(trail("run-end/1", R"({"run":"r"})").changes.empty());
    const auto amended =
        trail("report-prepare/1", R"({"report":"R-2","amends":{"report":"R-1","kind":"supplement","reason":"x",)"
                                  R"("changes":[{"what":"mass","before":"24.6","after":"24.7"}]}})");
    CHECK(amended.changes == std::vector{TrailChange{"mass", "24.6", "24.7"}});
    CHECK(amended.objects == std::vector{TrailObject{"report", "R-2"}, TrailObject{"report", "R-1"}});
}

TEST_CASE("an entry of any kind and shape can be told", "[people]") {
    for (const auto* record : {"{}", R"({"old":1,"new":[]})", R"({"before":null,"after":{"id":5}})", R"({"item":[]})",
                               R"({"statement":"x"})", R"({"amends":{"changes":"x"}})", R"({"person":{"id":"x"}})",
                               R"({"by":{"id":1,"name":2}})", R"({"about":[1,2]})"})
        for (const auto* type :
             {"future-type/9", "account/1", "sign-in/1", "report-prepare/1", "authorisation-withdrawn/1"})
            CHECK(trail(type, record).seq == 7);
}

TEST_CASE("the trail answers who, what, when and about what", "[people]") {
    PeopleLaboratory lab;
    lab.staff();
    REQUIRE(authorise(*lab.archive, lab.setting(), lab.as("wang.fang"),
                      {"u-0002", "braking", Right::test, lab.today(), std::nullopt}, "training finished"));
    lab.clock.time += std::chrono::hours(48);
    const auto before = lab.rows();
    REQUIRE(lab.sign_in("li.ming", PeopleLaboratory::password_of("li.ming")));
    CHECK_FALSE(lab.sign_in("nobody.here", "Wrong lamps, 3 hats and a spoon"));
    REQUIRE(withdraw_authorisation(*lab.archive, lab.setting(), lab.as("wang.fang"), "A1", "method was revised"));
    CHECK_FALSE(require_or_record(*lab.archive, lab.clock, lab.account("li.ming"), laboratory::Act::run_test, "braking",
                                  "item S-001"));

    TrailQuery query;
    query.person = "li.ming";
    query.from = base::parse_date("2026-03-04").value();
    CHECK(rows(lab, query) == std::vector<std::uint64_t>{before + 1, before + 4});
    for (const auto* name : {"u-0002", "Li Ming", "LI  MING"}) {
        query.person = name;
        CHECK(rows(lab, query) == std::vector<std::uint64_t>{before + 1, before + 4});
    }
    query = {};
    query.object = "item S-001";
    CHECK(types(lab, query) == std::vector<std::string>{"refused-act/1"});
    query = {};
    query.object = "u-0002";
    query.changes_only = true;
    CHECK(types(lab, query) == std::vector<std::string>{"account/1", "authorisation/1", "authorisation-withdrawn/1"});
    for (const auto* type : {"sign-in", "sign-in/1"}) {
        query = {};
        query.type = type;
        CHECK(rows(lab, query) == std::vector<std::uint64_t>{before + 1, before + 2});
    }
    query = {};
    query.to = base::parse_date("2026-03-03").value();
    CHECK(rows(lab, query).size() == before);
    query.from = base::parse_date("2026-03-03").value();
    CHECK(rows(lab, query).empty());
    query = {};
    query.person = "nobody.here";
    CHECK(rows(lab, query).empty());
}

TEST_CASE("the trail of a report reaches its runs", "[people]") {
    PeopleLaboratory lab;
    record_sample_run(*lab.archive, "r-1", 1);
    record_sample_run(*lab.archive, "r-2", 1);
    Preparation preparation;
    preparation.report = "R-1";
    preparation.preparation = 1;
    preparation.of_run = "r-2";
    preparation.item = "S-001";
    preparation.edition = "GB17761-2024";
    for (auto* digest : {&preparation.order, &preparation.record, &preparation.document}) {
        const auto stored = lab.archive->store(base::as_bytes("a file of the report"));
        REQUIRE(stored);
        *digest = *stored;
    }
    preparation.issue_on = lab.today();
    preparation.signers = {{"u-0002", "T"}, {"u-0003", "R"}, {"u-0001", "A"}};
    preparation.prepared_by = {"u-0002", "T"};
    preparation.prepared_utc = "2026-03-02T08:00:00.000Z";
    const auto kept = lab.archive->append("report-prepare/1", to_record(preparation));
    if (!kept) FAIL(kept.error().text());
    TrailQuery query;
    query.report = "R-1";
    const auto found = types(lab, query);
    CHECK(found.front() == "run-start/1");
    CHECK(found.back() == "report-prepare/1");
    query = {};
    query.run = "r-2";
    CHECK(types(lab, query) == found);
    query.run = "r-1";
    CHECK(types(lab, query).size() == found.size() - 1);
}

TEST_CASE("the trail as CSV keeps every cell one cell and lets no spreadsheet run anything", "[people]") {
    TrailEntry one;
    one.seq = 7;
    one.time = "2026-03-02T08:00:00.000Z";
    one.offset = "+08:00";
    one.clock = "synchronised";
    one.host = "bench, 3";
    one.program = "velocert 0.1.0";
    one.type = "account/1";
    one.persons = {{"u-0001", "王芳"}, {"", "A, \"B\""}};
    one.objects = {{"account", "u-0002"}};
    one.changes = {{"state", "active", "disabled"}};
    one.reason = "=HYPERLINK(\"x\")\nsecond line";
    CHECK(trail_csv({one}, {"-1+1"}) ==
          "seq,time,type,persons,objects,changes,reason,sentence,offset,clock,host,program\r\n"
          "7,2026-03-02T08:00:00.000Z,account/1,\"王芳 (u-0001); A, \"\"B\"\"\",account "
          "u-0002,state: active -> disabled,"
          "\"'=HYPERLINK(\"\"x\"\")\nsecond line\",'-1+1,+08:00,synchronised,\"bench, 3\",velocert 0.1.0\r\n");
    CHECK(base::text_of(to_json(one), "host") == "bench, 3");
    CHECK(base::text_of(to_json(one), "program") == "velocert 0.1.0");
    CHECK(to_json(one).find("changes")->text() == R"([{"what":"state","old":"active","new":"disabled"}])");
}

TEST_CASE("the trail of a copied archive is read without changing a byte of it", "[people]") {
    PeopleLaboratory lab;
    lab.staff();
    lab.archive.reset();
    const auto before = file_text(lab.folder + "/index.sqlite");
    auto reading = Archive::open_read_only(lab.folder);
    REQUIRE(reading);
    const auto found = audit_trail(**reading, {});
    REQUIRE(found);
    CHECK(found->size() == (*reading)->ledger_leaves()->size());
    reading->reset();
    CHECK(file_text(lab.folder + "/index.sqlite") == before);
}

}  // namespace velocert::records
