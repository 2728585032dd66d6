// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include <optional>
#include <span>
#include <string>
#include <string_view>
#include <vector>

#include "core/base/clock.h"
#include "core/base/result.h"
#include "core/base/secret.h"
#include "core/laboratory/people/password.h"
#include "core/laboratory/people/people_register.h"
#include "core/records/accounts.h"
#include "core/records/archive.h"

// The people of an archive. An archive without an account is open to persons known by name; from the first account on
// every act needs one. Each act appends exactly one record, which the register holds against its rules first; an error
// leaves the archive as it was. See laboratory::PeopleRegister for the rules.
namespace velocert::records {

using laboratory::require;

/// Signs a person in and records it, success and failure alike ("sign-in/1", with `purpose`: what it is for). An
/// unknown login, a disabled or locked account and a wrong password get the same answer (not_permitted) after the same
/// work: one password check and one record. Takes up a stored password of another cost anew.
[[nodiscard]] base::Result<laboratory::Account> authenticate(
    Archive& archive, const base::Clock& clock, std::string_view login, const base::Secret& password,
    std::string_view purpose, const laboratory::PasswordHasher& hasher = laboratory::argon2id());
/// Records that a person turned away instead of signing in. The login is kept only if there is such an account.
[[nodiscard]] base::Result<void> cancel_sign_in(Archive& archive, const base::Clock& clock, std::string_view login,
                                                std::string_view purpose);

/// Puts on record that somebody tried what was refused, by the rules or by what came after them: "refused-act/1".
[[nodiscard]] base::Result<void> record_refused_act(Archive& archive, const base::Clock& clock,
                                                    const laboratory::Account& by, laboratory::Act act,
                                                    std::string_view method, std::string_view object,
                                                    std::string_view why);
/// The outcome as it is; where that is not_permitted, it is put on record first.
[[nodiscard]] base::Result<void> keep_refusal(Archive& archive, const base::Clock& clock, const laboratory::Account& by,
                                              laboratory::Act act, std::string_view method, std::string_view object,
                                              base::Result<void> outcome);
/// require() from the archive's register, on the day of the clock; a refusal is recorded ("refused-act/1": who, which
/// act, which method, about what, why) before it is returned.
[[nodiscard]] base::Result<void> require_or_record(Archive& archive, const base::Clock& clock,
                                                   const laboratory::Account& account, laboratory::Act act,
                                                   std::string_view method, std::string_view object);
/// The same for each of several methods, with the register read once; the first refusal ends it.
[[nodiscard]] base::Result<void> require_each_or_record(Archive& archive, const base::Clock& clock,
                                                        const laboratory::Account& account, laboratory::Act act,
                                                        std::span<const std::string> methods, std::string_view object);

/// Time, and how passwords are protected.
struct PeopleSetting {
    const base::Clock& clock;
    const laboratory::PasswordHasher& hasher = laboratory::argon2id();
};
/// Who acts, as authenticate() gave them, and the second person where one is needed.
struct Acting {
    laboratory::Account person;
    std::optional<laboratory::Account> confirmed_by = std::nullopt;
};

struct NewAccount {
    std::string login;
    laboratory::PrintedName name;
    std::vector<laboratory::RoleGrant> roles;
};
/// The archive's first account: a signatory, who makes it for themselves. Errors: not_permitted when there is one.
[[nodiscard]] base::Result<laboratory::Account> create_first_account(Archive& archive, const PeopleSetting& setting,
                                                                     std::string login, laboratory::PrintedName name,
                                                                     const base::Secret& password, std::string reason);
/// A further account; its person has to change the password before anything else. A signatory needs a second person.
[[nodiscard]] base::Result<laboratory::Account> create_account(Archive& archive, const PeopleSetting& setting,
                                                               const Acting& acting, const NewAccount& account,
                                                               const base::Secret& password, std::string reason);
/// All roles of an account from now on, in the place of those it has.
[[nodiscard]] base::Result<void> change_roles(Archive& archive, const PeopleSetting& setting, const Acting& acting,
                                              std::string_view account, const std::vector<laboratory::RoleGrant>& roles,
                                              std::string reason);
[[nodiscard]] base::Result<void> disable_account(Archive& archive, const PeopleSetting& setting, const Acting& acting,
                                                 std::string_view account, std::string reason);
[[nodiscard]] base::Result<void> enable_account(Archive& archive, const PeopleSetting& setting, const Acting& acting,
                                                std::string_view account, std::string reason);
/// Ends the lock after failures to sign in.
[[nodiscard]] base::Result<void> unlock_account(Archive& archive, const PeopleSetting& setting, const Acting& acting,
                                                std::string_view account, std::string reason);
/// One's own password; who acts has just given the old one.
[[nodiscard]] base::Result<void> change_password(Archive& archive, const PeopleSetting& setting, const Acting& acting,
                                                 const base::Secret& password);
/// Another person's password, which that person has to change then.
[[nodiscard]] base::Result<void> reset_password(Archive& archive, const PeopleSetting& setting, const Acting& acting,
                                                std::string_view account, const base::Secret& password,
                                                std::string reason);
struct NewAuthorisation {
    std::string account;
    std::string method;
    laboratory::Right right = laboratory::Right::test;
    base::Date from{};
    std::optional<base::Date> to = std::nullopt;
};
[[nodiscard]] base::Result<laboratory::Authorisation> authorise(Archive& archive, const PeopleSetting& setting,
                                                                const Acting& acting, const NewAuthorisation& given,
                                                                std::string reason);
[[nodiscard]] base::Result<void> withdraw_authorisation(Archive& archive, const PeopleSetting& setting,
                                                        const Acting& acting, std::string_view authorisation,
                                                        std::string reason);
/// Binds a certificate (DER) to an account; its bytes go to the evidence. The caller has made sure that it is one.
[[nodiscard]] base::Result<base::Digest> register_certificate(Archive& archive, const PeopleSetting& setting,
                                                              const Acting& acting, std::string_view account,
                                                              std::span<const std::uint8_t> der, std::string reason);
/// That somebody has looked through all accounts, roles and rights as they are now.
[[nodiscard]] base::Result<void> review_access(Archive& archive, const PeopleSetting& setting, const Acting& acting,
                                               std::string remark);
[[nodiscard]] base::Result<void> set_password_policy(Archive& archive, const PeopleSetting& setting,
                                                     const Acting& acting, const laboratory::PasswordPolicy& policy,
                                                     std::string reason);

}  // namespace velocert::records
