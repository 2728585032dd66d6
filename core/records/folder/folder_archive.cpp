// SPDX-License-Identifier: GPL-3.0-or-later
#include "core/records/archive.h"

#include <unistd.h>

#include <algorithm>
#include <optional>
#include <utility>

#include "core/records/archive_info.h"
#include "core/records/evidence_store.h"
#include "core/records/files/file.h"
#include "core/records/files/lock_file.h"
#include "core/records/folder/making.h"
#include "core/records/folder/recovery.h"
#include "core/records/folder/step_watch.h"
#include "core/records/index/entry_index.h"
#include "core/records/index/index_closing.h"
#include "core/records/index/run_search.h"
#include "core/records/integrity/checkpoint.h"
#include "core/records/integrity/integrity_state.h"
#include "core/records/integrity/rollback.h"
#include "core/records/ledger/batch.h"
#include "core/records/ledger/clock_state.h"
#include "core/records/ledger/heads_file.h"
#include "core/records/ledger/row_name.h"
#include "core/records/ledger/writer.h"

namespace velocert::records {
namespace {

using base::ErrorCode;
using base::Result;

/// What only a writer has.
struct Writing {
    LockFile lock;
    HeadsFile heads;
    const base::Clock& clock;
    Head head;                 ///< of the last entry
    std::vector<Head> coming;  ///< of the entries that are being committed
    bool uncertain = false;    ///< a failure left open whether the database holds them
    bool left_open = false;    ///< the program before this one did not close the archive
    StepWatch steps;
    bool closing_stands;  ///< closing writes no index.closed: it is there, and nothing was written since
    Writer writer;        ///< what each entry says of machine and program
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
    /// A run without an end (the disk was full, say) and a file that no entry came to name are not closed in order; the
    /// next opening for writing closes the run and names the file.
    ~FolderArchive() override {
        if (!writing_) return;
        const auto runs = index_.open_runs();
        const auto waiting = evidence_.pending();
        if (writing_->uncertain || !runs || !runs->empty() || !waiting || !waiting->empty())
            writing_->lock.keep_text();
        else if (!writing_->closing_stands)  // should it fail (a full disk), bytes that no row uses are not covered
            [[maybe_unused]]
            const auto done = write_index_closing(paths_.folder, index_.database());
    }

    /// Of an archive that could be opened: one that could not is left as it was found.
    void write_closing_at_the_end() { writing_->closing_stands = false; }

    /// The first entry must be the one that made this archive.json.
    Result<void> check_first_entry(const std::string& info_text) const {
        auto row = index_.row(1);
        if (!row) return base::fail(row.error());
        const auto refuse = [&](const char* found) {
            return base::fail(ErrorCode::integrity, paths_.info, found,
                              "the archive.json that was hashed when the archive was made");
        };
        if (!*row) return refuse("the ledger has no first entry");
        auto entry = parse_entry((*row)->canonical, row_name(std::uint64_t{1}));
        if (!entry) return base::fail(entry.error());
        if (info_digest_in(entry->record) != base::Digest::of(info_text).text())
            return refuse("a digest that is not that of the first entry");
        return {};
    }

    /// Compares database and heads.log at their ends. Mends what a crash can leave: lines of one transaction that lack.
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
        const auto together = last->seq > count + 1 ? ends_one_transaction(count + 1, last->seq) : Result<bool>(true);
        if (!together) return base::fail(together.error());
        if (!*together)
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
        auto previous = lines ? lines->chain : base::Digest();
        std::string missing;
        std::vector<std::uint64_t> mended;
        for (auto seq = count + 1; seq <= last->seq; ++seq) {
            auto row = index_.row(seq);
            if (!row) return base::fail(row.error());
            if (!*row || leaf_of((*row)->canonical) != (*row)->leaf ||
                chain_of(previous, (*row)->leaf) != (*row)->chain)
                return refuse("row " + std::to_string(seq) + " does not follow from the one before");
            previous = (*row)->chain;
            missing += line_of(Head{seq, previous});
            mended.push_back(seq);
        }
        if (!missing.starts_with(torn)) return refuse("a part of a line that is not that of the row it stands for");
        if (auto done = writing_->heads.mend(std::string_view(missing).substr(torn.size())); !done)
            return base::fail(done.error());
        return mended;
    }

