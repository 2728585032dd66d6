// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "core/sequence/answers/answered_file.h"

namespace velocert::app {

/// A message log of a vehicle that sends as it should, in every state and with every alarm: what stands in for one in
/// training archives. Each row says that it is a specimen.
[[nodiscard]] sequence::AnsweredFile specimen_log();

}  // namespace velocert::app
