// SPDX-License-Identifier: GPL-3.0-or-later
// What a decision rests on: rule, uncertainty, acceptance limit, zone and probability, wherever an uncertainty is
// known.
#include <string>

#include "core/conformity/guard_band.h"
#include "core/conformity/sufficiency.h"
#include "reports/content/sections/sections.h"
#include "reports/content/words/value_text.h"
#include "reports/content/words/words.h"

namespace velocert::reports {
namespace {

using conformity::Assessment;
using conformity::AssessmentWarning;

Bilingual rule_of(const Assessment& assessment) {
    if (assessment.limit.inherent) return {"标准自带的规则", "Rule of the standard itself"};
    return rule_text(assessment.rule);
}

std::string exact_text(const metrology::AnyQuantity& value, const conformity::Limit& limit) {
    const metrology::Unit& unit = limit.value && limit.value->kind() == value.kind()
                                      ? limit.value->unit()
                                      : metrology::preferred_unit(value.kind());
    const std::string number = value.in(unit).text();
    return unit.print.empty() ? number : number + " " + std::string(unit.print);
}

/// "k = 2", with what is known of the distribution.
Bilingual coverage_text(const metrology::Measurement& measurement) {
    const std::string k = "k = " + factor_text(*measurement.coverage_factor);
    switch (measurement.distribution_kind()) {
        case metrology::DistributionKind::normal: return plain(k);
        case metrology::DistributionKind::student_t: return plain(k + ", ν = " + measurement.effective_dof->text());
        case metrology::DistributionKind::sampled: {
            const std::string trials = std::to_string(measurement.sample->trials());
            return {k + "，蒙特卡洛 " + trials + " 次", k + ", Monte Carlo, " + trials + " trials"};
        }
    }
    return plain(k);
}

Cell told(Bilingual text) { return {std::move(text), Tone::normal}; }

}  // namespace

void add_decision_basis(Section& section, const sequence::ProcedureResult& result,
                        const std::function<Bilingual(const conformity::Assessment& assessment)>& title) {
    Table table;
    table.caption = {"判定依据", "Basis of the decisions"};
    table.columns = {
        {{"步骤", "Step"}, 20, Align::left},         {{"判定规则", "Rule"}, 22, Align::left},
        {{"包含因子", "Coverage"}, 19, Align::left}, {{"接受限", "Acceptance limit"}, 15, Align::right},
        {{"区域", "Zone"}, 15, Align::left},         {{"符合概率", "Conformance probability"}, 19, Align::right}};
    std::vector<Block> warnings;
    for (const Assessment& assessment : result.assessments) {
        const auto& measurement = assessment.measurement;
        if (!measurement || !measurement->expanded_uncertainty()) continue;
        const auto& acceptance = assessment.acceptance_limit;
        const auto& probability = assessment.conformance_probability;
        const Bilingual step = title(assessment);
        table.rows.push_back({{step, Tone::strong},
                              told(rule_of(assessment)),
                              told(coverage_text(*measurement)),
                              told(plain(acceptance ? exact_text(*acceptance, assessment.limit) : "–")),
                              told(assessment.zone ? words(*assessment.zone) : plain("–")),
                              told(plain(probability ? probability->text() : "–"))});
        for (const AssessmentWarning warning : conformity::warnings(assessment)) {
            const Bilingual said = words(warning);
            const std::string english = print(step, Language::en);
            warnings.emplace_back(Paragraph{
                {step.zh + "：" + said.zh + "。", english + ": " + in_sentence(said.en) + "."}, Tone::caution});
        }
    }
    if (table.rows.empty()) return;
    section.blocks.emplace_back(std::move(table));
    for (Block& warning : warnings) section.blocks.push_back(std::move(warning));
}

}  // namespace velocert::reports
