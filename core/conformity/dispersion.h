// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include <optional>

#include "core/base/decimal.h"
#include "core/metrology/measurement.h"

namespace velocert::conformity {

/// How the values Y attributed to a measurand lie around the measured value y (JCGM 106:2012, 6): normal, Student's t
/// or the values of a Monte Carlo calculation. Distances are base units of the measurand's kind. Refers to the
/// measurement it was made of, which must outlive it.
class Dispersion {
  public:
    /// Nothing when u is absent, not above zero or of another kind; when the degrees of freedom are not above zero;
    /// when a sampled distribution has no values.
    [[nodiscard]] static std::optional<Dispersion> of(const metrology::Measurement& measurement);

    /// P(lower <= Y <= upper) for the measured value, to 5 digits, half to even; an absent bound binds nothing.
    [[nodiscard]] std::optional<base::Decimal> probability_between(const std::optional<base::Wide>& lower,
                                                                   const std::optional<base::Wide>& upper) const;

    /// P(Y - y <= distance) and P(Y - y < distance).
    [[nodiscard]] double at_most(base::Wide distance) const;
    [[nodiscard]] double below(base::Wide distance) const;

    /// The smallest whole distances w >= 0 with P(Y - y > w) <= risk, and with P(Y - y < -w) <= risk; 0 < risk < 1.
    /// Nothing when a sample is too small to show that risk, or w leaves the range.
    [[nodiscard]] std::optional<base::Wide> reach_above(const base::Decimal& risk) const;
    [[nodiscard]] std::optional<base::Wide> reach_below(const base::Decimal& risk) const;

  private:
    explicit Dispersion(const metrology::Measurement& measurement) : measurement_(&measurement) {}
    [[nodiscard]] double scaled(base::Wide distance) const;
    [[nodiscard]] std::optional<base::Wide> symmetric_reach(const base::Decimal& risk) const;

    const metrology::Measurement* measurement_;
};

}  // namespace velocert::conformity
