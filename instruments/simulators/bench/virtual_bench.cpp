// SPDX-License-Identifier: GPL-3.0-or-later
#include "instruments/simulators/bench/virtual_bench.h"

#include <algorithm>
#include <chrono>
#include <map>
#include <string>
#include <thread>
#include <utility>

#include "core/metrology/quantity.h"
#include "instruments/registry/hazard_consent.h"
#include "instruments/registry/registry.h"
#include "instruments/simulators/bench/bench_seats.h"
#include "instruments/simulators/bench/scenario.h"
#include "instruments/simulators/bench/virtual_parts.h"
#include "instruments/simulators/line/fast_clock.h"
#include "instruments/simulators/line/simulated_port.h"

namespace velocert::instruments {
namespace {

using base::ErrorCode;
using base::fail;

/// How many times faster than the machine's clock that of the polled instruments goes at pace 0, where the machine
/// keeps up with it; and how many times at least, however busy it is.
constexpr double fast = 100.0;
constexpr double least_fast = 5.0;
/// A poll may come late by so much of the model's time, which is far from a gap in any series.
constexpr double late_seconds = 0.5;

/// A busy machine wakes a thread late: by 30 ms, which at a hundred times are three seconds in which nothing is polled,
/// and the series has a gap. So the model's time goes no faster than the machine keeps up with, as it is now.
double as_fast_as_kept_up_with(const base::Clock& clock) {
    constexpr auto nap = std::chrono::milliseconds(1);
    constexpr int naps = 16;
    std::int64_t latest_ns = 0;
    for (int i = 0; i < naps; ++i) {
        const auto begun = clock.monotonic_ns();
        std::this_thread::sleep_for(nap);
        latest_ns = std::max(latest_ns, clock.monotonic_ns() - begun - std::chrono::nanoseconds(nap).count());
    }
    if (latest_ns <= 0) return fast;
    return std::clamp(late_seconds / (static_cast<double>(latest_ns) * 1e-9), least_fast, fast);
}
/// What the controller takes for itself is no drive.
constexpr double idle_amperes = 0.5;

class SimulatedBench final : public VirtualBench, private sequence::InstrumentSource {
  public:
    SimulatedBench(Scenario scenario, std::shared_ptr<MotorBench> motor, std::vector<BenchSeat> seats, double pace,
                   const base::Clock& clock)
        : scenario_(std::move(scenario)),
          clock_(clock),
          polled_pace_(pace > 0.0 ? pace : as_fast_as_kept_up_with(clock)),
          fast_clock_(clock, polled_pace_),
          motor_(std::move(motor)) {
        std::uint64_t line_seed = scenario_.seed + 101;
        for (auto& seat : seats) {
            const double factor = seat.polled ? polled_pace_ : pace;
            auto port = std::make_unique<SimulatedPort>(std::move(seat.simulator), line_seed++, factor, clock);
            roles_.push_back(
                {std::move(seat.role), std::move(seat.driver), std::move(seat.options), seat.polled, std::move(port)});
        }
    }

