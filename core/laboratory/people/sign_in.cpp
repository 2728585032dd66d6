// SPDX-License-Identifier: GPL-3.0-or-later
#include "core/laboratory/people/sign_in.h"

#include <algorithm>

namespace velocert::laboratory {

std::string_view name(SignInOutcome outcome) {
    switch (outcome) {
        case SignInOutcome::success: return "success";
        case SignInOutcome::failure: return "failure";
        case SignInOutcome::cancelled: return "cancelled";
    }
    return {};
}

base::Result<SignInOutcome> parse_sign_in_outcome(std::string_view text) {
    for (const auto outcome : {SignInOutcome::success, SignInOutcome::failure, SignInOutcome::cancelled})
        if (name(outcome) == text) return outcome;
    return base::fail(base::ErrorCode::bad_value, "outcome", "\"" + std::string(text) + "\"",
                      "success, failure or cancelled");
}

std::chrono::minutes LockRule::after(int failures_in_a_row) const {
    if (failures_in_a_row <= 0 || failures_in_a_row % failures != 0) return std::chrono::minutes(0);
    auto length = first;
    for (int round = failures_in_a_row / failures; round > 1 && length < longest; --round) length *= 2;
    return std::min(length, longest);
}

void SignIns::success(Time at) {
    failures_ = 0;
    last_success_ = at;
    ever_ = true;
}

void SignIns::failure(Time at, const LockRule& rule) {
    if (locked(at)) return;
    ++failures_;
    if (const auto length = rule.after(failures_); length.count() > 0) locked_until_ = at + length;
}

void SignIns::unlock() {
    failures_ = 0;
    locked_until_ = Time{};
}

}  // namespace velocert::laboratory
