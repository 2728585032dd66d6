// SPDX-License-Identifier: GPL-3.0-or-later
#include "core/records/integrity/inclusion_file.h"

#include <algorithm>

#include "core/base/json_members.h"
#include "core/records/ledger/merkle.h"
#include "core/records/reports/report_entries.h"

namespace velocert::records {
namespace {

using base::ErrorCode;
using base::Result;

constexpr std::string_view format = "velocert-proof/1";

base::Json entry_json(const LedgerRow& row, const std::vector<base::Digest>& proof) {
    auto path = base::Json::array();
    for (const auto& digest : proof) path.push(digest.text());
    return base::Json::object()
        .set("row", base::Json::integer(static_cast<std::int64_t>(row.seq)))
        .set("text", row.canonical)
        .set("proof", std::move(path));
}

/// One entry of the file, if its text leads to the root.
Result<LedgerEntry> proven(const base::Json& json, const Checkpoint& checkpoint, const std::string& where) {
    base::JsonReader reader(json, where);
    const auto row = reader.integer("row");
    const auto text = reader.text("text");
    std::vector<base::Digest> proof;
    for (const auto& item : reader.array("proof")) {
        const auto* hex = item.string();
        auto digest = base::Digest::parse(hex == nullptr ? std::string_view() : std::string_view(*hex));
        if (!digest) return base::fail(ErrorCode::bad_value, where, digest.error().found, digest.error().expected);
        proof.push_back(*digest);
    }
    if (auto done = reader.finish(); !done) return base::fail(done.error());
    if (row < 1) return base::fail(ErrorCode::bad_value, where, "row " + std::to_string(row), "1 or more");
    const auto seq = static_cast<std::uint64_t>(row);
    const auto root = root_from_proof(leaf_of(text), seq - 1, checkpoint.size, proof);
    if (root != checkpoint.root)
        return base::fail(ErrorCode::integrity, where + " row " + std::to_string(row),
                          "the text and its proof do not lead to the root of the checkpoint",
                          "an entry of the ledger that was signed");
    auto entry = parse_entry(text, where + " row " + std::to_string(row));
    if (entry && entry->seq != seq)
        return base::fail(ErrorCode::integrity, where + " row " + std::to_string(row),
                          "the text is that of entry " + std::to_string(entry->seq));
    return entry;
}

}  // namespace

Result<std::vector<std::uint64_t>> rows_of_run(const Archive& archive, std::string_view run) {
    auto rows = archive.ledger_rows(run);
    if (!rows) return base::fail(rows.error());
    std::vector<std::uint64_t> out;
    for (const auto& row : *rows) out.push_back(row.seq);
    return out;
}

Result<std::vector<std::uint64_t>> rows_of_report(const Archive& archive, std::string_view report) {
    auto entries = archive.ledger_entries(report_entry_types());
    if (!entries) return base::fail(entries.error());
    std::vector<std::uint64_t> out;
    for (const auto& entry : *entries)
        if (report_named_in(entry) == report) out.push_back(entry.seq);
    if (out.empty())
        return base::fail(ErrorCode::not_found, "report " + std::string(report), "no entry of that report",
                          "the number of a report in this archive");
    return out;
}

Result<std::string> proof_file(const Archive& archive, std::span<const std::uint64_t> rows) {
    auto made = checkpoints(archive);
    if (!made) return base::fail(made.error());
    const auto last = rows.empty() ? 0 : *std::max_element(rows.begin(), rows.end());
    if (last == 0 || made->empty() || made->back().checkpoint.size < last)
        return base::fail(ErrorCode::not_found, "proof of row " + std::to_string(last), "no checkpoint covers it yet",
                          "'checkpoint make' first");
    auto leaves = archive.ledger_leaves();
    if (!leaves) return base::fail(leaves.error());
    const auto& checkpoint = made->back().checkpoint;
    leaves->resize(static_cast<std::size_t>(checkpoint.size));
    const MerkleTree tree(std::move(*leaves));
    if (tree.root() != checkpoint.root)
        return base::fail(ErrorCode::integrity, "checkpoint " + std::to_string(checkpoint.size),
                          "the ledger is not what the checkpoint says");
    auto entries = base::Json::array();
    for (const auto seq : rows) {
        auto row = archive.ledger_row(seq);
        if (!row) return base::fail(row.error());
        entries.push(entry_json(*row, tree.inclusion_proof(seq - 1)));
    }
    return base::Json::object()
               .set("format", format)
               .set("checkpoint", made->back().note)
               .set("entries", std::move(entries))
               .text(true) +
           '\n';
}

Result<ProvenEntries> check_proof_file(std::string_view text, std::span<const signing::NoteVerifier> keys,
                                       std::string_view where) {
    auto json = base::Json::parse(text, where);
    if (!json) return base::fail(json.error());
    base::JsonReader reader(*json, std::string(where));
    base::expect_format(reader, format);
    const auto note = reader.text("checkpoint");
    const auto& items = reader.array("entries");
    if (auto done = reader.finish(); !done) return base::fail(done.error());
    auto checkpoint = read_checkpoint(note, keys, where);
    if (!checkpoint) return base::fail(checkpoint.error());
    ProvenEntries out{std::move(*checkpoint), {}};
    for (const auto& item : items) {
        auto entry = proven(item, out.checkpoint.checkpoint, std::string(where));
        if (!entry) return base::fail(entry.error());
        out.entries.push_back(std::move(*entry));
    }
    if (out.entries.empty())
        return base::fail(ErrorCode::missing_field, std::string(where), "no entries", "one or more");
    return out;
}

}  // namespace velocert::records
