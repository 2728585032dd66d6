// SPDX-License-Identifier: GPL-3.0-or-later
// verify_package() and open_package(): everything is checked before anything is used.
#include <map>
#include <memory>
#include <utility>

#include "core/records/archive.h"
#include "core/records/packages/package.h"
#include "core/records/packages/package_check.h"

namespace velocert::records {
namespace {

using base::ErrorCode;
using base::Result;

/// Evidence read from the package when it is asked for, and checked again then: the file may have changed since.
class PackageEvidence final : public sequence::EvidenceSource {
  public:
    PackageEvidence(FileSource file, std::map<base::Digest, TarMember> places)
        : file_(std::move(file)), places_(std::move(places)) {}

    Result<std::vector<std::uint8_t>> load(const base::Digest& digest) const override {
        const auto found = places_.find(digest);
        if (found == places_.end())
            return base::fail(ErrorCode::not_found, package_names::evidence(digest), "no such file in the package");
        std::vector<std::uint8_t> bytes(static_cast<std::size_t>(found->second.size));
        if (auto done = file_.read(found->second.at, bytes); !done) return base::fail(done.error());
        if (base::Digest::of(bytes) != digest)
            return base::fail(ErrorCode::integrity, found->second.name, "bytes that were changed");
        return bytes;
    }

  private:
    FileSource file_;
    std::map<base::Digest, TarMember> places_;
};

/// A file that is a package, be it a damaged one: no single changed byte hides both marks. One that is named a package
/// and is none was cut, packed again or exchanged.
Result<FileSource> open_source(const std::string& file) {
    auto source = FileSource::open(file);
    if (!source) return source;
    if (!looks_like_package(*source))
        return file.ends_with(".velo")
                   ? base::fail(ErrorCode::integrity, file, "no evidence package, though it is named one",
                                "a package as it was exported")
                   : base::fail(ErrorCode::bad_input, file, "no evidence package", "a .velo file");
    return source;
}

}  // namespace

bool looks_like_package(const ByteSource& source) {
    std::string start(std::min<std::uint64_t>(source.size(), 512), '\0');
    if (!source.read(0, {reinterpret_cast<std::uint8_t*>(start.data()), start.size()})) return false;
    return start.starts_with(package_names::manifest) || (start.size() > 262 && start.substr(257, 5) == "ustar");
}

Result<Verification> verify_package(const std::string& file) {
    auto source = open_source(file);
    if (!source) return base::fail(source.error());
    const OutsideProof nothing;
    PackageCheck check(*source, nothing);
    check.run();
    return check.take_verification();
}

Result<VerifiedPackage> verify_and_open_package(const std::string& file, const OutsideProof& outside) {
    auto source = open_source(file);
    if (!source) return base::fail(source.error());
    PackageCheck check(*source, outside);
    check.run();
    VerifiedPackage out{check.take_verification(), std::nullopt, check.take_reports()};
    if (!out.verification.ok()) return out;
    auto places = check.evidence();
    out.package = OpenedPackage{
        check.take_run(), std::make_unique<PackageEvidence>(std::move(*source), std::move(places)), check.series()};
    return out;
}

Result<OpenedPackage> open_package(const std::string& file) {
    auto verified = verify_and_open_package(file);
    if (!verified) return base::fail(verified.error());
    if (!verified->package) {
        const auto& first = verified->verification.findings.front();
        return base::fail(ErrorCode::integrity, file + " " + first.where, first.what, "a package that verifies");
    }
    return std::move(*verified->package);
}

}  // namespace velocert::records
