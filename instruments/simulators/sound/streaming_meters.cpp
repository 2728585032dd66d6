// SPDX-License-Identifier: GPL-3.0-or-later
#include "instruments/simulators/sound/streaming_meters.h"

namespace velocert::instruments {
namespace {

constexpr std::int64_t cem_period_us = 500'000;
constexpr std::int64_t pce_period_us = 100'000;

void token(std::string& out, unsigned code) {
    out += '\xA5';
    out += static_cast<char>(code);
}

}  // namespace

CemSimulator::CemSimulator(const SoundSettings& settings, std::uint64_t seed)
    : SoundSimulator("cem-dt885x", "9600 8N1", 0, settings, seed,
                     {Fault::over_range, Fault::under_range, Fault::unit_change}) {
    stream_every(cem_period_us, 0);
}

std::size_t CemSimulator::take(std::string_view pending, std::int64_t) {
    if (static_cast<unsigned char>(pending.front()) == 0x99) toggled_ = !toggled_;
    return 1;
}

std::string CemSimulator::stream_frame(std::int64_t now_us) {
    const auto level = hear(now_us);
    std::string out;
    token(out, a_weighted() != toggled_ ? 0x1B : 0x1C);
    token(out, 0x02);
    if (level.state == ShownValue::State::over) token(out, 0x07);
    if (level.state == ShownValue::State::under) token(out, 0x08);
    const auto tenths = static_cast<unsigned>(level.steps < 0 ? 0 : level.steps > 9999 ? 9999 : level.steps);
    const auto measured = [&](unsigned kind) {
        token(out, 0x0D);
        out += static_cast<char>((tenths / 1000) * 16 + tenths / 100 % 10);
        out += static_cast<char>((tenths / 10 % 10) * 16 + tenths % 10);
        token(out, kind);
    };
    measured(0x0C);
    measured(0x0B);
    return out;
}

PceSimulator::PceSimulator(const SoundSettings& settings, std::uint64_t seed)
    : SoundSimulator("pce-322a", "115200 8N1", 0, settings, seed, {Fault::unit_change}) {}

void PceSimulator::power_up(std::int64_t now_us) {
    SoundSimulator::power_up(now_us);
    stream_every(0, now_us);
}

std::size_t PceSimulator::take(std::string_view pending, std::int64_t now_us) {
    const auto first = static_cast<unsigned char>(pending.front());
    if (first != 0xAC && first != 0xCA) return 1;
    if (pending.size() < 2) return 0;
    if (static_cast<unsigned char>(pending[1]) != 0xFF) return 1;
    stream_every(first == 0xAC ? pce_period_us : 0, now_us);
    return 2;
}

std::string PceSimulator::stream_frame(std::int64_t now_us) {
    const auto level = hear(now_us);
    std::string out(13, '\0');
    out[0] = '\x7F';
    out[1] = static_cast<char>(level.steps / 256);
    out[2] = static_cast<char>(level.steps % 256);
    out[3] = a_weighted() ? '\0' : '\x01';
    return out;
}

}  // namespace velocert::instruments
