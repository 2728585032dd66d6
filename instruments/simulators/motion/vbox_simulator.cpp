// SPDX-License-Identifier: GPL-3.0-or-later
#include "instruments/simulators/motion/vbox_simulator.h"

#include <cmath>

#include "instruments/simulators/motion/daq_frames.h"

namespace velocert::instruments {
namespace {

constexpr double knots_per_ms = 3600.0 / 1852.0;
constexpr double standard_gravity = 9.80665;

void append_big(std::string& out, std::int64_t value, int bytes) {
    for (int i = bytes - 1; i >= 0; --i)
        out += static_cast<char>(static_cast<unsigned char>((value >> (8 * i)) & 0xFF));
}

}  // namespace

std::string VboxSimulator::stream_frame(std::int64_t now_us) {
    const auto moment = ride_.at(now_us);
    struct Field {
        int bytes;
        std::int64_t value;
    };
    const double latitude_minutes = moment.latitude * 60.0;
    const double west_minutes = -moment.longitude * 60.0;
    const Field fields[] = {
        {1, moment.fixed ? settings_.satellites : 0},
        {3, moment.utc_ms % 86'400'000 / 10},
        {4, std::llround(latitude_minutes * 1e5)},
        {4, std::llround(west_minutes * 1e5)},
        {2, moment.fixed ? std::llround(moment.speed * knots_per_ms * 100.0) : 0},
        {2, 0},
        {3, std::llround(moment.height * 100.0)},
        {2, 0},
        {2, 0},
        {2, std::llround(moment.acceleration / standard_gravity * 100.0)},
        {4, std::llround(moment.brake_path * 12'800.0)},
        {4, std::llround((moment.path - path_zero_) * 12'800.0)},
        {4, 0},
        {4, 0},
        {4, 0},
        {4, 0},
        {1, 0},
        {1, settings_.satellites},
    };
    std::string out = "$VBOX3i,";
    append_big(out, settings_.channels, 4);
    append_big(out, 0, 4);
    out += ',';
    for (std::uint32_t bit = 0; bit < 32; ++bit) {
        if (((settings_.channels >> bit) & 1U) == 0) continue;
        if (bit < std::size(fields))
            append_big(out, fields[bit].value, fields[bit].bytes);
        else
            append_big(out, 0, 4);
    }
    append_big(out, xmodem_crc(out), 2);
    return out;
}

void VboxSimulator::power_up(std::int64_t now_us) {
    path_zero_ = ride_.at(now_us).path;
    ride_.power_up(now_us);
    stream_every(1'000'000 / settings_.rate, now_us / 10'000 * 10'000);
}

bool VboxSimulator::more_faults(Fault fault) const {
    return fault == Fault::wrong_checksum || SatelliteRide::knows(fault);
}

}  // namespace velocert::instruments
