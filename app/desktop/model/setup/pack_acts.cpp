// SPDX-License-Identifier: GPL-3.0-or-later
// The approval of a laboratory's own pack: one person proposes it, a signatory signs.
#include "app/acts/pack_proposals.h"
#include "app/desktop/model/archive/runs_model.h"
#include "app/desktop/model/setup/own_key.h"
#include "app/desktop/model/setup/packs_page.h"
#include "app/reporting/approve_pack.h"
#include "app/words/finding_words.h"
#include "app/words/pack_words.h"
#include "app/words/words.h"
#include "core/base/clock.h"
#include "core/records/ledger/clock_state.h"

namespace velocert::app {
namespace {

using base::Result;
using Kind = ActField::Kind;

QString text(const std::string& given) { return QString::fromStdString(given); }

}  // namespace

SetupAct PacksPage::propose_act(const BroughtPack& own) const {
    SetupAct act;
    act.id = "propose_pack";
    act.title = tr("Propose it for the runs of this archive");
    act.consequence =
        tr("These very bytes are kept in the archive. No run starts by them until a signatory has "
           "confirmed and signed.");
    act.fields = {{"reason", tr("Why"), Kind::text, true, {}, tr("what is other than in the shipped edition"), {}}};
    act.run = [ground = ground(), actor = ground().who(), folder = own.folder, digest = own.digest](
                  const ActValues& values, const base::Progress&) {
        return in_archive(ground, [&](records::Archive& archive) -> Result<QString> {
            // What is proposed is what was looked at here.
            const auto pack = chosen_pack(folder, digest);
            if (!pack) return base::fail(pack.error());
            const auto done = app::propose_pack(archive, ground.archive.clock(), actor, *pack, values["reason"]);
            if (!done) return base::fail(done.error());
            return tr("Proposal %1 is on record. A signatory confirms it here.").arg(text(done->id));
        });
    };
    return act;
}

SetupAct PacksPage::confirm_act(const std::string& proposal) const {
    SetupAct act;
    act.id = "confirm_pack";
    act.title = tr("Confirm and sign");
    act.consequence =
        tr("You sign as a second person, with your own key, that runs of this archive may start by this "
           "pack. Look first at what is other than in the shipped edition.");
    act.fields = own_key_fields(true);
    act.run = [ground = ground(), actor = ground().who(), proposal](ActValues values, const base::Progress&) {
        return in_archive(ground, [&](records::Archive& archive) -> Result<QString> {
            if (!actor.account)
                return base::fail(base::ErrorCode::not_permitted, "proposal " + proposal, "nobody is signed in",
                                  "an account");
            const auto& clock = ground.archive.clock();
            const auto key = OwnKey::read(actor.account->login, records::Meaning::approved, values);
            if (!key) return base::fail(key.error());
            const auto password = values.take("password");
            const auto done = approve_pack(archive, clock,
                                           {actor.account->login, password, (*key)->opener(), (*key)->trust(), proposal,
                                            records::MachineClock().offset(clock.now()), ground.hasher});
            if (!done) return base::fail(done.error());
            return tr("Proposal %1 is confirmed and signed: runs may start by this pack.").arg(text(proposal)) +
                   revocation_caution(done->signer.revocation_unknown);
        });
    };
    return act;
}

SetupAct PacksPage::withdraw_act(const std::string& proposal, bool approved) const {
    SetupAct act;
    act.id = "withdraw_pack";
    act.title = approved ? tr("End the approval") : tr("Withdraw the proposal");
    act.consequence = approved ? tr("No run starts by this pack any more. Runs that were begun keep it.")
                               : tr("It stays on record, and may be proposed again.");
    act.fields = {{"reason", tr("Why"), Kind::text, true, {}, {}, {}}};
    act.run = [ground = ground(), actor = ground().who(), proposal](const ActValues& values, const base::Progress&) {
        return in_archive(ground, [&](records::Archive& archive) -> Result<QString> {
            const auto done = app::withdraw_pack(archive, ground.archive.clock(), actor, proposal, values["reason"]);
            if (!done) return base::fail(done.error());
            return tr("%1 is withdrawn.").arg(text(proposal));
        });
    };
    return act;
}

const records::PackStanding* PacksPage::standing_of(const BroughtPack& own) const {
    const auto found = standings_.find(own.folder);
    return found == standings_.end() ? nullptr : &found->second;
}

QString PacksPage::unknown_word() const {
    if (!unknown_ || !unknown_by_list_) return tr("its approval cannot be told");
    return unknown_->code == base::ErrorCode::not_found ? tr("trust list is not there")
                                                        : tr("what is named is no trust list");
}

std::vector<FactLine> PacksPage::unknown_facts() const {
    std::vector<FactLine> out;
    if (!unknown_by_list_)
        out.push_back({tr("Approval"), tr("Nobody can tell how it stands: the archive cannot be read."), Sign::broken});
    else if (unknown_ && unknown_->code == base::ErrorCode::not_found)
        out.push_back({tr("Approval"),
                       tr("Nobody can tell how it stands: the trust list that is named is not there, or "
                          "may not be read."),
                       Sign::broken});
    else
        out.push_back({tr("Approval"), tr("Nobody can tell how it stands: the file that is named is no trust list."),
                       Sign::broken});
    if (unknown_by_list_) out.push_back({tr("Trust list"), text(ground().workplace.own_packs->trust_file())});
    if (unknown_) out.push_back({tr("What was found"), error_words(*unknown_).detail, Sign::broken});
    out.push_back({tr("What to do"), unknown_by_list_
                                         ? tr("Name the trust list again, or leave it empty: then none is asked.")
                                         : tr("Have the archive verified.")});
    return out;
}

QString PacksPage::state_word(const BroughtPack& own) const {
    using State = BroughtPack::State;
    const auto* standing = standing_of(own);
    switch (own.state) {
        case State::ready:
            // What lets no run start is said in place of what it could do.
            if (standing == nullptr || !standing->may_start()) {
                const auto why = standing != nullptr ? pack_standing_word(*standing) : unknown_word();
                return own.in_use ? tr("chosen, %1").arg(why) : why;
            }
            return own.in_use ? tr("judges the next run") : tr("can be chosen");
        case State::changed: return tr("changed since");
        case State::gone: return tr("not there");
        case State::refused: return tr("refused");
    }
    return {};
}

Sign PacksPage::sign_of(const BroughtPack& own) const {
    const auto* standing = standing_of(own);
    if (own.state != BroughtPack::State::ready || standing == nullptr || !standing->may_start())
        return own.in_use ? Sign::broken : Sign::not_evaluated;
    return own.in_use ? Sign::inconclusive : Sign::open;
}

FactLine PacksPage::key_fact(const records::PackStanding& standing) const {
    const QString what = tr("Key that signed");
    if (!standing.revocation_unknown.empty())
        return {what,
                tr("Nobody can say whether it is revoked: %1. Name a trust list with a revocation list that is in "
                   "force.")
                    .arg(finding_words(standing.revocation_unknown)),
                Sign::inconclusive};
    // A list that has run out since says nothing of what came after it.
    if (const auto& until = standing.revocation_known_until; until && *until < ground().archive.clock().now())
        return {
            what,
            tr("Not revoked until %1 (UTC), when the revocation list ran out: nobody can say whether it was revoked "
               "since. Import the newest list into the trust list.")
                .arg(short_time(base::utc_text(*until))),
            Sign::inconclusive};
    return {what, tr("not revoked, by that trust list"), Sign::pass};
}

std::vector<FactLine> PacksPage::approval_facts(const BroughtPack& own) const {
    using State = records::PackStanding::State;
    const auto* standing = standing_of(own);
    if (standing == nullptr) return unknown_facts();
    const auto sign = [&] {
        switch (standing->state) {
            case State::approved: return Sign::pass;
            case State::open: return Sign::inconclusive;
            case State::does_not_hold:
            case State::revoked: return Sign::fail;
            case State::not_proposed:
            case State::proposed:
            case State::withdrawn:
            case State::ended: break;
        }
        return Sign::not_evaluated;
    }();
    std::vector<FactLine> out{{tr("Approval"), pack_standing_words(*standing, people()), sign}};
    const auto& file = ground().workplace.own_packs->trust_file();
    if (standing->state != State::open)
        out.push_back({tr("Trust list"), file.empty() ? tr("none is named here") : text(file)});
    if (standing->state != State::approved) return out;
    out.push_back(key_fact(*standing));
    return out;
}

SetupAct PacksPage::trust_act() const {
    SetupAct act;
    act.id = "trust_packs";
    act.at_once = true;
    act.title = tr("Hold approvals against a trust list…");
    act.consequence =
        tr("Its revocation lists say whether the key that signed an approval is revoked. No run starts by a pack whose "
           "approval it does not bear out, nor while the list cannot be read. Left empty, no list is asked.");
    const auto& packs = ground().workplace.own_packs;
    act.fields = {{"trust", tr("Trust list"), Kind::file, false, packs->trust_file(), tr("velocert-trust/1"), {}}};
    act.run = [packs](const ActValues& values, const base::Progress&) -> Result<QString> {
        if (auto done = packs->use_trust(values["trust"]); !done) return base::fail(done.error());
        return packs->trust_file().empty() ? tr("No trust list is asked.") : tr("The trust list is asked from now on.");
    };
    return act;
}

std::vector<SetupAct> PacksPage::approval_acts(const BroughtPack& own) const {
    using laboratory::Act;
    using State = records::PackStanding::State;
    std::vector<SetupAct> out;
    const auto found = standings_.find(own.folder);
    // Without accounts nobody could sign, and a run starts without.
    if (people().empty() || found == standings_.end()) return out;
    const auto& standing = found->second;
    const auto id = standing.record ? standing.record->proposal.id : std::string();
    switch (standing.state) {
        case State::open: break;
        case State::not_proposed:
        case State::withdrawn:
        case State::ended:
            if (may(Act::propose_pack)) out.push_back(propose_act(own));
            break;
        case State::proposed:
            if (may(Act::confirm_pack)) out.push_back(confirm_act(id));
            if (may(Act::propose_pack)) out.push_back(withdraw_act(id, false));
            break;
        case State::approved:
        case State::does_not_hold:
        case State::revoked:
            if (may(Act::confirm_pack)) out.push_back(withdraw_act(id, true));
            break;
    }
    return out;
}

}  // namespace velocert::app
