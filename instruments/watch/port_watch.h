// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include <memory>
#include <span>
#include <string>

#include "core/base/clock.h"
#include "core/base/result.h"
#include "instruments/watch/open_order.h"
#include "instruments/watch/watch_order.h"
#include "instruments/watch/watch_record.h"
#include "instruments/watch/watchdog.h"

namespace velocert::instruments {

/// A watchdog beside an instrument that can energise something, and what it is to do there. Any thread, one at a time.
/// To be destroyed after the port is given back: without a farewell before, the watchdog opens it and switches off.
class PortWatch {
  public:
    /// Makes the order's folder with all above it, writes down that the instrument is open, and starts the watchdog.
    /// Port and folder may be told from where the program stands; the watchdog gets them whole. Errors: those of the
    /// folder; not_found (no such program), io, timeout.
    [[nodiscard]] static base::Result<PortWatch> begin(WatchOrder order, const base::Clock& clock);

    /// Whether it still watches; without it nothing should go on.
    [[nodiscard]] bool watching() const { return watchdog_->watching(); }
    /// The instrument is in its safe state, or nothing was ordered: the watchdog goes without doing anything.
    void farewell();

  private:
    PortWatch(OpenOrder open, std::unique_ptr<Watchdog> watchdog)
        : open_(std::move(open)), watchdog_(std::move(watchdog)) {}

    OpenOrder open_;  ///< closed with the farewell; otherwise by the watchdog, when its record is written
    std::unique_ptr<Watchdog> watchdog_;
};

/// The folder that takes the place of an archive: the person's own for what programs keep (XDG_STATE_HOME where
/// that is a whole path, else .local/state at home). Errors: missing_field where neither is known.
[[nodiscard]] base::Result<std::string> state_folder();

/// Moves the files of records that somebody has been told, of unentered_records() of that folder, into its folder
/// "watchdog/told"; on disk there before they go here. A file that is no longer there counts as moved; one that cannot
/// be moved is told once too often, which is better than never. Errors: the first one, after the others were tried.
[[nodiscard]] base::Result<void> set_aside(const std::string& state, std::span<const KeptRecord> told);

}  // namespace velocert::instruments
