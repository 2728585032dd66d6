// SPDX-License-Identifier: GPL-3.0-or-later
#include "core/sequence/evaluations/sound_level.h"

#include <algorithm>
#include <cmath>

#include "core/sequence/evaluations/judged_values.h"
#include "core/sequence/evaluations/not_counting.h"
#include "core/sequence/evaluations/plan_lookup.h"
#include "core/sequence/evaluations/series/marked_capture.h"
#include "core/sequence/evaluations/series/sample_series.h"

namespace velocert::sequence {
namespace {

using conformity::Reason;
using metrology::AnyQuantity;
using metrology::Kind;
using metrology::Measurand;

constexpr std::string_view role = "sound_meter";

double decibels(const AnyQuantity& value) { return number(value); }

enum class Statistic : std::uint8_t { mean, largest };

tl::expected<double, Reason> level_of(const EvaluationInput& input, std::string_view action, Statistic statistic) {
    const auto series = sample_series(input, action, role, Measurand::sound_level, TimeBase::arrival);
    if (!series) return tl::unexpected(series.error());
    if (series->samples.empty()) return tl::unexpected(Reason::series_empty);
    double energy = 0;
    double largest = series->samples.front().value;
    for (const auto& sample : series->samples) {
        energy += std::pow(10.0, sample.value / 10.0);
        largest = std::max(largest, sample.value);
    }
    // A mean of levels is one of energies.
    return statistic == Statistic::largest ? largest
                                           : 10.0 * std::log10(energy / static_cast<double>(series->samples.size()));
}

/// Whether the sound was measured at the speed from which it must be heard.
base::Result<Reason> speed_objection(const EvaluationInput& input) {
    if (!input.step.limits.contains("from")) return Reason::none;
    const auto limit = step_limit(input.edition, input.step, "from");
    if (!limit) return base::fail(limit.error());
    const auto window = step_parameter(input.step, "speed_window", Kind::speed);
    if (!window) return base::fail(window.error());
    if ((*limit)->status == conformity::LimitStatus::unverified || !(*limit)->value) return Reason::limit_unverified;
    const auto speed = typed_quantity(input.typed, "speed", Kind::speed);
    if (!speed) return Reason::value_missing;
    const std::int64_t from = (*limit)->value->value().base();
    return speed->base() >= from && speed->base() <= from + window->base() ? Reason::none : Reason::set_point_missed;
}

bool below_lower_limit(const EvaluationInput& input, const AnyQuantity& value) {
    const auto limit = result_limit(input.edition, input.step, input.item);
    if (!limit || (*limit)->status == conformity::LimitStatus::unverified) return false;
    const auto bounds = conformity::tolerance_limits(**limit);
    return bounds && bounds->lower && bounds->lower->kind() == value.kind() &&
           value.base() < bounds->lower->value().base();
}

}  // namespace

tl::expected<double, Reason> without_background(double level, double background, double close, double far) {
    if (!std::isfinite(level) || !std::isfinite(background)) return tl::unexpected(Reason::value_not_finite);
    const double above = level - background;
    if (above >= far) return level;
    // Close enough to be no more than the scatter of the two.
    if (!(above >= close) || !(above > 0)) return tl::unexpected(Reason::background_too_high);
    return level + 10.0 * std::log10(1.0 - std::pow(10.0, -above / 10.0));
}

base::Result<StepResult> sound_level(const EvaluationInput& input) {
    const auto calibrator = step_parameter(input.step, "calibrator_level", Kind::sound_level);
    const auto tolerance = step_parameter(input.step, "check_tolerance", Kind::sound_level);
    const auto close = step_parameter(input.step, "least_above_background", Kind::sound_level);
    const auto far = step_parameter(input.step, "corrected_up_to", Kind::sound_level);
    for (const auto* parameter : {&calibrator, &tolerance, &close, &far})
        if (!*parameter) return base::fail(parameter->error());
    const auto speed = speed_objection(input);
    if (!speed) return base::fail(speed.error());

    StepResult result;
    const auto before = level_of(input, "check_before", Statistic::mean);
    const auto background = level_of(input, "background", Statistic::mean);
    const auto level = level_of(input, "sound", Statistic::largest);
    const auto after = level_of(input, "check_after", Statistic::mean);
    auto trouble = Reason::none;
    const auto keep = [&](const char* name, const tl::expected<double, Reason>& value) {
        const auto shown = value ? exact(Kind::sound_level, *value) : std::nullopt;
        if (shown) result.values.push_back({name, *shown});
        if (trouble == Reason::none && !shown) trouble = value ? Reason::value_not_finite : value.error();
    };
    keep("check_before", before);
    keep("background", background);
    keep("indicated_level", level);
    keep("check_after", after);
    if (!input.void_reason.empty()) return not_counting(std::move(result), Reason::run_void);
    if (trouble != Reason::none) return not_counting(std::move(result), trouble);
    const double most = decibels(*tolerance) + 1e-9;
    if (std::fabs(*before - decibels(*calibrator)) > most || std::fabs(*after - decibels(*calibrator)) > most ||
        std::fabs(*after - *before) > most)
        return not_counting(std::move(result), Reason::check_failed);
    if (*speed != Reason::none) return not_counting(std::move(result), *speed);

    auto alone = without_background(*level, *background, decibels(*close), decibels(*far));
    if (!alone && alone.error() == Reason::background_too_high &&
        below_lower_limit(input, *exact(Kind::sound_level, *level)))
        alone = *level;  // the background in it only makes it louder
    if (!alone) return not_counting(std::move(result), alone.error());
    const auto value = exact(Kind::sound_level, *alone);
    if (!value) return not_counting(std::move(result), Reason::value_not_finite);
    result.values.push_back({"sound_level", *value});
    return judged_values(input, std::move(result), {{"result", "sound_level"}});
}

}  // namespace velocert::sequence
