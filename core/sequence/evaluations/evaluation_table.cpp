// SPDX-License-Identifier: GPL-3.0-or-later
#include "core/sequence/evaluations/evaluation_table.h"

#include <algorithm>
#include <array>

#include "core/sequence/evaluations/braking/braking_capture.h"
#include "core/sequence/evaluations/indicated.h"
#include "core/sequence/evaluations/messages/message_intervals.h"
#include "core/sequence/evaluations/motor/back_emf.h"
#include "core/sequence/evaluations/motor/cut_off.h"
#include "core/sequence/evaluations/motor/inductance_difference.h"
#include "core/sequence/evaluations/motor/maximum_speed.h"
#include "core/sequence/evaluations/motor/protection.h"
#include "core/sequence/evaluations/motor/rated_power.h"
#include "core/sequence/evaluations/motor/steady_state_torque.h"
#include "core/sequence/evaluations/motor/torque_point.h"
#include "core/sequence/evaluations/observations.h"
#include "core/sequence/evaluations/positioning/position_accuracy.h"
#include "core/sequence/evaluations/positioning/time_to_first_fix.h"
#include "core/sequence/evaluations/safety_test.h"
#include "core/sequence/evaluations/sound_level.h"
#include "core/sequence/evaluations/weighing/mass_share.h"
#include "core/sequence/evaluations/weighing/part_mass.h"
#include "core/sequence/evaluations/weighing/stable_mean.h"

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

/// Figures under uses of their own; one the step has no limit for is only shown.
std::vector<Judged> those_with_limits(const standards::Step& step, std::initializer_list<Judged> all) {
    std::vector<Judged> out;
    for (const auto& one : all)
        if (step.limits.contains(one.use)) out.push_back(one);
    return out;
}

std::vector<Judged> position_figures(const standards::StandardEdition&, const standards::Step& step,
                                     const standards::ItemTraits&) {
    return those_with_limits(step, {{"horizontal", "horizontal_rms", std::nullopt},
                                    {"vertical", "vertical_rms", std::nullopt},
                                    {"speed", "speed_rms", std::nullopt}});
}

constexpr char mass[] = "mass";
constexpr char inductance[] = "inductance_difference";
constexpr char top_speed[] = "maximum_speed";
constexpr char current_above[] = "current_above";
constexpr char share[] = "share";
constexpr char first_fix_time[] = "time_to_first_fix";
constexpr char level[] = "sound_level";
constexpr char leakage[] = "leakage_current";
constexpr char insulation[] = "insulation_resistance";
constexpr char motor_power[] = "rated_power";
constexpr char share_of_beidou[] = "share_of_beidou";
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
    EvaluationKind{"time-to-first-fix", time_to_first_fix, one_result<first_fix_time>},
    EvaluationKind{"position-accuracy", position_accuracy, position_figures},
    EvaluationKind{"beidou-alone", beidou_alone, one_result<share_of_beidou>},
    EvaluationKind{"message-log", message_intervals, message_figures},
    EvaluationKind{"sound-level", sound_level, one_result<level>},
    EvaluationKind{"electric-strength", electric_strength, one_result<leakage>},
    EvaluationKind{"insulation-resistance", insulation_resistance, one_result<insulation>},
    EvaluationKind{"rated-power", rated_power, one_result<motor_power>},
    EvaluationKind{"stated-protection", stated_protection, protection_figures},
};

}  // namespace

std::span<const EvaluationKind> evaluation_kinds() { return kinds; }

const EvaluationKind* find_evaluation(std::string_view name) {
    const auto found = std::find_if(kinds.begin(), kinds.end(), [&](const auto& kind) { return kind.name == name; });
    return found == kinds.end() ? nullptr : &*found;
}

bool is_answered(const standards::Step& step) {
    const auto* kind = find_evaluation(step.evaluation);
    return kind != nullptr && kind->answered;
}

std::vector<Judged> judged_of(const standards::StandardEdition& edition, const standards::Step& step,
                              const standards::ItemTraits& item) {
    const auto* kind = find_evaluation(step.evaluation);
    return kind == nullptr ? std::vector<Judged>() : kind->judged(edition, step, item);
}

}  // namespace velocert::sequence
