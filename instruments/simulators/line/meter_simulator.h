// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include <cstdint>
#include <string>
#include <string_view>
#include <vector>

#include "instruments/simulators/line/byte_simulator.h"
#include "instruments/simulators/line/shown_value.h"

namespace velocert::instruments {

/// What simulated hand-held meters have in common: one display with its faults, and commands that are lines of text or
/// single bytes.
class MeterSimulator : public ByteSimulator {
  protected:
    /// `faults` are those that this meter can show, besides restart and busy.
    MeterSimulator(std::string_view driver, std::string_view port_settings, std::int64_t reply_us,
                   const ShownValue::Settings& shown, std::uint64_t seed, std::vector<Fault> faults)
        : ByteSimulator(driver, port_settings, reply_us), shown_(shown, seed), faults_(std::move(faults)) {}

    void power_up(std::int64_t now_us) override;
    [[nodiscard]] bool more_faults(Fault fault) const final;
    void strike(const FaultPlan& plan, std::int64_t now_us) final;

    [[nodiscard]] ShownValue& shown() { return shown_; }
    /// Somebody has pressed the key for the unit, or for the weighting.
    [[nodiscard]] bool unit_changed() const { return unit_changed_; }
    /// It answers with the next address.
    [[nodiscard]] bool other_address() const { return other_address_; }
    /// True for each answer that is to report a defect of its own.
    [[nodiscard]] bool take_defect() { return defects_ > 0 && defects_-- > 0; }

  private:
    ShownValue shown_;
    std::vector<Fault> faults_;
    bool unit_changed_ = false;
    bool other_address_ = false;
    int defects_ = 0;
};

/// A whole number of steps of 10^-decimals as digits: (-55, 1) is "-5.5".
[[nodiscard]] std::string digits_of(std::int64_t steps, int decimals);

}  // namespace velocert::instruments
