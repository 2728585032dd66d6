// SPDX-License-Identifier: GPL-3.0-or-later
#include "instruments/drivers/electrical/th2810b.h"

#include <array>
#include <optional>

#include "instruments/drivers/command_table.h"
#include "instruments/drivers/electrical/fixed_frames.h"
#include "instruments/protocol/scpi.h"

namespace velocert::instruments {
namespace {

using base::ErrorCode;
using metrology::Decoded;
using metrology::Flag;
using metrology::Indication;
using metrology::Measurand;
using metrology::Rejection;
using sequence::Command;

constexpr std::array measurands{Measurand::inductance, Measurand::capacitance, Measurand::resistance,
                                Measurand::quality_factor};
constexpr std::array ranges{RangeInfo{Measurand::inductance, "0 H", "9999 H", "0.001 uH"},
                            RangeInfo{Measurand::capacitance, "0 pF", "99 mF", "0.01 pF"},
                            RangeInfo{Measurand::resistance, "0 ohm", "100 Mohm", "0.001 ohm"},
                            RangeInfo{Measurand::quality_factor, "0 1", "10000 1", "0.0001 1"}};
constexpr std::chrono::milliseconds longest_silence{3'000};
constexpr std::array profiles{
    Profile{"th2810b", "Tonghui TH2810B", "9600 8N1", ranges, longest_silence, true},
};
constexpr std::array options{
    profile_option,
    settings_option,
    // Not confirmed by a manual: the digits can be set as the meter at hand has them.
    OptionInfo{"pairs", "LQ,CD,RQ", "pairs of quantities by the digit that stands for them, from 0: LQ, CD or RQ"},
};

using Pairs = std::array<char, 10>;  ///< the primary quantity by digit; 0: none

base::Result<Pairs> pairs_of(const Options& given) {
    if (auto fine = check_options(th2810b, given); !fine) return base::fail(fine.error());
    const std::string text = option(th2810b, given, "pairs");
    Pairs pairs{};
    const auto fields = scpi_fields(text, ',');
    for (std::size_t i = 0; i < fields.size(); ++i) {
        if (i >= pairs.size() || (fields[i] != "LQ" && fields[i] != "CD" && fields[i] != "RQ"))
            return base::fail(ErrorCode::bad_value, "pairs", "'" + text + "'", "LQ, CD and RQ, separated by commas");
        pairs[i] = fields[i].front();
    }
    return pairs;
}

struct QuantityRow {
    char letter;
    Measurand measurand;
    std::array<std::string_view, 3> units;
};
constexpr std::array quantities{
    QuantityRow{'L', Measurand::inductance, {"uH", "mH", "H"}},
    QuantityRow{'C', Measurand::capacitance, {"pF", "nF", "uF"}},
    QuantityRow{'R', Measurand::resistance, {"ohm", "kohm", "Mohm"}},
};

class Th2810bDecoder final : public metrology::Decoder {
  public:
    explicit Th2810bDecoder(Pairs pairs) : pairs_(pairs) {}
    void feed(metrology::Direction direction, std::span<const std::uint8_t> bytes, std::int64_t arrival_ns,
              Decoded& out) override {
        if (direction == metrology::Direction::sent) return;
        frames_.feed(bytes, arrival_ns, out, [&](std::span<const std::uint8_t, length> one, std::uint64_t offset) {
            return frame({reinterpret_cast<const char*>(one.data()), one.size()}, offset, arrival_ns, out);
        });
    }
    void finish(Decoded& out) override { frames_.finish(Indication::no_time, out); }

  private:
    static constexpr std::size_t length = 30;

    std::optional<Rejection> frame(std::string_view text, std::uint64_t offset, std::int64_t arrival_ns,
                                   Decoded& out) const {
        if (text.back() != '}') return Rejection::garbage;
        for (const char c : text.substr(1, length - 2))
            if (c < ' ' || c > '~' || c == '{' || c == '}') return Rejection::garbage;
        const char pair = text[1];
        const char unit = text[26];
        if (pair < '0' || pair > '9' || unit < '0' || unit > '2') return Rejection::syntax;
        const QuantityRow* quantity = nullptr;
        for (const auto& row : quantities)
            if (row.letter == pairs_[static_cast<std::size_t>(pair - '0')]) quantity = &row;
        if (quantity == nullptr) return Rejection::syntax;
        Indication first;
        first.measurand = quantity->measurand;
        Indication second;
        second.measurand = Measurand::quality_factor;
        const bool has_second = quantity->letter != 'C';  // a loss factor is passed over
        if (!value(text.substr(14, 6), unit_row(quantity->units[static_cast<std::size_t>(unit - '0')]), first) ||
            !value(text.substr(20, 6), unit_row("1"), second))
            return Rejection::syntax;
        for (auto* one : {&first, &second}) {
            if (one == &second && !has_second) break;
            one->arrival_ns = arrival_ns;
            one->offset = offset;
            one->length = length;
            out.indications.push_back(*one);
        }
        return std::nullopt;
    }
    /// Six characters: a number between blanks, dashes, or a word for too much.
    static bool value(std::string_view field, const metrology::Unit& unit, Indication& shown) {
        while (!field.empty() && field.front() == ' ') field.remove_prefix(1);
        while (!field.empty() && field.back() == ' ') field.remove_suffix(1);
        if (field.find_first_not_of('-') == std::string_view::npos) {
            shown.flags.add(Flag::no_value);
            return true;
        }
        if (field == "OL" || field == "OVER") {
            shown.flags.add(Flag::over_range);
            return true;
        }
        const auto number = parse_scpi_number(field);
        if (!number || number->kind != ScpiNumber::Kind::value) return false;
        shown.value = number->value;
        shown.resolution = number->resolution;
        shown.unit = &unit;
        return true;
    }

    Pairs pairs_;
    FixedFrames<length> frames_{'{'};
};

base::Result<std::unique_ptr<metrology::Decoder>> make_decoder(const Options& given) {
    const auto pairs = pairs_of(given);
    if (!pairs) return base::fail(pairs.error());
    return std::make_unique<Th2810bDecoder>(*pairs);
}

base::Result<Exchange> exchange(const sequence::Order& order, const Options& given) {
    if (const auto pairs = pairs_of(given); !pairs) return base::fail(pairs.error());
    return listening_exchange(th2810b.id, order, longest_silence, {Command::read_now, Command::start, Command::stop},
                              "; it is only listened to");
}

std::vector<Exchange> identification(const Options&) { return {}; }

}  // namespace

const Driver th2810b{"th2810b",
                     "Impedance meter with the older print format (Tonghui TH2810B)",
                     "lcr",
                     measurands,
                     profiles,
                     options,
                     make_decoder,
                     exchange,
                     identification,
                     "electrical",
                     Probe{"", std::chrono::milliseconds(2000)},
                     false};

}  // namespace velocert::instruments
