// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include <algorithm>
#include <array>
#include <cstddef>
#include <optional>

namespace velocert::instruments {

/// What an instrument was asked and has not answered yet, for protocols whose answers do not say what they answer:
/// they come in the order of the requests. Once an answer stayed away that order is lost, and nothing counts until a
/// request whose answer cannot be mistaken (a synchronising one) was answered.
template <typename Request>
class OpenRequests {
  public:
    /// Asked. Of too many the oldest is forgotten, and the order with it.
    void push(const Request& request) {
        if (count_ == capacity) {
            drop();
            lost_ = true;
        }
        open_[count_++] = request;
    }
    /// Asked, and what was open before is given up.
    void synchronise(const Request& request) {
        lost_ = lost_ || count_ > 0;
        count_ = 0;
        open_[count_++] = request;
    }
    /// All that is open stays unanswered, or is answered when nobody expects it.
    void give_up() {
        lost_ = lost_ || count_ > 0;
        count_ = 0;
    }
    /// True when a request of that kind is open.
    template <typename Is>
    [[nodiscard]] bool holds(Is is) const {
        return std::any_of(open_.begin(), open_.begin() + static_cast<std::ptrdiff_t>(count_), is);
    }
    /// What stands before the first such request was lost on the way: an answer came that fits none of it. Nothing
    /// happens when there is no such request.
    template <typename Is>
    void skip_to(Is is) {
        if (!holds(is)) return;
        while (!is(open_[0])) drop();
    }
    /// True while answers may belong to requests that were given up.
    [[nodiscard]] bool out_of_step() const { return lost_; }
    [[nodiscard]] std::optional<Request> next() const {
        if (count_ == 0) return std::nullopt;
        return open_[0];
    }
    /// What was asked last, unless that is answered or given up.
    [[nodiscard]] std::optional<Request> last() const {
        if (count_ == 0) return std::nullopt;
        return open_[count_ - 1];
    }
    /// True when something was asked after the next one.
    [[nodiscard]] bool more() const { return count_ > 1; }
    /// The next one was answered.
    void answered() {
        if (count_ > 0) drop();
        lost_ = false;
    }

  private:
    static constexpr std::size_t capacity = 16;
    void drop() {
        for (std::size_t i = 1; i < count_; ++i) open_[i - 1] = open_[i];
        --count_;
    }

    std::array<Request, capacity> open_{};
    std::size_t count_ = 0;
    bool lost_ = false;
};

}  // namespace velocert::instruments
