// SPDX-License-Identifier: GPL-3.0-or-later
#include "reports/content/words/value_text.h"

#include <algorithm>
#include <cstdint>

#include "core/conformity/printed_assessment.h"
#include "reports/content/words/words.h"

namespace velocert::reports {

using conformity::Assessment;
using conformity::Limit;
using conformity::Relation;
using metrology::AnyQuantity;
using metrology::Kind;

namespace {

// "6.4790 m": number and unit apart.
std::pair<std::string, std::string> parted(const std::string& text) {
    const auto blank = text.find(' ');
    if (blank == std::string::npos) return {text, {}};
    return {text.substr(0, blank), text.substr(blank + 1)};
}

int digits_behind_point(const std::string& number) {
    const auto point = number.find('.');
    return point == std::string::npos ? 0 : static_cast<int>(number.size() - point - 1);
}

// Digits behind the point: the usual ones, and so many more that a small value keeps two significant figures, as far as
// it has them. A current of 75 microampere is not printed as nothing.
int digits_for(const AnyQuantity& value, const metrology::Unit& unit, int usual) {
    constexpr int significant = 2;
    const base::Decimal exact = value.in(unit).normalized();
    if (exact.mantissa() == 0) return usual;
    const int figures = static_cast<int>(std::to_string(exact.mantissa()).size()) - (exact.mantissa() < 0 ? 1 : 0);
    const int needed = exact.scale() - figures + significant;
    return std::max(usual, std::min(needed, exact.scale()));
}

std::string with_unit(const base::Decimal& number, const metrology::Unit& unit) {
    return unit.print.empty() ? number.text() : number.text() + " " + std::string(unit.print);
}

}  // namespace

int printed_digits(Kind kind) {
    switch (kind) {
        case Kind::mass:
        case Kind::ratio:
        case Kind::inductance:
        case Kind::length: return 3;
        case Kind::speed:
        case Kind::torque:
        case Kind::voltage:
        case Kind::current:
        case Kind::duration: return 2;
        case Kind::rotation:
        case Kind::force:
        case Kind::power:
        case Kind::energy:
        case Kind::resistance:
        case Kind::temperature:
        case Kind::sound_level:
        case Kind::volume:
        case Kind::angle:
        case Kind::pressure:
        case Kind::frequency:
        case Kind::acceleration: return 1;
        case Kind::capacitance:
        case Kind::voltage_per_rotation: return 4;
        case Kind::count: return 0;
    }
    return 3;
}

std::string value_text(const AnyQuantity& value) {
    const metrology::Unit& unit = metrology::preferred_unit(value.kind());
    return with_unit(value.rounded_in(unit, digits_for(value, unit, printed_digits(value.kind()))), unit);
}

std::string value_text(const AnyQuantity& value, const Limit& limit) {
    if (!limit.value || limit.value->kind() != value.kind()) return value_text(value);
    const metrology::Unit& unit = limit.value->unit();
    const int digits = digits_for(value, unit, printed_digits(value.kind()));
    const auto [number, symbol] = parted(conformity::print_against(value, limit, digits));
    return unit.print.empty() ? number : number + " " + std::string(unit.print);
}

std::string uncertainty_text(const Assessment& assessment) {
    if (const auto shown = conformity::printed_assessment(assessment))
        return with_unit(shown->uncertainty, shown->unit);
    const auto& measurement = assessment.measurement;
    const auto expanded = measurement ? measurement->expanded_uncertainty() : std::nullopt;
    return expanded ? value_text(*expanded) : std::string();
}

std::string result_text(const Assessment& assessment) {
    if (!assessment.measurement) return {};
    if (const auto shown = conformity::printed_assessment(assessment)) return with_unit(shown->value, shown->unit);
    return value_text(assessment.measurement->value, assessment.limit);
}

std::string number_text(const AnyQuantity& value, const Limit* limit) {
    return parted(limit == nullptr ? value_text(value) : value_text(value, *limit)).first;
}

Bilingual limit_text(const Limit& limit) {
    const auto relation = [&](const std::string& value) -> std::string {
        switch (limit.relation) {
            case Relation::at_most: return "≤ " + value;
            case Relation::below: return "< " + value;
            case Relation::at_least: return "≥ " + value;
            case Relation::equal: return limit.value ? "= " + value : value;
            case Relation::within: return value;
            case Relation::zero_above: return value + " 以上为零";
            case Relation::from: return "从 " + value + " 起";
            case Relation::unknown: return value;
        }
        return value;
    };
    if (!limit.value && limit.text_value.empty()) return {"未知", "Unknown"};
    std::string value = conformity::value_text(limit);
    if (limit.value && limit.text_value.empty()) {
        const std::string& symbol = std::string(limit.value->unit().symbol);
        const std::string& print = std::string(limit.value->unit().print);
        if (symbol != print && value.ends_with(symbol))
            value.replace(value.size() - symbol.size(), symbol.size(), print);
    }
    switch (limit.relation) {
        case Relation::zero_above: return {relation(value), "Zero above " + value};
        case Relation::from: return {relation(value), "From " + value};
        case Relation::unknown: return {value + "（关系未知）", value + " (relation unknown)"};
        case Relation::at_most:
        case Relation::below:
        case Relation::at_least:
        case Relation::equal:
        case Relation::within: return plain(relation(value));
    }
    return plain(relation(value));
}

std::string printed(const metrology::WrittenQuantity& written) { return with_unit(written.number(), written.unit()); }

std::string exact_text(const AnyQuantity& value) {
    const metrology::Unit& unit = metrology::preferred_unit(value.kind());
    return with_unit(value.in(unit), unit);
}

std::string exact_difference_text(const AnyQuantity& difference) {
    constexpr int millikelvin = 3;
    if (difference.kind() != Kind::temperature) return exact_text(difference);
    return base::Decimal(difference.base(), millikelvin).normalized().text() + " K";
}

std::string factor_text(const base::Decimal& factor) {
    const auto rounded = base::round_half_even(factor, 2);
    return (rounded ? *rounded : factor).normalized().text();
}

Bilingual margin_text(const Assessment& assessment) {
    if (!assessment.measurement) return plain("–");
    return margin_text(assessment, result_text(assessment));
}

Bilingual margin_text(const Assessment& assessment, const std::string& shown_value) {
    // A margin to a limit that decides nothing would be read as a decision.
    if (assessment.verdict == conformity::Verdict::not_evaluated) return plain("–");
    if (!assessment.margin || !assessment.measurement || !assessment.limit.value) return plain("–");
    const AnyQuantity& margin = *assessment.margin;
    const auto shown = parted(shown_value);
    // A difference of temperatures has no zero of its own.
    metrology::Unit unit = assessment.limit.value->unit();
    unit.offset = 0;
    const AnyQuantity size(margin.kind(), margin.base() < 0 ? -margin.base() : margin.base());
    const std::string text = with_unit(size.rounded_in(unit, digits_behind_point(shown.first)), unit);
    if (margin.base() == 0 && assessment.limit.relation == Relation::equal) return {"与要求相同", "As required"};
    if (margin.base() == 0) return {"恰为限值", "Exactly at the limit"};
    if (margin.base() < 0) return {"超出 " + text, text + " outside"};
    return {"余量 " + text, text + " inside"};
}

Bilingual risk_text(const Assessment& assessment) {
    const auto risk = conformity::specific_risk(assessment);
    if (!risk) return {};
    const auto rounded = base::round_half_even(*risk, 3);
    if (!rounded || rounded->mantissa() == 0) return {};
    const std::string percent = base::Decimal(rounded->mantissa(), 1).text() + " %";
    if (assessment.verdict == conformity::Verdict::fail)
        return {"误拒风险 " + percent, "Risk of false rejection " + percent};
    return {"误收风险 " + percent, "Risk of false acceptance " + percent};
}

Bilingual with_risk(Bilingual text, const Assessment& assessment) {
    const Bilingual risk = risk_text(assessment);
    if (risk.zh.empty()) return text;
    return {text.zh + "；" + risk.zh, text.en + "; " + in_sentence(risk.en)};
}

std::string time_text(const std::string& utc) {
    if (utc.size() < 20 || utc[10] != 'T' || utc.back() != 'Z') return utc.empty() ? "–" : utc;
    return utc.substr(0, 10) + " " + utc.substr(11, 8) + " UTC";
}

std::string clock_text(const std::string& utc) {
    if (utc.size() < 20 || utc[10] != 'T') return utc.empty() ? "–" : utc;
    return utc.substr(11, 8);
}

}  // namespace velocert::reports
