// SPDX-License-Identifier: GPL-3.0-or-later
#include "app/desktop/model/archive/comparison_presenter.h"

#include <algorithm>

#include "app/desktop/model/frame/record_words.h"
#include "app/words/language.h"
#include "app/words/words.h"
#include "reports/content/words/words.h"

namespace velocert::app {
namespace {

const sequence::StepRun& attempt_at(const PastRun& past, int place) {
    return past.run.step_runs[static_cast<std::size_t>(place)];
}

int row_of(const std::vector<int>& places, int place) {
    return static_cast<int>(std::ranges::find(places, place) - places.begin());
}

QStringList attempts_words(const PastRun& past, const std::vector<int>& places) {
    QStringList out;
    for (const int place : places) {
        const auto& attempt = attempt_at(past, place);
        out << ComparisonPresenter::tr("attempt %1 · %2").arg(attempt.number).arg(verdict_word(attempt.result.verdict));
    }
    return out;
}

bool within(int row, std::size_t count) { return row >= 0 && static_cast<std::size_t>(row) < count; }

}  // namespace

ComparisonPresenter::ComparisonPresenter(const ArchiveInUse& archive, const sequence::DecoderSource& decoders,
                                         QObject* parent)
    : QObject(parent), archive_(archive), decoders_(decoders) {}

void ComparisonPresenter::show_runs(PastRun first, PastRun second) {
    close();
    runs_.emplace(std::move(first), std::move(second));
    steps_ = compared_steps(runs_->first, runs_->second);
    step_ = 0;
    show_step();
}

void ComparisonPresenter::close() {
    work_.cancel();
    runs_.reset();
    steps_.clear();
    quantities_.clear();
    timelines_.reset();
    error_.reset();
    wanted_ = {-1, -1};
}

const ComparedStep* ComparisonPresenter::shown_step() const {
    return within(step_, steps_.size()) ? &steps_[static_cast<std::size_t>(step_)] : nullptr;
}

void ComparisonPresenter::show_step() {
    if (const auto* step = shown_step()) {
        first_attempt_ = row_of(step->first, step->first_opens);
        second_attempt_ = row_of(step->second, step->second_opens);
    }
    emit changed();
}

ComparedAttempt ComparisonPresenter::first_shown() const {
    return {runs_->first, attempt_at(runs_->first, wanted_.first), timelines_->first};
}

ComparedAttempt ComparisonPresenter::second_shown() const {
    return {runs_->second, attempt_at(runs_->second, wanted_.second), timelines_->second};
}

void ComparisonPresenter::look() {
    const auto* step = shown_step();
    if (!runs_ || step == nullptr) return;
    const std::pair in_view{step->first[static_cast<std::size_t>(first_attempt_)],
                            step->second[static_cast<std::size_t>(second_attempt_)]};
    if (in_view == wanted_) return;
    wanted_ = in_view;
    read();
}

void ComparisonPresenter::read() {
    if (work_.running()) return;  // what is wanted by then is read when it ends
    timelines_.reset();
    quantities_.clear();
    error_.reset();
    emit changed();
    work_.start<Timelines>(
        tr("Reading the attempts"),
        [this, folder = archive_.folder(), one = attempt_at(runs_->first, wanted_.first),
         two = attempt_at(runs_->second, wanted_.second)](const base::Progress&) -> base::Result<Timelines> {
            const auto archive = records::Archive::open_read_only(folder);
            if (!archive) return base::fail(archive.error());
            auto first = attempt_timeline(one, **archive, decoders_);
            if (!first) return base::fail(first.error());
            auto second = attempt_timeline(two, **archive, decoders_);
            if (!second) return base::fail(second.error());
            return Timelines{std::move(*first), std::move(*second)};
        },
        [this, runs = std::pair{runs_->first.run.id, runs_->second.run.id},
         wanted = wanted_](base::Result<Timelines> got) {
            if (!runs_ || wanted_.first < 0) return;
            if (wanted != wanted_ || runs != std::pair{runs_->first.run.id, runs_->second.run.id}) {
                // Other attempts were asked for meanwhile.
                QMetaObject::invokeMethod(
                    this,
                    [this] {
                        if (runs_ && wanted_.first >= 0) read();
                    },
                    Qt::QueuedConnection);
                return;
            }
            if (got) {
                timelines_ = std::move(*got);
                quantities_ = compared_quantities(first_shown(), second_shown());
                const auto opens = std::ranges::find_if(quantities_, &ComparedQuantity::opens);
                quantity_ = static_cast<int>(opens - quantities_.begin());
            } else {
                error_ = got.error();
            }
            emit changed();
        });
}

void ComparisonPresenter::choose_step(int step) {
    if (!within(step, steps_.size()) || step == step_) return;
    step_ = step;
    show_step();
    look();
}

void ComparisonPresenter::choose_first(int row) {
    const auto* step = shown_step();
    if (step == nullptr || !within(row, step->first.size())) return;
    first_attempt_ = row;
    look();
}

void ComparisonPresenter::choose_second(int row) {
    const auto* step = shown_step();
    if (step == nullptr || !within(row, step->second.size())) return;
    second_attempt_ = row;
    look();
}

void ComparisonPresenter::choose_quantity(int row) {
    if (!within(row, quantities_.size())) return;
    quantity_ = row;
    emit changed();
}

QStringList ComparisonPresenter::first_attempts() const {
    const auto* step = shown_step();
    return step == nullptr ? QStringList() : attempts_words(runs_->first, step->first);
}

QStringList ComparisonPresenter::second_attempts() const {
    const auto* step = shown_step();
    return step == nullptr ? QStringList() : attempts_words(runs_->second, step->second);
}

QStringList ComparisonPresenter::quantities() const {
    QStringList out;
    for (const auto& one : quantities_) {
        const auto& capture = timelines_->first.captures[one.first];
        const QString what = one.measurand ? tr("%1 over time").arg(in_words(reports::words(*one.measurand)))
                                           : tr("speed over distance, with the limit");
        out << role_title(runs_->first.edition, capture.role) + " · " + what;
    }
    return out;
}

reports::Chart ComparisonPresenter::chart() const {
    if (timelines_ && within(quantity_, quantities_.size()))
        return compared_chart(first_shown(), second_shown(), quantities_[static_cast<std::size_t>(quantity_)]);
    reports::Chart out;
    if (steps_.empty())
        out.empty_reason = {"两次检测没有共同的、由仪器记录的步骤",
                            "the two runs have no step in common that an instrument recorded"};
    else if (timelines_)
        out.empty_reason = {"两次没有共同的量", "the two attempts have no quantity in common"};
    return out;
}

QString ComparisonPresenter::record_words() const {
    const auto* step = shown_step();
    if (!runs_ || step == nullptr) return {};
    QStringList parts{run_title(runs_->first) + " / " + run_title(runs_->second), step->title};
    for (const auto* past : {&runs_->first, &runs_->second})
        if (past->run.station.is_virtual || past->run.specimen) {
            parts << specimen_words();
            break;
        }
    return parts.join(" · ");
}

void ComparisonPresenter::retranslate() {
    if (runs_) steps_ = compared_steps(runs_->first, runs_->second);
    emit changed();
}

}  // namespace velocert::app
