// SPDX-License-Identifier: GPL-3.0-or-later
#include "instruments/drivers/ambient/lutron_16.h"

#include <algorithm>
#include <array>
#include <vector>

#include "instruments/drivers/bytes_decoder.h"
#include "instruments/drivers/command_table.h"
#include "instruments/protocol/scpi.h"

namespace velocert::instruments {
namespace {

using base::ErrorCode;
using metrology::Decoded;
using metrology::DeviceEvent;
using metrology::Measurand;
using metrology::Rejection;

constexpr std::size_t frame_size = 16;
constexpr std::uint8_t first_byte = 0x02;
constexpr std::uint8_t second_byte = '4';
constexpr std::uint8_t last_byte = 0x0D;

/// What a unit code means.
struct UnitCode {
    std::array<char, 2> code;
    Measurand measurand;
    const metrology::Unit* unit;
};

struct UnitName {
    std::string_view symbol;
    Measurand measurand;
};
constexpr std::array unit_names{
    UnitName{"degC", Measurand::temperature},  UnitName{"%", Measurand::humidity},
    UnitName{"dB(A)", Measurand::sound_level}, UnitName{"m/s", Measurand::wind_speed},
    UnitName{"km/h", Measurand::wind_speed},   UnitName{"kn", Measurand::wind_speed},
    UnitName{"r/min", Measurand::rotation},    UnitName{"N", Measurand::force},
    UnitName{"kN", Measurand::force},
};

struct CodeRow {
    std::string_view code;
    std::string_view symbol;
};
/// Those that the makers' manuals name. Temperatures in degrees Fahrenheit (02) have no unit here.
constexpr std::array manual_codes{CodeRow{"01", "degC"}, CodeRow{"04", "%"}, CodeRow{"17", "dB(A)"}};
/// [M] Those that no manual at hand confirms; in force only when they are asked for.
constexpr std::array unverified_codes{CodeRow{"08", "m/s"}, CodeRow{"09", "kn"}, CodeRow{"10", "km/h"}};

/// 02, '4', display, two characters of unit code, sign, digits behind the point, eight digits, 0D.
class LutronDecoder final : public BytesDecoder {
  public:
    /// `display` is the only one that counts, or 0 for all.
    LutronDecoder(std::vector<UnitCode> codes, char display)
        : BytesDecoder(Talk::stream, frame_size), codes_(std::move(codes)), display_(display) {}

  private:
    Step step(const Pending& pending, Decoded& out) override {
        const auto bytes = pending.bytes;
        if (bytes[0] != first_byte) return rejected(1, Rejection::garbage);
        const auto seen = std::min(bytes.size(), frame_size);
        for (std::size_t i = 1; i < seen; ++i) {
            if (bytes[i] == first_byte) return rejected(i, Rejection::truncated);
            if (bytes[i] == last_byte && i + 1 < frame_size) return rejected(i + 1, Rejection::length);
        }
        if (bytes.size() < frame_size) return more();
        const auto frame = bytes.first(frame_size);
        if (!well_formed(frame)) return rejected(frame_size, Rejection::syntax);
        if (display_ != 0 && frame[2] != static_cast<std::uint8_t>(display_)) {
            event(pending, DeviceEvent::Kind::accepted, "another display", out);
            return taken(frame_size);
        }
        const auto code = std::find_if(codes_.begin(), codes_.end(), [&](const UnitCode& row) {
            return static_cast<std::uint8_t>(row.code[0]) == frame[3] &&
                   static_cast<std::uint8_t>(row.code[1]) == frame[4];
        });
        if (code == codes_.end()) {
            const std::string told{static_cast<char>(frame[3]), static_cast<char>(frame[4])};
            event(pending, DeviceEvent::Kind::fault,
                  "the meter shows a unit with the code " + told +
                      " that is not known: set it to SI units, or name the unit with the option codes (" + told +
                      "=r/min), from the meter's manual",
                  out);
            return rejected(frame_size, Rejection::syntax);
        }
        std::int64_t digits = 0;
        for (const auto digit : frame.subspan(7, 8)) digits = digits * 10 + (digit - '0');
        auto indicated = indication(pending, frame_size, code->measurand);
        show(indicated, base::Decimal(frame[5] == '1' ? -digits : digits, frame[6] - '0'), *code->unit);
        out.indications.push_back(indicated);
        event(pending, DeviceEvent::Kind::accepted, "reading", out);
        return taken(frame_size);
    }

