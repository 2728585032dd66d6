// SPDX-License-Identifier: GPL-3.0-or-later
#include "core/sequence/evaluations/braking/braking_validity.h"

#include <algorithm>
#include <cmath>

#include "core/sequence/evaluations/plan_lookup.h"
#include "core/sequence/evaluations/unrounded.h"

namespace velocert::sequence {
namespace {

using base::ErrorCode;
using base::Wide;
using conformity::Limit;
using conformity::LimitStatus;
using conformity::Reason;
using conformity::Verdict;
using metrology::AnyQuantity;
using metrology::Measurement;

// Far beyond any vehicle, and small enough for the products to stay exact in 128 bits.
constexpr std::int64_t largest_speed = 10'000'000'000;    // 10 000 km/h
constexpr std::int64_t largest_length = 100'000'000'000;  // 100 km

/// Why the lever forces forbid the run to count; none if they do not.
Reason force_objection(const Limit& limit, const LeversInUse& levers, const BrakingData& data) {
    const std::pair<bool, std::optional<metrology::Force>> lever_forces[] = {{levers.front, data.front_force},
                                                                             {levers.rear, data.rear_force}};
    // Nothing brakes with a lever that nobody pulls.
    std::int64_t greatest = 0;
    for (const auto& [used, force] : lever_forces) {
        if (used && (!force || force->base() == 0)) return Reason::force_missing;
        if (used) greatest = std::max(greatest, force->base());
    }
    for (const auto& [used, force] : lever_forces)
        if (!used && force && force->base() > greatest) return Reason::wrong_brake;
    for (const auto& [used, force] : lever_forces) {
        if (!used) continue;
        const auto assessment = conformity::assess(Measurement{"lever force", *force, {}, {}, {}}, limit, {});
        if (assessment.verdict == Verdict::fail) return Reason::force_too_high;
        if (assessment.verdict != Verdict::pass) return assessment.reason;
    }
    return Reason::none;
}

bool usable(const Limit& limit) { return limit.status != LimitStatus::unverified && limit.value && !limit.informative; }

/// Why the speed forbids the run to count; none if it does not.
Reason speed_objection(metrology::Speed speed, metrology::Speed specified, const Limit& band,
                       const Limit& distance_limit, const conformity::Assessment& assessment) {
    if (!usable(band)) return band.value ? Reason::limit_unverified : Reason::limit_missing;
    const std::int64_t width = band.value->value().base();
    const bool high = speed.base() > specified.base() + width;
    const bool low = speed.base() < specified.base() - width;
    if (!high && !low) return Reason::none;
    if (!usable(distance_limit)) return distance_limit.value ? Reason::limit_unverified : Reason::limit_missing;
    if (!assessment.margin) return Reason::limit_missing;
    const bool over = assessment.margin->base() < 0;
    if (over && high) return Reason::speed_too_high_over_limit;
    if (!over && low) return Reason::speed_too_low_under_limit;
    return Reason::none;
}

template <typename Quantity>
void add(StepResult& result, const char* name, const std::optional<Quantity>& value) {
    if (value) result.values.push_back({name, AnyQuantity(*value)});
}

}  // namespace

base::Result<LeversInUse> levers_in_use(const standards::Step& step) {
    const auto found = step.conditions.find("brakes");
    const std::string word = found == step.conditions.end() ? std::string() : found->second;
    if (word == "both") return LeversInUse{true, true};
    if (word == "rear") return LeversInUse{false, true};
    if (word == "front") return LeversInUse{true, false};
    return base::fail(ErrorCode::bad_value, "step " + step.id, "brakes '" + word + "'", "both, rear or front");
}

std::optional<metrology::Length> corrected_distance(metrology::Length measured, metrology::Speed speed,
                                                    metrology::Speed specified) {
    if (measured.base() <= 0 || speed.base() <= 0 || specified.base() <= 0) return std::nullopt;
    if (measured.base() > largest_length || speed.base() > largest_speed || specified.base() > largest_speed)
        return std::nullopt;
    const Wide numerator = static_cast<Wide>(measured.base()) * specified.base() * specified.base();
    const Wide denominator = static_cast<Wide>(speed.base()) * speed.base();
    const Wide corrected = base::divide_half_even(numerator, denominator);
    if (corrected > largest_length) return std::nullopt;
    return metrology::Length::from_base(static_cast<std::int64_t>(corrected));
}

std::optional<metrology::Length> corrected_uncertainty(metrology::Length corrected, const BrakingData& data,
                                                       const BrakingUncertainty& uncertainty) {
    if (!data.distance || !data.speed || data.distance->base() <= 0 || data.speed->base() <= 0) return std::nullopt;
    const double of_distance =
        static_cast<double>(uncertainty.distance.base()) / static_cast<double>(data.distance->base());
    const double of_speed = static_cast<double>(uncertainty.speed.base()) / static_cast<double>(data.speed->base());
    const double relative = std::sqrt(of_distance * of_distance + 4 * of_speed * of_speed);
    const auto value = metrology::nearest_quantity(metrology::Kind::length,
                                                   std::ceil(static_cast<double>(corrected.base()) * relative));
    if (!value) return std::nullopt;
    return metrology::Length::from_base(value->base());
}

base::Result<StepResult> braking_result(const standards::StandardEdition& edition, const standards::Step& step,
                                        const conformity::DecisionRule& rule, const BrakingData& data,
                                        std::string_view void_reason,
                                        const std::optional<BrakingUncertainty>& uncertainty) {
    const auto levers = levers_in_use(step);
    if (!levers) return base::fail(levers.error());
    const auto specified = step_parameter(step, "specified_speed", metrology::Kind::speed);
    if (!specified) return base::fail(specified.error());
    const auto limit = step_limit(edition, step, "result");
    const auto force_max = step_limit(edition, step, "force_max");
    const auto band = step_limit(edition, step, "validity_band");
    for (const auto& found : {limit, force_max, band})
        if (!found) return base::fail(found.error());

    const auto specified_speed = metrology::Speed::from_base(specified->base());
    StepResult result;
    std::optional<metrology::Length> corrected;
    if (data.distance && data.speed) corrected = corrected_distance(*data.distance, *data.speed, specified_speed);
    add(result, "speed", data.speed);
    add(result, "distance", data.distance);
    add(result, "corrected_distance", corrected);
    add(result, "front_force", data.front_force);
    add(result, "rear_force", data.rear_force);
    add(result, "mfdd", data.mean_deceleration);
    if (!step.budgets.empty()) {
        add(result, "speed_standard_uncertainty", data.speed_uncertainty);
        add(result, "onset_path_uncertainty", data.onset_path_uncertainty);
        add(result, "standstill_uncertainty", data.standstill_uncertainty);
    }

    const auto not_counting = [&](Reason reason) {
        result.valid = false;
        result.verdict = Verdict::not_evaluated;
        result.reason = reason;
        return result;
    };
    if (!void_reason.empty()) return not_counting(Reason::run_void);
    if (data.trouble != Reason::none) return not_counting(data.trouble);
    if (!corrected) return not_counting(Reason::value_missing);
    if (const auto reason = force_objection(**force_max, *levers, data); reason != Reason::none)
        return not_counting(reason);

    Measurement measurement{"corrected_distance", AnyQuantity(*corrected), {}, {}, metrology::Provenance::calculated};
    const conformity::Exactness exactness{beside(step, result, "corrected_distance")};
    if (uncertainty) {
        if (const auto u = corrected_uncertainty(*corrected, data, *uncertainty)) {
            measurement.standard_uncertainty = AnyQuantity(*u);
            measurement.coverage_factor = base::Decimal(2, 0);
            result.values.push_back({"corrected_distance_standard_uncertainty", AnyQuantity(*u)});
            result.values.push_back({"coverage_factor", AnyQuantity(metrology::Ratio::from_base(2'000'000'000))});
        }
    }
    const auto assessment = conformity::assess_exactly(measurement, exactness, **limit, rule);
    if (const auto reason = speed_objection(*data.speed, specified_speed, **band, **limit, assessment);
        reason != Reason::none)
        return not_counting(reason);
    result.valid = true;
    result.verdict = assessment.verdict;
    result.reason = assessment.reason;
    return result;
}

}  // namespace velocert::sequence
