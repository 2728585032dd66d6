// SPDX-License-Identifier: GPL-3.0-or-later
#include "core/sequence/used_calibrations.h"

#include <algorithm>

#include "core/sequence/documents/joined_runs.h"

namespace velocert::sequence {
namespace {

/// One stretch of a run between two interruptions.
struct Stretch {
    const std::vector<FrozenCertificate>& certificates;
    const std::vector<Deviation>& deviations;
    const std::string& from;
    std::size_t number;  ///< of its suspension, where it has one
};

/// When the stretch of that number ended: the run was left, or came to its end; of a combined one, when its last
/// attempt did.
std::string end_of(const Run& run, std::size_t number) {
    if (!is_combined(run))
        return number < run.suspensions.size() ? run.suspensions[number].suspended_utc : run.ended_utc;
    const auto next = number < run.resumptions.size() ? run.resumptions[number].first_attempt : run.step_runs.size();
    return next == 0 ? std::string() : run.step_runs[next - 1].ended_utc;
}

void add(const Run& run, const Stretch& stretch, std::vector<UsedCertificate>& out) {
    const auto to = end_of(run, stretch.number);
    for (const auto& frozen : stretch.certificates) {
        const bool deviates =
            std::ranges::any_of(stretch.deviations, [&](const Deviation& one) { return one.role == frozen.role; });
        const auto same = std::ranges::find_if(out, [&](const UsedCertificate& one) {
            return one.frozen.role == frozen.role && one.frozen.certificate == frozen.certificate &&
                   one.frozen.measurands == frozen.measurands;
        });
        if (same == out.end()) {
            out.push_back({frozen, stretch.from, to, deviates});
            continue;
        }
        same->to_utc = to;
        same->deviates = same->deviates || deviates;
    }
}

}  // namespace

std::vector<UsedCertificate> used_certificates(const Run& run) {
    std::vector<UsedCertificate> out;
    add(run, {run.certificates, run.deviations, run.started_utc, 0}, out);
    std::size_t number = 0;
    const auto* certificates = &run.certificates;
    const auto* deviations = &run.deviations;
    for (const auto& resumption : run.resumptions) {
        // What brings nothing of its own goes on with what was in force: see calibrations_at().
        if (!resumption.certificates.empty() || !resumption.deviations.empty() || resumption.calibrations) {
            certificates = &resumption.certificates;
            deviations = &resumption.deviations;
        }
        add(run, {*certificates, *deviations, resumption.resumed_utc, ++number}, out);
    }
    return out;
}

std::vector<Deviation> deviations_of(const Run& run) {
    auto out = run.deviations;
    for (const auto& resumption : run.resumptions)
        out.insert(out.end(), resumption.deviations.begin(), resumption.deviations.end());
    return out;
}

}  // namespace velocert::sequence
