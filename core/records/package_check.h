// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include <map>
#include <optional>
#include <set>
#include <string>
#include <string_view>
#include <utility>
#include <vector>

#include "core/base/digest.h"
#include "core/base/json.h"
#include "core/records/archive.h"
#include "core/records/byte_source.h"
#include "core/records/ledger.h"
#include "core/records/package_manifest.h"
#include "core/records/tar.h"
#include "core/sequence/run.h"

namespace velocert::records {

/// Reads one package and collects all that does not hold. Every byte is read once; only manifest and records are held
/// in memory, so that a package may be larger than the machine's memory. Files of evidence are hashed on two threads.
class PackageCheck {
  public:
    explicit PackageCheck(const ByteSource& file) : file_(file) {}

    void run();

    [[nodiscard]] const Verification& verification() const { return out_; }
    [[nodiscard]] Verification take_verification() { return std::move(out_); }
    [[nodiscard]] sequence::Run take_run() { return std::move(run_); }
    [[nodiscard]] const PackageManifest& manifest() const { return manifest_; }
    /// Where each file that the records name lies in the package.
    [[nodiscard]] std::map<base::Digest, TarMember> evidence() const;

  private:
    struct Checked {
        TarMember place;
        base::Digest digest;
        std::string text;  ///< of what is read as text; evidence stays in the file
    };
    void find(std::string where, std::string what) { out_.findings.push_back({std::move(where), std::move(what)}); }
    void hash_all(std::vector<TarMember> members);
    void check_sums();
    void check_members();
    void check_entry(const PackageManifest::Entry& listed, bool first);
    void check_belongs(const std::string& name, const LedgerEntry& entry);
    void check_run();
    void check_evidence();
    [[nodiscard]] std::string_view text_of(std::string_view name) const;
    [[nodiscard]] std::string name_of(const base::Digest& digest) const;

    const ByteSource& file_;
    Verification out_;
    std::vector<Checked> members_;  ///< in their order
    std::map<std::string, const Checked*, std::less<>> by_name_;
    PackageManifest manifest_;
    std::vector<std::pair<std::string, base::Json>> records_;  ///< of the run itself
    std::set<base::Digest> named_;
    std::set<base::Digest> reports_;  ///< those of them that are files of reports
    std::uint64_t last_seq_ = 0;
    sequence::Run run_;
};

/// Whether the bytes are a package, be it a damaged one.
[[nodiscard]] bool looks_like_package(const ByteSource& source);

/// Whether an entry of this type, which is not part of the run's own course, goes into the package of the run.
[[nodiscard]] bool is_about_a_run(std::string_view type);
/// Whether an entry of this type goes into every package: what signatures in it rest on.
[[nodiscard]] bool is_about_every_run(std::string_view type);
/// The files of reports that an entry names; they lie in a folder of their own.
[[nodiscard]] std::vector<base::Digest> reports_named_by(const LedgerEntry& entry);

}  // namespace velocert::records
