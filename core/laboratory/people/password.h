// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include <string>
#include <string_view>

#include "core/base/result.h"
#include "core/base/secret.h"

namespace velocert::laboratory {

/// Makes and checks stored passwords. Handed in, so that tests need not pay for the full cost; the program itself has
/// only argon2id(). Any thread.
class PasswordHasher {
  public:
    virtual ~PasswordHasher() = default;
    /// A text to store, with a salt of its own. Errors: io when there is no memory for it.
    [[nodiscard]] virtual base::Result<std::string> hash(const base::Secret& password) const = 0;
    [[nodiscard]] virtual bool verify(const std::string& stored, const base::Secret& password) const = 0;
    /// Whether the stored text was made with another cost than this one uses.
    [[nodiscard]] virtual bool needs_rehash(const std::string& stored) const = 0;
    /// A stored text of this cost that no password is known for: it is checked where there is no account, so that the
    /// answer takes as long.
    [[nodiscard]] virtual const std::string& stand_in() const = 0;
};

/// Argon2id (RFC 9106) by libsodium with its MODERATE cost: 256 MiB and 3 passes.
[[nodiscard]] const PasswordHasher& argon2id();

/// Whether the text is what libsodium stores for a password: "$argon2id$v=19$m=...,t=...,p=...$salt$hash". Nothing else
/// may stand where a password is kept.
[[nodiscard]] bool is_argon2id_text(std::string_view text);

}  // namespace velocert::laboratory
