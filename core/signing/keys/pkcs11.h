// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include <memory>
#include <string>
#include <string_view>
#include <vector>

#include "core/base/result.h"
#include "core/base/secret.h"
#include "core/signing/signing_key.h"

namespace velocert::signing {

/// A token (smart card, UKey) as its module describes it.
struct Token {
    std::string label;
    std::string maker;
    std::string serial;
    bool pin_locked = false;
    bool last_try = false;  ///< one more wrong PIN locks it
    bool asks_for_pin = false;
};

/// The tokens that are plugged in. `module` is the library of their maker, loaded into this process and kept: it is
/// code that must be trusted like the program itself. Errors: not_found (no such library), bad_value (no PKCS#11
/// module), io (it does not work).
[[nodiscard]] base::Result<std::vector<Token>> tokens_of(const std::string& module);

/// A key that never leaves its token. `label` is that of its certificate, or the certificate's id in hex; it may be
/// empty where the token holds one key with a certificate. Errors besides those above: not_found (no such token, no
/// key with a certificate), bad_value (several keys), not_permitted (wrong PIN, PIN locked, a key too weak to sign
/// with). Each signature is checked against the certificate before it is handed out. One key of a token at a time.
[[nodiscard]] base::Result<std::unique_ptr<SigningKey>> open_pkcs11(const std::string& module,
                                                                    std::string_view token_label,
                                                                    const base::Secret& pin,
                                                                    std::string_view label = {});

}  // namespace velocert::signing
