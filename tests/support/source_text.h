// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include <string>
#include <vector>

#include "reports/content/report.h"

namespace velocert::reports::test {

/// Compares the pages of a PDF, as another program takes their text out, with the document they were made from: every
/// string of every heading, paragraph, field, cell, caption and digest stands there once, in its order, with nothing
/// before, between or behind it. Gives what differs, with page and place; nothing when they say the same.
///
/// Allowed is only what the setting of pages brings with it: blanks and line ends anywhere; on each page its head and
/// foot, each of them whole; the head of a table again where its rows run on; and where a chart is drawn, its own
/// labels (compared by their characters, since turned text comes out in another order) and the figures at its axes.
/// A row of a table higher than a page would come out mixed up, and is told as a difference.
[[nodiscard]] std::vector<std::string> differences_from_source(const Report& report,
                                                               const std::vector<std::string>& pages);

}  // namespace velocert::reports::test
