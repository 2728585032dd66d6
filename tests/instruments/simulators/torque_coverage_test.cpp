// SPDX-License-Identifier: GPL-3.0-or-later
// From the model's truth through simulated bytes, the drivers and the evaluation, back to a torque: of 500 benches
// whose instruments have errors drawn from their calibration uncertainty, the true torque lies within the stated U = 2
// u for 95 % +- 2 %.
#include <catch2/catch.hpp>
#include <cmath>
#include <map>
#include <memory>
#include <string>
#include <vector>

#include "core/sequence/evaluations/evaluation.h"
#include "core/sequence/evaluations/series/sample_series.h"
#include "core/sequence/judging/evaluate.h"
#include "core/standards/pack.h"
#include "instruments/registry/registry.h"
#include "instruments/simulators/bench/bench_instruments.h"

namespace velocert::instruments {
namespace {

using metrology::Measurand;

constexpr double gain_uncertainty = 0.0010;   ///< relative, of the torque transducer's calibration
constexpr double offset_uncertainty = 0.010;  ///< N m
constexpr double set_speed = 60;

/// One instrument on its line, decoded as it goes; no thread, no real time.
class Line {
  public:
    Line(const char* driver, std::string role, std::unique_ptr<Simulator> simulator)
        : driver_(*find_driver(driver).value()),
          simulator_(std::move(simulator)),
          decoder_(driver_.make_decoder({}).value()) {
        capture.role = std::move(role);
    }

