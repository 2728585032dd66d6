// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include <QObject>
#include <QString>
#include <any>
#include <atomic>
#include <chrono>
#include <cstdint>
#include <functional>
#include <memory>
#include <optional>
#include <thread>
#include <utility>

#include "core/base/progress.h"
#include "core/base/result.h"

namespace velocert::app {

/// One piece of work on a thread of its own, so that the window stays responsive: what it is, how far it has come, how
/// long it has taken, and its end on request. Lives on the GUI thread. When it goes while work is going on, the work is
/// ended and waited for.
class LongWork final : public QObject {
    Q_OBJECT

  public:
    explicit LongWork(QObject* parent = nullptr) : QObject(parent) {}
    ~LongWork() override;

    /// Does `work(progress)`, which gives a base::Result<T> of a copyable T, on the thread and then `done(result)` on
    /// this one. Only when nothing is running. Whatever `work` needs it owns or holds by reference to what outlives
    /// this object.
    template <typename T, typename Work, typename Done>
    void start(QString title, Work work, Done done) {
        begin(std::move(title), std::make_unique<JobOf<T, Work>>(std::move(work)),
              [done = std::move(done)](const base::Result<std::any>& result) {
                  if (result)
                      done(base::Result<T>(std::any_cast<T>(*result)));
                  else
                      done(base::Result<T>(base::fail(result.error())));
              });
    }
    /// Asks the work to end; it does at its next question.
    void cancel();

    [[nodiscard]] bool running() const { return running_; }
    [[nodiscard]] bool cancelled() const { return cancelled_; }
    [[nodiscard]] const QString& title() const { return title_; }
    [[nodiscard]] const QString& part() const { return part_; }
    [[nodiscard]] std::uint64_t done() const { return done_; }
    [[nodiscard]] std::uint64_t total() const { return total_; }  ///< 0: not known
    [[nodiscard]] std::chrono::milliseconds elapsed() const;
    /// How long it will still take, by what was done so far; nothing while it cannot be told.
    [[nodiscard]] std::optional<std::chrono::seconds> left() const;

  signals:
    /// It began, came further, or ended.
    void changed();

  private:
    struct Job {
        virtual ~Job() = default;
        virtual base::Result<std::any> run(const base::Progress& progress) = 0;
    };
    template <typename T, typename Work>
    struct JobOf final : Job {
        explicit JobOf(Work given) : work(std::move(given)) {}
        base::Result<std::any> run(const base::Progress& progress) override {
            base::Result<T> result = work(progress);
            if (!result) return base::fail(result.error());
            return std::any(std::move(*result));
        }
        Work work;
    };
    void begin(QString title, std::unique_ptr<Job> job, std::function<void(const base::Result<std::any>&)> done);
    void told(const QString& part, std::uint64_t done, std::uint64_t total);

    QString title_;
    QString part_;
    std::uint64_t done_ = 0;
    std::uint64_t total_ = 0;
    std::chrono::steady_clock::time_point began_;
    bool running_ = false;
    std::atomic<bool> cancelled_ = false;
    std::jthread thread_;
};

}  // namespace velocert::app
