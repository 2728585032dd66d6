// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include <cstdint>
#include <span>
#include <string>
#include <string_view>
#include <vector>

#include "core/base/result.h"
#include "core/records/archive.h"
#include "core/records/integrity/checkpoint.h"
#include "core/records/ledger/ledger.h"

namespace velocert::records {

/// Entries that are shown, by their proofs alone, to stand in the ledger that a signed checkpoint tells of. As a file
/// ("velocert-proof/1", JSON) they are checked without the archive: text to leaf, leaf and proof to root, root and size
/// to signature.
struct ProvenEntries {
    SignedCheckpoint checkpoint;
    std::vector<LedgerEntry> entries;
};

/// The numbers of all entries of a run, and of a report.
[[nodiscard]] base::Result<std::vector<std::uint64_t>> rows_of_run(const Archive& archive, std::string_view run);
[[nodiscard]] base::Result<std::vector<std::uint64_t>> rows_of_report(const Archive& archive, std::string_view report);

/// The text of the file for these rows, under the newest checkpoint. Error where there is none that covers them all.
[[nodiscard]] base::Result<std::string> proof_file(const Archive& archive, std::span<const std::uint64_t> rows);
/// Reads and checks such a file; nothing but the keys is trusted. Errors: integrity; those of the form.
[[nodiscard]] base::Result<ProvenEntries> check_proof_file(std::string_view text,
                                                           std::span<const signing::NoteVerifier> keys,
                                                           std::string_view where);

}  // namespace velocert::records
