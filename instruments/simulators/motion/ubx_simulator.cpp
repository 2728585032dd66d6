// SPDX-License-Identifier: GPL-3.0-or-later
#include "instruments/simulators/motion/ubx_simulator.h"

#include <algorithm>
#include <cmath>

#include "instruments/simulators/motion/nmea_simulator.h"

namespace velocert::instruments {
namespace {

constexpr std::size_t overhead = 8;
constexpr std::size_t longest = 1024;
constexpr std::int64_t leap_ms = 18'000;                // GPS time is ahead of UTC
constexpr std::int64_t gps_epoch_ms = 315'964'800'000;  // 1980-01-06
constexpr std::int64_t week_ms = 604'800'000;
constexpr int gps_satellites = 6;

int at(std::string_view bytes, std::size_t place) { return static_cast<unsigned char>(bytes[place]); }

std::int64_t little(std::string_view bytes) {
    std::int64_t value = 0;
    for (std::size_t i = bytes.size(); i > 0; --i) value = value * 256 + at(bytes, i - 1);
    return value;
}

/// Builds a payload field by field.
class Payload {
  public:
    Payload& put(std::int64_t value, int bytes) {
        for (int i = 0; i < bytes; ++i)
            text_ += static_cast<char>(static_cast<unsigned char>((value >> (8 * i)) & 0xFF));
        return *this;
    }
    Payload& text(std::string_view text, std::size_t size) {
        std::string padded(text.substr(0, size));
        padded.resize(size, '\0');
        text_ += padded;
        return *this;
    }
    [[nodiscard]] const std::string& bytes() const { return text_; }

