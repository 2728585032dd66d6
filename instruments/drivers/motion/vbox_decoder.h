// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include <cstddef>
#include <cstdint>
#include <optional>
#include <span>
#include <string>
#include <string_view>
#include <utility>
#include <vector>

#include "core/metrology/decoder.h"
#include "instruments/drivers/motion/fix_output.h"

namespace velocert::instruments {

/// How the frames of a VBOX are laid out, as far as they do not tell themselves.
struct VboxLayout {
    enum class Trigger : std::uint8_t { off, before, after };
    std::string header = "$VBOX3i,";  ///< "$VBOX3i," tells its channels; others have a fixed length
    std::size_t length = 0;           ///< of a frame with a fixed length, checksum included; 0: not known
    std::size_t trigger_at = 0;       ///< first byte of the trigger event time in such a frame; 0: not known
    Trigger trigger = Trigger::off;   ///< whether the event lies before or after the moment of the frame
    bool brake_distance = false;      ///< the path since the brake was touched is shown, not the whole path
    std::optional<std::int64_t> day;  ///< since 1970, for frames that tell only the time of the day
};

/// Racelogic frames to indications: big-endian numbers, CRC-16/XMODEM from '$' to its own last byte. The mask of a
/// "$VBOX3i," frame tells its channels; a channel this table does not know is refused with a fault that names it,
/// because nothing behind it can be found. Distances are exact (1/12800 m), speed is in the knots or km/h sent,
/// position in degrees rounded half to even to 1e-9, accelerations in m/s2 with 1 g = 9.80665 m/s2. The device's clock
/// is UTC from the midnight before the first frame on, or since 1970 when the day is known. Fewer than three satellites
/// give indications without value. Lost frames flag the next one with a gap; a clock that goes back, or forward by more
/// than a minute, is a fault.
class VboxDecoder final : public metrology::Decoder {
  public:
    explicit VboxDecoder(VboxLayout layout) : layout_(std::move(layout)) {}
    void feed(metrology::Direction direction, std::span<const std::uint8_t> bytes, std::int64_t arrival_ns,
              metrology::Decoded& out) override;
    void finish(metrology::Decoded& out) override;

  private:
    using Bytes = std::span<const std::uint8_t>;
    void scan(bool last, std::int64_t arrival_ns, metrology::Decoded& out);
    /// Bytes that are decided at the front of `rest`; 0: more are needed. May decode them or tell why not.
    [[nodiscard]] std::size_t take(Bytes rest, bool last, std::int64_t arrival_ns, metrology::Decoded& out);
    void garbage(std::int64_t arrival_ns, metrology::Decoded& out);
    void masked(Bytes frame, FixOutput& put);
    void fixed(Bytes frame, FixOutput& put);
    /// Follows the clock, which counts hundredths of a second since midnight.
    void follow(std::int64_t ticks, FixOutput& put);
    void position(std::int64_t latitude, std::int64_t longitude, std::int64_t per_degree, bool valid, FixOutput& put);
    void time_utc(std::int64_t ticks, FixOutput& put);
    void refuse(const std::string& why, FixOutput& put);

    VboxLayout layout_;
    std::vector<std::uint8_t> held_;
    std::uint64_t offset_ = 0;  ///< of held_'s first byte
    std::size_t garbage_ = 0;   ///< bytes in front of it that belong to nothing and were not told yet
    std::string refused_;       ///< the last fault told about the layout
    std::optional<std::int64_t> last_us_;
    std::int64_t days_us_ = 0;
    std::int64_t step_us_ = 0;
    int equal_steps_ = 0;
    std::int64_t period_us_ = 0;
    bool braked_ = false;
};

}  // namespace velocert::instruments
