// SPDX-License-Identifier: GPL-3.0-or-later
#include "core/records/packages/package_stations.h"

#include <algorithm>
#include <cstdint>
#include <map>
#include <optional>
#include <set>
#include <utility>

#include "core/records/integrity/anchors.h"
#include "core/records/integrity/rollback.h"
#include "core/records/ledger/row_name.h"

namespace velocert::records {
namespace {

using Keys = std::vector<signing::NoteVerifier>;

class StationCheck {
  public:
    StationCheck(const PackageStations& package, const OutsideProof& outside, Verification& out)
        : package_(package), outside_(outside), out_(out), origin_(origin_of(package.first_chain)) {}

    std::vector<SignedCheckpoint> run() {
        take_keys();
        for (const auto& entry : package_.entries)
            if (entry.type == "checkpoint/1") check_own(entry);
        if (package_.last_is_beginning && last_) vouched_ = last_->checkpoint.size;
        check_complete();
        take_rollbacks();
        for (const auto& folder : outside_.folders) check_folder(folder);
        tell_what_nobody_vouches_for();
        if (outside_.keys.empty() || !package_.last_is_beginning || !last_) return {};
        return {*last_};
    }

  private:
    void find(std::string where, std::string what) { out_.findings.push_back({std::move(where), std::move(what)}); }
    void note(std::string where, std::string what) { out_.notes.push_back({std::move(where), std::move(what)}); }

    void take_keys() {
        for (const auto& entry : package_.entries) {
            if (entry.type != "station-key/1") continue;
            const auto key = key_in(entry.record);
            if (!key) {
                find(row_name(entry.seq), "a station key that cannot be read: " + key.error().found);
                continue;
            }
            own_keys_.emplace(entry.seq, *key);
            if (!outside_.keys.empty() && std::ranges::find(outside_.keys, *key) == outside_.keys.end())
                find(row_name(entry.seq), "unknown key: " + key->text() + " is not among the keys given");
        }
        if (outside_.keys.empty() && !own_keys_.empty())
            note("station key", "taken from the package itself; an auditor brings it along");
    }

    [[nodiscard]] Keys keys_before(std::uint64_t seq) const {
        if (!outside_.keys.empty()) return outside_.keys;
        Keys out;
        for (const auto& [row, key] : own_keys_)
            if (row < seq) out.push_back(key);
        return out;
    }

    void check_own(const LedgerEntry& entry) {
        ++out_.checked;
        last_.reset();
        const std::string where = row_name(entry.seq);
        auto read = read_checkpoint(note_in(entry.record), keys_before(entry.seq), where);
        if (!read) return find(where, "the checkpoint does not hold: " + read.error().found);
        const auto& checkpoint = read->checkpoint;
        if (checkpoint.origin != origin_) return find(where, "a checkpoint of another archive, " + checkpoint.origin);
        if (checkpoint.size >= entry.seq)
            return find(where, "a checkpoint over rows that came after it (" + std::to_string(checkpoint.size) + ')');
        own_.emplace(checkpoint.size, checkpoint.root);
        last_ = std::move(*read);
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
        const auto signed_one =
            signing::verify_note(package_.manifest.complete, keys_before(package_.manifest.tree_size + 1), where);
        if (!signed_one) return find(where, "does not hold: " + signed_one.error().found);
        if (signed_one->text != completeness_text(package_.manifest, package_.first_chain))
            return find(where, "a station signed that another choice of records is complete");
        vouched_ = package_.manifest.tree_size;
        note("package", "complete, says station " + signed_one->verified.front().name +
                            (outside_.keys.empty() ? ", whose key was taken from the package itself" : ""));
    }

    void take_rollbacks() {
        std::vector<LedgerEntry> told;
        for (const auto& entry : package_.entries)
            if (entry.type.starts_with("rollback")) told.push_back(entry);
        const auto known = rollbacks(told);
        if (!known) return find(known.error().where, known.error().found);
        for (const auto& one : *known) {
            if (one.acknowledged) acknowledged_.insert(one.abandoned.begin(), one.abandoned.end());
            note(row_name(one.seq), "a roll-back was noticed: " + one.place + " was ahead" +
                                        (one.acknowledged ? "; acknowledged by " + one.acknowledged_by.name
                                                          : "; nobody has acknowledged it"));
        }
    }

    void check_folder(const std::string& folder) {
        if (package_.manifest.version == 1)
            return note(folder, "cannot be compared: a package of this format holds no checkpoints");
        const auto content = read_place(folder, origin_, keys_before(package_.manifest.tree_size + 1));
        if (!content) return find(folder, content.error().found);
        out_.findings.insert(out_.findings.end(), content->findings.begin(), content->findings.end());
        if (content->anchors.empty()) return find(folder, "holds no checkpoint of this archive (" + origin_ + ')');
        std::size_t newer = 0;
        for (const auto& anchor : content->anchors) {
            ++out_.checked;
            const auto& checkpoint = anchor.signed_checkpoint.checkpoint;
            if (acknowledged_.contains({checkpoint.size, checkpoint.root})) continue;
            newer += checkpoint.size > package_.manifest.tree_size ? 1 : 0;
            compare(checkpoint, anchor.file);
        }
        if (newer != 0)
            note(folder, std::to_string(newer) +
                             " checkpoints there are newer than this package; whether the archive "
                             "went on from it, only the archive can show");
    }

    /// Whether a checkpoint that was kept outside is one of this ledger's past.
    void compare(const Checkpoint& checkpoint, const std::string& file) {
        const auto& manifest = package_.manifest;
        if (checkpoint.size > manifest.tree_size) return;
        const auto own = own_.find(checkpoint.size);
        const bool whole = checkpoint.size == manifest.tree_size;
        if (!whole && own == own_.end())
            return find(file, "a checkpoint over " + std::to_string(checkpoint.size) +
                                  " rows, of which the package has no record though its ledger has " +
                                  std::to_string(manifest.tree_size) + " rows: history was forked");
        if ((whole ? manifest.root : own->second) != checkpoint.root)
            return find(file, "the ledger of the package is not the one of this checkpoint over " +
                                  std::to_string(checkpoint.size) + " rows: history was forked");
        vouched_ = std::max(vouched_, checkpoint.size);
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
    std::string origin_;
    std::map<std::uint64_t, signing::NoteVerifier> own_keys_;  ///< by the row that names it
    std::map<std::uint64_t, base::Digest> own_;                ///< roots of checkpoints on record, by size
    std::set<Rollback::Abandoned> acknowledged_;
    std::optional<SignedCheckpoint> last_;  ///< the last one on record, if it holds
    std::uint64_t vouched_ = 0;             ///< rows that a checkpoint or a statement covers
};

}  // namespace

std::vector<SignedCheckpoint> check_stations(const PackageStations& package, const OutsideProof& outside,
                                             Verification& out) {
    return StationCheck(package, outside, out).run();
}

std::string completeness_text(const PackageManifest& manifest, const base::Digest& first_chain) {
    std::string out = "velocert-package-complete/1\n" + origin_of(first_chain) + "\nrun " + manifest.run + "\ntree " +
                      std::to_string(manifest.tree_size) + ' ' + manifest.root.text() + "\nrecords";
    for (const auto& entry : manifest.entries) out += ' ' + std::to_string(entry.seq);
    return out + '\n';
}

}  // namespace velocert::records
