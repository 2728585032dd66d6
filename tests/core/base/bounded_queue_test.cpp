// SPDX-License-Identifier: GPL-3.0-or-later
#include "core/base/bounded_queue.h"

#include <catch2/catch.hpp>
#include <chrono>
#include <memory>
#include <stop_token>
#include <thread>
#include <vector>

using velocert::base::BoundedQueue;
using namespace std::chrono_literals;

namespace {

/// So far away that a test would never end there; a deadline that is over.
auto far() { return std::chrono::steady_clock::now() + 1h; }
auto past() { return std::chrono::steady_clock::now() - 1s; }

}  // namespace

TEST_CASE("a full queue refuses and remembers that it did") {
    BoundedQueue<int> queue(2);
    CHECK(queue.push(1));
    CHECK(queue.push(2));
    CHECK_FALSE(queue.overflowed());
    CHECK_FALSE(queue.push(3));
    CHECK(queue.overflowed());
    CHECK(queue.size() == 2);
    CHECK(queue.pop(past()) == 1);
    CHECK(queue.push(4));
    CHECK(queue.overflowed());
    CHECK(queue.pop(past()) == 2);
    CHECK(queue.pop(past()) == 4);
    CHECK_FALSE(queue.pop(past()));
}

TEST_CASE("a closed queue takes nothing more and gives what is left") {
    BoundedQueue<int> queue(4);
    CHECK(queue.push(1));
    queue.close();
    CHECK(queue.closed());
    CHECK_FALSE(queue.push(2));
    CHECK_FALSE(queue.overflowed());
    CHECK(queue.pop(far()) == 1);
    CHECK_FALSE(queue.pop(far()));
}

TEST_CASE("a reader that waits is woken by an item, by closing and by a stop") {
    BoundedQueue<int> queue(1);
    std::optional<int> got = -1;
    {
        const std::jthread reader([&] { got = queue.pop(far()); });
        CHECK(queue.push(7));
    }
    CHECK(got == 7);
    {
        const std::jthread reader([&](std::stop_token stop) { got = queue.pop(far(), std::move(stop)); });
    }
    CHECK(got == std::nullopt);
    got = -1;
    {
        const std::jthread reader([&] { got = queue.pop(far()); });
        queue.close();
    }
    CHECK(got == std::nullopt);
}

TEST_CASE("items pass from one thread to another in order and none is lost") {
    constexpr int count = 20'000;
    BoundedQueue<std::unique_ptr<int>> queue(64);
    std::vector<int> got;
    {
        const std::jthread reader([&] {
            while (const auto item = queue.pop(far())) got.push_back(**item);
        });
        for (int i = 0; i < count; ++i)
            while (!queue.push(std::make_unique<int>(i))) std::this_thread::yield();
        queue.close();
    }
    REQUIRE(got.size() == count);
    for (int i = 0; i < count; ++i) REQUIRE(got[static_cast<std::size_t>(i)] == i);
}
