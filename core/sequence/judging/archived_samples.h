// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "core/sequence/evidence.h"
#include "core/sequence/run.h"
#include "core/standards/edition.h"
#include "core/standards/sample_plan.h"

namespace velocert::sequence {

/// The samples that the run's archived pack plans. Empty where the pack plans none, as packs before that file did, and
/// where there is no pack; whether the pack is the run's own is edition_of's to say.
[[nodiscard]] standards::SamplePlan samples_of(const Run& run, const EvidenceSource& evidence,
                                               const standards::StandardEdition& edition);

}  // namespace velocert::sequence
