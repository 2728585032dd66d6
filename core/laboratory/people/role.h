// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include <array>
#include <cstddef>
#include <cstdint>
#include <optional>
#include <string_view>

#include "core/base/result.h"

namespace velocert::laboratory {

/// What somebody is there to do. Roles are given by duty; a person may have several, except that an administrator
/// keeps accounts and machine and nothing else, and an auditor looks and changes nothing.
enum class Role : std::uint8_t { technician, reviewer, signatory, custodian, administrator, auditor };
inline constexpr std::array all_roles{Role::technician, Role::reviewer,      Role::signatory,
                                      Role::custodian,  Role::administrator, Role::auditor};
[[nodiscard]] std::string_view name(Role role);
[[nodiscard]] base::Result<Role> parse_role(std::string_view text);

/// What can be done and may be refused. Grouped by what it touches.
enum class Act : std::uint8_t {
    // records
    read_records,
    read_trail,
    review_trail,
    verify_records,
    export_records,
    // tests
    run_test,
    approve_deviation,
    annotate,
    withdraw_annotation,
    // reports
    prepare_report,
    sign_tested,
    sign_reviewed,
    sign_approved,
    sign_witnessed,
    issue_report,
    amend_report,
    void_report,
    open_hold,
    close_hold,
    // limits
    propose_limit,
    confirm_limit,
    // packs of the laboratory's own
    propose_pack,
    confirm_pack,
    // equipment
    keep_equipment,
    check_equipment,
    set_equipment_aside,
    // people
    create_account,
    change_roles,
    confirm_signatory,
    disable_account,
    enable_account,
    unlock_account,
    reset_password,
    change_own_password,
    authorise_person,
    confirm_authorisation,
    register_certificate,
    review_access,
    set_password_policy,
    // keys and trust
    use_signing_key,
    issue_certificate,
    import_trust,
    // keeping
    make_backup,
    restore_backup,
    rehearse_restore,
    keep_anchors,
    accept_rollback,
    answer_for_clock,
    set_legal_hold,
};
inline constexpr std::size_t act_count = static_cast<std::size_t>(Act::set_legal_hold) + 1;
/// The stable name of an act, as it stands in records ("sign-approved").
[[nodiscard]] std::string_view name(Act act);
/// The act of a number below act_count.
[[nodiscard]] constexpr Act act_at(std::size_t index) { return static_cast<Act>(index); }

namespace detail {
/// One row of the matrix: the roles that may.
struct PermissionRow {
    Act act;
    bool technician, reviewer, signatory, custodian, administrator, auditor;
};
// The permission matrix: the one place where it stands.
// clang-format off
inline constexpr std::array<PermissionRow, act_count> permission_matrix{{
    //                          tech   review sign   custod admin  audit
    {Act::read_records,         true,  true,  true,  true,  true,  true},
    {Act::read_trail,           true,  true,  true,  true,  true,  true},
    {Act::review_trail,         false, true,  true,  false, false, false},
    {Act::verify_records,       true,  true,  true,  true,  true,  true},
    {Act::export_records,       false, true,  true,  false, false, true},
    {Act::run_test,             true,  false, false, false, false, false},
    {Act::approve_deviation,    false, false, true,  false, false, false},
    {Act::annotate,             true,  true,  true,  false, false, false},
    {Act::withdraw_annotation,  false, true,  true,  false, false, false},
    {Act::prepare_report,       true,  true,  true,  false, false, false},
    {Act::sign_tested,          true,  false, false, false, false, false},
    {Act::sign_reviewed,        false, true,  false, false, false, false},
    {Act::sign_approved,        false, false, true,  false, false, false},
    {Act::sign_witnessed,       true,  true,  true,  false, false, false},
    {Act::issue_report,         false, false, true,  false, false, false},
    {Act::amend_report,         false, true,  true,  false, false, false},
    {Act::void_report,          false, false, true,  false, false, false},
    {Act::open_hold,            true,  true,  true,  true,  false, false},
    {Act::close_hold,           false, false, true,  false, false, false},
    {Act::propose_limit,        false, true,  true,  false, false, false},
    {Act::confirm_limit,        false, false, true,  false, false, false},
    {Act::propose_pack,         false, true,  true,  false, false, false},
    {Act::confirm_pack,         false, false, true,  false, false, false},
    {Act::keep_equipment,       false, false, true,  true,  false, false},
    {Act::check_equipment,      true,  false, true,  true,  false, false},
    {Act::set_equipment_aside,  true,  true,  true,  true,  false, false},
    {Act::create_account,       false, false, true,  false, true,  false},
    {Act::change_roles,         false, false, true,  false, true,  false},
    {Act::confirm_signatory,    false, false, true,  false, false, false},
    {Act::disable_account,      false, false, true,  false, true,  false},
    {Act::enable_account,       false, false, true,  false, false, false},
    {Act::unlock_account,       false, false, true,  false, false, false},
    {Act::reset_password,       false, false, true,  false, true,  false},
    {Act::change_own_password,  true,  true,  true,  true,  true,  true},
    {Act::authorise_person,     false, false, true,  false, false, false},
    {Act::confirm_authorisation,false, false, true,  false, true,  false},
    {Act::register_certificate, false, false, true,  false, false, false},
    {Act::review_access,        false, false, true,  false, false, false},
    {Act::set_password_policy,  false, false, true,  false, false, false},
    {Act::use_signing_key,      true,  true,  true,  false, false, false},
    {Act::issue_certificate,    false, false, true,  false, false, false},
    {Act::import_trust,         false, false, true,  false, false, false},
    {Act::make_backup,          false, false, true,  false, true,  false},
    {Act::restore_backup,       false, false, false, false, true,  false},
    {Act::rehearse_restore,     false, false, true,  false, true,  false},
    {Act::keep_anchors,         false, false, true,  false, true,  false},
    {Act::accept_rollback,      false, false, true,  false, false, false},
    {Act::answer_for_clock,     false, false, true,  false, false, false},
    {Act::set_legal_hold,       false, false, true,  false, false, false},
}};
// clang-format on
}  // namespace detail

/// Whether the role alone allows the act. Dates, authorisations for a method and two-person rules come on top: see
/// require().
[[nodiscard]] constexpr bool permits(Role role, Act act) {
    const auto& row = detail::permission_matrix[static_cast<std::size_t>(act)];
    switch (role) {
        case Role::technician: return row.technician;
        case Role::reviewer: return row.reviewer;
        case Role::signatory: return row.signatory;
        case Role::custodian: return row.custodian;
        case Role::administrator: return row.administrator;
        case Role::auditor: return row.auditor;
    }
    return false;
}

/// What a person can be authorised to do with a method (ISO/IEC 17025 6.2.6).
enum class Right : std::uint8_t { test, review, approve };
[[nodiscard]] std::string_view name(Right right);
[[nodiscard]] base::Result<Right> parse_right(std::string_view text);
/// The right for the method at hand that the act needs beside a role; nothing for acts that concern no method.
[[nodiscard]] std::optional<Right> right_needed(Act act);

}  // namespace velocert::laboratory
