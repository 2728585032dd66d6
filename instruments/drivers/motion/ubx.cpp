// SPDX-License-Identifier: GPL-3.0-or-later
#include "instruments/drivers/motion/ubx.h"

#include <array>

#include "instruments/drivers/command_table.h"
#include "instruments/drivers/motion/nmea_sentence.h"
#include "instruments/drivers/motion/ubx_decoder.h"
#include "instruments/drivers/reading_rule.h"

namespace velocert::instruments {
namespace {

using base::ErrorCode;
using metrology::Measurand;
using sequence::Command;

constexpr std::array measurands{
    Measurand::speed,    Measurand::speed_accuracy,    Measurand::latitude,         Measurand::longitude,
    Measurand::height,   Measurand::fix_quality,       Measurand::fix_mode,         Measurand::satellites,
    Measurand::time_utc, Measurand::beidou_satellites, Measurand::other_satellites, Measurand::course,
};

constexpr std::array ranges{
    RangeInfo{Measurand::speed, "0 mm/s", "500000 mm/s", "1 mm/s"},
    RangeInfo{Measurand::speed_accuracy, "0 mm/s", "100000 mm/s", "1 mm/s"},
    RangeInfo{Measurand::latitude, "-90 deg", "90 deg", "0.0000001 deg"},
    RangeInfo{Measurand::longitude, "-180 deg", "180 deg", "0.0000001 deg"},
    RangeInfo{Measurand::height, "-1000000 mm", "50000000 mm", "1 mm"},
    RangeInfo{Measurand::fix_quality, "0", "6", "1"},
    RangeInfo{Measurand::fix_mode, "1", "3", "1"},
    RangeInfo{Measurand::satellites, "0", "255", "1"},
    RangeInfo{Measurand::time_utc, "0 s", "4102444800 s", "0.000001 s"},
    RangeInfo{Measurand::beidou_satellites, "0", "64", "1"},
    RangeInfo{Measurand::other_satellites, "0", "255", "1"},
    RangeInfo{Measurand::course, "0 deg", "360 deg", "0.00001 deg"},
};

constexpr std::chrono::milliseconds silence{3'000};
constexpr std::chrono::milliseconds answer_time{1'500};

constexpr std::array profiles{
    Profile{"legacy", "u-blox 7 and 8 series (NEO-M8, LEA-M8, EVA-M8): rate by CFG-RATE", "115200 8N1", ranges,
            silence},
    Profile{"9-series", "u-blox 9 series and M10 (ZED-F9P, NEO-M9N, MAX-M10): rate by CFG-VALSET", "115200 8N1", ranges,
            silence},
    Profile{"legacy-9600", "7 and 8 series at 9600 baud, as delivered", "9600 8N1", ranges, silence},
    Profile{"9-series-38400", "9 series and M10 at 38400 baud, as delivered", "38400 8N1", ranges, silence},
};

constexpr std::array options{
    profile_option,
    settings_option,
    OptionInfo{"rate", "", "solutions a second: 1, 2, 4, 5, 8, 10, 20 or 25; the receiver's own when not given"},
    OptionInfo{"speed_fix", "any", "any, or 3d: a speed without a fix in three dimensions has no value"},
    OptionInfo{"largest_accuracy", "",
               "mm/s; a speed whose standard deviation the receiver itself gives as larger has no value (60 serves "
               "speed limits); any when not given"},
    OptionInfo{"beidou", "off", "on: the list of satellites is asked for too, which tells those of BeiDou"},
};

struct SetUp {
    UbxOrder order;
    bool by_keys = false;
    bool satellites = false;
};

base::Result<SetUp> set_up(const Options& given) {
    if (auto fine = check_options(ubx, given); !fine) return base::fail(fine.error());
    const auto word = [&](std::string_view name) { return option(ubx, given, name); };
    const auto refuse = [&](std::string_view name, std::string expected) {
        return base::fail(ErrorCode::bad_value, std::string(name), "'" + word(name) + "'", std::move(expected));
    };
    SetUp out;
    if (const auto rate = word("rate"); !rate.empty()) {
        const auto hertz = nmea_integer(rate);
        if (!hertz || *hertz < 1 || *hertz > 25 || 1000 % *hertz != 0)
            return refuse("rate", "1, 2, 4, 5, 8, 10, 20 or 25");
        out.order.period_ms = 1000 / *hertz;
    }
    if (word("speed_fix") != "any" && word("speed_fix") != "3d") return refuse("speed_fix", "any or 3d");
    out.order.needs_three_dimensions = word("speed_fix") == "3d";
    if (const auto largest = word("largest_accuracy"); !largest.empty()) {
        const auto mms = nmea_integer(largest);
        if (!mms || *mms < 1) return refuse("largest_accuracy", "a whole number of mm/s, at least 1");
        out.order.largest_accuracy_mms = *mms;
    }
    if (word("beidou") != "off" && word("beidou") != "on") return refuse("beidou", "off or on");
    out.satellites = word("beidou") == "on";
    out.by_keys = profile_of(ubx, given).id.starts_with("9-series");
    return out;
}

base::Result<std::unique_ptr<metrology::Decoder>> make_decoder(const Options& given) {
    Options own = given;
    const auto rule = take_reading_rule(own);
    auto set = set_up(own);
    if (!set) return base::fail(set.error());
    set->order.dead_reckoning_counts = rule < ReadingRule::fifth;
    set->order.count_untold = rule < ReadingRule::fifth;
    set->order.any_length = rule < ReadingRule::fifth;
    set->order.older_untold = rule < ReadingRule::fifth;
    return std::make_unique<UbxDecoder>(set->order);
}

/// How often a message of the class NAV comes on this port: every so many solutions, 0 never.
std::string message_rate(UbxId id, std::uint32_t every) {
    const auto number = static_cast<unsigned>(id);
    return ubx_message(UbxId::cfg_msg,
                       ubx_little(number >> 8U, 1) + ubx_little(number & 0xFFU, 1) + ubx_little(every, 1));
}

std::string solution_rate(const SetUp& set) {
    const auto period = static_cast<std::uint32_t>(set.order.period_ms);
    if (period == 0) return {};
    // Counted in GPS time, one solution per measurement.
    if (!set.by_keys) return ubx_message(UbxId::cfg_rate, ubx_little(period, 2) + ubx_little(1, 2) + ubx_little(1, 2));
    constexpr std::uint32_t rate_meas = 0x30210001;  // CFG-RATE-MEAS, set in the working memory only
    return ubx_message(UbxId::cfg_valset, ubx_little(0, 1) + ubx_little(1, 1) + ubx_little(0, 2) +
                                              ubx_little(rate_meas, 4) + ubx_little(period, 2));
}

base::Result<Exchange> exchange(const sequence::Order& order, const Options& given) {
    const auto set = set_up(given);
    if (!set) return base::fail(set.error());
    const auto rates = [&](std::uint8_t solutions, std::uint8_t satellites) {
        std::string request = message_rate(UbxId::nav_pvt, solutions);
        if (set->satellites) request += message_rate(UbxId::nav_sat, satellites);
        return request;
    };
    const std::string begin = solution_rate(*set) + rates(1, 5);
    return exchange_from({{Command::start, begin, true},
                          {Command::stop, rates(0, 0), true},
                          {Command::reset, begin, true},
                          {Command::read_now, ubx_message(UbxId::nav_pvt, {}), true}},
                         ubx.id, order, answer_time);
}

std::vector<Exchange> identification(const Options&) {
    return {Exchange{ubx_message(UbxId::mon_ver, {}), true, answer_time}};
}

}  // namespace

const Driver ubx{"ubx",
                 "Satellite receiver with u-blox UBX protocol, GNSS with BeiDou (NEO-M8, ZED-F9P, NEO-M9N, MAX-M10)",
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
