// SPDX-License-Identifier: GPL-3.0-or-later
#include "instruments/drivers/electrical/scpi_power_meter.h"

#include <array>

#include "instruments/drivers/electrical/scpi_decoder.h"
#include "instruments/drivers/order_value.h"

namespace velocert::instruments {
namespace {

using base::ErrorCode;
using metrology::Measurand;
using sequence::Command;

constexpr std::array measurands{Measurand::voltage, Measurand::current, Measurand::power, Measurand::frequency};

constexpr std::array ranges{RangeInfo{Measurand::voltage, "-600 V", "600 V", "0.001 V"},
                            RangeInfo{Measurand::current, "-40 A", "40 A", "0.0001 A"},
                            RangeInfo{Measurand::power, "-24000 W", "24000 W", "0.01 W"},
                            RangeInfo{Measurand::frequency, "0.5 Hz", "100000 Hz", "0.001 Hz"}};

constexpr std::chrono::milliseconds answer_time{2'000};

constexpr std::array profiles{
    Profile{"wt310", "Yokogawa WT310, WT310E", "9600 8N1", ranges, answer_time},
};

constexpr std::array options{
    profile_option,
    settings_option,
    OptionInfo{"items", "U,I,P", "what a reading gives: U, I, P and FU, separated by commas"},
    OptionInfo{"mode", "dc", "dc, or rms for alternating voltages"},
};

struct ItemRow {
    std::string_view item;
    Measurand measurand;
    std::string_view unit;
};
constexpr std::array items{
    ItemRow{"U", Measurand::voltage, "V"},
    ItemRow{"I", Measurand::current, "A"},
    ItemRow{"P", Measurand::power, "W"},
    ItemRow{"FU", Measurand::frequency, "Hz"},
};

base::Result<ScpiDialect> dialect_of(const Options& given) {
    if (auto fine = check_options(scpi_power_meter, given); !fine) return base::fail(fine.error());
    const std::string mode = option(scpi_power_meter, given, "mode");
    if (mode != "dc" && mode != "rms") return base::fail(ErrorCode::bad_value, "mode", "'" + mode + "'", "dc or rms");
    ScpiDialect dialect;
    dialect.error = ":STAT:ERR?";
    dialect.distinct = true;
    const std::string wanted = option(scpi_power_meter, given, "items");
    const auto fields = scpi_fields(wanted, ',');
    dialect.reading = ":NUM:NORM:NUMB " + std::to_string(fields.size());
    for (std::size_t i = 0; i < fields.size(); ++i) {
        for (const auto& row : items)
            if (row.item == fields[i]) dialect.values.push_back({row.measurand, &unit_row(row.unit)});
        if (dialect.values.size() != i + 1 || i == items.size())
            return base::fail(ErrorCode::bad_value, "items", "'" + wanted + "'",
                              "U, I, P and FU, as many as wanted, separated by commas");
        dialect.reading += ";ITEM" + std::to_string(i + 1) + ' ' + std::string(fields[i]) + ",1";
    }
    dialect.reading += ";VAL?";
    return dialect;
}

base::Result<Exchange> exchange(const sequence::Order& order, const Options& given) {
    const auto dialect = dialect_of(given);
    if (!dialect) return base::fail(dialect.error());
    const auto line = [&](const std::string& text) { return Exchange{text + '\n', true, answer_time}; };
    switch (order.command) {
        case Command::read_now: return line(dialect->reading);
        case Command::reset:
            return line(":COMM:REM ON;:COMM:HEAD OFF;:NUM:FORM ASC;:INP:MODE " +
                        std::string(option(scpi_power_meter, given, "mode") == "rms" ? "RMS" : "DC") + ";:STAT:ERR?");
        case Command::stop: return line("*IDN?;:STAT:ERR?");
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
    return base::fail(no_such_command(scpi_power_meter.id, order, "read-now, reset or stop"));
}

base::Result<std::unique_ptr<metrology::Decoder>> make_decoder(const Options& given) {
    return make_scpi_decoder(dialect_of(given));
}

std::vector<Exchange> identification(const Options&) {
    return {Exchange{":COMM:REM ON;:COMM:HEAD OFF\n*IDN?\n", true, answer_time}};
}

}  // namespace

const Driver scpi_power_meter{"scpi-power-meter",
                              "Power meter with the command tree of the Yokogawa WT310",
                              "power-meter",
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
