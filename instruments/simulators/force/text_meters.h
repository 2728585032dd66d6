// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include <span>

#include "instruments/simulators/catalogue.h"

namespace velocert::instruments {

/// Simulated meters whose protocols are described as data: Mark-10, Andilog, tecsis EZE30 and UNI-T UT32x.
[[nodiscard]] std::span<const SimulatorInfo> text_meter_simulators();

}  // namespace velocert::instruments
