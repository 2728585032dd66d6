// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include <array>
#include <cstddef>
#include <cstdint>
#include <optional>
#include <string>

#include "core/base/decimal.h"
#include "core/metrology/decoder.h"
#include "instruments/drivers/motion/daq_stream.h"

namespace velocert::instruments {

/// How the counter and the force input of one station are wired.
struct DaqWiring {
    enum class Forces : std::uint8_t {
        dual,  ///< f_raw holds two i16: low half front lever, high half rear lever
        front,
        rear,
        single,   ///< one transducer whose place the station names
        current,  ///< a current clamp in the place of a force transducer
    };
    bool binary = false;
    base::Decimal pulses_per_metre{400, 0};
    Forces forces = Forces::dual;
    base::Decimal newtons_per_count{1, 1};
    base::Decimal amperes_per_count{1, 2};
    std::int64_t saturation = 32'767;  ///< raw value at which the converter is at its end, either sign
};

/// Pulse counter frames (see pulse_daq.h) to indications, on the instrument's own clock. A sample gives
///   distance   cnt / ppm, rounded half to even to 1 um; its time is that of the last pulse (edge_us)
///   speed      over the last 8 pulses or a few more, flagged as derived; only after new pulses
///   forces     at t_us; flagged as saturated when the converter was at its end
///   inputs     those that differ from what was known, at t_us; all four with the first sample
/// and an input event gives that input at the exact time of the change. Lost frames (seq) flag the next ones
/// with a gap. A clock or counter that goes back other than by its wrap is a fault, and there is no speed
/// across it.
class PulseDaqDecoder final : public metrology::Decoder {
  public:
    explicit PulseDaqDecoder(const DaqWiring& wiring);
    void feed(metrology::Direction direction, std::span<const std::uint8_t> bytes, std::int64_t arrival_ns,
              metrology::Decoded& out) override;
    void finish(metrology::Decoded& out) override;

  private:
    using Place = DaqPlace;
    /// A point of the way: pulses and the time of the last of them.
    struct Point {
        std::int64_t count;
        std::int64_t edge_us;
    };
    class Output;

    void sent(std::span<const std::uint8_t> bytes);
    void take(const DaqFrame& frame, const Place& place, metrology::Decoded& out);
    void sample(const DaqSample& sample, const Place& place, metrology::Decoded& out);
    void edge(const DaqEdge& edge, const Place& place, metrology::Decoded& out);
    void identity(const Place& place, metrology::Decoded& out);
    void follow_sequence(std::uint16_t seq);
    [[nodiscard]] std::int64_t follow_clock(std::uint32_t t_us, const Place& place, metrology::Decoded& out);
    [[nodiscard]] std::int64_t follow_edge(const DaqSample& sample, std::int64_t now_us, bool moved, const Place& place,
                                           metrology::Decoded& out);
    [[nodiscard]] std::int64_t follow_count(std::uint32_t count, const Place& place, metrology::Decoded& out);
    [[nodiscard]] std::optional<base::Decimal> speed(const Point& now);
    void forget();

    DaqWiring wiring_;
    std::int64_t ppm_mantissa_;
    std::int64_t ppm_power_;  ///< 10^scale of the pulses per metre
    DaqStream stream_;

    // What was sent: which answers are to be expected.
    bool watching_ = false;
    bool line_start_ = true;
    int identity_asked_ = 0;
    bool zero_asked_ = false;

    // What came before: sequence, clock, counter, inputs. `seen_` is false until the first sample or event.
    bool sequence_known_ = false;
    std::uint16_t next_seq_ = 0;
    bool gap_ = false;
    bool seen_ = false;
    std::uint32_t raw_us_ = 0;
    std::int64_t now_us_ = 0;
    bool counted_ = false;
    std::uint32_t raw_count_ = 0;
    std::int64_t count_ = 0;
    std::uint32_t raw_edge_us_ = 0;
    std::int64_t edge_us_ = 0;
    std::uint16_t inputs_ = 0;
    std::uint16_t inputs_known_ = 0;
    std::array<Point, 16> points_{};
    std::size_t point_count_ = 0;  ///< how many were ever put in; the last 16 are kept
};

}  // namespace velocert::instruments
