// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include <map>
#include <optional>
#include <span>
#include <string>
#include <string_view>
#include <vector>

#include "core/base/clock.h"
#include "core/base/result.h"
#include "core/sequence/calibrations/deviation_kinds.h"
#include "core/sequence/documents/joined_runs.h"
#include "core/sequence/evidence.h"
#include "core/sequence/judging/recompute.h"
#include "core/sequence/run.h"
#include "core/standards/edition.h"

namespace velocert::sequence {

// A combined run does nothing at a bench: it brings the results of several runs of one item together, so that a type
// test that took days has one report. Each procedure is taken whole from one run, with its attempts as they stand on
// record there, and judged again beside the others. A result that is not taken stays on record in it, with the reason.
// It is a run like any other to all that reads runs; where the attempts of a run begin, its records say which.

// Reasons that no person gives, as they stand in the Deviation of a result that is not taken.
inline constexpr std::string_view a_fail_stands = "a Fail of the same procedure stands";
inline constexpr std::string_view taken_by_suspension = "a suspension of the run took the attempt away";

/// What is to be combined.
struct CombineRequest {
    std::string run_id;   ///< of the new run
    std::string person;   ///< who combines
    std::string account;  ///< empty in an archive without accounts
    std::string program_version;
    std::optional<ProgramFile> program;
    std::string utc;  ///< when
    /// Procedure -> why the latest of its results stands and the earlier ones do not.
    std::map<std::string, std::string> because;
    /// Run -> why none of its results is taken.
    std::map<std::string, std::string> leave_out;
};

/// The combined run of these, oldest first: all that ended and count, of one item, by one edition, pack, release and
/// decision rule. Of a procedure that several of them tested the latest result is taken, for which a reason is asked;
/// but a Fail is never covered: it is taken whatever came later, and a run that has one is not left out. (A run that
/// was not sound is made void by two persons, and is none of these then.) Every attempt is computed again beside the
/// others. Errors: bad_input, naming all that is in the way at once: runs that do not go together, reasons that are
/// missing or are about nothing, results that come out otherwise beside the other runs than they did alone.
[[nodiscard]] base::Result<Run> combine(std::span<const Run> runs, const CombineRequest& request,
                                        const standards::StandardEdition& edition, const EvidenceSource& evidence,
                                        const DecoderSource& decoders);

/// Puts it on record. What is cut off half-way is ended as errored when the archive is opened next.
[[nodiscard]] base::Result<void> record_combined(EvidenceSink& sink, const Run& combined);

}  // namespace velocert::sequence
