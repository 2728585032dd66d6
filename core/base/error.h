// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include <string>
#include <string_view>

namespace velocert::base {

/// What kind of thing went wrong. The user's language is put to it in app/words.
enum class ErrorCode {
    // the input or the usage is wrong (exit code 3)
    bad_input,
    unknown_field,
    missing_field,
    bad_value,
    wrong_unit,
    unknown_version,
    not_found,
    already_exists,
    // bench trouble (exit code 4)
    port_unavailable,
    port_permission,
    port_settings,
    unplugged,
    timeout,
    silence,
    protocol,
    instrument_refused,
    instrument_restarted,
    wrong_instrument,
    overflow,
    disk_full,
    read_only,
    io,
    interrupted,
    // integrity (exit code 5)
    integrity,
    // not permitted (exit code 6)
    not_permitted,
};

/// The stable name of a code, as it stands in records and JSON ("bad-input").
[[nodiscard]] std::string_view name(ErrorCode code);

/// An expected failure with its context: where it happened, what was found, what was expected.
/// The texts are technical English; the sentence a user reads is made from the code in app/words.
struct Error {
    ErrorCode code = ErrorCode::bad_input;
    std::string where;     ///< file and line, JSON pointer, port, table row; may be empty
    std::string found;     ///< what was met
    std::string expected;  ///< what would have been right; may be empty

    /// "where: found (expected ...)" for logs and messages.
    [[nodiscard]] std::string text() const;
};

}  // namespace velocert::base
