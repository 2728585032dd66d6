// SPDX-License-Identifier: GPL-3.0-or-later
#include "app/desktop/model/bench/running/coverage.h"

#include <QCoreApplication>
#include <algorithm>

#include "app/desktop/model/bench/preparing/item_entry.h"
#include "app/words/language.h"
#include "app/words/words.h"

namespace velocert::app {
namespace {

class Coverage {
    Q_DECLARE_TR_FUNCTIONS(Coverage)
};

/// Whether anything is read off an instrument.
bool measures(const standards::Procedure& procedure) {
    return std::ranges::any_of(procedure.steps, [](const standards::Step& step) {
        return std::ranges::any_of(step.actions, [](const standards::Action& action) {
            return action.kind == standards::Action::Kind::acquire;
        });
    });
}

/// Which trait of the item takes it out of what is asked; empty where none does.
QString left_out_by(const standards::Applicability& applies, const standards::ItemTraits& item) {
    if (applies.covers(item)) return {};
    const auto only = [&](const standards::Applicability& part) { return !part.covers(item); };
    QStringList out;
    if (only({applies.batteries, {}})) out << Coverage::tr("battery: %1").arg(battery_word(item.battery));
    if (only({{}, applies.drives})) out << Coverage::tr("drive: %1").arg(drive_word(item.drive));
    if (item.use && only({{}, {}, applies.uses})) out << Coverage::tr("use: %1").arg(use_word(*item.use));
    if (only({{}, {}, {}, applies.features})) {
        QStringList missing;
        for (const auto& feature : applies.features) missing << feature_words(feature);
        out << Coverage::tr("the item has none: %1").arg(missing.join(", "));
    }
    return Coverage::tr("not asked of this item (%1)").arg(out.join("; "));
}

CoveredClause examined(const standards::Procedure& procedure, std::span<const std::string> planned,
                       const sequence::Run& run, CoveredClause out) {
    const auto result = std::ranges::find(run.results, procedure.id, &sequence::ProcedureResult::procedure);
    if (result == run.results.end()) {
        const bool wanted = std::ranges::find(planned, procedure.id) != planned.end();
        const bool begun = std::ranges::any_of(
            run.step_runs, [&](const sequence::StepRun& one) { return one.procedure == procedure.id; });
        out.why = !wanted ? Coverage::tr("not in this run")
                  : begun ? Coverage::tr("begun, not complete")
                          : Coverage::tr("to do");
        return out;
    }
    switch (result->verdict) {
        case conformity::Verdict::not_applicable:
            out.state = Covered::not_applicable;
            out.why = reason_words(result->reason);
            break;
        case conformity::Verdict::not_evaluated:
            out.state = Covered::not_evaluated;
            out.why = reason_words(result->reason);
            break;
        case conformity::Verdict::pass:
        case conformity::Verdict::inconclusive:
        case conformity::Verdict::fail:
            out.state = measures(procedure) ? Covered::tested : Covered::inspected;
            out.why = verdict_word(result->verdict);
            out.decided = result->verdict != conformity::Verdict::inconclusive;
            break;
    }
    return out;
}

}  // namespace

QString clause_number(const std::string& id) {
    const QString number = QString::fromStdString(id).section('/', 0, 0);
    return number == "unnumbered" ? Coverage::tr("unnumbered") : number;
}

std::vector<CoveredClause> coverage(const standards::StandardEdition& edition, const standards::ItemTraits& item,
                                    std::span<const std::string> planned, const sequence::Run& run) {
    std::vector<CoveredClause> out;
    for (const auto& clause : edition.clauses) {
        CoveredClause one{clause.id, clause.title, Covered::open, {}};
        const auto* procedure = edition.procedure(clause.procedure);
        if (clause.not_applicable) {
            one.state = Covered::not_applicable;
            one.why = in_words(*clause.not_applicable);
        } else if (!clause.applies.covers(item) || (procedure != nullptr && !procedure->applies.covers(item))) {
            one.state = Covered::not_applicable;
            one.why = left_out_by(clause.applies.covers(item) ? procedure->applies : clause.applies, item);
        } else if (procedure != nullptr) {
            one = examined(*procedure, planned, run, std::move(one));
        } else {
            one.why = Coverage::tr("not in this run");
        }
        out.push_back(std::move(one));
    }
    return out;
}

QString incomplete_words(std::span<const CoveredClause> clauses) {
    const auto decided = std::ranges::count(clauses, true, &CoveredClause::decided);
    const auto asked =
        std::ranges::count_if(clauses, [](const CoveredClause& one) { return one.state != Covered::not_applicable; });
    if (decided == asked) return {};
    return Coverage::tr("Not the complete type test: %1 of %2 clauses decided, %3 open.")
        .arg(decided)
        .arg(asked)
        .arg(asked - decided);
}

QString covered_word(Covered state) {
    switch (state) {
        case Covered::tested: return Coverage::tr("tested");
        case Covered::inspected: return Coverage::tr("inspected");
        case Covered::not_evaluated: return Coverage::tr("not evaluated");
        case Covered::open: return Coverage::tr("open");
        case Covered::not_applicable: return Coverage::tr("not applicable");
    }
    return {};
}

}  // namespace velocert::app
