// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include <functional>
#include <optional>
#include <string>
#include <string_view>

#include "core/base/digest.h"
#include "core/base/json.h"
#include "core/conformity/decision_rule.h"
#include "core/conformity/limit.h"
#include "core/metrology/quantity.h"

namespace velocert::sequence {

// The pieces records are made of, in exact stored form: what is printed here reads back as the very same
// value. Quantities are texts in their preferred unit, absent ones are null. Reading keeps its error in the
// reader.

[[nodiscard]] base::Json stored(const std::optional<metrology::AnyQuantity>& value);
[[nodiscard]] std::optional<metrology::AnyQuantity> read_quantity_or_none(base::JsonReader& reader,
                                                                          std::string_view key);
/// Required; 0 of `kind` stands in after an error.
[[nodiscard]] metrology::AnyQuantity read_quantity(base::JsonReader& reader, std::string_view key);

[[nodiscard]] base::Json stored(const std::optional<metrology::WrittenQuantity>& value);
[[nodiscard]] std::optional<metrology::WrittenQuantity> read_written_or_none(base::JsonReader& reader,
                                                                             std::string_view key);

[[nodiscard]] base::Json stored(const std::optional<base::Decimal>& value);
[[nodiscard]] std::optional<base::Decimal> read_decimal_or_none(base::JsonReader& reader, std::string_view key);

[[nodiscard]] base::Digest read_digest(base::JsonReader& reader, std::string_view key);

/// Byte counts and the like.
[[nodiscard]] base::Json stored_count(std::uint64_t value);
[[nodiscard]] std::uint64_t read_count(base::JsonReader& reader, std::string_view key);

[[nodiscard]] base::Json stored(const conformity::DecisionRule& rule);
[[nodiscard]] conformity::DecisionRule read_rule(base::JsonReader reader, base::JsonReader& parent);

/// The members a rule shares with everything that names one: "name", and where given "fraction", "risk" and
/// "tolerance_ratio". Refuses combinations that mean nothing.
void read_rule_figures(base::JsonReader& reader, conformity::DecisionRule& rule);

[[nodiscard]] base::Json stored(const conformity::Limit& limit);
[[nodiscard]] conformity::Limit read_limit(base::JsonReader reader, base::JsonReader& parent);

/// A required word of an enumeration by its parse function; the value-initialised one stands in after an
/// error.
template <typename Enum>
[[nodiscard]] Enum read_word(base::JsonReader& reader, std::string_view key,
                             base::Result<Enum> (*parse)(std::string_view)) {
    const std::string word = reader.text(key);
    if (!reader.ok()) return Enum{};
    const auto value = parse(word);
    if (value) return *value;
    reader.refuse(key, value.error().code, value.error().found, value.error().expected);
    return Enum{};
}

/// Reads each object of a required array with `read`, and refuses what it leaves unread.
void read_objects(base::JsonReader& reader, std::string_view key, const std::function<void(base::JsonReader&)>& read);
/// Sets a list of what has a to_json; an empty one leaves no member.
template <typename List>
void set_list(base::Json& json, const char* key, const List& list) {
    if (list.empty()) return;
    base::Json out = base::Json::array();
    for (const auto& one : list) out.push(to_json(one));
    json.set(key, std::move(out));
}

}  // namespace velocert::sequence
