// SPDX-License-Identifier: GPL-3.0-or-later
#include "instruments/drivers/torque/magtrol.h"

#include <array>

#include "instruments/drivers/command_table.h"
#include "instruments/drivers/order_value.h"
#include "instruments/drivers/reading_rule.h"
#include "instruments/drivers/torque/magtrol_decoder.h"

namespace velocert::instruments {
namespace {

using base::ErrorCode;
using metrology::Measurand;
using sequence::Command;

constexpr std::array measurands{Measurand::rotation, Measurand::torque};

constexpr std::array ranges{RangeInfo{Measurand::rotation, "0 r/min", "99999 r/min", "1 r/min"},
                            RangeInfo{Measurand::torque, "-9999 N.m", "9999 N.m", "0.001 N.m"}};

// The maker asks for a communication timeout of at least one second.
constexpr std::chrono::milliseconds answer_time{2'000};

constexpr std::array profiles{
    Profile{"dsp6001", "Magtrol DSP6001, one channel", "9600 8N1", ranges, answer_time},
    Profile{"dsp7001", "Magtrol DSP7001, first channel", "9600 8N1", ranges, answer_time},
    Profile{"6200", "Magtrol 6200, one channel", "9600 8N1", ranges, answer_time},
};

constexpr std::array options{
    profile_option,
    settings_option,
    OptionInfo{"torque_unit", "N.m", "unit selected on the controller: N.m, N.cm or N.mm"},
    OptionInfo{"released", "1 N.m",
               "the most torque that the released brake shows: above it, it does not count as off"},
    OptionInfo{"status", "no", "yes: a DSP7001 is asked for its status word after each reading, for its alarms"},
};

constexpr std::int64_t highest_speed = 99'999;
constexpr std::int64_t highest_torque = 99'999;

struct Set {
    const metrology::Unit* torque;
    base::Decimal released;  ///< in that unit
    bool two_channels;
    bool status;
};

base::Result<Set> set_up(const Options& given) {
    if (auto fine = check_options(magtrol, given); !fine) return base::fail(fine.error());
    const std::string word = option(magtrol, given, "torque_unit");
    const std::string status = option(magtrol, given, "status");
    const bool two = profile_of(magtrol, given).id == "dsp7001";
    if (status != "no" && (status != "yes" || !two))
        return base::fail(ErrorCode::bad_value, "status", "'" + status + "'", "no, or yes with the profile dsp7001");
    // A newton millimetre is what the unit table calls a millinewton metre.
    const std::string_view symbol = word == "N.mm" ? std::string_view("mN.m") : std::string_view(word);
    const std::string released = option(magtrol, given, "released");
    const auto most = metrology::parse_quantity<metrology::Kind::torque>(released);
    if (!most || most->base() <= 0)
        return base::fail(ErrorCode::bad_value, "released", "'" + released + "'", "a torque above zero, such as 1 N.m");
    if (word == "N.m" || word == "N.cm" || word == "N.mm") {
        const auto& unit = unit_row(symbol);
        return Set{&unit, metrology::AnyQuantity(*most).in(unit), two, status == "yes"};
    }
    return base::fail(ErrorCode::bad_value, "torque_unit", "'" + word + "'",
                      "N.m, N.cm or N.mm, as selected on the controller");
}

base::Result<std::unique_ptr<metrology::Decoder>> make_decoder(const Options& given) {
    Options own = given;
    const auto rule = take_reading_rule(own);
    const auto set = set_up(own);
    if (!set) return base::fail(set.error());
    return std::make_unique<MagtrolDecoder>(*set->torque, set->released, set->two_channels,
                                            rule >= ReadingRule::fourth);
}

base::Result<Exchange> exchange(const sequence::Order& order, const Options& given) {
    const auto set = set_up(given);
    if (!set) return base::fail(set.error());
    const bool two = set->two_channels;
    const std::string read = two ? "OD1\r\n" : "OD\r\n";
    const auto hold = [&](std::string_view letter, const metrology::Unit& unit, int digits,
                          std::int64_t most) -> base::Result<Exchange> {
        const auto value = order_value(order, unit, digits, most);
        if (!value) return base::fail(value.error());
        return Exchange{std::string(letter) + (two ? "1," : "") + *value + "\r\n" + read, true, answer_time};
    };
    const std::string release = (two ? "N1\r\nQ1\r\n*IDN?\r\n" : "N\r\nQ\r\n*IDN?\r\n") + read;
    return exchange_from(
        {
            {Command::set_speed,
             [&] { return hold("N", metrology::preferred_unit(metrology::Kind::rotation), 0, highest_speed); }},
            {Command::set_torque, [&] { return hold("Q", *set->torque, 3, highest_torque); }},
            {Command::read_now,
             [&]() -> base::Result<Exchange> {
                 Exchange exchange{read, true, answer_time};
                 if (set->status) exchange.then = {"STAT\r\n"};
                 return exchange;
             }},
            {Command::brake_off, release, true},
            // Manual operation, low data rate, brake off.
            {Command::reset, "R\r\n*IDN?\r\n" + read, true},
            {Command::stop, release, true},
        },
        magtrol.id, order, answer_time);
}

std::vector<Exchange> identification(const Options&) { return {Exchange{"*IDN?\r\n", true, answer_time}}; }

}  // namespace

const Driver magtrol{"magtrol",
                     "Dynamometer controller (Magtrol DSP6001, DSP7001, 6200)",
                     "dynamometer",
                     measurands,
                     profiles,
                     options,
                     make_decoder,
                     exchange,
                     identification,
                     "torque",
                     Probe{"*IDN?\r\n", std::chrono::milliseconds(1000)},
                     true};

}  // namespace velocert::instruments
