// SPDX-License-Identifier: GPL-3.0-or-later
#include "app/words/decision.h"

#include <QCoreApplication>
#include <QLocale>
#include <algorithm>
#include <cstdlib>
#include <optional>
#include <string>

#include "app/words/decision_rule_words.h"
#include "app/words/limit_names.h"
#include "app/words/words.h"
#include "core/conformity/sufficiency.h"

namespace velocert::app {
namespace {

using base::Decimal;
using conformity::Limit;
using conformity::Relation;
using metrology::AnyQuantity;
using metrology::Kind;
using metrology::Unit;

class Decision {
    Q_DECLARE_TR_FUNCTIONS(Decision)
};

/// Digits with the locale's point; never through a double.
QString digits(const Decimal& number) {
    QString text = QString::fromStdString(number.text());
    text.replace(QLatin1Char('.'), QLocale().decimalPoint());
    return text;
}

QString with_unit(const Decimal& number, const Unit& unit) {
    if (unit.kind == Kind::count) return digits(number);
    const QString print = QString::fromUtf8(unit.print.data(), static_cast<qsizetype>(unit.print.size()));
    return digits(number) + QLatin1Char(' ') + print;
}

const Unit& unit_of(const Limit& limit) {
    return limit.value ? limit.value->unit() : metrology::preferred_unit(limit.kind);
}

int digits_beside(const Limit& limit) {
    return std::max(shown_digits(limit.kind), limit.value ? limit.value->number().scale() : 0);
}

/// The number print_against() gives, without its unit.
Decimal printed(const AnyQuantity& value, const Limit& limit) {
    const std::string text = conformity::print_against(value, limit, digits_beside(limit));
    const auto number = Decimal::parse(text.substr(0, text.find(' ')));
    return number ? *number : value.in(unit_of(limit));
}

/// |a - b| in the finer of the two scales; nothing if that leaves the range of a decimal.
std::optional<Decimal> distance(const Decimal& a, const Decimal& b) {
    const int scale = std::max(a.scale(), b.scale());
    const auto x = a.rescaled(scale);
    const auto y = b.rescaled(scale);
    if (!x || !y) return std::nullopt;
    return Decimal(std::abs(x->mantissa() - y->mantissa()), scale);
}

/// From the printed value to the nearer bound of the limit.
std::optional<Decimal> printed_margin(const AnyQuantity& value, const Limit& limit) {
    if (!limit.value || limit.value->kind() != value.kind()) return std::nullopt;
    const Decimal shown = printed(value, limit);
    auto out = distance(shown, limit.value->number());
    if (limit.upper && limit.upper->unit() == limit.value->unit()) {
        const auto other = distance(shown, limit.upper->number());
        if (out && other && *other < *out) out = other;
    }
    return out;
}

/// U with as many digits as the value; more if it would otherwise read as nothing.
QString uncertainty(const AnyQuantity& expanded, const Limit& limit) {
    const Unit& unit = unit_of(limit);
    int scale = digits_beside(limit);
    Decimal shown = expanded.rounded_in(unit, scale);
    while (shown.mantissa() == 0 && expanded.base() != 0 && scale < 9) shown = expanded.rounded_in(unit, ++scale);
    return with_unit(shown, unit);
}

/// The unit of a difference: of temperatures one that does not count from a zero point of its own.
const Unit& unit_of_width(Kind kind) {
    const Unit& usual = metrology::preferred_unit(kind);
    if (usual.offset == 0) return usual;
    const Unit* out = &usual;
    for (const auto& unit : metrology::units())
        if (unit.kind == kind && unit.offset == 0 && (out == &usual || unit.factor > out->factor)) out = &unit;
    return *out;
}

QString bound_words(const Limit& limit) {
    if (!limit.value) return limit_class_words(conformity::value_text(limit));
    if (limit.relation == Relation::within && limit.upper)
        return digits(limit.value->number()) + QStringLiteral(" ... ") +
               with_unit(limit.upper->number(), limit.upper->unit());
    return with_unit(limit.value->number(), limit.value->unit());
}

}  // namespace

int shown_digits(Kind kind) {
    switch (kind) {
        case Kind::count:
        case Kind::rotation:
        case Kind::force: return 0;
        case Kind::speed:
        case Kind::temperature:
        case Kind::sound_level:
        case Kind::voltage:
        case Kind::angle:
        case Kind::pressure:
        case Kind::power:
        case Kind::frequency:
        case Kind::volume: return 1;
        case Kind::mass:
        case Kind::length:
        case Kind::torque:
        case Kind::duration:
        case Kind::current:
        case Kind::energy:
        case Kind::resistance:
        case Kind::inductance:
        case Kind::ratio:
        case Kind::acceleration: return 2;
        case Kind::capacitance:
        case Kind::voltage_per_rotation: return 4;
    }
    return 2;
}

QString value_words(const AnyQuantity& value) { return value_words(value, shown_digits(value.kind())); }

QString value_words(const AnyQuantity& value, int scale) {
    const Unit& unit = metrology::preferred_unit(value.kind());
    return with_unit(value.rounded_in(unit, scale), unit);
}

QString value_words(const AnyQuantity& value, const Limit& limit) {
    if (limit.kind != value.kind()) return value_words(value);
    return with_unit(printed(value, limit), unit_of(limit));
}

QString uncertainty_words(const AnyQuantity& expanded) {
    const Unit& unit = unit_of_width(expanded.kind());
    const Decimal shown = expanded.in(unit);
    // Two digits, and never less than it is.
    std::int64_t mantissa = shown.mantissa();
    int scale = shown.scale();
    bool more = false;
    while (mantissa > 99 && scale > 0) {
        more = more || mantissa % 10 != 0;
        mantissa /= 10;
        --scale;
    }
    return with_unit(Decimal(mantissa + (more ? 1 : 0), scale).normalized(), unit);
}

QString exact_words(const Decimal& number) { return digits(number); }

QString exact_words(const AnyQuantity& value, const Limit& limit) {
    const Unit& unit = limit.kind == value.kind() ? unit_of(limit) : metrology::preferred_unit(value.kind());
    return with_unit(value.in(unit), unit);
}

QString limit_words(const Limit& limit) { return limit_words(limit.relation, bound_words(limit)); }

QString limit_words(Relation relation, const QString& bound) {
    switch (relation) {
        case Relation::at_most: return QStringLiteral("≤ ") + bound;
        case Relation::below: return QStringLiteral("< ") + bound;
        case Relation::at_least: return QStringLiteral("≥ ") + bound;
        case Relation::equal: return QStringLiteral("= ") + bound;
        case Relation::zero_above: return Decision::tr("zero above %1").arg(bound);
        case Relation::from: return Decision::tr("from %1").arg(bound);
        case Relation::within:
        case Relation::unknown: return bound;
    }
    return bound;
}

QString margin_words(const conformity::Assessment& assessment) {
    using conformity::Reason;
    using conformity::Verdict;
    const auto& limit = assessment.limit;
    const bool decided = assessment.verdict == Verdict::pass || assessment.verdict == Verdict::fail ||
                         assessment.verdict == Verdict::inconclusive;
    if (!assessment.measurement && assessment.reason == Reason::inside_limit) return Decision::tr("as required");
    if (!assessment.measurement && assessment.reason == Reason::outside_limit) return Decision::tr("not as required");
    if (!decided || !assessment.measurement || !assessment.margin) return reason_words(assessment.reason);
    const auto margin = printed_margin(assessment.measurement->value, limit);
    if (!margin) return reason_words(assessment.reason);

    const QString by = with_unit(*margin, unit_of(limit));
    const QString bound = bound_words(limit);
    QString text;
    if (assessment.margin->base() < 0)
        text = Decision::tr("%1 outside the %2 limit").arg(by, bound);
    else if (margin->mantissa() == 0)
        text = Decision::tr("exactly at the %1 limit").arg(bound);
    else
        text = Decision::tr("%1 inside the %2 limit").arg(by, bound);
    if (assessment.reason == Reason::outside_acceptance_limit && assessment.margin->base() >= 0)
        text = Decision::tr("%1, but closer than the guard band").arg(text);
    else if (assessment.reason != Reason::inside_limit && assessment.reason != Reason::outside_limit &&
             assessment.reason != Reason::outside_acceptance_limit && assessment.reason != Reason::none)
        text = Decision::tr("%1, but %2").arg(text, reason_words(assessment.reason));
    if (const auto expanded = assessment.measurement->expanded_uncertainty())
        text = Decision::tr("%1, U = %2").arg(text, uncertainty(*expanded, limit));
    for (const auto warning : conformity::warnings(assessment))
        text = Decision::tr("%1; %2").arg(text, warning_words(warning));
    return text;
}

QString decision_sentence(const conformity::Assessment& assessment) {
    const QString margin = margin_words(assessment);
    const QString verdict = verdict_word(assessment.verdict);
    return margin.isEmpty() ? verdict : Decision::tr("%1, %2").arg(verdict, margin);
}

}  // namespace velocert::app
