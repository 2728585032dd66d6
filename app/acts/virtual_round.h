// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include <string>
#include <vector>

#include "core/base/clock.h"
#include "core/base/progress.h"
#include "core/base/result.h"
#include "core/laboratory/test_item.h"
#include "core/records/archive.h"
#include "core/sequence/run.h"

namespace velocert::app {

/// One run on the virtual bench as fast as it goes, with an operator who does what is asked and types what is usual.
struct VirtualRound {
    std::string scenario;
    std::vector<std::string> procedures;
    laboratory::TestItem item;
    std::string operator_name;
    std::string operator_account;  ///< in an archive with accounts
    int stopped_at = 0;            ///< the operator stops the run at that question, counted from 1; 0: never
};
/// Into an archive for training. Errors: not_permitted for a real one; interrupted.
[[nodiscard]] base::Result<sequence::Run> run_virtual(const VirtualRound& round, records::Archive& archive,
                                                      const base::Clock& clock, const base::Progress& progress = {});

/// The vehicle that the virtual bench has: a lead-acid bicycle under the newest edition.
[[nodiscard]] laboratory::TestItem sample_item(const std::string& id);

/// Fills a training archive with runs to look around in: good ones, some that fail, one with bench trouble and a retry,
/// one over everything that is measured, one that was stopped half-way. In an archive with sample people they are the
/// sample technician's. How many were made.
[[nodiscard]] base::Result<int> make_sample_data(records::Archive& archive, const base::Clock& clock,
                                                 const base::Progress& progress = {});

}  // namespace velocert::app
