// SPDX-License-Identifier: GPL-3.0-or-later
#include "app/desktop/look/sign.h"

namespace velocert::app {

Sign sign_of(conformity::Verdict verdict) {
    using conformity::Verdict;
    switch (verdict) {
        case Verdict::not_applicable: return Sign::not_applicable;
        case Verdict::pass: return Sign::pass;
        case Verdict::not_evaluated: return Sign::not_evaluated;
        case Verdict::inconclusive: return Sign::inconclusive;
        case Verdict::fail: return Sign::fail;
    }
    return Sign::not_evaluated;
}

Sign sign_of(sequence::InstrumentState state) {
    using sequence::InstrumentState;
    switch (state) {
        case InstrumentState::closed: return Sign::open;
        case InstrumentState::live: return Sign::live;
        case InstrumentState::slow: return Sign::slow;
        case InstrumentState::stale:
        case InstrumentState::unplugged: return Sign::broken;
        case InstrumentState::simulated: return Sign::simulated;
    }
    return Sign::open;
}

}  // namespace velocert::app
