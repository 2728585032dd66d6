// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include <cstdint>
#include <functional>
#include <memory>
#include <span>
#include <string>
#include <string_view>
#include <vector>

#include "core/base/digest.h"
#include "core/base/result.h"
#include "core/sequence/evidence.h"

namespace velocert::records {

struct FileDigest {
    base::Digest digest;
    std::uint64_t size = 0;
};
/// For evidence that the ledger names: that it is not found is damage (integrity), other errors stay.
[[nodiscard]] base::Error of_named_evidence(base::Error error);

[[nodiscard]] base::Result<FileDigest> digest_of_file(const std::string& path);
/// The same for many files, in their order, by two threads: one reads while the other hashes.
[[nodiscard]] std::vector<base::Result<FileDigest>> digests_of_files(const std::vector<std::string>& paths);

/// Files named by the SHA-256 of what they hold: <root>/xx/<digest>, read-only once there. Files that still grow, and
/// sealed ones that no ledger entry names yet, also stand in <root>/pending under a name of their own: a crash at any
/// moment leaves every byte where the next opening finds it.
class EvidenceStore {
  public:
    explicit EvidenceStore(std::string root) : root_(std::move(root)) {}

    /// Makes the folders if they are missing.
    [[nodiscard]] base::Result<void> prepare() const;

    /// A new pending file; `label` and `tag` go into its name, a count makes it unique.
    [[nodiscard]] base::Result<std::unique_ptr<sequence::EvidenceLog>> open_log(std::string_view label,
                                                                                std::string_view tag) const;
    /// Durable on return; if the same bytes are there already nothing is written.
    [[nodiscard]] base::Result<base::Digest> store(std::span<const std::uint8_t> bytes, std::string_view tag) const;

    /// integrity if the bytes are not those of the digest; not_found if there are none.
    [[nodiscard]] base::Result<std::vector<std::uint8_t>> load(const base::Digest& digest) const;
    /// The same, but integrity also when there are none and the ledger names them.
    [[nodiscard]] base::Result<std::vector<std::uint8_t>> load(const base::Digest& digest,
                                                               const std::function<base::Result<bool>()>& named) const;
    [[nodiscard]] base::Result<std::uint64_t> size_of(const base::Digest& digest) const;

    [[nodiscard]] base::Result<std::vector<std::string>> pending() const;
    [[nodiscard]] base::Result<std::vector<std::uint8_t>> load_pending(std::string_view name) const;
    /// Seals a file that a dead program left; its pending name stays until settle().
    [[nodiscard]] base::Result<base::Digest> seal_pending(std::string_view name) const;
    /// A durable ledger entry names these digests now: their pending names have done their work.
    /// What cannot be removed stays until the next opening.
    void settle(const std::vector<base::Digest>& digests) const;
    [[nodiscard]] base::Result<void> forget_pending(std::string_view name) const;

    /// "ab/abcd..." under the root.
    [[nodiscard]] static std::string relative_path(const base::Digest& digest);
    [[nodiscard]] std::string path(const base::Digest& digest) const { return root_ + '/' + relative_path(digest); }
    [[nodiscard]] std::string pending_path(std::string_view name) const;

  private:
    std::string root_;
};

}  // namespace velocert::records
