// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include <optional>
#include <span>
#include <string>
#include <utility>
#include <vector>

#include "core/base/result.h"
#include "core/records/integrity/checkpoint.h"
#include "core/records/ledger/ledger.h"

namespace velocert::records {

/// The station's last word on the ledger, as it lies in a package: the note, and the same once more in pieces that
/// openssl takes. All of it follows from records, so that a package can be compared with it byte by byte.
struct PackageCheckpoint {
    Checkpoint checkpoint;
    std::vector<std::pair<std::string, std::string>> files;  ///< name in the package, content
};

/// Of the last checkpoint among these entries; nothing if there is none. Errors: integrity when it is not signed by a
/// key that the entries name, or when it is of another archive than the one whose first entry has that chain.
[[nodiscard]] base::Result<std::optional<PackageCheckpoint>> package_checkpoint(std::span<const LedgerEntry> entries,
                                                                                const base::Digest& first_chain);

}  // namespace velocert::records
