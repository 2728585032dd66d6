// SPDX-License-Identifier: GPL-3.0-or-later
// Two runs side by side: lines are brought together by what they say, in the order in which the first run has them.
#include <QCoreApplication>
#include <algorithm>

#include "app/desktop/model/archive/past_run.h"
#include "app/words/decision.h"
#include "app/words/limit_names.h"
#include "app/words/words.h"
#include "core/sequence/documents/reason_sentence.h"

namespace velocert::app {
namespace {

class Compared {
    Q_DECLARE_TR_FUNCTIONS(Compared)
};

QString text(const std::string& given) { return QString::fromStdString(given); }

std::vector<FactLine> results_of(const PastRun& past) {
    std::vector<FactLine> out;
    for (const auto& result : past.run.results) {
        const QString title = procedure_title(past, result.procedure);
        out.push_back({title, verdict_word(result.verdict), sign_of(result.verdict)});
        for (const auto& one : result.assessments) {
            const QString name = title + " · " + limit_name(one.limit.id);
            out.push_back({Compared::tr("%1, value").arg(name),
                           one.measurement ? text(one.measurement->value.text()) : QString()});
            out.push_back({Compared::tr("%1, limit").arg(name), limit_words(one.limit)});
        }
    }
    for (const auto& attempt : past.run.step_runs) {
        // Steps of several procedures may have one title.
        const QString name = procedure_title(past, attempt.procedure) + " · " + attempt_title(past, attempt);
        out.push_back({name, verdict_word(attempt.result.verdict)});
        for (const auto& value : attempt.result.values)
            out.push_back({name + " · " + value_name(value.name), text(sequence::value_text(value))});
    }
    return out;
}

/// A cell without a word would look like one that was forgotten.
QString shown(const QString& value) { return value.isEmpty() ? QStringLiteral("–") : value; }

void add(std::vector<ComparedLine>& out, const std::vector<FactLine>& first, std::vector<FactLine> second) {
    for (const auto& line : first) {
        const auto other = std::ranges::find(second, line.what, &FactLine::what);
        out.push_back({line.what, shown(line.value), shown(other == second.end() ? QString() : other->value)});
        // Each line of the second answers one of the first.
        if (other != second.end()) second.erase(other);
    }
    for (const auto& line : second) out.push_back({line.what, shown({}), shown(line.value)});
}

}  // namespace

std::vector<ComparedLine> compare_runs(const PastRun& first, const PastRun& second) {
    std::vector<ComparedLine> out;
    add(out, facts_of(first), facts_of(second));
    add(out, results_of(first), results_of(second));
    return out;
}

}  // namespace velocert::app
