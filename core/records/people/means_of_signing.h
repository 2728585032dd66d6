// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include <cstdint>
#include <span>
#include <string>
#include <vector>

#include "core/base/digest.h"
#include "core/base/person.h"
#include "core/base/result.h"
#include "core/records/archive.h"

namespace velocert::records {

/// A signature that somebody relies on.
struct ReliedSignature {
    base::Person signer;
    base::Digest certificate;  ///< that made it
    std::uint64_t seq = 0;     ///< the row it stands in
    std::string as;            ///< "reviewed": what it says
};

/// What one person did alone to the means by which another one signed: whoever sets a password can sign in under it
/// until its person changes it, and whoever binds a certificate says whose it is.
struct MeansSetAlone {
    enum class What : std::uint8_t { certificate, password };
    What what = What::certificate;
    base::Person by;
    base::Person of;
    std::string at_utc;
    std::uint64_t seq = 0;               ///< the row of the act
    std::vector<std::string> signed_as;  ///< what the other person signed as afterwards
};
/// "Zhao Lei set the password of Wang Fang on 2026-11-28T14:00:00.000Z, and no second person stood beside it; Wang
/// Fang signed after it: reviewed".
[[nodiscard]] std::string text(const MeansSetAlone& one);

/// Where `person` (by account, or any name that both are known by) bound the certificate of one of these signatures to
/// its signer, or reset that signer's password, before it was made and without a second person; of several resets the
/// last one before it. Oldest first. Errors: those of the archive.
[[nodiscard]] base::Result<std::vector<MeansSetAlone>> means_set_alone(const Archive& archive,
                                                                       std::span<const ReliedSignature> signatures,
                                                                       const base::Person& person);

}  // namespace velocert::records
