// SPDX-License-Identifier: GPL-3.0-or-later
#include "core/sequence/evaluations/motor/protection.h"

#include <algorithm>
#include <cmath>
#include <string>
#include <vector>

#include "core/sequence/evaluations/judged_values.h"
#include "core/sequence/evaluations/not_counting.h"
#include "core/sequence/evaluations/plan_lookup.h"
#include "core/sequence/evaluations/series/sample_series.h"

namespace velocert::sequence {
namespace {

using conformity::Reason;
using metrology::Kind;
using metrology::Measurand;

struct Level {
    double voltage = 0;
    double current = 0;
};

std::optional<double> mean_of(const Series& series) {
    if (series.empty()) return std::nullopt;
    double sum = 0;
    for (const auto& sample : series) sum += sample.value;
    return sum / static_cast<double>(series.size());
}

tl::expected<std::vector<Level>, Reason> levels_of(const EvaluationInput& input) {
    std::vector<Level> out;
    for (;;) {
        const std::string action = "level_" + std::to_string(out.size() + 1);
        const auto role = role_with(input, action, Measurand::power);
        if (role.empty()) return out;
        const auto voltage = sample_series(input, action, role, Measurand::voltage, TimeBase::arrival);
        const auto current = sample_series(input, action, role, Measurand::current, TimeBase::arrival);
        if (!voltage) return tl::unexpected(voltage.error());
        if (!current) return tl::unexpected(current.error());
        const auto volts = mean_of(voltage->samples);
        const auto amperes = mean_of(current->samples);
        if (!volts || !amperes) return tl::unexpected(Reason::series_empty);
        out.push_back({*volts, *amperes});
    }
}

}  // namespace

base::Result<StepResult> stated_protection(const EvaluationInput& input) {
    const auto idle = step_parameter(input.step, "idle_current", Kind::current);
    if (!idle) return base::fail(idle.error());
    const auto condition = input.step.conditions.find("protection");
    const bool by_voltage = condition != input.step.conditions.end() && condition->second == "under-voltage";
    StepResult result;
    if (!input.void_reason.empty()) return not_counting(std::move(result), Reason::run_void);
    const auto levels = levels_of(input);
    if (!levels) return not_counting(std::move(result), levels.error());
    if (levels->size() < 2) return not_counting(std::move(result), Reason::series_empty);
    const Kind kind = by_voltage ? Kind::voltage : Kind::current;
    const auto stated = typed_quantity(input.typed, "stated", kind);
    if (!stated) return not_counting(std::move(result), Reason::value_missing);
    const double still = number(*idle);
    double acted = 0;
    if (by_voltage) {
        const auto off = std::ranges::find_if(*levels, [&](const Level& level) { return level.current < still; });
        if (off == levels->begin() || off == levels->end())
            return not_counting(std::move(result), Reason::condition_not_met);
        acted = off->voltage;
    } else {
        const auto most = std::ranges::max_element(*levels, {}, &Level::current);
        acted = most->current;
        // Still rising with the last load: where it ends was not seen.
        const bool rising = most == std::prev(levels->end()) && acted - std::prev(most)->current > still;
        if (rising || acted < still) return not_counting(std::move(result), Reason::condition_not_met);
    }
    const std::string word = by_voltage ? "voltage" : "current";
    const auto where = exact(kind, acted);
    const auto deviation = exact(kind, std::fabs(acted - number(*stated)));
    if (!where || !deviation) return not_counting(std::move(result), Reason::value_not_finite);
    result.values.push_back({"protection_" + word, *where});
    result.values.push_back({word + "_deviation", *deviation});
    return judged_values(input, std::move(result),
                         {{"voltage", "voltage_deviation"}, {"current", "current_deviation"}});
}

std::vector<Judged> protection_figures(const standards::StandardEdition&, const standards::Step& step,
                                       const standards::ItemTraits&) {
    std::vector<Judged> out;
    for (const std::string use : {"voltage", "current"})
        if (step.limits.contains(use)) out.push_back({use, use + "_deviation", std::nullopt});
    return out;
}

}  // namespace velocert::sequence
