// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include <cstdint>
#include <string>

#include "core/base/person.h"

namespace velocert::records {

/// The signature of a person over something else than a report, as it was read back: for whoever looks at the chains of
/// certificates too.
struct OtherSignature {
    std::uint64_t row = 0;
    std::string what;  ///< "annotation", "review of the trail"
    base::Person signer;
    std::string canonical;  ///< the text that is signed
    std::string cms;        ///< DER
    std::string time;       ///< that it claims, with the offset of the place
    std::string fault;      ///< why it is not the signer's over that text; empty if it is

    /// "the annotation by Wang Fang"
    [[nodiscard]] std::string words() const { return "the " + what + " by " + signer.name; }
};

}  // namespace velocert::records