    /// Faults that hold from the beginning.
    [[nodiscard]] base::Result<void> arm_first() {
        for (const auto& fault : scenario_.faults) {
            bool known = false;
            with(fault.role, [&](SimulatedLine& line, std::int64_t now_us) {
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
        for (const auto& role : roles_) station.instruments.push_back({role.name, role.driver, "", role.options, ""});
        return station;
    }

    [[nodiscard]] sequence::InstrumentSource& instruments() override { return *this; }
    [[nodiscard]] const base::Clock& clock() const override { return fast_clock_; }

    void performed(const sequence::Prompt& prompt, const sequence::Answer& answer) override {
        if (!answer.accepted || prompt.kind != sequence::Prompt::Kind::confirm) return;
        consent_.answered(prompt, answer);
        const std::string_view key = prompt.key;
        if (!prompt.subject.empty()) {
            place_on_balances(key.ends_with("/part") ? part_kg(prompt) : 0.0);
        } else if (key.ends_with("/empty") || key.ends_with("/unload") || key.ends_with("/load")) {
            const bool on = key.ends_with("/load");
            with("scale",
                 [&](SimulatedLine& line, std::int64_t now_us) { line.simulator().place_vehicle(on, now_us); });
            if (!on) place_part(nullptr);
        } else if (key.ends_with("/prepare")) {
            const RideRequest request = ride_of(prompt);
            for (const char* role : {"recorder", "roller"})
                with(role, [&](SimulatedLine& line, std::int64_t) { line.simulator().plan_ride(request); });
        } else if (key.ends_with("/part") || answer.values.contains("part")) {
            place_part(part_of(prompt, answer));
        } else if (key.find("/rotor") != std::string_view::npos) {
            const std::string told = condition(prompt, "rotor_angle");
            const auto angle = metrology::WrittenQuantity::parse(told.empty() ? condition(prompt, "set_point") : told,
                                                                 metrology::Kind::angle);
            if (angle) motor_->turn_rotor(static_cast<double>(angle->value().base()) * 1e-9 * radians_per_degree);
        }
        satellites_after(key);
        sound_after(prompt);
        if (key.ends_with("/pull") || key.ends_with("/let_go"))
            with("source",
                 [&](SimulatedLine&, std::int64_t now_us) { motor_->pull_lever(key.ends_with("/pull"), now_us); });
        const std::string terminals = condition(prompt, "terminals");
        for (int pair = 0; pair < 3; ++pair)
            if (terminals == pairs[static_cast<std::size_t>(pair)]) motor_->connect_pair(pair);
        const int occurrence = ++seen_[prompt.key];
        for (const auto& fault : scenario_.faults)
            if (fault.prompt == prompt.key && fault.occurrence == occurrence)
                with(fault.role,
                     [&](SimulatedLine& line, std::int64_t) { static_cast<void>(line.arm_on_command(fault.plan)); });
    }

    [[nodiscard]] double true_stopping_distance_m() const override {
        double distance = 0.0;
        with("recorder",
             [&](SimulatedLine& line, std::int64_t) { distance = line.simulator().true_stopping_distance_m(); });
        return distance;
    }

    [[nodiscard]] TrueValues true_values() const override {
        TrueValues values;
        with("dynamometer", [&](SimulatedLine&, std::int64_t now_us) { values.motor = motor_->at(now_us); });
        values.set_speed = motor_->set_speed();
        values.torque_at_set_speed =
            motor_->true_torque(values.set_speed, values.motor.controller_voltage, values.motor.winding);
        values.inductance = motor_->inductance();
        values.vehicle_kg = scenario_.model.mass_kg;
        values.part_kg = part_ == nullptr ? 0.0 : static_cast<double>(part_->mass_mg) * 1e-6;
        for (const auto& part : scenario_.parts)
            if (part.counts) values.plastics_kg += static_cast<double>(part.mass_mg) * 1e-6;
        with("roller", [&](SimulatedLine& line, std::int64_t) {
            const RollerRun* run = line.simulator().roller_run();
            if (run == nullptr) return;
            values.highest_speed = run->highest_speed();
            values.cut_off_speed = run->cut_off_speed(idle_amperes);
        });
        return values;
    }

    [[nodiscard]] double true_torque(double per_minute, double volts, double celsius) const override {
        return motor_->true_torque(per_minute, volts, celsius);
    }

  private:
    struct Role {
        std::string name;
        std::string driver;
        Options options;
        bool polled;
        std::unique_ptr<SimulatedPort> port;
    };
    static constexpr std::array<std::string_view, 3> pairs{"U-V", "V-W", "W-U"};

    [[nodiscard]] const Role* find(std::string_view name) const {
        const auto found =
            std::find_if(roles_.begin(), roles_.end(), [&](const Role& role) { return role.name == name; });
        return found == roles_.end() ? nullptr : &*found;
    }
    void with(std::string_view name, const std::function<void(SimulatedLine&, std::int64_t)>& action) const {
        if (const Role* role = find(name)) role->port->with_line(action);
    }
    [[nodiscard]] static std::string condition(const sequence::Prompt& prompt, const std::string& name) {
        const auto found = prompt.conditions.find(name);
        return found == prompt.conditions.end() ? std::string() : found->second;
    }

    [[nodiscard]] base::Result<std::unique_ptr<sequence::Instrument>> open(std::string_view name) override {
        if (const Role* role = find(name)) {
            const auto driver = find_driver(role->driver);
            if (!driver) return fail(driver.error());
            const base::Clock& stamps = role->polled ? static_cast<const base::Clock&>(fast_clock_) : clock_;
            return open_instrument(**driver, role->options, role->port->connect("virtual"), stamps, consent_.inputs());
        }
        std::string known = "one of";
        for (const auto& role : roles_) known += (&role == roles_.data() ? " " : ", ") + role.name;
        return fail(ErrorCode::not_found, "virtual bench", "no instrument for the role '" + std::string(name) + "'",
                    std::move(known));
    }

    void sound_after(const sequence::Prompt& prompt) const {
        constexpr double calibrator = 94.0;
        const std::string_view key = prompt.key;
        const double sound = prompt.procedure == "prompt-tone" ? scenario_.tone : scenario_.horn;
        const std::optional<double> level = key.ends_with("/quiet")              ? std::optional(scenario_.background)
                                            : key.ends_with("/sound")            ? std::optional(sound)
                                            : key.ends_with("/calibrator")       ? std::optional(calibrator)
                                            : key.ends_with("/calibrator_again") ? std::optional(calibrator)
                                                                                 : std::nullopt;
        if (level)
            with("sound_meter",
                 [&](SimulatedLine& line, std::int64_t now_us) { line.simulator().make_sound(*level, now_us); });
    }

    void satellites_after(std::string_view key) const {
        struct Row {
            std::string_view end;
            SatelliteEvent event;
        };
        static constexpr std::array rows{
            Row{"/power_cold", SatelliteEvent::cold_start}, Row{"/power_hot", SatelliteEvent::hot_start},
            Row{"/block", SatelliteEvent::blocked}, Row{"/restore", SatelliteEvent::restored}};
        for (const auto& row : rows)
            if (key.ends_with(row.end))
                with("receiver", [&](SimulatedLine& line, std::int64_t now_us) {
                    line.simulator().satellite_event(row.event, now_us);
                });
    }

    [[nodiscard]] const ScenarioPart* part_of(const sequence::Prompt& prompt, const sequence::Answer& answer) {
        const auto typed = answer.values.find("part");
        const std::string named_part = typed == answer.values.end() ? std::string() : typed->second;
        for (const auto& named : {named_part, condition(prompt, "part"), answer.choice, answer.note})
            for (const auto& part : scenario_.parts)
                if (part.name == named) return &part;
        if (next_part_ >= scenario_.parts.size()) return nullptr;
        return &scenario_.parts[next_part_++];
    }

    void place_part(const ScenarioPart* part) {
        part_ = part;
        place_on_balances(part == nullptr ? 0.0 : static_cast<double>(part->mass_mg) * 1e-6);
    }

    /// The part of a bill: of the scenario where it names it, else the built-in vehicle's.
    [[nodiscard]] double part_kg(const sequence::Prompt& prompt) const {
        for (const auto& part : scenario_.parts)
            if (part.name == condition(prompt, "part")) return static_cast<double>(part.mass_mg) * 1e-6;
        return virtual_part_kg(prompt.subject);
    }

    void place_on_balances(double kg) {
        for (const char* role : {"parts_balance", "second_balance"})
            with(role, [&](SimulatedLine& line, std::int64_t now_us) { line.simulator().place_mass(kg, now_us); });
    }

    [[nodiscard]] RideRequest ride_of(const sequence::Prompt& prompt) {
        RideRequest request;
        request.surface = condition(prompt, "surface") == "wet" ? Surface::wet : Surface::dry;
        const std::string brakes = condition(prompt, "brakes");
        request.brakes = brakes == "rear" ? Brakes::rear : brakes == "front" ? Brakes::front : Brakes::both;
        if (const auto speed =
                metrology::WrittenQuantity::parse(condition(prompt, "specified_speed"), metrology::Kind::speed))
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

    HazardConsent consent_;
    Scenario scenario_;
    const base::Clock& clock_;
    double polled_pace_;  ///< of instruments that are polled, and of clock()
    FastClock fast_clock_;
    std::shared_ptr<MotorBench> motor_;
    std::vector<Role> roles_;
    const ScenarioPart* part_ = nullptr;
    std::size_t next_part_ = 0;
    std::map<std::string, int> seen_;
    std::map<std::string, int> rides_;
};

}  // namespace

base::Result<std::unique_ptr<VirtualBench>> VirtualBench::create(std::string_view scenario, double pace,
                                                                 const base::Clock& clock,
                                                                 std::optional<std::uint64_t> seed) {
    if (!(pace >= 0.0 && pace <= 1000.0))
        return fail(ErrorCode::bad_value, "virtual bench", "a pace out of range", "0 (as fast as read) to 1000");
    auto loaded = load_scenario(scenario);
    if (!loaded) return fail(loaded.error());
    if (seed) loaded->seed = *seed;
    auto motor = std::make_shared<MotorBench>(loaded->motor_bench);
    auto seats = bench_seats(*loaded, motor);
    if (!seats) return fail(seats.error());
    auto bench = std::make_unique<SimulatedBench>(std::move(*loaded), std::move(motor), std::move(*seats), pace, clock);
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
