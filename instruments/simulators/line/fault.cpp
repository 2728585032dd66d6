// SPDX-License-Identifier: GPL-3.0-or-later
#include "instruments/simulators/line/fault.h"

#include <array>
#include <limits>
#include <string>

#include "core/base/decimal.h"

namespace velocert::instruments {
namespace {

constexpr std::array table{
    FaultInfo{Fault::pacing, "pacing", "bytes come one by one at the nominal baud rate"},
    FaultInfo{Fault::fragments, "fragments", "every read gives a single byte"},
    FaultInfo{Fault::coalesce, "coalesce", "bytes are held back and come in lumps of 100 ms"},
    FaultInfo{Fault::garbage_before, "garbage-before", "random bytes in front of a frame", true},
    FaultInfo{Fault::garbage_after, "garbage-after", "random bytes behind a frame", true},
    FaultInfo{Fault::dropped_reply, "dropped-reply", "a frame is not sent", true},
    FaultInfo{Fault::late_reply, "late-reply", "a frame comes 5 s late, by the clock on the wall", true},
    FaultInfo{Fault::duplicate_reply, "duplicate-reply", "a frame is sent twice", true},
    FaultInfo{Fault::wrong_checksum, "wrong-checksum", "one bit of a frame is flipped", true},
    FaultInfo{Fault::torn_frame, "torn-frame", "a frame ends in its middle", true},
    FaultInfo{Fault::echo, "echo", "the line gives back what the program sends, in front of the answer"},
    FaultInfo{Fault::silence, "silence", "nothing more is sent"},
    FaultInfo{Fault::unplug, "unplug", "the line is gone"},
    FaultInfo{Fault::restart, "restart", "power lost and back: state and settings are gone"},
    FaultInfo{Fault::over_range, "over-range", "the load is beyond the range"},
    FaultInfo{Fault::under_range, "under-range", "the load is below zero beyond the range"},
    FaultInfo{Fault::stuck_value, "stuck-value", "the same value for ever"},
    FaultInfo{Fault::unstable, "unstable", "the value never comes to rest"},
    FaultInfo{Fault::busy, "busy", "the next command is understood but not executable now", true},
    FaultInfo{Fault::device_error, "device-error", "the next weight reply reports a defect", true},
    FaultInfo{Fault::clock_wrap, "clock-wrap", "the device clock wraps just after the next brake onset, or after 3 s"},
    FaultInfo{Fault::lost_frames, "lost-frames", "frames are missing from the stream", true},
    FaultInfo{Fault::saturated_force, "saturated-force", "the force converter is at its end during a ride", true},
    FaultInfo{Fault::wrong_address, "wrong-address", "answers as if it had the next address"},
    FaultInfo{Fault::drift, "drift", "the value runs away slowly, one step a second"},
    FaultInfo{Fault::unit_change, "unit-change", "the value goes on in another unit"},
    FaultInfo{Fault::clock_jump, "clock-jump", "the device clock is set forward by an hour"},
};

}  // namespace

std::span<const FaultInfo> faults() { return table; }

const FaultInfo& info(Fault fault) {
    for (const auto& row : table)
        if (row.fault == fault) return row;
    return table.front();
}

base::Result<Fault> parse_fault(std::string_view name) {
    for (const auto& row : table)
        if (row.name == name) return row.fault;
    std::string expected = "one of";
    for (const auto& row : table) expected += (&row == table.data() ? " " : ", ") + std::string(row.name);
    return base::fail(base::ErrorCode::bad_value, "fault", "'" + std::string(name) + "' is not a known fault",
                      std::move(expected));
}

base::Result<FaultPlan> parse_fault_plan(std::string_view text) {
    const auto refuse = [&] {
        return base::fail(base::ErrorCode::bad_value, "fault", "'" + std::string(text) + "'",
                          "NAME, NAME@SECONDS or NAME@SECONDSxCOUNT, such as wrong-checksum@2.5x30");
    };
    const auto at = text.find('@');
    const auto fault = parse_fault(text.substr(0, at));
    if (!fault) return base::fail(fault.error());
    const bool counted = info(*fault).counted;
    FaultPlan plan;
    plan.fault = *fault;
    if (at == std::string_view::npos) {
        const bool ends = *fault == Fault::silence || *fault == Fault::unplug || *fault == Fault::restart;
        plan.after_us = ends ? 5'000'000 : 0;
        plan.count = counted ? 0 : 1;
        return plan;
    }
    const auto moment = text.substr(at + 1);
    const auto times = moment.find('x');
    const auto seconds = base::Decimal::parse(moment.substr(0, times));
    const auto microseconds = seconds ? seconds->rescaled(6) : seconds;
    constexpr std::int64_t a_day_us = 86'400'000'000;
    if (!microseconds || microseconds->mantissa() < 0 || microseconds->mantissa() > a_day_us) return refuse();
    plan.after_us = microseconds->mantissa();
    if (times == std::string_view::npos) return plan;
    const auto count = base::Decimal::parse(moment.substr(times + 1));
    if (!counted || !count || count->scale() != 0 || count->mantissa() < 0 || count->mantissa() > 1'000'000)
        return refuse();
    plan.count = static_cast<int>(count->mantissa());
    return plan;
}

int strikes_of(const FaultPlan& plan) { return plan.count == 0 ? std::numeric_limits<int>::max() : plan.count; }

bool is_line_fault(Fault fault) { return fault <= Fault::unplug; }

}  // namespace velocert::instruments
