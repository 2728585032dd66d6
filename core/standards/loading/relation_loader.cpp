// SPDX-License-Identifier: GPL-3.0-or-later
#include "core/standards/loading/relation_loader.h"

#include <algorithm>
#include <utility>

#include "core/standards/loading/pack_fields.h"
#include "core/standards/needs/answer_needs.h"
#include "core/standards/needs/answer_source.h"
#include "core/standards/needs/multiple.h"
#include "core/standards/needs/quotient.h"
#include "core/standards/needs/step_order.h"

namespace velocert::standards {
namespace {

using base::ErrorCode;
using base::JsonReader;

void expect_kind(JsonReader& reader, std::string_view member, bool given, bool has_use, std::string_view of) {
    if (given && !has_use)
        reader.refuse(member, ErrorCode::unknown_field, "\"" + std::string(member) + "\" has no use here",
                      "\"" + std::string(member) + "\" for a field that asks for " + std::string(of));
}

bool is_written(const Field& field) { return field.kind == Field::Kind::text || field.kind == Field::Kind::code; }

/// A state that the test rests on. It is no figure of the item, so that nothing but its own ends is read here.
void read_condition(JsonReader& reader, Field& field) {
    if (reader.optional("condition") == nullptr) return;
    auto nested = reader.child("condition");
    Bound bound{{},
                nested.text_or("limit", {}),
                quantity(nested, "low", std::nullopt),
                quantity(nested, "high", std::nullopt),
                nested.text_or("source", {})};
    const bool figures = bound.low || bound.high;
    if (nested.ok() && figures && !bound.limit.empty())
        nested.refuse({}, ErrorCode::bad_value, "a limit and figures of its own",
                      "either \"limit\", or \"low\" or \"high\", or only where it is from");
    else if (nested.ok() && bound.limit.empty() && bound.source.empty())
        nested.refuse({}, ErrorCode::missing_field, "\"source\" is missing", "where the condition comes from");
    for (const auto* end : {&bound.low, &bound.high})
        if (nested.ok() && *end && (field.kind != Field::Kind::quantity || (*end)->kind() != field.quantity))
            nested.refuse(end == &bound.low ? "low" : "high", ErrorCode::wrong_unit, "'" + (*end)->text() + "'",
                          field.kind == Field::Kind::quantity ? "a " + std::string(name(field.quantity))
                                                              : "no figure for this kind of field");
    if (nested.ok() && bound.low && bound.high && bound.low->value().base() > bound.high->value().base())
        nested.refuse("low", ErrorCode::bad_value, "'" + bound.low->text() + "'", "no more than " + bound.high->text());
    close(reader, nested);
    if (!reader.ok()) return;
    const bool state = field.kind == Field::Kind::choice || field.kind == Field::Kind::flag;
    if (field.kind != Field::Kind::quantity && !state)
        reader.refuse("condition", ErrorCode::unknown_field, "\"condition\" has no use here",
                      "\"condition\" for a field that asks for a quantity, or for a choice or flag");
    else if (state && bound.limit.empty() == field.must.empty())
        reader.refuse("condition", ErrorCode::missing_field, "nothing says which answer keeps the condition, or two do",
                      "the answer as \"must\", or a \"limit\" of kind class");
    else if (!field.required)
        reader.refuse("required", ErrorCode::bad_value, "a condition that may be left out",
                      "a condition that must be answered");
    else
        field.condition = std::move(bound);
}

/// What follows from a figure: "at_least" has what it is divided by ("per"), "at_most" how many times it ("times").
struct Following {
    std::string_view member;
    std::string_view factor;
    bool (*is_one)(std::string_view text);
    std::string (*text_of)(std::string of, const metrology::WrittenQuantity& factor);
};
constexpr Following by_division{"at_least", "per", [](std::string_view one) { return parse_quotient(one).has_value(); },
                                [](std::string of, const metrology::WrittenQuantity& per) {
                                    return text(Quotient{std::move(of), per});
                                }};
constexpr Following by_multiplication{"at_most", "times",
                                      [](std::string_view one) { return parse_multiple(one).has_value(); },
                                      [](std::string of, const metrology::WrittenQuantity& times) {
                                          return text(Multiple{std::move(of), times});
                                      }};

/// Figures by their names, and what follows from one: {"of": "distance", "per": "30 km/h", "source": "..."}.
std::vector<std::string> read_ends(JsonReader& reader, const Following& following) {
    std::vector<std::string> out;
    const auto member = std::string(following.member);
    const auto factor_name = std::string(following.factor);
    if (reader.optional(member) == nullptr) return out;
    const auto add = [&](std::string one) {
        if (one.empty() || std::ranges::find(out, one) != out.end())
            reader.refuse(member, ErrorCode::bad_value, one.empty() ? "an empty text" : "'" + one + "' twice",
                          "figures, each once");
        out.push_back(std::move(one));
    };
    const auto& items = reader.array(member);
    for (std::size_t i = 0; i < items.size() && reader.ok(); ++i) {
        if (const auto* name = items[i].string()) {
            // It stands for a figure alone: what follows from one says where that is written.
            if (following.is_one(*name))
                reader.refuse(member, ErrorCode::bad_value, "'" + *name + "'",
                              "a figure by its name, or an object with \"of\", \"" + factor_name + "\" and \"source\"");
            add(*name);
            continue;
        }
        JsonReader item(items[i], reader.source(), reader.pointer() + '/' + member + '/' + std::to_string(i));
        auto of = item.text("of");
        const auto factor = quantity(item, following.factor, std::nullopt);
        const auto source = item.text("source");
        if (item.ok() && !factor)
            item.refuse(factor_name, ErrorCode::missing_field, '"' + factor_name + "\" is missing", "a quantity");
        if (item.ok() && factor->value().base() <= 0)
            item.refuse(factor_name, ErrorCode::bad_value, "'" + factor->text() + "'", "more than nothing");
        if (item.ok() && following.member == by_multiplication.member && factor->kind() != metrology::Kind::ratio)
            item.refuse(factor_name, ErrorCode::wrong_unit, "'" + factor->text() + "'", "a ratio, such as 135 %");
        close(reader, item);
        if (reader.ok()) add(following.text_of(std::move(of), *factor));
    }
    return out;
}

class Troubles {
  public:
    Troubles(const StandardEdition& edition, const Procedure& procedure, const Step& step)
        : edition_(edition), step_(step), own_(procedure.id + '/' + step.id) {}

