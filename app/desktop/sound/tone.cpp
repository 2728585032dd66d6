// SPDX-License-Identifier: GPL-3.0-or-later
#include "app/desktop/sound/tone.h"

#include <algorithm>
#include <cmath>
#include <numbers>

namespace velocert::app {
namespace {

struct Note {
    double hertz;  ///< 0: silence
    double seconds;
};

// Between 500 Hz and 1.5 kHz, where hearing is best and small loudspeakers still sound.
std::vector<Note> melody(Cue cue) {
    switch (cue) {
        case Cue::start: return {{1319, 0.18}};
        case Cue::end: return {{659, 0.30}};
        case Cue::pass: return {{784, 0.14}, {1047, 0.14}, {1319, 0.28}};
        case Cue::fail: return {{784, 0.22}, {622, 0.22}, {523, 0.40}};
        case Cue::attention: return {{880, 0.14}, {0, 0.08}, {880, 0.14}, {0, 0.08}, {880, 0.14}};
    }
    return {};
}

}  // namespace

std::vector<std::int16_t> tone(Cue cue, int volume) {
    std::vector<std::int16_t> out;
    if (volume <= 0) return out;
    constexpr double soft_s = 0.008;
    // Loudness follows the square of what the slider says.
    const double share = std::min(volume, 100) / 100.0;
    const double loud = 0.8 * 32767 * share * share;
    for (const auto& note : melody(cue)) {
        const auto count = static_cast<int>(note.seconds * samples_per_second);
        for (int i = 0; i < count; ++i) {
            const double at = static_cast<double>(i) / samples_per_second;
            const double edge = std::min({1.0, at / soft_s, (note.seconds - at) / soft_s});
            out.push_back(static_cast<std::int16_t>(loud * edge * std::sin(2 * std::numbers::pi * note.hertz * at)));
        }
    }
    return out;
}

}  // namespace velocert::app
