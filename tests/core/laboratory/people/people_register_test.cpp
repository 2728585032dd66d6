// SPDX-License-Identifier: GPL-3.0-or-later
// The register built from records: it takes what keeps to the rules and names the row that does not.
#include "core/laboratory/people/people_register.h"

#include <catch2/catch.hpp>

#include <functional>

namespace velocert::laboratory {
namespace {

using base::ErrorCode;
using base::Json;

const std::string stored =
    "$argon2id$v=19$m=262144,t=3,p=1$ooUHHHpEIO81coy4Nr6wMg$kRAGHvxDD5cIdgZzMRQcdVvac/RKX7uPeQ4Smw9YWls";
const std::string wang = R"("by":{"id":"u-0001","name":"王芳"},"at_utc":"2026-03-02T08:00:00.000Z")";
const std::string why = R"(,"reason":"as agreed")";

std::string account_text(const std::string& id, const std::string& login, const std::string& name,
                         const std::string& role, const std::string& by = wang) {
    return R"({"account":")" + id + R"(","login":")" + login + R"(","name":)" + name + R"(,"roles":[{"role":")" + role +
           R"(","from":"2026-03-02","until":null}],"password":")" + stored + "\"," + by + why + "}";
}

/// A laboratory in twelve records.
std::vector<std::pair<std::string, std::string>> good_texts() {
    const std::string own = R"("by":{"id":"u-0002","name":"Sun Qi"},"at_utc":"2026-03-02T08:00:00.000Z")";
    return {
        {"account/1", account_text("u-0001", "wang.fang", R"({"zh":"王芳","en":"Wang Fang"})", "signatory")},
        {"account/1", account_text("u-0002", "sun.qi", R"({"zh":"","en":"Sun Qi"})", "administrator")},
        {"account-password/1", R"({"account":"u-0002","password":")" + stored + R"(","kind":"own",)" + own + "}"},
        {"account/1", account_text("u-0003", "li.ming", R"({"zh":"","en":"Li Ming"})", "technician", own)},
        {"account-roles/1", R"({"account":"u-0003","old":[{"role":"technician","from":"2026-03-02","until":null}],)"
                            R"("new":[{"role":"custodian","from":"2026-03-02","until":null}],)" +
                                own + why + "}"},
        {"authorisation/1", R"({"authorisation":"A1","account":"u-0003","method":"braking","right":"test",)"
                            R"("from":"2026-03-02","to":null,)" +
                                wang + why + "}"},
        {"sign-in/1", R"({"account":"u-0003","outcome":"failure","why":"wrong-password","purpose":"run",)"
                      R"("at_utc":"2026-03-02T08:00:00.000Z"})"},
        {"account-unlock/1", R"({"account":"u-0003",)" + wang + why + "}"},
        {"sign-in/1",
         R"({"account":"u-0003","outcome":"success","why":"","purpose":"run","at_utc":"2026-03-02T08:00:00.000Z"})"},
        {"account-disabled/1", R"({"account":"u-0003",)" + own + why + "}"},
        {"account-enabled/1", R"({"account":"u-0003",)" + wang + why + "}"},
        {"authorisation-withdrawn/1", R"({"authorisation":"A1",)" + wang + why + "}"},
        {"account-certificate/1",
         R"({"account":"u-0003","certificate":")" + base::Digest::of("x").text() + "\"," + wang + why + "}"},
        {"password-policy/1", R"({"old":{"minimum_length":15,"classes":0,"renew_after_days":0,"remembered":1},)"
                              R"("new":{"minimum_length":16,"classes":0,"renew_after_days":0,"remembered":1},)" +
                                  wang + why + "}"},
    };
}

std::vector<PeopleEntry> entries_of(const std::vector<std::pair<std::string, std::string>>& texts) {
    std::vector<PeopleEntry> out;
    for (const auto& [type, text] : texts) {
        const auto json = Json::parse(text, type);
        if (!json) FAIL(json.error().text());
        out.push_back({100 + out.size(), type, *json});
    }
    return out;
}

}  // namespace

TEST_CASE("a register is what its records say", "[people]") {
    const auto people = people_from_records(entries_of(good_texts()));
    if (!people) FAIL(people.error().text());
    REQUIRE(people->accounts().size() == 3);
    CHECK(people->by_login("li.ming")->id == "u-0003");
    CHECK(people->by_login("Li.Ming") == nullptr);
    CHECK(people->by_id("u-0002")->login == "sun.qi");
    const auto day = base::parse_date("2026-03-02").value();
    CHECK(people->by_id("u-0003")->holds(Role::custodian, day));
    CHECK_FALSE(people->by_id("u-0003")->holds(Role::technician, day));
    CHECK(people->by_certificate(base::Digest::of("x"))->id == "u-0003");
    CHECK(people->authorised("u-0003", "braking", Right::test, day) == nullptr);
    CHECK(people->policy().minimum_length == 16);
    CHECK(people->next_account_id() == "u-0004");
    CHECK(people->next_authorisation_id() == "A2");
    CHECK(people->password("u-0001") == stored);
    CHECK(people->password("u-0009").empty());
}

