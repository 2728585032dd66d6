// SPDX-License-Identifier: GPL-3.0-or-later
#include "app/words/decision_rule_words.h"

#include <QCoreApplication>
#include <QStringList>

#include "app/words/decision.h"
#include "app/words/words.h"

namespace velocert::app {
namespace {

using conformity::RuleName;
using conformity::Undecidable;
using conformity::Zone;

class DecisionRules {
    Q_DECLARE_TR_FUNCTIONS(DecisionRules)
};

/// A share of one in percent, exactly.
QString percent(const base::Decimal& share) {
    const int scale = share.scale();
    if (scale >= 2) return exact_words(base::Decimal(share.mantissa(), scale - 2).normalized());
    return exact_words(base::Decimal(share.mantissa() * (scale == 1 ? 10 : 100), 0));
}

QString interval_words(const conformity::UndecidableInterval& interval, const conformity::Limit& limit) {
    const QString from = exact_words(interval.from, limit);
    const QString to = exact_words(interval.to, limit);
    switch (interval.kind) {
        case Undecidable::near_limit:
            return DecisionRules::tr("results between %1 and %2 carry more than the usual risk").arg(from, to);
        case Undecidable::rejected_inside:
            return DecisionRules::tr("results between %1 and %2 are rejected although they are inside the limit")
                .arg(from, to);
        case Undecidable::no_verdict:
            return DecisionRules::tr("results between %1 and %2 get no verdict").arg(from, to);
    }
    return {};
}

}  // namespace

QString rule_words(const conformity::DecisionRule& rule) {
    switch (rule.rule) {
        case RuleName::simple: return DecisionRules::tr("simple acceptance");
        case RuleName::guard_band: return DecisionRules::tr("guard band, w = %1 U").arg(exact_words(rule.fraction));
        case RuleName::four_zone: return DecisionRules::tr("four zones, w = %1 U").arg(exact_words(rule.fraction));
        case RuleName::target_risk:
            return DecisionRules::tr("guard band for a risk of %1 %")
                .arg(percent(rule.risk.value_or(base::Decimal(0, 0))));
    }
    return {};
}

QString comparison_word(conformity::Comparison comparison) {
    switch (comparison) {
        case conformity::Comparison::full_value: return DecisionRules::tr("full value");
        case conformity::Comparison::rounded_value: return DecisionRules::tr("rounded value");
    }
    return {};
}

QString zone_word(Zone zone) {
    switch (zone) {
        case Zone::pass: return DecisionRules::tr("pass");
        case Zone::conditional_pass: return DecisionRules::tr("conditional pass");
        case Zone::conditional_fail: return DecisionRules::tr("conditional fail");
        case Zone::fail: return DecisionRules::tr("fail");
    }
    return {};
}

QString warning_words(conformity::AssessmentWarning warning) {
    switch (warning) {
        case conformity::AssessmentWarning::bench_too_coarse:
            return DecisionRules::tr("the uncertainty is large for this limit");
    }
    return {};
}

QString sufficiency_words(const conformity::Limit& limit, const conformity::Sufficiency& sufficiency) {
    const QString bound = limit_words(limit);
    if (sufficiency.reason != conformity::Reason::none)
        return DecisionRules::tr("%1: cannot be decided, %2").arg(bound, reason_words(sufficiency.reason));
    QStringList parts;
    for (const auto& interval : sufficiency.undecidable) parts << interval_words(interval, limit);
    if (!sufficiency.sufficient) parts << warning_words(conformity::AssessmentWarning::bench_too_coarse);
    if (parts.isEmpty()) parts << DecisionRules::tr("every result can be decided");
    return DecisionRules::tr("%1: %2").arg(bound, parts.join(DecisionRules::tr("; ")));
}

}  // namespace velocert::app
