// SPDX-License-Identifier: GPL-3.0-or-later
#include "core/records/ledger/merkle.h"

#include <rapidcheck.h>

#include <catch2/catch.hpp>
#include <string_view>
#include <vector>

#include "core/records/ledger/ledger.h"

namespace velocert::records {
namespace {

// The leaves and roots of the reference tests of Certificate Transparency (google/certificate-transparency-go).
std::vector<base::Digest> reference_leaves(std::size_t count) {
    using namespace std::string_view_literals;
    constexpr std::string_view inputs[] = {""sv,
                                           "\x00"sv,
                                           "\x10"sv,
                                           "\x20\x21"sv,
                                           "\x30\x31"sv,
                                           "\x40\x41\x42\x43"sv,
                                           "\x50\x51\x52\x53\x54\x55\x56\x57"sv,
                                           "\x60\x61\x62\x63\x64\x65\x66\x67\x68\x69\x6a\x6b\x6c\x6d\x6e\x6f"sv};
    std::vector<base::Digest> out;
    for (std::size_t i = 0; i < count; ++i) out.push_back(leaf_of(inputs[i]));
    return out;
}

constexpr std::string_view reference_roots[] = {"e3b0c44298fc1c149afbf4c8996fb92427ae41e4649b934ca495991b7852b855",
                                                "6e340b9cffb37a989ca544e6bb780a2c78901d3fb33738768511a30617afa01d",
                                                "fac54203e7cc696cf0dfcb42c92a1d9dbaf70ad9e621f4bd8d98662f00e3c125",
                                                "aeb6bcfe274b70a14fb067a5e5578264db0fa9b51af5e0ba159158f329e06e77",
                                                "d37ee418976dd95753c1c73862b9398fa2a2cf9b4ff0fdfe8b30cd95209614b7",
                                                "4e3bbb1f7b478dcfe71fb631631519a3bca12c9aefca1612bfce4c13a86264d4",
                                                "76e67dadbcdf1e10e1b74ddc608abd2f98dfb16fbce75277b5232a127f2087ef",
                                                "ddb89be403809e325750d3d263cd78929c2942b7942a34b77e122c9594a74c8c",
                                                "5dc9da79a70659a9ad559cb701ded9a2ab9d823aad2f4960cfe370eff4604328"};

}  // namespace

TEST_CASE("Merkle roots are those of the reference tests") {
    for (std::size_t size = 0; size <= 8; ++size)
        CHECK(MerkleTree(reference_leaves(size)).root().text() == reference_roots[size]);
}

TEST_CASE("the inclusion proof of leaf 5 of 8 is that of the reference tests") {
    const auto proof = MerkleTree(reference_leaves(8)).inclusion_proof(5);
    REQUIRE(proof.size() == 3);
    CHECK(proof[0].text().substr(0, 16) == "bc1a0643b12e4d2d");
    CHECK(proof[1].text().substr(0, 16) == "ca854ea128ed050b");
    CHECK(proof[2].text().substr(0, 16) == "d37ee418976dd957");
}

TEST_CASE("each proof leads to the root, and no changed proof does") {
    rc::check("proofs", [] {
        const auto size = *rc::gen::inRange<std::uint64_t>(1, 70);
        const auto index = *rc::gen::inRange<std::uint64_t>(0, size);
        std::vector<base::Digest> leaves;
        for (std::uint64_t i = 0; i < size; ++i) leaves.push_back(leaf_of(std::to_string(i)));
        const MerkleTree tree(leaves);
        auto proof = tree.inclusion_proof(index);
        RC_ASSERT(root_from_proof(leaves[index], index, size, proof) == tree.root());
        RC_ASSERT(root_from_proof(leaf_of("other"), index, size, proof) != tree.root());
        for (std::uint64_t other = 0; other < size; ++other)
            if (other != index) RC_ASSERT(root_from_proof(leaves[index], other, size, proof) != tree.root());
        auto longer = proof;
        longer.push_back(leaves[0]);
        RC_ASSERT(root_from_proof(leaves[index], index, size, longer) != tree.root());
        if (!proof.empty()) {
            auto changed = proof;
            changed[*rc::gen::inRange<std::size_t>(0, proof.size())] = leaf_of("other");
            RC_ASSERT(root_from_proof(leaves[index], index, size, changed) != tree.root());
            proof.pop_back();
            RC_ASSERT(root_from_proof(leaves[index], index, size, proof) != tree.root());
        }
    });
}

// That the size belongs to the root is not the proof's matter: a checkpoint signs both together.
TEST_CASE("the consistency proof from 6 to 8 leaves is that of the reference tests") {
    const MerkleTree tree(reference_leaves(8));
    const auto proof = tree.consistency_proof(6);
    REQUIRE(proof.size() == 3);
    CHECK(proof[0].text().substr(0, 16) == "0ebc5d3437fbe2db");
    CHECK(proof[1].text().substr(0, 16) == "ca854ea128ed050b");
    CHECK(proof[2].text().substr(0, 16) == "d37ee418976dd957");
    const auto root_of_6 = MerkleTree(reference_leaves(6)).root();
    CHECK(is_consistent(6, root_of_6, 8, tree.root(), proof));
    CHECK_FALSE(is_consistent(5, root_of_6, 8, tree.root(), proof));
    CHECK_FALSE(is_consistent(6, root_of_6, 9, tree.root(), proof));
    CHECK_FALSE(is_consistent(6, tree.root(), 8, root_of_6, proof));
    CHECK_FALSE(is_consistent(8, tree.root(), 6, root_of_6, proof));
}

TEST_CASE("each beginning of a tree is consistent with it, and nothing else is") {
    rc::check("consistency", [] {
        const auto size = *rc::gen::inRange<std::uint64_t>(1, 70);
        const auto old_size = *rc::gen::inRange<std::uint64_t>(0, size + 1);
        std::vector<base::Digest> leaves;
        for (std::uint64_t i = 0; i < size; ++i) leaves.push_back(leaf_of(std::to_string(i)));
        const MerkleTree tree(leaves);
        const auto begin = [&](std::uint64_t count) {
            return MerkleTree({leaves.begin(), leaves.begin() + static_cast<std::ptrdiff_t>(count)});
        };
        const auto old_root = begin(old_size).root();
        RC_ASSERT(tree.root_of_first(old_size) == old_root);
        auto proof = tree.consistency_proof(old_size);
        RC_ASSERT(is_consistent(old_size, old_root, size, tree.root(), proof));
        for (std::uint64_t other = 1; other <= size; ++other)
            if (other != old_size) RC_ASSERT(!is_consistent(other, old_root, size, tree.root(), proof));
        auto longer = proof;
        longer.push_back(leaves[0]);
        RC_ASSERT(!is_consistent(old_size, old_root, size, tree.root(), longer));
        if (!proof.empty()) {
            auto changed = proof;
            changed[*rc::gen::inRange<std::size_t>(0, proof.size())] = leaf_of("other");
            RC_ASSERT(!is_consistent(old_size, old_root, size, tree.root(), changed));
            proof.pop_back();
            RC_ASSERT(!is_consistent(old_size, old_root, size, tree.root(), proof));
        }
    });
}

TEST_CASE("a forked history fails the consistency proof, wherever the fork is") {
    constexpr std::uint64_t old_size = 13;
    std::vector<base::Digest> leaves;
    for (int i = 0; i < 21; ++i) leaves.push_back(leaf_of(std::to_string(i)));
    const auto old_root = MerkleTree({leaves.begin(), leaves.begin() + old_size}).root();
    REQUIRE(is_consistent(old_size, old_root, leaves.size(), MerkleTree(leaves).root(),
                          MerkleTree(leaves).consistency_proof(old_size)));
    for (std::uint64_t at = 0; at < leaves.size(); ++at) {
        auto forked = leaves;
        forked[static_cast<std::size_t>(at)] = leaf_of("another history");
        const MerkleTree tree(forked);
        INFO("leaf " << at);
        CHECK(is_consistent(old_size, old_root, tree.size(), tree.root(), tree.consistency_proof(old_size)) ==
              (at >= old_size));
    }
}

TEST_CASE("nothing before the first leaf, and nothing longer than the tree, is proven") {
    const MerkleTree tree(reference_leaves(3));
    CHECK(tree.consistency_proof(0).empty());
    CHECK(tree.consistency_proof(3).empty());
    CHECK(tree.consistency_proof(4).empty());
    const auto nothing = base::Digest::of(std::string_view());
    CHECK(is_consistent(0, nothing, 3, tree.root(), {}));
    CHECK_FALSE(is_consistent(0, tree.root(), 3, tree.root(), {}));
    CHECK_FALSE(is_consistent(4, tree.root(), 3, tree.root(), {}));
    CHECK_FALSE(is_consistent(2, tree.root(), 3, tree.root(), {}));
}

TEST_CASE("a leaf outside the tree has no proof") {
    CHECK_FALSE(root_from_proof(leaf_of("a"), 1, 1, {}));
    CHECK_FALSE(root_from_proof(leaf_of("a"), 0, 0, {}));
}

}  // namespace velocert::records
