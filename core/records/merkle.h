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
    /// Sibling digests from the leaf up (RFC 9162 2.1.3.1). `index` counts from 0 and must be below size().
    [[nodiscard]] std::vector<base::Digest> inclusion_proof(std::uint64_t index) const;

  private:
    std::vector<std::vector<base::Digest>> levels_;  ///< leaves first; the last level holds one digest
};

/// The root that a leaf and its proof lead to (RFC 9162 2.1.3.2); nothing if the proof has the wrong length.
[[nodiscard]] std::optional<base::Digest> root_from_proof(const base::Digest& leaf, std::uint64_t index,
                                                          std::uint64_t size, std::span<const base::Digest> proof);

}  // namespace velocert::records
