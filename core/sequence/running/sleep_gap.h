// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include <chrono>
#include <cstdint>
#include <optional>
#include <stop_token>
#include <string>
#include <string_view>
#include <thread>
#include <utility>
#include <vector>

#include "core/base/sleep_clock.h"
#include "core/sequence/instrument.h"
#include "core/standards/procedure.h"

namespace velocert::sequence {

/// What the commands of an attempt have set going and not ended yet: outputs, brakes, instruments that record. Pure.
class SetGoing {
  public:
    void done(const std::string& role, Command command);
    [[nodiscard]] bool any() const { return !going_.empty(); }

  private:
    enum class What : std::uint8_t { output, brake, recording };
    std::vector<std::pair<std::string, What>> going_;
};

/// Whether an attempt is spoiled when the machine sleeps during that action: what is measured, commanded or waited for
/// has a gap then. A person may read a prompt for as long as they like, asleep or awake, while nothing is going on.
[[nodiscard]] bool spoiled_by_sleep(standards::Action::Kind action, bool set_going);

/// What stands on record as the cause of such an attempt's end, beside the names of base::ErrorCode: no call fails by
/// it.
inline constexpr std::string_view machine_slept = "machine-slept";
/// The same in the words of the record; it names the gap.
[[nodiscard]] std::string slept_text(std::chrono::milliseconds gap, const std::string& where);
/// The gap that such a text names; nothing if it names none.
[[nodiscard]] std::optional<std::chrono::milliseconds> slept_for(std::string_view text);

/// Requests a stop as soon as the machine has slept, or the run's own stop is requested. While it lives it looks from a
/// thread of its own: the run thread is held by a question, and outputs must not stay on for as long as that is open.
class StopOnWaking {
  public:
    StopOnWaking(const base::SleepClock& clock, std::stop_token run);
    [[nodiscard]] std::stop_token token() const { return woken_.get_token(); }

  private:
    struct Pass {
        std::stop_source to;
        void operator()() { to.request_stop(); }
    };
    std::stop_source woken_;
    std::stop_callback<Pass> pass_;
    std::jthread looks_;
};

}  // namespace velocert::sequence
