// SPDX-License-Identifier: GPL-3.0-or-later
// The uncertainty budgets of a procedure (JCGM 100:2008, clause 7), evaluated again with the figures on record.
#include <algorithm>
#include <array>
#include <charconv>

#include "core/metrology/printed_result.h"
#include "core/sequence/judging/step_uncertainty.h"
#include "core/standards/needs/answer_needs.h"
#include "reports/content/sections/sections.h"
#include "reports/content/words/value_text.h"
#include "reports/content/words/words.h"

namespace velocert::reports {
namespace {

using metrology::Contribution;
using metrology::Distribution;
using sequence::StepRun;

// Estimates and uncertainties span decades: four digits that count, the point wherever it falls.
std::string short_number(double value) {
    char buffer[48];
    const auto [end, code] = std::to_chars(buffer, buffer + sizeof buffer, value, std::chars_format::general, 4);
    return code == std::errc{} ? std::string(buffer, end) : std::string("–");
}

/// U of a budget: two significant digits, rounded half to even (JCGM 100:2008, 7.2.6).
std::string two_digits(double expanded) {
    constexpr int kept = 9;
    const auto exact = base::nearest(expanded, kept);
    if (!exact || exact->mantissa() < 10) return short_number(expanded);
    const auto shown = metrology::rounded_with_uncertainty(*exact, *exact);
    return shown ? shown->uncertainty.text() : short_number(expanded);
}

Bilingual shape_words(Distribution distribution) {
    switch (distribution) {
        case Distribution::normal: return {"正态", "Normal"};
        case Distribution::t: return {"t", "t"};
        case Distribution::rectangular: return {"矩形", "Rectangular"};
        case Distribution::triangular: return {"三角", "Triangular"};
        case Distribution::trapezoidal: return {"梯形", "Trapezoidal"};
        case Distribution::arcsine: return {"反正弦", "Arcsine"};
        case Distribution::curvilinear_trapezoid: return {"曲边梯形", "Curvilinear trapezoid"};
    }
    return plain("–");
}

Cell number_cell(double value, const std::string& unit) {
    return {plain(short_number(value) + (unit.empty() ? "" : " " + unit)), Tone::normal};
}

std::string print_of(const std::string& symbol) {
    const auto unit = metrology::find_unit(symbol);
    return unit ? std::string(unit->print) : symbol;
}

// Names that the budgets of the packs give to what has no value of its own.
struct InputName {
    std::string_view name;
    std::string_view zh;
    std::string_view en;
};
constexpr std::array input_names{
    InputName{"m", "示值平均值", "Mean of the indications"},
    InputName{"certificate", "校准", "Calibration"},
    InputName{"step_load", "加载时的分辨力", "Resolution under load"},
    InputName{"step_zero", "零点的分辨力", "Resolution at zero"},
    InputName{"zero_drift", "零点漂移", "Drift of the zero"},
    InputName{"corner", "偏载", "Load off the centre"},
    InputName{"step", "读数的末位", "Last digit that was read"},
    InputName{"d_resolution", "分辨力", "Resolution"},
    InputName{"d_scatter", "读数的分散性", "Scatter of the readings"},
    InputName{"d_set_point", "设定点的偏离", "Distance from the set point"},
    InputName{"d_alignment", "传感器对中", "Alignment of the transducer"},
    InputName{"d_circumference", "打滑与周长", "Slip and circumference"},
};

// "m: mean of the indications". What a laboratory's own budget names otherwise is told by where it comes from.
Bilingual input_words(const standards::BudgetInput& input) {
    using Source = standards::BudgetInput::Source;
    const auto known = [](const Bilingual& words) { return !words.en.empty(); };
    const auto with_symbol = [&](const Bilingual& words) {
        if (!known(words)) return plain(input.name);
        return Bilingual{input.name + "：" + words.zh, input.name + ": " + in_sentence(words.en)};
    };
    for (const auto& one : input_names)
        if (one.name == input.name) return with_symbol({std::string(one.zh), std::string(one.en)});
    if (const auto own = value_words(input.name); known(own)) return with_symbol(own);
    const auto estimate = value_words(input.estimate);
    if (input.source == Source::calibration) {
        const auto of = known(estimate) ? estimate : words(input.measurand);
        return with_symbol({of.zh + "，校准", of.en + ", calibration"});
    }
    if (input.source == Source::value && !known(estimate)) return with_symbol(value_words(input.uncertainty_value));
    return with_symbol(estimate);
}

Table budget_table(const standards::Step& step, const StepRun& attempt, const sequence::EvaluatedBudget& evaluated) {
    const auto& budget = *evaluated.budget;
    // What was typed is called as it was asked for.
    const auto* field = standards::find_field(step, budget.of);
    const Bilingual name = field == nullptr ? value_words(budget.of) : Bilingual{field->title.zh, field->title.en};
    Table table;
    table.caption = {"不确定度评定：" + step.title.zh + "，第 " + std::to_string(attempt.number) + " 次，" + name.zh,
                     "Uncertainty budget: " + step.title.en + ", attempt " + std::to_string(attempt.number) + ", " +
                         in_sentence(name.en)};
    const std::string unit = print_of(budget.unit);
    table.columns = {{{"量", "Quantity"}, 28, Align::left},
                     {{"估计值", "Estimate"}, 15, Align::right},
                     {{"标准不确定度", "Standard uncertainty"}, 16, Align::right},
                     {{"分布", "Distribution"}, 13, Align::left},
                     {{"灵敏系数", "Sensitivity"}, 12, Align::right},
                     {{"分量 / " + unit, "Contribution / " + unit}, 14, Align::right}};
    const auto& output = evaluated.result.outputs.front();
    for (std::size_t i = 0; i < output.contributions.size(); ++i) {
        const Contribution& one = output.contributions[i];
        // What is exact contributes nothing and stands in the model alone.
        if (one.standard_uncertainty == 0) continue;
        const std::string own = i < budget.inputs.size() ? print_of(budget.inputs[i].unit) : std::string();
        Bilingual quantity = i < budget.inputs.size() ? input_words(budget.inputs[i]) : value_words(one.name);
        table.rows.push_back({{std::move(quantity), Tone::normal},
                              number_cell(one.estimate, own),
                              number_cell(one.standard_uncertainty, own),
                              {shape_words(one.distribution), Tone::normal},
                              number_cell(one.sensitivity, {}),
                              number_cell(one.contribution, {})});
    }
    table.rows.push_back({{name, Tone::strong},
                          number_cell(output.value, unit),
                          number_cell(output.standard_uncertainty, unit),
                          {{"k = " + short_number(output.coverage_factor), {}}, Tone::normal},
                          {plain("–"), Tone::normal},
                          {plain("U = " + two_digits(output.expanded_uncertainty)), Tone::strong}});
    return table;
}

/// The model as it was evaluated, and what stands in it without an uncertainty of its own, so that it can be followed
/// to the end.
Bilingual model_words(const sequence::EvaluatedBudget& evaluated) {
    constexpr int kept = 9;
    const auto& budget = *evaluated.budget;
    std::string exact;
    const auto& contributions = evaluated.result.outputs.front().contributions;
    for (std::size_t i = 0; i < contributions.size(); ++i) {
        const Contribution& one = contributions[i];
        if (one.standard_uncertainty != 0) continue;
        const auto number = base::nearest(one.estimate, kept);
        const std::string unit = i < budget.inputs.size() ? print_of(budget.inputs[i].unit) : std::string();
        exact += (exact.empty() ? "" : ", ") + one.name + " = " +
                 (number ? number->normalized().text() : short_number(one.estimate)) + (unit.empty() ? "" : " " + unit);
    }
    const std::string model = budget.of + " = " + budget.model;
    if (exact.empty()) return {"测量模型：" + model, "Model: " + model};
    return {"测量模型：" + model + "；其中不带不确定度的量：" + exact,
            "Model: " + model + "; without an uncertainty of their own: " + exact};
}

Bilingual over_runs(const conformity::Assessment& assessment, std::size_t valid) {
    const auto& measurement = *assessment.measurement;
    const std::string u = value_text(*measurement.standard_uncertainty);
    const auto expanded = measurement.expanded_uncertainty();
    const std::string k = measurement.coverage_factor ? measurement.coverage_factor->text() : "–";
    const std::string n = std::to_string(valid);
    const std::string whole = expanded ? uncertainty_text(assessment) : "–";
    return {"结果取 " + n + " 次有效试验的平均值：各次共有的不确定度不因次数减小，另加各次之间的分散性；u = " + u +
                "，k = " + k + "，U = " + whole + "。",
            "The result is the mean of " + n +
                " valid attempts: what their uncertainties have in common does not shrink with their number, and the "
                "scatter between them is added; u = " +
                u + ", k = " + k + ", U = " + whole + "."};
}

}  // namespace

Section uncertainty_section(const ReportInput& input, const standards::Procedure& procedure) {
    Section section{"uncertainty/" + procedure.id,
                    {"测量不确定度：" + procedure.title.zh, "Uncertainty of measurement: " + procedure.title.en},
                    {},
                    false};
    for (const standards::Step& step : procedure.steps) {
        const auto attempts = attempts_of(input, procedure, step);
        const auto first = std::find_if(attempts.begin(), attempts.end(),
                                        [](const StepRun* attempt) { return attempt->result.valid; });
        if (first == attempts.end()) continue;
        const auto index = static_cast<std::size_t>(*first - input.run.step_runs.data());
        const auto budgets =
            sequence::evaluate_budgets(step, (*first)->result, sequence::calibrations_in(input.run, index));
        if (!budgets) {
            section.blocks.emplace_back(
                Paragraph{{"无法评定不确定度（" + step.title.zh + "）：" + budgets.error().text(),
                           "The uncertainty could not be evaluated (" + step.title.en + "): " + budgets.error().text()},
                          Tone::normal});
            continue;
        }
        for (const auto& budget : *budgets) {
            section.blocks.emplace_back(budget_table(step, **first, budget));
            section.blocks.emplace_back(Paragraph{model_words(budget), Tone::quiet});
        }
        const auto valid = static_cast<std::size_t>(std::count_if(
            attempts.begin(), attempts.end(), [](const StepRun* attempt) { return attempt->result.valid; }));
        const conformity::Limit* limit = step_limit(input, step, "result");
        const auto* assessment = limit == nullptr ? nullptr : assessment_of(input, limit->id);
        if (valid > 1 && assessment != nullptr && assessment->measurement &&
            assessment->measurement->standard_uncertainty)
            section.blocks.emplace_back(Paragraph{over_runs(*assessment, valid), Tone::quiet});
    }
    return section;
}

}  // namespace velocert::reports
