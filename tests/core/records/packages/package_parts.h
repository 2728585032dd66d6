// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include <string>
#include <string_view>
#include <utility>
#include <vector>

#include "core/records/archive.h"
#include "core/records/packages/package_manifest.h"

namespace velocert::records::test {

/// What a package is made of, for tests that take one apart and put another one together.
using Member = std::pair<std::string, std::string>;
[[nodiscard]] std::vector<Member> members_of(const std::string& package);
/// The bytes of one of them; the test fails if there is none.
[[nodiscard]] std::string& content_of(std::vector<Member>& members, const std::string& name);
/// The members as they are, in a file.
[[nodiscard]] std::string packed(const std::vector<Member>& members);
/// A package out of members, with sums and a list in the manifest that fit: what somebody makes who knows the format.
[[nodiscard]] std::string made_again(std::vector<Member> members, PackageManifest manifest);
/// What is found in a package.
[[nodiscard]] Verification verified(std::string_view package);

}  // namespace velocert::records::test
