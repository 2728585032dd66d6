// SPDX-License-Identifier: GPL-3.0-or-later
#include "app/desktop/model/frame/ending_words.h"

#include <QCoreApplication>
#include <algorithm>

#include "app/desktop/model/frame/record_words.h"
#include "app/words/words.h"
#include "core/sequence/running/stop_cause.h"
#include "core/sequence/unconfirmed.h"
#include "instruments/registry/left_on.h"

namespace velocert::app {
namespace {

using sequence::Lifecycle;

class Ending {
    Q_DECLARE_TR_FUNCTIONS(Ending)
};

QString how_it_ended(const sequence::Run& run) {
    switch (run.lifecycle) {
        case Lifecycle::running:
        case Lifecycle::suspended:
        case Lifecycle::completed: return {};
        case Lifecycle::stopped:
            return run.lifecycle_text.empty() ||
                           run.lifecycle_text.ends_with(sequence::by_whom(sequence::StopCause::person))
                       ? Ending::tr("This run was stopped by the operator.")
                       : Ending::tr("This run has ended: %1.").arg(lifecycle_text_words(run.lifecycle_text));
        case Lifecycle::aborted: return Ending::tr("This run was stopped in an emergency.");
        case Lifecycle::errored:
            return run.lifecycle_text.empty()
                       ? Ending::tr("This run broke off.")
                       : Ending::tr("This run broke off: %1.").arg(lifecycle_text_words(run.lifecycle_text));
    }
    return {};
}

/// The attempt after which the instruments were driven to their safe state: of a run that was stopped the last one,
/// else the last that was abandoned. Null where there is none.
const sequence::StepRun* left_attempt(const sequence::Run& run) {
    const bool stopped = run.lifecycle == Lifecycle::stopped || run.lifecycle == Lifecycle::aborted;
    const auto found = std::find_if(run.step_runs.rbegin(), run.step_runs.rend(), [&](const auto& attempt) {
        return stopped || attempt.outcome == conformity::Outcome::aborted;
    });
    return found == run.step_runs.rend() ? nullptr : &*found;
}

QString read_back(const sequence::StepRun& attempt, const standards::StandardEdition& edition) {
    QStringList states;
    for (const auto& state : attempt.safe_states) {
        const QString said = state.text.empty() ? Ending::tr("nothing was read back") : safe_state_words(state.text);
        states << (state.ok ? Ending::tr("%1: %2") : Ending::tr("%1: NOT CONFIRMED, %2"))
                      .arg(role_title(edition, state.role), said);
    }
    return states.join(Ending::tr("; "));
}

}  // namespace

QString ending_word(const std::string& lifecycle) {
    const auto known = sequence::parse_lifecycle(lifecycle);
    return known && *known != Lifecycle::completed ? lifecycle_word(*known) : QString();
}

QString unconfirmed_words(const sequence::StepRun& attempt) {
    return sequence::unconfirmed(attempt) ? Ending::tr("nobody said that it went as the method asks") : QString();
}

QStringList left_on_lines(const sequence::Run& run, const standards::StandardEdition& edition) {
    QStringList out;
    for (const auto& left : instruments::left_on(run))
        out << Ending::tr(
                   "%1 (%2 at %3) is NOT off, as far as anybody knows: it was told to stop; %4. Switch it off at "
                   "the instrument itself before anyone touches what is connected.")
                   .arg(role_title(edition, left.role), QString::fromStdString(left.driver),
                        QString::fromStdString(left.port), safe_state_words(left.said));
    return out;
}

QStringList ending_lines(const sequence::Run& run, const standards::StandardEdition& edition) {
    QStringList out;
    if (const QString how = how_it_ended(run); !how.isEmpty()) out << how;
    const auto* left = left_attempt(run);
    if (left == nullptr) return out;
    // Attempts of before it was kept have captures and say nothing of it.
    if (!left->safe_states.empty())
        out << Ending::tr("Safe state read back after %1: %2")
                   .arg(attempt_title(edition, *left), read_back(*left, edition));
    else if (left->captures.empty() && !out.isEmpty())
        out << Ending::tr("No instrument was in use then (%1).").arg(attempt_title(edition, *left));
    return out;
}

}  // namespace velocert::app