TEST_CASE("a record about people that somebody changed is refused by its row", "[people]") {
    struct Change {
        std::size_t row;  ///< in good_texts()
        const char* from;
        const char* to;
    };
    const auto good = good_texts();
    for (const auto& change :
         {// the first account
          Change{0, "signatory", "technician"}, Change{0, "signatory", "administrator"},
          Change{0, R"("until":null)", R"("until":"2030-01-01")"},
          Change{0, "2026-03-02\",\"until", "2026-03-03\",\"until"}, Change{0, R"("id":"u-0001")", R"("id":"u-0002")"},
          Change{0, R"("account":"u-0001")", R"("account":"u-0002")"},
          Change{0, R"("name":"王芳"},)", R"("name":"王五"},)"}, Change{0, "$argon2id$", "$argon2i$"},
          Change{0, "\"password\":\"$argon2id", "\"password\":\"secret"}, Change{0, "wang.fang", "admin"},
          Change{0, "as agreed", "."}, Change{0, "2026-03-02T08", "2026-03-02 08"},
          // further ones
          Change{1, "u-0002", "u-0003"}, Change{1, "sun.qi", "wang.fang"}, Change{1, "Sun Qi", "WANG  FANG"},
          Change{1, "Sun Qi", "王芳"}, Change{1, "administrator", "signatory"}, Change{1, "administrator", "boss"},
          Change{1, R"("id":"u-0001")", R"("id":"u-0002")"}, Change{1, R"("id":"u-0001")", R"("id":"")"},
          Change{1, R"("until":null)", R"("until":"2026-03-01")"},
          Change{1, "\"from\":\"2026-03-02\"", "\"from\":\"2026-03-01\""}, Change{1, "\"reason\"", "\"cause\""},
          Change{1, "as agreed", "  "},
          // passwords
          Change{2, "\"own\"", "\"reset\""}, Change{2, "\"own\"", "\"any\""},
          Change{2, R"("account":"u-0002")", R"("account":"u-0001")"}, Change{2, "$argon2id$v=19", "$2b$12"},
          // without a password of her own the administrator may not act
          Change{2, "\"own\"", "\"rehash\""},
          // roles
          Change{4, R"("account":"u-0003")", R"("account":"u-0002")"}, Change{4, "technician", "reviewer"},
          Change{4, "custodian", "signatory"}, Change{4, "custodian", "technician"},
          Change{4, R"([{"role":"custodian","from":"2026-03-02","until":null}])", "[]"},
          Change{4, R"("by":{"id":"u-0002","name":"Sun Qi"})", R"("by":{"id":"u-0003","name":"Li Ming"})"},
          // authorisations
          Change{5, "\"A1\"", "\"A2\""}, Change{5, "u-0003", "u-0001"}, Change{5, "u-0003", "u-0044"},
          Change{5, "braking", ""}, Change{5, "braking", "Braking!"}, Change{5, "\"test\"", "\"all\""},
          Change{5, R"("to":null)", R"("to":"2026-03-01")"},
          Change{5, "\"from\":\"2026-03-02\"", "\"from\":\"2026-02-01\""},
          Change{5, R"("id":"u-0001","name":"王芳")", R"("id":"u-0002","name":"Sun Qi")"},
          Change{11, "\"A1\"", "\"A7\""},
          // sign-ins
          Change{6, "u-0003", "u-0033"}, Change{6, "wrong-password", "locked"}, Change{6, "failure", "maybe"},
          Change{6, R"("failure")", R"("cancelled")"},  // then there is nothing to unlock
          Change{6, R"("why":)", R"("hint":)"}, Change{8, "u-0003", ""}, Change{8, "u-0003", "u-0030"},
          // disabling and the rest
          Change{9, "u-0003", "u-0001"}, Change{9, "u-0003", "u-0030"}, Change{10, "u-0003", "u-0002"},
          Change{10, R"("id":"u-0001","name":"王芳")", R"("id":"u-0002","name":"Sun Qi")"},
          Change{12, R"("id":"u-0001","name":"王芳")", R"("id":"u-0002","name":"Sun Qi")"},
          Change{12, "\"certificate\":\"", "\"certificate\":\"0"}, Change{13, "15", "14"}, Change{13, "16", "14"},
          Change{13, "16", "15"}}) {
        CAPTURE(change.row, change.from, change.to);
        auto texts = good;
        auto& text = texts[change.row].second;
        const auto at = text.find(change.from);
        REQUIRE(at != std::string::npos);
        text.replace(at, std::string_view(change.from).size(), change.to);
        const auto people = people_from_records(entries_of(texts));
        REQUIRE_FALSE(people);
        CHECK(people.error().code == ErrorCode::integrity);
        CHECK(people.error().where.starts_with("ledger row 1"));
    }
}

