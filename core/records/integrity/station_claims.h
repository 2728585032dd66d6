// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include <chrono>
#include <cstdint>
#include <map>
#include <optional>
#include <set>
#include <span>
#include <string>
#include <string_view>
#include <vector>

#include "core/base/result.h"
#include "core/records/archive.h"
#include "core/records/integrity/anchors.h"
#include "core/records/integrity/checkpoint.h"
#include "core/records/integrity/rollback.h"
#include "core/records/ledger/ledger.h"
#include "core/signing/certificates/trust.h"

namespace velocert::records {

/// What an auditor brings along: folders with checkpoints that were kept elsewhere, and the keys of the stations.
struct OutsideProof {
    std::vector<std::string> folders;
    std::vector<signing::NoteVerifier> keys;  ///< empty: those that the ledger itself names, which is said
    /// Whose time-stamps beside checkpoints are believed; must outlive the check. Absent: nobody's.
    const signing::TrustList* trust = nullptr;
};

/// A ledger of that many rows existed at that time: an authority of the trust list stamped its checkpoint.
struct StampedLedger {
    std::uint64_t size = 0;
    std::chrono::system_clock::time_point time;
    std::string authority;                                   ///< as its certificate names it
    signing::TrustKind kind = signing::TrustKind::internal;  ///< whose it is: the laboratory's own, or a licensed one
};

/// What the entries of a ledger say of its stations, an archive's and a package's alike: their keys, the checkpoints
/// they signed, and the roll-backs that were noticed. Found are keys that are not among those given, signatures that
/// are wrong, checkpoints of another archive, and places that cannot be read or hold nothing.
class StationClaims {
  public:
    /// `entries`: in order; those of other types are passed over. `holder`: "archive" or "package". All are borrowed.
    StationClaims(std::span<const LedgerEntry> entries, std::string origin, const OutsideProof& outside,
                  std::string_view holder, Verification& out);

    /// The two that come before all that is asked below.
    void take_keys();
    void take_rollbacks();

    /// Those given; without them those that the entries before the row name.
    [[nodiscard]] std::vector<signing::NoteVerifier> keys_before(std::uint64_t seq) const;
    /// The checkpoint of a "checkpoint/1" entry; nothing where it does not hold, which is found.
    [[nodiscard]] std::optional<SignedCheckpoint> read_own(const LedgerEntry& entry);
    /// What lies in a folder outside; nothing where that is no checkpoint of this archive, which is found.
    [[nodiscard]] std::optional<PlaceContent> read_folder(const std::string& folder);
    /// The time-stamp beside a checkpoint that is one of this ledger's past: told with the name of its authority; a
    /// proof of time only if the trust list knows that one, else it is said that nothing rests on it.
    void take_stamp(const Anchor& anchor);
    [[nodiscard]] std::vector<StampedLedger> take_stamped() { return std::move(stamped_); }
    /// Whether it belongs to a history that was given up, and that is acknowledged.
    [[nodiscard]] bool given_up(const Checkpoint& checkpoint) const {
        return acknowledged_.contains({checkpoint.size, checkpoint.root});
    }

  private:
    void find(std::string where, std::string what) { out_.findings.push_back({std::move(where), std::move(what)}); }

    std::span<const LedgerEntry> entries_;
    std::string origin_;
    const OutsideProof& outside_;
    std::string_view holder_;
    Verification& out_;
    std::map<std::uint64_t, signing::NoteVerifier> own_keys_;  ///< by the row that names it
    std::set<Rollback::Abandoned> acknowledged_;
    std::vector<StampedLedger> stamped_;
};

}  // namespace velocert::records
