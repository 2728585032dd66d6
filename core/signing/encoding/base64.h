// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include <cstdint>
#include <span>
#include <string>
#include <string_view>

#include "core/base/result.h"

namespace velocert::signing {

/// RFC 4648 section 4: the usual letters, with padding, on one line.
[[nodiscard]] std::string base64(std::span<const std::uint8_t> bytes);

/// The bytes of such a text. Strict: bad_value for blanks, missing padding and bits that mean nothing, so that no two
/// texts give the same bytes. `where` names the place in errors.
[[nodiscard]] base::Result<std::string> bytes_of_base64(std::string_view text, std::string_view where);

}  // namespace velocert::signing
