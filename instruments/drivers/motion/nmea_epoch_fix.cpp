// SPDX-License-Identifier: GPL-3.0-or-later
// The part of an NmeaDecoder that holds a speed and its place until their own epoch has told whether it had a fix: most
// receivers tell that behind them.
#include <array>

#include "instruments/drivers/driver.h"
#include "instruments/drivers/motion/nmea_decoder.h"

namespace velocert::instruments {
namespace {

using metrology::Indication;
using metrology::Measurand;

const metrology::Unit* const degree = &unit_row("deg");

// Receivers that send GSA more rarely than RMC still send it once a second.
constexpr std::int64_t mode_lasts_us = 1'000'000;
constexpr int three_dimensions = 3;

constexpr std::uint64_t bit_of(Measurand measurand) { return std::uint64_t{1} << static_cast<unsigned>(measurand); }

}  // namespace

void NmeaDecoder::fix_told(bool fix, bool hollow, FixOutput& put) {
    if (dialect_.last_told_counts) return;
    qualities_seen_ = true;
    const auto told = fix ? FixHere::had : hollow ? FixHere::hollow : FixHere::none;
    if (told > fix_here_) fix_here_ = told;
    tell_moved(false, put);
}

void NmeaDecoder::moved(Moved one, FixOutput& put) {
    one.quality_before = last_quality_;
    const auto take = [&](Measurand measurand) {
        if (first(measurand)) one.owned |= bit_of(measurand);
    };
    if (one.where) {
        take(Measurand::latitude);
        take(Measurand::longitude);
        positions_seen_ = true;
    }
    take(Measurand::speed);
    take(Measurand::course);
    moved_.push_back(std::move(one));
    tell_moved(false, put);
}

void NmeaDecoder::tell_moved(bool ended, FixOutput& put) {
    if (ended && !moved_.empty() && fix_here_ == FixHere::none) contradicts_ = true;
    std::erase_if(moved_, [&](const Moved& one) {
        // What has no value needs no proof.
        const bool something = one.where || one.told.speed || one.told.course;
        const auto fix = something ? has_fix(one, ended) : std::optional(false);
        const auto deep = something ? has_three_dimensions(one, ended) : std::optional(false);
        if (!fix || (*fix && !deep)) return false;
        tell(one, *fix, deep.value_or(false), put);
        return true;
    });
}

void NmeaDecoder::tell(const Moved& one, bool fix, bool deep, FixOutput& put) {
    auto its = put.beside(one.told.common);
    const auto owns = [&](Measurand measurand) { return (one.owned & bit_of(measurand)) != 0; };
    const auto angle = [&](Measurand measurand, const std::optional<NmeaAngle>& value) {
        if (!owns(measurand)) return;
        if (fix && value)
            its.put(measurand, value->degrees, value->resolution, degree);
        else
            its.put(measurand, std::nullopt, degree);
    };
    if (one.where) {
        angle(Measurand::latitude, one.where->latitude);
        angle(Measurand::longitude, one.where->longitude);
    }
    const bool counts = fix && deep && one.told.speed && one.told.speed->mantissa() >= 0;
    if (owns(Measurand::speed)) its.put(Measurand::speed, counts ? one.told.speed : std::nullopt, one.told.unit);
    if (owns(Measurand::course)) its.put(Measurand::course, fix ? one.told.course : std::nullopt, degree);
}

std::optional<bool> NmeaDecoder::has_fix(const Moved& one, bool ended) const {
    switch (fix_here_) {
        case FixHere::had: return true;
        // Another talker may still have one.
        case FixHere::hollow:
        case FixHere::none: return ended ? std::optional(false) : std::nullopt;
        case FixHere::untold: break;
    }
    // Receivers that tell nothing but RMC or VTG are not waited for, once an epoch has shown that.
    if (!ended && (qualities_seen_ || !epochs_seen_)) return std::nullopt;
    if (contradicts_) return false;
    return one.quality_before < 0 || nmea_quality_measured(one.quality_before);
}

std::optional<bool> NmeaDecoder::has_three_dimensions(const Moved& one, bool ended) const {
    if (!dialect_.needs_three_dimensions) return true;
    if (mode_told_ >= three_dimensions) return !lists_may_lead_ || mode_before_ >= three_dimensions;
    // The list of another talker may still tell more.
    if (!ended) return std::nullopt;
    const auto at_us = one.told.common.device_time_us;
    return mode_told_ == 0 && last_mode_ >= three_dimensions && at_us != Indication::no_time &&
           last_mode_us_ != Indication::no_time && at_us >= last_mode_us_ && at_us - last_mode_us_ < mode_lasts_us;
}

bool NmeaDecoder::fix_returns(const NmeaSentence& rmc) const {
    constexpr std::uint32_t qualities = 1U << static_cast<unsigned>(Type::gga) |
                                        1U << static_cast<unsigned>(Type::gns) |
                                        1U << static_cast<unsigned>(Type::ksxt);
    // Only a mode says how the fix was had; the receivers of before it told none.
    return dialect_.last_told_counts && !dialect_.quality_outlives_fix && !contradicts_ && rmc_seen_ && !rmc_fix_ &&
           !rmc.field(12).empty() && (types_ & qualities) == 0;
}

void NmeaDecoder::compare_with_rmc(int told, bool hollow) {
    const bool rmc_here = (types_ & (1U << static_cast<unsigned>(Type::rmc))) != 0;
    if (rmc_here && rmc_fix_ && !hollow && !nmea_quality_measured(told)) {
        contradicts_here_ = contradicts_here_ || !contradicts_;
        contradicts_ = true;
    }
}

}  // namespace velocert::instruments
