// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include <cstdint>
#include <span>
#include <vector>

#include "core/base/result.h"
#include "reports/seal/seal_finding.h"

namespace velocert::reports {

/// What stands against a file's claim to be PDF/A-3b (ISO 19005-3), as far as structure tells: the claim itself,
/// metadata in step with the information dictionary, identifier, output intent, embedded fonts, no transparency, no
/// scripts or actions, signature widgets that print, attachments with all that associated files need. Empty when
/// nothing does. A check of our own files before they are signed, not a validator for those of others. Errors: io (not
/// a PDF).
[[nodiscard]] base::Result<std::vector<SealFinding>> archival_findings(std::span<const std::uint8_t> pdf);

}  // namespace velocert::reports
