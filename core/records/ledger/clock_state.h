// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include <chrono>
#include <cstdint>
#include <optional>
#include <string>
#include <string_view>

#include "core/base/clock.h"
#include "core/base/json.h"
#include "core/base/result.h"

namespace velocert::records {

enum class Synchronisation : std::uint8_t { synchronised, unsynchronised, unknown };
[[nodiscard]] std::string_view name(Synchronisation synchronisation);
/// Nothing for what is no name of one.
[[nodiscard]] std::optional<Synchronisation> parse_synchronisation(std::string_view text);
/// Whether it is an offset of local time: "+08:00".
[[nodiscard]] bool is_offset(std::string_view text);

/// What is known of the machine's clock when an entry is made.
struct ClockState {
    Synchronisation synchronisation = Synchronisation::unknown;
    std::string source;                 ///< who says so: "kernel"
    std::int64_t largest_error_us = 0;  ///< as the source estimates it; 0 where it gives none
    friend bool operator==(const ClockState&, const ClockState&) = default;
};

/// Where the state of the clock is asked. Tests give their own.
class ClockSource {
  public:
    virtual ~ClockSource() = default;
    [[nodiscard]] virtual ClockState state() const = 0;
    /// Local time minus UTC at that time.
    [[nodiscard]] virtual std::chrono::minutes offset(std::chrono::system_clock::time_point time) const = 0;
};

/// The kernel's own account (adjtimex), which chrony and other time services keep up to date.
class MachineClock final : public ClockSource {
  public:
    [[nodiscard]] ClockState state() const override;
    [[nodiscard]] std::chrono::minutes offset(std::chrono::system_clock::time_point time) const override;
};

/// What can be said of that clock: the kernel's account for the machine's own, nothing for one that was handed in.
[[nodiscard]] const ClockSource& source_of(const base::Clock& clock);

/// When something was done, with all that is needed to judge the time later.
struct RecordTime {
    std::string utc;     ///< "2025-11-22T02:00:00.000Z"
    std::string offset;  ///< of local time: "+08:00"
    ClockState clock;

    [[nodiscard]] static RecordTime now(const base::Clock& clock, const ClockSource& source);
    /// {"utc": ..., "offset": ..., "clock": {"state", "source", "largest_error_us"}}
    [[nodiscard]] base::Json json() const;
    /// Refuses anything json() does not write; `where` names it in errors.
    [[nodiscard]] static base::Result<RecordTime> parse(const base::Json& json, std::string_view where);
    friend bool operator==(const RecordTime&, const RecordTime&) = default;
};

/// How far the wall clock was moved since the last question, as against the clock that only runs on. One thread.
class ClockWatch {
  public:
    explicit ClockWatch(const base::Clock& clock);
    /// Positive: moved forward.
    [[nodiscard]] std::chrono::milliseconds step();

  private:
    const base::Clock& clock_;
    std::chrono::system_clock::time_point wall_;
    std::int64_t monotonic_ns_ = 0;
};

}  // namespace velocert::records