    static bool well_formed(std::span<const std::uint8_t> frame) {
        const auto digit = [](std::uint8_t byte) { return byte >= '0' && byte <= '9'; };
        const auto sign = [&](std::uint8_t byte) { return digit(byte) || (byte >= 'A' && byte <= 'Z'); };
        return frame[1] == second_byte && sign(frame[2]) && sign(frame[3]) && sign(frame[4]) &&
               (frame[5] == '0' || frame[5] == '1') && frame[6] >= '0' && frame[6] <= '3' &&
               std::all_of(frame.begin() + 7, frame.begin() + 15, digit) && frame[15] == last_byte;
    }

    std::vector<UnitCode> codes_;
    char display_;
};

constexpr std::array measurands{Measurand::temperature, Measurand::humidity, Measurand::sound_level,
                                Measurand::wind_speed,  Measurand::rotation, Measurand::force};
constexpr std::array ranges{RangeInfo{Measurand::temperature, "-200 degC", "1800 degC", "0.1 degC"},
                            RangeInfo{Measurand::humidity, "0 %", "100 %", "0.1 %"},
                            RangeInfo{Measurand::sound_level, "0 dB(A)", "160 dB(A)", "0.1 dB(A)"},
                            RangeInfo{Measurand::wind_speed, "0 m/s", "80 m/s", "0.1 m/s"},
                            RangeInfo{Measurand::rotation, "0 r/min", "100000 r/min", "0.1 r/min"},
                            RangeInfo{Measurand::force, "-1 kN", "1 kN", "0.01 N"}};

// Displays change one to three times a second.
constexpr std::chrono::milliseconds longest_silence{4'000};
constexpr std::string_view anemometer = "anemometer";
constexpr std::array profiles{
    Profile{"generic", "hygrometer, thermometer, sound level meter: the unit codes that manuals name", "9600 8N1",
            ranges, longest_silence, true},
    Profile{anemometer, "anemometer: also codes for m/s, knots and km/h that no manual at hand confirms", "9600 8N1",
            ranges, longest_silence, true},
};

constexpr std::array options{
    profile_option,
    settings_option,
    OptionInfo{"codes", "", "more unit codes, from the meter's manual: 2A=r/min,31=N; or unverified"},
    OptionInfo{"display", "all", "which display counts: all, 1 (upper), 2 (lower) or another channel's sign"},
};

struct Set {
    std::vector<UnitCode> codes;
    char display = 0;
};

base::Result<Set> set_up(const Options& given) {
    if (auto fine = check_options(lutron_16, given); !fine) return base::fail(fine.error());
    Set set;
    const auto add = [&](std::string_view code, std::string_view symbol) {
        for (const auto& name : unit_names) {
            if (name.symbol != symbol || code.size() != 2) continue;
            // Later ones stand in front: what the user names goes before what is built in.
            set.codes.insert(set.codes.begin(), {{code[0], code[1]}, name.measurand, &unit_row(symbol)});
            return true;
        }
        return false;
    };
    for (const auto& row : manual_codes) add(row.code, row.symbol);
    const std::string codes = option(lutron_16, given, "codes");
    if (codes == "unverified" || profile_of(lutron_16, given).id == anemometer)
        for (const auto& row : unverified_codes) add(row.code, row.symbol);
    if (!codes.empty() && codes != "unverified")
        for (const auto row : scpi_fields(codes, ','))
            if (row.size() < 4 || row[2] != '=' || !add(row.substr(0, 2), row.substr(3)))
                return base::fail(
                    ErrorCode::bad_value, "codes", "'" + std::string(row) + "'",
                    "two characters, '=' and degC, %, dB(A), m/s, km/h, kn, r/min, N or kN; or unverified");
    const std::string display = option(lutron_16, given, "display");
    if (display != "all" && display.size() != 1)
        return base::fail(ErrorCode::bad_value, "display", "'" + display + "'", "all or one character");
    if (display != "all") set.display = display[0];
    return set;
}

base::Result<std::unique_ptr<metrology::Decoder>> make_decoder(const Options& given) {
    auto set = set_up(given);
    if (!set) return base::fail(set.error());
    return std::make_unique<LutronDecoder>(std::move(set->codes), set->display);
}

base::Result<Exchange> exchange(const sequence::Order& order, const Options& given) {
    if (auto set = set_up(given); !set) return base::fail(set.error());
    return listening_exchange(lutron_16.id, order, longest_silence);
}

std::vector<Exchange> identification(const Options&) { return {}; }

}  // namespace

const Driver lutron_16{"lutron-16",
                       "Lutron meters with the 16-digit stream (tachometers, sound level meters, anemometers, force "
                       "gauges, hygrometers, thermometers)",
                       "hand-held-meter",
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
