// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include <sodium.h>

#include <array>
#include <string>
#include <vector>

#include "core/laboratory/people/password.h"

namespace velocert::tests {

/// Argon2id at the least cost libsodium takes, for tests alone; keeps what it was asked, in order.
class CheapHasher final : public laboratory::PasswordHasher {
  public:
    explicit CheapHasher(unsigned long long passes = 1) : passes_(passes) {
        if (sodium_init() < 0) std::abort();
        stand_in_ = *hash(base::Secret(std::string("nobody knows this one")));
        asked.clear();
    }

    [[nodiscard]] base::Result<std::string> hash(const base::Secret& password) const override {
        asked.emplace_back("hash");
        std::array<char, crypto_pwhash_STRBYTES> out{};
        const auto text = password.view();
        if (crypto_pwhash_str(out.data(), text.data(), text.size(), passes_, crypto_pwhash_MEMLIMIT_MIN) != 0)
            return base::fail(base::ErrorCode::io, "password", "no memory");
        return std::string(out.data());
    }
    [[nodiscard]] bool verify(const std::string& stored, const base::Secret& password) const override {
        asked.emplace_back(stored == stand_in_ ? "verify stand-in" : "verify stored");
        const auto text = password.view();
        return crypto_pwhash_str_verify(stored.c_str(), text.data(), text.size()) == 0;
    }
    [[nodiscard]] bool needs_rehash(const std::string& stored) const override {
        return crypto_pwhash_str_needs_rehash(stored.c_str(), passes_, crypto_pwhash_MEMLIMIT_MIN) != 0;
    }
    [[nodiscard]] const std::string& stand_in() const override { return stand_in_; }

    mutable std::vector<std::string> asked;

  private:
    unsigned long long passes_;
    std::string stand_in_;
};

[[nodiscard]] inline base::Secret secret(std::string text) { return base::Secret(std::move(text)); }

}  // namespace velocert::tests
