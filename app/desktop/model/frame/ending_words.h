// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include <QString>
#include <QStringList>
#include <string>

#include "core/sequence/run.h"
#include "core/standards/edition.h"

namespace velocert::app {

// How a run ended that did not end as it was planned, wherever its verdict is shown: a verdict alone would hide it.

/// "stopped in an emergency", from the lifecycle as a record names it; empty where all was done as planned.
[[nodiscard]] QString ending_word(const std::string& lifecycle);
/// That the run was stopped or broke off, and why; and what the instruments were read back as when they were driven to
/// their safe state after the last attempt that was left. Nothing where there was neither. One sentence a line.
[[nodiscard]] QStringList ending_lines(const sequence::Run& run, const standards::StandardEdition& edition);

/// That nobody said of the attempt that it went as the method asks, where a stop came first; empty of all others.
[[nodiscard]] QString unconfirmed_words(const sequence::StepRun& attempt);
/// The instruments that nobody knows to be off after the attempts so far, each with what to do; none: empty.
[[nodiscard]] QStringList left_on_lines(const sequence::Run& run, const standards::StandardEdition& edition);

}  // namespace velocert::app
