// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include <chrono>
#include <cstdint>
#include <string>
#include <string_view>

#include "core/base/result.h"

namespace velocert::laboratory {

enum class SignInOutcome : std::uint8_t { success, failure, cancelled };
[[nodiscard]] std::string_view name(SignInOutcome outcome);
[[nodiscard]] base::Result<SignInOutcome> parse_sign_in_outcome(std::string_view text);

/// When failures lock an account, and for how long: each further round of failures locks it for twice as long.
struct LockRule {
    int failures = 5;
    std::chrono::minutes first{15};
    std::chrono::minutes longest{24 * 60};
    /// How long the account is locked after so many failures in a row; zero when that many do not lock.
    [[nodiscard]] std::chrono::minutes after(int failures_in_a_row) const;
};

/// The attempts to sign in to one account, followed in their order. Made from the ledger alone, so that starting the
/// program again forgets nothing.
class SignIns {
  public:
    using Time = std::chrono::system_clock::time_point;

    void success(Time at);
    /// Counts, unless the account is locked at that time: attempts meanwhile neither help nor lengthen the lock.
    void failure(Time at, const LockRule& rule = {});
    /// A signatory opened it: counting begins anew.
    void unlock();

    /// A clock that was set back leaves a lock where it is.
    [[nodiscard]] bool locked(Time at) const { return at < locked_until_; }
    [[nodiscard]] Time locked_until() const { return locked_until_; }
    [[nodiscard]] int failures() const { return failures_; }  ///< in a row, those during a lock left out
    [[nodiscard]] bool ever() const { return ever_; }
    [[nodiscard]] Time last_success() const { return last_success_; }  ///< only if ever()

  private:
    int failures_ = 0;
    Time locked_until_{};
    Time last_success_{};
    bool ever_ = false;
};

}  // namespace velocert::laboratory
