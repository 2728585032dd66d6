// SPDX-License-Identifier: GPL-3.0-or-later
#include "core/records/packages/package_stations.h"

#include <algorithm>
#include <cstdint>
#include <map>
#include <optional>
#include <set>
#include <utility>

#include "core/records/integrity/station_claims.h"
#include "core/records/ledger/merkle.h"
#include "core/records/ledger/row_name.h"

namespace velocert::records {
namespace {

class StationCheck {
  public:
    StationCheck(const PackageStations& package, const OutsideProof& outside, Verification& out)
        : package_(package),
          outside_(outside),
          out_(out),
          claims_(package.entries, origin_of(package.first_chain), outside, "package", out) {}

    std::vector<SignedCheckpoint> run() {
        claims_.take_keys();
        for (const auto& entry : package_.entries)
            if (entry.type == "checkpoint/1") check_own(entry);
        if (proven() && next_proof_ != package_.manifest.checkpoints.size())
            find(std::string(package_names::manifest), "has proofs of checkpoints that are not there");
        if (package_.last_is_beginning && last_) vouched_ = last_->checkpoint.size;
        check_complete();
        claims_.take_rollbacks();
        for (const auto& folder : outside_.folders) check_folder(folder);
        tell_what_nobody_vouches_for();
        if (outside_.keys.empty() || !package_.last_is_beginning || !last_) return {};
        // Of packages without the proofs: a checkpoint whose record the last one covers was on record when the station
        // signed that.
        if (!proven())
            std::erase_if(held_,
                          [&](const Held& one) { return one.seq != last_seq_ && one.seq > last_->checkpoint.size; });
        std::vector<SignedCheckpoint> out;
        out.reserve(held_.size());
        for (auto& one : held_) out.push_back(std::move(one.checkpoint));
        return out;
    }

    [[nodiscard]] std::vector<StampedLedger> take_stamped() { return claims_.take_stamped(); }

  private:
    void find(std::string where, std::string what) { out_.findings.push_back({std::move(where), std::move(what)}); }
    void note(std::string where, std::string what) { out_.notes.push_back({std::move(where), std::move(what)}); }

    [[nodiscard]] bool proven() const {
        return package_.manifest.version >= PackageManifest::first_with_checkpoint_proofs;
    }

    void check_own(const LedgerEntry& entry) {
        last_ = claims_.read_own(entry);
        last_seq_ = entry.seq;
        if (last_) own_.emplace(last_->checkpoint.size, last_->checkpoint.root);
        const bool beginning = proven() && is_beginning(entry);
        if (beginning) beginnings_.insert(last_->checkpoint.size);
        if ((!proven() || beginning) && last_) held_.push_back({entry.seq, *last_});
    }

    /// Whether the ledger of the checkpoint that was just read is the beginning of this one; found where it is not.
    bool is_beginning(const LedgerEntry& entry) {
        const auto& proofs = package_.manifest.checkpoints;
        const auto where = row_name(entry.seq);
        if (next_proof_ == proofs.size() || proofs[next_proof_].seq != entry.seq) {
            find(where, "the manifest has no proof of the ledger that was signed");
            return false;
        }
        const auto& proof = proofs[next_proof_++].proof;
        if (!last_) return false;  // told already
        const auto& told = last_->checkpoint;
        if (is_consistent(told.size, told.root, package_.manifest.tree_size, package_.manifest.root, proof))
            return true;
        find(where, "the checkpoint was made over another ledger");
        return false;
    }

    /// A station's word that nothing was left out of the package; it covers the whole ledger as it was then.
    void check_complete() {
        if (package_.manifest.complete.empty()) {
            note("package",
                 "no station says that it is complete: that records were left out of it can be seen only where their "
                 "numbers show it");
            return;
        }
        const std::string where = "completeness";
        const auto signed_one = signing::verify_note(package_.manifest.complete,
                                                     claims_.keys_before(package_.manifest.tree_size + 1), where);
        if (!signed_one) return find(where, "does not hold: " + signed_one.error().found);
        if (signed_one->text != completeness_text(package_.manifest, package_.first_chain))
            return find(where, "a station signed that another choice of records is complete");
        vouched_ = package_.manifest.tree_size;
        note("package", "complete, says station " + signed_one->verified.front().name +
                            (outside_.keys.empty() ? ", whose key was taken from the package itself" : ""));
    }

