// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include <cstdint>
#include <functional>
#include <string>
#include <vector>

#include "core/base/digest.h"
#include "core/records/evidence_store.h"
#include "core/records/index/database.h"
#include "core/records/ledger/ledger.h"

namespace velocert::records {

/// Holds the archive against what its reports say they rest on (sealed_basis.h): each sealed record names the ledger of
/// its preparing and the evidence of its run. `entries` are those about reports, `leaves` those of all rows as stored.
/// What cannot be read is for who looks at the files. Throws SQLite's exceptions. Returns the number of records held.
std::uint64_t check_basis(const Database& database, const std::vector<LedgerEntry>& entries,
                          const std::vector<base::Digest>& leaves, const EvidenceStore& evidence,
                          const std::function<void(std::string where, std::string what)>& find);

}  // namespace velocert::records
