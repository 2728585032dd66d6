// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include <chrono>
#include <span>
#include <string>

#include "reports/seal/verify_seal.h"

namespace velocert::reports {

/// The three lines of an answer. `unchanged` tells that nothing stands against the bytes themselves.
[[nodiscard]] std::string bytes_line(bool unchanged, const SealVerification& verification,
                                     const SealExpectation& expectation);
[[nodiscard]] std::string signer_line(std::span<const SealedBy> signatures);
[[nodiscard]] std::string today_line(std::span<const SealedBy> signatures, std::chrono::system_clock::time_point now);

/// "the certificate was not valid at ...: ...": what is found of a signature whose chain did not hold at its time.
[[nodiscard]] std::string not_valid_words(const SealedBy& signature);

}  // namespace velocert::reports
