// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include <cstdint>
#include <span>
#include <string>
#include <string_view>

#include "core/base/json.h"
#include "core/base/result.h"
#include "core/metrology/decoder.h"

namespace velocert::instruments {

/// What ends a line that was typed.
enum class LineEnd : std::uint8_t { crlf, cr, lf, none };
[[nodiscard]] base::Result<LineEnd> parse_line_end(std::string_view text);

/// The bytes of a typed line: "\r", "\n", "\t", "\\" and "\x1B" stand for the byte they name; bad_value for any other
/// backslash.
[[nodiscard]] base::Result<std::string> typed_bytes(std::string_view line, LineEnd end);
/// The bytes of "49 34 0D 0A" or "49340d0a".
[[nodiscard]] base::Result<std::string> typed_hex(std::string_view line);

/// Bytes as text: printable ones as they are, others as "\xHH" or "\r", "\n", "\t"; typed_bytes() gives them back.
[[nodiscard]] std::string shown_text(std::span<const std::uint8_t> bytes);

/// One chunk as lines of a terminal: "   12.345678 > 49 34 0D 0A  ... I4\r\n", at most sixteen bytes each, all lines
/// but the last with a line end. `>` was sent, `<` was received; the time is in seconds since the start.
[[nodiscard]] std::string chunk_lines(metrology::Direction direction, std::int64_t since_start_ns,
                                      std::span<const std::uint8_t> bytes);
/// The same as {"t","direction","hex","text"}.
[[nodiscard]] base::Json chunk_json(metrology::Direction direction, std::int64_t since_start_ns,
                                    std::span<const std::uint8_t> bytes);

}  // namespace velocert::instruments
