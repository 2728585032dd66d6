// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include <optional>
#include <string>
#include <string_view>
#include <vector>

#include "core/base/result.h"
#include "core/metrology/unit.h"
#include "core/sequence/evaluations/messages/log_time.h"

namespace velocert::sequence {

/// What a vehicle is doing, or what the tester made of it.
enum class VehicleState : std::uint8_t { started, stopped, abnormal };
[[nodiscard]] std::string_view name(VehicleState state);

/// A figure as a message holds it.
struct LogFigure {
    metrology::Kind kind = metrology::Kind::count;
    double base = 0;  ///< in base units of its kind, as LogRule::rounded has it
    /// The exact value lies at `whole` base units, or less than one above it. Beyond the range it is its end.
    std::int64_t whole = 0;
    bool more = false;

    [[nodiscard]] bool at_least(std::int64_t bound, LogRule rule) const {
        return rule == LogRule::exact ? whole >= bound : base >= static_cast<double>(bound);
    }
    [[nodiscard]] bool at_most(std::int64_t bound, LogRule rule) const {
        return rule == LogRule::exact ? whole < bound || (whole == bound && !more) : base <= static_cast<double>(bound);
    }
};

/// One row of a message log: a message of the vehicle, or something that the tester did.
struct LogRow {
    LogTime time;
    std::optional<VehicleState> state;  ///< of a message; none in a row of the tester
    std::vector<std::string> fields;    ///< what the message holds, by name ("latitude", "pack_voltage")
    /// Of each of them, in the same order; nothing where its column has no unit.
    std::vector<std::optional<LogFigure>> figures;
    std::string alarm;   ///< what the message reports, or empty
    std::string caused;  ///< what the tester did: a state, an alarm that must follow, or "end"

    [[nodiscard]] bool is_message() const { return caused.empty(); }
};

/// The messages of a vehicle as a platform or a logger received them, with what was done to it meanwhile.
struct MessageLog {
    /// A column of the header, or what any of the lines has: its name without unit, and the kind of its unit.
    struct Column {
        std::string name;
        std::optional<metrology::Kind> kind;
    };
    std::vector<LogRow> rows;
    std::vector<Column> columns;
    LogRule rule = LogRule::exact;
};

/// Reads CSV with a header of `name_unit` columns, or JSON lines with the same names as members. Known columns: `t_s`
/// (first, required, or in another unit of time; ascending or not: that is judged later), `state` (started, stopped or
/// abnormal), `alarm` (a word), `caused` (a word; such a row is the tester's and no message). Every other column is
/// part of the message: a cell that is not empty says that the message has it; one with a unit must hold a number, and
/// its name is counted without the unit. Errors say line and column, what stood there and what was expected.
[[nodiscard]] base::Result<MessageLog> parse_message_log(std::string_view text, std::string_view source,
                                                         LogRule rule = LogRule::exact);

}  // namespace velocert::sequence
