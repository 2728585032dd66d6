// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include <array>
#include <cstddef>
#include <cstdint>
#include <optional>
#include <string>
#include <string_view>
#include <vector>

#include "core/metrology/decoder.h"
#include "instruments/drivers/modbus/modbus_map.h"
#include "instruments/protocol/modbus.h"

namespace velocert::instruments {

/// The answers of one Modbus device as its map explains them. Knows from the sent bytes which question is open: an
/// answer counts only if address, function, byte count or echoed fields and check sum are those of its answer; a sound
/// one that does not fit, or that comes when nothing is open, is late. What is said before anything was sent is
/// understood by the polls of the map. One question is open at a time. Where the status of a value is asked for by
/// itself, in front of it, there is no value until that answer of the same round is there.
class ModbusDecoder final : public metrology::Decoder {
  public:
    /// `map` with everything the options say already put in. With `echo` each answer begins with what was sent.
    ModbusDecoder(ModbusMap map, bool echo);

    void feed(metrology::Direction direction, std::span<const std::uint8_t> bytes, std::int64_t arrival_ns,
              metrology::Decoded& out) override;
    void finish(metrology::Decoded& out) override;

  private:
    /// A frame that was understood.
    struct Answer {
        std::span<const std::uint8_t> frame;
        std::uint64_t offset;
        std::uint32_t length;  ///< with the echo in front of it
        std::int64_t arrival_ns;
    };
    /// The last write of a value that was ordered.
    struct Ordered {
        std::uint16_t number = 0;
        std::vector<std::uint8_t> wire;
    };

    void sent(std::uint8_t byte);
    void received(std::uint8_t byte, std::int64_t arrival_ns, metrology::Decoded& out);
    /// True while the byte may belong to the echo, or was the last one of it.
    bool take_echo(std::int64_t arrival_ns, metrology::Decoded& out);
    bool find_answer(std::int64_t arrival_ns, metrology::Decoded& out);
    /// Notes where a frame ends that begins at that held byte, should it be one.
    void expect_end(std::size_t at);
    void forget_ends();
    void find_damage(std::int64_t arrival_ns, metrology::Decoded& out);
    void flush(std::int64_t arrival_ns, metrology::Decoded& out);
    /// Rejects the first `count` waiting bytes and lets go of them.
    void reject(metrology::Rejection reason, std::size_t count, std::int64_t arrival_ns, metrology::Decoded& out);
    void drop_all();

    /// Whether it asks if the device is a simulated one, where the profile has no value at that place.
    [[nodiscard]] bool asks_for_mark(const ModbusQuestion& question) const;
    void take(const ModbusQuestion& question, const Answer& answer, metrology::Decoded& out);
    void take_exception(const ModbusQuestion& question, const Answer& answer, metrology::Decoded& out);
    void take_values(const ModbusQuestion& question, const Answer& answer, metrology::Decoded& out);
    bool take_identity(const ModbusQuestion& question, const Answer& answer, metrology::Decoded& out);
    bool take_read_back(const ModbusQuestion& question, const Answer& answer, metrology::Decoded& out);
    /// What a poll without values has told in this round; with `flags` of such a one under way, notes them.
    void note_round(const ModbusQuestion& question, metrology::Flags flags);
    /// Of all of those; no value as long as one of them is not there.
    [[nodiscard]] metrology::Flags flags_of_round() const;
    [[nodiscard]] bool status_bit(const ModbusStatus& status, const ModbusQuestion& question,
                                  std::span<const std::uint8_t> data) const;
    static void tell(metrology::DeviceEvent::Kind kind, std::string text, const Answer& answer,
                     metrology::Decoded& out);

    ModbusMap map_;
    bool echo_;
    std::vector<ModbusQuestion> polls_;  ///< as questions to this device
    /// What the polls that bring no values told since the first poll was asked: of each poll; nothing: not yet.
    struct Round {
        bool only_status = false;
        std::optional<metrology::Flags> told;
    };
    std::vector<Round> round_;
    std::optional<ModbusPoll> in_step_;  ///< whose answer only tells that nothing else is still to come

    std::vector<std::uint8_t> sent_;     ///< a request under way
    std::vector<std::uint8_t> request_;  ///< the last whole one
    bool watching_ = false;
    std::optional<ModbusQuestion> open_;
    std::optional<ModbusQuestion> last_write_;
    std::vector<std::uint8_t> last_written_;  ///< its register bytes
    std::optional<Ordered> ordered_;

    /// More than an echo and an answer need: what has not been understood by then is none.
    static constexpr std::size_t most_held = 2 * modbus_longest;
    /// Where the frames that may end behind the held byte of that number begin, the first of them, plus one; 0: none.
    std::array<std::uint16_t, most_held + modbus_longest + 1> begins_{};
    std::array<std::uint16_t, most_held> also_begins_{};  ///< and the next one with the same end, by its own beginning
    std::array<std::uint16_t, most_held> ends_{};         ///< where that frame ends; 0: none begins there
    std::size_t expected_ = 0;                            ///< held bytes whose end has been noted

    std::vector<std::uint8_t> held_;
    std::uint64_t offset_ = 0;  ///< of the first held byte
    std::size_t echoed_ = 0;    ///< held bytes at the front that are the echo
    bool echo_due_ = false;
    bool echo_told_ = false;  ///< saying once that there is one is enough
};

}  // namespace velocert::instruments