    /// What is wrong with a field; its way leads on from the field.
    [[nodiscard]] StepTrouble of_field(const Field& field) const {
        using Names = std::pair<const char*, const std::vector<std::string>*>;
        for (const auto& [member, names] :
             {Names{"sum_of", &field.sum_of}, Names{"difference_of", &field.difference_of},
              Names{"at_least", &field.at_least}, Names{"at_most", &field.at_most}})
            for (std::size_t i = 0; i < names->size(); ++i)
                if (auto trouble = of_figure((*names)[i], field, member); !trouble.text.empty())
                    return {beyond({member, std::to_string(i)}, trouble.way), std::move(trouble.text)};
        for (std::size_t i = 0; i < field.other_than.size(); ++i)
            if (auto text = of_other(field.other_than[i], field); !text.empty())
                return {{"other_than", std::to_string(i)}, std::move(text)};
        for (std::size_t c = 0; c < field.choices.size(); ++c)
            for (std::size_t b = 0; b < field.choices[c].only_if.size(); ++b)
                if (auto text = of_bound(field.choices[c].only_if[b], field); !text.empty())
                    return {{"choices", std::to_string(c), "only_if", std::to_string(b)}, std::move(text)};
        return {{"condition", "limit"}, of_condition(field)};
    }
    [[nodiscard]] StepTrouble of_parameters() const {
        for (const auto& [id, parameter] : step_.parameters) {
            if (parameter.of.empty()) continue;
            std::vector<std::string> way{"parameters", id, "of"};
            if (figure_name(parameter.of).step.empty())
                return {std::move(way),
                        "the parameter '" + id + "' comes from '" + parameter.of + "', which is of no other step"};
            if (auto text = of_quantity(parameter.of, parameter.value->kind(), id); !text.empty())
                return {std::move(way), std::move(text)};
        }
        return {};
    }

