// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include <optional>
#include <string>
#include <string_view>
#include <vector>

#include "core/base/clock.h"
#include "core/base/digest.h"
#include "core/base/json.h"
#include "core/base/person.h"
#include "core/base/result.h"
#include "core/laboratory/people/role.h"

namespace velocert::laboratory {

/// A role from one day to another, both inside; without an end it holds until it is taken away.
struct RoleGrant {
    Role role = Role::technician;
    base::Date from{};
    std::optional<base::Date> until;
    [[nodiscard]] bool holds_on(const base::Date& day) const { return from <= day && (!until || day <= *until); }
    friend bool operator==(const RoleGrant&, const RoleGrant&) = default;
};

/// A person's name as it is printed; at least one of the two.
struct PrintedName {
    std::string zh;
    std::string en;
    /// The Chinese one where there is one: the name entries carry.
    [[nodiscard]] const std::string& main() const { return zh.empty() ? en : zh; }
    friend bool operator==(const PrintedName&, const PrintedName&) = default;
};

/// One person's account. It is never deleted and neither its login nor its name is ever given to somebody else. The
/// password is not in here: it stays in the register.
struct Account {
    std::string id;  ///< "u-0001", in the order in which accounts were made
    std::string login;
    PrintedName name;
    std::vector<RoleGrant> roles;
    std::string created_utc;
    std::string disabled_since;              ///< UTC; empty while the account may be used
    std::string disabled_reason;             ///< of the latest disabling
    std::vector<base::Digest> certificates;  ///< SHA-256 of the person's certificates (DER), in the order entered
    std::string password_utc;                ///< when the password was set
    bool password_is_due = false;            ///< set by somebody else, and not changed by the person since

    [[nodiscard]] bool active() const { return disabled_since.empty(); }
    [[nodiscard]] bool holds(Role role, const base::Date& day) const;
    /// How entries name this person: account and printed name.
    [[nodiscard]] base::Person person() const { return {id, name.main()}; }
};

/// That a person may test, review or approve with a method, from one day to another (both inside).
struct Authorisation {
    std::string id;      ///< "A1", "A2" ... in the order of the ledger
    std::string person;  ///< account id
    std::string method;  ///< id of the procedure ("vehicle-mass")
    Right right = Right::test;
    base::Date from{};
    std::optional<base::Date> to;
    std::string given_by;       ///< account id
    std::string withdrawn_utc;  ///< empty while it stands
    std::string withdrawn_reason;
    base::Date withdrawn_on{};  ///< the day of that; it does not hold on that day any more
    [[nodiscard]] bool holds_on(const base::Date& day) const {
        return from <= day && (!to || day <= *to) && (withdrawn_utc.empty() || day < withdrawn_on);
    }
};

/// A login in its only form: lower-case letters, digits, '.', '-', '_'; a letter first; 2 to 32 characters. Refuses
/// names that belong to nobody in person ("admin", "lab"): accounts are never shared.
[[nodiscard]] base::Result<std::string> parse_login(std::string_view text);

/// [{"role","from","until"}], and back; an error names what is wrong.
[[nodiscard]] base::Json to_json(const std::vector<RoleGrant>& roles);
[[nodiscard]] std::vector<RoleGrant> read_roles(base::JsonReader& reader, std::string_view key);
/// {"zh","en"}, and back.
[[nodiscard]] base::Json to_json(const PrintedName& name);
[[nodiscard]] PrintedName read_printed_name(base::JsonReader& reader, std::string_view key);

/// Refuses no role at all, an end before the beginning, the same role twice at a time, and an administrator or auditor
/// who is anything else at the same time.
[[nodiscard]] base::Result<void> check_roles(const std::vector<RoleGrant>& roles, std::string_view where);

}  // namespace velocert::laboratory
