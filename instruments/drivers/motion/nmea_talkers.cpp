// SPDX-License-Identifier: GPL-3.0-or-later
// The half of an NmeaDecoder that keeps apart the talkers of one epoch: a receiver that solves for each system sends
// the same sentence once for each, and a system without a fix says nothing of the others.
#include <algorithm>
#include <array>
#include <iterator>

#include "instruments/drivers/motion/nmea_decoder.h"

namespace velocert::instruments {
namespace {

using metrology::Indication;
using metrology::Measurand;

constexpr std::uint64_t bit_of(Measurand measurand) { return std::uint64_t{1} << static_cast<unsigned>(measurand); }

constexpr std::uint64_t told_by_any =
    bit_of(Measurand::time_utc) | bit_of(Measurand::latitude) | bit_of(Measurand::longitude);
constexpr std::uint64_t told_by_rmc = told_by_any | bit_of(Measurand::speed) | bit_of(Measurand::course);
constexpr std::uint64_t told_by_gga =
    told_by_any | bit_of(Measurand::fix_quality) | bit_of(Measurand::satellites) | bit_of(Measurand::height);

/// One bit for each system; all that are not known are one talker, so that none of them counts twice.
std::uint16_t talker_bit(std::string_view talker) {
    static constexpr std::array<std::string_view, 9> known{"GN", "GP", "GL", "GA", "GB", "GQ", "GI", "BD", "QZ"};
    // Two names of the same system.
    if (talker == "BD") talker = "GB";
    if (talker == "QZ") talker = "GQ";
    return static_cast<std::uint16_t>(1U << (std::find(known.begin(), known.end(), talker) - known.begin()));
}

}  // namespace

NmeaDecoder::Turn NmeaDecoder::turn_of(Type type, const NmeaSentence& sentence,
                                       const std::optional<base::Decimal>& time) {
    if (!time) return Turn::first;
    const bool again = repeated(type, time);
    if (heard_at_ != time) {
        heard_at_ = time;
        talkers_.fill(0);
        fixed_ = 0;
        voided_ = 0;
        stands_ = false;
        contradicts_here_ = false;
    }
    auto& heard = talkers_[static_cast<std::size_t>(type)];
    const auto talker = talker_bit(sentence.talker());
    const bool heard_before = (heard & talker) != 0;
    heard = static_cast<std::uint16_t>(heard | talker);
    if (!again) return Turn::first;
    if (dialect_.one_talker || heard_before || stands_) {
        stands_ = true;
        return Turn::repeated;
    }
    several_ |= 1U << static_cast<unsigned>(type);
    return Turn::other;
}

bool NmeaDecoder::counts(Type type, Turn turn, bool valid) {
    const std::uint32_t bit = 1U << static_cast<unsigned>(type);
    if (turn == Turn::other) {
        if (!valid || (fixed_ & bit) != 0) return false;
        // The one in front had no fix: as if it had not been.
        const std::uint64_t its = voided_ & (type == Type::rmc ? told_by_rmc : told_by_gga);
        told_ &= ~its;
        voided_ &= ~its;
        types_ &= ~bit;
        std::erase_if(held_back_, [its](const Indication& one) { return (bit_of(one.measurand) & its) != 0; });
        if (type != Type::rmc && contradicts_here_) contradicts_ = contradicts_here_ = false;
    }
    if (valid)
        fixed_ |= bit;
    else if (turn == Turn::first)
        unfixed_ = bit;
    return true;
}

void NmeaDecoder::set_aside(std::size_t from, std::uint64_t offset, metrology::Decoded& out) {
    auto& all = out.indications;
    const auto begin = all.begin() + static_cast<std::ptrdiff_t>(from);
    const auto own =
        std::stable_partition(begin, all.end(), [=](const Indication& one) { return one.offset != offset; });
    for (auto one = own; one != all.end(); ++one) voided_ |= bit_of(one->measurand);
    if ((several_ & unfixed_) == 0) return;
    held_back_.insert(held_back_.end(), own, all.end());
    all.erase(own, all.end());
}

void NmeaDecoder::release(FixOutput& put) {
    for (const auto& one : held_back_) put.put(one);
    held_back_.clear();
}

}  // namespace velocert::instruments