  private:
    std::string text_;
};

std::string fletcher(std::string_view body) {
    unsigned a = 0;
    unsigned b = 0;
    for (const char c : body) {
        a += static_cast<unsigned char>(c);
        b += a;
    }
    return {static_cast<char>(a & 255U), static_cast<char>(b & 255U)};
}

std::string message(int kind, int id, const Payload& payload) {
    Payload head;
    head.put(kind, 1).put(id, 1).put(static_cast<std::int64_t>(payload.bytes().size()), 2);
    const std::string body = head.bytes() + payload.bytes();
    return "\xB5"
           "b" +
           body + fletcher(body);
}

}  // namespace

UbxSimulator::UbxSimulator(const UbxSettings& settings, std::uint64_t seed)
    : ByteSimulator("ubx", "115200 8N1", 2'000), settings_(settings), ride_(settings.ride, seed), nmea_(settings.nmea) {
    stream_every(period_ms_ * 1000, 0);
}

std::size_t UbxSimulator::take(std::string_view pending, std::int64_t now_us) {
    const auto start = pending.find('\xB5');
    if (start == std::string_view::npos) return pending.size();
    if (start > 0) return start;
    if (pending.size() < 2) return 0;
    if (pending[1] != 'b') return 1;
    if (pending.size() < 6) return 0;
    const auto size = static_cast<std::size_t>(little(pending.substr(4, 2)));
    if (size > longest) return 2;
    if (pending.size() < size + overhead) return 0;
    if (fletcher(pending.substr(2, size + 4)) != pending.substr(size + 6, 2)) return 2;
    command(at(pending, 2), at(pending, 3), pending.substr(6, size), now_us);
    return size + overhead;
}

void UbxSimulator::command(int kind, int id, std::string_view payload, std::int64_t now_us) {
    constexpr int cfg = 0x06;
    if (kind == 0x0A && id == 0x04 && payload.empty()) return answer(version(), now_us);
    if (kind == 0x01 && id == 0x07 && payload.empty()) return answer(solution(ride_.at(now_us)), now_us);
    if (kind == 0x01 && id == 0x35 && payload.empty()) return answer(satellites(ride_.at(now_us)), now_us);
    if (kind != cfg) return;
    const bool good = !take_busy() && configure(id, payload, now_us);
    answer(message(0x05, good ? 0x01 : 0x00, Payload().put(kind, 1).put(id, 1)), now_us);
}

bool UbxSimulator::configure(int id, std::string_view payload, std::int64_t now_us) {
    if (id == 0x08 && payload.empty()) {
        answer(message(0x06, 0x08, Payload().put(period_ms_, 2).put(1, 2).put(1, 2)), now_us);
        return true;
    }
    if (id == 0x08 && payload.size() == 6) {
        const std::int64_t ms = little(payload.substr(0, 2));
        if (ms < 20 || little(payload.substr(2, 2)) != 1) return false;
        set_period(ms, now_us);
        return true;
    }
    if (id == 0x01 && payload.size() == 3) return set_message(at(payload, 0), at(payload, 1), at(payload, 2));
    if (id == 0x01 && payload.size() == 8) return set_message(at(payload, 0), at(payload, 1), at(payload, 3));
    if (id == 0x8A && settings_.keys) return set_keys(payload, now_us);
    if (id == 0x8B && settings_.keys) {
        const std::string told = get_keys(payload);
        if (!told.empty()) answer(told, now_us);
        return !told.empty();
    }
    return false;
}

bool UbxSimulator::set_message(int kind, int id, int every) {
    if (kind == 0x01 && id == 0x07)
        solution_every_ = every;
    else if (kind == 0x01 && id == 0x35)
        satellites_every_ = every;
    else if (kind == 0xF0)
        nmea_ = every > 0;
    else
        return false;
    return true;
}

bool UbxSimulator::set_keys(std::string_view payload, std::int64_t now_us) {
    if (payload.size() < 4 || at(payload, 0) > 1) return false;
    payload.remove_prefix(4);
    while (payload.size() >= 4) {
        const std::int64_t key = little(payload.substr(0, 4));
        static constexpr std::size_t sizes[] = {0, 1, 1, 2, 4, 8, 0, 0};
        const std::size_t size = sizes[(key >> 28) & 7];
        if (size == 0 || payload.size() < 4 + size) return false;
        const std::int64_t value = little(payload.substr(4, size));
        payload.remove_prefix(4 + size);
        if (key == 0x30210001 && value >= 20)
            set_period(value, now_us);
        else if (key == 0x20910007 || key == 0x20910009)
            solution_every_ = static_cast<int>(value);
        else if (key == 0x20910016 || key == 0x20910018)
            satellites_every_ = static_cast<int>(value);
        else if (key == 0x10740002 || key == 0x10780002)
            nmea_ = value != 0;
        else if (key != 0x30210002)
            return false;
    }
    return payload.empty();
}

std::string UbxSimulator::get_keys(std::string_view payload) const {
    if (payload.size() < 8 || payload.size() % 4 != 0) return {};
    Payload out;
    out.put(1, 1).put(at(payload, 1), 1).put(0, 2);
    for (std::size_t i = 4; i < payload.size(); i += 4) {
        const std::int64_t key = little(payload.substr(i, 4));
        if (key == 0x30210001)
            out.put(key, 4).put(period_ms_, 2);
        else if (key == 0x30210002)
            out.put(key, 4).put(1, 2);
        else if (key == 0x20910007 || key == 0x20910009)
            out.put(key, 4).put(solution_every_, 1);
        else
            return {};
    }
    return message(0x06, 0x8B, out);
}

void UbxSimulator::set_period(std::int64_t ms, std::int64_t now_us) {
    period_ms_ = ms;
    count_ = 0;
    // Solutions stay on whole multiples of the period.
    const std::int64_t period_us = std::max(ms, settings_.fastest_ms) * 1000;
    stream_every(period_us, now_us / period_us * period_us);
}

std::string UbxSimulator::stream_frame(std::int64_t now_us) {
    const auto moment = ride_.at(now_us);
    ++count_;
    std::string out;
    if (solution_every_ > 0 && count_ % solution_every_ == 0) out += solution(moment);
    if (satellites_every_ > 0 && count_ % satellites_every_ == 0) out += satellites(moment);
    if (nmea_) out += nmea_epoch(moment, true, settings_.beidou);
    return out;
}

std::string UbxSimulator::solution(const SatelliteMoment& moment) const {
    const auto scaled = [&](double value, double factor) { return moment.fixed ? std::llround(value * factor) : 0; };
    const std::int64_t tow = (moment.utc_ms - gps_epoch_ms + leap_ms) % week_ms;
    const auto date = civil_date(moment.utc_ms / 86'400'000);
    const std::int64_t ms = moment.utc_ms % 86'400'000;
    const auto speed = scaled(moment.speed, 1e3);
    Payload out;
    out.put(tow, 4).put(date.year, 2).put(date.month, 1).put(date.day, 1);
    out.put(ms / 3'600'000, 1).put(ms / 60'000 % 60, 1).put(ms / 1000 % 60, 1).put(0x07, 1);
    out.put(25, 4).put(ms % 1000 * 1'000'000, 4);
    out.put(moment.fixed ? 3 : 0, 1).put(moment.fixed ? 0x01 : 0x00, 1).put(0, 1);
    out.put(moment.fixed ? gps_satellites + settings_.beidou : 0, 1);
    out.put(scaled(moment.longitude, 1e7), 4).put(scaled(moment.latitude, 1e7), 4);
    out.put(scaled(moment.height + 8.0, 1e3), 4).put(scaled(moment.height, 1e3), 4);
    out.put(moment.fixed ? 800 : 4'000'000'000, 4).put(moment.fixed ? 1200 : 4'000'000'000, 4);
    out.put(speed, 4).put(0, 4).put(0, 4).put(speed, 4);
    out.put(0, 4).put(moment.fixed ? 40 : 20'000, 4).put(100'000, 4).put(moment.fixed ? 110 : 9999, 2);
    out.put(moment.fixed ? 0 : 1, 2).put(0, 4).put(0, 4).put(0, 4);
    return message(0x01, 0x07, out);
}

std::string UbxSimulator::satellites(const SatelliteMoment& moment) const {
    const std::int64_t tow = (moment.utc_ms - gps_epoch_ms + leap_ms) % week_ms;
    Payload out;
    out.put(tow, 4).put(1, 1).put(gps_satellites + settings_.beidou, 1).put(0, 2);
    const auto block = [&](int system, int number) {
        // Quality, used or not, health, and a source of its orbit.
        out.put(system, 1).put(number, 1).put(moment.fixed ? 40 : 0, 1).put(45, 1).put(120, 2).put(0, 2);
        out.put(moment.fixed ? 0x1F : 0x10, 4);
    };
    for (int i = 1; i <= gps_satellites; ++i) block(0, i);
    for (int i = 1; i <= settings_.beidou; ++i) block(3, i);
    return message(0x01, 0x35, out);
}

std::string UbxSimulator::version() const {
    Payload out;
    out.text("VIRTUAL 1.00", 30).text("00000000", 10).text("FWVER=VIRTUAL 1.00", 30).text("PROTVER=27.00", 30);
    out.text("MOD=VIRTUAL-GNSS", 30).text("GPS;BDS", 30);
    return message(0x0A, 0x04, out);
}

void UbxSimulator::power_up(std::int64_t now_us) {
    ride_.power_up(now_us);
    period_ms_ = 1000;
    solution_every_ = 0;
    satellites_every_ = 0;
    nmea_ = settings_.nmea;
    stream_every(period_ms_ * 1000, now_us / 1'000'000 * 1'000'000);
    answer(message(0x04, 0x02, Payload().text("u-blox AG - www.u-blox.com (VIRTUAL)", 36)), now_us);
}

bool UbxSimulator::more_faults(Fault fault) const {
    return fault == Fault::wrong_checksum || SatelliteRide::knows(fault);
}

}  // namespace velocert::instruments
