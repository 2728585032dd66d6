// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include <future>
#include <memory>
#include <optional>
#include <string>

#include "core/base/result.h"
#include "core/base/secret.h"
#include "core/signing/signing_key.h"

namespace velocert::app {

/// A key on a token (smart card, UKey), reached through its maker's PKCS#11 module.
struct TokenKey {
    std::string module;  ///< library
    std::string token;   ///< label of the token
    std::string key;     ///< label or id of the certificate; empty where the token holds one key
};

/// Where a person's key lies: in a file, whose bytes these are (PKCS#12), or on a token.
struct KeyPlace {
    std::string file;
    std::optional<TokenKey> token;
};

/// Opens one key for one act of signing. A key file is opened from the start on, beside whatever else takes its time:
/// its passphrase is hashed slowly on purpose. A token is asked only when the key is wanted, because it counts wrong
/// PINs and locks itself. What opening it said is told to nobody before open().
class KeyOpening {
  public:
    /// Both must outlive this.
    KeyOpening(const KeyPlace& place, const base::Secret& secret);
    /// Once. Errors: those of open_pkcs12() or open_pkcs11().
    [[nodiscard]] base::Result<std::unique_ptr<signing::SigningKey>> open();

  private:
    const KeyPlace& place_;
    const base::Secret& secret_;
    std::future<base::Result<std::unique_ptr<signing::SigningKey>>> file_;
};

}  // namespace velocert::app
