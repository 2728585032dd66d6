// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include <optional>
#include <string_view>

#include "core/base/decimal.h"
#include "core/metrology/indication.h"
#include "instruments/drivers/described/description.h"
#include "instruments/drivers/reading_rule.h"

namespace velocert::instruments {

/// What a value field says.
struct ReadValue {
    base::Decimal value;
    base::Decimal resolution;
    const metrology::Unit* unit = nullptr;
    std::optional<metrology::Flag> flag;  ///< set: there is no value, and why
};

/// False when the field cannot be what it should (a BCD digit above nine).
[[nodiscard]] bool read_field(std::string_view frame, const FrameField& field, FieldValues::Value& into);
/// True when the field holds that text, or that number.
[[nodiscard]] bool field_is(const FieldValues::Value& value, std::string_view text);
/// The unit that goes with a value; null when what is shown is none the description names.
[[nodiscard]] const metrology::Unit* unit_of(const GivenValue& give, const FieldValues& values);
/// The value with its unit and step; nothing when the field holds no number, or the unit is not known. Exact: nothing
/// is rounded. By the fifth edition hexadecimal digits are read as such, a point that is written rules out digits
/// behind one that is not, and a sign of the number's own a field that holds its sign: those give nothing.
[[nodiscard]] std::optional<ReadValue> read_value(const GivenValue& give, const FieldValues& values, bool negative,
                                                  ReadingRule rule);
/// Whether the check over the frame is what the field at that place says.
[[nodiscard]] bool frame_check_holds(std::string_view frame, const FrameCheck& check, std::size_t field_at,
                                     std::string_view written);

}  // namespace velocert::instruments
