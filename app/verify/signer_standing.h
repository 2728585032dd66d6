// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include <cstdint>
#include <optional>
#include <string>
#include <string_view>

#include "app/verify/issued_reports.h"
#include "reports/seal/verify_seal.h"

namespace velocert::app {

/// When something of that row existed at the latest, and who says so: by the first checkpoint that covers it, or the
/// time-stamp that a trusted authority gave one outside.
struct ProvenTime {
    std::chrono::system_clock::time_point time;
    reports::TimeWitness witness;
};
[[nodiscard]] std::optional<ProvenTime> proven_time(const records::ReportsRead& read, std::uint64_t row);

/// A signature that stands in a row of the ledger.
struct RowSignature {
    std::uint64_t row = 0;
    std::string name;       ///< of the person in whose name it is
    std::string meaning;    ///< what it says in words
    std::string_view cms;   ///< DER
    std::string_view text;  ///< that is signed
    std::string_view time;  ///< that it claims
};
/// How its certificate stood at the time that is proven, and stands today, as the trust list sees it. Nothing where the
/// signature does not hold over its text, which is for who reads the records.
[[nodiscard]] std::optional<reports::SealedBy> signer_standing(const RowSignature& signature,
                                                               const IssuedReports& asked);

}  // namespace velocert::app
