// SPDX-License-Identifier: GPL-3.0-or-later
#include "app/desktop/model/archive/search_presenter.h"

#include "core/records/archive_info.h"
#include "core/records/files/lock_file.h"
#include "core/records/index/run_query.h"
#include "core/records/people/people.h"
#include "core/records/reports/report_acts.h"

namespace velocert::app {
namespace {

constexpr int page = 50;
constexpr qint64 slice_ms = 12;  ///< well within a frame, with time left to paint

}  // namespace

SearchPresenter::SearchPresenter(const Workplace& workplace, const ArchiveInUse& archive, QObject* parent)
    : QObject(parent), workplace_(workplace), archive_in_use_(archive) {
    for (const auto& pair : workplace.editions) editions_.push_back(&pair.plain);
    slices_.setInterval(0);
    runs_.know_people(people_);
    connect(&slices_, &QTimer::timeout, this, &SearchPresenter::go_on);
    connect(&runs_, &RunsModel::moreWanted, this, [this] {
        if (slices_.isActive() || at_end_) return;
        wanted_ = runs_.runs().size() + page;
        go_on();
    });
}

void SearchPresenter::type(const QString& text) {
    if (text == text_ && state_ != State::no_archive) return;
    text_ = text;
    search();
}

void SearchPresenter::refresh() {
    open();
    search();
}

void SearchPresenter::open() {
    archive_.reset();
    error_.reset();
    voided_.clear();
    if (const auto kind = archive_in_use_.kind(); !kind) {
        error_ = kind.error();
        return;
    } else if (!*kind) {
        return;
    }
    auto opened = archive_in_use_.read();
    if (!opened) {
        error_ = opened.error();
        return;
    }
    archive_ = std::move(*opened);
    auto voided = records::voided_runs(*archive_);
    if (!voided) {
        // A run that counts for nothing must not stand there as one that counts.
        error_ = voided.error();
        archive_.reset();
        return;
    }
    voided_ = std::move(*voided);
    auto people = records::people_register(*archive_);
    people_ = people ? std::move(*people) : laboratory::PeopleRegister();
    if (auto equipment = records::equipment_register(*archive_)) equipment_ = std::move(*equipment);
}

KnownNames SearchPresenter::known() const {
    const auto begins_item = [this](const std::string& beginning) {
        if (archive_ == nullptr) return false;
        records::RunQuery query;
        query.text = beginning;
        query.limit = 1;
        const auto found = archive_->find_runs(query);
        return found && !found->runs.empty();
    };
    return {editions_, &people_, &equipment_, &workplace_.drivers, begins_item};
}

void SearchPresenter::search() {
    QElapsedTimer timer;
    timer.start();
    slices_.stop();
    runs_.clear();
    next_.clear();
    at_end_ = false;
    looked_at_ = 0;
    wanted_ = page;
    words_ = search_words(text_, known());
    words_.query.limit = page;
    if (archive_ == nullptr) {
        state_ = error_ ? State::failed : State::no_archive;
        emit changed();
        return;
    }
    go_on();
    last_ms_ = static_cast<double>(timer.nsecsElapsed()) / 1e6;
}

void SearchPresenter::go_on() {
    if (archive_ == nullptr) return slices_.stop();
    QElapsedTimer timer;
    timer.start();
    while (!at_end_ && runs_.runs().size() < wanted_) {
        if (auto done = next_page(); !done) {
            error_ = done.error();
            at_end_ = true;
        }
        if (words_.looks_inside() && timer.elapsed() > slice_ms) break;
    }
    settle();
}

base::Result<void> SearchPresenter::next_page() {
    auto query = words_.query;
    query.after = next_;
    // Few at a time where each must be opened: a key that is pressed meanwhile does not wait.
    if (words_.looks_inside()) query.limit = 4;
    auto found = archive_->find_runs(query);
    if (!found) return base::fail(found.error());
    looked_at_ += found->runs.size();
    next_ = found->next;
    at_end_ = next_.empty();
    if (words_.looks_inside()) {
        std::vector<records::RunSummary> kept;
        for (auto& one : found->runs) {
            const auto run = archive_->run(one.id);
            if (!run) return base::fail(run.error());
            if (matches(*run, words_, editions_)) kept.push_back(std::move(one));
        }
        found->runs = std::move(kept);
    }
    const auto written = records::LockFile::is_held(records::ArchivePaths(archive_->folder()).lock);
    for (auto& one : found->runs)
        if (written && !*written && one.lifecycle == sequence::name(sequence::Lifecycle::running))
            one.lifecycle = RunsModel::interrupted;
    for (auto& one : found->runs)
        if (voided_.contains(one.id)) one.lifecycle = RunsModel::voided;
    runs_.append(found->runs);
    return {};
}

void SearchPresenter::settle() {
    const bool more = !at_end_ && runs_.runs().size() < wanted_;
    if (more && !slices_.isActive()) slices_.start();
    if (!more) slices_.stop();
    runs_.set_more(!at_end_ && !more);
    if (error_)
        state_ = State::failed;
    else if (more)
        state_ = State::searching;
    else if (!runs_.runs().empty())
        state_ = State::found;
    else
        state_ = text_.trimmed().isEmpty() ? State::empty : State::nothing;
    emit changed();
}

QString SearchPresenter::note() const {
    QStringList out = words_.understood;
    const auto count = runs_.runs().size();
    switch (state_) {
        case State::searching: out << tr("%1 found, %2 looked at …").arg(count).arg(looked_at_); break;
        case State::found:
            out << (at_end_ ? (count == 1 ? tr("one run") : tr("%1 runs, newest first").arg(count))
                            : tr("the newest %1 runs; further down there are more").arg(count));
            break;
        case State::nothing: out << tr("no run is like that"); break;
        case State::empty:
        case State::no_archive:
        case State::failed: break;
    }
    return out.join(" · ");
}

void SearchPresenter::retranslate() {
    runs_.retranslate();
    words_.understood = search_words(text_, known()).understood;
    emit changed();
}

}  // namespace velocert::app
