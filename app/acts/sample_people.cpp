// SPDX-License-Identifier: GPL-3.0-or-later
#include "app/acts/sample_people.h"

#include <algorithm>
#include <filesystem>
#include <fstream>
#include <map>
#include <optional>
#include <set>

#include "core/base/digest.h"
#include "core/signing/authority/internal_authority.h"
#include "core/standards/pack.h"

namespace velocert::app {
namespace {

using base::Result;
using laboratory::Right;
using laboratory::Role;

/// Those who sign: their right with every method.
std::optional<Right> right_of(Role role) {
    if (role == Role::technician) return Right::test;
    if (role == Role::reviewer) return Right::review;
    if (role == Role::signatory) return Right::approve;
    return std::nullopt;
}

Result<std::set<std::string>> all_methods() {
    std::set<std::string> out;
    for (const auto& pack : standards::embedded_packs()) {
        const auto edition = standards::load_edition(pack);
        if (!edition) return base::fail(edition.error());
        for (const auto& procedure : edition->procedures) out.insert(procedure.id);
    }
    return out;
}

/// Makes the accounts, one after the other, and tells of each.
class People {
  public:
    People(records::Archive& archive, const records::PeopleSetting& setting, const base::Progress& progress)
        : archive_(archive),
          setting_(setting),
          progress_(progress),
          today_(base::day_of(setting.clock.now())),
          secret_(std::string(sample_passphrase())) {}

    Result<void> make() {
        for (const auto role : {Role::signatory, Role::technician, Role::reviewer, Role::auditor, Role::administrator})
            if (auto made = account(of(role)); !made) return made;
        const auto methods = all_methods();
        if (!methods) return base::fail(methods.error());
        for (const auto role : {Role::technician, Role::reviewer, Role::signatory})
            if (auto done = authorise(of(role), *methods); !done) return done;
        return keys();
    }

  private:
    static const SamplePerson& of(Role role) { return *std::ranges::find(sample_people(), role, &SamplePerson::role); }
    void tell(const SamplePerson& person) {
        // People half made would be of no use to anybody: it goes on whatever the answer is.
        static_cast<void>(base::go_on(progress_, person.name.main(), told_++, 2 * sample_people().size()));
    }

    Result<void> account(const SamplePerson& person) {
        tell(person);
        if (person.role == Role::signatory) {
            auto made = records::create_first_account(archive_, setting_, person.login, person.name, secret_, reason_);
            if (!made) return base::fail(made.error());
            accounts_.emplace(person.login, std::move(*made));
            return {};
        }
        const base::Secret first(std::string("a lantern for the first day"));
        auto made =
            records::create_account(archive_, setting_, {accounts_.at(of(Role::signatory).login)},
                                    {person.login, person.name, {{person.role, today_, std::nullopt}}}, first, reason_);
        if (!made) return base::fail(made.error());
        if (auto changed = records::change_password(archive_, setting_, records::Acting{*made}, secret_); !changed)
            return changed;
        accounts_.emplace(person.login, std::move(*made));
        return {};
    }

    Result<void> authorise(const SamplePerson& person, const std::set<std::string>& methods) {
        tell(person);
        const auto people = records::people_register(archive_);
        if (!people) return base::fail(people.error());
        records::Acting acting{*people->by_login(of(Role::signatory).login)};
        // Nobody authorises themselves alone.
        if (person.role == Role::signatory) acting.confirmed_by = *people->by_login(of(Role::administrator).login);
        for (const auto& method : methods) {
            const auto given =
                records::authorise(archive_, setting_, acting,
                                   {accounts_.at(person.login).id, method, *right_of(person.role), today_}, reason_);
            if (!given) return base::fail(given.error());
        }
        return {};
    }

    Result<void> keys() {
        const auto now = setting_.clock.now();
        const auto authority = signing::InternalAuthority::make("Training", signing::KeyKind::p256, 10, now);
        if (!authority) return base::fail(authority.error());
        const records::Acting by{accounts_.at(of(Role::signatory).login)};
        for (const auto& person : sample_people()) {
            if (!right_of(person.role)) continue;
            const auto& id = accounts_.at(person.login).id;
            const auto issued = authority->issue({person.name.en, id}, secret_, now);
            if (!issued) return base::fail(issued.error());
            if (auto entered = records::register_certificate(archive_, setting_, by, id,
                                                             base::as_bytes(issued->certificate.der), reason_);
                !entered)
                return base::fail(entered.error());
            const std::string file = sample_key_file(archive_.folder(), person.login);
            std::error_code failed;
            std::filesystem::create_directories(std::filesystem::path(file).parent_path(), failed);
            std::ofstream out(file, std::ios::binary);
            out << issued->key_file;
            out.close();
            if (failed || !out) return base::fail(base::ErrorCode::io, file, "the key cannot be written", "a folder");
        }
        return {};
    }

    records::Archive& archive_;
    const records::PeopleSetting& setting_;
    const base::Progress& progress_;
    base::Date today_;
    base::Secret secret_;
    std::string reason_ = "sample data to look around in";
    std::map<std::string, laboratory::Account> accounts_;
    std::uint64_t told_ = 0;
};

}  // namespace

const std::vector<SamplePerson>& sample_people() {
    static const std::vector<SamplePerson> people{{"sample.li.ming", {"李明", "Li Ming"}, Role::technician},
                                                  {"sample.wang.fang", {"王芳", "Wang Fang"}, Role::reviewer},
                                                  {"sample.zhao.lei", {"赵雷", "Zhao Lei"}, Role::signatory},
                                                  {"sample.sun.qi", {"孙琪", "Sun Qi"}, Role::auditor},
                                                  {"sample.he.yun", {"何云", "He Yun"}, Role::administrator}};
    return people;
}

const std::string& sample_passphrase() {
    static const std::string words = "seven lamps over a quiet river";
    return words;
}

std::string sample_key_file(const std::string& archive_folder, const std::string& login) {
    std::filesystem::path folder(archive_folder);
    if (!folder.has_filename()) folder = folder.parent_path();
    folder += "-sample-keys";
    return (folder / (login + ".p12")).string();
}

std::vector<SamplePerson> sample_people_in(const laboratory::PeopleRegister& people, bool training) {
    std::vector<SamplePerson> out;
    if (!training) return out;
    for (const auto& person : sample_people()) {
        const auto* account = people.by_login(person.login);
        if (account != nullptr && account->active() && !account->password_is_due &&
            account->name.zh == person.name.zh && account->name.en == person.name.en)
            out.push_back(person);
    }
    return out;
}

Result<void> make_sample_people(records::Archive& archive, const records::PeopleSetting& setting,
                                const base::Progress& progress) {
    if (!archive.training())
        return base::fail(base::ErrorCode::not_permitted, archive.folder(), "a real archive",
                          "a training archive: people whose passphrase everybody knows are in no other");
    const auto people = records::people_register(archive);
    if (!people) return base::fail(people.error());
    if (!people->empty())
        return base::fail(base::ErrorCode::not_permitted, archive.folder(), "an archive with accounts",
                          "one that has none yet");
    return People(archive, setting, progress).make();
}

}  // namespace velocert::app
