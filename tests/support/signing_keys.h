// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include <chrono>
#include <memory>
#include <string>
#include <vector>

#include "core/signing/certificates/trust.h"
#include "core/signing/signing_key.h"

struct evp_pkey_st;

namespace velocert::test {

/// What a certificate of a test is to say.
struct CertificateWish {
    std::string name = "Zhang San";
    int rsa_bits = 0;  ///< 0: a curve
    std::string curve = "P-256";
    std::string extended_usage;  ///< as OpenSSL spells it: "critical,timeStamping"
    std::chrono::system_clock::time_point from{std::chrono::sys_days{std::chrono::year{2025} / 1 / 1}};
    std::chrono::system_clock::time_point to{std::chrono::sys_days{std::chrono::year{2035} / 1 / 1}};
    std::string account = {};  ///< user id (UID) in the subject; empty: none
    /// A key that other certificates have, too; null: one of its own.
    std::shared_ptr<evp_pkey_st> shared_key = {};
};
[[nodiscard]] std::shared_ptr<evp_pkey_st> new_shared_key();

/// A certification authority that lives as long as a test. Its keys come from OpenSSL, none of its code from us.
class TestAuthority {
  public:
    explicit TestAuthority(const std::string& name = "Test Authority");

    [[nodiscard]] const signing::Der& root() const { return root_; }
    [[nodiscard]] std::string root_pem() const;
    /// A new key with its certificate and the root as its issuer.
    [[nodiscard]] std::unique_ptr<signing::SigningKey> key(const CertificateWish& wish) const;
    [[nodiscard]] std::unique_ptr<signing::SigningKey> person(const std::string& name) const;
    [[nodiscard]] std::unique_ptr<signing::SigningKey> time_stamper() const;
    /// This authority alone, as one of the laboratory's own.
    [[nodiscard]] signing::TrustList trust() const;

  private:
    std::string name_;
    std::shared_ptr<evp_pkey_st> key_;
    signing::Der root_;
};

[[nodiscard]] std::string pem_of(const signing::Der& certificate);

}  // namespace velocert::test
