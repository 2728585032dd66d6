// SPDX-License-Identifier: GPL-3.0-or-later
#include <algorithm>

#include "core/sequence/cases/case_input.h"
#include "core/sequence/documents/exact_json.h"
#include "core/sequence/evaluations/plan_lookup.h"
#include "core/sequence/evaluations/unrounded.h"
#include "core/sequence/evaluations/weighing/balance_readings.h"
#include "core/sequence/evaluations/weighing/stable_mean.h"
#include "core/sequence/judging/combined_attempts.h"

namespace velocert::sequence {
namespace {

using base::ErrorCode;
using base::JsonReader;
using conformity::Reason;
using metrology::AnyQuantity;
using metrology::Kind;

std::vector<AnyQuantity> readings_of(JsonReader& data) {
    std::vector<AnyQuantity> out;
    std::size_t index = 0;
    for (const auto& item : data.array("readings")) {
        // Each reading is looked at as a member of its own, so that an error names its place.
        const auto* text = item.string();
        const std::string where = data.source() + ':' + std::to_string(item.line()) + ':' +
                                  std::to_string(item.column()) + ' ' + data.pointer() + "/readings/" +
                                  std::to_string(index++);
        if (text == nullptr) {
            data.refuse({ErrorCode::bad_value, where, std::string(item.kind_name()), "a text like \"62.95 kg\""});
            return {};
        }
        const auto value = metrology::WrittenQuantity::parse(*text, Kind::mass);
        if (!value) {
            data.refuse({value.error().code, where, value.error().found, value.error().expected});
            return {};
        }
        if (value->value().base() <= 0) {
            data.refuse({ErrorCode::bad_value, where, "'" + *text + "'", "a mass above zero"});
            return {};
        }
        out.push_back(value->value());
    }
    return out;
}

/// u = U / k, rounded up to mg so that it is never understated.
AnyQuantity standard_uncertainty(const metrology::WrittenQuantity& expanded, const base::Decimal& factor) {
    base::Wide scale = 1;
    for (int i = 0; i < factor.scale(); ++i) scale *= 10;
    const base::Wide numerator = static_cast<base::Wide>(expanded.value().base()) * scale;
    const base::Wide mantissa = factor.mantissa();
    return {Kind::mass, static_cast<std::int64_t>((numerator + mantissa - 1) / mantissa)};
}

}  // namespace

std::optional<GivenUncertainty> given_uncertainty(JsonReader& data) {
    const auto expanded = case_quantity(data, "expanded_uncertainty", Kind::mass, Sign::not_negative);
    const auto factor = read_decimal_or_none(data, "coverage_factor");
    if (factor && (*factor <= base::Decimal(0, 0) || *factor > base::Decimal(100, 0) || factor->scale() > 9))
        data.refuse("coverage_factor", ErrorCode::bad_value, factor->text(), "a number above 0 and up to 100");
    if (expanded && !factor)
        data.refuse("coverage_factor", ErrorCode::missing_field, "an expanded uncertainty without its coverage factor",
                    "\"2\"");
    if (!data.ok() || !expanded) return std::nullopt;
    return GivenUncertainty{standard_uncertainty(*expanded, *factor), *factor, expanded->value()};
}

base::Result<StepRun> weighed_attempt(JsonReader& data) {
    const auto readings = readings_of(data);
    const auto uncertainty = given_uncertainty(data);
    if (auto done = data.finish(); !done) return base::fail(done.error());
    StepRun attempt;
    attempt.outcome = conformity::Outcome::completed;
    if (readings.empty()) {
        attempt.result.reason = Reason::series_empty;
        return attempt;
    }
    for (std::size_t i = 0; i < readings.size(); ++i)
        attempt.result.values.push_back({"reading_" + std::to_string(i + 1), readings[i]});
    attempt.result.values.push_back({"mass", exact_mean(readings)});
    if (uncertainty) {
        attempt.result.values.push_back({"mass_standard_uncertainty", uncertainty->standard});
        const auto ratio = uncertainty->factor.rescaled(9);
        if (ratio) attempt.result.values.push_back({"coverage_factor", AnyQuantity(Kind::ratio, ratio->mantissa())});
        attempt.result.values.push_back({expanded_uncertainty_name("mass"), uncertainty->expanded});
    }
    attempt.result.valid = true;
    attempt.result.reason = Reason::none;
    return attempt;
}

base::Result<CaseAttempts> mass_attempts(JsonReader& data, const CaseContext& context) {
    auto weighed = weighed_attempt(data);
    if (!weighed) return base::fail(weighed.error());
    const auto step = std::find_if(context.procedure.steps.begin(), context.procedure.steps.end(),
                                   [&](const auto& one) { return one.applies.covers(context.item); });
    CaseAttempts out;
    if (step == context.procedure.steps.end()) return out;
    StepRun& attempt = *weighed;
    attempt.procedure = context.procedure.id;
    attempt.step = step->id;
    if (!attempt.result.valid) {
        out.step_runs.push_back(std::move(attempt));
        return out;
    }
    metrology::Measurement measurement{"mass",
                                       *attempt.result.value("mass"),
                                       attempt.result.value("mass_standard_uncertainty"),
                                       {},
                                       metrology::Provenance::typed};
    if (const auto factor = attempt.result.value("coverage_factor"))
        measurement.coverage_factor = base::Decimal(factor->base(), 9).normalized();
    const conformity::Exactness exactness{beside(*step, attempt.result, "mass"),
                                          attempt.result.value(expanded_uncertainty_name("mass"))};
    out.stated_expanded = exactness.stated_expanded;
    const auto limit = result_limit(context.edition, *step, context.item);
    if (!limit) return base::fail(limit.error());
    const auto assessment = conformity::assess_exactly(measurement, exactness, **limit, context.rule);
    attempt.result.verdict = assessment.verdict;
    attempt.result.reason = assessment.reason;
    std::vector<AnyQuantity> readings;
    for (const auto& named : attempt.result.values)
        if (named.name.starts_with("reading_")) readings.push_back(named.value);
    out.step_runs.push_back(std::move(attempt));

    // Given readings are the laboratory's own choice: a spread beyond this program's method is said, not judged.
    const auto repeatability = step_parameter(*step, "repeatability", Kind::mass);
    const AnyQuantity difference(Kind::mass, spread(readings));
    if (repeatability && difference.base() > repeatability->base())
        out.warnings.push_back("readings differ by " + difference.text() + ", more than the method's " +
                               repeatability->text());
    return out;
}

}  // namespace velocert::sequence
