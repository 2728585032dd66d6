// SPDX-License-Identifier: GPL-3.0-or-later
#include "core/sequence/judging/archived_samples.h"

#include <string>
#include <utility>

#include "core/standards/pack.h"

namespace velocert::sequence {

standards::SamplePlan samples_of(const Run& run, const EvidenceSource& evidence,
                                 const standards::StandardEdition& edition) {
    const auto bytes = evidence.load(run.pack);
    if (!bytes) return {};
    const auto pack = standards::Pack::unbundle(std::string(bytes->begin(), bytes->end()));
    if (!pack) return {};
    auto plan = standards::load_sample_plan(*pack, edition);
    return plan ? std::move(*plan) : standards::SamplePlan{};
}

}  // namespace velocert::sequence
