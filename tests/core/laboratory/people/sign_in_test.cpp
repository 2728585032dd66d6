// SPDX-License-Identifier: GPL-3.0-or-later
#include "core/laboratory/people/sign_in.h"

#include <catch2/catch.hpp>

#include <limits>

namespace velocert::laboratory {
namespace {

using std::chrono::hours;
using std::chrono::minutes;
using std::chrono::seconds;

const SignIns::Time start{std::chrono::seconds(1'790'000'000)};

}  // namespace

TEST_CASE("each fifth failure in a row locks for twice as long, up to a day", "[people]") {
    const LockRule rule;
    struct Case {
        int failures;
        int minutes;
    };
    for (const auto& one : {Case{0, 0}, Case{1, 0}, Case{4, 0}, Case{5, 15}, Case{6, 0}, Case{10, 30}, Case{15, 60},
                            Case{20, 120}, Case{25, 240}, Case{30, 480}, Case{35, 960}, Case{40, 1440}, Case{45, 1440},
                            Case{-5, 0}, Case{2147483645, 1440}}) {
        CAPTURE(one.failures);
        CHECK(rule.after(one.failures) == minutes(one.minutes));
    }
}

TEST_CASE("the fifth failure locks, and trying meanwhile changes nothing", "[people]") {
    SignIns attempts;
    for (int i = 0; i < 4; ++i) attempts.failure(start + seconds(i));
    CHECK_FALSE(attempts.locked(start + seconds(4)));
    attempts.failure(start + seconds(4));
    CHECK(attempts.locked_until() == start + seconds(4) + minutes(15));
    for (int i = 0; i < 20; ++i) attempts.failure(start + minutes(1) + seconds(i));
    CHECK(attempts.failures() == 5);
    CHECK(attempts.locked_until() == start + seconds(4) + minutes(15));
    CHECK(attempts.locked(start + seconds(3) + minutes(15)));
    CHECK_FALSE(attempts.locked(start + seconds(4) + minutes(15)));
}

TEST_CASE("the second round locks for 30 minutes, a success begins anew", "[people]") {
    SignIns attempts;
    auto now = start;
    for (int i = 0; i < 5; ++i) attempts.failure(now);
    now += minutes(15);
    for (int i = 0; i < 5; ++i) attempts.failure(now);
    CHECK(attempts.locked_until() == now + minutes(30));
    now += minutes(30);
    CHECK_FALSE(attempts.ever());
    attempts.success(now);
    CHECK(attempts.ever());
    CHECK(attempts.last_success() == now);
    CHECK(attempts.failures() == 0);
    for (int i = 0; i < 4; ++i) attempts.failure(now);
    CHECK_FALSE(attempts.locked(now));
    attempts.failure(now);
    CHECK(attempts.locked_until() == now + minutes(15));
}

TEST_CASE("unlocking ends the lock and the counting", "[people]") {
    SignIns attempts;
    for (int i = 0; i < 5; ++i) attempts.failure(start);
    attempts.unlock();
    CHECK_FALSE(attempts.locked(start));
    CHECK(attempts.failures() == 0);
}

TEST_CASE("setting the clock back does not open a locked account", "[people]") {
    SignIns attempts;
    for (int i = 0; i < 5; ++i) attempts.failure(start);
    CHECK(attempts.locked(start - hours(1)));
    CHECK(attempts.locked(start - hours(24 * 365)));
}

TEST_CASE("outcomes of a sign-in read back", "[people]") {
    for (const auto outcome : {SignInOutcome::success, SignInOutcome::failure, SignInOutcome::cancelled})
        CHECK(parse_sign_in_outcome(name(outcome)).value() == outcome);
    for (const auto* text : {"", "ok", "Success"}) CHECK_FALSE(parse_sign_in_outcome(text));
}

}  // namespace velocert::laboratory
