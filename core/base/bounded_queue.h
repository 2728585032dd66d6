// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include <chrono>
#include <condition_variable>
#include <cstddef>
#include <deque>
#include <mutex>
#include <optional>
#include <stop_token>
#include <utility>

namespace velocert::base {

/// A queue of limited length between two threads. A full queue refuses, and remembers that it did:
/// what was refused is an error on the record, never a silent drop.
template <typename T>
class BoundedQueue {
  public:
    explicit BoundedQueue(std::size_t capacity) : capacity_(capacity) {}

    /// False when full or closed; `overflowed` stays true from then on when it was full.
    [[nodiscard]] bool push(T value) {
        {
            const std::scoped_lock lock(mutex_);
            if (closed_) return false;
            if (items_.size() >= capacity_) {
                overflowed_ = true;
                return false;
            }
            items_.push_back(std::move(value));
        }
        ready_.notify_one();
        return true;
    }

    /// The next item; nothing when the time is over, the token stops, or the queue is closed and empty.
    [[nodiscard]] std::optional<T> pop(std::chrono::steady_clock::time_point deadline, std::stop_token stop = {}) {
        std::unique_lock lock(mutex_);
        ready_.wait_until(lock, stop, deadline, [&] { return !items_.empty() || closed_; });
        if (items_.empty()) return std::nullopt;
        T value = std::move(items_.front());
        items_.pop_front();
        return value;
    }

    /// No further items; readers get what is left.
    void close() {
        {
            const std::scoped_lock lock(mutex_);
            closed_ = true;
        }
        ready_.notify_all();
    }

    [[nodiscard]] bool overflowed() const {
        const std::scoped_lock lock(mutex_);
        return overflowed_;
    }
    [[nodiscard]] bool closed() const {
        const std::scoped_lock lock(mutex_);
        return closed_;
    }
    [[nodiscard]] std::size_t size() const {
        const std::scoped_lock lock(mutex_);
        return items_.size();
    }

  private:
    mutable std::mutex mutex_;
    std::condition_variable_any ready_;
    std::deque<T> items_;
    std::size_t capacity_;
    bool overflowed_ = false;
    bool closed_ = false;
};

}  // namespace velocert::base
