// SPDX-License-Identifier: GPL-3.0-or-later
#include "instruments/simulators/force/force_gauges.h"

#include <algorithm>
#include <array>
#include <cstdlib>

namespace velocert::instruments {
namespace {

constexpr std::int64_t reply_us = 10'000;
constexpr std::int64_t afg_period_us = 83'000;

std::vector<Fault> with(std::vector<Fault> more) {
    more.insert(more.end(), {Fault::stuck_value, Fault::unstable, Fault::drift});
    return more;
}

}  // namespace

ForceSimulator::ForceSimulator(std::string_view driver, std::string_view port_settings, std::int64_t reply,
                               const ForceSettings& settings, std::uint64_t seed, std::vector<Fault> more)
    : MeterSimulator(
          driver, port_settings, reply,
          ShownValue::Settings{settings.force, settings.noise, 0.1, -settings.capacity, settings.capacity, 0}, seed,
          with(std::move(more))),
      settings_(settings) {}

void ForceSimulator::power_up(std::int64_t now_us) {
    MeterSimulator::power_up(now_us);
    forget_largest();
}

ShownValue::Sample ForceSimulator::pull(std::int64_t now_us) {
    const auto force = shown().sample(now_us);
    largest_ = std::max(largest_, force.steps);
    smallest_ = std::min(smallest_, force.steps);
    return force;
}

// ---- Dillon, Mecmesin ----

AfgSimulator::AfgSimulator(const ForceSettings& settings, std::uint64_t seed)
    : ForceSimulator("dillon-afg", "9600 8N1", reply_us, settings, seed,
                     {Fault::over_range, Fault::under_range, Fault::unit_change}) {}

void AfgSimulator::power_up(std::int64_t now_us) {
    ForceSimulator::power_up(now_us);
    largest_shown_ = false;
    stream_every(0, now_us);
}

std::string AfgSimulator::shown_text(std::int64_t now_us) {
    const auto force = pull(now_us);
    if (force.state == ShownValue::State::over || force.state == ShownValue::State::under) return "OL\r\n";
    return digits_of(largest_shown_ ? largest() : force.steps, 1) + (unit_changed() ? " lbf\r\n" : "\r\n");
}

std::string AfgSimulator::stream_frame(std::int64_t now_us) { return shown_text(now_us); }

std::size_t AfgSimulator::take(std::string_view pending, std::int64_t now_us) {
    if (take_busy()) return 1;
    switch (pending.front()) {
        case '?': answer(shown_text(now_us), now_us); break;
        case '\x01': stream_every(streaming() ? 0 : afg_period_us, now_us); break;
        case '\x04': forget_largest(); break;
        case '\x05': shown().zero(now_us); break;
        case 't': largest_shown_ = true; break;
        case 'r': largest_shown_ = false; break;
        default: break;
    }
    return 1;
}

// ---- Omega Denshi ----

AlSimulator::AlSimulator(const ForceSettings& settings, std::uint64_t seed)
    : ForceSimulator("omega-denshi-al6", "115200 8N1", 2'000, settings, seed) {}

void AlSimulator::power_up(std::int64_t now_us) {
    ForceSimulator::power_up(now_us);
    stream_every(0, now_us);
    period_us_ = 10'000;
    zero_ = 0;
}

namespace {

std::string six_digits(std::int64_t value) {
    std::string digits = std::to_string(std::llabs(value));
    while (digits.size() < 6) digits = "0" + digits;
    return (value < 0 ? "-" : "+") + digits + "\r";
}

}  // namespace

std::string AlSimulator::stream_frame(std::int64_t now_us) { return six_digits(pull(now_us).steps - zero_); }

std::size_t AlSimulator::take(std::string_view pending, std::int64_t now_us) {
    const auto end = pending.find('\r');
    if (end == std::string_view::npos) return 0;
    const auto command = pending.substr(0, end);
    const auto say = [&](const std::string& text) { answer(text + "\r", now_us); };
    constexpr std::string_view codes = "0123456789A";
    constexpr std::array<std::int64_t, 11> rates{5, 10, 20, 50, 60, 100, 200, 400, 800, 960, 1200};
    const bool rate = command.size() == 2 && command[0] == 'F' && codes.find(command[1]) != std::string_view::npos;
    if (command == "MX") {
        stream_every(0, now_us);
    } else if (streaming() || take_busy()) {
        return end + 1;
    } else if (command == "?") {
        say("OK");
    } else if (command == "U?") {
        say("VIRTUAL-AL6");
    } else if (command == "V?") {
        say("v1.0");
    } else if (command == "D?") {
        say("005000");
    } else if (command == "M") {
        answer(stream_frame(now_us), now_us);
    } else if (command == "MM") {
        stream_every(period_us_, now_us);
    } else if (rate) {
        period_us_ = 1'000'000 / rates.at(codes.find(command[1]));
    } else if (command == "ZS") {
        zero_ = pull(now_us).steps;
        say("OK");
    } else if (command == "ZR") {
        zero_ = 0;
        say("OK");
    } else if (command == "PS" || command == "PH" || command == "PR") {
        if (command == "PR") forget_largest();
        static_cast<void>(pull(now_us));
        say("OK");
    } else if (command == "PP") {
        answer(six_digits(largest()), now_us);
    } else if (command == "PM") {
        answer(six_digits(smallest()), now_us);
    }
    return end + 1;
}

}  // namespace velocert::instruments
