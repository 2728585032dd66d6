// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include <optional>
#include <span>
#include <string>
#include <string_view>

#include <tl/expected.hpp>

#include "core/base/json.h"
#include "core/conformity/assessment.h"
#include "core/metrology/calibration.h"
#include "core/sequence/calibrations/calibration_set.h"
#include "core/sequence/calibrations/frozen_calibration.h"

namespace velocert::sequence {

/// A gauge by which typed values of one attempt were read, as it was named at a prompt and as the equipment register
/// had it then (ISO/IEC 17025 6.4.13, 7.5.1). Frozen with the attempt: nobody can know before which one will be taken.
struct GaugeUse {
    std::string field;  ///< that it was named in
    std::string gauge;  ///< as it was named; empty: nobody did, and it is blocked
    metrology::Measurand measurand = metrology::Measurand::length;
    std::string blocked;                           ///< code of what is in the way; empty: it may be used
    std::string cause;                             ///< of that, in technical English
    std::optional<FrozenCertificate> certificate;  ///< what is known of it, also beside something that is in the way
    /// Out of that certificate; in an attempt from records: load_calibrations().
    std::optional<metrology::Calibration> calibration = {};
};

/// Null when that field asks for no gauge, or no register was asked.
[[nodiscard]] const GaugeUse* find_gauge(std::span<const GaugeUse> gauges, std::string_view field);

/// The instruments' calibrations with those of gauges beside them, each under the field that names it. One that is
/// blocked has none, unless a deviation lets it go.
[[nodiscard]] CalibrationSet with_gauges(const CalibrationSet& instruments, std::span<const GaugeUse> gauges);

/// A typed value with the correction of its gauge. `calibrations` as made by with_gauges. Errors: not_calibrated where
/// something is in the way and no deviation lets it go, calibration_range, wrong_kind.
[[nodiscard]] tl::expected<metrology::AnyQuantity, conformity::Reason> read_by(const GaugeUse& gauge,
                                                                               const CalibrationSet& calibrations,
                                                                               const metrology::AnyQuantity& value);

[[nodiscard]] base::Json to_json(const GaugeUse& gauge);
[[nodiscard]] GaugeUse read_gauge_use(base::JsonReader& reader);

}  // namespace velocert::sequence
