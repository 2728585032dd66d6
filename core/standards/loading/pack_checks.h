// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "core/standards/pack.h"

namespace velocert::standards {

/// What a pack that somebody edited must keep beside what every pack keeps, before it judges new runs: each limit of a
/// clause is judged by a step of the clause's procedure or is a parameter of one (an informative one, and a value that
/// is set, need not be); a picture is one that the pack brings or the program has, and none that the pack
/// brings goes unseen; the least plausible figure of a field is not above the greatest, and its example lies between
/// them. What was archived is read as it is. Errors say file, line, column and pointer.
[[nodiscard]] base::Result<void> check_for_new_runs(const Pack& pack, const StandardEdition& edition);

}  // namespace velocert::standards
