// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include <QString>
#include <QStringList>
#include <functional>
#include <string>
#include <vector>

#include "app/desktop/look/sign.h"
#include "app/desktop/model/archive/attempt_timeline.h"
#include "app/desktop/model/frame/annotation_presenter.h"
#include "core/base/result.h"
#include "core/laboratory/people/people_register.h"
#include "core/records/archive.h"
#include "core/sequence/run.h"
#include "core/standards/edition.h"
#include "reports/charts/chart.h"

namespace velocert::app {

/// A run as it was, with the edition it was judged by, rebuilt from the archived pack and release.
struct PastRun {
    sequence::Run run;
    standards::StandardEdition edition;
    std::string voided = {};                 ///< why it counts for nothing; empty while it counts
    laboratory::PeopleRegister people = {};  ///< of its archive, for the names

    [[nodiscard]] const standards::Step* step(const sequence::StepRun& attempt) const;
};
[[nodiscard]] base::Result<PastRun> load_past_run(const records::Archive& archive, const std::string& id);

/// One line of a table of facts.
struct FactLine {
    QString what;
    QString value;
    Sign sign = Sign::none;
};
/// What stands above a run: item, edition with its reason, pack, rule, people, station, how it ended, verdict.
[[nodiscard]] std::vector<FactLine> facts_of(const PastRun& past);
/// "S-001 · 20261123-1a2b3c4d5e6f": the item, and the run.
[[nodiscard]] QString run_title(const PastRun& past);
/// "Braking": a procedure's title in the language in use; its id where the edition has none of that name.
[[nodiscard]] QString procedure_title(const PastRun& past, const std::string& id);
/// "dry, both brakes @P-1": the step of an attempt, and the part that it is about.
[[nodiscard]] QString step_title(const PastRun& past, const sequence::StepRun& attempt);
/// "dry, both brakes · attempt 3".
[[nodiscard]] QString attempt_title(const PastRun& past, const sequence::StepRun& attempt);
/// "Corrected distance, standard uncertainty" of a value's name in a result, in the language in use.
[[nodiscard]] QString value_name(const std::string& name);
/// The attempt's result: outcome, verdict, every value, what was typed, voids and reasons.
[[nodiscard]] std::vector<FactLine> facts_of(const PastRun& past, const sequence::StepRun& attempt);
/// What the person was asked at an action, in the language in use; the action's id where the step has no words for it.
[[nodiscard]] QString action_words(const PastRun& past, const sequence::StepRun& attempt, const std::string& action);
/// Puts what people noted into the chart of that measurand: each with its number, on the curve.
void annotate_chart(const std::vector<AnnotationPresenter::Place>& places, const TimelineCapture& capture,
                    int measurand, reports::Chart& chart);
/// The same where x is another axis than time; the numbers stand at the foot.
void annotate_distance(const std::vector<AnnotationPresenter::Place>& places,
                       const std::function<double(double seconds)>& place_of, reports::Chart& chart);
/// One measurand of one capture over time, as the report draws charts.
[[nodiscard]] reports::Chart time_chart(const TimelineCapture& capture, const standards::Title& role,
                                        metrology::Measurand measurand);

/// One line of two runs side by side.
struct ComparedLine {
    QString what;
    QString first;
    QString second;
    [[nodiscard]] bool differs() const { return first != second; }
};
/// Everything that stands above the two, then each procedure's verdict with its values and limits, then the results of
/// the attempts. What only one of them has is a dash on the other side. Pure.
[[nodiscard]] std::vector<ComparedLine> compare_runs(const PastRun& first, const PastRun& second);

}  // namespace velocert::app
