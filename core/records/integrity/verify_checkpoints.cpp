// SPDX-License-Identifier: GPL-3.0-or-later
#include "core/records/integrity/verify_checkpoints.h"

#include <algorithm>
#include <array>
#include <iterator>

#include "core/base/json_members.h"
#include "core/records/integrity/anchors.h"
#include "core/records/ledger/row_name.h"

namespace velocert::records {
namespace {

constexpr std::array<std::string_view, 4> looked_at{"checkpoint/1", "rollback-acknowledged/1", "rollback/1",
                                                    "station-key/1"};

std::int64_t number_in(const base::Json& record, std::string_view key) {
    base::JsonReader reader(record, {});
    return reader.integer_or(key, -1);
}

}  // namespace

std::span<const std::string_view> CheckpointCheck::types() { return looked_at; }

CheckpointCheck::CheckpointCheck(std::span<const LedgerEntry> entries, std::vector<base::Digest> leaves,
                                 std::span<const base::Digest> chains, const OutsideProof& outside, Verification& out)
    : entries_(entries), tree_(std::move(leaves)), chains_(chains), outside_(outside), out_(out) {}

void CheckpointCheck::run() {
    if (chains_.empty()) return;
    origin_ = origin_of(chains_.front());
    take_keys();
    std::vector<LedgerEntry> told;
    for (const auto& entry : entries_)
        if (entry.type.starts_with("rollback")) told.push_back(entry);
    const auto known = rollbacks(told);
    if (!known) find(known.error().where, known.error().found);
    for (const auto& one : known.value_or(std::vector<Rollback>{})) {
        if (one.acknowledged) acknowledged_.insert(one.abandoned.begin(), one.abandoned.end());
        out_.notes.push_back({row_name(one.seq), "a roll-back was noticed: " + one.place + " was ahead" +
                                                     (one.acknowledged ? "; acknowledged by " + one.acknowledged_by.name
                                                                       : "; nobody has acknowledged it")});
    }
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

void CheckpointCheck::take_keys() {
    for (const auto& entry : entries_) {
        if (entry.type != "station-key/1") continue;
        const auto key = key_in(entry.record);
        if (!key) {
            find(row_name(entry.seq), "a station key that cannot be read: " + key.error().found);
            continue;
        }
        own_keys_.emplace(entry.seq, *key);
        const bool known =
            outside_.keys.empty() || std::find(outside_.keys.begin(), outside_.keys.end(), *key) != outside_.keys.end();
        if (!known) find(row_name(entry.seq), "unknown key: " + key->text() + " is not among the keys given");
    }
    if (outside_.keys.empty() && !own_keys_.empty())
        out_.notes.push_back({"station key", "taken from the archive itself; an auditor brings it along"});
}

void CheckpointCheck::check_own(const LedgerEntry& entry) {
    ++out_.checked;
    const std::string where = row_name(entry.seq);
    std::vector<signing::NoteVerifier> keys = outside_.keys;
    if (keys.empty())
        for (const auto& [seq, key] : own_keys_)
            if (seq < entry.seq) keys.push_back(key);
    const auto read = read_checkpoint(note_in(entry.record), keys, where);
    if (!read) return find(where, "the checkpoint does not hold: " + read.error().found);
    const auto& checkpoint = read->checkpoint;
    if (checkpoint.origin != origin_) return find(where, "a checkpoint of another archive, " + checkpoint.origin);
    if (checkpoint.size >= entry.seq)
        return find(where, "a checkpoint over rows that came after it (" + std::to_string(checkpoint.size) + ')');
    if (number_in(entry.record, "size") != static_cast<std::int64_t>(checkpoint.size) ||
        base::text_of(entry.record, "root") != checkpoint.root.text())
        find(where, "says beside its note what the note does not say");
    if (compare(checkpoint, where)) own_.push_back(*read);
}

void CheckpointCheck::check_folder(const std::string& folder) {
    std::vector<signing::NoteVerifier> keys = outside_.keys;
    if (keys.empty())
        for (const auto& [seq, key] : own_keys_) keys.push_back(key);
    const auto content = read_place(folder, origin_, keys);
    if (!content) return find(folder, content.error().found);
    out_.findings.insert(out_.findings.end(), content->findings.begin(), content->findings.end());
    if (content->anchors.empty()) return find(folder, "holds no checkpoint of this archive (" + origin_ + ')');
    const Anchor* newest = nullptr;
    for (const auto& anchor : content->anchors) {
        ++out_.checked;
        const auto& checkpoint = anchor.signed_checkpoint.checkpoint;
        if (acknowledged_.contains({checkpoint.size, checkpoint.root})) {
            out_.notes.push_back(
                {anchor.file, "belongs to a history that was given up; the roll-back is acknowledged"});
            continue;
        }
        if (!anchor.stamped.empty())
            out_.notes.push_back({anchor.token, "a time-stamp authority saw this checkpoint at " + anchor.stamped});
        compare(checkpoint, anchor.file);
        if (checkpoint.size > tree_.size()) newest = &anchor;
    }
    if (newest != nullptr)
        find(newest->file, "rolled back: this checkpoint of " + newest->signed_checkpoint.checkpoint.time.utc +
                               " over " + std::to_string(newest->signed_checkpoint.checkpoint.size) +
                               " rows is newer than the archive, which has " + std::to_string(tree_.size()));
}

bool CheckpointCheck::compare(const Checkpoint& checkpoint, const std::string& where) {
    if (checkpoint.size > tree_.size()) {
        if (!shortest_cut_ || checkpoint.size < shortest_cut_->size) shortest_cut_ = Against{checkpoint.size, where};
        return false;
    }
    const bool holds = checkpoint.size > 0 && tree_.root_of_first(checkpoint.size) == checkpoint.root &&
                       chains_[static_cast<std::size_t>(checkpoint.size - 1)] == checkpoint.chain;
    if (holds)
        good_.insert(checkpoint.size);
    else if (!first_fork_ || checkpoint.size < first_fork_->size)
        first_fork_ = Against{checkpoint.size, where};
    return holds;
}

}  // namespace velocert::records
