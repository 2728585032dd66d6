// SPDX-License-Identifier: GPL-3.0-or-later
#include "app/desktop/model/archive/look_recorder.h"

#include "app/words/words.h"

namespace velocert::app {

bool is_auditor(const std::optional<Actor>& person, const base::Date& day) {
    return person && person->account && person->account->holds(laboratory::Role::auditor, day);
}

LookRecorder::LookRecorder(ArchiveInUse& archive, QObject* parent) : QObject(parent), archive_(archive) {
    again_.setSingleShot(true);
    again_.setInterval(2000);
    connect(&again_, &QTimer::timeout, this, &LookRecorder::record_next);
}

void LookRecorder::set_person(const std::optional<Actor>& person) {
    auditor_.reset();
    if (is_auditor(person, base::day_of(archive_.clock().now()))) auditor_ = person->person;
    last_.reset();
}

void LookRecorder::looked(records::LookedAt what, const std::string& id) {
    if (!auditor_) return;
    const Look look{*auditor_, what, id};
    // Looking on at the same thing is one look.
    if (last_ == look) return;
    last_ = look;
    queue_.push_back(look);
    record_next();
    emit changed();
}

void LookRecorder::record_next() {
    if (queue_.empty() || work_.running()) return;
    work_.start<bool>(
        tr("Recording the look"),
        [look = queue_.front(), &archive = archive_](const base::Progress&) -> base::Result<bool> {
            const auto opened = archive.write();
            if (!opened) return base::fail(opened.error());
            const auto done = records::record_look(**opened, archive.clock(), look.by, look.what, look.id);
            if (!done) return base::fail(done.error());
            return true;
        },
        [this](const base::Result<bool>& done) {
            failed_ = done ? std::nullopt : std::optional(done.error());
            if (done) {
                queue_.pop_front();
                archive_.say_written();
                if (!queue_.empty()) QTimer::singleShot(0, this, &LookRecorder::record_next);
            } else {
                again_.start();
            }
            emit changed();
        });
}

QString LookRecorder::note() const {
    if (queue_.empty() || !failed_) return {};
    return tr("Looks that wait to be recorded: %1. %2").arg(static_cast<qulonglong>(queue_.size())).arg(error_words(*failed_).happened);
}

}  // namespace velocert::app
