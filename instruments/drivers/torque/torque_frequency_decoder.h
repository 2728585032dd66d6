// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include <cstdint>
#include <optional>

#include "core/base/decimal.h"
#include "core/metrology/decoder.h"
#include "instruments/drivers/motion/daq_stream.h"

namespace velocert::instruments {

/// What the frequency of a torque transducer stands for.
struct TorqueSignal {
    static constexpr int most_digits = 3;  ///< behind the point of each number, so that products stay in range
    bool binary = false;
    base::Decimal centre_hz{10'000, 0};
    base::Decimal deviation_hz{5'000, 0};  ///< from the centre to the rated torque
    base::Decimal rated{100, 0};           ///< N.m
    std::int64_t limit_percent = 110;
};

/// Frames of a counter box to torque, on the box's own clock. Between two samples that follow one on the other the mean
/// frequency is known to the microsecond of their last pulses; from it the torque, exact and rounded half to even to
/// 0.0001 N.m, at the time of the later pulse, flagged as derived. Its resolution is what one microsecond makes of it.
/// Beyond the limit there is no value but over or under range. Without pulses there is none either, and a fault tells
/// it once. Across lost frames, or a clock or a counter that went back, no mean is taken; the next one is flagged.
class TorqueFrequencyDecoder final : public metrology::Decoder {
  public:
    explicit TorqueFrequencyDecoder(const TorqueSignal& signal);
    void feed(metrology::Direction direction, std::span<const std::uint8_t> bytes, std::int64_t arrival_ns,
              metrology::Decoded& out) override;
    void finish(metrology::Decoded& out) override;

  private:
    void sent(std::span<const std::uint8_t> bytes);
    void take(const DaqFrame& frame, const DaqPlace& place, metrology::Decoded& out);
    void sample(const DaqSample& sample, const DaqPlace& place, metrology::Decoded& out);
    void identity(const DaqPlace& place, metrology::Decoded& out);
    /// True when the sample goes on from the last one, so that a mean between them means something.
    [[nodiscard]] bool follows(const DaqSample& sample, const DaqPlace& place, metrology::Decoded& out);
    void show(std::int64_t pulses, std::int64_t time_us, metrology::Indication& shown) const;

    TorqueSignal signal_;
    DaqStream stream_;
    bool watching_ = false;
    bool line_start_ = true;
    int identity_asked_ = 0;
    bool zero_asked_ = false;

    std::optional<std::uint16_t> next_seq_;
    bool gap_ = false;  ///< something is missing in front of the next value
    std::optional<DaqSample> last_;
    std::optional<std::uint32_t> raw_us_;
    std::int64_t now_us_ = 0;  ///< of the last sample, unwrapped
    bool quiet_ = false;       ///< it was told that there are no pulses
};

}  // namespace velocert::instruments
