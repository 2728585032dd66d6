// SPDX-License-Identifier: GPL-3.0-or-later
// verify_archive(): the folder's side. What is inside the index is checked by IndexCheck.
#include <SQLiteCpp/Exception.h>
#include <sys/stat.h>

#include <optional>
#include <set>
#include <utility>

#include "core/records/archive.h"
#include "core/records/archive_info.h"
#include "core/records/evidence_store.h"
#include "core/records/files/file.h"
#include "core/records/files/lock_file.h"
#include "core/records/index/index_closing.h"
#include "core/records/integrity/verify_basis.h"
#include "core/records/integrity/verify_checkpoints.h"
#include "core/records/integrity/verify_index.h"
#include "core/records/ledger/heads_file.h"
#include "core/records/ledger/row_name.h"

namespace velocert::records {
namespace {

using base::Result;

/// Files hashed between two questions whether to go on.
constexpr std::size_t files_at_a_time = 256;

bool is_folder(const std::string& path) {
    struct stat status {};
    return ::lstat(path.c_str(), &status) == 0 && S_ISDIR(status.st_mode);
}
bool is_file(const std::string& path) {
    struct stat status {};
    return ::lstat(path.c_str(), &status) == 0 && S_ISREG(status.st_mode);
}

class ArchiveCheck {
  public:
    ArchiveCheck(const ArchivePaths& paths, const OutsideProof& outside, const base::Progress& progress,
                 const VerificationScope& scope)
        : paths_(paths), outside_(outside), progress_(progress), scope_(scope) {}

    /// What was read of reports goes there too.
    void tell_reports(ReportsRead* reports) { reports_ = reports; }
    [[nodiscard]] bool given_up() const { return given_up_; }

    Verification run(const std::string& info_text) {
        auto held = LockFile::is_held(paths_.lock);
        if (!held) find("lock", held.error().text());
        in_use_ = held && *held;
        if (!in_use_ && is_file(paths_.lock)) interrupted_ = LockFile::is_left(paths_.lock).value_or(false);
        if (in_use_) note("lock", "a program is writing to this archive; what it adds now is not looked at");
        check_top_folder();
        // Lines first: while a program writes, the ledger may then be ahead of them, never behind.
        const auto heads = read_heads();
        check_index(info_text, heads);
        return std::move(out_);
    }

  private:
    void find(std::string where, std::string what) { out_.findings.push_back({std::move(where), std::move(what)}); }
    void note(std::string where, std::string what) { out_.notes.push_back({std::move(where), std::move(what)}); }
    /// What a program leaves that dies while it writes: told, but nothing that was recorded is touched by it. In an
    /// archive that was closed in order the same trace has no such excuse.
    void left_behind(std::string where, std::string what) {
        if (interrupted_)
            note(std::move(where), std::move(what));
        else
            find(std::move(where), std::move(what));
    }

    void check_top_folder() {
        // The watchdog's holds what the ledger does not have yet, and copies of what it has: no evidence of any run.
        const std::set<std::string> folders = {"evidence", "watchdog"};
        const std::set<std::string> files = {"archive.json", "index.sqlite", "heads.log", "lock",
                                             std::string(index_closing_name)};
        auto names = names_in(paths_.folder);
        if (!names) return find(paths_.folder, names.error().text());
        for (const auto& name : *names) {
            if (name == "index.sqlite-journal") {
                if (!in_use_)
                    left_behind(name,
                                "left by a program that died in the middle of a write; opening the archive for "
                                "writing once takes the unfinished write back");
            } else if (name.starts_with(std::string(index_closing_name) + ".partial-") ||
                       name == "archive.json.partial-restore") {
                // Holds nothing of the archive, whoever left it.
                if (!in_use_)
                    note(name,
                         "left by a program that died while it closed or restored the archive; opening it for writing "
                         "once removes this file");
            } else if (!folders.contains(name) && !files.contains(name)) {
                find(name, "does not belong to the archive");
            } else if (folders.contains(name) != is_folder(paths_.folder + '/' + name)) {
                find(name, folders.contains(name) ? "is no folder" : "is no file");
            } else if (!folders.contains(name) && !is_file(paths_.folder + '/' + name)) {
                // A link leads to bytes that nobody keeps with the archive.
                find(name, "is no file of the archive's own: a link or a device");
            }
        }
        if (interrupted_)
            note("lock",
                 "not empty though nobody writes: the program that did ended without closing the archive; "
                 "opening it for writing once records that");
    }

