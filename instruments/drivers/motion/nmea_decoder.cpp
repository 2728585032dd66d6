// SPDX-License-Identifier: GPL-3.0-or-later
#include "instruments/drivers/motion/nmea_decoder.h"

#include <algorithm>
#include <utility>

#include "instruments/drivers/driver.h"

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
const metrology::Unit* const knot = &unit_row("kn");
const metrology::Unit* const km_per_hour = &unit_row("km/h");
const metrology::Unit* const metre_per_second = &unit_row("m/s");
const metrology::Unit* const metre = &unit_row("m");
const metrology::Unit* const second = &unit_row("s");
const metrology::Unit* const plain_count = &unit_row("count");

constexpr std::int64_t us_per_s = 1'000'000;
constexpr std::int64_t day_us = 86'400 * us_per_s;
constexpr std::int64_t longest_step_us = 60 * us_per_s;
// Some makers tell a fix that satellites have corrected by a number that NMEA 0183 does not know.
constexpr int other_differential = 9;
constexpr int differential = 2;
// Fewer satellites than three give no position.
constexpr int least_satellites = 3;

/// A number that may be missing; false when something else stands there.
bool optional_number(std::string_view text, std::optional<Decimal>& value) {
    value = text.empty() ? std::nullopt : nmea_number(text);
    return text.empty() || value.has_value();
}

bool optional_angle(std::string_view text, std::string_view hemisphere, char positive, char negative, int most,
                    std::optional<NmeaAngle>& value) {
    if (text.empty()) return true;
    value = nmea_angle(text, hemisphere, positive, negative, most);
    return value.has_value();
}

/// What stands in the place of a position while the sentence itself says that there is none is not looked at: some
/// receivers fill it with numbers that are no angles.
template <typename Position>
bool position_of(const NmeaSentence& sentence, std::size_t at, bool fix, Position& position) {
    if (!fix) return true;
    return optional_angle(sentence.field(at), sentence.field(at + 1), 'N', 'S', 90, position.latitude) &&
           optional_angle(sentence.field(at + 2), sentence.field(at + 3), 'E', 'W', 180, position.longitude);
}

/// A fix that satellites cannot have given, or that lacks its place.
template <typename Position>
bool hollow_fix(int quality, const std::optional<int>& used, const Position& position) {
    return nmea_quality_measured(quality) &&
           (used.value_or(least_satellites) < least_satellites || !position.latitude || !position.longitude);
}

bool optional_time(std::string_view text, std::optional<Decimal>& time) {
    time = text.empty() ? std::nullopt : nmea_time(text);
    return text.empty() || time.has_value();
}

}  // namespace

void NmeaDecoder::feed(metrology::Direction direction, std::span<const std::uint8_t> bytes, std::int64_t arrival_ns,
                       Decoded& out) {
    if (direction == metrology::Direction::sent) {
        if (!bytes.empty()) {
            asked_ = true;
            epochs_since_asked_ = 0;
        }
        return;
    }
    framer_.feed(bytes, [&](const SatelliteFrame& one) { frame(one, arrival_ns, out); });
}

void NmeaDecoder::finish(Decoded& out) {
    framer_.finish([&](const SatelliteFrame& one) { frame(one, Indication::no_time, out); });
    beidou(out);
    FixOutput put(Indication(), out);
    release(put);
    tell_moved(true, put);
    give_up_waiting(put);
}

void NmeaDecoder::frame(const SatelliteFrame& frame, std::int64_t arrival_ns, Decoded& out) {
    FixOutput put(frame.offset, frame.length, arrival_ns, device_time_us(), out);
    switch (frame.kind) {
        case SatelliteFrame::Kind::u_blox:
        case SatelliteFrame::Kind::rtcm: return;
        case SatelliteFrame::Kind::rejected:
            if (frame.offset == 0) {
                begins_torn_ = true;
                torn_ns_ = arrival_ns;
            }
            put.reject(frame.reason);
            return;
        case SatelliteFrame::Kind::sentence: break;
    }
    auto why = Rejection::syntax;
    const auto parsed = NmeaSentence::parse(frame.bytes, dialect_.checksum_needed, why);
    if (!parsed) {
        put.reject(why);
        return;
    }
    // A full list of satellites goes on only in the very next sentence.
    const bool more = parsed->type() == "GSA" && lists_beidou(*parsed);
    if (!more) beidou(out);
    unfixed_ = 0;
    const auto before = out.indications.size();
    if (!sentence(*parsed, put)) put.reject(Rejection::syntax);
    if (unfixed_ != 0) set_aside(before, frame.offset, out);
}

