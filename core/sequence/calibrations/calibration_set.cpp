// SPDX-License-Identifier: GPL-3.0-or-later
#include "core/sequence/calibrations/calibration_set.h"

#include <algorithm>
#include <limits>

#include "core/metrology/exact_value.h"

namespace velocert::sequence {
namespace {

using conformity::Reason;
using metrology::AnyQuantity;
using metrology::Calibration;
using metrology::Flag;
using Corrected = tl::expected<AnyQuantity, Reason>;

/// `value` with what `correction` finds for it; the value itself where there are no calibrations, or none is asked for.
Corrected with_correction(const CalibrationSet& calibrations, std::string_view role, metrology::Measurand measurand,
                          const AnyQuantity& value,
                          std::optional<AnyQuantity> (*correction)(const Calibration&, const AnyQuantity&)) {
    if (calibrations.empty()) return value;
    const auto* calibration = calibrations.find(role, measurand);
    if (calibration == nullptr) {
        if (calibrations.waives(role)) return value;
        return tl::unexpected(Reason::not_calibrated);
    }
    const auto added = correction(*calibration, value);
    if (!added) return tl::unexpected(Reason::calibration_range);
    const base::Wide sum = base::Wide{value.base()} + added->base();
    constexpr base::Wide most = std::numeric_limits<std::int64_t>::max();
    if (sum > most || sum < -most) return tl::unexpected(Reason::calibration_range);
    return AnyQuantity(value.kind(), static_cast<std::int64_t>(sum));
}

}  // namespace

bool CalibrationSet::waives(std::string_view role) const { return std::ranges::find(waived, role) != waived.end(); }

const Calibration* CalibrationSet::find(std::string_view role, metrology::Measurand measurand) const {
    for (const auto& entry : entries)
        if (entry.role == role && entry.calibration.measurand == measurand) return &entry.calibration;
    return nullptr;
}

Corrected corrected(const CalibrationSet& calibrations, std::string_view role,
                    const metrology::Indication& indication) {
    if (indication.flags.has(Flag::over_range) || indication.flags.has(Flag::under_range))
        return tl::unexpected(Reason::over_range);
    if (indication.flags.has(Flag::saturated)) return tl::unexpected(Reason::saturated);
    const auto value = exact_value(indication);
    if (!value) return tl::unexpected(Reason::value_missing);
    if (value->kind() != metrology::kind_of(indication.measurand)) return tl::unexpected(Reason::wrong_kind);
    return with_correction(calibrations, role, indication.measurand, *value, metrology::correction_at);
}

Corrected corrected_value(const CalibrationSet& calibrations, std::string_view role, metrology::Measurand measurand,
                          const AnyQuantity& value) {
    if (value.kind() != metrology::kind_of(measurand)) return tl::unexpected(Reason::wrong_kind);
    return with_correction(calibrations, role, measurand, value, metrology::correction_at);
}

Corrected corrected_path(const CalibrationSet& calibrations, std::string_view role, metrology::Measurand measurand,
                         const AnyQuantity& difference) {
    if (difference.kind() != metrology::kind_of(measurand)) return tl::unexpected(Reason::wrong_kind);
    return with_correction(calibrations, role, measurand, difference, metrology::path_correction);
}

}  // namespace velocert::sequence
