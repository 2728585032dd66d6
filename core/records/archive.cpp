// SPDX-License-Identifier: GPL-3.0-or-later
#include "core/records/archive.h"

#include <algorithm>
#include <optional>
#include <utility>

#include "core/records/archive_info.h"
#include "core/records/checkpoint.h"
#include "core/records/entry_index.h"
#include "core/records/evidence_store.h"
#include "core/records/file.h"
#include "core/records/heads_file.h"
#include "core/records/integrity_state.h"
#include "core/records/lock_file.h"
#include "core/records/recovery.h"
#include "core/records/rollback.h"
#include "core/records/run_search.h"

namespace velocert::records {
namespace {

using base::ErrorCode;
using base::Result;

/// What only a writer has.
struct Writing {
    LockFile lock;
    HeadsFile heads;
    const base::Clock& clock;
    Head head;               ///< of the last entry
    bool uncertain = false;  ///< a failure left open whether the database holds one entry more
    bool left_open = false;  ///< the program before this one did not close the archive
};

class FolderArchive final : public Archive {
  public:
    FolderArchive(ArchivePaths paths, ArchiveInfo info, Database database, std::optional<Writing> writing)
        : paths_(std::move(paths)),
          info_(std::move(info)),
          evidence_(paths_.evidence),
          index_(std::move(database)),
          writing_(std::move(writing)) {}
    FolderArchive(const FolderArchive&) = delete;
    FolderArchive& operator=(const FolderArchive&) = delete;
    /// A run without an end (the disk was full, say) is not closed in order; the next opening for writing closes it.
    ~FolderArchive() override {
        if (!writing_) return;
        const auto runs = index_.open_runs();
        if (writing_->uncertain || !runs || !runs->empty()) writing_->lock.keep_text();
    }

    /// The first entry must be the one that made this archive.json.
    Result<void> check_first_entry(const std::string& info_text) const {
        auto row = index_.row(1);
        if (!row) return base::fail(row.error());
        const auto refuse = [&](std::string found) {
            return base::fail(ErrorCode::integrity, paths_.info, std::move(found),
                              "the archive.json that was hashed when the archive was made");
        };
        if (!*row) return refuse("the ledger has no first entry");
        auto entry = parse_entry((*row)->canonical, "ledger row 1");
        if (!entry) return base::fail(entry.error());
        if (info_digest_in(entry->record) != base::Digest::of(info_text).text())
            return refuse("a digest that is not that of the first entry");
        return {};
    }

    /// Compares database and heads.log where they end. Only what a crash can leave is mended: one entry without its
    /// line, or with a part of it.
    Result<std::vector<std::uint64_t>> mend_heads() {
        auto tail = read_heads_tail(paths_.heads);
        if (!tail) return base::fail(tail.error());
        auto last = index_.last();
        if (!last) return base::fail(last.error());
        const auto [lines, torn] = *tail;
        const std::uint64_t count = lines ? lines->seq : 0;
        const auto refuse = [&](std::string found) {
            return base::fail(ErrorCode::integrity, paths_.heads, std::move(found),
                              "heads.log and ledger to tell the same");
        };
        if (count > last->seq)
            return refuse("ledger truncated: rows " + std::to_string(last->seq + 1) + ".." + std::to_string(count) +
                          " missing");
        if (last->seq > count + 1)
            return refuse("rows " + std::to_string(count + 1) + ".." + std::to_string(last->seq) + " have no line");
        if (lines) {
            auto row = index_.row(count);
            if (!row) return base::fail(row.error());
            if (!*row || (*row)->chain != lines->chain)
                return refuse("the chain of row " + std::to_string(count) + " differs");
        }
        writing_->head = *last;
        if (last->seq == count) {
            if (!torn.empty()) return refuse("a part of a line for an entry that is not there");
            return std::vector<std::uint64_t>{};
        }
        auto row = index_.row(last->seq);
        if (!row) return base::fail(row.error());
        const auto previous = lines ? lines->chain : base::Digest();
        if (!*row || leaf_of((*row)->canonical) != (*row)->leaf || chain_of(previous, (*row)->leaf) != (*row)->chain)
            return refuse("row " + std::to_string(last->seq) + " does not follow from the one before");
        const std::string line = line_of(*last);
        if (!line.starts_with(torn)) return refuse("a part of a line that is not that of the last row");
        if (auto done = writing_->heads.mend(std::string_view(line).substr(torn.size())); !done)
            return base::fail(done.error());
        return std::vector<std::uint64_t>{last->seq};
    }

