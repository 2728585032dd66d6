// SPDX-License-Identifier: GPL-3.0-or-later
#include "core/standards/loading/action_loader.h"

#include <algorithm>
#include <array>
#include <string>

#include "core/standards/loading/field_loader.h"
#include "core/standards/loading/pack_fields.h"

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
/// What an instrument can be told, and the kind of the value that goes with it.
struct CommandName {
    std::string_view name;
    std::optional<Kind> value;
};
constexpr std::array commands{
    CommandName{"zero", {}},
    CommandName{"tare", {}},
    CommandName{"start", {}},
    CommandName{"stop", {}},
    CommandName{"reset", {}},
    CommandName{"set-voltage", Kind::voltage},
    CommandName{"set-current-limit", Kind::current},
    CommandName{"set-speed", Kind::rotation},
    CommandName{"set-torque", Kind::torque},
    CommandName{"set-frequency", Kind::frequency},
    CommandName{"set-resistance-limit", Kind::resistance},
    CommandName{"set-duration", Kind::duration},
    CommandName{"output-on", {}},
    CommandName{"output-off", {}},
    CommandName{"brake-off", {}},
};
constexpr std::string_view set_point_word = "set_point";
constexpr std::array<std::string_view, 5> ends{"stable", "standstill", "count", "duration", "steady"};

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
    ActionParameter{"between", Kind::duration}, ActionParameter{"duration", Kind::duration},
    ActionParameter{"rate", Kind::frequency}};

void check_action_parameters(JsonReader& reader, const Action& action) {
    for (const auto& [given, parameter] : action.parameters) {
        const auto known = std::ranges::find(action_parameters, given, &ActionParameter::name);
        if (known == action_parameters.end())
            reader.refuse("parameters", ErrorCode::unknown_field, "unknown parameter '" + given + "'",
                          "count, timeout, between, duration or rate");
        else if (!parameter.value || parameter.value->kind() != known->kind)
            reader.refuse("parameters", ErrorCode::wrong_unit,
                          "'" + given + "' is no " + std::string(name(known->kind)),
                          "a " + std::string(name(known->kind)));
        else if (parameter.value->value().base() <= 0)
            reader.refuse("parameters", ErrorCode::bad_value, "'" + given + "' is not above zero", "a positive value");
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

/// "each": "set_point", and "value": "set_point", a parameter of the step or a quantity. Checked against the first set
/// point of the step.
void read_set_point(JsonReader& reader, Action& action, const Step& step) {
    const auto& set_points = step.set_points;
    if (const std::string each = reader.text_or("each", {}); !each.empty()) {
        action.each_set_point = true;
        if (each != set_point_word) reader.refuse("each", ErrorCode::bad_value, "'" + each + "'", "set_point");
        if (set_points.empty())
            reader.refuse("each", ErrorCode::missing_field, "the step has no set points", "\"set_points\" of the step");
        else
            action.set_point = set_points.front();
    }
    const auto* value = reader.optional("value");
    if (value != nullptr && value->string() != nullptr && *value->string() == set_point_word) {
        action.sets_set_point = true;
        if (!action.each_set_point)
            reader.refuse("value", ErrorCode::bad_value, "the set point of an action that is done once",
                          "\"each\": \"set_point\"");
        return;
    }
    const auto parameter =
        value == nullptr || value->string() == nullptr ? step.parameters.end() : step.parameters.find(*value->string());
    if (parameter != step.parameters.end() && parameter->second.value) {
        action.sets_parameter = parameter->first;
        action.value = parameter->second.value;
    } else {
        action.value = quantity(reader, "value", std::nullopt);
    }
}

void check_command(JsonReader& reader, const Action& action) {
    const auto known = std::ranges::find(commands, action.command, &CommandName::name);
    if (known == commands.end()) {
        std::string expected;
        for (const auto& one : commands) expected += (expected.empty() ? "" : ", ") + std::string(one.name);
        reader.refuse("command", ErrorCode::bad_value, "'" + action.command + "'", expected);
        return;
    }
    if (action.sets_set_point) {
        if (!known->value)
            reader.refuse("value", ErrorCode::unknown_field, "a value has no use here", "none for this command");
        else if (action.set_point && action.set_point->kind() != *known->value)
            reader.refuse("value", ErrorCode::wrong_unit, "set points such as '" + action.set_point->text() + "'",
                          "a " + std::string(name(*known->value)));
        return;
    }
    if (known->value.has_value() != action.value.has_value())
        reader.refuse("value", action.value ? ErrorCode::unknown_field : ErrorCode::missing_field,
                      action.value ? "a value has no use here" : "no value to set",
                      known->value ? "a " + std::string(name(*known->value)) : "none for this command");
    else if (known->value && action.value->kind() != *known->value)
        reader.refuse("value", ErrorCode::wrong_unit, "'" + action.value->text() + "'",
                      "a " + std::string(name(*known->value)));
}

}  // namespace

Action read_action(JsonReader& reader, const Procedure& procedure, const Step& step) {
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
    action.also = list(reader, "also");
    read_set_point(reader, action, step);
    if (reader.optional("fields") != nullptr) action.fields = read_fields(reader, "fields");
    action.once = reader.flag_or("once", false);
    action.picture = reader.text_or("picture", {});
    action.parameters = parameters(reader, "parameters");
    action.when = words(reader, "when");
    if (!reader.ok()) return action;

    expect(reader, "text", has_text, asks);
    expect(reader, "role", !action.role.empty(), sets || acquires);
    expect(reader, "command", !action.command.empty(), sets);
    expect(reader, "until", !action.until.empty(), acquires);
    if (!action.fields.empty() && !asks) expect(reader, "fields", true, false);
    if (!action.picture.empty() && !asks) expect(reader, "picture", true, false);
    if (action.picture.find("..") != std::string::npos || action.picture.starts_with('/'))
        reader.refuse("picture", ErrorCode::bad_value, "'" + action.picture + "'",
                      "the name of a picture, such as plate.svg");
    if (action.once && action.fields.empty()) expect(reader, "once", true, false);
    if (!action.also.empty() && !acquires) expect(reader, "also", true, false);
    if ((action.value || action.sets_set_point) && !sets) expect(reader, "value", true, false);
    const auto known_role = [&](const std::string& role) {
        return std::ranges::find(procedure.roles, role, &Role::id) != procedure.roles.end();
    };
    if (!action.role.empty() && !known_role(action.role))
        reader.refuse("role", ErrorCode::not_found, "no role '" + action.role + "'", "a role of this procedure");
    for (const auto& role : action.also)
        if (!known_role(role))
            reader.refuse("also", ErrorCode::not_found, "no role '" + role + "'", "a role of this procedure");
    if (sets) check_command(reader, action);
    if (!action.until.empty() && std::ranges::find(ends, action.until) == ends.end())
        reader.refuse("until", ErrorCode::bad_value, "'" + action.until + "'",
                      "stable, standstill, count, duration or steady");
    check_action_parameters(reader, action);
    const auto needs = [&](const char* parameter) {
        if (!action.parameters.contains(parameter))
            reader.refuse({}, ErrorCode::missing_field, std::string("the parameter '") + parameter + "' is missing",
                          std::string("a parameter '") + parameter + "' for this kind of action");
    };
    if (acquires) needs("timeout");
    if (action.until == "stable" || action.until == "count") needs("count");
    if (action.kind == Action::Kind::wait || action.until == "duration") needs("duration");
    // Which of them stands behind the first is found out when the step runs: these are asked, not listened to.
    if (action.until == "count" || action.until == "steady") needs("rate");
    action.set_point.reset();
    return action;
}

}  // namespace velocert::standards
