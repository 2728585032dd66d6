// SPDX-License-Identifier: GPL-3.0-or-later
#include "core/sequence/instrument.h"

#include <array>

namespace velocert::sequence {

std::string_view name(InstrumentState state) {
    switch (state) {
        case InstrumentState::closed: return "closed";
        case InstrumentState::live: return "live";
        case InstrumentState::slow: return "slow";
        case InstrumentState::stale: return "stale";
        case InstrumentState::unplugged: return "unplugged";
        case InstrumentState::simulated: return "simulated";
    }
    return "closed";
}

std::string InstrumentIdentity::text() const { return maker + '|' + model + '|' + serial + '|' + software; }

std::string serial_in(std::string_view identity) {
    for (int before = 0; before < 2; ++before) {
        const auto bar = identity.find('|');
        if (bar == std::string_view::npos) return {};
        identity.remove_prefix(bar + 1);
    }
    return std::string(identity.substr(0, identity.find('|')));
}

std::string_view name(Command command) {
    switch (command) {
        case Command::zero: return "zero";
        case Command::tare: return "tare";
        case Command::read_stable: return "read-stable";
        case Command::read_now: return "read-now";
        case Command::start: return "start";
        case Command::stop: return "stop";
        case Command::reset: return "reset";
        case Command::set_voltage: return "set-voltage";
        case Command::set_current_limit: return "set-current-limit";
        case Command::set_speed: return "set-speed";
        case Command::set_torque: return "set-torque";
        case Command::set_frequency: return "set-frequency";
        case Command::output_on: return "output-on";
        case Command::output_off: return "output-off";
        case Command::brake_off: return "brake-off";
        case Command::set_current: return "set-current";
        case Command::set_power: return "set-power";
        case Command::set_resistance: return "set-resistance";
        case Command::set_resistance_limit: return "set-resistance-limit";
        case Command::set_duration: return "set-duration";
        case Command::read_peak: return "read-peak";
        case Command::reset_peak: return "reset-peak";
    }
    return "stop";
}

std::span<const Command> commands() {
    static constexpr std::array all{Command::zero,
                                    Command::tare,
                                    Command::read_stable,
                                    Command::read_now,
                                    Command::start,
                                    Command::stop,
                                    Command::reset,
                                    Command::set_voltage,
                                    Command::set_current_limit,
                                    Command::set_speed,
                                    Command::set_torque,
                                    Command::set_frequency,
                                    Command::output_on,
                                    Command::output_off,
                                    Command::brake_off,
                                    Command::set_current,
                                    Command::set_power,
                                    Command::set_resistance,
                                    Command::set_resistance_limit,
                                    Command::set_duration,
                                    Command::read_peak,
                                    Command::reset_peak};
    return all;
}

base::Result<Command> parse_command(std::string_view text) {
    std::string known;
    for (const auto command : commands()) {
        if (name(command) == text) return command;
        if (!known.empty()) known += ", ";
        known += name(command);
    }
    return base::fail(base::ErrorCode::bad_value, {}, "'" + std::string(text) + "' is no command", "one of " + known);
}

std::optional<metrology::Kind> value_kind(Command command) {
    switch (command) {
        case Command::set_voltage: return metrology::Kind::voltage;
        case Command::set_current_limit: return metrology::Kind::current;
        case Command::set_speed: return metrology::Kind::rotation;
        case Command::set_torque: return metrology::Kind::torque;
        case Command::set_frequency: return metrology::Kind::frequency;
        case Command::set_current: return metrology::Kind::current;
        case Command::set_power: return metrology::Kind::power;
        case Command::set_resistance:
        case Command::set_resistance_limit: return metrology::Kind::resistance;
        case Command::set_duration: return metrology::Kind::duration;
        case Command::zero:
        case Command::tare:
        case Command::read_stable:
        case Command::read_now:
        case Command::start:
        case Command::stop:
        case Command::reset:
        case Command::output_on:
        case Command::output_off:
        case Command::read_peak:
        case Command::reset_peak:
        case Command::brake_off: break;
    }
    return std::nullopt;
}

base::Result<void> check(const Order& order) {
    const auto kind = value_kind(order.command);
    const std::string what(name(order.command));
    if (!kind && !order.value) return {};
    if (!kind)
        return base::fail(base::ErrorCode::bad_value, what, "a value of " + order.value->text(),
                          "no value: this command takes none");
    const std::string wanted = "a value in " + std::string(metrology::preferred_unit(*kind).symbol);
    if (!order.value) return base::fail(base::ErrorCode::missing_field, what, "no value", wanted);
    if (order.value->kind() != *kind)
        return base::fail(base::ErrorCode::wrong_unit, what, "a value of " + order.value->text(), wanted);
    return {};
}

}  // namespace velocert::sequence