  private:
    /// The field of that name; null with what is wrong.
    [[nodiscard]] const Field* find(const std::string& text, std::string& trouble) const {
        const auto name = figure_name(text);
        const auto* step = name.step.empty() ? &step_ : step_of(edition_, name.step);
        const auto* field = step == nullptr ? nullptr : find_field(*step, name.field);
        if (step == nullptr)
            trouble = "no step '" + name.step + "'";
        else if (field == nullptr)
            trouble = "no field '" + name.field + "'" + (name.step.empty() ? " in this step" : " in " + name.step);
        else if (!name.step.empty() && !comes_before(edition_, name.step, own_))
            trouble = "'" + name.step + "' does not come before '" + own_ + "'";
        else
            return field;
        return nullptr;
    }
    [[nodiscard]] std::string of_quantity(const std::string& name, metrology::Kind kind, const std::string& own) const {
        std::string trouble;
        const auto* other = find(name, trouble);
        if (other == nullptr) return trouble;
        if (other->kind == Field::Kind::quantity && other->quantity == kind) return {};
        return "'" + own + "' is held against '" + name + "', which is another quantity";
    }
    /// A figure by its name, or what follows from one, where that may be.
    [[nodiscard]] StepTrouble of_figure(const std::string& name, const Field& field, std::string_view member) const {
        if (const auto multiple = member == by_multiplication.member ? parse_multiple(name) : std::nullopt) {
            auto trouble = of_quantity(multiple->of, field.quantity, field.id);
            return trouble.empty() ? StepTrouble() : StepTrouble{{"of"}, std::move(trouble)};
        }
        const auto quotient = member == by_division.member ? parse_quotient(name) : std::nullopt;
        if (!quotient) return {{}, of_quantity(name, field.quantity, field.id)};
        std::string trouble;
        const auto* other = find(quotient->of, trouble);
        if (other == nullptr) return {{"of"}, std::move(trouble)};
        if (other->kind == Field::Kind::quantity &&
            quotient_kind(other->quantity, quotient->per.kind()) == field.quantity)
            return {};
        return {{"per"}, "'" + field.id + "' is held against '" + text(*quotient) + "', which is another quantity"};
    }
    [[nodiscard]] std::string of_other(const std::string& name, const Field& field) const {
        std::string trouble;
        const auto* other = find(name, trouble);
        if (other == nullptr) return trouble;
        if (other->id == field.id && figure_name(name).step.empty())
            return "the field '" + field.id + "' is to be another one than itself";
        if (field.is_file()) return other->is_file() ? std::string() : "'" + name + "' is no photo and no document";
        return is_written(*other) ? std::string() : "'" + name + "' is no text and no code";
    }
    [[nodiscard]] std::string of_bound(const Bound& bound, const Field& field) const {
        std::string trouble;
        const auto* other = find(bound.of, trouble);
        if (other == nullptr) return trouble;
        if (asks_for_nothing(bound)) {
            const bool own = figure_name(bound.of).step.empty() && other->id != field.id;
            return own ? std::string() : "'" + bound.of + "' is no other field of this step that could be left empty";
        }
        const auto kind_of = [&]() -> std::optional<metrology::Kind> {
            if (bound.limit.empty()) return bound.low ? bound.low->kind() : bound.high->kind();
            const auto* limit = edition_.limit(bound.limit);
            if (limit == nullptr || limit->is_class) return std::nullopt;
            return limit->kind;
        }();
        if (!kind_of) return "no limit '" + bound.limit + "' of a quantity";
        if (other->kind == Field::Kind::quantity && other->quantity == *kind_of) return {};
        return "the answer to '" + field.id + "' is bound by '" + bound.of + "', which is another quantity";
    }

    /// The limit must be one that the step takes: so it belongs to the clause, and the report knows it.
    [[nodiscard]] std::string of_condition(const Field& field) const {
        if (!field.condition || field.condition->limit.empty()) return {};
        const auto& id = field.condition->limit;
        const auto* limit = edition_.limit(id);
        if (limit == nullptr) return "no limit '" + id + "'";
        if (limit->is_class != (field.kind != Field::Kind::quantity) ||
            (!limit->is_class && limit->kind != field.quantity))
            return "the condition '" + field.id + "' is held against '" + id + "', which is another quantity";
        const bool taken = std::ranges::any_of(step_.limits, [&](const auto& use) { return use.second == id; });
        return taken ? std::string()
                     : "the condition '" + field.id + "' is held against '" + id + "', which the step does not take";
    }

