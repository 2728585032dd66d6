// SPDX-License-Identifier: GPL-3.0-or-later
#include "core/sequence/evaluations/weighing/balance_readings.h"

#include <algorithm>

#include "core/metrology/exact_value.h"

namespace velocert::sequence {

using conformity::Reason;
using metrology::AnyQuantity;
using metrology::Flag;
using metrology::Kind;

namespace {

std::optional<AnyQuantity> resolution_of(const metrology::Indication& indication) {
    metrology::Indication step = indication;
    step.value = indication.resolution;
    const auto value = exact_value(step);
    return value && value->kind() == Kind::mass && value->base() > 0 ? value : std::nullopt;
}

}  // namespace

BalanceReadings balance_readings(const std::optional<MarkedCapture>& marked, std::size_t count,
                                 const CalibrationSet* calibrations) {
    BalanceReadings out;
    static const CalibrationSet as_indicated;
    if (!marked) return {{}, {}, Reason::series_empty};
    bool resolved = true;
    for (const auto& indication : marked->capture->indications) {
        if (!marked->holds(indication.offset, indication.length)) continue;
        if (indication.measurand != metrology::Measurand::mass || indication.flags.has(Flag::zeroing)) continue;
        if (out.values.size() == count) break;
        if (indication.flags.has(Flag::over_range) || indication.flags.has(Flag::under_range)) {
            out.trouble = Reason::over_range;
            break;
        }
        if (indication.flags.has(Flag::saturated)) {
            out.trouble = Reason::saturated;
            break;
        }
        if (!indication.has_value()) continue;
        if (!indication.flags.has(Flag::stable)) {
            out.trouble = Reason::unstable;
            continue;
        }
        const auto value =
            corrected(calibrations == nullptr ? as_indicated : *calibrations, marked->capture->role, indication);
        if (!value) {
            out.trouble = value.error() == Reason::value_missing ? Reason::wrong_kind : value.error();
            break;
        }
        out.values.push_back(*value);
        const auto step = resolution_of(indication);
        resolved = resolved && step.has_value();
        if (step && (!out.resolution || out.resolution->base() < step->base())) out.resolution = step;
    }
    if (!resolved) out.resolution.reset();
    if (out.values.size() == count && out.trouble == Reason::unstable) out.trouble = Reason::none;
    if (out.values.size() < count && out.trouble == Reason::none) out.trouble = Reason::series_empty;
    return out;
}

bool has_acquisition(const standards::Step& step, std::string_view action) {
    return std::ranges::any_of(step.actions, [&](const standards::Action& one) {
        return one.kind == standards::Action::Kind::acquire && one.id == action;
    });
}

base::Result<std::size_t> wanted_count(const standards::Step& step, std::string_view name) {
    for (const auto& action : step.actions) {
        // The prompt before it may carry the same name.
        if (action.id != name || action.kind != standards::Action::Kind::acquire) continue;
        const auto count = action.parameters.find("count");
        if (count == action.parameters.end()) return std::size_t{1};
        const auto value = count->second.value ? count->second.value->value().as<Kind::count>() : std::nullopt;
        if (value && value->base() >= 1 && value->base() <= 1000) return static_cast<std::size_t>(value->base());
        return base::fail(base::ErrorCode::bad_value, "step " + step.id + ", action " + std::string(name),
                          "no usable count", "1 to 1000");
    }
    return base::fail(base::ErrorCode::missing_field, "step " + step.id, "no action '" + std::string(name) + "'",
                      "an acquisition of that name");
}

std::int64_t spread(const std::vector<AnyQuantity>& values) {
    const auto [least, most] = std::ranges::minmax_element(values, {}, &AnyQuantity::base);
    return most->base() - least->base();
}

}  // namespace velocert::sequence
