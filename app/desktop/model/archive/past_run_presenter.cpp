// SPDX-License-Identifier: GPL-3.0-or-later
#include "app/desktop/model/archive/past_run_presenter.h"

#include <algorithm>

#include "app/desktop/model/frame/record_words.h"

namespace velocert::app {

PastRunPresenter::PastRunPresenter(const ArchiveInUse& archive, const sequence::DecoderSource& decoders,
                                   QObject* parent)
    : QObject(parent), archive_(archive), decoders_(decoders) {}

void PastRunPresenter::open(const std::string& id) {
    close();
    const auto archive = archive_.read();
    auto loaded = archive ? load_past_run(**archive, id) : base::Result<PastRun>(base::fail(archive.error()));
    if (loaded)
        run_ = std::move(*loaded);
    else
        error_ = loaded.error();
    emit opened();
    if (run_ && !run_->run.step_runs.empty()) look_at(0);
}

void PastRunPresenter::close() {
    work_.cancel();
    run_.reset();
    error_.reset();
    timeline_.reset();
    distance_.reset();
    wire_.show(nullptr);
    attempt_ = -1;
    moment_ = 0;
}

void PastRunPresenter::look_at(int attempt) {
    if (!run_ || attempt < 0 || attempt >= static_cast<int>(run_->run.step_runs.size())) return;
    wanted_ = attempt;
    if (work_.running()) return;
    attempt_ = attempt;
    wire_.show(nullptr);
    timeline_.reset();
    distance_.reset();
    error_.reset();
    emit attemptChanged();
    work_.start<AttemptTimeline>(
        tr("Reading the attempt"),
        [this, folder = archive_.folder(), one = run_->run.step_runs[static_cast<std::size_t>(attempt)]](
            const base::Progress&) -> base::Result<AttemptTimeline> {
            const auto archive = records::Archive::open_read_only(folder);
            if (!archive) return base::fail(archive.error());
            return attempt_timeline(one, **archive, decoders_);
        },
        [this, id = run_->run.id, attempt](base::Result<AttemptTimeline> read) {
            if (!run_ || run_->run.id != id || wanted_ != attempt) {
                // Another one was asked for meanwhile.
                if (run_ && wanted_ >= 0)
                    QMetaObject::invokeMethod(
                        this, [this] { look_at(wanted_); }, Qt::QueuedConnection);
                return;
            }
            if (read)
                timeline_ = std::move(*read);
            else
                error_ = read.error();
            capture_ = 0;
            moment_ = 0;
            show_capture();
        });
}

void PastRunPresenter::choose_capture(int capture) {
    if (!timeline_ || capture < 0 || capture >= static_cast<int>(timeline_->captures.size())) return;
    capture_ = capture;
    show_capture();
}

void PastRunPresenter::choose_measurand(int measurand) {
    const auto* shown = shown_capture();
    const int all = shown == nullptr ? 0 : static_cast<int>(shown->measurands().size()) + (distance_ ? 1 : 0);
    if (measurand < 0 || measurand >= all) return;
    measurand_ = measurand;
    emit attemptChanged();
    emit momentChanged();
}

const TimelineCapture* PastRunPresenter::shown_capture() const {
    if (!timeline_ || timeline_->captures.empty()) return nullptr;
    return &timeline_->captures[static_cast<std::size_t>(capture_)];
}

const sequence::StepRun& PastRunPresenter::shown_attempt() const {
    return run_->run.step_runs[static_cast<std::size_t>(attempt_)];
}

bool PastRunPresenter::over_distance() const {
    const auto* shown = shown_capture();
    return distance_ && shown != nullptr && measurand_ == static_cast<int>(shown->measurands().size());
}

int PastRunPresenter::opening() const {
    const auto* shown = shown_capture();
    return run_ && shown != nullptr && attempt_ >= 0 ? opening_measurand(*run_, shown_attempt(), *shown) : 0;
}

double PastRunPresenter::place_of(double seconds) const { return over_distance() ? distance_->x_at(seconds) : seconds; }

double PastRunPresenter::moment_at(double place) const {
    return over_distance() ? distance_->seconds_at(place) : place;
}

void PastRunPresenter::show_capture() {
    const auto* shown = shown_capture();
    distance_.reset();
    measurand_ = 0;
    if (run_ && shown != nullptr && attempt_ >= 0) {
        measurand_ = opening_measurand(*run_, shown_attempt(), *shown);
        distance_ = distance_chart(*run_, shown_attempt(), *shown);
    }
    wire_.show(shown);
    emit attemptChanged();
    emit momentChanged();
}

reports::Chart PastRunPresenter::chart() const {
    const auto* shown = shown_capture();
    if (shown == nullptr) {
        reports::Chart out;
        out.empty_reason = {"本次没有仪器记录", "no instrument was recorded in this attempt"};
        return out;
    }
    const auto all = shown->measurands();
    if (all.empty()) return time_chart(*shown, role_of(run_->edition, shown->role), metrology::Measurand::mass);
    if (over_distance()) return distance_->chart;
    return judged_time_chart(*run_, shown_attempt(), *shown, all[static_cast<std::size_t>(measurand_)]);
}

void PastRunPresenter::move_to(double seconds) {
    if (!timeline_) return;
    moment_ = std::clamp(seconds, 0.0, timeline_->length_s);
    emit momentChanged();
}

void PastRunPresenter::move_to_row(int row) {
    const auto* shown = shown_capture();
    if (shown == nullptr || row < 0 || row >= static_cast<int>(shown->chunks.size())) return;
    move_to(shown->chunks[static_cast<std::size_t>(row)].at_s);
}

int PastRunPresenter::row() const {
    const auto* shown = shown_capture();
    const auto at = shown == nullptr ? std::nullopt : AttemptTimeline::chunk_at(*shown, moment_);
    return at ? static_cast<int>(*at) : -1;
}

QString PastRunPresenter::prompt_now() const {
    if (!run_ || !timeline_ || attempt_ < 0) return {};
    const auto* action = timeline_->action_at(moment_);
    if (action == nullptr) return tr("before the first action");
    return action_words(*run_, run_->run.step_runs[static_cast<std::size_t>(attempt_)], action->action);
}

QString PastRunPresenter::values_now() const {
    const auto* shown = shown_capture();
    if (shown == nullptr) return {};
    QStringList out{tr("%1 s").arg(moment_, 0, 'f', 3)};
    for (const auto measurand : shown->measurands())
        if (const auto* one = AttemptTimeline::shown_at(*shown, measurand, moment_))
            // The chart counts from the brake trigger, the instrument from wherever it was set to zero.
            out << (measurand == metrology::Measurand::distance
                        ? tr("%1 by the instrument's counter").arg(reading_words(*one))
                        : reading_words(*one));
    return out.join("  ·  ");
}

void PastRunPresenter::retranslate() {
    wire_.retranslate();
    if (run_) emit opened();
    emit attemptChanged();
    emit momentChanged();
}

}  // namespace velocert::app
