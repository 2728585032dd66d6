// SPDX-License-Identifier: GPL-3.0-or-later
#include "instruments/drivers/electrical/scpi_lcr.h"

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

constexpr std::array ranges{RangeInfo{Measurand::inductance, "-9000 H", "9000 H", "0.000000001 H"},
                            RangeInfo{Measurand::resistance, "-10 Mohm", "10 Mohm", "0.001 ohm"},
                            RangeInfo{Measurand::quality_factor, "-100000 1", "100000 1", "0.0001 1"}};
constexpr std::int64_t highest_frequency = 2'000'000;

constexpr std::chrono::milliseconds answer_time{5'000};
// Who it is, it knows at once, however slow its measurements are.
constexpr std::chrono::milliseconds identity_time{2'000};

constexpr std::array profiles{
    Profile{"th283x", "Tonghui TH2830, BK 894", "9600 8N1", ranges, answer_time},
    Profile{"e4980", "Keysight E4980 through an adapter", "115200 8N1", ranges, answer_time},
    Profile{"lcr-6000", "GW Instek LCR-6000, Microtest", "115200 8N1", ranges, answer_time},
};

constexpr std::array options{
    profile_option,
    settings_option,
    OptionInfo{"level", "1.0", "volts of the signal, 0.005 to 2"},
    OptionInfo{"function", "LSRS", "what is measured: LSRS (inductance and resistance) or LSQ (inductance and Q)"},
    ask_option,
};

base::Result<ScpiDialect> dialect_of(const Options& given) {
    if (auto fine = check_options(scpi_lcr, given); !fine) return base::fail(fine.error());
    const std::string level = option(scpi_lcr, given, "level");
    const auto volts = base::Decimal::parse(level);
    if (!volts || *volts < base::Decimal(5, 3) || *volts > base::Decimal(2, 0))
        return base::fail(ErrorCode::bad_value, "level", "'" + level + "'", "0.005 to 2 volts");
    const std::string function = option(scpi_lcr, given, "function");
    if (function != "LSRS" && function != "LSQ")
        return base::fail(ErrorCode::bad_value, "function", "'" + function + "'", "LSRS or LSQ");
    const ScpiValue second = function == "LSQ" ? ScpiValue{Measurand::quality_factor, &unit_row("1")}
                                               : ScpiValue{Measurand::resistance, &unit_row("ohm")};
    ScpiQuery query{"FETC?", {{Measurand::inductance, &unit_row("H")}, second}};
    query.status = profile_of(scpi_lcr, given).id == "lcr-6000" ? ScpiStatus::sum : ScpiStatus::impedance;
    ScpiDialect dialect;
    dialect.reading = {query};
    dialect.distinct = true;
    // Whoever turned its knobs since the reset: capacitances look like inductances.
    dialect.confirmations = {{"FUNC:IMP?",
                              {function},
                              "set it to " + function + " at its keys, or say function=" +
                                  (function == "LSRS" ? "LSQ" : "LSRS") + " where it shows that; reset sets it"}};
    if (auto fine = confirmed_as_wanted(scpi_lcr, given, dialect); !fine) return base::fail(fine.error());
    dialect.compound = query;
    dialect.compound.line = "TRIG;:FETC?";
    return dialect;
}

base::Result<Exchange> exchange(const sequence::Order& order, const Options& given) {
    const auto dialect = dialect_of(given);
    if (!dialect) return base::fail(dialect.error());
    const auto set_frequency = [&]() -> base::Result<Exchange> {
        const auto value = order_value(order, unit_row("Hz"), 3, highest_frequency);
        if (!value) return base::fail(value.error());
        return scpi_order(*dialect, answer_time, "FREQ " + *value, "FREQ?");
    };
    const auto reset = [&] {
        return scpi_order(*dialect, answer_time,
                          "*CLS\nFUNC:IMP " + option(scpi_lcr, given, "function") + "\nVOLT " +
                              option(scpi_lcr, given, "level") + "\nTRIG:SOUR BUS\nINIT:CONT ON",
                          {});
    };
    return exchange_from({{Command::set_frequency, set_frequency},
                          {Command::read_now, [&] { return scpi_reading(*dialect, answer_time, {}, "TRIG\n"); }},
                          {Command::reset, reset},
                          {Command::stop, "*IDN?\n", true}},
                         scpi_lcr.id, order, answer_time);
}

base::Result<std::unique_ptr<metrology::Decoder>> make_decoder(const Options& given) {
    Options own = given;
    const auto rule = take_reading_rule(own);
    return make_scpi_decoder(dialect_of(own), rule);
}

std::vector<Exchange> identification(const Options& given) {
    auto out = scpi_identification(dialect_of(given), identity_time);
    // What stands in its list of errors from before is no refusal of the first order.
    out.front().request.insert(0, "*CLS\n");
    return out;
}

}  // namespace

const Driver scpi_lcr{"scpi-lcr",
                      "Impedance meter with SCPI (Keysight E4980, Tonghui TH283x, BK 894, GW Instek LCR-6000)",
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
