// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include <catch2/catch.hpp>
#include <fstream>
#include <map>
#include <string>
#include <vector>

#include "core/base/clock.h"
#include "core/records/archive.h"
#include "core/records/people/people.h"
#include "core/signing/authority/internal_authority.h"
#include "core/signing/certificates/trust.h"
#include "core/standards/edition.h"
#include "tests/support/cheap_hasher.h"

namespace velocert::app::test {

[[nodiscard]] inline std::string password_of(const std::string& login) { return "four lamps and a hat of " + login; }

/// Gives an archive its people: the technician li.ming, the reviewer wang.fang, the signatory zhao.lei, the
/// administrator he.yun and the auditor sun.qi, with passwords of their own. Those who test, review and approve are
/// authorised for every one of `methods`.
inline void make_people(records::Archive& archive, const base::Clock& clock, const laboratory::PasswordHasher& hasher,
                        const std::vector<std::string>& methods) {
    const records::PeopleSetting setting{clock, hasher};
    const auto today = base::day_of(clock.now());
    const auto zhao = records::create_first_account(archive, setting, "zhao.lei", {"赵雷", "Zhao Lei"},
                                                    tests::secret(password_of("zhao.lei")), "first account");
    if (!zhao) FAIL(zhao.error().text());
    const records::Acting by{*zhao};
    const auto add = [&](const std::string& login, const laboratory::PrintedName& name, laboratory::Role role) {
        auto made = records::create_account(archive, setting, by, {login, name, {{role, today, std::nullopt}}},
                                            tests::secret("a first one for " + login), "joined the laboratory");
        if (!made) FAIL(made.error().text());
        const auto changed =
            records::change_password(archive, setting, records::Acting{*made}, tests::secret(password_of(login)));
        if (!changed) FAIL(changed.error().text());
        const auto people = records::people_register(archive);
        REQUIRE(people);
        return *people->by_login(login);
    };
    const auto li = add("li.ming", {"李明", "Li Ming"}, laboratory::Role::technician);
    const auto wang = add("wang.fang", {"王芳", "Wang Fang"}, laboratory::Role::reviewer);
    const auto he = add("he.yun", {"何云", "He Yun"}, laboratory::Role::administrator);
    static_cast<void>(add("sun.qi", {"孙琪", "Sun Qi"}, laboratory::Role::auditor));
    const auto authorise = [&](const laboratory::Account& account, laboratory::Right right) {
        for (const auto& method : methods) {
            records::Acting acting = by;
            if (account.id == zhao->id) acting.confirmed_by = he;
            const auto given = records::authorise(
                archive, setting, acting, {account.id, method, right, today, std::nullopt}, "training finished");
            if (!given) FAIL(given.error().text());
        }
    };
    authorise(li, laboratory::Right::test);
    authorise(wang, laboratory::Right::review);
    authorise(*zhao, laboratory::Right::approve);
}

/// The key of a person under that passphrase, by an authority of the laboratory, and a list that trusts it: two files.
inline void write_key(const records::Archive& archive, const base::Clock& clock, const std::string& login,
                      const std::string& passphrase, const std::string& key_file, const std::string& trust_file) {
    const auto people = records::people_register(archive);
    REQUIRE(people);
    const auto* account = people->by_login(login);
    REQUIRE(account != nullptr);
    const auto now = clock.now();
    const auto authority = signing::InternalAuthority::make("Laboratory", signing::KeyKind::p256, 5, now);
    REQUIRE(authority);
    const auto issued = authority->issue({account->name.main(), account->id, signing::KeyKind::p256, 2, 10'000},
                                         tests::secret(passphrase), now);
    REQUIRE(issued);
    signing::TrustList trust;
    REQUIRE(trust.add_root(authority->certificate(), signing::TrustKind::internal));
    std::ofstream(key_file, std::ios::binary) << issued->key_file;
    std::ofstream(trust_file, std::ios::binary) << trust.text();
}

}  // namespace velocert::app::test