    /// Whether the ledger says that the rows `from` to its last one were committed together.
    Result<bool> ends_one_transaction(std::uint64_t from, std::uint64_t last) const {
        for (auto seq = from; seq >= 1 && last - seq <= most_together; --seq) {
            auto row = index_.row(seq);
            if (!row) return base::fail(row.error());
            if (!*row) return false;
            const auto entry = parse_entry((*row)->canonical, row_name(seq));
            if (!entry) return base::fail(entry.error());
            if (const auto count = entries_together(*entry)) return seq + *count == last;
        }
        return false;
    }

    Result<void> recover_what_is_open(const std::vector<std::uint64_t>& mended) {
        return recover(index_, evidence_, *this, writing_->clock, mended, writing_->left_open);
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
        const std::pair<std::string, base::Json> one(type, record);
        return commit({&one, 1});
    }

    Result<void> append_all(std::span<const std::pair<std::string, base::Json>> records) override {
        if (records.empty() || records.size() > most_together)
            return base::fail(ErrorCode::bad_input, paths_.folder, std::to_string(records.size()) + " entries at once",
                              "1 to " + std::to_string(most_together));
        if (records.size() == 1) return append(records.front().first, records.front().second);
        std::vector<std::pair<std::string, base::Json>> all;
        all.emplace_back("together/1", together_record(records.size()));
        for (const auto& record : records) {
            if (belongs_to_run(record.first) || record.first == "together/1")
                return base::fail(ErrorCode::bad_input, record.first, "an entry that is appended by itself",
                                  "entries about reports, holds and the like");
            all.push_back(record);
        }
        return commit(all);
    }

    Result<std::vector<std::uint8_t>> load(const base::Digest& digest) const override {
        return evidence_.load(digest, [&] { return index_.knows_evidence(digest); });
    }

    Result<std::vector<RunSummary>> runs(int limit, int offset) const override {
        return index_.runs({}, limit, offset);
    }
    Result<std::vector<RunSummary>> runs_of_item(std::string_view item, int limit) const override {
        if (item.empty()) return std::vector<RunSummary>{};
        return index_.runs(item, limit, 0);
    }

    Result<std::string> other_item_with_code(std::string_view code, std::string_view item) const override {
        return index_.other_item_with_code(code, item);
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
        return run_records(id).and_then([](const auto& records) { return sequence::run_from_records(records); });
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
            auto entry = parse_entry(row.canonical, row_name(row.seq));
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
            auto entry = parse_entry(row.canonical, row_name(row.seq));
            if (!entry) return base::fail(entry.error());
            out.emplace_back(std::move(entry->type), std::move(entry->record));
        }
        return out;
    }

    static Result<void> check_leaf(const LedgerRow& row) {
        if (leaf_of(row.canonical) == row.leaf) return {};
        return base::fail(ErrorCode::integrity, row_name(row.seq), "a text that does not give its leaf digest",
                          "the text as it was appended");
    }

    /// One transaction for all of them.
    Result<void> commit(std::span<const std::pair<std::string, base::Json>> records) {
        if (!writing_) return refused();
        if (auto done = settle_doubt(); !done) return done;
        if (auto done = writing_->steps.before_entry(*this); !done) return done;
        const auto now = RecordTime::now(writing_->clock, source_of(writing_->clock));
        std::vector<NewEntry> entries;
        std::vector<Head> coming;
        std::vector<base::Digest> named;
        Head head = writing_->head;
        for (const auto& [type, record] : records) {
            auto made = new_entry(entry_at(now, writing_->writer, head.seq + 1, type, record), head.chain, named);
            if (!made) return base::fail(made.error());
            head = Head{made->row.seq, made->row.chain};
            coming.push_back(head);
            entries.push_back(std::move(*made));
        }

        if (writing_->closing_stands) {
            if (auto done = withdraw_index_closing(paths_.folder); !done) return done;
            writing_->closing_stands = false;
        }
        writing_->uncertain = true;
        writing_->coming = std::move(coming);
        if (auto done = index_.insert(entries); !done) return done;
        writing_->head = head;
        if (auto done = writing_->heads.add(writing_->coming); !done) return done;
        writing_->uncertain = false;
        evidence_.settle(named);
        for (const auto& [type, record] : records)
            if (verification_holds(type, record)) writing_->left_open = false;
        return {};
    }

