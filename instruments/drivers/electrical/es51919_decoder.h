// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include <optional>
#include <span>

#include "core/metrology/decoder.h"
#include "instruments/drivers/electrical/fixed_frames.h"

namespace velocert::instruments {

/// Frames of the ES51919 (17 bytes, 00 0D at the head and 0D 0A at the tail): the primary quantity, and of the
/// secondary ones quality factor and series or parallel resistance. No value while it is calibrated, shows differences,
/// dashes or nothing; over range at its own sign for that.
class Es51919Decoder final : public metrology::Decoder {
  public:
    void feed(metrology::Direction direction, std::span<const std::uint8_t> bytes, std::int64_t arrival_ns,
              metrology::Decoded& out) override;
    void finish(metrology::Decoded& out) override;

  private:
    static constexpr std::size_t length = 17;
    static std::optional<metrology::Rejection> frame(std::span<const std::uint8_t, length> bytes, std::uint64_t offset,
                                                     std::int64_t arrival_ns, metrology::Decoded& out);
    FixedFrames<length> frames_{0x00};
};

}  // namespace velocert::instruments
