// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include <string>
#include <string_view>

#include "core/base/error.h"
#include "core/base/json.h"
#include "core/conformity/verdict.h"

namespace velocert::app {

/// Exit codes of the command line's contract.
enum class ExitCode : int {
    done = 0,       ///< or Pass, or NotApplicable
    failed = 1,     ///< the verdict is Fail
    undecided = 2,  ///< NotEvaluated or Inconclusive
    wrong_input = 3,
    bench_trouble = 4,  ///< also: interrupted
    integrity = 5,
    not_permitted = 6,
};
[[nodiscard]] ExitCode exit_code(base::ErrorCode code);
[[nodiscard]] ExitCode exit_code(conformity::Verdict verdict);

/// Standard output carries results, standard error everything else.
struct Output {
    bool json = false;

    /// A whole JSON document on standard output, indented for people unless `json`.
    void document(const base::Json& document) const;
    /// One JSON object per line.
    void line(const base::Json& object) const;
    /// Plain text on standard output; nothing when `json`.
    void text(std::string_view text) const;
    /// A message on standard error.
    void say(std::string_view message) const;
    /// What happened, where, what was expected and what to do; on standard error. Returns the exit code.
    [[nodiscard]] ExitCode refuse(const base::Error& error) const;
};

}  // namespace velocert::app
