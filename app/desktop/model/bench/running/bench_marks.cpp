// SPDX-License-Identifier: GPL-3.0-or-later
#include "app/desktop/model/bench/running/bench_marks.h"

#include "app/acts/actor.h"
#include "app/desktop/model/frame/annotation_presenter.h"
#include "app/words/words.h"
#include "core/records/trail/annotation_acts.h"

namespace velocert::app {
namespace {

/// The time of a reading by the clock of the logs, in whole microseconds.
metrology::WrittenQuantity arrival_of(const metrology::Indication& indication) {
    const auto unit = metrology::find_unit("s");
    return {base::Decimal(indication.arrival_ns / 1000, 6),
            unit ? *unit : metrology::preferred_unit(metrology::Kind::duration)};
}

}  // namespace

BenchMarks::BenchMarks(const RunPresenter& run, ArchiveInUse& archive, const Seat& seat, QObject* parent)
    : QObject(parent), run_(run), archive_(archive), seat_(seat), queue_(archive) {
    const auto follow = [this] {
        if (run_.run_id() == run_id_) return;
        run_id_ = run_.run_id();
        places_.clear();
        queue_.forget();
        emit changed();
    };
    connect(&run_, &RunPresenter::begun, this, follow);
    connect(&run_, &RunPresenter::taskChanged, this, follow);
    connect(&queue_, &RecordQueue::changed, this, &BenchMarks::changed);
}

bool BenchMarks::can_mark() const {
    return run_.running() && run_.order() && !run_.run_id().empty() && run_.plot().kind != PlotScene::Kind::none &&
           run_.attempt_runs() && run_.plotted().has_value() && seat_.may_act() && seat_.person() &&
           seat_.may(laboratory::Act::annotate);
}

void BenchMarks::mark() {
    if (!can_mark()) return;
    const auto& attempt = *run_.attempt();
    const auto indication = *run_.plotted();
    const auto reading = noted_reading(indication, {});
    if (!reading || indication.arrival_ns == metrology::Indication::no_time) return;
    const records::AnnotationMark mark{
        {run_.run_id(), attempt.procedure, attempt.step, attempt.subject, attempt.number, 0, {}},
        *reading,
        arrival_of(indication),
        *seat_.person(),
        {}};
    if (const auto& points = run_.plot().points; points != nullptr && !points->empty())
        places_[sequence::attempt_name(attempt)].push_back(points->last_x());
    queue_.add(tr("Recording the mark"), run_.order()->archive_folder,
               [&clock = archive_.clock(), mark,
                actor = Actor{*seat_.person(), seat_.account()}](records::Archive& archive) -> base::Result<void> {
                   if (auto may = permit(archive, clock, actor, laboratory::Act::annotate, "run " + mark.attempt.run);
                       !may)
                       return base::fail(may.error());
                   if (auto done = records::record_mark(archive, clock, mark); !done) return base::fail(done.error());
                   return {};
               });
    emit changed();
}

std::vector<double> BenchMarks::places() const {
    if (!run_.attempt()) return {};
    const auto found = places_.find(sequence::attempt_name(*run_.attempt()));
    return found == places_.end() ? std::vector<double>() : found->second;
}

QString BenchMarks::note() const {
    if (const auto& trouble = queue_.trouble()) {
        const auto words = error_words(*trouble);
        return tr("The mark is not on record. %1 %2").arg(words.happened, words.remedy);
    }
    return recorded() == 0 ? QString() : tr("%n moment(s) marked", nullptr, recorded());
}

}  // namespace velocert::app
