// SPDX-License-Identifier: GPL-3.0-or-later
#include "instruments/simulators/ambient/hand_held_meters.h"

#include <algorithm>
#include <cmath>
#include <cstdio>
#include <cstdlib>

namespace velocert::instruments {
namespace {

constexpr std::int64_t reply_us = 50'000;
constexpr std::int64_t second_us = 1'000'000;

ShownValue::Settings air_temperature(const AirSettings& settings) {
    return {settings.temperature, 0.05, 0.1, -50.0, 200.0, 0};
}
ShownValue::Settings air_humidity(const AirSettings& settings) { return {settings.humidity, 0.2, 0.1, 0.0, 99.9, 0}; }

bool beyond(const ShownValue::Sample& sample) {
    return sample.state == ShownValue::State::over || sample.state == ShownValue::State::under;
}

std::string padded(std::int64_t value, std::size_t places) {
    std::string digits = std::to_string(std::llabs(value));
    while (digits.size() < places) digits = "0" + digits;
    return digits;
}

std::int64_t fahrenheit_tenths(std::int64_t celsius_tenths) {
    return static_cast<std::int64_t>(std::lround(static_cast<double>(celsius_tenths) * 1.8 + 320.0));
}

}  // namespace

// ---- Lutron ----

LutronSimulator::LutronSimulator(const AirSettings& settings, std::uint64_t seed)
    : MeterSimulator("lutron-16", "9600 8N1", 0, air_temperature(settings), seed,
                     {Fault::stuck_value, Fault::unstable, Fault::drift, Fault::unit_change}),
      humidity_(air_humidity(settings), seed + 1) {
    stream_every(second_us / 2, 0);
}

std::string LutronSimulator::stream_frame(std::int64_t now_us) {
    const bool lower = lower_;
    lower_ = !lower_;
    std::int64_t steps = lower ? humidity_.sample(now_us).steps : shown().sample(now_us).steps;
    std::string unit = lower ? "04" : "01";
    if (!lower && unit_changed()) {
        unit = "02";
        steps = fahrenheit_tenths(steps);
    }
    std::string frame =
        "\x02"
        "4";
    frame += lower ? "2" : "1";
    frame += unit;
    frame += steps < 0 ? "1" : "0";
    frame += "1";
    frame += padded(steps, 8);
    frame += "\r";
    return frame;
}

// ---- CENTER ----

CenterSimulator::CenterSimulator(const AirSettings& settings, std::uint64_t seed)
    : MeterSimulator("center-30x", "9600 8N1", reply_us, air_temperature(settings), seed,
                     {Fault::over_range, Fault::under_range, Fault::stuck_value, Fault::unstable, Fault::drift,
                      Fault::unit_change}) {}

std::size_t CenterSimulator::take(std::string_view pending, std::int64_t now_us) {
    if (pending.front() != 'A' || take_busy()) return 1;
    const auto now = shown().sample(now_us);
    const std::int64_t steps = unit_changed() ? fahrenheit_tenths(now.steps) : now.steps;
    std::string frame(45, '\0');
    frame[0] = '\x02';
    frame[1] = unit_changed() ? '\x00' : '\x80';
    const std::int64_t word = steps < 0 ? 65536 + steps : steps;
    for (std::size_t channel = 0; channel < 4; ++channel) {
        frame[7 + 2 * channel] = static_cast<char>(word / 256);
        frame[8 + 2 * channel] = static_cast<char>(word % 256);
    }
    if (beyond(now)) frame[39] = '\x0F';
    frame[44] = '\x03';
    answer(frame, now_us);
    return 1;
}

// ---- MIC ----

MicSimulator::MicSimulator(const AirSettings& settings, std::uint64_t seed)
    : MeterSimulator("mic-98581", "38400 8N2", reply_us, air_temperature(settings), seed,
                     {Fault::stuck_value, Fault::unstable, Fault::drift}),
      humidity_(air_humidity(settings), seed + 1) {}

void MicSimulator::power_up(std::int64_t now_us) {
    MeterSimulator::power_up(now_us);
    stream_every(0, now_us);
}

std::size_t MicSimulator::take(std::string_view pending, std::int64_t now_us) {
    const auto line = front_line(pending);
    if (line.text == "I") answer("VIRTUAL-98583 1.00\r", now_us);
    if (line.text == "S 1 M 2 32 3") stream_every(second_us, now_us);
    return line.bytes;
}

std::string MicSimulator::stream_frame(std::int64_t now_us) {
    return "v " + padded(shown().sample(now_us).steps, 3) + " " + padded(humidity_.sample(now_us).steps, 3) + "\r";
}

// ---- wind ----

WindSimulator::WindSimulator(const AirSettings& settings, std::uint64_t seed)
    : MeterSimulator("nmea-wind", "4800 8N1", 0, ShownValue::Settings{settings.wind, 0.2, 0.1, 0.0, 60.0, 0}, seed,
                     {Fault::over_range, Fault::stuck_value, Fault::unstable, Fault::drift, Fault::unit_change,
                      Fault::wrong_checksum}),
      direction_(settings.direction) {
    stream_every(second_us, 0);
}

std::string WindSimulator::stream_frame(std::int64_t now_us) {
    const auto now = shown().sample(now_us);
    const bool valid = now.state != ShownValue::State::over;
    std::string body = "WIMWV," + padded(std::llround(direction_), 3) + ",R,";
    body += digits_of(std::max<std::int64_t>(now.steps, 0), 1);
    body += unit_changed() ? ",S," : ",M,";
    body += valid ? "A" : "V";
    unsigned sum = 0;
    for (const char c : body) sum ^= static_cast<unsigned char>(c);
    char text[8];
    std::snprintf(text, sizeof text, "*%02X\r\n", sum);
    return "$" + body + text;
}

}  // namespace velocert::instruments
