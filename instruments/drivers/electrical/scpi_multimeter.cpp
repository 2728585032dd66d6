// SPDX-License-Identifier: GPL-3.0-or-later
#include "instruments/drivers/electrical/scpi_multimeter.h"

#include <array>

#include "instruments/drivers/command_table.h"
#include "instruments/drivers/electrical/scpi_decoder.h"

namespace velocert::instruments {
namespace {

using base::ErrorCode;
using metrology::Measurand;
using sequence::Command;

constexpr std::array measurands{Measurand::voltage, Measurand::current, Measurand::resistance, Measurand::frequency};

constexpr std::array ranges{RangeInfo{Measurand::voltage, "-1000 V", "1000 V", "0.000001 V"},
                            RangeInfo{Measurand::current, "-20 A", "20 A", "0.000001 A"},
                            RangeInfo{Measurand::resistance, "0 ohm", "100 Mohm", "0.001 ohm"},
                            RangeInfo{Measurand::frequency, "3 Hz", "300000 Hz", "0.001 Hz"}};

constexpr std::chrono::milliseconds answer_time{10'000};
// Who it is, it knows at once, however slow its measurements are.
constexpr std::chrono::milliseconds identity_time{2'000};

constexpr std::array profiles{
    Profile{"34401a", "34401A and meters with its commands (34405A, 34410A, 34461A, 34465A)", "9600 8N1", ranges,
            answer_time},
    Profile{"gdm-8300", "GW Instek GDM-8342, GDM-8261, GDM-8251", "115200 8N1", ranges, answer_time},
    Profile{"dm3058", "Rigol DM3058", "9600 8N1", ranges, answer_time},
    Profile{"sdm", "Siglent SDM", "9600 8N1", ranges, answer_time},
    Profile{"xdm1041", "OWON XDM1041, XDM2041", "115200 8N1", ranges, answer_time},
};

constexpr std::array options{
    profile_option,
    settings_option,
    OptionInfo{"function", "dc-voltage",
               "what is measured: dc-voltage, ac-voltage (with its frequency), dc-current, ac-current, resistance or "
               "frequency"},
    OptionInfo{"query", "auto",
               "how a value is asked for: read (CONF and READ?), measure (MEAS: with the function), plain (CONF and "
               "MEAS?), or auto: as the profile's meters know it"},
    OptionInfo{"confirm", "auto",
               "yes: before each reading the meter must tell that it measures what was set; no: it is not asked; auto: "
               "yes with "
               "plain, else no"},
};

struct FunctionRow {
    std::string_view name;
    std::string_view header;  ///< behind CONF: or MEAS:
    Measurand measurand;
    std::string_view unit;
    std::string_view told;       ///< what it is called when the meter tells its function
    std::string_view told_long;  ///< likewise, by some
};
constexpr std::array functions{
    FunctionRow{"dc-voltage", "VOLT:DC", Measurand::voltage, "V", "VOLT", "VOLT:DC"},
    FunctionRow{"ac-voltage", "VOLT:AC", Measurand::voltage, "V", "VOLT:AC", "VOLT:AC"},
    FunctionRow{"dc-current", "CURR:DC", Measurand::current, "A", "CURR", "CURR:DC"},
    FunctionRow{"ac-current", "CURR:AC", Measurand::current, "A", "CURR:AC", "CURR:AC"},
    FunctionRow{"resistance", "RES", Measurand::resistance, "ohm", "RES", "RESISTANCE"},
    FunctionRow{"frequency", "FREQ", Measurand::frequency, "Hz", "FREQ", "FREQUENCY"},
};

struct Set {
    ScpiDialect dialect;
    std::string before;  ///< what makes READ? mean this function; the errors of what went before do not count for it
};

base::Result<Set> set_up(const Options& given) {
    if (auto fine = check_options(scpi_multimeter, given); !fine) return base::fail(fine.error());
    std::string query = option(scpi_multimeter, given, "query");
    if (query != "auto" && query != "read" && query != "measure" && query != "plain")
        return base::fail(ErrorCode::bad_value, "query", "'" + query + "'", "auto, read, measure or plain");
    const auto profile = profile_of(scpi_multimeter, given).id;
    // The one has no READ? in the command set it is delivered with (not confirmed by its manual); the other answers
    // neither that nor a MEAS with a function, as those found who tried it.
    if (query == "auto") query = profile == "dm3058" ? "measure" : profile == "xdm1041" ? "plain" : "read";
    const bool plain = query == "plain";
    const std::string function = option(scpi_multimeter, given, "function");
    const ScpiValue voltage{Measurand::voltage, &unit_row("V"), "AC"};
    const ScpiValue frequency{Measurand::frequency, &unit_row("Hz")};
    Set set;
    // As earlier releases asked.
    set.dialect.compound = {"MEAS:VOLT:AC?;:MEAS:FREQ?", {voltage, frequency}, ';'};
    if (function == "ac-voltage" && !plain) {
        // Two functions in one reading: each question must say by itself what it asks for.
        set.dialect.reading = {{"MEAS:VOLT:AC?", {voltage}}, {"MEAS:FREQ?", {frequency}}};
        return set;
    }
    for (const auto& row : functions) {
        if (row.name != function) continue;
        const std::string header(row.header);
        const ScpiValue value{row.measurand, &unit_row(row.unit),
                              row.header.ends_with(":DC") || row.header.ends_with(":AC")
                                  ? row.header.substr(row.header.size() - 2)
                                  : std::string_view()};
        const bool read = query == "read";
        set.dialect.reading = {{read ? "READ?" : plain ? "MEAS?" : "MEAS:" + header + '?', {value}}};
        if (plain) {
            // No error queue tells whether it took the function: its own word does, where it gives one.
            set.before = "CONF:" + header + '\n';
            set.dialect.acknowledges = true;
            // As earlier releases asked it.
            set.dialect.compound = {"MEAS:" + header + '?', {value}};
            set.dialect.confirmations = {{"FUNC?",
                                          {std::string(row.told), std::string(row.told_long)},
                                          "set it to " + std::string(row.name) + " at its keys"}};
        }
        if (read) {
            // The error queue tells of a meter that refused, its own word of one that did something else.
            set.dialect.configured = "CONF:" + header;
            set.before = "*CLS\n" + set.dialect.configured + '\n';
            set.dialect.confirmations = {{profile == "gdm-8300" ? "CONF:FUNC?" : "CONF?",
                                          {std::string(row.told), std::string(row.told_long)},
                                          "set it to " + std::string(row.name) + " at its keys, or use query=measure"}};
        }
        set.dialect.distinct = true;
        Options how = given;
        if (option(scpi_multimeter, given, "confirm") == "auto") how["confirm"] = plain ? "yes" : "no";
        if (auto fine = confirmed_as_wanted(scpi_multimeter, how, set.dialect); !fine) return base::fail(fine.error());
        return set;
    }
    return base::fail(ErrorCode::bad_value, "function", "'" + function + "'",
                      "dc-voltage, ac-voltage, dc-current, ac-current, resistance or frequency");
}

base::Result<Exchange> exchange(const sequence::Order& order, const Options& given) {
    const auto set = set_up(given);
    if (!set) return base::fail(set.error());
    return exchange_from({{Command::read_now, [&] { return scpi_reading(set->dialect, answer_time, set->before); }},
                          {Command::reset, [&] { return scpi_order(set->dialect, answer_time, "SYST:REM\n*CLS", {}); }},
                          {Command::stop, "*IDN?\n", true}},
                         scpi_multimeter.id, order, answer_time);
}

base::Result<std::unique_ptr<metrology::Decoder>> make_decoder(const Options& given) {
    Options own = given;
    const auto rule = take_reading_rule(own);
    auto set = set_up(own);
    if (!set) return base::fail(set.error());
    return make_scpi_decoder(std::move(set->dialect), rule);
}

std::vector<Exchange> identification(const Options&) { return {Exchange{"SYST:REM\n*IDN?\n", true, identity_time}}; }

}  // namespace

const Driver scpi_multimeter{
    "scpi-multimeter",
    "Bench multimeter with SCPI (34401A, GW Instek GDM-8342/8261, Rigol DM3058, Siglent SDM, OWON XDM1041)",
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