    const StandardEdition& edition_;
    const Step& step_;
    std::string own_;
};

}  // namespace

void read_field_relations(JsonReader& reader, Field& field) {
    field.sum_of = list(reader, "sum_of");
    field.difference_of = list(reader, "difference_of");
    field.at_least = read_ends(reader, by_division);
    field.at_most = read_ends(reader, by_multiplication);
    field.other_than = list(reader, "other_than");
    if (reader.optional("not_before") != nullptr) {
        auto nested = reader.child("not_before");
        FirstDay first{date(nested, "day"), nested.text("source")};
        close(reader, nested);
        field.not_before = std::move(first);
    }
    read_condition(reader, field);
    if (!reader.ok()) return;
    const bool counts = field.kind == Field::Kind::quantity;
    expect_kind(reader, "sum_of", !field.sum_of.empty(), counts, "a quantity");
    expect_kind(reader, "difference_of", !field.difference_of.empty(), counts, "a quantity");
    expect_kind(reader, "at_least", !field.at_least.empty(), counts, "a quantity");
    expect_kind(reader, "at_most", !field.at_most.empty(), counts, "a quantity");
    expect_kind(reader, "other_than", !field.other_than.empty(), field.is_file() || is_written(field),
                "a photo or a document, or for a text or a code");
    expect_kind(reader, "not_before", field.not_before.has_value(), field.kind == Field::Kind::date, "a date");
    if (reader.ok() && !field.difference_of.empty() && field.difference_of.size() != 2)
        reader.refuse("difference_of", ErrorCode::bad_value, std::to_string(field.difference_of.size()) + " figures",
                      "two: what is taken from, and what is taken away");
}

std::vector<Bound> read_bounds(JsonReader& reader, std::string_view key) {
    std::vector<Bound> out;
    if (reader.optional(key) == nullptr) return out;
    for_each(reader, key, [&](JsonReader& item) {
        Bound bound{item.text("of"), item.text_or("limit", {}), quantity(item, "low", std::nullopt),
                    quantity(item, "high", std::nullopt), item.text_or("source", {})};
        const bool empty = item.flag_or("empty", false);
        if (!item.ok()) return;
        const bool figures = bound.low || bound.high;
        if (empty && (figures || !bound.limit.empty()))
            item.refuse("empty", ErrorCode::bad_value, "an answer that is left empty, and figures that it keeps",
                        "either \"empty\", or \"limit\", or \"low\" or \"high\" with their \"source\"");
        else if (!empty && figures != bound.limit.empty())
            item.refuse({}, ErrorCode::bad_value, figures ? "a limit and figures of its own" : "nothing that binds",
                        "either \"limit\", or \"low\" or \"high\" with their \"source\", or \"empty\": true");
        else if (figures && bound.source.empty())
            item.refuse({}, ErrorCode::missing_field, "\"source\" is missing", "where the figures come from");
        out.push_back(std::move(bound));
    });
    return out;
}

bool same_condition(const std::optional<Bound>& one, const std::optional<Bound>& other) {
    if (!one || !other) return one.has_value() == other.has_value();
    return same_bounds({*one}, {*other});
}

bool same_bounds(const std::vector<Bound>& one, const std::vector<Bound>& other) {
    return std::ranges::equal(one, other, [](const Bound& a, const Bound& b) {
        return a.of == b.of && a.limit == b.limit && a.low == b.low && a.high == b.high;
    });
}

StepTrouble relations_trouble(const StandardEdition& edition, const Procedure& procedure, const Step& step) {
    const Troubles troubles(edition, procedure, step);
    for (std::size_t a = 0; a < step.actions.size(); ++a)
        for (std::size_t f = 0; f < step.actions[a].fields.size(); ++f)
            if (auto trouble = troubles.of_field(step.actions[a].fields[f]); !trouble.text.empty())
                return {beyond(way_of_field(a, f), trouble.way), std::move(trouble.text)};
    return troubles.of_parameters();
}

}  // namespace velocert::standards
