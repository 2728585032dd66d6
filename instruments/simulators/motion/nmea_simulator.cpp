// SPDX-License-Identifier: GPL-3.0-or-later
#include "instruments/simulators/motion/nmea_simulator.h"

#include <algorithm>
#include <charconv>
#include <cmath>

namespace velocert::instruments {
namespace {

constexpr double kmh_per_ms = 3.6;
constexpr double knots_per_ms = 3600.0 / 1852.0;

std::string padded(std::int64_t value, std::size_t width) {
    std::string digits = std::to_string(value);
    if (digits.size() < width) digits.insert(0, width - digits.size(), '0');
    return digits;
}

/// A number of that many decimals, not negative.
std::string fixed(double value, int decimals, std::size_t width = 1) {
    std::int64_t power = 1;
    for (int i = 0; i < decimals; ++i) power *= 10;
    const std::int64_t scaled = std::llround(value * static_cast<double>(power));
    return padded(scaled / power, width) + '.' + padded(scaled % power, static_cast<std::size_t>(decimals));
}

/// Degrees as degrees and minutes with five decimals.
std::string degrees_minutes(double degrees, std::size_t width) {
    const std::int64_t units = std::llround(std::fabs(degrees) * 60.0 * 1e5);
    constexpr std::int64_t degree = 60 * 100'000;
    return padded(units / degree, width) + padded(units % degree / 100'000, 2) + '.' + padded(units % 100'000, 5);
}

std::string time_of_day(std::int64_t utc_ms) {
    const std::int64_t ms = utc_ms % 86'400'000;
    return padded(ms / 3'600'000, 2) + padded(ms / 60'000 % 60, 2) + padded(ms / 1000 % 60, 2) + '.' +
           padded(ms % 1000 / 10, 2);
}

std::string gsa(const std::string& talker, bool fixed_, int first, int count, const std::string& system) {
    std::string out = talker + "GSA,A," + (fixed_ ? "3" : "1");
    for (int i = 0; i < 12; ++i) out += i < count && fixed_ ? ',' + padded(first + i, 2) : ",";
    return nmea_line(out + (fixed_ ? ",1.1,0.6,0.9" : ",99.9,99.9,99.9") + system);
}

std::string gsv(const std::string& talker, int first, int count, const std::string& signal) {
    std::string out;
    const int messages = (count + 3) / 4;
    for (int message = 0; message < messages; ++message) {
        std::string body =
            talker + "GSV," + std::to_string(messages) + ',' + std::to_string(message + 1) + ',' + padded(count, 2);
        for (int i = message * 4; i < std::min(count, message * 4 + 4); ++i)
            body += ',' + padded(first + i, 2) + ',' + padded(20 + 5 * i, 2) + ',' + padded(40 * i % 360, 3) + ',' +
                    padded(35 + i % 10, 2);
        out += nmea_line(body + signal);
    }
    return out;
}

}  // namespace

std::string nmea_line(const std::string& body) {
    unsigned sum = 0;
    for (const char c : body) sum ^= static_cast<unsigned char>(c);
    static constexpr char digits[] = "0123456789ABCDEF";
    return '$' + body + '*' + digits[sum / 16] + digits[sum % 16] + "\r\n";
}

std::string nmea_epoch(const SatelliteMoment& moment, bool legacy, int beidou, int gps) {
    const std::string time = time_of_day(moment.utc_ms);
    const auto date = civil_date(moment.utc_ms / 86'400'000);
    const std::string day = padded(date.day, 2) + padded(date.month, 2) + padded(date.year % 100, 2);
    const std::string place = moment.fixed
                                  ? degrees_minutes(moment.latitude, 2) + (moment.latitude < 0 ? ",S," : ",N,") +
                                        degrees_minutes(moment.longitude, 3) + (moment.longitude < 0 ? ",W" : ",E")
                                  : ",,,";
    const std::string knots = moment.fixed ? fixed(moment.speed * knots_per_ms, 3) : "";
    const std::string kmh = moment.fixed ? fixed(moment.speed * kmh_per_ms, 3) : "";
    const std::string course = moment.fixed ? "0.00" : "";
    const std::string mode = moment.fixed ? "A" : "N";
    const int used = moment.fixed ? gps + beidou : 0;
    const std::string beidou_talker = legacy ? "BD" : "GB";

    std::string out = nmea_line("GNTXT,01,01,02,VIRTUAL GNSS 1.0");
    out += nmea_line("GNRMC," + time + (moment.fixed ? ",A," : ",V,") + place + ',' + knots + ',' + course + ',' + day +
                     ",,," + mode + (legacy ? "" : ",V"));
    out += nmea_line("GNVTG," + course + ",T,,M," + knots + ",N," + kmh + ",K," + mode);
    out += nmea_line("GNGGA," + time + ',' + place + ',' + (moment.fixed ? "1," : "0,") + padded(used, 2) + ',' +
                     (moment.fixed ? std::string("0.6,") + (moment.height < 0 ? "-" : "") +
                                         fixed(std::fabs(moment.height), 1) + ",M,8.0,M,,"
                                   : std::string("99.9,,,,,,")));
    out += gsa(legacy ? "GP" : "GN", moment.fixed, 1, gps, legacy ? "" : ",1");
    out += gsa(legacy ? "BD" : "GN", moment.fixed, 1, beidou, legacy ? "" : ",4");
    out += gsv("GP", 1, gps, legacy ? "" : ",1");
    out += gsv(beidou_talker, 1, beidou, legacy ? "" : ",1");
    return out;
}

std::size_t NmeaSimulator::take(std::string_view pending, std::int64_t now_us) {
    const auto end = pending.find_first_of("\r\n");
    if (end == std::string_view::npos) return 0;
    const auto line = pending.substr(0, end);
    constexpr std::string_view period = "$PCAS02,";
    if (line.starts_with(period) && !take_busy()) {
        int ms = 0;
        const auto digits = line.substr(period.size());
        const auto [rest, error] = std::from_chars(digits.data(), digits.data() + digits.size(), ms);
        const std::string sent = std::string(line) + "\r\n";
        const bool good = error == std::errc{} && *rest == '*' && ms >= 100 && ms <= 1000 &&
                          sent == nmea_line(std::string(line.substr(1, line.find('*') - 1)));
        if (good) stream_every(std::int64_t{ms} * 1000, now_us / 1'000'000 * 1'000'000);
    }
    return end + 1;
}

std::string NmeaSimulator::stream_frame(std::int64_t now_us) {
    return nmea_epoch(ride_.at(now_us), settings_.legacy, settings_.beidou, settings_.gps);
}

void NmeaSimulator::power_up(std::int64_t now_us) {
    ride_.power_up(now_us);
    stream_every(1'000'000 / settings_.rate, now_us / 1'000'000 * 1'000'000);
    answer(nmea_line("GNTXT,01,01,02,VIRTUAL GNSS 1.0"), now_us);
}

bool NmeaSimulator::more_faults(Fault fault) const {
    return fault == Fault::wrong_checksum || SatelliteRide::knows(fault);
}

}  // namespace velocert::instruments
