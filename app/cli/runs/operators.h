// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include <functional>

#include "app/cli/runs/usual_answers.h"
#include "core/base/result.h"
#include "core/sequence/running/runner.h"

namespace velocert::app {

/// A person at a terminal: the question on standard error, the answer from standard input. Where the input ends after
/// a "q", the run is stopped: whoever said it has left. Where it ends without one, an answer is missing.
class TerminalOperator final : public sequence::Operator {
  public:
    [[nodiscard]] base::Result<sequence::Answer> ask(const sequence::Prompt& prompt, std::stop_token stop) override;

  private:
    bool said_stop_ = false;  ///< as the last answer
};

/// Does at once what it is asked, keeps every attempt and repeats as long as the policy allows: the virtual bench's
/// own, in training archives only. Its photos and documents are specimen pictures.
class WillingOperator final : public UsualAnswers {
  public:
    [[nodiscard]] base::Result<sequence::Answer> ask(const sequence::Prompt& prompt, std::stop_token stop) override;
};

/// Passes on to another operator, and tells somebody what was confirmed (the virtual bench needs to know).
class ReportingOperator final : public sequence::Operator {
  public:
    using Performed = std::function<void(const sequence::Prompt&, const sequence::Answer&)>;
    ReportingOperator(sequence::Operator& person, Performed performed)
        : person_(person), performed_(std::move(performed)) {}
    [[nodiscard]] base::Result<sequence::Answer> ask(const sequence::Prompt& prompt, std::stop_token stop) override;

  private:
    sequence::Operator& person_;
    Performed performed_;
};

}  // namespace velocert::app
