// SPDX-License-Identifier: GPL-3.0-or-later
#include "app/desktop/model/frame/failure_presenter.h"

#include <algorithm>

#include "app/desktop/model/archive/runs_model.h"
#include "app/words/words.h"

namespace velocert::app {

using base::Result;
using records::SystemFailure;

FailurePresenter::FailurePresenter(ArchiveInUse& archive, QObject* parent)
    : QObject(parent), archive_(archive), folder_(archive.folder()) {
    connect(&archive_, &ArchiveInUse::changed, this, [this] {
        if (folder_ != archive_.folder()) {
            folder_ = archive_.folder();
            open_.clear();
            put_off_ = 0;
            trouble_.reset();
            emit changed();
        }
        look();
    });
    connect(&archive_, &ArchiveInUse::written, this, &FailurePresenter::look);
    look();
}

void FailurePresenter::look() {
    if (looking_.running()) {
        again_ = true;
        return;
    }
    const auto kind = archive_.kind();
    if (!kind || !*kind) return;
    using Failures = std::vector<SystemFailure>;
    looking_.start<Failures>(
        {},
        [folder = archive_.folder()](const base::Progress&) -> Result<Failures> {
            const auto archive = records::Archive::open_read_only(folder);
            if (!archive) return base::fail(archive.error());
            auto all = records::system_failures(**archive);
            if (!all) return base::fail(all.error());
            return records::open_failures(std::move(*all));
        },
        [this, folder = archive_.folder()](const Result<Failures>& found) {
            if (std::exchange(again_, false) || folder != archive_.folder()) return look();
            // An archive that cannot be read is told by others.
            open_ = found ? *found : Failures();
            emit changed();
        });
}

bool FailurePresenter::asks() const {
    return std::ranges::any_of(open_, [this](const SystemFailure& one) { return one.seq > put_off_; });
}

QString FailurePresenter::words() const {
    if (open_.empty()) return {};
    QStringList when;
    for (const auto& one : open_)
        when << tr("%1 (entry %2)").arg(short_time(one.utc)).arg(static_cast<qulonglong>(one.seq));
    return tr("A program ended without closing the archive; noticed at (UTC): %1. What was recorded until then is "
              "kept. Say why it ended and what is done about it; this is kept on record.")
        .arg(when.join(", "));
}

QString FailurePresenter::trouble() const {
    if (!trouble_) return {};
    const auto words = error_words(*trouble_);
    return QStringList{words.happened, words.detail}.join(' ');
}

void FailurePresenter::put_off() {
    for (const auto& one : open_) put_off_ = std::max(put_off_, one.seq);
    trouble_.reset();
    emit changed();
}

void FailurePresenter::call_back() {
    put_off_ = 0;
    emit changed();
}

void FailurePresenter::account(const Actor& actor, const records::FailureAccount& account) {
    if (writing_.running() || open_.empty()) return;
    std::vector<std::uint64_t> rows;
    for (const auto& one : open_) rows.push_back(one.seq);
    writing_.start<bool>(
        tr("Recording what is said of a failure"),
        [this, actor, account, rows](const base::Progress&) -> Result<bool> {
            const auto opened = archive_.write();
            if (!opened) return base::fail(opened.error());
            if (auto may = permit(**opened, archive_.clock(), actor, laboratory::Act::annotate, "an unclean end"); !may)
                return base::fail(may.error());
            const auto done = records::account_for_failures(**opened, rows, account, actor.person, archive_.clock());
            if (!done) return base::fail(done.error());
            return true;
        },
        [this](const Result<bool>& done) {
            trouble_ = done ? std::nullopt : std::optional(done.error());
            if (done) {
                open_.clear();
                archive_.say_written();
            }
            emit changed();
        });
    emit changed();
}

}  // namespace velocert::app
