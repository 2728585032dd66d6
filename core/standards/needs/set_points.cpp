// SPDX-License-Identifier: GPL-3.0-or-later
#include "core/standards/needs/set_points.h"

#include <algorithm>
#include <string>

namespace velocert::standards {
namespace {

using metrology::WrittenQuantity;

std::string filled(std::string text, const WrittenQuantity& set_point) {
    constexpr std::string_view place = "{set_point}";
    for (auto at = text.find(place); at != std::string::npos; at = text.find(place, at)) {
        const std::string value = set_point.number().text() + ' ' + std::string(set_point.unit().print);
        text.replace(at, place.size(), value);
        at += value.size();
    }
    return text;
}

Action at_set_point(const Action& action, const WrittenQuantity& set_point, std::size_t number) {
    Action out = action;
    out.id += '_' + std::to_string(number);
    out.each_set_point = false;
    out.set_point = set_point;
    if (action.sets_set_point) out.value = set_point;
    out.text = {filled(action.text.zh, set_point), filled(action.text.en, set_point)};
    return out;
}

}  // namespace

std::vector<WrittenQuantity> set_points_of(const StandardEdition& edition, const Step& step) {
    std::vector<WrittenQuantity> out = step.set_points;
    if (out.empty()) return out;
    const auto use = step.limits.find("result");
    const auto* limit = use == step.limits.end() ? nullptr : edition.limit(use->second);
    if (limit != nullptr)
        for (const auto& value : conformity::judged_at(*limit)) {
            const bool there = std::ranges::any_of(out, [&](const auto& one) { return one.value() == value.value(); });
            if (!there && value.kind() == out.front().kind()) out.push_back(value);
        }
    std::ranges::sort(out, {}, [](const WrittenQuantity& one) { return one.value().base(); });
    return out;
}

std::vector<Action> actions_of(const StandardEdition& edition, const Step& step) {
    const auto points = set_points_of(edition, step);
    std::vector<Action> out;
    for (auto action = step.actions.begin(); action != step.actions.end();) {
        if (!action->each_set_point) {
            out.push_back(*action++);
            continue;
        }
        const auto end =
            std::find_if_not(action, step.actions.end(), [](const auto& one) { return one.each_set_point; });
        for (std::size_t i = 0; i < points.size(); ++i)
            for (auto one = action; one != end; ++one) out.push_back(at_set_point(*one, points[i], i + 1));
        action = end;
    }
    return out;
}

}  // namespace velocert::standards
