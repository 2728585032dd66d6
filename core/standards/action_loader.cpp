// SPDX-License-Identifier: GPL-3.0-or-later
#include "core/standards/action_loader.h"

#include <algorithm>
#include <array>
#include <regex>
#include <string>

#include "core/standards/answer_needs.h"
#include "core/standards/code_pattern.h"
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

base::Result<Field::Kind> parse_field_kind(std::string_view text) {
    if (text == "quantity") return Field::Kind::quantity;
    if (text == "choice") return Field::Kind::choice;
    if (text == "flag") return Field::Kind::flag;
    if (text == "text") return Field::Kind::text;
    if (text == "photo") return Field::Kind::photo;
    if (text == "document") return Field::Kind::document;
    if (text == "date") return Field::Kind::date;
    if (text == "code") return Field::Kind::code;
    return base::fail(ErrorCode::bad_value, {}, "'" + std::string(text) + "' is no kind of field",
                      "quantity, choice, flag, text, photo, document, date or code");
}

/// The form of a code. A pattern that is none would refuse everything, or nothing.
void read_pattern(JsonReader& reader, Field& field) {
    const bool is_code = field.kind == Field::Kind::code;
    field.pattern = reader.text_or("pattern", {});
    field.unique = reader.flag_or("unique", false);
    if (is_code != !field.pattern.empty())
        reader.refuse(is_code ? "" : "pattern", is_code ? ErrorCode::missing_field : ErrorCode::unknown_field,
                      is_code ? "a code without its form" : "a pattern has no use here",
                      "a \"pattern\" for a field of kind code, and for no other");
    if (field.unique && !is_code)
        reader.refuse("unique", ErrorCode::unknown_field, "\"unique\" has no use here",
                      "\"unique\" for a field of kind code, and for no other");
    if (!reader.ok() || !is_code) return;
    const auto pattern = read_code_pattern(field.pattern);
    if (!pattern)
        reader.refuse("pattern", pattern.error().code, pattern.error().found, pattern.error().expected);
    else if (!field.example.empty() && !std::regex_match(field.example, *pattern))
        reader.refuse("example", ErrorCode::bad_value, "'" + field.example + "'",
                      "a text of the form " + field.pattern);
}

Field read_field(JsonReader& reader) {
    Field field;
    field.id = reader.text("id");
    if (reader.ok() && !is_id(field.id, "_"))
        reader.refuse("id", ErrorCode::bad_value, "'" + field.id + "'", "lower-case letters, digits and '_'");
    field.title = title(reader, "title");
    field.kind = word(reader, "kind", parse_field_kind, Field::Kind::text);
    field.required = reader.flag_or("required", true);
    field.example = reader.text_or("example", {});
    field.low = quantity(reader, "low", std::nullopt);
    field.high = quantity(reader, "high", std::nullopt);
    if (reader.optional("choices") != nullptr)
        for_each(reader, "choices", [&](JsonReader& item) {
            field.choices.push_back({item.text("id"), title(item, "title"), item.flag_or("not_applicable", false)});
        });
    if (!reader.ok()) return field;
    const bool counts = field.kind == Field::Kind::quantity;
    // The kind of quantity follows from the bounds or the example: a quantity field has at least one of them.
    if (counts) {
        const auto example = metrology::WrittenQuantity::parse(field.example);
        const auto* bound = field.low ? &*field.low : field.high ? &*field.high : example ? &*example : nullptr;
        if (bound == nullptr)
            reader.refuse("example", ErrorCode::missing_field, "nothing says which quantity is asked for",
                          "\"low\", \"high\" or an \"example\" with its unit");
        else
            field.quantity = bound->kind();
        for (const auto& other : {field.low, field.high})
            if (other && other->kind() != field.quantity)
                reader.refuse("high", ErrorCode::wrong_unit, "'" + other->text() + "'",
                              "a " + std::string(name(field.quantity)));
    } else if (field.low || field.high) {
        reader.refuse(field.low ? "low" : "high", ErrorCode::unknown_field, "a bound has no use here",
                      "none for this kind of field");
    }
    read_pattern(reader, field);
    if ((field.kind == Field::Kind::choice) == field.choices.empty())
        reader.refuse("choices", ErrorCode::bad_value,
                      field.choices.empty() ? "a choice without choices" : "choices have no use here",
                      "\"choices\" for a field of kind choice, and for no other");
    return field;
}

/// "each": "set_point", and "value": "set_point" or a quantity. Checked against the first set point of the step.
void read_set_point(JsonReader& reader, Action& action, const std::vector<metrology::WrittenQuantity>& set_points) {
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

/// Beside each photo and document there is room for a note on it, which leaves the original as it is.
void add_notes(std::vector<Field>& fields) {
    std::vector<Field> notes;
    for (const auto& field : fields) {
        const std::string id = field.id + std::string(note_ending);
        if (!field.is_file() || std::ranges::find(fields, id, &Field::id) != fields.end()) continue;
        Field note;
        note.id = id;
        note.title = {"备注：" + field.title.zh, "Note on: " + field.title.en};
        note.kind = Field::Kind::text;
        note.required = false;
        notes.push_back(std::move(note));
    }
    fields.insert(fields.end(), notes.begin(), notes.end());
}

}  // namespace

Action read_action(JsonReader& reader, const Procedure& procedure,
                   const std::vector<metrology::WrittenQuantity>& set_points) {
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
    read_set_point(reader, action, set_points);
    if (reader.optional("fields") != nullptr)
        for_each(reader, "fields", [&](JsonReader& item) { action.fields.push_back(read_field(item)); });
    add_notes(action.fields);
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
        reader.refuse("picture", ErrorCode::bad_value, "'" + action.picture + "'", "a file of resources/pictures");
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
