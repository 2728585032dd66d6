// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "app/desktop/model/setup/setup_page.h"
#include "core/records/backup_history.h"

namespace velocert::app {

/// Backups of the archive and the rehearsals of restoring them: how old the newest is, whether it was ever proven, and
/// the two acts.
class BackupPage final : public SetupPage {
    Q_OBJECT

  public:
    using SetupPage::SetupPage;
    [[nodiscard]] std::string id() const override { return "backup"; }
    [[nodiscard]] QString title() const override;
    [[nodiscard]] QString empty_words() const override;
    [[nodiscard]] FactLine state() const override;
    [[nodiscard]] std::vector<DetailBlock> detail() const override;
    [[nodiscard]] std::vector<SetupAct> acts() const override;

  protected:
    [[nodiscard]] base::Result<void> read(const records::Archive* archive) override;

  private:
    [[nodiscard]] SetupAct backup_act() const;
    [[nodiscard]] SetupAct rehearse_act() const;

    records::BackupHistory history_;
    std::vector<records::BackupRecord> backups_;
    std::vector<records::RehearsalRecord> rehearsals_;
    bool there_ = false;  ///< an archive
    int years_ = 0;
    int holds_ = 0;
};

/// The age of the newest backup as a sentence with its sign; the alarm is a Fail. Pure.
[[nodiscard]] FactLine backup_state(const records::BackupAge& age);
/// The same of rehearsals: never, failed, or good and when.
[[nodiscard]] FactLine rehearsal_state(const records::BackupHistory& history);

}  // namespace velocert::app
