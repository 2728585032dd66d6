// SPDX-License-Identifier: GPL-3.0-or-later
#include "instruments/drivers/ambient/nmea_wind.h"

#include <array>

#include "core/base/digest.h"
#include "instruments/drivers/command_table.h"
#include "instruments/drivers/line_decoder.h"
#include "instruments/protocol/checksums.h"
#include "instruments/protocol/scpi.h"

namespace velocert::instruments {
namespace {

using metrology::Decoded;
using metrology::DeviceEvent;
using metrology::Flag;
using metrology::Measurand;
using metrology::Rejection;

constexpr std::size_t longest_sentence = 120;
constexpr std::size_t checksum_size = 3;  ///< '*' and two digits

struct UnitRow {
    std::string_view letter;
    std::string_view symbol;
};
constexpr std::array unit_rows{UnitRow{"M", "m/s"}, UnitRow{"K", "km/h"}, UnitRow{"N", "kn"}};

std::optional<unsigned> hex_digit(char c) {
    if (c >= '0' && c <= '9') return static_cast<unsigned>(c - '0');
    if (c >= 'A' && c <= 'F') return static_cast<unsigned>(c - 'A' + 10);
    if (c >= 'a' && c <= 'f') return static_cast<unsigned>(c - 'a' + 10);
    return std::nullopt;
}

/// "$WIMWV,236,R,1.0,M,A*2E": angle, relative or true, speed, its unit, A for valid. Other sentences are passed over.
class WindDecoder final : public LineDecoder {
  public:
    WindDecoder() : LineDecoder(longest_sentence) {}

  private:
    void request(std::string_view) override {}

    std::optional<Rejection> answer(const Line& line, Decoded& out) override {
        const auto text = line.text;
        if (!text.starts_with('$')) return Rejection::garbage;
        if (text.size() < 1 + checksum_size || text[text.size() - checksum_size] != '*') return Rejection::checksum;
        const auto body = text.substr(1, text.size() - 1 - checksum_size);
        const auto high = hex_digit(text[text.size() - 2]);
        const auto low = hex_digit(text[text.size() - 1]);
        if (!high || !low || xor_checksum(base::as_bytes(body)) != *high * 16 + *low) return Rejection::checksum;
        const auto fields = scpi_fields(body, ',');
        if (fields[0].size() != 5 || !fields[0].ends_with("MWV")) {
            event(line, DeviceEvent::Kind::accepted, std::string(fields[0]) + " passed over", out);
            return std::nullopt;
        }
        return wind(fields, line, out);
    }

    static std::optional<Rejection> wind(const std::vector<std::string_view>& fields, const Line& line, Decoded& out) {
        if (fields.size() != 6 || (fields[2] != "R" && fields[2] != "T") || (fields[5] != "A" && fields[5] != "V"))
            return Rejection::syntax;
        auto direction = indication(line, Measurand::wind_direction);
        auto speed = indication(line, Measurand::wind_speed);
        const bool valid = fields[5] == "A";
        if (valid && !fields[3].empty()) {
            const auto* row = find_unit(fields[4]);
            if (row == nullptr) {
                event(line, DeviceEvent::Kind::fault,
                      "the sensor tells the wind speed in the unit '" + std::string(fields[4]) +
                          "': set it to m/s (M), km/h (K) or knots (N)",
                      out);
                return Rejection::syntax;
            }
            if (!show(fields[3], row->symbol, speed)) return Rejection::syntax;
        } else {
            speed.flags.add(Flag::no_value);
        }
        if (!valid || fields[1].empty())
            direction.flags.add(Flag::no_value);
        else if (!show(fields[1], "deg", direction))
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

    static bool show(std::string_view number, std::string_view symbol, metrology::Indication& indicated) {
        const auto value = base::Decimal::parse(number);
        if (!value || value->mantissa() < 0) return false;
        indicated.value = *value;
        indicated.resolution = base::Decimal(1, value->scale());
        indicated.unit = &unit_row(symbol);
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