    HeadsContent read_heads() {
        auto bytes = read_whole(paths_.heads);
        if (!bytes) {
            find("heads.log", bytes.error().text());
            return {};
        }
        auto heads = parse_heads(std::string(bytes->begin(), bytes->end()));
        for (const auto& fault : heads.faults) find("heads.log line " + std::to_string(fault.line), fault.what);
        if (!heads.torn.empty() && !in_use_) left_behind("heads.log", "the last line is cut");
        out_.checked += heads.chains.size();
        return heads;
    }

    void check_index(const std::string& info_text, const HeadsContent& heads) {
        auto database = Database::open_to_verify(paths_.index);
        if (!database) {
            find("index.sqlite", database.error().text());
            return;
        }
        IndexCheck index(*database, in_use_, out_, scope_);
        index.tell(progress_);
        index.run();
        given_up_ = index.given_up();
        if (given_up_) return;
        ++out_.checked;
        if (index.info_digest() != base::Digest::of(info_text).text())
            find("archive.json", "differs from the one that was hashed into ledger row 1");
        compare_heads(index, heads);
        check_what_reports_rest_on(*database, index);
        CheckpointCheck checkpoints(index.checkpoint_entries(), index.leaves(), index.chains(), outside_, out_);
        checkpoints.run();
        if (reports_ != nullptr) {
            *reports_ = index.take_reports();
            reports_->checkpoints = checkpoints.take_own();
            reports_->stamped = checkpoints.take_stamped();
        }
        check_evidence(index);
        if (!scope_.whole()) return;
        check_closing(*database);
        for (const auto& run : index.open_runs()) {
            if (index.suspended(run))
                note("run " + run, "is suspended; it can be gone on with");
            else if (in_use_)
                note("run " + run, "is going on");
            else
                left_behind("run " + run, "has no end; opening the archive for writing once closes it");
        }
    }

    /// Bytes that no row uses: nothing else looks at them.
    void check_closing(const Database& index) {
        if (in_use_ || interrupted_) return;
        const auto closing = read_index_closing(paths_.folder);
        if (!closing)
            return find(std::string(index_closing_name), closing.error().code == base::ErrorCode::integrity
                                                             ? "was changed: " + closing.error().found
                                                             : closing.error().text());
        if (!*closing)
            return note("index.sqlite",
                        "bytes that no row uses are not covered: nothing says what they were when the archive was "
                        "closed; closing it once after a write says that");
        const auto bytes = index_bytes(index);
        if (!bytes) return find("index.sqlite", bytes.error().text());
        ++out_.checked;
        if (bytes->digest == (*closing)->digest && bytes->size == (*closing)->size) return;
        // A writer that came meanwhile took it away before it wrote.
        const auto now = read_index_closing(paths_.folder);
        const auto held = LockFile::is_held(paths_.lock);
        if (now && held && !*held && *now && (*now)->digest == (*closing)->digest && (*now)->size == (*closing)->size)
            return find("index.sqlite", "bytes were changed since the archive was closed");
        note("index.sqlite",
             "bytes that no row uses are not covered: a program began to write while the archive was verified");
    }

    void check_what_reports_rest_on(const Database& database, const IndexCheck& index) {
        try {
            out_.checked +=
                check_basis(database, index.report_entries(), index.leaves(), EvidenceStore(paths_.evidence),
                            [&](std::string where, std::string what) { find(std::move(where), std::move(what)); });
        } catch (const SQLite::Exception& exception) {
            find("index.sqlite ledger", exception.what());
        }
    }

