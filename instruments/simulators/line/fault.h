// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include <cstdint>
#include <span>
#include <string_view>

#include "core/base/result.h"

namespace velocert::instruments {

/// What can go wrong at a bench. The first group is done to the bytes on their way, whatever instrument
/// speaks; the second one happens inside an instrument.
enum class Fault : std::uint8_t {
    pacing,           ///< bytes come one by one at the nominal baud rate
    fragments,        ///< every read gives a single byte
    coalesce,         ///< bytes are held back and come in lumps of 100 ms
    garbage_before,   ///< random bytes in front of a frame
    garbage_after,    ///< random bytes behind a frame
    dropped_reply,    ///< a frame is not sent
    late_reply,       ///< a frame comes 5 s late, by the clock on the wall
    duplicate_reply,  ///< a frame is sent twice
    wrong_checksum,   ///< one bit of a frame is flipped
    torn_frame,       ///< a frame ends in its middle
    echo,             ///< the line gives back what the program sends, in front of the answer
    silence,          ///< nothing more is sent
    unplug,           ///< the line is gone

    restart,          ///< power lost and back: greeting where there is one, state and settings gone
    over_range,       ///< load or force beyond the range
    under_range,      ///< load below zero beyond the range
    stuck_value,      ///< shows the same value for ever
    unstable,         ///< never comes to rest
    busy,             ///< understood, but not executable now
    device_error,     ///< reports a defect of its own
    clock_wrap,       ///< the device clock stands shortly before its wrap
    lost_frames,      ///< frames are missing from the stream; their numbers too
    saturated_force,  ///< the force converter is at its end
    wrong_address,    ///< answers as if it had the next address
    drift,            ///< the value runs away slowly, one step a second
    unit_change,      ///< somebody presses the unit key: the value goes on in another unit
    clock_jump,       ///< the device clock is set forward by an hour
};

/// One fault as it is listed.
struct FaultInfo {
    Fault fault;
    std::string_view name;     ///< "dropped-reply"
    std::string_view meaning;  ///< one line
    bool counted = false;      ///< it strikes a number of frames, commands or rides, then is over
};

[[nodiscard]] std::span<const FaultInfo> faults();
[[nodiscard]] const FaultInfo& info(Fault fault);
[[nodiscard]] base::Result<Fault> parse_fault(std::string_view name);
/// Faults of the first group.
[[nodiscard]] bool is_line_fault(Fault fault);

/// A fault with its moment.
struct FaultPlan {
    Fault fault = Fault::silence;
    std::int64_t after_us = 0;  ///< model time after it was armed
    int count = 1;  ///< frames, commands or rides it strikes, where FaultInfo says that they are counted; 0: for
                    ///< ever, and of frames one in ten
};
/// How often a counted fault strikes, as a number: for ever is the largest.
[[nodiscard]] int strikes_of(const FaultPlan& plan);

/// "NAME", "NAME@SECONDS" or "NAME@SECONDSxCOUNT", such as "wrong-checksum@2.5x30". Without a moment a fault that is
/// counted lasts from the beginning for ever, and one that ends something comes after 5 s.
[[nodiscard]] base::Result<FaultPlan> parse_fault_plan(std::string_view text);

}  // namespace velocert::instruments
