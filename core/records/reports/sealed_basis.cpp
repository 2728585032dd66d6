// SPDX-License-Identifier: GPL-3.0-or-later
#include "core/records/reports/sealed_basis.h"

#include <algorithm>
#include <utility>

#include "core/base/json_members.h"
#include "core/records/ledger/merkle.h"
#include "core/records/ledger/row_name.h"
#include "core/sequence/documents/exact_json.h"

namespace velocert::records {
namespace {

using base::ErrorCode;
using base::Json;
using base::JsonReader;
using base::Result;

constexpr std::string_view stem = "velocert-sealed-record/";
constexpr std::string_view format = "velocert-sealed-record/2";
/// More files than this are counted instead of being named one by one.
constexpr std::size_t most_named = 5;

/// What the run's entries name up to there, with what the preparation itself rests on.
std::set<base::Digest> expected(const SealedBasis& basis, const Preparation& preparation,
                                const std::vector<EvidenceOfRun>& of_run) {
    std::set<base::Digest> out{preparation.order};
    for (const auto& photo : preparation.photos) out.insert(photo.digest);
    for (const auto& one : of_run)
        if (one.seq <= basis.ledger_size) out.insert(one.digest);
    return out;
}

void tell(const std::set<base::Digest>& all, const std::set<base::Digest>& but, const std::string& before,
          const std::string& after, std::vector<std::string>& out) {
    std::vector<base::Digest> found;
    std::ranges::set_difference(all, but, std::back_inserter(found));
    for (std::size_t i = 0; i < found.size() && i < most_named; ++i) out.push_back(before + found[i].text() + after);
    if (found.size() > most_named)
        out.push_back(before + "and " + std::to_string(found.size() - most_named) + " more files" + after);
}

}  // namespace

Result<SealedBasis> basis_of(const Archive& archive, std::uint64_t size, const Preparation& preparation) {
    auto leaves = archive.ledger_leaves();
    if (!leaves) return base::fail(leaves.error());
    if (size > leaves->size())
        return base::fail(ErrorCode::bad_input, "basis of report " + preparation.report,
                          std::to_string(size) + " entries", "at most " + std::to_string(leaves->size()));
    SealedBasis out;
    out.ledger_size = size;
    out.ledger_root = MerkleTree(std::move(*leaves)).root_of_first(size);
    const auto rows = archive.ledger_rows(preparation.of_run);
    if (!rows) return base::fail(rows.error());
    std::vector<EvidenceOfRun> of_run;
    for (const auto& row : *rows) {
        const auto entry = parse_entry(row.canonical, row_name(row.seq));
        if (!entry) return base::fail(entry.error());
        for (const auto& digest : entry->evidence()) of_run.push_back({row.seq, digest});
    }
    out.evidence = expected(out, preparation, of_run);
    return out;
}

void set_basis(Json& record, const SealedBasis& basis) {
    Json evidence = Json::array();
    for (const auto& one : basis.evidence) evidence.push(one.text());
    record.set("format", format)
        .set(
            "ledger",
            Json::object().set("size", sequence::stored_count(basis.ledger_size)).set("root", basis.ledger_root.text()))
        .set("evidence", std::move(evidence));
}

Result<std::optional<SealedBasis>> basis_in(std::string_view record) {
    const auto json = Json::parse(record, "record.json");
    if (!json) return std::optional<SealedBasis>();
    const auto told = base::text_of(*json, "format");
    if (told.empty() || told == std::string(stem) + "1") return std::optional<SealedBasis>();
    if (told != format)
        return base::fail(ErrorCode::integrity, "record.json", "the format \"" + told + "\"",
                          std::string(stem) + "1 or 2");
    JsonReader reader(*json, "record.json");
    SealedBasis out;
    auto ledger = reader.child("ledger");
    out.ledger_size = sequence::read_count(ledger, "size");
    out.ledger_root = sequence::read_digest(ledger, "root");
    if (auto done = ledger.finish(); !done) reader.refuse(done.error());
    for (const auto& item : reader.array("evidence")) {
        const auto digest = base::Digest::parse(item.string() == nullptr ? std::string_view() : *item.string());
        if (!digest || !out.evidence.insert(*digest).second)
            reader.refuse("evidence", ErrorCode::bad_value, "something that is no digest, or one twice",
                          "64 hexadecimal digits, each once");
    }
    if (!reader.ok()) {
        const auto error = reader.finish().error();
        return base::fail(ErrorCode::integrity, error.where, error.found, error.expected);
    }
    return std::optional(std::move(out));
}

std::vector<std::string> basis_faults(const SealedBasis& basis, const Preparation& preparation, std::uint64_t prepared,
                                      const std::vector<EvidenceOfRun>& of_run) {
    std::vector<std::string> out;
    const std::string record = "the sealed record of report " + preparation.report;
    if (basis.ledger_size >= prepared) out.push_back(record + " rests on a ledger that was not there yet");
    const auto named = expected(basis, preparation, of_run);
    tell(basis.evidence, named, record + " rests on evidence ",
         ", which no record of run " + preparation.of_run + " names: the report was made from other evidence", out);
    tell(named, basis.evidence, "evidence ",
         ", named by the records of run " + preparation.of_run + ", is none that the sealed record of report " +
             preparation.report + " rests on",
         out);
    return out;
}

}  // namespace velocert::records
