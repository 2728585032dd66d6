// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include <optional>
#include <string>
#include <vector>

#include "app/reporting/key_opening.h"
#include "core/base/result.h"

namespace velocert::app {

/// A key on a token in one line, as RFC 7512 writes it:
/// "pkcs11:token=Li%20Ming;object=sign?module-path=/usr/lib/softhsm/libsofthsm2.so".
[[nodiscard]] std::string token_address(const TokenKey& key);
/// The key that such a line names; nothing if the text is no address of a token, and so a path. Where no library is
/// named, the one of known_token_modules() in which the token is plugged in. Errors: bad_value (no address that can be
/// read, no token named), not_found (no library knows the token).
[[nodiscard]] base::Result<std::optional<TokenKey>> token_at(const std::string& text);
[[nodiscard]] bool is_token_address(const std::string& text);

/// The PKCS#11 libraries that are registered with this machine (p11-kit), by full path.
[[nodiscard]] std::vector<std::string> known_token_modules();

/// A token that is plugged in and asks for a PIN: one that can hold a person's key.
struct PluggedToken {
    TokenKey key;       ///< with an empty key: the only one on the token
    std::string words;  ///< "Li Ming (SoftHSM project, 4e07b1)"
};
/// Those of these libraries; one that does not work is left out.
[[nodiscard]] std::vector<PluggedToken> plugged_tokens(const std::vector<std::string>& modules);

}  // namespace velocert::app
