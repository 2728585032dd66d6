// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include <cstdint>
#include <set>
#include <string_view>

#include "core/base/result.h"
#include "core/sequence/instrument.h"

namespace velocert::instruments {

/// Where a tester with dangerous voltage stands.
enum class HazardState : std::uint8_t {
    safe,         ///< nothing is on, and nothing that was set counts
    programmed,   ///< all that was set was read back as ordered
    armed,        ///< and the interlock is closed, and a person has confirmed; holds for one start
    energised,    ///< voltage may be on: from the moment the start goes out, whatever is answered
    discharging,  ///< the stop has gone out; voltage may still be there until the tester says that it is ready
};
[[nodiscard]] std::string_view name(HazardState state);

/// Says what may be ordered of a tester with dangerous voltage, and whether it must be stopped. No input, no output:
/// it is told what goes out and what came of it. Without all three conditions (programme read back, interlock,
/// confirmation) nothing is energised; from energised every way leads over the stop.
class HazardGuard {
  public:
    [[nodiscard]] HazardState state() const { return state_; }
    /// Whether the order may go out now. Error: not_permitted, which says what is missing.
    [[nodiscard]] base::Result<void> permits(const sequence::Order& order) const;
    /// The interlock and the person, asked just before a start. Counts only where a programme was read back.
    void arm(bool interlock_closed, bool confirmed);
    /// The order goes out.
    void goes_out(const sequence::Order& order);
    /// What came of it: done means acknowledged, where it sets something read back as ordered, and after a stop that
    /// the tester has told that nothing is on.
    void came_back(const sequence::Order& order, bool done);
    /// Contact was lost, the tester has restarted, or the program is about to leave it.
    void lost();
    /// True while voltage may be on: the next thing that goes out must be the stop.
    [[nodiscard]] bool must_stop() const {
        return state_ == HazardState::energised || state_ == HazardState::discharging;
    }

  private:
    HazardState state_ = HazardState::safe;
    bool interlock_ = false;
    bool confirmed_ = false;
    std::set<sequence::Command> unproven_;  ///< settings that were not read back as ordered
};

}  // namespace velocert::instruments
