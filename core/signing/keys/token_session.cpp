// SPDX-License-Identifier: GPL-3.0-or-later
#include "core/signing/keys/token_session.h"

#include <dlfcn.h>

#include <algorithm>
#include <array>
#include <filesystem>
#include <map>
#include <utility>

namespace velocert::signing {

using base::Error;
using base::ErrorCode;
using base::fail;
using base::Result;

namespace {

constexpr std::size_t most_objects = 1000;
constexpr CK_ULONG largest_attribute = 100'000;

/// Fixed fields are padded with blanks.
template <std::size_t Size>
std::string field(const unsigned char (&bytes)[Size]) {
    std::string out(reinterpret_cast<const char*>(bytes), Size);
    out.erase(out.find_last_not_of(std::string_view(" \0", 2)) + 1);
    return out;
}

CK_BYTE* as_pin(const base::Secret& pin) {
    // The interface wants it writable and does not write.
    return reinterpret_cast<CK_BYTE*>(const_cast<char*>(pin.view().data()));
}

}  // namespace

Error token_error(CK_RV result, const std::string& where) {
    switch (result) {
        case CKR_PIN_INCORRECT:
        case CKR_PIN_INVALID:
        case CKR_PIN_LEN_RANGE: return {ErrorCode::not_permitted, where, "wrong PIN", "the PIN of the token's user"};
        case CKR_PIN_LOCKED:
            return {ErrorCode::not_permitted, where, "the PIN is locked after too many wrong ones",
                    "the token's administrator to unlock it"};
        case CKR_PIN_EXPIRED:
        case CKR_USER_PIN_NOT_INITIALIZED:
            return {ErrorCode::not_permitted, where, "the token has no PIN in force", "a PIN set by its administrator"};
        case CKR_USER_NOT_LOGGED_IN:
        case CKR_KEY_FUNCTION_NOT_PERMITTED:
            return {ErrorCode::not_permitted, where, "the token refuses to sign with this key",
                    "a key that may sign, and its user logged in"};
        case CKR_TOKEN_NOT_PRESENT:
        case CKR_DEVICE_REMOVED:
        case CKR_SESSION_HANDLE_INVALID:
        case CKR_SESSION_CLOSED: return {ErrorCode::io, where, "the token is no longer there", "it to stay plugged in"};
        case CKR_TOKEN_NOT_RECOGNIZED:
        case CKR_DEVICE_ERROR: return {ErrorCode::io, where, "the token does not answer as it should", ""};
        case CKR_MECHANISM_INVALID:
            return {ErrorCode::bad_value, where, "the token does not make this kind of signature",
                    "RSA after PKCS#1, or ECDSA"};
        default: return {ErrorCode::io, where, "PKCS#11 error " + std::to_string(result), ""};
    }
}

Result<CK_FUNCTION_LIST*> load_module(const std::string& path) {
    // Once for each module: finishing it would take the keys of others in this process away. One thread at a time.
    static std::map<std::string, CK_FUNCTION_LIST*> loaded;
    if (const auto found = loaded.find(path); found != loaded.end()) return found->second;
    std::error_code ignored;
    if (path.find('/') == std::string::npos || !std::filesystem::is_regular_file(path, ignored))
        return fail(ErrorCode::not_found, path, "no such PKCS#11 module", "the whole path of the maker's library");
    void* library = ::dlopen(path.c_str(), RTLD_NOW | RTLD_LOCAL);
    if (library == nullptr) {
        const char* reason = ::dlerror();
        return fail(ErrorCode::bad_value, path,
                    std::string("it cannot be loaded: ") + (reason == nullptr ? "" : reason), "a PKCS#11 module");
    }
    CK_FUNCTION_LIST* functions = nullptr;
    const auto get = reinterpret_cast<CK_C_GetFunctionList>(::dlsym(library, "C_GetFunctionList"));
    if (get == nullptr || get(&functions) != CKR_OK || functions == nullptr || functions->version.major != 2) {
        ::dlclose(library);
        return fail(ErrorCode::bad_value, path, "a library that is no PKCS#11 module", "one with version 2 of it");
    }
    CK_C_INITIALIZE_ARGS arguments{};
    arguments.flags = CKF_OS_LOCKING_OK;
    const auto result = functions->C_Initialize(&arguments);
    if (result != CKR_OK && result != CKR_CRYPTOKI_ALREADY_INITIALIZED) return fail(token_error(result, path));
    loaded[path] = functions;
    return functions;
}

Result<std::vector<TokenInSlot>> tokens_in_slots(CK_FUNCTION_LIST* functions, const std::string& where) {
    CK_ULONG count = 0;
    if (const auto result = functions->C_GetSlotList(CK_TRUE, nullptr, &count); result != CKR_OK)
        return fail(token_error(result, where));
    std::vector<CK_SLOT_ID> slots(count);
    if (const auto result = functions->C_GetSlotList(CK_TRUE, slots.data(), &count); result != CKR_OK)
        return fail(token_error(result, where));
    slots.resize(std::min<std::size_t>(slots.size(), count));
    std::vector<TokenInSlot> out;
    for (const auto slot : slots) {
        CK_TOKEN_INFO info{};
        // Pulled out since, or a blank one: not there to sign with.
        if (functions->C_GetTokenInfo(slot, &info) != CKR_OK || (info.flags & CKF_TOKEN_INITIALIZED) == 0) continue;
        out.push_back({slot,
                       {field(info.label), field(info.manufacturerID), field(info.serialNumber),
                        (info.flags & CKF_USER_PIN_LOCKED) != 0, (info.flags & CKF_USER_PIN_FINAL_TRY) != 0,
                        (info.flags & CKF_LOGIN_REQUIRED) != 0}});
    }
    return out;
}

Result<TokenSession> TokenSession::open(CK_FUNCTION_LIST* functions, CK_SLOT_ID slot, const base::Secret& pin,
                                        const std::string& where) {
    CK_SESSION_HANDLE handle = 0;
    if (const auto result = functions->C_OpenSession(slot, CKF_SERIAL_SESSION, nullptr, nullptr, &handle);
        result != CKR_OK)
        return fail(token_error(result, where));
    TokenSession session(functions, handle, where);
    const auto log_in = [&] {
        return functions->C_Login(handle, CKU_USER, as_pin(pin), static_cast<CK_ULONG>(pin.view().size()));
    };
    auto result = log_in();
    if (result == CKR_USER_ALREADY_LOGGED_IN) {  // by an earlier act: this PIN has not been looked at
        functions->C_Logout(handle);
        result = log_in();
    }
    if (result != CKR_OK) return fail(token_error(result, where));
    return session;
}

TokenSession::TokenSession(TokenSession&& other) noexcept
    : functions_(other.functions_),
      session_(other.session_),
      where_(std::move(other.where_)),
      owner_(std::exchange(other.owner_, false)) {}

TokenSession::~TokenSession() {
    if (!owner_) return;
    functions_->C_Logout(session_);
    functions_->C_CloseSession(session_);
}

Result<std::vector<CK_OBJECT_HANDLE>> TokenSession::objects(CK_OBJECT_CLASS kind) const {
    CK_ATTRIBUTE wanted{CKA_CLASS, &kind, sizeof kind};
    if (const auto result = functions_->C_FindObjectsInit(session_, &wanted, 1); result != CKR_OK)
        return fail(token_error(result, where_));
    std::vector<CK_OBJECT_HANDLE> out;
    CK_RV result = CKR_OK;
    for (;;) {
        std::array<CK_OBJECT_HANDLE, 64> some{};
        CK_ULONG count = 0;
        result = functions_->C_FindObjects(session_, some.data(), some.size(), &count);
        if (result != CKR_OK || count == 0 || out.size() >= most_objects) break;
        out.insert(out.end(), some.begin(), some.begin() + static_cast<std::ptrdiff_t>(count));
    }
    functions_->C_FindObjectsFinal(session_);
    if (result != CKR_OK) return fail(token_error(result, where_));
    return out;
}

std::string TokenSession::attribute(CK_OBJECT_HANDLE object, CK_ATTRIBUTE_TYPE type) const {
    CK_ATTRIBUTE wanted{type, nullptr, 0};
    if (functions_->C_GetAttributeValue(session_, object, &wanted, 1) != CKR_OK || wanted.ulValueLen == 0 ||
        wanted.ulValueLen > largest_attribute)
        return {};
    std::string out(wanted.ulValueLen, '\0');
    wanted.pValue = out.data();
    if (functions_->C_GetAttributeValue(session_, object, &wanted, 1) != CKR_OK || wanted.ulValueLen > out.size())
        return {};
    out.resize(wanted.ulValueLen);
    return out;
}

Result<std::string> TokenSession::sign(CK_OBJECT_HANDLE key, CK_MECHANISM_TYPE mechanism, std::string_view bytes,
                                       const base::Secret& pin) const {
    CK_MECHANISM how{mechanism, nullptr, 0};
    if (const auto result = functions_->C_SignInit(session_, &how, key); result != CKR_OK)
        return fail(token_error(result, where_));
    const auto again = attribute(key, CKA_ALWAYS_AUTHENTICATE);
    if (!again.empty() && again.front() != 0) {
        const auto result =
            functions_->C_Login(session_, CKU_CONTEXT_SPECIFIC, as_pin(pin), static_cast<CK_ULONG>(pin.view().size()));
        if (result != CKR_OK) return fail(token_error(result, where_));
    }
    std::string given(bytes);
    std::string out(largest_attribute, '\0');
    CK_ULONG size = out.size();
    if (const auto result = functions_->C_Sign(session_, reinterpret_cast<CK_BYTE*>(given.data()), given.size(),
                                               reinterpret_cast<CK_BYTE*>(out.data()), &size);
        result != CKR_OK)
        return fail(token_error(result, where_));
    out.resize(std::min<std::size_t>(out.size(), size));
    return out;
}

}  // namespace velocert::signing
