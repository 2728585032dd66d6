// SPDX-License-Identifier: GPL-3.0-or-later
#include <cstddef>
#include <cstdint>
#include <cstdlib>
#include <string>
#include <string_view>
#include <utility>
#include <vector>

#include "core/records/packages/package_check.h"

using namespace velocert;
using namespace velocert::records;

namespace {

using Members = std::vector<std::pair<std::string, std::string>>;

std::string packed(const Members& members) {
    std::string out;
    for (const auto& [name, bytes] : members) {
        const auto header = tar_header(name, bytes.size());
        out.append(header.begin(), header.end());
        out += bytes;
        out.append(tar_padding(bytes.size()), '\0');
    }
    return out + std::string(tar_end, '\0');
}

/// Members divided by 0x1e, each a name, a line end and bytes; with headers and sums that fit, so that the search gets
/// behind them.
std::string package_of(std::string_view text) {
    Members members;
    std::vector<PackageManifest::Member> listed;
    while (!text.empty()) {
        const auto part = text.substr(0, text.find('\x1e'));
        text.remove_prefix(std::min(text.size(), part.size() + 1));
        const auto line = part.substr(0, part.find('\n'));
        members.emplace_back(line.substr(0, tar_longest_name), part.substr(std::min(part.size(), line.size() + 1)));
        const auto& [name, bytes] = members.back();
        listed.push_back({name, bytes.size(), base::Digest::of(bytes)});
    }
    members.emplace_back(package_names::sums, sums_text(listed));
    return packed(members);
}

void check(std::string_view package) {
    const MemorySource source(base::as_bytes(package));
    if (!looks_like_package(source)) return;
    const OutsideProof nothing;
    PackageCheck checked(source, nothing);
    checked.run();
    const auto& verification = checked.verification();
    for (const auto& finding : verification.findings)
        if (finding.where.empty() || finding.what.empty()) std::abort();
    if (!verification.ok()) return;
    // What holds can be written in one way only.
    const auto members = list_tar(source, "fuzz");
    if (!members) std::abort();
    Members again;
    for (const auto& one : *members) again.emplace_back(one.name, package.substr(one.at, one.size));
    if (packed(again) != package) std::abort();
    if (checked.manifest().text() != again.front().second) std::abort();
}

}  // namespace

/// A package as it comes, or (behind a first byte 0x01) its members, put together with headers and sums that fit.
extern "C" int LLVMFuzzerTestOneInput(const std::uint8_t* data, std::size_t size) {
    const std::string_view text(reinterpret_cast<const char*>(data), size);
    if (text.starts_with('\x01'))
        check(package_of(text.substr(1)));
    else
        check(text);
    return 0;
}
