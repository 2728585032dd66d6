// SPDX-License-Identifier: GPL-3.0-or-later
// A PKCS#11 module with three tokens that softhsm2 cannot be: one whose PIN is locked, one that locks at the next wrong
// PIN, and one that is pulled out while it is being opened. It signs nothing.
#include <p11-kit/pkcs11.h>

#include <algorithm>
#include <cstring>
#include <string_view>

namespace {

constexpr CK_SLOT_ID locked_slot = 1;
constexpr CK_SLOT_ID last_try_slot = 2;
constexpr CK_SLOT_ID pulled_slot = 3;
bool last_try_used = false;

template <std::size_t Size>
void set_field(unsigned char (&field)[Size], std::string_view text) {
    std::fill(std::begin(field), std::end(field), static_cast<unsigned char>(' '));
    std::copy(text.begin(), text.end(), std::begin(field));
}

CK_RV initialize(void*) { return CKR_OK; }

CK_RV slot_list(CK_BBOOL, CK_SLOT_ID* slots, CK_ULONG* count) {
    *count = 3;
    if (slots == nullptr) return CKR_OK;
    slots[0] = locked_slot;
    slots[1] = last_try_slot;
    slots[2] = pulled_slot;
    return CKR_OK;
}

CK_RV token_info(CK_SLOT_ID slot, CK_TOKEN_INFO* info) {
    *info = {};
    set_field(info->label, slot == locked_slot ? "locked" : slot == last_try_slot ? "last try" : "pulled out");
    set_field(info->manufacturerID, "test");
    info->flags = CKF_TOKEN_INITIALIZED;
    if (slot == locked_slot || (slot == last_try_slot && last_try_used)) info->flags |= CKF_USER_PIN_LOCKED;
    if (slot == last_try_slot && !last_try_used) info->flags |= CKF_USER_PIN_FINAL_TRY;
    return CKR_OK;
}

CK_RV open_session(CK_SLOT_ID slot, CK_FLAGS, void*, CK_NOTIFY, CK_SESSION_HANDLE* session) {
    *session = slot;
    return CKR_OK;
}

CK_RV log_in(CK_SESSION_HANDLE session, CK_USER_TYPE, CK_BYTE* pin, CK_ULONG size) {
    if (session == pulled_slot) return CKR_DEVICE_REMOVED;
    if (session == locked_slot) return CKR_GENERAL_ERROR;  // nobody should have asked it
    const bool one = size == 1 && pin[0] == '1';
    if (!one) last_try_used = true;
    return CKR_PIN_INCORRECT;
}

CK_RV done(CK_SESSION_HANDLE) { return CKR_OK; }

CK_FUNCTION_LIST functions() {
    CK_FUNCTION_LIST out{};
    out.version = {2, 40};
    out.C_Initialize = &initialize;
    out.C_GetSlotList = &slot_list;
    out.C_GetTokenInfo = &token_info;
    out.C_OpenSession = &open_session;
    out.C_Login = &log_in;
    out.C_Logout = &done;
    out.C_CloseSession = &done;
    return out;
}

}  // namespace

extern "C" CK_RV C_GetFunctionList(CK_FUNCTION_LIST** list) {
    static CK_FUNCTION_LIST made = functions();
    *list = &made;
    return CKR_OK;
}
