// SPDX-License-Identifier: GPL-3.0-or-later
// What may be done about accounts, roles and rights: each act is one of core/records/people.
#include "app/desktop/model/setup/decisions_page.h"
#include "app/desktop/model/setup/own_key.h"
#include "app/desktop/model/setup/people_page.h"
#include "app/reporting/sign_decision.h"
#include "core/records/ledger/clock_state.h"
#include "core/records/people/people.h"

namespace velocert::app {
namespace {

using laboratory::Act;
using laboratory::Role;
using Kind = ActField::Kind;

QString text(const std::string& given) { return QString::fromStdString(given); }

base::Result<base::Secret> same_twice(ActValues& values, const std::string& first, const std::string& second) {
    auto one = values.take(first);
    if (one.view() != values.take(second).view())
        return base::fail(base::ErrorCode::bad_value, "password", "two that differ", "the same one twice");
    return one;
}

/// The roles asked for; a role that is held already keeps the day it began.
base::Result<std::vector<laboratory::RoleGrant>> wanted_roles(const ActValues& values, const base::Date& today,
                                                              const laboratory::Account* held) {
    std::vector<laboratory::RoleGrant> out;
    for (const auto* field : {"role", "second_role"}) {
        if (values[field].empty()) continue;
        const auto role = laboratory::parse_role(values[field]);
        if (!role) return base::fail(role.error());
        laboratory::RoleGrant grant{*role, today, std::nullopt};
        if (held != nullptr)
            for (const auto& one : held->roles)
                if (one.role == *role && one.holds_on(today)) grant = one;
        out.push_back(grant);
    }
    if (auto good = laboratory::check_roles(out, "roles"); !good) return base::fail(good.error());
    return out;
}

}  // namespace

SetupAct PeoplePage::act_of(const char* id, QString title, QString consequence, std::vector<ActField> fields,
                            bool second_person, Work work) const {
    SetupAct out{id, std::move(title), std::move(consequence), std::move(fields), {}};
    if (second_person) {
        out.fields.push_back({"second_login",
                              tr("Second person (login)"),
                              Kind::text,
                              false,
                              {},
                              tr("a signatory, where two persons are needed"),
                              {}});
        out.fields.push_back({"second_password", tr("Their password"), Kind::secret, false, {}, {}, {}});
    }
    out.run = [ground = ground(), actor = ground().who(), work = std::move(work), title = out.title](
                  ActValues values, const base::Progress&) {
        return in_archive(ground, [&](records::Archive& archive) -> base::Result<QString> {
            if (!actor.account)
                return base::fail(base::ErrorCode::not_permitted, "people", "nobody is signed in", "an account");
            Doing doing{archive, ground, *actor.account, std::nullopt, values};
            if (const auto login = values["second_login"]; !login.empty()) {
                auto second =
                    records::authenticate(archive, ground.archive.clock(), login, values.take("second_password"),
                                          "confirm: " + title.toStdString(), ground.hasher);
                if (!second) return base::fail(second.error());
                doing.second = std::move(*second);
            }
            return work(doing);
        });
    };
    return out;
}

SetupAct PeoplePage::first_account() const {
    SetupAct out;
    out.id = "first_account";
    out.title = tr("Make the first account");
    out.consequence = tr("A signatory, who makes it for themselves. From then on every act needs an account.");
    out.fields = {{"login", tr("Login"), Kind::text, true, {}, tr("small letters, as li.ming"), {}},
                  {"zh", tr("Name in Chinese"), Kind::text, false, {}, {}, {}},
                  {"en", tr("Name in Latin letters"), Kind::text, false, {}, {}, {}},
                  {"password", tr("Password"), Kind::secret, true, {}, tr("15 characters or more"), {}},
                  {"again", tr("Once more"), Kind::secret, true, {}, {}, {}},
                  {"reason", tr("Why"), Kind::text, true, tr("start of the laboratory").toStdString(), {}, {}}};
    out.run = [ground = ground()](ActValues values, const base::Progress&) {
        return in_archive(ground, [&](records::Archive& archive) -> base::Result<QString> {
            const auto password = same_twice(values, "password", "again");
            if (!password) return base::fail(password.error());
            const auto account =
                records::create_first_account(archive, {ground.archive.clock(), ground.hasher}, values["login"],
                                              {values["zh"], values["en"]}, *password, values["reason"]);
            if (!account) return base::fail(account.error());
            return tr("The account of %1 is on record. Sign in with it.").arg(text(account->name.main()));
        });
    };
    return out;
}

SetupAct PeoplePage::new_account() const {
    return act_of(
        "new_account", tr("Make an account"), tr("The person has to change the password at the first sign-in."),
        {{"login", tr("Login"), Kind::text, true, {}, tr("small letters, as li.ming"), {}},
         {"zh", tr("Name in Chinese"), Kind::text, false, {}, {}, {}},
         {"en", tr("Name in Latin letters"), Kind::text, false, {}, {}, {}},
         {"role", tr("Role"), Kind::choice, true, {}, {}, roles()},
         {"password", tr("First password"), Kind::secret, true, {}, tr("15 characters or more"), {}},
         {"again", tr("Once more"), Kind::secret, true, {}, {}, {}},
         {"reason", tr("Why"), Kind::text, true, {}, {}, {}}},
        true, [day = today()](Doing& doing) -> base::Result<QString> {
            auto& values = doing.values;
            auto wanted = wanted_roles(values, day, nullptr);
            if (!wanted) return base::fail(wanted.error());
            const auto password = same_twice(values, "password", "again");
            if (!password) return base::fail(password.error());
            const auto made = records::create_account(
                doing.archive, {doing.ground.archive.clock(), doing.ground.hasher}, {doing.person, doing.second},
                {values["login"], {values["zh"], values["en"]}, std::move(*wanted)}, *password, values["reason"]);
            if (!made) return base::fail(made.error());
            return tr("The account of %1 is on record.").arg(text(made->name.main()));
        });
}

void PeoplePage::add_acts_on(const laboratory::Account& account, std::vector<SetupAct>& out) const {
    const std::vector<ActField> why{{"reason", tr("Why"), Kind::text, true, {}, {}, {}}};
    using Simple = base::Result<void> (*)(records::Archive&, const records::PeopleSetting&, const records::Acting&,
                                          std::string_view, std::string);
    const auto simple = [&](const char* id, const QString& title, const QString& consequence, const QString& told,
                            Simple work) {
        out.push_back(act_of(id, title, consequence, why, false,
                             [work, told, id_of = account.id](Doing& doing) -> base::Result<QString> {
                                 const auto done =
                                     work(doing.archive, {doing.ground.archive.clock(), doing.ground.hasher},
                                          {doing.person, doing.second}, id_of, doing.values["reason"]);
                                 if (!done) return base::fail(done.error());
                                 return told;
                             }));
    };
    const QString name = text(account.name.main());
    const auto actor = ground().who();
    const bool self = actor.account && actor.account->id == account.id;
    if (may(Act::change_roles) && !self) {
        const std::string now =
            account.roles.empty() ? std::string() : std::string(laboratory::name(account.roles.front().role));
        auto more = roles();
        more.insert(more.begin(), {"", tr("none")});
        out.push_back(act_of("change_roles", tr("Change the roles"),
                             tr("In the place of those the person has. Nobody changes their own."),
                             {{"role", tr("Role"), Kind::choice, true, now, {}, roles()},
                              {"second_role", tr("A second role"), Kind::choice, false, {}, {}, more},
                              {"reason", tr("Why"), Kind::text, true, {}, {}, {}}},
                             true, [day = today(), account, name](Doing& doing) -> base::Result<QString> {
                                 auto wanted = wanted_roles(doing.values, day, &account);
                                 if (!wanted) return base::fail(wanted.error());
                                 const auto done = records::change_roles(
                                     doing.archive, {doing.ground.archive.clock(), doing.ground.hasher},
                                     {doing.person, doing.second}, account.id, *wanted, doing.values["reason"]);
                                 if (!done) return base::fail(done.error());
                                 return tr("The roles of %1 are changed.").arg(name);
                             }));
    }
    if (account.active() && may(Act::disable_account))
        simple("disable_account", tr("Disable the account"), tr("It is kept; its login and name stay taken."),
               tr("The account of %1 is disabled.").arg(name), records::disable_account);
    if (!account.active() && may(Act::enable_account))
        simple("enable_account", tr("Open the account again"), {}, tr("The account of %1 is open again.").arg(name),
               records::enable_account);
    if (people().sign_ins(account.id).locked(ground().archive.clock().now()) && may(Act::unlock_account))
        simple("unlock_account", tr("Unlock the account"), tr("After failures to sign in. Ask the person first."),
               tr("The account of %1 is unlocked.").arg(name), records::unlock_account);
    if (!self && may(Act::reset_password))
        out.push_back(
            act_of("reset_password", tr("Reset the password"), tr("The person has to change it at the next sign-in."),
                   {{"password", tr("New password"), Kind::secret, true, {}, tr("15 characters or more"), {}},
                    {"again", tr("Once more"), Kind::secret, true, {}, {}, {}},
                    {"reason", tr("Why"), Kind::text, true, {}, {}, {}}},
                   false, [id = account.id, name](Doing& doing) -> base::Result<QString> {
                       const auto password = same_twice(doing.values, "password", "again");
                       if (!password) return base::fail(password.error());
                       const auto done =
                           records::reset_password(doing.archive, {doing.ground.archive.clock(), doing.ground.hasher},
                                                   {doing.person, doing.second}, id, *password, doing.values["reason"]);
                       if (!done) return base::fail(done.error());
                       return tr("The password of %1 is reset.").arg(name);
                   }));
}

void PeoplePage::add_rights_of(const laboratory::Account& account, std::vector<SetupAct>& out) const {
    if (!may(Act::authorise_person)) return;
    std::vector<std::pair<std::string, QString>> rights;
    for (const auto right : {laboratory::Right::test, laboratory::Right::review, laboratory::Right::approve})
        rights.emplace_back(laboratory::name(right), right_word(right));
    out.push_back(act_of("authorise", tr("Authorise for a method"), tr("After training and a check of competence."),
                         {{"method", tr("Method"), Kind::choice, true, {}, {}, methods()},
                          {"right", tr("Right"), Kind::choice, true, {}, {}, rights},
                          {"from", tr("From"), Kind::date, true, base::text(today()), {}, {}},
                          {"to", tr("To"), Kind::date, false, {}, tr("empty: until it is withdrawn"), {}},
                          {"reason", tr("Why"), Kind::text, true, {}, tr("which training, which check"), {}}},
                         true, [id = account.id](Doing& doing) -> base::Result<QString> {
                             const auto right = laboratory::parse_right(doing.values["right"]);
                             if (!right) return base::fail(right.error());
                             const auto from = base::parse_date(doing.values["from"]);
                             if (!from) return base::fail(from.error());
                             std::optional<base::Date> to;
                             if (!doing.values["to"].empty()) {
                                 const auto last = base::parse_date(doing.values["to"]);
                                 if (!last) return base::fail(last.error());
                                 to = *last;
                             }
                             const auto given = records::authorise(
                                 doing.archive, {doing.ground.archive.clock(), doing.ground.hasher},
                                 {doing.person, doing.second}, {id, doing.values["method"], *right, *from, to},
                                 doing.values["reason"]);
                             if (!given) return base::fail(given.error());
                             return tr("Authorisation %1 is on record.").arg(text(given->id));
                         }));
    std::vector<std::pair<std::string, QString>> standing;
    for (const auto& one : people().authorisations())
        if (one.person == account.id && one.withdrawn_utc.empty())
            standing.emplace_back(one.id, text(one.id) + ' ' + method_title(one.method) + ", " + right_word(one.right));
    if (standing.empty()) return;
    out.push_back(act_of("withdraw", tr("Withdraw an authorisation"), tr("From today on."),
                         {{"authorisation", tr("Authorisation"), Kind::choice, true, {}, {}, standing},
                          {"reason", tr("Why"), Kind::text, true, {}, {}, {}}},
                         false, [](Doing& doing) -> base::Result<QString> {
                             const auto done = records::withdraw_authorisation(
                                 doing.archive, {doing.ground.archive.clock(), doing.ground.hasher},
                                 {doing.person, doing.second}, doing.values["authorisation"], doing.values["reason"]);
                             if (!done) return base::fail(done.error());
                             return tr("Authorisation %1 is withdrawn.").arg(text(doing.values["authorisation"]));
                         }));
}

SetupAct PeoplePage::access_review() const {
    std::vector<ActField> fields{{"remark", tr("What came of it"), Kind::text, false, {}, {}, {}}};
    for (auto& field : own_key_fields(false)) fields.push_back(std::move(field));
    return act_of("review_access", tr("Record an access review"),
                  tr("That you looked through all accounts, roles and rights as they are now."), std::move(fields),
                  false, [](Doing& doing) -> base::Result<QString> {
                      const auto& clock = doing.ground.archive.clock();
                      const records::PeopleSetting setting{clock, doing.ground.hasher};
                      const auto account =
                          records::authenticate(doing.archive, clock, doing.person.login, doing.values.take("password"),
                                                "review access", doing.ground.hasher);
                      if (!account) return base::fail(account.error());
                      std::unique_ptr<OwnKey> own;
                      std::optional<DecisionKey> key;
                      if (!doing.values["key"].empty()) {
                          auto read = OwnKey::read(account->login, records::Meaning::reviewed, doing.values);
                          if (!read) return base::fail(read.error());
                          own = std::move(*read);
                          key = DecisionKey{own->opener(), own->trust(), records::MachineClock().offset(clock.now())};
                      }
                      const auto done = review_access(doing.archive, setting, *account, doing.values["remark"], key);
                      if (!done) return base::fail(done.error());
                      QString said = tr("The access review is on record.");
                      if (!done->no_signature.empty())
                          said +=
                              ' ' + DecisionsPage::tr("It is not signed: a real archive asks for the person's key.");
                      return said + revocation_caution(done->revocation_unknown);
                  });
}

std::vector<SetupAct> PeoplePage::acts() const {
    std::vector<SetupAct> out;
    if (people().empty()) {
        if (people_known() && ground().archive.there()) out.push_back(first_account());
        return out;
    }
    if (const auto* account = people().by_id(selected())) {
        add_acts_on(*account, out);
        add_rights_of(*account, out);
    }
    if (may(Act::create_account)) out.push_back(new_account());
    if (may(Act::review_access)) out.push_back(access_review());
    return out;
}

}  // namespace velocert::app
