// SPDX-License-Identifier: GPL-3.0-or-later
// export_package(): gathers a run with everything it rests on and writes it as one file.
#include <map>
#include <set>
#include <utility>

#include "core/records/archive.h"
#include "core/records/archive_info.h"
#include "core/records/file.h"
#include "core/records/merkle.h"
#include "core/records/package_manifest.h"
#include "core/records/tar.h"

namespace velocert::records {
namespace {

using base::ErrorCode;
using base::Result;

struct Content {
    std::string name;
    std::vector<std::uint8_t> bytes;
};

Content content(std::string_view name, std::string_view text) {
    return {std::string(name), {text.begin(), text.end()}};
}

std::vector<PackageManifest::Member> listed(const std::vector<Content>& contents) {
    std::vector<PackageManifest::Member> out;
    for (const auto& one : contents) out.push_back({one.name, one.bytes.size(), base::Digest::of(one.bytes)});
    return out;
}

/// The evidence of these rows, checked against its digests.
Result<std::vector<Content>> evidence_of(const Archive& archive, const std::vector<LedgerRow>& rows) {
    std::set<base::Digest> digests;
    for (const auto& row : rows) {
        auto entry = parse_entry(row.canonical, "ledger row " + std::to_string(row.seq));
        if (!entry) return base::fail(entry.error());
        for (const auto& digest : entry->evidence()) digests.insert(digest);
    }
    std::vector<Content> out;
    for (const auto& digest : digests) {
        auto bytes = archive.load(digest);
        if (!bytes) return base::fail(bytes.error());
        out.push_back({package_names::evidence(digest), std::move(*bytes)});
    }
    return out;
}

Result<std::vector<std::uint8_t>> packed(const std::vector<Content>& contents) {
    std::vector<std::uint8_t> out;
    for (const auto& one : contents) {
        const auto header = tar_header(one.name, one.bytes.size());
        out.insert(out.end(), header.begin(), header.end());
        out.insert(out.end(), one.bytes.begin(), one.bytes.end());
        out.resize(out.size() + tar_padding(one.bytes.size()));
    }
    out.resize(out.size() + tar_end);
    return out;
}

}  // namespace

Result<void> export_package(const Archive& archive, std::string_view run, const std::string& file) {
    auto whole = archive.run(run);
    if (!whole) return base::fail(whole.error());
    if (whole->lifecycle == sequence::Lifecycle::running)
        return base::fail(ErrorCode::bad_input, "run " + std::string(run), "a run that is going on",
                          "a run that has ended");
    auto first = archive.ledger_row(1);
    if (!first) return base::fail(first.error());
    auto run_rows = archive.ledger_rows(run);
    if (!run_rows) return base::fail(run_rows.error());
    std::vector<LedgerRow> rows{std::move(*first)};
    for (auto& row : *run_rows) rows.push_back(std::move(row));
    auto leaves = archive.ledger_leaves();
    if (!leaves) return base::fail(leaves.error());
    const MerkleTree tree(std::move(*leaves));
    auto info = read_info_text(ArchivePaths(archive.folder()));
    if (!info) return base::fail(info.error());
    auto evidence = evidence_of(archive, rows);
    if (!evidence) return base::fail(evidence.error());

    PackageManifest manifest;
    manifest.run = run;
    manifest.tree_size = tree.size();
    manifest.root = tree.root();
    std::vector<Content> contents{content(package_names::instructions, package_instructions()),
                                  content(package_names::info, *info)};
    for (const auto& row : rows) {
        if (row.seq > tree.size() ||
            root_from_proof(row.leaf, row.seq - 1, tree.size(), tree.inclusion_proof(row.seq - 1)) != tree.root())
            return base::fail(ErrorCode::integrity, "ledger row " + std::to_string(row.seq),
                              "a leaf that is not in the ledger", "an archive that verifies");
        manifest.entries.push_back({row.seq, tree.inclusion_proof(row.seq - 1)});
        contents.push_back(content(package_names::record(row.seq), row.canonical));
    }
    for (auto& one : *evidence) contents.push_back(std::move(one));
    manifest.members = listed(contents);
    contents.insert(contents.begin(), content(package_names::manifest, manifest.text()));
    contents.push_back(content(package_names::sums, sums_text(listed(contents))));
    auto bytes = packed(contents);
    if (!bytes) return base::fail(bytes.error());
    return write_new(file, *bytes);
}

}  // namespace velocert::records
