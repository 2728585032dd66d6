// SPDX-License-Identifier: GPL-3.0-or-later
#include "app/desktop/bridge/run_thread.h"

#include <utility>

namespace velocert::app {

RunThread::~RunThread() {
    stop(sequence::RunControl::Stop::safely);
    if (thread_.joinable()) thread_.join();
}

void RunThread::start(std::unique_ptr<RunJob> job) {
    if (running_) return;
    if (thread_.joinable()) thread_.join();
    control_ = std::make_unique<sequence::RunControl>();
    running_ = true;
    thread_ = std::jthread([this, job = std::move(job), control = control_.get()]() mutable {
        const auto run = job->run(bridge_, bridge_, *control);
        job.reset();  // instruments and archive are closed before anybody hears of the end
        std::optional<base::Error> error;
        if (!run) error = run.error();
        // Posted to the bridge's thread and therefore behind all its signals.
        QMetaObject::invokeMethod(
            this,
            [this, error = std::move(error)] {
                running_ = false;
                emit finished(error ? &*error : nullptr);
            },
            Qt::QueuedConnection);
    });
}

void RunThread::stop(sequence::RunControl::Stop how) {
    if (running_ && control_) control_->request(how);
}

}  // namespace velocert::app
