// SPDX-License-Identifier: GPL-3.0-or-later
#include "instruments/drivers/electrical/aim_tti_lcr400.h"

#include <array>

#include "instruments/drivers/command_table.h"
#include "instruments/drivers/electrical/scpi_decoder.h"
#include "instruments/drivers/electrical/scpi_words.h"

namespace velocert::instruments {
namespace {

using metrology::Measurand;
using sequence::Command;

constexpr std::array measurands{Measurand::inductance, Measurand::capacitance, Measurand::resistance,
                                Measurand::quality_factor};
constexpr std::array ranges{RangeInfo{Measurand::inductance, "0 H", "9000 H", "0.000000001 H"},
                            RangeInfo{Measurand::capacitance, "0 pF", "100 mF", "0.01 pF"},
                            RangeInfo{Measurand::resistance, "0 ohm", "100 Mohm", "0.001 ohm"},
                            RangeInfo{Measurand::quality_factor, "0 1", "10000 1", "0.001 1"}};
constexpr std::chrono::milliseconds answer_time{3'000};
constexpr std::array profiles{Profile{"lcr400", "Aim-TTi LCR400", "9600 8N1", ranges, answer_time}};
constexpr std::array options{profile_option, settings_option};

struct LetterRow {
    std::string_view letter;
    Measurand measurand;
    std::string_view unit;
};
constexpr std::array letters{
    LetterRow{"L", Measurand::inductance, "H"},
    // The unit table has no farad: the exponent is moved instead.
    LetterRow{"C", Measurand::capacitance, "uF"},
    LetterRow{"R", Measurand::resistance, "ohm"},
    LetterRow{"Q", Measurand::quality_factor, "1"},
};

/// Farads to microfarads; nothing where that is beyond what a decimal holds, of a value or of its resolution.
std::optional<base::Decimal> micro(const base::Decimal& value) {
    constexpr int six = 6;
    if (value.scale() >= six) return base::Decimal(value.mantissa(), value.scale() - six);
    std::int64_t mantissa = value.mantissa();
    for (int i = value.scale(); i < six; ++i)
        if (__builtin_mul_overflow(mantissa, std::int64_t{10}, &mantissa)) return std::nullopt;
    return base::Decimal(mantissa, 0);
}

/// A capacitance is told in farads, and is none below nothing.
std::optional<ScpiNumber> in_microfarads(std::string_view text) {
    auto number = parse_scpi_number(text);
    if (!number || number->kind != ScpiNumber::Kind::value) return number;
    const auto value = micro(number->value);
    const auto resolution = micro(number->resolution);
    if (!value || !resolution || value->mantissa() < 0) return std::nullopt;
    number->value = *value;
    number->resolution = *resolution;
    return number;
}

/// "NOBIN", "BIN=2", or the number alone; since the fifth edition of the rules also "BIN3", "BIN 3" and "FAIL".
bool is_bin(std::string_view field, bool any_spelling) {
    if (field == "NOBIN" || (any_spelling && field == "FAIL")) return true;
    if (field.starts_with("BIN=")) {
        field.remove_prefix(4);
    } else if (any_spelling && field.starts_with("BIN")) {
        field.remove_prefix(3);
        if (field.starts_with(' ')) field.remove_prefix(1);
    }
    return !field.empty() && field.size() <= 2 && field.find_first_not_of("0123456789") == std::string_view::npos;
}

template <bool any_spelling>
bool parse(const ScpiQuery&, std::string_view answer, ScpiShown& shown) {
    const auto fields = scpi_fields(answer, ',');
    // Two values and the bin, which may be a word or a number, or missing.
    if (fields.size() < 2 || fields.size() > 3) return false;
    std::array<std::pair<const LetterRow*, ScpiNumber>, 2> values;
    for (std::size_t i = 0; i < 2; ++i) {
        const auto equals = fields[i].find('=');
        if (equals == std::string_view::npos) return false;
        const auto name = fields[i].substr(0, equals);
        const auto text = fields[i].substr(equals + 1);
        for (const auto& row : letters)
            if (row.letter == name) values[i].first = &row;
        // A loss factor is understood and passed over.
        if (values[i].first == nullptr && (name != "D" || i == 0)) return false;
        auto number = name == "C" ? in_microfarads(text) : parse_scpi_number(text);
        // "L=OL"
        if (!number && any_spelling && values[i].first != nullptr)
            number = word_for_a_number(text, {values[i].first->measurand, &unit_row(values[i].first->unit)});
        if (!number) return false;
        values[i].second = *number;
    }
    if (fields.size() == 3 && !is_bin(fields[2], any_spelling)) return false;
    for (const auto& [row, number] : values)
        if (row != nullptr) show(number, unit_row(row->unit), shown.add(row->measurand));
    return true;
}

base::Result<ScpiDialect> dialect_of(const Options& given, ReadingRule rule = ReadingRule::now) {
    if (auto fine = check_options(aim_tti_lcr400, given); !fine) return base::fail(fine.error());
    ScpiQuery query;
    query.line = "READALL?";
    query.parse = rule >= ReadingRule::fifth ? parse<true> : parse<false>;
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
        aim_tti_lcr400.id, order, answer_time);
}

base::Result<std::unique_ptr<metrology::Decoder>> make_decoder(const Options& given) {
    Options own = given;
    const auto rule = take_reading_rule(own);
    // Its answers are lists with names, which no later edition reads otherwise as a list.
    return make_scpi_decoder(dialect_of(own, rule), ReadingRule::third);
}

std::vector<Exchange> identification(const Options&) { return {Exchange{"*IDN?\n", true, answer_time}}; }

}  // namespace

const Driver aim_tti_lcr400{"aim-tti-lcr400",
                            "Impedance meter Aim-TTi LCR400",
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
