// SPDX-License-Identifier: GPL-3.0-or-later
#include "instruments/simulators/line/byte_simulator.h"

#include <algorithm>
#include <utility>

namespace velocert::instruments {
namespace {

// A command that never ends is forgotten.
constexpr std::size_t longest_pending = 4096;

}  // namespace

void ByteSimulator::receive(std::span<const std::uint8_t> bytes, std::int64_t now_us) {
    seen_us_ = now_us;
    pending_.append(bytes.begin(), bytes.end());
    while (!pending_.empty()) {
        const std::size_t taken = take(pending_, now_us);
        if (taken == 0) break;
        pending_.erase(0, taken);
    }
    if (pending_.size() > longest_pending) pending_.clear();
}

std::optional<std::int64_t> ByteSimulator::next_us() const {
    std::optional<std::int64_t> next;
    if (!outbox_.empty()) next = outbox_.front().time_us;
    if (period_us_ > 0) next = next ? std::min(*next, next_frame_us_) : next_frame_us_;
    return next;
}

void ByteSimulator::advance(std::int64_t now_us, std::vector<SentFrame>& out) {
    seen_us_ = now_us;
    for (;;) {
        const bool answers = !outbox_.empty() && outbox_.front().time_us <= now_us;
        const bool frame = period_us_ > 0 && next_frame_us_ <= now_us;
        if (!answers && !frame) return;
        if (answers && (!frame || outbox_.front().time_us <= next_frame_us_)) {
            out.push_back(std::move(outbox_.front()));
            outbox_.pop_front();
            continue;
        }
        const std::int64_t at = next_frame_us_;
        next_frame_us_ += period_us_;
        std::string bytes = stream_frame(at);
        if (!bytes.empty()) out.push_back({at, std::move(bytes)});
    }
}

bool ByteSimulator::knows(Fault fault) const {
    return fault == Fault::restart || fault == Fault::busy || more_faults(fault);
}

void ByteSimulator::act(const FaultPlan& plan, std::int64_t now_us) {
    if (plan.fault == Fault::restart) {
        pending_.clear();
        outbox_.clear();
        power_up(now_us);
    } else if (plan.fault == Fault::busy) {
        busy_ = strikes_of(plan);
    } else {
        strike(plan, now_us);
    }
}

FrontLine front_line(std::string_view pending) {
    const auto end = pending.find_first_of("\r\n");
    if (end == std::string_view::npos) return {};
    return {pending.substr(0, end), end + 1};
}

void ByteSimulator::answer(std::string bytes, std::int64_t now_us, std::int64_t longest_us) {
    std::int64_t at = now_us + std::min(reply_us_, longest_us);
    if (!outbox_.empty()) at = std::max(at, outbox_.back().time_us);
    outbox_.push_back({at, std::move(bytes)});
}

void ByteSimulator::stream_every(std::int64_t period_us, std::int64_t now_us) {
    period_us_ = period_us;
    next_frame_us_ = now_us + period_us;
}

}  // namespace velocert::instruments
