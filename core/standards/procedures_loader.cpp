// SPDX-License-Identifier: GPL-3.0-or-later
#include "core/standards/procedures_loader.h"

#include <algorithm>
#include <array>
#include <set>
#include <utility>

#include "core/standards/evaluation_needs.h"
#include "core/standards/pack_fields.h"

namespace velocert::standards {
namespace {

using base::ErrorCode;
using base::JsonReader;
using metrology::Kind;

struct KindName {
    std::string_view name;
    Action::Kind kind;
};
constexpr std::array action_kinds{
    KindName{"prompt", Action::Kind::prompt},   KindName{"set", Action::Kind::set},
    KindName{"wait", Action::Kind::wait},       KindName{"acquire", Action::Kind::acquire},
    KindName{"compute", Action::Kind::compute}, KindName{"assess", Action::Kind::assess}};
constexpr std::array<std::string_view, 4> commands{"zero", "start", "stop", "reset"};
constexpr std::array<std::string_view, 2> ends{"stable", "standstill"};

base::Result<Action::Kind> parse_action_kind(std::string_view text) {
    for (const auto& entry : action_kinds)
        if (entry.name == text) return entry.kind;
    return base::fail(ErrorCode::bad_value, {}, "'" + std::string(text) + "' is no kind of action",
                      "prompt, set, wait, acquire, compute or assess");
}

/// Parameters an action may have, with their kinds; the ones it must have are checked with its kind.
struct ActionParameter {
    std::string_view name;
    Kind kind;
};
constexpr std::array action_parameters{
    ActionParameter{"count", Kind::count}, ActionParameter{"timeout", Kind::duration},
    ActionParameter{"between", Kind::duration}, ActionParameter{"duration", Kind::duration}};

void check_action_parameters(JsonReader& reader, const Action& action) {
    for (const auto& [given, parameter] : action.parameters) {
        const auto known = std::ranges::find(action_parameters, given, &ActionParameter::name);
        if (known == action_parameters.end())
            reader.refuse("parameters", ErrorCode::unknown_field, "unknown parameter '" + given + "'",
                          "count, timeout, between or duration");
        else if (!parameter.value || parameter.value->kind() != known->kind)
            reader.refuse("parameters", ErrorCode::wrong_unit,
                          "'" + given + "' is no " + std::string(name(known->kind)),
                          "a " + std::string(name(known->kind)));
        else if (parameter.value->value().base() <= 0)
            reader.refuse("parameters", ErrorCode::bad_value, "'" + given + "' is not above zero",
                          "a positive value");
    }
}

/// Refuses a member that the action's kind has no use for, or lacks one that it needs.
void expect(JsonReader& reader, std::string_view member, bool given, bool needed) {
    if (given == needed) return;
    if (needed)
        reader.refuse({}, ErrorCode::missing_field, "\"" + std::string(member) + "\" is missing",
                      "a member \"" + std::string(member) + "\" for this kind of action");
    else
        reader.refuse(member, ErrorCode::unknown_field, "\"" + std::string(member) + "\" has no use here",
                      "none for this kind of action");
}

Action read_action(JsonReader& reader, const Procedure& procedure) {
    Action action;
    action.kind = word(reader, "kind", parse_action_kind, Action::Kind::prompt);
    action.id = reader.text("id");
    const bool asks = action.kind == Action::Kind::prompt;
    const bool sets = action.kind == Action::Kind::set;
    const bool acquires = action.kind == Action::Kind::acquire;
    const bool has_text = reader.optional("text") != nullptr;
    if (has_text) action.text = title(reader, "text");
    action.role = reader.text_or("role", {});
    action.command = reader.text_or("command", {});
    action.until = reader.text_or("until", {});
    action.parameters = parameters(reader, "parameters");
    if (!reader.ok()) return action;

    expect(reader, "text", has_text, asks);
    expect(reader, "role", !action.role.empty(), sets || acquires);
    expect(reader, "command", !action.command.empty(), sets);
    expect(reader, "until", !action.until.empty(), acquires);
    if (!action.role.empty() &&
        std::ranges::find(procedure.roles, action.role, &Role::id) == procedure.roles.end())
        reader.refuse("role", ErrorCode::not_found, "no role '" + action.role + "'",
                      "a role of this procedure");
    if (!action.command.empty() && std::ranges::find(commands, action.command) == commands.end())
        reader.refuse("command", ErrorCode::bad_value, "'" + action.command + "'",
                      "zero, start, stop or reset");
    if (!action.until.empty() && std::ranges::find(ends, action.until) == ends.end())
        reader.refuse("until", ErrorCode::bad_value, "'" + action.until + "'", "stable or standstill");
    check_action_parameters(reader, action);
    const auto needs = [&](const char* parameter) {
        if (!action.parameters.contains(parameter))
            reader.refuse({}, ErrorCode::missing_field,
                          std::string("the parameter '") + parameter + "' is missing",
                          std::string("a parameter '") + parameter + "' for this kind of action");
    };
    if (acquires) needs("timeout");
    if (action.until == "stable") needs("count");
    if (action.kind == Action::Kind::wait) needs("duration");
    return action;
}

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
    if (!repeat.valid_runs_limit.empty()) {
        const auto* limit = edition.limit(repeat.valid_runs_limit);
        if (limit == nullptr)
            nested.refuse("valid_runs_limit", ErrorCode::not_found,
                          "no limit '" + repeat.valid_runs_limit + "'", "an id of limits.json");
        else if (limit->is_class || limit->kind != Kind::count)
            nested.refuse(
                "valid_runs_limit", ErrorCode::wrong_unit,
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

Step read_step(JsonReader& reader, const StandardEdition& edition, const Procedure& procedure) {
    Step step;
    step.id = reader.text("id");
    if (reader.ok() && !is_id(step.id, ".-_"))
        reader.refuse("id", ErrorCode::bad_value, "'" + step.id + "'",
                      "lower-case letters, digits, '.', '-' and '_'");
    step.title = title(reader, "title");
    step.clause = reader.text("clause");
    check_clause(reader, edition, step.clause);
    step.applies = applicability(reader, "applies");
    step.evaluation = reader.text("evaluation");
    step.conditions = words(reader, "conditions");
    step.limits = words(reader, "limits");
    step.parameters = parameters(reader, "parameters");
    step.repeat = read_repeat(reader, edition);
    if (reader.optional("voids") != nullptr)
        for_each(reader, "voids", [&](JsonReader& item) {
            const std::string id = item.text("id");
            keep_unique(item, step.voids, VoidReason{id, title(item, "title")});
        });
    // A prompt and the acquisition it prepares may share a name: only the latter leaves a mark in the record.
    std::set<std::pair<bool, std::string>> action_ids;
    for_each(reader, "actions", [&](JsonReader& item) {
        step.actions.push_back(read_action(item, procedure));
        const auto& action = step.actions.back();
        if (item.ok() && !action_ids.emplace(action.kind == Action::Kind::prompt, action.id).second)
            item.refuse("id", ErrorCode::already_exists, "'" + action.id + "' stands twice",
                        "each id once among prompts, and once among the others");
    });
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
    for (const auto& text : list(reader, "measurands")) {
        if (const auto measurand = metrology::parse_measurand(text))
            role.measurands.push_back(*measurand);
        else
            reader.refuse("measurands", measurand.error().code, measurand.error().found,
                          measurand.error().expected);
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
    for_each(reader, "roles", [&](JsonReader& item) { keep_unique(item, procedure.roles, read_role(item)); });
    for_each(reader, "steps", [&](JsonReader& item) {
        keep_unique(item, procedure.steps, read_step(item, edition, procedure));
    });
    if (reader.ok() && procedure.steps.empty())
        reader.refuse("steps", ErrorCode::bad_value, "no steps", "at least one step");
    if (auto done = reader.finish(); !done) return base::fail(done.error());
    return procedure;
}

}  // namespace velocert::standards
