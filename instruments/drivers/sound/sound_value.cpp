// SPDX-License-Identifier: GPL-3.0-or-later
#include "instruments/drivers/sound/sound_value.h"

namespace velocert::instruments {

void show_level(metrology::Indication& indication, FrequencyWeighting weighting, const base::Decimal& level) {
    if (weighting != FrequencyWeighting::a) {
        indication.flags.add(metrology::Flag::no_value);
        return;
    }
    show(indication, level, unit_row("dB(A)"));
}

bool too_slow(bool slow, ReadingRule rule) { return slow && rule >= ReadingRule::third; }

}  // namespace velocert::instruments
