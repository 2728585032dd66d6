// SPDX-License-Identifier: GPL-3.0-or-later
#include "core/laboratory/people/idle_lock.h"

#include <catch2/catch.hpp>

namespace velocert::laboratory {
namespace {

using State = IdleLock::State;

constexpr std::int64_t second = 1'000'000'000;
constexpr std::int64_t minute = 60 * second;

}  // namespace

TEST_CASE("ten minutes without a touch lock the screen, not one second less", "[people]") {
    IdleLock lock;
    REQUIRE(lock.signed_in("u-0001", 0));
    lock.tick(10 * minute - 1);
    CHECK(lock.state() == State::open);
    CHECK(lock.may_act());
    lock.tick(10 * minute);
    CHECK(lock.state() == State::locked);
    CHECK_FALSE(lock.may_act());
}

TEST_CASE("while it is locked the measurement goes on and can be stopped", "[people]") {
    IdleLock lock;
    REQUIRE(lock.signed_in("u-0001", 0));
    lock.tick(11 * minute);
    REQUIRE(lock.state() == State::locked);
    CHECK(lock.acquisition_goes_on());
    CHECK(lock.may_stop());
    CHECK(lock.account() == "u-0001");
}

TEST_CASE("each touch begins the time anew, but a touch that comes too late does not", "[people]") {
    IdleLock lock;
    REQUIRE(lock.signed_in("u-0001", 0));
    for (int i = 1; i <= 6; ++i) lock.touched(i * 9 * minute);
    CHECK(lock.state() == State::open);
    CHECK(lock.left(54 * minute) == std::chrono::minutes(10));
    lock.touched(54 * minute + 10 * minute);
    CHECK(lock.state() == State::locked);
    lock.touched(65 * minute);
    CHECK(lock.state() == State::locked);
    CHECK(lock.left(65 * minute).count() == 0);
}

TEST_CASE("only the person who is signed in opens a locked screen", "[people]") {
    IdleLock lock;
    REQUIRE(lock.signed_in("u-0001", 0));
    lock.lock();
    const auto other = lock.signed_in("u-0002", minute);
    REQUIRE_FALSE(other);
    CHECK(other.error().code == base::ErrorCode::not_permitted);
    CHECK(lock.state() == State::locked);
    REQUIRE(lock.signed_in("u-0001", minute));
    CHECK(lock.state() == State::open);
    lock.sign_out();
    CHECK(lock.state() == State::signed_out);
    CHECK(lock.account().empty());
    REQUIRE(lock.signed_in("u-0002", 2 * minute));
    CHECK(lock.account() == "u-0002");
    CHECK_FALSE(lock.signed_in("", 3 * minute));
}

TEST_CASE("nothing opens or locks a screen where nobody is signed in", "[people]") {
    IdleLock lock;
    lock.touched(minute);
    lock.tick(100 * minute);
    lock.lock();
    CHECK(lock.state() == State::signed_out);
    CHECK_FALSE(lock.may_act());
}

TEST_CASE("a clock that jumps back locks nothing and lengthens nothing for good", "[people]") {
    IdleLock lock;
    REQUIRE(lock.signed_in("u-0001", 5 * minute));
    lock.touched(0);
    lock.tick(15 * minute - 1);
    CHECK(lock.state() == State::open);
    lock.tick(15 * minute);
    CHECK(lock.state() == State::locked);
}

TEST_CASE("the time can be set, but the lock cannot be switched off", "[people]") {
    using std::chrono::minutes;
    for (const auto time : {minutes(1), minutes(5), minutes(30)}) {
        auto lock = IdleLock::after(time);
        REQUIRE(lock);
        REQUIRE(lock->signed_in("u-0001", 0));
        lock->tick(std::chrono::nanoseconds(time).count());
        CHECK(lock->state() == State::locked);
    }
    for (const auto time : {minutes(0), minutes(-1), minutes(31), minutes(1'000'000)})
        CHECK_FALSE(IdleLock::after(time));
}

}  // namespace velocert::laboratory
