// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include <cstdint>
#include <deque>
#include <optional>
#include <string>
#include <string_view>
#include <vector>

#include "instruments/simulators/line/simulator.h"

namespace velocert::instruments {

/// What simulated instruments have in common that read whole lines and answer each with at most one: the line buffer,
/// the time an answer takes, and the faults that do not depend on the protocol.
class LineSimulator : public Simulator {
  public:
    [[nodiscard]] std::string_view driver() const final { return driver_; }
    [[nodiscard]] std::string_view port_settings() const final { return port_settings_; }
    void receive(std::span<const std::uint8_t> bytes, std::int64_t now_us) final;
    [[nodiscard]] std::optional<std::int64_t> next_us() const final;
    void advance(std::int64_t now_us, std::vector<SentFrame>& out) final;
    [[nodiscard]] bool knows(Fault fault) const override;
    void act(const FaultPlan& plan, std::int64_t now_us) override;

  protected:
    LineSimulator(std::string_view driver, std::string_view port_settings, std::int64_t reply_us)
        : driver_(driver), port_settings_(port_settings), reply_us_(reply_us) {}

    /// What it answers to a line, without the line end; nothing for silence.
    [[nodiscard]] virtual std::string execute(const std::string& line, std::int64_t now_us) = 0;
    /// Power is back: state and settings are gone.
    virtual void power_up(std::int64_t now_us) = 0;

    /// The last moment it knows of.
    [[nodiscard]] std::int64_t seen_us() const { return seen_us_; }
    [[nodiscard]] bool over_range() const { return over_range_; }
    [[nodiscard]] bool stuck() const { return stuck_; }
    /// True for each command that is to be refused, or answered with a defect.
    [[nodiscard]] bool take_busy();
    [[nodiscard]] bool take_defect();

  private:
    std::string_view driver_;
    std::string_view port_settings_;
    std::int64_t reply_us_;
    std::int64_t seen_us_ = 0;
    std::string line_;
    std::deque<SentFrame> outbox_;
    bool over_range_ = false;
    bool stuck_ = false;
    int busy_ = 0;
    int defects_ = 0;
};

}  // namespace velocert::instruments
