// SPDX-License-Identifier: GPL-3.0-or-later
#include "core/laboratory/calibration_needs.h"

#include <algorithm>

namespace velocert::laboratory {
namespace {

using metrology::AnyQuantity;

void reach(CalibrationNeed& need, const std::optional<metrology::WrittenQuantity>& written) {
    if (!written || written->kind() != metrology::kind_of(need.measurand)) return;
    const AnyQuantity value = written->value();
    if (!need.low || value.base() < need.low->base()) need.low = value;
    if (!need.high || value.base() > need.high->base()) need.high = value;
}

/// The use of a limit may tell battery kinds apart ("result/lead-acid").
bool used_for(std::string_view use, const standards::ItemTraits& item) {
    const auto stroke = use.find('/');
    return stroke == std::string_view::npos || use.substr(stroke + 1) == standards::name(item.battery);
}

void reach_of_step(CalibrationNeed& need, const standards::StandardEdition& edition, const standards::Step& step,
                   const standards::ItemTraits& item) {
    for (const auto& [use, id] : step.limits) {
        if (!used_for(use, item)) continue;
        const auto* limit = edition.limit(id);
        if (limit == nullptr) continue;
        reach(need, limit->value);
        reach(need, limit->upper);
    }
    for (const auto& action : step.actions)
        if (action.role == need.role || std::ranges::find(action.also, need.role) != action.also.end())
            reach(need, action.value);
}

}  // namespace

std::vector<CalibrationNeed> calibration_needs(const standards::StandardEdition& edition,
                                               std::span<const std::string> procedures,
                                               const standards::ItemTraits& item) {
    std::vector<CalibrationNeed> out;
    for (const auto& id : procedures) {
        const auto* procedure = edition.procedure(id);
        if (procedure == nullptr || !procedure->applies.covers(item)) continue;
        for (const auto& role : procedure->roles) {
            for (const auto measurand : role.measurands) {
                if (metrology::kind_of(measurand) == metrology::Kind::count) continue;
                auto need = std::ranges::find_if(
                    out, [&](const CalibrationNeed& one) { return one.role == role.id && one.measurand == measurand; });
                if (need == out.end()) need = out.insert(out.end(), CalibrationNeed{role.id, measurand, {}, {}});
                for (const auto& step : procedure->steps)
                    if (step.applies.covers(item) &&
                        (step.roles.empty() || std::ranges::find(step.roles, role.id) != step.roles.end()))
                        reach_of_step(*need, edition, step, item);
            }
        }
    }
    return out;
}

}  // namespace velocert::laboratory
