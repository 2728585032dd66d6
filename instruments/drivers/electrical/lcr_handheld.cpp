// SPDX-License-Identifier: GPL-3.0-or-later
#include "instruments/drivers/electrical/lcr_handheld.h"

#include <array>

#include "instruments/drivers/command_table.h"
#include "instruments/drivers/electrical/scpi_decoder.h"
#include "instruments/drivers/order_value.h"

namespace velocert::instruments {
namespace {

using base::ErrorCode;
using metrology::Measurand;
using sequence::Command;

constexpr std::array measurands{Measurand::inductance, Measurand::resistance, Measurand::quality_factor};
constexpr std::array ranges{RangeInfo{Measurand::inductance, "0 H", "9000 H", "0.00000001 H"},
                            RangeInfo{Measurand::resistance, "0 ohm", "10 Mohm", "0.001 ohm"},
                            RangeInfo{Measurand::quality_factor, "0 1", "10000 1", "0.001 1"}};
constexpr std::int64_t highest_frequency = 100'000;
constexpr std::chrono::milliseconds answer_time{3'000};
constexpr std::array profiles{
    Profile{"th2822", "Tonghui TH2822, BK 879 (BK879B)", "9600 8N1", ranges, answer_time},
    Profile{"u1733", "Keysight U1731, U1732, U1733", "9600 8N1", ranges, answer_time, false,
            std::chrono::milliseconds(200)},
};
constexpr std::array options{
    profile_option,
    settings_option,
    OptionInfo{"secondary", "Q", "what is measured beside the inductance: Q, or RS (series resistance)"},
    ask_option,
};

base::Result<ScpiDialect> dialect_of(const Options& given) {
    if (auto fine = check_options(lcr_handheld, given); !fine) return base::fail(fine.error());
    const std::string second = option(lcr_handheld, given, "secondary");
    if (second != "Q" && second != "RS")
        return base::fail(ErrorCode::bad_value, "secondary", "'" + second + "'", "Q or RS");
    ScpiQuery query{"FETC?", {{Measurand::inductance, &unit_row("H")}}};
    query.values.push_back(second == "Q" ? ScpiValue{Measurand::quality_factor, &unit_row("1")}
                                         : ScpiValue{Measurand::resistance, &unit_row("ohm")});
    query.status = ScpiStatus::bin;
    ScpiDialect dialect;
    dialect.reading = {query};
    dialect.distinct = true;
    // Set at its keys or by reset: what it tells counts, not what was ordered.
    const std::string keys = "set L and " + second + " at its keys, or reset";
    dialect.confirmations = {{"FUNC:IMPA?", {"L"}, keys, false}, {"FUNC:IMPB?", {second}, keys, true}};
    // Of a parallel circuit the inductance is another number.
    dialect.confirmations.push_back(
        {"FUNC:EQUI?", {"SER"}, "set the series circuit (SER) at its keys, or reset", false});
    if (second == "RS") dialect.confirmations[1].expected.emplace_back("ESR");
    if (auto fine = confirmed_as_wanted(lcr_handheld, given, dialect); !fine) return base::fail(fine.error());
    return dialect;
}

base::Result<Exchange> exchange(const sequence::Order& order, const Options& given) {
    const auto dialect = dialect_of(given);
    if (!dialect) return base::fail(dialect.error());
    // It has no error queue that one could count on: what was set is read back, or the identity proves it was read.
    const auto set_frequency = [&]() -> base::Result<Exchange> {
        const auto value = order_value(order, unit_row("Hz"), 0, highest_frequency);
        if (!value) return base::fail(value.error());
        return Exchange{"FREQ " + *value + "\nFREQ?\n", true, answer_time};
    };
    return exchange_from(
        {{Command::set_frequency, set_frequency},
         {Command::read_now, [&] { return scpi_reading(*dialect, answer_time); }},
         {Command::reset,
          "FUNC:IMPA L\nFUNC:IMPB " + option(lcr_handheld, given, "secondary") + "\nFUNC:EQUI SER\n*IDN?\n", true},
         {Command::stop, "*IDN?\n", true}},
        lcr_handheld.id, order, answer_time);
}

base::Result<std::unique_ptr<metrology::Decoder>> make_decoder(const Options& given) {
    Options own = given;
    const auto rule = take_reading_rule(own);
    return make_scpi_decoder(dialect_of(own), rule);
}

std::vector<Exchange> identification(const Options& given) {
    return scpi_identification(dialect_of(given), answer_time);
}

}  // namespace

const Driver lcr_handheld{"lcr-handheld",
                          "Hand-held impedance meter with SCPI (Tonghui TH2822, BK 879, Keysight U1731 to U1733)",
                          "lcr",
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
