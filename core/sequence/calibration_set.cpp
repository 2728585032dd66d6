// SPDX-License-Identifier: GPL-3.0-or-later
#include "core/sequence/calibration_set.h"

#include "core/sequence/evaluations/marked_capture.h"

namespace velocert::sequence {

using conformity::Reason;
using metrology::AnyQuantity;
using metrology::Flag;

const metrology::Calibration* CalibrationSet::find(std::string_view role, metrology::Measurand measurand) const {
    for (const auto& entry : entries)
        if (entry.role == role && entry.calibration.measurand == measurand) return &entry.calibration;
    return nullptr;
}

tl::expected<AnyQuantity, Reason> corrected(const CalibrationSet& calibrations, std::string_view role,
                                            const metrology::Indication& indication) {
    if (indication.flags.has(Flag::over_range) || indication.flags.has(Flag::under_range))
        return tl::unexpected(Reason::over_range);
    if (indication.flags.has(Flag::saturated)) return tl::unexpected(Reason::saturated);
    const auto value = exact_value(indication);
    if (!value) return tl::unexpected(Reason::value_missing);
    if (value->kind() != metrology::kind_of(indication.measurand)) return tl::unexpected(Reason::wrong_kind);
    if (calibrations.empty()) return *value;
    const auto* calibration = calibrations.find(role, indication.measurand);
    if (calibration == nullptr) return tl::unexpected(Reason::not_calibrated);
    const auto correction = correction_at(*calibration, *value);
    if (!correction) return tl::unexpected(Reason::calibration_range);
    return AnyQuantity(value->kind(), value->base() + correction->base());
}

}  // namespace velocert::sequence
