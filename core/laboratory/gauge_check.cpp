// SPDX-License-Identifier: GPL-3.0-or-later
#include "core/laboratory/gauge_check.h"

#include <array>

namespace velocert::laboratory {
namespace {

constexpr std::string_view role_of_gauges = "gauge:";

/// The label may have the laboratory's id or the maker's serial number.
std::string registered_id(std::string_view gauge, const EquipmentRegister& registered) {
    if (registered.by_id(gauge) != nullptr) return std::string(gauge);
    const auto* by_serial = registered.by_serial(gauge);
    return by_serial == nullptr ? std::string() : by_serial->equipment.id;
}

}  // namespace

std::string gauge_role(std::string_view gauge) { return std::string(role_of_gauges) + std::string(gauge); }

std::string_view gauge_of_role(std::string_view role) {
    return role.starts_with(role_of_gauges) ? role.substr(role_of_gauges.size()) : std::string_view();
}

GaugeCheck gauge_check(std::string_view gauge, metrology::Measurand measurand, const EquipmentRegister& registered,
                       const base::Date& on) {
    const std::string role = gauge_role(gauge);
    const std::string id = registered_id(gauge, registered);
    Station station;
    std::map<std::string, ToldIdentity> told;
    if (const auto* virtual_one = registered.demonstration_for(gauge);
        id.empty() && virtual_one != nullptr && virtual_one->instrument.model == gauge)
        told[role] = {virtual_one->instrument.maker, std::string(gauge), {}, true};
    else
        station.instruments.push_back({role, {}, {}, {}, {}, id.empty() ? std::string(gauge) : id});
    const std::array needs{CalibrationNeed{role, measurand, {}, {}}};
    auto checked = calibration_check(station, told, registered, needs, on);
    GaugeCheck out{std::move(checked.blockers), {}};
    auto& assigned = out.blockers.empty() ? checked.assigned : checked.assigned_if_overridden;
    if (!assigned.empty()) out.certificate = std::move(assigned.front());
    return out;
}

}  // namespace velocert::laboratory
