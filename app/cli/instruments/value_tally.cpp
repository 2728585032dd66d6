// SPDX-License-Identifier: GPL-3.0-or-later
#include "app/cli/instruments/value_tally.h"

namespace velocert::app {

using metrology::Flag;

void ValueTally::add(const metrology::Decoded& decoded) {
    if (value_ || decoded.indications.empty()) return;
    const auto beyond = [](metrology::Flags flags) {
        return flags.has(Flag::over_range) || flags.has(Flag::under_range);
    };
    any_ = true;
    for (const auto& indication : decoded.indications) {
        if (indication.has_value()) value_ = true;
        if (beyond(indication.flags) && !beyond(flags_)) measurand_ = indication.measurand;
        flags_.add(indication.flags);
    }
    constexpr std::string_view instead = "reading: ";
    for (const auto& event : decoded.events)
        if (event.text.starts_with(instead)) said_ = event.text.substr(instead.size());
}

std::string ValueTally::note(const instruments::Driver& driver, const instruments::Options& options) const {
    if (!any_ || value_) return {};
    std::string out = "no indication had a value";
    std::string_view before = ": ";
    for (const auto name : flags_.names()) {
        if (name == metrology::name(Flag::stable) || name == metrology::name(Flag::derived)) continue;
        out += std::string(before) + std::string(name);
        before = ", ";
    }
    if (!said_.empty()) out += "; the instrument answers " + said_;
    if (!flags_.has(Flag::over_range) && !flags_.has(Flag::under_range)) return out;
    if (options.contains(std::string(instruments::range_option.name))) return out;
    const auto& profile = instruments::profile_of(driver, options);
    if (profile.ranges_by_option) return out;
    for (const auto& range : profile.ranges)
        if (range.measurand == measurand_)
            out += "; this driver takes what lies outside " + std::string(range.low) + " to " +
                   std::string(range.high) + " for beyond the range: of an instrument with another one say --set \"" +
                   std::string(instruments::range_option.name) + "=LOW..HIGH\"";
    return out;
}

}  // namespace velocert::app
