// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include <optional>
#include <span>

#include "core/metrology/decoder.h"
#include "instruments/drivers/electrical/fixed_frames.h"
#include "instruments/drivers/reading_rule.h"

namespace velocert::instruments {

/// Frames of the ES51919 (17 bytes, 00 0D at the head and 0D 0A at the tail): the primary quantity, and of the
/// secondary ones quality factor and series or parallel resistance. No value while it is calibrated, shows differences,
/// dashes or nothing, nor of an inductance as a parallel circuit; over range at its own sign for that.
class Es51919Decoder final : public metrology::Decoder {
  public:
    explicit Es51919Decoder(ReadingRule rule) : rule_(rule) {}
    void feed(metrology::Direction direction, std::span<const std::uint8_t> bytes, std::int64_t arrival_ns,
              metrology::Decoded& out) override;
    void finish(metrology::Decoded& out) override;

  private:
    static constexpr std::size_t length = 17;
    std::optional<metrology::Rejection> frame(std::span<const std::uint8_t, length> bytes, std::uint64_t offset,
                                              std::int64_t arrival_ns, metrology::Decoded& out) const;
    ReadingRule rule_;
    FixedFrames<length> frames_{0x00};
};

}  // namespace velocert::instruments
