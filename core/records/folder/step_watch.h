// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include <optional>

#include "core/base/clock.h"
#include "core/base/result.h"
#include "core/base/sleep_clock.h"
#include "core/records/archive.h"
#include "core/records/ledger/clock_state.h"

namespace velocert::records {

/// Notes on the ledger that the machine's clock was set, before the next entry is made by it: at the first entry
/// against the time of the last one that is there, then against the clock that only runs on. A sleep of the machine is
/// no step. A clock that was handed in is not watched: nobody can tell what it ought to show. One thread.
class StepWatch {
  public:
    explicit StepWatch(const base::Clock& clock);
    /// Appends "clock-step/1" where there is something to note. Errors: those of the archive.
    [[nodiscard]] base::Result<void> before_entry(Archive& archive);

  private:
    const base::Clock& clock_;
    std::optional<ClockWatch> watch_;  ///< absent: not the machine's own clock
    base::SleepWatch sleep_{base::machine_sleep()};
    bool compared_ = false;  ///< with the last entry that was there
    bool noting_ = false;    ///< the entry that is being made is the note itself
};

}  // namespace velocert::records
