// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include <functional>
#include <map>

#include "app/desktop/model/setup/setup_page.h"
#include "core/records/approvals/pack_standing.h"
#include "core/standards/editions/pack_differences.h"
#include "core/standards/editions/shipped_edition.h"

namespace velocert::app {

/// The editions that the program ships, the laboratory's own packs beside them, and which of them the next run is
/// judged by; and who approved a pack for the runs of the archive.
class PacksPage final : public SetupPage {
    Q_OBJECT

  public:
    using SetupPage::SetupPage;
    [[nodiscard]] std::string id() const override { return "packs"; }
    [[nodiscard]] QString title() const override;
    [[nodiscard]] QString empty_words() const override;
    [[nodiscard]] FactLine state() const override;
    [[nodiscard]] std::vector<DetailBlock> detail() const override;
    [[nodiscard]] std::vector<SetupAct> acts() const override;
    [[nodiscard]] bool outdated() const override;

  protected:
    [[nodiscard]] base::Result<void> read(const records::Archive* archive) override;

  private:
    [[nodiscard]] const BroughtPack* own_shown() const;
    [[nodiscard]] const standards::ShippedEdition* shipped_shown() const;
    [[nodiscard]] std::vector<DetailBlock> detail_of(const standards::ShippedEdition& shipped) const;
    [[nodiscard]] std::vector<DetailBlock> detail_of(const BroughtPack& own) const;
    [[nodiscard]] SetupAct bring_in_act(const std::string& folder) const;
    /// An act without fields: `what` is done to the list of packs, and `done` said then.
    [[nodiscard]] SetupAct plain_act(std::string id, QString title, QString consequence, const QString& done,
                                     std::function<base::Result<void>(OwnPacks&)> what) const;
    [[nodiscard]] SetupAct use_act(const BroughtPack& own) const;
    [[nodiscard]] SetupAct use_shipped_act(const std::string& edition) const;
    [[nodiscard]] SetupAct forget_act(const BroughtPack& own) const;
    [[nodiscard]] SetupAct propose_act(const BroughtPack& own) const;
    [[nodiscard]] SetupAct confirm_act(const std::string& proposal) const;
    /// Against which trust list the approvals are held.
    [[nodiscard]] SetupAct trust_act() const;
    /// How the approval of a pack that is ready stands; null: nobody can tell.
    [[nodiscard]] const records::PackStanding* standing_of(const BroughtPack& own) const;
    /// Why nobody can tell how approvals stand, in a word or two.
    [[nodiscard]] QString unknown_word() const;
    [[nodiscard]] std::vector<FactLine> unknown_facts() const;
    [[nodiscard]] QString state_word(const BroughtPack& own) const;
    [[nodiscard]] Sign sign_of(const BroughtPack& own) const;
    /// Approval, trust list and whether the key that signed is revoked, as facts.
    [[nodiscard]] std::vector<FactLine> approval_facts(const BroughtPack& own) const;
    [[nodiscard]] FactLine key_fact(const records::PackStanding& standing) const;
    [[nodiscard]] SetupAct withdraw_act(const std::string& proposal, bool approved) const;
    /// What the person may do about the approval of a pack that is ready.
    [[nodiscard]] std::vector<SetupAct> approval_acts(const BroughtPack& own) const;
    /// What the list says, to know when it says so no more.
    [[nodiscard]] std::string as_it_is() const;

    std::string as_it_was_;
    std::map<std::string, records::PackStanding> standings_;  ///< of the packs that are ready, by folder
    std::optional<base::Error> unknown_;                      ///< why there are none
    bool unknown_by_list_ = false;                            ///< the trust list is why; else the archive is
};

/// One difference as a line: what it is of, and what is other about it.
[[nodiscard]] QStringList difference_words(const standards::PackDifference& difference);

}  // namespace velocert::app
