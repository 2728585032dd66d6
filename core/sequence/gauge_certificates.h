// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include <string_view>
#include <vector>

#include "core/sequence/run.h"

namespace velocert::sequence {

/// The certificates of the gauges that were named in the run's attempts, each once, in the order in which they were;
/// where a procedure is given, in its attempts alone.
[[nodiscard]] std::vector<FrozenCertificate> gauge_certificates(const Run& run, std::string_view procedure = {});

}  // namespace velocert::sequence
