// SPDX-License-Identifier: GPL-3.0-or-later
#include "app/bench/service.h"

#include <array>
#include <chrono>
#include <iostream>
#include <thread>
#include <utility>

#include "app/bench/pseudo_terminal.h"
#include "app/bench/stop_signals.h"
#include "instruments/simulators/line/simulated_line.h"

namespace velocert::app {
namespace {

using instruments::FaultPlan;
using instruments::SimulatedLine;
using Clock = std::chrono::steady_clock;

constexpr std::chrono::seconds unplugged_for{3};
constexpr std::chrono::milliseconds longest_wait{50};
/// Bytes that wait for a program which does not read; what comes on top is lost, as on a real line.
constexpr std::size_t longest_backlog = 65'536;

/// One line, one terminal, one thread.
class Server {
  public:
    explicit Server(Service service)
        : service_(std::move(service)), line_(std::move(service_.simulator), service_.seed + 1000) {}

    base::Result<void> run() {
        for (const auto& plan : service_.faults)
            if (!line_.arm_on_command(plan))
                return base::fail(
                    base::ErrorCode::bad_value, "fault",
                    "this instrument cannot have '" + std::string(instruments::info(plan.fault).name) + "'",
                    "one of those that --list names for it");
        while (!stop_requested()) {
            auto terminal = PseudoTerminal::create(service_.link);
            if (!terminal) return base::fail(terminal.error());
            std::cerr << line_.simulator().driver() << " at " << service_.link << " (" << (*terminal)->device() << ")"
                      << std::endl;
            serve(**terminal);
            if (stop_requested()) break;
            std::cerr << "unplugged" << std::endl;
            terminal->reset();
            const auto again = Clock::now() + unplugged_for;
            while (Clock::now() < again && !stop_requested()) std::this_thread::sleep_for(longest_wait);
            line_.plug_in(now_us());
        }
        return {};
    }

  private:
    [[nodiscard]] std::int64_t now_us() const {
        return std::chrono::duration_cast<std::chrono::microseconds>(Clock::now() - begin_).count();
    }

    /// Until stopped or unplugged.
    void serve(PseudoTerminal& terminal) {
        bool used = false;
        backlog_.clear();
        while (!stop_requested()) {
            if (terminal.in_use() != used) {
                used = !used;
                if (!used) terminal.forget();
                // Nobody will ever send anything to what is only listened to.
                if (used && service_.only_sends) line_.met(now_us());
            }
            std::array<std::uint8_t, 4096> bytes{};
            for (std::size_t count = terminal.read(bytes); count > 0; count = terminal.read(bytes)) {
                line_.receive(std::span(bytes).first(count), now_us());
            }
            while (backlog_.size() < longest_backlog) {
                const std::size_t count = line_.take(now_us(), bytes);
                if (count == 0) break;
                // nobody listens: the bytes are gone
                if (used)
                    backlog_.insert(backlog_.end(), bytes.begin(), bytes.begin() + static_cast<std::ptrdiff_t>(count));
                if (count == 1) break;  // a line that sends single bytes gets them written singly
            }
            if (!line_.plugged()) return;
            if (!backlog_.empty()) {
                const std::size_t sent = terminal.write(backlog_);
                backlog_.erase(backlog_.begin(), backlog_.begin() + static_cast<std::ptrdiff_t>(sent));
            }
            std::chrono::nanoseconds wait = longest_wait;
            for (const auto next : {line_.next_us(), line_.next_fault_us()})
                if (next) wait = std::min(wait, std::chrono::nanoseconds(std::chrono::microseconds(*next - now_us())));
            terminal.wait(wait, !backlog_.empty());
        }
    }

    Service service_;
    SimulatedLine line_;
    Clock::time_point begin_ = Clock::now();
    std::vector<std::uint8_t> backlog_;
};

}  // namespace

base::Result<void> serve(Service service) { return Server(std::move(service)).run(); }

}  // namespace velocert::app
