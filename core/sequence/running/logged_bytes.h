// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include <cstdint>
#include <memory>
#include <vector>

#include "core/sequence/evidence.h"

namespace velocert::sequence {

/// Passes everything on to the archive's log and keeps a copy of what that took. One thread.
class LoggedBytes {
  public:
    /// The log that is handed to the instrument; it refers to this object.
    std::unique_ptr<EvidenceLog> tee(std::unique_ptr<EvidenceLog> log);
    std::vector<std::uint8_t> bytes;
};

}  // namespace velocert::sequence
