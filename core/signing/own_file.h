// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include <cstddef>
#include <cstdint>
#include <span>
#include <string>

#include "core/base/result.h"
#include "core/base/secret.h"

namespace velocert::signing {

/// A new file that only its owner may read (mode 0600), whole and on disk when this returns, or not there at all.
/// Errors: already_exists, not_found, read_only, disk_full, io.
[[nodiscard]] base::Result<void> write_own_file(const std::string& path, std::span<const std::uint8_t> bytes);

/// A file for everybody to read (as far as the umask lets them), in place of an earlier one: another reader sees the
/// old or the new one, whole.
[[nodiscard]] base::Result<void> replace_public_file(const std::string& path, std::span<const std::uint8_t> bytes);

/// A file of at most `largest` bytes that nobody but its owner may read; not_permitted if others may, bad_value if it
/// is larger.
[[nodiscard]] base::Result<base::Secret> read_own_file(const std::string& path, std::size_t largest);

/// Any file of at most `largest` bytes.
[[nodiscard]] base::Result<std::string> read_bounded_file(const std::string& path, std::size_t largest);

}  // namespace velocert::signing
