// SPDX-License-Identifier: GPL-3.0-or-later
#include "instruments/drivers/motion/ubx_decoder.h"

#include <algorithm>
#include <string>

#include "instruments/drivers/driver.h"
#include "instruments/drivers/motion/nmea_sentence.h"

namespace velocert::instruments {
namespace {

using base::Decimal;
using metrology::Decoded;
using metrology::DeviceEvent;
using metrology::Flag;
using metrology::Indication;
using metrology::Measurand;
using metrology::Rejection;

const metrology::Unit* const degree = &unit_row("deg");
const metrology::Unit* const mm_per_second = &unit_row("mm/s");
const metrology::Unit* const millimetre = &unit_row("mm");
const metrology::Unit* const second = &unit_row("s");
const metrology::Unit* const plain_count = &unit_row("count");

// The message of series 7 is shorter; what it lacks is not read.
constexpr std::size_t shortest_solution = 84;
constexpr std::size_t full_solution = 92;
constexpr std::int64_t week_ms = 604'800'000;
constexpr std::int64_t longest_step_ms = 60'000;
constexpr int steady_steps = 3;
constexpr std::uint8_t beidou = 3;

std::string name_of(UbxId id) {
    switch (id) {
        case UbxId::nav_pvt: return "NAV-PVT";
        case UbxId::nav_posllh: return "NAV-POSLLH";
        case UbxId::nav_sol: return "NAV-SOL";
        case UbxId::nav_velned: return "NAV-VELNED";
        case UbxId::nav_sat: return "NAV-SAT";
        case UbxId::inf_notice: return "INF-NOTICE";
        case UbxId::ack_nak: return "ACK-NAK";
        case UbxId::ack_ack: return "ACK-ACK";
        case UbxId::cfg_msg: return "CFG-MSG";
        case UbxId::cfg_rate: return "CFG-RATE";
        case UbxId::cfg_valset: return "CFG-VALSET";
        case UbxId::mon_ver: return "MON-VER";
    }
    const auto number = static_cast<unsigned>(id);
    return "message " + std::to_string(number >> 8U) + "." + std::to_string(number & 0xFFU);
}

/// Text up to its zero, printable characters only.
std::string text_of(std::span<const std::uint8_t> bytes) {
    std::string out;
    for (const auto byte : bytes) {
        if (byte == 0) break;
        out += byte >= 0x20 && byte < 0x7F && byte != '|' ? static_cast<char>(byte) : '?';
    }
    while (!out.empty() && out.back() == ' ') out.pop_back();
    return out;
}

/// No angle of a place on the earth, in 1e-7 degree.
bool beyond(std::int64_t angle, std::int64_t most_degrees) {
    const std::int64_t most = most_degrees * 10'000'000;
    return angle > most || angle < -most;
}

/// How the fix of a solution counts in NMEA 0183.
struct Fix {
    int quality = 0;
    int mode = 1;
};
Fix fix_of(std::uint8_t type, std::uint8_t flags) {
    const bool good = (flags & 1U) != 0;
    if (!good || type == 0 || type > 4) return {};
    if (type == 1) return {6, 2};  // by dead reckoning alone
    const unsigned carrier = flags >> 6U;
    const bool differential = (flags & 2U) != 0;
    return {carrier == 2 ? 4 : carrier == 1 ? 5 : differential ? 2 : 1, type == 2 ? 2 : 3};
}

/// Fewer satellites cannot have given such a fix. Beside dead reckoning fewer may serve; none is contradictory.
std::uint8_t least_satellites(std::uint8_t type) { return type == 2 || type == 3 ? 3 : type == 4 ? 1 : 0; }

}  // namespace

void UbxDecoder::feed(metrology::Direction direction, std::span<const std::uint8_t> bytes, std::int64_t arrival_ns,
                      Decoded& out) {
    if (direction == metrology::Direction::received) {
        received_.feed(bytes, [&](const SatelliteFrame& one) { frame(one, arrival_ns, out); });
        return;
    }
    if (!bytes.empty()) watching_ = true;
    sent_.feed(bytes, [&](const SatelliteFrame& one) {
        if (one.kind == SatelliteFrame::Kind::u_blox) sent(UbxView(one.bytes));
    });
}

void UbxDecoder::finish(Decoded& out) {
    received_.finish([&](const SatelliteFrame& one) { frame(one, Indication::no_time, out); });
    if (older_ && !solutions_seen_ && !order_.older_untold) out.events.push_back(*older_);
    older_.reset();
}

void UbxDecoder::sent(const UbxView& message) {
    if (message.id() == UbxId::mon_ver) ++versions_asked_;
    if (message.id() == UbxId::nav_pvt) ++solutions_asked_;
    // All of the class CFG are acknowledged.
    if ((static_cast<unsigned>(message.id()) >> 8U) != 0x06) return;
    if (open_count_ == open_.size()) {
        std::copy(open_.begin() + 1, open_.end(), open_.begin());
        --open_count_;
    }
    open_[open_count_++] = message.id();
    // The next solutions may come at another pace.
    equal_steps_ = 0;
    told_ = false;
}

void UbxDecoder::frame(const SatelliteFrame& frame, std::int64_t arrival_ns, Decoded& out) {
    FixOutput put(frame.offset, frame.length, arrival_ns, Indication::no_time, out);
    switch (frame.kind) {
        case SatelliteFrame::Kind::sentence:
        case SatelliteFrame::Kind::rtcm: return;
        case SatelliteFrame::Kind::rejected: put.reject(frame.reason); return;
        case SatelliteFrame::Kind::u_blox: break;
    }
    if (const auto reason = message(UbxView(frame.bytes), put)) put.reject(*reason);
}

std::optional<Rejection> UbxDecoder::message(const UbxView& message, FixOutput& put) {
    switch (message.id()) {
        case UbxId::nav_pvt: return solution(message, put);
        case UbxId::nav_posllh:
        case UbxId::nav_sol:
        case UbxId::nav_velned:
            if (!older_)
                older_ = DeviceEvent{DeviceEvent::Kind::fault,
                                     "it tells its solutions by " + name_of(message.id()) +
                                         ", which is not read, and not by NAV-PVT: switch NAV-PVT on, or, where the "
                                         "receiver knows none (series 6 and before), its NMEA sentences",
                                     put.common().arrival_ns, put.common().offset};
            return std::nullopt;
        case UbxId::nav_sat: return satellites(message, put);
        case UbxId::ack_ack:
        case UbxId::ack_nak: return acknowledgement(message, put);
        case UbxId::mon_ver: return version(message, put);
        case UbxId::inf_notice:
            // The first of the lines that it sends when power comes.
            if (last_tow_ms_ && text_of(message.payload()).find("www.u-blox.com") != std::string::npos) {
                put.event(DeviceEvent::Kind::restarted, text_of(message.payload()));
                last_tow_ms_.reset();
                equal_steps_ = 0;
            }
            return std::nullopt;
        case UbxId::cfg_msg:
        case UbxId::cfg_rate:
        case UbxId::cfg_valset: return std::nullopt;
    }
    return std::nullopt;
}

void UbxDecoder::follow(std::int64_t tow_ms, FixOutput& put) {
    if (!last_tow_ms_) {
        last_tow_ms_ = tow_ms;
        return;
    }
    const std::int64_t ahead = (tow_ms - *last_tow_ms_ + week_ms) % week_ms;
    const std::int64_t step = ahead > week_ms / 2 ? ahead - week_ms : ahead;
    last_tow_ms_ = tow_ms;
    if (step < 0 || step > longest_step_ms) {
        put.event(DeviceEvent::Kind::fault, "the receiver's clock went " + std::string(step < 0 ? "back" : "forward") +
                                                " by " + std::to_string(step < 0 ? -step : step) + " ms");
        equal_steps_ = 0;
        return;
    }
    if (period_ms_ > 0 && step > period_ms_ && step % period_ms_ == 0) put.flag(Flag::gap);
    equal_steps_ = step == step_ms_ && step > 0 ? equal_steps_ + 1 : 1;
    step_ms_ = step;
    if (equal_steps_ < steady_steps) return;
    if (period_ms_ != step) told_ = false;
    period_ms_ = step;
    if (order_.period_ms == 0 || step == order_.period_ms || told_) return;
    told_ = true;
    put.event(DeviceEvent::Kind::fault, "the receiver gives a solution every " + std::to_string(step) + " ms, but " +
                                            std::to_string(order_.period_ms) +
                                            " ms were ordered: choose fewer systems or a lower rate");
}

std::optional<Rejection> UbxDecoder::solution(const UbxView& message, FixOutput& put) {
    // Series 7 has no room for the heading of the vehicle and the declination; nothing else is a NAV-PVT.
    const auto length = message.payload().size();
    if (length < shortest_solution || (!order_.any_length && length != shortest_solution && length != full_solution))
        return Rejection::length;
    const std::int64_t tow_ms = message.u4(0);
    const auto day = civil_day(message.u2(4), message.u1(6), message.u1(7));
    const bool known = (message.u1(11) & 3U) == 3U;
    if (tow_ms >= week_ms ||
        (known && (!day || message.u2(4) < 1980 || message.u1(8) > 23 || message.u1(9) > 59 || message.u1(10) > 60)))
        return Rejection::syntax;
    if (beyond(message.i4(24), 180) || beyond(message.i4(28), 90)) return Rejection::syntax;
    std::optional<Decimal> utc;
    if (known) {
        const std::int64_t seconds = *day * 86'400 + message.u1(8) * 3600 + message.u1(9) * 60 + message.u1(10);
        const std::int64_t nanoseconds = message.i4(16);
        utc = Decimal(seconds * 1'000'000'000 + nanoseconds, 9);
        const auto ms = static_cast<std::int64_t>(base::divide_half_even(utc->mantissa(), 1'000'000));
        offset_ms_ = ms - tow_ms;
    }
    put.time(device_time_us(tow_ms));
    // The same epoch again that nobody asked for: the receiver stands still, and what it shows is old.
    const bool repeated = last_tow_ms_ == tow_ms && (!utc || utc == last_utc_) && solutions_asked_ == 0;
    last_utc_ = utc;
    follow(tow_ms, put);

    solutions_seen_ = true;
    auto fix = fix_of(message.u1(20), message.u1(21));
    const bool hollow = !order_.count_untold && fix.quality > 0 && message.u1(23) < least_satellites(message.u1(20));
    if (hollow) fix = {};
    const bool measured = nmea_quality_measured(fix.quality) || (fix.quality > 0 && order_.dead_reckoning_counts);
    const bool valid = measured && !repeated;
    const bool placed = valid && (message.payload().size() < full_solution || (message.u1(78) & 1U) == 0);
    const auto value = [](bool has, std::int64_t mantissa, int scale) {
        return has ? std::optional(Decimal(mantissa, scale)) : std::nullopt;
    };
    const std::int64_t accuracy = message.u4(68);
    const bool speed = valid && message.i4(60) >= 0 && (!order_.needs_three_dimensions || fix.mode == 3) &&
                       (order_.largest_accuracy_mms == 0 || accuracy <= order_.largest_accuracy_mms);
    put.put(Measurand::time_utc, utc, second);
    put.put(Measurand::latitude, value(placed, message.i4(28), 7), degree);
    put.put(Measurand::longitude, value(placed, message.i4(24), 7), degree);
    put.put(Measurand::height, value(placed, message.i4(36), 0), millimetre);
    put.put(Measurand::speed, value(speed, message.i4(60), 0), mm_per_second);
    put.put(Measurand::speed_accuracy, value(valid, accuracy, 0), mm_per_second);
    put.put(Measurand::course, value(valid, message.i4(64), 5), degree);
    put.put(Measurand::fix_quality, Decimal(fix.quality, 0), plain_count);
    if (hollow) put.flag_last(Flag::derived);
    put.put(Measurand::fix_mode, Decimal(fix.mode, 0), plain_count);
    put.put(Measurand::satellites, Decimal(message.u1(23), 0), plain_count);
    if (solutions_asked_ > 0) {
        --solutions_asked_;
        put.event(DeviceEvent::Kind::accepted, "reading");
    }
    return std::nullopt;
}

std::optional<Rejection> UbxDecoder::satellites(const UbxView& message, FixOutput& put) {
    constexpr std::size_t head = 8;
    constexpr std::size_t block = 12;
    const auto payload = message.payload();
    if (payload.size() < head || payload.size() != head + block * payload[5]) return Rejection::length;
    int used = 0;
    int others = 0;
    for (std::size_t at = head; at < payload.size(); at += block)
        if ((message.u4(at + 8) & 8U) != 0) ++(payload[at] == beidou ? used : others);
    put.time(device_time_us(message.u4(0)));
    put.put(Measurand::beidou_satellites, Decimal(used, 0), plain_count);
    put.put(Measurand::other_satellites, Decimal(others, 0), plain_count);
    return std::nullopt;
}

std::optional<Rejection> UbxDecoder::acknowledgement(const UbxView& message, FixOutput& put) {
    if (message.payload().size() != 2) return Rejection::length;
    const auto what = static_cast<UbxId>((message.u1(0) << 8U) | message.u1(1));
    const auto* const end = open_.begin() + open_count_;
    auto* const found = std::find(open_.begin(), open_.begin() + open_count_, what);
    if (watching_ && found == end) return Rejection::late;
    if (found != end) {
        std::copy(found + 1, open_.begin() + open_count_, found);
        --open_count_;
    }
    if (message.id() == UbxId::ack_nak) {
        open_count_ = 0;
        put.event(DeviceEvent::Kind::refused, name_of(what) + " is not known to this receiver, or not possible");
    } else if (open_count_ == 0) {
        put.event(DeviceEvent::Kind::accepted, name_of(what));
    }
    return std::nullopt;
}

std::optional<Rejection> UbxDecoder::version(const UbxView& message, FixOutput& put) {
    constexpr std::size_t software = 30;
    constexpr std::size_t hardware = 10;
    constexpr std::size_t extension = 30;
    const auto payload = message.payload();
    if (payload.size() < software + hardware || (payload.size() - software - hardware) % extension != 0)
        return Rejection::length;
    if (watching_ && versions_asked_ == 0) return Rejection::late;
    if (versions_asked_ > 0) --versions_asked_;
    std::string model = text_of(payload.subspan(software, hardware));
    std::string version = text_of(payload.first(software));
    for (std::size_t at = software + hardware; at < payload.size(); at += extension) {
        const auto more = text_of(payload.subspan(at, extension));
        if (more.starts_with("MOD="))
            model = more.substr(4);
        else if (more.starts_with("FWVER=") || more.starts_with("PROTVER") || more.find("VIRTUAL") != std::string::npos)
            version += ", " + more;
    }
    put.event(DeviceEvent::Kind::identity, "u-blox|" + model + "||" + version);
    return std::nullopt;
}

}  // namespace velocert::instruments
