// SPDX-License-Identifier: GPL-3.0-or-later
#include "core/sequence/evaluations/braking/braking_conditions.h"

#include <array>
#include <cstdlib>

#include "core/conformity/assessment.h"
#include "core/sequence/answers/confirmations.h"
#include "core/sequence/evaluations/plan_lookup.h"

namespace velocert::sequence {
namespace {

using conformity::Limit;
using conformity::LimitStatus;
using conformity::Reason;
using conformity::Verdict;
using metrology::AnyQuantity;
using standards::Field;

/// A typed quantity and the use of the limit that it must keep.
struct Condition {
    const char* field;
    const char* use;
    Reason outside;
};
constexpr std::array conditions{Condition{"wind_speed", "wind_max", Reason::ambient_outside},
                                Condition{"slope", "slope_max", Reason::condition_not_met},
                                Condition{"friction", "friction_min", Reason::condition_not_met},
                                Condition{"test_mass", "test_mass", Reason::condition_not_met},
                                Condition{"conditioning_stops", "conditioning_min", Reason::condition_not_met},
                                Condition{"familiarisation_stops", "familiarisation_min", Reason::condition_not_met},
                                Condition{"water_flow", "water_flow_min", Reason::condition_not_met},
                                Condition{"wetting_lead", "wetting_lead_min", Reason::condition_not_met}};

bool usable(const Limit& limit) { return limit.status != LimitStatus::unverified && limit.value && !limit.informative; }

/// What a field of the plan lacks; none when it was filled in as the plan asks.
Reason field_objection(const Field& field, std::span<const TypedValue> typed) {
    const auto text = typed_text(typed, field.id);
    if (!text) {
        if (!field.required) return Reason::none;
        return field.kind == Field::Kind::flag ? Reason::condition_not_met : Reason::ambient_missing;
    }
    // What could not have been typed was not: a record that says otherwise is no confirmation.
    if (!check_typed(field, *text)) return Reason::ambient_missing;
    const auto asked = answer_asked(field, false);
    return asked.empty() || *text == asked ? Reason::none : Reason::condition_not_met;
}

/// The mass need not be met to the last gram: within the method's tolerance.
base::Result<bool> near(const standards::Step& step, const AnyQuantity& value, const AnyQuantity& wanted) {
    const auto tolerance = step_parameter(step, "test_mass_tolerance", metrology::Kind::ratio);
    if (!tolerance) return base::fail(tolerance.error());
    constexpr std::int64_t one = 1'000'000'000;  // of the ratio's base unit
    const base::Wide difference = static_cast<base::Wide>(value.base()) - wanted.base();
    return (difference < 0 ? -difference : difference) * one <=
           static_cast<base::Wide>(tolerance->base()) * wanted.base();
}

base::Result<bool> keeps(const standards::Step& step, const AnyQuantity& value, const Limit& limit) {
    if (limit.relation == conformity::Relation::equal) return near(step, value, limit.value->value());
    const auto assessment =
        conformity::assess(metrology::Measurement{"condition", value, {}, {}, metrology::Provenance::typed}, limit, {});
    return assessment.verdict == Verdict::pass;
}

}  // namespace

std::string_view limit_use_of(std::string_view field) {
    for (const auto& condition : conditions)
        if (condition.field == field) return condition.use;
    return {};
}

base::Result<Reason> conditions_objection(const standards::StandardEdition& edition, const standards::Step& step,
                                          std::span<const TypedValue> typed) {
    for (const auto& action : step.actions)
        for (const auto& field : action.fields)
            if (const auto reason = field_objection(field, typed); reason != Reason::none) return reason;
    for (const auto& condition : conditions) {
        const auto use = step.limits.find(condition.use);
        if (use == step.limits.end()) continue;
        const Limit* limit = edition.limit(use->second);
        if (limit == nullptr || !usable(*limit)) continue;
        const auto value = typed_quantity(typed, condition.field, limit->kind);
        if (!value) return Reason::ambient_missing;
        const auto kept = keeps(step, *value, *limit);
        if (!kept) return base::fail(kept.error());
        if (!*kept) return condition.outside;
    }
    return Reason::none;
}

}  // namespace velocert::sequence
