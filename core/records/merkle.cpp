// SPDX-License-Identifier: GPL-3.0-or-later
#include "core/records/merkle.h"

#include <string_view>
#include <utility>

namespace velocert::records {
namespace {

base::Digest node_of(const base::Digest& left, const base::Digest& right) {
    base::DigestBuilder builder;
    builder.add(std::string_view("\1", 1));
    builder.add(left.bytes());
    builder.add(right.bytes());
    return builder.digest();
}

}  // namespace

MerkleTree::MerkleTree(std::vector<base::Digest> leaves) {
    levels_.push_back(std::move(leaves));
    // Pairing neighbours and carrying an odd last one up gives the same tree as splitting at the largest power of two.
    while (levels_.back().size() > 1) {
        const auto& below = levels_.back();
        std::vector<base::Digest> level;
        level.reserve((below.size() + 1) / 2);
        for (std::size_t i = 0; i + 1 < below.size(); i += 2) level.push_back(node_of(below[i], below[i + 1]));
        if (below.size() % 2 == 1) level.push_back(below.back());
        levels_.push_back(std::move(level));
    }
}

base::Digest MerkleTree::root() const {
    return levels_.front().empty() ? base::Digest::of(std::string_view()) : levels_.back().front();
}

std::vector<base::Digest> MerkleTree::inclusion_proof(std::uint64_t index) const {
    std::vector<base::Digest> proof;
    for (const auto& level : levels_) {
        const std::uint64_t sibling = index ^ 1U;
        if (sibling < level.size()) proof.push_back(level[sibling]);
        index >>= 1U;
    }
    return proof;
}

std::optional<base::Digest> root_from_proof(const base::Digest& leaf, std::uint64_t index, std::uint64_t size,
                                            std::span<const base::Digest> proof) {
    if (index >= size) return std::nullopt;
    base::Digest node = leaf;
    std::uint64_t last = size - 1;
    for (const auto& sibling : proof) {
        if (last == 0) return std::nullopt;
        if (index % 2 == 1 || index == last) {
            node = node_of(sibling, node);
            while (index % 2 == 0 && index != 0) {
                index >>= 1U;
                last >>= 1U;
            }
        } else {
            node = node_of(node, sibling);
        }
        index >>= 1U;
        last >>= 1U;
    }
    if (last != 0) return std::nullopt;
    return node;
}

}  // namespace velocert::records
