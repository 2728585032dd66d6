// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include <cstdint>
#include <optional>
#include <span>
#include <string>

#include "core/base/decimal.h"
#include "core/base/result.h"
#include "core/sequence/evaluations/evaluation.h"

namespace velocert::sequence {

/// part / whole as a ratio in 1e-9, rounded half to even, but never onto a step that later decides: where the quotient
/// is not exact and the last digit would become 0 or 5, the neighbour on the quotient's own side is taken. So the
/// stored share lies on the same side as the exact one of every limit, and of every tie of a later rounding, that is
/// printed with up to 6 digits of a percentage; and it equals the limit exactly when the quotient does. (The idea of
/// "round 05 up" in the General Decimal Arithmetic Specification.) `part` >= 0, `whole` > 0.
/// |part| and |whole| below 10^29: their product with the unit's 10^9 has room in 128 bits.
[[nodiscard]] metrology::AnyQuantity exact_share(base::Wide part, base::Wide whole);

/// One weighed part as the share's uncertainty sees it; masses in mg.
struct WeighedPart {
    std::int64_t mass = 0;
    bool counts = false;
    std::string balance;      ///< which balance weighed it: parts of one share its error
    double u = 0;             ///< standard uncertainty
    double u_correlated = 0;  ///< the share of it that comes from the balance's calibration
};

/// Standard uncertainty (mg) of a sum of parts. Parts of one balance are taken as fully correlated (r = 1) by its
/// calibration, what is left of each, and different balances, as independent:
/// u^2 = sum over balances of (sum of u_correlated)^2 + sum of (u^2 - u_correlated^2). JCGM 100:2008, 5.2.2.
[[nodiscard]] double sum_uncertainty(std::span<const WeighedPart> parts, bool counting_only);

/// Standard uncertainty of S / M, the whole being weighed on a scale of its own (independent):
/// u^2 = (u(S) / M)^2 + (S u(M) / M^2)^2. JCGM 100:2008, 5.1.2.
[[nodiscard]] double share_uncertainty(double sum, double u_sum, double whole, double u_whole);

/// The share of the parts that count in the mass of the vehicle, from the run's earlier attempts: the latest valid mass
/// of the whole vehicle, and of each part of the bill. Not valid while there is no bill or a part has no valid mass
/// (parts_missing), without the vehicle (rests_on_missing), or when the parts together are heavier than the vehicle by
/// more than the expanded uncertainty of the difference (implausible). The share is that of the masses in whole mg;
/// only where the means of the readings, before they were rounded, are judged otherwise, it is theirs. Result values:
/// "vehicle_mass", "parts_mass", "plastics_mass", "share"; where every mass has its uncertainty also
/// "share_standard_uncertainty" (rounded up) and "coverage_factor" (parameter of the step).
[[nodiscard]] base::Result<StepResult> mass_share(const EvaluationInput& input);
/// The same with a coverage factor that goes before the step's.
[[nodiscard]] base::Result<StepResult> mass_share_with(const EvaluationInput& input,
                                                       const std::optional<base::Decimal>& coverage_factor);

}  // namespace velocert::sequence
