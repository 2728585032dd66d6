// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include <cstdint>
#include <functional>
#include <memory>
#include <optional>
#include <span>
#include <string>
#include <string_view>
#include <utility>
#include <vector>

#include "core/base/clock.h"
#include "core/base/digest.h"
#include "core/base/json.h"
#include "core/base/result.h"
#include "core/laboratory/equipment_register.h"
#include "core/records/ledger/ledger.h"
#include "core/sequence/evidence.h"
#include "core/sequence/instrument.h"
#include "core/sequence/run.h"

namespace velocert::records {

/// Real and training never mix: an archive is created as one or the other and stays it.
enum class ArchiveKind : std::uint8_t { real, training };
[[nodiscard]] std::string_view name(ArchiveKind kind);

/// One line of the list of runs.
struct RunSummary {
    std::string id;
    std::string started_utc;
    std::string item;
    std::string edition;
    std::string lifecycle;
    std::string verdict;
    std::string operator_name;
};
struct RunQuery;
struct RunPage;

/// Something that does not hold, or (as a note) something to know. `where` names it ("ledger row 17",
/// "evidence/ab/abcd...").
struct Finding {
    std::string where;
    std::string what;
};
struct Verification {
    std::uint64_t checked = 0;  ///< rows and files looked at
    std::vector<Finding> findings;
    std::vector<Finding> notes;  ///< nothing wrong: a run that is going on, for one
    [[nodiscard]] bool ok() const { return findings.empty(); }
};

/// The archive: a folder with
///   archive.json   what it is (hashed into the first ledger row)
///   index.sqlite   the hash-chained ledger, and tables derived from it for finding things
///   heads.log      one line per commit (sequence number and chain), outside the database, append-only
///   evidence/xx/<sha-256>   sealed files; evidence/pending/ files of runs that are going on
///   lock           empty unless a program writes; then it says which
/// Append-only in schema, triggers and authorizer. One process writes at a time (lock file); readers come and go.
/// Used by one thread at a time; each log from open_log() may be written by a thread of its own.
class Archive : public sequence::EvidenceSink, public sequence::EvidenceSource {
  public:
    /// A new archive in an empty or missing folder.
    [[nodiscard]] static base::Result<std::unique_ptr<Archive>> create(const std::string& folder, ArchiveKind kind,
                                                                       const base::Clock& clock);
    /// Opens for writing: takes the lock, reads back journal and sync mode, migrates, closes what a crash left open
    /// (run-end "errored", or "run-suspend/1" where the run can be gone on with; pending logs sealed and named in a
    /// "recovered/1" record). A suspended run is left as it is.
    [[nodiscard]] static base::Result<std::unique_ptr<Archive>> open(const std::string& folder,
                                                                     const base::Clock& clock);
    /// Opens without changing one byte; append() and open_log() are refused.
    [[nodiscard]] static base::Result<std::unique_ptr<Archive>> open_read_only(const std::string& folder);

    [[nodiscard]] virtual ArchiveKind kind() const = 0;
    [[nodiscard]] virtual const std::string& folder() const = 0;
    /// Whether the program that wrote before this one ended without closing the archive, and no verification found it
    /// good since. False when reading only.
    [[nodiscard]] virtual bool was_left_open() const = 0;
    /// Appends several records in one transaction, in order, behind a "together/1" entry that counts them (see
    /// batch.h): after a death at any moment all of them are there or none. One record is appended as by append().
    /// bad_input for none, for more than most_together, and for records of a run, which are appended as they happen.
    [[nodiscard]] virtual base::Result<void> append_all(
        std::span<const std::pair<std::string, base::Json>> records) = 0;
    /// Newest first; `limit` rows from `offset`.
    [[nodiscard]] virtual base::Result<std::vector<RunSummary>> runs(int limit, int offset) const = 0;
    /// Runs of one item, newest first.
    [[nodiscard]] virtual base::Result<std::vector<RunSummary>> runs_of_item(std::string_view item,
                                                                             int limit) const = 0;
    /// The runs that a query asks for, page by page (run_query.h).
    [[nodiscard]] virtual base::Result<RunPage> find_runs(const RunQuery& query) const = 0;
    /// The whole run from its ledger records.
    [[nodiscard]] virtual base::Result<sequence::Run> run(std::string_view id) const = 0;
    [[nodiscard]] virtual base::Result<std::vector<std::pair<std::string, base::Json>>> run_records(
        std::string_view id) const = 0;

    /// Entries that belong to no run (type, record), in order: those of the equipment register among them.
    [[nodiscard]] virtual base::Result<std::vector<std::pair<std::string, base::Json>>> records_without_run() const = 0;

    /// Rows of the ledger as stored, for proofs: those of a run, one by number, and the leaves of all.
    [[nodiscard]] virtual base::Result<std::vector<LedgerRow>> ledger_rows(std::string_view run) const = 0;
    [[nodiscard]] virtual base::Result<LedgerRow> ledger_row(std::uint64_t seq) const = 0;
    [[nodiscard]] virtual base::Result<std::vector<base::Digest>> ledger_leaves() const = 0;
    /// How many entries there are.
    [[nodiscard]] virtual base::Result<std::uint64_t> ledger_size() const = 0;
    /// All entries of these types, in order. Costs what it finds.
    [[nodiscard]] virtual base::Result<std::vector<LedgerEntry>> ledger_entries(
        std::span<const std::string_view> types) const = 0;
};

/// Recomputes everything from the data: rows, leaves, chain, heads, evidence files, derived tables. Read-only.
/// Names every place that does not hold. An error is returned only when `folder` is no archive at all.
[[nodiscard]] base::Result<Verification> verify_archive(const std::string& folder);

/// The equipment register as the archive's entries make it. Errors: those of the evidence; integrity.
[[nodiscard]] base::Result<laboratory::EquipmentRegister> equipment_register(const Archive& archive);

/// Writes the evidence package of a run: all its records with proofs, evidence files, pack and release, manifest,
/// and what the instruments showed in tables. Everything another machine needs to verify and recompute. Refuses to
/// overwrite.
[[nodiscard]] base::Result<void> export_package(const Archive& archive, std::string_view run,
                                                const sequence::DecoderSource& decoders, const std::string& file);
[[nodiscard]] base::Result<Verification> verify_package(const std::string& file);
/// A table of what an instrument showed, as it lies in a package.
struct PackedSeries {
    std::string name;
    base::Digest digest;
};
/// A package opened for recompute: its run and its evidence, which gives the tables too, by their digests.
struct OpenedPackage {
    sequence::Run run;
    std::unique_ptr<sequence::EvidenceSource> evidence;
    std::optional<std::vector<PackedSeries>> series;  ///< nothing in a package of before they were packed
};
[[nodiscard]] base::Result<OpenedPackage> open_package(const std::string& file);

}  // namespace velocert::records
