// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include <chrono>
#include <string>

#include "reports/seal/verify_seal.h"

namespace velocert::reports {

/// The three lines of an answer. `unchanged` tells that nothing stands against the bytes themselves.
[[nodiscard]] std::string bytes_line(bool unchanged, const SealVerification& verification,
                                     const SealExpectation& expectation);
[[nodiscard]] std::string signer_line(const SealVerification& verification);
[[nodiscard]] std::string today_line(const SealVerification& verification, std::chrono::system_clock::time_point now);

}  // namespace velocert::reports
