// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include <functional>
#include <memory>
#include <optional>
#include <span>
#include <string>
#include <utility>
#include <vector>

#include "core/base/clock.h"
#include "core/base/result.h"
#include "core/sequence/evaluations/evaluation.h"
#include "core/sequence/evidence.h"
#include "core/sequence/instrument.h"
#include "core/sequence/judging/recording.h"
#include "core/sequence/running/runner.h"
#include "core/sequence/running/sleep_gap.h"

namespace velocert::sequence {

/// The bytes of one capture as they were logged, kept so that the attempt is evaluated from the very bytes
/// that recompute will read.
class LoggedBytes;

/// Everything an attempt needs from the run it belongs to. Borrowed.
struct AttemptContext {
    const base::Clock& clock;
    const DecoderSource& decoders;
    Operator& person;
    EvidenceSink& sink;
    RunObserver& observer;
    RunControl& control;
    const RunPlan& plan;
    const standards::Procedure& procedure;
    const standards::Step& step;
    std::span<const StepRun> earlier;  ///< on which the run stands, before this attempt
    /// The open instrument of a role, or why it cannot be opened. An instrument that failed is opened anew.
    std::function<base::Result<Instrument*>(const std::string& role)> instrument;
    /// Forgets an instrument that is gone, so that the next attempt opens it again.
    std::function<void(const std::string& role)> drop;
    const base::SleepClock& sleep;
    const laboratory::Part* part = nullptr;       ///< in a step that is done for each part: the one it is about
    const standards::Subject* subject = nullptr;  ///< in a step that is done for each of a list: the one it is about
    /// How much of the rest before it a virtual bench passes over.
    std::optional<metrology::AnyQuantity> rest_passed_over = {};
    /// What the step needs before it, and its rest, are judged by the record. Not in a run begun before that was so.
    bool judges_preconditions = true;
};

/// Does one step once: prompts, commands, acquisition; then safe state, sealing and evaluation. Always leaves
/// a StepRun that says how it ended. An error means that evidence or record could not be written.
class Attempt {
  public:
    Attempt(const AttemptContext& context, int number, std::string retry_reason);
    ~Attempt();
    Attempt(const Attempt&) = delete;
    Attempt& operator=(const Attempt&) = delete;

    [[nodiscard]] base::Result<StepRun> run();

  private:
    struct Capture {
        std::string role;
        Instrument* instrument = nullptr;
        std::unique_ptr<LoggedBytes> bytes;
    };

    [[nodiscard]] base::Result<void> begin_captures();
    [[nodiscard]] base::Result<void> put_on_record(
        const std::vector<std::pair<std::string, std::string>>& pending_logs);
    [[nodiscard]] base::Result<void> perform(const standards::Action& action);
    [[nodiscard]] base::Result<void> act(const standards::Action& action);
    /// Takes it down if the machine slept since the action before and that spoils the attempt.
    [[nodiscard]] bool spoiled(const standards::Action& action);
    /// A state the method asks for was answered not to be there.
    [[nodiscard]] bool denied();
    [[nodiscard]] base::Result<void> ask(const standards::Action& action);
    /// What was typed goes on record; what cannot be true ends the attempt. Files become evidence before.
    [[nodiscard]] base::Result<void> keep_typed(const standards::Action& action, const Answer& answer);
    [[nodiscard]] base::Result<void> keep_file(const standards::Action& action, const standards::Field& field,
                                               const Answer& answer);
    [[nodiscard]] base::Result<void> keep_text(const standards::Action& action, const standards::Field& field,
                                               const std::string& text);
    /// What the register says of the gauges that were named at this prompt.
    [[nodiscard]] base::Result<void> hold_gauges(const standards::Action& action);
    [[nodiscard]] base::Result<void> wait(const standards::Action& action);
    [[nodiscard]] base::Result<void> set(const standards::Action& action);
    [[nodiscard]] base::Result<void> acquire(const standards::Action& action);
    [[nodiscard]] base::Result<void> pass_over_old(const standards::Action& action, Instrument& instrument);
    /// What each instrument says when it was told to stop. All are told before one that says it is still on is told
    /// again, and before any log is closed: none waits for another.
    [[nodiscard]] std::vector<base::Result<std::string>> make_safe();
    [[nodiscard]] base::Result<void> end_captures(std::vector<CaptureData>& data);
    /// Without a word of the operator the attempt is abandoned.
    [[nodiscard]] base::Result<void> ask_whether_it_counts(const std::vector<CaptureData>& data);
    [[nodiscard]] base::Result<void> evaluate_from(const std::vector<CaptureData>& data);
    void ended_by(const base::Error& error);
    [[nodiscard]] base::Result<Instrument*> capture_of(const standards::Action& action, const std::string& role);

    const AttemptContext& context_;
    StepRun step_run_;
    std::vector<Capture> captures_;
    std::vector<KeptDocument> documents_;  ///< that were given at this attempt's prompts
    bool on_record_ = false;
    SetGoing going_;
    base::SleepWatch watch_;
    std::string gap_;  ///< that the machine slept while something was under way; empty: it was awake
};

}  // namespace velocert::sequence
