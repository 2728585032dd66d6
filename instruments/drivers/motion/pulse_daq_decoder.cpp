// SPDX-License-Identifier: GPL-3.0-or-later
#include "instruments/drivers/motion/pulse_daq_decoder.h"

#include <algorithm>
#include <limits>

namespace velocert::instruments {
namespace {

using base::Decimal;
using base::Wide;
using metrology::Decoded;
using metrology::DeviceEvent;
using metrology::Flag;
using metrology::Flags;
using metrology::Indication;
using metrology::Measurand;
using metrology::Rejection;

constexpr std::int64_t wrap = std::int64_t{1} << 32;
constexpr std::uint32_t half_wrap = 0x8000'0000U;
// An input change may be sent after a sample that was latched later; more than this is a broken clock.
constexpr std::int64_t event_lag_us = 100'000;
// A pulse may be counted between latching the clock and latching the counter, not longer ago than this.
constexpr std::int64_t latch_us = 1'000;
constexpr std::int64_t least_edges = 8;
// Across a longer time than this the mean says nothing about the speed now.
constexpr std::int64_t longest_mean_us = 1'000'000;

const metrology::Unit* unit_row(std::string_view symbol) {
    for (const auto& unit : metrology::units())
        if (unit.symbol == symbol) return &unit;
    return nullptr;
}
const metrology::Unit* const metre = unit_row("m");
const metrology::Unit* const km_per_hour = unit_row("km/h");
const metrology::Unit* const newton = unit_row("N");
const metrology::Unit* const ampere = unit_row("A");
const metrology::Unit* const plain_count = unit_row("count");

constexpr std::array inputs{Measurand::front_brake, Measurand::rear_brake, Measurand::light_gate_1,
                            Measurand::light_gate_2};
constexpr std::uint16_t all_inputs = 0b1111;

std::int64_t power_of_ten(int exponent) {
    std::int64_t power = 1;
    for (int i = 0; i < exponent; ++i) power *= 10;
    return power;
}

/// Half to even; by 64-bit division where the product fits, which is always but for absurd counts.
std::int64_t scaled(std::int64_t value, std::int64_t factor, std::int64_t divisor) {
    std::int64_t product = 0;
    if (__builtin_mul_overflow(value, factor, &product))
        return static_cast<std::int64_t>(base::divide_half_even(static_cast<Wide>(value) * factor, divisor));
    std::int64_t quotient = product / divisor;
    const std::int64_t rest = product % divisor;
    if (rest > divisor - rest || (rest == divisor - rest && quotient % 2 != 0)) ++quotient;
    return quotient;
}

}  // namespace

/// Fills in what all indications of one frame share.
class PulseDaqDecoder::Output {
  public:
    Output(const Place& place, Flags flags, Decoded& out) : out_(out) {
        common_.flags = flags;
        common_.arrival_ns = place.arrival_ns;
        common_.offset = place.offset;
        common_.length = place.length;
    }
    void put(Measurand measurand, Decimal value, Decimal resolution, const metrology::Unit* unit, std::int64_t time_us,
             Flags more = {}) {
        auto& indication = out_.indications.emplace_back(common_);
        indication.measurand = measurand;
        indication.value = value;
        indication.resolution = resolution;
        indication.unit = unit;
        indication.device_time_us = time_us;
        indication.flags.add(more);
    }

