// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include <optional>
#include <span>
#include <string>
#include <string_view>

#include "core/base/digest.h"
#include "core/base/result.h"
#include "core/metrology/quantity.h"
#include "core/standards/procedure.h"

namespace velocert::sequence {

/// What the operator typed into one field of a prompt, character by character. Part of the attempt's record, and an
/// input of its evaluation like the bytes of the wire.
struct TypedValue {
    std::string prompt;  ///< id of the prompt ("ambient")
    std::string field;   ///< id of the field ("temperature")
    std::string text;  ///< "21.5 degC", a choice's id, "yes" or "no", "sha256:... plate.jpg" (see typed_file.h), a day,
                       ///< or free text
    /// The evidence that the text names, where the field is a file.
    std::optional<base::Digest> attachment = {};
    std::string given_utc = {};  ///< when the file was taken in; of files alone, and empty in older records
    friend bool operator==(const TypedValue&, const TypedValue&) = default;
};

/// The text typed into a field; nothing when nothing was.
[[nodiscard]] std::optional<std::string_view> typed_text(std::span<const TypedValue> typed, std::string_view field);
/// The quantity typed into a field; nothing when nothing was, or it is of another kind.
[[nodiscard]] std::optional<metrology::AnyQuantity> typed_quantity(std::span<const TypedValue> typed,
                                                                   std::string_view field, metrology::Kind kind);

/// Whether the text may be typed into the field: of its kind, one of its choices, within what is plausible, not empty
/// where it is required. The error says what was expected. A text without a unit is refused, never guessed.
[[nodiscard]] base::Result<void> check_typed(const standards::Field& field, std::string_view text);

}  // namespace velocert::sequence
