// SPDX-License-Identifier: GPL-3.0-or-later
// Accounts of an archive as persons use them.
#include "core/records/people/people.h"

#include <array>
#include <catch2/catch.hpp>
#include <functional>

#include "tests/core/records/index/raw_index.h"
#include "tests/core/records/people/people_fixture.h"

namespace velocert::records {
namespace {

using base::ErrorCode;
using laboratory::Act;
using laboratory::Right;
using laboratory::Role;
using tests::secret;

std::size_t refusals(const PeopleLaboratory& laboratory) {
    return laboratory.archive->ledger_entries(std::array{std::string_view("refused-act/1")})->size();
}
/// Entries but those of refusals, which change nothing.
std::size_t kept(const PeopleLaboratory& laboratory) { return laboratory.rows() - refusals(laboratory); }

/// What is not permitted leaves its refusal and nothing else; what is wrong in itself leaves nothing at all.
template <typename T>
void refused(const PeopleLaboratory& laboratory, std::size_t rows, const base::Result<T>& result, ErrorCode code) {
    REQUIRE_FALSE(result);
    CAPTURE(result.error().text());
    CHECK(result.error().code == code);
    CHECK_FALSE(result.error().found.empty());
    CHECK_FALSE(result.error().expected.empty());
    CHECK(kept(laboratory) == rows);
}

}  // namespace

TEST_CASE("an archive without an account is open, and the first account is a signatory", "[people]") {
    PeopleLaboratory lab;
    CHECK(lab.people().empty());
    const auto rows = kept(lab);
    // Nobody can be made by somebody who is not there.
    laboratory::Account nobody;
    nobody.id = "u-0001";
    nobody.name = {"", "Nobody"};
    refused(lab, rows, lab.add(Acting{nobody}, "li.ming", "Li Ming", {Role::technician}), ErrorCode::not_permitted);
    lab.found();
    CHECK(kept(lab) == rows + 1);
    const auto first = lab.account("wang.fang");
    CHECK(first.id == "u-0001");
    CHECK(first.person() == base::Person{"u-0001", "王芳"});
    CHECK(first.holds(Role::signatory, lab.today()));
    CHECK_FALSE(first.password_is_due);
    refused(lab, rows + 1,
            create_first_account(*lab.archive, lab.setting(), "other.one", {"", "Other One"},
                                 secret("a lamp, a hat and 3 spoons"), "second start"),
            ErrorCode::not_permitted);
    CHECK(lab.findings() == "");
}

TEST_CASE("each act is one entry, with who, when and why", "[people]") {
    PeopleLaboratory lab;
    lab.found();
    auto rows = kept(lab);
    const auto one_more = [&](const auto& result) {
        if (!result) FAIL(result.error().text());
        CHECK(kept(lab) == ++rows);
    };
    one_more(lab.add(lab.as("wang.fang"), "li.ming", "Li Ming", {Role::technician}));
    one_more(change_password(*lab.archive, lab.setting(), lab.as("li.ming"),
                             secret(PeopleLaboratory::password_of("li.ming"))));
    one_more(lab.sign_in("li.ming", PeopleLaboratory::password_of("li.ming")));
    one_more(change_roles(*lab.archive, lab.setting(), lab.as("wang.fang"), "u-0002",
                          {PeopleLaboratory::from_today(Role::technician, lab.clock),
                           PeopleLaboratory::from_today(Role::custodian, lab.clock)},
                          "keeps the instruments too"));
    one_more(authorise(*lab.archive, lab.setting(), lab.as("wang.fang"),
                       {"u-0002", "vehicle-mass", Right::test, lab.today(), std::nullopt}, "training finished"));
    one_more(withdraw_authorisation(*lab.archive, lab.setting(), lab.as("wang.fang"), "A1", "method was revised"));
    const std::string der = "not looked into here";
    one_more(register_certificate(*lab.archive, lab.setting(), lab.as("wang.fang"), "u-0002", base::as_bytes(der),
                                  "issued today"));
    one_more(review_access(*lab.archive, lab.setting(), lab.as("wang.fang"), "nothing to change"));
    one_more(set_password_policy(*lab.archive, lab.setting(), lab.as("wang.fang"), {20, 3, 90, 5}, "site rule 12"));
    one_more(disable_account(*lab.archive, lab.setting(), lab.as("wang.fang"), "u-0002", "on leave"));
    one_more(enable_account(*lab.archive, lab.setting(), lab.as("wang.fang"), "u-0002", "back again"));
    one_more(cancel_sign_in(*lab.archive, lab.clock, "li.ming", "sign R-1"));
    one_more(reset_password(*lab.archive, lab.setting(), lab.as("wang.fang"), "u-0002",
                            secret("Two lamps, 3 hats and a spoon"), "forgot it"));

    const auto people = lab.people();
    const auto* li = people.by_login("li.ming");
    REQUIRE(li != nullptr);
    CHECK(li->holds(Role::custodian, lab.today()));
    CHECK(li->password_is_due);
    CHECK(li->certificates == std::vector{base::Digest::of(der)});
    CHECK(people.by_certificate(base::Digest::of(der)) == li);
    CHECK(people.authorisation("A1")->withdrawn_reason == "method was revised");
    CHECK(people.policy().minimum_length == 20);
    REQUIRE(people.reviews().size() == 1);
    CHECK(people.reviews()[0].by.id == "u-0001");
    const auto entry = parse_entry(lab.archive->ledger_row(rows)->canonical, "last");
    REQUIRE(entry);
    CHECK(entry->type == "account-password/1");
    CHECK(base::to_json(base::Person{"u-0001", "王芳"}).canonical() == entry->record.find("by")->canonical());
    CHECK(*entry->record.find("reason")->string() == "forgot it");
    CHECK(*entry->record.find("at_utc")->string() == "2026-03-02T08:00:00.000Z");
    CHECK(lab.findings() == "");
}

TEST_CASE("logins and names are never given twice, not even after disabling", "[people]") {
    PeopleLaboratory lab;
    lab.staff();
    REQUIRE(disable_account(*lab.archive, lab.setting(), lab.as("wang.fang"), "u-0002", "left us"));
    const auto rows = kept(lab);
    refused(lab, rows, lab.add(lab.as("wang.fang"), "li.ming", "Li Min", {Role::technician}),
            ErrorCode::already_exists);
    for (const auto* name : {"Li Ming", "LI MING", "li  ming", "Ｌｉ Ｍｉｎｇ", "王芳", "wang fang"})
        refused(lab, rows, lab.add(lab.as("wang.fang"), "li.ming2", name, {Role::technician}),
                ErrorCode::already_exists);
    for (const auto* login : {"admin", "Li.Ming", "l", "technician1", ""})
        CHECK_FALSE(lab.add(lab.as("wang.fang"), login, "Somebody Else", {Role::technician}));
    CHECK(kept(lab) == rows);
    CHECK(lab.add(lab.as("wang.fang"), "li.ming2", "Li Ming (2)", {Role::technician}));
}

TEST_CASE("whoever tries an act on accounts without the role for it is on record with the act", "[people]") {
    PeopleLaboratory lab;
    lab.staff();
    auto& to = *lab.archive;
    const auto by = lab.as("li.ming");
    const auto setting = lab.setting();
    const auto today = lab.today();
    const auto other = secret("a lamp, a hat and 3 spoons");
    const std::vector<laboratory::RoleGrant> roles{PeopleLaboratory::from_today(Role::auditor, lab.clock)};
    const std::pair<const char*, std::function<bool()>> cases[] = {
        {"create-account", [&] { return lab.add(by, "xu.jing", "Xu Jing", {Role::auditor}).has_value(); }},
        {"change-roles", [&] { return change_roles(to, setting, by, "u-0003", roles, "another duty").has_value(); }},
        {"disable-account", [&] { return disable_account(to, setting, by, "u-0003", "goes away").has_value(); }},
        {"reset-password",
         [&] { return reset_password(to, setting, by, "u-0003", other, "has forgotten it").has_value(); }},
        {"authorise-person",
         [&] {
             return authorise(to, setting, by, {"u-0003", "vehicle-mass", Right::review, today, std::nullopt},
                              "training finished")
                 .has_value();
         }},
        {"register-certificate",
         [&] {
             return register_certificate(to, setting, by, "u-0003", base::as_bytes("DER"), "a new key").has_value();
         }},
        {"review-access", [&] { return review_access(to, setting, by, "nothing found").has_value(); }},
        {"set-password-policy",
         [&] { return set_password_policy(to, setting, by, {}, "as the guide says").has_value(); }},
    };
    const auto rows = kept(lab);
    std::size_t count = refusals(lab);
    for (const auto& [act, tried] : cases) {
        INFO(act);
        CHECK_FALSE(tried());
        CHECK(refusals(lab) == ++count);
        const auto last = to.ledger_entries(std::array{std::string_view("refused-act/1")})->back().record;
        CHECK(*last.find("act")->string() == act);
        CHECK(last.text().find("Li Ming") != std::string::npos);
        // What was tried with it stays with whoever typed it.
        CHECK(last.text().find("argon2") == std::string::npos);
    }
    CHECK(kept(lab) == rows);
    // What is wrong in itself is no refusal: a reason that says nothing, a login that is taken.
    CHECK_FALSE(disable_account(to, setting, lab.as("wang.fang"), "u-0003", "."));
    CHECK(refusals(lab) == count);
}

TEST_CASE("there is always an active signatory", "[people]") {
    PeopleLaboratory lab;
    lab.staff();
    auto rows = kept(lab);
    refused(lab, rows, disable_account(*lab.archive, lab.setting(), lab.as("sun.qi"), "u-0001", "should go"),
            ErrorCode::not_permitted);
    refused(lab, rows, disable_account(*lab.archive, lab.setting(), lab.as("wang.fang"), "u-0001", "goes away"),
            ErrorCode::not_permitted);
    refused(lab, rows,
            change_roles(*lab.archive, lab.setting(), lab.as("sun.qi"), "u-0001",
                         {PeopleLaboratory::from_today(Role::reviewer, lab.clock)}, "changes her duty"),
            ErrorCode::not_permitted);
    // With a last day there is none from then on.
    refused(lab, rows,
            change_roles(*lab.archive, lab.setting(), lab.as("sun.qi"), "u-0001",
                         {{Role::signatory, lab.today(), base::parse_date("2026-12-31").value()}}, "contract ends"),
            ErrorCode::not_permitted);
    lab.hire("xu.jing", "Xu Jing", {Role::signatory}, "sun.qi", "wang.fang");
    rows = kept(lab);
    CHECK(disable_account(*lab.archive, lab.setting(), lab.as("xu.jing"), "u-0001", "goes away"));
    refused(lab, rows + 1, disable_account(*lab.archive, lab.setting(), lab.as("sun.qi"), "u-0006", "should go"),
            ErrorCode::not_permitted);
}

TEST_CASE("a signatory is made by two persons, and none of them is the one", "[people]") {
    PeopleLaboratory lab;
    lab.staff();
    const auto rows = kept(lab);
    const std::vector<laboratory::RoleGrant> wanted{PeopleLaboratory::from_today(Role::signatory, lab.clock)};
    const auto change = [&](const Acting& acting) {
        return change_roles(*lab.archive, lab.setting(), acting, "u-0003", wanted, "becomes a signatory");
    };
    refused(lab, rows, change(lab.as("sun.qi")), ErrorCode::not_permitted);
    refused(lab, rows, change(lab.as("wang.fang")), ErrorCode::not_permitted);
    refused(lab, rows, change(lab.as("wang.fang", "wang.fang")), ErrorCode::not_permitted);
    refused(lab, rows, change(lab.as("wang.fang", "sun.qi")), ErrorCode::not_permitted);
    refused(lab, rows, change(lab.as("sun.qi", "zhao.lei")), ErrorCode::not_permitted);
    refused(lab, rows, change(lab.as("sun.qi", "li.ming")), ErrorCode::not_permitted);
    refused(lab, rows, lab.add(lab.as("sun.qi"), "xu.jing", "Xu Jing", {Role::signatory}), ErrorCode::not_permitted);
    refused(lab, rows, lab.add(lab.as("sun.qi", "wang.fang"), "xu.jing", "Xu Jing", {Role::technician}),
            ErrorCode::bad_value);
    CHECK(change(lab.as("sun.qi", "wang.fang")));
    CHECK(lab.account("zhao.lei").holds(Role::signatory, lab.today()));
}

TEST_CASE("nobody changes their own roles, and roles do not reach back", "[people]") {
    PeopleLaboratory lab;
    lab.staff();
    const auto rows = kept(lab);
    const auto today = lab.today();
    refused(lab, rows,
            change_roles(*lab.archive, lab.setting(), lab.as("sun.qi"), "u-0004", {{Role::technician, today, {}}},
                         "wants to test"),
            ErrorCode::not_permitted);
    refused(lab, rows,
            change_roles(*lab.archive, lab.setting(), lab.as("wang.fang"), "u-0001",
                         {{Role::signatory, today, {}}, {Role::technician, today, {}}}, "wants to test"),
            ErrorCode::not_permitted);
    refused(lab, rows,
            change_roles(*lab.archive, lab.setting(), lab.as("sun.qi"), "u-0002",
                         {{Role::technician, today, {}}, {Role::reviewer, base::parse_date("2026-03-01").value(), {}}},
                         "was a reviewer"),
            ErrorCode::bad_value);
    refused(lab, rows,
            change_roles(*lab.archive, lab.setting(), lab.as("sun.qi"), "u-0002",
                         {{Role::technician, today, {}}, {Role::administrator, today, {}}}, "helps out"),
            ErrorCode::not_permitted);
    refused(lab, rows,
            change_roles(*lab.archive, lab.setting(), lab.as("sun.qi"), "u-0002", {{Role::technician, today, {}}},
                         "no change"),
            ErrorCode::bad_value);
    refused(lab, rows, change_roles(*lab.archive, lab.setting(), lab.as("sun.qi"), "u-0099", {}, "who is it"),
            ErrorCode::not_found);
    for (const auto* login : {"li.ming", "zhao.lei", "chen.hao"})
        refused(lab, rows,
                change_roles(*lab.archive, lab.setting(), lab.as(login), "u-0004", {{Role::custodian, today, {}}},
                             "no permission"),
                ErrorCode::not_permitted);
}

TEST_CASE("every change needs a reason that says something", "[people]") {
    PeopleLaboratory lab;
    lab.staff();
    const auto rows = kept(lab);
    for (const auto* reason : {"", " ", ".", "...", "x", "。"}) {
        const auto setting = lab.setting();
        auto& archive = *lab.archive;
        const auto by = lab.as("wang.fang");
        CHECK_FALSE(disable_account(archive, setting, by, "u-0002", reason));
        CHECK_FALSE(change_roles(archive, setting, by, "u-0002", {{Role::custodian, lab.today(), {}}}, reason));
        CHECK_FALSE(reset_password(archive, setting, by, "u-0002", secret("Two lamps, 3 hats, a spoon"), reason));
        CHECK_FALSE(authorise(archive, setting, by, {"u-0002", "braking", Right::test, lab.today(), {}}, reason));
        CHECK_FALSE(register_certificate(archive, setting, by, "u-0002", base::as_bytes("x"), reason));
        CHECK_FALSE(set_password_policy(archive, setting, by, {20, 0, 0, 1}, reason));
    }
    CHECK(kept(lab) == rows);
}

TEST_CASE("nobody authorises themselves alone, nor for days that are past", "[people]") {
    PeopleLaboratory lab;
    lab.staff();
    const auto rows = kept(lab);
    const auto give = [&](const Acting& acting, const char* to, const char* from, const char* until = nullptr) {
        NewAuthorisation given{to, "braking", Right::approve, base::parse_date(from).value(), std::nullopt};
        if (until != nullptr) given.to = base::parse_date(until).value();
        return authorise(*lab.archive, lab.setting(), acting, given, "appointed by the board");
    };
    refused(lab, rows, give(lab.as("wang.fang"), "u-0001", "2026-03-02"), ErrorCode::not_permitted);
    refused(lab, rows, give(lab.as("wang.fang", "wang.fang"), "u-0001", "2026-03-02"), ErrorCode::not_permitted);
    refused(lab, rows, give(lab.as("wang.fang", "li.ming"), "u-0001", "2026-03-02"), ErrorCode::not_permitted);
    refused(lab, rows, give(lab.as("sun.qi"), "u-0002", "2026-03-02"), ErrorCode::not_permitted);
    refused(lab, rows, give(lab.as("li.ming"), "u-0003", "2026-03-02"), ErrorCode::not_permitted);
    refused(lab, rows, give(lab.as("wang.fang"), "u-0002", "2026-03-01"), ErrorCode::bad_value);
    refused(lab, rows, give(lab.as("wang.fang"), "u-0002", "2026-04-01", "2026-03-31"), ErrorCode::bad_value);
    refused(lab, rows, give(lab.as("wang.fang"), "u-0077", "2026-03-02"), ErrorCode::not_found);
    refused(lab, rows,
            authorise(*lab.archive, lab.setting(), lab.as("wang.fang"),
                      {"u-0002", "Braking Test", Right::test, lab.today(), {}}, "training finished"),
            ErrorCode::bad_value);
    CHECK(give(lab.as("wang.fang", "sun.qi"), "u-0001", "2026-03-02"));
    CHECK(lab.people().authorised("u-0001", "braking", Right::approve, lab.today()) != nullptr);
}

TEST_CASE("a right holds from its first day to its last, and not from the day it is withdrawn", "[people]") {
    PeopleLaboratory lab;
    lab.staff();
    const auto given = authorise(*lab.archive, lab.setting(), lab.as("wang.fang"),
                                 {"u-0002", "braking", Right::test, base::parse_date("2026-03-10").value(),
                                  base::parse_date("2026-06-30").value()},
                                 "training finished");
    REQUIRE(given);
    const auto may = [&](const char* day, const char* method = "braking") {
        return require(lab.people(), lab.account("li.ming"), Act::run_test, method, base::parse_date(day).value());
    };
    CHECK_FALSE(may("2026-03-09"));
    CHECK(may("2026-03-09").error().found.find("begins on 2026-03-10") != std::string::npos);
    CHECK(may("2026-03-10"));
    CHECK(may("2026-06-30"));
    CHECK_FALSE(may("2026-07-01"));
    CHECK(may("2026-07-01").error().found.find("ended on 2026-06-30") != std::string::npos);
    CHECK(may("2026-07-01").error().code == ErrorCode::not_permitted);
    CHECK_FALSE(may("2026-05-01", "vehicle-mass"));
    CHECK_FALSE(may("2026-05-01", ""));
    lab.clock.time = base::parse_utc("2026-05-20T10:00:00.000Z").value();
    REQUIRE(withdraw_authorisation(*lab.archive, lab.setting(), lab.as("wang.fang"), given->id, "method was revised"));
    CHECK(may("2026-05-19"));
    CHECK_FALSE(may("2026-05-20"));
    CHECK(may("2026-05-20").error().found.find("withdrawn on 2026-05-20") != std::string::npos);
    CHECK_FALSE(withdraw_authorisation(*lab.archive, lab.setting(), lab.as("wang.fang"), given->id, "once more"));
    // The right alone is not enough, nor the role alone.
    CHECK_FALSE(require(lab.people(), lab.account("zhao.lei"), Act::run_test, "braking", lab.today()));
    CHECK_FALSE(require(lab.people(), lab.account("li.ming"), Act::sign_reviewed, "braking", lab.today()));
}

TEST_CASE("a refused act is on record with its reason", "[people]") {
    PeopleLaboratory lab;
    lab.staff();
    const auto rows = lab.rows();
    const auto done =
        require_or_record(*lab.archive, lab.clock, lab.account("li.ming"), Act::run_test, "braking", "item S-001");
    REQUIRE_FALSE(done);
    CHECK(done.error().code == ErrorCode::not_permitted);
    REQUIRE(lab.rows() == rows + 1);
    const auto entry = parse_entry(lab.archive->ledger_row(rows + 1)->canonical, "last");
    REQUIRE(entry);
    CHECK(entry->type == "refused-act/1");
    CHECK(*entry->record.find("method")->string() == "braking");
    CHECK(entry->record.find("why")->string()->find("without the authorisation") != std::string::npos);
    CHECK(require_or_record(*lab.archive, lab.clock, lab.account("li.ming"), Act::open_hold, "", "R-1"));
    CHECK(lab.rows() == rows + 1);
}

TEST_CASE("an act with several methods needs the right for each, and the first that is missing is on record",
          "[people]") {
    PeopleLaboratory lab;
    lab.staff();
    const auto give = [&](const std::string& method) {
        return authorise(*lab.archive, lab.setting(), lab.as("wang.fang"),
                         {lab.account("li.ming").id, method, laboratory::Right::test, lab.today(), std::nullopt},
                         "training finished");
    };
    REQUIRE(give("braking"));
    REQUIRE(give("vehicle-mass"));
    const auto may = [&](const std::vector<std::string>& methods) {
        return require_each_or_record(*lab.archive, lab.clock, lab.account("li.ming"), Act::run_test, methods,
                                      "item S-001");
    };
    const auto rows = lab.rows();
    CHECK(may({}));
    CHECK(may({"braking", "vehicle-mass"}));
    CHECK(lab.rows() == rows);
    for (const std::vector<std::string>& methods :
         {std::vector<std::string>{"horn"}, {"braking", "horn"}, {"horn", "braking"}, {"horn", "lights"}}) {
        const auto before = lab.rows();
        const auto refused = may(methods);
        REQUIRE_FALSE(refused);
        CHECK(refused.error().code == ErrorCode::not_permitted);
        REQUIRE(lab.rows() == before + 1);
        const auto entry = parse_entry(lab.archive->ledger_row(before + 1)->canonical, "last");
        REQUIRE(entry);
        CHECK(entry->type == "refused-act/1");
        CHECK(*entry->record.find("method")->string() == "horn");
    }
}

TEST_CASE("whoever has a password that another person set changes it before anything else", "[people]") {
    PeopleLaboratory lab;
    lab.staff();
    REQUIRE(lab.add(lab.as("sun.qi"), "he.yun", "He Yun", {Role::technician}));
    CHECK(lab.account("he.yun").password_is_due);
    CHECK_FALSE(require(lab.people(), lab.account("he.yun"), Act::open_hold, "", lab.today()));
    CHECK(lab.sign_in("he.yun", "first password for he.yun (x)"));
    CHECK(change_password(*lab.archive, lab.setting(), lab.as("he.yun"), secret("Two lamps, 3 hats and a spoon")));
    CHECK(require(lab.people(), lab.account("he.yun"), Act::open_hold, "", lab.today()));
    const auto rows = kept(lab);
    // Not the one before, nor the one before that while it is remembered.
    refused(lab, rows,
            change_password(*lab.archive, lab.setting(), lab.as("he.yun"), secret("Two lamps, 3 hats and a spoon")),
            ErrorCode::bad_value);
    refused(lab, rows, change_password(*lab.archive, lab.setting(), lab.as("he.yun"), secret("short")),
            ErrorCode::bad_value);
}

TEST_CASE("an administrator cannot take a signatory's password over", "[people]") {
    PeopleLaboratory lab;
    lab.staff();
    const auto rows = kept(lab);
    refused(lab, rows,
            reset_password(*lab.archive, lab.setting(), lab.as("sun.qi"), "u-0001",
                           secret("Two lamps, 3 hats, a spoon"), "she forgot it"),
            ErrorCode::not_permitted);
    refused(lab, rows,
            reset_password(*lab.archive, lab.setting(), lab.as("wang.fang"), "u-0001",
                           secret("Two lamps, 3 hats, a spoon"), "I forgot it"),
            ErrorCode::not_permitted);
    CHECK(reset_password(*lab.archive, lab.setting(), lab.as("sun.qi"), "u-0002", secret("Two lamps, 3 hats, a spoon"),
                         "he forgot it"));
}

TEST_CASE("where passwords have to be renewed, an old one opens nothing but its change", "[people]") {
    PeopleLaboratory lab;
    lab.staff();
    REQUIRE(set_password_policy(*lab.archive, lab.setting(), lab.as("wang.fang"), {15, 0, 90, 3}, "site rule 12"));
    CHECK(require(lab.people(), lab.account("li.ming"), Act::open_hold, "", base::parse_date("2026-05-31").value()));
    const auto late =
        require(lab.people(), lab.account("li.ming"), Act::open_hold, "", base::parse_date("2026-06-01").value());
    REQUIRE_FALSE(late);
    CHECK(late.error().found.find("older than 90 days") != std::string::npos);
    CHECK(require(lab.people(), lab.account("li.ming"), Act::change_own_password, "",
                  base::parse_date("2026-06-01").value()));
}

TEST_CASE("a disabled person can do nothing, and only a signatory lets them in again", "[people]") {
    PeopleLaboratory lab;
    lab.staff();
    const auto before = lab.account("sun.qi");
    REQUIRE(disable_account(*lab.archive, lab.setting(), lab.as("wang.fang"), "u-0004", "left us"));
    const auto rows = kept(lab);
    // A copy from before the disabling does not help.
    refused(lab, rows, disable_account(*lab.archive, lab.setting(), Acting{before}, "u-0002", "out of spite"),
            ErrorCode::not_permitted);
    CHECK_FALSE(require(lab.people(), before, Act::read_records, "", lab.today()));
    for (const auto* login : {"li.ming", "zhao.lei", "chen.hao"})
        refused(lab, rows, enable_account(*lab.archive, lab.setting(), lab.as(login), "u-0004", "is back"),
                ErrorCode::not_permitted);
    CHECK(enable_account(*lab.archive, lab.setting(), lab.as("wang.fang"), "u-0004", "is back"));
    CHECK(lab.account("sun.qi").active());
}

TEST_CASE("a certificate belongs to one person", "[people]") {
    PeopleLaboratory lab;
    lab.staff();
    REQUIRE(register_certificate(*lab.archive, lab.setting(), lab.as("wang.fang"), "u-0002", base::as_bytes("one"),
                                 "issued today"));
    const auto rows = kept(lab);
    refused(lab, rows,
            register_certificate(*lab.archive, lab.setting(), lab.as("wang.fang"), "u-0003", base::as_bytes("one"),
                                 "issued today"),
            ErrorCode::already_exists);
    refused(lab, rows,
            register_certificate(*lab.archive, lab.setting(), lab.as("sun.qi"), "u-0003", base::as_bytes("two"),
                                 "issued today"),
            ErrorCode::not_permitted);
    CHECK(lab.archive->load(base::Digest::of("one")).has_value());
    CHECK_FALSE(lab.archive->load(base::Digest::of("two")).has_value());
    CHECK(lab.findings() == "");
}

TEST_CASE("the database holds passwords as Argon2id texts and nothing else of them", "[people]") {
    PeopleLaboratory lab;
    lab.staff();
    REQUIRE(lab.sign_in("li.ming", PeopleLaboratory::password_of("li.ming")));
    static_cast<void>(lab.sign_in("li.ming", "Wrong lamps, 3 hats and a spoon"));
    static_cast<void>(lab.sign_in("typed-password-as-login", "Wrong lamps, 3 hats and a spoon"));
    lab.archive.reset();
    const auto dump = RawIndex(lab.folder).values();
    for (const auto* login : {"wang.fang", "li.ming", "zhao.lei", "sun.qi", "chen.hao"}) {
        CHECK(dump.find(PeopleLaboratory::password_of(login)) == std::string::npos);
        CHECK(dump.find("first password for") == std::string::npos);
    }
    CHECK(dump.find("3 spoons") == std::string::npos);
    CHECK(dump.find("Wrong lamps") == std::string::npos);
    CHECK(dump.find("typed-password-as-login") == std::string::npos);
    const std::string key = "\"password\":\"";
    std::size_t stored = 0;
    for (auto at = dump.find(key); at != std::string::npos; at = dump.find(key, at + 1)) {
        const auto from = at + key.size();
        CHECK(laboratory::is_argon2id_text(std::string_view(dump).substr(from, dump.find('"', from) - from)));
        ++stored;
    }
    CHECK(stored == 9);  // five first ones, four of their persons' own
}

}  // namespace velocert::records
