// SPDX-License-Identifier: GPL-3.0-or-later
#include "core/standards/needs/answer_needs.h"

#include <algorithm>
#include <array>
#include <iterator>
#include <set>

namespace velocert::standards {
namespace {

using base::ErrorCode;
using base::JsonReader;
using conformity::Limit;

// Members of an attempt in the result document: a figure of that name would stand in their place.
constexpr std::array<std::string_view, 9> reserved{"index", "step",    "part",   "attempt", "outcome",
                                                   "valid", "verdict", "reason", "words"};

std::string kind_text(const Limit& limit) { return std::string(limit.is_class ? "class" : name(limit.kind)); }

/// The limit behind a use; null after refusing one that the edition does not have, or a battery that is none.
const Limit* limit_of(JsonReader& reader, const std::string& use, const std::string& id,
                      const std::vector<Limit>& limits) {
    if (const auto slash = use.find('/'); slash != std::string::npos)
        if (auto battery = parse_battery(std::string_view(use).substr(slash + 1)); !battery)
            reader.refuse("limits", ErrorCode::bad_value, battery.error().found, battery.error().expected);
    const auto limit = std::ranges::find(limits, id, &Limit::id);
    if (limit == limits.end()) {
        reader.refuse("limits", ErrorCode::not_found, "no limit '" + id + "'", "an id of limits.json");
        return nullptr;
    }
    return &*limit;
}

/// What is judged for one battery must be judged for all the step applies to.
void check_batteries(JsonReader& reader, const Step& step) {
    std::set<std::string> figures;
    for (const auto& [use, id] : step.limits) figures.emplace(figure_of(use));
    for (const auto& figure : figures) {
        if (step.limits.contains(figure)) continue;
        for (const auto battery : {Battery::lead_acid, Battery::lithium_ion, Battery::other}) {
            const bool concerned = step.applies.batteries.empty() ||
                                   std::ranges::find(step.applies.batteries, battery) != step.applies.batteries.end();
            const std::string use = figure + '/' + std::string(name(battery));
            if (concerned && !step.limits.contains(use))
                reader.refuse("limits", ErrorCode::missing_field, "no limit for '" + use + "'",
                              "a limit id for '" + use + "', or for '" + figure + "'");
        }
    }
}

void refuse_all(JsonReader& reader, std::string_view member, const std::string& what, bool given) {
    if (given)
        reader.refuse(member, ErrorCode::unknown_field, what + " have no use for this evaluation",
                      "a step without " + what);
}

/// A field can answer for a limit when both are words, or quantities of one kind.
void check_answer(JsonReader& reader, const Field& field, const Limit& limit) {
    const std::string found =
        "the field '" + field.id + "' cannot answer for the " + kind_text(limit) + " '" + limit.id + "'";
    switch (field.kind) {
        case Field::Kind::quantity:
            if (limit.is_class || limit.kind != field.quantity)
                reader.refuse("limits", ErrorCode::wrong_unit, found,
                              "a limit of kind " + std::string(name(field.quantity)));
            return;
        case Field::Kind::choice: {
            if (!limit.is_class) {
                reader.refuse("limits", ErrorCode::wrong_unit, found, "a limit of kind class");
                return;
            }
            const bool can_meet = std::ranges::any_of(field.choices, [&](const Field::Choice& choice) {
                return choice.id == limit.text_value && !choice.not_applicable;
            });
            if (!limit.text_value.empty() && !can_meet)
                reader.refuse("limits", ErrorCode::bad_value,
                              "no choice of the field '" + field.id + "' is the word '" + limit.text_value +
                                  "' of the limit '" + limit.id + "'",
                              "a choice '" + limit.text_value + "'");
            return;
        }
        case Field::Kind::flag:
            if (!limit.is_class || (limit.text_value != "yes" && limit.text_value != "no" && !limit.text_value.empty()))
                reader.refuse("limits", ErrorCode::wrong_unit, found, "a class whose word is yes or no");
            return;
        case Field::Kind::text:
        case Field::Kind::photo:
        case Field::Kind::document:
        case Field::Kind::date:
        case Field::Kind::code:
            reader.refuse("limits", ErrorCode::wrong_unit, found, "a field of kind quantity, choice or flag");
            return;
    }
}

void check_observations(JsonReader& reader, const Step& step, const std::vector<Limit>& limits) {
    refuse_all(reader, "conditions", "conditions", !step.conditions.empty());
    for (const auto& [use, id] : step.limits) {
        const auto* limit = limit_of(reader, use, id, limits);
        const auto* field = find_field(step, figure_of(use));
        if (field == nullptr)
            reader.refuse("limits", ErrorCode::not_found, "no prompt asks for '" + std::string(figure_of(use)) + "'",
                          "the id of a field of this step");
        else if (std::ranges::find(reserved, field->id) != reserved.end())
            reader.refuse("limits", ErrorCode::bad_value, "a figure cannot be called '" + field->id + "'",
                          "another name");
        else if (limit != nullptr)
            check_answer(reader, *field, *limit);
    }
    const bool asks = std::ranges::any_of(step.actions, [](const Action& action) { return !action.fields.empty(); });
    if (!asks)
        reader.refuse("actions", ErrorCode::missing_field, "no prompt asks for anything", "a prompt with \"fields\"");
    check_batteries(reader, step);
}

void expect_field(JsonReader& reader, const Step& step, std::string_view id, std::initializer_list<Field::Kind> kinds,
                  const std::string& expected) {
    const auto* field = find_field(step, id);
    if (field != nullptr && std::ranges::find(kinds, field->kind) != kinds.end()) return;
    reader.refuse("actions", ErrorCode::missing_field,
                  "the evaluation 'external-certificate' finds no field '" + std::string(id) + "' of the right kind",
                  expected);
}

void check_certificate(JsonReader& reader, const Step& step, const std::vector<Limit>& limits) {
    using Kind = Field::Kind;
    expect_field(reader, step, "number", {Kind::text, Kind::code}, "a field \"number\" of kind text or code");
    expect_field(reader, step, "body", {Kind::text, Kind::choice}, "a field \"body\" of kind text or choice");
    expect_field(reader, step, "dated", {Kind::date}, "a field \"dated\" of kind date");
    expect_field(reader, step, "model", {Kind::text, Kind::code}, "a field \"model\" of kind text or code");
    expect_field(reader, step, "document", {Kind::document, Kind::photo},
                 "a field \"document\" of kind document or photo");
    expect_field(reader, step, "conforms", {Kind::choice, Kind::flag}, "a field \"conforms\" of kind choice or flag");
    if (const auto* valid_to = find_field(step, "valid_to"); valid_to != nullptr && valid_to->kind != Kind::date)
        reader.refuse("actions", ErrorCode::bad_value, "the field 'valid_to' is no date", "a field of kind date");
    if (reader.ok() &&
        !std::ranges::any_of(step.limits, [](const auto& entry) { return figure_of(entry.first) == "conforms"; }))
        reader.refuse("limits", ErrorCode::missing_field, "no limit for 'conforms'", "a limit id for 'conforms'");
    check_observations(reader, step, limits);
}

/// Of the nominal value that is on record, the shares between which the value can be true: all three or none.
void check_nominal(JsonReader& reader, const Step& step) {
    const auto of_kind = [&](const char* id, metrology::Kind kind) {
        const auto found = step.parameters.find(id);
        return found != step.parameters.end() && found->second.value && found->second.value->kind() == kind;
    };
    const auto nominal = step.parameters.find("nominal");
    if (nominal == step.parameters.end() && !step.parameters.contains("least_of_nominal") &&
        !step.parameters.contains("most_of_nominal"))
        return;
    if (nominal == step.parameters.end() || nominal->second.of.empty() ||
        !of_kind("least_of_nominal", metrology::Kind::ratio) || !of_kind("most_of_nominal", metrology::Kind::ratio))
        reader.refuse(
            "parameters", ErrorCode::missing_field, "a nominal value without its shares, or the other way round",
            "\"nominal\" that comes from an answer, with \"least_of_nominal\" and \"most_of_nominal\", or none");
}

/// What must have been seen before the value that is judged.
void check_before(JsonReader& reader, const Step& step, metrology::Measurand measurand) {
    const auto before = step.parameters.find("before");
    const auto least = step.parameters.find("least_before");
    if (before == step.parameters.end() && least == step.parameters.end()) return;
    const auto first = std::ranges::find(step.actions, Action::Kind::acquire, &Action::kind);
    const bool in_order = before != step.parameters.end() && first != step.actions.end() &&
                          first->id == before->second.word &&
                          std::any_of(std::next(first), step.actions.end(),
                                      [](const Action& action) { return action.kind == Action::Kind::acquire; });
    if (!in_order)
        reader.refuse("parameters", ErrorCode::not_found,
                      "\"before\" does not name the first acquisition, with the one that is judged behind it",
                      "\"before\" as the id of the first action of kind acquire, and another one behind it");
    else if (least == step.parameters.end() || !least->second.value ||
             least->second.value->kind() != kind_of(measurand) || least->second.value->value().base() <= 0)
        reader.refuse("parameters", ErrorCode::wrong_unit, "no \"least_before\" that is a figure above zero",
                      "a " + std::string(name(kind_of(measurand))));
}

void check_indicated(JsonReader& reader, const Step& step, const std::vector<Limit>& limits) {
    refuse_all(reader, "conditions", "conditions", !step.conditions.empty());
    const auto word_of = [&](const std::string& id) -> std::string {
        const auto found = step.parameters.find(id);
        if (found != step.parameters.end() && !found->second.word.empty()) return found->second.word;
        reader.refuse("parameters", ErrorCode::missing_field, "no word for the parameter '" + id + "'",
                      id == "measurand" ? "a measurand such as sound_level" : "max, min, mean or last");
        return {};
    };
    const auto measurand_word = word_of("measurand");
    const auto statistic = word_of("statistic");
    constexpr std::array<std::string_view, 7> known{"measurand",       "statistic", "nominal",     "least_of_nominal",
                                                    "most_of_nominal", "before",    "least_before"};
    for (const auto& [given, parameter] : step.parameters)
        if (parameter.of.empty() && std::ranges::find(known, given) == known.end())
            reader.refuse(
                "parameters", ErrorCode::unknown_field, "unknown parameter '" + given + "'",
                "measurand, statistic; nominal, least_of_nominal and most_of_nominal; before and least_before; what "
                "comes from an answer");
    check_nominal(reader, step);
    if (!reader.ok()) return;
    const auto measurand = metrology::parse_measurand(measurand_word);
    if (!measurand) {
        reader.refuse("parameters", measurand.error().code, measurand.error().found, measurand.error().expected);
        return;
    }
    constexpr std::array<std::string_view, 4> statistics{"max", "min", "mean", "last"};
    if (std::ranges::find(statistics, statistic) == statistics.end())
        reader.refuse("parameters", ErrorCode::bad_value, "'" + statistic + "' is no statistic",
                      "max, min, mean or last");
    if (std::ranges::none_of(step.actions, [](const Action& action) { return action.kind == Action::Kind::acquire; }))
        reader.refuse("actions", ErrorCode::missing_field, "nothing is acquired", "an action of kind acquire");
    check_before(reader, step, *measurand);
    constexpr std::array<std::string_view, 3> uses{"result", "low", "high"};
    for (const auto& [use, id] : step.limits) {
        if (std::ranges::find(uses, figure_of(use)) == uses.end()) {
            reader.refuse("limits", ErrorCode::unknown_field, "unknown use '" + use + "'", "result, or low and high");
            continue;
        }
        const auto* limit = limit_of(reader, use, id, limits);
        if (limit != nullptr && (limit->is_class || limit->kind != kind_of(*measurand)))
            reader.refuse("limits", ErrorCode::wrong_unit, "'" + use + "' is a " + kind_text(*limit),
                          "a " + std::string(name(kind_of(*measurand))));
    }
    if (step.limits.empty())
        reader.refuse("limits", ErrorCode::missing_field, "nothing the value is held against",
                      "a limit id for 'result'");
    check_batteries(reader, step);
}

constexpr std::array all{NamedFiguresNeeds{"observations", check_observations},
                         NamedFiguresNeeds{"external-certificate", check_certificate},
                         NamedFiguresNeeds{"indicated", check_indicated}};

}  // namespace

const Field::Choice* choice_of(const Field& field, std::string_view id) {
    const auto found = std::ranges::find(field.choices, id, &Field::Choice::id);
    return found == field.choices.end() ? nullptr : &*found;
}

bool asks_for_nothing(const Bound& bound) { return bound.limit.empty() && !bound.low && !bound.high; }

bool leaves_empty(const Field::Choice& choice, std::string_view field) {
    return std::ranges::any_of(choice.only_if,
                               [field](const Bound& bound) { return asks_for_nothing(bound) && bound.of == field; });
}

bool left_empty(std::span<const Field> fields, const std::map<std::string, std::string>& values,
                std::string_view field) {
    return std::ranges::any_of(fields, [&](const Field& one) {
        const auto said = values.find(one.id);
        const auto* choice = said == values.end() ? nullptr : choice_of(one, said->second);
        return choice != nullptr && leaves_empty(*choice, field);
    });
}

const NamedFiguresNeeds* named_figures_needs(std::string_view evaluation) {
    const auto found = std::ranges::find(all, evaluation, &NamedFiguresNeeds::evaluation);
    return found == all.end() ? nullptr : &*found;
}

std::span<const NamedFiguresNeeds> all_named_figures_needs() { return all; }

const Field* find_field(const Step& step, std::string_view id) {
    for (const auto& action : step.actions)
        for (const auto& field : action.fields) {
            if (field.id == id) return &field;
            for (const auto& part : field.parts)
                if (part.id == id) return &part;
        }
    return nullptr;
}

std::string_view figure_of(std::string_view use) { return use.substr(0, use.find('/')); }

}  // namespace velocert::standards
