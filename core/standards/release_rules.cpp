// SPDX-License-Identifier: GPL-3.0-or-later
#include "core/standards/release_rules.h"

namespace velocert::standards {

using conformity::Relation;
using metrology::Kind;

bool relation_fits(const conformity::Limit& limit, Relation relation) {
    if (relation == Relation::unknown) return false;
    if (limit.is_class) return relation == Relation::equal;
    if (limit.relation == Relation::unknown || limit.relation == relation) return true;
    if (limit.informative && limit.relation == Relation::below && relation == Relation::at_most) return true;
    return limit.kind == Kind::count && limit.relation == Relation::equal && relation == Relation::at_least;
}

bool must_be_positive(Kind kind) {
    switch (kind) {
        case Kind::mass:
        case Kind::length:
        case Kind::speed:
        case Kind::rotation:
        case Kind::force:
        case Kind::torque:
        case Kind::duration:
        case Kind::voltage:
        case Kind::current:
        case Kind::power:
        case Kind::energy:
        case Kind::resistance:
        case Kind::inductance:
        case Kind::count:
        case Kind::volume:
        case Kind::frequency: return true;
        case Kind::temperature:
        case Kind::ratio:
        case Kind::sound_level:
        case Kind::angle:
        case Kind::acceleration: return false;
        case Kind::capacitance:
        case Kind::pressure:
        case Kind::voltage_per_rotation: return true;
    }
    return true;
}

std::vector<std::string> words_of(const StandardEdition& edition, const conformity::Limit& limit) {
    if (!limit.is_class) return {};
    for (const auto& procedure : edition.procedures)
        for (const auto& step : procedure.steps) {
            const auto use = step.limits.find("aggregation");
            if (use != step.limits.end() && use->second == limit.id) return {"mean", "each"};
        }
    return {};
}

std::string either_of(const std::vector<std::string>& words) {
    std::string out;
    for (const auto& word : words) out += (out.empty() ? "" : " or ") + word;
    return out;
}

}  // namespace velocert::standards
