// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include <optional>
#include <string>
#include <string_view>
#include <vector>

#include "core/base/result.h"
#include "core/metrology/unit.h"

namespace velocert::sequence {

/// What a vehicle is doing, or what the tester made of it.
enum class VehicleState : std::uint8_t { started, stopped, abnormal };
[[nodiscard]] std::string_view name(VehicleState state);

/// A figure as a message holds it.
struct LogFigure {
    metrology::Kind kind = metrology::Kind::count;
    double base = 0;  ///< in base units of its kind
};

/// One row of a message log: a message of the vehicle, or something that the tester did.
struct LogRow {
    double time_s = 0;
    std::optional<VehicleState> state;  ///< of a message; none in a row of the tester
    std::vector<std::string> fields;    ///< what the message holds, by name ("latitude", "pack_voltage")
    /// Of each of them, in the same order; nothing where its column has no unit.
    std::vector<std::optional<LogFigure>> figures;
    std::string alarm;                  ///< what the message reports, or empty
    std::string caused;                 ///< what the tester did: a state, an alarm that must follow, or "end"

    [[nodiscard]] bool is_message() const { return caused.empty(); }
};

/// The messages of a vehicle as a platform or a logger received them, with what was done to it meanwhile.
struct MessageLog {
    std::vector<LogRow> rows;
};

/// Reads CSV with a header of `name_unit` columns, or JSON lines with the same names as members. Known columns: `t_s`
/// (first, required, ascending or not: that is judged later), `state` (started, stopped or abnormal), `alarm` (a word),
/// `caused` (a word; such a row is the tester's and no message). Every other column is part of the message: a cell that
/// is not empty says that the message has it; one with a unit must hold a number, and its name is counted without the
/// unit. Errors say line and column, what stood there and what was expected.
[[nodiscard]] base::Result<MessageLog> parse_message_log(std::string_view text, std::string_view source);

}  // namespace velocert::sequence
