// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include <string>
#include <vector>

#include "core/base/result.h"
#include "core/sequence/evidence.h"
#include "core/sequence/instrument.h"
#include "core/sequence/run.h"

namespace velocert::reports {

/// A file of a bundle, by its name in a folder of its own.
struct BundleFile {
    std::string name;
    std::string text;
};

/// The tables of a run's series with their list, as tabulate_series() makes them, and "SHA256SUMS" for sha256sum -c.
/// Errors: those of the evidence.
[[nodiscard]] base::Result<std::vector<BundleFile>> series_bundle(const sequence::Run& run,
                                                                  const sequence::EvidenceSource& evidence,
                                                                  const sequence::DecoderSource& decoders);

}  // namespace velocert::reports
