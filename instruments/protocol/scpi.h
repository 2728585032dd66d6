// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include <optional>
#include <string_view>
#include <vector>

#include "core/base/decimal.h"

namespace velocert::instruments {

// What SCPI instruments answer (SCPI-99 and IEEE 488.2), as far as measurements need it. Pure; nothing depends on the
// locale.

/// A number as an instrument wrote it.
struct ScpiNumber {
    enum class Kind {
        value,
        over,          ///< 9.9E37 or a word for it: beyond the range
        under,         ///< -9.9E37
        not_a_number,  ///< 9.91E37 or a word for it: there is none
    };
    Kind kind = Kind::value;
    base::Decimal value;       ///< exactly the digits, moved by the exponent
    base::Decimal resolution;  ///< weight of the last digit
};

/// NR1, NR2 or NR3 ("12", "+48.1200", "-1.2E+01"), INF, NINF and NAN. Nothing for anything else, and for a number that
/// a Decimal does not hold exactly.
[[nodiscard]] std::optional<ScpiNumber> parse_scpi_number(std::string_view text);
/// NR1: an optional sign and digits.
[[nodiscard]] std::optional<long> parse_scpi_integer(std::string_view text);

/// An entry of the error queue: +0 is none.
struct ScpiError {
    long code = 0;
    std::string_view text;  ///< between the quotation marks
};
/// "-222,\"Data out of range\"".
[[nodiscard]] std::optional<ScpiError> parse_scpi_error(std::string_view text);

/// The parts between separators that stand outside of quotation marks, without blanks at their ends.
[[nodiscard]] std::vector<std::string_view> scpi_fields(std::string_view text, char separator);

}  // namespace velocert::instruments
