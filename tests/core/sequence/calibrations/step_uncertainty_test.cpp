// SPDX-License-Identifier: GPL-3.0-or-later
#include "core/sequence/judging/step_uncertainty.h"

#include <catch2/catch.hpp>
#include <cmath>

#include "core/sequence/judging/expected_decision.h"
#include "core/standards/pack.h"

using namespace velocert;
using namespace velocert::sequence;
using conformity::Reason;
using metrology::AnyQuantity;
using metrology::Kind;

namespace {

AnyQuantity q(const char* text) { return metrology::WrittenQuantity::parse(text).value().value(); }

standards::StepBudget budget_from(const std::string& json) {
    const auto document = base::Json::parse(json, "budget.json").value();
    base::JsonReader reader(document, "budget.json");
    auto budget = standards::read_step_budget(reader);
    const auto done = reader.finish();
    INFO((done ? std::string() : done.error().text()));
    REQUIRE(done.has_value());
    return budget;
}

std::string refused(const std::string& json) {
    const auto document = base::Json::parse(json, "budget.json").value();
    base::JsonReader reader(document, "budget.json");
    const auto budget = standards::read_step_budget(reader);
    const auto done = reader.finish();
    return done ? std::string() : done.error().text();
}

CalibrationSet certificates() {
    metrology::Calibration scale;
    scale.certificate = "K-1";
    scale.measurand = metrology::Measurand::mass;
    scale.range_low = q("0 kg");
    scale.range_high = q("150 kg");
    scale.points = {{q("0 kg"), q("0 kg"), q("0.02 kg")}, {q("100 kg"), q("-0.04 kg"), q("0.04 kg")}};
    return {{{"scale", scale}}};
}

const std::string mass_budget = R"({"of": "mass", "unit": "kg", "model": "m + c + d", "inputs": [
  {"name": "m", "unit": "kg", "from": "repeatability", "series": "reading_"},
  {"name": "c", "unit": "kg", "from": "calibration", "role": "scale", "measurand": "mass", "at": "mass"},
  {"name": "d", "unit": "kg", "from": "resolution", "uncertainty": "mass_resolution"}]})";

StepResult weighed() {
    StepResult result;
    result.valid = true;
    result.values = {{"reading_1", q("62.90 kg")},
                     {"reading_2", q("62.95 kg")},
                     {"reading_3", q("63.00 kg")},
                     {"mass", q("62.95 kg")},
                     {"mass_resolution", q("0.05 kg")}};
    return result;
}

standards::Step step_with(const std::string& json) {
    standards::Step step;
    step.id = "weigh";
    step.budgets = {budget_from(json)};
    return step;
}

double u_of(const standards::Step& step, const StepResult& result, const CalibrationSet& calibrations) {
    const auto budgets = evaluate_budgets(step, result, calibrations);
    INFO((budgets ? std::string() : budgets.error().text()));
    REQUIRE(budgets.has_value());
    REQUIRE(budgets->size() == 1);
    return budgets->front().result.outputs.front().standard_uncertainty;
}

}  // namespace

TEST_CASE("a weighing's budget combines repeatability, certificate and resolution", "[step_uncertainty]") {
    // JCGM 100, 4.2.3: s = 0.05 kg, u = s / sqrt 3; certificate: the larger neighbour, 0.04 kg / 2; resolution: 0.05 kg
    // wide rectangle, 0.05 / sqrt 12.
    const double expected = std::sqrt(0.05 * 0.05 / 3 + 0.02 * 0.02 + 0.05 * 0.05 / 12);
    CHECK(u_of(step_with(mass_budget), weighed(), certificates()) == Approx(expected).epsilon(1e-12));
}

TEST_CASE("degrees of freedom and coverage factor follow from the readings", "[step_uncertainty]") {
    const auto step = step_with(mass_budget);
    const auto budgets = evaluate_budgets(step, weighed(), certificates()).value();
    const auto& output = budgets.front().result.outputs.front();
    const double a = 0.05 * 0.05 / 3;
    const double all = a + 0.02 * 0.02 + 0.05 * 0.05 / 12;
    REQUIRE(output.effective_dof.has_value());
    CHECK(*output.effective_dof == Approx(all * all / (a * a / 2)).epsilon(1e-9));  // Welch-Satterthwaite, n - 1 = 2
    CHECK(output.coverage_factor == Approx(2.570582).margin(1e-6));  // t 0.975 at the next lower whole number, 5
}

