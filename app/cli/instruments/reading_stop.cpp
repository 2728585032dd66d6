// SPDX-License-Identifier: GPL-3.0-or-later
// The end of a reading: what was started is stopped, and what can be on is read back as off.
#include <thread>

#include "app/cli/instruments/reading.h"

namespace velocert::app {

using base::ErrorCode;
using base::Result;
using metrology::DeviceEvent;
using std::chrono::milliseconds;

Result<void> Reading::stop() {
    const auto order = driver_.exchange(sequence::Command::stop, options_);
    if (!order) return {};
    if (!driver_.energises) {
        // Best effort: the port may be gone, and that is then the error to report.
        if (send(*order)) (void)receive(milliseconds(50));
        for (const auto& request : order->then) {
            (void)receive(milliseconds(50));
            if (!send_bytes(request)) break;
            (void)receive(order->timeout);
        }
        return {};
    }
    std::string answer;
    auto outcome = StopAnswer::silent;
    for (int i = 0; outcome != StopAnswer::confirmed; ++i) {
        if (i >= (outcome == StopAnswer::refused ? stop_attempts_refused : stop_attempts)) break;
        // It may need a moment until it shows that it is off.
        if (outcome == StopAnswer::refused) std::this_thread::sleep_for(sequence::between_stops);
        outcome = ask_stop(order->request, order->timeout, answer);
        for (const auto& request : order->then) {
            if (outcome == StopAnswer::unreachable) break;
            outcome = ask_stop(request, order->timeout, answer);
        }
        if (outcome == StopAnswer::unreachable) break;
    }
    if (outcome == StopAnswer::confirmed) return {};
    return base::fail(
        outcome == StopAnswer::refused ? ErrorCode::instrument_refused : ErrorCode::timeout, port_->name(),
        outcome == StopAnswer::refused
            ? "the output stays on: it was told to switch off and says " + answer
            : "it could not be confirmed that the output is off: " +
                  (answer.empty() ? std::string("nothing answers the question behind the stop") : answer),
        "an output that is off: switch it off at the instrument itself before anyone touches what is connected");
}

Reading::StopAnswer Reading::ask_stop(const std::string& request, milliseconds patience, std::string& answer) {
    if (auto sent = send_bytes(request); !sent) {
        answer = sent.error().found;
        return StopAnswer::unreachable;
    }
    const auto until = clock_.monotonic_ns() + std::chrono::nanoseconds(patience).count();
    while (clock_.monotonic_ns() < until) {
        const auto got = receive(milliseconds(20));
        if (!got) {
            answer = got.error().found;
            return StopAnswer::unreachable;
        }
        for (const auto& event : decoded_.events) {
            if (event.kind == DeviceEvent::Kind::fault || event.kind == DeviceEvent::Kind::restarted) continue;
            answer = event.text;
            return event.kind == DeviceEvent::Kind::refused ? StopAnswer::refused : StopAnswer::confirmed;
        }
    }
    answer.clear();
    return StopAnswer::silent;
}

}  // namespace velocert::app