    void compare_heads(const IndexCheck& index, const HeadsContent& heads) {
        const auto& chains = index.chains();
        const auto lines = heads.chains.size();
        for (std::size_t i = 0; i < std::min(lines, chains.size()); ++i)
            if (heads.chains[i] && *heads.chains[i] != chains[i])
                find(row_name(i + 1), "its chain is not the one in heads.log");
        if (lines > chains.size() && !in_use_)
            find("ledger", "ledger truncated: rows " + std::to_string(chains.size() + 1) + ".." +
                               std::to_string(lines) + " missing");
        if (chains.size() <= lines || in_use_) return;
        const std::string missing = "lines " + std::to_string(lines + 1) + ".." + std::to_string(chains.size()) +
                                    " missing: rows were added without them";
        // Rows are committed before their lines are written: a death between the two leaves one row without a line, or
        // those of one transaction.
        if (chains.size() == lines + 1 || index.committed_together(lines + 1, chains.size()))
            left_behind("heads.log", missing);
        else
            find("heads.log", missing);
    }

    void check_evidence(const IndexCheck& index) {
        const auto listed = scope_.whole() ? all_evidence(index) : evidence_in_scope(index);
        if (!listed) return;
        const auto present = read_worthy(*listed, index);
        std::vector<std::string> files;
        for (const auto& digest : present)
            files.push_back(paths_.evidence + '/' + EvidenceStore::relative_path(digest));
        for (std::size_t from = 0; from < files.size(); from += files_at_a_time) {
            given_up_ = !base::go_on(progress_, "evidence", from, files.size());
            if (given_up_) return;
            const auto end = std::min(files.size(), from + files_at_a_time);
            const auto found = digests_of_files(
                {files.begin() + static_cast<std::ptrdiff_t>(from), files.begin() + static_cast<std::ptrdiff_t>(end)});
            for (std::size_t i = from; i < end; ++i) check_evidence_file(present[i], found[i - from], index);
        }
        const std::set<base::Digest> there(listed->begin(), listed->end());
        for (const auto& [digest, use] : index.evidence())
            if (!there.contains(digest))
                find("evidence/" + EvidenceStore::relative_path(digest), "missing, " + use.text());
    }

    /// Those whose bytes can be right: a file of another size than the index says is told without being read, however
    /// large it was made. So is one that nobody names, where nobody writes.
    std::vector<base::Digest> read_worthy(const std::vector<base::Digest>& present, const IndexCheck& index) {
        std::vector<base::Digest> out;
        for (const auto& digest : present) {
            const std::string path = EvidenceStore::relative_path(digest);
            const auto use = index.evidence().find(digest);
            const bool named = use != index.evidence().end();
            const auto size = index.sizes().find(digest);
            const auto found = EvidenceStore(paths_.evidence).size_of(digest);
            if (named && found && size != index.sizes().end() && *found != size->second) {
                ++out_.checked;
                find("evidence/" + path, "is " + std::to_string(*found) + " bytes long, the index says " +
                                             std::to_string(size->second) + ", " + use->second.text());
            } else if (!named && scope_.whole() && !in_use_ && !interrupted_) {
                ++out_.checked;
                find("evidence/" + path, "no entry of the ledger names this file");
            } else {
                out.push_back(digest);
            }
        }
        return out;
    }

    /// Every file that lies there, whoever names it; nothing where the folder cannot be read, which is told.
    std::optional<std::vector<base::Digest>> all_evidence(const IndexCheck& index) {
        std::vector<base::Digest> present;
        auto names = names_in(paths_.evidence);
        if (!names) {
            find("evidence", names.error().text());
            return std::nullopt;
        }
        for (const auto& name : *names) {
            const std::string folder = paths_.evidence + '/' + name;
            if (!is_folder(folder)) {
                find("evidence/" + name, "does not belong to the archive");
            } else if (name == "pending") {
                check_pending(index);
            } else {
                list_evidence(name, present);
            }
        }
        return present;
    }

    /// Of what rows in the scope name, and of what it names itself, the files that are there; a missing one is told.
    std::optional<std::vector<base::Digest>> evidence_in_scope(const IndexCheck& index) {
        std::vector<base::Digest> present;
        for (const auto& [digest, use] : index.evidence())
            if (is_file(paths_.evidence + '/' + EvidenceStore::relative_path(digest))) present.push_back(digest);
        for (const auto& digest : scope_.files) {
            if (index.evidence().contains(digest)) continue;
            const auto path = EvidenceStore::relative_path(digest);
            if (is_file(paths_.evidence + '/' + path))
                present.push_back(digest);
            else
                find("evidence/" + path, "missing");
        }
        return present;
    }

