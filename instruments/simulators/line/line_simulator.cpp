// SPDX-License-Identifier: GPL-3.0-or-later
#include "instruments/simulators/line/line_simulator.h"

#include <algorithm>
#include <array>
#include <limits>
#include <utility>

namespace velocert::instruments {
namespace {

constexpr std::size_t longest_line = 250;

}  // namespace

void LineSimulator::receive(std::span<const std::uint8_t> bytes, std::int64_t now_us) {
    seen_us_ = now_us;
    for (const auto byte : bytes) {
        const char c = static_cast<char>(byte);
        if (c != '\r' && c != '\n') {
            if (line_.size() < longest_line) line_ += c;
            continue;
        }
        if (line_.empty()) continue;
        const std::string line = std::exchange(line_, {});
        std::string answer = execute(line, now_us);
        if (answer.empty()) continue;
        std::int64_t at = now_us + reply_us_;
        if (!outbox_.empty()) at = std::max(at, outbox_.back().time_us);
        outbox_.push_back({at, std::move(answer) + "\r\n"});
    }
}

std::optional<std::int64_t> LineSimulator::next_us() const {
    if (outbox_.empty()) return std::nullopt;
    return outbox_.front().time_us;
}

void LineSimulator::advance(std::int64_t now_us, std::vector<SentFrame>& out) {
    seen_us_ = now_us;
    while (!outbox_.empty() && outbox_.front().time_us <= now_us) {
        out.push_back(std::move(outbox_.front()));
        outbox_.pop_front();
    }
}

bool LineSimulator::knows(Fault fault) const {
    constexpr std::array known{Fault::restart, Fault::over_range, Fault::stuck_value, Fault::busy, Fault::device_error};
    return std::find(known.begin(), known.end(), fault) != known.end();
}

void LineSimulator::act(const FaultPlan& plan, std::int64_t now_us) {
    const int strikes = plan.count == 0 ? std::numeric_limits<int>::max() : plan.count;
    if (plan.fault == Fault::restart) {
        line_.clear();
        outbox_.clear();
        power_up(now_us);
    } else if (plan.fault == Fault::over_range) {
        over_range_ = true;
    } else if (plan.fault == Fault::stuck_value) {
        stuck_ = true;
    } else if (plan.fault == Fault::busy) {
        busy_ = strikes;
    } else if (plan.fault == Fault::device_error) {
        defects_ = strikes;
    }
}

bool LineSimulator::take_busy() { return busy_ > 0 && busy_-- > 0; }

bool LineSimulator::take_defect() { return defects_ > 0 && defects_-- > 0; }

}  // namespace velocert::instruments
