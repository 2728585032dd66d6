// SPDX-License-Identifier: GPL-3.0-or-later
#include "app/desktop/bridge/run_bridge.h"

#include <utility>

namespace velocert::app {
namespace {

/// Runs `work` on the thread of `object`, later.
template <typename Work>
void later(QObject* object, Work work) {
    QMetaObject::invokeMethod(object, std::move(work), Qt::QueuedConnection);
}

}  // namespace

void RunBridge::answer(sequence::Answer answer) {
    {
        const std::scoped_lock lock(mutex_);
        if (!open_ || answer_) return;
        answer_ = std::move(answer);
    }
    answered_.notify_all();
}

LiveUpdate RunBridge::take_live() {
    announced_.store(false);
    return live_.take();
}

base::Result<sequence::Answer> RunBridge::ask(const sequence::Prompt& prompt, std::stop_token stop) {
    std::unique_lock lock(mutex_);
    answer_.reset();
    open_ = true;
    later(this, [this, prompt] { emit asked(prompt); });
    answered_.wait(lock, stop, [this] { return answer_.has_value(); });
    open_ = false;
    later(this, [this] { emit questionClosed(); });
    if (!answer_) return base::fail(base::ErrorCode::interrupted, prompt.key, "stopped while a question was open");
    return *std::exchange(answer_, std::nullopt);
}

void RunBridge::run_started(const sequence::Run& run) {
    later(this, [this, run] { emit runStarted(run); });
}

void RunBridge::expected(const std::vector<sequence::ExpectedDecision>& decisions) {
    later(this, [this, decisions] { emit expectationKnown(decisions); });
}

void RunBridge::attempt_started(const sequence::StepRun& step_run, const standards::Step&) {
    const auto over_time = over_time_.find({step_run.procedure, step_run.step});
    live_.begin_attempt(over_time == over_time_.end() ? std::nullopt : std::optional(over_time->second));
    later(this, [this, step_run] { emit attemptStarted(step_run); });
    announce_live();
}

void RunBridge::action_started(const standards::Action& action) {
    later(this, [this, action] { emit actionStarted(action); });
}

void RunBridge::resting(const standards::Step& step, std::chrono::seconds left) {
    later(this, [this, step, left] { emit restGoesOn(step, left); });
}

void RunBridge::indication(std::string_view role, const metrology::Indication& indication) {
    live_.add(role, indication);
    announce_live();
}

void RunBridge::gate(const sequence::Gate& gate) {
    live_.add(gate);
    announce_live();
}

void RunBridge::instrument_state(std::string_view role, sequence::InstrumentState state) {
    later(this, [this, role = std::string(role), state] { emit instrumentStateChanged(role, state); });
}

void RunBridge::safe_state(const sequence::SafeState& state) {
    later(this, [this, state] { emit safeStateReadBack(state); });
}

void RunBridge::attempt_saved(const sequence::StepRun& step_run, const sequence::RepeatState& state) {
    later(this, [this, step_run, state, rest = live_.take()] { emit attemptSaved(step_run, state, rest); });
}

void RunBridge::procedure_judged(const sequence::ProcedureResult& result) {
    later(this, [this, result] { emit procedureJudged(result); });
}

void RunBridge::run_ended(const sequence::Run& run) {
    later(this, [this, run] { emit runEnded(run); });
}

void RunBridge::announce_live() {
    if (announced_.exchange(true)) return;
    later(this, [this] { emit liveChanged(); });
}

}  // namespace velocert::app
