// SPDX-License-Identifier: GPL-3.0-or-later
#include "instruments/simulators/line/meter_simulator.h"

#include <algorithm>
#include <cstdlib>

namespace velocert::instruments {

void MeterSimulator::power_up(std::int64_t now_us) {
    shown_.power_up(now_us);
    unit_changed_ = false;
}

bool MeterSimulator::more_faults(Fault fault) const {
    return std::find(faults_.begin(), faults_.end(), fault) != faults_.end();
}

void MeterSimulator::strike(const FaultPlan& plan, std::int64_t now_us) {
    if (!more_faults(plan.fault)) return;
    if (plan.fault == Fault::wrong_address) other_address_ = true;
    if (plan.fault == Fault::unit_change) unit_changed_ = true;
    if (plan.fault == Fault::device_error) defects_ = strikes_of(plan);
    shown_.act(plan.fault, now_us);
}

std::string digits_of(std::int64_t steps, int decimals) {
    std::string digits = std::to_string(std::llabs(steps));
    const auto behind = static_cast<std::size_t>(decimals);
    while (digits.size() <= behind) digits = "0" + digits;
    if (behind > 0) digits = digits.substr(0, digits.size() - behind) + "." + digits.substr(digits.size() - behind);
    return (steps < 0 ? "-" : "") + digits;
}

}  // namespace velocert::instruments
