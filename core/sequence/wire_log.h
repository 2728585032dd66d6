// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include <cstdint>
#include <functional>
#include <span>
#include <string>
#include <string_view>
#include <vector>

#include "core/base/json.h"
#include "core/base/result.h"
#include "core/metrology/decoder.h"

namespace velocert::sequence {

/// What a wire log says of itself: who spoke with what, over which port with which settings.
struct WireLogHeader {
    std::string driver;                                        ///< driver id
    std::string port;                                          ///< path, or "virtual"
    std::string settings;                                      ///< "9600 8N1"
    std::vector<std::pair<std::string, std::string>> options;  ///< driver options in force
    std::string identity;  ///< "maker|model|serial|software" as the instrument told it
    bool simulated = false;
    std::string started_utc;
};

/// The file format "velocert-wire/1": one line of canonical JSON (the header), then records
///   u8 kind (0 received, 1 sent, 2 end) | u64 monotonic ns | u32 length | bytes        (little-endian)
/// An end record (length 4, CRC-32 of nothing but the count of records as u32) closes a log that ended in order.
inline constexpr std::string_view wire_log_magic = "{\"format\":\"velocert-wire/1\"";

/// The option that tells whether indications beyond the instrument's range counted as values when the log was written.
/// A log without it is older, and is read as it was then.
inline constexpr std::string_view range_rule_option = "range-rule";
inline constexpr std::string_view range_rule_held = "held";  ///< they did not
inline constexpr std::string_view range_rule_none = "none";  ///< they did

/// Likewise the edition of the rules by which an instrument's bytes were read; they count up where a driver reads the
/// same bytes in another way than before.
inline constexpr std::string_view reading_rule_option = "reading-rule";
inline constexpr std::string_view reading_rule_first = "1";  ///< and of every log without it
inline constexpr std::string_view reading_rule_second =
    "2";  ///< check sums with a DEL, contradicting VTG, torn streams
inline constexpr std::string_view reading_rule_third =
    "3";  ///< lines that CR alone ends, slow levels, parallel circuits
inline constexpr std::string_view reading_rule_fourth =
    "4";  ///< units behind SCPI numbers, "Err 054" of an SBI balance
inline constexpr std::string_view reading_rule_now =
    "5";  ///< a satellite receiver's speed by the fix of its own epoch; of orders, no indication

[[nodiscard]] std::string encode_header(const WireLogHeader& header);
/// Appends one record to `out` without other allocation than out's growth.
void append_record(std::vector<std::uint8_t>& out, metrology::Direction direction, std::int64_t time_ns,
                   std::span<const std::uint8_t> bytes);
void append_end(std::vector<std::uint8_t>& out, std::int64_t time_ns, std::uint32_t records);

/// One piece of a log.
struct WireRecord {
    metrology::Direction direction = metrology::Direction::received;
    std::int64_t time_ns = 0;
    std::span<const std::uint8_t> bytes;
};

/// A parsed log; refers to the bytes it was given.
struct WireLog {
    WireLogHeader header;
    std::vector<WireRecord> records;
    bool complete = false;  ///< the end record is there: the log was closed in order
};
/// Refuses anything that is not of the format; a log cut short (crash) is read as far as whole records go, complete =
/// false.
[[nodiscard]] base::Result<WireLog> parse_wire_log(std::span<const std::uint8_t> bytes, std::string_view source);
[[nodiscard]] bool is_wire_log(std::span<const std::uint8_t> bytes);

}  // namespace velocert::sequence
