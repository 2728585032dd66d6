// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include <cstdint>
#include <span>
#include <string>

#include "core/base/result.h"

namespace velocert::reports {

/// Writes all bytes to an open file. Errors by what the system says: disk_full, read_only, io.
[[nodiscard]] base::Result<void> write_all(int file, std::span<const std::uint8_t> bytes, const std::string& name);

/// Puts the bytes under `path` in one step: they are written and made durable beside it under a passing name first.
/// When the file exists and `replace` is false: already_exists, and the file stays as it was.
[[nodiscard]] base::Result<void> publish_file(const std::string& path, std::span<const std::uint8_t> bytes,
                                              bool replace);

}  // namespace velocert::reports
