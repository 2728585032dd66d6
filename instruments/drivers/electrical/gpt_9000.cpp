// SPDX-License-Identifier: GPL-3.0-or-later
#include "instruments/drivers/electrical/gpt_9000.h"

#include <algorithm>
#include <array>

#include "instruments/drivers/command_table.h"
#include "instruments/drivers/electrical/scpi_decoder.h"
#include "instruments/drivers/order_value.h"

namespace velocert::instruments {
namespace {

using base::ErrorCode;
using metrology::Measurand;
using sequence::Command;

constexpr std::array measurands{Measurand::voltage, Measurand::current, Measurand::resistance, Measurand::elapsed_time,
                                Measurand::judgement};
constexpr std::array ranges{RangeInfo{Measurand::voltage, "0 kV", "6 kV", "0.001 kV"},
                            RangeInfo{Measurand::current, "0 mA", "110 mA", "0.001 mA"},
                            RangeInfo{Measurand::resistance, "0 Mohm", "9500 Mohm", "1 mohm"},
                            RangeInfo{Measurand::elapsed_time, "0 s", "1000 s", "0.1 s"},
                            RangeInfo{Measurand::judgement, "0", "1", "1"}};
// Set points the program sends at most; the tester itself refuses what is beyond its own range.
constexpr std::int64_t highest_kilovolts = 6;
constexpr std::int64_t highest_milliamperes = 1'000;
constexpr std::int64_t highest_megohms = 50'000;
constexpr std::int64_t longest_seconds = 999;
constexpr std::int64_t highest_hertz = 1'000;
constexpr std::chrono::milliseconds answer_time{3'000};
constexpr std::array profiles{
    Profile{"gpt-9800", "GW Instek GPT-9801 to 9804, RS PRO", "9600 8N1", ranges, answer_time},
    Profile{"gpt-9900", "GW Instek GPT-9901A to 9904", "115200 8N1", ranges, answer_time},
};
constexpr std::array options{
    profile_option,
    settings_option,
    OptionInfo{"mode", "acw", "the test: acw, dcw (electric strength) or ir (insulation resistance)"},
};

struct UnitRow {
    std::string_view told;
    Measurand measurand;
    std::string_view unit;
};
constexpr std::array units{
    UnitRow{"kV", Measurand::voltage, "kV"},         UnitRow{"V", Measurand::voltage, "V"},
    UnitRow{"mA", Measurand::current, "mA"},         UnitRow{"uA", Measurand::current, "uA"},
    UnitRow{"A", Measurand::current, "A"},           UnitRow{"ohm", Measurand::resistance, "ohm"},
    UnitRow{"mohm", Measurand::resistance, "mohm"},  UnitRow{"kohm", Measurand::resistance, "kohm"},
    UnitRow{"Mohm", Measurand::resistance, "Mohm"},  UnitRow{"M ohm", Measurand::resistance, "Mohm"},
    UnitRow{"k ohm", Measurand::resistance, "kohm"}, UnitRow{"m ohm", Measurand::resistance, "mohm"},
    UnitRow{"Gohm", Measurand::resistance, "Gohm"},  UnitRow{"G ohm", Measurand::resistance, "Gohm"},
};

/// "0.024kV", "9999M ohm".
bool quantity(std::string_view field, ScpiShown& shown) {
    const auto told = parse_number_and_unit(field);
    if (!told || told->number.kind != ScpiNumber::Kind::value) return false;
    for (const auto& row : units) {
        if (row.told != told->unit) continue;
        auto& one = shown.add(row.measurand);
        // Nines all over stand for more than the range.
        if (row.measurand == Measurand::resistance && told->number.value == base::Decimal(9999, 0))
            one.flags.add(metrology::Flag::over_range);
        else
            show(told->number, unit_row(row.unit), one);
        return true;
    }
    return false;
}

constexpr std::array<std::string_view, 4> modes{"ACW", "DCW", "IR", "GB"};

/// ">ACW, FAIL , 0.024kV ,0.013 mA ,R=000.1S": function, judgement, voltage, current or resistance, time.
bool parse(const ScpiQuery& query, std::string_view answer, ScpiShown& shown) {
    if (answer.starts_with('>')) answer.remove_prefix(1);
    const auto fields = scpi_fields(answer, ',');
    if (fields.size() != 5) return false;
    const auto mode = std::find(modes.begin(), modes.end(), fields[0]);
    if (mode == modes.end()) return false;
    const auto judged = fields[1];
    if (judged != "PASS" && judged != "FAIL" && judged != "VIEW") return false;
    const auto time = fields[4];
    if (time.size() < 4 || (time[0] != 'R' && time[0] != 'T') || time[1] != '=' ||
        (time.back() != 'S' && time.back() != 's'))
        return false;
    const auto seconds = parse_scpi_number(time.substr(2, time.size() - 3));
    if (!seconds || seconds->kind != ScpiNumber::Kind::value) return false;
    ScpiShown taken;
    if (!quantity(fields[2], taken) || !quantity(fields[3], taken)) return false;
    if (taken.all()[0].measurand == taken.all()[1].measurand) return false;
    for (const auto& one : taken.all()) shown.add(one.measurand) = one;
    // While it ramps, the time told is not that of the test.
    auto& elapsed = shown.add(Measurand::elapsed_time);
    if (time[0] == 'T')
        show(*seconds, unit_row("s"), elapsed);
    else
        elapsed.flags.add(metrology::Flag::no_value);
    auto& judgement = shown.add(Measurand::judgement);
    if (judged == "VIEW") {
        judgement.flags.add(metrology::Flag::no_value);  // still running
    } else {
        judgement.value = base::Decimal(judged == "PASS" ? 1 : 0, 0);
        judgement.resolution = base::Decimal(1, 0);
        judgement.unit = &unit_row("count");
    }
    if (mode == modes.begin() + static_cast<std::ptrdiff_t>(query.place)) return true;
    // The result of another kind of test is none of this one.
    for (auto& one : shown.all()) {
        const auto measurand = one.measurand;
        one = {};
        one.measurand = measurand;
        one.flags.add(metrology::Flag::no_value);
    }
    shown.fault = "the tester shows the result of another kind of test: reset sets the kind";
    return true;
}

struct Set {
    ScpiDialect dialect;
    std::string mode;  ///< "ACW"
};

base::Result<Set> set_up(const Options& given) {
    if (auto fine = check_options(gpt_9000, given); !fine) return base::fail(fine.error());
    const std::string mode = option(gpt_9000, given, "mode");
    if (mode != "acw" && mode != "dcw" && mode != "ir")
        return base::fail(ErrorCode::bad_value, "mode", "'" + mode + "'", "acw, dcw or ir");
    ScpiQuery query;
    query.line = "MEAS?";
    query.parse = parse;
    query.place = mode == "acw" ? 0 : mode == "dcw" ? 1 : 2;
    Set set;
    set.dialect.reading = {query};
    set.dialect.output = "FUNC:TEST";
    set.dialect.distinct = true;
    set.dialect.model_first = true;
    set.mode = modes[query.place];
    return set;
}

base::Result<Exchange> exchange(const sequence::Order& order, const Options& given) {
    const auto ready = set_up(given);
    if (!ready) return base::fail(ready.error());
    const bool resistance = ready->mode == "IR";
    const std::string root = "MANU:" + ready->mode + ':';
    const auto set = [&](std::string_view what, std::string_view unit, int digits,
                         std::int64_t most) -> base::Result<Exchange> {
        const auto value = order_value(order, unit_row(unit), digits, most);
        if (!value) return base::fail(value.error());
        const std::string header = root + std::string(what);
        return Exchange{header + ' ' + *value + '\n' + header + "?\n", true, answer_time};
    };
    // What this kind of test has not is not in its table.
    CommandTable table{{Command::set_voltage, [&] { return set("VOLT", "kV", 3, highest_kilovolts); }}};
    if (resistance)
        table.emplace_back(Command::set_resistance_limit, [&] { return set("RLOS", "Mohm", 3, highest_megohms); });
    else
        table.emplace_back(Command::set_current_limit, [&] { return set("CHIS", "mA", 3, highest_milliamperes); });
    table.emplace_back(Command::set_duration, [&] { return set("TTIM", "s", 1, longest_seconds); });
    if (ready->mode == "ACW")
        table.emplace_back(Command::set_frequency, [&] { return set("FREQ", "Hz", 0, highest_hertz); });
    const auto off = [&] { return scpi_output_off(ready->dialect, answer_time); };
    table.emplace_back(Command::output_on, "FUNC:TEST ON\nFUNC:TEST?\n", true);
    table.emplace_back(Command::output_off, off);
    table.emplace_back(Command::read_now, [&] { return scpi_reading(ready->dialect, answer_time); });
    table.emplace_back(Command::reset, "*CLS\nTEST:RET ON\nMANU:EDIT:MODE " + ready->mode + "\nMANU:EDIT:MODE?\n",
                       true);
    table.emplace_back(Command::stop, off);
    return exchange_from(table, gpt_9000.id, order, answer_time);
}

base::Result<std::unique_ptr<metrology::Decoder>> make_decoder(const Options& given) {
    auto set = set_up(given);
    if (!set) return base::fail(set.error());
    return make_scpi_decoder(std::move(set->dialect), ReadingRule::third);
}

std::vector<Exchange> identification(const Options&) { return {Exchange{"*IDN?\n", true, answer_time}}; }

}  // namespace

const Driver gpt_9000{"gpt-9000",
                      "Safety tester (GW Instek GPT-9800, GPT-9900 and RS PRO clones)",
                      "safety-tester",
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
