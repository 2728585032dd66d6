// SPDX-License-Identifier: GPL-3.0-or-later
#include "app/desktop/model/frame/seat.h"

#include <algorithm>
#include <iterator>
#include <utility>

#include "app/words/words.h"
#include "core/records/people/people.h"

namespace velocert::app {

using base::Result;
using laboratory::Account;
using LockState = laboratory::IdleLock::State;

namespace {

Result<laboratory::PeopleRegister> people_of(const ArchiveInUse& archive_in_use) {
    const auto kind = archive_in_use.kind();
    if (!kind) return base::fail(kind.error());
    // Where no archive is yet, nobody has an account.
    if (!*kind) return laboratory::PeopleRegister{};
    const auto archive = archive_in_use.read();
    if (!archive) return base::fail(archive.error());
    return records::people_register(**archive);
}

}  // namespace

Seat::Seat(ArchiveInUse& archive, const laboratory::PasswordHasher& hasher, QObject* parent)
    : QObject(parent), archive_(archive), hasher_(hasher) {
    connect(&archive_, &ArchiveInUse::changed, this, &Seat::look_again);
    connect(&archive_, &ArchiveInUse::written, this, &Seat::look_again);
    connect(&work_, &LongWork::changed, this, [this] {
        if (work_.running() == std::exchange(told_busy_, work_.running())) return;
        emit changed();
    });
    connect(&timer_, &QTimer::timeout, this, &Seat::tick);
    timer_.start(std::chrono::seconds(1));
    look_again();
}

QString Seat::memory_key() const {
    const auto someone = person();
    if (!someone) return {};
    return QString::fromStdString(account_ ? "account/" + account_->login : "name/" + someone->name);
}

std::optional<base::Person> Seat::person() const {
    if (account_) return account_->person();
    if (state_ != State::open) return std::nullopt;
    const auto named = base::person_named(name_, "the person at the workstation");
    return named ? std::optional(*named) : std::nullopt;
}

std::vector<laboratory::Role> Seat::roles() const {
    std::vector<laboratory::Role> out;
    if (!account_) return out;
    const auto today = base::day_of(archive_.clock().now());
    for (const auto role : laboratory::all_roles)
        if (account_->holds(role, today)) out.push_back(role);
    return out;
}

bool Seat::may(laboratory::Act act) const {
    if (state_ == State::open) return true;
    const auto held = roles();
    return std::any_of(held.begin(), held.end(), [act](auto role) { return laboratory::permits(role, act); });
}

QString Seat::trouble() const {
    if (unreadable_) {
        const auto words = error_words(*unreadable_);
        return tr("The people of this archive cannot be read, so nobody gets in.") + " " + words.happened + " " +
               words.remedy + "\n" + words.detail;
    }
    if (!trouble_) return {};
    if (trouble_->code == base::ErrorCode::not_permitted && !account_)
        return tr(
            "Not signed in. Login or password is wrong, or the account is locked or closed. Try again, or ask a "
            "signatory.");
    if (trouble_->code == base::ErrorCode::not_permitted && state_ == State::locked)
        return tr("Still locked. Only the password of the person who is signed in opens it.");
    const auto words = error_words(*trouble_);
    return words.happened + " " + words.remedy + "\n" + words.detail;
}

std::vector<SamplePerson> Seat::sample_people() const {
    if (state_ == State::signed_out) return samples_;
    std::vector<SamplePerson> out;
    if (state_ == State::locked && account_)
        std::ranges::copy_if(samples_, std::back_inserter(out),
                             [&](const SamplePerson& one) { return one.login == account_->login; });
    return out;
}

bool Seat::is_sample() const {
    return account_ && std::ranges::find(samples_, account_->login, &SamplePerson::login) != samples_.end();
}

void Seat::sign_in_sample(const std::string& login) {
    const auto offered = sample_people();
    if (std::ranges::find(offered, login, &SamplePerson::login) == offered.end()) return;
    sign_in(login, base::Secret(std::string(sample_passphrase())));
}

void Seat::set_name(const std::string& name) {
    if (name == name_) return;
    name_ = name;
    if (state_ == State::open) emit changed();
}

void Seat::sign_in(const std::string& login, base::Secret password) {
    if (state_ == State::locked && account_ && login != account_->login) {
        trouble_ = base::Error{base::ErrorCode::not_permitted, login, "somebody else is signed in", {}};
        emit changed();
        return;
    }
    const auto shared = std::make_shared<base::Secret>(std::move(password));
    do_act([this, login, shared](records::Archive& archive) {
        return records::authenticate(archive, archive_.clock(), login, *shared, "sign in at the workstation", hasher_);
    });
}

void Seat::create_first(const std::string& login, const laboratory::PrintedName& name, base::Secret password) {
    const auto shared = std::make_shared<base::Secret>(std::move(password));
    do_act([this, login, name, shared](records::Archive& archive) {
        return records::create_first_account(archive, {archive_.clock(), hasher_}, login, name, *shared,
                                             "first start of the archive");
    });
}

void Seat::change_password(base::Secret password) {
    if (!account_) return;
    const auto shared = std::make_shared<base::Secret>(std::move(password));
    do_act([this, account = *account_, shared](records::Archive& archive) -> Result<Account> {
        if (auto set = records::change_password(archive, {archive_.clock(), hasher_}, {account}, *shared); !set)
            return base::fail(set.error());
        const auto people = records::people_register(archive);
        if (!people) return base::fail(people.error());
        return *people->by_id(account.id);
    });
}

void Seat::do_act(Act act) {
    if (work_.running()) return;
    trouble_.reset();
    work_.start<Account>(
        {},
        [this, act = std::move(act), folder = archive_.folder()](const base::Progress&) -> Result<Account> {
            const auto archive = archive_.archives().writer(folder);
            if (!archive) return base::fail(archive.error());
            return act(**archive);
        },
        [this, folder = archive_.folder()](const Result<Account>& result) {
            // The archive may have been changed meanwhile: what was found is nobody's then.
            if (folder == archive_.folder()) done(result);
        });
}

void Seat::done(const Result<Account>& account) {
    if (account) {
        if (auto opened = idle_.signed_in(account->id, archive_.clock().monotonic_ns()); opened) {
            account_ = *account;
            folder_ = archive_.folder();
        } else {
            trouble_ = opened.error();
        }
    } else {
        trouble_ = account.error();
    }
    take_state();
    // The others read what was written; this seat has just done so.
    telling_ = true;
    archive_.say_written();
    telling_ = false;
    told_busy_ = false;
    emit changed();
}

void Seat::sign_out() {
    if (work_.running()) return;
    account_.reset();
    idle_.sign_out();
    trouble_.reset();
    look_again();
}

void Seat::lock() {
    if (state_ != State::locked) on_purpose_ = true;
    idle_.lock();
    take_state();
    emit changed();
}

void Seat::touched() { idle_.touched(archive_.clock().monotonic_ns()); }

void Seat::tick() {
    const auto before = idle_.state();
    idle_.tick(archive_.clock().monotonic_ns());
    if (idle_.state() == before) return;
    on_purpose_ = false;
    take_state();
    emit changed();
}

void Seat::look_again() {
    if (telling_) return;
    if (account_ && folder_ != archive_.folder()) {
        // Accounts are those of one archive.
        account_.reset();
        idle_.sign_out();
        trouble_.reset();
    }
    take_state();
    emit changed();
}

void Seat::take_state() {
    const auto people = people_of(archive_);
    if (!people) {
        // Whose archive it is cannot be told: nobody gets in.
        unreadable_ = people.error();
        samples_.clear();
        account_.reset();
        idle_.sign_out();
        state_ = State::signed_out;
        return;
    }
    unreadable_.reset();
    const auto kind = archive_.kind();
    samples_ = sample_people_in(*people, kind && *kind == records::ArchiveKind::training);
    if (people->empty()) {
        state_ = kind && *kind == records::ArchiveKind::real ? State::first_account : State::open;
        return;
    }
    if (account_) {
        // Roles may have changed, or the account have been closed, since.
        const auto* now = people->by_id(account_->id);
        account_ = now != nullptr && now->active() ? std::optional(*now) : std::nullopt;
        if (!account_) idle_.sign_out();
    }
    if (!account_)
        state_ = State::signed_out;
    else if (idle_.state() == LockState::locked)
        state_ = State::locked;
    else
        state_ = account_->password_is_due ? State::password_due : State::present;
}

}  // namespace velocert::app
