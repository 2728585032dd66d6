// SPDX-License-Identifier: GPL-3.0-or-later
// Two runs side by side: lines are brought together by what they say, in the order in which the first run has them.
#include <QCoreApplication>
#include <algorithm>

#include "app/desktop/model/archive/past_run.h"
#include "app/words/language.h"
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
        const auto* procedure = past.edition.procedure(result.procedure);
        const QString title = procedure == nullptr ? text(result.procedure) : in_words(procedure->title);
        out.push_back({title, verdict_word(result.verdict), sign_of(result.verdict)});
        for (const auto& one : result.assessments) {
            const QString name = title + " · " + text(one.limit.id);
            out.push_back({Compared::tr("%1, value").arg(name),
                           one.measurement ? text(one.measurement->value.text()) : QString()});
            out.push_back({Compared::tr("%1, limit").arg(name), text(conformity::value_text(one.limit))});
        }
    }
    for (const auto& attempt : past.run.step_runs) {
        const QString name = text(sequence::attempt_name(attempt));
        out.push_back({Compared::tr("attempt %1").arg(name), verdict_word(attempt.result.verdict)});
        for (const auto& value : attempt.result.values)
            out.push_back({name + " · " + text(value.name), text(sequence::value_text(value))});
    }
    return out;
}

void add(std::vector<ComparedLine>& out, const std::vector<FactLine>& first, std::vector<FactLine> second) {
    for (const auto& line : first) {
        const auto other = std::ranges::find(second, line.what, &FactLine::what);
        out.push_back({line.what, line.value, other == second.end() ? QString() : other->value});
        // Each line of the second answers one of the first.
        if (other != second.end()) second.erase(other);
    }
    for (const auto& line : second) out.push_back({line.what, {}, line.value});
}

}  // namespace

std::vector<ComparedLine> compare_runs(const PastRun& first, const PastRun& second) {
    std::vector<ComparedLine> out;
    add(out, facts_of(first), facts_of(second));
    add(out, results_of(first), results_of(second));
    return out;
}

}  // namespace velocert::app
