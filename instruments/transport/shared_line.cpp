// SPDX-License-Identifier: GPL-3.0-or-later
#include "instruments/transport/shared_line.h"

#include <algorithm>
#include <array>

namespace velocert::instruments {

using base::ErrorCode;
using base::Result;
using std::chrono::milliseconds;
using std::chrono::nanoseconds;

namespace {

constexpr milliseconds read_wait{20};
// Nobody waits longer for a turn: by then every other instrument was asked in vain several times.
constexpr std::chrono::seconds longest_queue{30};
// After a request to everybody, which nobody answers, slaves get time to do it.
constexpr milliseconds turnaround{100};
constexpr int fast_from = 19'200;
constexpr std::chrono::microseconds fast_quiet{1'750};

}  // namespace

nanoseconds character_time(const PortSettings& settings) {
    const std::int64_t bits = 1 + settings.data_bits + (settings.parity == Parity::none ? 0 : 1) + settings.stop_bits;
    return nanoseconds(bits * 1'000'000'000 / settings.baud);
}

nanoseconds quiet_before_request(const PortSettings& settings) {
    if (settings.baud > fast_from) return fast_quiet;
    return character_time(settings) * 7 / 2;
}

/// The end of a shared line that one instrument holds.
class SharedTransport final : public Transport {
  public:
    SharedTransport(SharedLine& line, SharedLine::Seat& seat) : line_(line), seat_(seat) {}
    SharedTransport(const SharedTransport&) = delete;
    SharedTransport& operator=(const SharedTransport&) = delete;
    ~SharedTransport() override { line_.leave(seat_); }

    Result<std::size_t> read(std::span<std::uint8_t> into, milliseconds wait) override {
        return line_.read(seat_, into, wait);
    }
    Result<void> write(std::span<const std::uint8_t> bytes, milliseconds wait) override {
        return line_.write(seat_, bytes, wait);
    }
    LineErrors line_errors() const override { return line_.transport_->line_errors(); }
    std::string settings_text() const override { return line_.transport_->settings_text(); }
    std::string name() const override { return line_.transport_->name(); }

  private:
    SharedLine& line_;
    SharedLine::Seat& seat_;
};

SharedLine::SharedLine(std::unique_ptr<Transport> transport, const PortSettings& settings, const base::Clock& clock)
    : transport_(std::move(transport)),
      clock_(clock),
      character_ns_(character_time(settings).count()),
      quiet_ns_(quiet_before_request(settings).count()),
      last_byte_ns_(clock.monotonic_ns()),
      reader_([this](const std::stop_token& stop) { read_line(stop); }) {}

SharedLine::~SharedLine() = default;

std::unique_ptr<Transport> SharedLine::connect(Complete complete, milliseconds patience) {
    const std::scoped_lock lock(mutex_);
    auto& seat = seats_.emplace_back(std::make_unique<Seat>());
    seat->complete = std::move(complete);
    seat->patience = patience;
    return std::make_unique<SharedTransport>(*this, *seat);
}

std::size_t SharedLine::connections() const {
    const std::scoped_lock lock(mutex_);
    return seats_.size();
}

void SharedLine::leave(Seat& seat) {
    const std::scoped_lock lock(mutex_);
    if (asked_ == &seat) asked_ = nullptr;
    std::erase_if(seats_, [&](const auto& other) { return other.get() == &seat; });
}

void SharedLine::read_line(const std::stop_token& stop) {
    std::array<std::uint8_t, 4096> chunk{};
    while (!stop.stop_requested()) {
        const auto count = transport_->read(chunk, read_wait);
        const std::int64_t now_ns = clock_.monotonic_ns();
        const std::scoped_lock lock(mutex_);
        if (!count) {
            gone_ = count.error();
            open_ = false;
            for (const auto& seat : seats_) seat->heard.notify_all();
            turn_.notify_all();
            return;
        }
        if (*count == 0) continue;
        last_byte_ns_ = std::max(last_byte_ns_, now_ns);
        const auto bytes = std::span<const std::uint8_t>(chunk).first(*count);
        if (asked_ != nullptr) {
            asked_->inbox.insert(asked_->inbox.end(), bytes.begin(), bytes.end());
            asked_->heard.notify_all();
        }
        if (!open_) continue;
        answer_.insert(answer_.end(), bytes.begin(), bytes.end());
        if (!complete_(request_, answer_)) continue;
        open_ = false;
        turn_.notify_all();
    }
}

Result<std::size_t> SharedLine::read(Seat& seat, std::span<std::uint8_t> into, milliseconds wait) {
    std::unique_lock lock(mutex_);
    seat.heard.wait_for(lock, wait, [&] { return !seat.inbox.empty() || gone_; });
    if (seat.inbox.empty() && gone_) return base::fail(*gone_);
    const std::size_t count = std::min(into.size(), seat.inbox.size());
    std::copy_n(seat.inbox.begin(), count, into.begin());
    seat.inbox.erase(seat.inbox.begin(), seat.inbox.begin() + static_cast<std::ptrdiff_t>(count));
    return count;
}

void SharedLine::give_up(std::uint64_t ticket) {
    std::erase(waiting_, ticket);
    turn_.notify_all();
}

Result<void> SharedLine::take_turn(std::unique_lock<std::mutex>& lock, std::uint64_t ticket) {
    const std::int64_t limit_ns = clock_.monotonic_ns() + nanoseconds(longest_queue).count();
    for (;;) {
        if (gone_) return base::fail(*gone_);
        const std::int64_t now_ns = clock_.monotonic_ns();
        if (now_ns >= limit_ns)
            return base::fail(ErrorCode::timeout, transport_->name(), "the line was never free",
                              "fewer instruments on it, or shorter time limits");
        std::int64_t until_ns = limit_ns;
        if (waiting_.front() == ticket) {
            if (open_ && now_ns >= deadline_ns_) open_ = false;
            until_ns = open_ ? deadline_ns_ : last_byte_ns_ + quiet_ns_;
            if (!open_ && now_ns >= until_ns) return {};
        }
        turn_.wait_for(lock, nanoseconds(until_ns - now_ns));
    }
}

Result<void> SharedLine::write(Seat& seat, std::span<const std::uint8_t> bytes, milliseconds wait) {
    std::unique_lock lock(mutex_);
    const std::uint64_t ticket = tickets_++;
    waiting_.push_back(ticket);
    if (auto turn = take_turn(lock, ticket); !turn) {
        give_up(ticket);
        return turn;
    }
    const std::int64_t sent_ns = clock_.monotonic_ns() + character_ns_ * static_cast<std::int64_t>(bytes.size());
    asked_ = &seat;
    complete_ = seat.complete;
    request_.assign(bytes.begin(), bytes.end());
    answer_.clear();
    open_ = true;
    last_byte_ns_ = std::max(last_byte_ns_, sent_ns);
    deadline_ns_ = sent_ns + nanoseconds(complete_(request_, answer_) ? turnaround : seat.patience).count();
    lock.unlock();
    // The ticket stays the first one meanwhile, so nobody else writes.
    auto written = transport_->write(bytes, wait);
    lock.lock();
    if (!written) open_ = false;
    give_up(ticket);
    return written;
}

}  // namespace velocert::instruments
