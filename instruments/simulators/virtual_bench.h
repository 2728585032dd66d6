// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include <cstdint>
#include <functional>
#include <memory>
#include <string>
#include <string_view>
#include <vector>

#include "core/base/clock.h"
#include "core/base/result.h"
#include "core/laboratory/station.h"
#include "core/sequence/instrument.h"
#include "core/sequence/runner.h"
#include "instruments/transport/transport.h"

namespace velocert::instruments {

/// What the virtual bench is to be: the e-bike, the rider, the noise, and faults, all from one seed. Loaded from JSON
/// ("velocert-scenario/1"); named ones are built in ("default", "marginal", "overweight", "long-stop", ...).
struct Scenario;

/// One e-bike on simulated instruments that speak the real protocols. Instruments share the vehicle: what the operator
/// is told to do (place the vehicle, ride and brake) changes what they show. Time is that of the model: `pace` 1 is
/// real time, 0 as fast as the program reads. Identities say VIRTUAL.
class VirtualBench {
  public:
    /// `scenario` is a built-in name or the path of a scenario file.
    [[nodiscard]] static base::Result<std::unique_ptr<VirtualBench>> create(std::string_view scenario, double pace,
                                                                            const base::Clock& clock);
    virtual ~VirtualBench() = default;
    /// The station it offers: roles "scale" and "recorder", is_virtual true.
    [[nodiscard]] virtual laboratory::Station station() const = 0;
    /// Opens its instruments as the program's own drivers see them.
    [[nodiscard]] virtual sequence::InstrumentSource& instruments() = 0;
    /// Tells the model what the person at the bench was asked to do and confirmed ("vehicle-mass/weigh/load" ...).
    virtual void performed(const sequence::Prompt& prompt, const sequence::Answer& answer) = 0;
    /// The stopping distance (m) of the model's last ride, by its own integration: the truth to compare with.
    [[nodiscard]] virtual double true_stopping_distance_m() const = 0;
};

/// Names and one-line descriptions of the built-in scenarios.
[[nodiscard]] std::vector<std::pair<std::string, std::string>> scenarios();

}  // namespace velocert::instruments
