// SPDX-License-Identifier: GPL-3.0-or-later
#include "core/conformity/limit.h"

namespace velocert::conformity {

std::string_view name(Relation relation) {
    switch (relation) {
        case Relation::at_most: return "<=";
        case Relation::below: return "<";
        case Relation::at_least: return ">=";
        case Relation::equal: return "=";
        case Relation::within: return "in";
        case Relation::zero_above: return "zero-above";
        case Relation::from: return "from";
        case Relation::unknown: return "unknown";
    }
    return "unknown";
}

base::Result<Relation> parse_relation(std::string_view text) {
    for (const auto relation : {Relation::at_most, Relation::below, Relation::at_least, Relation::equal,
                                Relation::within, Relation::zero_above, Relation::from, Relation::unknown})
        if (name(relation) == text) return relation;
    return base::fail(base::ErrorCode::bad_value, {}, "'" + std::string(text) + "' is no relation",
                      "<=, <, >=, =, in, zero-above, from or unknown");
}

std::string_view name(LimitStatus status) {
    switch (status) {
        case LimitStatus::confirmed: return "confirmed";
        case LimitStatus::provisional: return "provisional";
        case LimitStatus::unverified: return "unverified";
        case LimitStatus::released: return "released";
    }
    return "unverified";
}

base::Result<LimitStatus> parse_limit_status(std::string_view text) {
    for (const auto status :
         {LimitStatus::confirmed, LimitStatus::provisional, LimitStatus::unverified, LimitStatus::released})
        if (name(status) == text) return status;
    return base::fail(base::ErrorCode::bad_value, {}, "'" + std::string(text) + "' is no limit status",
                      "confirmed, provisional, unverified or released");
}

std::optional<ToleranceLimits> tolerance_limits(const Limit& limit) {
    if (!limit.value || limit.value->kind() != limit.kind) return std::nullopt;
    switch (limit.relation) {
        case Relation::at_most:
        case Relation::below: return ToleranceLimits{std::nullopt, limit.value};
        case Relation::at_least: return ToleranceLimits{limit.value, std::nullopt};
        case Relation::equal: return ToleranceLimits{limit.value, limit.value};
        case Relation::within:
            if (!limit.upper || limit.upper->kind() != limit.kind) return std::nullopt;
            if (limit.upper->value().base() < limit.value->value().base()) return std::nullopt;
            return ToleranceLimits{limit.value, limit.upper};
        case Relation::zero_above:
        case Relation::from:
        case Relation::unknown: return std::nullopt;
    }
    return std::nullopt;
}

std::string value_text(const Limit& limit) {
    if (!limit.text_value.empty()) return limit.text_value;
    if (!limit.value) return "unknown";
    if (limit.relation == Relation::within && limit.upper) {
        const bool same_unit = limit.value->unit() == limit.upper->unit();
        return (same_unit ? limit.value->number().text() : limit.value->text()) + " ... " + limit.upper->text();
    }
    return limit.value->text();
}

std::vector<metrology::WrittenQuantity> judged_at(const Limit& limit) {
    if (!limit.set_points.empty() || !limit.at) return limit.set_points;
    return {*limit.at};
}

std::string condition_text(const Limit& limit) {
    std::string out;
    for (const auto& value : judged_at(limit)) out += (out.empty() ? "" : ", ") + value.text();
    if (limit.duration) out += (out.empty() ? "for " : " for ") + limit.duration->text();
    return out;
}

}  // namespace velocert::conformity