  private:
    Indication common_;
    Decoded& out_;
};

PulseDaqDecoder::PulseDaqDecoder(const DaqWiring& wiring)
    : wiring_(wiring),
      ppm_mantissa_(wiring.pulses_per_metre.mantissa()),
      ppm_power_(power_of_ten(wiring.pulses_per_metre.scale())),
      stream_(wiring.binary) {}

void PulseDaqDecoder::feed(metrology::Direction direction, std::span<const std::uint8_t> bytes, std::int64_t arrival_ns,
                           Decoded& out) {
    if (direction == metrology::Direction::sent)
        sent(bytes);
    else
        stream_.feed(bytes, arrival_ns, out,
                     [&](const DaqFrame& frame, const Place& place) { take(frame, place, out); });
}

void PulseDaqDecoder::finish(Decoded& out) {
    stream_.finish(out, [&](const DaqFrame& frame, const Place& place) { take(frame, place, out); });
}

void PulseDaqDecoder::sent(std::span<const std::uint8_t> bytes) {
    for (const auto byte : bytes) {
        watching_ = true;
        if (line_start_ && byte == 'I') ++identity_asked_;
        if (line_start_ && byte == 'Z') zero_asked_ = true;
        // A new start may begin its numbering anew.
        if (line_start_ && byte == 'S') sequence_known_ = false;
        line_start_ = byte == '\n';
    }
}

void PulseDaqDecoder::take(const DaqFrame& frame, const Place& place, Decoded& out) {
    switch (frame.kind) {
        case DaqFrame::Kind::sample: sample(frame.sample, place, out); break;
        case DaqFrame::Kind::edge: edge(frame.edge, place, out); break;
        case DaqFrame::Kind::identity: identity(place, out); break;
        case DaqFrame::Kind::rejected: break;  // told by the stream
    }
}

void PulseDaqDecoder::follow_sequence(std::uint16_t seq) {
    gap_ = sequence_known_ && seq != next_seq_;
    sequence_known_ = true;
    next_seq_ = static_cast<std::uint16_t>(seq + 1);
}

std::int64_t PulseDaqDecoder::follow_clock(std::uint32_t t_us, const Place& place, Decoded& out) {
    if (!seen_) {
        seen_ = true;
        raw_us_ = t_us;
        // One wrap ahead, so that a last pulse from before the wrap still has a time of its own.
        now_us_ = wrap + t_us;
        return now_us_;
    }
    const std::uint32_t step = t_us - raw_us_;
    raw_us_ = t_us;
    if (step < half_wrap) {
        now_us_ += step;
        return now_us_;
    }
    out.events.push_back({DeviceEvent::Kind::fault,
                          "the instrument's clock went back by " + std::to_string(wrap - step) + " us",
                          place.arrival_ns, place.offset});
    // Time goes on from here on a scale of its own, later than all before.
    now_us_ += wrap;
    forget();
    return now_us_;
}

std::int64_t PulseDaqDecoder::follow_count(std::uint32_t count, const Place& place, Decoded& out) {
    if (!counted_) {
        counted_ = true;
        raw_count_ = count;
        count_ = count;
        return count_;
    }
    const std::uint32_t step = count - raw_count_;
    if (step < half_wrap) {
        count_ += step;
    } else {
        if (watching_ && !zero_asked_)
            out.events.push_back(
                {DeviceEvent::Kind::fault,
                 "the pulse counter went back from " + std::to_string(raw_count_) + " to " + std::to_string(count),
                 place.arrival_ns, place.offset});
        zero_asked_ = false;
        count_ = count;
        forget();
    }
    raw_count_ = count;
    return count_;
}

std::int64_t PulseDaqDecoder::follow_edge(const DaqSample& sample, std::int64_t now_us, bool moved, const Place& place,
                                          Decoded& out) {
    // While the counter rests the last pulse keeps its time, however long: the wrap must not bring it back.
    if (!moved && sample.edge_us == raw_edge_us_) return edge_us_;
    const std::uint32_t age = sample.t_us - sample.edge_us;
    const std::int64_t ahead = wrap - static_cast<std::int64_t>(age);
    std::int64_t edge_us = ahead <= latch_us ? now_us + ahead : now_us - static_cast<std::int64_t>(age);
    // Against the last point and not the last time told: a time may come one sample before its count.
    const std::int64_t last_us = point_count_ > 0 ? points_[(point_count_ - 1) % points_.size()].edge_us : edge_us;
    if (point_count_ > 0 && (edge_us < last_us || (moved && edge_us == last_us))) {
        out.events.push_back(
            {DeviceEvent::Kind::fault, "the time of the last pulse went back", place.arrival_ns, place.offset});
        point_count_ = 0;
    }
    raw_edge_us_ = sample.edge_us;
    edge_us_ = edge_us;
    return edge_us;
}

std::optional<Decimal> PulseDaqDecoder::speed(const Point& now) {
    std::optional<Decimal> out;
    const std::size_t kept = std::min(point_count_, points_.size());
    for (std::size_t back = 1; back <= kept; ++back) {
        const Point& then = points_[(point_count_ - back) % points_.size()];
        const std::int64_t edges = now.count - then.count;
        if (edges < least_edges) continue;
        const std::int64_t time_us = now.edge_us - then.edge_us;
        // pulses / (pulses per metre) / time: 3.6e9 turns m/us into 0.001 km/h.
        if (time_us <= longest_mean_us)
            out = Decimal(scaled(edges, 3'600'000'000 * ppm_power_, ppm_mantissa_ * time_us), 3);
        break;
    }
    points_[point_count_ % points_.size()] = now;
    ++point_count_;
    return out;
}

void PulseDaqDecoder::sample(const DaqSample& sample, const Place& place, Decoded& out) {
    follow_sequence(sample.seq);
    const std::int64_t now_us = follow_clock(sample.t_us, place, out);
    const std::int64_t before = count_;
    const bool first = !counted_;
    const std::int64_t count = follow_count(sample.count, place, out);
    const bool moved = first || count != before;
    const std::int64_t edge_us = follow_edge(sample, now_us, moved, place, out);

    Output put(place, gap_ ? Flags(Flag::gap) : Flags(), out);
    const Decimal um(scaled(count, 1'000'000 * ppm_power_, ppm_mantissa_), 6);
    put.put(Measurand::distance, um, Decimal(scaled(1, 1'000'000 * ppm_power_, ppm_mantissa_), 6), metre, edge_us);
    if (moved)
        if (const auto derived = speed({count, edge_us}))
            put.put(Measurand::speed, *derived, Decimal(1, 3), km_per_hour, edge_us, Flag::derived);

    const auto analogue = [&](Measurand measurand, std::int64_t raw, const Decimal& scale,
                              const metrology::Unit* unit) {
        const bool end = raw >= wiring_.saturation || raw <= -wiring_.saturation;
        put.put(measurand, Decimal(raw * scale.mantissa(), scale.scale()), scale, unit, now_us,
                end ? Flags(Flag::saturated) : Flags());
    };
    const auto force = [&](Measurand measurand, std::int64_t raw) {
        analogue(measurand, raw, wiring_.newtons_per_count, newton);
    };
    const auto packed = static_cast<std::uint32_t>(sample.force_raw);
    switch (wiring_.forces) {
        case DaqWiring::Forces::dual:
            force(Measurand::front_force, static_cast<std::int16_t>(packed & 0xFFFFU));
            force(Measurand::rear_force, static_cast<std::int16_t>(packed >> 16U));
            break;
        case DaqWiring::Forces::front: force(Measurand::front_force, sample.force_raw); break;
        case DaqWiring::Forces::rear: force(Measurand::rear_force, sample.force_raw); break;
        case DaqWiring::Forces::single: force(Measurand::force, sample.force_raw); break;
        case DaqWiring::Forces::current:
            analogue(Measurand::current, sample.force_raw, wiring_.amperes_per_count, ampere);
            break;
    }

    const unsigned changed = ((inputs_ ^ sample.inputs) | ~unsigned{inputs_known_}) & all_inputs;
    for (std::size_t bit = 0; changed != 0 && bit < inputs.size(); ++bit)
        if (((changed >> bit) & 1U) != 0)
            put.put(inputs[bit], Decimal((sample.inputs >> bit) & 1, 0), Decimal(1, 0), plain_count, now_us);
    inputs_ = sample.inputs;
    inputs_known_ = all_inputs;
}

void PulseDaqDecoder::edge(const DaqEdge& edge, const Place& place, Decoded& out) {
    follow_sequence(edge.seq);
    std::int64_t time_us = 0;
    const std::uint32_t behind = raw_us_ - edge.t_us;
    if (seen_ && behind > 0 && behind <= event_lag_us)
        time_us = now_us_ - static_cast<std::int64_t>(behind);
    else
        time_us = follow_clock(edge.t_us, place, out);
    const unsigned mask =
        edge.mask != 0 ? unsigned{edge.mask} : ((inputs_ ^ edge.inputs) | ~unsigned{inputs_known_}) & all_inputs;
    Output put(place, gap_ ? Flags(Flag::gap) : Flags(), out);
    for (std::size_t bit = 0; bit < inputs.size(); ++bit)
        if (((mask >> bit) & 1U) != 0)
            put.put(inputs[bit], Decimal((edge.inputs >> bit) & 1, 0), Decimal(1, 0), plain_count, time_us);
    inputs_ = static_cast<std::uint16_t>((inputs_ & ~mask) | (edge.inputs & mask));
    inputs_known_ = static_cast<std::uint16_t>(inputs_known_ | mask);
}

void PulseDaqDecoder::identity(const Place& place, Decoded& out) {
    const auto& identity = stream_.identity();
    const auto tell = [&](DeviceEvent::Kind kind, std::string text) {
        out.events.push_back({kind, std::move(text), place.arrival_ns, place.offset});
    };
    const bool asked = watching_ ? identity_asked_ > 0 : !seen_;
    if (identity_asked_ > 0) --identity_asked_;
    if (!asked) {
        tell(DeviceEvent::Kind::restarted, identity.serial);
        sequence_known_ = false;
        seen_ = false;
        counted_ = false;
        inputs_known_ = 0;
        forget();
        return;
    }
    const auto told = Decimal::parse(identity.pulses_per_metre);
    if (told && told->mantissa() == 0) {
        tell(DeviceEvent::Kind::fault,
             "the box counts no way, as a torque box does: set its pulses per metre, or use the driver "
             "torque-frequency");
        return;
    }
    tell(DeviceEvent::Kind::identity, '|' + identity.name + '|' + identity.serial + '|' + identity.firmware);
    if (!told || *told != wiring_.pulses_per_metre)
        tell(DeviceEvent::Kind::fault, "the instrument counts " + identity.pulses_per_metre +
                                           " pulses per metre, but is set up here with " +
                                           wiring_.pulses_per_metre.text());
}

void PulseDaqDecoder::forget() { point_count_ = 0; }

}  // namespace velocert::instruments
