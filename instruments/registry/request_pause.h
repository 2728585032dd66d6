// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include <chrono>
#include <condition_variable>
#include <mutex>
#include <optional>

namespace velocert::instruments {

/// Keeps the time from one request to the next that the maker of an instrument wants. What passes by itself between the
/// requests of the program is not waited for.
class RequestPause {
  public:
    explicit RequestPause(std::chrono::milliseconds pause) : pause_(pause) {}

    /// Waits until the next request may go out, or what is looked at when `changed` is notified gives it up.
    template <typename GivenUp>
    void keep(std::unique_lock<std::mutex>& lock, std::condition_variable& changed, const GivenUp& given_up) {
        if (pause_ <= usual) return;
        if (last_) changed.wait_until(lock, *last_ + pause_, given_up);
        last_ = std::chrono::steady_clock::now();
    }

  private:
    static constexpr std::chrono::milliseconds usual{100};

    std::chrono::milliseconds pause_;
    std::optional<std::chrono::steady_clock::time_point> last_;
};

}  // namespace velocert::instruments
