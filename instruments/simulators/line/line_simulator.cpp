// SPDX-License-Identifier: GPL-3.0-or-later
#include "instruments/simulators/line/line_simulator.h"

namespace velocert::instruments {
namespace {

// What is longer is cut there.
constexpr std::size_t longest_line = 250;

}  // namespace

std::size_t LineSimulator::take(std::string_view pending, std::int64_t now_us) {
    const auto line = front_line(pending);
    if (line.text.empty()) return line.bytes;
    std::string reply = execute(std::string(line.text.substr(0, longest_line)), now_us);
    if (!reply.empty()) answer(std::move(reply) + "\r\n", now_us, longest_reply_us(line.text));
    return line.bytes;
}

bool LineSimulator::more_faults(Fault fault) const {
    return fault == Fault::over_range || fault == Fault::stuck_value || fault == Fault::device_error;
}

void LineSimulator::strike(const FaultPlan& plan, std::int64_t now_us) {
    if (plan.fault == Fault::over_range) over_range_ = true;
    if (plan.fault == Fault::stuck_value) stuck_ = true;
    if (plan.fault == Fault::drift) drift_since_us_ = now_us;
    if (plan.fault == Fault::device_error) defects_ = strikes_of(plan);
}

}  // namespace velocert::instruments
