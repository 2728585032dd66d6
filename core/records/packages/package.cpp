// SPDX-License-Identifier: GPL-3.0-or-later
// export_package(): gathers a run with everything it rests on and writes it as one file, piece by piece.
#include "core/records/packages/package.h"

#include <algorithm>
#include <map>
#include <set>
#include <utility>

#include "core/records/archive.h"
#include "core/records/archive_info.h"
#include "core/records/evidence_store.h"
#include "core/records/files/new_file.h"
#include "core/records/files/tar.h"
#include "core/records/ledger/merkle.h"
#include "core/records/ledger/row_name.h"
#include "core/records/packages/package_checkpoint.h"
#include "core/records/packages/package_manifest.h"
#include "core/records/packages/package_scope.h"
#include "core/records/packages/package_stations.h"
#include "core/records/reports/report_entries.h"
#include "core/records/reports/report_signature.h"
#include "core/records/reports/sealed_basis.h"
#include "core/sequence/judging/series_tables.h"

namespace velocert::records {
namespace {

using base::ErrorCode;
using base::Result;

/// One member: its text, or the file it comes from.
struct Content {
    PackageManifest::Member member;
    std::string text;
    std::string file;  ///< not empty: the bytes lie here
};

Content content(std::string name, std::string text) {
    const auto digest = base::Digest::of(text);
    const auto size = text.size();
    return {{std::move(name), size, digest}, std::move(text), {}};
}

/// What goes into the package: entries in order, and which of their files were issued as reports.
struct Gathered {
    std::vector<LedgerRow> rows;
    std::vector<LedgerEntry> entries;
    std::set<base::Digest> issued;
};

/// The first entry, those of the run, and what was signed about it.
Result<Gathered> gather(const Archive& archive, std::string_view run, std::uint64_t size) {
    auto first = archive.ledger_row(1);
    if (!first) return base::fail(first.error());
    auto of_run = archive.ledger_rows(run);
    if (!of_run) return base::fail(of_run.error());
    std::map<std::uint64_t, LedgerRow> rows;
    // What was added meanwhile does not belong here, nor do the persons it tells of.
    for (auto& row : *of_run)
        if (row.seq <= size) rows.emplace(row.seq, std::move(row));
    auto others = archive.ledger_entries(package_types());
    if (!others) return base::fail(others.error());
    Gathered out;
    PackageScope scope{std::string(run)};
    // In their order, as whoever checks the package meets them: the run's beginning tells its item.
    const auto start = rows.empty() ? std::optional<LedgerRow>() : std::optional(rows.begin()->second);
    bool begun = !start;
    for (const auto& entry : *others) {
        if (entry.seq > size) continue;
        if (!begun && start->seq < entry.seq) {
            if (const auto parsed = parse_entry(start->canonical, row_name(start->seq))) scope.look_ahead(*parsed);
            begun = true;
        }
        scope.look_ahead(entry);
        auto row = archive.ledger_row(entry.seq);
        if (!row) return base::fail(row.error());
        rows.emplace(row->seq, std::move(*row));
    }
    for (const auto& [seq, row] : rows)
        if (row.run == run && start && seq != start->seq)
            if (const auto parsed = parse_entry(row.canonical, row_name(seq))) scope.look_ahead(*parsed);
    for (const auto seq : scope.noted_attempts()) {
        if (seq > size) continue;
        auto row = archive.ledger_row(seq);
        if (!row) return base::fail(row.error());
        rows.emplace(seq, std::move(*row));
    }
    const auto keep = [&](LedgerRow row, bool always) -> Result<void> {
        auto entry = parse_entry(row.canonical, row_name(row.seq));
        if (!entry) return base::fail(entry.error());
        if (!always && scope.take(*entry) == PackageScope::Part::none) return {};
        out.rows.push_back(std::move(row));
        out.entries.push_back(std::move(*entry));
        return {};
    };
    if (auto done = keep(std::move(*first), true); !done) return base::fail(done.error());
    for (auto& [seq, row] : rows)
        if (auto done = keep(std::move(row), false); !done) return base::fail(done.error());
    out.issued = scope.issued();
    return out;
}

/// The evidence of these rows: where it lies and how long it is. Its bytes are checked when they are copied.
Result<std::vector<Content>> evidence_of(const Archive& archive, const Gathered& gathered) {
    const EvidenceStore store(ArchivePaths(archive.folder()).evidence);
    std::set<base::Digest> digests;
    for (const auto& entry : gathered.entries)
        for (const auto& digest : entry.evidence()) digests.insert(digest);
    std::vector<Content> out;
    for (const auto& digest : digests) {
        auto size = store.size_of(digest);
        if (!size) return base::fail(of_named_evidence(size.error()));
        if (*size > tar_largest_member)
            return base::fail(ErrorCode::bad_input, store.path(digest), std::to_string(*size) + " bytes",
                              "a file of at most 8 GiB");
        out.push_back(
            {{gathered.issued.contains(digest) ? package_names::report(digest) : package_names::evidence(digest), *size,
              digest},
             {},
             store.path(digest)});
    }
    return out;
}

Result<void> write_member(NewFile& file, const Content& one) {
    if (auto done = file.write(tar_header(one.member.name, one.member.size)); !done) return done;
    const auto before = file.size();
    if (one.file.empty()) {
        if (auto done = file.write(one.text); !done) return done;
    } else {
        auto digest = file.write_file(one.file);
        if (!digest) return base::fail(digest.error());
        if (*digest != one.member.digest || file.size() - before != one.member.size)
            return base::fail(ErrorCode::integrity, one.file, "bytes whose digest is " + digest->text(),
                              "the bytes that were sealed");
    }
    return file.write(std::vector<std::uint8_t>(tar_padding(one.member.size)));
}

/// What the instruments showed, table by table. Made twice, for the list of members and for the file, so that no more
/// than the tables of one attempt are ever held.
class PackedTables {
  public:
    PackedTables(const sequence::Run& run, const Archive& archive, const sequence::DecoderSource& decoders)
        : run_(run), archive_(archive), decoders_(decoders) {}

