// SPDX-License-Identifier: GPL-3.0-or-later
#include "core/sequence/evaluations/kept_conditions.h"

#include <algorithm>

#include "core/sequence/evaluations/plan_lookup.h"
#include "core/standards/needs/test_conditions.h"

namespace velocert::sequence {
namespace {

using conformity::Reason;
using metrology::AnyQuantity;
using metrology::Kind;
using standards::TestCondition;

bool is_ambient(const TestCondition& condition) {
    const auto kind = condition.field->quantity;
    // What is read with a gauge is of the rig: the heat of an oven is no weather.
    return condition.field->read_with.empty() &&
           (kind == Kind::temperature || kind == Kind::speed || condition.field->id == "humidity");
}

/// A figure that is set need not be met to the last digit: within the step's own tolerance of it.
bool near(const standards::Step& step, const TestCondition& condition, const AnyQuantity& value) {
    const AnyQuantity wanted = condition.low->value();
    const std::int64_t gap = value.base() > wanted.base() ? value.base() - wanted.base() : wanted.base() - value.base();
    if (const auto own = step_parameter(step, condition.field->id + "_tolerance", value.kind()))
        return gap <= own->base();
    const auto tolerance = step_parameter(step, condition.field->id + "_tolerance", Kind::ratio);
    if (!tolerance) return value == wanted;
    constexpr std::int64_t one = 1'000'000'000;  // of the ratio's base unit
    return static_cast<base::Wide>(gap) * one <= static_cast<base::Wide>(tolerance->base()) * wanted.base();
}

const NamedValue* find_value(std::span<const NamedValue> values, const std::string& name) {
    const auto found = std::ranges::find(values, name, &NamedValue::name);
    return found == values.end() ? nullptr : &*found;
}

bool keeps(const standards::Step& step, const TestCondition& condition, const AnyQuantity& value) {
    if (condition.exact && condition.low) return near(step, condition, value);
    if (condition.limit != nullptr && condition.limit->relation == conformity::Relation::below && condition.high &&
        value == condition.high->value())
        return false;
    return !(condition.low && value.base() < condition.low->value().base()) &&
           !(condition.high && value.base() > condition.high->value().base());
}

}  // namespace

std::vector<NamedWord> conditions_not_kept(const standards::StandardEdition& edition, const standards::Step& step,
                                           std::span<const TypedValue> typed, std::span<const NamedValue> values) {
    std::vector<NamedWord> out;
    for (const auto& condition : standards::conditions_of(edition, step)) {
        if (condition.field->kind != standards::Field::Kind::quantity) {
            // That nothing was said is told with the other answers.
            const auto said = typed_text(typed, condition.field->id);
            if (condition.verified() && said && *said != condition.answer())
                out.push_back({condition.field->id,
                               std::string(*said) +
                                   (condition.limit == nullptr ? " (" : " (" + condition.limit->id + ": ") +
                                   condition.answer() + ')',
                               Reason::condition_not_met});
            continue;
        }
        const auto* shown = find_value(values, condition.field->id);
        const auto value = shown != nullptr ? std::optional(shown->value)
                                            : typed_quantity(typed, condition.field->id, condition.field->quantity);
        if (!value) {
            out.push_back({condition.field->id, {}, Reason::ambient_missing});
            continue;
        }
        if (!condition.verified() || keeps(step, condition, *value)) continue;
        const auto asked =
            (condition.limit == nullptr ? std::string() : condition.limit->id + ": ") + condition.text().en;
        out.push_back({condition.field->id, std::string(*typed_text(typed, condition.field->id)) + " (" + asked + ')',
                       is_ambient(condition) ? Reason::ambient_outside : Reason::condition_not_met});
    }
    return out;
}

std::string unverified_condition(const standards::StandardEdition& edition, const standards::Step& step) {
    for (const auto& condition : standards::conditions_of(edition, step))
        if (!condition.verified()) return condition.limit->id;
    if (!step.within.empty()) {
        const auto* limit = edition.limit(step.within);
        if (limit == nullptr || limit->status == conformity::LimitStatus::unverified || !limit->value)
            return step.within;
    }
    return {};
}

}  // namespace velocert::sequence
