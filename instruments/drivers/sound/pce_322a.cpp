// SPDX-License-Identifier: GPL-3.0-or-later
#include "instruments/drivers/sound/pce_322a.h"

#include <array>

#include "instruments/drivers/bytes_decoder.h"
#include "instruments/drivers/command_table.h"
#include "instruments/drivers/sound/sound_value.h"

namespace velocert::instruments {
namespace {

using metrology::Decoded;
using metrology::DeviceEvent;
using metrology::Flag;
using metrology::Measurand;
using metrology::Rejection;
using sequence::Command;

constexpr std::uint8_t first_byte = 0x7F;
constexpr std::uint8_t last_byte = 0x00;
// [M] The source gives the first five bytes and the last one, not how many stand between. Meters send thirteen; the
// shortest frame that holds what is described has six.
constexpr std::size_t long_frame = 13;
constexpr std::size_t short_frame = 6;

// Tenths of a decibel. More than any meter shows: the first byte was one inside of a frame.
constexpr std::int64_t highest_level = 1'600;

/// 7F, level in tenths of a decibel (two bytes, high first), weightings, range and hold, ..., 00. How long frames are
/// is learned from the first that fits, and holds from then on. Zeros stand inside of frames too, so the last byte
/// alone tells nothing.
class PceDecoder final : public BytesDecoder {
  public:
    explicit PceDecoder(ReadingRule rule) : BytesDecoder(Talk::stream, 2 * long_frame), rule_(rule) {}

  private:
    Step step(const Pending& pending, Decoded& out) override {
        const auto bytes = pending.bytes;
        if (bytes[0] != first_byte) return rejected(1, Rejection::garbage);
        if (bytes.size() > 2 && tenths(pending) > highest_level) return rejected(1, Rejection::garbage);
        if (length_ == 0 && !learn(pending)) {
            const bool enough = bytes.size() >= long_frame;
            return enough ? rejected(1, Rejection::garbage) : more();
        }
        if (bytes.size() < length_) return more();
        if (bytes[length_ - 1] != last_byte) return rejected(1, Rejection::garbage);
        level(pending, out);
        return taken(length_);
    }

    bool learn(const Pending& pending) {
        const auto bytes = pending.bytes;
        const auto closed = [&](std::size_t size) { return bytes.size() >= size && bytes[size - 1] == last_byte; };
        const bool two_short = closed(short_frame) && closed(2 * short_frame) && bytes[short_frame] == first_byte;
        if (closed(long_frame))
            length_ = long_frame;
        else if (two_short && (bytes.size() > 2 * short_frame ? bytes[2 * short_frame] == first_byte : pending.ended))
            length_ = short_frame;
        return length_ > 0;
    }

    static std::int64_t tenths(const Pending& pending) {
        return static_cast<std::int64_t>(pending.bytes[1]) * 256 + pending.bytes[2];
    }

    void level(const Pending& pending, Decoded& out) const {
        const auto bytes = pending.bytes;
        const bool c_weighted = (bytes[3] & 0x01U) != 0;
        const bool slow = too_slow((bytes[3] & 0x02U) != 0, rule_);
        const bool maximum = (bytes[4] & 0x04U) != 0;
        const bool minimum = (bytes[4] & 0x08U) != 0;
        auto indicated =
            indication(pending, length_, maximum ? Measurand::maximum_sound_level : Measurand::sound_level);
        if (minimum || slow)
            indicated.flags.add(Flag::no_value);
        else
            show_level(indicated, c_weighted ? FrequencyWeighting::c : FrequencyWeighting::a,
                       base::Decimal(tenths(pending), 1));
        out.indications.push_back(indicated);
        event(pending, DeviceEvent::Kind::accepted, "reading", out);
        if (c_weighted)
            event(pending, DeviceEvent::Kind::fault, std::string(set_weighting_a), out);
        else if (slow)
            event(pending, DeviceEvent::Kind::fault, std::string(set_time_weighting_f), out);
    }

    ReadingRule rule_;
    std::size_t length_ = 0;  ///< of frames; 0: not known yet
};

// [M] The two words that begin and end the stream; one that sends by itself passes them over.
constexpr std::string_view stream_on = "\xAC\xFF";
constexpr std::string_view stream_off = "\xCA\xFF";
constexpr std::chrono::milliseconds longest_silence{3'000};
constexpr std::array profiles{
    Profile{"pce-322a", "PCE Instruments PCE-322A", "115200 8N1", level_ranges, longest_silence},
};
constexpr std::array options{profile_option, settings_option};

base::Result<std::unique_ptr<metrology::Decoder>> make_decoder(const Options& given) {
    Options own = given;
    const auto rule = take_reading_rule(own);
    if (auto fine = check_options(pce_322a, own); !fine) return base::fail(fine.error());
    return std::make_unique<PceDecoder>(rule);
}

base::Result<Exchange> exchange(const sequence::Order& order, const Options& given) {
    if (auto fine = check_options(pce_322a, given); !fine) return base::fail(fine.error());
    const CommandTable table{{Command::read_now, std::string(stream_on)},
                             {Command::start, std::string(stream_on)},
                             {Command::stop, std::string(stream_off)}};
    return exchange_from(table, pce_322a.id, order, longest_silence);
}

std::vector<Exchange> identification(const Options&) { return {}; }

}  // namespace

const Driver pce_322a{"pce-322a",
                      "Sound level meter PCE-322A, streaming",
                      "sound-level-meter",
                      level_measurands,
                      profiles,
                      options,
                      make_decoder,
                      exchange,
                      identification,
                      "sound",
                      Probe{stream_on, std::chrono::milliseconds(1'500)},
                      false};

}  // namespace velocert::instruments
