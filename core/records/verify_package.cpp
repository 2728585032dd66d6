// SPDX-License-Identifier: GPL-3.0-or-later
// verify_package() and open_package(): everything is checked before anything is used.
#include <algorithm>
#include <map>
#include <set>
#include <utility>

#include "core/records/archive.h"
#include "core/records/archive_info.h"
#include "core/records/file.h"
#include "core/records/merkle.h"
#include "core/records/package_manifest.h"
#include "core/records/tar.h"

namespace velocert::records {
namespace {

using base::ErrorCode;
using base::Result;

std::string_view text_of(std::span<const std::uint8_t> bytes) {
    return {reinterpret_cast<const char*>(bytes.data()), bytes.size()};
}

/// Reads one package and collects what does not hold.
class PackageCheck {
  public:
    explicit PackageCheck(std::span<const std::uint8_t> file) : file_(file) {}

    void run() {
        auto members = read_tar(file_, "package");
        if (!members)
            return find(members.error().where, members.error().found + ", expected " + members.error().expected);
        out_.checked += members->size();
        check_sums(*members);
        for (const auto& member : *members) by_name_.emplace(member.name, member.bytes);
        auto manifest = PackageManifest::parse(member(package_names::manifest), package_names::manifest);
        if (!manifest) return find(std::string(package_names::manifest), manifest.error().text());
        manifest_ = std::move(*manifest);
        check_members(*members);
        if (member(package_names::instructions) != package_instructions())
            find(std::string(package_names::instructions), "is not the text that belongs there");
        for (std::size_t i = 0; i < manifest_.entries.size(); ++i) check_entry(manifest_.entries[i], i == 0);
        check_run();
        check_evidence();
    }

    Verification take_verification() { return std::move(out_); }
    [[nodiscard]] const Verification& verification() const { return out_; }
    sequence::Run take_run() { return std::move(run_); }
    [[nodiscard]] std::map<base::Digest, std::vector<std::uint8_t>> evidence() const {
        std::map<base::Digest, std::vector<std::uint8_t>> out;
        for (const auto& digest : named_) {
            const auto bytes = by_name_.at(package_names::evidence(digest));
            out.emplace(digest, std::vector<std::uint8_t>(bytes.begin(), bytes.end()));
        }
        return out;
    }

  private:
    void find(std::string where, std::string what) { out_.findings.push_back({std::move(where), std::move(what)}); }

    std::string_view member(std::string_view name) const {
        const auto found = by_name_.find(std::string(name));
        return found == by_name_.end() ? std::string_view() : text_of(found->second);
    }

    /// SHA256SUMS must be the very text that the other members give.
    void check_sums(const std::vector<TarMember>& members) {
        std::vector<PackageManifest::Member> others;
        std::string sums;
        for (const auto& one : members) {
            if (one.name == package_names::sums)
                sums = text_of(one.bytes);
            else
                others.push_back({one.name, one.bytes.size(), base::Digest::of(one.bytes)});
        }
        if (sums == sums_text(others)) return;
        bool named = false;
        for (const auto& one : others) {
            if (sums.find(sums_text({one})) != std::string::npos) continue;
            find(one.name, "does not have the digest that " + std::string(package_names::sums) + " gives");
            named = true;
        }
        if (!named) find(std::string(package_names::sums), "does not list exactly the members of the package");
    }

    /// The members are those of the manifest, in its order, each with its size and digest.
    void check_members(const std::vector<TarMember>& members) {
        std::vector<std::string> wanted{std::string(package_names::manifest)};
        for (const auto& one : manifest_.members) {
            wanted.push_back(one.name);
            const auto bytes = by_name_.find(one.name);
            if (bytes == by_name_.end())
                find(one.name, "missing");
            else if (bytes->second.size() != one.size || base::Digest::of(bytes->second) != one.digest)
                find(one.name, "is not the file that the manifest lists");
        }
        wanted.emplace_back(package_names::sums);
        std::vector<std::string> found;
        for (const auto& one : members) found.push_back(one.name);
        if (found != wanted)
            find(std::string(package_names::manifest), "does not list exactly the members of the package");

        std::vector<std::string> belonging{std::string(package_names::instructions), std::string(package_names::info)};
        for (const auto& entry : manifest_.entries) belonging.push_back(package_names::record(entry.seq));
        if (manifest_.members.size() < belonging.size() ||
            !std::equal(belonging.begin(), belonging.end(), manifest_.members.begin(),
                        [](const std::string& name, const auto& one) { return name == one.name; }))
            find(std::string(package_names::manifest), "lists other records than those with a proof");
    }

