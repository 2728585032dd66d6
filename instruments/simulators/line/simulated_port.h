// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include <chrono>
#include <condition_variable>
#include <cstdint>
#include <functional>
#include <memory>
#include <mutex>
#include <span>
#include <string>

#include "core/base/clock.h"
#include "core/base/result.h"
#include "instruments/simulators/line/simulated_line.h"
#include "instruments/transport/transport.h"

namespace velocert::instruments {

/// A simulated line between threads: the place where model time comes from.
///
/// With a positive pace, model time is real time times pace. With pace 0 it runs with real time while nothing
/// is due and jumps to whatever comes next, so that waiting for a balance to settle costs nothing; bytes are
/// made only when somebody reads. The jumps are limited to `fastest` times real time, so that a stream which
/// is read but not used cannot run away. What is late by the clock on the wall (late-reply, silence) stays
/// late. Any thread.
class SimulatedPort {
  public:
    static constexpr double fastest = 200.0;

    SimulatedPort(std::unique_ptr<Simulator> simulator, std::uint64_t seed, double pace, const base::Clock& clock);

    /// A transport to this port, which must outlive it. Plugs the line in again where a fault had pulled it
    /// out; transports of before stay dead.
    [[nodiscard]] std::unique_ptr<Transport> connect(std::string name);
    /// Does something to the line between two bytes: place the vehicle, arm a fault.
    void with_line(const std::function<void(SimulatedLine& line, std::int64_t now_us)>& action);

  private:
    friend class SimulatedTransport;
    [[nodiscard]] base::Result<std::size_t> read(std::uint64_t connection, std::span<std::uint8_t> into,
                                                 std::chrono::milliseconds wait);
    [[nodiscard]] base::Result<void> write(std::uint64_t connection, std::span<const std::uint8_t> bytes);
    [[nodiscard]] base::Result<void> check(std::uint64_t connection) const;
    void tick();

    const base::Clock& clock_;
    double pace_;
    std::mutex mutex_;
    std::condition_variable woken_;
    SimulatedLine line_;
    std::string port_settings_;
    std::uint64_t connection_ = 0;
    std::uint64_t dead_below_ = 0;  ///< connections opened before the line was pulled out
    std::int64_t last_tick_ns_;
    std::int64_t now_us_ = 0;
    double owed_ns_ = 0.0;  ///< real time that the jumps so far should have taken
};

}  // namespace velocert::instruments
