// SPDX-License-Identifier: GPL-3.0-or-later
#include "instruments/drivers/sound/colead_sl5868p.h"

#include <array>
#include <numeric>

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

constexpr std::uint8_t ready = 0x10;
constexpr std::uint8_t question = 0x20;
constexpr std::size_t frame_size = 10;
constexpr std::size_t first_digit = 3;
constexpr std::size_t digits = 5;
// A meter that was asked often and never answered is not owed more answers than this.
constexpr int most_open = 16;

enum class Mode : std::uint8_t { live, hold, strange };

struct ModeRow {
    std::uint8_t low_half;
    FrequencyWeighting weighting;
    bool average;
    bool slow;
};
constexpr std::array mode_rows{
    ModeRow{0x0, FrequencyWeighting::a, false, false},    ModeRow{0x1, FrequencyWeighting::a, false, true},
    ModeRow{0x2, FrequencyWeighting::c, false, false},    ModeRow{0x3, FrequencyWeighting::c, false, true},
    ModeRow{0x4, FrequencyWeighting::flat, false, false}, ModeRow{0x5, FrequencyWeighting::flat, false, true},
    ModeRow{0x8, FrequencyWeighting::a, true, false},     ModeRow{0x9, FrequencyWeighting::a, true, false},
    ModeRow{0xA, FrequencyWeighting::a, true, false},     ModeRow{0xB, FrequencyWeighting::a, true, false},
};

/// 08 04, mode, five digits in tenths of a decibel (above 9: blank), 01, sum of the nine bytes. What is an average,
/// held or averaged slowly is not the level now: no value.
class ColeadDecoder final : public BytesDecoder {
  public:
    explicit ColeadDecoder(ReadingRule rule) : BytesDecoder(Talk::answer, frame_size), rule_(rule) {}

  private:
    void sent(std::span<const std::uint8_t> bytes) override {
        for (const auto byte : bytes)
            if (byte == question && open_ < most_open) ++open_;
    }

    Step step(const Pending& pending, Decoded& out) override {
        const auto bytes = pending.bytes;
        if (bytes[0] == ready) {
            event(pending, DeviceEvent::Kind::accepted, "ready", out);
            return taken(1);
        }
        if (bytes[0] != 0x08) return rejected(1, Rejection::garbage);
        if (bytes.size() > 1 && bytes[1] != 0x04) return rejected(1, Rejection::garbage);
        if (bytes.size() < frame_size) return more();
        if (bytes[frame_size - 2] != 0x01) return rejected(1, Rejection::garbage);
        const auto frame = bytes.first(frame_size);
        const unsigned sum = std::accumulate(frame.begin(), frame.end() - 1, 0U);
        if ((sum & 0xFFU) != frame[frame_size - 1]) return rejected(up_to_the_next(frame), Rejection::checksum);
        if (watching() && open_ == 0) return rejected(frame_size, Rejection::late);
        if (open_ > 0) --open_;
        const auto reason = level(frame, pending, out);
        return reason ? rejected(frame_size, *reason) : taken(frame_size);
    }

    /// How many bytes of a damaged frame stand in front of what may be the beginning of another one.
    static std::size_t up_to_the_next(std::span<const std::uint8_t> frame) {
        for (std::size_t i = 2; i < frame.size(); ++i)
            if (frame[i] == 0x08 && (i + 1 == frame.size() || frame[i + 1] == 0x04)) return i;
        return frame.size();
    }

    std::optional<Rejection> level(std::span<const std::uint8_t> frame, const Pending& pending, Decoded& out) const {
        const ModeRow* mode = nullptr;
        for (const auto& row : mode_rows)
            if (row.low_half == (frame[2] & 0x0FU)) mode = &row;
        const unsigned high_half = frame[2] >> 4U;
        if (mode == nullptr || (high_half != 1 && high_half != 2)) {
            event(pending, DeviceEvent::Kind::fault,
                  "the meter is in a mode that shows no level: set it to A, F, without alarm or calibration", out);
            return Rejection::syntax;
        }
        std::int64_t tenths = 0;
        bool any = false;
        for (const auto digit : frame.subspan(first_digit, digits)) {
            if (digit > 9 && any) return Rejection::syntax;  // a blank behind a digit
            if (digit > 9) continue;
            tenths = tenths * 10 + digit;
            any = true;
        }
        auto indicated = indication(pending, frame_size, Measurand::sound_level);
        const bool slow = too_slow(mode->slow, rule_);
        if (!any || high_half == 2 || mode->average || slow)
            indicated.flags.add(Flag::no_value);
        else
            show_level(indicated, mode->weighting, base::Decimal(tenths, 1));
        out.indications.push_back(indicated);
        event(pending, DeviceEvent::Kind::accepted, "reading", out);
        if (mode->weighting != FrequencyWeighting::a)
            event(pending, DeviceEvent::Kind::fault, std::string(set_weighting_a), out);
        else if (high_half == 2 || mode->average)
            event(pending, DeviceEvent::Kind::fault,
                  "the meter holds a value or shows an average: set it to show the level as it is", out);
        else if (slow)
            event(pending, DeviceEvent::Kind::fault, std::string(set_time_weighting_f), out);
        return std::nullopt;
    }

    ReadingRule rule_;
    int open_ = 0;
};

constexpr std::chrono::milliseconds answer_time{2'000};
constexpr std::array measurands{Measurand::sound_level};
constexpr std::array ranges{RangeInfo{Measurand::sound_level, "30 dB(A)", "130 dB(A)", "0.1 dB(A)"}};

constexpr std::array profiles{
    Profile{"sl-5868p", "Colead SL-5868P", "2400 8N1", ranges, answer_time},
};

constexpr std::array options{profile_option, settings_option};

base::Result<std::unique_ptr<metrology::Decoder>> make_decoder(const Options& given) {
    Options own = given;
    const auto rule = take_reading_rule(own);
    if (auto fine = check_options(colead_sl5868p, own); !fine) return base::fail(fine.error());
    return std::make_unique<ColeadDecoder>(rule);
}

base::Result<Exchange> exchange(const sequence::Order& order, const Options& given) {
    if (auto fine = check_options(colead_sl5868p, given); !fine) return base::fail(fine.error());
    const std::string ask(1, static_cast<char>(question));
    // It measures by itself and knows one question only: that it answers is all that a stop can tell.
    const CommandTable table{{Command::read_now, ask}, {Command::stop, ask}};
    return exchange_from(table, colead_sl5868p.id, order, answer_time);
}

std::vector<Exchange> identification(const Options&) { return {}; }

}  // namespace

const Driver colead_sl5868p{"colead-sl5868p",
                            "Sound level meter Colead SL-5868P",
                            "sound-level-meter",
                            measurands,
                            profiles,
                            options,
                            make_decoder,
                            exchange,
                            identification,
                            "sound",
                            Probe{{}, std::chrono::milliseconds(1'500)},
                            false};

}  // namespace velocert::instruments
