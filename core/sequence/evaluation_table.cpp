// SPDX-License-Identifier: GPL-3.0-or-later
#include "core/sequence/evaluation_table.h"

#include <algorithm>
#include <array>

#include "core/sequence/evaluations/braking_capture.h"
#include "core/sequence/evaluations/mass_share.h"
#include "core/sequence/evaluations/part_mass.h"
#include "core/sequence/evaluations/stable_mean.h"

namespace velocert::sequence {
namespace {

/// One figure against one limit, which may depend on the battery.
template <const char* value>
std::vector<Judged> one_result(const standards::StandardEdition&, const standards::Step&, const standards::ItemTraits&) {
    return {{"result", value}};
}

/// What only later steps rest on.
std::vector<Judged> nothing(const standards::StandardEdition&, const standards::Step&, const standards::ItemTraits&) {
    return {};
}

constexpr char mass[] = "mass";
constexpr char share[] = "share";
constexpr char corrected_distance[] = "corrected_distance";

constexpr std::array kinds{
    EvaluationKind{"stable-mean", stable_mean, one_result<mass>},
    EvaluationKind{"weighed-mass", weighed_mass, nothing},
    EvaluationKind{"part-mass", part_mass, nothing},
    EvaluationKind{"mass-share", mass_share, one_result<share>},
    EvaluationKind{"stopping-distance", stopping_distance, one_result<corrected_distance>},
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
