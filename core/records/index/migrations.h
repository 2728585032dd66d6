// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include <span>
#include <string_view>

namespace velocert::records {

/// The steps that bring the index of an archive from one schema version to the next; the first makes version 1.
/// Embedded from migrations/*.sql when the program is built. A step that was shipped is never edited.
[[nodiscard]] std::span<const std::string_view> migrations();

}  // namespace velocert::records
