// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include <QString>
#include <QStringList>
#include <vector>

#include "app/desktop/look/sign.h"
#include "core/sequence/run.h"

namespace velocert::app {

class RunPresenter;

/// What stands in the middle of the Bench where neither a picture nor a plot does: what the step asks for and what
/// came of it so far; at the end what the run came to, clause by clause, and what happens next.
struct CentreFacts {
    struct Row {
        Sign sign = Sign::none;
        QString text;
    };
    QString title;  ///< empty: there is nothing to say
    QString lead;   ///< the requirement, or the numbers of verdicts
    QString rows_title;
    std::vector<Row> rows;
    QStringList notes;
};
/// `review_key`: how one gets to where the run waits next; empty where the person has no such place.
[[nodiscard]] CentreFacts centre_facts(RunPresenter& run, const QString& review_key);

/// The assessment that decided: of the procedure's verdict, the one with the smallest margin against its limit. Null
/// where nothing was assessed.
[[nodiscard]] const conformity::Assessment* deciding_assessment(const sequence::ProcedureResult& result);
/// How far from its limit, as a share of it; 0 where there is no such figure.
[[nodiscard]] double margin_share(const conformity::Assessment& assessment);

}  // namespace velocert::app
