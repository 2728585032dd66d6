// SPDX-License-Identifier: GPL-3.0-or-later
#include "core/sequence/running/hold_gauge.h"

#include <set>

#include "core/laboratory/gauge_check.h"
#include "core/sequence/running/freeze_calibrations.h"

namespace velocert::sequence {
namespace {

/// The measurands that the plan's procedures ask a gauge for.
std::set<metrology::Measurand> asked_of_gauges(const RunPlan& plan) {
    std::set<metrology::Measurand> out;
    for (const auto& id : plan.procedures) {
        const auto* procedure = plan.edition.procedure(id);
        if (procedure == nullptr || !procedure->applies.covers(plan.item.traits)) continue;
        for (const auto& step : procedure->steps) {
            if (!step.applies.covers(plan.item.traits)) continue;
            for (const auto& action : step.actions)
                for (const auto& field : action.fields)
                    if (field.gauge) out.insert(*field.gauge);
        }
    }
    return out;
}

}  // namespace

base::Result<std::optional<GaugeUse>> hold_gauge(const standards::Field& field, std::string_view gauge,
                                                 const RunPlan& plan, EvidenceSink& sink,
                                                 std::chrono::system_clock::time_point now) {
    if (!plan.equipment || !field.gauge) return std::optional<GaugeUse>();
    // A scanner may leave a blank behind what it read.
    const auto first = gauge.find_first_not_of(" \t\r\n");
    if (first == std::string_view::npos)
        return std::optional(GaugeUse{field.id,
                                      {},
                                      *field.gauge,
                                      std::string(laboratory::name(laboratory::BlockerCode::not_identified)),
                                      "nobody named the gauge",
                                      {}});
    gauge = gauge.substr(first, gauge.find_last_not_of(" \t\r\n") - first + 1);
    const auto checked = laboratory::gauge_check(gauge, *field.gauge, *plan.equipment, base::day_of(now));
    GaugeUse out{field.id, std::string(gauge), *field.gauge, {}, {}, {}};
    if (!checked.blockers.empty()) {
        out.blocked = laboratory::name(checked.blockers.front().code);
        out.cause = checked.blockers.front().cause;
    }
    if (checked.certificate) {
        auto frozen = freeze_one(*checked.certificate, sink);
        if (!frozen) return base::fail(frozen.error());
        out.certificate = std::move(*frozen);
        if (const auto* calibration = checked.certificate->certificate.find(*field.gauge))
            out.calibration = *calibration;
    }
    return std::optional(std::move(out));
}

std::vector<laboratory::CalibrationBlocker> gauge_blockers(const RunPlan& plan, std::string_view gauge,
                                                           std::chrono::system_clock::time_point now) {
    std::vector<laboratory::CalibrationBlocker> out;
    if (!plan.equipment) return out;
    for (const auto measurand : asked_of_gauges(plan)) {
        auto checked = laboratory::gauge_check(gauge, measurand, *plan.equipment, base::day_of(now));
        for (auto& blocker : checked.blockers) {
            // What is in the way of the gauge as a whole is told once.
            const bool told = !blocker.measurand && !out.empty() && out.back().code == blocker.code;
            if (!told) out.push_back(std::move(blocker));
        }
    }
    return out;
}

}  // namespace velocert::sequence