TEST_CASE("a record about people that was left out, repeated or moved is noticed where order matters", "[people]") {
    const auto good = good_texts();
    for (const std::size_t left_out : {0U, 1U, 2U, 3U, 5U, 6U, 9U}) {
        auto texts = good;
        texts.erase(texts.begin() + static_cast<std::ptrdiff_t>(left_out));
        CAPTURE(left_out);
        CHECK_FALSE(people_from_records(entries_of(texts)));
    }
    for (const std::size_t repeated : {0U, 1U, 3U, 4U, 5U, 7U, 9U, 10U, 11U, 12U, 13U}) {
        auto texts = good;
        texts.insert(texts.begin() + static_cast<std::ptrdiff_t>(repeated), good[repeated]);
        CAPTURE(repeated);
        const auto people = people_from_records(entries_of(texts));
        REQUIRE_FALSE(people);
        CHECK(people.error().where == "ledger row " + std::to_string(100 + repeated + 1));
    }
    auto texts = good;
    std::swap(texts[9], texts[10]);
    CHECK_FALSE(people_from_records(entries_of(texts)));
}

TEST_CASE("a sign-in while the account was locked or disabled was not written by this program", "[people]") {
    auto texts = good_texts();
    texts.resize(4);
    const auto attempt = [](const char* outcome, const char* reason, const char* time) {
        return std::pair<std::string, std::string>{"sign-in/1", std::string(R"({"account":"u-0003","outcome":")") +
                                                                    outcome + R"(","why":")" + reason +
                                                                    R"(","purpose":"run","at_utc":")" + time + "\"}"};
    };
    for (int i = 0; i < 5; ++i) texts.push_back(attempt("failure", "wrong-password", "2026-03-02T09:00:00.000Z"));
    auto locked = texts;
    locked.push_back(attempt("success", "", "2026-03-02T09:14:59.999Z"));
    CHECK_FALSE(people_from_records(entries_of(locked)));
    locked.back() = attempt("failure", "wrong-password", "2026-03-02T09:14:59.999Z");
    CHECK_FALSE(people_from_records(entries_of(locked)));
    locked.back() = attempt("failure", "locked", "2026-03-02T09:14:59.999Z");
    CHECK(people_from_records(entries_of(locked)));
    locked.back() = attempt("success", "", "2026-03-02T09:15:00.000Z");
    CHECK(people_from_records(entries_of(locked)));
    texts.resize(4);
    texts.push_back(good_texts()[9]);
    texts.push_back(attempt("success", "", "2026-03-02T09:15:00.000Z"));
    CHECK_FALSE(people_from_records(entries_of(texts)));
}

TEST_CASE("records of other kinds are passed over, and unknown ones about people are not taken", "[people]") {
    auto entries = entries_of(good_texts());
    entries.insert(entries.begin(), {7, "run-start/1", Json::object()});
    CHECK(people_from_records(entries));
    PeopleRegister people;
    const auto done = people.apply({7, "account/2", Json::object()});
    REQUIRE_FALSE(done);
    CHECK(done.error().code == ErrorCode::unknown_version);
}

TEST_CASE("a record that is refused leaves the register as it was", "[people]") {
    PeopleRegister people;
    const auto entries = entries_of(good_texts());
    for (const auto& entry : entries) {
        auto broken = entry;
        broken.record.set("surplus", true);
        const auto before = people.access_list().text();
        CHECK_FALSE(people.apply(broken));
        CHECK(people.access_list().text() == before);
        REQUIRE(people.apply(entry));
    }
}

TEST_CASE("an access review holds the list as it was, or is refused", "[people]") {
    const auto entries = entries_of(good_texts());
    auto people = people_from_records(entries);
    REQUIRE(people);
    auto record = *Json::parse("{" + wang + "}");
    record.set("remark", "").set("accounts", people->access_list());
    auto fewer = record;
    auto list = *people->access_list().items();
    list.pop_back();
    fewer.set("accounts", Json(list));
    CHECK_FALSE(people->apply({1, "access-review/1", fewer}));
    CHECK(people->reviews().empty());
    CHECK(people->apply({1, "access-review/1", record}));
    CHECK(people->reviews().size() == 1);
}

}  // namespace velocert::laboratory
