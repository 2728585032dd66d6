// SPDX-License-Identifier: GPL-3.0-or-later
#include "core/metrology/uncertainty/budgets/budget_json.h"

#include <charconv>

#include "core/base/json_members.h"
#include "core/base/json_place.h"
#include "core/metrology/uncertainty/arithmetic/number_text.h"

namespace velocert::metrology {

using base::ErrorCode;
using base::Json;
using base::JsonReader;
using base::Result;

namespace {

/// A number as decimal text; a JSON number keeps its digits and is as good.
Result<double> number_in(const Json& json) {
    const std::string* text = json.string() != nullptr ? json.string()
                              : json.number()          ? &json.number()->digits
                                                       : nullptr;
    if (text == nullptr)
        return base::fail(ErrorCode::bad_value, {}, std::string(json.kind_name()), "a decimal number as a string");
    return parse_number(*text);
}

std::optional<double> number(JsonReader& reader, const std::string& key) {
    const Json* json = reader.optional(key);
    if (json == nullptr) return std::nullopt;
    const auto value = number_in(*json);
    if (value) return *value;
    reader.refuse(key, ErrorCode::bad_value, value.error().found, value.error().expected);
    return std::nullopt;
}

std::vector<double> readings_of(JsonReader& reader, const Json& json) {
    std::vector<double> out;
    if (json.items() == nullptr) {
        reader.refuse("readings", ErrorCode::bad_value, std::string(json.kind_name()), "an array of decimal strings");
        return out;
    }
    for (std::size_t i = 0; i < json.items()->size(); ++i) {
        const Json& item = (*json.items())[i];
        const auto value = number_in(item);
        if (!value) {
            const auto& error = value.error();
            reader.refuse({ErrorCode::bad_value,
                           base::json_place(reader.source(), item.line(), item.column()) + ' ' + reader.pointer() +
                               "/readings/" + std::to_string(i),
                           error.found, error.expected});
            return out;
        }
        out.push_back(*value);
    }
    return out;
}

/// Hands the error of a budget function on with the place of this input's field.
template <typename T>
T taken(JsonReader& reader, Result<T> result) {
    if (result) return std::move(*result);
    const std::string& where = result.error().where;
    reader.refuse(where.empty() ? std::string_view{} : std::string_view(where).substr(1), result.error().code,
                  result.error().found, result.error().expected);
    return T{};
}

Input observed(JsonReader& reader, std::string name, const Json& readings, Distribution distribution) {
    const auto values = readings_of(reader, readings);
    const auto pooled = number(reader, "pooled_standard_deviation");
    const auto pooled_dof = number(reader, "pooled_dof");
    for (const char* key : {"value", "standard_uncertainty", "half_width", "dof"})
        if (reader.optional(key) != nullptr)
            reader.refuse(key, ErrorCode::bad_value, std::string(key) + " beside readings", "one of the two");
    if (bounded(distribution))
        reader.refuse("distribution", ErrorCode::bad_value, std::string(metrology::name(distribution)),
                      "t or normal beside readings");
    if (pooled.has_value() != pooled_dof.has_value())
        reader.refuse({}, ErrorCode::missing_field, "one of pooled_standard_deviation and pooled_dof", "both or none");
    if (!reader.ok()) return {};
    return taken(reader, pooled ? pooled_input(std::move(name), values, *pooled, *pooled_dof)
                                : observed_input(std::move(name), values));
}

Input stated(JsonReader& reader, std::string name, std::optional<Distribution> distribution) {
    const auto value = number(reader, "value");
    const auto u = number(reader, "standard_uncertainty");
    const auto half_width = number(reader, "half_width");
    const auto dof = number(reader, "dof");
    const auto beta = number(reader, "beta");
    const auto inner = number(reader, "inner_half_width");
    const bool limited = distribution && bounded(*distribution);
    if (!value) reader.refuse({}, ErrorCode::missing_field, "neither value nor readings", "a value, or readings");
    if (beta && distribution != Distribution::trapezoidal)
        reader.refuse("beta", ErrorCode::bad_value, "beta", "only with distribution trapezoidal");
    if (inner && distribution != Distribution::curvilinear_trapezoid)
        reader.refuse("inner_half_width", ErrorCode::bad_value, "inner_half_width",
                      "only with distribution curvilinear-trapezoid");
    if (u && half_width)
        reader.refuse("half_width", ErrorCode::bad_value, "half_width beside standard_uncertainty", "one of the two");
    if (half_width && !limited)
        reader.refuse("half_width", ErrorCode::bad_value, "half_width without limits",
                      "a distribution between limits (rectangular, triangular, ...), or standard_uncertainty");
    if (!u && !half_width)
        reader.refuse({}, ErrorCode::missing_field, "no uncertainty",
                      limited ? "half_width" : "standard_uncertainty, half_width with a distribution, or readings");
    if (limited && distribution == Distribution::trapezoidal && !beta)
        reader.refuse({}, ErrorCode::missing_field, "\"beta\" is missing", "the top width over the base width, 0 to 1");
    if (limited && distribution == Distribution::curvilinear_trapezoid && (!inner || !half_width))
        reader.refuse({}, ErrorCode::missing_field, "\"inner_half_width\" or \"half_width\" is missing", "both");
    if (!reader.ok()) return {};
    if (limited) {
        Limits limits{half_width.value_or(0), beta.value_or(0), inner.value_or(0)};
        if (u) {  // the half width that has this standard deviation
            if (*u < 0) reader.refuse("standard_uncertainty", ErrorCode::bad_value, number_text(*u), "not negative");
            limits.half_width = 1;
            limits.half_width = *u / standard_deviation(*distribution, limits);
        }
        if (!reader.ok()) return {};
        return taken(reader, bounded_input(std::move(name), *value, *distribution, limits, dof));
    }
    Input out = taken(reader, stated_input(std::move(name), *value, *u, dof));
    if (distribution) out.distribution = *distribution;
    return out;
}

Input read_input(JsonReader reader, JsonReader& top) {
    const std::string name = reader.text("name");
    std::optional<Distribution> distribution;
    if (const Json* json = reader.optional("distribution")) {
        const auto parsed = parse_distribution(json->string() ? *json->string() : std::string(json->kind_name()));
        if (parsed)
            distribution = *parsed;
        else
            reader.refuse("distribution", parsed.error().code, parsed.error().found, parsed.error().expected);
    }
    const Json* readings = reader.optional("readings");
    Input out;
    if (readings != nullptr) {
        out = observed(reader, name, *readings, distribution.value_or(Distribution::t));
        if (distribution) out.distribution = *distribution;
    } else {
        out = stated(reader, name, distribution);
    }
    out.scaled = reader.flag_or("scaled", false);
    if (auto finished = reader.finish(); !finished) top.refuse(finished.error());
    return out;
}

Correlation read_correlation(JsonReader& top, const Json& json, std::size_t index) {
    const std::string at =
        base::json_place(top.source(), json.line(), json.column()) + " /correlations/" + std::to_string(index);
    const auto* items = json.items();
    if (items == nullptr || items->size() != 3 || (*items)[0].string() == nullptr || (*items)[1].string() == nullptr) {
        top.refuse({ErrorCode::bad_value, at, "another shape", R"(["name", "name", "coefficient"])"});
        return {};
    }
    const auto r = number_in((*items)[2]);
    if (!r) {
        const auto& error = r.error();
        top.refuse({ErrorCode::bad_value, at + "/2", error.found, error.expected});
        return {};
    }
    return {*(*items)[0].string(), *(*items)[1].string(), *r};
}

MonteCarloPlan read_plan(JsonReader reader, JsonReader& top) {
    MonteCarloPlan out;
    const bool adaptive = reader.optional("adaptive_digits") != nullptr;
    out.trials = reader.integer_or("trials", adaptive ? 10'000'000 : out.trials);
    const auto seed = reader.integer_or("seed", 1);
    if (seed < 0)
        reader.refuse("seed", ErrorCode::bad_value, std::to_string(seed), "a whole number that is not negative");
    out.seed = static_cast<std::uint64_t>(seed);
    const auto digits = [&reader](const char* key, std::int64_t fallback) {
        const auto value = reader.integer_or(key, fallback);
        if (value < 1 || value > 4) reader.refuse(key, ErrorCode::bad_value, std::to_string(value), "1 to 4");
        return static_cast<int>(value);
    };
    if (adaptive) out.adaptive_digits = digits("adaptive_digits", 1);
    out.validation_digits = digits("validation_digits", out.validation_digits);
    if (auto finished = reader.finish(); !finished) top.refuse(finished.error());
    return out;
}

CoverageRule read_rule(JsonReader& reader) {
    const std::string text = reader.text_or("coverage_factor_from", "automatic");
    if (text == "normal-or-t") return CoverageRule::normal_or_t;
    if (text == "dominant") return CoverageRule::dominant;
    if (text != "automatic")
        reader.refuse("coverage_factor_from", ErrorCode::bad_value, "'" + text + "'",
                      "automatic, normal-or-t or dominant");
    return CoverageRule::automatic;
}

}  // namespace

Result<Budget> read_budget(const Json& document, const std::string& source) {
    JsonReader reader(document, source);
    Budget out;
    base::expect_format(reader, "velocert-budget/1");
    const auto& inputs = reader.array("inputs");
    for (std::size_t i = 0; i < inputs.size() && reader.ok(); ++i)
        out.inputs.push_back(read_input(JsonReader(inputs[i], source, "/inputs/" + std::to_string(i)), reader));
    if (const Json* correlations = reader.optional("correlations")) {
        if (correlations->items() == nullptr)
            reader.refuse("correlations", ErrorCode::bad_value, std::string(correlations->kind_name()), "an array");
        for (std::size_t i = 0; reader.ok() && i < correlations->items()->size(); ++i)
            out.correlations.push_back(read_correlation(reader, (*correlations->items())[i], i));
    }
    const std::string correlate = reader.text_or("correlate", "");
    if (!correlate.empty() && correlate != "readings")
        reader.refuse("correlate", ErrorCode::bad_value, "'" + correlate + "'", "readings");
    out.correlate_readings = correlate == "readings";
    const auto& outputs = reader.array("outputs");
    for (std::size_t i = 0; i < outputs.size() && reader.ok(); ++i) {
        JsonReader item(outputs[i], source, "/outputs/" + std::to_string(i));
        Output output;
        output.name = item.text("name");
        output.model = item.text("model");
        if (auto finished = item.finish(); !finished) reader.refuse(finished.error());
        out.outputs.push_back(std::move(output));
    }
    if (const auto p = number(reader, "coverage_probability")) out.coverage_probability = *p;
    out.second_order = reader.flag_or("second_order", false);
    out.coverage_rule = read_rule(reader);
    if (const Json* plan = reader.optional("monte_carlo"))
        out.monte_carlo = read_plan(JsonReader(*plan, source, "/monte_carlo"), reader);
    if (auto finished = reader.finish(); !finished) return base::fail(finished.error());
    return out;
}

base::Error placed(base::Error error, const Json& document, const std::string& source) {
    if (error.where.empty() || error.where.front() != '/') return error;
    const Json* at = &document;
    std::string_view rest = std::string_view(error.where).substr(1);
    rest = rest.substr(0, rest.find(' '));
    while (!rest.empty()) {
        const auto key = rest.substr(0, rest.find('/'));
        rest = key.size() < rest.size() ? rest.substr(key.size() + 1) : std::string_view{};
        const Json* next = at->find(key);
        std::size_t index = 0;
        if (const auto* items = at->items();
            items != nullptr && std::from_chars(key.data(), key.data() + key.size(), index).ec == std::errc{} &&
            index < items->size())
            next = &(*items)[index];
        if (next == nullptr) break;
        at = next;
    }
    error.where = base::json_place(source, at->line(), at->column()) + ' ' + error.where;
    return error;
}

}  // namespace velocert::metrology
