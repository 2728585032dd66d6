// SPDX-License-Identifier: GPL-3.0-or-later
#include "core/standards/needs/test_conditions.h"

#include "core/standards/needs/step_order.h"

namespace velocert::standards {

bool TestCondition::verified() const {
    if (limit == nullptr) return true;
    if (limit->status == conformity::LimitStatus::unverified) return false;
    return limit->is_class ? !limit->text_value.empty() : low || high;
}

const std::string& TestCondition::answer() const {
    return limit != nullptr && limit->is_class ? limit->text_value : field->must;
}

Title TestCondition::text() const {
    if (const auto& word = answer(); !word.empty()) {
        for (const auto& choice : field->choices)
            if (choice.id == word) return choice.title;
        if (field->kind == Field::Kind::flag) return word == "yes" ? Title{"是", "Yes"} : Title{"否", "No"};
        return {word, word};
    }
    const auto same = [](const std::string& text) { return Title{text, text}; };
    const auto printed = [](const metrology::WrittenQuantity& one) {
        return one.number().text() + ' ' + std::string(one.unit().print);
    };
    if (low && high)
        return same(low->value() == high->value() ? printed(*low) : printed(*low) + " … " + printed(*high));
    if (low) return same("≥ " + printed(*low));
    return high ? same("≤ " + printed(*high)) : Title{};
}

std::vector<TestCondition> conditions_of(const StandardEdition& edition, const Step& step) {
    std::vector<TestCondition> out;
    for (const auto& action : step.actions)
        for (const auto& field : action.fields) {
            if (!field.condition) continue;
            TestCondition one{&action, &field, nullptr, field.condition->low, field.condition->high};
            if (!field.condition->limit.empty()) one.limit = edition.limit(field.condition->limit);
            if (one.limit != nullptr) {
                one.exact = one.limit->relation == conformity::Relation::equal;
                if (const auto ends = conformity::tolerance_limits(*one.limit)) {
                    one.low = ends->lower;
                    one.high = ends->upper;
                }
            }
            out.push_back(std::move(one));
        }
    return out;
}

namespace {

/// The longest time after what the step needs, as a condition that no field asks for.
StatedCondition stated_within(const StandardEdition& edition, const Step& step) {
    StatedCondition out{{},    "within", {"前一步骤结束后的时间", "Time since what comes before"}, {}, step.within,
                        false, {}};
    const auto* limit = edition.limit(step.within);
    const auto* before = step.needs.empty() ? nullptr : step_of(edition, step.needs.back());
    if (before != nullptr)
        out.title = {"“" + before->title.zh + "”结束后的时间", "Time since the end of \"" + before->title.en + "\""};
    if (limit == nullptr) return out;
    out.verified = limit->status != conformity::LimitStatus::unverified && limit->value;
    out.source = limit->source;
    if (!limit->value) return out;
    const auto text = "≤ " + limit->value->number().text() + ' ' + std::string(limit->value->unit().print);
    out.asked = {text, text};
    return out;
}

}  // namespace

std::vector<StatedCondition> stated_conditions(const StandardEdition& edition, const Step& step) {
    std::vector<StatedCondition> out;
    for (const auto& one : conditions_of(edition, step))
        out.push_back({one.prompt->id, one.field->id, one.field->title, one.text(), one.field->condition->limit,
                       one.verified(), one.limit == nullptr ? one.field->condition->source : one.limit->source});
    if (!step.within.empty()) out.push_back(stated_within(edition, step));
    return out;
}

}  // namespace velocert::standards
