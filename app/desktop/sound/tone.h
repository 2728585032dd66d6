// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include <cstdint>
#include <vector>

namespace velocert::app {

/// What is heard at the bench. Each is known by its melody alone, also from outside and with ear protection: one high
/// note, one low note, upwards, downwards, the same note three times.
enum class Cue : std::uint8_t {
    start,  ///< the instruments record from now on
    end,    ///< they have recorded; nothing more has to be held
    pass,
    fail,
    attention  ///< no verdict, or one that needs a look; the bench is in trouble
};

inline constexpr int samples_per_second = 44'100;

/// The cue as one channel of 16-bit samples, with soft beginnings and ends so that nothing cracks. `volume` 0 to 100;
/// 0 gives no sample. Never longer than a second. Pure.
[[nodiscard]] std::vector<std::int16_t> tone(Cue cue, int volume);

/// Where sounds go. play() returns at once, whatever the device does, and what is playing gives way to what is new.
class SoundSink {
  public:
    virtual ~SoundSink() = default;
    virtual void play(std::vector<std::int16_t> samples) = 0;
};

}  // namespace velocert::app
