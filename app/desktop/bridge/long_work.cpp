// SPDX-License-Identifier: GPL-3.0-or-later
#include "app/desktop/bridge/long_work.h"

#include <optional>

namespace velocert::app {

namespace {

using Time = std::chrono::steady_clock;
/// A person sees no more than this, and the GUI thread has other things to do.
constexpr std::chrono::milliseconds between_tellings{50};

}  // namespace

LongWork::~LongWork() { cancelled_ = true; }

void LongWork::begin(QString title, std::unique_ptr<Job> job, std::function<void(const base::Result<std::any>&)> done) {
    if (running_) return;
    title_ = std::move(title);
    part_.clear();
    done_ = total_ = 0;
    cancelled_ = false;
    running_ = true;
    began_ = Time::now();
    emit changed();
    thread_ = std::jthread([this, job = std::move(job), done = std::move(done)]() mutable {
        auto last = Time::time_point{};
        const base::Progress progress = [this, &last](std::string_view part, std::uint64_t how_far,
                                                      std::uint64_t total) {
            if (const auto now = Time::now(); now - last >= between_tellings) {
                last = now;
                QMetaObject::invokeMethod(
                    this,
                    [this, text = QString::fromUtf8(part.data(), static_cast<qsizetype>(part.size())), how_far, total] {
                        told(text, how_far, total);
                    },
                    Qt::QueuedConnection);
            }
            return !cancelled_;
        };
        auto result = job->run(progress);
        job.reset();
        QMetaObject::invokeMethod(
            this,
            [this, result = std::move(result), done = std::move(done)] {
                running_ = false;
                done(result);
                emit changed();
            },
            Qt::QueuedConnection);
    });
}

void LongWork::told(const QString& part, std::uint64_t done, std::uint64_t total) {
    if (!running_) return;
    part_ = part;
    done_ = done;
    total_ = total;
    emit changed();
}

void LongWork::cancel() {
    cancelled_ = true;
    if (running_) emit changed();
}

std::chrono::milliseconds LongWork::elapsed() const {
    return std::chrono::duration_cast<std::chrono::milliseconds>(Time::now() - began_);
}

std::optional<std::chrono::seconds> LongWork::left() const {
    const auto so_far = elapsed();
    if (!running_ || total_ == 0 || done_ == 0 || so_far < std::chrono::seconds(1)) return std::nullopt;
    const double rate = static_cast<double>(done_) / static_cast<double>(so_far.count());
    return std::chrono::seconds(static_cast<std::int64_t>(static_cast<double>(total_ - done_) / rate / 1000));
}

}  // namespace velocert::app
