// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include <cstdint>
#include <optional>
#include <set>
#include <string>
#include <string_view>
#include <vector>

#include "core/base/digest.h"
#include "core/base/json.h"
#include "core/base/result.h"
#include "core/records/archive.h"
#include "core/records/reports/report_entries.h"

namespace velocert::records {

/// What a report rests on, as its sealed record says it (velocert-sealed-record/2): the ledger when the report was
/// prepared, and every file of evidence that the run's records name in it, with the order and its photos. It goes out
/// inside the PDF, under its three signatures: whoever has the report alone can tell another archive, or other
/// evidence, from those that it was made from. Records of before (/1) say neither.
struct SealedBasis {
    std::uint64_t ledger_size = 0;  ///< entries
    base::Digest ledger_root;       ///< of them (RFC 9162)
    std::set<base::Digest> evidence;
    friend bool operator==(const SealedBasis&, const SealedBasis&) = default;
};

/// The first `size` entries of the archive as the basis of such a preparation. Errors: those of the archive; bad_input
/// for more entries than there are.
[[nodiscard]] base::Result<SealedBasis> basis_of(const Archive& archive, std::uint64_t size,
                                                 const Preparation& preparation);

/// Sets "format", "ledger" and "evidence".
void set_basis(base::Json& record, const SealedBasis& basis);
/// What a sealed record says; nothing in one of before, or in what names no format. Errors: integrity for a record of
/// another format, and for one that says less than its format asks for.
[[nodiscard]] base::Result<std::optional<SealedBasis>> basis_in(std::string_view record);

/// The evidence that the entry of a run names, with the entry's number.
struct EvidenceOfRun {
    std::uint64_t seq = 0;
    base::Digest digest;
};
/// What in the basis is not what the records of the run say up to there, in words; empty if all is. `prepared` is the
/// number of the preparation's own entry. That the ledger is the one that is named is for who has its leaves or a
/// proof.
[[nodiscard]] std::vector<std::string> basis_faults(const SealedBasis& basis, const Preparation& preparation,
                                                    std::uint64_t prepared, const std::vector<EvidenceOfRun>& of_run);

}  // namespace velocert::records
