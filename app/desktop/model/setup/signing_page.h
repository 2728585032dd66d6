// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include <memory>
#include <mutex>

#include "app/desktop/model/setup/setup_page.h"
#include "core/signing/authority/authority_folder.h"

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

    /// Which folder is open as the authority's medium; empty: none. Its key is not needed to read what it issued. Acts
    /// change it on their own thread; the page reads it with the next refresh().
    struct Medium {
        std::mutex mutex;
        std::string folder;
    };
    [[nodiscard]] SetupAct review_act() const;
    [[nodiscard]] SetupAct open_act() const;
    [[nodiscard]] SetupAct put_away_act() const;
    void read_medium();

    std::shared_ptr<Medium> medium_ = std::make_shared<Medium>();
    std::string authority_folder_;  ///< as it was read
    std::optional<signing::AuthorityRecord> authority_;
    std::optional<base::Error> medium_error_;  ///< it was open, and cannot be read any more
    std::vector<Known> known_;
    std::uint64_t reviewed_to_ = 0;  ///< entry up to which somebody has signed that the trail was looked through
    std::uint64_t entries_ = 0;      ///< of the ledger, as they were read
};

}  // namespace velocert::app
