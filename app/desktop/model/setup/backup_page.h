// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "app/desktop/model/setup/setup_page.h"
#include "core/records/integrity/anchors.h"
#include "core/records/keeping/backup_history.h"
#include "core/records/keeping/upkeep.h"

namespace velocert::app {

/// What keeps the archive: backups, how old the newest is and whether it was ever proven; the daily upkeep; the key of
/// the station, and the places outside where its checkpoints go.
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
    [[nodiscard]] SetupAct upkeep_act() const;
    [[nodiscard]] SetupAct places_act() const;
    [[nodiscard]] SetupAct station_key_act() const;

    records::BackupHistory history_;
    std::optional<records::UpkeepOwed> owed_;
    std::vector<records::PlaceState> places_;
    bool there_ = false;  ///< an archive
    int years_ = 0;
    int holds_ = 0;
};

/// The age of the newest backup as a sentence with its sign; the alarm is a Fail. Pure.
[[nodiscard]] FactLine backup_state(const records::BackupAge& age);
/// The same of rehearsals: never, failed, or good and when.
[[nodiscard]] FactLine rehearsal_state(const records::BackupHistory& history);

}  // namespace velocert::app
