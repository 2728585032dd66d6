// SPDX-License-Identifier: GPL-3.0-or-later
#include "core/standards/loading/field_loader.h"

#include <algorithm>
#include <regex>
#include <set>
#include <string>

#include "core/standards/code_pattern.h"
#include "core/standards/entries.h"
#include "core/standards/loading/pack_fields.h"
#include "core/standards/loading/pack_place.h"
#include "core/standards/loading/relation_loader.h"
#include "core/standards/needs/answer_needs.h"
#include "core/standards/needs/answer_source.h"
#include "core/standards/needs/step_trouble.h"

namespace velocert::standards {
namespace {

using base::ErrorCode;
using base::JsonReader;

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

/// The form of each entry of a text that is a list. It stands where a code has its own.
void read_entries(JsonReader& reader, Field& field) {
    const auto form = reader.text_or("entries", {});
    if (!reader.ok() || form.empty()) return;
    if (field.kind != Field::Kind::text) {
        reader.refuse("entries", ErrorCode::unknown_field, "\"entries\" has no use here",
                      "\"entries\" for a field of kind text");
        return;
    }
    field.pattern = form;
    if (const auto pattern = read_code_pattern(form); !pattern)
        reader.refuse("entries", pattern.error().code, pattern.error().found, pattern.error().expected);
    else if (const auto wrong = other_entry(field.example, *pattern); !wrong.empty())
        reader.refuse("example", ErrorCode::bad_value, "'" + wrong + "'", "entries of the form " + form);
}

void read_choices(JsonReader& reader, Field& field) {
    if (reader.optional("choices") != nullptr)
        for_each(reader, "choices", [&](JsonReader& item) {
            field.choices.push_back({item.text("id"), title(item, "title"), item.flag_or("not_applicable", false),
                                     read_bounds(item, "only_if")});
        });
}

/// What follows from a code: how its characters are read, and what each group of them is.
void read_parts(JsonReader& reader, Field& field) {
    field.form = reader.text_or("form", {});
    if (reader.optional("parts") != nullptr)
        for_each(reader, "parts", [&](JsonReader& item) {
            Field part;
            part.id = item.text("id");
            if (item.ok() && !is_id(part.id, "_"))
                item.refuse("id", ErrorCode::bad_value, "'" + part.id + "'", "lower-case letters, digits and '_'");
            part.title = title(item, "title");
            part.required = false;
            part.same_as = list(item, "same_as");
            for (const auto& source : part.same_as)
                if (const auto known = parse_answer_source(source);
                    item.ok() && (!known || known->of == AnswerSource::Of::answer))
                    item.refuse("same_as", ErrorCode::bad_value, "'" + source + "'",
                                "what is on record of the item: \"item.made_year\"");
            read_choices(item, part);
            part.kind = part.choices.empty() ? Field::Kind::text : Field::Kind::choice;
            field.parts.push_back(std::move(part));
        });
    if (!reader.ok()) return;
    if (field.form.empty() != field.parts.empty()) {
        reader.refuse(field.form.empty() ? "parts" : "form", ErrorCode::missing_field,
                      "the form of a code without its parts, or the other way round",
                      "\"form\" and \"parts\", or neither");
        return;
    }
    if (field.form.empty()) return;
    if (field.kind != Field::Kind::code) {
        reader.refuse("form", ErrorCode::unknown_field, "\"form\" has no use here",
                      "\"form\" for a field of kind code");
        return;
    }
    const auto form = read_code_pattern(field.form);
    if (!form)
        reader.refuse("form", form.error().code, form.error().found, form.error().expected);
    else if (form->mark_count() != field.parts.size())
        reader.refuse("form", ErrorCode::bad_value,
                      std::to_string(form->mark_count()) + " groups in '" + field.form + "'",
                      "one group for each of the " + std::to_string(field.parts.size()) + " parts");
    else if (!field.example.empty() && !std::regex_match(field.example, *form))
        reader.refuse("example", ErrorCode::bad_value, "'" + field.example + "'", "a text of the form " + field.form);
}

/// How much a text must say at least, and whether it names the sample.
void read_text_needs(JsonReader& reader, Field& field) {
    if (reader.optional("letters") != nullptr) {
        const auto letters = reader.integer("letters");
        if (reader.ok() && (letters < 1 || letters > 100))
            reader.refuse("letters", ErrorCode::bad_value, std::to_string(letters), "1 to 100");
        field.letters = reader.ok() ? static_cast<int>(letters) : 0;
    }
    field.names_sample = reader.flag_or("names_sample", false);
    if (!reader.ok() || field.kind == Field::Kind::text) return;
    if (field.letters > 0)
        reader.refuse("letters", ErrorCode::unknown_field, "\"letters\" has no use here",
                      "\"letters\" for a field of kind text");
    if (field.names_sample)
        reader.refuse("names_sample", ErrorCode::unknown_field, "\"names_sample\" has no use here",
                      "\"names_sample\" for a field of kind text");
}

/// What the answer is held against beside a limit: the characters of a code, and what is on record elsewhere.
void read_relations(JsonReader& reader, Field& field) {
    field.count_of = reader.text_or("count_of", {});
    field.counts_digits = reader.flag_or("counts_digits", false);
    if (reader.ok() && field.counts_digits && field.kind != Field::Kind::code)
        reader.refuse("counts_digits", ErrorCode::unknown_field, "\"counts_digits\" has no use here",
                      "\"counts_digits\" for a field of kind code");
    field.same_as = list(reader, "same_as");
    field.must = reader.text_or("must", {});
    field.past = reader.flag_or("past", false);
    if (!reader.ok()) return;
    const bool is_one = field.kind == Field::Kind::flag
                            ? field.must == "yes" || field.must == "no"
                            : std::ranges::find(field.choices, field.must, &Field::Choice::id) != field.choices.end();
    if (!field.must.empty() && !is_one)
        reader.refuse("must", ErrorCode::bad_value, "'" + field.must + "' is no answer that can be given",
                      "the id of one of the choices, or \"yes\" or \"no\" for a flag");
    if (field.past && field.kind != Field::Kind::date)
        reader.refuse("past", ErrorCode::unknown_field, "\"past\" has no use here",
                      "\"past\" for a field of kind date");
    if (!field.count_of.empty() && (field.kind != Field::Kind::quantity || field.quantity != metrology::Kind::count))
        reader.refuse("count_of", ErrorCode::unknown_field, "\"count_of\" has no use here",
                      "\"count_of\" for a field that asks for a count");
    const bool says =
        field.kind == Field::Kind::text || field.kind == Field::Kind::code || field.kind == Field::Kind::date;
    if (!field.same_as.empty() && !says)
        reader.refuse("same_as", ErrorCode::unknown_field, "\"same_as\" has no use here",
                      "\"same_as\" for a field of kind text, code or date");
    read_text_needs(reader, field);
    if (reader.optional("gauge") != nullptr)
        field.gauge = word(reader, "gauge", metrology::parse_measurand, metrology::Measurand::length);
    field.read_with = reader.text_or("read_with", {});
    if (reader.ok() && field.gauge && field.kind != Field::Kind::text)
        reader.refuse("gauge", ErrorCode::unknown_field, "\"gauge\" has no use here",
                      "\"gauge\" for a field of kind text");
    if (reader.ok() && !field.read_with.empty() && (field.kind != Field::Kind::quantity || !field.count_of.empty()))
        reader.refuse("read_with", ErrorCode::unknown_field, "\"read_with\" has no use here",
                      "\"read_with\" for a field that asks for a quantity");
    for (const auto& source : field.same_as)
        if (const auto known = parse_answer_source(source); !known)
            reader.refuse("same_as", known.error().code, known.error().found, known.error().expected);
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
    read_choices(reader, field);
    if (!reader.ok()) return field;
    const bool counts = field.kind == Field::Kind::quantity;
    // The kind of quantity follows from the bounds or the example: a quantity field has at least one of them.
    if (counts) {
        const auto example = metrology::WrittenQuantity::parse(field.example);
        const auto* bound = field.low ? &*field.low : field.high ? &*field.high : example ? &*example : nullptr;
        // Of three the odd one out is wrong, whichever it is.
        if (field.high && example && field.high->kind() == example->kind()) bound = &*field.high;
        if (bound == nullptr)
            reader.refuse("example", ErrorCode::missing_field, "nothing says which quantity is asked for",
                          "\"low\", \"high\" or an \"example\" with its unit");
        else
            field.quantity = bound->kind();
        for (const auto* member : {"low", "high"})
            if (const auto& other = member == std::string_view("low") ? field.low : field.high;
                other && other->kind() != field.quantity)
                reader.refuse(member, ErrorCode::wrong_unit, "'" + other->text() + "'",
                              "a " + std::string(name(field.quantity)));
    } else if (field.low || field.high) {
        reader.refuse(field.low ? "low" : "high", ErrorCode::unknown_field, "a bound has no use here",
                      "none for this kind of field");
    }
    read_pattern(reader, field);
    read_entries(reader, field);
    read_parts(reader, field);
    read_relations(reader, field);
    read_field_relations(reader, field);
    if ((field.kind == Field::Kind::choice) == field.choices.empty())
        reader.refuse("choices", ErrorCode::bad_value,
                      field.choices.empty() ? "a choice without choices" : "choices have no use here",
                      "\"choices\" for a field of kind choice, and for no other");
    return field;
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

using Way = std::vector<std::string>;

/// What is read by a gauge must be of the kind that the gauge is asked for, and the gauge cannot be left out. `way`
/// leads to the field.
void check_gauge(JsonReader& reader, const Step& step, const Field& field, const Way& way) {
    if (field.read_with.empty() || !reader.ok()) return;
    const auto wrong = [&](const char* member, ErrorCode code, std::string found, std::string expected) {
        refuse_at(reader, beyond(way, {member}), code,
                  "the field '" + field.id + "' is read with '" + field.read_with + "'" + std::move(found),
                  std::move(expected));
    };
    const auto* gauge = find_field(step, field.read_with);
    if (gauge == nullptr || !gauge->gauge)
        wrong("read_with", ErrorCode::not_found, ", which names no gauge",
              "the id of a field of this step with \"gauge\"");
    else if (metrology::kind_of(*gauge->gauge) != field.quantity)
        wrong("read_with", ErrorCode::wrong_unit, ", a gauge of " + std::string(metrology::name(*gauge->gauge)),
              "a gauge of " + std::string(name(field.quantity)));
    else if (!gauge->required)
        refuse_at(reader, beyond(way_to(step, gauge->id), {"required"}), ErrorCode::bad_value,
                  "the field '" + gauge->id + "' may be left out, and '" + field.id + "' is read with it",
                  "a gauge that must be named");
    for (std::size_t i = 0; i < field.difference_of.size(); ++i) {
        const auto* reading = find_field(step, field.difference_of[i]);
        if (reader.ok() && (reading == nullptr || reading->read_with != field.read_with))
            refuse_at(reader, beyond(way, {"difference_of", std::to_string(i)}), ErrorCode::bad_value,
                      "the field '" + field.id + "' is read with '" + field.read_with + "', and '" +
                          field.difference_of[i] + "', of which it is a difference, is not",
                      "two readings of this step with the same gauge");
    }
}

}  // namespace

std::vector<Field> read_fields(JsonReader& reader, std::string_view key) {
    std::vector<Field> fields;
    for_each(reader, key, [&](JsonReader& item) { fields.push_back(read_field(item)); });
    add_notes(fields);
    return fields;
}

Way way_to(const Step& step, std::string_view id) {
    for (std::size_t a = 0; a < step.actions.size(); ++a)
        for (std::size_t f = 0; f < step.actions[a].fields.size(); ++f)
            if (step.actions[a].fields[f].id == id) return way_of_field(a, f);
    return {"actions"};
}

void check_fields(JsonReader& reader, const Step& step) {
    std::set<std::string> seen;
    const auto once = [&](const Field& field, const Way& way) {
        if (reader.ok() && !seen.insert(field.id).second)
            refuse_at(reader, beyond(way, {"id"}), ErrorCode::already_exists,
                      "the field '" + field.id + "' stands twice", "each field once in a step");
    };
    for (std::size_t a = 0; a < step.actions.size(); ++a)
        for (std::size_t f = 0; f < step.actions[a].fields.size(); ++f) {
            const auto& field = step.actions[a].fields[f];
            const auto way = way_of_field(a, f);
            once(field, way);
            for (std::size_t p = 0; p < field.parts.size(); ++p)
                once(field.parts[p], beyond(way, {"parts", std::to_string(p)}));
            check_gauge(reader, step, field, way);
            if (reader.ok() && field.names_sample && step.sample.empty())
                refuse_at(reader, beyond(way, {"names_sample"}), ErrorCode::bad_value,
                          "the field '" + field.id + "' names the sample, and the step is done on none",
                          "\"sample\" of the step: one of samples.json");
            if (field.count_of.empty()) continue;
            const auto* code = find_field(step, field.count_of);
            if (reader.ok() &&
                (code == nullptr || (code->kind != Field::Kind::code && code->kind != Field::Kind::text)))
                refuse_at(reader, beyond(way, {"count_of"}), ErrorCode::not_found,
                          "the field '" + field.id + "' counts '" + field.count_of +
                              "', and no code or text of that id is asked for",
                          "the id of a code field of this step, or of a text that is a list");
        }
}

}  // namespace velocert::standards
