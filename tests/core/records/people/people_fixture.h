// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include <catch2/catch.hpp>

#include <memory>
#include <optional>
#include <string>
#include <utility>
#include <vector>

#include "core/records/people/people.h"
#include "tests/core/records/sample_run.h"
#include "tests/support/cheap_hasher.h"

namespace velocert::records {

/// A clock that stands where a test puts it.
class SetClock final : public base::Clock {
  public:
    [[nodiscard]] std::chrono::system_clock::time_point now() const override { return time; }
    [[nodiscard]] std::int64_t monotonic_ns() const override { return time.time_since_epoch().count(); }
    std::chrono::system_clock::time_point time = base::parse_utc("2026-03-02T08:00:00.000Z").value();
};

/// A real archive and the people of a laboratory, with passwords at a cost that tests can pay.
class PeopleLaboratory {
  public:
    PeopleLaboratory() {
        auto made = Archive::create(folder, ArchiveKind::real, clock);
        REQUIRE(made);
        archive = std::move(*made);
    }

    [[nodiscard]] PeopleSetting setting() const { return {clock, hasher}; }
    [[nodiscard]] static std::string password_of(const std::string& login) {
        return "a lamp and a hat of " + login + "!";
    }
    [[nodiscard]] static laboratory::RoleGrant from_today(laboratory::Role role, const base::Clock& clock) {
        return {role, base::day_of(clock.now()), std::nullopt};
    }
    [[nodiscard]] base::Date today() const { return base::day_of(clock.now()); }
    [[nodiscard]] std::size_t rows() const { return archive->ledger_leaves()->size(); }
    [[nodiscard]] laboratory::PeopleRegister people() const {
        auto out = people_register(*archive);
        if (!out) FAIL(out.error().text());
        return std::move(*out);
    }
    [[nodiscard]] laboratory::Account account(const std::string& login) const {
        const auto register_now = people();
        const auto* found = register_now.by_login(login);
        REQUIRE(found != nullptr);
        return *found;
    }
    [[nodiscard]] Acting as(const std::string& login) const { return Acting{account(login)}; }
    [[nodiscard]] Acting as(const std::string& login, const std::string& second) const {
        return Acting{account(login), account(second)};
    }

    /// The first signatory, "wang.fang".
    void found() {
        const auto made = create_first_account(*archive, setting(), "wang.fang", {"王芳", "Wang Fang"},
                                               tests::secret(password_of("wang.fang")), "start of the laboratory");
        if (!made) FAIL(made.error().text());
    }
    [[nodiscard]] base::Result<laboratory::Account> add(const Acting& acting, const std::string& login,
                                                        const std::string& name,
                                                        const std::vector<laboratory::Role>& roles) {
        NewAccount made{login, {{}, name}, {}};
        for (const auto role : roles) made.roles.push_back(from_today(role, clock));
        return create_account(*archive, setting(), acting, made, tests::secret("first password for " + login + " (x)"),
                              "joins the laboratory");
    }
    /// The same, and the person has a password of their own already.
    void hire(const std::string& login, const std::string& name, const std::vector<laboratory::Role>& roles,
              const std::string& by = "wang.fang", const std::string& second = {}) {
        const auto made = add(second.empty() ? as(by) : as(by, second), login, name, roles);
        if (!made) FAIL(made.error().text());
        const auto done = change_password(*archive, setting(), as(login), tests::secret(password_of(login)));
        if (!done) FAIL(done.error().text());
    }
    /// Founder and signatory Wang Fang, technician Li Ming, reviewer Zhao Lei, administrator Sun Qi, auditor Chen Hao.
    void staff() {
        using laboratory::Role;
        found();
        hire("li.ming", "Li Ming", {Role::technician});
        hire("zhao.lei", "Zhao Lei", {Role::reviewer});
        hire("sun.qi", "Sun Qi", {Role::administrator});
        hire("chen.hao", "Chen Hao", {Role::auditor});
    }
    [[nodiscard]] base::Result<laboratory::Account> sign_in(const std::string& login, const std::string& password) {
        return authenticate(*archive, clock, login, tests::secret(password), "test", hasher);
    }
    [[nodiscard]] std::string findings() {
        archive.reset();
        const auto verification = verify_archive(folder);
        REQUIRE(verification);
        return text_of(*verification);
    }

    ScratchFolder scratch;
    SetClock clock;
    tests::CheapHasher hasher;
    std::string folder = scratch.path("a");
    std::unique_ptr<Archive> archive;
};

}  // namespace velocert::records
