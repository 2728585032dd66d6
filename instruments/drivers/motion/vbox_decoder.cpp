// SPDX-License-Identifier: GPL-3.0-or-later
#include "instruments/drivers/motion/vbox_decoder.h"

#include <algorithm>
#include <array>

#include "instruments/drivers/driver.h"
#include "instruments/drivers/motion/nmea_sentence.h"
#include "instruments/protocol/checksums.h"

namespace velocert::instruments {
namespace {

using base::Decimal;
using base::Wide;
using metrology::Decoded;
using metrology::Flag;
using metrology::Flags;
using metrology::Indication;
using metrology::Measurand;
using metrology::Rejection;

const metrology::Unit* const degree = &unit_row("deg");
const metrology::Unit* const knot = &unit_row("kn");
const metrology::Unit* const km_per_hour = &unit_row("km/h");
const metrology::Unit* const metre = &unit_row("m");
const metrology::Unit* const centimetre = &unit_row("cm");
const metrology::Unit* const second = &unit_row("s");
const metrology::Unit* const metre_per_second2 = &unit_row("m/s2");
const metrology::Unit* const plain_count = &unit_row("count");

constexpr std::string_view masked_header = "$VBOX3i,";
constexpr std::size_t mask_at = 8;
constexpr std::size_t channels_at = 17;
constexpr std::size_t crc_size = 2;
constexpr std::size_t longest_garbage = 256;
constexpr std::int64_t ticks_per_day = 8'640'000;
constexpr std::int64_t tick_us = 10'000;
constexpr std::int64_t day_us = ticks_per_day * tick_us;
constexpr std::int64_t longest_step_us = 60'000'000;
constexpr int fewest_satellites = 3;

/// Channels in the order of their bits.
enum class Channel : std::uint8_t {
    satellites,
    time,
    latitude,
    longitude,
    velocity,
    heading,
    height,
    vertical_velocity,
    lateral_acceleration,
    longitudinal_acceleration,
    brake_distance,
    distance,
    analogue_1,
    analogue_2,
    analogue_3,
    analogue_4,
    glonass_satellites,  // this bit and the next one are not confirmed by a recording
    gps_satellites,
};
constexpr std::array<std::size_t, 18> sizes{1, 3, 4, 4, 2, 2, 3, 2, 2, 2, 4, 4, 4, 4, 4, 4, 1, 1};

std::uint64_t big(std::span<const std::uint8_t> bytes) {
    std::uint64_t value = 0;
    for (const auto byte : bytes) value = (value << 8U) | byte;
    return value;
}

std::int64_t big_signed(std::span<const std::uint8_t> bytes) {
    const std::uint64_t value = big(bytes);
    const std::uint64_t sign = std::uint64_t{1} << (8 * bytes.size() - 1);
    return static_cast<std::int64_t>(value & ~sign) - static_cast<std::int64_t>(value & sign);
}

std::string hex(std::uint32_t value) {
    static constexpr char digits[] = "0123456789ABCDEF";
    std::string out;
    for (int shift = 28; shift >= 0; shift -= 4) out += digits[(value >> static_cast<unsigned>(shift)) & 15U];
    return out;
}

bool begins_with(std::span<const std::uint8_t> bytes, std::string_view text) {
    if (bytes.size() < text.size()) return false;
    return std::equal(text.begin(), text.end(), bytes.begin(),
                      [](char a, std::uint8_t b) { return static_cast<std::uint8_t>(a) == b; });
}

/// Where, behind the first byte, the next frame may begin; the end when nowhere.
std::size_t next_start(std::span<const std::uint8_t> bytes) {
    for (std::size_t i = 1; i < bytes.size(); ++i)
        if (begins_with(bytes.subspan(i), std::string_view("$VB").substr(0, bytes.size() - i))) return i;
    return bytes.size();
}

Decimal nine_decimals(std::int64_t value, std::int64_t per_degree) {
    return {static_cast<std::int64_t>(base::divide_half_even(Wide{value} * 1'000'000'000, per_degree)), 9};
}

}  // namespace

void VboxDecoder::feed(metrology::Direction direction, std::span<const std::uint8_t> bytes, std::int64_t arrival_ns,
                       Decoded& out) {
    constexpr std::size_t slice = 4096;
    if (direction == metrology::Direction::sent) return;
    while (!bytes.empty()) {
        const auto part = bytes.first(std::min(bytes.size(), slice));
        bytes = bytes.subspan(part.size());
        held_.insert(held_.end(), part.begin(), part.end());
        scan(false, arrival_ns, out);
    }
}

void VboxDecoder::finish(Decoded& out) {
    scan(true, Indication::no_time, out);
    garbage(Indication::no_time, out);
}

void VboxDecoder::scan(bool last, std::int64_t arrival_ns, Decoded& out) {
    std::size_t at = 0;
    while (at < held_.size()) {
        const auto rest = Bytes(held_).subspan(at);
        std::size_t taken = 0;
        if (rest.front() == '$') {
            // Whether it is a frame is known when it stands out against any header.
            taken = take(rest, last, arrival_ns, out);
            if (taken == 0) break;
        } else if (garbage_ == 0 && (rest.front() == '\r' || rest.front() == '\n')) {
            taken = 1;
        } else {
            taken = 1;
            ++garbage_;
        }
        at += taken;
        offset_ += taken;
        if (garbage_ >= longest_garbage) garbage(arrival_ns, out);
    }
    held_.erase(held_.begin(), held_.begin() + static_cast<std::ptrdiff_t>(at));
}

void VboxDecoder::garbage(std::int64_t arrival_ns, Decoded& out) {
    if (garbage_ == 0) return;
    out.rejected.push_back({Rejection::garbage, arrival_ns, offset_ - garbage_, static_cast<std::uint32_t>(garbage_)});
    garbage_ = 0;
}

std::size_t VboxDecoder::take(Bytes rest, bool last, std::int64_t arrival_ns, Decoded& out) {
    const auto told = [&](std::size_t length) {
        garbage(arrival_ns, out);
        return FixOutput(offset_, static_cast<std::uint32_t>(length), arrival_ns, Indication::no_time, out);
    };
    const auto more = [&]() -> std::size_t {
        if (!last) return 0;
        const std::size_t length = next_start(rest);
        told(length).reject(Rejection::truncated);
        return length;
    };
    const auto& header = layout_.header;
    const std::size_t known = std::min(rest.size(), header.size());
    if (!begins_with(rest, std::string_view(header).substr(0, known))) {
        if (!begins_with(rest, "$VB") || rest.size() < header.size()) {
            // Another '$', or too little to tell: the latter waits for the bytes of a header.
            if (rest.size() < header.size() && begins_with(rest, std::string_view("$VB").substr(0, rest.size())))
                return more();
            ++garbage_;
            return 1;
        }
        std::string shown;
        for (const auto byte : rest.first(header.size()))
            shown += byte >= 0x20 && byte < 0x7F ? static_cast<char>(byte) : '?';
        auto put = told(1);
        refuse("frames begin with " + shown + ", but " + header + " is set up: choose the profile of this logger", put);
        put.reject(Rejection::syntax);
        return 1;
    }
    if (known < header.size()) return more();
    std::size_t total = layout_.length;
    if (header == masked_header) {
        if (rest.size() < channels_at) return more();
        const auto mask = static_cast<std::uint32_t>(big(rest.subspan(mask_at, 4)));
        const std::uint32_t strange = mask >> sizes.size() << sizes.size();
        if (big(rest.subspan(mask_at + 4, 4)) != 0 || rest[channels_at - 1] != ',' || strange != 0) {
            auto put = told(header.size());
            if (strange != 0 && rest[channels_at - 1] == ',')
                refuse("the frames have channels " + hex(strange) + " (of mask " + hex(mask) +
                           ") whose size is not known: deselect them in VBOX Setup, serial output",
                       put);
            put.reject(Rejection::syntax);
            return header.size();
        }
        total = channels_at + crc_size;
        for (std::size_t i = 0; i < sizes.size(); ++i)
            if ((mask >> i & 1U) != 0) total += sizes[i];
    } else if (total == 0) {
        auto put = told(header.size());
        refuse(
            "the length of " + header + " frames is not known: set the option length, with its two bytes of checksum",
            put);
        put.reject(Rejection::syntax);
        return header.size();
    }
    if (rest.size() < total) return more();
    const auto frame = rest.first(total);
    if (crc16_xmodem(frame) != 0) {
        const std::size_t length = next_start(frame);
        told(length).reject(Rejection::checksum);
        return length;
    }
    refused_.clear();
    auto put = told(total);
    if (header == masked_header)
        masked(frame, put);
    else
        fixed(frame, put);
    return total;
}

void VboxDecoder::refuse(const std::string& why, FixOutput& put) {
    // Once, not a hundred times a second.
    if (why == refused_) return;
    refused_ = why;
    put.event(metrology::DeviceEvent::Kind::fault, why);
}

void VboxDecoder::follow(std::int64_t ticks, FixOutput& put) {
    std::int64_t now_us = layout_.day.value_or(0) * day_us + days_us_ + ticks * tick_us;
    if (last_us_ && now_us < *last_us_ - day_us / 2) {
        days_us_ += day_us;
        now_us += day_us;
    }
    put.time(now_us);
    if (last_us_) {
        const std::int64_t step = now_us - *last_us_;
        if (step < 0 || step > longest_step_us) {
            put.event(metrology::DeviceEvent::Kind::fault,
                      "the clock of the logger went " + std::string(step < 0 ? "back" : "forward") + " by " +
                          std::to_string((step < 0 ? -step : step) / 1000) + " ms");
            equal_steps_ = 0;
        } else {
            if (period_us_ > 0 && step > period_us_ && step % period_us_ == 0) put.flag(Flag::gap);
            equal_steps_ = step > 0 && step == step_us_ ? equal_steps_ + 1 : 1;
            step_us_ = step;
            if (equal_steps_ >= 3) period_us_ = step;
        }
    }
    last_us_ = now_us;
}

void VboxDecoder::time_utc(std::int64_t ticks, FixOutput& put) {
    if (!layout_.day) return;
    const std::int64_t days = *layout_.day + days_us_ / day_us;
    put.put(Measurand::time_utc, Decimal(days * ticks_per_day + ticks, 2), second);
}

void VboxDecoder::position(std::int64_t latitude, std::int64_t longitude, std::int64_t per_degree, bool valid,
                           FixOutput& put) {
    const Decimal step = nine_decimals(1, per_degree);
    const bool north = latitude <= 90 * per_degree && latitude >= -90 * per_degree;
    const bool east = longitude <= 180 * per_degree && longitude >= -180 * per_degree;
    put.put(Measurand::latitude, valid && north ? std::optional(nine_decimals(latitude, per_degree)) : std::nullopt,
            step, degree);
    put.put(Measurand::longitude, valid && east ? std::optional(nine_decimals(longitude, per_degree)) : std::nullopt,
            step, degree);
}

void VboxDecoder::masked(Bytes frame, FixOutput& put) {
    const auto mask = static_cast<std::uint32_t>(big(frame.subspan(mask_at, 4)));
    std::array<Bytes, sizes.size()> parts{};
    std::size_t at = channels_at;
    for (std::size_t i = 0; i < sizes.size(); ++i) {
        if ((mask >> i & 1U) == 0) continue;
        parts[i] = frame.subspan(at, sizes[i]);
        at += sizes[i];
    }
    const auto part = [&](Channel channel) { return parts[static_cast<std::size_t>(channel)]; };
    const auto whole = [&](Channel channel) {
        return part(channel).empty() ? std::optional<std::int64_t>()
                                     : std::optional(static_cast<std::int64_t>(big(part(channel))));
    };
    const auto with_sign = [&](Channel channel) {
        return part(channel).empty() ? std::optional<std::int64_t>() : std::optional(big_signed(part(channel)));
    };
    const auto time = whole(Channel::time);
    if (time && *time >= ticks_per_day) return put.reject(Rejection::syntax);
    if (time) {
        follow(*time, put);
        time_utc(*time, put);
    }
    bool valid = true;
    if (const auto satellites = whole(Channel::satellites)) {
        // Bit 6 is the brake switch and bit 7 differential corrections, as in the maker's files; not confirmed here.
        const std::int64_t count = *satellites & 0x3F;
        const bool braked = (*satellites & 0x40) != 0;
        valid = count >= fewest_satellites;
        put.put(Measurand::satellites, Decimal(count, 0), plain_count);
        if (braked != braked_) put.put(Measurand::front_brake, Decimal(braked ? 1 : 0, 0), plain_count);
        braked_ = braked;
    }
    const auto value = [&](Measurand measurand, const std::optional<std::int64_t>& raw, std::int64_t factor, int scale,
                           const metrology::Unit* unit, bool usable) {
        if (raw)
            put.put(measurand, usable ? std::optional(Decimal(*raw * factor, scale)) : std::nullopt,
                    Decimal(factor, scale), unit);
    };
    const auto latitude = with_sign(Channel::latitude);
    const auto longitude = with_sign(Channel::longitude);
    // Minutes with five decimals, west positive.
    if (latitude && longitude) position(*latitude, -*longitude, 6'000'000, valid, put);
    value(Measurand::speed, whole(Channel::velocity), 1, 2, knot, valid);
    value(Measurand::course, whole(Channel::heading), 1, 2, degree, valid);
    value(Measurand::height, with_sign(Channel::height), 1, 0, centimetre, valid);
    value(Measurand::lateral_acceleration, with_sign(Channel::lateral_acceleration), 980'665, 7, metre_per_second2,
          valid);
    value(Measurand::acceleration, with_sign(Channel::longitudinal_acceleration), 980'665, 7, metre_per_second2, valid);
    // One of the two is shown: as ordered, or the only one there is.
    const auto brake = whole(Channel::brake_distance);
    const auto path = whole(Channel::distance);
    value(Measurand::distance, layout_.brake_distance || !path ? (brake ? brake : path) : path, 78'125, 9, metre,
          valid);
}

void VboxDecoder::fixed(Bytes frame, FixOutput& put) {
    const std::size_t head = layout_.header.size();
    const auto part = [&](std::size_t at, std::size_t size) { return frame.subspan(head + at, size); };
    const auto ticks = static_cast<std::int64_t>(big(part(3, 3)));
    if (ticks >= ticks_per_day) return put.reject(Rejection::syntax);
    follow(ticks, put);
    time_utc(ticks, put);
    const auto count = [&](std::size_t at) { return std::int64_t{frame[head + at]}; };
    struct Solution {
        int type;
        int quality;
    };
    static constexpr Solution solutions[] = {{1, 1}, {2, 2}, {3, 5}, {4, 4}, {6, 6}};
    int quality = 0;
    for (const auto& row : solutions)
        if (row.type == count(25)) quality = row.quality;
    const bool valid = quality > 0;
    put.put(Measurand::satellites, Decimal(count(0) + count(1) + count(2), 0), plain_count);
    put.put(Measurand::beidou_satellites, Decimal(count(2), 0), plain_count);
    put.put(Measurand::fix_quality, Decimal(quality, 0), plain_count);
    position(big_signed(part(6, 4)), big_signed(part(10, 4)), 10'000'000, valid, put);
    const auto value = [&](std::int64_t raw, int scale) {
        return valid ? std::optional(Decimal(raw, scale)) : std::nullopt;
    };
    put.put(Measurand::speed, value(static_cast<std::int64_t>(big(part(14, 3))), 3), km_per_hour);
    put.put(Measurand::course, value(static_cast<std::int64_t>(big(part(17, 2))), 2), degree);
    put.put(Measurand::height, value(big_signed(part(19, 3)), 0), centimetre);
    if (layout_.trigger == VboxLayout::Trigger::off || layout_.trigger_at + 3 > frame.size()) return;
    const auto nanoseconds = static_cast<std::int64_t>(big(frame.subspan(layout_.trigger_at, 3)));
    if (nanoseconds == 0 || !last_us_) return;
    const auto us = static_cast<std::int64_t>(base::divide_half_even(nanoseconds, 1000));
    put.time(*last_us_ + (layout_.trigger == VboxLayout::Trigger::before ? -us : us));
    put.put(Measurand::front_brake, Decimal(1, 0), plain_count);
}

}  // namespace velocert::instruments
