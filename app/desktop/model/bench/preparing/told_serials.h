// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include <map>
#include <optional>
#include <string>
#include <utility>
#include <vector>

#include "app/desktop/model/bench/preparing/instrument_findings.h"
#include "core/base/clock.h"
#include "core/base/sleep_clock.h"

namespace velocert::app {

/// What the instruments said of themselves when they were asked, for as long as it can be relied on: a serial number
/// is forgotten when its port goes away (the cable was pulled: another instrument may come back), when the day ends
/// (UTC, as certificates count it) and when the computer slept. Looked after about once a second; a port that goes and
/// comes back between two looks is not seen. GUI thread.
class ToldSerials {
  public:
    /// `workplace` outlives it.
    explicit ToldSerials(const Workplace& workplace) : workplace_(workplace), awake_(*workplace.sleep) {}

    /// What was told just now, by role; what was told before is forgotten.
    void take(std::map<std::string, ToldSerial> told, base::Date today);
    /// Looks at the ports of the station, the day and the sleep. True when something changed: a serial number was
    /// forgotten, or a port came or went.
    [[nodiscard]] bool look(const StationEntry& station, base::Date today);
    [[nodiscard]] const std::map<std::string, ToldSerial>& told() const { return told_; }

  private:
    const Workplace& workplace_;
    base::SleepWatch awake_;
    std::map<std::string, ToldSerial> told_;
    std::optional<base::Date> day_;
    std::vector<std::pair<std::string, bool>> ports_;  ///< at the last look: whether they were there
};

}  // namespace velocert::app
