// SPDX-License-Identifier: GPL-3.0-or-later
#include "app/desktop/model/bench/running/record_queue.h"

#include <QTimer>
#include <utility>

namespace velocert::app {

void RecordQueue::add(const QString& what, const std::string& folder, Write write) {
    waiting_.push_back({what, folder, std::move(write)});
    write_next();
}

void RecordQueue::forget() {
    recorded_ = 0;
    trouble_.reset();
}

void RecordQueue::write_next() {
    if (waiting_.empty() || work_.running()) return;
    auto entry = std::move(waiting_.front());
    waiting_.pop_front();
    work_.start<bool>(
        entry.what,
        [&archives = archive_.archives(), entry](const base::Progress&) -> base::Result<bool> {
            const auto archive = archives.writer(entry.folder);
            if (!archive) return base::fail(archive.error());
            if (auto done = entry.write(**archive); !done) return base::fail(done.error());
            return true;
        },
        [this](const base::Result<bool>& done) {
            trouble_ = done ? std::nullopt : std::optional(done.error());
            recorded_ += done ? 1 : 0;
            // Not from within: what is done is told before what comes next begins.
            QTimer::singleShot(0, this, &RecordQueue::write_next);
            emit changed();
        });
}

}  // namespace velocert::app
