// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include <cstdint>
#include <memory>
#include <span>
#include <string>
#include <vector>

#include "core/metrology/indication.h"

namespace velocert::metrology {

/// Which way bytes went over the wire, as seen from the program.
enum class Direction : std::uint8_t { received, sent };

/// Something an instrument said that is no indication.
struct DeviceEvent {
    enum class Kind : std::uint8_t {
        identity,   ///< text holds "maker|model|serial|software" as far as told; empty parts allowed
        restarted,  ///< unsolicited power-on message: zero and tare are lost
        accepted,   ///< a command was done (text names it: "zero")
        refused,    ///< a command could not be done (text names it and why)
        fault,      ///< the instrument reports a fault of its own, or its clock is impossible
    };
    Kind kind = Kind::accepted;
    std::string text;
    std::int64_t arrival_ns = Indication::no_time;
    std::uint64_t offset = 0;
};

/// What a stretch of bytes gave, in the order of the bytes within each list. Reused from call to call:
/// clear() keeps the memory, so that decoding does not allocate per frame.
struct Decoded {
    std::vector<Indication> indications;
    std::vector<RejectedFrame> rejected;
    std::vector<DeviceEvent> events;

    void clear() {
        indications.clear();
        rejected.clear();
        events.clear();
    }
};

/// Turns bytes into indications: a pure function spread over calls. It owns no port and no clock; the same bytes in
/// the same order give the same result however they are cut into pieces. Live acquisition, `decode` and `recompute`
/// use the same object. Resynchronises after garbage. One thread at a time.
class Decoder {
  public:
    virtual ~Decoder() = default;
    /// `sent` bytes tell the decoder which request is open; they do not count towards offsets.
    /// `arrival_ns` is the time of the chunk's last byte, or Indication::no_time.
    virtual void feed(Direction direction, std::span<const std::uint8_t> bytes, std::int64_t arrival_ns,
                      Decoded& out) = 0;
    /// No more bytes: what is left over is rejected as truncated.
    virtual void finish(Decoded& out) = 0;
};

}  // namespace velocert::metrology
