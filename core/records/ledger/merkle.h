// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include <cstdint>
#include <optional>
#include <span>
#include <vector>

#include "core/base/digest.h"

namespace velocert::records {

/// The Merkle tree over the leaves of a ledger (RFC 9162 2.1), built once: its root, and for each leaf the proof
/// that it is under that root. A proof lets one record be checked without the others.
class MerkleTree {
  public:
    explicit MerkleTree(std::vector<base::Digest> leaves);

    [[nodiscard]] std::uint64_t size() const { return levels_.front().size(); }
    /// SHA-256 of nothing for an empty tree.
    [[nodiscard]] base::Digest root() const;
    /// Of the tree of the first `count` leaves; `count` must not be above size().
    [[nodiscard]] base::Digest root_of_first(std::uint64_t count) const;
    /// Sibling digests from the leaf up (RFC 9162 2.1.3.1). `index` counts from 0 and must be below size().
    [[nodiscard]] std::vector<base::Digest> inclusion_proof(std::uint64_t index) const;
    /// That the tree of the first `old_size` leaves is the beginning of this one (RFC 9162 2.1.4.1). Nothing to prove,
    /// and so empty, where `old_size` is 0, size() or more.
    [[nodiscard]] std::vector<base::Digest> consistency_proof(std::uint64_t old_size) const;

  private:
    /// The digest over the leaves from `begin` (a multiple of a power of two not below the number of those behind it)
    /// up to `end` or the end of the tree.
    [[nodiscard]] const base::Digest& node(std::uint64_t begin, std::uint64_t end) const;

    std::vector<std::vector<base::Digest>> levels_;  ///< leaves first; the last level holds one digest
};

/// The root that a leaf and its proof lead to (RFC 9162 2.1.3.2); nothing if the proof has the wrong length.
[[nodiscard]] std::optional<base::Digest> root_from_proof(const base::Digest& leaf, std::uint64_t index,
                                                          std::uint64_t size, std::span<const base::Digest> proof);
/// Whether the proof shows that the tree of `new_size` leaves under `new_root` begins with the tree of `old_size`
/// leaves under `old_root` (RFC 9162 2.1.4.2). An empty old tree is the beginning of every tree.
[[nodiscard]] bool is_consistent(std::uint64_t old_size, const base::Digest& old_root, std::uint64_t new_size,
                                 const base::Digest& new_root, std::span<const base::Digest> proof);

}  // namespace velocert::records
