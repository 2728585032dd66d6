// SPDX-License-Identifier: GPL-3.0-or-later
#include "instruments/simulators/virtual_bench.h"

#include <map>
#include <string>
#include <utility>

#include "core/metrology/quantity.h"
#include "instruments/registry/registry.h"
#include "instruments/simulators/balance_simulator.h"
#include "instruments/simulators/catalogue.h"
#include "instruments/simulators/scenario.h"
#include "instruments/simulators/simulated_port.h"
#include "instruments/simulators/virtual_parts.h"

namespace velocert::instruments {
namespace {

using base::ErrorCode;
using base::fail;

constexpr std::string_view scale_role = "scale";
constexpr std::string_view recorder_role = "recorder";
constexpr std::string_view parts_role = "parts_balance";
constexpr std::string_view second_role = "second_balance";

/// A balance for parts: 30 kg in steps of 1 g.
std::unique_ptr<Simulator> parts_balance(const std::string& serial, std::uint64_t seed) {
    BalanceSettings settings;
    settings.capacity_mg = 30'000'000;
    settings.step_mg = 1'000;
    settings.noise_kg = 0.00005;
    settings.serial = serial;
    return std::make_unique<BalanceSimulator>(settings, seed);
}

std::string value_or(const Options& options, const std::string& name, std::string_view fallback) {
    const auto found = options.find(name);
    return found == options.end() ? std::string(fallback) : found->second;
}

class SimulatedBench final : public VirtualBench, private sequence::InstrumentSource {
  public:
    SimulatedBench(Scenario scenario, std::unique_ptr<Simulator> scale, std::unique_ptr<Simulator> recorder,
                   double pace, const base::Clock& clock)
        : scenario_(std::move(scenario)),
          clock_(clock),
          scale_(std::move(scale), scenario_.seed + 101, pace, clock),
          recorder_(std::move(recorder), scenario_.seed + 102, pace, clock),
          parts_(parts_balance("V0030001", scenario_.seed + 2), scenario_.seed + 103, pace, clock),
          second_(parts_balance("V0030002", scenario_.seed + 3), scenario_.seed + 104, pace, clock) {}

    /// Faults that hold from the beginning.
    [[nodiscard]] base::Result<void> arm_first() {
        for (const auto& fault : scenario_.faults) {
            SimulatedPort& port = fault.role == scale_role ? scale_ : recorder_;
            bool known = false;
            port.with_line([&](SimulatedLine& line, std::int64_t now_us) {
                known = line.has(fault.plan.fault);
                if (known && fault.prompt.empty()) static_cast<void>(line.arm(fault.plan, now_us));
            });
            if (!known)
                return fail(ErrorCode::bad_value, scenario_.id,
                            "the " + fault.role + " has no fault '" + std::string(info(fault.plan.fault).name) + "'");
        }
        return {};
    }

    [[nodiscard]] laboratory::Station station() const override {
        laboratory::Station station;
        station.id = "virtual-bench";
        station.name = "Virtual bench (" + scenario_.id + ")";
        station.is_virtual = true;
        // The profile tells the scale's step, which the last digit alone does not.
        station.instruments.push_back(
            {std::string(scale_role), "mt-sics", "", {{"profile", "150-kg-platform"}}, ""});
        for (const auto role : {parts_role, second_role})
            station.instruments.push_back({std::string(role), "mt-sics", "", {{"profile", "30-kg-bench"}}, ""});
        station.instruments.push_back({std::string(recorder_role),
                                       "pulse-daq",
                                       "",
                                       {{"format", value_or(scenario_.recorder, "format", "text")},
                                        {"ppm", value_or(scenario_.recorder, "ppm", "400")},
                                        {"force", value_or(scenario_.recorder, "force", "dual")},
                                        {"force_scale", value_or(scenario_.recorder, "force_scale", "0.1")},
                                        {"saturation", value_or(scenario_.recorder, "saturation", "4095")}},
                                       ""});
        return station;
    }

    [[nodiscard]] sequence::InstrumentSource& instruments() override { return *this; }

    void performed(const sequence::Prompt& prompt, const sequence::Answer& answer) override {
        if (!answer.accepted || prompt.kind != sequence::Prompt::Kind::confirm) return;
        const std::string_view key = prompt.key;
        if (!prompt.subject.empty()) {
            const bool on = key.ends_with("/part");
            for (auto* port : {&parts_, &second_})
                port->with_line([&](SimulatedLine& line, std::int64_t now_us) {
                    line.simulator().place_load(on ? virtual_part_kg(prompt.subject) : 0.0, now_us);
                });
        } else if (key.ends_with("/empty") || key.ends_with("/unload") || key.ends_with("/load")) {
            const bool on = key.ends_with("/load");
            scale_.with_line(
                [&](SimulatedLine& line, std::int64_t now_us) { line.simulator().place_vehicle(on, now_us); });
        } else if (key.ends_with("/prepare")) {
            const RideRequest request = ride_of(prompt);
            recorder_.with_line([&](SimulatedLine& line, std::int64_t) { line.simulator().plan_ride(request); });
        }
        const int occurrence = ++seen_[prompt.key];
        for (const auto& fault : scenario_.faults) {
            if (fault.prompt != prompt.key || fault.occurrence != occurrence) continue;
            SimulatedPort& port = fault.role == scale_role ? scale_ : recorder_;
            port.with_line(
                [&](SimulatedLine& line, std::int64_t) { static_cast<void>(line.arm_on_command(fault.plan)); });
        }
    }

