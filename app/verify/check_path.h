// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include <cstdint>
#include <optional>
#include <string>
#include <string_view>
#include <vector>

#include "app/verify/check_report.h"
#include "core/base/json.h"
#include "core/base/result.h"
#include "core/records/archive.h"
#include "core/sequence/evaluation.h"
#include "core/sequence/instrument.h"

namespace velocert::app {

/// What a path is, by its content: a folder with an archive, an evidence package, a report.
enum class PathKind : std::uint8_t { archive, package, report };
[[nodiscard]] std::string_view name(PathKind kind);

/// All that was found out about one path, and the only place where the answer is put together: the command line and
/// the small verifier say the same.
struct PathCheck {
    PathKind kind = PathKind::package;
    records::Verification verification;
    bool recomputed = false;
    std::vector<sequence::Difference> differences;  ///< between what is stored and what the bytes give
    std::optional<reports::SealVerification> seal;  ///< of a report; its findings stand in `verification` too

    [[nodiscard]] bool ok() const { return verification.ok() && differences.empty(); }
    /// {"ok", "kind", "checked", "findings", "notes"}, "recomputed" where verdicts were computed again, and the three
    /// lines and the signatures of a report.
    [[nodiscard]] base::Json document() const;
    /// The same in lines for people.
    [[nodiscard]] std::vector<std::string> lines() const;
};

/// not_found and bad_input if the path is nothing that can be checked.
[[nodiscard]] base::Result<PathKind> kind_of_path(const std::string& path);

/// Checks, and of a package that holds computes each verdict again where `decoders` are given. `question` is for
/// reports. Read-only.
[[nodiscard]] base::Result<PathCheck> check_path(const std::string& path, const sequence::DecoderSource* decoders,
                                                 const ReportQuestion& question = {});

}  // namespace velocert::app
