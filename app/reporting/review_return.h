// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include <string>
#include <string_view>
#include <vector>

#include "core/base/clock.h"
#include "core/base/json.h"
#include "core/base/person.h"
#include "core/base/result.h"
#include "core/records/archive.h"

namespace velocert::app {

/// "review-return/1": a run that has no report yet goes back to the bench, with what is to be done at which step. A
/// report that is prepared is returned by records::return_report() instead, which voids its signatures.
struct ReviewReturn {
    std::string of_run;
    std::string concerns;  ///< "braking/wet.both"; empty: the run as a whole
    std::string comment;
    base::Person returned_by;
    std::string returned_utc;
};
inline constexpr std::string_view review_return_type = "review-return/1";

[[nodiscard]] base::Json to_record(const ReviewReturn& entry);
/// Strict: unknown members are refused. `source` names the entry in errors.
[[nodiscard]] base::Result<ReviewReturn> read_review_return(const base::Json& record, std::string_view source);

/// Puts it on record. Refuses a run that has not ended, a step the run does not have, and a comment that says nothing.
[[nodiscard]] base::Result<void> return_run(records::Archive& archive, const base::Clock& clock, ReviewReturn entry);
/// Those of one run, oldest first; of all runs where `run` is empty.
[[nodiscard]] base::Result<std::vector<ReviewReturn>> review_returns(const records::Archive& archive,
                                                                     std::string_view run);

}  // namespace velocert::app
