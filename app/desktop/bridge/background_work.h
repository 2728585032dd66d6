// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include <QObject>
#include <atomic>
#include <cstdint>
#include <functional>
#include <thread>

namespace velocert::app {

/// What work beside the window says of itself, and is told. Any thread.
class WorkControl {
  public:
    [[nodiscard]] bool cancelled() const { return cancelled_; }
    /// So many of so many are done; `all` of 0: nobody knows.
    void advance(int done, int all) {
        done_ = done;
        all_ = all;
    }

  private:
    friend class BackgroundWork;
    std::atomic<bool> cancelled_{false};
    std::atomic<int> done_{0};
    std::atomic<int> all_{0};
};

/// Work that would hold the window up, on a thread of its own: one piece at a time. Lives on the GUI thread. When it
/// goes, the work is cancelled and waited for, and what it found is told to nobody.
class BackgroundWork final : public QObject {
    Q_OBJECT

  public:
    /// What the GUI thread does with what was found.
    using Then = std::function<void()>;

    explicit BackgroundWork(QObject* parent = nullptr);
    ~BackgroundWork() override;

    [[nodiscard]] bool busy() const { return busy_; }
    /// Only when nothing is going on. `work` runs on the thread; what it returns is called on the GUI thread, after
    /// busyChanged().
    void start(std::function<Then(WorkControl&)> work);
    void cancel() { control_.cancelled_ = true; }
    [[nodiscard]] int done() const { return control_.done_; }
    [[nodiscard]] int all() const { return control_.all_; }

  signals:
    void busyChanged();

  private:
    void end(const Then& then);

    WorkControl control_;
    bool busy_ = false;
    std::jthread thread_;
};

}  // namespace velocert::app
