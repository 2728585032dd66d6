// SPDX-License-Identifier: GPL-3.0-or-later
#include "core/sequence/evaluation_table.h"

#include <algorithm>
#include <array>

#include "core/sequence/evaluations/back_emf.h"
#include "core/sequence/evaluations/braking_capture.h"
#include "core/sequence/evaluations/cut_off.h"
#include "core/sequence/evaluations/indicated.h"
#include "core/sequence/evaluations/inductance_difference.h"
#include "core/sequence/evaluations/mass_share.h"
#include "core/sequence/evaluations/maximum_speed.h"
#include "core/sequence/evaluations/observations.h"
#include "core/sequence/evaluations/part_mass.h"
#include "core/sequence/evaluations/stable_mean.h"
#include "core/sequence/evaluations/steady_state_torque.h"
#include "core/sequence/evaluations/torque_point.h"

namespace velocert::sequence {
namespace {

/// One figure against one limit, which may depend on the battery.
template <const char* value>
std::vector<Judged> one_result(const standards::StandardEdition&, const standards::Step&,
                               const standards::ItemTraits&) {
    return {{"result", value, std::nullopt}};
}

/// What only later steps rest on.
std::vector<Judged> nothing(const standards::StandardEdition&, const standards::Step&, const standards::ItemTraits&) {
    return {};
}

constexpr char mass[] = "mass";
constexpr char inductance[] = "inductance_difference";
constexpr char top_speed[] = "maximum_speed";
constexpr char current_above[] = "current_above";
constexpr char share[] = "share";
constexpr char corrected_distance[] = "corrected_distance";

constexpr std::array kinds{
    EvaluationKind{"stable-mean", stable_mean, one_result<mass>},
    EvaluationKind{"weighed-mass", weighed_mass, nothing},
    EvaluationKind{"part-mass", part_mass, nothing},
    EvaluationKind{"mass-share", mass_share, one_result<share>},
    EvaluationKind{"stopping-distance", stopping_distance, one_result<corrected_distance>},
    EvaluationKind{"steady-state-torque", steady_state_torque, torque_figures},
    EvaluationKind{"back-emf", back_emf, back_emf_figures},
    EvaluationKind{"inductance-positions", inductance_positions, nothing},
    EvaluationKind{"inductance-difference", inductance_difference, one_result<inductance>},
    EvaluationKind{"measured-speed", measured_speed, nothing},
    EvaluationKind{"mean-of-directions", mean_of_directions, one_result<top_speed>},
    EvaluationKind{"cut-off", cut_off, one_result<current_above>},
    EvaluationKind{"observations", observations, answered_figures, true},
    EvaluationKind{"external-certificate", external_certificate, answered_figures, true},
    EvaluationKind{"indicated", indicated, indicated_figures},
};

}  // namespace

std::span<const EvaluationKind> evaluation_kinds() { return kinds; }

const EvaluationKind* find_evaluation(std::string_view name) {
    const auto found = std::find_if(kinds.begin(), kinds.end(), [&](const auto& kind) { return kind.name == name; });
    return found == kinds.end() ? nullptr : &*found;
}

std::vector<Judged> judged_of(const standards::StandardEdition& edition, const standards::Step& step,
                              const standards::ItemTraits& item) {
    const auto* kind = find_evaluation(step.evaluation);
    return kind == nullptr ? std::vector<Judged>() : kind->judged(edition, step, item);
}

}  // namespace velocert::sequence
