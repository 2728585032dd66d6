// SPDX-License-Identifier: GPL-3.0-or-later
#include "instruments/drivers/torque/torque_frequency_decoder.h"

#include <algorithm>
#include <utility>

#include "instruments/drivers/driver.h"

namespace velocert::instruments {
namespace {

using base::Decimal;
using base::Wide;
using metrology::Decoded;
using metrology::DeviceEvent;
using metrology::Flag;
using metrology::Indication;
using metrology::Measurand;

constexpr std::uint32_t half_wrap = 0x8000'0000U;
// A pulse may be counted between latching the clock and latching the counter, not longer ago than this.
constexpr std::int64_t latch_us = 1'000;
// The last pulse before an interval is not older than this many periods while the signal is there.
constexpr std::int64_t most_periods = 4;
// With fewer pulses the mean is none.
constexpr std::int64_t least_pulses = 8;
// A pause in the stream, not an interval of it.
constexpr std::uint32_t longest_interval_us = 2'000'000;
constexpr int digits = 4;
constexpr Wide shown_per_newton_metre = 10'000;
constexpr Wide us_per_s = 1'000'000;

Wide power_of_ten(int exponent) {
    Wide power = 1;
    for (int i = 0; i < exponent; ++i) power *= 10;
    return power;
}

/// From the last pulse to the latch of the clock.
std::int32_t age_us(const DaqSample& sample) { return static_cast<std::int32_t>(sample.t_us - sample.edge_us); }

}  // namespace

TorqueFrequencyDecoder::TorqueFrequencyDecoder(const TorqueSignal& signal) : signal_(signal), stream_(signal.binary) {}

void TorqueFrequencyDecoder::feed(metrology::Direction direction, std::span<const std::uint8_t> bytes,
                                  std::int64_t arrival_ns, Decoded& out) {
    if (direction == metrology::Direction::sent)
        sent(bytes);
    else
        stream_.feed(bytes, arrival_ns, out,
                     [&](const DaqFrame& frame, const DaqPlace& place) { take(frame, place, out); });
}

void TorqueFrequencyDecoder::finish(Decoded& out) {
    stream_.finish(out, [&](const DaqFrame& frame, const DaqPlace& place) { take(frame, place, out); });
}

void TorqueFrequencyDecoder::sent(std::span<const std::uint8_t> bytes) {
    for (const auto byte : bytes) {
        watching_ = true;
        if (line_start_ && byte == 'I') ++identity_asked_;
        if (line_start_ && byte == 'Z') zero_asked_ = true;
        // A new start begins anew: what lies before it is no part of an interval.
        if (line_start_ && byte == 'S') {
            next_seq_.reset();
            last_.reset();
        }
        line_start_ = byte == '\n';
    }
}

void TorqueFrequencyDecoder::take(const DaqFrame& frame, const DaqPlace& place, Decoded& out) {
    if (frame.kind == DaqFrame::Kind::identity) return identity(place, out);
    const auto seq = frame.kind == DaqFrame::Kind::edge ? frame.edge.seq : frame.sample.seq;
    if (next_seq_ && seq != *next_seq_) {
        gap_ = true;
        last_.reset();
    }
    next_seq_ = static_cast<std::uint16_t>(seq + 1);
    // Inputs mean nothing here; they only count in the numbers.
    if (frame.kind == DaqFrame::Kind::sample) sample(frame.sample, place, out);
}

bool TorqueFrequencyDecoder::follows(const DaqSample& sample, const DaqPlace& place, Decoded& out) {
    if (!last_) return false;
    const auto fault = [&](std::string text) {
        out.events.push_back({DeviceEvent::Kind::fault, std::move(text), place.arrival_ns, place.offset});
        gap_ = true;
        return false;
    };
    const std::uint32_t step = sample.t_us - last_->t_us;
    if (step >= half_wrap) return fault("the box's clock went back by " + std::to_string(~step + 1) + " us");
    if (step > longest_interval_us) {
        gap_ = true;
        return false;
    }
    if (sample.count - last_->count >= half_wrap) {
        if (zero_asked_ || !watching_) {
            zero_asked_ = false;
            return false;
        }
        return fault("the box's counter went back from " + std::to_string(last_->count) + " to " +
                     std::to_string(sample.count));
    }
    return true;
}

void TorqueFrequencyDecoder::sample(const DaqSample& sample, const DaqPlace& place, Decoded& out) {
    const bool goes_on = follows(sample, place, out);
    const auto before = last_;
    // A clock that went back goes on a wrap later, as if it had come round.
    now_us_ = raw_us_ ? now_us_ + std::int64_t{sample.t_us - *raw_us_} : (std::int64_t{1} << 32) + sample.t_us;
    raw_us_ = sample.t_us;
    last_ = sample;
    if (!goes_on) return;

    Indication shown;
    shown.measurand = Measurand::torque;
    shown.arrival_ns = place.arrival_ns;
    shown.offset = place.offset;
    shown.length = place.length;
    shown.device_time_us = now_us_;
    const std::int64_t pulses = std::int64_t{sample.count - before->count};
    const std::int64_t age = age_us(sample);
    const std::int64_t age_before = age_us(*before);
    const std::int64_t time_us = std::int64_t{sample.t_us - before->t_us} - age + age_before;
    // A clock that is latched in front of its pulses, or an interval that begins in a pause of the signal.
    const bool placed = age >= -latch_us && age_before >= -latch_us && time_us > 0 &&
                        age_before * pulses <= most_periods * time_us + latch_us * pulses;
    if (pulses < least_pulses || !placed) {
        shown.flags.add(Flag::no_value);
        if (!std::exchange(quiet_, true))
            out.events.push_back(
                {DeviceEvent::Kind::fault,
                 pulses < least_pulses
                     ? "no pulses from the torque transducer: see its supply, its cable and the input of the box"
                     : "the pulses of the torque transducer pause, or their times do not fit the box's clock",
                 place.arrival_ns, place.offset});
    } else {
        quiet_ = false;
        shown.device_time_us = now_us_ - age_us(sample);
        show(pulses, time_us, shown);
    }
    if (std::exchange(gap_, false)) shown.flags.add(Flag::gap);
    out.indications.push_back(shown);
}

void TorqueFrequencyDecoder::show(std::int64_t pulses, std::int64_t time_us, Indication& shown) const {
    // torque = rated x (pulses / time - centre) / deviation, all over one denominator.
    const Wide centre_power = power_of_ten(signal_.centre_hz.scale());
    const Wide deviation_power = power_of_ten(signal_.deviation_hz.scale());
    const Wide rated_power = power_of_ten(signal_.rated.scale());
    const Wide away = Wide{pulses} * us_per_s * centre_power - Wide{signal_.centre_hz.mantissa()} * time_us;
    const Wide numerator = Wide{signal_.rated.mantissa()} * away * deviation_power * shown_per_newton_metre;
    const Wide denominator = Wide{signal_.deviation_hz.mantissa()} * time_us * centre_power * rated_power;
    const Wide value = base::divide_half_even(numerator, denominator);
    const Wide most = Wide{signal_.rated.mantissa()} * signal_.limit_percent * shown_per_newton_metre;
    // |value| against rated x limit / 100, without a division.
    if (value * rated_power * 100 > most) {
        shown.flags.add(Flag::over_range);
        return;
    }
    if (value * rated_power * 100 < -most) {
        shown.flags.add(Flag::under_range);
        return;
    }
    // One microsecond more or less changes the frequency by pulses / time^2.
    const Wide step = base::divide_half_even(
        Wide{signal_.rated.mantissa()} * pulses * us_per_s * deviation_power * shown_per_newton_metre,
        Wide{signal_.deviation_hz.mantissa()} * time_us * time_us * rated_power);
    shown.value = Decimal(static_cast<std::int64_t>(value), digits);
    shown.resolution = Decimal(static_cast<std::int64_t>(std::max(step, Wide{1})), digits);
    shown.unit = &unit_row("N.m");
    shown.flags.add(Flag::derived);
}

void TorqueFrequencyDecoder::identity(const DaqPlace& place, Decoded& out) {
    const auto tell = [&](DeviceEvent::Kind kind, std::string text) {
        out.events.push_back({kind, std::move(text), place.arrival_ns, place.offset});
    };
    const auto& told = stream_.identity();
    const bool asked = watching_ ? identity_asked_ > 0 : !last_;
    if (identity_asked_ > 0) --identity_asked_;
    if (!asked) {
        tell(DeviceEvent::Kind::restarted, told.serial);
        next_seq_.reset();
        last_.reset();
        return;
    }
    const auto pulses = Decimal::parse(told.pulses_per_metre);
    if (pulses && pulses->mantissa() == 0)
        tell(DeviceEvent::Kind::identity, '|' + told.name + '|' + told.serial + '|' + told.firmware);
    else
        tell(DeviceEvent::Kind::fault, "the box counts way, " + told.pulses_per_metre +
                                           " pulses per metre: set it up for torque (0), or use the driver pulse-daq");
}

}  // namespace velocert::instruments
