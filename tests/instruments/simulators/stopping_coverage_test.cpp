// SPDX-License-Identifier: GPL-3.0-or-later
// Whether the uncertainty that is stated for a stop is true: 500 virtual stops, each with its own vehicle, wheel,
// switch and rider. Their corrected distance lies within its own U of the truth in 95 % of them, give or take what 500
// draws allow (two in a hundred). The budget is the pack's; the certificate of the wheel says what the simulated wheel
// is.
#include <catch2/catch.hpp>
#include <cmath>
#include <stdexcept>
#include <string>
#include <vector>

#include "core/metrology/uncertainty/propagation/gum.h"
#include "core/sequence/evaluations/braking/braking_capture.h"
#include "core/sequence/evaluations/plan_lookup.h"
#include "core/sequence/judging/evaluate.h"
#include "core/standards/pack.h"
#include "instruments/registry/registry.h"
#include "instruments/simulators/catalogue.h"

namespace velocert::instruments {
namespace {

using metrology::AnyQuantity;
using metrology::Kind;

const standards::StandardEdition& edition() {
    static const auto editions = standards::embedded_editions().value();
    return editions.back();
}

const standards::Step& step_of(const std::string& id) {
    for (const auto& step : edition().procedure("braking")->steps)
        if (step.id == id) return step;
    throw std::runtime_error("no step " + id);
}

/// A certificate by which the path is right, but for the simulated wheel's spread from ride to ride.
sequence::CalibrationSet certificates(const EbikeModel& model) {
    sequence::CalibrationSet out;
    const auto add = [&](metrology::Measurand measurand, std::int64_t high, double share) {
        metrology::Calibration one;
        const Kind kind = metrology::kind_of(measurand);
        one.measurand = measurand;
        one.range_low = AnyQuantity(kind, 0);
        one.range_high = AnyQuantity(kind, high);
        // In steps, since between two points the larger uncertainty holds.
        for (std::int64_t i = 0; i <= 1000; ++i) {
            const std::int64_t at = high / 1000 * i;
            one.points.push_back({AnyQuantity(kind, at), AnyQuantity(kind, 0),
                                  AnyQuantity(kind, std::llround(2 * share * static_cast<double>(at)))});
        }
        out.entries.push_back({"recorder", one});
    };
    add(metrology::Measurand::distance, 100'000'000, model.slip_spread);
    add(metrology::Measurand::front_force, 1'000'000, 0.01);
    add(metrology::Measurand::rear_force, 1'000'000, 0.01);
    return out;
}

double si(const AnyQuantity& value, const std::string& unit) {
    const auto found = metrology::find_unit(unit).value();
    return static_cast<double>(value.base()) / static_cast<double>(found.factor);
}

/// The step's budget at one result, by the law of propagation.
metrology::OutputResult budget_of(const standards::Step& step, const sequence::StepResult& result,
                                  const sequence::CalibrationSet& calibrations) {
    using Source = standards::BudgetInput::Source;
    const auto& plan = step.budgets.at(0);
    metrology::Budget budget;
    for (const auto& input : plan.inputs) {
        double estimate = 0;
        if (const auto value = result.value(input.estimate))
            estimate = si(*value, input.unit);
        else if (const auto parameter = step.parameters.find(input.estimate); parameter != step.parameters.end())
            estimate = si(parameter->second.value->value(), input.unit);
        double u = 0;
        switch (input.source) {
            case Source::none: break;
            case Source::calibration:
                u = si(metrology::calibration_uncertainty(*calibrations.find(input.role, input.measurand),
                                                          result.value(input.at).value())
                           .value(),
                       input.unit);
                break;
            case Source::value: u = si(result.value(input.uncertainty_value).value(), input.unit); break;
            case Source::method:
                u = input.half_width ? si(input.half_width->value(), input.unit) / std::sqrt(3.0)
                                     : si(input.standard_uncertainty->value(), input.unit);
                break;
            case Source::resolution:
            case Source::repeatability: throw std::runtime_error("not in this budget");
        }
        budget.inputs.push_back(metrology::stated_input(input.name, estimate, u).value());
    }
    budget.outputs.push_back({plan.of, plan.model});
    budget.coverage_probability = plan.coverage_probability.to_double();
    return metrology::evaluate_gum(budget).value().outputs.at(0);
}

struct Case {
    const char* condition;
    const char* ppm;
    const char* rate;
    const char* speed;
    double specified_mps;
};

struct Found {
    int inside = 0;
    double mean_error = 0;  ///< in standard uncertainties
    double scatter = 0;     ///< of the errors in standard uncertainties: 1 when the budget is right
    double expanded_m = 0;  ///< mean U
};

constexpr int seeds = 500;

Found coverage(const Case& row) {
    const Options options{{"ppm", row.ppm},     {"format", "text"}, {"rate", row.rate}, {"condition", row.condition},
                          {"speed", row.speed}, {"trigger", "1 ms"}};
    const Driver& driver = *find_driver("pulse-daq").value();
    const Options wiring{{"ppm", row.ppm}, {"format", "text"}, {"saturation", "4095"}};
    const auto& step = step_of(row.condition);
    const auto calibrations = certificates(EbikeModel{});
    Found found;
    double sum = 0;
    double squares = 0;
    for (int seed = 1; seed <= seeds; ++seed) {
        auto recorder = make_simulator("pulse-daq", options, EbikeModel{}, static_cast<std::uint64_t>(seed)).value();
        const std::string commands = "Z\nS\n";
        recorder->receive(std::vector<std::uint8_t>(commands.begin(), commands.end()), 0);
        std::vector<SentFrame> frames;
        recorder->advance(20'000'000, frames);
        auto decoder = driver.make_decoder(wiring).value();
        metrology::Decoded decoded;
        std::uint64_t received = 0;
        for (const auto& frame : frames) {
            decoder->feed(metrology::Direction::received,
                          std::vector<std::uint8_t>(frame.bytes.begin(), frame.bytes.end()), 0, decoded);
            received += frame.bytes.size();
        }
        decoder->finish(decoded);
        sequence::CaptureData capture;
        capture.role = "recorder";
        capture.indications = std::move(decoded.indications);
        capture.events = std::move(decoded.events);
        capture.received = received;
        const std::vector<sequence::CaptureData> captures{std::move(capture)};
        const std::vector<sequence::Mark> marks{{"ride", "recorder", 0, received}};
        const auto result =
            sequence::evaluate({edition(), step, {}, {}, captures, marks, {}, {}, {}, &calibrations}).value();
        INFO("seed " << seed << ": " << conformity::name(result.reason));
        REQUIRE(result.value("corrected_distance"));
        const auto budget = budget_of(step, result, calibrations);
        const double ratio = row.specified_mps / recorder->true_speed_at_onset_m_s();
        const double truth = recorder->true_stopping_distance_m() * ratio * ratio;
        const double error = si(*result.value("corrected_distance"), "m") - truth;
        // The model's own value is the corrected distance.
        REQUIRE(budget.value == Approx(si(*result.value("corrected_distance"), "m")).epsilon(1e-6));
        if (std::abs(error) <= budget.expanded_uncertainty) ++found.inside;
        sum += error / budget.standard_uncertainty;
        squares += error * error / (budget.standard_uncertainty * budget.standard_uncertainty);
        found.expanded_m += budget.expanded_uncertainty / seeds;
    }
    found.mean_error = sum / seeds;
    found.scatter = std::sqrt(squares / seeds);
    return found;
}

}  // namespace

TEST_CASE("A corrected stopping distance lies within its own stated U in 95 of 100 stops", "[simulators][coverage]") {
    const auto row = GENERATE(values<Case>({
        {"dry.both", "400", "200", "25 km/h", 25.0 / 3.6},
        {"dry.rear", "400", "200", "25 km/h", 25.0 / 3.6},
        {"wet.both", "400", "200", "16 km/h", 16.0 / 3.6},
        {"wet.rear", "100", "200", "16 km/h", 16.0 / 3.6},
    }));
    CAPTURE(row.condition, row.ppm, row.rate);
    const Found found = coverage(row);
    CAPTURE(found.mean_error, found.scatter, found.expanded_m);
    CHECK(found.inside >= seeds * 93 / 100);
    CHECK(found.inside <= seeds * 97 / 100);
    // Without bias: the mean of 500 errors lies within three of its own standard deviations of zero.
    CHECK(std::abs(found.mean_error) < 3 / std::sqrt(double{seeds}));
}

}  // namespace velocert::instruments
