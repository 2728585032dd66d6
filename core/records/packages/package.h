// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include <optional>
#include <string>

#include "core/base/result.h"
#include "core/records/archive.h"

namespace velocert::records {

/// Verification and opening in one reading of the file: what was found and, only when all holds, the package.
struct VerifiedPackage {
    Verification verification;
    std::optional<OpenedPackage> package;
};
[[nodiscard]] base::Result<VerifiedPackage> verify_and_open_package(const std::string& file);

}  // namespace velocert::records
