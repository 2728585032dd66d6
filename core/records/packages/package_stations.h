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
    /// Of the last checkpoint it is known that its ledger is the beginning of this one; of those before it the manifest
    /// has the proof, in packages of before only that their records lie under the root.
    bool last_is_beginning = false;
};

/// Holds the keys and checkpoints of a package against what an auditor brings along, as verify_archive() does: each
/// key must be among those given, each checkpoint signed by one of them, and each checkpoint in the folders one of this
/// ledger's past. Without keys those of the package itself serve, which is said; so is what nothing outside vouches
/// for. Returns the checkpoints of the package, in order, whose ledgers are known to be the beginning of this one and
/// whose signatures are by a key that was given: proofs of time; nothing without. In a package of before they count as
/// far as the last one covers their records: the station then signed them with the rest.
struct StationProofs {
    std::vector<SignedCheckpoint> checkpoints;
    std::vector<StampedLedger> stamped;  ///< checkpoints outside with a time-stamp that is trusted
};
[[nodiscard]] StationProofs check_stations(const PackageStations& package, const OutsideProof& outside,
                                           Verification& out);

/// What a station signs to say that a package leaves nothing out: archive, run, tree head, and the number of each
/// record.
[[nodiscard]] std::string completeness_text(const PackageManifest& manifest, const base::Digest& first_chain);

}  // namespace velocert::records
