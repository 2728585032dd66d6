// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "app/desktop/model/setup/setup_page.h"
#include "core/records/people/release_history.h"

namespace velocert::app {

/// The limits of every edition as they are in force in this archive, and the proposals that two persons release them
/// by.
class LimitsPage final : public SetupPage {
    Q_OBJECT

  public:
    using SetupPage::SetupPage;
    [[nodiscard]] std::string id() const override { return "limits"; }
    [[nodiscard]] QString title() const override;
    [[nodiscard]] QString empty_words() const override;
    [[nodiscard]] FactLine state() const override;
    [[nodiscard]] std::vector<DetailBlock> detail() const override;
    [[nodiscard]] std::vector<SetupAct> acts() const override;

  protected:
    [[nodiscard]] base::Result<void> read(const records::Archive* archive) override;

  private:
    struct Shown {
        const standards::StandardEdition* edition = nullptr;  ///< as it is in force
        const conformity::Limit* limit = nullptr;
    };
    [[nodiscard]] Shown shown() const;
    [[nodiscard]] const records::LimitProposal* open_proposal(const std::string& edition,
                                                              const std::string& limit) const;
    [[nodiscard]] SetupAct propose_act(const Shown& of) const;
    [[nodiscard]] SetupAct confirm_act(const records::LimitProposal& proposal) const;
    [[nodiscard]] SetupAct reject_act(const records::LimitProposal& proposal) const;

    std::vector<standards::StandardEdition> editions_;
    records::ReleaseHistory history_;
    bool accounts_ = false;
};

}  // namespace velocert::app
