// SPDX-License-Identifier: GPL-3.0-or-later
#include "core/sequence/documents/joined_runs.h"

#include <algorithm>

namespace velocert::sequence {

bool joins_run(const Suspension& suspension) { return suspension.suspended_utc.empty() && !suspension.text.empty(); }

bool is_combined(const Run& run) { return !run.suspensions.empty() && std::ranges::all_of(run.suspensions, joins_run); }

std::vector<JoinedStretch> stretches_of(const Run& combined) {
    std::vector<JoinedStretch> out;
    if (!is_combined(combined)) return out;
    for (std::size_t i = 0; i < combined.resumptions.size(); ++i) {
        if (!out.empty()) out.back().last = combined.resumptions[i].first_attempt;
        out.push_back({combined.suspensions[i].text, combined.resumptions[i].first_attempt, combined.step_runs.size()});
    }
    return out;
}

std::vector<std::string> runs_in(const Run& combined) {
    std::vector<std::string> out;
    for (const auto& stretch : stretches_of(combined))
        if (std::ranges::find(out, stretch.run) == out.end()) out.push_back(stretch.run);
    return out;
}

std::vector<std::string> procedures_of(const Run& combined, std::string_view of_run) {
    std::vector<std::string> out;
    for (const auto& stretch : stretches_of(combined)) {
        if (stretch.run != of_run) continue;
        for (auto i = stretch.first; i < stretch.last; ++i)
            if (const auto& id = combined.step_runs[i].procedure; std::ranges::find(out, id) == out.end())
                out.push_back(id);
    }
    return out;
}

std::vector<std::string> testers_of(const Run& run) {
    std::vector<std::string> out;
    const auto add = [&](const std::string& name) {
        if (!name.empty() && std::ranges::find(out, name) == out.end()) out.push_back(name);
    };
    if (!is_combined(run))
        add(run.operator_name);
    else
        for (const auto& joined : run.resumptions) add(joined.operator_name);
    return out;
}

std::vector<const laboratory::Station*> stations_of(const Run& run) {
    if (!is_combined(run)) return {&run.station};
    std::vector<const laboratory::Station*> out;
    for (const auto& joined : run.resumptions) out.push_back(&joined.station);
    return out;
}

const laboratory::Station& station_of_attempt(const Run& run, std::size_t attempt) {
    return is_combined(run) ? station_at(run, attempt) : run.station;
}

std::vector<std::string> runs_rested_on(const Run& run) {
    std::vector<std::string> out{run.id};
    const auto add = [&](const std::string& id) {
        if (std::ranges::find(out, id) == out.end()) out.push_back(id);
    };
    for (const auto& id : runs_in(run)) add(id);
    if (run.former)
        for (const auto& one : *run.former) add(one.run);
    return out;
}

}  // namespace velocert::sequence
