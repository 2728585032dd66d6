// SPDX-License-Identifier: GPL-3.0-or-later
#include "instruments/drivers/electrical/scpi_source.h"

#include <array>

#include "instruments/drivers/command_table.h"
#include "instruments/drivers/electrical/scpi_decoder.h"
#include "instruments/drivers/order_value.h"

namespace velocert::instruments {
namespace {

using metrology::Measurand;
using sequence::Command;

constexpr std::array measurands{Measurand::voltage, Measurand::current};

constexpr std::array ranges{RangeInfo{Measurand::voltage, "0 V", "1000 V", "0.001 V"},
                            RangeInfo{Measurand::current, "0 A", "200 A", "0.001 A"}};
// Set points the program sends at most; the source itself refuses what is beyond its own range.
constexpr std::int64_t highest_voltage = 1'000;
constexpr std::int64_t highest_current = 200;

constexpr std::chrono::milliseconds answer_time{2'000};

constexpr std::array profiles{
    Profile{"itech", "ITECH IT6000, IT6500, IT6800", "9600 8N1", ranges, answer_time},
    Profile{"generic", "any source with the commands of SCPI-99", "9600 8N1", ranges, answer_time},
};

constexpr std::array options{profile_option, settings_option};

base::Result<ScpiDialect> dialect_of(const Options& given) {
    if (auto fine = check_options(scpi_source, given); !fine) return base::fail(fine.error());
    const ScpiValue voltage{Measurand::voltage, &unit_row("V"), "DC"};
    const ScpiValue current{Measurand::current, &unit_row("A"), "DC"};
    ScpiDialect dialect;
    dialect.reading = {{"MEAS:VOLT?", {voltage}}, {"MEAS:CURR?", {current}}};
    dialect.output = "OUTP";
    dialect.compound = {"MEAS:VOLT?;:MEAS:CURR?", {voltage, current}, ';'};
    dialect.compound_output = "OUTP OFF;:OUTP?;:SYST:ERR?";
    return dialect;
}

base::Result<Exchange> exchange(const sequence::Order& order, const Options& given) {
    const auto dialect = dialect_of(given);
    if (!dialect) return base::fail(dialect.error());
    const auto set = [&](const std::string& header, std::string_view unit,
                         std::int64_t most) -> base::Result<Exchange> {
        const auto value = order_value(order, unit_row(unit), 3, most);
        if (!value) return base::fail(value.error());
        return scpi_order(*dialect, answer_time, header + ' ' + *value, header + '?');
    };
    return exchange_from(
        {
            {Command::set_voltage, [&] { return set("VOLT", "V", highest_voltage); }},
            {Command::set_current_limit, [&] { return set("CURR", "A", highest_current); }},
            {Command::output_on, [&] { return scpi_order(*dialect, answer_time, "OUTP ON", "OUTP?"); }},
            {Command::output_off, [&] { return scpi_output_off(*dialect, answer_time); }},
            {Command::read_now, [&] { return scpi_reading(*dialect, answer_time); }},
            {Command::reset, [&] { return scpi_order(*dialect, answer_time, "SYST:REM\n*CLS", {}); }},
            {Command::stop, [&] { return scpi_output_off(*dialect, answer_time); }},
        },
        scpi_source.id, order, answer_time);
}

base::Result<std::unique_ptr<metrology::Decoder>> make_decoder(const Options& given) {
    Options own = given;
    const auto rule = take_reading_rule(own);
    return make_scpi_decoder(dialect_of(own), rule);
}

// What stands in its list of errors from before, and what SYST:REM means to one that does not know it, is no refusal of
// the first order.
std::vector<Exchange> identification(const Options&) {
    Exchange errors{"SYST:ERR?\n", true, answer_time};
    errors.drain = errors.request;  // some do not clear it by *CLS
    return {Exchange{"SYST:REM\n*CLS\n*IDN?\n", true, answer_time}, errors};
}

}  // namespace

const Driver scpi_source{"scpi-source",
                         "Direct-current source with SCPI (ITECH IT6000, IT6500, IT6800 and others)",
                         "source",
                         measurands,
                         profiles,
                         options,
                         make_decoder,
                         exchange,
                         identification,
                         "electrical",
                         Probe{"*IDN?\n", std::chrono::milliseconds(1500)},
                         true};

}  // namespace velocert::instruments
