// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "core/base/error.h"

namespace velocert::records {

/// Where the answer of authenticate() to whoever it does not let in says that it is from.
inline constexpr auto refused_sign_in_place = "sign-in";

/// Whether it is that answer: an unknown login, a disabled or locked account, or a wrong password.
[[nodiscard]] inline bool is_refused_sign_in(const base::Error& error) {
    return error.code == base::ErrorCode::not_permitted && error.where == refused_sign_in_place;
}

}  // namespace velocert::records
