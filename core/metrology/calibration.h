// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include <cstdint>
#include <optional>
#include <string>
#include <vector>

#include "core/base/clock.h"
#include "core/base/decimal.h"
#include "core/base/result.h"
#include "core/metrology/indication.h"
#include "core/metrology/quantity.h"

namespace velocert::metrology {

/// One row of a calibration certificate (VIM 2.39): what the instrument showed, and by how much it was off.
struct CalibrationPoint {
    AnyQuantity indication;
    AnyQuantity correction;            ///< to be added to the indication: reference value minus indication
    AnyQuantity expanded_uncertainty;  ///< of the correction, with the certificate's coverage factor
};

/// What a calibration certificate says of one measurand of one instrument. Immutable: a new calibration is a new
/// certificate.
struct Calibration {
    std::string certificate;  ///< its number as printed
    std::string laboratory;   ///< who calibrated
    std::string traceability; ///< accreditation or national institute it refers to
    std::string serial;       ///< of the instrument, as printed on the certificate
    Measurand measurand = Measurand::mass;
    std::vector<CalibrationPoint> points;  ///< at least one, by ascending indication, all of the measurand's kind
    base::Decimal coverage_factor{2, 0};
    AnyQuantity range_low{Kind::mass, 0};   ///< what the certificate covers; indications outside are not calibrated
    AnyQuantity range_high{Kind::mass, 0};
    base::Date calibrated_on;
    base::Date due_on;  ///< last day on which it may be used
    /// For certificates that state U in percent: U at an indication is at least this share of it.
    std::optional<Ratio> relative_expanded_uncertainty;
};

/// Whether the indication lies within the calibrated range (its ends are inside).
[[nodiscard]] bool covers(const Calibration& calibration, const AnyQuantity& indication);

/// The correction at an indication: linear between the neighbouring points, that of the outermost point beyond them;
/// exact, rounded once, half to even, to the base unit. Nothing for another kind or an indication that is not covered.
[[nodiscard]] std::optional<AnyQuantity> correction_at(const Calibration& calibration, const AnyQuantity& indication);

/// The correction of a difference between two indications of one scale, such as the path between two edges of a
/// counter, by a certificate whose points are paths counted from zero: in proportion to the path below the first point
/// (no path has no correction) and beyond the last one, linear between points; exact, rounded once, half to even. The
/// sign is that of the difference. Nothing for another kind or a path that the range does not cover.
[[nodiscard]] std::optional<AnyQuantity> path_correction(const Calibration& calibration, const AnyQuantity& difference);

/// The standard uncertainty U/k at an indication: the larger of the neighbouring points' (beyond them, the outermost
/// point's) and of the stated share of the indication, rounded up to the base unit so that it is never understated.
/// Nothing where correction_at gives nothing.
[[nodiscard]] std::optional<AnyQuantity> calibration_uncertainty(const Calibration& calibration,
                                                                 const AnyQuantity& indication);

/// A correction or an uncertainty as text: like AnyQuantity::text, but a difference of temperatures is in millikelvin,
/// since degrees Celsius count from a zero point.
[[nodiscard]] std::string difference_text(const AnyQuantity& difference);

}  // namespace velocert::metrology
