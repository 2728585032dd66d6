// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include <chrono>
#include <span>
#include <stdexcept>
#include <string>
#include <string_view>

#include "core/base/secret.h"
#include "core/signing/authority/certificate_draft.h"
#include "core/signing/authority/internal_authority.h"
#include "core/signing/certificates/trust.h"

namespace velocert::tests {

using Time = std::chrono::system_clock::time_point;

/// "2026-03-01" at midnight UTC.
[[nodiscard]] Time day(std::string_view date);
[[nodiscard]] base::Secret secret(std::string text);
[[nodiscard]] std::span<const std::uint8_t> bytes_of(const std::string& text);

/// Few, so that tests are quick.
inline constexpr int few_iterations = 2048;

/// An internal authority of "Demo Laboratory" from 2026-01-01 on; the same one for all tests of a program.
[[nodiscard]] const signing::InternalAuthority& sample_authority();
/// Li Wei, account u-0007, P-256, 2026-02-01 to 2029-02-01, passphrase "correct horse".
[[nodiscard]] const signing::IssuedKey& sample_person();
/// The list that trusts the sample authority as an internal one.
[[nodiscard]] signing::TrustList sample_trust();

/// Keys of the test's own making, for certificates that no authority of ours would issue.
[[nodiscard]] const signing::PrivateKey& test_key(int number);
/// Value or a failed test.
template <typename T>
[[nodiscard]] T must(base::Result<T> result) {
    if (!result) throw std::runtime_error(result.error().text());
    return std::move(*result);
}

}  // namespace velocert::tests