bool NmeaDecoder::sentence(const NmeaSentence& sentence, FixOutput& put) {
    const auto type = sentence.type();
    if (type == "RMC") return rmc(sentence, put);
    if (type == "GGA") return gga(sentence, put);
    if (type == "GNS") return gns(sentence, put);
    if (type == "GLL") return gll(sentence, put);
    if (type == "VTG") return vtg(sentence, put);
    if (type == "ZDA") return zda(sentence, put);
    if (type == "GSA") return gsa(sentence, put);
    if (type == "GSV") return gsv(sentence, put);
    if (type == "KSXT") return ksxt(sentence, put);
    if (type == "TXT") text(sentence, put);
    return true;
}

// ---- epochs ----

bool NmeaDecoder::first(Measurand measurand) {
    const std::uint64_t bit = std::uint64_t{1} << static_cast<unsigned>(measurand);
    if ((told_ & bit) != 0) return false;
    told_ |= bit;
    return true;
}

void NmeaDecoder::begin_epoch() {
    told_ = 0;
    systems_ = 0;
    mode_told_ = 0;
    mode_before_ = last_mode_;
    listed_here_ = false;
    fix_here_ = FixHere::untold;
    others_ = 0;
    beidou_used_ = 0;
    beidou_told_ = 0;
    heard_count_ = 0;
}

std::int64_t NmeaDecoder::device_time_us() const {
    if (!timed_) return Indication::no_time;
    return microseconds_of(time_) + day_.value_or(0) * day_us + leap_us_;
}

void NmeaDecoder::epoch(Type type, const std::optional<Decimal>& time, FixOutput& put) {
    if (time && std::exchange(undecided_, false)) decide(put);
    const std::uint32_t bit = 1U << static_cast<unsigned>(type);
    // The same sentence again is a new epoch, whatever it says of the time.
    const bool again = (types_ & bit) != 0;
    if (again || (time && (!timed_ || *time != time_))) {
        release(put);
        // What belongs to no time, such as a VTG, may stand in front of the sentence that tells it.
        const bool begun = again || timed_;
        if (begun) {
            tell_moved(true, put);
            types_ = 0;
            epochs_seen_ = true;
            begin_epoch();
        }
        // The second behind a leap second is the one that POSIX time has counted already.
        if (timed_ && time && *time < time_ && microseconds_of(time_) >= day_us) leap_us_ += us_per_s;
        if (timed_ && time && day_ && *time < time_ && microseconds_of(time_) - microseconds_of(*time) > day_us / 2)
            ++*day_;
        if (asked_ && ++epochs_since_asked_ >= 2) {
            put.event(DeviceEvent::Kind::accepted, "it sends");
            asked_ = false;
        }
    } else if (time && listed_here_) {
        // Its lists stand between sentences of one time.
        lists_may_lead_ = false;
    }
    types_ |= bit;
    if (time) {
        // One that waits while the time is still the same was of this epoch, and stands behind its time after all.
        if (waiting_ && timed_ && *time == time_) vtg_leads_ = false;
        timed_ = true;
        time_ = *time;
    }
    put.time(device_time_us());
    if (!time || !waiting_) return;
    types_ |= 1U << static_cast<unsigned>(Type::vtg);
    const auto told = *std::exchange(waiting_, std::nullopt);
    auto its = put.beside(told.common);
    its.time(device_time_us());
    ground_speed(told, its);
}

void NmeaDecoder::date(std::int64_t day) { day_ = day; }

void NmeaDecoder::clock(bool valid, FixOutput& put) {
    if (!valid || !timed_ || !day_) return;
    fixes_seen_ = true;
    const std::int64_t now_us = device_time_us();
    if (!dialect_.power_cycled && valid_us_ && (now_us < *valid_us_ || now_us - *valid_us_ > longest_step_us)) {
        const std::int64_t step = (now_us - *valid_us_) / 1000;
        put.event(DeviceEvent::Kind::fault, "the receiver's clock went " + std::string(step < 0 ? "back" : "forward") +
                                                " by " + std::to_string(step < 0 ? -step : step) + " ms");
    }
    valid_us_ = now_us;
}

