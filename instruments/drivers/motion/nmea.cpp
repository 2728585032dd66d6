// SPDX-License-Identifier: GPL-3.0-or-later
#include "instruments/drivers/motion/nmea.h"

#include <array>

#include "instruments/drivers/command_table.h"
#include "instruments/drivers/motion/nmea_decoder.h"
#include "instruments/drivers/reading_rule.h"

namespace velocert::instruments {
namespace {

using base::ErrorCode;
using metrology::Measurand;
using sequence::Command;

constexpr std::array measurands{
    Measurand::speed,
    Measurand::latitude,
    Measurand::longitude,
    Measurand::height,
    Measurand::fix_quality,
    Measurand::fix_mode,
    Measurand::satellites,
    Measurand::beidou_satellites,
    Measurand::other_satellites,
    Measurand::time_utc,
    Measurand::course,
};

// What a good receiver shows; others have fewer digits, and each indication tells its own.
constexpr std::array ranges{
    RangeInfo{Measurand::speed, "0 kn", "1000 kn", "0.001 kn"},
    RangeInfo{Measurand::latitude, "-90 deg", "90 deg", "0.000000167 deg"},
    RangeInfo{Measurand::longitude, "-180 deg", "180 deg", "0.000000167 deg"},
    RangeInfo{Measurand::height, "-1000 m", "18000 m", "0.1 m"},
    RangeInfo{Measurand::fix_quality, "0", "8", "1"},
    RangeInfo{Measurand::fix_mode, "1", "3", "1"},
    RangeInfo{Measurand::satellites, "0", "99", "1"},
    RangeInfo{Measurand::beidou_satellites, "0", "64", "1"},
    RangeInfo{Measurand::other_satellites, "0", "99", "1"},
    RangeInfo{Measurand::time_utc, "0 s", "4102444800 s", "0.01 s"},
    RangeInfo{Measurand::course, "0 deg", "360 deg", "0.01 deg"},
};

// Most receivers tell once a second.
constexpr std::chrono::milliseconds silence{3'000};
// Two epochs and a half of the slowest.
constexpr std::chrono::milliseconds two_epochs{3'500};

constexpr std::array profiles{
    Profile{"generic", "any receiver with NMEA 0183 sentences, GPS, BeiDou (GB and BD talkers) and others",
            "115200 8N1", ranges, silence},
    Profile{"generic-9600", "the same at 9600 baud, as most modules are delivered", "9600 8N1", ranges, silence},
    Profile{"generic-4800", "the same at 4800 baud, the standard's own", "4800 8N1", ranges, silence},
    Profile{"generic-38400", "the same at 38400 baud (NMEA 0183-HS, u-blox 9 series)", "38400 8N1", ranges, silence},
    Profile{"casic", "CASIC chips (AT6558, ATGM336H): set up at the start by PCAS sentences", "9600 8N1", ranges,
            silence},
    Profile{"unicore", "Unicore receivers (UB4B0, UM980) with KSXT sentences", "115200 8N1", ranges, silence},
};

constexpr std::array options{
    profile_option,
    settings_option,
    OptionInfo{"checksum", "required", "required, or optional for receivers that send sentences without one"},
    OptionInfo{"speed_fix", "any", "any, or 3d: a speed without a fix in three dimensions has no value"},
    OptionInfo{
        "ksxt_speed", "none",
        "unit of the speed in KSXT sentences: none (not read), km/h or m/s; firmwares differ, so compare it with "
        "RMC or a known speed first"},
    OptionInfo{
        "power", "steady",
        "steady, or cycled: the receiver is under test and loses its power, so restarts and jumps of its clock are "
        "no faults"},
    OptionInfo{"rate", "10", "epochs a second that a CASIC chip is told to send: 1, 2, 4, 5 or 10"},
};

/// PCAS02 takes the milliseconds from one epoch to the next.
struct CasicRate {
    std::string_view rate;
    std::string_view request;
};
constexpr std::array casic_rates{
    CasicRate{"1", "$PCAS02,1000*2E\r\n"}, CasicRate{"2", "$PCAS02,500*1A\r\n"},  CasicRate{"4", "$PCAS02,250*18\r\n"},
    CasicRate{"5", "$PCAS02,200*1D\r\n"},  CasicRate{"10", "$PCAS02,100*1E\r\n"},
};
/// GGA, GSA, GSV, RMC and VTG in each epoch, the others never.
constexpr std::string_view casic_sentences = "$PCAS03,1,0,1,1,1,1,0,0,0,0,,,0,0*03\r\n";

struct SetUp {
    NmeaDialect dialect;
    std::string start;
};

base::Result<SetUp> set_up(const Options& given) {
    if (auto fine = check_options(nmea_0183, given); !fine) return base::fail(fine.error());
    const auto word = [&](std::string_view name) { return option(nmea_0183, given, name); };
    const auto refuse = [&](std::string_view name, std::string expected) {
        return base::fail(ErrorCode::bad_value, std::string(name), "'" + word(name) + "'", std::move(expected));
    };
    SetUp out;
    if (word("checksum") != "required" && word("checksum") != "optional")
        return refuse("checksum", "required or optional");
    out.dialect.checksum_needed = word("checksum") == "required";
    if (word("speed_fix") != "any" && word("speed_fix") != "3d") return refuse("speed_fix", "any or 3d");
    out.dialect.needs_three_dimensions = word("speed_fix") == "3d";
    if (word("power") != "steady" && word("power") != "cycled") return refuse("power", "steady or cycled");
    out.dialect.power_cycled = word("power") == "cycled";
    const auto speed = word("ksxt_speed");
    if (speed == "km/h")
        out.dialect.ksxt_speed = NmeaDialect::Speed::km_per_hour;
    else if (speed == "m/s")
        out.dialect.ksxt_speed = NmeaDialect::Speed::metre_per_second;
    else if (speed != "none")
        return refuse("ksxt_speed", "none, km/h or m/s");
    for (const auto& row : casic_rates)
        if (row.rate == word("rate")) out.start = std::string(row.request) + std::string(casic_sentences);
    if (out.start.empty()) return refuse("rate", "1, 2, 4, 5 or 10");
    // Others send by themselves; a line end means nothing to them.
    if (profile_of(nmea_0183, given).id != "casic") out.start = "\r\n";
    return out;
}

base::Result<std::unique_ptr<metrology::Decoder>> make_decoder(const Options& given) {
    Options own = given;
    const auto rule = take_reading_rule(own);
    auto set = set_up(own);
    if (!set) return base::fail(set.error());
    set->dialect.first_rules = rule == ReadingRule::first;
    set->dialect.quality_outlives_fix = rule < ReadingRule::fourth;
    set->dialect.one_talker = rule < ReadingRule::fourth;
    set->dialect.last_told_counts = rule < ReadingRule::fifth;
    return std::make_unique<NmeaDecoder>(set->dialect);
}

base::Result<Exchange> exchange(const sequence::Order& order, const Options& given) {
    const auto set = set_up(given);
    if (!set) return base::fail(set.error());
    return exchange_from({{Command::start, set->start}, {Command::stop, "\r\n"}, {Command::reset, set->start}},
                         nmea_0183.id, order, silence, "; it sends by itself");
}

std::vector<Exchange> identification(const Options&) {
    // There is no question that every receiver answers: what is waited for is its name, or two epochs without one.
    return {Exchange{"\r\n", true, two_epochs}};
}

}  // namespace

const Driver nmea_0183{
    "nmea-0183",
    "Satellite receiver with NMEA 0183 sentences, GNSS with BeiDou (any maker; CASIC AT6558/ATGM336H, Unicore KSXT, "
    "u-blox, Quectel and others)",
    "gnss",
    measurands,
    profiles,
    options,
    make_decoder,
    exchange,
    identification,
    "motion",
    Probe{"", std::chrono::milliseconds(2500)},
    false};

}  // namespace velocert::instruments
