// SPDX-License-Identifier: GPL-3.0-or-later
#include "core/records/evidence_store.h"

#include <sys/stat.h>

#include <algorithm>
#include <cerrno>
#include <cstdio>
#include <optional>
#include <utility>

#include "core/records/files/file.h"

namespace velocert::records {
namespace {

using base::ErrorCode;
using base::Result;

/// Bytes gathered before they go to the file: large enough that a system call per piece of wire does not count. Who
/// feeds the log sees to it that they do not wait long (flush()).
constexpr std::size_t buffer_size = std::size_t{256} * 1024;

/// What a name carries that is about to take the place of the one without it. No log's own name ends so.
constexpr std::string_view aside_ending = ".sealed";

bool same_file(const std::string& a, const std::string& b) {
    struct stat first {};
    struct stat second {};
    return ::stat(a.c_str(), &first) == 0 && ::stat(b.c_str(), &second) == 0 && first.st_ino == second.st_ino &&
           first.st_dev == second.st_dev;
}

/// Gives the file its lasting name. The bytes must be durable already.
Result<void> name_by_digest(const std::string& pending, const std::string& root, const base::Digest& digest) {
    const std::string target = root + '/' + EvidenceStore::relative_path(digest);
    const std::string folder = target.substr(0, target.rfind('/'));
    auto made = make_folder(folder);
    if (!made) return base::fail(made.error());
    if (*made) {
        if (auto done = sync_folder(root); !done) return done;
    }
    if (auto done = link_or_copy(pending, target); !done) {
        if (done.error().code != ErrorCode::already_exists) return done;
        // The same bytes were sealed before. They must still be those bytes; then the pending name stands for that
        // file.
        auto there = digest_of_file(target);
        if (!there) return base::fail(there.error());
        if (there->digest != digest)
            return base::fail(ErrorCode::integrity, target, "bytes whose digest is " + there->digest.text(),
                              digest.text());
        if (same_file(pending, target)) return sync_folder(folder);
        const std::string aside = pending + std::string(aside_ending);
        if (auto removed = remove_name(aside); !removed) return removed;
        if (auto linked = link_or_copy(target, aside); !linked) return linked;
        if (::rename(aside.c_str(), pending.c_str()) != 0) return base::fail(system_error(errno, pending, "naming"));
    }
    if (::chmod(target.c_str(), 0444) != 0) return base::fail(system_error(errno, target, "making read-only"));
    return sync_folder(folder);
}

/// Names stay plain: whatever is not a letter, digit, dot or dash becomes a dash.
std::string plain(std::string_view label) {
    std::string out(label.substr(0, 64));
    for (char& c : out) {
        const bool good = (c >= 'a' && c <= 'z') || (c >= 'A' && c <= 'Z') || (c >= '0' && c <= '9') || c == '-';
        if (!good) c = '-';
    }
    return out.empty() ? "log" : out;
}

class PendingLog final : public sequence::EvidenceLog {
  public:
    PendingLog(File file, std::string root, std::string name)
        : file_(std::move(file)), root_(std::move(root)), name_(std::move(name)) {
        buffer_.reserve(buffer_size);
    }
    PendingLog(const PendingLog&) = delete;
    PendingLog& operator=(const PendingLog&) = delete;
    PendingLog(PendingLog&&) = delete;
    PendingLog& operator=(PendingLog&&) = delete;
    /// Not sealed: what was given stays as a pending file and is taken up at the next opening.
    ~PendingLog() override {
        if (!sealed_) [[maybe_unused]]
            const auto done = write_out();
    }

    Result<void> append(std::span<const std::uint8_t> bytes) override {
        if (sealed_) return base::fail(ErrorCode::not_permitted, file_.path(), "the log is sealed", "an open log");
        if (failure_) return base::fail(*failure_);
        size_ += bytes.size();
        if (buffer_.size() + bytes.size() > buffer_size) {
            if (auto done = write_out(); !done) return declared(done.error());
        }
        if (bytes.size() < buffer_size) {
            buffer_.insert(buffer_.end(), bytes.begin(), bytes.end());
            return {};
        }
        if (auto done = put(bytes); !done) return declared(done.error());
        return {};
    }

    Result<void> flush() override {
        if (failure_) return base::fail(*failure_);
        if (sealed_ || buffer_.empty()) return {};
        if (auto done = write_out(); !done) return declared(done.error());
        return {};
    }

    Result<void> sync() override {
        if (failure_) return base::fail(*failure_);
        if (sealed_) return {};
        auto done = write_out();
        if (done) done = file_.sync();
        if (!done) return declared(done.error());
        return {};
    }

    std::uint64_t size() const override { return size_; }
    std::string pending_name() const override { return name_; }

    /// After a failure that append() or sync() has declared, what did reach the file is sealed: it is a true beginning
    /// of what was heard, and lacks the end record.
    Result<base::Digest> seal() override {
        if (sealed_) return *sealed_;
        if (!failure_) {
            if (auto done = write_out(); !done) return declared(done.error());
        }
        if (auto done = file_.sync(); !done) return declared(done.error());
        const auto digest = digest_.digest();
        if (auto done = name_by_digest(file_.path(), root_, digest); !done) return base::fail(done.error());
        sealed_ = digest;
        return digest;
    }

