// SPDX-License-Identifier: GPL-3.0-or-later
#include "core/laboratory/people/password.h"

#include <sodium.h>

#include <array>

namespace velocert::laboratory {
namespace {

/// Of the MODERATE cost; made once from random bytes that nobody kept.
const std::string nobodys_password =
    "$argon2id$v=19$m=262144,t=3,p=1$ooUHHHpEIO81coy4Nr6wMg$kRAGHvxDD5cIdgZzMRQcdVvac/RKX7uPeQ4Smw9YWls";

class Argon2id final : public PasswordHasher {
  public:
    Argon2id() : ready_(sodium_init() >= 0) {}

    base::Result<std::string> hash(const base::Secret& password) const override {
        std::array<char, crypto_pwhash_STRBYTES> out{};
        const auto text = password.view();
        if (!ready_ || crypto_pwhash_str(out.data(), text.data(), text.size(), crypto_pwhash_OPSLIMIT_MODERATE,
                                         crypto_pwhash_MEMLIMIT_MODERATE) != 0)
            return base::fail(base::ErrorCode::io, "password", "there is not enough memory to protect a password",
                              "256 MiB of free memory");
        return std::string(out.data());
    }

    bool verify(const std::string& stored, const base::Secret& password) const override {
        const auto text = password.view();
        return ready_ && is_argon2id_text(stored) &&
               crypto_pwhash_str_verify(stored.c_str(), text.data(), text.size()) == 0;
    }

    bool needs_rehash(const std::string& stored) const override {
        return crypto_pwhash_str_needs_rehash(stored.c_str(), crypto_pwhash_OPSLIMIT_MODERATE,
                                              crypto_pwhash_MEMLIMIT_MODERATE) != 0;
    }

    const std::string& stand_in() const override { return nobodys_password; }

  private:
    bool ready_;
};

/// Takes digits off the front; false if there are none, more than nine, or a leading zero.
bool take_number(std::string_view& text) {
    std::size_t count = 0;
    while (count < text.size() && text[count] >= '0' && text[count] <= '9') ++count;
    if (count == 0 || count > 9 || text.front() == '0') return false;
    text.remove_prefix(count);
    return true;
}

bool take(std::string_view& text, std::string_view expected) {
    if (!text.starts_with(expected)) return false;
    text.remove_prefix(expected.size());
    return true;
}

/// Unpadded base64 of so many bytes.
bool take_base64(std::string_view& text, std::size_t bytes) {
    const std::size_t count = (bytes * 8 + 5) / 6;
    if (text.size() < count) return false;
    for (const char c : text.substr(0, count))
        if ((c < 'A' || c > 'Z') && (c < 'a' || c > 'z') && (c < '0' || c > '9') && c != '+' && c != '/') return false;
    text.remove_prefix(count);
    return true;
}

}  // namespace

const PasswordHasher& argon2id() {
    static const Argon2id hasher;
    return hasher;
}

bool is_argon2id_text(std::string_view text) {
    return take(text, "$argon2id$v=19$m=") && take_number(text) && take(text, ",t=") && take_number(text) &&
           take(text, ",p=") && take_number(text) && take(text, "$") && take_base64(text, crypto_pwhash_SALTBYTES) &&
           take(text, "$") && take_base64(text, 32) && text.empty();
}

}  // namespace velocert::laboratory
