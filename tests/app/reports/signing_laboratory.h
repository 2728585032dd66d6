// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include <catch2/catch.hpp>

#include <map>
#include <optional>
#include <string>
#include <utility>
#include <vector>

#include "core/base/clock.h"
#include "core/records/people/people.h"
#include "core/records/trail/annotation_acts.h"
#include "core/signing/authority/internal_authority.h"
#include "core/signing/certificates/trust.h"
#include "core/signing/signed_data/cms.h"
#include "tests/app/process.h"

namespace velocert::tests {

/// A training archive with a run, three persons who sign, an administrator, and a key for each.
class SigningLaboratory {
  public:
    SigningLaboratory() {
        const auto run =
            cli({"run", "--item",
                 folder.file("item.json", R"({"format":"velocert-item/1","id":"S-001","battery":"lead-acid",)"
                                          R"("drive":"electric","made_on":"2025-10-01","model":"TDT-1"})"),
                 "--archive", archive, "--procedure", "vehicle-mass", "--virtual", "--json"});
        CAPTURE(run.err);
        REQUIRE((run.code == 0 || run.code == 1));
        run_id = *run.json().find("run")->string();
        make_people();
        make_keys();
    }

    static std::string password(const std::string& login) { return "four lamps and a hat of " + login; }
    static std::string passphrase(const std::string& login) { return "the key of " + login; }
    static std::string both(const std::string& login) { return password(login) + "\n" + passphrase(login) + "\n"; }

    [[nodiscard]] Finished prepare(std::vector<std::string> more = {}) const {
        std::vector<std::string> words{"report",        "prepare",   "--archive",        archive,
                                       "--run",         run_id,      "--tested-by",      "li.ming",
                                       "--reviewed-by", "wang.fang", "--approved-by",    "zhao.lei",
                                       "--user",        "li.ming",   "--password-stdin", "--json"};
        words.insert(words.end(), more.begin(), more.end());
        return cli(words, password("li.ming") + "\n");
    }
    [[nodiscard]] Finished sign(const std::string& report, const std::string& login, const std::string& meaning,
                                const std::string& input, std::vector<std::string> more = {"--yes"}) const {
        std::vector<std::string> words{"sign",
                                       "--archive",
                                       archive,
                                       "--report",
                                       report,
                                       "--user",
                                       login,
                                       "--key",
                                       folder / (login + ".p12"),
                                       "--meaning",
                                       meaning,
                                       "--trust",
                                       trust,
                                       "--password-stdin",
                                       "--json"};
        words.insert(words.end(), more.begin(), more.end());
        return cli(words, input);
    }
    [[nodiscard]] Finished approve(const std::string& report, const std::string& login, const std::string& out) const {
        return cli({"approve", "--archive", archive, "--report", report, "--user", login, "--key",
                    folder / (login + ".p12"), "--trust", trust, "--out", out, "--yes", "--password-stdin", "--json"},
                   both(login));
    }
    [[nodiscard]] base::Json show(const std::string& report) const {
        const auto shown = cli({"report", "show", "--archive", archive, "--report", report, "--json"});
        CAPTURE(shown.err);
        REQUIRE(shown.code == 0);
        return shown.json();
    }
    [[nodiscard]] std::string state(const std::string& report) const { return *show(report).find("state")->string(); }

