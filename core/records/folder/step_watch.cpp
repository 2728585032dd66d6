// SPDX-License-Identifier: GPL-3.0-or-later
#include "core/records/folder/step_watch.h"

#include "core/records/integrity/integrity_state.h"

namespace velocert::records {

StepWatch::StepWatch(const base::Clock& clock) : clock_(clock) {
    if (dynamic_cast<const base::SystemClock*>(&clock) != nullptr) watch_.emplace(clock);
}

base::Result<void> StepWatch::before_entry(Archive& archive) {
    if (!watch_ || noting_) return {};
    auto step = watch_->step();
    if (const auto slept = sleep_.slept()) {
        step -= *slept;
        sleep_.restart();
    }
    if (compared_ && std::chrono::abs(step) <= largest_clock_step) return {};
    noting_ = true;
    const auto noted = note_clock_step(archive, step, clock_, source_of(clock_));
    noting_ = false;
    if (!noted) return base::fail(noted.error());
    compared_ = true;
    return {};
}

}  // namespace velocert::records
