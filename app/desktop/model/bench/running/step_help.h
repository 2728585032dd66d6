// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include <QString>
#include <string>

#include "app/desktop/model/bench/running/run_presenter.h"

namespace velocert::app {

/// The topic of the help that tells of a step's clause, in the edition that judges the run; that of the procedure's
/// clause where the step names none, and of the Bench where there is no such step.
[[nodiscard]] QString step_help(const RunPresenter& run, const std::string& procedure, const std::string& step);
/// That of the step in work.
[[nodiscard]] QString step_help(const RunPresenter& run);

}  // namespace velocert::app
