// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include <cstdint>
#include <set>
#include <string>

#include "core/base/digest.h"
#include "core/base/result.h"
#include "core/records/archive.h"

namespace velocert::records {

/// How much of an archive a verification looks at. Texts, leaves, chain, heads.log and checkpoints are always looked at
/// from the first row to the last.
struct VerificationScope {
    /// Rows up to this one, their tables and their files were found good by a verification of the whole archive: the
    /// files are not hashed and the tables not made again. 0: everything is.
    std::uint64_t verified_rows = 0;
    std::set<std::string> runs;    ///< whose records and files are looked at all the same
    std::set<base::Digest> files;  ///< which are hashed all the same, whoever names them
    [[nodiscard]] bool whole() const { return verified_rows == 0; }
};

/// Up to so much, all is looked at before every signature: it costs less than entering the password.
struct ScopeRule {
    std::uint64_t whole_up_to_rows = 5'000;
    std::uint64_t whole_up_to_bytes = 256ULL << 20;  ///< of evidence
};

struct IntegrityState;

/// What must be looked at before something is signed that rests on these runs and files: the whole archive, unless it
/// is large and the last verification of all of it found nothing, is not older than the rule of `state` allows, and
/// nothing has come between (a program that ended without closing it, a clock that was set back, a verification that
/// found something).
[[nodiscard]] base::Result<VerificationScope> scope_before_signature(const Archive& archive,
                                                                     const IntegrityState& state,
                                                                     std::set<std::string> runs,
                                                                     std::set<base::Digest> files,
                                                                     const ScopeRule& rule = {});

}  // namespace velocert::records