    void check_folder(const std::string& folder) {
        if (package_.manifest.version == 1)
            return note(folder, "cannot be compared: a package of this format holds no checkpoints");
        const auto content = claims_.read_folder(folder);
        if (!content) return;
        std::size_t newer = 0;
        for (const auto& anchor : content->anchors) {
            ++out_.checked;
            const auto& checkpoint = anchor.signed_checkpoint.checkpoint;
            if (claims_.given_up(checkpoint)) continue;
            newer += checkpoint.size > package_.manifest.tree_size ? 1 : 0;
            if (compare(checkpoint, anchor.file)) claims_.take_stamp(anchor);
        }
        if (newer != 0)
            note(folder, std::to_string(newer) +
                             " checkpoints there are newer than this package; whether the archive "
                             "went on from it, only the archive can show");
    }

    /// Whether a checkpoint that was kept outside is one of this ledger's past.
    bool compare(const Checkpoint& checkpoint, const std::string& file) {
        const auto& manifest = package_.manifest;
        if (checkpoint.size > manifest.tree_size) return false;
        const auto own = own_.find(checkpoint.size);
        const bool whole = checkpoint.size == manifest.tree_size;
        if (!whole && own == own_.end()) {
            find(file, "a checkpoint over " + std::to_string(checkpoint.size) +
                           " rows, of which the package has no record though its ledger has " +
                           std::to_string(manifest.tree_size) + " rows: history was forked");
            return false;
        }
        if ((whole ? manifest.root : own->second) != checkpoint.root) {
            find(file, "the ledger of the package is not the one of this checkpoint over " +
                           std::to_string(checkpoint.size) + " rows: history was forked");
            return false;
        }
        vouched_ = std::max(vouched_, checkpoint.size);
        return whole || beginnings_.contains(checkpoint.size) ||
               (package_.last_is_beginning && last_ && last_->checkpoint.size == checkpoint.size);
    }

    void tell_what_nobody_vouches_for() {
        const auto& entries = package_.manifest.entries;
        if (vouched_ == 0) {
            const std::string what = "none in this package: nothing outside it vouches for its ledger";
            // Who names a station's key asks that the station stands behind the package.
            return outside_.keys.empty() ? note("checkpoint", what)
                                         : find("checkpoint", what + ", least of all a key that was given");
        }
        const auto first = std::ranges::find_if(entries, [&](const auto& one) { return one.seq > vouched_; });
        if (first == entries.end()) return;
        note("ledger", "rows " + std::to_string(first->seq) + ".." + std::to_string(entries.back().seq) +
                           " of this package are newer than any checkpoint that was looked at: nothing outside the "
                           "package vouches for them");
    }

    const PackageStations& package_;
    const OutsideProof& outside_;
    Verification& out_;
    StationClaims claims_;
    std::map<std::uint64_t, base::Digest> own_;  ///< roots of checkpoints on record, by size
    struct Held {
        std::uint64_t seq = 0;
        SignedCheckpoint checkpoint;
    };
    std::set<std::uint64_t> beginnings_;    ///< sizes of those whose ledger is known to be the beginning of this one
    std::vector<Held> held_;                ///< those that hold, in order
    std::size_t next_proof_ = 0;            ///< of the manifest
    std::uint64_t last_seq_ = 0;            ///< row of the last one on record
    std::optional<SignedCheckpoint> last_;  ///< the last one on record, if it holds
    std::uint64_t vouched_ = 0;             ///< rows that a checkpoint or a statement covers
};

}  // namespace

StationProofs check_stations(const PackageStations& package, const OutsideProof& outside, Verification& out) {
    StationCheck check(package, outside, out);
    StationProofs proofs;
    proofs.checkpoints = check.run();
    proofs.stamped = check.take_stamped();
    return proofs;
}

std::string completeness_text(const PackageManifest& manifest, const base::Digest& first_chain) {
    std::string out = "velocert-package-complete/1\n" + origin_of(first_chain) + "\nrun " + manifest.run + "\ntree " +
                      std::to_string(manifest.tree_size) + ' ' + manifest.root.text() + "\nrecords";
    for (const auto& entry : manifest.entries) out += ' ' + std::to_string(entry.seq);
    return out + '\n';
}

}  // namespace velocert::records
