// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include <cstdint>
#include <optional>
#include <string>

#include "core/base/decimal.h"
#include "core/base/result.h"
#include "core/metrology/quantity.h"
#include "core/standards/procedure.h"

namespace velocert::sequence {

/// How the bytes of a message log are read. A pack says so, so that a log on record is read as it was.
enum class LogRule : std::uint8_t {
    rounded,  ///< of packs without the parameter log_rule: a time is a number of seconds whatever its unit, as a double
    exact,    ///< times by their unit and to their last digit; columns are held against what the step asks for
};
/// By the step's parameter log_rule.
[[nodiscard]] LogRule log_rule(const standards::Step& step);

/// A time of a log, or the time between two, as either rule has it. A log counts from wherever it likes: seconds since
/// 1970 have ten digits before the point, so that a double no longer tells the last ones from each other.
struct LogTime {
    double seconds = 0;          ///< for LogRule::rounded
    base::Wide attoseconds = 0;  ///< for LogRule::exact; 1e-18 s

    friend LogTime operator-(const LogTime& a, const LogTime& b) {
        return {a.seconds - b.seconds, a.attoseconds - b.attoseconds};
    }
    friend LogTime operator+(const LogTime& a, const LogTime& b) {
        return {a.seconds + b.seconds, a.attoseconds + b.attoseconds};
    }
};

/// What stands in a cell. Errors (found and expected, no place yet): a unit of another kind than duration (wrong_unit),
/// more than 1e16 s, finer than 1e-18 s. By the first rule every number is one of seconds.
[[nodiscard]] base::Result<LogTime> log_time(const base::Decimal& number, const metrology::Unit& unit, LogRule rule);

[[nodiscard]] bool before(const LogTime& a, const LogTime& b, LogRule rule);
/// The longer of two, by each rule for itself.
[[nodiscard]] LogTime longer(const LogTime& a, const LogTime& b);
/// A time between two as a quantity. By the exact rule the next whole microsecond above it: it is never told as
/// shorter than it was. Nothing where it is out of range.
[[nodiscard]] std::optional<metrology::AnyQuantity> span_of(const LogTime& time, LogRule rule);
/// Whether at least so much time has passed.
[[nodiscard]] bool reaches(const LogTime& time, const metrology::AnyQuantity& least, LogRule rule);
/// "65 s", with all its digits.
[[nodiscard]] std::string text_of(const LogTime& time, LogRule rule);

}  // namespace velocert::sequence