    void order(const sequence::Order& order, std::int64_t now_us) {
        const auto exchange = driver_.exchange(order, {}).value();
        hear(now_us);
        say(exchange.request, now_us);
        // Each further question when the one before was answered.
        for (const auto& part : exchange.then) say(part, now_us += 6'000);
        hear(now_us + 50'000);
    }
    sequence::CaptureData& closed(std::int64_t now_us) {
        hear(now_us);
        decoder_->finish(decoded_);
        REQUIRE(decoded_.rejected.empty());
        capture.indications = decoded_.indications;
        capture.events = decoded_.events;
        return capture;
    }

    sequence::CaptureData capture;

  private:
    void say(const std::string& text, std::int64_t now_us) {
        hear(now_us);
        const std::vector<std::uint8_t> bytes(text.begin(), text.end());
        decoder_->feed(metrology::Direction::sent, bytes, now_us * 1000, decoded_);
        simulator_->receive(bytes, now_us);
    }
    void hear(std::int64_t until_us) {
        std::vector<SentFrame> frames;
        simulator_->advance(until_us, frames);
        for (const auto& frame : frames) {
            const std::vector<std::uint8_t> answer(frame.bytes.begin(), frame.bytes.end());
            decoder_->feed(metrology::Direction::received, answer, frame.time_us * 1000, decoded_);
            capture.received += answer.size();
        }
    }
    const Driver& driver_;
    std::unique_ptr<Simulator> simulator_;
    std::unique_ptr<metrology::Decoder> decoder_;
    metrology::Decoded decoded_;
};

struct Outcome {
    double error = 0;  ///< N m, measured less true
    double u = 0;      ///< N m, combined standard uncertainty
    double type_a = 0;
};

/// The edition's own sweep with one set point, so that 500 of them stay quick.
const standards::StandardEdition& edition() {
    static const auto one = [] {
        auto editions = standards::embedded_editions().value();
        for (auto& procedure : editions.back().procedures)
            for (auto& step : procedure.steps)
                if (step.evaluation == "steady-state-torque")
                    step.set_points = {metrology::WrittenQuantity::parse("60 r/min").value()};
        return editions.back();
    }();
    return one;
}

Outcome measure(std::uint64_t seed) {
    const auto bench = std::make_shared<MotorBench>(MotorBenchSettings{});
    MagtrolSettings dynamometer_settings;
    dynamometer_settings.torque = {gain_uncertainty, offset_uncertainty, 0.01, 0.01};
    Line dynamometer("magtrol", "dynamometer", std::make_unique<MagtrolSimulator>(dynamometer_settings, bench, seed));
    PowerMeterSettings meter_settings;
    meter_settings.voltage = {0.0005, 0.0, 0.002, 0.001};
    meter_settings.current = {0.0005, 0.0, 0.002, 0.001};
    Line meter("scpi-power-meter", "power_meter",
               std::make_unique<PowerMeterSimulator>(meter_settings, bench, seed + 1'000'000));

    std::int64_t now_us = 0;
    bench->set_voltage(48, now_us);
    bench->set_current_limit(20, now_us);
    dynamometer.order({sequence::Command::set_speed, metrology::AnyQuantity(metrology::Kind::rotation, 60'000)},
                      now_us);
    bench->switch_output(true, now_us += 100'000);
    std::vector<sequence::Mark> marks{{"hold_1", "power_meter", meter.capture.received, 0},
                                      {"hold_1", "dynamometer", dynamometer.capture.received, 0}};
    sequence::Series truth;
    for (int i = 0; i < 140; ++i) {
        // The program asks ten times a second, never at quite the same moment of the ripple.
        now_us += 100'000 + static_cast<std::int64_t>((seed * 7919 + static_cast<std::uint64_t>(i) * 104'729) % 1'000);
        dynamometer.order(sequence::Command::read_now, now_us);
        meter.order(sequence::Command::read_now, now_us + 60'000);
        const auto state = bench->at(now_us + 120'000);
        truth.push_back({static_cast<double>(now_us) * 1e-6,
                         bench->true_torque(set_speed, state.controller_voltage, state.winding)});
        now_us += 30'000;
    }
    const std::vector<sequence::CaptureData> captures{dynamometer.closed(now_us + 200'000),
                                                      meter.closed(now_us + 200'000)};
    marks[0].to = captures[1].received;
    marks[1].to = captures[0].received;

    const auto& step = edition().procedure("low-speed-torque")->steps.front();
    const standards::ItemTraits item;
    const std::vector<sequence::TypedValue> typed{{"mount", "air_temperature", "23 degC"}};
    const sequence::EvaluationInput input{edition(), step, item, {}, captures, marks, {}, typed};
    const auto result = sequence::evaluate(input).value();
    INFO("seed " << seed << ": " << conformity::name(result.reason));
    REQUIRE(result.valid);

    // The true torque over the very window that was averaged.
    sequence::HeldSeries series;
    const auto read = [&](const char* role, Measurand measurand) {
        return sequence::sample_series(input, "hold_1", role, measurand, sequence::TimeBase::arrival)->samples;
    };
    series.torque = read("dynamometer", Measurand::torque);
    series.rotation = read("dynamometer", Measurand::rotation);
    series.supply = read("power_meter", Measurand::voltage);
    const auto window = sequence::find_steady(series, set_speed, sequence::steady_method(edition(), step).value());
    REQUIRE(window);
    const auto true_values = sequence::within(truth, *window);
    double true_mean = 0;
    for (const auto& sample : true_values) true_mean += sample.value / static_cast<double>(true_values.size());

    const double torque = sequence::number(*result.value("torque_1"));
    Outcome out;
    out.error = torque - true_mean;
    out.type_a = sequence::number(*result.value("torque_1_type_a"));
    const double resolution = sequence::number(*result.value("torque_1_resolution")) / std::sqrt(12.0);
    const double set_point = sequence::number(*result.value("torque_1_set_point_uncertainty"));
    // The step's budget, but for the alignment, of which the model has none.
    out.u = std::sqrt(std::pow(gain_uncertainty * torque, 2) + std::pow(offset_uncertainty, 2) +
                      resolution * resolution + out.type_a * out.type_a + set_point * set_point);
    return out;
}

}  // namespace

TEST_CASE("the true torque lies within its stated uncertainty as often as it says") {
    constexpr int benches = 500;
    int inside = 0;
    double squares = 0;
    double bias = 0;
    double largest_type_a = 0;
    for (int i = 0; i < benches; ++i) {
        const auto outcome = measure(20'261'125 + static_cast<std::uint64_t>(i));
        if (std::fabs(outcome.error) <= 2 * outcome.u) ++inside;
        squares += std::pow(outcome.error / outcome.u, 2);
        bias += outcome.error / benches;
        largest_type_a = std::max(largest_type_a, outcome.type_a);
    }
    const double share = 100.0 * inside / benches;
    INFO("inside U: " << share << " %, bias " << bias << " N m, spread of error/u " << std::sqrt(squares / benches)
                      << ", largest Type A " << largest_type_a << " N m");
    CHECK(share >= 93);
    CHECK(share <= 97);
    CHECK(std::fabs(bias) < 0.01);
    CHECK(std::sqrt(squares / benches) == Approx(1).margin(0.1));
}

}  // namespace velocert::instruments