    void check_entry(const PackageManifest::Entry& listed, bool first) {
        const std::string name = package_names::record(listed.seq);
        const auto canonical = member(name);
        ++out_.checked;
        if (listed.seq == 0 ||
            root_from_proof(leaf_of(canonical), listed.seq - 1, manifest_.tree_size, listed.proof) != manifest_.root)
            find(name, "its proof does not lead to the root");
        auto entry = parse_entry(canonical, name);
        if (!entry) return find(name, entry.error().found);
        if (entry->seq != listed.seq) find(name, "holds entry " + std::to_string(entry->seq));
        if (listed.seq <= last_seq_) find(name, "stands out of order");
        last_seq_ = listed.seq;
        if (first) {
            if (listed.seq != 1 || entry->type != "archive-create/1" ||
                info_digest_in(entry->record) != base::Digest::of(member(package_names::info)).text())
                find(std::string(package_names::info), "is not the one that the first record names");
            return;
        }
        if (entry->run() != manifest_.run) find(name, "belongs to another run");
        for (const auto& digest : entry->evidence()) named_.insert(digest);
        records_.emplace_back(std::move(entry->type), std::move(entry->record));
    }

    void check_run() {
        if (manifest_.entries.empty()) return find(std::string(package_names::manifest), "lists no records");
        auto run = sequence::run_from_records(records_);
        if (!run) return find("run " + manifest_.run, run.error().text());
        if (run->lifecycle == sequence::Lifecycle::running) find("run " + manifest_.run, "has no end");
        run_ = std::move(*run);
    }

    /// Exactly what the records name, each under its own digest.
    void check_evidence() {
        std::size_t count = 0;
        for (const auto& [name, bytes] : by_name_) {
            if (!name.starts_with("evidence/")) continue;
            ++count;
            if (name != package_names::evidence(base::Digest::of(bytes))) find(name, "the bytes were changed");
        }
        for (const auto& digest : named_)
            if (!by_name_.contains(package_names::evidence(digest)))
                find(package_names::evidence(digest), "missing, named by the records");
        if (count != named_.size()) find("evidence", "holds files that no record names");
    }

    std::span<const std::uint8_t> file_;
    Verification out_;
    std::map<std::string, std::span<const std::uint8_t>> by_name_;
    PackageManifest manifest_;
    std::vector<std::pair<std::string, base::Json>> records_;
    std::set<base::Digest> named_;
    std::uint64_t last_seq_ = 0;
    sequence::Run run_;
};

class PackageEvidence final : public sequence::EvidenceSource {
  public:
    explicit PackageEvidence(std::map<base::Digest, std::vector<std::uint8_t>> files) : files_(std::move(files)) {}

    Result<std::vector<std::uint8_t>> load(const base::Digest& digest) const override {
        const auto found = files_.find(digest);
        if (found == files_.end())
            return base::fail(ErrorCode::not_found, package_names::evidence(digest), "no such file in the package");
        if (base::Digest::of(found->second) != digest)
            return base::fail(ErrorCode::integrity, package_names::evidence(digest), "bytes that were changed");
        return found->second;
    }

  private:
    std::map<base::Digest, std::vector<std::uint8_t>> files_;
};

/// The bytes of a file that is a package, be it a damaged one: no single changed byte hides both marks.
Result<std::vector<std::uint8_t>> read_package(const std::string& file) {
    auto bytes = read_whole(file);
    if (!bytes) return bytes;
    const auto text = text_of(*bytes);
    const bool by_name = text.starts_with(package_names::manifest);
    const bool by_magic = text.size() > 262 && text.substr(257, 5) == "ustar";
    if (!by_name && !by_magic) return base::fail(ErrorCode::bad_input, file, "no evidence package", "a .velo file");
    return bytes;
}

}  // namespace

Result<Verification> verify_package(const std::string& file) {
    auto bytes = read_package(file);
    if (!bytes) return base::fail(bytes.error());
    PackageCheck check(*bytes);
    check.run();
    return check.take_verification();
}

Result<OpenedPackage> open_package(const std::string& file) {
    auto bytes = read_package(file);
    if (!bytes) return base::fail(bytes.error());
    PackageCheck check(*bytes);
    check.run();
    if (!check.verification().ok()) {
        const auto& first = check.verification().findings.front();
        return base::fail(ErrorCode::integrity, file + " " + first.where, first.what, "a package that verifies");
    }
    return OpenedPackage{check.take_run(), std::make_unique<PackageEvidence>(check.evidence())};
}

}  // namespace velocert::records
