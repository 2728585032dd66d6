// SPDX-License-Identifier: GPL-3.0-or-later
#include "instruments/drivers/electrical/chroma_190.h"

#include <array>

#include "instruments/drivers/command_table.h"
#include "instruments/drivers/electrical/scpi_decoder.h"
#include "instruments/drivers/order_value.h"

namespace velocert::instruments {
namespace {

using base::ErrorCode;
using metrology::Measurand;
using sequence::Command;

constexpr std::array measurands{Measurand::voltage, Measurand::current, Measurand::resistance, Measurand::judgement};
constexpr std::array ranges{
    RangeInfo{Measurand::voltage, "0 V", "6000 V", "1 V"}, RangeInfo{Measurand::current, "0 A", "0.12 A", "0.000001 A"},
    RangeInfo{Measurand::resistance, "0 Mohm", "50 Gohm", "0.1 Mohm"}, RangeInfo{Measurand::judgement, "0", "1", "1"}};
constexpr std::int64_t highest_volts = 6'000;
constexpr std::int64_t highest_amperes = 1;
constexpr std::int64_t highest_ohms = 50'000'000'000;
constexpr std::int64_t longest_seconds = 999;
constexpr std::int64_t longest_list = 99;
constexpr std::chrono::milliseconds answer_time{3'000};
constexpr std::array profiles{
    Profile{"1905x", "Chroma 19052, 19053, 19054, 19055", "9600 8N1", ranges, answer_time},
    Profile{"1903x", "Chroma 19032, 19035, 19036", "9600 8N1", ranges, answer_time},
};
constexpr std::array options{
    profile_option,
    settings_option,
    OptionInfo{"mode", "ac", "the test: ac, dc (electric strength) or ir (insulation resistance)"},
    OptionInfo{"step", "1", "which step of the tester's list, from 1"},
};

/// What a judgement code says: passed, failed, or that there is none.
enum class Said { passed, failed, nothing, unknown };
Said said(long code) {
    if (code == 116) return Said::passed;
    if (code == 112 || code == 113 || code == 114 || code == 115 || code == 117) return Said::nothing;
    // Codes of the tests themselves, and the trip of the ground fault interrupter.
    if ((code >= 17 && code <= 23) || (code >= 33 && code <= 40) || (code >= 49 && code <= 55) || code == 65 ||
        code == 66 || code == 97 || code == 98 || code == 121 || code == 122)
        return Said::failed;
    return Said::unknown;
}

/// The value of the wanted step among those of all.
std::optional<std::string_view> of_step(const ScpiQuery& query, std::string_view answer) {
    const auto fields = scpi_fields(answer, ',');
    if (query.place >= fields.size() || fields.size() > static_cast<std::size_t>(longest_list)) return std::nullopt;
    return fields[query.place];
}

bool parse_judgement(const ScpiQuery& query, std::string_view answer, ScpiShown& shown) {
    const auto field = of_step(query, answer);
    const auto code = field ? parse_scpi_integer(*field) : std::nullopt;
    if (!code || said(*code) == Said::unknown) return false;
    auto& judgement = shown.add(Measurand::judgement);
    if (said(*code) == Said::nothing) {
        judgement.flags.add(metrology::Flag::no_value);
        return true;
    }
    judgement.value = base::Decimal(said(*code) == Said::passed ? 1 : 0, 0);
    judgement.resolution = base::Decimal(1, 0);
    judgement.unit = &unit_row("count");
    return true;
}

bool parse_value(const ScpiQuery& query, std::string_view answer, ScpiShown& shown) {
    const auto field = of_step(query, answer);
    const auto number = field ? parse_scpi_number(*field) : std::nullopt;
    if (!number) return false;
    auto& one = shown.add(query.values.front().measurand);
    // 9.9E37 stands for no value here, not for too much.
    if (number->kind == ScpiNumber::Kind::value)
        show(*number, *query.values.front().unit, one);
    else
        one.flags.add(metrology::Flag::no_value);
    return true;
}

struct Set {
    ScpiDialect dialect;
    std::string root;  ///< "SAFE:STEP1:AC:"
    bool resistance = false;
};

base::Result<Set> set_up(const Options& given) {
    if (auto fine = check_options(chroma_190, given); !fine) return base::fail(fine.error());
    const std::string mode = option(chroma_190, given, "mode");
    if (mode != "ac" && mode != "dc" && mode != "ir")
        return base::fail(ErrorCode::bad_value, "mode", "'" + mode + "'", "ac, dc or ir");
    const std::string text = option(chroma_190, given, "step");
    const auto step = parse_scpi_integer(text);
    if (!step || *step < 1 || *step > longest_list)
        return base::fail(ErrorCode::bad_value, "step", "'" + text + "'", "a whole number from 1 to 99");
    Set set;
    set.resistance = mode == "ir";
    const auto query = [&](std::string_view line, ScpiValue value, ScpiParse parse) {
        ScpiQuery one{std::string(line), {value}};
        one.parse = parse;
        one.place = static_cast<std::size_t>(*step - 1);
        return one;
    };
    const ScpiValue measured = set.resistance ? ScpiValue{Measurand::resistance, &unit_row("ohm")}
                                              : ScpiValue{Measurand::current, &unit_row("A")};
    set.dialect.reading = {query("SAFE:RES:ALL:OMET?", {Measurand::voltage, &unit_row("V")}, parse_value),
                           query("SAFE:RES:ALL:MMET?", measured, parse_value),
                           query("SAFE:RES:ALL:JUDG?", {Measurand::judgement, &unit_row("count")}, parse_judgement)};
    set.root = "SAFE:STEP" + std::to_string(*step) + (mode == "ac" ? ":AC:" : mode == "dc" ? ":DC:" : ":IR:");
    set.dialect.state = {"SAFE:STAT?", "RUNNING", "STOPPED", "SAFE:STAR"};
    return set;
}

base::Result<Exchange> exchange(const sequence::Order& order, const Options& given) {
    const auto ready = set_up(given);
    if (!ready) return base::fail(ready.error());
    const auto set = [&](std::string_view what, std::string_view unit, int digits,
                         std::int64_t most) -> base::Result<Exchange> {
        const auto value = order_value(order, unit_row(unit), digits, most);
        if (!value) return base::fail(value.error());
        const std::string header = ready->root + std::string(what);
        return scpi_order(ready->dialect, answer_time, header + ' ' + *value, header + '?');
    };
    // What this kind of test has not is not in its table.
    CommandTable table{{Command::set_voltage, [&] { return set("LEV", "V", 0, highest_volts); }}};
    if (ready->resistance)
        table.emplace_back(Command::set_resistance_limit, [&] { return set("LIM:LOW", "ohm", 0, highest_ohms); });
    else
        table.emplace_back(Command::set_current_limit, [&] { return set("LIM:HIGH", "A", 6, highest_amperes); });
    table.emplace_back(Command::set_duration, [&] { return set("TIME", "s", 1, longest_seconds); });
    const auto off = [&]() -> base::Result<Exchange> {
        return Exchange{"SAFE:STOP\n*IDN?\n", true, answer_time, {"SAFE:STAT?\n"}};
    };
    table.emplace_back(Command::output_on, "SAFE:STAR\nSAFE:STAT?\n", true);
    table.emplace_back(Command::output_off, off);
    table.emplace_back(Command::read_now, [&] { return scpi_reading(ready->dialect, answer_time); });
    table.emplace_back(Command::reset, [&] { return scpi_order(ready->dialect, answer_time, "SAFE:STOP\n*CLS", {}); });
    table.emplace_back(Command::stop, off);
    return exchange_from(table, chroma_190.id, order, answer_time);
}

base::Result<std::unique_ptr<metrology::Decoder>> make_decoder(const Options& given) {
    auto set = set_up(given);
    if (!set) return base::fail(set.error());
    return make_scpi_decoder(std::move(set->dialect), ReadingRule::third);
}

// What stands in its list of errors from before is no refusal of the first order.
std::vector<Exchange> identification(const Options&) { return {Exchange{"*CLS\n*IDN?\n", true, answer_time}}; }

}  // namespace

const Driver chroma_190{"chroma-190",
                        "Safety tester (Chroma 1903x, 1905x)",
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
