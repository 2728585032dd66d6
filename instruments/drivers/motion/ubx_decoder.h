// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include <array>
#include <cstdint>
#include <optional>

#include "core/metrology/decoder.h"
#include "instruments/drivers/motion/fix_output.h"
#include "instruments/drivers/motion/satellite_framer.h"
#include "instruments/drivers/motion/ubx_message.h"

namespace velocert::instruments {

/// What the user asks of a u-blox receiver.
struct UbxOrder {
    std::int64_t period_ms = 0;             ///< from one solution to the next; 0: the receiver's own
    std::int64_t largest_accuracy_mms = 0;  ///< of a speed that counts, mm/s; 0: any
    bool needs_three_dimensions = false;
    bool dead_reckoning_counts = false;  ///< of old records: what was not measured by satellites is a value
    bool count_untold = false;           ///< of old records: a fix counts whatever its count of satellites says
    bool any_length = false;             ///< of old records: a solution may have any length that its values fit into
    bool older_untold = false;           ///< of old records: solutions that are not read are no fault
};

/// u-blox NAV-PVT solutions to indications, in the units and digits of the message: speed over ground in mm/s,
/// position in 1e-7 degree, height above mean sea level in mm. A solution by dead reckoning alone was not measured, and
/// has no values; nor has one whose own count of satellites contradicts its fix: quality 0, derived. The messages of
/// receivers before it (NAV-SOL, NAV-POSLLH, NAV-VELNED) are not read; where there is nothing else that is told at the
/// end. The device's clock is the time of week of the message, which has no jitter, moved to UTC since 1970 when the
/// receiver knows the date. A solution without a fix gives indications without value. NAV-SAT tells the BeiDou
/// satellites used. A period other than ordered, kept over three solutions, is a fault; so is a clock that goes back,
/// or forward by more than a minute. Lost solutions flag the next one with a gap. NMEA sentences and RTCM on the same
/// line are passed over.
class UbxDecoder final : public metrology::Decoder {
  public:
    explicit UbxDecoder(const UbxOrder& order) : order_(order) {}
    void feed(metrology::Direction direction, std::span<const std::uint8_t> bytes, std::int64_t arrival_ns,
              metrology::Decoded& out) override;
    void finish(metrology::Decoded& out) override;

  private:
    void sent(const UbxView& message);
    void frame(const SatelliteFrame& frame, std::int64_t arrival_ns, metrology::Decoded& out);
    [[nodiscard]] std::optional<metrology::Rejection> message(const UbxView& message, FixOutput& put);
    [[nodiscard]] std::optional<metrology::Rejection> solution(const UbxView& message, FixOutput& put);
    [[nodiscard]] std::optional<metrology::Rejection> satellites(const UbxView& message, FixOutput& put);
    [[nodiscard]] std::optional<metrology::Rejection> acknowledgement(const UbxView& message, FixOutput& put);
    [[nodiscard]] std::optional<metrology::Rejection> version(const UbxView& message, FixOutput& put);
    void follow(std::int64_t tow_ms, FixOutput& put);
    [[nodiscard]] std::int64_t device_time_us(std::int64_t tow_ms) const { return (tow_ms + offset_ms_) * 1000; }

    UbxOrder order_;
    SatelliteFramer received_;
    SatelliteFramer sent_;

    // What was asked and not answered yet.
    bool watching_ = false;
    std::array<UbxId, 16> open_{};
    std::size_t open_count_ = 0;
    int versions_asked_ = 0;
    int solutions_asked_ = 0;

    std::int64_t offset_ms_ = 0;  ///< from time of week to UTC since 1970
    std::optional<std::int64_t> last_tow_ms_;
    std::optional<base::Decimal> last_utc_;  ///< of the same solution, where it told one
    std::int64_t step_ms_ = 0;               ///< last step
    int equal_steps_ = 0;
    std::int64_t period_ms_ = 0;  ///< kept over three solutions
    bool solutions_seen_ = false;
    std::optional<metrology::DeviceEvent> older_;  ///< the first message of before NAV-PVT, and what is to be done
    bool told_ = false;                            ///< that this period is not the one ordered
};

}  // namespace velocert::instruments
