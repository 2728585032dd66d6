// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include <span>
#include <string>
#include <vector>

#include "core/base/result.h"
#include "core/laboratory/certificate.h"
#include "core/sequence/evidence.h"
#include "core/sequence/instrument.h"
#include "core/sequence/run.h"
#include "core/standards/edition.h"

namespace velocert::sequence {

/// One difference between what is stored and what the bytes give.
struct Difference {
    std::string run;
    std::string step;  ///< "braking/dry.both#3", or "braking" for the procedure's own judgement
    std::string field;
    std::string stored;
    std::string recomputed;
};
/// From wire log to verdict again, with the pack, release and certificates of the archive.
[[nodiscard]] base::Result<std::vector<Difference>> recompute(const Run& run, const EvidenceSource& evidence,
                                                              const DecoderSource& decoders);
/// A certificate in the place of the one a run used.
struct WhatIf {
    std::string role;
    laboratory::Certificate certificate;
};
/// The same with other certificates for their measurands: what the record would say had they been the ones. Nothing is
/// changed by the question. Errors: not_found when the run has no such role.
[[nodiscard]] base::Result<std::vector<Difference>> recompute_what_if(const Run& run, std::span<const WhatIf> instead,
                                                                      const EvidenceSource& evidence,
                                                                      const DecoderSource& decoders);
/// The edition a run was judged by, rebuilt from the archived pack and release.
[[nodiscard]] base::Result<standards::StandardEdition> edition_of(const Run& run, const EvidenceSource& evidence);

}  // namespace velocert::sequence
