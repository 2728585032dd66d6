// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include <chrono>
#include <cstdint>
#include <optional>
#include <string>
#include <utility>
#include <vector>

#include "core/base/decimal.h"
#include "core/base/json.h"
#include "core/metrology/decoder.h"
#include "core/sequence/instrument.h"
#include "instruments/drivers/described/pattern.h"

namespace velocert::instruments {

/// One field of a frame of fixed length.
struct FrameField {
    enum class As : std::uint8_t { text, u8, u16be, u16le, i16be, i16le, u32be, u32le, i32be, i32le, bcd, bits };
    std::string name;
    std::size_t at = 0;
    std::size_t length = 1;
    As as = As::text;
    unsigned high_bit = 7;  ///< of bits
    unsigned low_bit = 0;
};

/// True when a field holds one of some texts, or numbers written as text.
struct FieldCondition {
    std::size_t field = 0;
    std::vector<std::string> is;
};

/// One indication a message gives.
struct GivenValue {
    metrology::Measurand measurand = metrology::Measurand::mass;
    std::size_t value = 0;  ///< field
    std::optional<FieldCondition> only_if;
    std::optional<FieldCondition> negative;
    int decimals = 0;  ///< digits behind the point that are not written
    std::optional<std::size_t> decimals_field;
    std::vector<std::pair<std::string, int>> decimals_map;  ///< of decimals_field; empty: its number as it is
    base::Decimal multiply{1, 0};
    const metrology::Unit* unit = nullptr;  ///< null: told by unit_field
    std::optional<std::size_t> unit_field;
    std::vector<std::pair<std::string, const metrology::Unit*>> units;  ///< of unit_field, without outer blanks
    std::optional<base::Decimal> resolution;                            ///< in `unit`; else the last digit
};

/// A property of all indications of a message.
struct GivenFlag {
    std::optional<FieldCondition> when;  ///< nothing: always
    metrology::Flag flag = metrology::Flag::stable;
};

/// Something the instrument says that is no value.
struct GivenEvent {
    metrology::DeviceEvent::Kind kind = metrology::DeviceEvent::Kind::accepted;
    std::string text;  ///< with {field} for what a field holds, {command} for what was ordered
};

/// One kind of frame the instrument sends.
struct Message {
    std::string name;
    std::optional<Pattern> pattern;  ///< of a line; nothing for a frame of fixed length
    std::vector<FieldCondition> only_if;
    std::vector<GivenValue> gives;
    std::vector<GivenFlag> flags;
    std::optional<GivenEvent> event;
    bool unasked = false;     ///< it may come without having been asked for
    bool unchecked = false;   ///< it carries no check, and gives no value
    bool only_asked = false;  ///< it would fit too much: it is taken only for the answer to a request that expects it
    std::vector<std::string> profiles;  ///< in which it is sent; empty: in all
    int since = 1;  ///< the first edition of the reading rules that knows it: records of before are read without it
    int until = 0;  ///< the last edition that knows it; 0: today's does
};

/// One request: bytes in front of the value, the value's form, bytes behind it.
struct DescribedCommand {
    std::string name;  ///< of the order ("read-now"), or "identification 1"
    std::string before;
    std::string behind;
    const metrology::Unit* unit = nullptr;  ///< of the value; null: it takes none
    int digits = 0;                         ///< at most, behind the point
    std::vector<std::size_t> answers;       ///< messages, any of which answers it; empty: nothing does
    /// A question that goes ahead of it each time, and the one answer to that by which its own counts. Empty: none.
    std::string ahead{};
    std::size_t ahead_answer = 0;
    int count = 1;        ///< answers until it is done
    bool stream = false;  ///< answers come again and again
    std::chrono::milliseconds timeout{1000};
};

/// The check over a frame.
struct FrameCheck {
    enum class Method : std::uint8_t { exclusive_or, sum, crc16_xmodem, crc16_modbus };
    enum class Written : std::uint8_t { bytes, bytes_low_first, hex };
    Method method = Method::exclusive_or;
    Written written = Written::hex;
    std::size_t from = 0;   ///< first byte it covers
    std::size_t field = 0;  ///< that holds it
    std::size_t gap = 0;    ///< bytes in front of that field that it does not cover
};

/// An instrument as a data file tells it: how its frames look, what they mean, what it can be asked. Checked when it
/// is read; immutable afterwards.
struct Description {
    bool lines = true;          ///< false: frames of fixed length
    std::size_t longest = 120;  ///< characters of a line
    std::string start;          ///< of a fixed frame
    std::size_t length = 0;     ///< of a fixed frame, start and end included
    std::string end;            ///< of a fixed frame
    std::vector<std::string> names;
    std::vector<FrameField> fields;
    std::optional<FrameCheck> check;
    std::vector<Message> messages;
    std::vector<DescribedCommand> commands;        ///< by the name of an order
    std::vector<DescribedCommand> identification;  ///< in turn
};

/// Reads and checks frame, fields, messages and commands; the head (id, profiles ...) is another's. Errors say
/// source, line and column.
[[nodiscard]] base::Result<Description> read_description(base::JsonReader& reader);

}  // namespace velocert::instruments
