// SPDX-License-Identifier: GPL-3.0-or-later
#include "instruments/drivers/ambient/nmea_wind.h"

#include <array>

#include "core/base/digest.h"
#include "instruments/drivers/command_table.h"
#include "instruments/drivers/line_decoder.h"
#include "instruments/drivers/motion/nmea_sentence.h"

namespace velocert::instruments {
namespace {

using metrology::Decoded;
using metrology::DeviceEvent;
using metrology::Flag;
using metrology::Measurand;
using metrology::Rejection;

constexpr std::size_t longest_sentence = 120;
constexpr std::int64_t whole_turn = 360;  // degrees

struct UnitRow {
    std::string_view letter;
    std::string_view symbol;
};
constexpr std::array unit_rows{UnitRow{"M", "m/s"}, UnitRow{"K", "km/h"}, UnitRow{"N", "kn"}};

/// "$WIMWV,236,R,1.0,M,A*38": angle, relative or true, speed, its unit, A for valid. Other sentences are passed over.
class WindDecoder final : public LineDecoder {
  public:
    WindDecoder() : LineDecoder(longest_sentence) {}

  private:
    void request(std::string_view) override {}

    std::optional<Rejection> answer(const Line& line, Decoded& out) override {
        if (!line.text.starts_with('$')) return Rejection::garbage;
        Rejection why{};
        const auto sentence = NmeaSentence::parse(base::as_bytes(line.text), true, why);
        if (!sentence) return why;
        // Behind the two letters of a talker: a bare MWV is another sentence.
        if (sentence->talker().empty() || sentence->type() != "MWV") {
            event(line, DeviceEvent::Kind::accepted, std::string(sentence->address()) + " passed over", out);
            return std::nullopt;
        }
        return wind(*sentence, line, out);
    }

    static std::optional<Rejection> wind(const NmeaSentence& sentence, const Line& line, Decoded& out) {
        const auto angle = sentence.field(1);
        const auto reference = sentence.field(2);
        const auto number = sentence.field(3);
        const auto unit = sentence.field(4);
        const auto status = sentence.field(5);
        if (sentence.size() != 6 || (reference != "R" && reference != "T") || (status != "A" && status != "V"))
            return Rejection::syntax;
        auto direction = indication(line, Measurand::wind_direction);
        auto speed = indication(line, Measurand::wind_speed);
        const bool valid = status == "A";
        if (valid && !number.empty()) {
            const auto* row = find_unit(unit);
            if (row == nullptr) {
                event(line, DeviceEvent::Kind::fault,
                      "the sensor tells the wind speed in the unit '" + std::string(unit) +
                          "': set it to m/s (M), km/h (K) or knots (N)",
                      out);
                return Rejection::syntax;
            }
            if (!fill(speed, number, row->symbol)) return Rejection::syntax;
        } else {
            speed.flags.add(Flag::no_value);
        }
        if (!valid || angle.empty())
            direction.flags.add(Flag::no_value);
        else if (!fill(direction, angle, "deg") || direction.value > base::Decimal(whole_turn, 0))
            return Rejection::syntax;
        out.indications.push_back(direction);
        out.indications.push_back(speed);
        event(line, DeviceEvent::Kind::accepted, "reading", out);
        return std::nullopt;
    }

    static const UnitRow* find_unit(std::string_view letter) {
        for (const auto& row : unit_rows)
            if (row.letter == letter) return &row;
        return nullptr;
    }

    static bool fill(metrology::Indication& indicated, std::string_view number, std::string_view symbol) {
        const auto value = base::Decimal::parse(number);
        if (!value || value->mantissa() < 0) return false;
        show(indicated, *value, unit_row(symbol));
        return true;
    }
};

constexpr std::chrono::milliseconds longest_silence{6'000};
constexpr std::array measurands{Measurand::wind_speed, Measurand::wind_direction};
constexpr std::array ranges{RangeInfo{Measurand::wind_speed, "0 m/s", "75 m/s", "0.1 m/s"},
                            RangeInfo{Measurand::wind_direction, "0 deg", "360 deg", "1 deg"}};
constexpr std::array profiles{
    Profile{"nmea", "wind sensors with NMEA 0183, Vaisala WXT and WMT in NMEA mode", "4800 8N1", ranges,
            longest_silence, true},
    Profile{"nmea-19200", "the same on a line of 19200 baud", "19200 8N1", ranges, longest_silence, true},
};
constexpr std::array options{profile_option, settings_option};

base::Result<std::unique_ptr<metrology::Decoder>> make_decoder(const Options& given) {
    if (auto fine = check_options(nmea_wind, given); !fine) return base::fail(fine.error());
    return std::make_unique<WindDecoder>();
}

base::Result<Exchange> exchange(const sequence::Order& order, const Options& given) {
    if (auto fine = check_options(nmea_wind, given); !fine) return base::fail(fine.error());
    return listening_exchange(nmea_wind.id, order, longest_silence);
}

std::vector<Exchange> identification(const Options&) { return {}; }

}  // namespace

const Driver nmea_wind{"nmea-wind",
                       "Wind sensor with NMEA 0183 (MWV), such as Vaisala WXT and WMT in NMEA mode",
                       "anemometer",
                       measurands,
                       profiles,
                       options,
                       make_decoder,
                       exchange,
                       identification,
                       "ambient",
                       Probe{{}, std::chrono::milliseconds(2'500)},
                       false};

}  // namespace velocert::instruments
