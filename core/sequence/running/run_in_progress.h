// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include <chrono>
#include <optional>
#include <set>
#include <span>
#include <string>
#include <vector>

#include "core/base/clock.h"
#include "core/base/result.h"
#include "core/sequence/judging/judge_procedure.h"
#include "core/sequence/run.h"
#include "core/sequence/running/open_instruments.h"
#include "core/sequence/running/runner.h"

namespace velocert::sequence {

/// What a run works with. Borrowed.
struct RunSurroundings {
    const base::Clock& clock;
    const DecoderSource& decoders;
    Operator& person;
    EvidenceSink& sink;
    RunObserver& observer;
    RunControl& control;
    const base::SleepClock& sleep;
};

/// What goes on while one run is under way: its steps, one after the other, each with the attempts it needs. A step
/// whose sample still rests is put aside until all else is done. Appends to the run's attempts.
class RunInProgress {
  public:
    RunInProgress(const RunSurroundings& surroundings, const RunPlan& plan, OpenInstruments& instruments, Run& run);

    /// Does the steps that others need before them and rest after, in all these procedures.
    [[nodiscard]] base::Result<void> begin_rests(std::span<const standards::Procedure* const> procedures);
    /// Does what of the procedure can be done now; nothing twice.
    [[nodiscard]] base::Result<void> steps(const standards::Procedure& procedure);

    /// Whether a stop was asked for before all was done that was planned.
    [[nodiscard]] bool cut_short();
    [[nodiscard]] bool all_completed() const { return all_completed_; }
    /// What was left out because of what it needs, and what was not done again as nobody answered, in words; empty when
    /// nothing was.
    [[nodiscard]] const std::string& not_begun() const { return not_begun_; }
    /// On what the run stands so far.
    [[nodiscard]] std::span<const StepRun> standing() const { return standing_; }
    /// Whether a step of the procedure was put aside, as its sample rests, or rests on one that was.
    [[nodiscard]] bool waits_for_rest(const standards::Procedure& procedure) const;
    /// "flame-textile/strips rests until 2026-11-28T08:05:30.123Z": the first that will be ready.
    [[nodiscard]] std::string what_rests() const;
    /// Waits until the first of the rests is over, or a stop is asked for.
    void wait_for_rest();

  private:
    using Time = std::chrono::system_clock::time_point;
    /// A step whose sample rests.
    struct Resting {
        std::string step;  ///< "procedure/step"
        const standards::Step* plan = nullptr;
        Time until;
    };

    [[nodiscard]] base::Result<void> one_step(const standards::Procedure& procedure, const standards::Step& step);
    [[nodiscard]] base::Result<void> for_each_subject(const standards::Procedure& procedure,
                                                      const standards::Step& step);
    [[nodiscard]] base::Result<void> attempts(const standards::Procedure& procedure, const standards::Step& step,
                                              const laboratory::Part* part,
                                              const standards::Subject* of_list = nullptr);
    [[nodiscard]] bool stopping() const;
    /// Whether another procedure of this run has given what the step would.
    [[nodiscard]] bool done_elsewhere(const standards::Step& step) const;
    void leave_out(const std::string& step, const std::string& why);
    void tell_left(const std::string& what);
    /// Puts the step aside if its sample rests; says whether it does.
    [[nodiscard]] base::Result<bool> put_aside(const std::string& key, const standards::Procedure& procedure,
                                               const standards::Step& step);
    /// On a virtual bench no sample rests in fact: what of the rest has to be passed over before an attempt now.
    [[nodiscard]] std::optional<metrology::AnyQuantity> rest_to_pass_over(const standards::Step& step) const;
    /// Waits until the rest that the method asks for since the attempt before is over. False when it was left before:
    /// no attempt was begun then.
    [[nodiscard]] bool rested(const standards::Procedure& procedure, const standards::Step& step);
    /// Waits with a countdown; false when it was left.
    [[nodiscard]] bool wait_until(Time until, const standards::Step& step);
    /// The reason for one more attempt, or nothing when the step is left as it is.
    [[nodiscard]] std::optional<std::string> ask_retry(const standards::Procedure& procedure,
                                                       const standards::Step& step, const StepRun& last,
                                                       const RepeatState& state);

    RunSurroundings with_;
    const RunPlan& plan_;
    OpenInstruments& instruments_;
    Run& run_;
    bool rests_pass_;  ///< a virtual bench in a training archive
    std::vector<StepRun> standing_;
    std::set<std::string> finished_;  ///< "procedure/step" that nothing more is done at
    std::vector<Resting> resting_;
    std::set<std::string> put_aside_;  ///< those that rest, and those that need them
    bool all_completed_ = true;
    std::string not_begun_;
    bool cut_short_ = false;
};

}  // namespace velocert::sequence
