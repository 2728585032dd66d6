// SPDX-License-Identifier: GPL-3.0-or-later
#include "instruments/drivers/ambient/wxt.h"

#include <array>

#include "instruments/drivers/ambient/wxt_decoder.h"
#include "instruments/drivers/command_table.h"
#include "instruments/drivers/reading_rule.h"

namespace velocert::instruments {
namespace {

using base::ErrorCode;
using metrology::Measurand;
using sequence::Command;

constexpr std::array measurands{Measurand::wind_speed, Measurand::temperature, Measurand::humidity};

constexpr std::array wxt_ranges{RangeInfo{Measurand::wind_speed, "0 m/s", "60 m/s", "0.1 m/s"},
                                RangeInfo{Measurand::temperature, "-52 degC", "60 degC", "0.1 degC"},
                                RangeInfo{Measurand::humidity, "0 %", "100 %", "0.1 %"}};

constexpr std::chrono::milliseconds answer_time{2'000};

constexpr std::string_view checked = "wxt-checked";
constexpr std::array profiles{
    Profile{"wxt", "Vaisala WXT520, WXT530: wind, temperature, humidity", "19200 8N1", wxt_ranges, answer_time},
    Profile{"wxt-4800", "the same on a line of 4800 baud", "4800 8N1", wxt_ranges, answer_time},
    Profile{checked, "the same, where the plain question for the wind is not to be asked too", "19200 8N1", wxt_ranges,
            answer_time},
};

constexpr std::array options{
    profile_option,
    settings_option,
    OptionInfo{"address", "0", "address of the transmitter, one digit or letter"},
    OptionInfo{"wind", "mean", "which wind speed counts: mean or highest of the transmitter's averaging time"},
};

struct Set {
    char address;
    std::string wind;
};

base::Result<Set> set_up(const Options& given) {
    if (auto fine = check_options(wxt, given); !fine) return base::fail(fine.error());
    const std::string address = option(wxt, given, "address");
    const auto alphanumeric = [](char c) {
        return (c >= '0' && c <= '9') || (c >= 'A' && c <= 'Z') || (c >= 'a' && c <= 'z');
    };
    if (address.size() != 1 || !alphanumeric(address[0]))
        return base::fail(ErrorCode::bad_value, "address", "'" + address + "'", "one digit or letter");
    const std::string wind = option(wxt, given, "wind");
    if (wind != "mean" && wind != "highest")
        return base::fail(ErrorCode::bad_value, "wind", "'" + wind + "'", "mean or highest");
    return Set{address[0], wind == "mean" ? "Sm" : "Sx"};
}

base::Result<std::unique_ptr<metrology::Decoder>> make_decoder(const Options& given) {
    Options own = given;
    const auto rule = take_reading_rule(own);
    const auto set = set_up(own);
    if (!set) return base::fail(set.error());
    return std::make_unique<WxtDecoder>(set->address, set->wind, rule);
}

base::Result<Exchange> exchange(const sequence::Order& order, const Options& given) {
    const auto set = set_up(given);
    if (!set) return base::fail(set.error());
    std::string ask = wxt_question(set->address) + "\r\n";
    // One that knows no checksums keeps silent to the first and answers the second.
    if (profile_of(wxt, given).id != checked) ask += wxt_plain_question(set->address) + "\r\n";
    return exchange_from(
        {{Command::read_now, ask, true}, {Command::stop, std::string(1, set->address) + "XU\r\n", true}}, wxt.id, order,
        answer_time);
}

std::vector<Exchange> identification(const Options& given) {
    const auto set = set_up(given);
    return {Exchange{std::string(1, set ? set->address : '0') + "XU\r\n", true, answer_time}};
}

}  // namespace

const Driver wxt{"wxt",
                 "Weather transmitter (Vaisala WXT5xx, WMT52), polled ASCII, with and without checksum",
                 "weather",
                 measurands,
                 profiles,
                 options,
                 make_decoder,
                 exchange,
                 identification,
                 "ambient",
                 Probe{"0XU\r\n", std::chrono::milliseconds(500)},
                 false};

}  // namespace velocert::instruments
