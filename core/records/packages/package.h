// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include <optional>
#include <string>
#include <string_view>
#include <vector>

#include "core/base/progress.h"
#include "core/base/result.h"
#include "core/records/archive.h"
#include "core/records/integrity/verify_checkpoints.h"
#include "core/records/integrity/verify_reports.h"
#include "core/sequence/instrument.h"
#include "core/sequence/judging/recompute.h"
#include "core/signing/notes/signed_note.h"

namespace velocert::records {

/// Verification and opening in one reading of the file: what was found and, only when all holds, the package.
struct VerifiedPackage {
    Verification verification;
    std::optional<OpenedPackage> package;
    ReportsRead reports;  ///< what its records say of reports, with the checkpoint that proves when
};
/// `outside`: what an auditor brings along, held against the package as verify_archive() does against an archive.
[[nodiscard]] base::Result<VerifiedPackage> verify_and_open_package(const std::string& file,
                                                                    const OutsideProof& outside = {});

/// export_package() with the station's word that nothing was left out, where a key is given. Errors: also bad_value for
/// a key that the archive does not name; interrupted, and then there is no file.
[[nodiscard]] base::Result<void> export_package(const Archive& archive, std::string_view run,
                                                const sequence::DecoderSource& decoders, const std::string& file,
                                                const signing::StationKey* station,
                                                const base::Progress& progress = {});

/// Every table of series made again from the wire logs and held against the one in the package, byte for byte: each
/// that differs with its first line that does. Nothing for a package without tables. Errors: those of the evidence.
[[nodiscard]] base::Result<std::vector<sequence::Difference>> recompute_series(const OpenedPackage& package,
                                                                               const sequence::DecoderSource& decoders);

/// From wire log to verdict again, and every table of series. Errors: those of sequence::recompute() and
/// recompute_series().
[[nodiscard]] base::Result<std::vector<sequence::Difference>> recompute_package(
    const OpenedPackage& package, const sequence::DecoderSource& decoders);

}  // namespace velocert::records
