// SPDX-License-Identifier: GPL-3.0-or-later
#include "core/records/integrity/verify_checkpoints.h"

#include <algorithm>
#include <array>
#include <iterator>

#include "core/records/ledger/row_name.h"

namespace velocert::records {
namespace {

constexpr std::array<std::string_view, 4> looked_at{"checkpoint/1", "rollback-acknowledged/1", "rollback/1",
                                                    "station-key/1"};

}  // namespace

std::span<const std::string_view> CheckpointCheck::types() { return looked_at; }

CheckpointCheck::CheckpointCheck(std::span<const LedgerEntry> entries, std::vector<base::Digest> leaves,
                                 std::span<const base::Digest> chains, const OutsideProof& outside, Verification& out)
    : entries_(entries),
      tree_(std::move(leaves)),
      chains_(chains),
      outside_(outside),
      out_(out),
      claims_(entries, chains.empty() ? std::string() : origin_of(chains.front()), outside, "archive", out) {}

void CheckpointCheck::run() {
    if (chains_.empty()) return;
    claims_.take_keys();
    claims_.take_rollbacks();
    for (const auto& entry : entries_)
        if (entry.type == "checkpoint/1") check_own(entry);
    for (const auto& folder : outside_.folders) check_folder(folder);
    if (shortest_cut_)
        find("ledger", "truncated before checkpoint " + std::to_string(shortest_cut_->size) + " (" +
                           shortest_cut_->where + "): only " + std::to_string(tree_.size()) + " rows are here");
    if (first_fork_)
        find("ledger", "history forked between row " +
                           std::to_string(*std::prev(good_.lower_bound(first_fork_->size)) + 1) + " and row " +
                           std::to_string(first_fork_->size) + ": the rows are not those of the checkpoint at " +
                           first_fork_->where);
    if (outside_.folders.empty()) return;
    if (*good_.rbegin() < tree_.size())
        out_.notes.push_back({"ledger", "rows " + std::to_string(*good_.rbegin() + 1) + ".." +
                                            std::to_string(tree_.size()) +
                                            " are newer than any checkpoint that was looked at"});
}

void CheckpointCheck::check_own(const LedgerEntry& entry) {
    auto read = claims_.read_own(entry);
    if (read && compare(read->checkpoint, row_name(entry.seq))) own_.push_back(std::move(*read));
}

void CheckpointCheck::check_folder(const std::string& folder) {
    const auto content = claims_.read_folder(folder);
    if (!content) return;
    const Anchor* newest = nullptr;
    for (const auto& anchor : content->anchors) {
        ++out_.checked;
        const auto& checkpoint = anchor.signed_checkpoint.checkpoint;
        if (claims_.given_up(checkpoint)) {
            out_.notes.push_back(
                {anchor.file, "belongs to a history that was given up; the roll-back is acknowledged"});
            continue;
        }
        if (compare(checkpoint, anchor.file)) claims_.take_stamp(anchor);
        if (checkpoint.size > tree_.size()) newest = &anchor;
    }
    // Whoever signed it: an older state does not know the keys that came after it.
    for (const auto& anchor : content->unknown) {
        const auto& checkpoint = anchor.signed_checkpoint.checkpoint;
        if (claims_.given_up(checkpoint)) continue;
        static_cast<void>(compare(checkpoint, anchor.file, false));
        const auto ahead = newest == nullptr ? tree_.size() : newest->signed_checkpoint.checkpoint.size;
        if (checkpoint.size > ahead) newest = &anchor;
    }
    if (newest != nullptr)
        find(newest->file, "rolled back: this checkpoint of " + newest->signed_checkpoint.checkpoint.time.utc +
                               " over " + std::to_string(newest->signed_checkpoint.checkpoint.size) +
                               " rows is newer than the archive, which has " + std::to_string(tree_.size()));
}

bool CheckpointCheck::compare(const Checkpoint& checkpoint, const std::string& where, bool vouched) {
    if (checkpoint.size > tree_.size()) {
        if (!shortest_cut_ || checkpoint.size < shortest_cut_->size) shortest_cut_ = Against{checkpoint.size, where};
        return false;
    }
    const bool holds = checkpoint.size > 0 && tree_.root_of_first(checkpoint.size) == checkpoint.root &&
                       chains_[static_cast<std::size_t>(checkpoint.size - 1)] == checkpoint.chain;
    if (holds) {
        if (vouched) good_.insert(checkpoint.size);
        return true;
    }
    if (!first_fork_ || checkpoint.size < first_fork_->size) first_fork_ = Against{checkpoint.size, where};
    return false;
}

}  // namespace velocert::records