void NmeaDecoder::time_utc(bool valid, FixOutput& put) {
    if (valid && !(timed_ && day_)) return;
    if (!first(Measurand::time_utc)) return;
    std::optional<Decimal> value;
    if (valid) {
        std::int64_t one = 1;
        for (int i = 0; i < time_.scale(); ++i) one *= 10;
        value = Decimal(*day_ * 86'400 * one + time_.mantissa(), time_.scale());
    }
    put.put(Measurand::time_utc, value, second);
}

void NmeaDecoder::position(const Position& position, bool valid, FixOutput& put) {
    const auto angle = [&](Measurand measurand, const std::optional<NmeaAngle>& value) {
        if (!first(measurand)) return;
        if (valid && value && measured())
            put.put(measurand, value->degrees, value->resolution, degree);
        else
            put.put(measurand, std::nullopt, degree);
    };
    angle(Measurand::latitude, position.latitude);
    angle(Measurand::longitude, position.longitude);
    positions_seen_ = true;
}

void NmeaDecoder::speed(std::optional<Decimal> value, const metrology::Unit* unit, FixOutput& put) {
    if (!first(Measurand::speed)) return;
    if (value && value->mantissa() < 0) value.reset();
    if (!measured() || (dialect_.needs_three_dimensions && last_mode_ > 0 && last_mode_ < 3)) value.reset();
    put.put(Measurand::speed, value, unit);
}

bool NmeaDecoder::measured() const { return last_quality_ < 0 || nmea_quality_measured(last_quality_); }

bool NmeaDecoder::repeated(Type type, const std::optional<Decimal>& time) const {
    return timed_ && time && *time == time_ && (types_ & (1U << static_cast<unsigned>(type))) != 0;
}

void NmeaDecoder::quality(int quality, bool derived, FixOutput& put) {
    last_quality_ = quality;
    hollow_ = derived;
    if (!first(Measurand::fix_quality)) return;
    const bool other = quality == other_differential;
    put.put(Measurand::fix_quality, Decimal(other ? differential : quality, 0), plain_count);
    if (other || derived) put.flag_last(Flag::derived);
}

void NmeaDecoder::satellites(const std::optional<int>& count, FixOutput& put) {
    if (count && first(Measurand::satellites)) put.put(Measurand::satellites, Decimal(*count, 0), plain_count);
}

// ---- sentences ----

bool NmeaDecoder::rmc(const NmeaSentence& sentence, FixOutput& put) {
    const auto status = sentence.field(2);
    if (sentence.size() < 10 || (status != "A" && status != "V" && !status.empty())) return false;
    std::optional<Decimal> time;
    std::optional<Decimal> knots;
    std::optional<Decimal> course;
    Position where;
    const auto day = nmea_date(sentence.field(9));
    if (!optional_time(sentence.field(1), time) || !position_of(sentence, 3, status == "A", where) ||
        !optional_number(sentence.field(7), knots) || !optional_number(sentence.field(8), course) ||
        (!day && !sentence.field(9).empty()))
        return false;
    // Since version 2.3 the mode tells "not valid" too, since 4.1 the navigational status U that it is not safe.
    const bool fix = status == "A" && nmea_mode_measured(sentence.field(12)) && sentence.field(13) != "U";
    const auto turn = turn_of(Type::rmc, sentence, time);
    const bool valid = fix && turn != Turn::repeated;
    if (!counts(Type::rmc, turn, valid)) return true;
    epoch(Type::rmc, time, put);
    const bool returns = valid && !measured() && fix_returns(sentence);
    if (returns) last_quality_ = -1;
    rmc_fix_ = fix;
    // Of old records: the quality is one that its own count contradicts, and this sentence knew better.
    if (dialect_.last_told_counts && valid && last_quality_ == 0 && hollow_) last_quality_ = -1;
    if (valid && day) date(*day);
    put.time(device_time_us());
    clock(valid, put);
    time_utc(valid && time, put);
    rmc_seen_ = true;
    if (valid && !dialect_.last_told_counts) {
        moved({{put.common(), knots, knot, course}, where}, put);
        return true;
    }
    // A position goes with its quality, which is still to come.
    if (!returns) position(where, valid, put);
    speed(valid ? knots : std::nullopt, knot, put);
    if (first(Measurand::course)) put.put(Measurand::course, valid ? course : std::nullopt, degree);
    return true;
}

bool NmeaDecoder::gga(const NmeaSentence& sentence, FixOutput& put) {
    if (sentence.size() < 10) return false;
    std::optional<Decimal> time;
    std::optional<Decimal> height;
    Position where;
    const auto told = sentence.field(6).empty() ? std::optional<int>(0) : nmea_integer(sentence.field(6));
    const auto used = sentence.field(7).empty() ? std::optional<int>() : nmea_integer(sentence.field(7));
    if (!optional_time(sentence.field(1), time) || !position_of(sentence, 2, told.value_or(1) != 0, where) ||
        !optional_number(sentence.field(9), height) || !told || *told > 9 || (!used && !sentence.field(7).empty()))
        return false;
    // One for each system tells the satellites of that system alone.
    const auto turn = turn_of(Type::gga, sentence, time);
    used_here_ = (turn == Turn::other ? used_here_ : 0) + used.value_or(least_satellites);
    const bool hollow = turn != Turn::repeated && hollow_fix(*told, used_here_, where);
    const int fix = hollow ? 0 : *told;
    const bool valid = nmea_quality_measured(fix) && turn != Turn::repeated;
    if (!counts(Type::gga, turn, valid)) return true;
    last_quality_ = fix;
    epoch(Type::gga, time, put);
    compare_with_rmc(fix, hollow);
    clock(valid, put);
    time_utc(valid && time, put);
    fix_told(valid, hollow, put);
    position(where, valid, put);
    quality(fix, hollow, put);
    satellites(used, put);
    const bool in_metres = sentence.field(10).empty() || sentence.field(10) == "M";
    if (first(Measurand::height)) put.put(Measurand::height, valid && in_metres ? height : std::nullopt, metre);
    return true;
}

bool NmeaDecoder::gns(const NmeaSentence& sentence, FixOutput& put) {
    if (sentence.size() < 10) return false;
    // One letter for each system: the best of them, in the numbers of GGA.
    struct Mode {
        char letter;
        int quality;
    };
    static constexpr Mode best_first[] = {{'R', 4}, {'F', 5}, {'P', 3}, {'D', 2},
                                          {'A', 1}, {'E', 6}, {'M', 7}, {'S', 8}};
    int told = 0;
    for (const auto& mode : best_first)
        if (told == 0 && sentence.field(6).find(mode.letter) != std::string_view::npos) told = mode.quality;
    std::optional<Decimal> time;
    std::optional<Decimal> height;
    Position where;
    const auto used = sentence.field(7).empty() ? std::optional<int>() : nmea_integer(sentence.field(7));
    if (!optional_time(sentence.field(1), time) || !position_of(sentence, 2, told != 0, where) ||
        !optional_number(sentence.field(9), height) || (!used && !sentence.field(7).empty()))
        return false;
    // Since 4.1 a navigational status tells U where the fix is not safe, whatever the modes say.
    if (sentence.field(13) == "U") told = 0;
    const bool hollow = hollow_fix(told, used, where);
    if (hollow) told = 0;
    const auto turn = turn_of(Type::gns, sentence, time);
    const bool valid = nmea_quality_measured(told) && turn != Turn::repeated;
    if (!counts(Type::gns, turn, valid)) return true;
    last_quality_ = told;
    epoch(Type::gns, time, put);
    compare_with_rmc(told, hollow);
    clock(valid, put);
    time_utc(valid && time, put);
    fix_told(valid, hollow, put);
    position(where, valid, put);
    quality(told, hollow, put);
    satellites(used, put);
    if (first(Measurand::height)) put.put(Measurand::height, valid ? height : std::nullopt, metre);
    return true;
}

bool NmeaDecoder::gll(const NmeaSentence& sentence, FixOutput& put) {
    if (sentence.size() < 5) return false;
    std::optional<Decimal> time;
    Position where;
    if (!optional_time(sentence.field(5), time) || !position_of(sentence, 1, sentence.field(6) == "A", where))
        return false;
    // It says less than its companions; only a receiver that sends nothing else is read by it.
    if (positions_seen_) {
        if (listed_here_ && time && *time == time_) lists_may_lead_ = false;
        return true;
    }
    const bool valid = sentence.field(6) == "A" && nmea_mode_measured(sentence.field(7));
    epoch(Type::gll, time, put);
    fix_told(valid, false, put);
    const bool others = positions_seen_;
    position(where, valid, put);
    positions_seen_ = others;
    return true;
}

bool NmeaDecoder::zda(const NmeaSentence& sentence, FixOutput& put) {
    if (sentence.size() < 5) return false;
    std::optional<Decimal> time;
    if (!optional_time(sentence.field(1), time)) return false;
    if (!time || sentence.field(4).empty()) return true;
    const auto year = nmea_integer(sentence.field(4));
    const auto month = nmea_integer(sentence.field(3));
    const auto day = nmea_integer(sentence.field(2));
    const auto civil = year && month && day ? civil_day(*year, *month, *day) : std::nullopt;
    if (!civil) return false;
    // It does not tell whether the time is known: only a receiver with a fix is believed.
    if (last_quality_ == 0 || (last_quality_ < 0 && !fixes_seen_)) return true;
    epoch(Type::zda, time, put);
    date(*civil);
    put.time(device_time_us());
    clock(true, put);
    time_utc(true, put);
    return true;
}

bool NmeaDecoder::ksxt(const NmeaSentence& sentence, FixOutput& put) {
    if (sentence.size() < 14) return false;
    const auto moment = sentence.field(1);
    std::optional<Decimal> time;
    std::optional<std::int64_t> day;
    if (!moment.empty()) {
        if (moment.size() < 14) return false;
        time = nmea_time(moment.substr(8));
        const auto year = nmea_integer(moment.substr(0, 4));
        const auto month = nmea_integer(moment.substr(4, 2));
        const auto of_month = nmea_integer(moment.substr(6, 2));
        day = year && month && of_month ? civil_day(*year, *month, *of_month) : std::nullopt;
        if (!time || !day) return false;
    }
    Position where;
    std::optional<Decimal> height;
    std::optional<Decimal> course;
    std::optional<Decimal> shown;
    if (!sentence.field(2).empty() && !(where.longitude = plain_angle(sentence.field(2), 180))) return false;
    if (!sentence.field(3).empty() && !(where.latitude = plain_angle(sentence.field(3), 90))) return false;
    const auto state = sentence.field(10).empty() ? std::optional<int>(0) : nmea_integer(sentence.field(10));
    const auto used = sentence.field(13).empty() ? std::optional<int>() : nmea_integer(sentence.field(13));
    if (!optional_number(sentence.field(4), height) || !optional_number(sentence.field(7), course) ||
        !optional_number(sentence.field(8), shown) || !state || *state > 3 || (!used && !sentence.field(13).empty()))
        return false;
    // 0 none, 1 single, 2 float, 3 fixed.
    static constexpr int as_gga[] = {0, 1, 5, 4};
    const bool valid = *state > 0 && !repeated(Type::ksxt, time);
    if (*state > 0) last_quality_ = as_gga[*state];
    epoch(Type::ksxt, time, put);
    if (valid && day) date(*day);
    put.time(device_time_us());
    clock(valid, put);
    time_utc(valid && time, put);
    fix_told(valid, false, put);
    position(where, valid, put);
    quality(as_gga[*state], false, put);
    satellites(used, put);
    if (first(Measurand::height)) put.put(Measurand::height, valid ? height : std::nullopt, metre);
    if (first(Measurand::course)) put.put(Measurand::course, valid ? course : std::nullopt, degree);
    if (dialect_.ksxt_speed != NmeaDialect::Speed::none)
        speed(valid ? shown : std::nullopt,
              dialect_.ksxt_speed == NmeaDialect::Speed::km_per_hour ? km_per_hour : metre_per_second, put);
    return true;
}

void NmeaDecoder::text(const NmeaSentence& sentence, FixOutput& put) {
    std::string told;
    for (std::size_t i = 4; i < sentence.size(); ++i) {
        if (i > 4) told += ',';
        told += sentence.field(i);
    }
    std::replace(told.begin(), told.end(), '|', ' ');
    if (told.find("VIRTUAL") != std::string::npos) {
        put.event(DeviceEvent::Kind::identity, '|' + told + "||");
        asked_ = false;
    } else if (told.find("www.u-blox.com") != std::string::npos && fixes_seen_ && !dialect_.power_cycled) {
        put.event(DeviceEvent::Kind::restarted, told);
        fixes_seen_ = false;
        valid_us_.reset();
    }
}

}  // namespace velocert::instruments
