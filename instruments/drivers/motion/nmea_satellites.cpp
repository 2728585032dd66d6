// SPDX-License-Identifier: GPL-3.0-or-later
// The half of an NmeaDecoder that counts satellites: those used, of each system, and those in view.
#include <algorithm>
#include <array>
#include <iterator>
#include <utility>

#include "instruments/drivers/driver.h"
#include "instruments/drivers/motion/nmea_decoder.h"

namespace velocert::instruments {
namespace {

using base::Decimal;
using metrology::Decoded;
using metrology::Measurand;

const metrology::Unit* const plain_count = &unit_row("count");

constexpr int beidou_system = 4;
constexpr std::size_t gsa_places = 12;

bool beidou_talker(std::string_view talker) { return talker == "GB" || talker == "BD"; }

/// Satellite numbers of BeiDou where neither talker nor system tells: 201 to 263 or, with u-blox, 401 to 463.
bool beidou_number(int id) { return (id > 200 && id < 264) || (id > 400 && id < 464); }

/// Whose satellites a GSA lists, as a small number: 0 to 7 as the sentence says itself, else by the talker.
constexpr unsigned mixed_systems = 8;
constexpr unsigned talkers = 9;
unsigned system_of(const NmeaSentence& gsa, bool beidou_only) {
    if (beidou_only) return beidou_system;
    if (const auto system = nmea_integer(gsa.field(18))) return static_cast<unsigned>(*system) & 7U;
    if (gsa.talker() == "GN") return mixed_systems;
    static constexpr std::string_view known[] = {"GP", "GL", "GA", "GQ", "QZ", "GI"};
    const auto* const found = std::find(std::begin(known), std::end(known), gsa.talker());
    return talkers + static_cast<unsigned>(found - std::begin(known));
}

}  // namespace

bool NmeaDecoder::lists_beidou(const NmeaSentence& gsa) {
    return beidou_talker(gsa.talker()) || nmea_integer(gsa.field(18)) == beidou_system;
}

bool NmeaDecoder::gsa(const NmeaSentence& sentence, FixOutput& put) {
    const auto mode = nmea_integer(sentence.field(2));
    if (sentence.size() < 3 + gsa_places || (!mode && !sentence.field(2).empty()) || mode.value_or(1) < 1 ||
        mode.value_or(1) > 3)
        return false;
    std::array<int, gsa_places> used{};
    std::size_t count = 0;
    bool by_number = false;
    for (std::size_t i = 3; i < 3 + gsa_places; ++i) {
        if (sentence.field(i).empty()) continue;
        const auto id = nmea_integer(sentence.field(i));
        if (!id) return false;
        if (*id > 0) used[count++] = *id;
        by_number = by_number || beidou_number(*id);
    }
    const bool beidou_only = lists_beidou(sentence);
    const unsigned key = system_of(sentence, beidou_only);
    // Where no time is told the same system once more begins another round, unless its list was full before.
    if (!timed_ && (systems_ & (1U << key)) != 0 && !(beidou_more_ && beidou_only)) begin_epoch();
    systems_ |= 1U << key;
    if (!std::exchange(lists_seen_, true)) lists_may_lead_ = !timed_ || begins_torn_;
    listed_here_ = listed_here_ || timed_;
    if (mode && *mode > mode_told_) {
        mode_told_ = *mode;
        last_mode_ = *mode;
        last_mode_us_ = device_time_us();
        tell_moved(false, put);
        put.put(Measurand::fix_mode, Decimal(*mode, 0), plain_count);
    }
    for (std::size_t i = 0; i < count; ++i) {
        const bool one = beidou_only || beidou_number(used[i]);
        if (unheard(one ? beidou_system : key, used[i])) ++(one ? beidou_used_ : others_);
    }
    put.put(Measurand::other_satellites, Decimal(others_, 0), plain_count);
    if (!beidou_only && !by_number) return true;
    beidou_used_told_ = true;
    beidou_more_ = beidou_only && count == gsa_places;
    if (beidou_more_)
        held_ = put.common();  // more may stand in the next sentence
    else
        beidou(put);
    return true;
}

bool NmeaDecoder::unheard(unsigned system, int id) {
    // Without a system of its own a number may mean several satellites.
    if (system == mixed_systems) return true;
    const std::uint64_t one = (std::uint64_t{system} << 32U) | static_cast<std::uint32_t>(id);
    const auto end = heard_.begin() + static_cast<std::ptrdiff_t>(heard_count_);
    if (std::find(heard_.begin(), end, one) != end) return false;
    if (heard_count_ < heard_.size()) heard_[heard_count_++] = one;
    return true;
}

void NmeaDecoder::beidou(FixOutput& put) {
    // What a list for another band adds is told once more.
    if (first(Measurand::beidou_satellites) || beidou_used_ > beidou_told_)
        put.put(Measurand::beidou_satellites, Decimal(beidou_used_, 0), plain_count);
    beidou_told_ = beidou_used_;
}

void NmeaDecoder::beidou(Decoded& out) {
    if (!std::exchange(beidou_more_, false)) return;
    FixOutput put(held_, out);
    beidou(put);
}

bool NmeaDecoder::gsv(const NmeaSentence& sentence, FixOutput& put) {
    const auto number = nmea_integer(sentence.field(2));
    const auto in_view = nmea_integer(sentence.field(3));
    if (sentence.size() < 4 || !nmea_integer(sentence.field(1)) || !number || (!in_view && !sentence.field(3).empty()))
        return false;
    if (!beidou_talker(sentence.talker()) || *number != 1 || beidou_used_told_ || !in_view) return true;
    // Behind the satellites, four fields each, stands the signal; each signal has a list of its own.
    const int signal =
        (sentence.size() - 4) % 4 == 1 ? nmea_integer(sentence.field(sentence.size() - 1)).value_or(0) : 0;
    if (!first(Measurand::beidou_satellites) && signal != view_signal_) return true;
    view_signal_ = signal;
    put.put(Measurand::beidou_satellites, Decimal(*in_view, 0), plain_count);
    return true;
}

}  // namespace velocert::instruments