    /// Everything that is stored for one entry; what it names is added to `named`.
    Result<NewEntry> new_entry(const LedgerEntry& entry, const base::Digest& previous,
                               std::vector<base::Digest>& named) const {
        if (auto done = check_run(entry); !done) return base::fail(done.error());
        NewEntry out;
        auto derived = derived_rows(entry);
        if (!derived) return base::fail(derived.error());
        out.derived = std::move(*derived);
        for (const auto& digest : entry.evidence()) {
            auto size = evidence_.size_of(digest);
            if (!size) return base::fail(size.error());
            out.evidence.emplace_back(digest, *size);
            named.push_back(digest);
        }
        auto row = make_row(entry, previous);
        if (!row) return base::fail(row.error());
        out.row = std::move(*row);
        return out;
    }

    /// After a failed append: finds out what the database holds, and gives heads.log the lines it lacks.
    Result<void> settle_doubt() {
        if (!writing_->uncertain) return writing_->heads.complete();
        if (auto done = writing_->heads.complete(); !done) return done;
        auto last = index_.last();
        if (!last) return base::fail(last.error());
        if (*last != writing_->head && *last == writing_->coming.back()) {
            writing_->head = *last;
            if (auto done = writing_->heads.add(writing_->coming); !done) return done;
        }
        if (*last != writing_->head)
            return base::fail(ErrorCode::integrity, paths_.index, "the ledger ends in row " + std::to_string(last->seq),
                              "row " + std::to_string(writing_->head.seq));
        writing_->uncertain = false;
        return {};
    }

    static bool belongs_to_run(std::string_view type) {
        return type == "run-start/1" || type == "attempt-start/1" || type == "step-run/1" || type == "run-suspend/1" ||
               type == "run-resume/1" || type == "run-end/1";
    }

    /// A run is started once, added to while it is open, and then left alone; real and training never mix.
    Result<void> check_run(const LedgerEntry& entry) const {
        const bool starts = entry.type == "run-start/1";
        if (!belongs_to_run(entry.type)) return {};
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

/// Whether index.closed is there and may stay while the archive is opened for writing: after a death it says nothing
/// any more, and a schema that is brought up to date is a write.
Result<bool> settle_closing(const ArchivePaths& paths, bool left_open) {
    if (::access((paths.folder + '/' + std::string(index_closing_name)).c_str(), F_OK) != 0) return false;
    if (!left_open) {
        const auto index = Database::open_to_verify(paths.index);
        if (!index || index->schema() == Database::newest_schema()) return true;  // opening tells what is wrong
    }
    if (auto done = withdraw_index_closing(paths.folder); !done) return base::fail(done.error());
    return false;
}

/// The info and its very text.
Result<std::pair<ArchiveInfo, std::string>> read_info(const ArchivePaths& paths) {
    auto text = read_info_text(paths);
    if (!text) return base::fail(text.error());
    auto info = ArchiveInfo::parse(*text, paths.info);
    if (!info) return base::fail(info.error());
    return std::pair{std::move(*info), std::move(*text)};
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
    const auto now = RecordTime::now(clock, source_of(clock));
    if (auto done = make_archive(paths, ArchiveInfo{kind, now.utc}, now, *made); !done) return base::fail(done.error());
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
    const auto closing_stands = settle_closing(paths, left_open);
    if (!closing_stands) return base::fail(closing_stands.error());
    auto database = Database::open(paths.index);
    if (!database) return base::fail(database.error());
    auto heads = HeadsFile::open(paths.heads);
    if (!heads) return base::fail(heads.error());
    auto archive = std::make_unique<FolderArchive>(paths, std::move(info->first), std::move(*database),
                                                   Writing{std::move(*lock),
                                                           std::move(*heads),
                                                           clock,
                                                           Head{},
                                                           {},
                                                           false,
                                                           left_open,
                                                           StepWatch(clock),
                                                           true,
                                                           Writer::here()});
    if (auto done = archive->check_first_entry(info->second); !done) return base::fail(done.error());
    auto mended = archive->mend_heads();
    if (!mended) return base::fail(mended.error());
    if (auto done = archive->recover_what_is_open(*mended); !done) return base::fail(done.error());
    const auto keys = station_keys(*archive);
    if (!keys) return base::fail(keys.error());
    if (auto done = notice_rollback(*archive, *keys, clock); !done) return base::fail(done.error());
    if (!*closing_stands) archive->write_closing_at_the_end();
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
