// SPDX-License-Identifier: GPL-3.0-or-later
#include "core/sequence/answers/typed_value.h"

#include <algorithm>
#include <regex>

#include "core/base/clock.h"
#include "core/base/stated_reason.h"
#include "core/sequence/answers/typed_file.h"
#include "core/standards/code_pattern.h"
#include "core/standards/entries.h"

namespace velocert::sequence {

using base::ErrorCode;
using metrology::WrittenQuantity;
using standards::Field;

std::optional<std::string_view> typed_text(std::span<const TypedValue> typed, std::string_view field) {
    for (const auto& value : typed)
        if (value.field == field) return std::string_view(value.text);
    return std::nullopt;
}

std::optional<metrology::AnyQuantity> typed_quantity(std::span<const TypedValue> typed, std::string_view field,
                                                     metrology::Kind kind) {
    const auto text = typed_text(typed, field);
    if (!text) return std::nullopt;
    const auto written = WrittenQuantity::parse(*text, kind);
    if (!written) return std::nullopt;
    return written->value();
}

namespace {

std::string plausible(const Field& field) {
    if (field.low && field.high) return field.low->text() + " to " + field.high->text();
    if (field.low) return field.low->text() + " or more";
    if (field.high) return "up to " + field.high->text();
    return "a quantity such as \"" + field.example + "\"";
}

/// Of a list each entry has the form that the pack gives it.
base::Result<void> check_entries(const Field& field, std::string_view text) {
    if (field.pattern.empty()) return {};
    const auto form = standards::read_code_pattern(field.pattern);
    if (!form) return base::fail(form.error());
    const auto wrong = standards::other_entry(text, *form);
    if (wrong.empty()) return {};
    return base::fail(
        ErrorCode::bad_value, field.id, "'" + wrong.substr(0, standards::longest_code) + "'",
        "entries of the form " + field.pattern + (field.example.empty() ? "" : ", such as \"" + field.example + "\""));
}

base::Result<void> check_text(const Field& field, std::string_view text) {
    if (base::letters_or_digits(text) >= field.letters) return check_entries(field, text);
    return base::fail(ErrorCode::bad_value, field.id, "'" + std::string(text) + "' says nothing",
                      "at least " + std::to_string(field.letters) + " letters or digits" +
                          (field.example.empty() ? "" : ", such as \"" + field.example + "\""));
}

base::Result<void> check_code(const Field& field, std::string_view text) {
    const auto pattern = standards::read_code_pattern(field.pattern);
    if (!pattern) return base::fail(pattern.error());
    if (text.size() <= standards::longest_code && std::regex_match(text.begin(), text.end(), *pattern)) return {};
    return base::fail(ErrorCode::bad_value, field.id, "'" + std::string(text.substr(0, standards::longest_code)) + "'",
                      "a code of the form " + field.pattern);
}

}  // namespace

base::Result<void> check_typed(const Field& field, std::string_view text) {
    if (text.empty()) {
        if (!field.required) return {};
        return base::fail(ErrorCode::missing_field, field.id, "nothing was entered",
                          field.example.empty() ? "a value" : "a value such as \"" + field.example + "\"");
    }
    switch (field.kind) {
        case Field::Kind::text: return check_text(field, text);
        case Field::Kind::photo:
        case Field::Kind::document:
            if (const auto file = parse_typed_file(text); !file)
                return base::fail(file.error().code, field.id, file.error().found, file.error().expected);
            return {};
        case Field::Kind::date:
            if (const auto date = base::parse_date(text); !date)
                return base::fail(date.error().code, field.id, date.error().found, date.error().expected);
            return {};
        case Field::Kind::code: return check_code(field, text);
        case Field::Kind::flag:
            if (text == "yes" || text == "no") return {};
            return base::fail(ErrorCode::bad_value, field.id, "'" + std::string(text) + "'", "yes or no");
        case Field::Kind::choice: {
            std::string expected;
            for (const auto& choice : field.choices) {
                if (choice.id == text) return {};
                expected += (expected.empty() ? "" : ", ") + choice.id;
            }
            return base::fail(ErrorCode::bad_value, field.id, "'" + std::string(text) + "'", expected);
        }
        case Field::Kind::quantity: {
            const auto value = WrittenQuantity::parse(text, field.quantity);
            if (!value) return base::fail(value.error().code, field.id, value.error().found, value.error().expected);
            const std::int64_t base = value->value().base();
            if ((field.low && base < field.low->value().base()) || (field.high && base > field.high->value().base()))
                return base::fail(ErrorCode::bad_value, field.id, "'" + std::string(text) + "' is not plausible",
                                  plausible(field));
            return {};
        }
    }
    return {};
}

}  // namespace velocert::sequence
