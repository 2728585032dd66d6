// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include <cstdint>
#include <string>
#include <string_view>
#include <vector>

#include "core/base/digest.h"
#include "core/base/result.h"

namespace velocert::records {

/// The members of an evidence package (a tar file) and the order they stand in.
namespace package_names {
inline constexpr std::string_view manifest = "manifest.json";
inline constexpr std::string_view instructions = "README.txt";
inline constexpr std::string_view info = "archive.json";
inline constexpr std::string_view sums = "SHA256SUMS";
[[nodiscard]] std::string record(std::uint64_t seq);             ///< "records/000000017.json"
[[nodiscard]] std::string evidence(const base::Digest& digest);  ///< "evidence/<digest>"
}  // namespace package_names

/// How to check the package with common tools; the same text in each.
[[nodiscard]] std::string_view package_instructions();

/// manifest.json of a package: which run of which archive, the root of the ledger when it was exported, for each
/// record the proof that it is under that root, and every other member with size and digest.
struct PackageManifest {
    struct Entry {
        std::uint64_t seq = 0;
        std::vector<base::Digest> proof;
    };
    struct Member {
        std::string name;
        std::uint64_t size = 0;
        base::Digest digest;
        friend bool operator==(const Member&, const Member&) = default;
    };
    std::string run;
    std::uint64_t tree_size = 0;
    base::Digest root;
    std::vector<Entry> entries;  ///< the archive's first, then those of the run
    std::vector<Member> members;

    [[nodiscard]] std::string text() const;
    [[nodiscard]] static base::Result<PackageManifest> parse(std::string_view text, std::string_view source);
};

/// The text of SHA256SUMS, as `sha256sum -c` reads it.
[[nodiscard]] std::string sums_text(const std::vector<PackageManifest::Member>& members);

}  // namespace velocert::records