    Result<void> recover_what_is_open(const std::vector<std::uint64_t>& mended) {
        return recover(index_, evidence_, *this, writing_->clock, mended);
    }

    ArchiveKind kind() const override { return info_.kind; }
    const std::string& folder() const override { return paths_.folder; }
    bool was_left_open() const override { return writing_ && writing_->left_open; }
    bool training() const override { return info_.kind == ArchiveKind::training; }

    Result<std::unique_ptr<sequence::EvidenceLog>> open_log(std::string_view label) override {
        if (!writing_) return refused();
        return evidence_.open_log(label, std::to_string(writing_->head.seq));
    }

    Result<base::Digest> store(std::span<const std::uint8_t> bytes) override {
        if (!writing_) return refused();
        return evidence_.store(bytes, std::to_string(writing_->head.seq));
    }

    Result<void> append(std::string_view type, const base::Json& record) override {
        if (!writing_) return refused();
        if (auto done = settle_doubt(); !done) return done;

        const LedgerEntry entry{writing_->head.seq + 1, std::string(type), base::utc_text(writing_->clock.now()),
                                record};
        if (auto done = check_run(entry); !done) return done;
        auto derived = derived_rows(entry);
        if (!derived) return base::fail(derived.error());
        const auto named = entry.evidence();
        std::vector<std::pair<base::Digest, std::uint64_t>> sizes;
        for (const auto& digest : named) {
            auto size = evidence_.size_of(digest);
            if (!size) return base::fail(size.error());
            sizes.emplace_back(digest, *size);
        }
        auto row = make_row(entry, writing_->head.chain);
        if (!row) return base::fail(row.error());

        writing_->uncertain = true;
        if (auto done = index_.insert(*row, *derived, sizes); !done) return done;
        writing_->head = Head{row->seq, row->chain};
        if (auto done = writing_->heads.add(writing_->head); !done) return done;
        writing_->uncertain = false;
        evidence_.settle(named);
        if (verification_holds(entry)) writing_->left_open = false;
        return {};
    }

    Result<std::vector<std::uint8_t>> load(const base::Digest& digest) const override { return evidence_.load(digest); }

    Result<std::vector<RunSummary>> runs(int limit, int offset) const override {
        return index_.runs({}, limit, offset);
    }
    Result<std::vector<RunSummary>> runs_of_item(std::string_view item, int limit) const override {
        if (item.empty()) return std::vector<RunSummary>{};
        return index_.runs(item, limit, 0);
    }

    Result<RunPage> find_runs(const RunQuery& query) const override { return search_runs(index_.database(), query); }

    Result<std::vector<std::pair<std::string, base::Json>>> run_records(std::string_view id) const override {
        auto rows = ledger_rows(id);
        if (!rows) return base::fail(rows.error());
        return records_of(*rows);
    }

    Result<std::vector<std::pair<std::string, base::Json>>> records_without_run() const override {
        auto rows = index_.rows_without_run();
        if (!rows) return base::fail(rows.error());
        for (const auto& row : *rows)
            if (auto done = check_leaf(row); !done) return base::fail(done.error());
        return records_of(*rows);
    }

    Result<sequence::Run> run(std::string_view id) const override {
        auto records = run_records(id);
        if (!records) return base::fail(records.error());
        return sequence::run_from_records(*records);
    }

    Result<std::vector<LedgerRow>> ledger_rows(std::string_view run) const override {
        auto rows = index_.rows_of_run(run);
        if (!rows) return rows;
        if (rows->empty())
            return base::fail(ErrorCode::not_found, paths_.folder, "no run \"" + std::string(run) + "\"",
                              "the id of a run in this archive");
        for (const auto& row : *rows)
            if (auto done = check_leaf(row); !done) return base::fail(done.error());
        return rows;
    }

    Result<LedgerRow> ledger_row(std::uint64_t seq) const override {
        auto row = index_.row(seq);
        if (!row) return base::fail(row.error());
        if (!*row) return base::fail(ErrorCode::not_found, paths_.index, "no ledger row " + std::to_string(seq));
        if (auto done = check_leaf(**row); !done) return base::fail(done.error());
        return **row;
    }

    Result<std::vector<base::Digest>> ledger_leaves() const override { return index_.leaves(); }

    Result<std::uint64_t> ledger_size() const override {
        auto last = index_.last();
        if (!last) return base::fail(last.error());
        return last->seq;
    }

