// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include <p11-kit/pkcs11.h>

#include <string>
#include <string_view>
#include <vector>

#include "core/base/result.h"
#include "core/base/secret.h"
#include "core/signing/keys/pkcs11.h"

namespace velocert::signing {

/// What a return value of PKCS#11 means to somebody at the bench: the PIN, the token, or the module.
[[nodiscard]] base::Error token_error(CK_RV result, const std::string& where);

/// The functions of a module, loaded and initialised once in the life of the process.
[[nodiscard]] base::Result<CK_FUNCTION_LIST*> load_module(const std::string& path);

struct TokenInSlot {
    CK_SLOT_ID slot = 0;
    Token token;
};
[[nodiscard]] base::Result<std::vector<TokenInSlot>> tokens_in_slots(CK_FUNCTION_LIST* functions,
                                                                     const std::string& where);

/// A session with a token its user has logged in to; logged out and closed when it goes.
class TokenSession {
  public:
    [[nodiscard]] static base::Result<TokenSession> open(CK_FUNCTION_LIST* functions, CK_SLOT_ID slot,
                                                         const base::Secret& pin, const std::string& where);
    TokenSession(TokenSession&& other) noexcept;
    TokenSession& operator=(TokenSession&&) = delete;
    TokenSession(const TokenSession&) = delete;
    TokenSession& operator=(const TokenSession&) = delete;
    ~TokenSession();

    /// Objects of a class, 1000 at most.
    [[nodiscard]] base::Result<std::vector<CK_OBJECT_HANDLE>> objects(CK_OBJECT_CLASS kind) const;
    /// The bytes of an attribute; empty where the object has none.
    [[nodiscard]] std::string attribute(CK_OBJECT_HANDLE object, CK_ATTRIBUTE_TYPE type) const;
    /// Signs with that key; `pin` is asked for again by keys that want it for each signature.
    [[nodiscard]] base::Result<std::string> sign(CK_OBJECT_HANDLE key, CK_MECHANISM_TYPE mechanism,
                                                 std::string_view bytes, const base::Secret& pin) const;

  private:
    TokenSession(CK_FUNCTION_LIST* functions, CK_SESSION_HANDLE session, std::string where)
        : functions_(functions), session_(session), where_(std::move(where)) {}

    CK_FUNCTION_LIST* functions_;
    CK_SESSION_HANDLE session_;
    std::string where_;
    bool owner_ = true;
};

}  // namespace velocert::signing