    Result<std::vector<PackageManifest::Member>> members() const {
        std::vector<PackageManifest::Member> out;
        auto done = each([&](Content table) -> Result<void> {
            if (table.member.size > tar_largest_member)
                return base::fail(ErrorCode::bad_input, table.member.name, std::to_string(table.member.size) + " bytes",
                                  "a table of at most 8 GiB");
            out.push_back(std::move(table.member));
            return {};
        });
        if (!done) return base::fail(done.error());
        return out;
    }
    /// Refuses tables that are other ones now.
    Result<void> write(NewFile& file, const std::vector<PackageManifest::Member>& wanted) const {
        std::size_t next = 0;
        return each([&](const Content& table) -> Result<void> {
            if (next == wanted.size() || table.member != wanted[next++])
                return base::fail(ErrorCode::integrity, table.member.name, "other bytes than a moment ago",
                                  "the same table from the same wire log");
            return write_member(file, table);
        });
    }

  private:
    template <typename Take>
    Result<void> each(const Take& take) const {
        if (sequence::series_table_names(run_).empty()) return {};
        return sequence::tabulate_series(run_, archive_, decoders_, [&](sequence::SeriesTable table) {
            return take(content(package_names::series(table.name), std::move(table.text)));
        });
    }

    const sequence::Run& run_;
    const Archive& archive_;
    const sequence::DecoderSource& decoders_;
};

/// `contents` in their order, with the tables before the last of them.
Result<void> write_package(const std::string& path, const std::vector<Content>& contents, const PackedTables& tables,
                           const std::vector<PackageManifest::Member>& of_tables, const base::Progress& progress) {
    auto file = NewFile::create(path);
    if (!file) return base::fail(file.error());
    for (std::size_t i = 0; i < contents.size(); ++i) {
        if (!base::go_on(progress, "package", i, contents.size()))
            return base::fail(ErrorCode::interrupted, path, "the package was ended before it was whole");
        if (i + 1 == contents.size())
            if (auto done = tables.write(*file, of_tables); !done) return done;
        if (auto done = write_member(*file, contents[i]); !done) return done;
    }
    if (auto done = file->write(std::vector<std::uint8_t>(tar_end)); !done) return done;
    return file->commit();
}

std::vector<PackageManifest::Member> listed(const std::vector<Content>& contents) {
    std::vector<PackageManifest::Member> out;
    for (const auto& one : contents) out.push_back(one.member);
    return out;
}

/// That the first `size` rows are a beginning of the ledger; none of what it never was, which whoever checks finds.
std::vector<base::Digest> beginning_proof(const MerkleTree& tree, std::uint64_t size) {
    if (size == 0 || size > tree.size()) return {};
    return tree.consistency_proof(size);
}

/// What the report of a preparation says it rests on; nothing where its record is of before.
Result<std::optional<SealedBasis>> basis_of_preparation(const Archive& archive, const LedgerEntry& entry) {
    base::JsonReader reader(entry.record, row_name(entry.seq));
    const auto preparation = read_preparation(reader);
    if (!reader.ok()) return base::fail(reader.finish().error());
    const auto record = archive.load(preparation.record);
    if (!record) return base::fail(of_named_evidence(record.error()));
    return basis_in({reinterpret_cast<const char*>(record->data()), record->size()});
}

/// The station's word that these records are all; nothing where no key was given.
Result<std::string> completeness(const Gathered& gathered, const PackageManifest& manifest,
                                 const base::Digest& first_chain, const signing::StationKey* station) {
    if (station == nullptr) return {};
    const bool named = std::ranges::any_of(gathered.entries, [&](const LedgerEntry& entry) {
        if (entry.type != "station-key/1") return false;
        const auto key = key_in(entry.record);
        return key && *key == station->verifier();
    });
    if (!named)
        return base::fail(ErrorCode::bad_value, "station key",
                          station->verifier().text() +
                              ", which the archive does "
                              "not name",
                          "the key of a station that has signed this archive");
    return signing::sign_note(completeness_text(manifest, first_chain), *station);
}

}  // namespace

Result<void> export_package(const Archive& archive, std::string_view run, const sequence::DecoderSource& decoders,
                            const std::string& file, const signing::StationKey* station,
                            const base::Progress& progress) {
    auto whole = archive.run(run);
    if (!whole) return base::fail(whole.error());
    if (whole->lifecycle == sequence::Lifecycle::running)
        return base::fail(ErrorCode::bad_input, "run " + std::string(run), "a run that is going on",
                          "a run that has ended");
    auto leaves = archive.ledger_leaves();
    if (!leaves) return base::fail(leaves.error());
    const MerkleTree tree(std::move(*leaves));
    auto gathered = gather(archive, run, tree.size());
    if (!gathered) return base::fail(gathered.error());
    auto info = read_info_text(ArchivePaths(archive.folder()));
    if (!info) return base::fail(info.error());
    auto evidence = evidence_of(archive, *gathered);
    if (!evidence) return base::fail(evidence.error());

    const auto first_chain = gathered->rows.front().chain;
    PackageManifest manifest;
    manifest.run = run;
    manifest.tree_size = tree.size();
    manifest.root = tree.root();
    std::vector<Content> contents{
        content(std::string(package_names::instructions), std::string(package_instructions(manifest.version))),
        content(std::string(package_names::info), std::move(*info))};
    for (auto& row : gathered->rows) {
        auto proof = tree.inclusion_proof(row.seq - 1);
        if (root_from_proof(row.leaf, row.seq - 1, tree.size(), proof) != tree.root())
            return base::fail(ErrorCode::integrity, row_name(row.seq), "a leaf that is not in the ledger",
                              "an archive that verifies");
        manifest.entries.push_back({row.seq, std::move(proof)});
        contents.push_back(content(package_names::record(row.seq), std::move(row.canonical)));
    }
    auto checkpoint = package_checkpoint(gathered->entries, first_chain);
    if (!checkpoint) return base::fail(checkpoint.error());
    if (checkpoint->has_value()) {
        const auto& last = (*checkpoint)->checkpoint;
        if (last.size > tree.size() || tree.root_of_first(last.size) != last.root)
            return base::fail(ErrorCode::integrity, "checkpoint",
                              "a root that the first " + std::to_string(last.size) + " entries do not have",
                              "an archive that verifies");
        manifest.checkpoint = {last.size, last.root, tree.consistency_proof(last.size)};
        for (auto& [name, text] : (*checkpoint)->files) contents.push_back(content(std::move(name), std::move(text)));
    }
    for (const auto& entry : gathered->entries) {
        if (entry.type == "checkpoint/1")
            manifest.checkpoints.push_back(
                {entry.seq, beginning_proof(tree, static_cast<std::uint64_t>(
                                                      std::max(base::JsonReader(entry.record, {}).integer_or("size", 0),
                                                               std::int64_t{0})))});
        if (entry.type == "report-prepare/1") {
            const auto basis = basis_of_preparation(archive, entry);
            if (!basis) return base::fail(basis.error());
            if (*basis) manifest.sealed_ledgers.push_back({entry.seq, beginning_proof(tree, (*basis)->ledger_size)});
        }
        if (entry.type != "report-signature/1") continue;
        base::JsonReader reader(entry.record, row_name(entry.seq));
        const auto signature = read_signature(reader);
        if (!reader.ok()) return base::fail(reader.finish().error());
        manifest.signed_ledgers.push_back({entry.seq, beginning_proof(tree, signature.statement.ledger_size)});
    }
    auto complete = completeness(*gathered, manifest, first_chain, station);
    if (!complete) return base::fail(complete.error());
    manifest.complete = std::move(*complete);
    for (auto& one : *evidence) contents.push_back(std::move(one));
    const PackedTables tables(*whole, archive, decoders);
    const auto of_tables = tables.members();
    if (!of_tables) return base::fail(of_tables.error());
    const auto with_tables = [&] {
        auto out = listed(contents);
        out.insert(out.end(), of_tables->begin(), of_tables->end());
        return out;
    };
    manifest.members = with_tables();
    contents.insert(contents.begin(), content(std::string(package_names::manifest), manifest.text()));
    contents.push_back(content(std::string(package_names::sums), sums_text(with_tables())));
    return write_package(file, contents, tables, *of_tables, progress);
}

Result<void> export_package(const Archive& archive, std::string_view run, const sequence::DecoderSource& decoders,
                            const std::string& file) {
    return export_package(archive, run, decoders, file, nullptr);
}

}  // namespace velocert::records
