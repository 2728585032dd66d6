// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include <cstdint>
#include <string>

namespace velocert::records {

/// "ledger row 17": how an entry is named in errors and findings, everywhere the same.
[[nodiscard]] inline std::string row_name(std::uint64_t seq) { return "ledger row " + std::to_string(seq); }
/// The same of a number as SQLite gives it.
[[nodiscard]] inline std::string row_name(std::int64_t seq) { return "ledger row " + std::to_string(seq); }

}  // namespace velocert::records