    Result<std::vector<LedgerEntry>> ledger_entries(std::span<const std::string_view> types) const override {
        auto rows = index_.rows_of_types(types);
        if (!rows) return base::fail(rows.error());
        std::vector<LedgerEntry> out;
        for (const auto& row : *rows) {
            if (auto done = check_leaf(row); !done) return base::fail(done.error());
            auto entry = parse_entry(row.canonical, "ledger row " + std::to_string(row.seq));
            if (!entry) return base::fail(entry.error());
            out.push_back(std::move(*entry));
        }
        return out;
    }

  private:
    [[nodiscard]] tl::unexpected<base::Error> refused() const {
        return base::fail(ErrorCode::read_only, paths_.folder, "the archive is open for reading only",
                          "an archive opened for writing");
    }

    static Result<std::vector<std::pair<std::string, base::Json>>> records_of(const std::vector<LedgerRow>& rows) {
        std::vector<std::pair<std::string, base::Json>> out;
        for (const auto& row : rows) {
            auto entry = parse_entry(row.canonical, "ledger row " + std::to_string(row.seq));
            if (!entry) return base::fail(entry.error());
            out.emplace_back(std::move(entry->type), std::move(entry->record));
        }
        return out;
    }

    static Result<void> check_leaf(const LedgerRow& row) {
        if (leaf_of(row.canonical) == row.leaf) return {};
        return base::fail(ErrorCode::integrity, "ledger row " + std::to_string(row.seq),
                          "a text that does not give its leaf digest", "the text as it was appended");
    }

    /// After a failed append: finds out what the database holds, and gives heads.log the line it lacks.
    Result<void> settle_doubt() {
        if (!writing_->uncertain) return writing_->heads.complete();
        if (auto done = writing_->heads.complete(); !done) return done;
        auto last = index_.last();
        if (!last) return base::fail(last.error());
        if (last->seq == writing_->head.seq + 1) {
            writing_->head = *last;
            if (auto done = writing_->heads.add(*last); !done) return done;
        }
        if (*last != writing_->head)
            return base::fail(ErrorCode::integrity, paths_.index, "the ledger ends in row " + std::to_string(last->seq),
                              "row " + std::to_string(writing_->head.seq));
        writing_->uncertain = false;
        return {};
    }

    /// A run is started once, added to while it is open, and then left alone; real and training never mix.
    Result<void> check_run(const LedgerEntry& entry) const {
        const bool starts = entry.type == "run-start/1";
        if (!starts && entry.type != "attempt-start/1" && entry.type != "step-run/1" && entry.type != "run-suspend/1" &&
            entry.type != "run-resume/1" && entry.type != "run-end/1")
            return {};
        const std::string id = entry.run();
        if (id.empty())
            return base::fail(ErrorCode::missing_field, entry.type, "a record without \"run\"", "the id of its run");
        auto state = index_.state_of(id);
        if (!state) return base::fail(state.error());
        if (starts) {
            const auto* member = entry.record.find("specimen");
            const bool* specimen = member == nullptr ? nullptr : member->boolean();
            if (specimen == nullptr || *specimen != training())
                return base::fail(
                    ErrorCode::not_permitted, "run " + id,
                    training() ? "a run in earnest for a training archive" : "a specimen run for a real archive",
                    "real and training kept apart");
        }
        switch (*state) {
            case EntryIndex::RunState::unknown:
                if (starts) return {};
                return base::fail(ErrorCode::not_found, "run " + id, entry.type + " of a run that was not started",
                                  "run-start/1 first");
            case EntryIndex::RunState::open:
                if (!starts) return {};
                return base::fail(ErrorCode::already_exists, "run " + id, "a second start", "a new run id");
            case EntryIndex::RunState::ended:
                return base::fail(ErrorCode::not_permitted, "run " + id, entry.type + " after the run's end",
                                  "an ended run stays as it is");
        }
        return {};
    }

