// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include <map>
#include <memory>

#include "app/desktop/model/setup/setup_page.h"
#include "core/laboratory/equipment_register.h"
#include "instruments/transport/port_list.h"

namespace velocert::app {

/// The ports of this machine and what is on them: found out by harmless questions, talked to by hand, and assigned to
/// the roles of the procedures. A port that serves a role and is gone stays in the list and is told.
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
    [[nodiscard]] bool outdated() const override;

  protected:
    [[nodiscard]] base::Result<void> read(const records::Archive* archive) override;

  private:
    /// What was found on a port when it was looked at last.
    struct Found {
        std::string driver;
        std::string serial;
    };
    [[nodiscard]] SetupAct identify_act() const;
    [[nodiscard]] SetupAct assign_act() const;
    [[nodiscard]] SetupAct take_away_act() const;
    [[nodiscard]] SetupAct name_act() const;
    [[nodiscard]] DetailBlock roles_block() const;
    /// Assigned ports that are not there.
    [[nodiscard]] std::vector<std::string> pulled() const;

    std::vector<instruments::PortInfo> ports_;
    std::vector<std::string> pulled_;  ///< when it was read
    struct Searched {
        std::map<std::string, Found> by_port;
        std::string last;    ///< the port where something was found last
        std::string beside;  ///< the row that was selected then: another one means another port
    };
    /// The port that is meant: of the search just made, or the selected one.
    [[nodiscard]] const std::string& meant_port() const;
    /// Shared with a search that is still going on when the page is gone.
    std::shared_ptr<Searched> found_ = std::make_shared<Searched>();
    laboratory::EquipmentRegister equipment_;
};

}  // namespace velocert::app
