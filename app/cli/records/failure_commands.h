// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include <CLI/CLI.hpp>

#include <functional>
#include <optional>

#include "app/cli/output.h"
#include "core/records/archive.h"

namespace velocert::app {

/// Adds "failures" and "account" below a command: the unclean ends of an archive, and what a person says of them. What
/// comes back gives, after parsing, the work of the one that was chosen; nothing when neither was.
[[nodiscard]] std::function<std::optional<std::function<ExitCode(const Output&)>>()> add_failure_commands(
    CLI::App& command);

/// Tells on standard error which unclean ends nobody has accounted for, and how that is done. An archive whose records
/// of them cannot be read is left to verification.
void tell_open_failures(const Output& output, const records::Archive& archive);

}  // namespace velocert::app
