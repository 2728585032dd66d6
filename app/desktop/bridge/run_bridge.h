// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include <QObject>
#include <atomic>
#include <chrono>
#include <condition_variable>
#include <map>
#include <mutex>
#include <optional>
#include <string>
#include <utility>

#include "app/desktop/bridge/live_buffer.h"
#include "core/sequence/judging/judge_procedure.h"
#include "core/sequence/running/runner.h"

namespace velocert::app {

/// Between the run thread and the screen. Lives on the GUI thread; the runner calls its observer and operator
/// functions on the run thread. What happens becomes a queued signal with a copy; indications are gathered and
/// announced once; a question holds the run thread (and nothing else) until answer() or a stop.
class RunBridge final : public QObject, public sequence::RunObserver, public sequence::Operator {
    Q_OBJECT

  public:
    explicit RunBridge(QObject* parent = nullptr) : QObject(parent) {}

    /// GUI thread: the answer to the question that was asked last. Ignored when none is open.
    void answer(sequence::Answer answer);
    /// GUI thread, before a run: what is plotted over time, by procedure and step; speed over distance in the others.
    void plot(std::map<std::pair<std::string, std::string>, metrology::Measurand> over_time) {
        over_time_ = std::move(over_time);
    }
    /// GUI thread: what came since the last call; liveChanged() is sent again afterwards.
    [[nodiscard]] LiveUpdate take_live();

    // Run thread.
    [[nodiscard]] base::Result<sequence::Answer> ask(const sequence::Prompt& prompt, std::stop_token stop) override;
    void run_started(const sequence::Run& run) override;
    void expected(const std::vector<sequence::ExpectedDecision>& decisions) override;
    void attempt_started(const sequence::StepRun& step_run, const standards::Step& step) override;
    void action_started(const standards::Action& action) override;
    void resting(const standards::Step& step, std::chrono::seconds left) override;
    void indication(std::string_view role, const metrology::Indication& indication) override;
    void gate(const sequence::Gate& gate) override;
    void instrument_state(std::string_view role, sequence::InstrumentState state) override;
    void safe_state(const sequence::SafeState& state) override;
    void attempt_saved(const sequence::StepRun& step_run, const sequence::RepeatState& state) override;
    void procedure_judged(const sequence::ProcedureResult& result) override;
    void run_ended(const sequence::Run& run) override;

  signals:
    void runStarted(const velocert::sequence::Run& run);
    /// Before the first reading: what the bench can be expected to decide.
    void expectationKnown(const std::vector<velocert::sequence::ExpectedDecision>& decisions);
    void attemptStarted(const velocert::sequence::StepRun& step_run);
    void actionStarted(const velocert::standards::Action& action);
    /// The rest before the next attempt at the step goes on for so long; about once a second.
    void restGoesOn(const velocert::standards::Step& step, std::chrono::seconds left);
    void liveChanged();
    void instrumentStateChanged(const std::string& role, velocert::sequence::InstrumentState state);
    void safeStateReadBack(const sequence::SafeState& state);
    /// `rest`: what was gathered of this attempt and not yet fetched.
    void attemptSaved(const velocert::sequence::StepRun& step_run, const velocert::sequence::RepeatState& state,
                      const velocert::app::LiveUpdate& rest);
    void procedureJudged(const velocert::sequence::ProcedureResult& result);
    void runEnded(const velocert::sequence::Run& run);
    void asked(const velocert::sequence::Prompt& prompt);
    /// The question is gone: answered, or the run was stopped while it was open.
    void questionClosed();

  private:
    void announce_live();

    std::mutex mutex_;
    std::condition_variable_any answered_;
    std::optional<sequence::Answer> answer_;
    bool open_ = false;
    std::map<std::pair<std::string, std::string>, metrology::Measurand> over_time_;
    LiveBuffer live_;
    std::atomic<bool> announced_{false};
};

}  // namespace velocert::app
