// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include <cstdint>
#include <optional>
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
[[nodiscard]] std::string report(const base::Digest& digest);    ///< "reports/<digest>.pdf"
[[nodiscard]] std::string series(std::string_view table);        ///< "series/<name of the table>"
}  // namespace package_names

/// How to check a package with common tools; one text for each version of the format.
[[nodiscard]] std::string_view package_instructions(int version);

/// manifest.json of a package: which run of which archive, the root of the ledger when it was exported, for each
/// record the proof that it is under that root, and every other member with size and digest.
/// Version 2 adds records beside those of the run (what the laboratory signed about it), the files of reports, and the
/// proof that the ledger of the last checkpoint is a beginning of this one. Version 3 adds the series: what the
/// instruments showed, in tables that follow from the wire logs. Version 4 adds whose certificates the signers' are
/// (registrations), roll-backs, the proofs that what persons signed is a beginning of this ledger, and a station's word
/// that nothing was left out. Version 5 adds the same proof for each checkpoint, so that each proves a time and not the
/// last one alone, and a page that checks the files of reports as it does evidence. Version 6 adds the same proof for
/// the ledger that each sealed record of a report names, and a page that holds the signers against an authority and
/// their times against tokens. Version 7 is the sixth with a page that believes no file for its place: records are those
/// with a proof, the note is the last of the records, and a report is the one that was issued, with all its signatures.
struct PackageManifest {
    static constexpr int newest = 7;
    static constexpr int first_with_series = 3;
    static constexpr int first_with_registrations = 4;
    static constexpr int first_with_checkpoint_proofs = 5;
    static constexpr int first_with_sealed_ledgers = 6;

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
    /// The tree head that was signed last, and the way from it to `root` (RFC 9162, 2.1.4).
    struct Checkpoint {
        std::uint64_t tree_size = 0;
        base::Digest root;
        std::vector<base::Digest> proof;
    };
    /// That the ledger which a person's signature, a checkpoint or a sealed record names is a beginning of this one.
    struct SignedLedger {
        std::uint64_t seq = 0;  ///< of the signature, the checkpoint or the preparation
        std::vector<base::Digest> proof;
    };
    int version = newest;
    std::string run;
    std::uint64_t tree_size = 0;
    base::Digest root;
    std::vector<Entry> entries;  ///< the archive's first, then those of the run and about it
    std::optional<Checkpoint> checkpoint;
    std::string complete;                      ///< signed note over completeness_text(); empty: no station said so
    std::vector<SignedLedger> signed_ledgers;  ///< of each signature under a report, in order
    std::vector<SignedLedger> checkpoints;     ///< of each checkpoint on record, in order
    std::vector<SignedLedger> sealed_ledgers;  ///< of each preparation whose sealed record names one, in order
    std::vector<Member> members;

    [[nodiscard]] std::string text() const;
    [[nodiscard]] static base::Result<PackageManifest> parse(std::string_view text, std::string_view source);
};

/// The text of SHA256SUMS, as `sha256sum -c` reads it.
[[nodiscard]] std::string sums_text(const std::vector<PackageManifest::Member>& members);

}  // namespace velocert::records
