// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include <array>
#include <cstdint>
#include <optional>
#include <span>
#include <string>

#include "core/metrology/decoder.h"
#include "instruments/drivers/electrical/fixed_frames.h"
#include "instruments/drivers/electrical/itech_frame.h"

namespace velocert::instruments {

/// Answers of an electronic load with 26-byte frames. One question is open at a time, and its answer carries its
/// number, so that a late one is known. An order is answered with a status; the question that follows it reads back
/// what was set: a setting by its own question, the input by the state of the load.
class ItechFrameDecoder final : public metrology::Decoder {
  public:
    explicit ItechFrameDecoder(std::uint8_t address) : address_(address) {}
    void feed(metrology::Direction direction, std::span<const std::uint8_t> bytes, std::int64_t arrival_ns,
              metrology::Decoded& out) override;
    void finish(metrology::Decoded& out) override;

  private:
    using Frame = std::span<const std::uint8_t, itech_frame_length>;
    /// Where a frame of the load stood.
    struct Place {
        std::uint64_t offset;
        std::int64_t arrival_ns;
    };
    void request(Frame frame);
    std::optional<metrology::Rejection> answer(Frame frame, const Place& place, metrology::Decoded& out);
    [[nodiscard]] bool is_echo(Frame frame) const;
    void state(Frame frame, const Place& place, metrology::Decoded& out) const;
    bool status(Frame frame, const Place& place, metrology::Decoded& out) const;
    void read_back(Frame frame, const Place& place, metrology::Decoded& out) const;
    static void event(const Place& place, metrology::DeviceEvent::Kind kind, std::string text,
                      metrology::Decoded& out) {
        out.events.push_back({kind, std::move(text), place.arrival_ns, place.offset});
    }

    std::uint8_t address_;
    bool watching_ = false;
    std::optional<std::uint8_t> open_;                      ///< the command that has not been answered yet
    std::uint8_t ordered_ = 0;                              ///< the last order: a setting or the input; 0: none
    std::uint32_t ordered_number_ = 0;                      ///< and its value
    bool proof_ = false;                                    ///< the state asked for now reads the input back
    std::array<std::uint8_t, itech_frame_length> asked_{};  ///< the last frame sent
    bool echo_due_ = false;                                 ///< it may still come back by itself
    bool echo_told_ = false;                                ///< it did once
    FixedFrames<itech_frame_length> received_{itech_frame_head};
    FixedFrames<itech_frame_length> sent_{itech_frame_head};
};

}  // namespace velocert::instruments
