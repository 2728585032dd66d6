// SPDX-License-Identifier: GPL-3.0-or-later
#include "instruments/drivers/driver.h"

#include <algorithm>

#include "instruments/drivers/range_guard.h"

namespace velocert::instruments {
namespace {

using base::ErrorCode;

constexpr std::size_t longest_class = 40;

template <typename Rows, typename Name>
std::string listed(const Rows& rows, Name name) {
    std::string out;
    for (const auto& row : rows) {
        if (!out.empty()) out += ", ";
        out += name(row);
    }
    return out;
}

}  // namespace

bool switches_on(sequence::Command command, std::string_view kind) {
    using sequence::Command;
    switch (command) {
        case Command::output_on:
        case Command::set_voltage:
        case Command::set_current_limit:
        case Command::set_speed:
        case Command::set_torque:
        case Command::set_current:
        case Command::set_power:
        case Command::set_resistance: return true;
        case Command::start: return kind == "safety-tester";
        default: return false;
    }
}

const Profile& profile_of(const Driver& driver, const Options& options) {
    if (const auto chosen = options.find("profile"); chosen != options.end())
        for (const auto& profile : driver.profiles)
            if (profile.id == chosen->second) return profile;
    return driver.profiles.front();
}

std::string end_of_probe(const Driver& driver) {
    if (driver.probe.question.empty() || driver.energises) return {};
    const auto start = driver.exchange(sequence::Command::start, {});
    if (!start || start->request != driver.probe.question) return {};
    const auto stop = driver.exchange(sequence::Command::stop, {});
    return stop ? stop->request : std::string();
}

base::Result<void> check_options(const Driver& driver, const Options& options) {
    for (const auto& [name, value] : options) {
        bool known = name == class_option.name || name == range_option.name;
        for (const auto& row : driver.options) known = known || row.name == name;
        if (!known)
            return base::fail(ErrorCode::bad_value, std::string(driver.id), "it has no option '" + name + "'",
                              "one of " + listed(driver.options, [](const auto& row) { return row.name; }) + ", " +
                                  std::string(class_option.name) + ", " + std::string(range_option.name));
    }
    if (const auto given = options.find(std::string(class_option.name)); given != options.end())
        if (given->second.size() > longest_class || std::any_of(given->second.begin(), given->second.end(), [](char c) {
                return static_cast<unsigned char>(c) < ' ' || c == '|';
            }))
            return base::fail(ErrorCode::bad_value, std::string(class_option.name), "'" + given->second + "'",
                              "a class as the plate says it, in at most " + std::to_string(longest_class) +
                                  " characters, such as III, OIML R 76");
    if (const auto chosen = options.find("profile"); chosen != options.end() && !chosen->second.empty())
        if (profile_of(driver, options).id != chosen->second)
            return base::fail(ErrorCode::bad_value, std::string(driver.id),
                              "it has no profile '" + chosen->second + "'",
                              "one of " + listed(driver.profiles, [](const auto& row) { return row.id; }));
    if (auto settings = settings_of(driver, options); !settings) return base::fail(settings.error());
    if (auto ranges = ShownRanges::of(driver, options); !ranges) return base::fail(ranges.error());
    return {};
}

std::string accuracy_class_of(const Driver& driver, const Options& options) {
    if (const auto given = options.find(std::string(class_option.name));
        given != options.end() && !given->second.empty())
        return given->second;
    return std::string(profile_of(driver, options).accuracy_class);
}

std::string option(const Driver& driver, const Options& options, std::string_view name) {
    if (const auto given = options.find(std::string(name)); given != options.end() && !given->second.empty())
        return given->second;
    for (const auto& row : driver.options)
        if (row.name == name) return std::string(row.fallback);
    return {};
}

const metrology::Unit& unit_row(std::string_view symbol) {
    for (const auto& unit : metrology::units())
        if (unit.symbol == symbol) return unit;
    return metrology::units().front();
}

void show(metrology::Indication& indication, const base::Decimal& value, const metrology::Unit& unit) {
    indication.value = value;
    indication.resolution = base::Decimal(1, value.scale());
    indication.unit = &unit;
}

base::Result<PortSettings> settings_of(const Driver& driver, const Options& options) {
    const std::string given = option(driver, options, settings_option.name);
    return PortSettings::parse(given.empty() ? profile_of(driver, options).port : std::string_view(given));
}

}  // namespace velocert::instruments
