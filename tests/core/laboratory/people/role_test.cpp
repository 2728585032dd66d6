// SPDX-License-Identifier: GPL-3.0-or-later
#include "core/laboratory/people/role.h"

#include <catch2/catch.hpp>

#include <map>
#include <set>
#include <string>

namespace velocert::laboratory {
namespace {

/// Who may do what, written out by act as a laboratory would write it into its quality manual: t technician,
/// r reviewer, s signatory, c custodian, m administrator (of the machine), a auditor.
const std::map<std::string, std::string> manual{
    {"read-records", "trscma"},    {"read-trail", "trscma"},
    {"review-trail", "rs"},        {"verify-records", "trscma"},
    {"export-records", "rsa"},     {"run-test", "t"},
    {"approve-deviation", "s"},    {"annotate", "trs"},
    {"withdraw-annotation", "rs"}, {"prepare-report", "trs"},
    {"sign-tested", "t"},          {"sign-reviewed", "r"},
    {"sign-approved", "s"},        {"sign-witnessed", "trs"},
    {"issue-report", "s"},         {"amend-report", "rs"},
    {"void-report", "s"},          {"open-hold", "trsc"},
    {"close-hold", "s"},           {"propose-limit", "rs"},
    {"confirm-limit", "s"},        {"propose-pack", "rs"},
    {"confirm-pack", "s"},         {"keep-equipment", "sc"},
    {"check-equipment", "tsc"},    {"set-equipment-aside", "trsc"},
    {"create-account", "sm"},      {"change-roles", "sm"},
    {"confirm-signatory", "s"},    {"disable-account", "sm"},
    {"enable-account", "s"},       {"unlock-account", "s"},
    {"reset-password", "sm"},      {"change-own-password", "trscma"},
    {"authorise-person", "s"},     {"confirm-authorisation", "sm"},
    {"register-certificate", "s"}, {"review-access", "s"},
    {"set-password-policy", "s"},  {"use-signing-key", "trs"},
    {"issue-certificate", "s"},    {"import-trust", "s"},
    {"make-backup", "sm"},         {"restore-backup", "m"},
    {"rehearse-restore", "sm"},    {"keep-anchors", "sm"},
    {"accept-rollback", "s"},      {"answer-for-clock", "s"},
    {"set-legal-hold", "s"},
};

char letter(Role role) {
    switch (role) {
        case Role::technician: return 't';
        case Role::reviewer: return 'r';
        case Role::signatory: return 's';
        case Role::custodian: return 'c';
        case Role::administrator: return 'm';
        case Role::auditor: return 'a';
    }
    return '?';
}

}  // namespace

TEST_CASE("every cell of the permission matrix is what the quality manual says", "[people]") {
    std::size_t cells = 0;
    for (std::size_t i = 0; i < act_count; ++i) {
        const std::string act(name(act_at(i)));
        CAPTURE(act);
        REQUIRE(manual.contains(act));
        for (const auto role : all_roles) {
            CAPTURE(name(role));
            CHECK(permits(role, act_at(i)) == (manual.at(act).find(letter(role)) != std::string::npos));
            ++cells;
        }
    }
    CHECK(manual.size() == act_count);
    CHECK(cells == manual.size() * 6);
}

TEST_CASE("an administrator can neither test, nor sign, nor come near a signing key", "[people]") {
    for (const auto act : {Act::run_test, Act::sign_tested, Act::sign_reviewed, Act::sign_approved, Act::sign_witnessed,
                           Act::issue_report, Act::use_signing_key, Act::issue_certificate, Act::register_certificate})
        CHECK_FALSE(permits(Role::administrator, act));
}

TEST_CASE("an auditor reads everything and changes nothing but their own password", "[people]") {
    const std::set<Act> allowed{Act::read_records, Act::read_trail, Act::verify_records, Act::export_records,
                                Act::change_own_password};
    for (std::size_t i = 0; i < act_count; ++i) CHECK(permits(Role::auditor, act_at(i)) == allowed.contains(act_at(i)));
}

TEST_CASE("roles, rights and acts have a name each, and roles and rights read back", "[people]") {
    std::set<std::string_view> names;
    for (std::size_t i = 0; i < act_count; ++i) names.insert(name(act_at(i)));
    CHECK(names.size() == act_count);
    CHECK_FALSE(names.contains(""));
    for (const auto role : all_roles) CHECK(parse_role(name(role)).value() == role);
    for (const auto right : {Right::test, Right::review, Right::approve})
        CHECK(parse_right(name(right)).value() == right);
    for (const auto* text : {"", "Technician", "tester", "technician "}) CHECK_FALSE(parse_role(text));
    for (const auto* text : {"", "Test", "tested", "sign"}) CHECK_FALSE(parse_right(text));
}

TEST_CASE("acts on a method need the right for it, all others none", "[people]") {
    for (std::size_t i = 0; i < act_count; ++i) {
        const auto act = act_at(i);
        std::optional<Right> expected;
        if (act == Act::run_test || act == Act::sign_tested) expected = Right::test;
        if (act == Act::sign_reviewed) expected = Right::review;
        if (act == Act::sign_approved || act == Act::issue_report) expected = Right::approve;
        CHECK(right_needed(act) == expected);
    }
}

}  // namespace velocert::laboratory
