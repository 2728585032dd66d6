// SPDX-License-Identifier: GPL-3.0-or-later
#include "core/sequence/running/steady_tracker.h"

#include "core/metrology/quantity.h"

namespace velocert::sequence {

using metrology::Measurand;

void SteadyTracker::add(const metrology::Indication& indication) {
    if (!indication.has_value() || indication.arrival_ns == metrology::Indication::no_time) return;
    const auto& unit = metrology::preferred_unit(indication.unit->kind);
    const double value =
        indication.value.to_double() * static_cast<double>(indication.unit->factor) / static_cast<double>(unit.factor);
    const Sample sample{static_cast<double>(indication.arrival_ns) * 1e-9, value};
    if (indication.measurand == Measurand::torque) series_.torque.push_back(sample);
    if (indication.measurand == Measurand::rotation) series_.rotation.push_back(sample);
    if (indication.measurand == Measurand::voltage) series_.supply.push_back(sample);
}

bool SteadyTracker::finished() {
    // The newest window only: an earlier one would have ended the acquisition already.
    if (series_.torque.size() == looked_at_) return false;
    looked_at_ = series_.torque.size();
    return steady_at_end(series_, set_point_, method_);
}

}  // namespace velocert::sequence
