// SPDX-License-Identifier: GPL-3.0-or-later
#include "instruments/simulators/line/simulated_port.h"

#include <algorithm>
#include <utility>

namespace velocert::instruments {

using base::ErrorCode;
using base::fail;

namespace {

/// Below this a sleep costs more than it is worth; it is added to the next one.
constexpr double shortest_sleep_ns = 1e6;
/// A program that reads in the rhythm of the frames would be woken for each; several of them make one read.
constexpr std::int64_t batch_us = 20'000;

}  // namespace

/// The program's end of a simulated line.
class SimulatedTransport final : public Transport {
  public:
    SimulatedTransport(SimulatedPort& port, std::uint64_t connection, std::string name, std::string settings)
        : port_(port), connection_(connection), name_(std::move(name)), settings_(std::move(settings)) {}

    [[nodiscard]] base::Result<std::size_t> read(std::span<std::uint8_t> into,
                                                 std::chrono::milliseconds wait) override {
        return port_.read(connection_, into, wait);
    }
    [[nodiscard]] base::Result<void> write(std::span<const std::uint8_t> bytes,
                                           std::chrono::milliseconds /*wait*/) override {
        return port_.write(connection_, bytes);
    }
    [[nodiscard]] std::string settings_text() const override { return settings_; }
    [[nodiscard]] std::string name() const override { return name_; }

  private:
    SimulatedPort& port_;
    std::uint64_t connection_;
    std::string name_;
    std::string settings_;
};

SimulatedPort::SimulatedPort(std::unique_ptr<Simulator> simulator, std::uint64_t seed, double pace,
                             const base::Clock& clock)
    : clock_(clock),
      pace_(pace),
      line_(std::move(simulator), seed),
      port_settings_(line_.simulator().port_settings()),
      last_tick_ns_(clock.monotonic_ns()) {}

std::unique_ptr<Transport> SimulatedPort::connect(std::string name) {
    const std::scoped_lock lock(mutex_);
    tick();
    dead_below_ = connection_ + 1;  // one line, one user
    line_.plug_in(now_us_);
    return std::make_unique<SimulatedTransport>(*this, ++connection_, std::move(name), port_settings_);
}

void SimulatedPort::with_line(const std::function<void(SimulatedLine&, std::int64_t)>& action) {
    {
        const std::scoped_lock lock(mutex_);
        tick();
        action(line_, now_us_);
    }
    woken_.notify_all();
}

/// Model time goes on with real time; at pace 0 as fast as real time, apart from the jumps.
void SimulatedPort::tick() {
    const std::int64_t now_ns = clock_.monotonic_ns();
    const double real_ns = static_cast<double>(std::max<std::int64_t>(0, now_ns - last_tick_ns_));
    last_tick_ns_ = now_ns;
    owed_ns_ = std::max(0.0, owed_ns_ - real_ns);
    const double factor = pace_ > 0.0 ? pace_ : 1.0;
    const double model_us = real_ns * factor / 1000.0;
    // whole microseconds only: what is left over is counted at the next tick
    const auto whole = static_cast<std::int64_t>(model_us);
    now_us_ += whole;
    last_tick_ns_ -= static_cast<std::int64_t>((model_us - static_cast<double>(whole)) * 1000.0 / factor);
}

base::Result<void> SimulatedPort::check(std::uint64_t connection) const {
    if (connection < dead_below_ || !line_.plugged())
        return fail(ErrorCode::unplugged, "virtual port", "the line was pulled out");
    return {};
}

base::Result<std::size_t> SimulatedPort::read(std::uint64_t connection, std::span<std::uint8_t> into,
                                              std::chrono::milliseconds wait) {
    const auto deadline = std::chrono::steady_clock::now() + wait;
    std::unique_lock lock(mutex_);
    for (;;) {
        tick();
        const std::size_t count = line_.take(now_us_, into);
        if (auto alive = check(connection); !alive) return fail(alive.error());
        if (count > 0 || into.empty()) return count;
        const auto now = std::chrono::steady_clock::now();
        if (now >= deadline) return std::size_t{0};

        auto until = deadline;
        const auto next = line_.next_us();
        const auto real_us = [&](std::int64_t model_us) {  // never so long that it cannot be counted
            const double us = static_cast<double>(model_us - now_us_) / (pace_ > 0.0 ? pace_ : 1.0);
            return std::chrono::microseconds(1 + static_cast<std::int64_t>(std::clamp(us, 0.0, 1e9)));
        };
        if (const auto fault = line_.next_fault_us()) until = std::min(until, now + real_us(*fault));
        if (next && (pace_ > 0.0 || line_.holds_back())) {
            until = std::min(until, now + real_us(*next));
        } else if (next) {
            const std::int64_t jump = std::max<std::int64_t>(0, *next - now_us_) + batch_us;
            owed_ns_ += static_cast<double>(jump) * 1000.0 / fastest;
            now_us_ += jump;
            if (owed_ns_ < shortest_sleep_ns) continue;
            until = std::min(deadline, now + std::chrono::nanoseconds(static_cast<std::int64_t>(owed_ns_)));
        }
        woken_.wait_until(lock, until);
    }
}

base::Result<void> SimulatedPort::write(std::uint64_t connection, std::span<const std::uint8_t> bytes) {
    {
        const std::scoped_lock lock(mutex_);
        tick();
        if (auto alive = check(connection); !alive) return fail(alive.error());
        line_.receive(bytes, now_us_);
    }
    woken_.notify_all();
    return {};
}

}  // namespace velocert::instruments