  private:
    [[nodiscard]] tl::unexpected<base::Error> declared(base::Error error) {
        error.found += "; of " + std::to_string(size_) + " bytes that came, the first " + std::to_string(written_) +
                       " are recorded there, and what comes from here on cannot be";
        if (error.expected.empty()) error.expected = "an archive that can be written: room on its disk, first of all";
        failure_ = error;
        return base::fail(std::move(error));
    }

    /// Hashes exactly what the file took, so that the digest always is that of the file.
    Result<void> put(std::span<const std::uint8_t> bytes) {
        while (!bytes.empty()) {
            auto count = file_.write_some(bytes);
            if (!count) return base::fail(count.error());
            digest_.add(bytes.first(*count));
            written_ += *count;
            bytes = bytes.subspan(*count);
        }
        return {};
    }

    Result<void> write_out() {
        auto done = put(buffer_);
        buffer_.clear();
        return done;
    }

    File file_;
    std::string root_;
    std::string name_;
    std::vector<std::uint8_t> buffer_;
    base::DigestBuilder digest_;
    std::uint64_t size_ = 0;
    std::uint64_t written_ = 0;  ///< of it, taken by the file
    std::optional<base::Error> failure_;
    std::optional<base::Digest> sealed_;
};

}  // namespace

std::string EvidenceStore::pending_path(std::string_view name) const { return root_ + "/pending/" + std::string(name); }

Result<void> EvidenceStore::prepare() const {
    for (const auto& folder : {root_, root_ + "/pending"}) {
        if (auto made = make_folder(folder); !made) return base::fail(made.error());
    }
    return sync_folder(root_);
}

Result<std::unique_ptr<sequence::EvidenceLog>> EvidenceStore::open_log(std::string_view label,
                                                                       std::string_view tag) const {
    const std::string stem = plain(label) + '.' + std::string(tag) + '.';
    for (int count = 1;; ++count) {
        const std::string name = stem + std::to_string(count);
        auto file = File::create(pending_path(name));
        if (!file && file.error().code == ErrorCode::already_exists) continue;
        if (!file) return base::fail(file.error());
        if (auto done = sync_folder(root_ + "/pending"); !done) {
            [[maybe_unused]] const auto removed = remove_name(file->path());
            return base::fail(done.error());
        }
        return std::make_unique<PendingLog>(std::move(*file), root_, name);
    }
}

Result<base::Digest> EvidenceStore::store(std::span<const std::uint8_t> bytes, std::string_view tag) const {
    const auto digest = base::Digest::of(bytes);
    if (auto there = digest_of_file(path(digest)); there && there->digest == digest) return digest;
    auto log = open_log("stored", tag);
    if (!log) return base::fail(log.error());
    auto sealed = (*log)->append(bytes).and_then([&] { return (*log)->seal(); });
    if (sealed) return sealed;
    // Half a file is of no use to anybody: who gave the bytes has them, and is told. (What an instrument said is kept.)
    const std::string name = (*log)->pending_name();
    log->reset();
    if (!same_file(pending_path(name), path(digest))) [[maybe_unused]]
        const auto removed = forget_pending(name);
    return sealed;
}

Result<std::vector<std::string>> EvidenceStore::pending() const {
    auto names = names_in(root_ + "/pending");
    if (!names) return names;
    std::vector<std::string> out;
    for (const auto& name : *names) {
        // A crash just before the exchange leaves both; the first one stands for the file.
        const bool aside =
            name.ends_with(aside_ending) &&
            std::binary_search(names->begin(), names->end(), name.substr(0, name.size() - aside_ending.size()));
        if (!aside) out.push_back(name);
    }
    return out;
}

Result<std::vector<std::uint8_t>> EvidenceStore::load(const base::Digest& digest,
                                                      const std::function<Result<bool>()>& named) const {
    auto bytes = load(digest);
    if (bytes || bytes.error().code != base::ErrorCode::not_found) return bytes;
    const auto known = named();
    if (known && *known) return base::fail(of_named_evidence(bytes.error()));
    return bytes;
}

base::Error of_named_evidence(base::Error error) {
    if (error.code != base::ErrorCode::not_found) return error;
    return {base::ErrorCode::integrity, std::move(error.where), "the ledger names this file, and it is not there",
            "the evidence as it was recorded: see what 'verify' finds, and restore it from a backup"};
}

Result<std::vector<std::uint8_t>> EvidenceStore::load_pending(std::string_view name) const {
    return read_whole(pending_path(name));
}

Result<base::Digest> EvidenceStore::seal_pending(std::string_view name) const {
    const std::string from = pending_path(name);
    auto file = File::open_read(from);
    if (!file) return base::fail(file.error());
    if (auto done = file->sync(); !done) return base::fail(done.error());
    auto digest = digest_of_file(from);
    if (!digest) return base::fail(digest.error());
    if (auto done = name_by_digest(from, root_, digest->digest); !done) return base::fail(done.error());
    return digest->digest;
}

void EvidenceStore::settle(const std::vector<base::Digest>& digests) const {
    if (digests.empty()) return;
    auto names = pending();
    if (!names) return;
    for (const auto& name : *names) {
        const auto is_it = [&](const base::Digest& digest) { return same_file(pending_path(name), path(digest)); };
        if (std::any_of(digests.begin(), digests.end(), is_it)) [[maybe_unused]]
            const auto done = forget_pending(name);
    }
}

Result<void> EvidenceStore::forget_pending(std::string_view name) const {
    if (auto done = remove_name(pending_path(name) + std::string(aside_ending)); !done) return done;
    return remove_name(pending_path(name));
}

}  // namespace velocert::records
