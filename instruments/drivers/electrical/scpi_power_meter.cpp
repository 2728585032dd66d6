// SPDX-License-Identifier: GPL-3.0-or-later
#include "instruments/drivers/electrical/scpi_power_meter.h"

#include <array>

#include "instruments/drivers/command_table.h"
#include "instruments/drivers/electrical/scpi_decoder.h"

namespace velocert::instruments {
namespace {

using base::ErrorCode;
using metrology::Measurand;
using sequence::Command;

constexpr std::array measurands{Measurand::voltage, Measurand::current, Measurand::power, Measurand::frequency,
                                Measurand::energy};

constexpr std::array ranges{RangeInfo{Measurand::voltage, "-600 V", "600 V", "0.001 V"},
                            RangeInfo{Measurand::current, "-40 A", "40 A", "0.0001 A"},
                            RangeInfo{Measurand::power, "-24000 W", "24000 W", "0.01 W"},
                            RangeInfo{Measurand::frequency, "0.5 Hz", "100000 Hz", "0.001 Hz"},
                            RangeInfo{Measurand::energy, "-1000000 Wh", "1000000 Wh", "0.001 Wh"}};

constexpr std::chrono::milliseconds answer_time{2'000};

constexpr std::array profiles{
    Profile{"wt310", "Yokogawa WT310, WT310E", "9600 8N1", ranges, answer_time},
    Profile{"gpm-8310", "GW Instek GPM-8213, GPM-8310", "9600 8N1", ranges, answer_time},
    // Not confirmed by its manual: the line settings, and which nines stand for too much.
    Profile{"pw3335", "Hioki PW3335, PW3336, PW3337", "38400 8N1", ranges, answer_time},
};

constexpr std::array options{
    profile_option,
    settings_option,
    OptionInfo{"items", "U,I,P,FU", "what a reading gives: U, I, P, FU and WH, separated by commas"},
    OptionInfo{"mode", "dc", "dc, or rms for alternating voltages"},
    confirm_option,
};

struct ItemRow {
    std::string_view item;
    Measurand measurand;
    std::string_view unit;
    std::string_view hioki;  ///< as the PW333x calls it
};
constexpr std::array items{
    ItemRow{"U", Measurand::voltage, "V", "U"},   ItemRow{"I", Measurand::current, "A", "I"},
    ItemRow{"P", Measurand::power, "W", "P"},     ItemRow{"FU", Measurand::frequency, "Hz", "FREQ"},
    ItemRow{"WH", Measurand::energy, "Wh", "WH"},
};
/// What earlier releases read when nothing was said.
constexpr std::string_view items_of_old = "U,I,P";

struct Set {
    ScpiDialect dialect;
    std::string before;  ///< names the items, so that the record itself tells what each value is
    bool hioki = false;
    bool counts = false;  ///< the energy is among the items
};

base::Result<Set> set_up(const Options& given) {
    if (auto fine = check_options(scpi_power_meter, given); !fine) return base::fail(fine.error());
    const std::string mode = option(scpi_power_meter, given, "mode");
    if (mode != "dc" && mode != "rms") return base::fail(ErrorCode::bad_value, "mode", "'" + mode + "'", "dc or rms");
    Set set;
    set.hioki = profile_of(scpi_power_meter, given).id == "pw3335";
    const std::string wanted = option(scpi_power_meter, given, "items");
    const auto fields = scpi_fields(wanted, ',');
    ScpiQuery query;
    std::string hioki_items;
    // The errors of what went before do not count; numbers come as text, whatever the meter was left in.
    set.before = "*CLS\n:NUM:FORM ASC\n:NUM:NORM:NUMB " + std::to_string(fields.size()) + '\n';
    for (std::size_t i = 0; i < fields.size(); ++i) {
        for (const auto& row : items) {
            if (row.item != fields[i]) continue;
            // What some put behind a voltage or a current: the root mean square is one of alternating ones.
            const bool flows = row.measurand == Measurand::voltage || row.measurand == Measurand::current ||
                               row.measurand == Measurand::power;
            query.values.push_back({row.measurand, &unit_row(row.unit),
                                    !flows         ? std::string_view()
                                    : mode == "dc" ? "DC"
                                                   : "AC"});
            hioki_items += (i == 0 ? "" : ",") + std::string(row.hioki);
            set.counts = set.counts || row.measurand == Measurand::energy;
        }
        if (query.values.size() != i + 1 || i == items.size())
            return base::fail(ErrorCode::bad_value, "items", "'" + wanted + "'",
                              "U, I, P, FU and WH, as many as wanted, separated by commas");
        set.dialect.configured = ":NUM:NORM:ITEM" + std::to_string(i + 1) + ' ' + std::string(fields[i]) + ",1";
        set.before += set.dialect.configured + '\n';
    }
    query.line = ":NUM:NORM:VAL?";
    if (set.hioki) {
        query.line = ":MEAS? " + hioki_items;
        query.separator = '\0';
        set.before.clear();
        set.dialect.configured.clear();  // the question itself names the items
    }
    if (auto fine = confirmed_as_wanted(scpi_power_meter, given, set.dialect); !fine) return base::fail(fine.error());
    if (option(scpi_power_meter, given, "confirm") == "no") set.dialect.configured.clear();
    set.dialect.reading = {query};
    set.dialect.error = set.hioki ? ":SYST:ERR?" : ":STAT:ERR?";
    set.dialect.distinct = true;

    auto& old = set.dialect.compound;
    const auto old_fields = scpi_fields(given.contains("items") ? std::string_view(wanted) : items_of_old, ',');
    old.line = ":NUM:NORM:NUMB " + std::to_string(old_fields.size());
    for (std::size_t i = 0; i < old_fields.size(); ++i) {
        for (const auto& row : items)
            if (row.item == old_fields[i]) old.values.push_back({row.measurand, &unit_row(row.unit)});
        old.line += ";ITEM" + std::to_string(i + 1) + ' ' + std::string(old_fields[i]) + ",1";
    }
    old.line += ";VAL?";
    return set;
}

base::Result<Exchange> exchange(const sequence::Order& order, const Options& given) {
    const auto set = set_up(given);
    if (!set) return base::fail(set.error());
    const auto reset = [&]() -> base::Result<Exchange> {
        if (set->hioki)  // its error queue is not described: the answer to the identity proves that it has read
            return Exchange{":HEAD OFF\n*CLS\n*IDN?\n", true, answer_time};
        std::string lines = ":COMM:REM ON\n:COMM:HEAD OFF\n:NUM:FORM ASC\n:INP:MODE ";
        lines += option(scpi_power_meter, given, "mode") == "rms" ? "RMS" : "DC";
        if (set->counts) lines += "\n:INTEG:MODE NORM\n:INTEG:RES\n:INTEG:STAR";
        return scpi_order(set->dialect, answer_time, lines, {});
    };
    return exchange_from({{Command::read_now, [&] { return scpi_reading(set->dialect, answer_time, set->before); }},
                          {Command::reset, reset},
                          {Command::stop, set->counts && !set->hioki ? ":INTEG:STOP\n*IDN?\n" : "*IDN?\n", true}},
                         scpi_power_meter.id, order, answer_time);
}

base::Result<std::unique_ptr<metrology::Decoder>> make_decoder(const Options& given) {
    Options own = given;
    const auto rule = take_reading_rule(own);
    auto set = set_up(own);
    if (!set) return base::fail(set.error());
    return make_scpi_decoder(std::move(set->dialect), rule);
}

std::vector<Exchange> identification(const Options& given) {
    const bool hioki = profile_of(scpi_power_meter, given).id == "pw3335";
    return {Exchange{hioki ? ":HEAD OFF\n*CLS\n*IDN?\n" : ":COMM:REM ON\n:COMM:HEAD OFF\n*CLS\n*IDN?\n", true,
                     answer_time}};
}

}  // namespace

const Driver scpi_power_meter{"scpi-power-meter",
                              "Power analyser (Yokogawa WT310/WT310E, GW Instek GPM-8213/8310, Hioki PW3335/3336/3337)",
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
