// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include <cstdint>
#include <deque>
#include <memory>
#include <optional>
#include <span>
#include <string>
#include <vector>

#include "instruments/simulators/line/simulator.h"
#include "instruments/simulators/models/random_source.h"

namespace velocert::instruments {

/// A simulator at the end of a line on which things go wrong as planned. Lives on model time that is handed
/// in (microseconds, never backwards). No thread, no clock; the same calls and the same seed give the same
/// bytes.
class SimulatedLine {
  public:
    SimulatedLine(std::unique_ptr<Simulator> simulator, std::uint64_t seed);

    [[nodiscard]] Simulator& simulator() { return *simulator_; }
    [[nodiscard]] const Simulator& simulator() const { return *simulator_; }

    /// Whether this line and this instrument can have that fault.
    [[nodiscard]] bool has(Fault fault) const;
    /// The fault happens `plan.after_us` from now. False when neither line nor instrument knows it.
    [[nodiscard]] bool arm(const FaultPlan& plan, std::int64_t now_us);
    /// The same, counted from the next byte of the program: so that its moment does not depend on how long people and
    /// machines took before.
    [[nodiscard]] bool arm_on_command(const FaultPlan& plan);
    /// A program has opened the line to an instrument that is only listened to: what counts from its next byte counts
    /// from now, for none will come.
    void met(std::int64_t now_us);
    /// Bytes from the program.
    void receive(std::span<const std::uint8_t> bytes, std::int64_t now_us);
    /// When there will be bytes without further commands; nothing when it only waits. Faults do not count: nobody waits
    /// for them.
    [[nodiscard]] std::optional<std::int64_t> next_us() const;
    /// When the next armed fault strikes.
    [[nodiscard]] std::optional<std::int64_t> next_fault_us() const;
    /// Moves up to `into.size()` bytes that have arrived by `now_us`; returns how many.
    [[nodiscard]] std::size_t take(std::int64_t now_us, std::span<std::uint8_t> into);

    /// False once the line was pulled out. Waiting bytes are lost then.
    [[nodiscard]] bool plugged() const { return plugged_; }
    /// Somebody plugs it in again or mends what was silent: lasting line faults end.
    void plug_in(std::int64_t now_us);
    /// A reply that is held back until real time passes (late-reply): model time must not be jumped to it.
    [[nodiscard]] bool holds_back() const { return held_back_ > 0; }

  private:
    struct Piece {
        std::int64_t time_us;  ///< of its first byte
        std::int64_t byte_us;  ///< from byte to byte; 0: all at once
        bool late;
        std::string bytes;
        std::size_t taken = 0;
    };
    struct Armed {
        std::int64_t time_us;
        FaultPlan plan;
    };
    struct FrameFault {
        Fault fault;
        int left;       ///< frames; negative: for ever
        double chance;  ///< of each frame
    };

    void run_until(std::int64_t now_us);
    void step(std::int64_t now_us);
    void begin(const FaultPlan& plan, std::int64_t now_us);
    void send(SentFrame frame);
    [[nodiscard]] bool strikes(FrameFault& fault);
    [[nodiscard]] std::string garbage();
    void queue(std::string bytes, std::int64_t time_us, bool late);

    std::unique_ptr<Simulator> simulator_;
    RandomSource random_;
    std::vector<SentFrame> fresh_;
    std::deque<Piece> pieces_;
    std::vector<Armed> armed_;
    std::vector<FaultPlan> armed_on_command_;
    std::vector<FrameFault> frame_faults_;
    std::int64_t byte_us_;
    bool paced_ = false;
    bool fragments_ = false;
    bool coalesce_ = false;
    bool silent_ = false;
    bool echo_ = false;
    bool plugged_ = true;
    int held_back_ = 0;
};

}  // namespace velocert::instruments
