// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include <QString>
#include <string>

#include "app/desktop/view/parts/chart_view.h"
#include "core/base/result.h"

namespace velocert::app {

enum class ChartFile : std::uint8_t { png, svg, csv };
/// "png"
[[nodiscard]] QString ending_of(ChartFile kind);

/// Writes what is seen of the chart, with `record` above it (in each line of a CSV): a picture at twice the size of the
/// screen's, a drawing, or the values of `values` in the range that is seen. The file appears whole or not at all; one
/// of that name is replaced. Errors: those of the file system (disk_full, read_only, not_found, io).
[[nodiscard]] base::Result<void> write_chart(ChartView& view, const reports::Chart& values, const QString& record,
                                             ChartFile kind, const std::string& path);

}  // namespace velocert::app
