// SPDX-License-Identifier: GPL-3.0-or-later
// Which edition judges a case, with which limits and by which rule.
#include <algorithm>
#include <set>

#include "core/sequence/cases/case_input.h"
#include "core/sequence/documents/exact_json.h"
#include "core/standards/loading/pack_fields.h"
#include "core/standards/release_rules.h"

namespace velocert::sequence {
namespace {

using base::ErrorCode;
using base::JsonReader;
using conformity::Limit;
using conformity::Relation;
using metrology::WrittenQuantity;

std::string known_editions(const CaseInput& input) {
    std::string out = "auto";
    for (const auto& edition : input.editions) out += ", " + edition.id;
    return out;
}

std::optional<WrittenQuantity> limit_value(JsonReader& reader, std::string_view key, const Limit& limit) {
    const std::string text = reader.text(key);
    if (!reader.ok()) return std::nullopt;
    auto value = WrittenQuantity::parse(text, limit.kind);
    if (!value) {
        reader.refuse(key, value.error().code, value.error().found, value.error().expected);
        return std::nullopt;
    }
    if (standards::must_be_positive(limit.kind) && value->value().base() <= 0)
        reader.refuse(key, ErrorCode::bad_value, "'" + text + "'", "a value above zero");
    return *value;
}

/// "at": one value, or several.
std::vector<WrittenQuantity> limit_set_points(JsonReader& reader) {
    const auto* at = reader.optional("at");
    if (at != nullptr && at->items() != nullptr) {
        auto values = standards::quantities(reader, "at");
        if (reader.ok() && values.empty())
            reader.refuse("at", ErrorCode::bad_value, "an empty list", "one value, or several");
        return values;
    }
    const auto value = standards::quantity(reader, "at", std::nullopt);
    return value ? std::vector{*value} : std::vector<WrittenQuantity>();
}

void release_one(JsonReader& reader, const standards::StandardEdition& edition, Limit& limit) {
    const auto relation = read_word(reader, "relation", conformity::parse_relation);
    if (reader.ok() && !standards::relation_fits(limit, relation))
        reader.refuse("relation", ErrorCode::bad_value,
                      "'" + std::string(conformity::name(relation)) + "' for " + limit.id,
                      limit.relation == Relation::unknown ? "a relation that judges"
                                                          : std::string(conformity::name(limit.relation)));
    std::optional<WrittenQuantity> value;
    std::optional<WrittenQuantity> upper;
    std::string word;
    if (limit.is_class) {
        word = reader.text("value");
        const auto known = standards::words_of(edition, limit);
        if (reader.ok() && !known.empty() && std::ranges::find(known, word) == known.end())
            reader.refuse("value", ErrorCode::bad_value, "'" + word + "'", standards::either_of(known));
    } else {
        value = limit_value(reader, "value", limit);
        if (relation == Relation::within) {
            upper = limit_value(reader, "upper", limit);
            if (value && upper && upper->value().base() < value->value().base())
                reader.refuse("upper", ErrorCode::bad_value, upper->text(), "a value not below " + value->text());
        }
    }
    std::vector<WrittenQuantity> at;
    if (reader.optional("at") != nullptr) at = limit_set_points(reader);
    const auto duration = case_quantity(reader, "duration", metrology::Kind::duration, Sign::positive);
    if (reader.ok() && limit.at && !at.empty() && (at.size() > 1 || at.front().value() != limit.at->value()))
        reader.refuse("at", ErrorCode::bad_value, at.front().text(), limit.at->text() + ", as in the edition");
    const bool inherent = reader.flag_or("inherent", limit.inherent);
    if (!reader.ok()) return;
    if (!at.empty()) {
        limit.at = at.size() == 1 ? std::optional(at.front()) : std::nullopt;
        limit.set_points = at.size() == 1 ? std::vector<WrittenQuantity>() : at;
    }
    if (duration) limit.duration = duration;
    limit.inherent = inherent;
    limit.relation = relation;
    limit.value = value;
    limit.upper = upper;
    limit.text_value = word;
    limit.status = conformity::LimitStatus::released;
    limit.informative = false;  // whoever releases it has decided to judge by it
    limit.source = "released by the laboratory for this case";
}

/// A case may name any edition; where that is not the one that applies, it is said.
void compare_with_dates(const std::string& named, const standards::ItemTraits& item,
                        const standards::SelectionRule& rule, CaseEdition& out) {
    const auto choice = standards::select_edition(item, rule);
    if (choice && choice->edition == named) return;
    if (choice) {
        out.reason_text = "The case names " + named + "; by the item's dates and certificate " + choice->edition +
                          " applies (" + choice->reason_text + ").";
        out.warnings.push_back("edition-by-dates " + choice->edition);
    } else {
        out.reason_text = "The case names " + named + "; which edition applies cannot be told from the item (" +
                          choice.error().where + ": " + choice.error().found + ").";
        out.warnings.push_back("edition-by-dates unknown");
    }
}

}  // namespace

base::Result<CaseEdition> case_edition(std::string_view wanted, const standards::ItemTraits& item,
                                       const CaseInput& input, const std::string& where) {
    CaseEdition out;
    std::string id(wanted);
    if (wanted == "auto") {
        auto choice = standards::select_edition(item, input.selection);
        if (!choice) {
            auto error = choice.error();
            if (error.where.empty()) error.where = where;
            return base::fail(std::move(error));
        }
        id = choice->edition;
        out.reason_code = choice->reason;
        out.reason_text = choice->reason_text;
        out.warnings = choice->warnings;
    } else {
        out.reason_code = "named-in-case";
        out.reason_text = "The case names the edition.";
        compare_with_dates(id, item, input.selection, out);
    }
    const auto found =
        std::find_if(input.editions.begin(), input.editions.end(), [&](const auto& one) { return one.id == id; });
    if (found == input.editions.end())
        return base::fail(ErrorCode::not_found, where, "no edition '" + id + "'", known_editions(input));
    out.edition = *found;
    return out;
}

void release_case_limits(JsonReader& reader, standards::StandardEdition& edition) {
    const auto* list = reader.optional("limits");
    if (list == nullptr) return;
    if (list->items() == nullptr) {
        reader.refuse("limits", ErrorCode::bad_value, std::string(list->kind_name()), "an array");
        return;
    }
    std::set<std::string> seen;
    std::size_t index = 0;
    for (const auto& item : *list->items()) {
        JsonReader one(item, reader.source(), reader.pointer() + "/limits/" + std::to_string(index++));
        const std::string id = one.text("id");
        const auto limit =
            std::find_if(edition.limits.begin(), edition.limits.end(), [&](const auto& l) { return l.id == id; });
        if (one.ok() && limit == edition.limits.end())
            one.refuse("id", ErrorCode::not_found, edition.id + " has no limit '" + id + "'",
                       "an id that 'standards' lists");
        if (one.ok() && !seen.insert(id).second)
            one.refuse("id", ErrorCode::already_exists, "'" + id + "' stands twice", "each limit once");
        if (one.ok()) release_one(one, edition, *limit);
        if (auto done = one.finish(); !done) {
            reader.refuse(done.error());
            return;
        }
    }
}

conformity::DecisionRule case_rule(JsonReader& reader) {
    conformity::DecisionRule rule;
    if (reader.optional("rule") == nullptr) return rule;
    JsonReader given = reader.child("rule");
    read_rule_figures(given, rule);
    if (given.optional("comparison") != nullptr)
        rule.comparison = read_word(given, "comparison", conformity::parse_comparison);
    if (auto done = given.finish(); !done) reader.refuse(done.error());
    return rule;
}

std::optional<WrittenQuantity> case_quantity(JsonReader& reader, std::string_view key, metrology::Kind kind,
                                             Sign sign) {
    const auto* json = reader.optional(key);
    if (json == nullptr) return std::nullopt;
    const auto* text = json->string();
    if (text == nullptr) {
        reader.refuse(key, ErrorCode::bad_value, std::string(json->kind_name()),
                      "a text with number and unit, like \"" + std::string("1 ") +
                          std::string(preferred_unit(kind).symbol) + "\"");
        return std::nullopt;
    }
    auto value = WrittenQuantity::parse(*text, kind);
    if (!value) {
        reader.refuse(key, value.error().code, value.error().found, value.error().expected);
        return std::nullopt;
    }
    const std::int64_t base = value->value().base();
    if (base < 0 || (base == 0 && sign == Sign::positive)) {
        reader.refuse(key, ErrorCode::bad_value, "'" + *text + "'",
                      sign == Sign::positive ? "a value above zero" : "no negative value");
        return std::nullopt;
    }
    return *value;
}

std::optional<metrology::AnyQuantity> case_uncertainty(JsonReader& data, std::string_view key, metrology::Kind kind,
                                                       std::string_view example) {
    if (data.optional("standard_uncertainty") == nullptr) return std::nullopt;
    JsonReader reader = data.child("standard_uncertainty");
    const auto value = case_quantity(reader, key, kind, Sign::not_negative);
    if (reader.ok() && !value)
        reader.refuse(key, ErrorCode::missing_field, "no uncertainty of the " + std::string(key), std::string(example));
    if (auto done = reader.finish(); !done) {
        data.refuse(done.error());
        return std::nullopt;
    }
    return value ? std::optional(value->value()) : std::nullopt;
}

}  // namespace velocert::sequence
