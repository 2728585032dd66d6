// SPDX-License-Identifier: GPL-3.0-or-later
#include "core/sequence/running/freeze_calibrations.h"

#include <algorithm>

#include "core/base/person.h"
#include "core/base/stated_reason.h"
#include "core/laboratory/gauge_check.h"
#include "core/laboratory/people/may_be_one.h"
#include "core/sequence/calibrations/archived_calibrations.h"
#include "core/sequence/running/hold_gauge.h"

namespace velocert::sequence {
namespace {

using base::ErrorCode;
using base::Result;
using laboratory::AssignedCertificate;
using laboratory::CalibrationBlocker;

/// Two persons and a reason.
Result<void> check(const CalibrationOverride& wish, const RunPlan& plan) {
    const std::string where = "override for " + wish.role;
    if (auto said = base::need_words(wish.reason, where, "reason", "why the instrument is used all the same"); !said)
        return said;
    if (base::folded_name(wish.approver).empty())
        return base::fail(ErrorCode::missing_field, where, "nobody has approved it", "the name of a second person");
    if (base::folded_name(plan.operator_name).empty())
        return base::fail(ErrorCode::missing_field, where, "the operator is not named",
                          "the name of the person at the bench");
    if (laboratory::may_be_one({plan.operator_account, plan.operator_name}, {wish.approver_account, wish.approver},
                               plan.people ? &*plan.people : nullptr))
        return base::fail(ErrorCode::not_permitted, where, "the operator approves the own deviation",
                          "a second person");
    return {};
}

const CalibrationOverride* override_of(const RunPlan& plan, const std::string& role) {
    const auto found = std::ranges::find(plan.overrides, role, &CalibrationOverride::role);
    return found == plan.overrides.end() ? nullptr : &*found;
}

}  // namespace

Result<CalibrationChoice> choose_calibrations(const RunPlan& plan,
                                              const std::map<std::string, laboratory::ToldIdentity>& told,
                                              std::chrono::system_clock::time_point now) {
    CalibrationChoice out;
    auto needs = laboratory::calibration_needs(plan.edition, plan.procedures, plan.item.traits);
    // An instrument that could not be opened and that the station does not name: nobody can tell which one it is.
    // Its steps meet the trouble again, and may not begin with whatever has been connected by then.
    std::erase_if(needs, [&](const laboratory::CalibrationNeed& need) {
        const auto* placed = plan.station.instrument(need.role);
        const bool open =
            told.contains(need.role) || (placed != nullptr && (!placed->equipment.empty() || !placed->serial.empty()));
        if (!open && std::ranges::find(out.unresolved, need.role) == out.unresolved.end())
            out.unresolved.push_back(need.role);
        return !open;
    });
    const auto checked = laboratory::calibration_check(plan.station, told, *plan.equipment, needs, base::day_of(now));
    out.certificates = checked.assigned;

    const auto deviate = [&](const CalibrationBlocker& blocker, const CalibrationOverride& wish) {
        out.deviations.push_back({"calibration", blocker.role, blocker.code, blocker.measurand, blocker.cause,
                                  wish.reason, plan.operator_name, wish.approver, base::utc_text(now)});
    };
    for (const auto& wish : plan.overrides) {
        if (auto done = check(wish, plan); !done) return base::fail(done.error());
        // A gauge is named at a prompt: what is in its way stops no run, and can be let go before it.
        if (const auto gauge = laboratory::gauge_of_role(wish.role); !gauge.empty()) {
            const auto blockers = gauge_blockers(plan, gauge, now);
            for (const auto& blocker : blockers) deviate(blocker, wish);
            if (!blockers.empty()) continue;
        }
        if (std::ranges::find(checked.blockers, wish.role, &CalibrationBlocker::role) == checked.blockers.end())
            return base::fail(ErrorCode::bad_input, "override for " + wish.role, "nothing blocks that role",
                              "an override only where something is in the way");
    }
    std::string left;
    std::size_t count = 0;
    for (const auto& blocker : checked.blockers) {
        if (const auto* wish = override_of(plan, blocker.role)) {
            deviate(blocker, *wish);
        } else {
            left += "\n  " + laboratory::text(blocker);
            ++count;
        }
    }
    if (count > 0)
        return base::fail(
            ErrorCode::not_permitted, "calibration",
            std::to_string(count) + (count == 1 ? " thing is" : " things are") + " in the way:" + left + "\n ",
            "calibrated instruments; or a deviation that a second person approves");
    for (const auto& assigned : checked.assigned_if_overridden) out.certificates.push_back(assigned);
    return out;
}

Result<FrozenCertificate> freeze_one(const AssignedCertificate& assigned, EvidenceSink& sink) {
    FrozenCertificate frozen{assigned.role,      assigned.equipment, {}, {}, assigned.certificate.number,
                             assigned.measurands};
    const auto certificate = sink.store(base::as_bytes(assigned.certificate.text));
    if (!certificate) return base::fail(certificate.error());
    frozen.certificate = *certificate;
    if (assigned.document) {
        const auto document = sink.store(base::as_bytes(*assigned.document));
        if (!document) return base::fail(document.error());
        frozen.document = *document;
    }
    return frozen;
}

Result<void> freeze(const CalibrationChoice& choice, EvidenceSink& sink, RunPlan& plan, Run& run) {
    CalibrationSet set;
    for (const auto& assigned : choice.certificates) {
        auto frozen = freeze_one(assigned, sink);
        if (!frozen) return base::fail(frozen.error());
        run.certificates.push_back(std::move(*frozen));
        add_to_set(set, assigned.role, assigned.certificate, assigned.measurands);
    }
    run.deviations = choice.deviations;
    waive(set, run.deviations);
    run.calibrations = set;
    plan.calibrations = std::move(set);
    return {};
}

}  // namespace velocert::sequence
