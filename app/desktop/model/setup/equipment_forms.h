// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include <string>

#include "app/desktop/model/setup/setup_page.h"
#include "core/base/clock.h"
#include "core/laboratory/equipment_register.h"

// What a person fills in for the register, and the document it amounts to. The forms know their fields and what is
// wrong in them; the documents are the ones that come as files as well, so that one loader judges both. Pure but for
// the scan of a certificate, which is read.
namespace velocert::app {

/// An instrument by hand; `changed` (null: a new one) stands in the fields at first. Its act does nothing yet.
[[nodiscard]] SetupAct equipment_form(const laboratory::EquipmentRegister& equipment,
                                      const laboratory::RegisteredEquipment* changed);
/// velocert-equipment/1 of the values of equipment_form().
[[nodiscard]] std::string equipment_text(const ActValues& values);

/// A calibration certificate by hand, for the instrument of that number in the register. Its act does nothing yet.
[[nodiscard]] SetupAct certificate_form(const laboratory::EquipmentRegister& equipment, const std::string& id,
                                        const base::Date& today);
/// velocert-calibration/1 of the values of certificate_form(). Errors: not_found (the instrument), io (the scan).
[[nodiscard]] base::Result<std::string> certificate_text(const ActValues& values,
                                                         const laboratory::EquipmentRegister& equipment);

}  // namespace velocert::app