    void list_evidence(const std::string& name, std::vector<base::Digest>& present) {
        auto files = names_in(paths_.evidence + '/' + name);
        if (!files) return find("evidence/" + name, files.error().text());
        for (const auto& file : *files) {
            const std::string where = "evidence/" + name + '/' + file;
            auto digest = base::Digest::parse(file);
            if (!digest || EvidenceStore::relative_path(*digest) != name + '/' + file ||
                !is_file(paths_.folder + '/' + where))
                find(where, "does not belong to the archive");
            else
                present.push_back(*digest);
        }
    }

    void check_evidence_file(const base::Digest& digest, const Result<FileDigest>& found, const IndexCheck& index) {
        ++out_.checked;
        const std::string where = "evidence/" + EvidenceStore::relative_path(digest);
        const auto use = index.evidence().find(digest);
        const std::string named = use == index.evidence().end() ? std::string() : ", " + use->second.text();
        if (!found) return find(where, found.error().text() + named);
        if (found->digest != digest)
            find(where, "the bytes were changed: their digest is " + found->digest.text() + named);
        if (named.empty() && !scope_.whole()) return;  // by a row that was not read
        if (named.empty() && in_use_) return note(where, "no entry names it yet");
        if (named.empty()) return left_behind(where, "no entry of the ledger names this file");
    }

    void check_pending(const IndexCheck& index) {
        auto names = names_in(paths_.evidence + "/pending");
        if (!names) return find("evidence/pending", names.error().text());
        for (const auto& name : *names) {
            const std::string where = "evidence/pending/" + name;
            if (in_use_) {
                note(where, "belongs to a run that is going on");
                continue;
            }
            // A second name of a sealed file that the ledger names: nothing is lost or added by it.
            auto found = digest_of_file(paths_.folder + '/' + where);
            if (found && index.evidence().contains(found->digest))
                note(where, "is sealed and named; the next opening for writing removes this name");
            else
                left_behind(
                    where, "was not sealed: its program ended early; opening the archive for writing once takes it up");
        }
    }

    const ArchivePaths& paths_;
    const OutsideProof& outside_;
    const base::Progress& progress_;
    const VerificationScope& scope_;
    bool given_up_ = false;
    bool in_use_ = false;
    bool interrupted_ = false;  ///< nobody writes, but the last one who did never closed the archive
    Verification out_;
    ReportsRead* reports_ = nullptr;
};

Result<Verification> verify_folder(const std::string& folder, const OutsideProof& outside,
                                   const base::Progress& progress, const VerificationScope& scope,
                                   ReportsRead* reports) {
    const ArchivePaths paths(folder);
    if (!is_file(paths.info) && !is_file(paths.index)) {
        auto text = read_info_text(paths);
        if (!text) return base::fail(text.error());
    }
    auto text = read_info_text(paths);
    ArchiveCheck check(paths, outside, progress, scope);
    check.tell_reports(reports);
    auto verification = check.run(text ? *text : std::string());
    if (check.given_up())
        return base::fail(base::ErrorCode::interrupted, folder, "the verification was ended before it was done");
    if (!text) verification.findings.insert(verification.findings.begin(), {"archive.json", text.error().text()});
    return verification;
}

}  // namespace

Result<Verification> verify_archive(const std::string& folder) { return verify_archive(folder, OutsideProof{}); }

Result<Verification> verify_archive(const std::string& folder, const OutsideProof& outside,
                                    const base::Progress& progress, const VerificationScope& scope) {
    return verify_folder(folder, outside, progress, scope, nullptr);
}

Result<Verification> verify_archive(const std::string& folder, const OutsideProof& outside, ReportsRead& reports) {
    return verify_folder(folder, outside, {}, {}, &reports);
}

}  // namespace velocert::records
