// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include <chrono>
#include <string>
#include <string_view>

#include "core/sequence/judging/judge_procedure.h"
#include "core/sequence/running/runner.h"

namespace velocert::app {

/// Tells on standard error what a run is doing: a line per saved attempt, and on a terminal a bar with the speed.
class ProgressLines final : public sequence::RunObserver {
  public:
    ProgressLines(bool terminal, int planned_steps) : terminal_(terminal), planned_(planned_steps) {}

    void run_started(const sequence::Run& run) override;
    void expected(const std::vector<sequence::ExpectedDecision>& decisions) override;
    void attempt_started(const sequence::StepRun& step_run, const standards::Step& step) override;
    void put_aside(std::string_view procedure, std::string_view step,
                   std::chrono::system_clock::time_point until) override;
    void resting(const standards::Step& step, std::chrono::seconds left) override;
    void indication(std::string_view role, const metrology::Indication& indication) override;
    void safe_state(const sequence::SafeState& state) override;
    void attempt_saved(const sequence::StepRun& step_run, const sequence::RepeatState& state) override;
    void step_not_begun(std::string_view procedure, std::string_view step, std::string_view need) override;
    void procedure_judged(const sequence::ProcedureResult& result) override;

    /// What was expected before the first reading, for the result.
    [[nodiscard]] base::Json expected_json() const;

  private:
    void clear_bar();
    void draw_bar(const std::string& what);

    bool terminal_;
    int planned_;
    int done_ = 0;
    int shown_ = 0;  ///< length of the bar on the screen
    unsigned skipped_ = 0;
    std::string step_;
    std::string resting_;  ///< step whose rest was told last; empty: none goes on
    laboratory::Station station_;  ///< of this sitting
    std::vector<sequence::ExpectedDecision> expected_;
};

}  // namespace velocert::app
