// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include <optional>

#include "core/sequence/documents/program_file.h"

namespace velocert::app {

/// The file of the program that runs, with the SHA-256 of the very bytes that were started, be another file in its
/// place by now. Hashed at the first question, which takes a tenth of a second; any thread. Nothing where the system
/// does not tell.
[[nodiscard]] const std::optional<sequence::ProgramFile>& running_program();

}  // namespace velocert::app
