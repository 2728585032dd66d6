// SPDX-License-Identifier: GPL-3.0-or-later
#include "app/desktop/model/bench/running/live_uncertainty.h"

#include <QCoreApplication>
#include <QStringList>

#include "app/words/decision.h"
#include "app/words/decision_rule_words.h"
#include "app/words/words.h"

namespace velocert::app {
namespace {

class Uncertainty {
    Q_DECLARE_TR_FUNCTIONS(Uncertainty)
};

/// k to two digits behind the point; the budget keeps them all.
QString factor_words(const base::Decimal& factor) {
    const auto shown = base::nearest(factor.to_double(), 2);
    return exact_words((shown ? *shown : factor).normalized());
}

/// What becomes of a result that lies so near to the limit, with the width rounded up: the exact ends stand in the
/// plan.
QString nearness_words(const conformity::Sufficiency& sufficiency, const metrology::AnyQuantity& expanded) {
    if (sufficiency.reason != conformity::Reason::none) return reason_words(sufficiency.reason);
    if (sufficiency.undecidable.empty()) return {};
    const auto& interval = sufficiency.undecidable.back();
    const QString wide = uncertainty_words({expanded.kind(), interval.to.base() - interval.from.base()});
    switch (interval.kind) {
        case conformity::Undecidable::near_limit:
            return Uncertainty::tr("within that of the limit a result carries more than the usual risk");
        case conformity::Undecidable::rejected_inside:
            return Uncertainty::tr("less than %1 inside the limit, in the guard band, a result is rejected").arg(wide);
        case conformity::Undecidable::no_verdict:
            return Uncertainty::tr("in a band of %1 around the limit a result gets no verdict").arg(wide);
    }
    return {};
}

}  // namespace

std::optional<ShownUncertainty> shown_uncertainty(const sequence::CalibrationSet& calibrations, const std::string& role,
                                                  const metrology::Indication& indication) {
    const auto* certificate = calibrations.find(role, indication.measurand);
    if (certificate == nullptr || !indication.has_value() || indication.unit == nullptr) return std::nullopt;
    const auto value = metrology::WrittenQuantity(indication.value, *indication.unit).value();
    const auto standard = metrology::calibration_uncertainty(*certificate, value);
    if (!standard) return std::nullopt;
    const metrology::Measurement measured{{}, value, *standard, certificate->coverage_factor};
    const auto expanded = measured.expanded_uncertainty();
    if (!expanded) return std::nullopt;
    return ShownUncertainty{*expanded, certificate->coverage_factor};
}

QString shown_uncertainty_words(const std::optional<ShownUncertainty>& shown) {
    if (!shown) return Uncertainty::tr("U not known: no certificate covers this value");
    return Uncertainty::tr("U = %1 (k = %2), by the certificate")
        .arg(uncertainty_words(shown->expanded), factor_words(shown->coverage_factor));
}

const sequence::ExpectedDecision* expected_at(std::span<const sequence::ExpectedDecision> all,
                                              const std::string& procedure, const std::string& step,
                                              const conformity::Limit& limit) {
    const sequence::ExpectedDecision* out = nullptr;
    std::int64_t largest = 0;
    for (const auto& one : all) {
        if (one.procedure != procedure || one.step != step || one.limit.id != limit.id) continue;
        const auto expanded = one.at_limit.expanded_uncertainty();
        if (!expanded || (out != nullptr && expanded->base() <= largest)) continue;
        out = &one;
        largest = expanded->base();
    }
    return out;
}

QString expectation_words(const sequence::ExpectedDecision* expected, const conformity::Limit* limit,
                          const standards::Step& step, bool calibrated, int scatter_of) {
    if (limit == nullptr || limit->is_class) return {};
    const auto expanded = expected != nullptr ? expected->at_limit.expanded_uncertainty() : std::nullopt;
    if (expanded && expected->at_limit.coverage_factor) {
        const QString how = scatter_of > 0 ? Uncertainty::tr("Result: U = %1 at the limit (k = %2), by %n attempt(s)",
                                                             nullptr, scatter_of)
                                           : Uncertainty::tr("Result: U at least %1 at the limit (k = %2)");
        QStringList parts{how.arg(uncertainty_words(*expanded), factor_words(*expected->at_limit.coverage_factor))};
        if (scatter_of == 0 && !step.repeat.valid_runs_limit.empty())
            parts << Uncertainty::tr("the scatter of the attempts is not in it yet");
        parts << nearness_words(expected->sufficiency, *expanded);
        if (!expected->sufficiency.sufficient && expected->sufficiency.reason == conformity::Reason::none)
            parts << warning_words(conformity::AssessmentWarning::bench_too_coarse);
        parts.removeAll(QString());
        return Uncertainty::tr("%1.").arg(parts.join(Uncertainty::tr("; ")));
    }
    if (limit->status == conformity::LimitStatus::unverified || !limit->value)
        return Uncertainty::tr("No guard band: the limit has not been verified, so nothing can be decided at it.");
    if (limit->informative) return Uncertainty::tr("No guard band: the limit is for information and decides nothing.");
    if (!calibrated)
        return Uncertainty::tr("No guard band: the run has no certificates, so the uncertainty is not known.");
    if (step.budgets.empty())
        return Uncertainty::tr("No guard band: the method gives no uncertainty budget for this result.");
    return Uncertainty::tr("No guard band yet: the uncertainty of this result is known once all readings are there.");
}

}  // namespace velocert::app
