// SPDX-License-Identifier: GPL-3.0-or-later
#include "instruments/simulators/bench/scenario.h"

#include <algorithm>
#include <fstream>
#include <iterator>
#include <optional>
#include <utility>

#include "core/base/decimal.h"
#include "core/metrology/quantity.h"

namespace velocert::instruments {
namespace {

using base::ErrorCode;
using base::Json;
using base::JsonReader;
using metrology::Kind;

/// The member as a value in base units of the kind times `scale`, if it is there.
void read_quantity(JsonReader& reader, std::string_view key, Kind kind, double scale, double& into) {
    const Json* member = reader.optional(key);
    if (member == nullptr) return;
    const std::string* text = member->string();
    const auto written = text != nullptr ? metrology::WrittenQuantity::parse(*text, kind)
                                         : base::fail(ErrorCode::bad_value, {}, std::string(member->kind_name()));
    if (!written) {
        reader.refuse(key, written.error().code, written.error().found,
                      "a " + std::string(metrology::name(kind)) + " like \"1 " +
                          std::string(metrology::preferred_unit(kind).symbol) + "\"");
        return;
    }
    into = static_cast<double>(written->value().base()) * scale;
}

void read_factor(JsonReader& reader, std::string_view key, double& into) {
    const std::string text = reader.text_or(key, "");
    if (text.empty()) return;
    const auto number = base::Decimal::parse(text);
    if (!number || number->mantissa() < 0)
        reader.refuse(key, ErrorCode::bad_value, "'" + text + "'", "a decimal number like \"0.02\"");
    else
        into = number->to_double();
}

void read_celsius(JsonReader& reader, std::string_view key, double& into) {
    double kelvin = into + 273.15;
    read_quantity(reader, key, Kind::temperature, 1e-3, kelvin);
    into = kelvin - 273.15;
}

constexpr double m_s = 1.0 / 3.6e6;  // from mm/h
constexpr double newton = 1e-3;
constexpr double second = 1e-6;
constexpr double m_s2 = 1e-3;
// Where the controller of a 48 V battery usually stops.
constexpr double usual_undervoltage = 41.5;

void finish(JsonReader& parent, JsonReader& child) {
    if (auto good = child.finish(); !good) parent.refuse(good.error());
}

void read_vehicle(JsonReader& parent, EbikeModel& model) {
    if (parent.optional("vehicle") == nullptr) return;
    JsonReader reader = parent.child("vehicle");
    read_quantity(reader, "mass", Kind::mass, 1e-6, model.mass_kg);
    read_factor(reader, "deceleration_spread", model.deceleration_spread);
    read_quantity(reader, "brake_delay", Kind::duration, second, model.brake_delay_s);
    read_quantity(reader, "build_up", Kind::duration, second, model.build_up_s);
    read_factor(reader, "wheel_slip_spread", model.slip_spread);
    if (reader.optional("deceleration") != nullptr) {
        JsonReader table = reader.child("deceleration");
        read_quantity(table, "dry.both", Kind::acceleration, m_s2, model.deceleration_dry_both);
        read_quantity(table, "dry.rear", Kind::acceleration, m_s2, model.deceleration_dry_rear);
        read_quantity(table, "dry.front", Kind::acceleration, m_s2, model.deceleration_dry_front);
        read_quantity(table, "wet.both", Kind::acceleration, m_s2, model.deceleration_wet_both);
        read_quantity(table, "wet.rear", Kind::acceleration, m_s2, model.deceleration_wet_rear);
        read_quantity(table, "wet.front", Kind::acceleration, m_s2, model.deceleration_wet_front);
        finish(reader, table);
    }
    finish(parent, reader);
}

void read_rider(JsonReader& parent, EbikeModel& model) {
    if (parent.optional("rider") == nullptr) return;
    JsonReader reader = parent.child("rider");
    read_quantity(reader, "front_force", Kind::force, newton, model.front_force);
    read_quantity(reader, "rear_force", Kind::force, newton, model.rear_force);
    read_factor(reader, "force_spread", model.force_spread);
    read_quantity(reader, "speed_offset", Kind::speed, m_s, model.speed_offset);
    read_quantity(reader, "speed_spread", Kind::speed, m_s, model.speed_spread);
    finish(parent, reader);
}

Options read_options(JsonReader& parent, std::string_view key) {
    Options options;
    const Json* object = parent.optional(key);
    if (object == nullptr) return options;
    if (object->members() == nullptr) {
        parent.refuse(key, ErrorCode::bad_value, std::string(object->kind_name()), "an object of texts");
        return options;
    }
    JsonReader reader = parent.child(key);
    for (const auto& [name, value] : *object->members()) options[name] = reader.text(name);
    finish(parent, reader);
    return options;
}

void read_motor(JsonReader& parent, Scenario& scenario) {
    MotorModel& motor = scenario.motor_bench.motor;
    if (parent.optional("motor") != nullptr) {
        JsonReader reader = parent.child("motor");
        read_factor(reader, "constant", motor.constant);
        read_quantity(reader, "resistance", Kind::resistance, 1e-3, motor.resistance);
        read_quantity(reader, "friction_torque", Kind::torque, 1e-3, motor.friction_torque);
        read_quantity(reader, "current_limit", Kind::current, 1e-6, motor.motor_current_limit);
        read_quantity(reader, "supply_current_limit", Kind::current, 1e-6, motor.supply_current_limit);
        motor.pole_pairs =
            static_cast<int>(std::clamp<std::int64_t>(reader.integer_or("pole_pairs", motor.pole_pairs), 1, 100));
        motor.limited = reader.flag_or("limited", motor.limited);
        read_celsius(reader, "derating_from", motor.derating_from);
        read_celsius(reader, "air", motor.air);
        read_factor(reader, "heat_capacity", motor.heat_capacity);
        read_factor(reader, "thermal_resistance", motor.thermal_resistance);
        read_quantity(reader, "inductance", Kind::inductance, 1e-9, motor.inductance);
        read_quantity(reader, "saliency", Kind::inductance, 1e-9, motor.saliency);
        read_quantity(reader, "wheel_radius", Kind::length, 1e-6, motor.wheel_radius);
        if (motor.resistance <= 0.0 || motor.heat_capacity <= 0.0 || motor.thermal_resistance <= 0.0 ||
            motor.wheel_radius <= 0.0)
            reader.refuse("resistance", ErrorCode::bad_value, "0",
                          "resistance, heat_capacity, thermal_resistance and wheel_radius above zero");
        finish(parent, reader);
    }
    if (parent.optional("supply") == nullptr) return;
    JsonReader reader = parent.child("supply");
    read_quantity(reader, "source_resistance", Kind::resistance, 1e-3, scenario.motor_bench.source_resistance);
    read_quantity(reader, "cable_resistance", Kind::resistance, 1e-3, scenario.motor_bench.cable_resistance);
    read_quantity(reader, "voltage", Kind::voltage, 1e-6, scenario.roller_bench.supply);
    finish(parent, reader);
}

void read_surroundings(JsonReader& parent, Scenario& scenario) {
    if (parent.optional("sound") != nullptr) {
        JsonReader reader = parent.child("sound");
        constexpr double decibel = 0.01;
        read_quantity(reader, "background", Kind::sound_level, decibel, scenario.background);
        read_quantity(reader, "horn", Kind::sound_level, decibel, scenario.horn);
        read_quantity(reader, "tone", Kind::sound_level, decibel, scenario.tone);
        finish(parent, reader);
    }
    if (parent.optional("controller") == nullptr) return;
    JsonReader reader = parent.child("controller");
    read_quantity(reader, "undervoltage", Kind::voltage, 1e-6, scenario.motor_bench.undervoltage);
    scenario.motor_bench.brake_cuts = reader.flag_or("brake_cuts", scenario.motor_bench.brake_cuts);
    finish(parent, reader);
}

ScenarioPart read_part(JsonReader& reader) {
    ScenarioPart part;
    part.name = reader.text("name");
    double mass_mg = 0.0;
    read_quantity(reader, "mass", Kind::mass, 1.0, mass_mg);
    if (mass_mg <= 0.0) reader.refuse("mass", ErrorCode::bad_value, "no mass", "a mass above zero");
    part.mass_mg = static_cast<std::int64_t>(mass_mg);
    part.material = reader.text("material");
    part.counts = reader.flag_or("counts", false);
    part.reason = reader.text_or("reason", "");
    return part;
}

ScenarioRide read_ride(JsonReader& reader) {
    ScenarioRide ride;
    ride.step = reader.text("step");
    ride.attempt = static_cast<int>(std::clamp<std::int64_t>(reader.integer("attempt"), 1, 1000));
    read_quantity(reader, "speed_offset", Kind::speed, m_s, ride.speed_offset);
    read_quantity(reader, "force_offset", Kind::force, newton, ride.force_offset);
    read_factor(reader, "deceleration_factor", ride.deceleration_factor);
    return ride;
}

ScenarioFault read_fault(JsonReader& reader) {
    ScenarioFault fault;
    fault.role = reader.text("role");
    if (std::find(bench_roles.begin(), bench_roles.end(), fault.role) == bench_roles.end()) {
        std::string expected = "one of";
        for (const auto role : bench_roles) expected += (role == bench_roles.front() ? " " : ", ") + std::string(role);
        reader.refuse("role", ErrorCode::bad_value, "'" + fault.role + "'", std::move(expected));
    }
    const auto kind = parse_fault(reader.text("fault"));
    if (kind)
        fault.plan.fault = *kind;
    else
        reader.refuse("fault", kind.error().code, kind.error().found, kind.error().expected);
    fault.prompt = reader.text_or("prompt", "");
    fault.occurrence = static_cast<int>(std::clamp<std::int64_t>(reader.integer_or("occurrence", 1), 1, 1000));
    double after_us = 0.0;
    read_quantity(reader, "after", Kind::duration, 1.0, after_us);
    fault.plan.after_us = static_cast<std::int64_t>(after_us);
    fault.plan.count = static_cast<int>(std::clamp<std::int64_t>(reader.integer_or("count", 1), 0, 1'000'000));
    return fault;
}

}  // namespace

base::Result<Scenario> scenario_from_json(const Json& json, std::string_view source) {
    JsonReader reader(json, std::string(source));
    Scenario scenario;
    if (const std::string format = reader.text("format"); reader.ok() && format != "velocert-scenario/1")
        reader.refuse("format", ErrorCode::unknown_version, "'" + format + "'", "\"velocert-scenario/1\"");
    scenario.motor_bench.undervoltage = usual_undervoltage;
    scenario.id = reader.text("id");
    if (reader.optional("name") != nullptr) {
        JsonReader name = reader.child("name");
        scenario.name_zh = name.text("zh");
        scenario.name_en = name.text("en");
        finish(reader, name);
    }
    JsonReader title = reader.child("title");
    scenario.title_zh = title.text("zh");
    scenario.title_en = title.text("en");
    finish(reader, title);
    scenario.seed = static_cast<std::uint64_t>(reader.integer_or("seed", 1));
    read_vehicle(reader, scenario.model);
    read_rider(reader, scenario.model);
    scenario.scale = read_options(reader, "scale");
    scenario.recorder = read_options(reader, "recorder");
    for (const auto role : bench_roles)
        if (role != "scale" && role != "recorder")
            if (Options options = read_options(reader, role); !options.empty())
                scenario.instruments.emplace(role, std::move(options));
    read_motor(reader, scenario);
    read_surroundings(reader, scenario);
    const auto each = [&](std::string_view key, auto&& read) {
        const Json* list = reader.optional(key);
        if (list == nullptr) return;
        if (list->items() == nullptr) {
            reader.refuse(key, ErrorCode::bad_value, std::string(list->kind_name()), "an array");
            return;
        }
        for (std::size_t i = 0; i < list->items()->size(); ++i) {
            JsonReader item((*list->items())[i], reader.source(), "/" + std::string(key) + "/" + std::to_string(i));
            read(item);
            finish(reader, item);
        }
    };
    each("rides", [&](JsonReader& item) { scenario.rides.push_back(read_ride(item)); });
    each("parts", [&](JsonReader& item) { scenario.parts.push_back(read_part(item)); });
    each("faults", [&](JsonReader& item) { scenario.faults.push_back(read_fault(item)); });
    if (auto good = reader.finish(); !good) return base::fail(good.error());
    return scenario;
}

base::Result<Scenario> load_scenario(std::string_view name_or_path) {
    const auto parsed = [](std::string_view text, std::string_view source) -> base::Result<Scenario> {
        const auto json = Json::parse(text, source);
        if (!json) return base::fail(json.error());
        return scenario_from_json(*json, source);
    };
    std::string known = "the path of a scenario file, or one of";
    for (const auto& file : embedded_scenarios()) {
        const std::string_view id = file.name.substr(0, file.name.find('.'));
        if (id == name_or_path) return parsed(file.text, file.name);
        known += (&file == embedded_scenarios().data() ? " " : ", ") + std::string(id);
    }
    const std::string path(name_or_path);
    std::ifstream file(path, std::ios::binary);
    if (!file) return base::fail(ErrorCode::not_found, path, "no such scenario", std::move(known));
    const std::string text{std::istreambuf_iterator<char>(file), std::istreambuf_iterator<char>()};
    return parsed(text, path);
}

}  // namespace velocert::instruments
