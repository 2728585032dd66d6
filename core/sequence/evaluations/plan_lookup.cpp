// SPDX-License-Identifier: GPL-3.0-or-later
#include "core/sequence/evaluations/plan_lookup.h"

namespace velocert::sequence {

using base::ErrorCode;

base::Result<metrology::AnyQuantity> step_parameter(const standards::Step& step, const std::string& key,
                                                    metrology::Kind kind) {
    const auto found = step.parameters.find(key);
    if (found == step.parameters.end() || !found->second.value || found->second.value->kind() != kind ||
        found->second.value->value().base() <= 0)
        return base::fail(ErrorCode::missing_field, "step " + step.id, "no usable parameter '" + key + "'",
                          "a positive " + std::string(metrology::name(kind)));
    return found->second.value->value();
}

base::Result<const conformity::Limit*> step_limit(const standards::StandardEdition& edition,
                                                  const standards::Step& step, const std::string& use) {
    const auto found = step.limits.find(use);
    if (found == step.limits.end())
        return base::fail(ErrorCode::missing_field, "step " + step.id, "no limit for '" + use + "'", "a limit id");
    const auto* limit = edition.limit(found->second);
    if (limit == nullptr)
        return base::fail(ErrorCode::not_found, "step " + step.id, edition.id + " has no limit '" + found->second + "'",
                          "a limit of the edition");
    return limit;
}

base::Result<const conformity::Limit*> judged_limit(const standards::StandardEdition& edition,
                                                    const standards::Step& step, const standards::ItemTraits& item,
                                                    const std::string& use) {
    const std::string by_battery = use + '/' + std::string(standards::name(item.battery));
    return step_limit(edition, step, step.limits.contains(by_battery) ? by_battery : use);
}

base::Result<const conformity::Limit*> result_limit(const standards::StandardEdition& edition,
                                                    const standards::Step& step, const standards::ItemTraits& item) {
    return judged_limit(edition, step, item, "result");
}

}  // namespace velocert::sequence
