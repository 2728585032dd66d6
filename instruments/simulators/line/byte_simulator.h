// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include <cstdint>
#include <deque>
#include <limits>
#include <optional>
#include <string>
#include <string_view>
#include <vector>

#include "instruments/simulators/line/simulator.h"

namespace velocert::instruments {

/// What simulated instruments have in common whose commands are no lines of text, or that send by themselves: the
/// bytes not yet understood, the time an answer takes, and a stream with a period.
class ByteSimulator : public Simulator {
  public:
    [[nodiscard]] std::string_view driver() const final { return driver_; }
    [[nodiscard]] std::string_view port_settings() const final { return port_settings_; }
    void receive(std::span<const std::uint8_t> bytes, std::int64_t now_us) final;
    [[nodiscard]] std::optional<std::int64_t> next_us() const final;
    void advance(std::int64_t now_us, std::vector<SentFrame>& out) final;
    /// restart, busy and what more_faults() names.
    [[nodiscard]] bool knows(Fault fault) const final;
    void act(const FaultPlan& plan, std::int64_t now_us) final;

  protected:
    ByteSimulator(std::string_view driver, std::string_view port_settings, std::int64_t reply_us)
        : driver_(driver), port_settings_(port_settings), reply_us_(reply_us) {}

    /// Does the command at the front of `pending` and returns how many bytes it took; 0: it is not complete yet. Bytes
    /// that begin no command must be taken too.
    [[nodiscard]] virtual std::size_t take(std::string_view pending, std::int64_t now_us) = 0;
    /// One frame of the stream; empty: none this time.
    [[nodiscard]] virtual std::string stream_frame(std::int64_t now_us) {
        static_cast<void>(now_us);
        return {};
    }
    /// Power is back: state and settings are gone. Called for the fault only, not at the beginning.
    virtual void power_up(std::int64_t now_us) = 0;
    [[nodiscard]] virtual bool more_faults(Fault fault) const = 0;
    virtual void strike(const FaultPlan& plan, std::int64_t now_us) = 0;

    /// Sends after the time an answer takes, at most `longest_us`, and after what is already on its way.
    void answer(std::string bytes, std::int64_t now_us,
                std::int64_t longest_us = std::numeric_limits<std::int64_t>::max());
    /// A frame every `period_us` from now on; 0 ends the stream.
    void stream_every(std::int64_t period_us, std::int64_t now_us);
    [[nodiscard]] bool streaming() const { return period_us_ > 0; }
    /// The last moment it knows of.
    [[nodiscard]] std::int64_t seen_us() const { return seen_us_; }
    /// True for each command that is to be refused.
    [[nodiscard]] bool take_busy() { return busy_ > 0 && busy_-- > 0; }

  private:
    std::string_view driver_;
    std::string_view port_settings_;
    std::int64_t reply_us_;
    std::int64_t seen_us_ = 0;
    std::string pending_;
    std::deque<SentFrame> outbox_;
    std::int64_t period_us_ = 0;
    std::int64_t next_frame_us_ = 0;
    int busy_ = 0;
};

/// The line at the front, without its end; how many bytes it took, or 0 while it has no end. Any of CR and LF ends it.
struct FrontLine {
    std::string_view text;
    std::size_t bytes = 0;
};
[[nodiscard]] FrontLine front_line(std::string_view pending);

}  // namespace velocert::instruments
