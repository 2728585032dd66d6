// SPDX-License-Identifier: GPL-3.0-or-later
// A sample run under the full method: what was typed, decelerations, pauses, a budget and its certificate.
#include "tests/support/sample_run.h"

namespace velocert::reports::test {
namespace {

using metrology::AnyQuantity;
using metrology::Kind;
using metrology::Measurand;

standards::Field typed_field(std::string id, standards::Title title, std::string low, std::string high) {
    standards::Field field;
    field.id = std::move(id);
    field.title = std::move(title);
    field.kind = standards::Field::Kind::quantity;
    field.low = metrology::WrittenQuantity::parse(low).value();
    field.high = metrology::WrittenQuantity::parse(high).value();
    field.quantity = field.low->kind();
    return field;
}

standards::BudgetInput budget_input(std::string name, std::string estimate, std::string unit,
                                    standards::BudgetInput::Source source) {
    standards::BudgetInput input;
    input.name = std::move(name);
    input.estimate = std::move(estimate);
    input.unit = std::move(unit);
    input.source = source;
    return input;
}

standards::StepBudget stop_budget() {
    using Source = standards::BudgetInput::Source;
    standards::StepBudget budget;
    budget.of = "corrected_distance";
    budget.unit = "m";
    budget.model = "(distance + wheel + speed * trigger) * (specified_speed / speed / (1 + wheel / distance))^2";
    budget.inputs = {budget_input("distance", "distance", "m", Source::none),
                     budget_input("specified_speed", "specified_speed", "m/s", Source::none),
                     budget_input("wheel", "0", "m", Source::calibration),
                     budget_input("speed", "speed", "m/s", Source::value),
                     budget_input("trigger", "0", "s", Source::method)};
    budget.inputs[2].role = "recorder";
    budget.inputs[2].measurand = Measurand::distance;
    budget.inputs[2].at = "distance";
    budget.inputs[3].uncertainty_value = "speed_standard_uncertainty";
    budget.inputs[4].standard_uncertainty = metrology::WrittenQuantity::parse("1 ms").value();
    return budget;
}

sequence::RoleCalibration wheel_certificate() {
    metrology::Calibration wheel;
    wheel.certificate = "W-2025-17";
    wheel.laboratory = "计量院 Institute of metrology";
    wheel.measurand = Measurand::distance;
    wheel.range_low = AnyQuantity(Kind::length, 0);
    wheel.range_high = AnyQuantity(Kind::length, 100'000'000);
    wheel.points = {
        {AnyQuantity(Kind::length, 20'000'000), AnyQuantity(Kind::length, 0), AnyQuantity(Kind::length, 20'000)}};
    return {"recorder", wheel};
}

}  // namespace

// What a run under the full method leaves: prompts with typed values, decelerations, pauses, uncertainties.
void add_surroundings(Sample& sample) {
    conformity::Limit wind;
    wind.id = "brake.wind_max";
    wind.edition = sample.edition.id;
    wind.clause = "6.1/braking";
    wind.kind = Kind::speed;
    wind.relation = conformity::Relation::at_most;
    wind.value = metrology::WrittenQuantity::parse("3 m/s").value();
    wind.status = conformity::LimitStatus::unverified;
    wind.source = "made up for this test";
    sample.edition.limits.push_back(wind);
    standards::Action setup;
    setup.id = "setup";
    setup.text = {"填写", "Enter"};
    setup.once = true;
    setup.fields = {typed_field("slope", {"道路坡度", "Slope of the track"}, "0 %", "5 %")};
    standards::Action prepare;
    prepare.id = "prepare";
    prepare.text = {"骑行", "Ride"};
    prepare.fields = {typed_field("wind_speed", {"风速", "Wind speed"}, "0 m/s", "20 m/s")};
    standards::Field wetting;
    wetting.id = "wetting_on";
    wetting.title = {"喷嘴已开启", "Nozzles are on"};
    wetting.kind = standards::Field::Kind::flag;
    for (auto& procedure : sample.edition.procedures) {
        if (procedure.id != "braking") continue;
        for (auto& step : procedure.steps) {
            step.limits["wind_max"] = wind.id;
            step.parameters["mfdd_from"].value = metrology::WrittenQuantity::parse("80 %").value();
            step.parameters["mfdd_to"].value = metrology::WrittenQuantity::parse("10 %").value();
            step.repeat.longest_pause = metrology::WrittenQuantity::parse("3 min").value();
            step.budgets = {stop_budget()};
            step.actions.insert(step.actions.begin(), {setup, prepare});
            if (step.id == "wet.both") step.actions[1].fields.push_back(wetting);
        }
    }
    sample.run.calibrations.entries = {wheel_certificate()};
    for (auto& run : sample.run.step_runs) {
        if (run.procedure != "braking") continue;
        run.typed = {{"setup", "slope", "0.1 %"}, {"prepare", "wind_speed", run.number == 1 ? "1.2 m/s" : "0.8 m/s"}};
        if (run.step == "wet.both") run.typed.push_back({"prepare", "wetting_on", "yes"});
        run.marks.back().from_utc = run.started_utc;
        run.marks.back().to_utc = run.started_utc.substr(0, 17) + "24.500Z";
        const auto add = [&run](const char* name, Kind kind, std::int64_t base) {
            run.result.values.push_back({name, AnyQuantity(kind, base)});
        };
        add("mfdd", Kind::acceleration, run.step == "dry.both" ? 4'812 : 3'207);
        add("speed_standard_uncertainty", Kind::speed, 12'000);
        add("corrected_distance_standard_uncertainty", Kind::length, 9'500);
        add("corrected_distance_coverage_factor", Kind::ratio, 1'960'000'000);
    }
}

}  // namespace velocert::reports::test
