// SPDX-License-Identifier: GPL-3.0-or-later
#include "core/records/ledger/merkle.h"

#include <bit>
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

base::Digest MerkleTree::root_of_first(std::uint64_t count) const {
    if (count == 0) return base::Digest::of(std::string_view());
    // Complete trees side by side, the smallest one last; each is a node of this tree.
    std::uint64_t end = count;
    std::uint64_t width = end & (~end + 1);
    base::Digest root = node(end - width, end);
    for (end -= width; end > 0; end -= width) {
        width = end & (~end + 1);
        root = node_of(node(end - width, end), root);
    }
    return root;
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

const base::Digest& MerkleTree::node(std::uint64_t begin, std::uint64_t end) const {
    const auto level = static_cast<std::size_t>(std::bit_width(end - begin - 1));
    return levels_[level][static_cast<std::size_t>(begin >> level)];
}

std::vector<base::Digest> MerkleTree::consistency_proof(std::uint64_t old_size) const {
    std::vector<base::Digest> proof;
    if (old_size == 0 || old_size >= size()) return proof;
    std::uint64_t begin = 0;
    std::uint64_t end = size();
    bool whole = true;  // the old tree itself is a node on the way down: its digest is known to whoever checks
    while (old_size != end) {
        const std::uint64_t split = begin + std::bit_floor(end - begin - 1);
        if (old_size <= split) {
            proof.push_back(node(split, end));
            end = split;
        } else {
            proof.push_back(node(begin, split));
            begin = split;
            whole = false;
        }
    }
    if (!whole) proof.push_back(node(begin, end));
    return {proof.rbegin(), proof.rend()};
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

bool is_consistent(std::uint64_t old_size, const base::Digest& old_root, std::uint64_t new_size,
                   const base::Digest& new_root, std::span<const base::Digest> proof) {
    if (old_size > new_size) return false;
    if (old_size == new_size) return proof.empty() && old_root == new_root;
    if (old_size == 0) return proof.empty() && old_root == base::Digest::of(std::string_view());
    if (proof.empty()) return false;
    std::uint64_t node = old_size - 1;
    std::uint64_t last = new_size - 1;
    while (node % 2 == 1) {
        node >>= 1U;
        last >>= 1U;
    }
    // A complete old tree is a node of the new one: the proof then leaves it out.
    const bool complete = std::has_single_bit(old_size);
    base::Digest old_way = complete ? old_root : proof.front();
    base::Digest new_way = old_way;
    for (const auto& sibling : proof.subspan(complete ? 0 : 1)) {
        if (last == 0) return false;
        if (node % 2 == 1 || node == last) {
            old_way = node_of(sibling, old_way);
            new_way = node_of(sibling, new_way);
            while (node % 2 == 0 && node != 0) {
                node >>= 1U;
                last >>= 1U;
            }
        } else {
            new_way = node_of(new_way, sibling);
        }
        node >>= 1U;
        last >>= 1U;
    }
    return last == 0 && old_way == old_root && new_way == new_root;
}

}  // namespace velocert::records
