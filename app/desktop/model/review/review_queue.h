// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include <chrono>
#include <cstdint>
#include <optional>
#include <string>
#include <vector>

#include "app/reporting/review_return.h"
#include "core/base/result.h"
#include "core/laboratory/people/role.h"
#include "core/records/archive.h"
#include "core/records/reports/report_register.h"

namespace velocert::app {

/// Which step somebody waits for.
enum class ReviewStep : std::uint8_t { prepare, tested, reviewed, approved, prepare_again, bench };

/// One thing that waits in the review queue: a run without a report, or a report that is not issued yet.
struct QueueEntry {
    std::string run;
    std::string report;  ///< empty while none is prepared
    std::string item;
    std::string verdict;  ///< of the run, as its summary names it; empty where it is not at hand
    ReviewStep step = ReviewStep::prepare;
    base::Person whose;  ///< who is named for that signature; nobody for the other steps
    std::chrono::system_clock::time_point since{};
    std::string comment;         ///< of the return that waits to be answered
    std::string amends;          ///< the issued report that the new one is to amend; empty for all that waits by itself
    std::string hold = {};       ///< that sent it back, where one did; the comment is its reason then
    std::string lifecycle = {};  ///< of the run, as its summary names it; empty where it is not at hand
    [[nodiscard]] std::chrono::days age(std::chrono::system_clock::time_point now) const {
        return std::chrono::floor<std::chrono::days>(now - since);
    }
};

/// The queue from runs and reports of an archive: what waits for `me` first, then the oldest first. Runs that go
/// on, reports that went out, and voided ones do not wait. Pure.
[[nodiscard]] std::vector<QueueEntry> review_queue(const std::vector<records::RunSummary>& runs,
                                                   const records::ReportRegister& reports,
                                                   const std::vector<ReviewReturn>& returns,
                                                   const std::optional<base::Person>& me);

/// What was read of an archive for its queue.
struct ReadQueue {
    std::vector<QueueEntry> entries;
    std::size_t waiting = 0;  ///< how many wait altogether
    std::string none_before;  ///< RunPage::none_before
};
/// Reads every report that waits, and of the runs without a report the oldest `runs`, from the place `none_before` on
/// (empty: the beginning). Costs what it finds.
[[nodiscard]] base::Result<ReadQueue> read_review_queue(const records::Archive& archive,
                                                        const std::optional<base::Person>& me, std::size_t runs,
                                                        const std::string& none_before);

/// The meaning of the signature that a step waits for; nothing for the others.
[[nodiscard]] std::optional<records::Meaning> meaning_of(ReviewStep step);
/// The act that does the step.
[[nodiscard]] laboratory::Act act_of(ReviewStep step);

}  // namespace velocert::app
