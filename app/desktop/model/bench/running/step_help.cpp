// SPDX-License-Identifier: GPL-3.0-or-later
#include "app/desktop/model/bench/running/step_help.h"

#include "app/desktop/model/frame/clause_help.h"

namespace velocert::app {

QString step_help(const RunPresenter& run, const std::string& procedure, const std::string& step) {
    const QString bench = "bench";
    if (!run.order()) return bench;
    const auto& edition = run.order()->edition;
    const auto* found = edition.procedure(procedure);
    if (found == nullptr) return bench;
    std::string clause = found->clause;
    for (const auto& one : found->steps)
        if (one.id == step && !one.clause.empty()) clause = one.clause;
    // A step may name a part of a clause that the edition does not list by itself.
    if (edition.clause(clause) == nullptr) clause = found->clause;
    const QString topic = clause_topic(edition.id, clause);
    return topic.isEmpty() ? bench : topic;
}

QString step_help(const RunPresenter& run) {
    const auto [procedure, step] = run.current_step();
    return run.running() ? step_help(run, procedure, step) : QString("bench");
}

}  // namespace velocert::app
