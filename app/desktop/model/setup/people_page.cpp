// SPDX-License-Identifier: GPL-3.0-or-later
#include "app/desktop/model/setup/people_page.h"

#include <algorithm>
#include <set>

#include "app/desktop/model/archive/runs_model.h"
#include "app/words/language.h"
#include "app/words/people_words.h"

namespace velocert::app {
namespace {

using laboratory::Right;
using laboratory::Role;

QString text(const std::string& given) { return QString::fromStdString(given); }

}  // namespace

QString PeoplePage::role_word(Role role) {
    switch (role) {
        case Role::technician: return tr("technician");
        case Role::reviewer: return tr("reviewer");
        case Role::signatory: return tr("authorised signatory");
        case Role::custodian: return tr("custodian of instruments");
        case Role::administrator: return tr("administrator");
        case Role::auditor: return tr("auditor");
    }
    return {};
}

QString PeoplePage::right_word(Right right) {
    switch (right) {
        case Right::test: return tr("to test");
        case Right::review: return tr("to review");
        case Right::approve: return tr("to approve");
    }
    return {};
}

QString PeoplePage::title() const { return tr("People"); }
QString PeoplePage::empty_words() const {
    return tr(
        "There are no accounts: everybody is known by name alone, and nobody can sign. Make the first account, "
        "that of a signatory; from then on every act needs one.");
}

base::Result<void> PeoplePage::read(const records::Archive*) {
    std::vector<RowsModel::Row> out;
    const auto day = today();
    const auto now = ground().archive.clock().now();
    for (const auto& account : people().accounts()) {
        QStringList held;
        for (const auto& grant : account.roles)
            if (grant.holds_on(day)) held << role_word(grant.role);
        const bool locked = people().sign_ins(account.id).locked(now);
        const QString state = !account.active()         ? tr("disabled")
                              : locked                  ? tr("locked")
                              : account.password_is_due ? tr("password due")
                                                        : tr("active");
        out.push_back({account.id,
                       {name_words(account.name), text(account.login), held.join(", "), state},
                       !account.active()         ? Sign::open
                       : locked                  ? Sign::fail
                       : account.password_is_due ? Sign::inconclusive
                                                 : Sign::live});
    }
    rows().show({tr("Name"), tr("Login"), tr("Roles"), tr("State")}, std::move(out));
    return {};
}

FactLine PeoplePage::state() const {
    if (people().empty()) return {tr("Accounts"), tr("none: everybody is known by name alone"), Sign::not_evaluated};
    const auto reviews = people().reviews();
    if (reviews.empty())
        return {tr("Access review"), tr("nobody has looked through all accounts and rights yet"), Sign::inconclusive};
    return {tr("Access review"),
            tr("%1 by %2").arg(short_time(reviews.back().at_utc), person_words(people(), reviews.back().by)),
            Sign::pass};
}

std::vector<DetailBlock> PeoplePage::detail() const {
    const auto* account = people().by_id(selected());
    if (account == nullptr) return {};
    std::vector<DetailBlock> out(2);
    out[0].heading = name_words(account->name);
    out[0].facts = {{tr("Account"), text(account->id)},
                    {tr("Login"), text(account->login)},
                    {tr("Made (UTC)"), short_time(account->created_utc)}};
    for (const auto& grant : account->roles)
        out[0].facts.push_back(
            {tr("Role"), tr("%1 from %2%3")
                             .arg(role_word(grant.role), text(base::text(grant.from)),
                                  grant.until ? tr(" until %1").arg(text(base::text(*grant.until))) : QString())});
    const auto& sign_ins = people().sign_ins(account->id);
    out[0].facts.push_back({tr("Last sign-in (UTC)"),
                            sign_ins.ever() ? short_time(base::utc_text(sign_ins.last_success())) : tr("never")});
    if (!account->active()) out[0].facts.push_back({tr("Disabled because"), text(account->disabled_reason)});
    out[0].facts.push_back({tr("Certificates"), account->certificates.empty()
                                                    ? tr("none: this person cannot sign")
                                                    : QString::number(account->certificates.size())});
    out[1].heading = tr("Competence");
    out[1].columns = {tr("No."), tr("Method"), tr("Right"), tr("From"), tr("To"), tr("State")};
    const auto day = today();
    for (const auto& one : people().authorisations())
        if (one.person == account->id)
            out[1].rows.push_back({text(one.id), method_title(one.method), right_word(one.right),
                                   text(base::text(one.from)), one.to ? text(base::text(*one.to)) : QString("–"),
                                   !one.withdrawn_utc.empty() ? tr("withdrawn")
                                   : one.holds_on(day)        ? tr("holds")
                                                              : tr("does not hold today")});
    return out;
}

std::vector<std::pair<std::string, QString>> PeoplePage::roles() const {
    std::vector<std::pair<std::string, QString>> out;
    for (const auto role :
         {Role::technician, Role::reviewer, Role::signatory, Role::custodian, Role::administrator, Role::auditor})
        out.emplace_back(laboratory::name(role), role_word(role));
    return out;
}

std::vector<std::pair<std::string, QString>> PeoplePage::methods() const {
    std::vector<std::pair<std::string, QString>> out;
    std::set<std::string> seen;
    const auto& editions = ground().workplace.editions;
    for (auto pair = editions.rbegin(); pair != editions.rend(); ++pair)
        for (const auto& procedure : pair->plain.procedures)
            if (seen.insert(procedure.id).second) out.emplace_back(procedure.id, in_words(procedure.title));
    return out;
}

QString PeoplePage::method_title(const std::string& id) const {
    for (const auto& [known, title] : methods())
        if (known == id) return title;
    return text(id);
}

}  // namespace velocert::app
