// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include <cstddef>
#include <optional>

#include "core/metrology/indication.h"
#include "core/sequence/evaluations/series/steady_state.h"

namespace velocert::sequence {

/// Tells, while a motor is held at a set point, when its torque has settled: then there is nothing to wait for. It only
/// ends the acquisition; the evaluation finds the steady state again in what was recorded.
class SteadyTracker {
  public:
    SteadyTracker(const SteadyMethod& method, std::optional<double> set_point)
        : method_(method), set_point_(set_point) {}

    void add(const metrology::Indication& indication);
    [[nodiscard]] bool finished();

  private:
    SteadyMethod method_;
    std::optional<double> set_point_;  ///< r/min
    HeldSeries series_;
    std::size_t looked_at_ = 0;  ///< torque samples at the last look
};

}  // namespace velocert::sequence
