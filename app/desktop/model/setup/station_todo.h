// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include <vector>

#include "app/desktop/model/bench/preparing/station_assignments.h"
#include "app/desktop/model/setup/first_start.h"
#include "app/desktop/model/workplace.h"

namespace velocert::app {

/// What a station wants before a run can be started on it, in the order in which it is done: people, a name, a
/// calibrated instrument, ports that serve roles. What cannot be read is not done.
[[nodiscard]] std::vector<FirstStart::Todo> station_todo(const ArchiveInUse& archive, const Workplace& workplace);

}  // namespace velocert::app
