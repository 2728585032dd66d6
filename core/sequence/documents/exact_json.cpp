// SPDX-License-Identifier: GPL-3.0-or-later
#include "core/sequence/documents/exact_json.h"

namespace velocert::sequence {
namespace {

using base::ErrorCode;
using base::Json;
using base::JsonReader;

base::Result<metrology::Kind> parse_kind(std::string_view text) {
    for (int i = 0; i <= static_cast<int>(metrology::last_kind); ++i)
        if (metrology::name(static_cast<metrology::Kind>(i)) == text) return static_cast<metrology::Kind>(i);
    return base::fail(ErrorCode::bad_value, {}, "'" + std::string(text) + "' is no kind of quantity",
                      "mass, length, speed ...");
}

void hand_up(JsonReader& reader, JsonReader& parent) {
    if (auto done = reader.finish(); !done) parent.refuse(done.error());
}

}  // namespace

Json stored(const std::optional<metrology::AnyQuantity>& value) { return value ? Json(value->text()) : Json(); }
Json stored(const std::optional<metrology::WrittenQuantity>& value) { return value ? Json(value->text()) : Json(); }
Json stored(const std::optional<base::Decimal>& value) { return value ? Json(value->text()) : Json(); }

std::optional<metrology::WrittenQuantity> read_written_or_none(JsonReader& reader, std::string_view key) {
    const Json* json = reader.optional(key);
    if (json == nullptr) return std::nullopt;
    if (const auto* text = json->string()) {
        auto value = metrology::WrittenQuantity::parse(*text);
        if (value) return *value;
        reader.refuse(key, value.error().code, value.error().found, value.error().expected);
    } else {
        reader.refuse(key, ErrorCode::bad_value, std::string(json->kind_name()), "a text like \"6.479 m\"");
    }
    return std::nullopt;
}

std::optional<metrology::AnyQuantity> read_quantity_or_none(JsonReader& reader, std::string_view key) {
    const auto written = read_written_or_none(reader, key);
    if (!written) return std::nullopt;
    return written->value();
}

metrology::AnyQuantity read_quantity(JsonReader& reader, std::string_view key) {
    const bool was_ok = reader.ok();
    const auto value = read_quantity_or_none(reader, key);
    if (value) return *value;
    if (was_ok && reader.ok()) reader.refuse(key, ErrorCode::missing_field, "no value", "a text like \"6.479 m\"");
    return {metrology::Kind::count, 0};
}

std::optional<base::Decimal> read_decimal_or_none(JsonReader& reader, std::string_view key) {
    const Json* json = reader.optional(key);
    if (json == nullptr) return std::nullopt;
    if (const auto* text = json->string()) {
        const auto value = base::Decimal::parse(*text);
        if (value) return *value;
        reader.refuse(key, value.error().code, value.error().found, value.error().expected);
    } else {
        reader.refuse(key, ErrorCode::bad_value, std::string(json->kind_name()), "a decimal number as a text");
    }
    return std::nullopt;
}

base::Digest read_digest(JsonReader& reader, std::string_view key) {
    const std::string text = reader.text(key);
    if (!reader.ok()) return {};
    const auto digest = base::Digest::parse(text);
    if (digest) return *digest;
    reader.refuse(key, digest.error().code, digest.error().found, digest.error().expected);
    return {};
}

Json stored_count(std::uint64_t value) { return Json(Json::Number{std::to_string(value)}); }

std::uint64_t read_count(JsonReader& reader, std::string_view key) {
    const std::int64_t value = reader.integer(key);
    if (value < 0) {
        reader.refuse(key, ErrorCode::bad_value, std::to_string(value), "a number that is not negative");
        return 0;
    }
    return static_cast<std::uint64_t>(value);
}

Json stored(const conformity::DecisionRule& rule) {
    Json json = Json::object();
    json.set("name", conformity::name(rule.rule));
    // Members that came later are written only when they hold something: older records keep their bytes.
    if (rule.rule != conformity::RuleName::target_risk) json.set("fraction", rule.fraction.text());
    if (rule.risk) json.set("risk", rule.risk->text());
    if (rule.tolerance_ratio != conformity::usual_tolerance_ratio)
        json.set("tolerance_ratio", rule.tolerance_ratio.text());
    json.set("comparison", conformity::name(rule.comparison));
    return json;
}

void read_rule_figures(JsonReader& reader, conformity::DecisionRule& rule) {
    rule.rule = read_word(reader, "name", conformity::parse_rule_name);
    const auto fraction = read_decimal_or_none(reader, "fraction");
    if (fraction) rule.fraction = *fraction;
    rule.risk = read_decimal_or_none(reader, "risk");
    if (const auto ratio = read_decimal_or_none(reader, "tolerance_ratio")) rule.tolerance_ratio = *ratio;
    if (!reader.ok()) return;
    if (fraction && rule.rule == conformity::RuleName::target_risk)
        reader.refuse("fraction", ErrorCode::bad_value, "a fraction of U with the rule target-risk", "\"risk\" alone");
    if (const auto good = conformity::check(rule); !good)
        reader.refuse(good.error().where, good.error().code, good.error().found, good.error().expected);
}

conformity::DecisionRule read_rule(JsonReader reader, JsonReader& parent) {
    conformity::DecisionRule rule;
    read_rule_figures(reader, rule);
    rule.comparison = read_word(reader, "comparison", conformity::parse_comparison);
    hand_up(reader, parent);
    return rule;
}

Json stored(const conformity::Limit& limit) {
    Json json = Json::object();
    json.set("id", limit.id);
    json.set("edition", limit.edition);
    json.set("clause", limit.clause);
    json.set("kind", metrology::name(limit.kind));
    json.set("relation", conformity::name(limit.relation));
    json.set("value", stored(limit.value));
    json.set("upper", stored(limit.upper));
    json.set("text_value", limit.text_value);
    json.set("is_class", limit.is_class);
    json.set("status", conformity::name(limit.status));
    json.set("source", limit.source);
    json.set("note", limit.note);
    json.set("at", stored(limit.at));
    // Members that came later stand only where there is something to say, so that older records keep their bytes.
    if (!limit.set_points.empty()) {
        Json points = Json::array();
        for (const auto& point : limit.set_points) points.push(Json(point.text()));
        json.set("set_points", std::move(points));
    }
    if (limit.duration) json.set("duration", stored(limit.duration));
    json.set("informative", limit.informative);
    if (limit.inherent) json.set("inherent", true);
    return json;
}

conformity::Limit read_limit(JsonReader reader, JsonReader& parent) {
    conformity::Limit limit;
    limit.id = reader.text_or("id", "");  // empty when the edition has no such limit
    limit.edition = reader.text_or("edition", "");
    limit.clause = reader.text_or("clause", "");
    limit.kind = read_word(reader, "kind", parse_kind);
    limit.relation = read_word(reader, "relation", conformity::parse_relation);
    limit.value = read_written_or_none(reader, "value");
    limit.upper = read_written_or_none(reader, "upper");
    limit.text_value = reader.text_or("text_value", "");
    limit.is_class = reader.flag_or("is_class", false);
    limit.status = read_word(reader, "status", conformity::parse_limit_status);
    limit.source = reader.text_or("source", "");
    limit.note = reader.text_or("note", "");
    limit.at = read_written_or_none(reader, "at");
    if (reader.optional("set_points") != nullptr)
        for (const auto& item : reader.array("set_points")) {
            const auto* text = item.string();
            const auto point = metrology::WrittenQuantity::parse(text == nullptr ? std::string() : *text);
            if (!point) {
                reader.refuse("set_points", point.error().code, point.error().found, point.error().expected);
                break;
            }
            limit.set_points.push_back(*point);
        }
    limit.duration = read_written_or_none(reader, "duration");
    limit.informative = reader.flag_or("informative", false);
    limit.inherent = reader.flag_or("inherent", false);
    hand_up(reader, parent);
    return limit;
}

void read_objects(JsonReader& reader, std::string_view key, const std::function<void(JsonReader&)>& read) {
    std::size_t index = 0;
    for (const auto& item : reader.array(key)) {
        JsonReader one(item, reader.source(),
                       reader.pointer() + '/' + std::string(key) + '/' + std::to_string(index++));
        read(one);
        if (auto done = one.finish(); !done) reader.refuse(done.error());
    }
}

}  // namespace velocert::sequence
