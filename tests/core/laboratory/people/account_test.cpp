// SPDX-License-Identifier: GPL-3.0-or-later
#include "core/laboratory/people/account.h"

#include <catch2/catch.hpp>

namespace velocert::laboratory {
namespace {

using base::ErrorCode;

base::Date day(std::string_view text) { return base::parse_date(text).value(); }
RoleGrant grant(Role role, std::string_view from, std::string_view until = {}) {
    return {role, day(from), until.empty() ? std::nullopt : std::optional(day(until))};
}

}  // namespace

TEST_CASE("a login is one word in small letters that names one person", "[people]") {
    for (const auto* text : {"li.ming", "w2", "zhang-san", "a_b", "o.neill7", "abcdefghijklmnopqrstuvwxyzabcdef"}) {
        CAPTURE(text);
        CHECK(parse_login(text).value() == text);
    }
    for (const auto* text : {"",        "a",       "Li",    "LI.MING", " li",
                             "li ",     "li ming", "1li",   ".li",     "-li",
                             "李明",    "li/../x", "li\n",  "ｌｉ",    "abcdefghijklmnopqrstuvwxyzabcdefg",
                             "admin",   "admin1",  "root",  "qa",      "operator-2",
                             "test_01", "lab",     "guest", "velocert"}) {
        CAPTURE(text);
        const auto login = parse_login(text);
        REQUIRE_FALSE(login);
        CHECK(login.error().code == ErrorCode::bad_value);
        CHECK_FALSE(login.error().expected.empty());
    }
}

TEST_CASE("roles are held from their first day to their last", "[people]") {
    Account account;
    account.roles = {grant(Role::reviewer, "2026-01-10", "2026-02-10"), grant(Role::technician, "2026-02-01")};
    struct Case {
        const char* on;
        bool reviewer, technician;
    };
    for (const auto& one :
         {Case{"2026-01-09", false, false}, Case{"2026-01-10", true, false}, Case{"2026-02-10", true, true},
          Case{"2026-02-11", false, true}, Case{"2099-12-31", false, true}}) {
        CAPTURE(one.on);
        CHECK(account.holds(Role::reviewer, day(one.on)) == one.reviewer);
        CHECK(account.holds(Role::technician, day(one.on)) == one.technician);
        CHECK_FALSE(account.holds(Role::signatory, day(one.on)));
    }
}

TEST_CASE("a set of roles that cannot be is refused", "[people]") {
    using Roles = std::vector<RoleGrant>;
    for (const auto& good :
         {Roles{grant(Role::technician, "2026-01-01")},
          Roles{grant(Role::technician, "2026-01-01"), grant(Role::reviewer, "2026-01-01"),
                grant(Role::signatory, "2026-01-01"), grant(Role::custodian, "2026-01-01")},
          // One after the other is not at the same time.
          Roles{grant(Role::technician, "2026-01-01", "2026-05-31"), grant(Role::administrator, "2026-06-01")},
          Roles{grant(Role::auditor, "2026-01-01", "2026-05-31"), grant(Role::auditor, "2026-06-01")}})
        CHECK(check_roles(good, "roles"));
    struct Case {
        Roles roles;
        ErrorCode code;
    };
    for (const auto& bad :
         {Case{{}, ErrorCode::missing_field},
          Case{{grant(Role::technician, "2026-02-01", "2026-01-31")}, ErrorCode::bad_value},
          Case{{grant(Role::technician, "2026-01-01"), grant(Role::technician, "2027-01-01")}, ErrorCode::bad_value},
          Case{{grant(Role::administrator, "2026-01-01"), grant(Role::technician, "2026-01-01")},
               ErrorCode::not_permitted},
          Case{{grant(Role::administrator, "2026-01-01"), grant(Role::signatory, "2027-01-01", "2027-01-01")},
               ErrorCode::not_permitted},
          Case{{grant(Role::reviewer, "2026-01-01"), grant(Role::auditor, "2026-03-01")}, ErrorCode::not_permitted},
          Case{{grant(Role::auditor, "2026-01-01"), grant(Role::administrator, "2026-01-01")},
               ErrorCode::not_permitted}}) {
        const auto done = check_roles(bad.roles, "roles");
        REQUIRE_FALSE(done);
        CHECK(done.error().code == bad.code);
    }
}

TEST_CASE("roles and names read back as they were written", "[people]") {
    const std::vector<RoleGrant> roles{grant(Role::signatory, "2026-01-01"),
                                       grant(Role::custodian, "2026-01-01", "2026-12-31")};
    const auto json =
        base::Json::object().set("roles", to_json(roles)).set("name", to_json(PrintedName{"李明", "Li Ming"}));
    base::JsonReader reader(json, "test");
    CHECK(read_roles(reader, "roles") == roles);
    CHECK(read_printed_name(reader, "name") == PrintedName{"李明", "Li Ming"});
    CHECK(reader.finish());
}

TEST_CASE("a printed name needs one visible name, without blanks around it", "[people]") {
    struct Case {
        const char* zh;
        const char* en;
        bool good;
    };
    for (const auto& one :
         {Case{"李明", "", true}, Case{"", "Li Ming", true}, Case{"", "", false}, Case{" 李明", "", false},
          Case{"", "Li\nMing", false}, Case{"李明", "Li Ming ", false}, Case{"\u200b", "", false}}) {
        const auto json = base::Json::object().set("name", to_json(PrintedName{one.zh, one.en}));
        base::JsonReader reader(json, "test");
        static_cast<void>(read_printed_name(reader, "name"));
        CAPTURE(one.zh, one.en);
        CHECK(reader.finish().has_value() == one.good);
    }
}

}  // namespace velocert::laboratory
