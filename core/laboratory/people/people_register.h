// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include <cstdint>
#include <map>
#include <span>
#include <string>
#include <string_view>
#include <vector>

#include "core/base/clock.h"
#include "core/base/json.h"
#include "core/base/result.h"
#include "core/laboratory/people/account.h"
#include "core/laboratory/people/password_policy.h"
#include "core/laboratory/people/role.h"
#include "core/laboratory/people/sign_in.h"

namespace velocert::laboratory {

/// One record about people, in the order of the ledger.
struct PeopleEntry {
    std::uint64_t seq = 0;  ///< row of the ledger, for errors
    std::string type;
    base::Json record;
};

/// A yearly look at who may do what: the list as it was, and who answers for it.
struct AccessReview {
    std::string at_utc;
    base::Person by;
    std::string remark;
};

/// The people of a laboratory: accounts, roles, authorisations, sign-ins. Built from records in their order and from
/// nothing else; the same rules stand before a new record and before one that is read back, so a record that breaks
/// them was not written by this program:
///  - the first account is a signatory, made by the person themselves; there is always an active signatory;
///  - logins and names belong to one person for ever; accounts are disabled, never taken out;
///  - whoever acts has the permission on that day, and gives a reason;
///  - nobody changes their own roles; a signatory is made by two persons; so is an authorisation for oneself.
class PeopleRegister {
  public:
    /// Takes one record up. An error leaves the register as it was; its code says what the rule is about.
    [[nodiscard]] base::Result<void> apply(const PeopleEntry& entry);

    /// No account yet: the archive is open to persons known by name.
    [[nodiscard]] bool empty() const { return accounts_.empty(); }
    [[nodiscard]] std::span<const Account> accounts() const { return accounts_; }
    [[nodiscard]] const Account* by_id(std::string_view id) const;
    [[nodiscard]] const Account* by_login(std::string_view login) const;
    /// Whose certificate it is (SHA-256 of the DER); null if nobody's.
    [[nodiscard]] const Account* by_certificate(const base::Digest& fingerprint) const;

    [[nodiscard]] std::span<const Authorisation> authorisations() const { return authorisations_; }
    [[nodiscard]] const Authorisation* authorisation(std::string_view id) const;
    /// An authorisation that holds on that day; null if there is none.
    [[nodiscard]] const Authorisation* authorised(std::string_view person, std::string_view method, Right right,
                                                  const base::Date& day) const;

    /// The stored password ($argon2id$...) of an account of this register; empty for an unknown id.
    [[nodiscard]] const std::string& password(std::string_view id) const;
    /// The stored passwords before it, the latest first.
    [[nodiscard]] std::vector<std::string> earlier_passwords(std::string_view id) const;
    /// The attempts to sign in; of an unknown id: none.
    [[nodiscard]] const SignIns& sign_ins(std::string_view id) const;
    [[nodiscard]] const PasswordPolicy& policy() const { return policy_; }
    [[nodiscard]] std::span<const AccessReview> reviews() const { return reviews_; }

    [[nodiscard]] std::string next_account_id() const;
    [[nodiscard]] std::string next_authorisation_id() const;
    /// What an access review is about: every account with roles, rights, certificates and last sign-in.
    [[nodiscard]] base::Json access_list() const;

  private:
    friend class PeopleRules;
    std::vector<Account> accounts_;
    std::vector<Authorisation> authorisations_;
    std::map<std::string, std::vector<std::string>, std::less<>> passwords_;  ///< the one in force last
    std::map<std::string, SignIns, std::less<>> sign_ins_;
    PasswordPolicy policy_;
    std::vector<AccessReview> reviews_;
};

/// "account/1", "account-roles/1", "account-disabled/1", "account-enabled/1", "account-password/1", "account-unlock/1",
/// "account-certificate/1", "authorisation/1", "authorisation-withdrawn/1", "sign-in/1", "access-review/1",
/// "password-policy/1".
[[nodiscard]] std::span<const std::string_view> people_record_types();
/// The register from its records; other types are passed over. An integrity error names the row that breaks a rule.
[[nodiscard]] base::Result<PeopleRegister> people_from_records(std::span<const PeopleEntry> entries);

/// Whether the person may do it on that day: the account is in the register and active, its password is its own and
/// not due, a role permits the act, and for acts on a method (right_needed()) an authorisation holds. Errors:
/// not_permitted, with the reason and what it would need. An act that needs a right is refused without a method.
[[nodiscard]] base::Result<void> require(const PeopleRegister& people, const Account& account, Act act,
                                         std::string_view method, const base::Date& day);

}  // namespace velocert::laboratory
