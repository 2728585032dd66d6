// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include <cstdint>
#include <optional>
#include <span>
#include <string>
#include <string_view>
#include <vector>

#include "instruments/simulators/line/fault.h"
#include "instruments/simulators/models/ebike_model.h"

namespace velocert::instruments {

class RollerRun;

/// Bytes that an instrument sends in one go, and when it begins to.
struct SentFrame {
    std::int64_t time_us = 0;
    std::string bytes;
};

/// What happens to a satellite receiver under test.
enum class SatelliteEvent : std::uint8_t {
    cold_start,  ///< power comes; it knows nothing
    hot_start,   ///< power comes after a short while; it knows almost everything
    blocked,     ///< its aerial sees nothing
    restored,    ///< its aerial sees the sky again
};

/// An instrument that is not there: takes command bytes, gives reply bytes, and lives on model time
/// (microseconds, never backwards) that is handed in. It owns no port, no thread and no clock, so the same
/// calls give the same bytes. Written from the protocol's description, never from the driver.
class Simulator {
  public:
    Simulator() = default;
    Simulator(const Simulator&) = delete;
    Simulator& operator=(const Simulator&) = delete;
    virtual ~Simulator() = default;

    /// "mt-sics"; the driver whose protocol it speaks.
    [[nodiscard]] virtual std::string_view driver() const = 0;
    /// The line as it would be set at the instrument ("9600 8N1").
    [[nodiscard]] virtual std::string_view port_settings() const = 0;
    /// Command bytes, in whatever pieces they arrive.
    virtual void receive(std::span<const std::uint8_t> bytes, std::int64_t now_us) = 0;
    /// When it will do something by itself; nothing while it only waits for a command.
    [[nodiscard]] virtual std::optional<std::int64_t> next_us() const = 0;
    /// Does what is due until `now_us`, and appends what it sends, in order of time.
    virtual void advance(std::int64_t now_us, std::vector<SentFrame>& out) = 0;
    /// Whether a fault of the second group is one it can have; and wrong_checksum, if its frames have one.
    [[nodiscard]] virtual bool knows(Fault fault) const = 0;
    /// Has that fault from now on. What it does not know is ignored.
    virtual void act(const FaultPlan& plan, std::int64_t now_us) = 0;

    /// Something is under power, driven or held by it at this moment: an output is on, a brake holds, a test runs.
    [[nodiscard]] virtual bool hazardous_now() const { return false; }

    /// The line was pulled out and is there again. What is fed through it had no power meanwhile.
    virtual void reconnected(std::int64_t /*now_us*/) {}
    /// What happens around it. An instrument ignores what it cannot notice.
    virtual void place_vehicle(bool /*on_scale*/, std::int64_t /*now_us*/) {}
    /// That mass, in kilograms, is put on in place of what was there.
    virtual void place_mass(double /*kg*/, std::int64_t /*now_us*/) {}
    /// A sound of that level, in decibels, is at the microphone from now on.
    virtual void make_sound(double /*decibels*/, std::int64_t /*now_us*/) {}
    /// Power or signal of a satellite receiver comes or goes.
    virtual void satellite_event(SatelliteEvent /*event*/, std::int64_t /*now_us*/) {}
    /// The ride that begins after the next start of the recording.
    virtual void plan_ride(const RideRequest& /*request*/) {}
    /// Path to standstill of the last ride that has begun, by the model; 0 when there was none.
    [[nodiscard]] virtual double true_stopping_distance_m() const { return 0.0; }
    [[nodiscard]] virtual double true_speed_at_onset_m_s() const { return 0.0; }
    /// The last run on a roller bench; null when there was none.
    [[nodiscard]] virtual const RollerRun* roller_run() const { return nullptr; }
};

}  // namespace velocert::instruments
