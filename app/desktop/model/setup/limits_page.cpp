// SPDX-License-Identifier: GPL-3.0-or-later
#include "app/desktop/model/setup/limits_page.h"

#include <array>

#include "app/acts/limit_acts.h"
#include "app/desktop/model/archive/runs_model.h"
#include "app/desktop/model/bench/running/coverage.h"
#include "app/planning/release_choice.h"
#include "app/words/decision.h"
#include "app/words/language.h"
#include "app/words/limit_names.h"
#include "app/words/people_words.h"
#include "app/words/release_words.h"
#include "app/words/source_words.h"
#include "app/words/words.h"
#include "core/records/people/limit_release.h"
#include "core/records/people/people.h"
#include "core/standards/pack.h"

namespace velocert::app {
namespace {

using conformity::LimitStatus;

QString text(const std::string& given) { return QString::fromStdString(given); }

Sign sign_of_status(LimitStatus status) {
    switch (status) {
        case LimitStatus::confirmed: return Sign::pass;
        case LimitStatus::released: return Sign::live;
        case LimitStatus::provisional: return Sign::inconclusive;
        case LimitStatus::unverified: return Sign::not_evaluated;
    }
    return Sign::none;
}

/// What the demonstration laboratory assumes was read nowhere: it is worth less than a provisional value, not more.
Sign sign_of_limit(const standards::StandardEdition& edition, const conformity::Limit& limit) {
    return edition.assumes(limit.id) ? Sign::simulated : sign_of_status(limit.status);
}

/// "6.1  stopping distance, dry, both brakes": its clause and what it limits.
QString what_of(const conformity::Limit& limit) { return clause_number(limit.clause) + "  " + limit_name(limit.id); }

/// How it is kept, and as a person reads it.
std::vector<std::pair<std::string, QString>> relation_choices() {
    using conformity::Relation;
    std::vector<std::pair<std::string, QString>> out;
    for (const auto relation : {Relation::at_most, Relation::below, Relation::at_least, Relation::equal,
                                Relation::within, Relation::zero_above, Relation::from})
        out.emplace_back(std::string(conformity::name(relation)), relation_words(relation));
    return out;
}

/// The edition with what the archive (null: none yet) has released.
base::Result<standards::StandardEdition> in_force(const standards::StandardEdition& plain,
                                                  const records::Archive* archive) {
    return with_release_in_force(plain, archive == nullptr || archive->training(), archive);
}

}  // namespace

QString LimitsPage::title() const { return tr("Limits"); }
QString LimitsPage::empty_words() const { return tr("No edition pack is installed: the installation is damaged."); }

base::Result<void> LimitsPage::read(const records::Archive* archive) {
    editions_.clear();
    history_ = {};
    accounts_ = !people().empty();
    if (archive != nullptr) {
        auto history = records::release_history(*archive);
        if (!history) return base::fail(history.error());
        history_ = std::move(*history);
    }
    for (const auto& pair : ground().workplace.editions) {
        auto edition = in_force(pair.plain, archive);
        if (!edition) return base::fail(edition.error());
        editions_.push_back(std::move(*edition));
    }
    std::vector<RowsModel::Row> out;
    // The newest edition first: it is the one that is worked with.
    for (auto edition = editions_.rbegin(); edition != editions_.rend(); ++edition)
        for (const auto& limit : edition->limits) {
            const bool waits = open_proposal(edition->id, limit.id) != nullptr;
            out.push_back({edition->id + '|' + limit.id,
                           {text(edition->id.substr(edition->id.rfind('-') + 1)), what_of(limit), limit_words(limit),
                            waits                        ? tr("proposed, to be confirmed")
                            : edition->assumes(limit.id) ? tr("assumed for training")
                                                         : status_word(limit.status)},
                           waits ? Sign::open : sign_of_limit(*edition, limit)});
        }
    rows().show({tr("Edition"), tr("Limit"), tr("Value"), tr("Status")}, std::move(out));
    return {};
}

FactLine LimitsPage::state() const {
    int waiting = 0;
    for (const auto& one : history_.proposals) waiting += one.state == records::ProposalState::open ? 1 : 0;
    if (waiting > 0)
        return {tr("Release"), tr("proposals that wait for a second person: %1").arg(waiting), Sign::inconclusive};
    int unverified = 0;
    int provisional = 0;
    int assumed = 0;
    if (!editions_.empty())
        for (const auto& limit : editions_.back().limits) {
            if (limit.informative) continue;
            const bool only_assumed = editions_.back().assumes(limit.id);
            assumed += only_assumed ? 1 : 0;
            unverified += limit.status == LimitStatus::unverified ? 1 : 0;
            provisional += !only_assumed && limit.status == LimitStatus::provisional ? 1 : 0;
        }
    if (unverified > 0)
        return {tr("Release"), tr("limits of the newest edition to be read from the official copy: %1").arg(unverified),
                Sign::not_evaluated};
    if (assumed + provisional > 0)
        return {tr("Release"),
                tr("limits of the newest edition that nobody has confirmed: %1 assumed for training, %2 provisional")
                    .arg(assumed)
                    .arg(provisional),
                assumed > 0 ? Sign::simulated : Sign::inconclusive};
    return {tr("Release"), tr("every limit of the newest edition can judge"), Sign::pass};
}

LimitsPage::Shown LimitsPage::shown() const {
    const auto bar = selected().find('|');
    if (bar == std::string::npos) return {};
    for (const auto& edition : editions_)
        if (edition.id == selected().substr(0, bar)) return {&edition, edition.limit(selected().substr(bar + 1))};
    return {};
}

const records::LimitProposal* LimitsPage::open_proposal(const std::string& edition, const std::string& limit) const {
    for (const auto& one : history_.proposals)
        if (one.state == records::ProposalState::open && one.edition == edition && one.after.id == limit) return &one;
    return nullptr;
}

std::vector<DetailBlock> LimitsPage::detail() const {
    const auto at = shown();
    if (at.limit == nullptr) return {};
    const auto& limit = *at.limit;
    std::vector<DetailBlock> out(1);
    out[0].heading = what_of(limit);
    out[0].facts = {{tr("In force"), limit_and_status_words(limit), sign_of_limit(*at.edition, limit)},
                    {tr("Name in the pack"), text(limit.id)},
                    {tr("Clause"), text(limit.clause)},
                    {tr("Source"), source_words(limit.source)}};
    if (const auto condition = conformity::condition_text(limit); !condition.empty())
        out[0].facts.push_back({tr("Judged at"), text(condition)});
    if (!limit.note.empty()) out[0].facts.push_back({tr("Note"), limit_note_words(limit.note)});
    if (limit.status == LimitStatus::unverified)
        out[0].facts.push_back(
            {tr("What follows"),
             tr("It never judges: whatever rests on it is not evaluated until two persons release it.")});
    if (at.edition->assumes(limit.id))
        out[0].facts.push_back({tr("What follows"), tr("The demonstration laboratory assumes it, in training alone.")});
    if (const auto* proposal = open_proposal(at.edition->id, limit.id)) {
        DetailBlock block;
        block.heading = tr("Proposal %1: what would change").arg(text(proposal->id));
        for (const auto& line : proposal_words(*proposal, people())) block.rows.push_back({line});
        out.push_back(std::move(block));
    }
    DetailBlock past;
    past.heading = tr("What was decided before");
    past.columns = {tr("No."), tr("Proposed by"), tr("Decided by"), tr("When (UTC)"), tr("Became")};
    for (const auto& one : history_.proposals)
        if (one.edition == at.edition->id && one.after.id == limit.id && one.state != records::ProposalState::open)
            past.rows.push_back({text(one.id), person_words(people(), one.proposed_by),
                                 person_words(people(), one.decided_by), short_time(one.decided_utc),
                                 one.revision > 0 ? tr("revision %1").arg(one.revision) : state_word(one.state)});
    if (!past.rows.empty()) out.push_back(std::move(past));
    DetailBlock pack;
    pack.heading = tr("Edition pack");
    pack.facts = {{tr("Edition"), text(at.edition->printed)},
                  {tr("Revision"), QString::number(at.edition->revision)},
                  {tr("Pack (SHA-256)"), text(at.edition->pack.text())},
                  {tr("Limits released by"),
                   at.edition->released_by.empty() ? tr("nobody: as shipped") : text(at.edition->released_by)}};
    out.push_back(std::move(pack));
    return out;
}

SetupAct LimitsPage::propose_act(const Shown& of) const {
    SetupAct act;
    act.id = "propose_limit";
    act.title = tr("Propose a value");
    act.consequence = tr("From the official copy, in its very digits. Nothing changes until a second person confirms.");
    const auto relations = relation_choices();
    const std::string relation(conformity::name(of.limit->relation));
    const auto at = [&]() -> std::string { return of.limit->at ? of.limit->at->text() : std::string(); }();
    using Kind = ActField::Kind;
    act.fields = {
        {"relation", tr("Relation"), Kind::choice, true, relation, {}, relations},
        {of.limit->is_class ? "text" : "value",
         of.limit->is_class ? tr("Class") : tr("Value"),
         Kind::text,
         true,
         of.limit->is_class ? of.limit->text_value : std::string(),
         of.limit->is_class ? QString() : tr("value and unit"),
         {}},
        {"upper", tr("Upper value"), Kind::text, false, {}, tr("only where the value is one of two bounds"), {}},
        {"at", tr("Judged at"), Kind::text, false, at, {}, {}},
        {"source", tr("Official copy"), Kind::text, true, {}, tr("which copy it was read from"), {}},
        {"page", tr("Page"), Kind::text, true, {}, {}, {}},
        {"reason", tr("Why"), Kind::text, of.limit->status == LimitStatus::confirmed, {}, {}, {}}};
    if (of.limit->is_class) act.fields.erase(act.fields.begin() + 2);
    act.run = [ground = ground(), edition = of.edition->id, limit = of.limit->id, actor = ground().who()](
                  const ActValues& values, const base::Progress&) {
        return in_archive(ground, [&](records::Archive& archive) -> base::Result<QString> {
            LimitFigures figures;
            figures.limit = limit;
            figures.relation = values["relation"];
            figures.value = values["value"];
            figures.upper = values["upper"];
            figures.text = values["text"];
            if (!values["at"].empty()) figures.at = {values["at"]};
            figures.source = values["source"];
            figures.page = values["page"];
            const auto proposal =
                app::propose_limit(archive, ground.archive.clock(), actor, edition, figures.entry(), values["reason"]);
            if (!proposal) return base::fail(proposal.error());
            return tr("Proposal %1 is on record. A second person confirms it here.").arg(text(proposal->id));
        });
    };
    return act;
}

SetupAct LimitsPage::confirm_act(const records::LimitProposal& proposal) const {
    SetupAct act;
    act.id = "confirm_limit";
    act.title = tr("Confirm as a second person");
    act.consequence = tr("Compare with the official copy yourself. The limit judges from the next run on.");
    // The second person answers with a password of their own, or where there are no accounts with a name.
    if (accounts_)
        act.fields = {{"second_login", tr("Login of the second person"), ActField::Kind::text, true, {}, {}, {}},
                      {"second_password", tr("Password"), ActField::Kind::secret, true, {}, {}, {}}};
    else
        act.fields = {{"second_name", tr("Name of the second person"), ActField::Kind::text, true, {}, {}, {}}};
    act.run = [ground = ground(), id = proposal.id, accounts = accounts_](ActValues values, const base::Progress&) {
        return in_archive(ground, [&](records::Archive& archive) -> base::Result<QString> {
            Actor second{{{}, values["second_name"]}, std::nullopt};
            if (accounts) {
                auto account = records::authenticate(archive, ground.archive.clock(), values["second_login"],
                                                     values.take("second_password"), "confirm a limit", ground.hasher);
                if (!account) return base::fail(account.error());
                second = Actor{account->person(), *account};
            }
            const auto revision = app::confirm_limit(archive, ground.archive.clock(), second, id);
            if (!revision) return base::fail(revision.error());
            return tr("Proposal %1 is confirmed: revision %2 is in force.").arg(text(id)).arg(revision->revision);
        });
    };
    return act;
}

SetupAct LimitsPage::reject_act(const records::LimitProposal& proposal) const {
    SetupAct act;
    act.id = "reject_limit";
    act.title = tr("Reject the proposal");
    act.consequence = tr("It stays on record without effect.");
    act.fields = {{"reason", tr("Why"), ActField::Kind::text, true, {}, {}, {}}};
    act.run = [ground = ground(), id = proposal.id, actor = ground().who()](const ActValues& values,
                                                                            const base::Progress&) {
        return in_archive(ground, [&](records::Archive& archive) -> base::Result<QString> {
            const auto done = app::reject_limit(archive, ground.archive.clock(), actor, id, values["reason"]);
            if (!done) return base::fail(done.error());
            return tr("Proposal %1 is rejected and stays on record.").arg(text(id));
        });
    };
    return act;
}

std::vector<SetupAct> LimitsPage::acts() const {
    using laboratory::Act;
    std::vector<SetupAct> out;
    const auto at = shown();
    // A release is an entry of an archive.
    if (at.limit == nullptr || !ground().archive.there()) return out;
    if (const auto* proposal = open_proposal(at.edition->id, at.limit->id)) {
        if (may(Act::confirm_limit) || may(Act::propose_limit)) out.push_back(confirm_act(*proposal));
        if (may(Act::propose_limit)) out.push_back(reject_act(*proposal));
    } else if (may(Act::propose_limit)) {
        out.push_back(propose_act(at));
    }
    return out;
}

}  // namespace velocert::app
