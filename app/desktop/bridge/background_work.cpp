// SPDX-License-Identifier: GPL-3.0-or-later
#include "app/desktop/bridge/background_work.h"

#include <utility>

namespace velocert::app {

BackgroundWork::BackgroundWork(QObject* parent) : QObject(parent) {}

BackgroundWork::~BackgroundWork() { cancel(); }

void BackgroundWork::start(std::function<Then(WorkControl&)> work) {
    if (busy_) return;
    busy_ = true;
    control_.cancelled_ = false;
    control_.advance(0, 0);
    emit busyChanged();
    thread_ = std::jthread([this, work = std::move(work)] {
        Then then = work(control_);
        // Dropped by Qt if this object has gone by then.
        QMetaObject::invokeMethod(
            this, [this, then = std::move(then)] { end(then); }, Qt::QueuedConnection);
    });
}

void BackgroundWork::end(const Then& then) {
    busy_ = false;
    emit busyChanged();
    if (then) then();
}

}  // namespace velocert::app
