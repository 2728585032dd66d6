// SPDX-License-Identifier: GPL-3.0-or-later
#include "core/standards/loading/procedures_loader.h"

#include <algorithm>
#include <array>
#include <set>
#include <utility>

#include "core/standards/loading/action_loader.h"
#include "core/standards/loading/field_loader.h"
#include "core/standards/loading/pack_fields.h"
#include "core/standards/loading/pack_place.h"
#include "core/standards/needs/evaluation_needs.h"
#include "core/standards/needs/step_trouble.h"

namespace velocert::standards {
namespace {

using base::ErrorCode;
using base::JsonReader;
using metrology::Kind;

void check_clause(JsonReader& reader, const StandardEdition& edition, const std::string& clause) {
    if (reader.ok() && edition.clause(clause) == nullptr)
        reader.refuse("clause", ErrorCode::not_found, "no clause '" + clause + "'", "an id of clauses.json");
}

RepeatPolicy read_repeat(JsonReader& reader, const StandardEdition& edition) {
    RepeatPolicy repeat;
    if (reader.optional("repeat") == nullptr) return repeat;
    auto nested = reader.child("repeat");
    repeat.valid_runs_limit = nested.text_or("valid_runs_limit", {});
    const auto attempts = nested.integer("max_attempts");
    if (nested.ok() && (attempts < 1 || attempts > 1000))
        nested.refuse("max_attempts", ErrorCode::bad_value, std::to_string(attempts), "1 to 1000");
    repeat.max_attempts = nested.ok() ? static_cast<int>(attempts) : 1;
    repeat.longest_pause = quantity(nested, "longest_pause", Kind::duration);
    repeat.least_pause = quantity(nested, "least_pause", Kind::duration);
    if (nested.ok() && repeat.least_pause && repeat.longest_pause &&
        repeat.least_pause->value().base() >= repeat.longest_pause->value().base())
        nested.refuse("least_pause", ErrorCode::bad_value, "'" + repeat.least_pause->text() + "'",
                      "less than the longest pause, " + repeat.longest_pause->text());
    if (nested.optional("again_if") != nullptr) {
        auto again = nested.child("again_if");
        repeat.again_if_field = again.text("field");
        repeat.again_if_word = again.text("is");
        close(nested, again);
    }
    if (!repeat.valid_runs_limit.empty()) {
        const auto* limit = edition.limit(repeat.valid_runs_limit);
        if (limit == nullptr)
            nested.refuse("valid_runs_limit", ErrorCode::not_found, "no limit '" + repeat.valid_runs_limit + "'",
                          "an id of limits.json");
        else if (limit->is_class || limit->kind != Kind::count)
            nested.refuse("valid_runs_limit", ErrorCode::wrong_unit,
                          "'" + limit->id + "' is a " + std::string(limit->is_class ? "class" : name(limit->kind)),
                          "a count");
    }
    close(reader, nested);
    return repeat;
}

template <typename T>
void keep_unique(JsonReader& reader, std::vector<T>& items, T item) {
    if (reader.ok() && std::ranges::find(items, item.id, &T::id) != items.end())
        reader.refuse("id", ErrorCode::already_exists, "'" + item.id + "' stands twice", "each id once");
    items.push_back(std::move(item));
}

/// "parts", or a list of subjects with its name.
void read_for_each(JsonReader& reader, Step& step) {
    const auto* each = reader.optional("for_each");
    if (each == nullptr) return;
    if (each->members() == nullptr) {
        step.for_each_part = each->string() != nullptr && *each->string() == "parts";
        if (!step.for_each_part)
            reader.refuse("for_each", ErrorCode::bad_value,
                          each->string() != nullptr ? "'" + *each->string() + "'" : std::string(each->kind_name()),
                          "\"parts\", or a \"list\" and what it is \"of\"");
        return;
    }
    auto nested = reader.child("for_each");
    step.subject_list = nested.text("list");
    for_each(nested, "of", [&](JsonReader& item) {
        Subject subject{item.text("id"), title(item, "title")};
        // The id stands in the names of attempts and in the keys of answers, behind the step's own.
        if (item.ok() && !std::ranges::all_of(subject.id, [](char c) {
                return (c >= 'a' && c <= 'z') || (c >= 'A' && c <= 'Z') || (c >= '0' && c <= '9') || c == '-' ||
                       c == '_' || c == '.';
            }))
            item.refuse("id", ErrorCode::bad_value, "'" + subject.id + "'", "letters, digits, '-', '_' and '.'");
        keep_unique(item, step.subjects, std::move(subject));
    });
    if (nested.ok() && step.subjects.empty())
        nested.refuse("of", ErrorCode::bad_value, "an empty list", "at least one subject");
    close(reader, nested);
}

/// How soon after what it needs: a longest time, from something.
void check_within(JsonReader& reader, const Step& step, const std::vector<conformity::Limit>& limits) {
    const auto limit = std::ranges::find(limits, step.within, &conformity::Limit::id);
    if (limit == limits.end())
        reader.refuse("within", ErrorCode::not_found, "no limit '" + step.within + "'", "an id of limits.json");
    else if (limit->is_class || limit->kind != Kind::duration || limit->relation != conformity::Relation::at_most)
        reader.refuse("within", ErrorCode::wrong_unit, "'" + step.within + "' is no longest time",
                      "a duration with the relation <=");
    else if (step.needs.empty())
        reader.refuse("within", ErrorCode::bad_value, "the step needs nothing from which the time would count",
                      "\"needs\" with the step after which it is done");
}

/// What planning knows of a step: what comes before it, how long the sample rests, what becomes of it.
void read_place_in_plan(JsonReader& reader, Step& step, const std::vector<conformity::Limit>& limits) {
    step.needs = list(reader, "needs");
    for (const auto& need : step.needs)
        if (reader.ok() && need.find('/') == std::string::npos)
            reader.refuse("needs", ErrorCode::bad_value, "'" + need + "'", "procedure/step");
    if (reader.optional("waits") != nullptr) {
        auto nested = reader.child("waits");
        Parameter waits;
        (void)nested.text("value");
        waits.value = quantity(nested, "value", Kind::duration);
        waits.source = nested.text("source");
        if (nested.ok() && waits.value && waits.value->value().base() <= 0)
            nested.refuse("value", ErrorCode::bad_value, "'" + waits.value->text() + "'", "a time above zero");
        close(reader, nested);
        step.waits = std::move(waits);
    }
    step.within = reader.text_or("within", {});
    if (reader.ok() && !step.within.empty()) check_within(reader, step, limits);
    step.destructive = reader.flag_or("destructive", false);
    step.sample = reader.text_or("sample", {});
}

/// One attempt more is asked for by an answer of the step, and of answers alone the worst counts.
void check_again(JsonReader& reader, const Step& step) {
    if (!reader.ok() || step.repeat.again_if_field.empty()) return;
    const Field* found = nullptr;
    for (const auto& action : step.actions)
        for (const auto& field : action.fields)
            if (field.id == step.repeat.again_if_field) found = &field;
    const bool can =
        found != nullptr && found->kind == Field::Kind::choice &&
        std::ranges::find(found->choices, step.repeat.again_if_word, &Field::Choice::id) != found->choices.end();
    if (!can)
        refuse_at(reader, {"repeat", "again_if", "field"}, ErrorCode::not_found,
                  "no choice '" + step.repeat.again_if_field + "' of the step can be answered '" +
                      step.repeat.again_if_word + "'",
                  "\"again_if\" with a choice of the step, and one of its answers");
    else if (step.evaluation != "observations" || step.for_each_part || !step.repeat.valid_runs_limit.empty())
        refuse_at(reader, {"repeat", "again_if"}, ErrorCode::bad_value, "\"again_if\" has no use here",
                  "a step of observations, done neither for each part nor a number of times");
}

/// A choice that says "does not arise" is only as good as its reason: there must be a field for it, which nobody is
/// made to fill otherwise.
void check_reasons(JsonReader& reader, const Step& step) {
    const auto field_of = [&step](const std::string& id) -> const Field* {
        for (const auto& action : step.actions)
            for (const auto& field : action.fields)
                if (field.id == id) return &field;
        return nullptr;
    };
    for (const auto& action : step.actions)
        for (const auto& field : action.fields) {
            if (std::ranges::none_of(field.choices, &Field::Choice::not_applicable)) continue;
            const auto* why = field_of(field.id + "_reason");
            if (reader.ok() && (why == nullptr || why->kind != Field::Kind::text || why->required))
                refuse_at(reader, way_to(step, why == nullptr ? field.id : why->id), ErrorCode::missing_field,
                          "the field '" + field.id + "' may be answered with 'not applicable', and no field '" +
                              field.id + "_reason' asks why",
                          "a text field '" + field.id + "_reason' with \"required\": false");
        }
}

Step read_step(JsonReader& reader, const StandardEdition& edition, const Procedure& procedure) {
    Step step;
    step.id = reader.text("id");
    if (reader.ok() && !is_id(step.id, ".-_"))
        reader.refuse("id", ErrorCode::bad_value, "'" + step.id + "'", "lower-case letters, digits, '.', '-' and '_'");
    step.title = title(reader, "title");
    step.clause = reader.text("clause");
    check_clause(reader, edition, step.clause);
    step.applies = applicability(reader, "applies");
    step.evaluation = reader.text("evaluation");
    step.roles = list(reader, "roles");
    for (const auto& role : step.roles)
        if (reader.ok() && std::ranges::find(procedure.roles, role, &Role::id) == procedure.roles.end())
            reader.refuse("roles", ErrorCode::not_found, "no role '" + role + "'", "roles of this procedure");
    step.conditions = words(reader, "conditions");
    step.limits = words(reader, "limits");
    step.parameters = parameters(reader, "parameters");
    step.set_points = quantities(reader, "set_points");
    step.set_points_source = reader.text_or("set_points_source", {});
    if (reader.ok() && step.set_points.empty() != step.set_points_source.empty())
        reader.refuse(step.set_points.empty() ? "set_points_source" : std::string_view(), ErrorCode::missing_field,
                      "set points without their source, or the other way round",
                      "\"set_points\" and \"set_points_source\", or neither");
    step.set_points_from = reader.text_or("set_points_from", {});
    if (reader.ok() && !step.set_points_from.empty()) {
        const auto from = step.parameters.find(step.set_points_from);
        const bool answered = from != step.parameters.end() && from->second.value && !from->second.of.empty();
        if (!answered || step.set_points.size() != 1 || step.set_points.front() != *from->second.value)
            reader.refuse("set_points_from", ErrorCode::bad_value, "'" + step.set_points_from + "'",
                          "a parameter that comes from an answer, with the one set point as its value");
    }
    if (reader.optional("budgets") != nullptr)
        for_each(reader, "budgets", [&](JsonReader& item) { step.budgets.push_back(read_step_budget(item)); });
    read_for_each(reader, step);
    read_place_in_plan(reader, step, edition.limits);
    step.instead = reader.text_or("instead", {});
    if (reader.ok() && !step.instead.empty() && step.instead.find('/') == std::string::npos)
        reader.refuse("instead", ErrorCode::bad_value, "'" + step.instead + "'", "procedure/step");
    step.repeat = read_repeat(reader, edition);
    if (reader.optional("voids") != nullptr)
        for_each(reader, "voids", [&](JsonReader& item) {
            const std::string id = item.text("id");
            keep_unique(item, step.voids, VoidReason{id, title(item, "title")});
        });
    // A prompt and the acquisition it prepares may share a name: only the latter leaves a mark in the record.
    std::set<std::pair<bool, std::string>> action_ids;
    for_each(reader, "actions", [&](JsonReader& item) {
        step.actions.push_back(read_action(item, procedure, step));
        const auto& action = step.actions.back();
        if (item.ok() && !action_ids.emplace(action.kind == Action::Kind::prompt, action.id).second)
            item.refuse("id", ErrorCode::already_exists, "'" + action.id + "' stands twice",
                        "each id once among prompts, and once among the others");
        for (const auto& [name, value] : action.when)
            if (item.ok() && (!step.for_each_part || name != "container"))
                item.refuse("when", ErrorCode::unknown_field, "'" + name + "' has no use here",
                            "container, in a step that is done for each part");
    });
    check_fields(reader, step);
    for (const auto& action : step.actions)
        for (const auto& field : action.fields)
            if (reader.ok() && field.gauge &&
                std::ranges::find(procedure.roles, field.id, &Role::id) != procedure.roles.end())
                refuse_at(reader, beyond(way_to(step, field.id), {"id"}), ErrorCode::already_exists,
                          "the gauge '" + field.id + "' is called as an instrument of the procedure", "another id");
    check_reasons(reader, step);
    check_again(reader, step);
    if (reader.ok() && step.actions.empty())
        reader.refuse("actions", ErrorCode::bad_value, "no actions", "at least one action");
    if (reader.ok()) check_evaluation(reader, step, edition.limits);
    return step;
}

Role read_role(JsonReader& reader) {
    Role role;
    role.id = reader.text("id");
    role.title = title(reader, "title");
    role.kind = reader.text("kind");
    role.optional = reader.flag_or("optional", false);
    for (const auto& text : list(reader, "measurands")) {
        if (const auto measurand = metrology::parse_measurand(text))
            role.measurands.push_back(*measurand);
        else
            reader.refuse("measurands", measurand.error().code, measurand.error().found, measurand.error().expected);
    }
    if (reader.ok() && role.measurands.empty())
        reader.refuse({}, ErrorCode::missing_field, "no measurands", "what the instrument must measure");
    return role;
}

}  // namespace

base::Result<Procedure> load_procedure(const base::Json& json, const std::string& source,
                                       const StandardEdition& edition) {
    JsonReader reader(json, source);
    expect_format(reader, "velocert-procedure/1");
    Procedure procedure;
    procedure.id = reader.text("id");
    if (reader.ok() && source != "procedures/" + procedure.id + ".json")
        reader.refuse("id", ErrorCode::bad_value, "'" + procedure.id + "'", "the name of its file");
    procedure.title = title(reader, "title");
    procedure.clause = reader.text("clause");
    check_clause(reader, edition, procedure.clause);
    procedure.applies = applicability(reader, "applies");
    procedure.resumable = reader.flag_or("resumable", false);
    for_each(reader, "roles", [&](JsonReader& item) { keep_unique(item, procedure.roles, read_role(item)); });
    for_each(reader, "steps",
             [&](JsonReader& item) { keep_unique(item, procedure.steps, read_step(item, edition, procedure)); });
    if (reader.ok() && procedure.steps.empty())
        reader.refuse("steps", ErrorCode::bad_value, "no steps", "at least one step");
    if (auto done = reader.finish(); !done) return base::fail(done.error());
    return procedure;
}

}  // namespace velocert::standards
