// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include <string_view>
#include <vector>

#include "core/laboratory/people/acted_by.h"
#include "core/laboratory/people/people_register.h"

namespace velocert::laboratory {

/// Holds one record against the register and takes it up. Each function reads one type, refuses before it changes
/// anything, and leaves the reader's own errors to the caller.
class PeopleRules {
  public:
    explicit PeopleRules(PeopleRegister& people) : people_(people) {}

    [[nodiscard]] base::Result<void> account(base::JsonReader& reader);
    [[nodiscard]] base::Result<void> roles(base::JsonReader& reader);
    [[nodiscard]] base::Result<void> disable(base::JsonReader& reader);
    [[nodiscard]] base::Result<void> enable(base::JsonReader& reader);
    [[nodiscard]] base::Result<void> password(base::JsonReader& reader);
    [[nodiscard]] base::Result<void> unlock(base::JsonReader& reader);
    [[nodiscard]] base::Result<void> certificate(base::JsonReader& reader);
    [[nodiscard]] base::Result<void> authorise(base::JsonReader& reader);
    [[nodiscard]] base::Result<void> withdraw(base::JsonReader& reader);
    [[nodiscard]] base::Result<void> sign_in(base::JsonReader& reader);
    [[nodiscard]] base::Result<void> review(base::JsonReader& reader);
    [[nodiscard]] base::Result<void> policy(base::JsonReader& reader);

  private:
    [[nodiscard]] base::Result<const Account*> actor(const base::Person& person, Act act, const base::Date& day) const;
    /// A second person where `needed`, and none where not: neither the first one nor the one it is about.
    [[nodiscard]] base::Result<void> second_person(const ActedBy& acted, bool needed, Act act,
                                                   std::string_view about) const;
    [[nodiscard]] base::Result<Account*> target(base::JsonReader& reader);
    [[nodiscard]] base::Result<void> name_is_free(const PrintedName& name) const;
    /// Whether an active signatory without a last day is left when `changed` has `roles` (none: is disabled).
    [[nodiscard]] base::Result<void> signatory_is_left(const Account& changed, const std::vector<RoleGrant>& roles,
                                                       const base::Date& day) const;

    PeopleRegister& people_;
};

}  // namespace velocert::laboratory
