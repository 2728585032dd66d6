// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include <cstdint>
#include <optional>
#include <set>
#include <span>
#include <string>
#include <string_view>
#include <utility>
#include <vector>

#include "core/base/digest.h"
#include "core/base/progress.h"
#include "core/base/result.h"
#include "core/records/archive.h"
#include "core/records/integrity/checkpoint.h"
#include "core/records/integrity/station_claims.h"
#include "core/records/integrity/verification_scope.h"
#include "core/records/ledger/ledger.h"
#include "core/records/ledger/merkle.h"

namespace velocert::records {

/// verify_archive(), and beyond it: every checkpoint in the folders must be one of this ledger's own past. Found are a
/// ledger that ends before a checkpoint, one that tells another history, and signatures that are wrong or of unknown
/// keys. With a scope, what it leaves out is not looked at.
[[nodiscard]] base::Result<Verification> verify_archive(const std::string& folder, const OutsideProof& outside,
                                                        const base::Progress& progress = {},
                                                        const VerificationScope& scope = {});

struct ReportsRead;  // verify_reports.h
/// The same, and what the ledger says of its reports, for whoever goes on from there to the issued files.
[[nodiscard]] base::Result<Verification> verify_archive(const std::string& folder, const OutsideProof& outside,
                                                        ReportsRead& reports);

/// Compares the leaves of a ledger, as they follow from its texts, with checkpoints: those it holds itself and those of
/// places outside.
class CheckpointCheck {
  public:
    /// `entries`: those of the types below, in order. `chains` and `leaves` are those of row i + 1.
    CheckpointCheck(std::span<const LedgerEntry> entries, std::vector<base::Digest> leaves,
                    std::span<const base::Digest> chains, const OutsideProof& outside, Verification& out);

    void run();
    /// Those of the ledger itself that hold, in order.
    [[nodiscard]] std::vector<SignedCheckpoint> take_own() { return std::move(own_); }
    /// Those outside that a trusted authority stamped, and that are of this ledger's past.
    [[nodiscard]] std::vector<StampedLedger> take_stamped() { return claims_.take_stamped(); }

    /// The types it looks at.
    [[nodiscard]] static std::span<const std::string_view> types();

  private:
    struct Against {
        std::uint64_t size = 0;
        std::string where;
    };
    void find(std::string where, std::string what) { out_.findings.push_back({std::move(where), std::move(what)}); }
    void check_own(const LedgerEntry& entry);
    void check_folder(const std::string& folder);
    /// Whether the ledger goes on from the checkpoint; says so where it does not. One that nobody vouches for, because
    /// its key is unknown, covers no rows.
    bool compare(const Checkpoint& checkpoint, const std::string& where, bool vouched = true);

    std::span<const LedgerEntry> entries_;
    MerkleTree tree_;
    std::span<const base::Digest> chains_;
    const OutsideProof& outside_;
    Verification& out_;
    StationClaims claims_;
    std::set<std::uint64_t> good_{0};  ///< sizes of checkpoints that hold
    std::vector<SignedCheckpoint> own_;
    std::optional<Against> shortest_cut_;  ///< smallest checkpoint that covers more rows than there are
    std::optional<Against> first_fork_;
};

}  // namespace velocert::records