    /// An annotation of the run's first attempt by Wang Fang, signed with that key: the row it stands in.
    std::uint64_t annotate(signing::SigningKey& key, const std::string& words) const {
        const base::SystemClock clock;
        const auto opened = records::Archive::open(archive, clock);
        REQUIRE(opened);
        const auto run = (*opened)->run(run_id);
        REQUIRE(run);
        const auto attempt = records::noted_attempt(**opened, run_id, run->step_runs.front());
        REQUIRE(attempt);
        const records::Annotation one{*attempt,
                                      metrology::WrittenQuantity::parse("0.05 s", metrology::Kind::duration).value(),
                                      std::nullopt,
                                      std::nullopt,
                                      0,
                                      words,
                                      {ids.at("wang.fang"), "Wang Fang"},
                                      "2026-03-02T16:00:00.000+08:00"};
        const auto cms = signing::sign_cms(key, base::Digest::of(one.canonical()));
        REQUIRE(cms);
        const auto done =
            records::record_annotation(**opened, one, records::MadeAnnotationSignature{*cms, key.certificate()});
        if (!done) FAIL(done.error().text());
        return (*opened)->ledger_size().value();
    }

    ScratchFolder folder;
    std::string archive = folder / "archive";
    std::string trust = folder / "trust.json";
    std::string run_id;
    std::map<std::string, std::string, std::less<>> ids;  ///< of the accounts, by login
    std::optional<signing::InternalAuthority> authority;

  private:
    static base::Secret secret(std::string text) { return base::Secret(std::move(text)); }
    void make_people() {
        const base::SystemClock clock;
        const auto open = records::Archive::open(archive, clock);
        REQUIRE(open);
        const records::PeopleSetting setting{clock};
        const auto today = base::day_of(clock.now());
        const auto zhao = records::create_first_account(**open, setting, "zhao.lei", {"", "Zhao Lei"},
                                                        secret(password("zhao.lei")), "first account");
        if (!zhao) FAIL(zhao.error().text());
        const records::Acting by{*zhao};
        const auto add = [&](const std::string& login, const std::string& name, laboratory::Role role) {
            auto made = records::create_account(**open, setting, by, {login, {"", name}, {{role, today, std::nullopt}}},
                                                secret("a first one for " + login), "joined the laboratory");
            if (!made) FAIL(made.error().text());
            const auto changed =
                records::change_password(**open, setting, records::Acting{*made}, secret(password(login)));
            if (!changed) FAIL(changed.error().text());
            const auto people = records::people_register(**open);
            REQUIRE(people);
            return *people->by_login(login);
        };
        const auto li = add("li.ming", "Li Ming", laboratory::Role::technician);
        const auto wang = add("wang.fang", "Wang Fang", laboratory::Role::reviewer);
        const auto he = add("he.yun", "He Yun", laboratory::Role::administrator);
        ids = {{"zhao.lei", zhao->id}, {"li.ming", li.id}, {"wang.fang", wang.id}};
        const auto authorise = [&](const laboratory::Account& account, laboratory::Right right) {
            records::Acting acting = by;
            if (account.id == zhao->id) acting.confirmed_by = he;
            const auto given = records::authorise(
                **open, setting, acting, {account.id, "vehicle-mass", right, today, std::nullopt}, "training finished");
            if (!given) FAIL(given.error().text());
        };
        authorise(li, laboratory::Right::test);
        authorise(wang, laboratory::Right::review);
        authorise(*zhao, laboratory::Right::approve);
    }

    void make_keys() {
        const auto now = std::chrono::system_clock::now();
        auto made = signing::InternalAuthority::make("Training", signing::KeyKind::p256, 10, now);
        REQUIRE(made);
        authority.emplace(std::move(*made));
        signing::TrustList list;
        REQUIRE(list.add_root(authority->certificate(), signing::TrustKind::internal));
        static_cast<void>(folder.file("trust.json", list.text()));
        for (const auto& [login, name] : {std::pair{"li.ming", "Li Ming"}, std::pair{"wang.fang", "Wang Fang"},
                                          std::pair{"zhao.lei", "Zhao Lei"}}) {
            const auto issued = authority->issue({name, ids.at(login), signing::KeyKind::p256, 2, 10'000},
                                                 secret(passphrase(login)), now);
            if (!issued) FAIL(issued.error().text());
            static_cast<void>(folder.file(std::string(login) + ".p12", issued->key_file));
        }
    }
};

}  // namespace velocert::tests