TEST_CASE("the uncertainty of a corrected distance is that of the closed formula", "[step_uncertainty]") {
    auto step = step_with(R"({"of": "corrected", "unit": "m", "model": "S * (Vs / V)^2", "inputs": [
      {"name": "S", "unit": "m", "estimate": "distance", "from": "method", "standard_uncertainty": "0.01 m", "source": "wheel"},
      {"name": "V", "unit": "km/h", "estimate": "speed", "from": "value", "uncertainty": "speed_u"},
      {"name": "Vs", "unit": "km/h", "estimate": "specified_speed", "from": "none"}]})");
    step.parameters["specified_speed"] = {metrology::WrittenQuantity::parse("25 km/h").value(), {}, "test"};
    StepResult result;
    result.values = {{"distance", q("6.90 m")},
                     {"speed", q("25.8 km/h")},
                     {"speed_u", q("0.05 km/h")},
                     {"corrected", q("6.478728 m")}};
    // standard.md 14.1 gives 6.479 m; instruments.md 24.2: u/S = sqrt((u(S)/S)^2 + (2 u(V)/V)^2)
    const double expected = 6.478728 * std::hypot(0.01 / 6.90, 2 * 0.05 / 25.8);
    CHECK(u_of(step, result, certificates()) == Approx(expected).epsilon(1e-6));
}

TEST_CASE("a budget that cannot be evaluated says where and why", "[step_uncertainty]") {
    const auto step = step_with(mass_budget);
    const auto error_of = [&](const StepResult& result) {
        const auto budgets = evaluate_budgets(step, result, certificates());
        return budgets ? std::string() : budgets.error().text();
    };
    StepResult result = weighed();
    std::erase_if(result.values, [](const auto& named) { return named.name == "mass_resolution"; });
    CHECK_THAT(error_of(result), Catch::Contains("input d") && Catch::Contains("mass_resolution"));
    result = weighed();
    result.values.back().value = q("0.05 m");
    CHECK_THAT(error_of(result), Catch::Contains("a value in kg"));
    result = weighed();
    std::erase_if(result.values, [](const auto& named) { return named.name.starts_with("reading_"); });
    CHECK_FALSE(error_of(result).empty());  // nothing was read
    result = weighed();
    result.values[3].value = q("160 kg");
    CHECK_THAT(error_of(result), Catch::Contains("outside the range of certificate K-1"));
    result = weighed();
    result.values[3].value = q("64 kg");  // not what the readings give: the model is another one
    CHECK_THAT(error_of(result), Catch::Contains("where the evaluation gave 64 kg"));
}

TEST_CASE("what a run has no certificate for gets no uncertainty, and what fails does not count",
          "[step_uncertainty]") {
    const auto step = step_with(mass_budget);
    const standards::StandardEdition edition;
    const standards::ItemTraits item;
    const conformity::DecisionRule rule;
    const auto added = [&](StepResult result, const CalibrationSet& calibrations) {
        EvaluationInput input{edition, step, item, rule, {}, {}, {}};
        input.calibrations = &calibrations;
        add_uncertainty(input, result);
        return result;
    };
    CalibrationSet others = certificates();
    others.entries[0].role = "balance";
    CHECK(added(weighed(), {}) == weighed());
    CHECK(added(weighed(), others) == weighed());
    const auto known = added(weighed(), certificates());
    CHECK(known.valid);
    // sqrt(0.05^2 / 3 + 0.02^2 + 0.05^2 / 12) kg = 0.0379693 kg, rounded up to the milligram
    CHECK(known.value("mass_standard_uncertainty") == q("37970 mg"));
    CHECK(known.value("mass_coverage_factor") == q("2.5706 1"));
    REQUIRE(known.value("mass_effective_dof").has_value());
    StepResult broken = weighed();
    broken.values.back().value = q("0.05 m");
    const auto failed = added(broken, certificates());
    CHECK_FALSE(failed.valid);
    CHECK(failed.reason == Reason::uncertainty_failed);
    CHECK(failed.verdict == conformity::Verdict::not_evaluated);
}

