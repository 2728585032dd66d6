// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include <QString>

#include "reports/content/report.h"

namespace velocert::app {

/// A section of a report for reading on the screen, as HTML without colours of its own: headings, fields, tables and
/// paragraphs in the language in use. Figures are left to those who draw them.
[[nodiscard]] QString section_html(const reports::Section& section);

}  // namespace velocert::app
