// SPDX-License-Identifier: GPL-3.0-or-later
// The part of an NmeaDecoder that reads speeds over ground which tell no time, and finds whose they are.
#include <cmath>
#include <utility>

#include "instruments/drivers/driver.h"
#include "instruments/drivers/motion/nmea_decoder.h"

namespace velocert::instruments {
namespace {

using base::Decimal;
using metrology::Indication;
using metrology::Measurand;

const metrology::Unit* const degree = &unit_row("deg");
const metrology::Unit* const knot = &unit_row("kn");
const metrology::Unit* const km_per_hour = &unit_row("km/h");

/// A number that may be missing; false when something else stands there.
bool optional_number(std::string_view text, std::optional<Decimal>& value) {
    value = text.empty() ? std::nullopt : nmea_number(text);
    return text.empty() || value.has_value();
}

/// Within a step of each: some round, some cut.
bool same_speed(const Decimal& kmh, const Decimal& knots) {
    constexpr double kmh_of_knot = 1.852;
    const auto size = [](const Decimal& value) {
        return static_cast<double>(value.mantissa()) * std::pow(10.0, -value.scale());
    };
    const double steps = size(Decimal(1, kmh.scale())) + kmh_of_knot * size(Decimal(1, knots.scale()));
    return std::abs(size(kmh) - kmh_of_knot * size(knots)) <= steps * 1.000001;
}

}  // namespace

bool NmeaDecoder::vtg(const NmeaSentence& sentence, FixOutput& put) {
    // Since version 1.5 each of the four numbers has its letter behind it, since 2.3 a mode stands at the end; before
    // that the numbers stood alone. Without numbers a receiver may leave out the letters too.
    constexpr std::size_t old_form = 5;
    constexpr std::size_t new_form = 9;
    const bool old = sentence.size() == old_form;
    if (!old && sentence.size() < new_form) return false;
    const std::size_t step = old ? 1 : 2;
    std::optional<Decimal> course;
    std::optional<Decimal> magnetic;
    std::optional<Decimal> knots;
    std::optional<Decimal> kmh;
    std::size_t at = 1;
    const auto next = [&](std::string_view letter, std::optional<Decimal>& value) {
        const auto field = std::exchange(at, at + step);
        if (!optional_number(sentence.field(field), value)) return false;
        if (old) return true;
        const auto told = sentence.field(field + 1);
        return told == letter || (told.empty() && !value);
    };
    if (!next("T", course) || !next("M", magnetic) || !next("N", knots) || !next("K", kmh)) return false;
    if (!dialect_.first_rules && kmh && knots && !same_speed(*kmh, *knots)) return false;
    if (rmc_seen_) return true;
    const bool valid = nmea_mode_measured(sentence.field(new_form));
    const bool in_knots = valid && !kmh && knots;
    GroundSpeed told{put.common(), in_knots ? knots : kmh, in_knots ? knot : km_per_hour, course};
    if (!valid) told.speed = told.course = std::nullopt;
    if (!std::exchange(vtg_seen_, true)) {
        vtg_leads_ = !timed_;
        undecided_ = !timed_ && begins_torn_ && !dialect_.first_rules;
    }
    if (undecided_ || (vtg_leads_ && timed_)) {
        give_up_waiting(put);
        told.common.device_time_us = Indication::no_time;
        waiting_ = told;
        return true;
    }
    epoch(Type::vtg, std::nullopt, put);
    ground_speed(told, put);
    return true;
}

void NmeaDecoder::ground_speed(const GroundSpeed& told, FixOutput& put) {
    if (!dialect_.last_told_counts) {
        moved({{put.common(), told.speed, told.unit, told.course}, std::nullopt}, put);
        return;
    }
    speed(told.speed, told.unit, put);
    if (first(Measurand::course)) put.put(Measurand::course, told.course, degree);
}

void NmeaDecoder::give_up_waiting(const FixOutput& put) {
    if (!waiting_) return;
    auto its = put.beside(waiting_->common);
    tell_moved(true, its);
    types_ = 0;
    begin_epoch();
    ground_speed(*std::exchange(waiting_, std::nullopt), its);
    tell_moved(true, its);
}

void NmeaDecoder::decide(const FixOutput& put) {
    if (!waiting_) return;
    const std::int64_t its_ns = waiting_->common.arrival_ns;
    const std::int64_t now_ns = put.common().arrival_ns;
    const bool stamped =
        torn_ns_ != Indication::no_time && its_ns != Indication::no_time && now_ns != Indication::no_time;
    // What belongs together comes together.
    vtg_leads_ = stamped && now_ns - its_ns < its_ns - torn_ns_;
    if (vtg_leads_) return;
    give_up_waiting(put);
    begin_epoch();
}

}  // namespace velocert::instruments
