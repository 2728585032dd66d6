// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "app/cli/commands.h"

namespace velocert::app {

/// Adds "witness": a person who was there says what was seen of one attempt of a run.
void add_witness(CLI::App& app, CommandLine& line);

}  // namespace velocert::app
