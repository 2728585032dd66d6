// SPDX-License-Identifier: GPL-3.0-or-later
#include "tests/core/records/packages/package_parts.h"

#include <catch2/catch.hpp>

#include "core/records/files/tar.h"
#include "core/records/packages/package_check.h"

namespace velocert::records::test {

std::vector<Member> members_of(const std::string& package) {
    const auto members = list_tar(MemorySource(base::as_bytes(package)), "package");
    REQUIRE(members);
    std::vector<Member> out;
    for (const auto& one : *members) out.emplace_back(one.name, package.substr(one.at, one.size));
    return out;
}

std::string& content_of(std::vector<Member>& members, const std::string& name) {
    for (auto& [member, bytes] : members)
        if (member == name) return bytes;
    FAIL("no " << name);
    return members.front().second;
}

std::string packed(const std::vector<Member>& members) {
    std::string out;
    for (const auto& [name, bytes] : members) {
        const auto header = tar_header(name, bytes.size());
        out.append(header.begin(), header.end());
        out += bytes;
        out.append(tar_padding(bytes.size()), '\0');
    }
    return out + std::string(tar_end, '\0');
}

std::string made_again(std::vector<Member> members, PackageManifest manifest) {
    members.pop_back();
    manifest.members.clear();
    for (std::size_t i = 1; i < members.size(); ++i)
        manifest.members.push_back({members[i].first, members[i].second.size(), base::Digest::of(members[i].second)});
    members[0].second = manifest.text();
    std::vector<PackageManifest::Member> listed;
    for (const auto& [name, bytes] : members) listed.push_back({name, bytes.size(), base::Digest::of(bytes)});
    members.emplace_back(package_names::sums, sums_text(listed));
    return packed(members);
}

Verification verified(std::string_view package) {
    const MemorySource source(base::as_bytes(package));
    const OutsideProof nothing;
    PackageCheck check(source, nothing);
    check.run();
    return check.take_verification();
}

}  // namespace velocert::records::test
