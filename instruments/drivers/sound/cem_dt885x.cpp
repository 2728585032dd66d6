// SPDX-License-Identifier: GPL-3.0-or-later
#include "instruments/drivers/sound/cem_dt885x.h"

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

constexpr std::uint8_t lead = 0xA5;
constexpr std::uint8_t held = 0xFF;  // [M] sent again and again while the display is held
constexpr std::size_t longest_token = 8;
// A range token counts for so many levels unless it is repeated or taken back.
constexpr int range_lasts = 2;

enum class Token : std::uint8_t {
    passed_over,
    level,
    was_readout,
    was_bargraph,
    weighting_a,
    weighting_c,
    time_fast,
    time_slow,
    over,
    under,
    in_range,
    hold_maximum,
    hold_minimum,
    hold_none,
    battery_low,
};
struct TokenRow {
    std::uint8_t code;
    Token token;
    std::size_t data = 0;   ///< bytes that must follow
    std::size_t extra = 0;  ///< bytes that may follow
};
// [M] marks what the source does not name.
constexpr std::array token_rows{
    TokenRow{0x02, Token::time_fast},          // time weighting F
    TokenRow{0x03, Token::time_slow},          // time weighting S
    TokenRow{0x04, Token::hold_maximum},       // [M]
    TokenRow{0x05, Token::hold_minimum},       // [M]
    TokenRow{0x06, Token::passed_over, 3},     // [M] time of day
    TokenRow{0x07, Token::over},               //
    TokenRow{0x08, Token::under},              //
    TokenRow{0x09, Token::passed_over},        // [M] memory full
    TokenRow{0x0A, Token::passed_over},        // [M] recording
    TokenRow{0x0B, Token::was_readout, 0, 1},  //
    TokenRow{0x0C, Token::was_bargraph},       //
    TokenRow{0x0D, Token::level, 2},           //
    TokenRow{0x0E, Token::hold_none},          // [M]
    TokenRow{0x0F, Token::battery_low},        //
    TokenRow{0x11, Token::in_range},           // [M]
    TokenRow{0x19, Token::passed_over},        // [M] memory
    TokenRow{0x1A, Token::passed_over},        // [M] not recording
    TokenRow{0x1B, Token::weighting_a, 0, 1},  //
    TokenRow{0x1C, Token::weighting_c, 0, 1},  //
    TokenRow{0x1F, Token::passed_over},        // [M] battery good
    TokenRow{0x30, Token::passed_over},        // [M] ranges
    TokenRow{0x40, Token::passed_over},        // [M]
    TokenRow{0x4B, Token::passed_over},        // [M]
    TokenRow{0x4C, Token::passed_over},        // [M]
};

/// Tokens up to and with the one that says "this was the readout" make one frame. The level counts only after the meter
/// has said that it weights with A.
class CemDecoder final : public BytesDecoder {
  public:
    explicit CemDecoder(ReadingRule rule) : BytesDecoder(Talk::stream, longest_token), rule_(rule) {}

  private:
    Step step(const Pending& pending, Decoded& out) override {
        const auto bytes = pending.bytes;
        if (extra_ > 0) {
            --extra_;
            if (bytes[0] != lead && bytes[0] != held) return part(pending, 1);
        }
        extra_ = 0;
        if (bytes[0] == held) {
            if (!holding_) event(pending, DeviceEvent::Kind::fault, "the display is held: press HOLD", out);
            holding_ = true;
            return part(pending, 1);
        }
        if (bytes[0] != lead) return lost(pending, 1, Rejection::garbage, out);
        if (bytes.size() < 2) return wait(pending, out);
        const TokenRow* row = nullptr;
        for (const auto& known : token_rows)
            if (known.code == bytes[1]) row = &known;
        if (row == nullptr) return lost(pending, bytes[1] == lead ? 1 : 2, Rejection::garbage, out);
        const std::size_t size = 2 + row->data;
        for (std::size_t i = 2; i < size; ++i) {
            if (bytes.size() <= i) return wait(pending, out);
            if (bytes[i] == lead) return lost(pending, i, Rejection::truncated, out);
        }
        holding_ = false;
        extra_ = row->extra;
        return act(*row, size, pending, out);
    }

    Step act(const TokenRow& row, std::size_t size, const Pending& pending, Decoded& out) {
        switch (row.token) {
            case Token::passed_over: break;
            case Token::weighting_a: weighting_ = FrequencyWeighting::a; break;
            case Token::weighting_c: weighting_ = FrequencyWeighting::c; break;
            case Token::time_fast: slow_ = false; break;
            case Token::time_slow: slow_ = too_slow(true, rule_); break;
            case Token::over: range(Flag::over_range); break;
            case Token::under: range(Flag::under_range); break;
            case Token::in_range: range_left_ = 0; break;
            case Token::hold_maximum: shows_ = Shows::maximum; break;
            case Token::hold_minimum: shows_ = Shows::minimum; break;
            case Token::hold_none: shows_ = Shows::level; break;
            case Token::battery_low:
                if (!battery_told_) event(pending, DeviceEvent::Kind::accepted, "battery low", out);
                battery_told_ = true;
                break;
            case Token::level: {
                if (level_) return lost(pending, size, Rejection::syntax, out);  // the one before was never named
                level_ = tenths(pending.bytes[2], pending.bytes[3]);
                if (!level_) return lost(pending, size, Rejection::syntax, out);
                break;
            }
            case Token::was_bargraph: level_.reset(); break;
            case Token::was_readout: {
                if (!level_) return lost(pending, size, Rejection::syntax, out);
                static_cast<void>(part(pending, size));
                readout(pending, pending.offset + size, out);
                return taken(size);
            }
        }
        return part(pending, size);
    }

