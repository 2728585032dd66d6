// SPDX-License-Identifier: GPL-3.0-or-later
#include "instruments/drivers/electrical/scpi_multimeter.h"

#include <array>

#include "instruments/drivers/electrical/scpi_decoder.h"
#include "instruments/drivers/order_value.h"

namespace velocert::instruments {
namespace {

using metrology::Measurand;
using sequence::Command;

constexpr std::array measurands{Measurand::voltage, Measurand::frequency};

constexpr std::array ranges{RangeInfo{Measurand::voltage, "0 V", "750 V", "0.000001 V"},
                            RangeInfo{Measurand::frequency, "3 Hz", "300000 Hz", "0.001 Hz"}};

constexpr std::chrono::milliseconds answer_time{10'000};

constexpr std::array profiles{
    Profile{"34401a", "34401A and meters with its commands", "9600 8N1", ranges, answer_time},
};

constexpr std::array options{profile_option, settings_option};

base::Result<ScpiDialect> dialect_of(const Options& given) {
    if (auto fine = check_options(scpi_multimeter, given); !fine) return base::fail(fine.error());
    ScpiDialect dialect;
    dialect.reading = "MEAS:VOLT:AC?;:MEAS:FREQ?";
    dialect.separator = ';';
    dialect.values = {{Measurand::voltage, &unit_row("V")}, {Measurand::frequency, &unit_row("Hz")}};
    return dialect;
}

base::Result<Exchange> exchange(const sequence::Order& order, const Options& given) {
    const auto dialect = dialect_of(given);
    if (!dialect) return base::fail(dialect.error());
    const auto line = [&](const std::string& text) { return Exchange{text + '\n', true, answer_time}; };
    switch (order.command) {
        case Command::read_now: return line(dialect->reading);
        case Command::reset: return line("SYST:REM;*CLS;:SYST:ERR?");
        case Command::stop: return line("*IDN?;:SYST:ERR?");
        case Command::zero:
        case Command::tare:
        case Command::read_stable:
        case Command::start:
        case Command::set_voltage:
        case Command::set_current_limit:
        case Command::set_speed:
        case Command::set_torque:
        case Command::set_frequency:
        case Command::output_on:
        case Command::output_off:
        case Command::brake_off:
        case Command::set_current:
        case Command::set_power:
        case Command::set_resistance:
        case Command::set_resistance_limit:
        case Command::set_duration:
        case Command::read_peak:
        case Command::reset_peak: break;
    }
    return base::fail(no_such_command(scpi_multimeter.id, order, "read-now, reset or stop"));
}

base::Result<std::unique_ptr<metrology::Decoder>> make_decoder(const Options& given) {
    return make_scpi_decoder(dialect_of(given));
}

std::vector<Exchange> identification(const Options&) { return {Exchange{"SYST:REM\n*IDN?\n", true, answer_time}}; }

}  // namespace

const Driver scpi_multimeter{"scpi-multimeter",
                             "Bench multimeter with SCPI, alternating voltage and its frequency",
                             "multimeter",
                             measurands,
                             profiles,
                             options,
                             make_decoder,
                             exchange,
                             identification,
                             "electrical",
                             Probe{"*IDN?\n", std::chrono::milliseconds(1500)},
                             false};

}  // namespace velocert::instruments