TEST_CASE("before the first reading a bench says what it could not decide", "[step_uncertainty]") {
    auto step = step_with(R"({"of": "mass", "unit": "kg", "model": "m + c + corner", "inputs": [
      {"name": "m", "unit": "kg", "estimate": "mass", "from": "repeatability", "series": "reading_"},
      {"name": "c", "unit": "kg", "from": "calibration", "role": "scale", "measurand": "mass", "at": "mass"},
      {"name": "corner", "unit": "kg", "from": "method", "half_width": "0.03 kg", "distribution": "rectangular", "source": "x"}]})");
    step.evaluation = "stable-mean";
    step.limits = {{"result", "mass.limit"}};
    conformity::Limit limit;
    limit.id = "mass.limit";
    limit.kind = Kind::mass;
    limit.relation = conformity::Relation::at_most;
    limit.value = metrology::WrittenQuantity::parse("63 kg").value();
    limit.status = conformity::LimitStatus::confirmed;
    standards::StandardEdition edition;
    edition.limits = {limit};
    standards::Procedure procedure;
    procedure.id = "vehicle-mass";
    procedure.steps = {step};
    edition.procedures = {procedure};
    const auto expected = [&](const CalibrationSet& calibrations) {
        return expected_decisions(edition, {"vehicle-mass"}, {}, {}, calibrations);
    };
    const auto decisions = expected(certificates());
    REQUIRE(decisions.size() == 1);
    // The certificate's 0.02 kg and 0.03 kg / sqrt 3 give 0.0264575 kg, rounded up; k = 1.96 for 95 %.
    CHECK(decisions[0].at_limit.standard_uncertainty == q("26458 mg"));
    CHECK(decisions[0].at_limit.expanded_uncertainty() == q("51858 mg"));
    REQUIRE(decisions[0].sufficiency.undecidable.size() == 1);
    CHECK(decisions[0].sufficiency.undecidable[0].from == q("62.948142 kg"));
    CHECK(decisions[0].sufficiency.undecidable[0].to == q("63.051858 kg"));
    CHECK(decisions[0].sufficiency.sufficient);
    CHECK_THAT(sentence(decisions[0]), Catch::Contains("62.948142 kg to 63.051858 kg would be decided at a risk"));
    auto guarded = decisions[0];
    guarded.sufficiency.undecidable[0].kind = conformity::Undecidable::rejected_inside;
    CHECK_THAT(sentence(guarded), Catch::Contains("would not be accepted though inside the limit"));
    guarded.sufficiency.undecidable[0].kind = conformity::Undecidable::no_verdict;
    CHECK_THAT(sentence(guarded), Catch::Contains("63.051858 kg could not be decided"));
    // Nothing is claimed of a bench without a certificate, or for a limit that cannot judge.
    CHECK(expected({}).empty());
    auto others = certificates();
    others.entries[0].role = "balance";
    CHECK(expected(others).empty());
    edition.limits[0].status = conformity::LimitStatus::unverified;
    CHECK(expected(certificates()).empty());
}

TEST_CASE("a budget is refused where its sources lack what they need", "[step_uncertainty]") {
    const auto with = [](const std::string& input) {
        return refused(R"({"of": "mass", "unit": "kg", "model": "m", "inputs": [)" + input + "]}");
    };
    CHECK(with(R"({"name": "m", "unit": "kg", "from": "none"})").empty());
    CHECK_THAT(with(R"({"name": "m", "unit": "stone", "from": "none"})"), Catch::Contains("stone"));
    CHECK_THAT(with(R"({"name": "m", "unit": "kg", "from": "guess"})"), Catch::Contains("no source of uncertainty"));
    CHECK_THAT(with(R"({"name": "m", "unit": "kg", "from": "calibration"})"), Catch::Contains("role"));
    CHECK_THAT(
        with(R"({"name": "m", "unit": "kg", "from": "calibration", "role": "s", "measurand": "weight", "at": "m"})"),
        Catch::Contains("weight"));
    CHECK_THAT(with(R"({"name": "m", "unit": "kg", "from": "value"})"), Catch::Contains("uncertainty"));
    CHECK_THAT(with(R"({"name": "m", "unit": "kg", "from": "repeatability"})"), Catch::Contains("series"));
    CHECK_THAT(with(R"({"name": "m", "unit": "kg", "from": "method", "source": "x"})"), Catch::Contains("half_width"));
    CHECK_THAT(with(R"({"name": "m", "unit": "kg", "from": "method", "half_width": "1 g", "source": "x"})"),
               Catch::Contains("distribution"));
    CHECK_THAT(
        with(
            R"({"name": "m", "unit": "kg", "from": "method", "half_width": "1 g", "distribution": "flat", "source": "x"})"),
        Catch::Contains("flat"));
    CHECK_THAT(
        with(R"({"name": "m", "unit": "kg", "from": "method", "half_width": "1 g", "distribution": "rectangular"})"),
        Catch::Contains("source"));
    CHECK_THAT(with(R"({"name": "m", "unit": "kg", "from": "none"}, {"name": "m", "unit": "kg", "from": "none"})"),
               Catch::Contains("stands twice"));
}
