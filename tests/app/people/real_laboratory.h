// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include <catch2/catch.hpp>

#include <array>
#include <map>
#include <string>
#include <utility>
#include <vector>

#include "core/base/clock.h"
#include "core/records/ledger/clock_state.h"
#include "core/records/people/people.h"
#include "core/signing/authority/internal_authority.h"
#include "core/signing/certificates/trust.h"
#include "tests/app/process.h"
#include "tests/app/reports/signing_laboratory.h"
#include "tests/core/records/sample_run.h"

namespace velocert::tests {

/// Two days ago: an archive's clock is asked what it was before.
struct EarlierClock final : base::Clock {
    base::SystemClock clock;
    [[nodiscard]] std::chrono::system_clock::time_point now() const override {
        return clock.now() - std::chrono::hours(48);
    }
    [[nodiscard]] std::int64_t monotonic_ns() const override { return clock.monotonic_ns(); }
};

/// A real archive with a run, a person of each role that tests here ask for, and keys for those who sign.
class RealLaboratory {
  public:
    RealLaboratory() {
        const EarlierClock earlier;
        auto made = records::Archive::create(archive, records::ArchiveKind::real, earlier);
        REQUIRE(made);
        records::record_sample_run(**made, run, 1);
        const records::PeopleSetting setting{clock};
        const auto zhao =
            records::create_first_account(**made, setting, "zhao.lei", {"", "Zhao Lei"},
                                          secret(SigningLaboratory::password("zhao.lei")), "first account");
        REQUIRE(zhao);
        people.emplace("zhao.lei", zhao->person());
        const auto today = base::day_of(clock.now());
        using laboratory::Role;
        for (const auto& [login, name, role] :
             {std::tuple{"li.ming", "Li Ming", Role::technician}, std::tuple{"wang.fang", "Wang Fang", Role::reviewer},
              std::tuple{"he.yun", "He Yun", Role::administrator}, std::tuple{"bai.xue", "Bai Xue", Role::auditor}}) {
            const auto account = records::create_account(**made, setting, records::Acting{*zhao},
                                                         {login, {"", name}, {{role, today, std::nullopt}}},
                                                         secret("a first one for somebody"), "joined the laboratory");
            REQUIRE(account);
            REQUIRE(records::change_password(**made, setting, records::Acting{*account},
                                             secret(SigningLaboratory::password(login))));
            people.emplace(login, account->person());
        }
        made->reset();
        make_keys();
    }
    [[nodiscard]] static Finished by(const std::string& login, std::vector<std::string> words,
                                     const std::string& more = {}) {
        words.insert(words.end(), {"--user", login, "--password-stdin", "--json"});
        return cli(words, SigningLaboratory::password(login) + "\n" + more);
    }
    /// With that person's key.
    [[nodiscard]] Finished with_key(const std::string& login, std::vector<std::string> words) const {
        words.insert(words.end(), {"--key", folder / (login + ".p12"), "--trust", folder / "trust.json"});
        return by(login, std::move(words), SigningLaboratory::passphrase(login) + "\n");
    }
    [[nodiscard]] std::vector<base::Json> entries(const std::string& type) const {
        const auto told = cli({"audit", "--archive", archive, "--type", type, "--json"});
        CAPTURE(told.err);
        REQUIRE(told.code == 0);
        return *told.json().find("entries")->items();
    }

    /// Those of one type, as the ledger of an archive holds them.
    [[nodiscard]] static std::vector<records::LedgerEntry> on_ledger(const std::string& folder_of,
                                                                     std::string_view type) {
        const auto open = records::Archive::open_read_only(folder_of);
        REQUIRE(open);
        auto out = (*open)->ledger_entries(std::array{type});
        REQUIRE(out);
        return std::move(*out);
    }

    ScratchFolder folder;
    base::SystemClock clock;
    std::string archive = folder / "archive";
    std::string run = "run-1";
    std::map<std::string, base::Person, std::less<>> people;  ///< by login

  private:
    static base::Secret secret(std::string text) { return base::Secret(std::move(text)); }
    void make_keys() {
        const auto now = clock.now();
        auto authority = signing::InternalAuthority::make("Laboratory", signing::KeyKind::p256, 10, now);
        REQUIRE(authority);
        signing::TrustList list;
        REQUIRE(list.add_root(authority->certificate(), signing::TrustKind::internal));
        auto revocations =
            authority->revocation_list(nullptr, {}, now - std::chrono::hours(1), now + std::chrono::hours(24));
        REQUIRE(revocations);
        REQUIRE(list.add_revocation_list(std::move(*revocations)));
        static_cast<void>(folder.file("trust.json", list.text()));
        for (const auto* login : {"zhao.lei", "wang.fang"}) {
            const auto& person = people.at(login);
            const auto issued = authority->issue({person.name, person.id, signing::KeyKind::p256, 2, 10'000},
                                                 secret(SigningLaboratory::passphrase(login)), now);
            REQUIRE(issued);
            static_cast<void>(folder.file(std::string(login) + ".p12", issued->key_file));
        }
        // A clock that nobody keeps signs nothing, unless somebody answers for it.
        if (records::MachineClock().state().synchronisation == records::Synchronisation::synchronised) return;
        const auto noted =
            by("zhao.lei", {"checkpoint", "note-clock", "--archive", archive, "--why", "radio clock, 1 s behind"});
        INFO(noted.err);
        REQUIRE(noted.code == 0);
    }
};

}  // namespace velocert::tests
