// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include <cstdint>
#include <limits>
#include <optional>
#include <string>
#include <string_view>

#include "instruments/simulators/line/byte_simulator.h"

namespace velocert::instruments {

/// What simulated instruments have in common that read whole lines and answer each with at most one, and the faults of
/// theirs that do not depend on the protocol.
class LineSimulator : public ByteSimulator {
  protected:
    using ByteSimulator::ByteSimulator;

    /// What it answers to a line, without the line end; nothing for silence.
    [[nodiscard]] virtual std::string execute(const std::string& line, std::int64_t now_us) = 0;
    /// How long the answer to that line takes at most: what it knows without measuring, it tells at once.
    [[nodiscard]] virtual std::int64_t longest_reply_us(std::string_view /*line*/) const {
        return std::numeric_limits<std::int64_t>::max();
    }
    /// over_range, stuck_value and device_error, beside restart and busy.
    [[nodiscard]] bool more_faults(Fault fault) const override;
    void strike(const FaultPlan& plan, std::int64_t now_us) override;

    [[nodiscard]] bool over_range() const { return over_range_; }
    [[nodiscard]] bool stuck() const { return stuck_; }
    /// True for each command that is to be answered with a defect.
    [[nodiscard]] bool take_defect() { return defects_ > 0 && defects_-- > 0; }
    /// Seconds since its values began to drift; 0 while they do not.
    [[nodiscard]] double drifted_s(std::int64_t now_us) const {
        return drift_since_us_ ? static_cast<double>(now_us - *drift_since_us_) * 1e-6 : 0.0;
    }

  private:
    [[nodiscard]] std::size_t take(std::string_view pending, std::int64_t now_us) final;

    bool over_range_ = false;
    bool stuck_ = false;
    int defects_ = 0;
    std::optional<std::int64_t> drift_since_us_;
};

}  // namespace velocert::instruments