    ArchivePaths paths_;
    ArchiveInfo info_;
    EvidenceStore evidence_;
    EntryIndex index_;
    std::optional<Writing> writing_;
};

/// The info and its very text.
Result<std::pair<ArchiveInfo, std::string>> read_info(const ArchivePaths& paths) {
    auto text = read_info_text(paths);
    if (!text) return base::fail(text.error());
    auto info = ArchiveInfo::parse(*text, paths.info);
    if (!info) return base::fail(info.error());
    return std::pair{std::move(*info), std::move(*text)};
}

/// Everything but archive.json, which comes last: while it is missing there is no archive.
Result<void> lay_out(const ArchivePaths& paths, const ArchiveInfo& info) {
    if (auto done = EvidenceStore(paths.evidence).prepare(); !done) return done;
    auto row = make_row(LedgerEntry{1, "archive-create/1", info.created_utc, info.create_record()}, base::Digest());
    if (!row) return base::fail(row.error());
    auto database = Database::create(paths.index);
    if (!database) return base::fail(database.error());
    if (auto done = EntryIndex(std::move(*database)).insert(*row, DerivedRows{}, {}); !done) return done;
    if (auto done = write_new(paths.heads, base::as_bytes(line_of(Head{1, row->chain}))); !done) return done;
    return write_new(paths.info, base::as_bytes(info.text()));
}

/// Second names that write_new() could not remove, or that a crash left.
void clear_partial_names(const ArchivePaths& paths) {
    auto names = names_in(paths.folder);
    if (!names) return;
    for (const auto& name : *names)
        if (name.starts_with("archive.json.partial-") || name.starts_with("heads.log.partial-")) [[maybe_unused]]
            const auto done = remove_name(paths.folder + '/' + name);
}

/// Takes away what lay_out() made of an archive that did not come into being.
void clear(const ArchivePaths& paths, bool folder_too) {
    clear_partial_names(paths);
    for (const auto& path : {paths.info, paths.heads, paths.index, paths.index + "-journal"})
        [[maybe_unused]] const auto done = remove_name(path);
    remove_empty_folder(paths.evidence + "/pending");
    remove_empty_folder(paths.evidence);
    if (folder_too) remove_empty_folder(paths.folder);
}

}  // namespace

Result<laboratory::EquipmentRegister> equipment_register(const Archive& archive) {
    auto records = archive.records_without_run();
    if (!records) return base::fail(records.error());
    std::erase_if(*records, [](const auto& record) { return !laboratory::is_register_entry(record.first); });
    return laboratory::register_from_records(*records, [&](const base::Digest& digest) -> Result<std::string> {
        const auto bytes = archive.load(digest);
        if (!bytes) return base::fail(bytes.error());
        return std::string(bytes->begin(), bytes->end());
    });
}

Result<std::unique_ptr<Archive>> Archive::create(const std::string& folder, ArchiveKind kind,
                                                 const base::Clock& clock) {
    const ArchivePaths paths(folder);
    auto made = make_folder(paths.folder);
    if (!made) return base::fail(made.error());
    auto names = names_in(paths.folder);
    if (!names) return base::fail(names.error());
    if (!names->empty())
        return base::fail(ErrorCode::already_exists, paths.folder,
                          std::find(names->begin(), names->end(), "archive.json") != names->end()
                              ? "an archive is here already"
                              : "the folder is not empty",
                          "an empty or missing folder");
    const ArchiveInfo info{kind, base::utc_text(clock.now())};
    if (auto done = lay_out(paths, info); !done) {
        clear(paths, *made);
        return base::fail(done.error());
    }
    return open(folder, clock);
}

Result<std::unique_ptr<Archive>> Archive::open(const std::string& folder, const base::Clock& clock) {
    const ArchivePaths paths(folder);
    auto info = read_info(paths);
    if (!info) return base::fail(info.error());
    auto lock = LockFile::take(paths.lock, base::utc_text(clock.now()));
    if (!lock) return base::fail(lock.error());
    const bool left_open = lock->was_left();
    clear_partial_names(paths);
    if (auto done = EvidenceStore(paths.evidence).prepare(); !done) return base::fail(done.error());
    auto database = Database::open(paths.index);
    if (!database) return base::fail(database.error());
    auto heads = HeadsFile::open(paths.heads);
    if (!heads) return base::fail(heads.error());
    auto archive =
        std::make_unique<FolderArchive>(paths, std::move(info->first), std::move(*database),
                                        Writing{std::move(*lock), std::move(*heads), clock, Head{}, false, left_open});
    if (auto done = archive->check_first_entry(info->second); !done) return base::fail(done.error());
    auto mended = archive->mend_heads();
    if (!mended) return base::fail(mended.error());
    if (auto done = archive->recover_what_is_open(*mended); !done) return base::fail(done.error());
    const auto keys = station_keys(*archive);
    if (!keys) return base::fail(keys.error());
    if (auto done = notice_rollback(*archive, *keys, clock); !done) return base::fail(done.error());
    return archive;
}

Result<std::unique_ptr<Archive>> Archive::open_read_only(const std::string& folder) {
    const ArchivePaths paths(folder);
    auto info = read_info(paths);
    if (!info) return base::fail(info.error());
    auto database = Database::open_read_only(paths.index);
    if (!database) return base::fail(database.error());
    auto archive = std::make_unique<FolderArchive>(paths, std::move(info->first), std::move(*database), std::nullopt);
    if (auto done = archive->check_first_entry(info->second); !done) return base::fail(done.error());
    return archive;
}

}  // namespace velocert::records
