// SPDX-License-Identifier: GPL-3.0-or-later
#include "core/metrology/measurement.h"

#include <limits>

namespace velocert::metrology {

std::string_view name(Provenance provenance) {
    switch (provenance) {
        case Provenance::instrument: return "instrument";
        case Provenance::calculated: return "calculated";
        case Provenance::imported: return "imported";
        case Provenance::typed: return "typed";
        case Provenance::simulated: return "simulated";
    }
    return "unknown";
}

base::Result<Provenance> parse_provenance(std::string_view text) {
    for (const auto provenance : {Provenance::instrument, Provenance::calculated, Provenance::imported,
                                  Provenance::typed, Provenance::simulated})
        if (name(provenance) == text) return provenance;
    return base::fail(base::ErrorCode::bad_value, {}, "'" + std::string(text) + "' is no provenance",
                      "instrument, calculated, imported, typed or simulated");
}

std::string_view name(DistributionKind kind) {
    switch (kind) {
        case DistributionKind::normal: return "normal";
        case DistributionKind::student_t: return "t";
        case DistributionKind::sampled: return "sampled";
    }
    return "normal";
}

base::Result<DistributionKind> parse_distribution_kind(std::string_view text) {
    for (const auto kind : {DistributionKind::normal, DistributionKind::student_t, DistributionKind::sampled})
        if (name(kind) == text) return kind;
    return base::fail(base::ErrorCode::bad_value, {}, "'" + std::string(text) + "' is no distribution",
                      "normal, t or sampled");
}

DistributionKind Measurement::distribution_kind() const {
    if (sample) return DistributionKind::sampled;
    return effective_dof ? DistributionKind::student_t : DistributionKind::normal;
}

std::optional<AnyQuantity> Measurement::expanded_uncertainty() const {
    if (!standard_uncertainty || !coverage_factor) return std::nullopt;
    if (standard_uncertainty->kind() != value.kind() || standard_uncertainty->base() < 0) return std::nullopt;
    if (coverage_factor->mantissa() <= 0) return std::nullopt;
    base::Wide divisor = 1;
    for (int i = 0; i < coverage_factor->scale(); ++i) divisor *= 10;
    const base::Wide product = static_cast<base::Wide>(standard_uncertainty->base()) * coverage_factor->mantissa();
    const base::Wide expanded = base::divide_half_even(product, divisor);
    if (expanded > std::numeric_limits<std::int64_t>::max()) return std::nullopt;
    return AnyQuantity(value.kind(), static_cast<std::int64_t>(expanded));
}

}  // namespace velocert::metrology
