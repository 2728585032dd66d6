// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include <cstdint>
#include <span>
#include <string>
#include <vector>

#include "core/base/result.h"

namespace velocert::reports {

/// What the document says of itself.
struct PdfIdentity {
    std::string title;
    std::string subject;
    std::string creator;    ///< program and version
    std::string dated_utc;  ///< "2025-11-22T02:00:00.000Z"
};

/// Rewrites a PDF so that nothing in it depends on when or where it was made: dates from `identity`, a file
/// identifier computed from the content, metadata (XMP) that say the same as the information dictionary and claim
/// PDF/A-3b (archival_findings checks the claim). Classic cross-reference table, so that signatures can be appended
/// later. Errors: io (not a PDF).
[[nodiscard]] base::Result<std::vector<std::uint8_t>> finish_pdf(std::span<const std::uint8_t> pdf,
                                                                 const PdfIdentity& identity);

}  // namespace velocert::reports