    void readout(const Pending& pending, std::uint64_t end, Decoded& out) {
        auto indicated = indication(pending, static_cast<std::size_t>(end - *begin_),
                                    shows_ == Shows::maximum ? Measurand::maximum_sound_level : Measurand::sound_level);
        indicated.offset = *begin_;
        if (range_left_ > 0)
            indicated.flags.add(range_);
        else if (shows_ == Shows::minimum || slow_)
            indicated.flags.add(Flag::no_value);
        else
            show_level(indicated, weighting_, base::Decimal(*level_, 1));
        out.indications.push_back(indicated);
        out.events.push_back({DeviceEvent::Kind::accepted, "reading", pending.arrival_ns, *begin_});
        if (weighting_ == FrequencyWeighting::c)
            out.events.push_back({DeviceEvent::Kind::fault, std::string(set_weighting_a), pending.arrival_ns, *begin_});
        else if (slow_)
            out.events.push_back(
                {DeviceEvent::Kind::fault, std::string(set_time_weighting_f), pending.arrival_ns, *begin_});
        if (range_left_ > 0) --range_left_;
        level_.reset();
        begin_.reset();
    }

    /// These bytes belong to the frame under way.
    Step part(const Pending& pending, std::size_t size) {
        if (!begin_) begin_ = pending.offset;
        return taken(size);
    }

    /// The token is not complete yet, or never will be.
    Step wait(const Pending& pending, Decoded& out) {
        return pending.ended ? lost(pending, pending.bytes.size(), Rejection::truncated, out) : more();
    }

    /// These bytes are rejected, and what was under way with them.
    Step lost(const Pending& pending, std::size_t size, Rejection reason, Decoded& out) {
        give_up(pending.offset, pending.arrival_ns, out);
        return rejected(size, reason);
    }

    void give_up(std::uint64_t end, std::int64_t arrival_ns, Decoded& out) {
        if (begin_)
            out.rejected.push_back(
                {Rejection::truncated, arrival_ns, *begin_, static_cast<std::uint32_t>(end - *begin_)});
        begin_.reset();
        level_.reset();
    }

    void end(std::uint64_t offset, Decoded& out) override { give_up(offset, metrology::Indication::no_time, out); }

    void range(Flag flag) {
        range_ = flag;
        range_left_ = range_lasts;
    }

    static std::optional<std::int64_t> tenths(std::uint8_t high, std::uint8_t low) {
        std::int64_t value = 0;
        for (const unsigned half : {high / 16U, high % 16U, low / 16U, low % 16U}) {
            if (half > 9) return std::nullopt;
            value = value * 10 + half;
        }
        return value;
    }

    enum class Shows : std::uint8_t { level, maximum, minimum };

    ReadingRule rule_;
    FrequencyWeighting weighting_ = FrequencyWeighting::untold;
    bool slow_ = false;
    Shows shows_ = Shows::level;
    Flag range_ = Flag::over_range;
    int range_left_ = 0;
    bool battery_told_ = false;
    bool holding_ = false;
    std::size_t extra_ = 0;               ///< bytes that may still belong to the last token
    std::optional<std::int64_t> level_;   ///< of the frame under way, in tenths
    std::optional<std::uint64_t> begin_;  ///< of the frame under way
};

constexpr std::chrono::milliseconds longest_silence{3'000};
// IEC 61672-1 class 2, as the plate of the DT-8852 says.
constexpr std::array profiles{
    Profile{"dt-8852", "CEM DT-8850, DT-8851, DT-8852 and their relatives", "9600 8N1", level_ranges, longest_silence,
            true, std::chrono::milliseconds(100), "2, IEC 61672-1"},
};
constexpr std::array options{profile_option, settings_option};

base::Result<std::unique_ptr<metrology::Decoder>> make_decoder(const Options& given) {
    Options own = given;
    const auto rule = take_reading_rule(own);
    if (auto fine = check_options(cem_dt885x, own); !fine) return base::fail(fine.error());
    return std::make_unique<CemDecoder>(rule);
}

base::Result<Exchange> exchange(const sequence::Order& order, const Options& given) {
    if (auto fine = check_options(cem_dt885x, given); !fine) return base::fail(fine.error());
    return listening_exchange(cem_dt885x.id, order, longest_silence);
}

std::vector<Exchange> identification(const Options&) { return {}; }

}  // namespace

const Driver cem_dt885x{"cem-dt885x",
                        "Sound level meter CEM DT-885x (DT-8850, DT-8851, DT-8852), streaming",
                        "sound-level-meter",
                        level_measurands,
                        profiles,
                        options,
                        make_decoder,
                        exchange,
                        identification,
                        "sound",
                        Probe{{}, std::chrono::milliseconds(1'500)},
                        false};

}  // namespace velocert::instruments
