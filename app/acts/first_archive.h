// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include <memory>
#include <string>

#include "core/base/clock.h"
#include "core/base/result.h"
#include "core/records/archive.h"

namespace velocert::app {

/// The archive in that folder opened for writing; a missing or empty folder becomes a new one of that kind first.
[[nodiscard]] base::Result<std::unique_ptr<records::Archive>> open_or_make(const std::string& folder,
                                                                           records::ArchiveKind kind,
                                                                           const base::Clock& clock);

}  // namespace velocert::app
