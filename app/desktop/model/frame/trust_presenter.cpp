// SPDX-License-Identifier: GPL-3.0-or-later
#include "app/desktop/model/frame/trust_presenter.h"

#include <algorithm>

#include "app/desktop/model/archive/runs_model.h"
#include "app/desktop/model/frame/record_words.h"
#include "app/words/finding_words.h"
#include "app/words/words.h"

namespace velocert::app {

using records::IntegrityState;
using records::IssueObstacle;
using records::Synchronisation;

QString TrustPresenter::sentence_of(const IssueObstacle& obstacle, const IntegrityState& state) {
    using Kind = IssueObstacle::Kind;
    const QString when = state.last ? short_time(state.last->time.utc) : QString();
    switch (obstacle.kind) {
        case Kind::never_verified: return tr("The archive was never verified.");
        case Kind::findings:
            return tr("The verification of %1 (UTC) found faults, the first: %2")
                .arg(when, finding_words(state.last->first_finding));
        case Kind::clock_set_back:
            return tr("The last verification carries a time that has not come yet, %1 (UTC): the clock was set back.")
                .arg(when);
        case Kind::stale: return tr("The last verification, of %1 (UTC), is too old.").arg(when);
        case Kind::left_open: return tr("A program ended without closing the archive, and it was not verified since.");
        case Kind::no_checkpoint: return tr("There is no checkpoint yet: set an upkeep with the key of the station.");
        case Kind::too_few_places: return tr("The newest checkpoint has not reached enough places outside.");
        case Kind::rolled_back: return tr("A place outside is ahead of the archive, and nobody has acknowledged that.");
    }
    return QString::fromStdString(obstacle.what);
}

QString TrustPresenter::sentence_of(const instruments::KeptRecord& kept) {
    using Outcome = instruments::WatchRecord::Outcome;
    if (!kept.record)
        return tr("What a watchdog wrote cannot be read. Look at the instruments, and switch off what is on.");
    const auto& record = *kept.record;
    const auto instrument =
        tr("%1 at %2").arg(QString::fromStdString(record.driver), QString::fromStdString(record.port));
    const QString when = short_time(record.utc);
    switch (record.outcome) {
        case Outcome::confirmed:
            if (!record.parting.empty())
                return tr("The program could not confirm at its end that %1 is off. On %2 (UTC) the watchdog switched "
                          "it off, and read that back.")
                    .arg(instrument, when);
            return tr("The program had ended without a farewell. On %2 (UTC) the watchdog switched off %1, and read "
                      "that back.")
                .arg(instrument, when);
        case Outcome::answered:
        case Outcome::silent:
        case Outcome::refused:
        case Outcome::unreachable:
            return tr("On %2 (UTC) the watchdog could not confirm that %1 is off. Look at it, and switch it off by "
                      "hand if it is on.")
                .arg(instrument, when);
        case Outcome::unknown:
            return tr("%1, in use since %2 (UTC), was switched off by nobody: the program and its watchdog both ended. "
                      "Look at it, and switch it off by hand if it is on.")
                .arg(instrument, when);
    }
    return {};
}

TrustPresenter::TrustPresenter(ArchiveInUse& archive, const records::ClockSource& clock, QObject* parent)
    : QObject(parent), archive_(archive), source_(clock) {
    connect(&archive_, &ArchiveInUse::changed, this, [this] {
        integrity_.reset();
        refresh();
    });
    connect(&archive_, &ArchiveInUse::written, this, &TrustPresenter::refresh);
    // The clock may lose its source, and a verification grow old, while nobody does anything.
    connect(&timer_, &QTimer::timeout, this, &TrustPresenter::refresh);
    timer_.start(std::chrono::minutes(1));
    refresh();
}

void TrustPresenter::refresh() {
    clock_ = source_.state();
    if (work_.running()) {
        again_ = true;
        return;
    }
    const auto kind = archive_.kind();
    if (!kind || !*kind) {
        integrity_.reset();
        watchdogs_.clear();
        watch_trouble_.reset();
        if (!kind) integrity_.emplace(base::fail(kind.error()));
        emit changed();
        if (kind) return;
    } else {
        kind_ = **kind;
    }
    // Neither hides the other: a live bench counts where the archive cannot be read, and the other way round.
    struct Looked {
        base::Result<IntegrityState> state;
        base::Result<std::vector<instruments::KeptRecord>> watchdogs;
    };
    work_.start<Looked>(
        {},
        [folder = archive_.folder(), &clock = archive_.clock()](const base::Progress&) -> base::Result<Looked> {
            const auto look = [&]() -> base::Result<IntegrityState> {
                const auto opened = records::Archive::open_read_only(folder);
                if (!opened) return base::fail(opened.error());
                return records::integrity_state(**opened, clock);
            };
            return Looked{look(), instruments::unentered_records(folder)};
        },
        [this, folder = archive_.folder()](const base::Result<Looked>& looked) {
            if (std::exchange(again_, false) || folder != archive_.folder()) return refresh();
            watchdogs_.clear();
            watch_trouble_.reset();
            if (looked && looked->watchdogs)
                watchdogs_ = *looked->watchdogs;
            else if (looked)
                watch_trouble_ = looked->watchdogs.error();
            if (looked && looked->state)
                integrity_.emplace(*looked->state);
            else
                integrity_.emplace(base::fail(looked ? looked->state.error() : looked.error()));
            emit changed();
        });
}

TrustPresenter::Line TrustPresenter::clock() const {
    switch (clock_.synchronisation) {
        case Synchronisation::synchronised:
            return {Sign::live, tr("Clock: synchronised"),
                    tr("The clock is kept right by a time service; largest error: %1 ms.")
                        .arg(static_cast<double>(clock_.largest_error_us) / 1000.0, 0, 'f', 1)};
        case Synchronisation::unsynchronised:
            return {Sign::inconclusive, tr("Clock: on its own"),
                    tr("No time service keeps the clock right. Records carry this state with their time. Connect the "
                       "machine to a time service.")};
        case Synchronisation::unknown: break;
    }
    return {Sign::not_evaluated, tr("Clock: unknown"),
            tr("Whether the clock is kept right cannot be told on this machine.")};
}

TrustPresenter::Line TrustPresenter::archive() const {
    if (!integrity_) return {};
    const bool look = std::ranges::any_of(watchdogs_, [](const instruments::KeptRecord& kept) {
        return !kept.record || kept.record->outcome != instruments::WatchRecord::Outcome::confirmed;
    });
    // Before anything about records: something may be live on the bench.
    QStringList bench;
    for (const auto& kept : watchdogs_) bench.prepend(sentence_of(kept));
    if (watch_trouble_) bench << error_words(*watch_trouble_).text();
    if (!*integrity_) {
        const QString both = (bench << error_words(integrity_->error()).text()).join("\n");
        if (look) return {Sign::fail, tr("Look at the instruments"), both};
        return {Sign::broken, tr("Archive: unreadable"), both};
    }
    const auto& state = **integrity_;
    QStringList known = bench;
    if (state.last)
        known << tr("Verified on %1 (UTC): %2 entries, %n finding(s).", nullptr, static_cast<int>(state.last->findings))
                     .arg(short_time(state.last->time.utc))
                     .arg(static_cast<qulonglong>(state.last->checked));
    else
        known << tr("Never verified.");
    known << tr("%1 entries came since then.").arg(static_cast<qulonglong>(state.unverified));
    if (state.left_open) known << tr("The last program did not close it in order.");
    for (const auto& one : state.warnings) known << integrity_warning_words(one);
    const auto stopped = why_not_issue();
    if (!stopped.isEmpty()) known << tr("No report may be issued now:") << stopped;
    const QString all = known.join("\n");
    if (look) return {Sign::fail, tr("Look at the instruments"), all};
    // Whether one was left on cannot be told.
    if (watch_trouble_) return {Sign::broken, tr("Look at the instruments"), all};
    if (!state.open_rollbacks.empty()) return {Sign::fail, tr("Archive: set back"), all};
    if (state.last && !state.last->ok) return {Sign::fail, tr("Archive: findings"), all};
    if (!state.last || state.left_open) return {Sign::not_evaluated, tr("Archive: not verified"), all};
    for (const auto& one : state.obstacles)
        if (one.kind == IssueObstacle::Kind::stale || one.kind == IssueObstacle::Kind::clock_set_back)
            return {Sign::inconclusive, tr("Archive: verified too long ago"), all};
    if (state.locked_out) return {Sign::inconclusive, tr("An account was locked"), all};
    return {Sign::live, tr("Archive: verified"), all};
}

QStringList TrustPresenter::why_not_issue() const {
    if (!integrity_) return {};
    if (!*integrity_) return {tr("The archive cannot be read.")};
    const auto& state = **integrity_;
    QStringList out;
    for (const auto& one : state.obstacles_in(kind_)) out << sentence_of(one, state);
    return out;
}

}  // namespace velocert::app
