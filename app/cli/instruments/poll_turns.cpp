// SPDX-License-Identifier: GPL-3.0-or-later
#include "app/cli/instruments/poll_turns.h"

#include <algorithm>
#include <limits>

namespace velocert::app {
namespace {

using std::chrono::nanoseconds;

/// The rest of the time is for the sign of life.
constexpr auto patience_of(nanoseconds silence) { return (silence * 4 / 5).count(); }
/// A question that can be repeated is given up soon enough that the answer to the next one comes in time.
constexpr auto patience_to_repeat(nanoseconds silence) { return (silence * 3 / 5).count(); }
/// A question that was asked late, since the instrument wants pauses, still has this much.
constexpr auto least_patience(nanoseconds silence) { return (silence * 3 / 10).count(); }
/// Two answers to the same question come this close behind each other.
constexpr auto rest_behind_value(nanoseconds silence) { return (silence * 3 / 20).count(); }
/// An answer that is later than this is lost.
constexpr auto hearing_out(nanoseconds silence) { return (silence * 3 / 2).count(); }
/// Of a sign of life on a slow line; a device counts as unplugged within its silence and 250 ms.
constexpr std::int64_t grace_ns = 100'000'000;

}  // namespace

PollTurns::PollTurns(const Manner& manner, std::int64_t now_ns, bool just_asked)
    : manner_(manner),
      heard_ns_(now_ns),
      owing_ns_(now_ns),
      asked_ns_(just_asked ? now_ns : std::numeric_limits<std::int64_t>::min() / 2) {}

PollTurns::Turn PollTurns::turn(std::int64_t now_ns, bool more) const {
    switch (phase_) {
        case Phase::idle:
            if (more && manner_.hurried) return Turn::ask;
            return now_ns - asked_ns_ >= manner_.between.count() ? Turn::ask : Turn::wait;
        case Phase::awaiting:
            if (now_ns < patient_until_ns_) return Turn::wait;
            return question_.repeats ? Turn::ask : Turn::sign;
        case Phase::proving:
            // Only noise goes on coming.
            return now_ns - sign_ns_ > manner_.silence.count() ? Turn::ask : Turn::wait;
        case Phase::resting:
            if (signs_to_come_ == 0) return now_ns >= rest_ns_ ? Turn::ask : Turn::wait;
            if (sign_open_) return now_ns - sign_ns_ > manner_.silence.count() ? Turn::ask : Turn::wait;
            return now_ns - heard_ns_ >= patience_of(manner_.silence) ? Turn::sign : Turn::wait;
    }
    return Turn::wait;
}

bool PollTurns::silent(std::int64_t now_ns) const {
    // In the pause that its maker wants nobody waits for it.
    if (phase_ == Phase::idle && polled_ && !manner_.hurried) return false;
    const bool signs = phase_ == Phase::proving || phase_ == Phase::resting;
    return now_ns - owing_ns_ > manner_.silence.count() + (signs ? grace_ns : 0);
}

void PollTurns::asked(const Question& question, std::int64_t now_ns) {
    question_ = question;
    if (phase_ == Phase::idle && !manner_.hurried) owing_ns_ = now_ns;
    polled_ = true;
    phase_ = Phase::awaiting;
    asked_ns_ = now_ns;
    const auto patience = question.repeats ? patience_to_repeat(manner_.silence)
                                           : std::max(owing_ns_ + patience_of(manner_.silence) - now_ns,
                                                      static_cast<std::int64_t>(least_patience(manner_.silence)));
    patient_until_ns_ = now_ns + std::min<std::int64_t>(question.timeout.count(), patience);
    sign_open_ = false;
}

void PollTurns::asked_for_sign(std::int64_t now_ns) {
    sign_ns_ = now_ns;
    if (phase_ == Phase::resting) {
        sign_open_ = true;
        return;
    }
    phase_ = Phase::proving;
}

void PollTurns::heard(const Heard& what, std::int64_t now_ns) {
    heard_ns_ = now_ns;
    owing_ns_ = now_ns;
    const bool came = what.value || what.late || what.damaged;
    switch (phase_) {
        case Phase::idle: return;
        case Phase::awaiting:
            if (what.value || what.event || what.damaged) phase_ = Phase::idle;
            return;
        case Phase::proving:
            if (!came && !what.event) return;
            phase_ = Phase::resting;
            // Behind an answer the sign itself may still come.
            rest_ns_ = now_ns + rest_behind_value(manner_.silence);
            signs_to_come_ = came ? 0 : question_.several ? 2 : 1;
            // Whoever tells its name is there. What was asked before may still be answered for as long as this.
            proven_ = !came && what.named;
            if (!proven_) return;
            signs_to_come_ = 0;
            rest_ns_ = std::max(rest_ns_, asked_ns_ + hearing_out(manner_.silence));
            return;
        case Phase::resting:
            if (came || (signs_to_come_ == 0 && what.event && !proven_)) {
                phase_ = Phase::idle;
            } else if (what.event && sign_open_) {
                sign_open_ = false;
                if (--signs_to_come_ == 0) phase_ = Phase::idle;
            }
            return;
    }
}

}  // namespace velocert::app
