// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include <QObject>
#include <memory>
#include <optional>
#include <thread>

#include "app/desktop/bridge/run_bridge.h"
#include "app/desktop/model/workplace.h"

namespace velocert::app {

/// The run thread: one job at a time, with its bridge and its stops. Lives on the GUI thread. When it goes while
/// a job is running, the run is stopped safely and waited for: a run always ends as a record.
class RunThread final : public QObject {
    Q_OBJECT

  public:
    explicit RunThread(QObject* parent = nullptr) : QObject(parent) {}
    ~RunThread() override;

    [[nodiscard]] RunBridge& bridge() { return bridge_; }
    [[nodiscard]] bool running() const { return running_; }
    /// Only when nothing is running.
    void start(std::unique_ptr<RunJob> job);
    void stop(sequence::RunControl::Stop how);

  signals:
    /// After the last signal of the bridge. `error` is null when the run is on record.
    void finished(const velocert::base::Error* error);

  private:
    RunBridge bridge_;
    std::unique_ptr<sequence::RunControl> control_;
    bool running_ = false;
    std::jthread thread_;
};

}  // namespace velocert::app
