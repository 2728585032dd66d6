// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include <cstdint>
#include <optional>
#include <string>
#include <string_view>
#include <vector>

#include "core/base/json.h"
#include "core/base/result.h"
#include "core/records/archive.h"
#include "core/sequence/evaluations/evaluation.h"
#include "core/sequence/instrument.h"
#include "core/sequence/judging/recompute.h"

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
    base::Json more;                                ///< further members of the document; null if there are none
    std::vector<std::string> answer;                ///< further lines, of a report its three
    std::vector<std::string> standing;              ///< of an archive: how its reports, runs and holds stand
    std::vector<sequence::Difference> differences;  ///< between what is stored and what the bytes give

    [[nodiscard]] bool ok() const { return verification.ok() && differences.empty(); }
    /// {"ok", "kind", "checked", "findings", "notes"}, and "recomputed" where verdicts were computed again; each of its
    /// differences is a finding, too.
    [[nodiscard]] base::Json document() const;
    /// The same in lines for people.
    [[nodiscard]] std::vector<std::string> lines() const;
};

/// not_found and bad_input if the path is nothing that can be checked.
[[nodiscard]] base::Result<PathKind> kind_of_path(const std::string& path);

/// What is asked beyond the file itself. Empty texts are not asked; all others are read whatever the path is.
struct CheckQuestion {
    std::string trust;                   ///< file with a trust list ("velocert-trust/1")
    std::string digest;                  ///< SHA-256 of the file as it was stored: of a report
    std::string record;                  ///< SHA-256 of the record that must be attached: of a report
    std::vector<std::string> anchors;    ///< folders with checkpoints that were kept outside
    std::vector<std::string> keys;       ///< "name+hash+base64" of stations, as an auditor was given them
    std::vector<std::string> key_files;  ///< files with such keys, one on a line
    const sequence::DecoderSource* decoders = nullptr;  ///< given: each table of series of a package is made again
    bool verdicts = true;                               ///< with decoders: each verdict is computed again too
};

/// Checks what the path is. Read-only. Errors: those of the question's files; not_found and bad_input as above.
[[nodiscard]] base::Result<PathCheck> check_path(const std::string& path, const CheckQuestion& question);

/// The document of a path that is too damaged to be looked into: not ok, and the error as its finding.
[[nodiscard]] base::Json damaged_document(const std::string& path, const base::Error& error);

}  // namespace velocert::app