    [[nodiscard]] double true_stopping_distance_m() const override {
        double distance = 0.0;
        recorder_.with_line(
            [&](SimulatedLine& line, std::int64_t) { distance = line.simulator().true_stopping_distance_m(); });
        return distance;
    }

  private:
    [[nodiscard]] base::Result<std::unique_ptr<sequence::Instrument>> open(std::string_view role) override {
        const laboratory::Station offered = station();
        for (const auto& entry : offered.instruments) {
            if (entry.role != role) continue;
            const auto driver = find_driver(entry.driver);
            if (!driver) return fail(driver.error());
            SimulatedPort& port = role == scale_role    ? scale_
                                  : role == parts_role  ? parts_
                                  : role == second_role ? second_
                                                        : recorder_;
            return open_instrument(**driver, entry.options, port.connect("virtual"), clock_);
        }
        return fail(ErrorCode::not_found, "virtual bench", "no instrument for the role '" + std::string(role) + "'",
                    "scale, recorder, parts_balance or second_balance");
    }

    [[nodiscard]] RideRequest ride_of(const sequence::Prompt& prompt) {
        RideRequest request;
        const auto condition = [&](const std::string& name) {
            const auto found = prompt.conditions.find(name);
            return found == prompt.conditions.end() ? std::string() : found->second;
        };
        request.surface = condition("surface") == "wet" ? Surface::wet : Surface::dry;
        const std::string brakes = condition("brakes");
        request.brakes = brakes == "rear" ? Brakes::rear : brakes == "front" ? Brakes::front : Brakes::both;
        if (const auto speed = metrology::WrittenQuantity::parse(condition("specified_speed"), metrology::Kind::speed))
            request.specified_speed = static_cast<double>(speed->value().base()) / 3.6e6;
        else
            request.specified_speed = (request.surface == Surface::wet ? 16.0 : 25.0) / 3.6;
        const std::string step = prompt.key.substr(0, prompt.key.rfind('/'));
        const int attempt = ++rides_[step];
        for (const auto& ride : scenario_.rides) {
            if (ride.step != step || ride.attempt != attempt) continue;
            request.speed_offset += ride.speed_offset;
            request.force_offset += ride.force_offset;
            request.deceleration_factor *= ride.deceleration_factor;
        }
        return request;
    }

    Scenario scenario_;
    const base::Clock& clock_;
    SimulatedPort scale_;
    mutable SimulatedPort recorder_;
    SimulatedPort parts_;
    SimulatedPort second_;
    std::map<std::string, int> seen_;
    std::map<std::string, int> rides_;
};

}  // namespace

base::Result<std::unique_ptr<VirtualBench>> VirtualBench::create(std::string_view scenario, double pace,
                                                                 const base::Clock& clock) {
    if (!(pace >= 0.0 && pace <= 1000.0))
        return fail(ErrorCode::bad_value, "virtual bench", "a pace out of range", "0 (as fast as read) to 1000");
    auto loaded = load_scenario(scenario);
    if (!loaded) return fail(loaded.error());
    Options scale_options = loaded->scale;
    scale_options.try_emplace("load", "empty");
    const auto mass = metrology::nearest_quantity(metrology::Kind::mass, loaded->model.mass_kg * 1e6);
    if (!mass) return fail(mass.error());
    scale_options.try_emplace("mass", mass->text());
    Options recorder_options = loaded->recorder;
    recorder_options.try_emplace("ride", "none");
    recorder_options.try_emplace("ride_after", "0.5 s");
    auto scale = make_simulator("mt-sics", scale_options, loaded->model, loaded->seed);
    if (!scale) return fail(scale.error());
    auto recorder = make_simulator("pulse-daq", recorder_options, loaded->model, loaded->seed + 1);
    if (!recorder) return fail(recorder.error());
    auto bench =
        std::make_unique<SimulatedBench>(std::move(*loaded), std::move(*scale), std::move(*recorder), pace, clock);
    if (auto good = bench->arm_first(); !good) return fail(good.error());
    return bench;
}

std::vector<std::pair<std::string, std::string>> scenarios() {
    std::vector<std::pair<std::string, std::string>> list;
    for (const auto& file : embedded_scenarios())
        if (const auto scenario = load_scenario(file.name.substr(0, file.name.find('.'))))
            list.emplace_back(scenario->id, scenario->title_en);
    return list;
}

}  // namespace velocert::instruments
