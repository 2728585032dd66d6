// SPDX-License-Identifier: GPL-3.0-or-later
#include "core/standards/step_budget.h"

#include <algorithm>
#include <array>

#include "core/metrology/uncertainty/models/model.h"
#include "core/standards/loading/pack_fields.h"

namespace velocert::standards {
namespace {

using base::ErrorCode;
using base::JsonReader;
using Source = BudgetInput::Source;

struct SourceName {
    std::string_view name;
    Source source;
};
constexpr std::array sources{SourceName{"none", Source::none},
                             SourceName{"calibration", Source::calibration},
                             SourceName{"value", Source::value},
                             SourceName{"resolution", Source::resolution},
                             SourceName{"repeatability", Source::repeatability},
                             SourceName{"method", Source::method}};

base::Result<Source> parse_source(std::string_view text) {
    for (const auto& entry : sources)
        if (entry.name == text) return entry.source;
    return base::fail(ErrorCode::bad_value, {}, "'" + std::string(text) + "' is no source of uncertainty",
                      "none, calibration, value, resolution, repeatability or method");
}

void check_unit(JsonReader& reader, const std::string& unit) {
    if (!reader.ok()) return;
    if (const auto found = metrology::find_unit(unit); !found)
        reader.refuse("unit", found.error().code, found.error().found, found.error().expected);
}

void expect(JsonReader& reader, std::string_view member, bool given, bool needed) {
    if (!reader.ok() || given == needed) return;
    reader.refuse(given ? member : std::string_view(), given ? ErrorCode::unknown_field : ErrorCode::missing_field,
                  "\"" + std::string(member) + (given ? "\" has no use for this source" : "\" is missing"),
                  given ? "none" : "a member \"" + std::string(member) + "\" for this source");
}

BudgetInput read_input(JsonReader& reader) {
    BudgetInput input;
    input.name = reader.text("name");
    input.estimate = reader.text_or("estimate", "0");
    input.unit = reader.text("unit");
    check_unit(reader, input.unit);
    input.source = word(reader, "from", parse_source, Source::none);
    input.role = reader.text_or("role", {});
    const std::string measurand = reader.text_or("measurand", {});
    input.at = reader.text_or("at", {});
    input.uncertainty_value = reader.text_or("uncertainty", {});
    input.series = reader.text_or("series", {});
    input.half_width = quantity(reader, "half_width", std::nullopt);
    input.standard_uncertainty = quantity(reader, "standard_uncertainty", std::nullopt);
    input.distribution = reader.text_or("distribution", {});
    input.note = reader.text_or("source", {});

    const bool calibrated = input.source == Source::calibration;
    const bool stated = input.source == Source::method;
    expect(reader, "role", !input.role.empty(), calibrated);
    expect(reader, "measurand", !measurand.empty(), calibrated);
    expect(reader, "at", !input.at.empty(), calibrated);
    expect(reader, "uncertainty", !input.uncertainty_value.empty(),
           input.source == Source::value || input.source == Source::resolution);
    expect(reader, "series", !input.series.empty(), input.source == Source::repeatability);
    expect(reader, "source", !input.note.empty(), stated || !input.note.empty());
    if (reader.ok() && stated && input.half_width.has_value() == input.standard_uncertainty.has_value())
        reader.refuse({}, ErrorCode::bad_value, "a half-width and a standard uncertainty, or neither",
                      "either \"half_width\" with its distribution or \"standard_uncertainty\"");
    if (!stated) {
        expect(reader, "half_width", input.half_width.has_value(), false);
        expect(reader, "standard_uncertainty", input.standard_uncertainty.has_value(), false);
    }
    static constexpr std::array<std::string_view, 3> shapes{"rectangular", "triangular", "arcsine"};
    expect(reader, "distribution", !input.distribution.empty(), input.half_width.has_value());
    if (reader.ok() && input.half_width && std::ranges::find(shapes, input.distribution) == shapes.end())
        reader.refuse("distribution", ErrorCode::bad_value, "'" + input.distribution + "'",
                      "rectangular, triangular or arcsine");
    if (calibrated && reader.ok()) {
        if (const auto parsed = metrology::parse_measurand(measurand))
            input.measurand = *parsed;
        else
            reader.refuse("measurand", parsed.error().code, parsed.error().found, parsed.error().expected);
    }
    return input;
}

void read_correlations(JsonReader& reader, StepBudget& budget) {
    const auto known = [&](const std::string& name) {
        return std::ranges::find(budget.inputs, name, &BudgetInput::name) != budget.inputs.end();
    };
    for_each(reader, "correlations", [&](JsonReader& item) {
        StepBudget::Correlation correlation{item.text("first"), item.text("second"), {}};
        const std::string text = item.text("coefficient");
        if (!item.ok()) return;
        for (const auto& name : {correlation.first, correlation.second})
            if (!known(name))
                item.refuse({}, ErrorCode::not_found, "no input '" + name + "'", "names of the budget's inputs");
        const auto coefficient = base::Decimal::parse(text);
        if (!coefficient || *coefficient > base::Decimal(1, 0) || *coefficient < base::Decimal(-1, 0))
            item.refuse("coefficient", ErrorCode::bad_value, "'" + text + "'", "a number from -1 to 1");
        else
            correlation.coefficient = *coefficient;
        budget.correlations.push_back(std::move(correlation));
    });
}

}  // namespace

StepBudget read_step_budget(JsonReader& reader) {
    StepBudget budget;
    budget.of = reader.text("of");
    budget.unit = reader.text("unit");
    check_unit(reader, budget.unit);
    budget.model = reader.text("model");
    for_each(reader, "inputs", [&](JsonReader& item) {
        auto input = read_input(item);
        if (item.ok() && std::ranges::find(budget.inputs, input.name, &BudgetInput::name) != budget.inputs.end())
            item.refuse("name", ErrorCode::already_exists, "'" + input.name + "' stands twice", "each name once");
        budget.inputs.push_back(std::move(input));
    });
    if (reader.ok()) {
        std::vector<std::string> names;
        for (const auto& input : budget.inputs) names.push_back(input.name);
        if (const auto model = metrology::Model::parse(budget.model, names); !model)
            reader.refuse("model", model.error().code, model.error().where + ": " + model.error().found,
                          model.error().expected);
    }
    if (reader.optional("correlations") != nullptr) read_correlations(reader, budget);
    if (const std::string text = reader.text_or("coverage_probability", {}); reader.ok() && !text.empty()) {
        const auto probability = base::Decimal::parse(text);
        if (!probability || *probability <= base::Decimal(0, 0) || *probability >= base::Decimal(1, 0))
            reader.refuse("coverage_probability", ErrorCode::bad_value, "'" + text + "'", "a number between 0 and 1");
        else
            budget.coverage_probability = *probability;
    }
    return budget;
}

}  // namespace velocert::standards
