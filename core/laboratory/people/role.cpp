// SPDX-License-Identifier: GPL-3.0-or-later
#include "core/laboratory/people/role.h"

#include <string>

namespace velocert::laboratory {
namespace {

constexpr bool rows_stand_in_their_places() {
    for (std::size_t i = 0; i < act_count; ++i)
        if (detail::permission_matrix[i].act != act_at(i)) return false;
    return true;
}
static_assert(rows_stand_in_their_places(), "the permission matrix has one row for each act, in their order");

}  // namespace

std::string_view name(Role role) {
    switch (role) {
        case Role::technician: return "technician";
        case Role::reviewer: return "reviewer";
        case Role::signatory: return "signatory";
        case Role::custodian: return "custodian";
        case Role::administrator: return "administrator";
        case Role::auditor: return "auditor";
    }
    return {};
}

base::Result<Role> parse_role(std::string_view text) {
    for (const auto role : all_roles)
        if (name(role) == text) return role;
    return base::fail(base::ErrorCode::bad_value, "role", "\"" + std::string(text) + "\"",
                      "technician, reviewer, signatory, custodian, administrator or auditor");
}

std::string_view name(Act act) {
    switch (act) {
        case Act::read_records: return "read-records";
        case Act::read_trail: return "read-trail";
        case Act::review_trail: return "review-trail";
        case Act::verify_records: return "verify-records";
        case Act::export_records: return "export-records";
        case Act::run_test: return "run-test";
        case Act::approve_deviation: return "approve-deviation";
        case Act::annotate: return "annotate";
        case Act::withdraw_annotation: return "withdraw-annotation";
        case Act::prepare_report: return "prepare-report";
        case Act::sign_tested: return "sign-tested";
        case Act::sign_reviewed: return "sign-reviewed";
        case Act::sign_approved: return "sign-approved";
        case Act::sign_witnessed: return "sign-witnessed";
        case Act::issue_report: return "issue-report";
        case Act::amend_report: return "amend-report";
        case Act::void_report: return "void-report";
        case Act::open_hold: return "open-hold";
        case Act::close_hold: return "close-hold";
        case Act::propose_limit: return "propose-limit";
        case Act::confirm_limit: return "confirm-limit";
        case Act::propose_pack: return "propose-pack";
        case Act::confirm_pack: return "confirm-pack";
        case Act::keep_equipment: return "keep-equipment";
        case Act::check_equipment: return "check-equipment";
        case Act::set_equipment_aside: return "set-equipment-aside";
        case Act::create_account: return "create-account";
        case Act::change_roles: return "change-roles";
        case Act::confirm_signatory: return "confirm-signatory";
        case Act::disable_account: return "disable-account";
        case Act::enable_account: return "enable-account";
        case Act::unlock_account: return "unlock-account";
        case Act::reset_password: return "reset-password";
        case Act::change_own_password: return "change-own-password";
        case Act::authorise_person: return "authorise-person";
        case Act::confirm_authorisation: return "confirm-authorisation";
        case Act::register_certificate: return "register-certificate";
        case Act::review_access: return "review-access";
        case Act::set_password_policy: return "set-password-policy";
        case Act::use_signing_key: return "use-signing-key";
        case Act::issue_certificate: return "issue-certificate";
        case Act::import_trust: return "import-trust";
        case Act::make_backup: return "make-backup";
        case Act::restore_backup: return "restore-backup";
        case Act::rehearse_restore: return "rehearse-restore";
        case Act::keep_anchors: return "keep-anchors";
        case Act::accept_rollback: return "accept-rollback";
        case Act::answer_for_clock: return "answer-for-clock";
        case Act::set_legal_hold: return "set-legal-hold";
    }
    return {};
}

std::string_view name(Right right) {
    switch (right) {
        case Right::test: return "test";
        case Right::review: return "review";
        case Right::approve: return "approve";
    }
    return {};
}

base::Result<Right> parse_right(std::string_view text) {
    for (const auto right : {Right::test, Right::review, Right::approve})
        if (name(right) == text) return right;
    return base::fail(base::ErrorCode::bad_value, "right", "\"" + std::string(text) + "\"", "test, review or approve");
}

std::optional<Right> right_needed(Act act) {
    if (act == Act::run_test || act == Act::sign_tested) return Right::test;
    if (act == Act::sign_reviewed) return Right::review;
    if (act == Act::sign_approved || act == Act::issue_report) return Right::approve;
    return std::nullopt;
}

}  // namespace velocert::laboratory
