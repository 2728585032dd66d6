// SPDX-License-Identifier: GPL-3.0-or-later
#include "instruments/drivers/electrical/hioki_3174.h"

#include <array>

#include "instruments/drivers/command_table.h"
#include "instruments/drivers/electrical/scpi_decoder.h"

namespace velocert::instruments {
namespace {

using base::ErrorCode;
using metrology::Measurand;
using sequence::Command;

constexpr std::array measurands{Measurand::voltage, Measurand::current, Measurand::resistance, Measurand::elapsed_time,
                                Measurand::judgement};
constexpr std::array ranges{RangeInfo{Measurand::voltage, "0 kV", "5 kV", "0.01 kV"},
                            RangeInfo{Measurand::current, "0 mA", "100 mA", "0.01 mA"},
                            RangeInfo{Measurand::resistance, "0 Mohm", "9999 Mohm", "1 mohm"},
                            RangeInfo{Measurand::elapsed_time, "0 s", "999 s", "0.1 s"},
                            RangeInfo{Measurand::judgement, "0", "1", "1"}};
constexpr std::chrono::milliseconds answer_time{3'000};
constexpr std::array profiles{Profile{"3174", "Hioki 3174", "9600 8N1", ranges, answer_time}};
constexpr std::array options{
    profile_option,
    settings_option,
    OptionInfo{"mode", "withstand", "whose result is read: withstand (electric strength) or insulation"},
};

/// "1.00,2.00,30.0,PASS,0": voltage, current or resistance, seconds, judgement, what the timer counted.
bool parse(const ScpiQuery& query, std::string_view answer, ScpiShown& shown) {
    const auto fields = scpi_fields(answer, ',');
    if (fields.size() != 5) return false;
    std::array<ScpiNumber, 3> numbers;
    for (std::size_t i = 0; i < numbers.size(); ++i) {
        const auto number = parse_scpi_number(fields[i]);
        if (!number || number->kind != ScpiNumber::Kind::value) return false;
        numbers[i] = *number;
    }
    const auto judged = fields[3];
    const bool failed = judged == "UFAIL" || judged == "LFAIL" || judged == "ULFAIL";
    const auto timer = parse_scpi_integer(fields[4]);
    if ((!failed && judged != "PASS" && judged != "OFF") || !timer || *timer < 0 || *timer > 2) return false;
    for (std::size_t i = 0; i < 2; ++i) {
        auto& one = shown.add(query.values[i].measurand);
        if (one.measurand == Measurand::resistance && numbers[i].value == base::Decimal(9999, 0))
            one.flags.add(metrology::Flag::over_range);
        else if (one.measurand == Measurand::resistance && numbers[i].value == base::Decimal(0, 0))
            one.flags.add(metrology::Flag::under_range);
        else
            show(numbers[i], *query.values[i].unit, one);
    }
    // Only the time of the test itself counts, not that of a ramp.
    auto& elapsed = shown.add(Measurand::elapsed_time);
    if (*timer == 0)
        show(numbers[2], unit_row("s"), elapsed);
    else
        elapsed.flags.add(metrology::Flag::no_value);
    auto& judgement = shown.add(Measurand::judgement);
    if (judged == "OFF") {
        judgement.flags.add(metrology::Flag::no_value);
    } else {
        judgement.value = base::Decimal(failed ? 0 : 1, 0);
        judgement.resolution = base::Decimal(1, 0);
        judgement.unit = &unit_row("count");
    }
    return true;
}

base::Result<ScpiDialect> dialect_of(const Options& given) {
    if (auto fine = check_options(hioki_3174, given); !fine) return base::fail(fine.error());
    const std::string mode = option(hioki_3174, given, "mode");
    if (mode != "withstand" && mode != "insulation")
        return base::fail(ErrorCode::bad_value, "mode", "'" + mode + "'", "withstand or insulation");
    ScpiQuery query;
    query.line = mode == "withstand" ? ":MEAS:RES:WITH?" : ":MEAS:RES:INS?";
    if (mode == "withstand")
        query.values = {{Measurand::voltage, &unit_row("kV")}, {Measurand::current, &unit_row("mA")}};
    else
        query.values = {{Measurand::voltage, &unit_row("V")}, {Measurand::resistance, &unit_row("Mohm")}};
    query.parse = parse;
    ScpiDialect dialect;
    dialect.reading = {query};
    dialect.distinct = true;
    return dialect;
}

base::Result<Exchange> exchange(const sequence::Order& order, const Options& given) {
    const auto dialect = dialect_of(given);
    if (!dialect) return base::fail(dialect.error());
    return exchange_from(
        {{Command::read_now, [&] { return scpi_reading(*dialect, answer_time); }}, {Command::stop, "*IDN?\n", true}},
        hioki_3174.id, order, answer_time);
}

base::Result<std::unique_ptr<metrology::Decoder>> make_decoder(const Options& given) {
    return make_scpi_decoder(dialect_of(given), ReadingRule::third);
}

std::vector<Exchange> identification(const Options&) { return {Exchange{"*IDN?\n", true, answer_time}}; }

}  // namespace

const Driver hioki_3174{"hioki-3174",
                        "Safety tester Hioki 3174 (results only)",
                        "safety-tester",
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
