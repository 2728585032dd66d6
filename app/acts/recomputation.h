// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include <cstdint>
#include <string>
#include <vector>

#include "core/base/progress.h"
#include "core/base/result.h"
#include "core/records/archive.h"
#include "core/sequence/evaluations/evaluation.h"
#include "core/sequence/judging/recompute.h"

namespace velocert::app {

/// All runs of an archive, oldest first: number n of a draw is the n-th of them.
[[nodiscard]] base::Result<std::vector<std::string>> all_runs(const records::Archive& archive,
                                                              const base::Progress& progress = {});

/// What recomputing runs gave.
struct Recomputed {
    std::uint64_t runs = 0;
    std::vector<std::string> unfinished;  ///< going on or suspended: nothing to compare yet
    std::vector<sequence::Difference> differences;
};

/// One run after the other, from wire log to verdict again. Runs that have not ended are passed over and named.
[[nodiscard]] base::Result<Recomputed> recompute_runs(const records::Archive& archive,
                                                      const std::vector<std::string>& runs,
                                                      const sequence::DecoderSource& decoders,
                                                      const base::Progress& progress = {});

}  // namespace velocert::app
