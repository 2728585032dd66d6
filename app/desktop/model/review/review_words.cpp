// SPDX-License-Identifier: GPL-3.0-or-later
#include <QCoreApplication>

#include "app/desktop/model/bench/running/coverage.h"
#include "app/desktop/model/review/review_presenter.h"
#include "app/words/decision.h"
#include "app/words/language.h"
#include "app/words/words.h"

namespace velocert::app {
namespace {

class Review {
    Q_DECLARE_TR_FUNCTIONS(Review)
};

}  // namespace

QStringList row_words(const ReviewPresenter& review, const ReviewRow& row) {
    QString value;
    QString uncertainty;
    QString limit;
    QString margin;
    if (const auto* found = review.assessment(row)) {
        limit = limit_words(found->limit);
        if (found->measurement) {
            value = value_words(found->measurement->value, found->limit);
            if (const auto expanded = found->measurement->expanded_uncertainty()) uncertainty = value_words(*expanded);
        }
        if (found->margin) margin = value_words(*found->margin);
    }
    QStringList concerns;
    for (const auto concern : row.concerns) concerns << concern_word(concern);
    return {clause_number(row.clause),
            in_words(row.title),
            value,
            uncertainty,
            limit,
            margin,
            verdict_word(row.verdict),
            concerns.join(QStringLiteral(", "))};
}

QString step_words(ReviewStep step) {
    switch (step) {
        case ReviewStep::prepare: return Review::tr("no report yet");
        case ReviewStep::tested: return Review::tr("to be signed as tested");
        case ReviewStep::reviewed: return Review::tr("to be reviewed");
        case ReviewStep::approved: return Review::tr("to be approved");
        case ReviewStep::prepare_again: return Review::tr("returned, to be prepared again");
        case ReviewStep::bench: return Review::tr("returned to the bench");
    }
    return {};
}

QString concern_word(Concern concern) {
    switch (concern) {
        case Concern::fails: return Review::tr("fails");
        case Concern::undecided: return Review::tr("not decided");
        case Concern::conditional: return Review::tr("within its uncertainty");
        case Concern::deviation: return Review::tr("deviation");
        case Concern::limit: return Review::tr("limit provisional or assumed");
        case Concern::gap: return Review::tr("gap in the record");
        case Concern::retry: return Review::tr("repeated");
        case Concern::same_photo: return Review::tr("one photo for several questions");
        case Concern::typed: return Review::tr("typed by hand");
    }
    return {};
}

QString meaning_word(records::Meaning meaning) {
    using records::Meaning;
    switch (meaning) {
        case Meaning::tested: return Review::tr("tested");
        case Meaning::checked: return Review::tr("checked");
        case Meaning::reviewed: return Review::tr("reviewed");
        case Meaning::approved: return Review::tr("approved");
        case Meaning::witnessed: return Review::tr("witnessed");
        case Meaning::voided: return Review::tr("voided");
    }
    return {};
}

}  // namespace velocert::app
