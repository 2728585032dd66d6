// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include <cstdint>
#include <functional>
#include <span>

#include "core/metrology/decoder.h"
#include "instruments/drivers/motion/pulse_daq_frame.h"
#include "instruments/protocol/framer.h"

namespace velocert::instruments {

/// Where a frame of a counter box stood.
struct DaqPlace {
    std::uint64_t offset;
    std::uint32_t length;
    std::int64_t arrival_ns;
};

/// The stream of a counter box cut into frames, text or binary, whatever its pulses stand for. What is none is rejected
/// with its reason and place; noise in front of a frame costs only itself.
class DaqStream {
  public:
    using Take = std::function<void(const DaqFrame& frame, const DaqPlace& place)>;

    explicit DaqStream(bool binary);
    /// Calls `take` for each whole frame that ends in these bytes.
    void feed(std::span<const std::uint8_t> bytes, std::int64_t arrival_ns, metrology::Decoded& out, const Take& take);
    /// The stream has ended.
    void finish(metrology::Decoded& out, const Take& take);
    /// What the last frame of that kind told.
    [[nodiscard]] const DaqIdentity& identity() const { return identity_; }

  private:
    void frame(const RawFrame& raw, std::int64_t arrival_ns, metrology::Decoded& out, const Take& take);

    bool binary_;
    Framer framer_;
    DaqIdentity identity_;
};

}  // namespace velocert::instruments
