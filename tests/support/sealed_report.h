// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include <chrono>
#include <memory>
#include <string>
#include <vector>

#include "core/base/clock.h"
#include "core/base/entropy.h"
#include "reports/seal/verify_seal.h"
#include "tests/support/signing_keys.h"

namespace velocert::test {

/// A clock that stands where it is put.
class StandingClock final : public base::Clock {
  public:
    explicit StandingClock(std::chrono::system_clock::time_point at) : time(at) {}
    [[nodiscard]] std::chrono::system_clock::time_point now() const override { return time; }
    [[nodiscard]] std::int64_t monotonic_ns() const override { return 0; }
    std::chrono::system_clock::time_point time;
};

/// A page without a letter, and a profile that has just the head of one: the smallest file that may be sealed.
[[nodiscard]] std::string small_pdf();
/// The same with other content on its page.
[[nodiscard]] std::string small_pdf(const std::string& page_content);

/// People, their authority, and a report that they sign.
struct SealingBench {
    TestAuthority authority;
    signing::TrustList trust = authority.trust();
    std::unique_ptr<signing::SigningKey> tester = authority.person("张三");
    std::unique_ptr<signing::SigningKey> reviewer = authority.person("Li Si");
    std::unique_ptr<signing::SigningKey> approver = authority.person("Wang Wu");
    std::chrono::system_clock::time_point time{std::chrono::sys_days{std::chrono::year{2025} / 11 / 22}};
    std::string record = R"({"format":"record/1","mass":"62.95 kg","signers":{"approved":{"id":"","name":"Wang Wu"},)"
                         R"("reviewed":{"id":"","name":"Li Si"},"tested":{"id":"","name":"张三"}}})";

    [[nodiscard]] signing::SigningKey& key(const std::string& field) const;
    [[nodiscard]] reports::PdfBytes prepared() const;
    [[nodiscard]] reports::SignatureRequest request(const std::string& field) const;
    [[nodiscard]] reports::PdfBytes sign(const reports::PdfBytes& pdf, const std::string& field,
                                         signing::TimeStampSource* source = nullptr) const;
    /// With the first so many signatures.
    [[nodiscard]] reports::PdfBytes sealed(std::size_t signatures = 3,
                                           signing::TimeStampSource* source = nullptr) const;
    /// All required, the authority trusted, the time shortly after the last signature.
    [[nodiscard]] reports::SealExpectation expectation() const;
};

}  // namespace velocert::test
