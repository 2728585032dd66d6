// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "app/desktop/model/setup/setup_page.h"
#include "core/signing/authority_folder.h"

namespace velocert::app {

/// The certificates people sign with: those bound to accounts, and those of the laboratory's own authority where its
/// folder was opened. The authority's key needs the passphrases of two persons and is never kept.
class SigningPage final : public SetupPage {
    Q_OBJECT

  public:
    using SetupPage::SetupPage;
    [[nodiscard]] std::string id() const override { return "signing"; }
    [[nodiscard]] QString title() const override;
    [[nodiscard]] QString empty_words() const override;
    [[nodiscard]] FactLine state() const override;
    [[nodiscard]] std::vector<DetailBlock> detail() const override;
    [[nodiscard]] std::vector<SetupAct> acts() const override;

    /// The medium of the authority from now on; empty: none. Its key is not needed to read what it issued.
    void use_authority(const std::string& folder);

  protected:
    [[nodiscard]] base::Result<void> read(const records::Archive* archive) override;

  private:
    struct Known {
        signing::Certificate certificate;
        std::string owner;    ///< name of the account; empty: of nobody here
        std::string account;  ///< its id
        std::optional<signing::Revocation> revoked;
    };
    [[nodiscard]] Sign sign_of_certificate(const Known& known) const;
    [[nodiscard]] QString state_words(const Known& known) const;
    [[nodiscard]] const Known* shown() const;
    [[nodiscard]] SetupAct register_act() const;
    [[nodiscard]] SetupAct authority_act() const;
    [[nodiscard]] SetupAct issue_act() const;
    [[nodiscard]] SetupAct revoke_act(const Known& known) const;

    std::string authority_folder_;
    std::optional<signing::AuthorityRecord> authority_;
    std::vector<Known> known_;
};

}  // namespace velocert::app
