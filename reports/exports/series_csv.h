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

/// What the instruments of a run showed, one CSV file for each capture of each attempt, decoded again from the wire
/// logs. A row is one frame; its columns are "t_s" (seconds since the first frame that any instrument of the attempt
/// sent, by the clock of the computer), "device_s" where the instrument tells its own time, then "measurand_unit" with
/// the digits as they were shown, and "flags". "series.json" says of each file where it comes from and when its time
/// began; "SHA256SUMS" is for sha256sum -c.
/// Errors: those of the evidence and of the decoders.
[[nodiscard]] base::Result<std::vector<BundleFile>> series_bundle(const sequence::Run& run,
                                                                  const sequence::EvidenceSource& evidence,
                                                                  const sequence::DecoderSource& decoders);

}  // namespace velocert::reports
