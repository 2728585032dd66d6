// SPDX-License-Identifier: GPL-3.0-or-later
#include "core/sequence/evaluations/braking/braking_calibration.h"

#include <cstdint>

namespace velocert::sequence {
namespace {

using conformity::Reason;
using metrology::AnyQuantity;
using metrology::Measurand;

tl::expected<AnyQuantity, Reason> calibrated(const CalibrationSet& calibrations, std::string_view role,
                                             Measurand measurand, const AnyQuantity& value) {
    metrology::Indication indication;
    indication.measurand = measurand;
    indication.unit = &metrology::base_unit(value.kind());
    indication.value = base::Decimal(value.base(), 0);
    return corrected(calibrations, role, indication);
}

/// value x after / before, once rounded, half to even.
std::int64_t in_proportion(std::int64_t value, std::int64_t after, std::int64_t before) {
    return static_cast<std::int64_t>(base::divide_half_even(static_cast<base::Wide>(value) * after, before));
}

void correct_path(BrakingData& data, const CalibrationSet& calibrations, std::string_view role) {
    if (!data.distance || data.distance->base() <= 0) return;
    const auto path = corrected_path(calibrations, role, Measurand::distance, AnyQuantity(*data.distance));
    if (!path) {
        if (data.trouble == Reason::none) data.trouble = path.error();
        return;
    }
    const std::int64_t before = data.distance->base();
    data.distance = metrology::Length::from_base(path->base());
    if (data.speed) data.speed = metrology::Speed::from_base(in_proportion(data.speed->base(), path->base(), before));
    if (data.mean_deceleration)
        data.mean_deceleration = AnyQuantity(data.mean_deceleration->kind(),
                                             in_proportion(data.mean_deceleration->base(), path->base(), before));
}

void correct_force(BrakingData& data, std::optional<metrology::Force>& force, const CalibrationSet& calibrations,
                   std::string_view role, Measurand measurand, bool used) {
    if (!force) return;
    const auto value = calibrated(calibrations, role, measurand, AnyQuantity(*force));
    if (value) {
        force = metrology::Force::from_base(value->base());
    } else if (used && data.trouble == Reason::none) {
        data.trouble = value.error();
    }
}

}  // namespace

void correct(BrakingData& data, const CalibrationSet& calibrations, std::string_view role, const LeversInUse& levers) {
    if (calibrations.empty()) return;
    correct_path(data, calibrations, role);
    correct_force(data, data.front_force, calibrations, role, Measurand::front_force, levers.front);
    correct_force(data, data.rear_force, calibrations, role, Measurand::rear_force, levers.rear);
}

}  // namespace velocert::sequence
