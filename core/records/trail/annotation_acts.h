// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include <cstdint>
#include <limits>
#include <optional>
#include <string>
#include <string_view>

#include "core/base/clock.h"
#include "core/base/result.h"
#include "core/records/archive.h"
#include "core/records/trail/annotation.h"
#include "core/sequence/run.h"

// Notes beside recordings, on an archive. Each act appends one entry, held first against the rules by which the archive
// is verified; an error leaves the archive as it was. Who may do it is asked by the callers.
namespace velocert::records {

/// What stands beside the recordings of a run, as the ledger had it before the entry `before`.
[[nodiscard]] base::Result<RunAnnotations> run_annotations(
    const Archive& archive, std::string_view run, std::uint64_t before = std::numeric_limits<std::uint64_t>::max());

/// The same for the pages of a report of the run. Beside the notes of its own these are, in a run that brings others
/// together, those of the attempts that it holds, wherever they were made; all are numbered in the order of the ledger.
[[nodiscard]] base::Result<RunAnnotations> report_annotations(
    const Archive& archive, const sequence::Run& run, std::uint64_t before = std::numeric_limits<std::uint64_t>::max());

/// What the pages of a report that was prepared at the row `prepared` do not say of its run: an annotation that was
/// made or withdrawn since then. Empty if nothing. Errors: those of run_annotations().
[[nodiscard]] base::Result<std::string> annotated_since(const Archive& archive, std::string_view run,
                                                        std::uint64_t prepared);
/// The same by report_annotations().
[[nodiscard]] base::Result<std::string> annotated_since(const Archive& archive, const sequence::Run& run,
                                                        std::uint64_t prepared);

/// The attempt with the entry that records it: its "step-run/1" once there is one, its "attempt-start/1" before.
/// not_found where the run has no such attempt.
[[nodiscard]] base::Result<NotedAttempt> noted_attempt(const Archive& archive, std::string_view run,
                                                       const sequence::StepRun& attempt);

/// The signature that was made over an annotation: DER both.
struct MadeAnnotationSignature {
    std::string cms;
    std::string certificate;
};
/// Errors: those of read_annotation(); not_permitted when it would not verify, and for a witness who made the test.
[[nodiscard]] base::Result<void> record_annotation(Archive& archive, const Annotation& annotation,
                                                   const std::optional<MadeAnnotationSignature>& made);
/// Errors: not_permitted for an annotation that is withdrawn already; missing_field without a reason.
[[nodiscard]] base::Result<void> withdraw_annotation(Archive& archive, const base::Clock& clock, std::string_view run,
                                                     std::uint64_t annotation, std::string_view reason,
                                                     const base::Person& person);
/// Names the attempt by its "attempt-start/1", also where it ended meanwhile. The caller gives no row.
[[nodiscard]] base::Result<void> record_mark(Archive& archive, const base::Clock& clock, AnnotationMark mark);

}  // namespace velocert::records
