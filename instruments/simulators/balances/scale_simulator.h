// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include <limits>
#include <string>
#include <string_view>

#include "instruments/simulators/balances/scale_model.h"
#include "instruments/simulators/line/byte_simulator.h"

namespace velocert::instruments {

/// What simulated scales have in common apart from how they write a weight: the load, commands as lines, a stream, a
/// command that waits until the load is at rest, and the faults.
class ScaleSimulator : public ByteSimulator {
  public:
    void place_vehicle(bool on_scale, std::int64_t now_us) final { model_.place_own(on_scale, now_us); }
    void place_mass(double kg, std::int64_t now_us) final { model_.place(kg, now_us); }

  protected:
    using Unit = ScaleModel::Unit;
    using Shown = ScaleModel::Shown;

    ScaleSimulator(std::string_view driver, std::string_view port_settings, const ScaleSettings& settings, Unit unit,
                   Unit other, std::uint64_t seed, bool checksum = false)
        : ByteSimulator(driver, port_settings, reply_time_us),
          model_(settings, unit, other, seed),
          checksum_(checksum) {}

    static constexpr std::int64_t reply_time_us = 20'000;
    static constexpr std::int64_t frame_period_us = 100'000;
    static constexpr std::int64_t patience_us = 20'000'000;

    /// One weight as it is written, with the line end.
    [[nodiscard]] virtual std::string frame(const Shown& shown, std::int64_t now_us) = 0;
    /// A whole line; what stands before it has been taken away. Lines are not called for where take() is replaced.
    virtual void command(const std::string& /*line*/, std::int64_t /*now_us*/) {}
    /// What it sends when it has waited in vain for the load to rest; nothing for silence.
    [[nodiscard]] virtual std::string gave_up() { return {}; }
    /// What it sends first when power is back.
    virtual void switched_on(std::int64_t /*now_us*/) {}
    /// Whether what it sends can say that the load is out of range.
    [[nodiscard]] virtual bool tells_range() const { return true; }
    /// device_error is counted here, but only some can say it.
    [[nodiscard]] virtual bool own_fault(Fault /*fault*/) const { return false; }
    virtual void own_strike(const FaultPlan& /*plan*/, std::int64_t /*now_us*/) {}

    [[nodiscard]] std::size_t take(std::string_view pending, std::int64_t now_us) override;
    void answer_weight(std::int64_t now_us) { answer(frame(model_.shown(now_us), now_us), now_us); }
    /// The weight as soon as it is at rest, unless something else is asked before.
    void answer_at_rest(std::int64_t now_us);
    void stream(std::int64_t period_us, std::int64_t now_us);
    void stop_streaming(std::int64_t now_us) { stream(0, now_us); }
    /// An instrument that sends by itself from the beginning on.
    void always_stream(std::int64_t now_us);
    /// True for each answer that is to report a defect.
    [[nodiscard]] bool take_defect() { return defects_ > 0 && defects_-- > 0; }

    ScaleModel model_;

  private:
    [[nodiscard]] std::string stream_frame(std::int64_t now_us) final;
    void power_up(std::int64_t now_us) final;
    [[nodiscard]] bool more_faults(Fault fault) const final;
    void strike(const FaultPlan& plan, std::int64_t now_us) final;

    bool checksum_;
    bool waits_ = false;
    bool always_ = false;
    std::int64_t give_up_us_ = 0;
    int defects_ = 0;
};

}  // namespace velocert::instruments
