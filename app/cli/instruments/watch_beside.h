// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include <memory>
#include <string>

#include "core/base/clock.h"
#include "core/base/result.h"
#include "instruments/drivers/driver.h"
#include "instruments/transport/port_settings.h"
#include "instruments/watch/port_watch.h"

namespace velocert::app {

struct Output;

/// The watchdog beside an instrument that can put power on something, from the moment its port is open; null for all
/// others. Its record goes into the person's state folder.
[[nodiscard]] base::Result<std::unique_ptr<instruments::PortWatch>> watch_beside(
    const instruments::Driver& driver, const instruments::Options& options, const std::string& port,
    const instruments::PortSettings& settings, const std::string& purpose, const base::Clock& clock);

/// Says what watchdogs beside instruments without an archive had to do since the last time.
void tell_watched(const Output& output);

}  // namespace velocert::app
