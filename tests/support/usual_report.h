// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include <QSize>

#include "reports/content/report.h"

namespace velocert::reports::test {

/// A report of a usual size: at least 40 pages with 12 charts and 30 photos of that many dots.
[[nodiscard]] Report usual_report(QSize dots);

}  // namespace velocert::reports::test
