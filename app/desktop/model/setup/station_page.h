// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "app/desktop/model/setup/setup_page.h"
#include "instruments/transport/port_list.h"

namespace velocert::app {

/// The ports of this machine and what is on them: found out by harmless questions, and talked to by hand.
class StationPage final : public SetupPage {
    Q_OBJECT

  public:
    using SetupPage::SetupPage;
    [[nodiscard]] std::string id() const override { return "station"; }
    [[nodiscard]] QString title() const override;
    [[nodiscard]] QString empty_words() const override;
    [[nodiscard]] FactLine state() const override;
    [[nodiscard]] std::vector<DetailBlock> detail() const override;
    [[nodiscard]] std::vector<SetupAct> acts() const override;
    /// A port that can be talked to; empty where none is in view.
    [[nodiscard]] QString terminal_port() const override;

  protected:
    [[nodiscard]] base::Result<void> read(const records::Archive* archive) override;

  private:
    [[nodiscard]] SetupAct identify_act() const;

    std::vector<instruments::PortInfo> ports_;
};

}  // namespace velocert::app
