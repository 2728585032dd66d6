// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include <array>
#include <cstdint>
#include <map>
#include <memory>
#include <set>
#include <string>
#include <string_view>
#include <vector>

#include "instruments/registry/registry.h"
#include "instruments/simulators/catalogue.h"
#include "instruments/simulators/line/simulated_line.h"

namespace velocert::instruments::test {

/// What a driver got out of a number of readings, on model time.
struct Outcome {
    int readings = 0;
    int good = 0;           ///< readings with a value
    int last_good = 0;      ///< of the last four
    int without_value = 0;  ///< readings whose indications have none
    int stable = 0;         ///< indications that are called stable
    std::size_t rejected = 0;
    int restarts = 0;                 ///< that the instrument told
    std::vector<std::string> events;  ///< faults, refusals and restarts, in words
    std::set<std::string> flags;
    std::set<std::string> foreign;  ///< values the instrument has never shown
    bool plugged = true;
    std::map<std::string, std::set<std::string>> values;       ///< of each measurand
    std::map<std::string, std::set<std::string>> last_values;  ///< of the last four readings
    std::map<std::string, std::set<std::string>> units;
    /// Lowest and highest value of the last four readings, and the step of it.
    struct Spread {
        double low = 0;
        double high = 0;
        double step = 0;
    };
    std::map<std::string, Spread> last_spread;
    std::int64_t longest_step_us = 0;  ///< forward, of a measurand's device time
    int steps_back = 0;                ///< of a measurand's device time

    [[nodiscard]] bool told() const { return !events.empty(); }
    [[nodiscard]] bool flagged(const std::string& flag) const { return flags.contains(flag); }
    /// How many values the liveliest measurand had.
    [[nodiscard]] static std::size_t most(const std::map<std::string, std::set<std::string>>& of);
};

/// A driver with options, and the simulated instrument that speaks that dialect.
struct Setting {
    std::string_view driver;
    Options options;
    Options simulated;

    [[nodiscard]] std::string text() const;
};

/// How a fault is tried.
struct Trial {
    std::vector<FaultPlan> plans;  ///< armed together; none: nothing goes wrong
    int readings = 12;
    std::int64_t pause_us = 0;  ///< between two readings
    bool start_again = false;   ///< a stream is started once more when the fault is armed
};

/// Readings as on a port, but on model time: what is asked, what is waited for and what is given up.
class Reading {
  public:
    explicit Reading(const Setting& setting);
    ~Reading();
    [[nodiscard]] Outcome with(const Trial& trial);
    /// Asked for each value; else it sends by itself after a start, or always.
    [[nodiscard]] bool polled() const { return polled_; }
    /// It sends whether it was asked or not.
    [[nodiscard]] bool always_sends() const;

  private:
    class Witness;
    void say(const std::string& bytes, std::int64_t wait_us);
    bool wait(std::int64_t longest_us, bool for_value);
    bool feed(metrology::Direction direction, std::span<const std::uint8_t> bytes);
    void read();

    const Driver& driver_;
    Options options_;
    Witness* witness_ = nullptr;
    std::unique_ptr<SimulatedLine> line_;
    std::unique_ptr<metrology::Decoder> decoder_;
    bool polled_ = false;
    std::int64_t now_us_ = 1'000'000;
    bool value_ = false;
    bool last_ = false;
    std::map<std::string, std::int64_t> times_;
    Outcome outcome_;
};

}  // namespace velocert::instruments::test
