// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include <array>
#include <string_view>

#include "core/metrology/indication.h"
#include "instruments/drivers/driver.h"
#include "instruments/drivers/reading_rule.h"

namespace velocert::instruments {

/// How a meter weights the frequencies of what it hears (IEC 61672-1), as far as it says so.
enum class FrequencyWeighting : std::uint8_t { untold, a, c, flat };

/// What a sound level meter shows, in one place: only a level weighted with A is a value of this program. Anything else
/// is an indication without a value.
void show_level(metrology::Indication& indication, FrequencyWeighting weighting, const base::Decimal& level);
/// True where a meter that says so averages slowly (S of IEC 61672-1). A short sound passes it by: what it shows is no
/// level of this program's, but was one before the third edition of the rules.
[[nodiscard]] bool too_slow(bool slow, ReadingRule rule);
/// What to do about a time weighting that is not F.
inline constexpr std::string_view set_time_weighting_f =
    "the meter averages slowly (S): set its time weighting to F (fast)";
/// What to do about a weighting that is not A.
inline constexpr std::string_view set_weighting_a =
    "the meter does not show an A-weighted level: set its frequency weighting to A";

/// What every sound level meter here shows.
inline constexpr std::array level_measurands{metrology::Measurand::sound_level,
                                             metrology::Measurand::maximum_sound_level};
inline constexpr std::array level_ranges{
    RangeInfo{metrology::Measurand::sound_level, "0 dB(A)", "160 dB(A)", "0.1 dB(A)"},
    RangeInfo{metrology::Measurand::maximum_sound_level, "0 dB(A)", "160 dB(A)", "0.1 dB(A)"}};

}  // namespace velocert::instruments
