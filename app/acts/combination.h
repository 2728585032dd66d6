// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include <map>
#include <string>
#include <vector>

#include "core/base/clock.h"
#include "core/base/person.h"
#include "core/base/result.h"
#include "core/records/archive.h"
#include "core/sequence/evaluations/evaluation.h"
#include "core/sequence/run.h"

namespace velocert::app {

/// Which results of an item are brought together into one report, and why those and no others.
struct CombinationRequest {
    std::string item;                              ///< its id
    std::string edition;                           ///< id; empty: that of the item's newest run
    std::map<std::string, std::string> because;    ///< procedure -> why its latest result stands
    std::map<std::string, std::string> leave_out;  ///< run -> why none of its results is taken
    base::Person person;                           ///< who combines
};

/// The runs of the item by that edition (empty: that of its newest run) that count, oldest first: what combine_runs()
/// brings together. Errors: not_found (none), those of the archive.
[[nodiscard]] base::Result<std::vector<sequence::Run>> runs_to_combine(const records::Archive& archive,
                                                                       const std::string& item,
                                                                       const std::string& edition);

/// Combines all runs of the item by that edition that count, and puts the new run on record (see combined_run.h).
/// Voided runs and combined ones are none of them. Errors: not_found (no such run), those of combine() and of the
/// archive.
[[nodiscard]] base::Result<sequence::Run> combine_runs(records::Archive& archive, const base::Clock& clock,
                                                       const CombinationRequest& request,
                                                       const sequence::DecoderSource& decoders);

}  // namespace velocert::app
