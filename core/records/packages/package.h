// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include <optional>
#include <string>
#include <vector>

#include "core/base/result.h"
#include "core/records/archive.h"
#include "core/sequence/instrument.h"
#include "core/sequence/judging/recompute.h"

namespace velocert::records {

/// Verification and opening in one reading of the file: what was found and, only when all holds, the package.
struct VerifiedPackage {
    Verification verification;
    std::optional<OpenedPackage> package;
};
[[nodiscard]] base::Result<VerifiedPackage> verify_and_open_package(const std::string& file);

/// Every table of series made again from the wire logs and held against the one in the package, byte for byte: each
/// that differs with its first line that does. Nothing for a package without tables. Errors: those of the evidence.
[[nodiscard]] base::Result<std::vector<sequence::Difference>> recompute_series(const OpenedPackage& package,
                                                                               const sequence::DecoderSource& decoders);

/// From wire log to verdict again, and every table of series. Errors: those of sequence::recompute() and
/// recompute_series().
[[nodiscard]] base::Result<std::vector<sequence::Difference>> recompute_package(
    const OpenedPackage& package, const sequence::DecoderSource& decoders);

}  // namespace velocert::records
