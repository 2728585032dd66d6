// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include <span>
#include <string>
#include <vector>

#include "core/base/digest.h"
#include "core/base/result.h"
#include "core/records/archive.h"
#include "core/records/integrity/checkpoint.h"
#include "core/records/integrity/verify_checkpoints.h"
#include "core/records/ledger/ledger.h"
#include "core/records/packages/package_manifest.h"
#include "core/signing/notes/signed_note.h"

namespace velocert::records {

/// What a package holds of stations, once its records are proven to lie under the root of the manifest.
struct PackageStations {
    std::span<const LedgerEntry> entries;  ///< in order; those of other types are passed over
    const PackageManifest& manifest;
    base::Digest first_chain;  ///< of the archive's first entry
    /// Every checkpoint but the last is held by its own record alone; of the last one it is known that its ledger is
    /// the beginning of this one.
    bool last_is_beginning = false;
};

/// Holds the keys and checkpoints of a package against what an auditor brings along, as verify_archive() does: each
/// key must be among those given, each checkpoint signed by one of them, and each checkpoint in the folders one of this
/// ledger's past. Without keys those of the package itself serve, which is said; so is what nothing outside vouches
/// for. Returns the checkpoint of the package whose ledger is known to be the beginning of this one and whose signature
/// is by a key that was given: a proof of time; nothing without.
[[nodiscard]] std::vector<SignedCheckpoint> check_stations(const PackageStations& package, const OutsideProof& outside,
                                                           Verification& out);

/// What a station signs to say that a package leaves nothing out: archive, run, tree head, and the number of each
/// record.
[[nodiscard]] std::string completeness_text(const PackageManifest& manifest, const base::Digest& first_chain);

}  // namespace velocert::records
