// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "app/desktop/model/setup/setup_page.h"
#include "core/laboratory/equipment_register.h"

namespace velocert::app {

/// How an instrument stands on a day: whether its latest certificate still holds, and until when.
struct DueState {
    Sign sign = Sign::not_evaluated;
    std::optional<base::Date> due;
    int days_left = 0;
};
/// Overdue, due within `soon` days, or good; without any certificate it is not evaluated. Out of service is open. Pure.
[[nodiscard]] DueState due_state(const laboratory::EquipmentRegister& equipment,
                                 const laboratory::RegisteredEquipment& one, const base::Date& today, int soon = 30);
/// Differences of indication and reference over the checks of one measurand, in days since the first, between the
/// limits that were agreed for the latest of them. Nothing is drawn without a check.
[[nodiscard]] reports::Chart control_chart(const laboratory::EquipmentRegister& equipment, const std::string& id,
                                           metrology::Measurand measurand);

/// The instruments of the laboratory with their certificates and the checks between calibrations.
class EquipmentPage final : public SetupPage {
    Q_OBJECT

  public:
    using SetupPage::SetupPage;
    [[nodiscard]] std::string id() const override { return "equipment"; }
    [[nodiscard]] QString title() const override;
    [[nodiscard]] QString empty_words() const override;
    [[nodiscard]] FactLine state() const override;
    [[nodiscard]] std::vector<DetailBlock> detail() const override;
    [[nodiscard]] std::vector<SetupAct> acts() const override;

  protected:
    [[nodiscard]] base::Result<void> read(const records::Archive* archive) override;

  private:
    [[nodiscard]] DetailBlock certificate_block(const laboratory::Certificate& certificate) const;
    [[nodiscard]] SetupAct check_act(const std::string& id) const;
    /// `changed`: null for a new one.
    [[nodiscard]] SetupAct instrument_act(const laboratory::RegisteredEquipment* changed) const;
    [[nodiscard]] SetupAct certificate_act() const;
    [[nodiscard]] SetupAct status_act(const laboratory::RegisteredEquipment& one) const;

    laboratory::EquipmentRegister equipment_;
};

}  // namespace velocert::app
